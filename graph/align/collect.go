package align

import (
	"context"
	"maps"
	"slices"

	"entente/graph"
)

// Source is what collecting facts asks of a graph.Store.
type Source interface {
	Find(ctx context.Context, f graph.Filter, p graph.Page) (graph.Slice[graph.Node], error)
	Neighbours(ctx context.Context, q graph.NeighbourQuery, p graph.Page) ([]graph.Slice[graph.Neighbour], error)
	Statements(ctx context.Context, f graph.StatementFilter, p graph.Page) (graph.Slice[*graph.Statement], error)
	Agreements(ctx context.Context, f graph.AgreementFilter, p graph.Page) (graph.Slice[*graph.Agreement], error)
	Events(ctx context.Context, f graph.EventFilter, p graph.Page) (graph.Slice[*graph.Event], error)
	Ties(ctx context.Context, f graph.TieFilter, p graph.Page) (graph.Slice[graph.Tie], error)
}

// MostFacts is how many facts of one kind are weighed at once: the newest where there are more.
const MostFacts = graph.MaxPage

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

// Collect fetches the facts that say how an actor stands to others, in a number of calls that does not depend on how many facts there are. For a state, region
// or organisation the acts of the persons who hold its offices count too, and the persons at the other ends stand for theirs; for a person only what names
// the person counts. A window that is not open keeps facts dated within it, and lasting ones dated before its end.
func Collect(ctx context.Context, s Source, of *graph.Actor, window graph.DateRange) (Collected, error) {
	c := &collector{source: s, of: of, complete: true, tenures: map[graph.ID][]Tenure{}}
	for _, step := range []func(context.Context) error{c.team, c.ties, c.statements, c.events, c.alliances, c.evidence, c.raise} {
		if err := step(ctx); err != nil {
			return Collected{}, err
		}
	}
	facts := slices.DeleteFunc(c.facts, func(f Fact) bool { return !within(f, window) })
	return Collected{Facts: facts, Complete: c.complete}, nil
}

func within(f Fact, window graph.DateRange) bool {
	if f.Lasting && window.To != "" {
		first, _ := f.Date.Bounds()
		return first <= window.To
	}
	return f.Lasting || window.Overlaps(f.Date)
}

// collector gathers facts step by step.
type collector struct {
	source   Source
	of       *graph.Actor
	acting   []graph.ID            // the actor and those who act for it
	people   map[graph.ID]bool     // who may hold an office
	tenures  map[graph.ID][]Tenure // by person
	facts    []Fact
	complete bool
}

// raises reports whether persons stand for the bodies whose offices they hold.
func (c *collector) raises() bool {
	switch c.of.Label {
	case graph.LabelState, graph.LabelRegion, graph.LabelOrganization:
		return true
	}
	return false
}

// team finds who acts for the actor.
func (c *collector) team(ctx context.Context) error {
	c.acting = []graph.ID{c.of.ID}
	c.people = map[graph.ID]bool{}
	if !c.raises() {
		return nil
	}
	offices, err := c.neighbours(ctx, []graph.ID{c.of.ID}, graph.EdgePattern{Type: graph.EdgeOf, Direction: graph.In, Label: graph.LabelPosition})
	if err != nil {
		return err
	}
	var positions []graph.ID
	for _, n := range offices[0] {
		positions = append(positions, n.Node.NodeID())
	}
	holders, err := c.neighbours(ctx, positions, graph.EdgePattern{Type: graph.EdgeHolds, Direction: graph.In})
	if err != nil {
		return err
	}
	for _, list := range holders {
		for _, n := range list {
			if id := n.Node.NodeID(); !slices.Contains(c.acting, id) {
				c.acting = append(c.acting, id)
			}
		}
	}
	return nil
}

// newest is the page that each list is asked for.
func newest() graph.Page { return graph.Page{First: MostFacts, Reverse: true} }

