package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// membership is an actor belonging to an organisation.
type membership struct {
	member, of int
	role       string // empty: a member
	from, to   string
	at         text.Range
	rule       string
	score      float64
}

// memberNouns are the nouns for those who belong to an organisation, by lemma, with the role that they tell.
var memberNouns = map[string]string{
	"member": "", "co-founder": "co-founder", "cofounder": "co-founder", "founder": "founder", "creator": "founder", "observer": "observer", "signatory": "",
	"player": "player", "striker": "player", "midfielder": "player", "defender": "player", "goalkeeper": "player", "quarterback": "player", "winger": "player",
	"student": "student", "alumnus": "alumnus", "alumna": "alumnus", "researcher": "researcher", "analyst": "analyst", "fellow": "fellow", "scholar": "scholar", "economist": "economist",
	"scientist": "scientist", "lecturer": "lecturer", "historian": "historian", "employee": "employee", "staffer": "employee", "activist": "activist", "organizer": "organizer", "organiser": "organizer",
	"fighter": "fighter", "militant": "militant", "strategist": "strategist", "correspondent": "correspondent", "reporter": "reporter", "columnist": "columnist", "journalist": "journalist",
	"subsidiary": "subsidiary", "affiliate": "affiliate", "arm": "arm", "wing": "wing", "branch": "branch", "division": "division", "faction": "faction", "offshoot": "offshoot",
}

// memberVerb is what a verb says of its subject toward the organisation behind it.
type memberVerb struct {
	change tenureChange
	role   string
	preps  string // how the organisation is joined, "" for an object, alternatives with "|"
}

var memberVerbs = map[string]memberVerb{
	"join": {begins, "", ""}, "rejoin": {begins, "", ""}, "enter": {begins, "", ""},
	"leave": {ends, "", ""}, "quit": {ends, "", "|from"}, "belong": {lasts, "", "to"}, "withdraw": {ends, "", "from"}, "defect": {ends, "", "from"}, "secede": {ends, "", "from"},
	"expel": {ends, "", "from"}, "suspend": {ends, "", "from"}, "oust": {ends, "", "from"}, "resign": {ends, "", "from"}, "admit": {begins, "", "to|into"}, "accede": {begins, "", "to"},
	"play": {lasts, "player", "for"}, "work": {lasts, "employee", "for|at"}, "teach": {lasts, "teacher", "at"}, "found": {lasts, "founder", ""}, "co-found": {lasts, "co-founder", ""}, "cofound": {lasts, "co-founder", ""},
	"establish": {lasts, "founder", ""},
}

// leadVerbs are verbs that say that their subject holds an office of their object, with its title.
var leadVerbs = map[string]string{"head": "head", "lead": "leader", "chair": "chair", "co-chair": "co-chair"}

// findMemberships reads who belongs to which organisation.
func (r *reading) findMemberships() {
	for i := range r.offices {
		r.membershipOfOffice(&r.offices[i])
	}
	for i := range r.titles {
		t := &r.titles[i]
		for _, p := range t.persons {
			for _, party := range t.parties {
				r.addMembership(membership{member: p, of: party, at: r.officeAt(t), rule: "membership.title", score: 0.85})
			}
		}
	}
	for m := range r.inOrder() {
		if r.isParty(m) {
			r.partyBeside(m)
		}
		if r.isKind(m, facts.Person) && m.via == facts.ViaName {
			r.partyCode(m)
			r.nameOfOrganisation(m)
		}
	}
	for sent := range r.sentences() {
		for k := sent.First; k < sent.End; k++ {
			lemma := r.toks[k].Lemma
			switch role, noun := memberNouns[lemma]; {
			case noun && r.titleAt[k] == none && (r.toks[k].UPOS == text.NOUN || r.toks[k].UPOS == text.PROPN || r.norm(k+1) == "at" || r.norm(k+1) == "of"):
				r.memberNoun(k, role, sent)
			case r.toks[k].UPOS == text.VERB:
				r.memberVerb(k)
			}
		}
	}
}

// addMembership notes a membership, once for each member, organisation and role, with its first passage.
func (r *reading) addMembership(m membership) {
	e, of := &r.entities[m.member], &r.entities[m.of]
	if m.member == m.of || of.kind != facts.Organization || e.anonymous || !slices.Contains(actorKinds, e.kind) {
		return
	}
	key := [2]int{m.member, m.of}
	for _, i := range r.membershipsOf[key] {
		x := &r.memberships[i]
		if x.role != m.role && m.role != "" && x.role != "" {
			continue
		}
		if x.from == "" && x.to == "" {
			x.role, x.from, x.to = firstWord(x.role, m.role), m.from, m.to
		}
		return
	}
	r.membershipsOf[key] = append(r.membershipsOf[key], len(r.memberships))
	r.memberships = append(r.memberships, m)
}

