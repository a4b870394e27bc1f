package lexicon

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

// File is a data file: its name within the lexicon's layout, and its text.
type File struct {
	Name    string
	Content []byte
}

// Files writes data as data files that ReadFS reads again, in the order of
// their names. The stem names those that lie in folders ("entries/STEM.tsv").
// Predicates, modifiers and honorifics are not written: nothing makes them but
// people. Texts must hold no tab, line end or, in lists, semicolon.
func (d *Data) Files(stem string) []File {
	var out []File
	file := func(name string, columns []string, rows [][]string) {
		if len(rows) > 0 {
			out = append(out, File{name, encode(columns, rows)})
		}
	}
	file("additions.tsv", additionTable().columns, rowsOf(d.Additions, func(a Addition) []string {
		return []string{string(a.ID), list(a.Aliases), a.Wikidata}
	}))
	file("entries/"+stem+".tsv", entryTable().columns, rowsOf(d.Entries, entryCells))
	file("given_names.tsv", givenNameTable().columns, rowsOf(d.GivenNames, func(g GivenName) []string {
		return []string{string(g.Gender), g.Name}
	}))
	file("memberships/"+stem+".tsv", membershipTable().columns, rowsOf(d.Memberships, func(m Membership) []string {
		return []string{string(m.Of), string(m.Member), m.Role, string(m.From), string(m.To)}
	}))
	file("office_overrides.tsv", overrideTable().columns, rowsOf(d.Overrides, func(o Override) []string {
		return []string{o.Title, string(o.Of), string(o.Function)}
	}))
	file("offices.tsv", officeTable().columns, rowsOf(d.Offices, func(o Office) []string {
		return []string{o.Title, o.Plural, string(o.Function), list(o.Variants), list(o.Abbreviations)}
	}))
	file("senses.tsv", senseTable().columns, rowsOf(d.Senses, func(s Sense) []string {
		return []string{s.Name, string(s.ID), list(s.Near)}
	}))
	file("tenures/"+stem+".tsv", tenureTable().columns, rowsOf(d.Tenures, func(t Tenure) []string {
		return []string{
			string(t.Of), string(t.Function), t.Title, string(t.Person), string(t.From), string(t.To), string(t.Status), yes(t.Shared),
		}
	}))
	return out
}

func entryCells(e Entry) []string {
	return []string{
		string(e.ID), e.Name, list(e.Aliases), list(e.Adjectives), list(e.Demonyms), list(e.Seats), list(e.Figures), string(e.Capital),
		e.ISO2, e.ISO3, e.Wikidata, string(e.Status), spanList(e.Claimants), spanList(e.Controllers), string(e.Since), string(e.Parent), string(e.Country),
		string(e.OrgKind), e.Sector, string(e.Gender), list(e.Surnames), degrees(e.Latitude), degrees(e.Longitude),
	}
}

func rowsOf[T any](items []T, cells func(T) []string) [][]string {
	out := make([][]string, 0, len(items))
	for _, item := range items {
		out = append(out, cells(item))
	}
	return out
}

// encode writes a table without the columns that no row fills.
func encode(columns []string, rows [][]string) []byte {
	var filled []int
	for i := range columns {
		if i < 2 || slices.ContainsFunc(rows, func(r []string) bool { return r[i] != "" }) {
			filled = append(filled, i)
		}
	}
	var b bytes.Buffer
	line := func(cells []string) {
		kept := make([]string, 0, len(filled))
		for _, i := range filled {
			kept = append(kept, cells[i])
		}
		b.WriteString(strings.TrimRight(strings.Join(kept, "\t"), "\t"))
		b.WriteByte('\n')
	}
	line(columns)
	for _, r := range rows {
		line(r)
	}
	return b.Bytes()
}

func list(items []string) string { return strings.Join(items, ";") }

func spanList(spans []Span) string {
	out := make([]string, 0, len(spans))
	for _, s := range spans {
		text := string(s.Of)
		if s.From != "" || s.To != "" {
			text += "@" + string(s.From) + ".." + string(s.To)
		}
		out = append(out, text)
	}
	return list(out)
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func degrees(x float64) string {
	if x == 0 {
		return ""
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}
