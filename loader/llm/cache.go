package llm

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// cache keeps answers in a folder, one file each, named after all that an answer depends on.
type cache struct{ folder string }

// key hashes parts, each with its length, so that no two lists of parts are alike.
func key(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		_ = binary.Write(h, binary.BigEndian, uint64(len(p))) // a hash takes everything
		h.Write([]byte(p))
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (c cache) path(key string) string { return filepath.Join(c.folder, key[:2], key+".json") }

// get returns an answer, nil where there is none. A file that is no JSON, as a full disk may leave it, is none.
func (c cache) get(key string) (json.RawMessage, error) {
	if c.folder == "" {
		return nil, nil
	}
	raw, err := os.ReadFile(c.path(key))
	if errors.Is(err, fs.ErrNotExist) || err == nil && !json.Valid(raw) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the cache: %w", err)
	}
	return raw, nil
}

// put keeps an answer: whole or not at all, and for its owner alone, since it quotes the article.
func (c cache) put(key string, answer json.RawMessage) error {
	if c.folder == "" {
		return nil
	}
	path := c.path(key)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("write the cache: %w", err)
	}
	f, err := os.CreateTemp(filepath.Dir(path), "answer-*")
	if err != nil {
		return fmt.Errorf("write the cache: %w", err)
	}
	_, err = f.Write(answer)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write the cache: %w", errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}
