package eval

import (
	"slices"
	"strings"

	"entente/loader/facts"
)

// ownTotals are the counts over all articles, by kind of fact.
type ownTotals struct {
	perKind        map[string]*counts
	dated, dates   int
	signs, reverse int // ties between two actors that the gold relates; of them those of the opposite sign
	idle           falseEvents
}

func ownKinds() []string {
	return []string{"entities", "offices", "memberships", "statements: content", "statements: content and speaker", "agreements", "roles", "events", "ties"}
}

func (t *ownTotals) rows() []Row {
	var rows []Row
	for _, kind := range ownKinds() {
		rows = append(rows, at(t.perKind, kind).row(kind))
	}
	return append(rows, rateRow("publication dates", t.dated, t.dates), rateRow("ties of the wrong sign", t.reverse, t.signs), t.idle.row("events a sentence that tells of none"))
}

// fact is a fact as a key; equal keys are the same fact.
type fact struct {
	key      string
	also     []string // keys that are as right
	optional bool
}

// ownNames says which gold entity each entity of a reading is.
type ownNames map[string]string

// newOwnNames gives each predicted entity the first gold entity of its kind with which it shares a name, and no two the same.
func newOwnNames(gold *ownGold, r *reading) ownNames {
	out := ownNames{}
	taken := map[string]bool{}
	for i := range r.doc.Entities {
		e := &r.doc.Entities[i]
		names := entityNames(e)
		for _, g := range gold.Entities {
			if taken[g.Name] || g.Kind != e.Kind || !sharesName(names, append([]string{g.Name}, g.Also...)) {
				continue
			}
			out[e.ID], taken[g.Name] = g.Name, true
			break
		}
	}
	return out
}

func sharesName(plain, names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(plain, plainName(n)) })
}

// name is the gold's name of an entity; one that the gold does not have has its id, which equals no name.
func (n ownNames) name(id string) string {
	if name, ok := n[id]; ok {
		return name
	}
	return "\x00" + id
}

func (n ownNames) list(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, n.name(id))
	}
	return joined(out)
}

// joined is a set of names as one key.
func joined(names []string) string {
	names = slices.Clone(names)
	slices.Sort(names)
	return strings.Join(names, ", ")
}

func key(parts ...string) string { return strings.Join(parts, " | ") }

func orElse(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}

// score counts one article's facts. A kind that the gold leaves out is not scored.
func (t *ownTotals) score(c *ownCase, r *reading) {
	names := newOwnNames(&c.gold, r)
	t.add("entities", c.gold.Entities != nil, goldEntities(&c.gold), predictedEntities(names, r))
	t.add("offices", c.gold.Offices != nil, goldOffices(&c.gold), predictedOffices(names, r))
	t.add("memberships", c.gold.Memberships != nil, goldMemberships(&c.gold), predictedMemberships(names, r))
	if c.gold.Events != nil {
		t.events(&c.gold, names, r)
	}
	t.statements(c, names, r)
	t.agreements(c, names, r)
	t.ties(c, names, r)
	if want := c.gold.Article.Published; want != "" {
		t.dates++
		if got := r.doc.Article.Published; got != nil && *got == want {
			t.dated++
		}
	}
}

func (t *ownTotals) add(kind string, scored bool, gold []fact, predicted []string) {
	if !scored {
		return
	}
	at(t.perKind, kind).add(matchOnce(len(gold), len(predicted), func(g, p int) bool {
		return gold[g].key == predicted[p] || slices.Contains(gold[g].also, predicted[p])
	}, func(g int) bool { return gold[g].optional }))
}

func goldEntities(g *ownGold) []fact {
	var out []fact
	for _, e := range g.Entities {
		out = append(out, fact{key: e.Name, optional: e.Optional})
	}
	return out
}

func predictedEntities(n ownNames, r *reading) []string {
	var out []string
	for _, e := range r.doc.Entities {
		out = append(out, n.name(e.ID))
	}
	return out
}

func goldOffices(g *ownGold) []fact {
	var out []fact
	for _, o := range g.Offices {
		out = append(out, fact{key: key(o.Person, strings.ToLower(o.Title), o.Of), optional: o.Optional})
	}
	return out
}

func predictedOffices(n ownNames, r *reading) []string {
	var out []string
	for _, o := range r.doc.Offices {
		of := ""
		if o.Of != nil {
			of = n.name(*o.Of)
		}
		out = append(out, key(n.name(o.Person), strings.ToLower(o.Title), of))
	}
	return out
}

func goldMemberships(g *ownGold) []fact {
	var out []fact
	for _, m := range g.Memberships {
		out = append(out, fact{key: key(m.Member, m.Of), optional: m.Optional})
	}
	return out
}

func predictedMemberships(n ownNames, r *reading) []string {
	var out []string
	for _, m := range r.doc.Memberships {
		out = append(out, key(n.name(m.Member), n.name(m.Of)))
	}
	return out
}

// eventKey is an event by its type, modality and parties; where the parties are all alike who is named first does not matter.
func eventKey(eventType, modality, actors, recipients string) string {
	return key(eventType, modality, actors, recipients)
}

