package align

import (
	"context"
	"maps"
	"slices"

	"entente/graph"
)

// Source is what collecting facts asks of a graph.Store.
type Source interface {
	Get(ctx context.Context, ids []graph.ID) ([]graph.Node, error)
	Find(ctx context.Context, f graph.Filter, p graph.Page) (graph.Slice[graph.Node], error)
	Neighbours(ctx context.Context, q graph.NeighbourQuery, p graph.Page) ([]graph.Slice[graph.Neighbour], error)
	Statements(ctx context.Context, f graph.StatementFilter, p graph.Page) (graph.Slice[*graph.Statement], error)
	Agreements(ctx context.Context, f graph.AgreementFilter, p graph.Page) (graph.Slice[*graph.Agreement], error)
	Events(ctx context.Context, f graph.EventFilter, p graph.Page) (graph.Slice[*graph.Event], error)
	Ties(ctx context.Context, f graph.TieFilter, p graph.Page) (graph.Slice[graph.Tie], error)
}

// Collected is the facts between an actor and others.
type Collected struct {
	Facts    []Fact
	Complete bool // whether all of them are there
}

// Newest returns the last day that the newest article's date may mean, empty where no article is dated.
func Newest(ctx context.Context, s Source) (string, error) {
	dated := graph.Filter{Labels: []graph.Label{graph.LabelArticle}, Dates: graph.DateRange{From: "0001-01-01"}}
	found, err := s.Find(ctx, dated, graph.Page{First: 1, Reverse: true})
	if err != nil || len(found.Items) == 0 {
		return "", err
	}
	d, _ := graph.DateOf(found.Items[0])
	_, last := d.Bounds()
	return last, nil
}

// Level says for whom the acts of persons count.
type Level string

// The levels. They stay apart: a figure is of one of them.
const (
	Collective Level = "COLLECTIVE" // for the states, regions and organisations whose offices the persons held on the day
	Personal   Level = "PERSONAL"   // for the persons themselves; for a state what names the state
)

// Collect fetches the facts that say how an actor stands to others, in a number of calls that is bounded whatever there is. For all but a person the level is
// Collective, for a person Personal. A window that is not open keeps facts dated or told within it, and lasting ones in force in it.
func Collect(ctx context.Context, s Source, of *graph.Actor, window graph.DateRange) (Collected, error) {
	level := Collective
	if of.Label == graph.LabelPerson {
		level = Personal
	}
	c := newCollector(s, level, of)
	c.keep = func(f Fact) bool { return f.A == of.ID || f.B == of.ID }
	return c.collect(ctx, window)
}

// CollectAmong fetches the facts that say how some actors stand to one another, or where none is given everybody of whom there are facts; see Collect.
func CollectAmong(ctx context.Context, s Source, among []*graph.Actor, level Level, window graph.DateRange) (Collected, error) {
	c := newCollector(s, level, among...)
	c.keep = func(Fact) bool { return true }
	if len(among) > 0 {
		c.inside = true
		asked := map[graph.ID]bool{}
		for _, a := range among {
			asked[a.ID] = true
		}
		c.keep = func(f Fact) bool { return asked[f.A] && asked[f.B] }
	}
	return c.collect(ctx, window)
}

// collector gathers facts step by step.
type collector struct {
	source   Source
	level    Level
	of       []*graph.Actor // empty: everybody
	inside   bool           // both ends are among them
	keep     func(Fact) bool
	acting   []graph.ID            // the actors and those who act for them
	people   map[graph.ID]bool     // who may hold an office
	tenures  map[graph.ID][]Tenure // by person
	tied     []graph.Tie
	facts    []Fact
	complete bool
}

func newCollector(s Source, level Level, of ...*graph.Actor) *collector {
	return &collector{source: s, level: level, of: of, complete: true, people: map[graph.ID]bool{}, tenures: map[graph.ID][]Tenure{}}
}

func (c *collector) collect(ctx context.Context, window graph.DateRange) (Collected, error) {
	for _, step := range []func(context.Context) error{c.team, c.ties, c.statements, c.claims, c.events, c.alliances, c.findTenures, c.weighTies, c.evidence} {
		if err := step(ctx); err != nil {
			return Collected{}, err
		}
	}
	c.raise()
	facts := slices.DeleteFunc(c.facts, func(f Fact) bool { return !within(f, window) })
	return Collected{Facts: facts, Complete: c.complete}, nil
}

