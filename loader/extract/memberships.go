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
	"guitarist": "musician", "bassist": "musician", "drummer": "musician", "keyboardist": "musician", "vocalist": "musician", "singer": "musician", "frontman": "musician", "saxophonist": "musician", "violinist": "musician",
	"footballer": "player", "cricketer": "player", "pitcher": "player", "linebacker": "player", "forward": "player",
	"curator": "curator", "trustee": "trustee", "conductor": "conductor", "cellist": "musician", "pianist": "musician",
	"officer": "officer", "soldier": "soldier", "realm": "", "subsidiary": "subsidiary", "affiliate": "affiliate", "arm": "arm", "wing": "wing", "branch": "branch", "division": "division", "faction": "faction", "offshoot": "offshoot",
}

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
	r.partyTitles()
	for m := range r.inOrder() {
		if r.isParty(m) {
			r.partyBeside(m)
		}
		if r.isKind(m, facts.Organization) && m.via == facts.ViaName {
			r.bodyOfState(m)
		}
		if m.via == facts.ViaName && !m.latent && r.isOrganisation(m) {
			r.ownersBody(m)
			r.companionsBody(m)
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
			case lemma == "part" && r.norm(k+1) == "of" && (r.child(k, text.Cop) >= 0 || r.toks[r.headOr(k)].Lemma == "become"): // "Ruritania is part of the Union"
				r.memberNoun(k, "", sent)
			case (stateNouns.has(lemma) || lemma == "state") && r.isUnion(r.mentionOf(k-1)): // "Union countries such as"
				r.memberNoun(k, "", sent)
			case noun && r.titleAt[k] == none && (r.toks[k].UPOS == text.NOUN || r.toks[k].UPOS == text.PROPN || r.norm(k+1) == "at" || r.norm(k+1) == "of"):
				r.memberNoun(k, role, sent)
			case r.norm(k) == "consisting" && r.toks[k].UPOS == text.NOUN:
				r.includes(k, "of")
			case r.toks[k].UPOS == text.VERB:
				r.memberVerb(k)
			}
		}
	}
}

// addMembership notes a membership, once for each member, organisation and role, with its first passage.
func (r *reading) addMembership(m membership) {
	e, of := &r.entities[m.member], &r.entities[m.of]
	if m.member == m.of || of.kind != facts.Organization && m.role != bodyRole || e.anonymous || e.latent || !slices.Contains(actorKinds, e.kind) {
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

// membershipOfOffice: who leads a party, presides over a society, or teaches at a university, is one of it. Who commands an armed group is its commander, and the office says so.
func (r *reading) membershipOfOffice(o *office) {
	if o.of < 0 || o.status == lexicon.Former || o.to != "" || strings.Contains(o.rule, "+") {
		return
	}
	role := ""
	switch of := &r.entities[o.of]; {
	case of.orgKind == string(lexicon.Party):
	case of.kind == facts.Organization && societies.has(headWord(of.name)) && (o.function == lexicon.HeadOfOrganization || o.function == lexicon.DeputyHeadOfOrganization):
	case strings.Contains(o.title, "professor") && of.kind == facts.Organization:
		role = "professor"
	default:
		return
	}
	r.addMembership(membership{member: o.person, of: o.of, role: role, from: o.from, at: o.at, rule: "membership.office", score: 0.8})
}

// societies are the heads of names of bodies whose officers are chosen from among their members.
var societies = words(`society association academy club guild brotherhood`)

// headWord is the word that tells what kind of body a name is of: the one before "of" or "for", else the last.
func headWord(name string) string {
	fields := strings.Fields(strings.ToLower(name))
	for i, w := range fields {
		if i > 0 && (w == "of" || w == "for") {
			return fields[i-1]
		}
	}
	return fields[len(fields)-1]
}

func (r *reading) isParty(m *mention) bool {
	return r.isKind(m, facts.Organization) && len(m.ents) == 1 && r.entities[m.ents[0]].orgKind == "PARTY"
}

// isUnion reports whether a mention names an organisation whose members are states.
func (r *reading) isUnion(m *mention) bool {
	return m != nil && m.via == facts.ViaName && !m.latent && r.isOrganisation(m) && len(m.ents) == 1 && r.entities[m.ents[0]].orgKind == string(lexicon.IGO)
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
	r.partyGood(m)
	r.partySide(m)
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
	case m.via == facts.ViaDemonym && r.norm(at.End) == "," && first == r.sentence(at.First).First && first < at.First: // "A Democrat, Jane Doe"
		if x := r.mentionOf(at.End + 1); x != nil && x.phrase.First == at.End+1 && isPerson(x) {
			r.addMembers(x.ents, party, "", text.Range{First: first, End: x.End}, "membership.apposition", 0.8)
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
	const reach = 6
	for n := k; n < k+reach && n < len(r.toks) && r.toks[n].Sentence == r.toks[m.First].Sentence; n++ { // "of the Ruritanian rock band Open Hand"
		if y := r.mentionOf(n); y != nil && y.First == n && y.via == facts.ViaName && n > k && r.toks[n-1].UPOS == text.NOUN && r.mentionOf(n-1) == nil && r.isOrganisation(y) {
			k = n
			break
		} else if y != nil && y.via != facts.ViaDemonym || y == nil && r.toks[n].UPOS != text.NOUN && r.toks[n].UPOS != text.ADJ {
			break
		}
	}
	x := r.mentionOf(k)
	if x == nil || x.First != k || !r.isOrganisation(x) || x.latent || x.via == facts.ViaDemonym || r.possessive(x.End) {
		return
	}
	r.addMembers(m.ents, x.ents[0], "", text.Range{First: m.First, End: x.End}, "membership.of", 0.7)
}

func (a *assembly) membershipFact(m *membership) {
	a.out.Memberships = append(a.out.Memberships, facts.Membership{Member: a.entity(m.member), Of: a.entity(m.of), Role: optional(m.role), From: optional(m.from), To: optional(m.to),
		Evidence: []facts.Evidence{a.evidence(m.at, m.rule, m.score)}})
}
