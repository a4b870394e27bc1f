package extract

import (
	"fmt"
	"slices"
	"strings"

	"entente/graph"
	"entente/loader/facts"
	"entente/loader/text"
)

// agreement is a plan, treaty or the like, under all the names that the article gives it.
type agreement struct {
	head       string // the noun: "plan"
	name       string
	aliases    []string
	kind       string
	binding    *bool
	stage      graph.Stage
	date       string // of its signing, else of what was agreed
	place      int    // where it was signed or agreed, -1: not told
	supersedes int    // another agreement, -1: none
	proper     bool   // its noun is written with a capital: "the Oldtown Accord"
	kept       bool   // written down though nobody has a role in it
	roles      []role
	provisions []provision
	at         []text.Range // where it is named, numbered points of it included
	points     int          // how many points its name says it has; 0: not told
	ends       int          // a conflict, -1: none
}

type role struct {
	ent      int
	role     graph.Role
	modality graph.Modality
	at       text.Range
	rule     string
	by       int // who claims it, -1: the article
}

type provision struct {
	ordinal int
	topics  []string
	at      text.Range
}

func agreementID(i int) string { return fmt.Sprintf("a%d", i+1) }

// concerns reports whether one of the passages names the agreement or a point of it.
func (g *agreement) concerns(r *reading, parts []text.Span) bool {
	return slices.ContainsFunc(g.at, func(t text.Range) bool {
		return slices.ContainsFunc(parts, func(p text.Span) bool { return p.Contains(r.doc.SpanOf(t)) })
	})
}

// agreementHeads are the nouns for agreements, with the kind that the noun alone tells.
var agreementHeads = map[string]string{
	"plan": "OTHER", "accord": "OTHER", "accords": "OTHER", "treaty": "OTHER", "agreement": "OTHER", "pact": "OTHER", "deal": "OTHER", "memorandum": "OTHER", "protocol": "OTHER",
	"roadmap": "OTHER", "compact": "OTHER", "charter": "OTHER", "convention": "OTHER", "framework": "OTHER", "settlement": "OTHER",
	"peace": "PEACE", "alliance": "ALLIANCE", "ceasefire": "CEASEFIRE", "cease-fire": "CEASEFIRE", "truce": "CEASEFIRE", "armistice": "CEASEFIRE",
}

// agreementKinds are words in a name that tell the kind, the first that fits.
var agreementKinds = []struct{ words, kind string }{
	{"use of force", "NON_USE_OF_FORCE"}, {"non-use-of-force", "NON_USE_OF_FORCE"}, {"non-aggression", "NON_AGGRESSION"}, {"nonaggression", "NON_AGGRESSION"},
	{"ceasefire", "CEASEFIRE"}, {"cease-fire", "CEASEFIRE"}, {"truce", "CEASEFIRE"}, {"armistice", "CEASEFIRE"}, {"peace", "PEACE"}, {"trade", "TRADE"}, {"tariff", "TRADE"},
	{"alliance", "ALLIANCE"}, {"mutual defence", "ALLIANCE"}, {"mutual defense", "ALLIANCE"}, {"mutual assistance", "ALLIANCE"}, {"accession", "MEMBERSHIP"}, {"membership", "MEMBERSHIP"},
}

// bare are words that belong to no agreement's name.
var bareModifiers = words(`legally binding non-binding new proposed draft formal written final fresh possible tentative preliminary fragile shaky so-called wide-ranging comprehensive landmark historic
	long-awaited interim first second latest current original signed`)

func (r *reading) findAgreements() {
	for sent := range r.sentences() {
		for h := sent.First; h < sent.End; h++ {
			if r.quoted(h) {
				continue
			}
			if _, ok := agreementHeads[r.headNoun(h)]; ok && (r.mentionOf(h) == nil || r.mentionOf(h).latent) && !r.leadsToHead(h) && !r.isNoPaper(h) {
				r.agreementAt(h, sent)
				continue
			}
			r.findReference(h, sent)
		}
	}
	r.mergeAgreements()
	r.findAmendments()
	r.findWitnesses()
	r.findPoints()
	r.findSuccession()
	for i := range r.agreements {
		r.settleStage(&r.agreements[i])
	}
	for i := range r.agreements {
		r.nameByParties(&r.agreements[i])
		r.nameByPlace(&r.agreements[i])
	}
	r.dropAgreements()
}

