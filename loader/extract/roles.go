package extract

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/loader/text"
)

// roleVerb is what a verb makes of its subject toward the agreement that is its object.
type roleVerb struct {
	verbForm
	role  graph.Role
	stage graph.Stage // how far the agreement has come where it is done, empty: as the role says
	preps string      // the prepositions between verb and agreement, parted by "|", empty for none; "*" for any or none
}

// roleVerbs holds every form of the verbs of agreeing.
var roleVerbs = buildRoleVerbs([]roleVerbGroup{
	{graph.RoleSigned, "", "|onto|on|to|up", "sign initial+ ink"},
	{graph.RoleSigned, "", "", "conclude"},
	{graph.RoleAgreed, "", "*", "agree"},
	{graph.RoleAgreed, "", "", "accept approve endorse adopt reach form seal clinch forge secure finalise finalize renew extend strike/struck/struck"},
	{graph.RoleAgreed, "", "to", "come/came/come commit+"},
	{graph.RoleBrokered, "", "", "broker mediate facilitate arrange orchestrate"},
	{graph.RoleProposed, "", "", "propose draft unveil suggest present offer float table submit+ outline pitch demand seek/sought/sought"},
	{graph.RoleProposed, "", "for", "call push press plead"},
	{graph.RoleRejected, "", "", "reject abandon dismiss scrap+ spurn repudiate denounce renounce cancel terminate annul+ nullify veto exit leave/left/left quit/quit/quit tear/tore/torn"},
	{graph.RoleRejected, "", "from|out|out of", "withdraw/withdrew/withdrawn pull back walk"},
	{graph.RoleViolated, "", "", "violate breach flout break/broke/broken"},
	{graph.RoleViolated, "", "on", "renege"},
	{graph.RoleAmended, "", "", "amend revise modify renegotiate rewrite/rewrote/rewritten"},
	{graph.RoleGuarantor, "", "", "guarantee underwrite/underwrote/underwritten"},
	{graph.RoleWitnessed, "", "", "witness"},
	{graph.RoleParty, "", "", "negotiate join honour honor respect uphold/upheld/upheld observe"},
	{graph.RoleParty, "", "by|with|to", "abide comply adhere accede"},
	{graph.RoleParty, graph.StageRatified, "", "ratify"},
	{graph.RoleParty, graph.StageImplemented, "", "implement"},
})

type roleVerbGroup struct {
	role  graph.Role
	stage graph.Stage
	preps string
	verbs string // irregular ones with past tense and participle
}

func buildRoleVerbs(entries []roleVerbGroup) map[string]roleVerb {
	out := map[string]roleVerb{}
	for _, e := range entries {
		for _, v := range strings.Fields(e.verbs) {
			for word, f := range conjugate(strings.ReplaceAll(v, "/", " ")) {
				if have, ok := out[word]; ok {
					f.forms |= have.forms
				}
				out[word] = roleVerb{f, e.role, e.stage, e.preps}
			}
		}
	}
	return out
}

func isRoleVerb(n string) bool { _, ok := roleVerbs[n]; return ok }

// takes reports whether the verb leads to its agreement by a preposition, empty for none.
func (v *roleVerb) takes(prep string) bool {
	return v.preps == "*" || slices.Contains(strings.Split(v.preps, "|"), prep)
}

// roleNouns are the nouns that tell a role toward the agreement behind them, by lemma: "the rejection of the plan", "a signatory to the treaty". A person noun names who has the role, the
// others what is done.
var roleNouns = map[string]struct {
	role   graph.Role
	person bool
}{
	"signatory": {graph.RoleSigned, true}, "party": {graph.RoleParty, true}, "guarantor": {graph.RoleGuarantor, true}, "broker": {graph.RoleBrokered, true}, "mediator": {graph.RoleBrokered, true},
	"architect": {graph.RoleProposed, true}, "witness": {graph.RoleWitnessed, true},
	"signing": {graph.RoleSigned, false}, "signature": {graph.RoleSigned, false}, "acceptance": {graph.RoleAgreed, false}, "approval": {graph.RoleAgreed, false}, "rejection": {graph.RoleRejected, false},
	"violation": {graph.RoleViolated, false}, "breach": {graph.RoleViolated, false}, "mediation": {graph.RoleBrokered, false}, "withdrawal": {graph.RoleRejected, false},
}

