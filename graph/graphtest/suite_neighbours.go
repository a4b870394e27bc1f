package graphtest

import (
	"context"
	"fmt"
	"testing"

	"entente/graph"
)

func testNeighbours(t *testing.T, open opener) {
	s := filled(t, open, fixture())
	t.Run("patterns", func(t *testing.T) { testPatterns(t, s) })
	t.Run("edge values", func(t *testing.T) { testEdgeValues(t, s) })
	t.Run("self", func(t *testing.T) { testLoop(t, open(t)) })
	t.Run("many", func(t *testing.T) { testManyNeighbours(t, open) })
}

// far is a neighbour in short: arrow, type and the id at the other end.
func far(n graph.Neighbour) string {
	if n.Direction == graph.Out {
		return fmt.Sprintf("%s> %s", n.Edge.Type, n.Node.NodeID())
	}
	return fmt.Sprintf("<%s %s", n.Edge.Type, n.Node.NodeID())
}

func testPatterns(t *testing.T, s graph.Store) {
	out := func(t graph.EdgeType, l graph.Label) graph.EdgePattern {
		return graph.EdgePattern{Type: t, Direction: graph.Out, Label: l}
	}
	in := func(t graph.EdgeType, l graph.Label) graph.EdgePattern {
		return graph.EdgePattern{Type: t, Direction: graph.In, Label: l}
	}
	for _, c := range []struct {
		name string
		q    graph.NeighbourQuery
		want [][]string
	}{
		{"out", graph.NeighbourQuery{IDs: []graph.ID{"statement:1"}, Patterns: []graph.EdgePattern{out(graph.EdgeAbout, "")}}, [][]string{{"ABOUT> state:BOR", "ABOUT> region:corvia"}}},
		{"in", graph.NeighbourQuery{IDs: []graph.ID{"statement:3"}, Patterns: []graph.EdgePattern{in(graph.EdgeSaid, "")}}, [][]string{{"<SAID person:ann", "<SAID person:ben"}}},
		{"wrong direction", graph.NeighbourQuery{IDs: []graph.ID{"statement:3"}, Patterns: []graph.EdgePattern{out(graph.EdgeSaid, "")}}, [][]string{nil}},
		{"label", graph.NeighbourQuery{IDs: []graph.ID{"statement:1"}, Patterns: []graph.EdgePattern{out(graph.EdgeAbout, graph.LabelRegion)}}, [][]string{{"ABOUT> region:corvia"}}},
		{"super-label", graph.NeighbourQuery{IDs: []graph.ID{"article:one"}, Patterns: []graph.EdgePattern{out(graph.EdgeMentions, graph.LabelPlace)}},
			[][]string{{"MENTIONS> state:ARL", "MENTIONS> state:BOR", "MENTIONS> region:corvia", "MENTIONS> city:dorn"}}},
		{"patterns that overlap", graph.NeighbourQuery{IDs: []graph.ID{"statement:1"}, Patterns: []graph.EdgePattern{
			out(graph.EdgeAbout, graph.LabelActor), out(graph.EdgeAbout, graph.LabelState), out(graph.EdgeAbout, ""), in(graph.EdgeSaid, ""),
		}}, [][]string{{"<SAID person:ann", "ABOUT> state:BOR", "ABOUT> region:corvia"}}},
		{"several edges of one neighbour", graph.NeighbourQuery{IDs: []graph.ID{"state:ARL"}, Patterns: []graph.EdgePattern{
			out(graph.EdgePartyTo, ""), out(graph.EdgeSigned, ""), in(graph.EdgeAbout, graph.LabelStatement),
		}}, [][]string{{"PARTY_TO> agreement:trade", "<ABOUT statement:2", "PARTY_TO> agreement:peace", "SIGNED> agreement:peace", "PARTY_TO> agreement:truce"}}},
		{"several ids, one unknown, one twice", graph.NeighbourQuery{IDs: []graph.ID{"person:ben", "nobody", "person:ann", "person:ben"}, Patterns: []graph.EdgePattern{out(graph.EdgeHolds, "")}},
			[][]string{{"HOLDS> position:minister"}, nil, {"HOLDS> position:president"}, {"HOLDS> position:minister"}}},
		{"role", graph.NeighbourQuery{IDs: []graph.ID{"agreement:peace", "org:league", "event:talks"}, Role: []string{"BROKERED", "FOUNDER", "HOST"}, Patterns: []graph.EdgePattern{
			in(graph.EdgePartyTo, ""), in(graph.EdgeSigned, ""), in(graph.EdgeMemberOf, ""), in(graph.EdgeActsIn, ""), out(graph.EdgeAt, ""),
		}}, [][]string{{"<PARTY_TO org:league"}, {"<MEMBER_OF state:ARL"}, {"<ACTS_IN org:league"}}},
		{"role that is empty", graph.NeighbourQuery{IDs: []graph.ID{"statement:3"}, Role: []string{""}, Patterns: []graph.EdgePattern{in(graph.EdgeSaid, "")}}, [][]string{nil}},
	} {
		got, err := s.Neighbours(context.Background(), c.q, all)
		if err != nil {
			t.Errorf("Neighbours by %s: %v", c.name, err)
		}
		have := make([][]string, len(got))
		for i, l := range got {
			for _, n := range l.Items {
				have[i] = append(have[i], far(n))
			}
		}
		equal(t, fmt.Sprintf("Neighbours by %s: %+v", c.name, c.q), c.want, have)
	}
}

