package acceptance

import (
	"strings"
	"unicode"
)

// plain is what remains of a name when case, punctuation, white space and a leading article are left aside.
func plain(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// directory knows by which names the gold standard calls a thing.
type directory map[string][]string

func newDirectory(g *Gold) directory {
	d := directory{}
	add := func(name string, also []string) {
		all := []string{plain(name)}
		for _, n := range also {
			all = append(all, plain(n))
		}
		d[plain(name)] = all
	}
	for _, e := range g.Entities {
		add(e.Name, e.Also)
	}
	for _, a := range g.Agreements {
		add(a.Name, a.Also)
	}
	return d
}

// same reports whether a thing of the graph is the one that the gold standard means: a name or alias is one that it is called by.
func (d directory) same(name string, n Named) bool {
	called, known := d[plain(name)]
	if !known {
		called = []string{plain(name)}
	}
	for _, c := range called {
		if c == plain(n.Name) {
			return true
		}
		for _, alias := range n.Aliases {
			if c == plain(alias) {
				return true
			}
		}
	}
	return false
}

// among reports whether the thing that is meant is there.
func (d directory) among(name string, list []Named) bool {
	for _, n := range list {
		if d.same(name, n) {
			return true
		}
	}
	return false
}

// all reports whether all that are meant are there.
func (d directory) all(meant []string, list []Named) bool {
	for _, name := range meant {
		if !d.among(name, list) {
			return false
		}
	}
	return true
}

// exactly reports whether those that are meant are there, and nobody else.
func (d directory) exactly(meant []string, list []Named) bool {
	for _, n := range list {
		found := false
		for _, name := range meant {
			found = found || d.same(name, n)
		}
		if !found {
			return false
		}
	}
	return d.all(meant, list)
}