func (c *collector) ties(ctx context.Context) error {
	s, err := c.source.Ties(ctx, graph.TieFilter{Ends: c.acting}, newest())
	if err != nil {
		return err
	}
	c.complete = c.complete && !s.More
	for _, t := range s.Items {
		c.people[t.Subject], c.people[t.Object] = true, true
	}
	c.facts = append(c.facts, OfTies(s.Items)...)
	return nil
}

func (c *collector) statements(ctx context.Context) error {
	stances := []graph.Stance{graph.Support, graph.Oppose}
	byID := map[graph.ID]*graph.Statement{}
	var ids []graph.ID
	for _, f := range []graph.StatementFilter{{Speakers: c.acting, Stances: stances}, {About: c.acting, Stances: stances}} {
		s, err := c.source.Statements(ctx, f, newest())
		if err != nil {
			return err
		}
		c.complete = c.complete && !s.More
		for _, st := range s.Items {
			if byID[st.ID] == nil {
				byID[st.ID] = st
				ids = append(ids, st.ID)
			}
		}
	}
	lists, err := c.neighbours(ctx, ids, graph.EdgePattern{Type: graph.EdgeSaid, Direction: graph.In}, graph.EdgePattern{Type: graph.EdgeAbout, Direction: graph.Out, Label: graph.LabelActor})
	if err != nil {
		return err
	}
	for i, list := range lists {
		var speakers []graph.ID
		var about []Target
		for _, n := range list {
			c.note(n.Node)
			if n.Edge.Type == graph.EdgeSaid {
				speakers = append(speakers, n.Node.NodeID())
			} else {
				about = append(about, Target{n.Node.NodeID(), n.Edge.Stance})
			}
		}
		c.facts = append(c.facts, OfStatement(byID[ids[i]], speakers, about)...)
	}
	return nil
}

func (c *collector) events(ctx context.Context) error {
	s, err := c.source.Events(ctx, graph.EventFilter{Participants: c.acting}, newest())
	if err != nil {
		return err
	}
	c.complete = c.complete && !s.More
	parts, err := c.parts(ctx, graph.EdgeActsIn, idsOf(s.Items))
	if err != nil {
		return err
	}
	for i, e := range s.Items {
		c.facts = append(c.facts, OfEvent(e, parts[i])...)
	}
	return nil
}

func (c *collector) alliances(ctx context.Context) error {
	s, err := c.source.Agreements(ctx, graph.AgreementFilter{Parties: c.acting, Kinds: []string{"ALLIANCE"}}, newest())
	if err != nil {
		return err
	}
	c.complete = c.complete && !s.More
	parts, err := c.parts(ctx, graph.EdgePartyTo, idsOf(s.Items))
	if err != nil {
		return err
	}
	for i, a := range s.Items {
		c.facts = append(c.facts, OfAlliance(a, parts[i])...)
	}
	return nil
}

