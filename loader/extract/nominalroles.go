package extract

import (
	"slices"

	"entente/graph"
	"entente/loader/text"
)

// nominalRoles reads roles told by a noun: "X's rejection of the plan", "X, a signatory to the treaty", "the guarantors of the deal, X and Y".
func (r *reading) nominalRoles(g *agreement, h int, np text.Range) {
	n, lead := r.head(h), r.caseOf(h)
	if k := np.First - 2; k > 0 && (r.norm(k) == "to" || r.norm(k) == "of") && articles.has(r.norm(k+1)) && r.toks[k-1].Sentence == r.toks[h].Sentence {
		n, lead = k-1, r.norm(k) // whatever the parser hung it to
	} else if n < 0 || !r.isRel(h, text.Nmod, text.Obl) {
		return
	}
	noun, ok := roleNouns[r.toks[n].Lemma]
	if !ok {
		return
	}
	if c := lead; c != "of" && c != "to" && c != "from" || r.toks[n].Lemma == "party" && c != "to" {
		return
	}
	whole := text.Range{First: min(n, np.First), End: np.End}
	note := func(p phrase, modality graph.Modality) {
		if len(p.ents) > 0 {
			r.addRoles(g, p.ents, noun.role, modality, r.spanning(p.Range, whole), "agreement.noun")
			verb := roleVerb{role: noun.role}
			if noun.person && g.proper {
				verb.stage = graph.StageAgreed // what has a name and guarantors is in force
			}
			if stageOf(noun.role) == graph.StageSigned {
				verb.stage = ""
			}
			r.done(g, n, verb, modality)
		}
	}
	if !noun.person {
		for c := range r.children(n, text.NmodPoss) {
			note(r.actorPhrase(c), graph.Asserted)
		}
		for c := range r.oblique(n, "by") {
			note(r.actorPhrase(c), graph.Asserted)
		}
		if r.toks[n].Lemma == "signing" { // "attended the signing of the treaty"
			if v := r.head(n); v >= 0 && (r.toks[v].Lemma == "attend" || r.toks[v].Lemma == "witness") && r.isRel(n, text.Obj) {
				if p, _ := r.subjectOf(v); len(p.ents) > 0 {
					r.addRoles(g, p.ents, graph.RoleWitnessed, r.modality(v), r.spanning(p.Range, whole), "agreement.noun")
				}
				r.done(g, v, roleVerb{role: graph.RoleSigned}, r.modality(v))
			}
		}
		return
	}
	if r.child(n, text.Cop) >= 0 {
		if s, _ := r.subjectToken(n); s >= 0 {
			note(r.actorPhrase(s), r.modality(n))
		}
		return
	}
	if r.isRel(n, text.Appos) && r.head(n) >= 0 {
		note(r.actorPhrase(r.head(n)), graph.Asserted)
	}
	for c := range r.children(n, text.Appos) {
		note(r.actorPhrase(c), graph.Asserted)
	}
	if k := r.nounPhrase(n).First - 1; k > 0 && r.norm(k) == "," && r.toks[k].Sentence == r.toks[n].Sentence { // whatever the parser made of "X and Y, the guarantors of the treaty,"
		if ents, first := r.listEndingAt(k, r.isNamedActor); len(ents) > 1 {
			note(phrase{Range: text.Range{First: first, End: k}, ents: ents}, graph.Asserted)
		}
	}
}

// compoundRoles reads roles told by a compound before the noun: "a UN-brokered truce", "the Ruritania-Borduria treaty", "Ruritania's peace plan".
func (r *reading) compoundRoles(g *agreement, h int, np text.Range) {
	for k := np.First; k < h; k++ {
		m := r.mentionOf(k)
		if m == nil || m.First != k || !r.isActor(m) || m.latent {
			continue
		}
		if r.norm(m.End) != "-" || !r.toks[m.End].Is(text.HyphenJoined) {
			continue
		}
		if v, ok := roleVerbs[r.norm(m.End+1)]; ok && v.forms&formParticiple != 0 { // "UN-brokered"
			r.addRoles(g, m.ents, v.role, graph.Asserted, text.Range{First: m.First, End: np.End}, "agreement.compound")
			r.done(g, h, v, graph.Asserted)
			continue
		}
		if x := r.mentionOf(m.End + 1); x != nil && x.First == m.End+1 && r.isActor(x) {
			r.addRoles(g, append(slices.Clone(m.ents), x.ents...), graph.RoleParty, graph.Asserted, text.Range{First: m.First, End: np.End}, "agreement.compound")
		}
	}
	if i := np.First - 1; i > 0 && r.possessive(i) {
		m := r.mentionOf(i - 1)
		if m == nil || !r.isActor(m) || m.latent {
			return
		}
		role := graph.RoleParty
		if n := r.headNoun(h); proposals.has(n) {
			role = graph.RoleProposed
		}
		r.addRoles(g, m.ents, role, graph.Asserted, text.Range{First: m.phrase.First, End: np.End}, "agreement.owner")
	}
}

