// Package inflect spells the regular forms of English verbs and nouns.
package inflect

import "strings"

// Past is the past tense and participle of a regular verb. stem is the lemma, with its last letter doubled where the verb doubles it.
func Past(lemma, stem string) string {
	switch {
	case strings.HasSuffix(lemma, "e"):
		return lemma + "d"
	case endsInConsonantY(lemma):
		return lemma[:len(lemma)-1] + "ied"
	}
	return stem + "ed"
}

// WithS is the third person of a verb and the plural of a noun.
func WithS(word string) string {
	if endsInConsonantY(word) {
		return word[:len(word)-1] + "ies"
	}
	for _, hiss := range [...]string{"s", "x", "z", "ch", "sh", "go", "do"} {
		if strings.HasSuffix(word, hiss) {
			return word + "es"
		}
	}
	return word + "s"
}

// Gerund is the present participle of a verb; stem is as for Past.
func Gerund(lemma, stem string) string {
	switch {
	case strings.HasSuffix(lemma, "ie"):
		return lemma[:len(lemma)-2] + "ying"
	case strings.HasSuffix(lemma, "e") && !strings.HasSuffix(lemma, "ee") && !strings.HasSuffix(lemma, "oe") && len(lemma) > 2:
		return lemma[:len(lemma)-1] + "ing"
	}
	return stem + "ing"
}

func endsInConsonantY(w string) bool {
	return len(w) > 1 && w[len(w)-1] == 'y' && strings.IndexByte("aeiou", w[len(w)-2]) < 0
}