func firstWord(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// membershipOfOffice: who leads a party or an armed group, or teaches at a university, is one of it.
func (r *reading) membershipOfOffice(o *office) {
	if o.of < 0 || o.status == lexicon.Former || o.to != "" || strings.Contains(o.rule, "+") {
		return
	}
	role := ""
	switch of := &r.entities[o.of]; {
	case of.orgKind == "PARTY" || of.orgKind == "ARMED_GROUP":
	case strings.Contains(o.title, "professor") && of.kind == facts.Organization:
		role = "professor"
	default:
		return
	}
	r.addMembership(membership{member: o.person, of: o.of, role: role, from: o.from, at: o.at, rule: "membership.office", score: 0.8})
}

func (r *reading) isParty(m *mention) bool {
	return r.isKind(m, facts.Organization) && len(m.ents) == 1 && r.entities[m.ents[0]].orgKind == "PARTY"
}

// meansOrganisation reports whether a mention is of an organisation with a name, by that or by a noun for it ("the union").
func (r *reading) meansOrganisation(m *mention) bool {
	return r.isOrganisation(m) && len(m.ents) == 1 && !r.entities[m.ents[0]].anonymous
}

func (r *reading) isOrganisation(m *mention) bool { return r.isKind(m, facts.Organization) }

// isMember reports whether a mention can be of members: named actors.
func (r *reading) isMember(m *mention) bool {
	return r.isKind(m, facts.Person, facts.State, facts.Region, facts.Organization) && !m.latent
}

// partyBeside reads a party's name beside a person's: "Republican Jane Doe", "Jane Doe, a Democrat", "Jane Doe is a Republican", "Jane Doe (Labour)", "Jane Doe's Unity Party".
func (r *reading) partyBeside(m *mention) {
	party, at := m.ents[0], m.Range
	if k := m.First - 1; k > r.sentence(m.First).First && r.capital(k) && (r.nameWord(k) || r.norm(k) == "new") && r.mentionOf(k) == nil && r.titleAt[k] == none {
		return // part of another party's name
	}
	isPerson := func(x *mention) bool { return r.isKind(x, facts.Person) && !x.latent }
	next := at.End
	if r.possessive(next) {
		next++
	}
	if x := r.mentionOf(next); x != nil && x.First == next && isPerson(x) {
		people, end := r.listFrom(next, isPerson)
		if r.toks[at.End-1].XPOS != "NNPS" && r.toks[at.End-1].XPOS != "NNS" || len(people) == 0 {
			people, end = x.ents, x.End
		}
		r.addMembers(people, party, "", text.Range{First: at.First, End: end}, "membership.name", 0.85)
		return
	}
	first := at.First
	for first-1 > 0 && (r.norm(first-1) == "a" || r.norm(first-1) == "an" || r.norm(first-1) == "the" || r.toks[first-1].UPOS == text.ADJ || titleAdjectives.has(r.norm(first-1))) {
		first--
	}
	prev, closing := r.norm(first-1), r.norm(at.End)
	switch {
	case prev == "," && first < at.First && m.via == facts.ViaDemonym, prev == "(" && closing == ")":
		k := first - 1
		if prev == "," {
			k = r.pastAge(k, r.sentence(at.First).First)
		}
		if x := r.mentionOf(k - 1); x != nil && x.End == k && isPerson(x) {
			r.addMembers(x.ents, party, "", text.Range{First: x.First, End: r.nounsEnd(at.End)}, "membership.apposition", 0.8)
		}
	case r.possessive(first-1) && m.via == facts.ViaName && r.toks[min(at.End, len(r.toks)-1)].UPOS != text.NOUN:
		if x := r.mentionOf(first - 2); x != nil && x.End == first-1 && isPerson(x) {
			r.addMembers(x.ents, party, "", text.Range{First: x.First, End: at.End}, "membership.owner", 0.7)
		}
	case m.via == facts.ViaDemonym:
		r.partyPredicate(m, first)
	}
}

// partyPredicate reads "Jane Doe is a Republican", "she ran as a Democrat".
func (r *reading) partyPredicate(m *mention, first int) {
	h := r.headOf(m.Range)
	v := h
	if r.child(h, text.Cop) < 0 {
		if r.norm(first-1) != "as" || r.head(h) < 0 || r.toks[r.head(h)].UPOS != text.VERB {
			return
		}
		v = r.head(h)
	}
	if _, ok := r.tenureStatus(v); !ok {
		return
	}
	s, _ := r.subjectToken(v)
	if s < 0 {
		return
	}
	p := r.actorPhrase(s)
	people := slices.DeleteFunc(slices.Clone(p.ents), func(e int) bool { return r.entities[e].kind != facts.Person })
	role := ""
	for c := range r.children(v, text.Aux, text.Cop) {
		if r.norm(c) == "had" { // "had been a Democrat"
			role = "former member"
		}
	}
	r.addMembers(people, m.ents[0], role, r.spanning(p.Range, text.Range{First: v, End: m.End}), "membership.predicate", 0.8)
}

// spanning is the passage from one range to another in the same sentence, the second alone where they stand in different ones.
func (r *reading) spanning(a, b text.Range) text.Range {
	b = text.Range{First: min(b.First, b.End-1), End: b.End}
	if s := r.sentence(b.First); a.Len() > 0 && a.First >= s.First && a.End <= s.End {
		return text.Range{First: min(a.First, b.First), End: max(a.End, b.End)}
	}
	return b
}

func (r *reading) addMembers(members []int, of int, role string, at text.Range, rule string, score float64) {
	for _, e := range members {
		r.addMembership(membership{member: e, of: of, role: role, at: at, rule: rule, score: score})
	}
}

// partyCode reads the party that a code behind a name tells: "(R-Ohio)", ", D-Texas,". It is the one party of the place's state whose name begins with the letters.
func (r *reading) partyCode(m *mention) {
	i := m.End
	if n := r.norm(i); n != "(" && n != "," || i+3 >= len(r.toks) {
		return
	}
	code := r.words[i+1]
	if len(code) > 3 || strings.ToUpper(code) != code || r.norm(i+2) != "-" {
		return
	}
	place := r.mentionOf(i + 3)
	if place == nil || place.First != i+3 || !r.isKind(place, facts.Region, facts.State, facts.City) || r.entities[place.ents[0]].entry == nil {
		return
	}
	if party := r.partyWithLetters(code, r.stateOfPlace(r.entities[place.ents[0]].entry)); party >= 0 {
		end := place.End
		if r.norm(end) == ")" && r.norm(i) == "(" {
			end++
		}
		r.addMembers(m.ents, party, "", text.Range{First: m.First, End: end}, "membership.code", 0.9)
	}
}

// stateOfPlace is the state that a known place lies in.
func (r *reading) stateOfPlace(e *lexicon.Entry) lexicon.ID {
	for range 4 {
		switch {
		case e.Kind == lexicon.State:
			return e.ID
		case e.Country != "":
			return e.Country
		}
		parent, ok := r.lex.Entry(e.Parent)
		if !ok {
			return ""
		}
		e = parent
	}
	return ""
}

// partyWithLetters returns the only party of a state whose name begins with the letters, -1 where there is none or several.
func (r *reading) partyWithLetters(letters string, state lexicon.ID) int {
	if state == "" {
		return -1
	}
	var found []*lexicon.Entry
	for _, e := range r.parties[state] {
		if len(e.Name) > len(letters) && strings.EqualFold(e.Name[:len(letters)], letters) {
			found = append(found, e)
		}
	}
	if len(found) > 1 { // those that have a word for their members are the ones that codes are used for
		found = slices.DeleteFunc(found, func(e *lexicon.Entry) bool { return len(e.Demonyms) == 0 })
	}
	if len(found) != 1 {
		return -1
	}
	return r.known(found[0])
}

// partiesByState lists the known parties of each state, without the committees and leagues that are part of one.
func partiesByState(lex *lexicon.Lexicon) map[lexicon.ID][]*lexicon.Entry {
	out := map[lexicon.ID][]*lexicon.Entry{}
	for _, e := range lex.Entries(lexicon.Organization) {
		if e.OrgKind == lexicon.Party && e.Parent == "" {
			out[e.Country] = append(out[e.Country], e)
		}
	}
	return out
}

// nameOfOrganisation reads "Jane Doe of the Harbour Union".
func (r *reading) nameOfOrganisation(m *mention) {
	k := m.End
	if r.norm(k) != "of" && r.norm(k) != "from" || r.toks[k].Sentence != r.toks[m.First].Sentence {
		return
	}
	if r.titleAt[max(m.First-1, 0)] != none { // what the title before the name is of
		return
	}
	k++
	if r.norm(k) == "the" {
		k++
	}
	x := r.mentionOf(k)
	if x == nil || x.First != k || !r.isOrganisation(x) || x.latent || x.via == facts.ViaDemonym || r.possessive(x.End) {
		return
	}
	r.addMembers(m.ents, x.ents[0], "", text.Range{First: m.First, End: x.End}, "membership.of", 0.7)
}

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
	v := h
	if end > h+1 && r.head(h) == end-1 {
		v = end - 1
	}
	if r.child(v, text.Cop) < 0 {
		g := r.head(v)
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

// memberVerb reads "X joined Y", "X belongs to Y", "Y was founded by X", "Y, which includes A, B and C".
func (r *reading) memberVerb(v int) {
	lemma := r.toks[v].Lemma
	if lemma == "include" || lemma == "comprise" {
		r.includes(v)
		return
	}
	verb, ok := memberVerbs[lemma]
	title, leads := leadVerbs[lemma]
	if !ok && !leads {
		return
	}
	if status, ok := r.tenureStatus(v); !ok || status != "" {
		return
	}
	subject, passive := r.subjectToken(v)
	passive = passive || r.child(v, text.AuxPass) >= 0
	if leads {
		if o := r.child(v, text.Obj); !passive && subject >= 0 && o >= 0 {
			r.leads(v, subject, o, title)
		}
		return
	}
	org := -1
	for _, prep := range strings.Split(verb.preps, "|") {
		switch {
		case prep == "" && passive && verb.role != "": // "was founded by X"
			for agent := range r.oblique(v, "by") {
				org, subject = subject, agent
			}
		case prep == "" && !passive:
			org = r.child(v, text.Obj)
		default:
			for c := range r.oblique(v, prep) {
				org = c
			}
		}
		if org >= 0 {
			break
		}
	}
	if org < 0 || subject < 0 {
		return
	}
	m := r.mentionOf(org)
	if !r.meansOrganisation(m) || m.via == facts.ViaDemonym {
		return
	}
	if r.norm(m.End) == "in" && r.toks[min(m.End+1, len(r.toks)-1)].XPOS == "VBG" {
		return // "joined the Union in condemning"
	}
	p := r.actorPhrase(subject)
	from, to := r.clauseDates(v)
	at := r.spanning(p.Range, text.Range{First: min(v, m.First), End: max(v+1, m.End)})
	for _, e := range p.ents {
		x := membership{member: e, of: m.ents[0], role: verb.role, at: at, rule: "membership.verb", score: 0.8}
		switch verb.change {
		case begins:
			x.from, x.to = from, to
		case ends:
			x.to = from
			if x.to == "" {
				x.role = "former member"
			}
		case lasts:
			if verb.role != "founder" && verb.role != "co-founder" {
				x.from, x.to = from, to
			}
		}
		r.addMembership(x)
	}
}

// leads reads "Jane Doe, who heads the Union": an office without a title's words.
func (r *reading) leads(v, subject, object int, title string) {
	m := r.mentionOf(object)
	if !r.meansOrganisation(m) {
		return
	}
	p := r.actorPhrase(subject)
	for _, e := range p.ents {
		if r.entities[e].kind != facts.Person || r.entities[e].anonymous {
			continue
		}
		o := office{person: e, title: title, function: r.function(title, m.ents[0]), of: m.ents[0], owner: -1, at: r.spanning(p.Range, text.Range{First: v, End: m.End}), rule: "office.leads", score: 0.75}
		o.from, o.to = r.clauseDates(v)
		r.offices = append(r.offices, o)
		r.membershipOfOffice(&o)
	}
}

// includes reads "the Union, which includes A, B and C".
func (r *reading) includes(v int) {
	s, passive := r.subjectToken(v)
	o := r.child(v, text.Obj)
	if s < 0 || o < 0 || passive || r.isNegated(v) {
		return
	}
	m := r.mentionOf(s)
	if !r.meansOrganisation(m) {
		return
	}
	p := r.actorPhrase(o)
	for _, e := range p.ents {
		if k := r.entities[e].kind; k == facts.State || k == facts.Organization {
			r.addMembership(membership{member: e, of: m.ents[0], at: r.spanning(m.Range, text.Range{First: v, End: p.End}), rule: "membership.includes", score: 0.75})
		}
	}
}

func (a *assembly) membershipFact(m *membership) {
	a.out.Memberships = append(a.out.Memberships, facts.Membership{Member: a.entity(m.member), Of: a.entity(m.of), Role: optional(m.role), From: optional(m.from), To: optional(m.to),
		Evidence: []facts.Evidence{a.evidence(m.at, m.rule, m.score)}})
}
