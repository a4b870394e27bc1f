package lexicon

import (
	"strings"

	"entente/loader/internal/inflect"
)

// Doubling says whether a verb's last consonant is doubled before an ending.
type Doubling string

// The ways to double; verbs double nothing unless data says so.
const (
	Doubles    Doubling = "yes"      // "planned"
	MayDouble  Doubling = "optional" // "travelled" and "traveled"
	NeverTwice Doubling = ""
)

// Inflection holds the forms of a word that the rules of spelling do not give.
type Inflection struct {
	Word       string
	Past       []string // of a verb; regular when empty
	Participle []string // of a verb; its past when empty
	Double     Doubling // of a verb
	Plural     string   // of a noun; regular when empty
}

// inflector makes the forms of English verbs and nouns.
type inflector struct {
	irregular map[string]*Inflection
	verbs     map[string][]wordForm     // forms made before
	made      map[*string][]objectWords // by list: predicates of one line share it
}

type wordForm struct {
	word string
	form Form
}

func newInflector(list []Inflection) *inflector {
	in := &inflector{irregular: make(map[string]*Inflection, len(list)), verbs: make(map[string][]wordForm, 512), made: make(map[*string][]objectWords)}
	for i := range list {
		in.irregular[list[i].Word] = &list[i]
	}
	return in
}

// each calls do with every form of a predicate's lemma in two parts, once for
// each way to write it; the first part is one that many lemmas share, or empty.
func (in *inflector) each(p *Predicate, do func(head, rest string, form Form)) {
	if p.Class == VerbPredicate {
		head, rest := p.Lemma, ""
		if i := strings.IndexByte(head, ' '); i >= 0 {
			head, rest = head[:i], head[i:]
		}
		for _, f := range in.verb(head) {
			do(f.word, rest, f.form)
		}
		return
	}
	end := nounHeadEnd(p.Lemma)
	start := strings.LastIndexAny(p.Lemma[:end], " -") + 1
	noun := p.Lemma[start:end]
	plural := in.plural(noun)
	if plural == noun {
		do("", p.Lemma, FormSingular|FormPlural)
		return
	}
	do("", p.Lemma, FormSingular)
	do("", p.Lemma[:start]+plural+p.Lemma[end:], FormPlural)
}

// nounHeadEnd returns where the noun ends that a phrase is about: "declaration" of "declaration of war".
func nounHeadEnd(lemma string) int {
	end := len(lemma)
	for _, preposition := range [...]string{" of ", " to ", " for ", " in ", " on ", " from ", " with "} {
		if i := strings.Index(lemma, preposition); i > 0 && i < end {
			end = i
		}
	}
	return end
}

func (in *inflector) objects(texts []string) []objectWords {
	if len(texts) == 0 {
		return nil
	}
	if known, ok := in.made[&texts[0]]; ok && len(known) == len(texts) {
		return known
	}
	out := make([]objectWords, len(texts))
	for i, text := range texts {
		start := strings.LastIndexByte(text, ' ') + 1
		out[i] = objectWords{before: strings.Fields(text[:start]), last: text[start:], plural: in.plural(text[start:])}
	}
	in.made[&texts[0]] = out
	return out
}

// verb lists the forms of a verb, each way to write them once.
func (in *inflector) verb(lemma string) []wordForm {
	if known, ok := in.verbs[lemma]; ok {
		return known
	}
	var forms []wordForm
	add := func(form Form, words ...string) {
		for _, w := range words {
			at := -1
			for i := range forms {
				if forms[i].word == w {
					at = i
				}
			}
			if at < 0 {
				forms = append(forms, wordForm{w, form})
			} else {
				forms[at].form |= form
			}
		}
	}
	special, prefix := in.irregular[lemma], ""
	if dash := strings.LastIndexByte(lemma, '-'); special == nil && dash > 0 { // "counter-strike" goes like "strike"
		special, prefix = in.irregular[lemma[dash+1:]], lemma[:dash+1]
	}
	if special == nil {
		special = &Inflection{}
	}
	stems := stemsOf(lemma, special.Double)
	past := withPrefix(prefix, special.Past)
	if len(past) == 0 {
		for _, stem := range stems {
			past = append(past, inflect.Past(lemma, stem))
		}
	}
	participle := withPrefix(prefix, special.Participle)
	if len(participle) == 0 {
		participle = past
	}
	add(FormBase, lemma)
	add(FormThird, inflect.WithS(lemma))
	add(FormPast, past...)
	add(FormParticiple, participle...)
	for _, stem := range stems {
		add(FormGerund, inflect.Gerund(lemma, stem))
	}
	in.verbs[lemma] = forms
	return forms
}

// lemmas lists the forms of all verbs made, each with its verb; a form of several verbs, none of which it is itself, has none.
func (in *inflector) lemmas() map[string]string {
	out := make(map[string]string, 4*len(in.verbs))
	for lemma, forms := range in.verbs {
		for _, f := range forms {
			if other, known := out[f.word]; known && other != lemma {
				out[f.word] = ""
			} else {
				out[f.word] = lemma
			}
		}
	}
	for lemma := range in.verbs {
		out[lemma] = lemma
	}
	return out
}

func withPrefix(prefix string, words []string) []string {
	if prefix == "" {
		return words
	}
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = prefix + w
	}
	return out
}

// stemsOf is what endings are put to.
func stemsOf(lemma string, double Doubling) []string {
	switch double {
	case Doubles:
		return []string{lemma + lemma[len(lemma)-1:]}
	case MayDouble:
		return []string{lemma, lemma + lemma[len(lemma)-1:]}
	}
	return []string{lemma}
}

func (in *inflector) plural(noun string) string {
	if special := in.irregular[noun]; special != nil && special.Plural != "" {
		return special.Plural
	}
	return inflect.WithS(noun)
}