// leadsToHead reports whether the next word is the head of the noun's phrase: another noun for agreements ("ceasefire agreement"), or one for something else ("ceasefire talks").
func (r *reading) leadsToHead(h int) bool {
	if g := r.head(h); g == h+1 && r.isRel(h, text.Compound) && r.toks[g].UPOS == text.NOUN && !proposals.has(r.norm(g)) && !voids.has(r.norm(g)) && !textNouns.has(r.norm(g)) && !timeWords.has(r.norm(g)) && !stipulating.has(r.toks[g].Lemma) && !stipulating.has(strings.TrimSuffix(r.norm(g), "s")) {
		return true // "ceasefire talks", "truce monitors"
	}
	_, ok := agreementHeads[r.norm(h+1)]
	return ok && h+1 < len(r.toks) && r.toks[h+1].Sentence == r.toks[h].Sentence
}

// headNoun is the noun at token h, "cease-fire" as one word though it is three tokens, and "peace" where it is signed.
func (r *reading) headNoun(h int) string {
	if r.norm(h) == "fire" && r.norm(h-1) == "-" && r.norm(h-2) == "cease" {
		return "cease-fire"
	}
	if r.norm(h) == "peace" && (h == 0 || r.toks[h-1].Lemma != "sign") {
		return "" // only what is signed is an agreement
	}
	return r.norm(h)
}

// otherOnes are words before an agreement's name that set it apart from one told of before.
var otherOnes = words(`earlier previous another separate`)

// agreementAt reads the noun phrase around the head at token h and the roles that its clause tells.
func (r *reading) agreementAt(h int, sent text.Range) {
	np, definite := r.agreementPhrase(h, sent)
	if r.saidOfAnother(h) {
		return
	}
	date, np := r.dateInName(np)
	name, binding := r.agreementName(np)
	head := r.headNoun(h)
	proper := r.capital(h) && h > sent.First && name != r.words[h] && !r.shouted(h) && r.doc.Sentences[r.toks[h].Sentence].Part != text.Title
	if other := r.norm(np.First - 1); otherOnes.has(other) && !definite {
		name = other + " " + name
	}
	i := -1
	if other := r.norm(np.First - 1); otherOnes.has(other) && (r.norm(np.First-2) == "the" || r.norm(np.First-2) == "that") {
		i = r.superseded(head)
	}
	if i >= 0 {
		name = r.agreements[i].name
	} else {
		i = r.sameAgreement(designation{head, name, definite || proper, proper, r.pointCount(np), date, h})
	}
	if i >= 0 && proper && !r.agreements[i].proper && !r.agreements[i].isCalled(name) { // "signed a treaty. The Treaty of Oldtown"
		g := &r.agreements[i]
		if g.name != g.head {
			g.aliases = append(g.aliases, g.name)
		}
		g.name = name
	}
	if i < 0 {
		if definite && name == head && agreementHeads[head] != "CEASEFIRE" || !definite && name == head && agreementHeads[head] == "OTHER" && !r.hasParties(h, np, sent) {
			return // "the deal" without one named before, or "a plan" that could be anybody's
		}
		r.agreements = append(r.agreements, agreement{head: head, name: name, kind: agreementHeads[head], points: r.pointCount(np), ends: -1, supersedes: -1, place: -1, date: date})
		i = len(r.agreements) - 1
		if proper && len(date) == 4 && r.norm(np.End) == "of" { // "the Oldtown Protocol of 1964": another may go by the same name
			g := &r.agreements[i]
			g.name, g.aliases = name+" of "+date, []string{name}
		}
		for _, k := range agreementKinds {
			if strings.Contains(strings.ToLower(name), k.words) {
				r.agreements[i].kind = k.kind
				break
			}
		}
	}
	if proper {
		r.forgetTown(np, h)
	}
	g := &r.agreements[i]
	g.at = append(g.at, np)
	g.proper = g.proper || proper
	if binding != nil {
		g.binding = binding
	}
	if g.date == "" {
		g.date = date
	}
	g.points = max(g.points, r.pointCount(np))
	if name != g.name && (name != head || agreementHeads[head] != "OTHER") && !slices.Contains(g.aliases, name) {
		g.aliases = append(g.aliases, name)
	}
	r.rolesAround(g, h, np, sent)
	r.aimOf(g, np, sent)
	r.stipulations(g, np, sent)
}

