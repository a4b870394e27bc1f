package graphtest

import (
	"context"
	"slices"
	"testing"

	"entente/graph"
)

// testPaging reads each kind of list in pages of every size, against what the oracle holds.
func testPaging(t *testing.T, open opener) {
	b := append(fixture(), SyntheticBatch(0, 4)...)
	s, o := filled(t, open, b), filled(t, oracle, b)
	ctx := context.Background()
	actors := []graph.ID{"state:ARL", "person:ben", graph.ActorID(graph.LabelState, "State 7", ""), graph.ActorID(graph.LabelState, "State 31", "")}
	comparePages(t, "Find", o, s, func(s graph.Store) query[graph.Node] {
		return func(p graph.Page) (graph.Slice[graph.Node], error) {
			return s.Find(ctx, graph.Filter{Labels: []graph.Label{graph.LabelActor, graph.LabelCity, graph.LabelAgreement, graph.LabelArticle}}, p)
		}
	})
	comparePages(t, "Search", o, s, func(s graph.Store) query[graph.Node] {
		return func(p graph.Page) (graph.Slice[graph.Node], error) {
			return s.Search(ctx, graph.SearchQuery{Text: "re"}, p)
		}
	})
	comparePages(t, "Search with two ranks", o, s, func(s graph.Store) query[graph.Node] {
		return func(p graph.Page) (graph.Slice[graph.Node], error) {
			return s.Search(ctx, graph.SearchQuery{Text: "State 1"}, p)
		}
	})
	comparePages(t, "Statements", o, s, func(s graph.Store) query[*graph.Statement] {
		return func(p graph.Page) (graph.Slice[*graph.Statement], error) {
			return s.Statements(ctx, graph.StatementFilter{}, p)
		}
	})
	comparePages(t, "Agreements", o, s, func(s graph.Store) query[*graph.Agreement] {
		return func(p graph.Page) (graph.Slice[*graph.Agreement], error) {
			return s.Agreements(ctx, graph.AgreementFilter{}, p)
		}
	})
	comparePages(t, "Events", o, s, func(s graph.Store) query[*graph.Event] {
		return func(p graph.Page) (graph.Slice[*graph.Event], error) {
			return s.Events(ctx, graph.EventFilter{Modalities: []graph.Modality{graph.Asserted}}, p)
		}
	})
	comparePages(t, "Ties", o, s, func(s graph.Store) query[graph.Tie] {
		return func(p graph.Page) (graph.Slice[graph.Tie], error) { return s.Ties(ctx, graph.TieFilter{}, p) }
	})
	comparePages(t, "Timeline", o, s, func(s graph.Store) query[graph.Node] {
		return func(p graph.Page) (graph.Slice[graph.Node], error) {
			return s.Timeline(ctx, graph.TimelineFilter{Actors: actors}, p)
		}
	})
	comparePages(t, "Neighbours", o, s, func(s graph.Store) query[graph.Neighbour] {
		return func(p graph.Page) (graph.Slice[graph.Neighbour], error) {
			lists, err := s.Neighbours(ctx, graph.NeighbourQuery{IDs: []graph.ID{"state:ARL"}, Patterns: everyPattern()}, p)
			if err != nil {
				return graph.Slice[graph.Neighbour]{}, err
			}
			return lists[0], nil
		}
	})
	t.Run("cursor of what is gone", func(t *testing.T) { testCursorGone(t, s) })
}

func comparePages[T any](t *testing.T, name string, o, s graph.Store, q func(graph.Store) query[T]) {
	t.Run(name, func(t *testing.T) {
		want := walk(t, name+" of the oracle", q(o), graph.MaxPage, false)
		if len(want) < 3 {
			t.Fatalf("%s: a list of %d is too short to be paged", name, len(want))
		}
		wantPages(t, name, q(s), want)
		wantSlices(t, name, q(o), q(s))
	})
}

// wantSlices compares whole pages, cursors included, from places in the list and between them.
func wantSlices[T any](t *testing.T, name string, o, s query[T]) {
	t.Helper()
	whole, err := o(all)
	if err != nil {
		t.Fatalf("%s of the oracle: %v", name, err)
	}
	last := whole.Cursors[len(whole.Cursors)-1]
	places := []graph.Cursor{{}, whole.Cursors[0], whole.Cursors[1], whole.Cursors[len(whole.Cursors)/2], last}
	for _, c := range slices.Clone(places) {
		between := c
		between.ID += "\x01"
		early := graph.Cursor{Rank: c.Rank, Key: c.Key}
		places = append(places, between, early, graph.Cursor{Rank: c.Rank, Key: c.Key + "a", ID: "a"})
	}
	for _, c := range places {
		for _, reverse := range []bool{false, true} {
			p := graph.Page{First: 2, After: c, Reverse: reverse}
			want, err1 := o(p)
			got, err2 := s(p)
			equal(t, name+", one page", []any{p, want, err1}, []any{p, got, err2})
		}
	}
}

// testCursorGone resumes after an entry that has been removed in the meantime: nothing is missed and nothing comes twice.
func testCursorGone(t *testing.T, s graph.Store) {
	ctx := context.Background()
	statements := func(p graph.Page) (graph.Slice[*graph.Statement], error) {
		return s.Statements(ctx, graph.StatementFilter{}, p)
	}
	whole := walk(t, "Statements", statements, graph.MaxPage, false)
	at := slices.IndexFunc(whole, func(n *graph.Statement) bool { return n.ID == "statement:1" })
	first, err := statements(graph.Page{First: at + 1})
	if err != nil {
		t.Fatalf("Statements: %v", err)
	}
	if _, err := s.Retract(ctx, []graph.ID{"article:one"}); err != nil {
		t.Fatalf("Retract: %v", err)
	}
	rest, err := statements(graph.Page{First: graph.MaxPage, After: first.Cursors[at]})
	if err != nil {
		t.Fatalf("Statements after what is gone: %v", err)
	}
	want := slices.DeleteFunc(slices.Clone(whole[at+1:]), func(n *graph.Statement) bool { return n.ID == "statement:3" })
	equal(t, "Statements after what is gone", want, rest.Items)
}
