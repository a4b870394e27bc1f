package extract

import (
	"entente/graph"
	"entente/loader/facts"
	"entente/loader/text"
)

// What is told of an agreement that the clause does not name: "X signed it", "it was brokered by Y", "Z refused to sign".

// referenceReach is how many sentences before its own a pronoun, or a verb without object, finds an agreement in.
const referenceReach = 2

// documentVerbs are done to nothing but agreements and other papers, so that an "it" that is their object is no actor, by lemma.
var documentVerbs = words(`sign initial ink ratify broker mediate witness`)

// findReference reads what the word at token i says of the agreement named last before it, where that word is a pronoun for it or a verb of signing without object.
func (r *reading) findReference(i int, sent text.Range) {
	switch r.norm(i) {
	case "it", "them", "they", "this":
		if r.toks[i].UPOS != text.PRON {
			return
		}
		if g := r.agreementNear(i); g != nil && r.standsForAgreement(g, i) {
			r.forgetMention(i)
			np := text.Range{First: i, End: i + 1}
			r.rolesAround(g, i, np, sent)
			r.stipulations(g, np, sent)
		}
		return
	}
	if r.toks[i].Lemma == "sign" && r.toks[i].UPOS == text.VERB {
		r.signsUnnamed(i)
	}
}

// agreementNear is the agreement with roles that is named last before token i, nil where that is too long ago. Nouns in which nobody has a role yet may be no agreement at all.
func (r *reading) agreementNear(i int) *agreement {
	var found *agreement
	for k := range r.agreements {
		g := &r.agreements[k]
		if len(g.roles) > 0 && int(r.toks[i].Sentence)-int(r.toks[g.lastPassage(i).First].Sentence) <= referenceReach && (found == nil || g.lastPassage(i).First > found.lastPassage(i).First) {
			found = g
		}
	}
	return found
}

// standsForAgreement reports whether the pronoun at token i comes back to an agreement: what is done to it is done to papers alone, or it begins its sentence as the agreement begins the one before
// and what is said of it is said of agreements.
func (r *reading) standsForAgreement(g *agreement, i int) bool {
	for _, site := range r.roleSites(i) {
		if documentVerbs.has(r.toks[site.v].Lemma) || r.namesPut(site.v) {
			return true
		}
	}
	if n := r.norm(i); n != "it" && n != "they" || i != r.sentence(i).First {
		return false
	}
	was := g.lastPassage(i)
	topic := int(r.toks[i].Sentence)-int(r.toks[was.First].Sentence) == 1 && r.isRel(r.headOf(was), text.Nsubj)
	if !topic {
		return false
	}
	v := r.head(i)
	if v < 0 {
		return false
	}
	_, role := roleVerbs[r.norm(v)]
	return role && r.isRel(i, text.NsubjPass) || stipulating.has(r.toks[v].Lemma) && r.isRel(i, text.Nsubj) && r.mentionOf(i) == nil
}

// lastPassage is the agreement's last passage before token i.
func (g *agreement) lastPassage(i int) text.Range {
	at := g.at[0]
	for _, t := range g.at {
		if t.First < i && t.First >= at.First {
			at = t
		}
	}
	return at
}

// forgetMention takes back that the pronoun at token i stands for somebody.
func (r *reading) forgetMention(i int) {
	if m := r.mentionOf(i); m != nil && m.via == facts.ViaPronoun {
		r.mentionAt[i] = none
	}
}

// signsUnnamed reads a verb of signing without an object: "X signed for Ruritania", "Y refused to sign", of the agreement named last before it.
func (r *reading) signsUnnamed(v int) {
	if r.child(v, text.Obj, text.Ccomp, text.Xcomp) >= 0 || r.child(v, text.NsubjPass, text.AuxPass, text.CompoundPrt) >= 0 || r.isRel(v, text.Acl, text.Amod, text.Advcl) {
		return
	}
	for c := range r.children(v, text.Obl) {
		p := r.caseOf(c)
		if p == "for" && len(r.actorPhrase(c).ents) == 0 && !sideNouns.has(r.toks[c].Lemma) {
			return // "signed for a parcel"
		}
		if p != "for" && p != "as" && p != "in" && p != "at" && p != "on" && p != "on behalf of" && p != "" {
			return // "signed with a club", "signed to a label"
		}
	}
	g := r.agreementNear(v)
	if g == nil {
		return
	}
	p, _ := r.agentPhrase(roleSite{v: v, agent: -1})
	if len(p.ents) == 0 {
		return
	}
	modality := r.modality(v)
	if r.denied(v) && modality == graph.Asserted {
		modality = graph.Negated
	}
	r.giveRole(g, p, v, roleVerbs["sign"], modality, text.Range{First: v, End: v + 1}, -1)
	r.signFor(g, v, modality)
}

// sideNouns are what one signs for.
var sideNouns = words(`government country state side party movement delegation rebel kingdom republic`)

// signFor reads those for whom the verb of signing at token v is not said again: "X signed for Ruritania, and Y, the foreign minister, for Borduria".
func (r *reading) signFor(g *agreement, v int, modality graph.Modality) {
	sent := r.sentence(v)
	after := false
	for k := v + 1; k < sent.End; k++ {
		if r.norm(k) == "for" {
			after = true
			continue
		}
		m := r.mentionOf(k)
		if !after || m == nil || m.First != k || m.latent || !r.isKind(m, facts.Person) || m.via != facts.ViaName {
			continue
		}
		end := m.End
		if r.norm(end) == "," { // set off: "Y, the foreign minister of Borduria,"
			for end++; end < sent.End && r.norm(end) != "," && !r.finiteVerb(end); end++ {
			}
			end++
		}
		if r.norm(end) == "for" && !r.quoted(end) {
			r.addRoles(g, m.ents, graph.RoleSigned, modality, text.Range{First: v, End: m.End}, "agreement.verb")
		}
	}
}

// signatures are what one puts to what one signs.
var signatures = words(`name signature pen hand seal`)

// namesPut reports whether the verb at token v puts somebody's name to something.
func (r *reading) namesPut(v int) bool {
	switch r.toks[v].Lemma {
	case "put", "set", "affix":
		o := r.child(v, text.Obj)
		return o >= 0 && signatures.has(r.toks[o].Lemma)
	}
	return false
}

// roleVerbAt is what the verb at token v makes of its subject toward an agreement.
func (r *reading) roleVerbAt(v int) (roleVerb, bool) {
	if r.namesPut(v) {
		return roleVerb{verbForm{"sign", 0}, graph.RoleSigned, "", "to"}, true
	}
	verb, ok := roleVerbs[r.norm(v)]
	return verb, ok
}
