package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/text"
)

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
	"establish": {lasts, "founder", ""}, "form": {lasts, "founder", ""}, "sign": {begins, "player", "for|with"},
}

// partyVerbs are what somebody does for the party that he or she belongs to, by lemma, with the prepositions that lead to the party.
var partyVerbs = map[string]string{
	"represent": "", "run": "for|with", "stand": "for", "sit": "for|with", "campaign": "for", "elect": "for|with", "re-elect": "for", "serve": "with|for", "contest": "for", "return": "for", "win": "for", "stay": "with|in",
	"nominate": "by",
}

// leadVerbs are verbs that say that their subject holds an office of their object, with its title.
var leadVerbs = map[string]string{"head": "head", "lead": "leader", "chair": "chair", "co-chair": "co-chair"}

// memberVerb reads "X joined Y", "X belongs to Y", "Y was founded by X", "Y, which includes A, B and C", "X was elected for the Greens".
func (r *reading) memberVerb(v int) {
	lemma := r.toks[v].Lemma
	if preps, ok := includeVerbs[lemma]; ok {
		r.includes(v, preps)
		return
	}
	verb, joins := memberVerbs[lemma]
	title, leads := leadVerbs[lemma]
	preps, sides := partyVerbs[lemma]
	if !joins && !leads && !sides && !partyActs.has(lemma) || !r.comesAbout(v) {
		return
	}
	subject, passive := r.subjectToken(v)
	passive = passive || r.child(v, text.AuxPass) >= 0
	if leads {
		if o := r.child(v, text.Obj); !passive && subject >= 0 && o >= 0 {
			r.leads(v, subject, o, title)
		} else if r.toks[v].XPOS == "VBN" {
			for agent := range r.oblique(v, "by") { // "the Unity Party, led by Jane Doe"
				r.leads(v, agent, r.madeBody(v, subject), title)
			}
		}
		return
	}
	if partyActs.has(lemma) && !passive && subject >= 0 {
		r.partyChooses(v, subject)
	}
	if joins {
		r.joins(v, verb, subject, passive)
	} else if subject >= 0 {
		r.sides(v, preps, subject)
	}
}

// comesAbout reports whether what the verb at token v tells has come about: it is not denied, wished for, supposed or, as in "fears of Ruritania joining the Union", only thought of.
func (r *reading) comesAbout(v int) bool {
	if r.toks[v].XPOS == "VBG" && r.child(v, text.Nsubj) >= 0 && r.child(v, text.Aux) < 0 {
		return false
	}
	if h := r.head(v); h == v-1 && r.toks[v].XPOS == "VBG" && r.isRel(v, text.Acl) && thoughtOf.has(r.caseOf(h)) {
		return false
	}
	status, ok := r.tenureStatus(v)
	return ok && status == ""
}

// thoughtOf lead to a clause with "-ing" that is only thought of: "opposed to Ruritania joining".
var thoughtOf = words(`with of about at over against to on for`)

// bodyAt returns the mention of the organisation that the noun phrase headed by token i names, by itself or with a common noun before the name: "the rock band Open Hand".
func (r *reading) bodyAt(i int) *mention {
	own := r.mentionOf(i)
	if own != nil && r.meansOrganisation(own) && own.via != facts.ViaNominal {
		return own
	}
	if m := r.nameBehind(i); m != nil || own == nil || !r.meansOrganisation(own) {
		return m
	}
	return own
}

// nameBehind returns the mention of the organisation whose name the tree or the words join to the common noun at token i, nil for none.
func (r *reading) nameBehind(i int) *mention {
	if i < 0 || r.toks[i].UPOS != text.NOUN {
		return nil
	}
	if m := r.mentionOf(i - 1); m != nil && m.End == i && m.via == facts.ViaName && undertakings.has(r.norm(i)) && r.meansOrganisation(m) {
		return m
	}
	for k := i + 1; k < i+4 && (r.norm(k) == "-" || r.norm(k) == "," || r.norm(k) == "–" || articles.has(r.norm(k))); k++ { // "a new party - the Open Hand"
		if m := r.mentionOf(k + 1); m != nil && m.First == k+1 && owned.has(r.norm(i)) && m.via == facts.ViaName && r.meansOrganisation(m) {
			return m
		}
	}
	for c := range r.children(i, text.Appos, text.Flat, text.Compound, text.Nmod) {
		if m := r.mentionOf(c); m != nil && c <= i+2 && (c > i || r.norm(i) == "party") && r.meansOrganisation(m) && m.via != facts.ViaDemonym && r.caseOf(c) == "" {
			return m
		}
	}
	return nil
}

// undertakings are nouns for what goes by the name of the body that runs it: "the Open Hand festival was founded by".
var undertakings = words(`competition contest tournament festival initiative campaign programme program project network club movement group charity foundation`)

// membersAt are those for whom the subject at a token stands, of a noun that is said of somebody those of whom it is said: "Jane Doe is a singer who joined".
func (r *reading) membersAt(subject int) phrase {
	if r.mentionOf(subject) == nil || r.mentionOf(subject).latent {
		if r.child(subject, text.Cop) >= 0 {
			if s := r.ownSubject(subject); s >= 0 {
				return r.actorPhrase(s)
			}
		}
	}
	return r.actorPhrase(subject)
}

