package extract

import (
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
	"entente/loader/text/syntax"
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
		if h.Via == lexicon.ViaName && (h.Entry.Kind == lexicon.State || h.Entry.Kind == lexicon.Region) && !r.isRel(run.End+1, text.Nsubj) { // "in Group G, Ruritania lost"
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

const (
	// sureTown is how probable the recogniser must hold a place where a preposition leads to it, sureAnywhere where none does.
	sureTown     = 0.5
	sureAnywhere = 0.85
)

var (
	// intoTowns are the prepositions that places stand behind more often than anybody else.
	intoTowns = words(`in near outside around from to across`)
	// waters begin or end the names of what is no town and has no government: rivers, mountains and the like.
	waters = words(`river lake sea mountain mountains mount bay ocean gulf creek valley hills desert forest canyon falls coast strait channel ridge peak trail beach`)
)

// addRecognisedTown notes a run, unknown to the lexicon, as a town or region on the word of the recogniser, where a preposition leads to it or to the same name elsewhere, or the recogniser is quite
// sure.
func (r *reading) addRecognisedTown(run text.Range) bool {
	n, ok := r.modelNames[run.First]
	if !ok || n.kind != syntax.Location || n.Range != run || run.Len() > 3 || waters.has(r.norm(run.First)) || r.endsAsNoTown(run) {
		return false
	}
	if strings.HasSuffix(r.words[run.First], ".") || r.nameGoesOn(run.End) {
		return false
	}
	name := r.passage(run)
	_, known := r.towns[name]
	behind := intoTowns.has(r.norm(run.First-1)) || r.located[name]
	if !known && !(behind && n.score >= sureTown) && n.score < sureAnywhere || r.speaks[name] {
		return false
	}
	kind, list := facts.City, r.towns
	if provinces.has(r.norm(run.End - 1)) {
		kind, list = facts.Region, r.unknownRegions
	}
	return r.addMention(mention{Range: run, ents: []int{r.unknownPlaceNamed(list, kind, name)}, via: facts.ViaName, rule: "name.place-recogniser", score: n.score})
}

// endsAsNoTown reports whether a run ends in a word that names of buildings, bodies, rivers or mountains end in, and those of towns and regions do not.
func (r *reading) endsAsNoTown(run text.Range) bool {
	last := r.norm(run.End - 1)
	return facilityHeads.has(last) || surnameHeads.has(last) || waters.has(last) || last == "house" || last == "library" || r.endsAsOrganisation(run)
}

// nameGoesOn reports whether what stands at token i makes the name before it part of something else: "Karkas fever", "Karkas-made", "Karkas: The Return".
func (r *reading) nameGoesOn(i int) bool {
	if i >= len(r.toks) || r.toks[i].Sentence != r.toks[i-1].Sentence {
		return false
	}
	return r.toks[i].UPOS == text.NOUN || r.norm(i) == ":" || r.norm(i) == "-" && r.toks[i].Is(text.HyphenJoined)
}