// saidOfAnother reports whether the noun at token h is said of an agreement told of before: "it is the third agreement this year".
func (r *reading) saidOfAnother(h int) bool {
	if r.child(h, text.Cop) < 0 {
		return false
	}
	switch r.norm(r.ownSubject(h)) {
	case "it", "this", "that":
		return true
	}
	return false
}

// setPhrases are the nouns of "on behalf of" and the like, which tell nothing of what an agreement is on.
var setPhrases = words(`behalf condition basis terms paper hold track schedule time`)

func (r *reading) hasParties(h int, np, sent text.Range) bool {
	if r.norm(np.End) == "between" || r.governor(np, sent) >= 0 {
		return true
	}
	for c := range r.children(h, text.AclRelcl, text.Acl) { // "a deal that Ruritania proposed"
		if isRoleVerb(r.norm(c)) && c > h {
			return true
		}
	}
	return false
}

// agreementPhrase is the noun phrase of an agreement without its article: its modifiers, its head, and what it is "on".
func (r *reading) agreementPhrase(h int, sent text.Range) (np text.Range, definite bool) {
	np = text.Range{First: h, End: h + 1}
	for np.First > sent.First && h-np.First < 9 {
		k := np.First - 1
		n := r.norm(k)
		if functionWords.has(n) && n != "first" && n != "new" && !isNumberWord(n) || r.toks[k].Is(text.Punct) && n != "-" || r.possessive(k) || r.finiteVerb(k) && r.norm(k+1) != "-" || isRoleVerb(n) && !(bareModifiers.has(n) && (r.isRel(k, text.Amod) || articles.has(r.norm(k-1)))) && r.norm(k-1) != "-" {
			break
		}
		np.First = k
	}
	if r.norm(np.First) == "-" {
		np.First++
	}
	definite = r.norm(np.First-1) == "the" || r.norm(np.First-1) == "this" || r.norm(np.First-1) == "that"
	if n := r.norm(np.End); n == "on" || n == "for" || n == "of" {
		np.End = r.complementEnd(np.End, sent.End)
	}
	return np, definite
}

func isNumberWord(n string) bool {
	_, ok := numberWords[n]
	return ok
}

// complementEnd returns where "on the non-use of force" behind a head ends: before another preposition, a verb or a mark; i itself if nothing named follows.
func (r *reading) complementEnd(i, end int) int {
	k := i + 1
	for k < end {
		n := r.norm(k)
		if n == "and" && (r.norm(k+1) == "a" || r.norm(k+1) == "an") || (r.norm(i) == "on" || r.norm(i) == "of") && (months.has(n) || weekdays.has(n) || r.toks[k].Is(text.Number)) {
			break // another agreement, a day
		}
		if setPhrases.has(n) || r.toks[k].Is(text.Punct) && n != "-" || r.finiteVerb(k) || auxiliaries.has(n) || isRoleVerb(n) || timeWords.has(n) || functionWords.has(n) && n != "the" && n != "of" && n != "a" && n != "an" && n != "and" {
			break
		}
		k++
	}
	for k > i && (r.toks[k-1].UPOS == text.ADV || r.toks[k-1].UPOS == text.DET) {
		k--
	}
	if r.possessive(k) {
		return i
	}
	named := r.norm(i) == "of" && r.capital(i-1) && r.capital(i+1) // "Treaty of Oldtown"
	if k-i < 2 || r.norm(k-1) == "of" || r.norm(k-1) == "the" || r.norm(k-1) == "and" || r.mentionOf(i+1) != nil && r.norm(i) != "on" && !named {
		return i
	}
	return k
}

