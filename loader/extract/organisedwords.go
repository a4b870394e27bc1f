package extract

import (
	"entente/loader/facts"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

var (
	// staff stand right behind the name of an organisation: "Ruritel employees".
	staff = words(`members member employees executives headquarters militants fighters gunmen guerrillas insurgents leadership spokesman spokeswoman spokesperson officials shares subsidiary`)
	// belonging goes on with a preposition and the name of an organisation: "a member of Ruritel".
	belonging = words(`member members employee employees spokesman spokeswoman spokesperson official officials executive executives chairman chairwoman subsidiary`)
	// placed stand before the name of a place.
	placed = words(`in near`)
)

// surveyNames looks at all names that the lexicon does not know: it notes those that stand as places, and those that some sentence shows to be an organisation's by those who belong to it,
// unless more of them stand as a place or a person.
func (r *reading) surveyNames() {
	votes := map[string]int{}
	for s := range r.sentences() {
		for i := s.First; i < s.End; i++ {
			run := r.nameRun(i, min(s.End, i+maxName))
			if run.Len() == 0 || len(r.lex.Match(r.words, i)) > 0 {
				continue
			}
			name := r.passage(run)
			if placed.has(r.norm(run.First - 1)) {
				r.located[name] = true
			}
			switch {
			case r.elsewise(run):
				votes[name]--
			case r.namesMembership(run, s):
				votes[name]++
			}
			i = run.End - 1
		}
	}
	r.organised = map[string]bool{}
	for name, v := range votes {
		r.organised[name] = v > 0
	}
}

// elsewise reports whether a run reads as the name of a person or a place.
func (r *reading) elsewise(run text.Range) bool {
	if placed.has(r.norm(run.First-1)) || r.honorificBefore(run.First) || r.titleBefore(run.First) || r.speaks[r.words[run.End-1]] {
		return true
	}
	n, ok := r.modelNames[run.First]
	return ok && n.kind == syntax.Person && n.score >= sureName
}

// namesMembership reports whether the words around a run tell of those who belong to it.
func (r *reading) namesMembership(run, sentence text.Range) bool {
	if r.toks[run.End-1].UPOS != text.PROPN || len(r.words[run.End-1]) < 2 || r.possessive(run.End) {
		return false
	}
	if run.End < sentence.End {
		switch next := &r.toks[run.End]; {
		case staff.has(next.Norm):
			return true
		case next.UPOS == text.NOUN, next.Norm == "and" && r.capital(run.End+1), next.Norm == "-", next.Norm == "&":
			return false // the name of something else, or a part of a longer one
		}
	}
	k := run.First - 1
	if r.norm(k) == "the" {
		k--
	}
	switch r.norm(k) {
	case "of", "for", "at", "with":
		return k > sentence.First && belonging.has(r.norm(k-1))
	}
	return false
}

// acronymAt returns where the name ends that a bracket right behind it shortens to an acronym, in letters of the name in their order: "Movimento 5 Stelle (M5S)". It is 0 where token i
// begins no such name.
func (r *reading) acronymAt(i, end int) int {
	if !r.capital(i) {
		return 0
	}
	open := i
	for open < min(end, i+12) && r.norm(open) != "(" {
		open++
	}
	if open+2 >= end || r.norm(open) != "(" || r.norm(open+2) != ")" || !r.toks[open+1].Is(text.AllCaps) {
		return 0
	}
	letters := []rune(r.words[open+1])
	if len(letters) < 2 || len(letters) > 8 {
		return 0
	}
	k := 0
	for w := i; w < open; w++ {
		first := []rune(r.words[w])[0]
		named := r.capital(w) || r.toks[w].Is(text.Number)
		switch {
		case k < len(letters) && first == letters[k] && named:
			k++
		case named || w == i || r.toks[w].Is(text.Punct) && r.norm(w) != "-":
			return 0 // a word of the name that the acronym leaves out
		}
	}
	if k != len(letters) || !r.capital(open-1) {
		return 0
	}
	return open
}

// bracketed returns the organisation whose name stands right before an acronym in brackets, whatever its letters, or has one elsewhere; -1 for none.
func (r *reading) bracketed(run text.Range) int {
	if run.Len() != 1 || !r.toks[run.First].Is(text.AllCaps) || len(r.words[run.First]) < 2 {
		return -1
	}
	if e, ok := r.acronyms[r.words[run.First]]; ok {
		return e
	}
	m := r.mentionOf(run.First - 2)
	if m == nil || m.End != run.First-1 || r.norm(run.First-1) != "(" || r.norm(run.End) != ")" || !r.isKind(m, facts.Organization) || len(m.ents) != 1 {
		return -1
	}
	r.acronyms[r.words[run.First]] = m.ents[0]
	return m.ents[0]
}