// parts returns who has which role in events or agreements.
func (c *collector) parts(ctx context.Context, t graph.EdgeType, ids []graph.ID) ([][]Part, error) {
	lists, err := c.neighbours(ctx, ids, graph.EdgePattern{Type: t, Direction: graph.In})
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

// raise lifts the facts to the level of the actor and keeps those that it is an end of.
func (c *collector) raise(ctx context.Context) error {
	if c.raises() {
		if err := c.findTenures(ctx); err != nil {
			return err
		}
	}
	var out []Fact
	for _, f := range c.facts {
		for _, r := range Raise(f, c.tenures) {
			if r.A != r.B && (r.A == c.of.ID || r.B == c.of.ID) {
				out = append(out, r)
			}
		}
	}
	c.facts = out
	return nil
}

// findTenures fetches the offices of all who may hold one.
func (c *collector) findTenures(ctx context.Context) error {
	for _, id := range c.acting[1:] {
		c.people[id] = true
	}
	people := slices.Sorted(maps.Keys(c.people))
	held, err := c.neighbours(ctx, people, graph.EdgePattern{Type: graph.EdgeHolds, Direction: graph.Out})
	if err != nil {
		return err
	}
	var positions []graph.ID
	for _, list := range held {
		for _, n := range list {
			positions = append(positions, n.Node.NodeID())
		}
	}
	slices.Sort(positions)
	positions = slices.Compact(positions)
	of, err := c.neighbours(ctx, positions, graph.EdgePattern{Type: graph.EdgeOf, Direction: graph.Out})
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

// evidence fetches the passages of the facts, and dates what has no date by the newest of its articles. What is history must have a
// date of its own: an article tells of it long after. A standing tie that is known by hand alone lasts until it
// is withdrawn.
func (c *collector) evidence(ctx context.Context) error {
	var ids []graph.ID
	for _, f := range c.facts {
		ids = append(ids, f.ID)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	lists, err := c.neighbours(ctx, ids, graph.EdgePattern{Type: graph.EdgeEvidencedBy, Direction: graph.Out})
	if err != nil {
		return err
	}
	passages := map[graph.ID][]Passage{}
	undated := map[graph.ID]bool{}
	for _, f := range c.facts {
		if first, _ := f.Date.Bounds(); first == "" && !f.Lasting && f.Modality != graph.Historical {
			undated[f.ID] = true
		}
	}
	byHand := map[graph.ID]bool{}
	var sources []graph.ID
	var sourceOf []graph.ID
	for i, list := range lists {
		for _, n := range list {
			if _, ok := n.Node.(*graph.Correction); ok { // somebody stands for it
				passages[ids[i]] = append(passages[ids[i]], Passage{1, false})
				byHand[ids[i]] = true
			}
			e, ok := n.Node.(*graph.Evidence)
			if !ok {
				continue
			}
			passages[ids[i]] = append(passages[ids[i]], Passage{e.Confidence, e.AttributedTo != ""})
			if undated[ids[i]] {
				sources, sourceOf = append(sources, e.ID), append(sourceOf, ids[i])
			}
		}
	}
	dates, err := c.published(ctx, sources, sourceOf)
	if err != nil {
		return err
	}
	for i := range c.facts {
		f := &c.facts[i]
		f.Passages = passages[f.ID]
		if undated[f.ID] {
			f.Date = dates[f.ID]
			f.Lasting = f.Date == "" && byHand[f.ID] && f.Basis == BasisTie
		}
	}
	return nil
}

// published returns the newest publication date of each fact's articles.
func (c *collector) published(ctx context.Context, evidence, factOf []graph.ID) (map[graph.ID]graph.Date, error) {
	lists, err := c.neighbours(ctx, evidence, graph.EdgePattern{Type: graph.EdgeFrom, Direction: graph.Out})
	if err != nil {
		return nil, err
	}
	out := map[graph.ID]graph.Date{}
	for i, list := range lists {
		for _, n := range list {
			a, ok := n.Node.(*graph.Article)
			if !ok {
				continue
			}
			_, last := a.Published.Bounds()
			if _, known := out[factOf[i]].Bounds(); last > known {
				out[factOf[i]] = a.Published
			}
		}
	}
	return out, nil
}

// neighbours returns up to a page of neighbours of each id.
func (c *collector) neighbours(ctx context.Context, ids []graph.ID, patterns ...graph.EdgePattern) ([][]graph.Neighbour, error) {
	out := make([][]graph.Neighbour, 0, len(ids))
	for len(ids) > 0 {
		n := min(len(ids), graph.MaxKeys)
		lists, err := c.source.Neighbours(ctx, graph.NeighbourQuery{IDs: ids[:n], Patterns: patterns}, graph.Page{First: graph.MaxPage})
		if err != nil {
			return nil, err
		}
		for _, s := range lists {
			c.complete = c.complete && !s.More
			out = append(out, s.Items)
		}
		ids = ids[n:]
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