// joins notes what a verb of membership says of its subject and the organisation that it leads to.
func (r *reading) joins(v int, verb memberVerb, subject int, passive bool) {
	org := -1
	for _, prep := range strings.Split(verb.preps, "|") {
		switch {
		case prep == "" && passive && verb.role != "": // "was founded by X"
			for agent := range r.oblique(v, "by") {
				org, subject = r.madeBody(v, subject), agent
			}
		case prep == "" && !passive:
			org = r.child(v, text.Obj)
		default:
			org = r.ledTo(v, prep)
		}
		if org >= 0 {
			break
		}
	}
	if org < 0 || subject < 0 {
		return
	}
	m := r.bodyAt(org)
	p := r.membersAt(subject)
	if m == nil && verb.role == "" && len(r.withNames(p.ents)) > 0 {
		m = r.bodyMention(org)
	}
	if m == nil || m.via == facts.ViaDemonym {
		return
	}
	if r.norm(m.End) == "in" && r.toks[min(m.End+1, len(r.toks)-1)].XPOS == "VBG" {
		return // "joined the Union in condemning"
	}
	from, to := r.clauseDates(v)
	at := r.spanning(p.Range, text.Range{First: min(v, m.First), End: max(v+1, m.End)})
	bodies := []int{m.ents[0]}
	for c := range r.children(org, text.Conj) { // "played for A, B and C"
		if y := r.bodyAt(c); y != nil && y.via == facts.ViaName && !slices.Contains(bodies, y.ents[0]) {
			bodies, at.End = append(bodies, y.ents[0]), max(at.End, y.End)
		}
	}
	for _, b := range bodies {
		r.joinsOne(p.ents, b, verb, from, to, at)
	}
}

// joinsOne notes what a verb of membership says of those at its subject and one organisation.
func (r *reading) joinsOne(members []int, body int, verb memberVerb, from, to string, at text.Range) {
	founds := verb.role == "founder" || verb.role == "co-founder"
	for _, e := range members {
		if founds && r.entities[e].kind == facts.Organization {
			continue // a body that founds another is none of its members
		}
		x := membership{member: e, of: body, role: verb.role, at: at, rule: "membership.verb", score: 0.8}
		switch verb.change {
		case begins:
			x.from, x.to = from, to
		case ends:
			x.to = from
			if x.to == "" {
				x.role = "former member"
			}
		case lasts:
			if !founds {
				x.from, x.to = from, to
			}
		}
		r.addMembership(x)
	}
}

// madeBody is the token that names the body that the passive participle at token v tells the making of: its subject, or what stands right before a participle that the parser hung elsewhere:
// "she sat for the Open Hand, founded by Jane Doe".
func (r *reading) madeBody(v, subject int) int {
	if r.norm(v-1) == "," && r.child(v, text.AuxPass, text.Aux, text.Nsubj) < 0 && r.bodyAt(v-2) != nil {
		return v - 2
	}
	return subject
}

// ledTo is the last dependent of a verb that a preposition leads to, whatever the parser calls it; -1 for none.
func (r *reading) ledTo(v int, prep string) int {
	out := -1
	for c := range r.children(v, text.Obl, text.Nmod, text.Obj) {
		if r.caseOf(c) == prep {
			out = c
		} else if m := r.mentionOf(c); m != nil && m.via == facts.ViaName && (r.norm(m.First-1) == prep || articles.has(r.norm(m.First-1)) && r.norm(m.First-2) == prep) {
			out = c // a preposition that the parser hung into the name
		}
	}
	return out
}

// partyActs are what a party does to one of its own.
var partyActs = words(`nominate elect re-elect choose pick select field expel suspend`)

// partyChooses reads "the Unity Party nominated Jane Doe", "Labour expelled its member Jane Doe".
func (r *reading) partyChooses(v, subject int) {
	m, o := r.mentionOf(subject), r.child(v, text.Obj)
	if m == nil || !r.isParty(m) || m.via != facts.ViaName || o < 0 {
		return
	}
	role := ""
	if lemma := r.toks[v].Lemma; lemma == "expel" {
		role = "former member"
	}
	p := r.actorPhrase(o)
	people := slices.DeleteFunc(slices.Clone(p.ents), func(e int) bool { return r.entities[e].kind != facts.Person })
	r.addMembers(people, m.ents[0], role, r.spanning(m.Range, text.Range{First: v, End: max(p.End, v+1)}), "membership.party-verb", 0.75)
}

// partySide reads a party that a preposition joins to a verb of standing for it past other words: "sat in the Senate for the Greens".
func (r *reading) partySide(m *mention) {
	h := r.headOf(m.Range)
	prep := r.caseOf(h)
	if prep != "for" && prep != "with" {
		return
	}
	for v, n := r.head(h), 0; v >= 0 && n < 3; v, n = r.head(v), n+1 {
		if r.toks[v].UPOS != text.VERB {
			continue
		}
		preps, ok := partyVerbs[r.toks[v].Lemma]
		if s, _ := r.subjectToken(v); ok && s >= 0 && slices.Contains(strings.Split(preps, "|"), prep) && r.comesAbout(v) {
			r.addPartisans(v, s, m, m.Range, "membership.party-verb")
		}
		return
	}
}