// roleSite is a verb that an agreement stands beside, and how.
type roleSite struct {
	v       int
	passive bool
	prep    string
	agent   int // the subject of a relative clause about the agreement, -1: the verb's
}

// rolesAround notes the roles that the clauses around an agreement's noun phrase tell.
func (r *reading) rolesAround(g *agreement, h int, np, sent text.Range) {
	before := len(g.roles)
	for _, site := range r.roleSites(h) {
		r.rolesOf(g, site, h, np, sent)
	}
	if len(g.roles) == before {
		r.activeByWords(g, np, sent)
	}
	r.passiveByWords(g, before, np, sent)
	r.inForce(g, np, sent)
	r.nominalRoles(g, h, np)
	r.compoundRoles(g, h, np)
	r.namedParties(g, h, np)
	r.guaranteesAfter(g, np, sent)
}

// roleSites returns the verbs that the noun at token h is an object, passive subject or antecedent of.
func (r *reading) roleSites(h int) []roleSite {
	x := h
	for range 4 { // "a treaty and a protocol", "the text of the treaty"
		g := r.head(x)
		if g >= 0 && (r.isRel(x, text.Conj) && r.toks[g].UPOS != text.VERB || r.isRel(x, text.Nmod) && textNouns.has(r.norm(g)) && r.caseOf(x) == "of") {
			x = g
			continue
		}
		break
	}
	var out []roleSite
	if v := r.head(x); v >= 0 {
		switch {
		case r.isRel(x, text.Obj):
			out = append(out, roleSite{v, false, "", -1})
		case r.isRel(x, text.NsubjPass), r.isRel(x, text.Nsubj) && r.child(v, text.AuxPass) >= 0:
			out = append(out, roleSite{v, true, "", -1})
		case r.isRel(x, text.Obl, text.Nmod):
			out = append(out, roleSite{v, false, r.caseOf(x), -1})
		}
	}
	if v := r.head(x); v >= 0 && r.isRel(x, text.Nsubj) { // "the accord ended the war and was brokered by X"
		for c := range r.children(v, text.Conj) {
			if r.child(c, text.AuxPass) >= 0 && r.ownSubject(c) < 0 {
				out = append(out, roleSite{c, true, "", -1})
			}
		}
	}
	for c := range r.children(h, text.Acl, text.AclRelcl) {
		if c < h {
			continue
		}
		s := r.ownSubject(c)
		switch {
		case s < 0 && r.toks[c].XPOS == "VBN", s >= 0 && r.child(c, text.AuxPass) >= 0 && r.relativeHead(s, c) == h:
			out = append(out, roleSite{c, true, "", -1})
		case s >= 0 && r.relativeHead(s, c) != h && r.child(c, text.AuxPass) < 0 && r.child(c, text.Cop) < 0: // "the plan that Ruritania proposed"
			out = append(out, roleSite{c, false, "", s})
		}
	}
	for _, site := range slices.Clone(out) { // "drafted and signed the treaty"
		for c := range r.children(site.v, text.Conj) {
			if isRoleVerb(r.norm(c)) && (site.passive || c < h) && r.child(c, text.Obj) < 0 && r.ownSubject(c) < 0 {
				out = append(out, roleSite{c, site.passive, site.prep, site.agent})
			}
		}
		if g := r.head(site.v); !site.passive && r.isRel(site.v, text.Conj) && g >= 0 && isRoleVerb(r.norm(g)) && r.child(g, text.Obj) < 0 {
			out = append(out, roleSite{g, false, site.prep, site.agent})
		}
	}
	return out
}

var textNouns = words(`text draft copy document version terms package outline deal framework`)