// events scores the events, and counts those in sentences that tell of none: the gold has no passages of events, so that a sentence may tell of one where it refers to all who act in it, and does
// where a right event is read from it.
func (t *ownTotals) events(g *ownGold, n ownNames, r *reading) {
	gold, predicted := goldEvents(g), predictedEvents(n, r)
	t.add("events", true, gold, predicted)
	t.idle.countIn(r, func(s span) bool {
		for i := range g.Events {
			if !slices.ContainsFunc(g.Events[i].Actors, func(name string) bool { return !n.refersTo(r, name, s) }) {
				return true
			}
		}
		for i := range r.doc.Events {
			right := slices.ContainsFunc(gold, func(f fact) bool { return slices.Contains(f.also, predicted[i]) })
			if right && slices.ContainsFunc(r.doc.Events[i].Evidence, func(e facts.Evidence) bool { return s.overlaps(r.span(e.Span)) }) {
				return true
			}
		}
		return false
	})
}

// refersTo reports whether a passage has a mention of the gold entity of a name.
func (n ownNames) refersTo(r *reading, name string, s span) bool {
	for i := range r.doc.Entities {
		e := &r.doc.Entities[i]
		if n[e.ID] == name && r.mentionsOverlap(e.ID, s) {
			return true
		}
	}
	return false
}

func goldEvents(g *ownGold) []fact {
	var out []fact
	for _, e := range g.Events {
		modality := orElse(e.Modality, "ASSERTED")
		f := fact{key: eventKey(e.Type, modality, joined(e.Actors), joined(e.Recipients)), optional: e.Optional}
		for _, other := range append([]string{e.Type}, e.Alternatives...) {
			f.also = append(f.also, eventKey(other, modality, joined(e.Actors), joined(e.Recipients)))
			if symmetric(other) {
				f.also = append(f.also, eventKey(other, modality, joined(slices.Concat(e.Actors, e.Recipients)), ""),
					eventKey(other, modality, joined(e.Recipients), joined(e.Actors)))
			}
		}
		out = append(out, f)
	}
	return out
}

func predictedEvents(n ownNames, r *reading) []string {
	var out []string
	for _, e := range r.doc.Events {
		out = append(out, eventKey(e.Type, e.Modality, n.list(e.Actors), n.list(e.Recipients)))
	}
	return out
}

// statements pairs statements of the same kind that share at least half of their contents, first without and then with regard to the speakers.
func (t *ownTotals) statements(c *ownCase, n ownNames, r *reading) {
	if c.gold.Statements == nil {
		return
	}
	gold, said := c.gold.Statements, r.sayings()
	optional := func(g int) bool { return gold[g].Optional }
	content := func(g, p int) bool {
		return gold[g].Kind == said[p].kind && contentOf(r.text, []span{gold[g].Content.span}).likeness(contentOf(r.text, []span{said[p].whole})) >= 0.5
	}
	at(t.perKind, "statements: content").add(matchOnce(len(gold), len(said), content, optional))
	at(t.perKind, "statements: content and speaker").add(matchOnce(len(gold), len(said), func(g, p int) bool {
		return content(g, p) && joined(gold[g].Speakers) == n.list(r.doc.Statements[p].Speakers)
	}, optional))
}

// agreements pairs agreements by their names, and scores the roles in all.
func (t *ownTotals) agreements(c *ownCase, n ownNames, r *reading) {
	if c.gold.Agreements == nil {
		return
	}
	var agreements, roles []fact
	for _, a := range c.gold.Agreements {
		agreements = append(agreements, fact{key: key(a.Name, a.Stage), optional: a.Optional})
		for _, x := range a.Roles {
			roles = append(roles, fact{key: key(a.Name, x.Actor, x.Role, orElse(x.Modality, "ASSERTED")), optional: a.Optional || x.Optional})
		}
	}
	var gotAgreements, gotRoles []string
	for _, a := range r.doc.Agreements {
		name := c.gold.agreementNamed(append([]string{a.Name}, a.Aliases...))
		gotAgreements = append(gotAgreements, key(name, a.Stage))
		for _, x := range a.Roles {
			gotRoles = append(gotRoles, key(name, n.name(x.Entity), x.Role, x.Modality))
		}
	}
	t.add("agreements", true, agreements, gotAgreements)
	t.add("roles", true, roles, gotRoles)
}

// agreementNamed is the gold's name of the agreement that bears one of the names; of none it is a name that equals no other.
func (g *ownGold) agreementNamed(names []string) string {
	plain := make([]string, len(names))
	for i, name := range names {
		plain[i] = plainName(name)
	}
	for _, a := range g.Agreements {
		if sharesName(plain, append([]string{a.Name}, a.Also...)) {
			return a.Name
		}
	}
	return "\x00" + names[0]
}

// ties scores standing ties, and counts those whose sign is the opposite of a gold tie's between the same two.
func (t *ownTotals) ties(c *ownCase, n ownNames, r *reading) {
	if c.gold.Relations == nil {
		return
	}
	var gold []fact
	signs := map[string]string{}
	for _, x := range c.gold.Relations {
		polarity := orElse(x.Polarity, "POSITIVE")
		gold = append(gold, fact{key: key(x.Subject, x.Predicate, x.Object, polarity), optional: x.Optional})
		signs[key(x.Subject, x.Object)] = sign(x.Predicate, polarity)
	}
	var got []string
	for i := range r.doc.Ties {
		x := &r.doc.Ties[i]
		got = append(got, tieKey(n, x))
		want, ok := signs[key(n.name(x.Subject), n.name(x.Object))]
		if have := sign(x.Type, x.Polarity); ok && want != "" && have != "" {
			t.signs++
			if have != want {
				t.reverse++
			}
		}
	}
	t.add("ties", true, gold, got)
}

func tieKey(n ownNames, x *facts.Tie) string {
	return key(n.name(x.Subject), x.Type, n.name(x.Object), x.Polarity)
}