func within(f Fact, window graph.DateRange) bool {
	if !f.Lasting {
		return window.Overlaps(f.Date)
	}
	since, _ := f.Since.Bounds()
	if since == "" {
		since, _ = f.Date.Bounds()
	}
	_, until := f.Until.Bounds()
	return (window.To == "" || since <= window.To) && (until == "" || until >= window.From)
}

// raises reports whether an actor of the label has offices whose holders act for it.
func raises(l graph.Label) bool {
	return l == graph.LabelState || l == graph.LabelRegion || l == graph.LabelOrganization
}

// team finds who acts for the actors.
func (c *collector) team(ctx context.Context) error {
	var bodies []graph.ID
	for _, a := range c.of {
		c.acting = append(c.acting, a.ID)
		if c.level == Collective && raises(a.Label) {
			bodies = append(bodies, a.ID)
		}
	}
	offices, err := c.neighbours(ctx, bodies, graph.MaxPage, graph.EdgePattern{Type: graph.EdgeOf, Direction: graph.In, Label: graph.LabelPosition})
	if err != nil {
		return err
	}
	holders, err := c.neighbours(ctx, idsAt(offices), graph.MaxPage, graph.EdgePattern{Type: graph.EdgeHolds, Direction: graph.In})
	if err != nil {
		return err
	}
	for _, id := range idsAt(holders) {
		c.people[id] = true
		c.acting = append(c.acting, id)
	}
	slices.Sort(c.acting)
	c.acting = slices.Compact(c.acting)
	if len(c.acting) > graph.MaxKeys {
		c.acting, c.complete = c.acting[:graph.MaxKeys], false
	}
	return nil
}