// agreementName is the name without what only describes it, lower case but for its capitalised words, and whether it is said to be binding.
func (r *reading) agreementName(np text.Range) (string, *bool) {
	var binding *bool
	for k := np.First; k < np.End; k++ {
		switch {
		case r.norm(k) == "binding":
			binding = ptr(!(k >= 2 && r.norm(k-1) == "-" && r.norm(k-2) == "non"))
		case r.norm(k) == "non-binding", r.norm(k) == "nonbinding":
			binding = ptr(false)
		}
	}
	for np.First < np.End-1 {
		if m := r.mentionOf(np.First); m != nil && r.norm(m.End) == "-" && isRoleVerb(r.norm(m.End+1)) && m.End+2 < np.End { // "Ruritania-brokered"
			np.First = m.End + 2
			continue
		}
		if r.norm(np.First) == "new" && r.capital(np.First) && r.capital(np.First+1) {
			break // of a proper name
		}
		c := r.doc.Compound(np.First)
		word := strings.ToLower(r.passage(text.Range{First: c.First, End: c.End}))
		if !bareModifiers.has(word) && !(isNumberWord(word) && r.norm(c.End) != "-") {
			break
		}
		np.First = c.End
	}
	return strings.Join(strings.Fields(r.passage(np)), " "), binding
}

// pointCount is how many points the name says: 6 for "six-point plan".
func (r *reading) pointCount(np text.Range) int {
	for k := np.First; k+2 < np.End; k++ {
		if r.norm(k+1) == "-" && (r.norm(k+2) == "point" || r.norm(k+2) == "article") {
			return numberOf(r.norm(k))
		}
	}
	return 0
}

// dropAgreements leaves out those in which nobody has a role, and plans that are nothing but somebody's own.
func (r *reading) dropAgreements() {
	var kept []agreement
	at := map[int]int{}
	for i := range r.agreements {
		if g := &r.agreements[i]; g.kept || len(g.roles) > 0 && !r.ownPlan(g) && !r.ofPersons(g) {
			at[i] = len(kept)
			kept = append(kept, *g)
		}
	}
	for i := range kept {
		if k, ok := at[kept[i].supersedes]; ok {
			kept[i].supersedes = k
		} else {
			kept[i].supersedes = -1
		}
	}
	r.agreements = kept
}

// ownPlans are nouns that are as often for what one side does alone.
var ownPlans = words(`plan framework charter settlement compact protocol roadmap convention deal`)

// ownPlan reports whether an agreement called by such a noun shows no sign of being between several: neither a kind nor points, nor a provision between sides, nor two parties.
func (r *reading) ownPlan(g *agreement) bool {
	if !ownPlans.has(g.head) || g.proper || g.kind != "OTHER" || g.points > 0 || g.binding != nil {
		return false
	}
	var parties []int
	for _, x := range g.roles {
		switch x.role {
		case graph.RoleBrokered, graph.RoleSigned, graph.RoleGuarantor:
			return false
		case graph.RoleParty, graph.RoleAgreed:
			if g.head == "deal" {
				return false // nobody has one alone
			}
			if !slices.Contains(parties, x.ent) {
				parties = append(parties, x.ent)
			}
		}
	}
	return len(parties) < 2
}

// findSuccession reads "the treaty replaces the Oldtown Accord".
func (r *reading) findSuccession() {
	for v := range r.toks {
		if !succeeding.has(r.toks[v].Lemma) || r.toks[v].UPOS != text.VERB || r.modality(v) != graph.Asserted && r.modality(v) != graph.Future {
			continue
		}
		s, passive := r.subjectToken(v)
		o := r.child(v, text.Obj)
		if passive {
			for c := range r.oblique(v, "by") {
				s, o = c, s
			}
		}
		a, b := r.agreementOf(s), r.agreementOf(o)
		if a >= 0 && b >= 0 && a != b {
			r.agreements[a].supersedes = b
			r.agreements[a].kept, r.agreements[b].kept = true, true
			if old := &r.agreements[b]; old.stage == "" {
				old.stage = graph.StageAgreed // what is replaced was in force
			}
		}
	}
}

// agreementOf returns the agreement that token i is in the name of, -1 for none.
func (r *reading) agreementOf(i int) int {
	return slices.IndexFunc(r.agreements, func(g agreement) bool {
		return i >= 0 && slices.ContainsFunc(g.at, func(t text.Range) bool { return t.Contains(i) })
	})
}