// rolesOf notes the roles that the verb of a site gives.
func (r *reading) rolesOf(g *agreement, site roleSite, h int, np, sent text.Range) {
	v := site.v
	if v < sent.First || v >= sent.End || r.quoted(v) != r.quoted(h) {
		return
	}
	verb, ok := r.roleVerbAt(v)
	if !ok {
		r.ceasefireVerb(g, site, np)
		return
	}
	if !verb.takes(site.prep) && !site.passive && site.agent < 0 {
		return
	}
	modality := r.modality(v)
	if r.noneOf(h) || r.denied(v) && modality == graph.Asserted {
		modality = graph.Negated
	}
	if site.passive {
		r.passiveRole(g, v, verb, modality, np, sent)
		return
	}
	p, accuser := r.agentPhrase(site)
	if len(p.ents) == 0 {
		if verb.role == graph.RoleAgreed || verb.role == graph.RoleSigned || verb.role == graph.RoleViolated {
			r.done(g, v, verb, modality)
		}
		return
	}
	r.giveRole(g, p, v, verb, modality, np, accuser)
	r.partners(g, v, h, verb, modality, np, p)
}

// giveRole notes the role of those who do what the verb at token v says.
func (r *reading) giveRole(g *agreement, p phrase, v int, verb roleVerb, modality graph.Modality, np text.Range, accuser int) {
	as := verb.role
	switch {
	case keptVerbs.has(verb.lemma) && (modality == graph.Hypothetical || modality == graph.Future):
		return // "would abide by the treaty" does not tell whether it binds one
	case r.refused(v) && (as == graph.RoleSigned || as == graph.RoleAgreed || verb.stage == graph.StageRatified || verb.lemma == "join"):
		as, modality = graph.RoleRejected, graph.Asserted // "refused to sign"
	case modality == graph.Negated && as != graph.RoleSigned && as != graph.RoleAgreed && as != graph.RoleViolated && verb.stage == "":
		return // "did not propose" says nothing that one would ask for
	case verb.lemma == "negotiate" && r.between(np.End) && !r.amongParties(np.End, p.ents):
		as = graph.RoleBrokered
	case verb.lemma == "negotiate" && modality == graph.Asserted && r.toks[v].XPOS != "VBN" && r.toks[v].XPOS != "VBD":
		modality = graph.Hypothetical // those who are negotiating will be parties, perhaps
	case as == graph.RoleSigned && r.signsAs(v, np) != "":
		as = r.signsAs(v, np)
	}
	at := r.spanning(p.Range, text.Range{First: min(v, np.First), End: max(np.End, v+1)})
	r.addRolesBy(g, p.ents, as, modality, at, "agreement.verb", accuser)
	if as == verb.role {
		r.done(g, v, verb, modality)
	}
}

// keptVerbs are done by those whom an agreement binds already.
var keptVerbs = words(`honour honor respect uphold observe abide comply adhere`)

// done takes note of the stage that a verb says the agreement has come to.
func (r *reading) done(g *agreement, v int, verb roleVerb, modality graph.Modality) {
	if modality != graph.Asserted {
		return
	}
	stage := verb.stage
	if stage == "" {
		stage = stageOf(verb.role)
	}
	if stage == graph.StageSigned || stage == graph.StageAgreed && verb.role == graph.RoleAgreed && g.stage != graph.StageSigned {
		if p := r.placeOfDeed(v); p >= 0 && (g.place < 0 || stage == graph.StageSigned && g.stage != graph.StageSigned) {
			g.place = p
		}
		if d := r.dateOfDeed(v); d != "" && (g.date == "" || stage == graph.StageSigned && g.stage != graph.StageSigned) {
			g.date = d
		}
	}
	if order := graph.Stages(); slices.Index(order, stage) > slices.Index(order, g.stage) {
		g.stage = stage
	}
}

// dateOfDeed is the day, month or year that the clause of the verb at token v gives, empty where it gives none.
func (r *reading) dateOfDeed(v int) string {
	if from, to := r.clauseDates(v); from != "" && to == "" {
		return from
	}
	if w := r.timeOf(v, r.sentence(v), nearItsTime); w.date != "" && !w.approximate && !strings.Contains(w.date, "/") {
		return w.date
	}
	return ""
}

// stageOf is the stage that an agreement has come to where somebody has a role.
func stageOf(role graph.Role) graph.Stage {
	switch role {
	case graph.RoleSigned:
		return graph.StageSigned
	case graph.RoleAgreed, graph.RoleViolated:
		return graph.StageAgreed
	}
	return graph.StageProposed
}

