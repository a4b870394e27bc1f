package train

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"fmt"
	"os"
	"path/filepath"
)

// resume returns the network that an earlier run with the same data and the same key left in the
// folder Resume, or else makes it and leaves it there.
func resume[T any](f *fitting, name string, key []any, fresh func() *T) *T {
	if f.opt.Resume == "" {
		return fresh()
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%+v\x00%x", name, key, f.fingerprint()))
	path := filepath.Join(f.opt.Resume, fmt.Sprintf("%x.gob", sum[:12]))
	if content, err := os.ReadFile(path); err == nil {
		net := new(T)
		if err := gob.NewDecoder(bytes.NewReader(content)).Decode(net); err == nil {
			f.logf("%s: taken from %s", name, path)
			return net
		}
		f.logf("%s: %s cannot be read, training anew", name, path)
	}
	net := fresh()
	var out bytes.Buffer
	err := gob.NewEncoder(&out).Encode(net)
	if err == nil {
		err = os.WriteFile(path, out.Bytes(), 0o644)
	}
	if err != nil {
		f.logf("%s: not kept: %v", name, err)
	}
	return net
}

// fingerprint is a hash of all data.
func (f *fitting) fingerprint() []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.print == nil {
		h := sha256.New()
		if err := gob.NewEncoder(h).Encode(f.data); err != nil { // plain data, and a hash takes every write
			panic(fmt.Sprintf("train: encoding the data: %v", err))
		}
		f.print = h.Sum(nil)
	}
	return f.print
}