// nameByParties names an agreement that the article calls nothing but "the agreement" after those who made it.
func (r *reading) nameByParties(g *agreement) {
	const most = 3
	if g.name != g.head {
		return
	}
	var names []string
	for _, k := range []graph.Role{graph.RoleSigned, graph.RoleAgreed, graph.RoleParty} {
		for _, x := range g.roles {
			if n := r.entities[x.ent].name; x.role == k && x.modality != graph.Negated && len(names) < most && !slices.Contains(names, n) && r.entities[x.ent].kind != facts.Person {
				names = append(names, n)
			}
		}
	}
	if len(names) > 1 {
		g.name = strings.Join(names, "-") + " " + g.head
		if !slices.Contains(g.aliases, g.head) {
			g.aliases = append(g.aliases, g.head)
		}
	}
}

// settleStage takes the furthest stage that the roles tell.
func (r *reading) settleStage(g *agreement) {
	order := graph.Stages()
	if g.stage == "" {
		g.stage = graph.StageProposed
	}
	for _, x := range g.roles {
		s := stageOf(x.role)
		if x.modality == graph.Asserted && slices.Index(order, s) > slices.Index(order, g.stage) {
			g.stage = s
		}
	}
	if g.stage == graph.StageProposed { // what is only proposed binds and is guaranteed by nobody yet
		for i := range g.roles {
			if g.roles[i].role == graph.RoleGuarantor {
				g.roles[i].modality = graph.Hypothetical
			}
		}
	}
}

func (a *assembly) agreementFacts() {
	for i := range a.agreements {
		g := &a.agreements[i]
		f := facts.Agreement{ID: agreementID(i), Name: g.name, Aliases: append([]string{}, g.aliases...), Kind: g.kind, Stage: string(g.stage), Binding: g.binding,
			Roles: []facts.Role{}, Provisions: []facts.Provision{}, Evidence: []facts.Evidence{}}
		if g.ends >= 0 {
			f.Ends = ptr(conflictID(g.ends))
		}
		for _, at := range g.at[:1] {
			f.Evidence = append(f.Evidence, a.evidence(at, "agreement.noun", 0.8))
		}
		f.Date = optional(g.date)
		if g.supersedes >= 0 {
			f.Supersedes = ptr(agreementID(g.supersedes))
		}
		for _, x := range g.roles {
			a.roleFact(&f, x)
		}
		for _, p := range g.provisions {
			a.provisionFact(&f, p)
		}
		a.out.Agreements = append(a.out.Agreements, f)
	}
}

func (a *assembly) roleFact(f *facts.Agreement, x role) {
	ev := a.evidence(x.at, x.rule, 0.85)
	if s := a.statementAt(x.at.First); s != nil && len(s.speakers) == 1 && x.role != graph.RoleProposed {
		ev.AttributedTo = ptr(a.entity(s.speakers[0]))
	}
	if x.by >= 0 {
		ev.AttributedTo = ptr(a.entity(x.by))
	}
	id := a.entity(x.ent)
	for k := range f.Roles {
		if p := &f.Roles[k]; p.Entity == id && p.Role == string(x.role) && p.Modality == string(x.modality) {
			if !slices.Contains(p.Evidence, ev) {
				p.Evidence = append(p.Evidence, ev)
			}
			return
		}
	}
	f.Roles = append(f.Roles, facts.Role{Entity: id, Role: string(x.role), Modality: string(x.modality), Evidence: []facts.Evidence{ev}})
}

func (a *assembly) provisionFact(f *facts.Agreement, p provision) {
	ev := a.evidence(p.at, "agreement.provision", 0.8)
	for k := range f.Provisions {
		if x := &f.Provisions[k]; p.ordinal > 0 && x.Ordinal != nil && *x.Ordinal == p.ordinal {
			x.Evidence = append(x.Evidence, ev)
			for _, t := range p.topics {
				if !slices.Contains(x.Topics, t) {
					x.Topics = append(x.Topics, t)
				}
			}
			slices.Sort(x.Topics)
			return
		}
	}
	x := facts.Provision{Topics: append([]string{}, p.topics...), Text: ev.Exact, Evidence: []facts.Evidence{ev}}
	slices.Sort(x.Topics)
	if p.ordinal > 0 {
		x.Ordinal = ptr(p.ordinal)
	}
	f.Provisions = append(f.Provisions, x)
}
