package extract

import "entente/loader/text"

// isOfThing reports whether a quotation within a sentence of the article's is no speech but the name of something: the first part of a noun phrase (“Orange Is the New Black” star), or written like a title behind a preposition or noun (with the help
// of “Flip the Script,” she). Whatever a verb of saying leads to is speech.
func (r *reading) isOfThing(q *text.Quotation) bool {
	first, end := q.Tokens.First, q.Tokens.End
	if !r.writtenAsTitle(q) {
		return false
	}
	if next := end; next < len(r.toks) && r.toks[next].Sentence == r.toks[end-1].Sentence && !r.toks[end-2].Is(text.Punct) && (r.toks[next].UPOS == text.NOUN || r.toks[next].UPOS == text.PROPN) && !r.capital(next) && len(r.cueVerbs(next)) == 0 {
		return true
	}
	if k := first - 1; k >= r.sentence(first).First {
		switch r.toks[k].UPOS {
		case text.ADP:
			return r.norm(k) != "like"
		case text.NOUN, text.PROPN:
			return true
		}
	}
	return false
}

// writtenAsTitle reports whether the words of a quotation have capitals as those of titles do: all but the small ones, and two or more behind the first.
func (r *reading) writtenAsTitle(q *text.Quotation) bool {
	capitals := 0
	for i := q.Tokens.First; i < q.Tokens.End; i++ {
		switch t := &r.toks[i]; {
		case t.Is(text.Punct), t.Is(text.Number), t.Is(text.Clitic), smallInTitles.has(t.Norm), t.Norm == "is", t.Norm == "are", t.Norm == "you", t.Norm == "my":
		case t.Is(text.Capitalised):
			capitals++
		default:
			return false
		}
	}
	return capitals > 1
}
