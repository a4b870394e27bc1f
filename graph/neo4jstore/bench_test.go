package neo4jstore_test

import (
	"context"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/neo4jstore"
	"entente/graph/neo4jstore/neo4jtest"
)

// The benchmarks ask for the long-term support line, or for the server that the environment names: those that the tests start are tuned for a
// short start, and reach about half the speed of one that is in use.

func openBench(b *testing.B) *neo4jstore.Store {
	b.Helper()
	server := neo4jtest.Run(b, neo4jtest.LTS)
	s, err := neo4jstore.Open(b.Context(), config(server))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close(context.Background()) })
	return s
}

// BenchmarkApply writes new articles, a hundred at a time.
func BenchmarkApply(b *testing.B) {
	s := openBench(b)
	const size = 100
	if _, err := s.Apply(b.Context(), graphtest.SyntheticBatch(0, size)); err != nil { // the server warms up
		b.Fatal(err)
	}
	i := 1
	for b.Loop() {
		if _, err := s.Apply(b.Context(), graphtest.SyntheticBatch(i*size, size)); err != nil {
			b.Fatal(err)
		}
		i++
	}
	b.ReportMetric(float64(size)*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkRetract takes articles back and brings them again, ten at a time.
func BenchmarkRetract(b *testing.B) {
	s := openBench(b)
	if _, err := s.Apply(b.Context(), graphtest.SyntheticBatch(0, 500)); err != nil {
		b.Fatal(err)
	}
	batch := graphtest.SyntheticBatch(100, 10)
	var ids []graph.ID
	for _, c := range batch {
		ids = append(ids, c.Article.ID)
	}
	for b.Loop() {
		if _, err := s.Retract(b.Context(), ids); err != nil {
			b.Fatal(err)
		}
		if _, err := s.Apply(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkNeighbours reads the first page of everything around a hundred nodes.
func BenchmarkNeighbours(b *testing.B) {
	s := openBench(b)
	batch := graphtest.SyntheticBatch(0, 500)
	if _, err := s.Apply(b.Context(), batch); err != nil {
		b.Fatal(err)
	}
	q := graph.NeighbourQuery{Patterns: []graph.EdgePattern{
		{Type: graph.EdgeSaid, Direction: graph.Out}, {Type: graph.EdgeAbout, Direction: graph.In}, {Type: graph.EdgeHolds, Direction: graph.Out},
	}}
	for i := range 100 {
		q.IDs = append(q.IDs, batch[i].Nodes[0].NodeID())
	}
	for b.Loop() {
		if _, err := s.Neighbours(b.Context(), q, graph.Page{First: 20}); err != nil {
			b.Fatal(err)
		}
	}
}
