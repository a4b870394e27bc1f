package resolve

import (
	"strings"
	"unicode"

	"entente/graph"
	"entente/loader/facts"
)

// agreementID identifies an agreement by what its name can tell: a proper name ("Abraham Accords") says which one it is; a description that counts its points ("six-point plan") does
// within the year of the agreement, else of the article; any other description is its article's own until the resolver joins it with others.
func (b *builder) agreementID(a *facts.Agreement, published *string) graph.ID {
	switch {
	case isProperName(a.Name):
		return graph.AgreementID(a.Kind, a.Name, yearOf(a.Date))
	case countsPoints(a.Name):
		year := yearOf(a.Date)
		if year == "" {
			year = yearOf(published)
		}
		return graph.AgreementID(a.Kind, a.Name, year)
	}
	return graph.LocalAgreementID(a.Kind, a.Name, b.out.SourceID())
}

// isProperName reports whether a word of the name is written with a capital letter.
func isProperName(name string) bool { return strings.IndexFunc(name, unicode.IsUpper) >= 0 }

// countsPoints reports whether the name says how many points, articles or stages the agreement has.
func countsPoints(name string) bool {
	for _, unit := range []string{"-point", "-article", "-stage", "-step", "-party"} {
		if strings.Contains(name, unit) {
			return true
		}
	}
	return false
}
