package graphtest

import (
	"context"
	"fmt"
	"testing"

	"entente/graph"
)

// pathsWorld is a square a-b-d, a-c-d with a tail d-e-f-g-h-i, a pair x-y apart, and a cycle at the end of the tail.
func pathsWorld() graph.Batch {
	s := NewStory("paths", "2008-08-08", "v1")
	for _, id := range []graph.ID{"a", "b", "c", "d", "e", "f", "g", "h", "i", "x", "y"} {
		s.Actor(graph.Actor{ID: id, Label: graph.LabelOrganization, Name: string(id)})
	}
	for _, p := range []string{"ab", "ca", "bd", "cd", "de", "ef", "fg", "gh", "hi", "if", "xy"} {
		s.Member(graph.ID(p[:1]), graph.ID(p[1:]), "MEMBER")
	}
	s.Member("a", "b", "FOUNDER")
	s.Tie(graph.TieSupports, "b", "a", graph.Positive, graph.Asserted)
	s.Tie(graph.TieSupports, "a", "d", graph.Positive, graph.Asserted)
	return graph.Batch{s.Contribution()}
}

func testPaths(t *testing.T, open opener) {
	s, ctx := filled(t, open, pathsWorld()), context.Background()
	members := []graph.EdgeType{graph.EdgeMemberOf}
	type q = graph.PathQuery
	for _, c := range []struct {
		name string
		q    q
		want []string
	}{
		{"one hop", q{From: "a", To: "b", MaxHops: 6, Limit: 10}, []string{"ab"}},
		{"over a tie", q{From: "a", To: "d", MaxHops: 6, Limit: 10}, []string{"ad"}},
		{"two shortest", q{From: "a", To: "d", MaxHops: 6, Limit: 10, Types: members}, []string{"abd", "acd"}},
		{"the first of two", q{From: "a", To: "d", MaxHops: 2, Limit: 1, Types: members}, []string{"abd"}},
		{"back", q{From: "d", To: "a", MaxHops: 2, Limit: 2, Types: members}, []string{"dba", "dca"}},
		{"through both", q{From: "e", To: "a", MaxHops: 6, Limit: 50, Types: members}, []string{"edba", "edca"}},
		{"too far", q{From: "a", To: "d", MaxHops: 1, Limit: 10, Types: members}, nil},
		{"just near enough", q{From: "a", To: "i", MaxHops: 4, Limit: 50}, []string{"adefi"}},
		{"one hop too far", q{From: "a", To: "i", MaxHops: 3, Limit: 50}, nil},
		{"six hops", q{From: "b", To: "h", MaxHops: 6, Limit: 50, Types: members}, []string{"bdefgh", "bdefih"}},
		{"apart", q{From: "a", To: "x", MaxHops: 6, Limit: 10}, nil},
		{"not by mentions", q{From: "article:paths", To: "a", MaxHops: 6, Limit: 10}, nil},
		{"by mentions if asked", q{From: "x", To: "a", MaxHops: 6, Limit: 10, Types: []graph.EdgeType{graph.EdgeMentions}}, []string{"x[article:paths]a"}},
		{"to itself", q{From: "a", To: "a", MaxHops: 1, Limit: 1}, []string{"a"}},
		{"from nobody", q{From: "nobody", To: "a", MaxHops: 6, Limit: 10}, nil},
		{"to nobody", q{From: "a", To: "nobody", MaxHops: 6, Limit: 10}, nil},
		{"nobody to itself", q{From: "nobody", To: "nobody", MaxHops: 6, Limit: 10}, nil},
		{"over several types", q{From: "b", To: "c", MaxHops: 6, Limit: 10, Types: []graph.EdgeType{graph.TieSupports.Edge(), graph.EdgeMemberOf}}, []string{"bac", "bdc"}},
	} {
		got, err := s.Paths(ctx, c.q)
		if err != nil {
			t.Errorf("Paths %s: %v", c.name, err)
		}
		var have []string
		for _, p := range got {
			have = append(have, short(p))
		}
		equal(t, fmt.Sprintf("Paths %s: %+v", c.name, c.q), c.want, have)
	}
	testHops(t, s)
}

func short(p graph.Path) string {
	out := ""
	for _, n := range p.Nodes {
		if id := string(n.NodeID()); len(id) == 1 {
			out += id
		} else {
			out += "[" + id + "]"
		}
	}
	return out
}

// testHops looks at the edges of each step: all between the two nodes, either way, with what a tie's edge carries.
func testHops(t *testing.T, s graph.Store) {
	got, err := s.Paths(context.Background(), graph.PathQuery{From: "b", To: "c", MaxHops: 6, Limit: 1})
	founder, member := graph.MembershipID("a", "b", "FOUNDER"), graph.MembershipID("a", "b", "MEMBER")
	first := []graph.Edge{
		{Type: graph.EdgeMemberOf, From: "a", To: "b", Record: founder, Role: "FOUNDER"},
		{Type: graph.EdgeMemberOf, From: "a", To: "b", Record: member, Role: "MEMBER"},
		{
			Type: "SUPPORTS", From: "b", To: "a", Record: graph.RelationID(graph.TieSupports, "b", "a", graph.Positive, graph.Asserted),
			Modality: graph.Asserted, Polarity: graph.Positive, Tally: graph.Tally{Reports: 1, Articles: 1, FirstSeen: "2008-08-08", LastSeen: "2008-08-08"},
		},
	}
	if member < founder {
		first[0], first[1] = first[1], first[0]
	}
	want := []graph.Path{{
		Nodes: []graph.Node{
			&graph.Actor{ID: "b", Label: graph.LabelOrganization, Name: "b"},
			&graph.Actor{ID: "a", Label: graph.LabelOrganization, Name: "a"},
			&graph.Actor{ID: "c", Label: graph.LabelOrganization, Name: "c"},
		},
		Hops: [][]graph.Edge{first, {{Type: graph.EdgeMemberOf, From: "c", To: "a", Record: graph.MembershipID("c", "a", "MEMBER"), Role: "MEMBER"}}},
	}}
	equal(t, "Paths from b to c", []any{want, error(nil)}, []any{got, err})
}
