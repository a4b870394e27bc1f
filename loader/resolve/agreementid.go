package resolve

import (
	"slices"
	"strings"
	"unicode"

	"entente/graph"
	"entente/loader/facts"
)

// agreementID identifies an agreement by what its names can tell, the surest first. A proper name ("Abraham Accords") says which one it is, whatever kind and date an article gives it besides. A
// town before a noun for any agreement says so within the year of the agreement, else of the article, whichever of those nouns it is: the "Sochi agreement" is the "Sochi peace accord". So do other
// names before a noun ("Minsk memorandum"), and a description that counts its points ("six-point plan"), for agreements of one kind. Any other description, one by its parties
// ("Ruritania-Borduria truce") among them, is its article's own.
func (b *builder) agreementID(a *facts.Agreement, towns []facts.Entity, published *string) graph.ID {
	names := append([]string{a.Name}, a.Aliases...)
	if k := slices.IndexFunc(names, isProperName); k >= 0 {
		return graph.AgreementID("", names[k], "")
	}
	year := yearOf(a.Date)
	if year == "" {
		year = yearOf(published)
	}
	for _, n := range names {
		if town := townOf(n, towns); town != "" {
			return graph.AgreementID(family(a.Kind), town+" accord", year)
		}
	}
	for _, n := range names {
		if isNamed(n) || countsPoints(n) {
			return graph.AgreementID(a.Kind, n, year)
		}
	}
	return graph.LocalAgreementID(a.Kind, a.Name, b.out.SourceID())
}

// family is the kind of an agreement as far as articles agree on it: a ceasefire is a peace to some, and to others just an agreement.
func family(kind string) string {
	switch kind {
	case "CEASEFIRE", "PEACE", "OTHER":
		return ""
	}
	return kind
}

// townOf is the name of the town that an agreement's name consists of besides nouns for any agreement and what a ceasefire is called: "Sochi" of "Sochi peace accord". Empty where it is none of the
// article's towns.
func townOf(name string, towns []facts.Entity) string {
	words := strings.Fields(name)
	if len(words) < 2 || !slices.Contains(generalNouns, words[len(words)-1]) {
		return ""
	}
	words = words[:len(words)-1]
	for len(words) > 0 && slices.Contains(generalNouns, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	called := graph.NormalName(strings.Join(words, " "))
	for i := range towns {
		e := &towns[i]
		if e.Kind == facts.City && slices.ContainsFunc(append([]string{e.Name}, e.Aliases...), func(n string) bool { return graph.NormalName(n) == called }) {
			return e.Name
		}
	}
	return ""
}

// generalNouns are what one agreement is called by different articles, if it ended a fight or they do not say what it is on.
var generalNouns = []string{"agreement", "agreements", "accord", "accords", "deal", "pact", "peace", "ceasefire", "cease-fire", "truce"}

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
