package extract

import (
	"slices"
	"strings"

	"entente/loader/lexicon"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

// missedVerb returns a word of a sentence that must be a verb, whatever the tagger says, and the tags that it may have: what follows a modal, and in a sentence without a verb a form of one that the
// lexicon knows, between what can be its subject and its object. Taggers take "Ruritania eased restrictions on rebels" for restrictions that are eased. The result counts from first, the sentence's
// first token; -1 for none.
func (r *reading) missedVerb(first int, notes []syntax.Annotation) (word int, tags []string) {
	root, verbless := -1, true
	for i := range notes {
		switch {
		case notes[i].XPOS == "MD":
			if v := r.behindModal(first, i, notes); v >= 0 {
				return v, []string{"VB"}
			}
		case notes[i].Head == 0 && root < 0:
			root = i
		}
	}
	for i := 1; i+1 < len(notes); i++ {
		if (notes[i].UPOS == "NOUN" || notes[i].UPOS == "ADJ") && hasObject(i, notes) && (r.canBeVerb(first, i, lexicon.FormPast, notes) || r.canBeVerb(first, i, lexicon.FormThird, notes)) {
			return i, []string{"VBD", "VBZ"}
		}
	}
	if root < 1 || notes[root].UPOS == "VERB" || notes[root].UPOS == "AUX" {
		return -1, nil
	}
	for i := range notes {
		if notes[i].Head == root+1 && (notes[i].DepRel == "cop" || notes[i].DepRel == "aux" || finiteTag(notes[i].XPOS)) {
			verbless = false
		}
	}
	if !verbless {
		return -1, nil
	}
	for _, form := range []lexicon.Form{lexicon.FormPast, lexicon.FormThird} {
		for i := 1; i+1 < len(notes); i++ {
			if r.canBeVerb(first, i, form, notes) && mainWord(i, root, notes) {
				return i, []string{"VBD", "VBZ"}
			}
		}
	}
	return -1, nil
}

// behindModal returns the word behind the modal at place i and its adverbs where the tagger has no verb there but one has to be: a base form that the lexicon knows, before an object or oblique. -1
// for none.
func (r *reading) behindModal(first, i int, notes []syntax.Annotation) int {
	k := i + 1
	for k < len(notes) && (r.norm(first+k) == "not" || r.norm(first+k) == "n't" || adverbs.has(r.norm(first+k))) {
		k++
	}
	if k+1 >= len(notes) || notes[k].UPOS != "ADJ" && notes[k].UPOS != "NOUN" && notes[k].UPOS != "PROPN" || notes[k+1].UPOS == "PUNCT" || notes[k+1].UPOS == "AUX" {
		return -1
	}
	if r.toks[first+k].Is(text.Capitalised) || !r.verbForm(first+k, lexicon.FormBase) {
		return -1
	}
	return k
}

// canBeVerb reports whether the word at place i has a form of a verb, behind a noun and before what may be an object or oblique.
func (r *reading) canBeVerb(first, i int, form lexicon.Form, notes []syntax.Annotation) bool {
	n := r.norm(first + i)
	if notVerbs.has(n) || form == lexicon.FormPast && r.toks[first+i].Is(text.Capitalised) || r.toks[first+i].Is(text.Capitalised) && len(r.predicateHits(first+i, lexicon.NounPredicate)) > 0 || !r.verbForm(first+i, form) || r.hyphenated(first+i-1) || r.hyphenated(first+i+1) {
		return false
	}
	k := i - 1
	for k > 0 && (notes[k].UPOS == "ADV" || adverbs.has(r.norm(first+k))) {
		k--
	}
	if notes[k].UPOS != "NOUN" && notes[k].UPOS != "PROPN" && !(notes[k].UPOS == "ADJ" && hasObject(i, notes)) {
		return false
	}
	switch notes[i+1].UPOS {
	case "DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM":
		return true
	case "ADP", "ADV", "VERB":
		return form == lexicon.FormPast
	}
	return false
}

// hasObject reports whether the parser gives the word at place i an object.
func hasObject(i int, notes []syntax.Annotation) bool {
	return slices.ContainsFunc(notes[i+1:], func(n syntax.Annotation) bool { return n.Head == i+1 && n.DepRel == "obj" })
}

// verbForm reports whether token i is a form of a verb that the lexicon knows.
func (r *reading) verbForm(i int, form lexicon.Form) bool {
	r.hits = r.lex.AppendPredicates(r.hits[:0], r.words, i)
	for _, h := range r.hits {
		if h.Predicate.Class == lexicon.VerbPredicate && h.Form&form != 0 {
			return true
		}
	}
	return false
}

// mainWord reports whether no clause stands between the word at place i and the root.
func mainWord(i, root int, notes []syntax.Annotation) bool {
	const depth = 8
	for range depth {
		if i == root {
			return true
		}
		switch rel := notes[i].DepRel; {
		case strings.HasPrefix(rel, "acl"), strings.HasPrefix(rel, "advcl"), rel == "ccomp", rel == "csubj", rel == "parataxis":
			return false
		}
		if i = notes[i].Head - 1; i < 0 {
			return false
		}
	}
	return false
}

func finiteTag(xpos string) bool {
	switch xpos {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}
