package resolve

import (
	"strings"
	"unicode"

	"entente/graph"
	"entente/loader/facts"
)

// agreementID identifies an agreement by what its name can tell: a proper name ("Abraham Accords") says which one it is, whatever kind and date an article gives it besides; a noun with
// names before it ("Minsk agreement") and a description that counts its points ("six-point plan") do within the year of the agreement, else of the article; any other description, one by its
// parties ("Ruritania-Borduria truce") among them, is its article's own until the resolver joins it with others.
func (b *builder) agreementID(a *facts.Agreement, published *string) graph.ID {
	switch {
	case isProperName(a.Name):
		return graph.AgreementID("", a.Name, "")
	case isNamed(a.Name), countsPoints(a.Name):
		year := yearOf(a.Date)
		if year == "" {
			year = yearOf(published)
		}
		return graph.AgreementID(a.Kind, a.Name, year)
	}
	return graph.LocalAgreementID(a.Kind, a.Name, b.out.SourceID())
}

// isProperName reports whether the name's noun is written with a capital letter: its last word, or the one before "of" or "on".
func isProperName(name string) bool {
	words := strings.Fields(name)
	for i, w := range words {
		if w == "of" || w == "on" || w == "for" {
			words = words[:i]
			break
		}
	}
	return len(words) > 0 && len(strings.Fields(name)) > 1 && isCapital(words[len(words)-1])
}

// isNamed reports whether the words before the name's noun are all written with a capital letter and are no pair of parties.
func isNamed(name string) bool {
	words := strings.Fields(name)
	if len(words) < 2 {
		return false
	}
	for _, w := range words[:len(words)-1] {
		if !isCapital(w) || strings.ContainsAny(w, "-–") {
			return false
		}
	}
	return true
}

func isCapital(word string) bool { return strings.IndexFunc(word, unicode.IsUpper) == 0 }

// countsPoints reports whether the name says how many points, articles or stages the agreement has.
func countsPoints(name string) bool {
	for _, unit := range []string{"-point", "-article", "-stage", "-step", "-party"} {
		if strings.Contains(name, unit) {
			return true
		}
	}
	return false
}
