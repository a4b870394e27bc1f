package extract

import (
	"slices"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// stances are how a statement stands towards actors that it names: no entry is no stance.
type stances map[int]lexicon.Stance

func (st stances) note(ents []int, s lexicon.Stance) {
	for _, e := range ents {
		if have, ok := st[e]; ok && have != s {
			st[e] = "" // for and against: nothing sure
			continue
		}
		st[e] = s
	}
}

// stancesOf reads a statement's stance from what its verb does to its object ("accused X", "praised X's decision") and from the predicates of its content whose meaning is plain ("we support X",
// "X is a threat").
func (r *reading) stancesOf(s *statement) stances {
	out := stances{}
	if s.stance != "" && s.cue.Len() > 0 && s.rule == ruleComplement {
		for o := range r.children(s.cue.First, text.Obj, text.Iobj) {
			if o > s.cue.First {
				out.note(r.objectActors(o), s.stance)
				break
			}
		}
	}
	for _, p := range s.parts {
		t := r.doc.TokensIn(p)
		for v := t.First; v < t.End; v++ {
			r.stanceAt(v, s, out)
		}
	}
	for _, e := range s.speakers {
		delete(out, e)
	}
	return out
}

// objectActors are those whom a verb's object at token o and what is joined to it names, or whose it is ("X's decision").
func (r *reading) objectActors(o int) []int {
	var out []int
	for k := range r.coordinated(o) {
		ents := r.namedActors(k)
		if len(ents) == 0 {
			for p := range r.children(k, text.NmodPoss) {
				ents = r.namedActors(p)
			}
		}
		out = append(out, ents...)
	}
	return out
}

// namedActors are the actors that token i itself names.
func (r *reading) namedActors(i int) []int {
	m := r.mentionOf(i)
	if m == nil || m.latent || m.via == facts.ViaDemonym || !r.isActor(m) {
		return nil
	}
	return m.ents
}

// Verbs and nouns that tell a stance wherever somebody says them of an actor.
var (
	supportVerbs = words(`support back endorse favour favor admire trust applaud praise welcome respect thank`)
	opposeVerbs  = words(`oppose condemn denounce reject despise detest hate distrust`)
	friendNouns  = words(`friend ally partner brother hero champion`)
	enemyNouns   = words(`threat enemy aggressor liar terrorist criminal tyrant dictator traitor murderer occupier fraud disgrace danger coward`)
)

// stanceAt reads the stance that the word at token v tells as a predicate of the statement's content.
func (r *reading) stanceAt(v int, s *statement, out stances) {
	t := &r.toks[v]
	switch {
	case r.isNegated(v) || r.isSupposed(v) && !r.isPromised(v):
		return
	case t.UPOS == text.VERB && (supportVerbs.has(t.Lemma) || opposeVerbs.has(t.Lemma)):
		o := r.child(v, text.Obj)
		if o <= v || !r.isSpeakersOwn(v, s) {
			return
		}
		if supportVerbs.has(t.Lemma) {
			out.note(r.objectActors(o), lexicon.Supports)
		} else {
			out.note(r.objectActors(o), lexicon.Opposes)
		}
	case t.UPOS == text.NOUN && (friendNouns.has(t.Lemma) || enemyNouns.has(t.Lemma)) && r.child(v, text.Cop) >= 0:
		who := r.ownSubject(v)
		if who < 0 || r.caseOf(v) != "" {
			return
		}
		if friendNouns.has(t.Lemma) {
			out.note(r.namedActors(who), lexicon.Supports)
		} else {
			out.note(r.namedActors(who), lexicon.Opposes)
		}
	}
}

// isPromised reports whether "will" or "shall" is all that makes the predicate at token v one yet to come.
func (r *reading) isPromised(v int) bool {
	for c := range r.children(v, text.Aux) {
		if n := r.norm(c); modals.has(n) && n != "will" && n != "shall" && n != "'ll" {
			return false
		}
	}
	return r.marker(v) == "" || r.marker(v) == "that"
}

// isSpeakersOwn reports whether the subject of the verb at token v is the speaker: by name or pronoun, or as "I" or "we" in a quotation.
func (r *reading) isSpeakersOwn(v int, s *statement) bool {
	who, passive := r.subjectToken(v)
	if who < 0 || passive {
		return false
	}
	if n := r.norm(who); n == "i" || n == "we" {
		return r.toks[who].QuoteDepth > 0
	}
	m := r.mentionOf(who)
	return m != nil && len(m.ents) == 1 && slices.Contains(s.speakers, m.ents[0])
}
