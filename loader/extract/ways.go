package extract

import (
	"slices"

	"entente/graph"
	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// This file holds by which ways through the tree an actor whom the caller marked comes to an act. A way goes up from the actor, through what belongs to what, to the act or to the subject of a clause
// that leads to the act without another subject between. What only stands beside, describes, compares, dates or is the reason leads nowhere.

// wayDepth bounds the steps of a way.
const wayDepth = 12

// part is what an act leaves an actor to be in it: one who does it, one to whom it is done, or neither.
type part struct{ acts, undergoes bool }

// partIn returns what part a marked actor may have in an act: the roles that it fills, else those that nobody fills and that a way leads from.
func (r *reading) partIn(g given, x *act) part {
	e := r.entityOf(g)
	p := part{slices.Contains(x.actors.ents, e), slices.Contains(x.recipients.ents, e)}
	if p.acts || p.undergoes {
		return p
	}
	unowned, free := !r.fills(&x.actors), !r.isTaken(g.head, x)
	switch step, ok := r.wayUp(g.head, x.head); {
	case unowned && r.standsBefore(g, x.head):
		return part{acts: true}
	case ok && r.isRel(step, text.Nsubj) && !r.isRel(step, text.NsubjPass):
		return part{acts: unowned || r.isListed(g.head, step), undergoes: free && x.composed()}
	case ok:
		return part{acts: unowned && r.subjectless(x.head) && (step < x.head || r.mayAct(step)), undergoes: free}
	case unowned && r.actsAbove(g.head, x.head):
		return part{acts: true}
	}
	called := r.calledFor(g.head, x)
	return part{acts: unowned && called.acts, undergoes: called.undergoes || free && r.sharesIn(g.head, x)}
}

// isTaken reports whether an act is done to somebody else than whom token k stands for: somebody known, or whoever what is said is about. Of what a governor makes of another act, whom it is done to is only inferred.
func (r *reading) isTaken(k int, x *act) bool {
	if x.recipients.Len() == 0 || r.within(k, r.headOf(x.recipients.Range)) || x.rule == "event.governor" {
		return false
	}
	return x.rule == ruleSaidOf || r.fills(&x.recipients)
}

// fills reports whether those of a phrase are known well enough to be sure that nobody else has their role: not people of the article's own.
func (r *reading) fills(p *phrase) bool {
	return slices.ContainsFunc(p.ents, func(e int) bool { return r.entities[e].entry != nil || r.entities[e].kind != facts.Group })
}

// straddles reports whether an act is told by a main verb that stands between two actors, the role free that one of them would have to fill. There the order of words tells as much as a tree that may be
// wrong.
func (r *reading) straddles(x *act, a, b given) bool {
	if r.toks[x.head].UPOS != text.VERB || !r.isMainVerb(x.head) || (a.head < x.head) == (b.head < x.head) {
		return false
	}
	if e := r.entityOf(a); !slices.Contains(x.actors.ents, e) && !slices.Contains(x.recipients.ents, e) {
		a, b = b, a
	}
	if _, ok := r.wayUp(b.head, x.head); ok || r.inOtherClause(b.head, x.head) {
		return false // the tree says what it is
	}
	if slices.Contains(x.actors.ents, r.entityOf(a)) {
		return !r.isTaken(b.head, x)
	}
	return !r.fills(&x.actors) && r.subjectless(x.head)
}

// inOtherClause reports whether token k stands in a clause with a subject of its own, a noun, that is not the clause of token p, or beside the clause.
func (r *reading) inOtherClause(k, p int) bool {
	for first := k; k >= 0 && k != p; k = r.head(k) {
		if r.standsBeside(k, k == first) {
			return true
		}
		if s := r.ownSubject(k); s >= 0 && r.toks[s].UPOS != text.PRON && !r.within(p, k) {
			return true
		}
	}
	return false
}

// semicolonBetween reports whether a semicolon stands between two tokens: one clause is at an end.
func (r *reading) semicolonBetween(i, k int) bool {
	for j := min(i, k); j < max(i, k); j++ {
		if r.norm(j) == ";" {
			return true
		}
	}
	return false
}

// isMainVerb reports whether token v heads a sentence, or a clause that is all that a sentence says: "Y said that".
func (r *reading) isMainVerb(v int) bool {
	h := r.head(v)
	return h < 0 || r.isRel(v, text.Ccomp, text.Conj, text.Parataxis) && r.head(h) < 0
}

// mayAct reports whether the phrase that token k heads may tell who does what the phrase belongs to: its owner, or where it is done, which often is the same.
func (r *reading) mayAct(k int) bool {
	return k < 0 || !r.isRel(k, text.Obl, text.Nmod) || doing.has(r.caseOf(k))
}

var doing = words(`in at by from of between among within inside`)

// isListed reports whether token k is one of a list that token top heads, or belongs to one.
func (r *reading) isListed(k, top int) bool {
	for ; k >= 0 && k != top; k = r.head(k) {
		if r.isRel(k, text.Conj) {
			return true
		}
	}
	return false
}

// subjectless reports whether nothing is the subject of token p but what something is done to.
func (r *reading) subjectless(p int) bool {
	s := r.ownSubject(p)
	return s < 0 || r.isRel(s, text.NsubjPass)
}

// wayUp reports whether a way leads from token k up to token p, and the last step of it, -1 where they are the same.
func (r *reading) wayUp(k, p int) (step int, ok bool) {
	step = -1
	for n := 0; k >= 0 && n < wayDepth; k, n = r.head(k), n+1 {
		if k == p {
			return step, true
		}
		if !r.carries(k, n == 0) || r.isRel(k, text.Appos) && r.isTimeNoun(r.head(k)) || r.head(k) != p && r.hasOtherSubject(r.head(k), k) {
			return -1, false
		}
		step = k
	}
	return -1, false
}

// hasOtherSubject reports whether the clause that completes another, and is headed by token v, has a noun for its subject that token k does not head: what it tells is between the two, and only its
// subject has to do with the clause above.
func (r *reading) hasOtherSubject(v, k int) bool {
	if !r.isRel(v, text.Ccomp, text.Advcl, text.Acl) || r.isRel(v, text.AclRelcl) {
		return false
	}
	s := r.ownSubject(v)
	return s >= 0 && s != k && r.toks[s].UPOS != text.PRON && !r.isRel(s, text.NsubjPass)
}

// calledFor returns the roles that the act's own prepositions give to token k. Behind the act such a preposition leads to whoever has the role, whatever the parser hangs the phrase on: where a phrase far
// behind belongs is what parsers know least.
func (r *reading) calledFor(k int, x *act) part {
	prep := r.caseOf(k)
	if x.pred == nil || k < x.head || prep == "" || prep == "of" || prep == "in" || r.inOtherClause(k, x.head) {
		return part{}
	}
	return part{slices.Contains(x.pred.Agents, lexicon.Role(prep)), slices.Contains(x.pred.Recipients, lexicon.Role(prep))}
}

// standsBefore reports whether a marked actor stands before the verb at token p, with nothing but a time, an adverb or a phrase between commas between, where the parser finds no other subject: "Y on
// Thursday rejected".
func (r *reading) standsBefore(g given, p int) bool {
	if !r.finiteVerb(p) && r.toks[p].XPOS != "VBN" || !r.subjectless(p) || r.child(p, text.AuxPass) >= 0 {
		return false
	}
	k := p - 1
	for k >= g.head && !r.mentions[g.mention].Contains(k) {
		switch t := &r.toks[k]; {
		case t.UPOS == text.ADV, t.UPOS == text.AUX, t.UPOS == text.ADP, t.UPOS == text.DET, r.isTimeNoun(k), r.norm(k) == ",", t.Lemma == "last", t.Lemma == "late":
		default:
			return false
		}
		k--
	}
	return k >= g.head
}

// sharesIn reports whether token k is whom a verb is done to or with for whose sake, or in the course of which, the act is done: "sent Y a letter threatening it", "discussed it with Y in a call".
func (r *reading) sharesIn(k int, x *act) bool {
	v := r.head(x.head)
	if v < 0 || !r.isRel(x.head, text.Advcl, text.Xcomp, text.Obl) || !r.leadsUp(x.head) {
		return false
	}
	step, ok := r.wayUp(k, v)
	return ok && (r.isRel(step, text.Obj, text.Iobj) || r.isRel(step, text.Obl) && (r.caseOf(step) == "to" || r.caseOf(step) == "with"))
}

// carries reports whether what is done to the head of token k may be done to the token; marked for the head of a passage that the caller marked, whose relation may be a slip of the parser.
func (r *reading) carries(k int, marked bool) bool {
	switch {
	case r.isRel(k, text.Obj, text.Iobj, text.Nsubj, text.NmodPoss, text.Compound, text.Appos):
		return true
	case r.isRel(k, text.Amod, text.Advmod, text.Det, text.Flat, text.Nummod, text.Xcomp, text.Ccomp):
		return true
	case r.isRel(k, text.Obl, text.Nmod):
		return !r.standsBeside(k, marked)
	case r.isRel(k, text.Conj):
		return r.ownSubject(k) < 0
	case r.isRel(k, text.AclRelcl): // which tells how a deed went
		return r.head(k) >= 0 && r.tellsAct(r.head(k))
	case r.isRel(k, text.Acl, text.Aux):
		return true
	case r.isRel(k, text.Advcl):
		return r.isInfinitive(k) || r.caseOf(k) != "" || furthering.has(r.marker(k)) || fulfilled.has(r.marker(k)) && (r.marker(k) != "if" || r.isInfinitive(r.head(k)) || r.moodOf(r.head(k)).modality != graph.Asserted) ||
			r.marker(k) == "" && r.toks[k].UPOS == text.VERB && !r.behindComma(k)
	}
	return marked && r.isRel(k, text.Discourse, text.Dep)
}

// behindComma reports whether a comma parts the phrase that token k heads from what it belongs to.
func (r *reading) behindComma(k int) bool {
	first := r.subtree(k).First
	return r.norm(first) == "," || r.norm(first-1) == ","
}

// fulfilled lead to the condition on which what is refused or promised would be done: whoever is to fulfil it is who it is said to.
var fulfilled = words(`until unless if`)

// furthering lead to a clause that tells what an act is for or by what it is done.
var furthering = words(`to for by from against of at on over in into about with whether`)

// standsBeside reports whether token k is what its preposition only compares, counts among or gives as a reason. What somebody acts as may be whose it is: "as part of a law of Y".
func (r *reading) standsBeside(k int, marked bool) bool {
	prep := r.caseOf(k)
	return standingBeside.has(prep) && (prep != "as" || marked)
}

// standingBeside are prepositions to what is compared, counted among, dated by or told as the reason.
var standingBeside = words(`according_to as than like unlike because_of due_to without except besides such_as`)

// actsAbove reports whether token k heads the subject, or the owner, of what leads down to the act at token p.
func (r *reading) actsAbove(k, p int) bool {
	for q, n := p, 0; q >= 0 && n < wayDepth; q, n = r.head(q), n+1 {
		if q == k && q != p { // "rebels fighting Y"
			return true
		}
		if s := r.ownSubject(q); s >= 0 {
			if _, ok := r.wayUp(k, s); ok || r.toks[s].UPOS != text.PRON && !r.isRel(s, text.NsubjPass) {
				return ok
			}
		}
		if !r.leadsUp(q) {
			return false
		}
	}
	return false
}

// leadsUp reports whether who does what the head of token q tells may do what token q tells.
func (r *reading) leadsUp(q int) bool {
	switch {
	case r.isRel(q, text.Xcomp, text.Obj, text.Compound):
		return true
	case r.isRel(q, text.AclRelcl, text.Parataxis):
		return false
	case r.isRel(q, text.Acl):
		return r.toks[q].XPOS != "VBN"
	case r.isRel(q, text.Ccomp):
		s := r.ownSubject(q)
		return s < 0 || r.toks[s].UPOS == text.PRON || r.isRel(s, text.NsubjPass) // "police said Y had been arrested"
	case r.isRel(q, text.Conj):
		return r.ownSubject(q) < 0
	case r.isRel(q, text.Advcl):
		return r.ownSubject(q) < 0 && !subordinate.has(r.marker(q))
	case r.isRel(q, text.Obl, text.Nmod):
		return !standingBeside.has(r.caseOf(q))
	}
	return false
}