// signsAs is the role of those who sign as something else than a party: "signed the accord as a witness", "as guarantors". Empty where they do not.
func (r *reading) signsAs(v int, np text.Range) graph.Role {
	as := func(lemma string) graph.Role {
		if n, ok := roleNouns[lemma]; ok && n.person && (n.role == graph.RoleWitnessed || n.role == graph.RoleGuarantor || n.role == graph.RoleBrokered) {
			return n.role
		}
		return ""
	}
	for c := range r.oblique(v, "as") {
		if role := as(r.toks[c].Lemma); role != "" {
			return role
		}
	}
	if r.norm(np.End) == "as" {
		for k := np.End + 1; k < min(np.End+3, len(r.toks)); k++ {
			if role := as(r.toks[k].Lemma); role != "" {
				return role
			}
		}
	}
	return ""
}

// noneOf reports whether the noun at token h has a "no": "signed no agreement".
func (r *reading) noneOf(h int) bool {
	for c := range r.children(h, text.Det) {
		if n := r.norm(c); n == "no" || n == "neither" {
			return true
		}
	}
	return false
}

// agentPhrase returns who does what the verb of a site says, and who says so where that is an accusation, -1 otherwise: "X accused Y of breaking the truce".
func (r *reading) agentPhrase(site roleSite) (p phrase, accuser int) {
	v := site.v
	if site.agent >= 0 {
		return r.actorPhrase(site.agent), -1
	}
	if g := r.accusation(v); g >= 0 {
		who := r.child(g, text.Obj, text.NsubjPass)
		if who < 0 {
			return phrase{}, -1
		}
		accuser = -1
		if r.child(g, text.NsubjPass) < 0 {
			if a, _ := r.subjectOf(g); len(a.ents) == 1 {
				accuser = a.ents[0]
			}
		}
		return r.actorPhrase(who), accuser
	}
	p, _ = r.subjectOf(v)
	if w, _ := r.subjectBefore(v); len(p.ents) > 0 && len(w.ents) > len(p.ents) && w.First <= p.First {
		p = w // a list that the parser cut
	}
	if k := r.wordBeforeTo(v); len(p.ents) == 0 && k >= 0 {
		p = r.phraseEndingAt(k)
	}
	if len(p.ents) == 0 && r.toks[v].XPOS == "VBG" {
		p = r.mainSubject(v, r.sentence(v))
	}
	return p, -1
}

// accusation is the verb of accusing that the participle at token v tells the charge of, -1 for none: the parser hangs the charge on the verb or on who is accused.
func (r *reading) accusation(v int) int {
	if r.toks[v].XPOS != "VBG" {
		return -1
	}
	g := r.head(v)
	if r.isRel(v, text.Acl) && g >= 0 && r.isRel(g, text.Obj) {
		g = r.head(g)
	}
	if g >= 0 && breachAccusing.has(r.toks[g].Lemma) {
		return g
	}
	return -1
}

var breachAccusing = words(`accuse suspect blame`)

// partners notes those with whom the subject does it: "signed a treaty with X", "reached with X".
func (r *reading) partners(g *agreement, v, h int, verb roleVerb, modality graph.Modality, np text.Range, subject phrase) {
	role := verb.role
	switch role {
	case graph.RoleSigned, graph.RoleAgreed, graph.RoleParty:
		if r.refused(v) {
			role, modality = graph.RoleParty, graph.Hypothetical
		}
		if verb.lemma == "negotiate" && modality == graph.Asserted && r.toks[v].XPOS != "VBN" && r.toks[v].XPOS != "VBD" {
			modality = graph.Hypothetical
		}
	case graph.RoleProposed:
		role, modality = graph.RoleParty, graph.Hypothetical
	case graph.RoleViolated: // "reneged on the accord with X"
		role, modality, v = graph.RoleParty, graph.Asserted, h
	default:
		return
	}
	if modality == graph.Negated {
		return
	}
	for _, from := range []int{v, h} {
		for c := range r.oblique(from, "with") {
			p := r.actorPhrase(c)
			p.ents = slices.DeleteFunc(slices.Clone(p.ents), func(e int) bool { return slices.Contains(subject.ents, e) })
			if len(p.ents) > 0 {
				r.addRolesBy(g, p.ents, role, modality, r.spanning(p.Range, text.Range{First: min(v, np.First), End: max(np.End, v+1)}), "agreement.with", -1)
			}
		}
	}
}

