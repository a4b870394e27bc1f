package eval

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// format is a form of gold data.
type format struct {
	name string
	// looksFor says what makes a set of this form, for people.
	looksFor string
	// find returns the paths of the sets of this form in a folder, not below it; "." is the folder itself.
	find    func(folder fs.FS) []string
	measure func(ctx context.Context, r *runner, s Set) (*Table, error)
}

func formats() []format {
	return []format{
		{"gold", "a folder with article.txt and gold.json", holding("gold.json", "article.txt"), measureOwn},
		{"dates", "*.dates.txt", holdingAny(datesPattern), measureDates},
		{"gum", "a folder with articles, gold and split.json", holding("split.json", "gold", "articles"), measureGUM},
		{"polnear", "polnear*.jsonl or polnear*.jsonl.gz", files("polnear*.jsonl", "polnear*.jsonl.gz"), measurePolNeAR},
		{"plv", "plv*.jsonl", files("plv*.jsonl"), measurePLV},
		{"redocred", "redocred*.jsonl", files("redocred*.jsonl"), measureReDocRED},
		{"ner", "*.ner.iob2", files("*.ner.iob2"), measureIOB2},
	}
}

func formatNamed(name string) (format, bool) {
	all := formats()
	i := slices.IndexFunc(all, func(f format) bool { return f.name == name })
	if i < 0 {
		return format{}, false
	}
	return all[i], true
}

// holding finds the folder itself where it has all of the entries.
func holding(entries ...string) func(fs.FS) []string {
	return func(folder fs.FS) []string {
		for _, e := range entries {
			if _, err := fs.Stat(folder, e); err != nil {
				return nil
			}
		}
		return []string{"."}
	}
}

// files finds files by the patterns of their names.
func files(patterns ...string) func(fs.FS) []string {
	return func(folder fs.FS) []string {
		var out []string
		for _, p := range patterns {
			found, _ := fs.Glob(folder, p) // the only error is a bad pattern, and these are ours
			out = append(out, found...)
		}
		slices.Sort(out)
		return out
	}
}

// FindFolder returns the sets in a folder and in the folders right below it, in order of their paths. Articles of the project's own
// form that lie beside each other are one set. A folder without a set is an error that says what was looked for.
func FindFolder(name string) ([]Set, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("look for gold data: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("look for gold data: %s is not a folder; name the folder that it lies in", name)
	}
	return Find(os.DirFS(name), name)
}

// Find is FindFolder for a file system; name is what the folder is called.
func Find(folder fs.FS, name string) ([]Set, error) {
	base := path.Base(strings.ReplaceAll(name, "\\", "/"))
	out := findHere(folder, base)
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, fmt.Errorf("look for gold data in %s: %w", name, err)
	}
	own := slices.ContainsFunc(out, func(s Set) bool { return s.Format == "gold" })
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		below, err := fs.Sub(folder, e.Name())
		if err != nil {
			return nil, fmt.Errorf("look for gold data in %s: %w", name, err)
		}
		for _, s := range findHere(below, e.Name()) {
			if s.Format == "gold" {
				if !own {
					out, own = append(out, Set{Name: base, Format: "gold", path: ".", files: folder}), true
				}
				continue
			}
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		var wanted []string
		for _, f := range formats() {
			wanted = append(wanted, f.looksFor)
		}
		return nil, &NoGoldError{Folder: name, Wanted: wanted}
	}
	return out, nil
}

func findHere(folder fs.FS, name string) []Set {
	var out []Set
	for _, f := range formats() {
		for _, p := range f.find(folder) {
			s := Set{Name: name, Format: f.name, path: p, files: folder}
			if p != "." {
				s.Name = strings.TrimSuffix(strings.TrimSuffix(p, ".gz"), path.Ext(strings.TrimSuffix(p, ".gz")))
			}
			out = append(out, s)
		}
	}
	return out
}

// NoGoldError says that a folder holds no gold data.
type NoGoldError struct {
	Folder string
	Wanted []string
}

func (e *NoGoldError) Error() string {
	return fmt.Sprintf("%s holds no gold data, and neither do the folders in it; looked for %s", e.Folder, strings.Join(e.Wanted, "; "))
}

// maxLine is how long a line of a data set may be.
const maxLine = 64 << 20

// readLines decodes the JSON of each line of a set's file, which may be compressed with gzip.
func readLines[T any](s Set) ([]T, error) {
	file, err := s.files.Open(s.path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	in := io.Reader(file)
	if strings.HasSuffix(s.path, ".gz") {
		if in, err = gzip.NewReader(file); err != nil {
			return nil, fmt.Errorf("%s: %w", s.path, err)
		}
	}
	var out []T
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", s.path, n, err)
		}
		out = append(out, v)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: %w", s.path, errors.New("there is no line in it"))
	}
	return out, nil
}
