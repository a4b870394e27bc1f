package extract

import (
	"entente/loader/text"
	"entente/loader/text/syntax"
)

// modelName is a name that the recogniser found.
type modelName struct {
	text.Range
	kind  string // syntax.Person, syntax.Organisation or syntax.Location
	score float64
}

// guess is how probable the recogniser must hold a name for it to be heard at all.
const guess = 0.2

// annotate tags and parses every sentence that is read, and has the recogniser mark the names in it.
func (r *reading) annotate() {
	a := r.annotators.Get().(*syntax.Annotator)
	defer r.annotators.Put(a)
	r.lowerTitles(a)
	var notes []syntax.Annotation
	var names []syntax.NameSpan
	for s := range r.doc.Sentences {
		sent := &r.doc.Sentences[s]
		if !readable(sent.Part) || sent.Tokens.Len() == 0 {
			continue
		}
		words := r.words[sent.Tokens.First:sent.Tokens.End]
		notes = a.Annotate(words, notes[:0])
		if first := sent.Tokens.First; notes[0].UPOS != string(text.PROPN) && notes[0].UPOS != string(text.NOUN) && r.capital(first) && !functionWords.has(r.norm(first)) && r.writtenLarge(first) { // a surname that begins its sentence
			notes = a.AnnotateAs(words, 0, []string{"NNP", "NNPS"}, notes[:0])
		}
		if v, tags := r.missedVerb(sent.Tokens.First, notes); v >= 0 {
			notes = a.AnnotateAs(words, v, tags, notes[:0])
		}
		for i := range notes {
			t := &r.toks[sent.Tokens.First+i]
			t.UPOS, t.XPOS, t.Lemma, t.DepRel = text.UPOS(notes[i].UPOS), text.XPOS(notes[i].XPOS), notes[i].Lemma, text.DepRel(notes[i].DepRel)
			if lemma, known := r.lex.VerbLemma(r.norm(sent.Tokens.First + i)); known && t.UPOS == text.VERB && !r.isVerbLemma(t.Lemma) {
				t.Lemma = lemma // "postponed", of which the model makes "postpon"
			}
			if h := notes[i].Head; h > 0 {
				t.Head = int32(sent.Tokens.First + h - 1)
			}
		}
		names = a.Names(words, notes, names[:0])
		for _, n := range names {
			if n.Score < guess {
				continue
			}
			at := text.Range{First: sent.Tokens.First + n.Start, End: sent.Tokens.First + n.End}
			r.modelNames[at.First] = modelName{at, n.Type, n.Score}
		}
	}
	r.indexTree()
}

// isVerbLemma reports whether the lexicon knows a word as a verb in its base form.
func (r *reading) isVerbLemma(word string) bool {
	lemma, known := r.lex.VerbLemma(word)
	return known && lemma == word
}

// modelNameIn returns the recogniser's name of a kind that begins with a run or within it and ends with it at the latest.
func (r *reading) modelNameIn(run text.Range, kind string) (modelName, bool) {
	for i := run.First; i < run.End; i++ {
		if n, ok := r.modelNames[i]; ok && n.kind == kind && n.End <= run.End {
			return n, true
		}
	}
	return modelName{}, false
}