// idsAt returns the other ends of all neighbours, each once, sorted.
func idsAt(lists [][]graph.Neighbour) []graph.ID {
	var out []graph.ID
	for _, list := range lists {
		for _, n := range list {
			out = append(out, n.Node.NodeID())
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// newest reads a list from its newest entry on, at most MostFacts of it.
func newest[T any](c *collector, fetch func(graph.Page) (graph.Slice[T], error)) ([]T, error) {
	var out []T
	p := graph.Page{First: graph.MaxPage, Reverse: true}
	for {
		s, err := fetch(p)
		if err != nil {
			return nil, err
		}
		out = append(out, s.Items...)
		switch {
		case !s.More:
			return out, nil
		case len(out) >= MostFacts:
			c.complete = false
			return out, nil
		}
		p.After = s.Cursors[len(s.Cursors)-1]
	}
}

func (c *collector) ties(ctx context.Context) (err error) {
	f := graph.TieFilter{Ends: c.acting, AllEnds: c.inside}
	c.tied, err = newest(c, func(p graph.Page) (graph.Slice[graph.Tie], error) { return c.source.Ties(ctx, f, p) })
	for _, t := range c.tied {
		c.people[t.Subject], c.people[t.Object] = true, true
	}
	return err
}

// weighTies makes facts of the ties, once it is known who holds which office.
func (c *collector) weighTies(ctx context.Context) error {
	var claimed []graph.ID
	for _, t := range c.tied {
		if t.Relation.Type == graph.TieClaimedBy {
			claimed = append(claimed, t.Subject)
		}
	}
	slices.Sort(claimed)
	w := Wills{Tenures: c.tenures, States: map[graph.ID]bool{}}
	for ids := range slices.Chunk(slices.Compact(claimed), graph.MaxKeys) {
		nodes, err := c.source.Get(ctx, ids)
		if err != nil {
			return err
		}
		for _, n := range nodes {
			if a, ok := n.(*graph.Actor); ok && a.Status == deFactoState {
				w.States[a.ID] = true
			}
		}
	}
	c.facts = append(c.facts, OfTies(c.tied, w)...)
	return nil
}

// deFactoState is the status of a region that governs itself and claims to be a state.
const deFactoState = "DE_FACTO_STATE"

func (c *collector) statements(ctx context.Context) error {
	stances := []graph.Stance{graph.Support, graph.Oppose}
	filters := []graph.StatementFilter{{Speakers: c.acting, Stances: stances}, {About: c.acting, Stances: stances}}
	switch {
	case len(c.acting) == 0:
		filters = filters[:1]
	case c.inside:
		filters = []graph.StatementFilter{{Speakers: c.acting, About: c.acting, Stances: stances}}
	}
	byID := map[graph.ID]*graph.Statement{}
	var ids []graph.ID
	for _, f := range filters {
		found, err := newest(c, func(p graph.Page) (graph.Slice[*graph.Statement], error) { return c.source.Statements(ctx, f, p) })
		if err != nil {
			return err
		}
		for _, st := range found {
			if byID[st.ID] == nil {
				byID[st.ID] = st
				ids = append(ids, st.ID)
			}
		}
	}
	return c.stances(ctx, ids, graph.EdgeSaid, func(i int, speakers []graph.ID, about []Target) []Fact {
		return OfStatement(byID[ids[i]], speakers, about)
	})
}

// stances makes facts of what statements or claims say: of each, those to whom an edge ties it, and whom it is about.
func (c *collector) stances(ctx context.Context, ids []graph.ID, edge graph.EdgeType, facts func(i int, whose []graph.ID, about []Target) []Fact) error {
	lists, err := c.neighbours(ctx, ids, graph.MaxPage, graph.EdgePattern{Type: edge, Direction: graph.In}, graph.EdgePattern{Type: graph.EdgeAbout, Direction: graph.Out, Label: graph.LabelActor})
	if err != nil {
		return err
	}
	for i, list := range lists {
		var whose []graph.ID
		var about []Target
		for _, n := range list {
			c.note(n.Node)
			if n.Edge.Type == edge {
				whose = append(whose, n.Node.NodeID())
			} else {
				about = append(about, Target{n.Node.NodeID(), n.Edge.Stance})
			}
		}
		c.facts = append(c.facts, facts(i, whose, about)...)
	}
	return nil
}

func (c *collector) events(ctx context.Context) error {
	f := graph.EventFilter{Participants: c.acting, Types: countingTypes()}
	found, err := newest(c, func(p graph.Page) (graph.Slice[*graph.Event], error) { return c.source.Events(ctx, f, p) })
	if err != nil {
		return err
	}
	parts, err := c.parts(ctx, graph.EdgeActsIn, idsOf(found))
	if err != nil {
		return err
	}
	for i, e := range found {
		c.facts = append(c.facts, OfEvent(e, parts[i])...)
	}
	return nil
}

func (c *collector) alliances(ctx context.Context) error {
	f := graph.AgreementFilter{Parties: c.acting, Kinds: []string{"ALLIANCE"}}
	found, err := newest(c, func(p graph.Page) (graph.Slice[*graph.Agreement], error) { return c.source.Agreements(ctx, f, p) })
	if err != nil {
		return err
	}
	parts, err := c.parts(ctx, graph.EdgePartyTo, idsOf(found))
	if err != nil {
		return err
	}
	for i, a := range found {
		c.facts = append(c.facts, OfAlliance(a, parts[i])...)
	}
	return nil
}

// parts returns who has which role in events or agreements.
func (c *collector) parts(ctx context.Context, t graph.EdgeType, ids []graph.ID) ([][]Part, error) {
	lists, err := c.neighbours(ctx, ids, graph.MaxPage, graph.EdgePattern{Type: t, Direction: graph.In})
	if err != nil {
		return nil, err
	}
	out := make([][]Part, len(lists))
	for i, list := range lists {
		for _, n := range list {
			c.note(n.Node)
			out[i] = append(out[i], Part{n.Node.NodeID(), graph.Role(n.Edge.Role), n.Edge.Modality})
		}
	}
	return out, nil
}

// note remembers who is a person.
func (c *collector) note(n graph.Node) {
	if n.NodeLabel() == graph.LabelPerson {
		c.people[n.NodeID()] = true
	}
}

// raise lifts the facts to the level and keeps those that are asked for.
func (c *collector) raise() {
	var out []Fact
	for _, f := range c.facts {
		for _, r := range Raise(f, c.tenures) {
			if r.A != r.B && c.keep(r) {
				out = append(out, r)
			}
		}
	}
	c.facts = out
}

// findTenures fetches the offices of all who may hold one.
func (c *collector) findTenures(ctx context.Context) error {
	if c.level == Personal {
		return nil
	}
	people := slices.Sorted(maps.Keys(c.people))
	held, err := c.neighbours(ctx, people, graph.MaxPage, graph.EdgePattern{Type: graph.EdgeHolds, Direction: graph.Out})
	if err != nil {
		return err
	}
	positions := idsAt(held)
	of, err := c.neighbours(ctx, positions, 1, graph.EdgePattern{Type: graph.EdgeOf, Direction: graph.Out})
	if err != nil {
		return err
	}
	bodyOf := map[graph.ID]graph.ID{}
	for i, list := range of {
		if len(list) > 0 {
			bodyOf[positions[i]] = list[0].Node.NodeID()
		}
	}
	for i, list := range held {
		for _, n := range list {
			if body, ok := bodyOf[n.Node.NodeID()]; ok {
				c.tenures[people[i]] = append(c.tenures[people[i]], Tenure{people[i], body, n.Edge.Status, n.Edge.ValidFrom, n.Edge.ValidTo})
			}
		}
	}
	return nil
}

// untimed reports whether a fact is dated by its articles. What is history must have a date of its own: an article tells of it long after.
func untimed(f Fact) bool {
	first, _ := f.Date.Bounds()
	return first == "" && f.Modality != graph.Historical
}

// evidence fetches the passages of the facts. A fact without a date of its own becomes one for each day on which its articles tell it. A standing tie that is known
// by hand lasts until it is withdrawn.
func (c *collector) evidence(ctx context.Context) error {
	ids := make([]graph.ID, 0, len(c.facts))
	timeless := map[graph.ID]bool{}
	for _, f := range c.facts {
		ids = append(ids, f.ID)
		timeless[f.ID] = timeless[f.ID] || untimed(f)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	lists, err := c.neighbours(ctx, ids, MostPassages, graph.EdgePattern{Type: graph.EdgeEvidencedBy, Direction: graph.Out})
	if err != nil {
		return err
	}
	passages := map[graph.ID][]*graph.Evidence{}
	byHand := map[graph.ID]bool{}
	var sources []graph.ID
	for i, list := range lists {
		for _, n := range list {
			if _, ok := n.Node.(*graph.Correction); ok {
				byHand[ids[i]] = true
			}
			if e, ok := n.Node.(*graph.Evidence); ok {
				passages[ids[i]] = append(passages[ids[i]], e)
				if timeless[ids[i]] {
					sources = append(sources, e.ID)
				}
			}
		}
	}
	days, err := c.published(ctx, sources)
	if err != nil {
		return err
	}
	var out []Fact
	for _, f := range c.facts {
		out = append(out, tellings(f, passages[f.ID], days)...)
		if byHand[f.ID] {
			out = append(out, toldByHand(f))
		}
	}
	c.facts = out
	return nil
}

// tellings gives a fact its passages, one telling for each day where the articles date it.
func tellings(f Fact, passages []*graph.Evidence, days map[graph.ID]graph.Date) []Fact {
	byDay := map[graph.Date][]Passage{}
	for _, e := range passages {
		day := f.Date
		if untimed(f) {
			day = days[e.ID]
		}
		byDay[day] = append(byDay[day], Passage{e.Confidence, e.AttributedTo != ""})
	}
	out := make([]Fact, 0, len(byDay))
	for _, day := range slices.Sorted(maps.Keys(byDay)) {
		told := f
		told.Date, told.Passages = day, byDay[day]
		out = append(out, told)
	}
	return out
}

// toldByHand is the telling of a fact that a correction adds: somebody stands for it.
func toldByHand(f Fact) Fact {
	f.Passages = []Passage{{Confidence: 1}}
	f.Lasting = f.Lasting || f.Basis == BasisTie && untimed(f)
	return f
}

// published returns the publication dates of passages' articles.
func (c *collector) published(ctx context.Context, evidence []graph.ID) (map[graph.ID]graph.Date, error) {
	slices.Sort(evidence)
	evidence = slices.Compact(evidence)
	if len(evidence) > MostDated {
		evidence, c.complete = evidence[:MostDated], false
	}
	lists, err := c.neighbours(ctx, evidence, 1, graph.EdgePattern{Type: graph.EdgeFrom, Direction: graph.Out})
	if err != nil {
		return nil, err
	}
	out := map[graph.ID]graph.Date{}
	for i, list := range lists {
		for _, n := range list {
			if a, ok := n.Node.(*graph.Article); ok {
				out[evidence[i]] = a.Published
			}
		}
	}
	return out, nil
}

// neighbours returns the first neighbours of each id.
func (c *collector) neighbours(ctx context.Context, ids []graph.ID, first int, patterns ...graph.EdgePattern) ([][]graph.Neighbour, error) {
	out := make([][]graph.Neighbour, 0, len(ids))
	for chunk := range slices.Chunk(ids, graph.MaxKeys) {
		lists, err := c.source.Neighbours(ctx, graph.NeighbourQuery{IDs: chunk, Patterns: patterns}, graph.Page{First: first})
		if err != nil {
			return nil, err
		}
		for _, s := range lists {
			c.complete = c.complete && (!s.More || first == 1)
			out = append(out, s.Items)
		}
	}
	return out, nil
}

func idsOf[N graph.Node](nodes []N) []graph.ID {
	out := make([]graph.ID, len(nodes))
	for i, n := range nodes {
		out[i] = n.NodeID()
	}
	return out
}
