package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// memberNoun reads "X, a member of Y", "NATO member X", "the founder of Y, X", "X is a member of Y", "members of Y such as A and B".
func (r *reading) memberNoun(h int, role string, sent text.Range) {
	end := h + 1
	if n := r.norm(end); r.toks[h].Lemma == "member" && (n == "state" || n == "states" || n == "country" || n == "countries" || n == "nation" || n == "nations") {
		end++
	}
	orgs, first, behind := r.memberOrganisations(h, end, sent)
	body := -1 // without a name
	if len(orgs) == 0 {
		if body, first, behind = r.memberBody(h, end, sent); body < 0 {
			return
		}
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
	if body >= 0 {
		members = slices.DeleteFunc(r.withNames(members), func(e int) bool { return r.ownsBody(body, e) })
		if len(members) > 0 {
			orgs = r.bodyEntity(body)
		}
	}
	from, to := "", ""
	if p, ok := r.periodAfter(behind); ok && !p.point {
		from, to = p.from, p.to
		at.End = max(at.End, p.end)
	}
	for _, m := range members {
		if parts.has(r.toks[h].Lemma) && r.entities[m].kind != facts.Organization {
			continue
		}
		for _, of := range orgs {
			r.addMembership(membership{member: m, of: of, role: role, from: from, to: to, at: at, rule: "membership.noun", score: 0.8})
		}
	}
}

// parts are the nouns for what only a body can be of another.
var parts = words(`subsidiary affiliate arm wing branch division faction offshoot`)

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
	if k := h - 1; r.toks[h].Lemma == "member" && k >= sent.First && (bodyNouns.has(r.norm(k)) || bodyKinds[r.norm(k)] != "") && r.isRel(k, text.Compound) { // "party member Jane Doe"
		d := r.describeAt(k, lexicon.Agent{Noun: r.norm(k), Kind: lexicon.AgentGroup})
		d.definite = true
		if e := r.soleOfKind(d); e >= 0 {
			return []int{e}, first, behind
		}
	}
	end = r.pastJoined(end, sent)
	switch n := r.norm(end); n {
	case "of", "at", "with", "for", "in":
		if of, e := r.organisationList(end+1, n, sent); len(of) > 0 {
			return of, first, e
		}
	}
	return nil, first, behind
}

// pastJoined is where what a noun for members belongs to follows, behind further nouns that are said of the same: "founder and chairman of", "a member, and a spokesman, of". It is token i itself
// where nothing of the kind stands there.
func (r *reading) pastJoined(i int, sent text.Range) int {
	const reach = 9
	if n := r.norm(i); n != "and" && n != "," || r.norm(i) == "," && r.norm(i+1) != "and" {
		return i
	}
	for k := i + 1; k < min(i+reach, sent.End); k++ {
		if r.mentionOf(k) != nil || r.titleAt[k] != none && r.capital(k) {
			return i
		}
		switch n := r.norm(k); {
		case n == "of" && (r.toks[k-1].UPOS == text.NOUN || r.norm(k-1) == ","):
			return k
		case n == "of", n == "and", n == ",", r.toks[k].UPOS == text.DET, r.toks[k].UPOS == text.ADJ, r.toks[k].UPOS == text.NOUN, r.toks[k].UPOS == text.NUM:
		default:
			return i
		}
	}
	return i
}

// organisationList reads the organisations from token i on that a preposition leads to: "the African Union (since 2002), the Arab League and of NATO". It returns where they end.
func (r *reading) organisationList(i int, prep string, sent text.Range) ([]int, int) {
	ok := func(m *mention) bool { return r.isOrganisation(m) && !m.latent }
	found, end := r.belongsTo(i, ok, prep)
	if len(found) == 0 {
		return nil, end
	}
	found = slices.Clone(found)
	for k := end; k < sent.End; {
		if r.norm(k) == "(" {
			closing := r.closingBracket(k, sent.End)
			if closing == 0 {
				break
			}
			k = closing + 1
		}
		sep := k
		for n := r.norm(k); n == "," || n == "and"; n = r.norm(k) {
			k++
		}
		if k == sep {
			break
		}
		if r.norm(k) == prep {
			more, e := r.belongsTo(k+1, ok, prep)
			if len(more) == 0 {
				break
			}
			found, end, k = append(found, more...), e, e
			continue
		}
		if articles.has(r.norm(k)) {
			k++
		}
		m := r.mentionOf(r.pastNouns(k))
		if m == nil || m.First != r.pastNouns(k) || !ok(m) || m.via == facts.ViaDemonym {
			break
		}
		if n := r.norm(m.End); n != "," && n != "and" && r.norm(k-1) != "and" && r.norm(k-2) != "and" {
			break // "a member of A, the B said"
		}
		found, end, k = append(found, m.ents...), m.End, m.End
	}
	return found, end
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
	for g, n := v, 0; n < 3 && r.child(v, text.Cop) < 0 && r.isRel(g, text.Conj, text.Appos) && r.head(g) < g; n++ { // "is a member of A, a member of B and a member of C"
		if g = r.head(g); r.child(g, text.Cop) >= 0 || r.isRel(g, text.Obj, text.Xcomp) && tenureVerbs[r.toks[r.headOr(g)].Lemma].done {
			v = g // "was elected a corresponding member and in 1990 a full member of the academy"
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
	p := r.membersAt(s)
	return p.ents, r.spanning(p.Range, text.Range{First: min(first, v), End: behind})
}

// pastNouns is where the name begins that adjectives and a noun for what belongs together, at token i, stand before: "political party Open Hand". It is i itself where they do not.
func (r *reading) pastNouns(i int) int {
	for k := i; k < min(i+4, len(r.toks)); k++ {
		if m := r.mentionOf(k); m != nil && !m.latent && m.via != facts.ViaDemonym && m.via != facts.ViaNominal {
			if k > i && (owned.has(r.norm(k-1)) || groups.has(r.norm(k-1))) {
				return k
			}
			return i
		}
		if r.toks[k].UPOS != text.ADJ && r.toks[k].UPOS != text.NOUN && r.mentionOf(k) == nil {
			return i
		}
	}
	return i
}

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
