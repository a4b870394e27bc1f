package extract

import (
	"strings"

	"entente/loader/internal/inflect"
)

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
	past := inflect.Past(lemma, stem)
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
	}{{lemma, formBase}, {inflect.WithS(lemma), formThird}, {past, formPast}, {participle, formParticiple}, {inflect.Gerund(lemma, stem), formGerund}} {
		v := out[x.word]
		out[x.word] = verbForm{lemma, v.forms | x.form}
	}
	return out
}
