package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/text"
)

// memberNoun reads "X, a member of Y", "NATO member X", "the founder of Y, X", "X is a member of Y", "members of Y such as A and B".
func (r *reading) memberNoun(h int, role string, sent text.Range) {
	end := h + 1
	if n := r.norm(end); r.toks[h].Lemma == "member" && (n == "state" || n == "states" || n == "country" || n == "countries" || n == "nation" || n == "nations") {
		end++
	}
	orgs, first, behind := r.memberOrganisations(h, end, sent)
	if len(orgs) == 0 {
		return
	}
	if first-1 >= sent.First && articles.has(r.norm(first-1)) {
		first--
	}
	for k := first; k < h; k++ {
		switch n := r.norm(k); n {
		case "former", "ex", "one-time", "onetime":
			role = strings.TrimSpace("former " + r.toks[h].Lemma)
		case "founding", "associate", "permanent", "honorary":
			if r.toks[h].Lemma == "member" {
				role = n + " member"
			}
		}
	}
	members, at := r.membersAround(h, first, end, behind, sent)
	from, to := "", ""
	if p, ok := r.periodAfter(behind); ok && !p.point {
		from, to = p.from, p.to
		at.End = max(at.End, p.end)
	}
	for _, m := range members {
		for _, of := range orgs {
			r.addMembership(membership{member: m, of: of, role: role, from: from, to: to, at: at, rule: "membership.noun", score: 0.8})
		}
	}
}

// memberOrganisations returns the organisations that the noun phrase of a noun for members names, where it begins, and where it ends with what it names.
func (r *reading) memberOrganisations(h, end int, sent text.Range) (orgs []int, first, behind int) {
	first, behind = h, end
	for first-1 >= sent.First {
		k := first - 1
		m := r.mentionOf(k)
		switch {
		case r.possessive(k) && r.isOrganisation(r.mentionOf(k-1)):
			m = r.mentionOf(k - 1)
			return slices.Clone(m.ents), m.First, behind
		case m != nil && m.End == first && !m.latent && r.isOrganisation(m):
			orgs, first = append(slices.Clone(m.ents), orgs...), m.First
			continue
		case m == nil && (r.toks[k].UPOS == text.ADJ || r.norm(k) == "-" || titleAdjectives.has(r.norm(k)) || r.norm(k) == "founding" || r.norm(k) == "former" || r.isRel(k, text.Compound) && !r.capital(k)),
			m != nil && m.via == facts.ViaDemonym && m.End == first && r.isKind(m, facts.State, facts.Region):
			first--
			continue
		}
		break
	}
	if len(orgs) > 0 {
		return orgs, first, behind
	}
	switch n := r.norm(end); n {
	case "of", "at", "with", "for", "in":
		if of, e := r.belongsTo(end+1, func(m *mention) bool { return r.isOrganisation(m) && !m.latent }, n); len(of) > 0 {
			for r.norm(e) == "and" && r.norm(e+1) == n { // "members of NATO and of the African Union"
				more, end := r.belongsTo(e+2, func(m *mention) bool { return r.isOrganisation(m) && !m.latent }, n)
				if len(more) == 0 {
					break
				}
				of, e = append(slices.Clone(of), more...), end
			}
			return of, first, e
		}
	}
	return nil, first, behind
}

