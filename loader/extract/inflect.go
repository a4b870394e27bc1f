package extract

import "strings"

// form tells which form of a verb a word is.
type form uint8

const (
	formBase form = 1 << iota // "say"
	formThird
	formPast
	formParticiple // past participle
	formGerund
)

const formFinite = formBase | formThird | formPast

// verbForm is one word that may be a form of a lemma.
type verbForm struct {
	lemma string
	forms form
}

// conjugate lists the forms of a verb. The entry is a lemma, or a lemma with its past and participle ("say said said"); regular forms follow the rules of
// spelling. A final consonant is doubled where the entry is marked with a plus ("admit+").
func conjugate(entry string) map[string]verbForm {
	f := strings.Fields(entry)
	double := strings.HasSuffix(f[0], "+")
	lemma := strings.TrimSuffix(f[0], "+")
	stem := lemma
	if double {
		stem += lemma[len(lemma)-1:]
	}
	past := regularPast(lemma, stem)
	if len(f) > 1 {
		past = f[1]
	}
	participle := past
	if len(f) > 2 {
		participle = f[2]
	}
	out := map[string]verbForm{}
	for _, x := range []struct {
		word string
		form form
	}{{lemma, formBase}, {thirdPerson(lemma), formThird}, {past, formPast}, {participle, formParticiple}, {gerund(lemma, stem), formGerund}} {
		v := out[x.word]
		out[x.word] = verbForm{lemma, v.forms | x.form}
	}
	return out
}

func isVowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

func endsInConsonantY(w string) bool {
	return len(w) > 1 && w[len(w)-1] == 'y' && !isVowel(w[len(w)-2])
}

func regularPast(lemma, stem string) string {
	switch {
	case strings.HasSuffix(lemma, "e"):
		return lemma + "d"
	case endsInConsonantY(lemma):
		return lemma[:len(lemma)-1] + "ied"
	}
	return stem + "ed"
}

func thirdPerson(lemma string) string {
	switch {
	case endsInConsonantY(lemma):
		return lemma[:len(lemma)-1] + "ies"
	case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "x"), strings.HasSuffix(lemma, "z"), strings.HasSuffix(lemma, "ch"), strings.HasSuffix(lemma, "sh"), lemma == "go", lemma == "do":
		return lemma + "es"
	}
	return lemma + "s"
}

func gerund(lemma, stem string) string {
	switch {
	case strings.HasSuffix(lemma, "ie"):
		return lemma[:len(lemma)-2] + "ying"
	case strings.HasSuffix(lemma, "e") && !strings.HasSuffix(lemma, "ee") && len(lemma) > 2:
		return lemma[:len(lemma)-1] + "ing"
	}
	return stem + "ing"
}