// sides notes for whom somebody sits, stands or runs: "was elected for the Greens", "represents the Unity Party". Only parties have such people.
func (r *reading) sides(v int, preps string, subject int) {
	for _, prep := range strings.Split(preps, "|") {
		org := r.child(v, text.Obj)
		if prep != "" {
			org = r.ledTo(v, prep)
		}
		m := r.bodyAt(org)
		if m == nil || !r.isParty(m) {
			continue
		}
		r.addPartisans(v, subject, m, m.Range, "membership.party-verb")
		return
	}
}

// addPartisans notes the persons at a verb's subject as being of a party, by the words that name it.
func (r *reading) addPartisans(v, subject int, party *mention, words text.Range, rule string) {
	p := r.membersAt(subject)
	people := slices.DeleteFunc(slices.Clone(p.ents), func(e int) bool { return r.entities[e].kind != facts.Person })
	r.addMembers(people, party.ents[0], "", r.spanning(p.Range, text.Range{First: min(v, words.First), End: max(v+1, words.End)}), rule, 0.75)
}

var (
	// partyGoods are what a party gives to one of its own: "the Republican nomination".
	partyGoods = words(`nomination ticket slate primary primaries whip leadership`)
	// goodsVerbs are what one of a party does with them, or on them.
	goodsVerbs = words(`seek win lose secure accept clinch receive run elect contest enter stand gain obtain take nominate re-elect`)
)

// partyGood reads "Jane Doe won the Republican nomination", "was elected on the Unity ticket".
func (r *reading) partyGood(m *mention) {
	k := m.End
	for k < len(r.toks) && k < m.End+2 && (r.toks[k].UPOS == text.ADJ || r.toks[k].UPOS == text.NOUN) && !partyGoods.has(r.norm(k)) {
		k++
	}
	if !partyGoods.has(r.norm(k)) || r.toks[k].Sentence != r.toks[m.First].Sentence {
		return
	}
	v := r.head(k)
	if v < 0 || r.toks[v].UPOS != text.VERB || !goodsVerbs.has(r.toks[v].Lemma) || !r.isRel(k, text.Obj, text.Obl) || !r.comesAbout(v) {
		return
	}
	if s, _ := r.subjectToken(v); s >= 0 {
		r.addPartisans(v, s, m, text.Range{First: m.First, End: k + 1}, "membership.nomination")
	}
}

// leads reads "Jane Doe, who heads the Union": an office without a title's words.
func (r *reading) leads(v, subject, object int, title string) {
	p := r.actorPhrase(subject)
	p.ents = slices.DeleteFunc(slices.Clone(p.ents), func(e int) bool {
		return r.entities[e].kind != facts.Person || r.entities[e].anonymous || r.entities[e].latent
	})
	if len(p.ents) == 0 {
		return
	}
	m := r.mentionOf(object)
	if !r.meansOrganisation(m) {
		m = r.bodyMention(object)
	}
	if m == nil {
		return
	}
	for _, e := range p.ents {
		o := office{person: e, title: title, function: r.function(title, m.ents[0]), of: m.ents[0], owner: -1, at: r.spanning(p.Range, text.Range{First: v, End: m.End}), rule: "office.leads", score: 0.75}
		o.from, o.to = r.clauseDates(v)
		r.offices = append(r.offices, o)
		r.membershipOfOffice(&o)
	}
}

// includeVerbs are the verbs by which an organisation has its members, with the preposition that leads to them, "" for an object.
var includeVerbs = map[string]string{"include": "", "comprise": "", "consist": "of", "compose": "of", "unite": ""}

// includes reads "the Union, which includes A, B and C", "a group consisting of A and B".
func (r *reading) includes(v int, prep string) {
	s, passive := r.subjectToken(v)
	o := r.child(v, text.Obj)
	if prep != "" {
		passive = false
		for c := range r.oblique(v, prep) {
			o = c
		}
	}
	for k, n := v, 0; s < 0 && n < 3 && k >= 0; k, n = r.head(k), n+1 { // "a group formed in 1986 consisting of"
		if r.bodyAt(k) != nil || r.child(k, text.Cop) >= 0 {
			s = k
		}
	}
	if s < 0 || o < 0 || passive || !r.comesAbout(v) {
		return
	}
	if r.mentionOf(s) == nil && r.child(s, text.Cop) >= 0 { // "Harbour is a group consisting of"
		s = r.ownSubject(s)
	}
	m := r.mentionOf(s)
	if !r.meansOrganisation(m) {
		return
	}
	p := r.actorPhrase(o)
	for _, e := range p.ents {
		if k := r.entities[e].kind; k == facts.State || k == facts.Organization || k == facts.Person && prep != "" {
			r.addMembership(membership{member: e, of: m.ents[0], at: r.spanning(m.Range, text.Range{First: v, End: p.End}), rule: "membership.includes", score: 0.75})
		}
	}
}