// membersAround returns the members that stand around a noun for them, and the passage.
func (r *reading) membersAround(h, first, end, behind int, sent text.Range) ([]int, text.Range) {
	whole := text.Range{First: first, End: behind}
	after := behind
	for _, lead := range [][2]string{{",", "including"}, {",", "like"}, {",", "such"}, {",", "among"}} {
		if r.norm(after) == lead[0] && r.norm(after+1) == lead[1] {
			after++
		}
	}
	plural := r.toks[h].XPOS == "NNS" || r.toks[h].XPOS == "NNPS" || end > h+1 && strings.HasSuffix(r.norm(end-1), "s")
	switch n := r.norm(after); {
	case n == "including" || n == "like":
		after++
	case n == "such" && r.norm(after+1) == "as":
		after += 2
	case n == ":" && plural:
		after++
	case n == "," && !plural && r.personAt(r.pastHonorific(after+1)):
		m := r.mentionOf(r.pastHonorific(after + 1))
		if n := r.norm(m.End); first == sent.First || r.norm(first) == "the" || n == "," || n == "." {
			return m.ents, text.Range{First: first, End: m.End}
		}
	}
	if plural {
		if list, e := r.listFrom(after, r.isMember); len(list) > 0 {
			return list, text.Range{First: first, End: e}
		}
	} else if m := r.mentionOf(r.pastHonorific(after)); m != nil && m.First == r.pastHonorific(after) && r.isMember(m) && m.via == facts.ViaName {
		return m.ents, text.Range{First: first, End: m.End}
	}
	switch k := first - 1; {
	case r.norm(k) == "," || r.norm(k) == "(":
		k = r.pastAge(k, sent.First)
		list, f := r.listEndingAt(k, r.isMember)
		if len(list) > 1 && !plural {
			list, f = nil, k
			if m := r.mentionOf(k - 1); m != nil && m.End == k {
				list, f = m.ents, m.First
			}
		}
		if len(list) > 0 {
			return list, text.Range{First: f, End: behind}
		}
	}
	if list, f := r.othersBefore(first, sent); plural && len(list) > 0 {
		return list, text.Range{First: f, End: behind}
	}
	v := h
	if end > h+1 && r.head(h) == end-1 {
		v = end - 1
	}
	for range 3 { // "is a member of A, a member of B and a member of C"
		if g := r.head(v); r.isRel(v, text.Conj, text.Appos) && g >= 0 && g < v && r.child(v, text.Cop) < 0 && (r.child(g, text.Cop) >= 0 || memberHeads.has(r.toks[g].Lemma)) {
			v = g
		}
	}
	if g := r.head(v); r.child(v, text.Cop) < 0 && r.caseOf(v) == "as" && g >= 0 && r.toks[g].UPOS == text.VERB && !r.isRel(v, text.Nsubj) && tenureVerbs[r.toks[g].Lemma].change == begins {
		v = g // "represented the county as a Liberal member"
	} else if r.child(v, text.Cop) < 0 {
		if g < 0 || r.toks[g].UPOS != text.VERB || r.isRel(v, text.Nsubj, text.Obj) && tenureVerbs[r.toks[g].Lemma].change != begins {
			return nil, whole
		}
		if verb, ok := tenureVerbs[r.toks[g].Lemma]; !ok || verb.change == ends || verb.change == follows || r.isRel(v, text.Nsubj) {
			return nil, whole
		}
		v = g
	}
	if status, ok := r.tenureStatus(v); !ok || status != "" {
		return nil, whole
	}
	s, _ := r.subjectToken(v)
	if s < 0 {
		return nil, whole
	}
	p := r.actorPhrase(s)
	return p.ents, r.spanning(p.Range, text.Range{First: min(first, v), End: behind})
}

// memberHeads head the noun phrases of those who belong to something.
var memberHeads = words(`member state country nation part`)

// othersBefore returns the list of members that "and other", before a noun for members, goes on with, and where it begins: "Ruritania and the other Union members".
func (r *reading) othersBefore(first int, sent text.Range) ([]int, int) {
	k := first - 1
	for r.norm(k+1) == "other" || articles.has(r.norm(k+1)) && r.norm(k+2) == "other" {
		k++
	}
	if r.norm(k) != "other" || k <= sent.First {
		return nil, first
	}
	if k--; articles.has(r.norm(k)) {
		k--
	}
	if r.norm(k) != "and" {
		return nil, first
	}
	if r.norm(k-1) == "," {
		k--
	}
	return r.listEndingAt(k, r.isMember)
}
