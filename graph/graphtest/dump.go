package graphtest

import (
	"context"
	"slices"
	"testing"

	"entente/graph"
)

// contents is a whole graph as a store tells it.
type contents struct {
	Counts graph.Counts
	Nodes  []graph.Node
	Edges  []graph.Neighbour // each edge seen from its start
	Back   []graph.Neighbour // each edge seen from its end
	Ties   []graph.Tie
}

// everyPattern asks for every edge in both directions.
func everyPattern() []graph.EdgePattern {
	var out []graph.EdgePattern
	for _, t := range graph.EdgeTypes() {
		out = append(out, graph.EdgePattern{Type: t, Direction: graph.Out}, graph.EdgePattern{Type: t, Direction: graph.In})
	}
	return out
}

// dump reads everything out of a store by its queries, edges around the nodes of the batch among them, whether they are there or not.
func dump(t reporter, s graph.Store, b graph.Batch) contents {
	t.Helper()
	ctx := context.Background()
	var c contents
	var err error
	if c.Counts, err = s.Count(ctx); err != nil {
		t.Fatalf("Count: %v", err)
	}
	c.Nodes = walk(t, "Find everything", func(p graph.Page) (graph.Slice[graph.Node], error) { return s.Find(ctx, graph.Filter{}, p) }, graph.MaxPage, false)
	c.Ties = walk(t, "Ties", func(p graph.Page) (graph.Slice[graph.Tie], error) { return s.Ties(ctx, graph.TieFilter{}, p) }, graph.MaxPage, false)
	ids := idsOf(c.Nodes)
	for _, k := range b {
		ids = append(append(ids, k.SourceID()), idsOf(k.Nodes)...)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	for part := range slices.Chunk(ids, 500) {
		lists, err := s.Neighbours(ctx, graph.NeighbourQuery{IDs: part, Patterns: everyPattern()}, all)
		if err != nil {
			t.Fatalf("Neighbours of everything: %v", err)
		}
		for i, l := range lists {
			if l.More {
				t.Fatalf("Neighbours of everything: %q has more than %d", part[i], all.First)
			}
			for _, n := range l.Items {
				if n.Direction == graph.Out {
					c.Edges = append(c.Edges, n)
				} else {
					c.Back = append(c.Back, n)
				}
			}
		}
	}
	return c
}

// wantSame checks that two stores hold the same graph, around the nodes of the batch in particular.
func wantSame(t reporter, name string, want, got graph.Store, b graph.Batch) {
	t.Helper()
	equal(t, name, dump(t, want, b), dump(t, got, b))
}

// Difference returns what one store tells differently from another, over all that either holds; empty where they hold the same graph.
func Difference(t testing.TB, want, got graph.Store) string {
	t.Helper()
	return difference(dump(t, want, nil), dump(t, got, nil))
}
