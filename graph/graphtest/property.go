package graphtest

import (
	"context"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"entente/graph"
	"entente/graph/align"
)

// TestAgainstOracle lets random batches and retractions go into a store and the oracle, and asks both the same random questions. A
// store that is a Wiper is opened once; of any other each call of open returns an empty one.
func TestAgainstOracle(t *testing.T, open func(t *testing.T) graph.Store) {
	ctx := context.Background()
	var shared graph.Store
	fresh := func(rt *rapid.T) (s graph.Store, done func()) {
		if shared != nil {
			if err := shared.(Wiper).Wipe(ctx); err != nil {
				rt.Fatalf("Wipe: %v", err)
			}
			return shared, func() {}
		}
		s = open(t)
		if _, ok := s.(Wiper); ok {
			shared = s
			t.Cleanup(func() { _ = s.Close(ctx) })
			return s, func() {}
		}
		return s, func() { _ = s.Close(ctx) }
	}
	rapid.Check(t, func(rt *rapid.T) {
		s, done := fresh(rt)
		defer done()
		o := NewOracle()
		for i := range rapid.IntRange(1, 5).Draw(rt, "steps") {
			step(ctx, rt, fmt.Sprintf("step %d", i+1), o, s)
		}
		for range 8 {
			ask(ctx, rt, Queries().Draw(rt, "question"), o, s)
		}
		equal(rt, "what follows from its facts", derive(ctx, rt, o, align.Collective, graph.DateRange{}), derive(ctx, rt, s, align.Collective, graph.DateRange{}))
		equal(rt, "the whole graph", dump(rt, o, nil), dump(rt, s, nil))
	})
}

// step changes both stores and compares what they say of it.
func step(ctx context.Context, t *rapid.T, name string, o, s graph.Store) {
	if maybe(t, 4) {
		ids := some(t, poolSources, 2)
		want, err1 := o.Retract(ctx, ids)
		got, err2 := s.Retract(ctx, ids)
		equal(t, fmt.Sprintf("%s: Retract %q", name, ids), []any{want, graph.CodeOf(err1)}, []any{got, graph.CodeOf(err2)})
		return
	}
	b := Batches().Draw(t, "batch")
	want, err1 := o.Apply(ctx, b)
	got, err2 := s.Apply(ctx, b)
	equal(t, fmt.Sprintf("%s: Apply of %d contributions (%v, %v)", name, len(b), err1, err2), []any{want, graph.CodeOf(err1)}, []any{got, graph.CodeOf(err2)})
}

// ask compares two answers, and where they are lists those from a few other places too.
func ask(ctx context.Context, t *rapid.T, q Query, o, s graph.Store) {
	compare(ctx, t, q, o, s)
	if q.At == nil {
		return
	}
	places := append(q.From(ctx, o), graph.Cursor{}, graph.Cursor{Key: "2008-08-12/2008-08-12"}, graph.Cursor{Key: "arland", ID: "state:a"})
	for range 2 {
		compare(ctx, t, q.At(sample(t, places), rapid.Bool().Draw(t, "reverse"), rapid.IntRange(1, 5).Draw(t, "first")), o, s)
	}
}

func compare(ctx context.Context, t *rapid.T, q Query, o, s graph.Store) {
	want, err1 := q.Ask(ctx, o)
	got, err2 := q.Ask(ctx, s)
	equal(t, fmt.Sprintf("%s (%v, %v)", q.Name, err1, err2), []any{want, graph.CodeOf(err1)}, []any{got, graph.CodeOf(err2)})
}
