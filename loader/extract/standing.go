package extract

import (
	"slices"

	"entente/graph"
	"entente/loader/facts"
	"entente/loader/text"
)

// standing is a way to tell a standing tie by a verb, adjective or noun: which words its object hangs from, and whether the object holds the tie ("Y is controlled by X": Y's tie to X).
type standing struct {
	kind graph.TieType
	// object is where the other actor stands: "object" or a preposition.
	object string
	// noun must be the verb's object or behind its preposition: "independence" of "seeks independence from".
	noun string
	// swap tells that the subject of the words is the object of the tie.
	swap bool
	// territory: the one that the tie is about is a place.
	territory bool
}

// standings are the words that tell standing ties, by lemma.
var standings = map[string][]standing{
	"control":    {{kind: graph.TieControlledBy, object: "object", swap: true, territory: true}},
	"govern":     {{kind: graph.TieControlledBy, object: "object", swap: true, territory: true}},
	"administer": {{kind: graph.TieControlledBy, object: "object", swap: true, territory: true}},
	"claim":      {{kind: graph.TieClaimedBy, object: "object", swap: true, territory: true}},
	"seek":       {{kind: graph.TieSeeksIndependence, object: "from", noun: "independence"}},
	"want":       {{kind: graph.TieSeeksIndependence, object: "from", noun: "independence"}},
	"demand":     {{kind: graph.TieSeeksIndependence, object: "from", noun: "independence"}},
	"pursue":     {{kind: graph.TieSeeksIndependence, object: "from", noun: "independence"}},
	"negotiate":  {{kind: graph.TieNegotiatesWith, object: "with"}},
	"ally":       {{kind: graph.TieAlliedWith, object: "with"}, {kind: graph.TieAlliedWith, object: "to"}},
	"war":        {{kind: graph.TieAtWarWith, object: "with"}},
}

// standingTie reads ties that verbs tell in the present or by their participle ("controls", "allied with"), the copula with a noun ("is an ally of", "is at war with"), and nouns set beside a
// name ("Ruritania's ally Graustark").
func (r *reading) standingTie(v int) {
	if m := r.mentionOf(v); m != nil && !m.latent {
		return
	}
	switch t := &r.toks[v]; {
	case t.Lemma == "ally" && t.UPOS == text.NOUN:
		r.allyTie(v)
	case t.Lemma == "war" && t.UPOS == text.NOUN && r.norm(v-1) == "at":
		r.copulaTie(v, standings["war"][0])
	case t.UPOS == text.VERB || t.UPOS == text.ADJ:
		for _, s := range standings[t.Lemma] {
			if r.verbStanding(v, s) {
				return
			}
		}
	}
}

// verbStanding reads one way to tell a tie by a verb. A tie stands: what somebody did once in the past is an event.
func (r *reading) verbStanding(v int, s standing) bool {
	a := r.argumentsOf(v)
	m := r.moodOf(v)
	if m.unreal || m.governor >= 0 || m.modality == graph.Future || m.modality == graph.Hypothetical || r.claimed(v) {
		return false
	}
	if x := r.toks[v].XPOS; x == "VBD" && s.kind != graph.TieAlliedWith || x == "VBN" && s.kind == graph.TieClaimedBy && r.isRel(v, text.Acl) {
		return false // "attacks claimed by"
	}
	if s.noun != "" && !r.soonAfter(v, s.noun) {
		return false
	}
	other := -1
	if s.object == "object" {
		other = a.object
	} else {
		for h := range a.to(s.object) {
			other = h
		}
	}
	if a.passive && s.object != "object" {
		a.subject = a.object // "is allied with"
	}
	return r.tieBetween(a.subject, other, v, s, m.modality)
}

// soonAfter reports whether a word stands within the next few after token v: taggers take "seeks independence from" for an adverb.
func (r *reading) soonAfter(v int, word string) bool {
	const reach = 4
	for k := v + 1; k <= v+reach; k++ {
		if r.norm(k) == word {
			return true
		}
	}
	return false
}

// copulaTie reads "X is at war with Y", where the noun is the predicate.
func (r *reading) copulaTie(v int, s standing) {
	subject, _ := r.subjectToken(v)
	for h := range r.oblique(v, s.object) {
		r.tieBetween(subject, h, v, s, r.moodOf(v).modality)
	}
}

// allyTie reads "X is an ally of Y", "X, a close ally of Y", "Y's ally X".
func (r *reading) allyTie(v int) {
	s := standing{kind: graph.TieAlliedWith}
	of := -1
	for h := range r.oblique(v, "of") {
		of = h
	}
	if of < 0 {
		of = r.child(v, text.NmodPoss)
	}
	if of < 0 {
		return
	}
	m := r.moodOf(v)
	if m.modality != graph.Asserted && m.modality != graph.Negated {
		return
	}
	switch {
	case r.child(v, text.Cop) >= 0:
		subject, _ := r.subjectToken(v)
		r.tieBetween(subject, of, v, s, m.modality)
	case r.isRel(v, text.Appos):
		r.tieBetween(r.head(v), of, v, s, graph.Asserted)
	default:
		for c := range r.children(v, text.Appos) {
			r.tieBetween(c, of, v, s, graph.Asserted)
		}
	}
}

// tieBetween adds a tie between those for whom two noun phrases stand, if they are named and of kinds that can have it.
func (r *reading) tieBetween(subject, object, v int, s standing, modality graph.Modality) bool {
	if subject < 0 || object < 0 {
		return false
	}
	x, y := r.actorPhrase(subject), r.actorPhrase(object)
	if s.kind == graph.TieAlliedWith && r.child(v, text.Det) >= 0 && r.norm(r.child(v, text.Det)) == "no" {
		modality = graph.Negated
	}
	if s.swap {
		x, y = y, x
	}
	named := func(p phrase) bool {
		return len(p.ents) > 0 && !slices.ContainsFunc(p.ents, func(e int) bool { return r.entities[e].anonymous })
	}
	if !named(x) || !named(y) || r.longAgo(v) {
		return false
	}
	place := func(e int) bool { k := r.entities[e].kind; return k == facts.Region || k == facts.State }
	if s.territory && (slices.ContainsFunc(x.ents, func(e int) bool { return !place(e) }) || !r.isTerritoryName(x)) {
		return false
	}
	polarity := graph.Positive
	if modality == graph.Negated {
		polarity = graph.Negative
	}
	at := text.Range{First: min(v, x.First, y.First), End: max(v+1, x.End, y.End)}
	r.addTies(x.ents, y.ents, s.kind, polarity, graph.Asserted, at, "tie.standing", 0.75)
	return true
}

// isTerritoryName reports whether a phrase names a place itself, not people or things of it ("controls Ruritanian trade").
func (r *reading) isTerritoryName(p phrase) bool {
	for k := p.First; k < p.End; k++ {
		if m := r.mentionOf(k); m != nil && r.isKind(m, facts.State, facts.Region) && (m.via == facts.ViaName || m.via == facts.ViaNominal && !m.latent) {
			return true
		}
	}
	return false
}