// passiveRole notes the agents of a passive: "was signed by X and Y", "brokered this week by X", "reached with X".
func (r *reading) passiveRole(g *agreement, v int, verb roleVerb, modality graph.Modality, np, sent text.Range) {
	if modality == graph.Hypothetical || modality == graph.Future {
		r.proposedBySpeaker(g, np, v)
	}
	r.done(g, v, verb, modality)
	found := false
	for c := range r.oblique(v, "by") {
		p := r.actorPhrase(c)
		if len(p.ents) > 0 {
			found = true
			r.giveRole(g, p, v, verb, modality, np, -1)
		}
	}
	if by := r.byPhrase(v+1, sent.End); !found && by > 0 {
		list, end := r.listFrom(by, r.isNamedActor)
		if len(list) == 0 {
			if p := r.phraseFrom(by); len(p.ents) > 0 {
				list, end = p.ents, p.End
			}
		}
		if len(list) > 0 {
			r.giveRole(g, phrase{Range: text.Range{First: by, End: end}, ents: list}, v, verb, modality, np, -1)
		}
	}
	if modality != graph.Negated && (verb.role == graph.RoleSigned || verb.role == graph.RoleAgreed || verb.role == graph.RoleParty) {
		for c := range r.oblique(v, "with", "between") {
			if p := r.actorPhrase(c); len(p.ents) > 0 {
				r.addRolesBy(g, p.ents, verb.role, modality, r.spanning(p.Range, text.Range{First: min(v, np.First), End: max(np.End, v+1)}), "agreement.with", -1)
			}
		}
	}
}

// ceasefireVerb reads what is said of a ceasefire alone: to declare or announce one is to hold to it.
func (r *reading) ceasefireVerb(g *agreement, site roleSite, np text.Range) {
	if agreementHeads[g.head] != "CEASEFIRE" || r.between(np.End) {
		return
	}
	if l := r.toks[site.v].Lemma; l != "declare" && l != "announce" || site.prep != "" {
		return
	}
	verb := roleVerb{verbForm{r.toks[site.v].Lemma, 0}, graph.RoleAgreed, "", ""}
	modality := r.modality(site.v)
	if site.passive {
		r.passiveRole(g, site.v, verb, modality, np, r.sentence(site.v))
		return
	}
	if p, _ := r.agentPhrase(site); len(p.ents) > 0 {
		r.giveRole(g, p, site.v, verb, modality, np, -1)
		r.partners(g, site.v, r.headOf(np), roleVerb{verb.verbForm, graph.RoleProposed, "", ""}, modality, np, p)
	}
}

func (r *reading) addRoles(g *agreement, ents []int, k graph.Role, m graph.Modality, at text.Range, rule string) {
	r.addRolesBy(g, ents, k, m, at, rule, -1)
}

func (r *reading) addRolesBy(g *agreement, ents []int, k graph.Role, m graph.Modality, at text.Range, rule string, by int) {
	for _, e := range ents {
		if r.entities[e].anonymous || !slices.Contains(actorKinds, r.entities[e].kind) {
			continue // "the parties" are those that the article names, or nobody knows who
		}
		g.roles = append(g.roles, role{e, k, m, at, rule, by})
	}
}

// between reports whether "between" or "among" stands at token i.
func (r *reading) between(i int) bool { n := r.norm(i); return n == "between" || n == "among" }

// amongParties reports whether one of the actors is in the list behind the "between" at token i.
func (r *reading) amongParties(i int, ents []int) bool {
	list, _ := r.listFrom(i+1, r.isNamedActor)
	return slices.ContainsFunc(ents, func(e int) bool {
		return slices.ContainsFunc(list, func(x int) bool { return x == e || r.actsFor(e, x) || r.actsFor(x, e) })
	})
}

// proposals are nouns for what one side puts forward.
var proposals = words(`plan proposal roadmap initiative framework blueprint`)
