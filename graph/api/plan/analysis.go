package plan

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/graph"
	"entente/graph/align"
	"entente/graph/api/model"
)

func analysisFields(put put) {
	put("ties", ofRelationship(relationshipTies), "Relationship")
	put("statementsByOne", ofRelationship(func(ctx context.Context, c *call, r *model.Relationship) (any, error) {
		return statementsAbout(ctx, c, r, r.One, r.Other)
	}), "Relationship")
	put("statementsByOther", ofRelationship(func(ctx context.Context, c *call, r *model.Relationship) (any, error) {
		return statementsAbout(ctx, c, r, r.Other, r.One)
	}), "Relationship")
	put("agreements", ofRelationship(sharedAgreements), "Relationship")
	put("events", ofRelationship(sharedEvents), "Relationship")
	put("paths", ofRelationship(func(ctx context.Context, c *call, r *model.Relationship) (any, error) {
		return c.Paths(ctx, graph.PathQuery{
			From: graph.ID(r.One.Key()), To: graph.ID(r.Other.Key()),
			MaxHops: c.args.int("maxHops"), Limit: c.args.int("limit"), Types: words[graph.EdgeType](c.args, "types"),
		})
	}), "Relationship")
	put("record", &field{linkRecords}, "Link")
	put("evidence", &field{linkEvidence}, "Link")
	put("allies", alignments(align.Aligned), "Alliances")
	put("adversaries", alignments(align.Opposed), "Alliances")
	put("mixed", alignments(align.Mixed), "Alliances")
	put("basis", &field{basis}, "Alignment")
}

// ofRelationship answers a field of relationships one by one: a query has as many as it has root fields that ask for one, whatever the rows.
func ofRelationship(load func(context.Context, *call, *model.Relationship) (any, error)) *field {
	return &field{func(ctx context.Context, c *call) ([]any, error) {
		out := make([]any, len(c.parents))
		for i, p := range c.parents {
			v, err := load(ctx, c, p.(*model.Relationship))
			if err != nil {
				return nil, err
			}
			out[i] = v
		}
		return out, nil
	}}
}

func relationshipTies(ctx context.Context, c *call, r *model.Relationship) (any, error) {
	p, err := c.paging(r)
	if err != nil {
		return nil, err
	}
	s, err := c.store.Ties(ctx, graph.TieFilter{Ends: pairOf(r), AllEnds: true}, p.Page)
	if err != nil {
		return nil, err
	}
	return Connect(p, s, model.NewTie), nil
}

func statementsAbout(ctx context.Context, c *call, r *model.Relationship, by, about model.Actor) (any, error) {
	p, err := c.paging(r)
	if err != nil {
		return nil, err
	}
	speakers := []graph.ID{graph.ID(by.Key())}
	if officials, _ := c.args.raw["officials"].(bool); officials {
		held, err := c.officials(ctx, speakers[0])
		if err != nil {
			return nil, err
		}
		speakers = append(speakers, held...)
	}
	s, err := c.store.Statements(ctx, graph.StatementFilter{Speakers: speakers, About: []graph.ID{graph.ID(about.Key())}}, p.Page)
	if err != nil {
		return nil, err
	}
	return Connect(p, s, Typed[*graph.Statement, *model.Statement]), nil
}

func pairOf(r *model.Relationship) []graph.ID {
	return []graph.ID{graph.ID(r.One.Key()), graph.ID(r.Other.Key())}
}

// maxOfficials is how many offices of an actor, and holders of one office, are looked through.
const maxOfficials = graph.MaxPage

// officials returns who holds or held an office of an actor.
func (l *Loader) officials(ctx context.Context, of graph.ID) ([]graph.ID, error) {
	offices, err := l.all(ctx, graph.NeighbourQuery{IDs: []graph.ID{of}, Patterns: pattern(graph.EdgeOf, graph.In, graph.LabelPosition)}, maxOfficials)
	if err != nil || len(offices[0]) == 0 {
		return nil, err
	}
	var ids []graph.ID
	for _, n := range offices[0] {
		ids = append(ids, n.Node.NodeID())
	}
	holders, err := l.all(ctx, graph.NeighbourQuery{IDs: ids, Patterns: pattern(graph.EdgeHolds, graph.In, "")}, maxOfficials)
	if err != nil {
		return nil, err
	}
	var out []graph.ID
	for _, list := range holders {
		for _, n := range list {
			out = append(out, n.Node.NodeID())
		}
	}
	return unique(out), nil
}

// Typed returns the value of a node whose kind is known.
func Typed[N graph.Node, T model.Node](n N) T {
	o, _ := model.New(n).(T)
	return o
}

