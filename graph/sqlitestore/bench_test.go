package sqlitestore_test

import (
	"context"
	"path/filepath"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
)

// BenchmarkApply writes batches of 100 synthetic articles of about 40 nodes and 80 edges each; one operation is one article.
func BenchmarkApply(b *testing.B) {
	const size = 100
	s := open(b, filepath.Join(b.TempDir(), "graph.db"))
	defer s.Close(context.Background())
	batches := make([]graph.Batch, (b.N+size-1)/size)
	for i := range batches {
		batches[i] = graphtest.SyntheticBatch(i*size, size)
	}
	b.ResetTimer()
	for _, batch := range batches {
		if _, err := s.Apply(context.Background(), batch); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(batches)*size)/b.Elapsed().Seconds(), "articles/s")
}

// loaded returns a store with 1,000 synthetic articles.
func loaded(b *testing.B) graph.Store {
	b.Helper()
	s := open(b, filepath.Join(b.TempDir(), "graph.db"))
	b.Cleanup(func() { _ = s.Close(context.Background()) })
	for i := range 10 {
		if _, err := s.Apply(context.Background(), graphtest.SyntheticBatch(i*100, 100)); err != nil {
			b.Fatal(err)
		}
	}
	return s
}

// BenchmarkNeighbours asks for the first ten mentions and ties of 1,000 actors, in one call.
func BenchmarkNeighbours(b *testing.B) {
	s, ctx := loaded(b), context.Background()
	actors, err := s.Find(ctx, graph.Filter{Labels: []graph.Label{graph.LabelActor}}, graph.Page{First: 1000})
	if err != nil {
		b.Fatal(err)
	}
	q := graph.NeighbourQuery{Patterns: []graph.EdgePattern{
		{Type: graph.EdgeMentions, Direction: graph.In}, {Type: graph.TieSupports.Edge(), Direction: graph.Out}, {Type: graph.EdgeSaid, Direction: graph.Out},
	}}
	for _, n := range actors.Items {
		q.IDs = append(q.IDs, n.NodeID())
	}
	found := 0
	for b.Loop() {
		lists, err := s.Neighbours(ctx, q, graph.Page{First: 10})
		if err != nil {
			b.Fatal(err)
		}
		found = 0
		for _, l := range lists {
			found += len(l.Items)
		}
	}
	b.ReportMetric(float64(found), "edges/op")
}

func BenchmarkGet(b *testing.B) {
	s, ctx := loaded(b), context.Background()
	nodes, err := s.Find(ctx, graph.Filter{}, graph.Page{First: 1000})
	if err != nil {
		b.Fatal(err)
	}
	ids := make([]graph.ID, len(nodes.Items))
	for i, n := range nodes.Items {
		ids[i] = n.NodeID()
	}
	for b.Loop() {
		if _, err := s.Get(ctx, ids); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStatements(b *testing.B) {
	s, ctx := loaded(b), context.Background()
	speaker := graph.ActorID(graph.LabelPerson, "Person 13", "")
	about := graph.ActorID(graph.LabelState, "State 7", "")
	for name, f := range map[string]graph.StatementFilter{
		"all": {}, "speaker": {Speakers: []graph.ID{speaker}}, "about": {About: []graph.ID{about}, Stances: []graph.Stance{graph.Support}},
		"act and dates": {Acts: []string{"SAY"}, Dates: graph.DateRange{From: "2001-01-01", To: "2001-12-31"}},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Statements(ctx, f, graph.Page{First: 20}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkPaths(b *testing.B) {
	s, ctx := loaded(b), context.Background()
	q := graph.PathQuery{From: graph.ActorID(graph.LabelPerson, "Person 13", ""), To: graph.ActorID(graph.LabelPerson, "Person 507", ""), MaxHops: 6, Limit: 10}
	for b.Loop() {
		if _, err := s.Paths(ctx, q); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	s, ctx := loaded(b), context.Background()
	for b.Loop() {
		if _, err := s.Search(ctx, graph.SearchQuery{Text: "state 1"}, graph.Page{First: 20}); err != nil {
			b.Fatal(err)
		}
	}
}
