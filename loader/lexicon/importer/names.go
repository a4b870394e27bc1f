package importer

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"entente/loader/lexicon"
)

// maxWords is how many words a name may have; what is longer is a description.
const maxWords = 12

// smallWords are written small within names.
var smallWords = []string{"of", "the", "and", "for", "in", "on", "at", "to", "de", "del", "la", "le", "du", "des", "da", "do", "e", "y", "et", "von", "van", "bin", "ibn", "ul"}

// clean brings a name into the form that news writes it in: given name first, capitals only where they belong. It is false for what can be no
// name in an English text: another script, marks that no name has, too many words.
func (im *Importer) clean(kind lexicon.Kind, raw string) (string, bool) {
	name := strings.Join(strings.Fields(norm.NFC.String(raw)), " ")
	if last, given, ok := strings.Cut(name, ","); ok && kind == lexicon.Person {
		name = strings.TrimSpace(given) + " " + strings.TrimSpace(last)
	}
	if strings.ContainsAny(name, ";,\t") || !latin(name) || im.known.Key(name) == "" {
		return "", false
	}
	words := strings.Fields(name)
	if len(words) > maxWords || len([]rune(name)) < 2 {
		return "", false
	}
	if len(words) > 1 && name == strings.ToUpper(name) {
		name = capitalised(words)
	}
	return name, true
}

// latin reports whether all letters are Latin ones and there is one at all.
func latin(name string) bool {
	found := false
	for _, c := range name {
		if unicode.IsLetter(c) {
			if !unicode.Is(unicode.Latin, c) && !unicode.Is(unicode.Lm, c) {
				return false
			}
			found = true
		}
	}
	return found
}

// capitalised writes the words of a name in capitals as a name is written: "LEAGUE OF ARAB STATES" is "League of Arab States".
func capitalised(words []string) string {
	out := make([]string, 0, len(words))
	for i, w := range words {
		small := strings.ToLower(w)
		switch {
		case i > 0 && slices.Contains(smallWords, small):
			w = small
		case !strings.Contains(w, "."): // "J.R." stays
			w = initialCapitals(small)
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// initialCapitals gives each part of a word a capital: "al-qaida" is "Al-Qaida", "o'brien" "O'Brien".
func initialCapitals(word string) string {
	start := true
	return strings.Map(func(c rune) rune {
		up := start
		start = c == '-' || c == '\'' || c == '’'
		if up {
			return unicode.ToUpper(c)
		}
		return c
	}, word)
}

// isAcronym reports whether a word is written in capitals, at least two.
func isAcronym(word string) bool {
	upper := 0
	for _, c := range word {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			upper++
		}
	}
	return upper > 1
}

// slug is the readable part of an id.
func (im *Importer) slug(name string) string {
	return strings.ReplaceAll(strings.ToLower(im.known.Key(name)), " ", "-")
}

// prefix is how ids of a kind begin.
func prefix(kind lexicon.Kind) string {
	switch kind {
	case lexicon.Person:
		return "person:"
	case lexicon.Organization:
		return "org:"
	}
	return strings.ToLower(string(kind)) + ":"
}

// givenName reports whether a name begins with a word that the lexicon knows as a given name.
func (im *Importer) givenName(name string) bool {
	first, _, _ := strings.Cut(name, " ")
	_, ok := im.known.GivenName(first)
	return ok
}

// readings are what the lexicon knows under a name, in capitals throughout where the source writes so.
func (im *Importer) readings(name string, caps bool) []lexicon.Hit {
	if !caps {
		return im.known.Lookup(name)
	}
	tokens := strings.Fields(strings.ToUpper(name))
	hits := im.known.MatchCaps(tokens, 0)
	if len(hits) == 0 || hits[0].N < len(tokens) {
		return nil
	}
	return hits
}
