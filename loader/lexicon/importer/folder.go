package importer

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"entente/loader/lexicon"
)

// WriteFolder writes data files as a folder, whole or not at all. A folder that is there already is replaced only where that is asked for
// and it holds nothing but data files.
func WriteFolder(dir string, files []lexicon.File, replace bool) (err error) {
	dir = filepath.Clean(dir)
	there, err := replaceable(dir, replace)
	if err != nil {
		return err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+"-new-")
	if err != nil {
		return fmt.Errorf("write %s: %w", dir, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("write %s: %w", dir, err), os.RemoveAll(fresh))
		}
	}()
	if err := os.Chmod(fresh, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		path := filepath.Join(fresh, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.Content, 0o644); err != nil {
			return err
		}
	}
	if !there {
		return os.Rename(fresh, dir)
	}
	old := fresh + "-old"
	if err := os.Rename(dir, old); err != nil {
		return err
	}
	if err := os.Rename(fresh, dir); err != nil {
		return errors.Join(err, os.Rename(old, dir))
	}
	return os.RemoveAll(old)
}

// replaceable reports whether a folder is there, and an error where it may not be replaced.
func replaceable(dir string, replace bool) (there bool, err error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case !info.IsDir():
		return false, fmt.Errorf("%s is no folder; name another", dir)
	}
	found := false
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		found = true
		name, err := filepath.Rel(dir, path)
		if err == nil && !lexicon.IsDataFile(filepath.ToSlash(name)) {
			err = fmt.Errorf("%s is no data file of a lexicon, so that %s is not replaced; name another folder", path, dir)
		}
		return err
	})
	if err == nil && found && !replace {
		err = fmt.Errorf("%s is there already; name another folder, or replace it with --replace", dir)
	}
	return true, err
}
