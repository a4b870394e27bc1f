// Package searchtext says what a full-text search finds: which words a node is found by and how words are folded, the same for every
// store.
package searchtext

import (
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"entente/graph"
)

// Words folds a text into the words that search compares: compatibility-decomposed, without accents, lower case, split at everything
// that is neither a letter, a digit nor a vowel sign that stands beside its letter. Letters that have no decomposition (ø, ł, ß) are written as two-letter or plain forms.
func Words(s string) []string {
	t := transform.Chain(norm.NFKD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	folded, _, err := transform.String(t, s)
	if err != nil { // only on invalid UTF-8 in the middle of a rune, which the transformers replace
		folded = s
	}
	folded = plain.Replace(strings.ToLower(folded))
	return strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mc, r) })
}

var plain = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ħ", "h", "ı", "i", "ß", "ss", "æ", "ae", "œ", "oe", "þ", "th", "ð", "d", "’", "", "'", "", "ʼ", "")

// Key is a text's words, joined by single spaces: two names are the same to search if their keys are.
func Key(s string) string { return strings.Join(Words(s), " ") }

// Names returns the keys of a node's names (graph.NamesOf), in their order.
func Names(n graph.Node) []string {
	var keys []string
	for _, s := range graph.NamesOf(n) {
		if k := Key(s); k != "" {
			keys = append(keys, k)
		}
	}
	return keys
}

// Text is all that a node is found by, as words joined by single spaces: its names, and the text of statements, claims and provisions.
// Records, evidence and events have none and are never found.
func Text(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Statement:
		return Key(n.Text)
	case *graph.Claim:
		return Key(n.Text)
	case *graph.Provision:
		return Key(n.Text)
	}
	return strings.Join(Names(n), " ")
}

// Query folds what somebody typed. It is an error with CodeInvalid if no word is left, and with CodeLimit if there are more than graph.MaxWords.
func Query(s string) ([]string, error) {
	words := Words(s)
	if len(words) == 0 {
		return nil, graph.Errorf(graph.CodeInvalid, "search", "", "%q has no word to search for", s)
	}
	if len(words) > graph.MaxWords {
		return nil, graph.Errorf(graph.CodeLimit, "search", "", "at most %d words, not %d", graph.MaxWords, len(words))
	}
	return words, nil
}

// Rank says whether a node is found by the folded words of a query, and in which group: 0 where one of its names is the query, 1 where every
// word of the query begins a word of its text.
func Rank(n graph.Node, words []string) (rank int, found bool) {
	query := strings.Join(words, " ")
	for _, k := range Names(n) {
		if k == query {
			return 0, true
		}
	}
	text := " " + Text(n)
	for _, w := range words {
		if !strings.Contains(text, " "+w) {
			return 0, false
		}
	}
	return 1, true
}
