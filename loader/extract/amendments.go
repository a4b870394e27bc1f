package extract

import (
	"entente/graph"
	"entente/loader/text"
)

// proposedBySpeaker notes as proposer who says that an agreement should be made.
func (r *reading) proposedBySpeaker(g *agreement, np text.Range, v int) {
	s := r.statementAt(np.First)
	if s == nil || s != r.statementAt(v) {
		return
	}
	at := r.doc.TokensIn(s.parts[0])
	r.addRoles(g, s.speakers, graph.RoleProposed, graph.Asserted, r.trimmed(at), "agreement.called-for")
}

// Words by which a point of an agreement is struck or changed.
var (
	amendVerbs   = words(`removed removes removing deleted deletes struck strikes dropped drops changed changes amended amends revised revises rewrote rewrites altered alters added inserted watered`)
	amendObjects = words(`reference references clause clauses provision provisions point points paragraph paragraphs article articles wording passage passages language section sections line phrase mention text`)
)

// findAmendments reads "X later removed references to ...": the last agreement named before it is amended.
func (r *reading) findAmendments() {
	for v := range r.toks {
		if !amendVerbs.has(r.norm(v)) || r.quoted(v) || !readable(r.doc.Sentences[r.toks[v].Sentence].Part) || !r.finiteVerb(v) {
			continue
		}
		sent := r.sentence(v)
		object := false
		for k := v + 1; k < min(v+6, sent.End); k++ {
			object = object || amendObjects.has(r.norm(k))
		}
		g := r.agreementBefore(v)
		p, negated := r.subjectOf(v)
		if !object || g == nil || negated || len(p.ents) == 0 {
			continue
		}
		modality := r.modality(v)
		at := r.trimmed(text.Range{First: p.First, End: sent.End})
		r.addRoles(g, p.ents, graph.RoleAmended, modality, at, "agreement.amended")
	}
}

// agreementBefore returns the agreement that is named last before token i.
func (r *reading) agreementBefore(i int) *agreement {
	best, at := -1, -1
	for k := range r.agreements {
		for _, t := range r.agreements[k].at {
			if t.First < i && t.First > at {
				best, at = k, t.First
			}
		}
	}
	if best < 0 {
		return nil
	}
	return &r.agreements[best]
}

// findWitnesses reads "X witnessed the signing": of the agreement that is named last before it.
func (r *reading) findWitnesses() {
	for n := range r.toks {
		if r.toks[n].Lemma != "signing" && r.norm(n) != "signing" || r.norm(n-1) != "the" || r.norm(n+1) == "of" || r.quoted(n) {
			continue
		}
		v := n - 2
		if v < 0 || r.toks[v].Lemma != "witness" && r.toks[v].Lemma != "attend" || r.toks[v].Sentence != r.toks[n].Sentence {
			continue
		}
		g := r.agreementBefore(n)
		p, _ := r.agentPhrase(roleSite{v: v, agent: -1})
		if g == nil || len(p.ents) == 0 || r.isNegated(v) {
			continue
		}
		r.addRoles(g, p.ents, graph.RoleWitnessed, r.modality(v), r.spanning(p.Range, text.Range{First: v, End: n + 1}), "agreement.witnessed")
	}
}