func sharedAgreements(ctx context.Context, c *call, r *model.Relationship) (any, error) {
	p, err := c.paging(r)
	if err != nil {
		return nil, err
	}
	s, err := c.store.Agreements(ctx, graph.AgreementFilter{Parties: pairOf(r), AllParties: true}, p.Page)
	if err != nil {
		return nil, err
	}
	roles, err := sharedRoles(ctx, c.Loader, r, graph.EdgePartyTo, s.Items)
	if err != nil {
		return nil, err
	}
	return Connect(p, s, func(a *graph.Agreement) *model.SharedAgreement {
		return &model.SharedAgreement{Agreement: model.New(a).(*model.Agreement), Shared: roles[a.ID]}
	}), nil
}

func sharedEvents(ctx context.Context, c *call, r *model.Relationship) (any, error) {
	p, err := c.paging(r)
	if err != nil {
		return nil, err
	}
	s, err := c.store.Events(ctx, graph.EventFilter{Participants: pairOf(r), AllParticipants: true}, p.Page)
	if err != nil {
		return nil, err
	}
	roles, err := sharedRoles(ctx, c.Loader, r, graph.EdgeActsIn, s.Items)
	if err != nil {
		return nil, err
	}
	return Connect(p, s, func(e *graph.Event) *model.SharedEvent {
		return &model.SharedEvent{Event: model.New(e).(*model.Event), Shared: roles[e.ID]}
	}), nil
}

// maxRoles is how many roles of one agreement or event are looked through for those of two actors.
const maxRoles = 20 * graph.MaxPage

// sharedRoles returns the roles that two actors have in agreements or events.
func sharedRoles[N graph.Node](ctx context.Context, l *Loader, r *model.Relationship, t graph.EdgeType, in []N) (map[graph.ID]model.Shared, error) {
	ids := make([]graph.ID, len(in))
	for i, n := range in {
		ids[i] = n.NodeID()
	}
	if len(ids) == 0 {
		return nil, nil
	}
	all, err := l.all(ctx, graph.NeighbourQuery{IDs: ids, Patterns: pattern(t, graph.In, "")}, maxRoles)
	if err != nil {
		return nil, err
	}
	out := map[graph.ID]model.Shared{}
	for i, list := range all {
		shared := model.Shared{RolesOfOne: []*model.Participation{}, RolesOfOther: []*model.Participation{}}
		for _, n := range list {
			p, ok := model.FromEdge(n.Edge).(*model.Participation)
			switch {
			case !ok:
			case n.Node.NodeID() == graph.ID(r.One.Key()):
				shared.RolesOfOne = append(shared.RolesOfOne, p)
			case n.Node.NodeID() == graph.ID(r.Other.Key()):
				shared.RolesOfOther = append(shared.RolesOfOther, p)
			}
		}
		out[ids[i]] = shared
	}
	return out, nil
}

// Paths returns the shortest paths between two nodes.
func (l *Loader) Paths(ctx context.Context, q graph.PathQuery) ([]*model.Path, error) {
	paths, err := l.store.Paths(ctx, q)
	if err != nil {
		return nil, err
	}
	out := make([]*model.Path, len(paths))
	for i, p := range paths {
		out[i] = newPath(p)
	}
	return out, nil
}

func newPath(p graph.Path) *model.Path {
	out := &model.Path{Nodes: make([]model.Node, len(p.Nodes)), Hops: make([]*model.Hop, len(p.Hops))}
	byID := map[graph.ID]model.Node{}
	for i, n := range p.Nodes {
		out.Nodes[i] = model.New(n)
		byID[n.NodeID()] = out.Nodes[i]
	}
	for i, edges := range p.Hops {
		hop := &model.Hop{From: out.Nodes[i], To: out.Nodes[i+1], Links: make([]*model.Link, len(edges))}
		for k, e := range edges {
			hop.Links[k] = &model.Link{Edge: e, From: byID[e.From], To: byID[e.To]}
		}
		out.Hops[i] = hop
	}
	return out
}

// linkRecords answers with the facts that edges come with: read off the edge where the record is one of its own, else asked for.
func linkRecords(ctx context.Context, c *call) ([]any, error) {
	ids, err := c.recordsOf(ctx, c.parents)
	if err != nil {
		return nil, err
	}
	out := make([]any, len(c.parents))
	unknown := make([]graph.ID, len(c.parents))
	for i, p := range c.parents {
		e := p.(*model.Link).Edge
		if record := model.FromEdge(e); record != nil && e.Type != graph.EdgePartOf {
			out[i] = record
			continue
		}
		unknown[i] = ids[i]
	}
	nodes, err := c.Nodes(ctx, unknown)
	if err != nil {
		return nil, err
	}
	for i, n := range nodes {
		if fact, ok := model.New(n).(model.Fact); ok {
			out[i] = fact
		}
	}
	return out, nil
}

func linkEvidence(ctx context.Context, c *call) ([]any, error) {
	ids, err := c.recordsOf(ctx, c.parents)
	if err != nil {
		return nil, err
	}
	return neighbourPages(ctx, c, ids, pattern(graph.EdgeEvidencedBy, graph.Out, graph.LabelEvidence), nil, nodeOf[*model.Evidence])
}