func testEdgeValues(t *testing.T, s graph.Store) {
	tie := graph.RelationID(graph.TieSupports, "state:ARL", "region:corvia", graph.Positive, graph.Asserted)
	holds := graph.OccupancyID("person:ann", "position:president", "RECOGNISED", "2008")
	party := graph.ParticipationID("state:BOR", "agreement:truce", graph.RoleGuarantor, graph.Hypothetical)
	about := graph.Edge{Type: graph.EdgeAbout, From: "statement:1", To: "state:BOR", Record: "statement:1", Stance: graph.Oppose}
	for _, c := range []struct {
		at   graph.ID
		dir  graph.Direction
		to   graph.Label
		want graph.Edge
	}{
		{"state:ARL", graph.Out, graph.LabelRegion, graph.Edge{
			Type: "SUPPORTS", From: "state:ARL", To: "region:corvia", Record: tie, Modality: graph.Asserted, Polarity: graph.Positive,
			Tally: graph.Tally{Reports: 4, Articles: 3, FirstSeen: "2008-08-12", LastSeen: "2008-08-20"},
		}},
		{"person:ann", graph.Out, "", graph.Edge{Type: graph.EdgeHolds, From: "person:ann", To: "position:president", Record: holds, Status: "RECOGNISED", ValidFrom: "2008"}},
		{"agreement:truce", graph.In, graph.LabelState, graph.Edge{Type: graph.EdgeGuarantees, From: "state:BOR", To: "agreement:truce", Record: party, Modality: graph.Hypothetical}},
		{"statement:1", graph.Out, graph.LabelState, about},
		{"state:BOR", graph.In, graph.LabelStatement, about},
		{"article:one", graph.Out, graph.LabelCity, graph.Edge{Type: graph.EdgeMentions, From: "article:one", To: "city:dorn", Record: "article:one", Count: 1}},
	} {
		q := graph.NeighbourQuery{IDs: []graph.ID{c.at}, Patterns: []graph.EdgePattern{{Type: c.want.Type, Direction: c.dir, Label: c.to}}}
		got, err := s.Neighbours(context.Background(), q, all)
		if err != nil || len(got) != 1 || len(got[0].Items) != 1 {
			t.Errorf("Neighbours %+v: one edge wanted, got %+v, %v", q, got, err)
			continue
		}
		equal(t, fmt.Sprintf("Neighbours %+v", q), c.want, got[0].Items[0].Edge)
	}
}

// testLoop has an edge from a node to itself, and two edges that differ in their records alone.
func testLoop(t *testing.T, s graph.Store) {
	story := NewStory("loop", "2008", "v1")
	a := story.Actor(graph.Actor{ID: "org:a", Label: graph.LabelOrganization, Name: "A"})
	first, second := story.Member(a, a, "1"), story.Member(a, a, "2")
	apply(t, s, graph.Batch{story.Contribution()})
	q := graph.NeighbourQuery{IDs: []graph.ID{a}, Patterns: []graph.EdgePattern{{Type: graph.EdgeMemberOf, Direction: graph.In}, {Type: graph.EdgeMemberOf, Direction: graph.Out}}}
	if second < first {
		first, second = second, first
	}
	got, err := s.Neighbours(context.Background(), q, all)
	if err != nil || len(got) != 1 {
		t.Fatalf("Neighbours: %v, %v", got, err)
	}
	have := make([]string, len(got[0].Items))
	for i, n := range got[0].Items {
		have[i] = n.EdgeKey()
	}
	equal(t, "keys of loops", []string{
		"MEMBER_OF\x001\x00" + string(first), "MEMBER_OF\x001\x00" + string(second), "MEMBER_OF\x002\x00" + string(first), "MEMBER_OF\x002\x00" + string(second),
	}, have)
}

func testManyNeighbours(t *testing.T, open opener) {
	b := SyntheticBatch(0, 40)
	s, o, ctx := filled(t, open, b), filled(t, oracle, b), context.Background()
	nodes, err := o.Find(ctx, graph.Filter{}, all)
	if err != nil || !nodes.More {
		t.Fatalf("the world is too small for a thousand keys: %d nodes, %v", len(nodes.Items), err)
	}
	q := graph.NeighbourQuery{IDs: idsOf(nodes.Items), Patterns: []graph.EdgePattern{
		{Type: graph.EdgeMentions, Direction: graph.In}, {Type: graph.EdgeSaid, Direction: graph.Out}, {Type: graph.EdgeEvidencedBy, Direction: graph.Out}, {Type: graph.TieSupports.Edge(), Direction: graph.Out},
	}}
	for _, p := range []graph.Page{{First: 2}, {First: 3, Reverse: true}, {First: 50, After: graph.Cursor{Key: "2", ID: "x"}}} {
		want, err1 := o.Neighbours(ctx, q, p)
		got, err2 := s.Neighbours(ctx, q, p)
		equal(t, fmt.Sprintf("Neighbours of 1,000, page %+v", p), []any{want, err1}, []any{got, err2})
	}
}
