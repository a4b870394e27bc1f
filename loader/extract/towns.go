package extract

import (
	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// townNouns stand before "of" and the name of a town: "the town of Karkas".
var townNouns = words(`town city village suburb port hamlet municipality township`)

// addTown notes a run, unknown to the lexicon, as a town where the words around it say that it is one.
func (r *reading) addTown(run text.Range) bool {
	name := r.passage(run)
	if _, known := r.towns[name]; !known && !r.isTown(run) {
		return false
	}
	e := r.unknownPlaceNamed(r.towns, facts.City, name)
	return r.addMention(mention{Range: run, ents: []int{e}, via: facts.ViaName, rule: "name.town", score: 0.7})
}

// isTown reports whether the words around a run say that it is a town: "the town of" before it, or the state or region that it lies in behind it.
func (r *reading) isTown(run text.Range) bool {
	before := r.norm(run.First - 1)
	if before == "of" && townNouns.has(r.norm(run.First-2)) {
		return true
	}
	if run.Len() > 3 || !leadToPlaces.has(before) || r.norm(run.End) != "," || r.toks[run.End].Sentence != r.toks[run.First].Sentence {
		return false
	}
	for _, h := range r.lex.Match(r.words, run.End+1) {
		if h.Via == lexicon.ViaName && (h.Entry.Kind == lexicon.State || h.Entry.Kind == lexicon.Region) {
			return !r.placesGoOn(run.End + 1 + h.N)
		}
	}
	return false
}

// placesGoOn reports whether a list of places goes on at token i, as behind "in Karkas, France".
func (r *reading) placesGoOn(i int) bool {
	if r.norm(i) == "," {
		i++
	}
	return r.norm(i) == "and" || r.norm(i) == "or" || len(r.lex.Match(r.words, i)) > 0
}