// recordsOf returns the ids of the facts that tell of edges: the edges' records. An office's OF comes with the office, which is no fact: the first
// tenure of the office stands for it.
func (l *Loader) recordsOf(ctx context.Context, links []model.Object) ([]graph.ID, error) {
	out := make([]graph.ID, len(links))
	var offices []graph.ID
	var at []int
	for i, p := range links {
		e := p.(*model.Link).Edge
		out[i] = e.Record
		if e.Type == graph.EdgeOf {
			offices, at = append(offices, e.From), append(at, i)
		}
	}
	if len(offices) == 0 {
		return out, nil
	}
	tenures, err := l.neighbours(ctx, graph.NeighbourQuery{IDs: offices, Patterns: pattern(graph.EdgeObject, graph.In, graph.LabelOccupancy)}, graph.Page{First: 1})
	if err != nil {
		return nil, err
	}
	for k, s := range tenures {
		if len(s.Items) > 0 {
			out[at[k]] = s.Items[0].Node.NodeID()
		}
	}
	return out, nil
}

// alignments answers with a page of those alignments that have the verdict.
func alignments(v align.Verdict) *field {
	return &field{func(_ context.Context, c *call) ([]any, error) {
		out := make([]any, len(c.parents))
		for i, parent := range c.parents {
			p, err := c.paging(parent)
			if err != nil {
				out[i] = err
				continue
			}
			var entries []entry[*model.Alignment]
			for _, a := range parent.(*model.Alliances).Alignments {
				if a.Figure.Verdict == v {
					entries = append(entries, entry[*model.Alignment]{alignmentKey(v, a.Figure), graph.ID(a.Other.Key()), a})
				}
			}
			out[i] = connectEntries(p, entries)
		}
		return out, nil
	}}
}

// alignmentKey puts the closest allies, the most hostile adversaries, and of the mixed those with the most facts first.
func alignmentKey(v align.Verdict, a align.Alignment) string {
	switch v {
	case align.Aligned:
		return descending(a.Net)
	case align.Opposed:
		return descending(-a.Net)
	}
	return descending(float64(len(a.Shares)))
}

// basis answers with a page of the facts behind each alignment.
func basis(ctx context.Context, c *call) ([]any, error) {
	out := make([]any, len(c.parents))
	pages := make([]*model.AlignmentShareConnection, len(c.parents))
	var ids []graph.ID
	for i, parent := range c.parents {
		p, err := c.paging(parent)
		if err != nil {
			out[i] = err
			continue
		}
		var entries []entry[*model.AlignmentShare]
		for _, s := range parent.(*model.Alignment).Figure.Shares {
			entries = append(entries, entry[*model.AlignmentShare]{descending(max(s.Contribution, -s.Contribution)), s.Fact.ID, &model.AlignmentShare{Figure: s}})
		}
		pages[i] = connectEntries(p, entries)
		out[i] = pages[i]
		for _, e := range pages[i].Edges {
			ids = append(append(ids, e.Node.Figure.Fact.ID), e.Node.Figure.Fact.Through...)
		}
	}
	nodes, err := c.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	byID := map[graph.ID]graph.Node{}
	for i, n := range nodes {
		byID[ids[i]] = n
	}
	for _, page := range pages {
		if page == nil {
			continue
		}
		for _, e := range page.Edges {
			fillShare(e.Node, byID)
		}
	}
	return out, nil
}

// fillShare sets the nodes that a share names.
func fillShare(s *model.AlignmentShare, byID map[graph.ID]graph.Node) {
	s.Fact, _ = model.New(byID[s.Figure.Fact.ID]).(model.Fact)
	for _, id := range s.Figure.Fact.Through {
		if person, ok := model.New(byID[id]).(*model.Person); ok {
			s.People = append(s.People, person)
		}
	}
}

// entry is an entry of a list in memory with its place.
type entry[T any] struct {
	key  string
	id   graph.ID
	item T
}

// descending writes a number, at most a million in size, so that the larger sorts first byte by byte.
func descending(v float64) string {
	const top = 1e6
	return fmt.Sprintf("%022.12f", top-v)
}

func (e entry[T]) compare(o entry[T]) int {
	return cmp.Or(strings.Compare(e.key, o.key), strings.Compare(string(e.id), string(o.id)))
}

// connectEntries makes a page of a list in memory.
func connectEntries[T any](p Paging, entries []entry[T]) *model.Connection[T] {
	slices.SortFunc(entries, entry[T].compare)
	if p.Resume {
		after := entry[T]{key: p.Page.After.Key, id: p.Page.After.ID}
		entries = slices.DeleteFunc(entries, func(e entry[T]) bool { return e.compare(after) <= 0 })
	}
	s := graph.Slice[entry[T]]{Items: entries}
	if len(entries) > p.Page.First {
		s.Items, s.More = entries[:p.Page.First], true
	}
	for _, e := range s.Items {
		s.Cursors = append(s.Cursors, graph.Cursor{Key: e.key, ID: e.id})
	}
	return Connect(p, s, func(e entry[T]) T { return e.item })
}
