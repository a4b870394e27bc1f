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

// Load returns the built-in lexicon, extended by the data files of each of the
// folders in turn, see Extend.
func Load(folders ...fs.FS) (*Lexicon, error) {
	sub, err := fs.Sub(builtin, "data")
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	data, err := ReadFS(sub)
	if err != nil {
		return nil, err
	}
	for _, folder := range folders {
		more, err := ReadFS(folder)
		if err != nil {
			return nil, err
		}
		data = data.extend(more)
	}
	return New(data)
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
	keys    int                     // how many of the columns a line needs, at least 2
	reserve func(d *Data, rows int) // makes room; nil for short tables
	add     func(*Data, *row)
}

// read parses tab-separated lines under a header. Blank lines and lines that
// begin with # are skipped.
func (t table) read(data *Data, name, text string) error {
	if t.reserve != nil {
		t.reserve(data, strings.Count(text, "\n"))
	}
	var rows *Rows
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		var err error
		if rows == nil {
			rows, err = t.rows(cells)
		} else {
			err = rows.Add(data, cells)
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", name, number, err)
		}
	}
	return nil
}

// Rows reads the lines of one data file, whatever parts their cells.
type Rows struct {
	table table
	row   row
}

// NewRows tells by a header which kind of data file its lines are of. Tables of
// predicates share their columns and are not told apart.
func NewRows(header []string) (*Rows, error) {
	var found []table
	for _, t := range []table{
		entryTable(), additionTable(), senseTable(), membershipTable(), tenureTable(), officeTable(), overrideTable(),
		modifierTable(), honorificTable(), givenNameTable(),
	} {
		if !slices.ContainsFunc(header, func(c string) bool { return !slices.Contains(t.columns, c) }) &&
			!slices.ContainsFunc(t.needed(), func(c string) bool { return !slices.Contains(header, c) }) {
			found = append(found, t)
		}
	}
	if len(found) != 1 {
		return nil, fmt.Errorf("the columns %s are not those of one data file; see docs/lexicon.md for the columns of each", strings.Join(header, ", "))
	}
	return found[0].rows(header)
}

// needed are the columns without which a line says nothing.
func (t table) needed() []string { return t.columns[:max(2, t.keys)] }

func (t table) rows(header []string) (*Rows, error) {
	for i, c := range header {
		if !slices.Contains(t.columns, c) {
			return nil, fmt.Errorf("unknown column %q; known are %s", c, strings.Join(t.columns, ", "))
		}
		if slices.Contains(header[:i], c) {
			return nil, fmt.Errorf("column %q stands twice; remove one", c)
		}
	}
	return &Rows{table: t, row: row{columns: header}}, nil
}

// Add adds what a line says to the data, or nothing where it returns an error,
// which names the columns at fault.
func (rs *Rows) Add(data *Data, cells []string) error {
	if len(cells) > len(rs.row.columns) {
		return fmt.Errorf("%d cells under %d columns; look for an extra tab or comma", len(cells), len(rs.row.columns))
	}
	before := *data
	rs.row.cells, rs.row.errs = cells, nil
	rs.table.add(data, &rs.row)
	if len(rs.row.errs) > 0 {
		*data = before
		return errors.Join(rs.row.errs...)
	}
	return nil
}

// IsDataFile reports whether a path within a folder is that of a data file.
func IsDataFile(name string) bool {
	if path.Ext(name) != ".tsv" {
		return false
	}
	_, err := tableFor(name)
	return err == nil
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
		case base == "governors.tsv":
			return governorTable(), nil
		case strings.HasPrefix(base, "verbs"):
			return predicateTable(VerbPredicate), nil
		case strings.HasPrefix(base, "nouns"):
			return predicateTable(NounPredicate), nil
		}
	}
	switch name {
	case "additions.tsv":
		return additionTable(), nil
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
	case "evaluations.tsv":
		return evaluationTable(), nil
	}
	return table{}, fmt.Errorf("%s: no such data file; entries belong into entries/, see docs/lexicon.md", name)
}