// namedParties reads the parties behind the noun: "between X and Y", "with X" of a possessor, "among".
func (r *reading) namedParties(g *agreement, h int, np text.Range) {
	if r.between(np.End) {
		list, end := r.listFrom(np.End+1, r.isNamedActor)
		modality := graph.Asserted
		if r.onlyWished(h) {
			modality = graph.Hypothetical
		}
		r.addRoles(g, list, graph.RoleParty, modality, text.Range{First: np.First, End: max(end, np.End)}, "agreement.between")
	}
	if len(g.roles) == 0 {
		return
	}
	if r.norm(np.End) == "with" && slices.ContainsFunc(g.roles, func(x role) bool { return x.rule == "agreement.owner" && x.at.End == np.End }) {
		list, end := r.listFrom(np.End+1, r.isNamedActor)
		r.addRoles(g, list, graph.RoleParty, graph.Asserted, text.Range{First: np.First, End: max(end, np.End)}, "agreement.with")
	}
}

// onlyWished reports whether the noun at token h is the object of somebody's proposing or of something that has not come about.
func (r *reading) onlyWished(h int) bool {
	for _, site := range r.roleSites(h) {
		if m := r.modality(site.v); m != graph.Asserted {
			return true
		}
		if v, ok := roleVerbs[r.norm(site.v)]; ok && (v.role == graph.RoleProposed || v.lemma == "negotiate" && r.toks[site.v].XPOS != "VBD" && r.toks[site.v].XPOS != "VBN") {
			return true
		}
	}
	return false
}

// lasting are verbs of what an agreement does that is in force, or was.
var lasting = words(`last hold collapse expire unravel lapse survive`)

// inForce reads "the treaty entered into force", "took effect", "the truce collapsed".
func (r *reading) inForce(g *agreement, h int, np, sent text.Range) {
	if v := r.head(h); v >= 0 && r.isRel(h, text.Nsubj) && lasting.has(r.toks[v].Lemma) && (r.child(v, text.Obj) < 0 || r.isTimeNoun(r.child(v, text.Obj))) {
		r.done(g, v, roleVerb{stage: graph.StageAgreed}, r.modality(v))
	}
	for k := np.End; k < min(sent.End, np.End+8); k++ {
		n := r.norm(k)
		if n == "force" || n == "effect" {
			v := k - 1
			if r.norm(v) == "into" {
				v--
			}
			switch r.toks[v].Lemma {
			case "enter", "come", "go", "take":
				r.done(g, v, roleVerb{stage: graph.StageImplemented}, r.modality(v))
			}
			return
		}
		if n == "," || n == "." || r.quoted(k) {
			return
		}
	}
}

// guaranteesAfter reads "should be signed under guarantees from X and Y".
func (r *reading) guaranteesAfter(g *agreement, np, sent text.Range) {
	modality := graph.Asserted
	for k := np.End; k < sent.End && k < np.End+45; k++ {
		switch n := r.norm(k); {
		case n == "." || n == ";" || n == "but" || r.quoted(k):
			return
		case modals.has(n):
			modality = graph.Hypothetical
		case (n == "guarantees" || n == "guarantee" || n == "guarantors") && (r.norm(k+1) == "from" || r.norm(k+1) == "by" || r.norm(k+1) == "of"):
			list, end := r.listFrom(k+2, r.isNamedActor)
			r.addRoles(g, list, graph.RoleGuarantor, modality, text.Range{First: np.First, End: max(end, k+1)}, "agreement.guarantees")
		}
	}
}
