package extract

import (
	"slices"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// stances are how a statement stands towards actors and agreements that it tells of: no entry is no stance.
type stances struct {
	actors     map[int]lexicon.Stance
	agreements map[int]lexicon.Stance
}

// note notes a stance; of one for and one against nothing is sure.
func (st *stances) note(list map[int]lexicon.Stance, of []int, s lexicon.Stance) {
	for _, e := range of {
		if have, ok := list[e]; ok && have != s {
			list[e] = ""
			continue
		}
		list[e] = s
	}
}

// stancesOf reads a statement's stance from what its verb does to its object ("accused X", "praised X's decision", "called X a liar") and from the predicates of its content whose meaning is plain
// ("we support X", "X is a threat").
func (r *reading) stancesOf(s *statement) stances {
	out := stances{actors: map[int]lexicon.Stance{}, agreements: map[int]lexicon.Stance{}}
	if s.cue.Len() > 0 && s.rule == ruleComplement {
		for o := range r.children(s.cue.First, text.Obj, text.Iobj) {
			if o < s.cue.First {
				continue
			}
			stance := s.stance
			if word, called := r.calledWhat(s.cue.First, o); stance == "" && word >= 0 && callingVerbs.has(r.toks[s.cue.First].Lemma) && (r.isOfSomebody(word) || len(r.namedActors(o)) == 0) {
				stance = called
			}
			if stance != "" {
				out.note(out.actors, r.objectActors(o), stance)
				out.note(out.agreements, r.agreementsAt(o), stance)
			}
			break
		}
	}
	for _, p := range s.parts {
		t := r.doc.TokensIn(p)
		for v := t.First; v < t.End; v++ {
			if r.statementAt(v) == s { // not what others are told to have said in it
				r.stanceAt(v, s, &out)
			}
		}
	}
	for _, e := range s.speakers {
		delete(out.actors, e)
	}
	return out
}

// agreementsAt are the agreements that token o and what is joined to it name.
func (r *reading) agreementsAt(o int) []int {
	var out []int
	for k := range r.coordinated(o) {
		for i := range r.agreements {
			if slices.ContainsFunc(r.agreements[i].at, func(t text.Range) bool { return t.Contains(k) }) {
				out = append(out, i)
			}
		}
	}
	return out
}

// objectActors are those whom a verb's object at token o and what is joined to it names, or whose it is ("X's decision", "the attack by X", "the Ruritanian invasion").
func (r *reading) objectActors(o int) []int {
	var out []int
	for k := range r.coordinated(o) {
		ents := r.namedActors(k)
		if len(ents) == 0 {
			for p := range r.children(k, text.NmodPoss) {
				if n := r.norm(p); n != "its" && n != "their" {
					ents = r.namedActors(p)
				}
			}
			if by := r.head(k + 1); r.norm(k+1) == "by" && by > k+1 { // wherever the parser hung it
				ents = append(ents, r.namedActors(by)...)
			}
		}
		if len(ents) == 0 && len(r.nounHits(k)) > 0 { // what is done; people of a state need not be its friends
			for p := range r.children(k, text.Amod) {
				if m := r.mentionOf(p); m != nil && m.via == facts.ViaDemonym && r.isKind(m, facts.State, facts.Region) {
					ents = append(ents, m.ents...)
				}
			}
		}
		out = append(out, ents...)
	}
	return out
}

// namedActors are the actors that token i itself names, as a whole: not "fellow Tories", "the Tories who left".
func (r *reading) namedActors(i int) []int {
	m := r.mentionOf(i)
	if x := r.toks[i].XPOS; (x == "NNPS" || x == "NNS") && r.child(i, text.AclRelcl, text.Amod, text.Nummod, text.Acl) >= 0 {
		return nil
	}
	if m == nil || m.latent || m.via == facts.ViaDemonym || !r.isActor(m) {
		return nil
	}
	return m.ents
}

// Verbs that tell a stance wherever somebody says them of an actor.
var (
	supportVerbs = words(`support back endorse favour favor admire trust applaud praise welcome respect thank commend salute`)
	opposeVerbs  = words(`oppose condemn denounce reject despise detest hate distrust deplore defeat`)
)

// stanceAt reads the stance that the word at token v tells as a predicate of the statement's content.
func (r *reading) stanceAt(v int, s *statement, out *stances) {
	t := &r.toks[v]
	switch {
	case r.isNegated(v) || r.norm(r.child(v, text.Det)) == "no" || t.QuoteDepth > 1 || r.isSupposed(v) && !r.isPromised(v) || r.isAsked(v):
		return
	case t.UPOS == text.VERB && (supportVerbs.has(t.Lemma) || opposeVerbs.has(t.Lemma)):
		o := r.child(v, text.Obj)
		if o <= v || !r.isSpeakersOwn(v, s) || !r.isHeld(v) {
			return
		}
		stance := lexicon.Opposes
		if supportVerbs.has(t.Lemma) {
			stance = lexicon.Supports
		}
		out.note(out.actors, r.objectActors(o), stance)
		out.note(out.agreements, r.agreementsAt(o), stance)
	case t.UPOS == text.VERB && (t.Lemma == "stand" || t.Lemma == "side") && r.isSpeakersOwn(v, s):
		for o := range r.oblique(v, "with", "behind") {
			out.note(out.actors, r.namedActors(o), lexicon.Supports)
		}
		for o := range r.oblique(v, "against") {
			out.note(out.actors, r.namedActors(o), lexicon.Opposes)
		}
	case (t.UPOS == text.NOUN || t.UPOS == text.ADJ) && r.child(v, text.Cop) >= 0:
		if r.isOthersView(v, s) {
			return
		}
		r.stanceOfPredicate(v, out)
	}
}

// commits are the words whose infinitive or gerund their subject holds to: "decided to support", "proud to support"; who considers it does not yet.
var commits = words(`decide vow pledge promise continue plan intend agree want proud happy glad go commit choose pleased honored honoured begin start determined`)

// isHeld reports whether a verb of taking sides at token v tells of a stance that is held: not one of the past, nor one that is only considered or the purpose of something else.
func (r *reading) isHeld(v int) bool {
	switch r.toks[v].XPOS {
	case "VBD":
		return false
	case "VBN":
		return r.hasAuxiliary(v, "have")
	case "VB", "VBG":
		if r.child(v, text.Aux) >= 0 {
			return true
		}
		h := r.head(v)
		return r.isRel(v, text.Xcomp, text.Conj) && h >= 0 && commits.has(r.toks[h].Lemma) && !r.isNegated(h) && (!r.isSupposed(h) || r.isPromised(h))
	}
	return true
}

// isOthersView reports whether the predicate at token v is what others than the speaker are said to think or say: "they think that all X are criminals".
func (r *reading) isOthersView(v int, s *statement) bool {
	h := r.head(v)
	return r.isRel(v, text.Ccomp) && h >= 0 && h != s.cue.First && !r.isSpeakersOwn(h, s)
}

// isOfSomebody reports whether the word at token i is said of somebody rather than of something done: "liar", "dangerous", but not "mistake".
func (r *reading) isOfSomebody(i int) bool {
	t := &r.toks[i]
	return t.UPOS != text.NOUN || personNoun(t.Lemma) || r.isAgent(i) || personalWords.has(t.Lemma)
}

// personalWords are nouns that praise or blame somebody, of those that evaluations.tsv has.
var personalWords = words(`friend ally partner brother hero champion threat enemy aggressor liar terrorist criminal dictator traitor murderer occupier fraud disgrace danger coward hypocrite thug puppet fascist nazi menace monster bully warmonger patriot statesman peacemaker tyrant despot butcher saviour savior liberator`)

// stanceOfPredicate reads "X is a threat", "the treaty is dangerous".
func (r *reading) stanceOfPredicate(v int, out *stances) {
	lemma := r.toks[v].Lemma
	who := r.ownSubject(v)
	if who < 0 || r.caseOf(v) != "" || r.isRel(who, text.Csubj) {
		return
	}
	for a := range r.children(v, text.Advmod) {
		switch r.norm(a) {
		case "once", "formerly", "previously", "too", "less", "almost":
			return // no longer, or by degrees
		}
	}
	stance, ok := r.evaluationAt(v)
	if !ok || r.toks[v].UPOS == text.ADJ && (plainPraise.has(lemma) || r.child(v, text.Obl, text.Xcomp, text.Ccomp, text.Advcl) > v) { // "good at it", "wrong to ask"
		return
	}
	if r.isOfSomebody(v) {
		out.note(out.actors, r.namedActors(who), stance)
	}
	out.note(out.agreements, r.agreementsAt(who), stance)
}

// plainPraise are adjectives said of anybody in passing.
var plainPraise = words(`good great fine wrong fair positive bold impressive remarkable wonderful fantastic excellent reasonable bad friendly helpful responsible`)

// isAsked reports whether token v lies in a question.
func (r *reading) isAsked(v int) bool {
	for k := v + 1; k < r.sentence(v).End; k++ {
		if n := r.norm(k); isStop(n) {
			return n == "?"
		}
	}
	return false
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
