package graph_test

import (
	"slices"
	"testing"

	"entente/graph"
)

// TestSortKey lists nodes of each kind in the order in which they are to come.
func TestSortKey(t *testing.T) {
	for name, nodes := range map[string][]graph.Node{
		"names":      {&graph.Actor{Name: "ann"}, &graph.Actor{Name: "ANN B"}, &graph.Actor{Name: "Zoe"}, &graph.Actor{Name: "Émile"}},
		"dates":      {&graph.Statement{Date: "2007"}, &graph.Statement{Date: "2008-08-01"}, &graph.Statement{Date: "2008-08"}, &graph.Statement{Date: "2008-09"}, &graph.Statement{Date: "--01-01"}},
		"agreements": {&graph.Agreement{Date: "2008", Name: "Z"}, &graph.Agreement{Name: "a"}, &graph.Agreement{Name: "B"}},
		"provisions": {&graph.Provision{Ordinal: 2}, &graph.Provision{Ordinal: 10}, &graph.Provision{}},
		"passages":   {&graph.Evidence{Start: 9, End: 12}, &graph.Evidence{Start: 9, End: 100}, &graph.Evidence{Start: 10, End: 11}},
		"articles":   {&graph.Article{Published: "2008-08-12"}, &graph.Article{Published: "2008-08-13"}, &graph.Article{}},
		"records":    {&graph.Relation{Type: graph.TieOpposes}, &graph.Relation{Type: graph.TieSupports}},
		"tenures":    {&graph.Occupancy{From: "1999"}, &graph.Occupancy{From: "2008"}, &graph.Occupancy{}},
	} {
		keys := make([]string, len(nodes))
		for i, n := range nodes {
			keys[i] = graph.SortKey(n)
		}
		if !slices.IsSorted(keys) || len(slices.Compact(slices.Clone(keys))) != len(keys) {
			t.Errorf("%s: not in order: %q", name, keys)
		}
	}
	same := []graph.Node{&graph.Event{Date: "--08-14"}, &graph.Event{}}
	if graph.SortKey(same[0]) != graph.SortKey(same[1]) {
		t.Error("a day without a year is not like no date")
	}
}

func TestDateOf(t *testing.T) {
	for _, c := range []struct {
		n    graph.Node
		want graph.Date
		ok   bool
	}{
		{&graph.Statement{Date: "1"}, "1", true}, {&graph.Claim{Date: "2"}, "2", true}, {&graph.Agreement{Date: "3"}, "3", true}, {&graph.Event{Date: "4"}, "4", true},
		{&graph.Article{Published: "5"}, "5", true}, {&graph.Article{}, "", true}, {&graph.Actor{}, "", false}, {&graph.Conflict{From: "6"}, "", false},
		{&graph.Occupancy{From: "7"}, "", false}, {&graph.Evidence{}, "", false},
	} {
		if d, ok := graph.DateOf(c.n); d != c.want || ok != c.ok {
			t.Errorf("DateOf %T: %q, %v wanted, got %q, %v", c.n, c.want, c.ok, d, ok)
		}
	}
}
