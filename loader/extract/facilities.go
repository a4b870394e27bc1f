package extract

import (
	"entente/loader/facts"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

var (
	// facilityHeads are the words that names of buildings, streets and the like end in, and that no surname is made of.
	facilityHeads = words(`stadium arena airport avenue boulevard highway motorway airfield airbase hotel mosque cathedral palace museum theatre theater monastery shrine synagogue basilica barracks prison
		hospital building road checkpoint crossing plaza amphitheatre amphitheater mausoleum crematorium velodrome opera embankment viaduct aqueduct refinery dockyard shipyard airstrip`)
	// surnameHeads are such words that are surnames as well.
	surnameHeads = words(`hall park street square bridge castle tower gate temple mall base camp station garden gardens fort fortress terminal plant tunnel dam pier`)
	// facilityOpeners begin such names.
	facilityOpeners = words(`camp fort hotel villa palais`)
)

// addFacility notes a building, street, square or base by the word that its name ends or begins with: "Harbour Road", "the Palace of Nations", "Daughters of the Revolution Hall". It returns where the
// name ends, 0 where there is none.
func (r *reading) addFacility(i, end int) int {
	at := r.facilityName(i, end)
	if at.Len() < 2 {
		return 0
	}
	for k := at.First; k < at.End; k++ {
		if r.mentionOf(k) != nil || r.titleAt[k] != none {
			return 0
		}
	}
	if hits := r.lex.Match(r.words, i); len(hits) > 0 && hits[0].N >= at.Len() {
		return 0
	}
	e := r.unknownPlaceNamed(r.facilities, facts.Facility, r.passage(at))
	if !r.addMention(mention{Range: at, ents: []int{e}, via: facts.ViaName, rule: "name.facility", score: 0.7}) {
		return 0
	}
	return at.End
}

// facilityName is the name of a facility that begins at token i, empty where none does.
func (r *reading) facilityName(i, end int) text.Range {
	run := r.nameRun(i, end)
	if run.Len() == 0 || i > 0 && r.nameWord(i-1) && r.toks[i-1].Sentence == r.toks[i].Sentence && r.mentionOf(i-1) == nil {
		return text.Range{}
	}
	head := r.norm(run.End - 1)
	switch {
	case run.Len() >= 2 && facilityHeads.has(head):
		return run
	case run.Len() >= 2 && surnameHeads.has(head) && !r.mayBePerson(run):
		return run
	case run.Len() >= 2 && run.Len() <= 3 && facilityOpeners.has(r.norm(i)) && !r.mayBePerson(run) && len(r.lex.Match(r.words, i)) == 0:
		return run
	case run.Len() == 1 && (facilityHeads.has(head) || surnameHeads.has(head)) && r.norm(run.End) == "of" && r.norm(i-1) == "the":
		if rest := r.nameRun(r.pastArticle(run.End+1), end); rest.Len() > 0 && len(r.lex.Match(r.words, rest.First)) == 0 { // "the Palace of Nations", not "the Palace of Kenya"
			return text.Range{First: i, End: rest.End}
		}
	}
	return r.longFacilityName(run, end)
}

// longFacilityName reads a name with "of" that ends in a facility's head: "Daughters of the Revolution Memorial Hall".
func (r *reading) longFacilityName(run text.Range, end int) text.Range {
	const most = 9 // tokens
	k := run.End
	if r.norm(k) != "of" || r.norm(run.First-1) != "the" {
		return text.Range{}
	}
	rest := text.Range{First: r.pastArticle(k + 1)}
	for rest.End = rest.First; rest.End < end && r.nameWord(rest.End); rest.End++ {
	}
	head := r.norm(rest.End - 1)
	if rest.Len() < 2 || rest.End-run.First > most || !facilityHeads.has(head) && !surnameHeads.has(head) {
		return text.Range{}
	}
	if _, body := organisationHeads[r.norm(run.End-1)]; body { // "the University of Harbour Hall" may be anything
		return text.Range{}
	}
	return text.Range{First: run.First, End: rest.End}
}

// pastArticle is token i, or the one behind it where i is an article.
func (r *reading) pastArticle(i int) int {
	if r.norm(i) == "the" {
		return i + 1
	}
	return i
}

// mayBePerson reports whether a run reads as a person's name too: it begins with a given name, or the recogniser takes it for one.
func (r *reading) mayBePerson(run text.Range) bool {
	if n, ok := r.modelNames[run.First]; ok && n.kind == syntax.Person {
		return true
	}
	return run.Len() == 2 && r.givenName(run) || r.honorificBefore(run.First) || r.titleBefore(run.First)
}
