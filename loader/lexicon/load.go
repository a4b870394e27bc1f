package lexicon

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

//go:embed data
var builtin embed.FS

// Load returns the built-in lexicon.
func Load() (*Lexicon, error) {
	sub, err := fs.Sub(builtin, "data")
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	return LoadFS(sub)
}

// LoadFS reads a lexicon from data files laid out as docs/lexicon.md says.
// Folders and files may be missing; a file with an unknown name is an error.
func LoadFS(fsys fs.FS) (*Lexicon, error) {
	data, err := ReadFS(fsys)
	if err != nil {
		return nil, err
	}
	return New(data)
}

// ReadFS reads data files without building a lexicon. Errors name file, line
// and column.
func ReadFS(fsys fs.FS) (Data, error) {
	var data Data
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".tsv" {
			return err
		}
		table, err := tableFor(name)
		if err != nil {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		return table.read(&data, name, string(text))
	})
	if err != nil {
		return Data{}, fmt.Errorf("lexicon: %w", err)
	}
	return data, nil
}

// row gives a table's reader the cells of one line by column.
type row struct {
	columns []string
	cells   []string
	errs    []error
}

func (r *row) get(column string) string {
	if i := slices.Index(r.columns, column); i >= 0 && i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}

func (r *row) list(column string) []string {
	cell := r.get(column)
	if cell == "" {
		return nil
	}
	items := strings.Split(cell, ";")
	for i, item := range items {
		if items[i] = strings.TrimSpace(item); items[i] == "" {
			r.fail(column, errors.New("an item of the list is empty; remove the extra semicolon"))
		}
	}
	return items
}

func (r *row) date(column string) Date {
	d, err := ParseDate(r.get(column))
	if err != nil {
		r.fail(column, err)
	}
	return d
}

func (r *row) spans(column string) []Span {
	items := r.list(column)
	if len(items) == 0 {
		return nil
	}
	out := make([]Span, 0, len(items))
	for _, item := range items {
		span, err := parseSpan(item)
		if err != nil {
			r.fail(column, err)
		}
		out = append(out, span)
	}
	return out
}

func (r *row) number(column string) float64 {
	cell := r.get(column)
	if cell == "" {
		return 0
	}
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		r.fail(column, fmt.Errorf("%q is no number", cell))
	}
	return x
}

func (r *row) flag(column string) bool {
	switch cell := r.get(column); cell {
	case "":
		return false
	case "yes":
		return true
	default:
		r.fail(column, fmt.Errorf("%q: want yes or nothing", cell))
		return false
	}
}

func (r *row) fail(column string, err error) {
	r.errs = append(r.errs, fmt.Errorf("column %s: %w", column, err))
}

// table is one kind of data file: its columns, and what a line of it adds.
type table struct {
	columns []string
	reserve func(d *Data, rows int) // makes room; nil for short tables
	add     func(*Data, *row)
}

// read parses tab-separated lines under a header. Blank lines and lines that
// begin with # are skipped.
func (t table) read(data *Data, name, text string) error {
	if t.reserve != nil {
		t.reserve(data, strings.Count(text, "\n"))
	}
	var r row
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if r.columns == nil {
			for _, c := range cells {
				if !slices.Contains(t.columns, c) {
					return fmt.Errorf("%s:%d: unknown column %q; known are %s", name, number, c, strings.Join(t.columns, ", "))
				}
			}
			r.columns = cells
			continue
		}
		if len(cells) > len(r.columns) {
			return fmt.Errorf("%s:%d: %d cells under %d columns; look for an extra tab", name, number, len(cells), len(r.columns))
		}
		r.cells = cells
		if t.add(data, &r); len(r.errs) > 0 {
			return fmt.Errorf("%s:%d: %w", name, number, errors.Join(r.errs...))
		}
	}
	return nil
}

// tableFor chooses the table by the file's place.
func tableFor(name string) (table, error) {
	switch path.Dir(name) {
	case "entries":
		return entryTable(), nil
	case "memberships":
		return membershipTable(), nil
	case "tenures":
		return tenureTable(), nil
	case "predicates":
		switch base := path.Base(name); {
		case base == "irregular.tsv":
			return inflectionTable(), nil
		case strings.HasPrefix(base, "verbs"):
			return predicateTable(VerbPredicate), nil
		case strings.HasPrefix(base, "nouns"):
			return predicateTable(NounPredicate), nil
		}
	}
	switch name {
	case "senses.tsv":
		return senseTable(), nil
	case "offices.tsv":
		return officeTable(), nil
	case "office_overrides.tsv":
		return overrideTable(), nil
	case "modifiers.tsv":
		return modifierTable(), nil
	case "honorifics.tsv":
		return honorificTable(), nil
	case "given_names.tsv":
		return givenNameTable(), nil
	case "agents.tsv":
		return agentTable(), nil
	case "speech.tsv":
		return speechTable(), nil
	}
	return table{}, fmt.Errorf("%s: no such data file; entries belong into entries/, see docs/lexicon.md", name)
}
