package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Stdin is the name of standard input among sources.
const Stdin = "-"

// form is how a source holds what it holds.
type form int

const (
	plainText    form = iota // the whole is one article's text
	object                   // the whole is one article as a JSON object
	articleLines             // an article as an object on each line
	factsLines               // facts on each line
	sniffed                  // standard input: its first line tells
)

// formOf tells a file's form by its ending; ok is false for an ending that a folder's files are passed over for.
func formOf(path string) (f form, ok bool) {
	name := strings.ToLower(filepath.Base(path))
	switch {
	case strings.HasSuffix(name, ".facts.jsonl"):
		return factsLines, true
	case strings.HasSuffix(name, ".jsonl"):
		return articleLines, true
	case strings.HasSuffix(name, ".json"):
		return object, true
	case strings.HasSuffix(name, ".txt"):
		return plainText, true
	}
	return plainText, false
}

// Set is a list of sources that are known to exist.
type Set struct {
	stdin io.Reader
	files []file
	bytes int64
	exact bool
}

type file struct {
	path string
	form form
}

// Open looks for the sources: files, folders or Stdin, which is read from stdin. It reads nothing yet. A source that does not exist, a folder without
// articles and standard input that is named twice are errors; they concern the command as a whole, so that nothing is loaded by half.
func Open(stdin io.Reader, names ...string) (*Set, error) {
	s := &Set{stdin: stdin, exact: true}
	if len(names) == 0 {
		return nil, errors.New("open sources: none is named; name a file, a folder, or - for standard input")
	}
	for _, name := range names {
		if err := s.add(name); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// Size is the number of bytes of all files; known is false where a source's is not, like standard input's.
func (s *Set) Size() (bytes int64, known bool) { return s.bytes, s.exact }

// OnlyFacts reports whether the sources can hold nothing but facts, so that nobody needs to read articles.
func (s *Set) OnlyFacts() bool {
	return !slices.ContainsFunc(s.files, func(f file) bool { return f.form != factsLines })
}

func (s *Set) add(name string) error {
	if name == Stdin {
		if slices.ContainsFunc(s.files, func(f file) bool { return f.path == Stdin }) {
			return errors.New("open sources: standard input is named twice; name - once")
		}
		s.files = append(s.files, file{Stdin, sniffed})
		s.exact = false
		return nil
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("open source %s: there is no such file or folder; check the path", name)
	case err != nil:
		return fmt.Errorf("open source %s: %w", name, cause(err))
	case info.IsDir():
		return s.addFolder(name)
	}
	f, _ := formOf(name)
	s.addFile(name, f, info)
	return nil
}

func (s *Set) addFile(path string, f form, info fs.FileInfo) {
	s.files = append(s.files, file{path, f})
	if info.Mode().IsRegular() {
		s.bytes += info.Size()
	} else {
		s.exact = false
	}
}

// addFolder adds the articles of a folder, at any depth, in the order of their paths.
func (s *Set) addFolder(folder string) error {
	var found []file
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("read folder %s: %w; make it readable or name its files", path, cause(err))
		case path != folder && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.IsDir():
			return nil
		}
		if f, ok := formOf(path); ok {
			found = append(found, file{path, f})
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortFunc(found, func(a, b file) int { return strings.Compare(filepath.ToSlash(a.path), filepath.ToSlash(b.path)) })
	before := len(s.files)
	for _, f := range found {
		// Links are followed, but only to files, so that no folder is read twice or for ever.
		info, err := os.Stat(f.path)
		switch {
		case err != nil:
			s.files = append(s.files, f) // told when it is read
		case info.Mode().IsRegular():
			s.addFile(f.path, f.form, info)
		}
	}
	if len(s.files) == before {
		return fmt.Errorf("open source %s: the folder has no articles; put files that end in .txt, .json, .jsonl or .facts.jsonl into it", folder)
	}
	return nil
}

// cause leaves out the operation and the path that the caller names itself.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
