package extract

import (
	"strings"

	"entente/loader/lexicon"
	"entente/loader/text"
)

// seat says what the name of a capital stands for.
type seat uint8

const (
	seatUnknown    seat = iota // the tree does not tell
	seatPlace                  // the city
	seatGovernment             // those who govern from it
)

var (
	// placeVerbs have a city for their object, or for the subject of their passive: one goes there, or does it harm.
	placeVerbs = words(`visit leave reach enter exit tour see love cross bomb bombard shell attack raid capture seize retake occupy besiege surround encircle storm flood hit strike rock shake destroy devastate damage evacuate flee
		rebuild rename connect lock paralyse paralyze blanket batter engulf lash close quarantine inhabit found sack loot recapture overrun control patrol liberate`)
	// standingVerbs have a city for their subject: it is somewhere or looks like something.
	standingVerbs = words(`lie sit stand sprawl bustle sleep smell awake burn flood grow shrink celebrate mourn swelter freeze glitter boast`)
	// journeyWords lead to a city by "for", "to" and "from".
	journeyWords = words(`leave depart head bind bound fly travel sail drive set arrive return go come move train flight bus plane road trip ticket journey visit march way route ferry`)
	// strikeWords lead to a city by "on", "at" and "against".
	strikeWords = words(`fall rain march advance attack assault strike raid bombardment drop descend shell fire land target rocket missile bomb shelling siege`)
	// relationNouns have whoever governs for their complement with "of": "an ally of".
	relationNouns = words(`ally friend foe enemy critic criticism opponent supporter support backing accusation position stance policy help influence pressure demand proposal decision condemnation puppet approval consent blessing
		permission knowledge authority government leadership behalf goodwill patience intention attitude part view defiance rejection recognition`)
	// officialNouns are those who act for a government when a capital's name stands before them.
	officialNouns = words(`official government authority leadership diplomat regime administration policy decision stance leader negotiator policymaker lawmaker elite establishment`)
	cityWords     = words(`city town capital metropolis place home destination hub suburb`)
)

// seatAt tells by the tree what the capital's name at a range of tokens stands for.
func (r *reading) seatAt(at text.Range) seat {
	h := r.headOf(at)
	for n := 0; r.isRel(h, text.Conj) && r.isNominal(r.head(h)) && n < 4; n++ { // of a list, what its first member is
		h = r.head(h)
	}
	v := r.head(h)
	if v < 0 {
		return seatUnknown
	}
	for c := range r.children(h, text.Appos) {
		if cityWords.has(r.toks[c].Lemma) {
			return seatPlace
		}
	}
	lemma := r.toks[v].Lemma
	switch {
	case r.isRel(h, text.NsubjPass):
		if placeVerbs.has(lemma) || placeVerbs.has(strings.TrimSuffix(r.norm(v), "ed")) { // the lemma of "bombed" may be "bombe"
			return seatPlace
		}
		return seatUnknown
	case r.isRel(h, text.Nsubj):
		return r.seatOfSubject(v)
	case r.isRel(h, text.Obj, text.Iobj):
		switch {
		case placeVerbs.has(lemma):
			return seatPlace
		case r.toks[v].UPOS == text.VERB && r.dealsWith(v):
			return seatGovernment
		}
	case r.isRel(h, text.NmodPoss):
		if placeNouns.has(lemma) || placeNouns.has(r.norm(v)) {
			return seatPlace
		}
	case r.isRel(h, text.Compound):
		if officialNouns.has(lemma) {
			return seatGovernment
		}
	case r.isRel(h, text.Obl, text.Nmod):
		return r.seatAfter(r.caseOf(h), v)
	}
	return seatUnknown
}

// seatOfSubject tells what a capital stands for as the subject of a predicate.
func (r *reading) seatOfSubject(v int) seat {
	switch {
	case standingVerbs.has(r.toks[v].Lemma), r.toks[v].XPOS == "VBN" && r.child(v, text.Aux) >= 0 && placeVerbs.has(r.toks[v].Lemma) && !r.has(v):
		return seatPlace
	case r.child(v, text.Cop) >= 0 && (cityWords.has(r.toks[v].Lemma) || r.caseOf(v) == "in" || r.caseOf(v) == "near" || r.toks[v].UPOS == text.ADV):
		return seatPlace
	case r.toks[v].UPOS == text.VERB:
		return seatGovernment
	}
	return seatUnknown
}

// has reports whether "have" helps the verb at token v: "has bombed", not "was bombed".
func (r *reading) has(v int) bool {
	for c := range r.children(v, text.Aux) {
		if r.toks[c].Lemma == "have" {
			return true
		}
	}
	return false
}

// dealsWith reports whether the verb at token v has those who can be spoken to or dealt with for its object: a verb of speech, one of an event between two sides, or one whose object is to do
// something.
func (r *reading) dealsWith(v int) bool {
	if r.speechForm(r.norm(v)) != 0 || dealings.has(r.toks[v].Lemma) {
		return true
	}
	return r.child(v, text.Xcomp) > v
}

// dealings are verbs of dealing with a government that say nothing.
var dealings = words(`accuse blame condemn criticise criticize denounce urge ask press pressure warn tell support back help arm fund sanction punish isolate trust distrust anger please satisfy thank praise rebuke defy oppose
	threaten reassure assure persuade convince force allow invite consult join lobby provoke embarrass infuriate alarm worry appease court mock challenge sue offend irritate upset outrage notify inform brief`)

// seatAfter tells what a capital stands for after a preposition.
func (r *reading) seatAfter(preposition string, head int) seat {
	lemma := r.toks[head].Lemma
	switch preposition {
	case "in", "near", "outside", "around", "inside", "across", "through", "throughout", "into", "toward", "towards", "at":
		return seatPlace
	case "for":
		if journeyWords.has(lemma) {
			return seatPlace
		}
	case "to", "from":
		if journeyWords.has(lemma) {
			return seatPlace
		}
	case "on", "against", "upon":
		if strikeWords.has(lemma) {
			return seatPlace
		}
	case "of":
		if relationNouns.has(lemma) {
			return seatGovernment
		}
		return seatPlace
	}
	return seatUnknown
}

// standsForGovernment reports whether a capital's name stands for the government: by the tree, and where that does not tell by the words around it.
func (r *reading) standsForGovernment(at text.Range) bool {
	switch r.seatAt(at) {
	case seatGovernment:
		return true
	case seatPlace:
		return false
	}
	return r.actsHere(at)
}

// seatReading picks between a capital and the government that sits there.
func (r *reading) seatReading(at text.Range, city, government lexicon.Hit) (lexicon.Hit, string, float64) {
	if r.standsForGovernment(at) {
		return government, "metonym.capital", 0.9
	}
	return city, "name.lexicon", 0.9
}
