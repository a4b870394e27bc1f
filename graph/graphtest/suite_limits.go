package graphtest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"entente/graph"
)

// call is one query of a store, for tests of what all have in common.
type call struct {
	name string
	run  func(ctx context.Context, s graph.Store) error
}

// calls returns one valid call of each method but Close.
func calls() []call {
	mention := []graph.EdgePattern{{Type: graph.EdgeMentions, Direction: graph.Out}}
	one := graph.Page{First: 1}
	return []call{
		{"Apply", func(ctx context.Context, s graph.Store) error { _, err := s.Apply(ctx, fixture()); return err }},
		{"Retract", func(ctx context.Context, s graph.Store) error {
			_, err := s.Retract(ctx, []graph.ID{"article:one"})
			return err
		}},
		{"Get", func(ctx context.Context, s graph.Store) error { _, err := s.Get(ctx, []graph.ID{"a"}); return err }},
		{"Find", func(ctx context.Context, s graph.Store) error { _, err := s.Find(ctx, graph.Filter{}, one); return err }},
		{"Neighbours", func(ctx context.Context, s graph.Store) error {
			_, err := s.Neighbours(ctx, graph.NeighbourQuery{IDs: []graph.ID{"a"}, Patterns: mention}, one)
			return err
		}},
		{"Statements", func(ctx context.Context, s graph.Store) error {
			_, err := s.Statements(ctx, graph.StatementFilter{}, one)
			return err
		}},
		{"Agreements", func(ctx context.Context, s graph.Store) error {
			_, err := s.Agreements(ctx, graph.AgreementFilter{}, one)
			return err
		}},
		{"Events", func(ctx context.Context, s graph.Store) error {
			_, err := s.Events(ctx, graph.EventFilter{}, one)
			return err
		}},
		{"Ties", func(ctx context.Context, s graph.Store) error {
			_, err := s.Ties(ctx, graph.TieFilter{}, one)
			return err
		}},
		{"Timeline", func(ctx context.Context, s graph.Store) error {
			_, err := s.Timeline(ctx, graph.TimelineFilter{Actors: []graph.ID{"a"}}, one)
			return err
		}},
		{"Paths", func(ctx context.Context, s graph.Store) error {
			_, err := s.Paths(ctx, graph.PathQuery{From: "a", To: "b", MaxHops: 1, Limit: 1})
			return err
		}},
		{"Search", func(ctx context.Context, s graph.Store) error {
			_, err := s.Search(ctx, graph.SearchQuery{Text: "a"}, one)
			return err
		}},
		{"Count", func(ctx context.Context, s graph.Store) error { _, err := s.Count(ctx); return err }},
		{"Ready", func(ctx context.Context, s graph.Store) error { return s.Ready(ctx) }},
	}
}

func testLifecycle(t *testing.T, open opener) {
	t.Run("cancelled", func(t *testing.T) {
		s := open(t)
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		for _, c := range calls() {
			wantCode(t, c.name+" with a cancelled context", graph.CodeTimeout, c.run(ctx, s))
		}
		equal(t, "nothing was written", dump(t, NewOracle(), fixture()), dump(t, s, fixture()))
	})
	t.Run("use after close", func(t *testing.T) {
		s := filled(t, open, graph.Batch{fixtureTwo("v1")})
		for range 2 {
			if err := s.Close(context.Background()); err != nil {
				t.Fatalf("Close: %v", err)
			}
			for _, c := range calls() {
				wantCode(t, c.name+" after Close", graph.CodeUnavailable, c.run(context.Background(), s))
			}
		}
	})
	t.Run("close under load", func(t *testing.T) {
		s := filled(t, open, fixture())
		done := make(chan error, 8)
		for range cap(done) {
			go func() {
				for {
					if _, err := s.Find(context.Background(), graph.Filter{}, all); err != nil {
						done <- err
						return
					}
				}
			}()
		}
		if err := s.Close(context.Background()); err != nil {
			t.Errorf("Close under load: %v", err)
		}
		for range cap(done) {
			wantCode(t, "Find while Close", graph.CodeUnavailable, <-done)
		}
	})
	t.Run("concurrent writers and readers", func(t *testing.T) { testConcurrent(t, open) })
}

// testConcurrent applies overlapping batches from several goroutines, with readers beside them.
func testConcurrent(t *testing.T, open opener) {
	const writers = 4
	s, ctx := open(t), context.Background()
	articles := SyntheticBatch(0, 16)
	done := make(chan error, 2*writers)
	for w := range writers {
		go func() {
			var err error
			for i := 0; i < len(articles) && err == nil; i += 4 {
				at := (i + 4*w) % len(articles)
				_, err = s.Apply(ctx, articles[at:at+4])
			}
			done <- err
		}()
		go func() {
			var err error
			for i := 0; i < 20 && err == nil; i++ {
				_, err = s.Find(ctx, graph.Filter{Labels: []graph.Label{graph.LabelActor}}, graph.Page{First: 10})
			}
			done <- err
		}()
	}
	for range 2 * writers {
		if err := <-done; err != nil {
			t.Errorf("at the same time: %v", err)
		}
	}
	wantSame(t, "after concurrent batches", filled(t, oracle, articles), s, articles)
}

func testLimits(t *testing.T, open opener) {
	s, ctx := filled(t, open, fixture()), context.Background()
	mention := []graph.EdgePattern{{Type: graph.EdgeMentions, Direction: graph.Out}}
	for _, first := range []struct {
		n    int
		code graph.Code
	}{{-1, graph.CodeInvalid}, {0, graph.CodeInvalid}, {1, ""}, {graph.MaxPage, ""}, {graph.MaxPage + 1, graph.CodeLimit}} {
		p := graph.Page{First: first.n}
		for name, ask := range map[string]func() error{
			"Find":       func() error { _, err := s.Find(ctx, graph.Filter{}, p); return err },
			"Neighbours": func() error { _, err := s.Neighbours(ctx, graph.NeighbourQuery{Patterns: mention}, p); return err },
			"Statements": func() error { _, err := s.Statements(ctx, graph.StatementFilter{}, p); return err },
			"Agreements": func() error { _, err := s.Agreements(ctx, graph.AgreementFilter{}, p); return err },
			"Events":     func() error { _, err := s.Events(ctx, graph.EventFilter{}, p); return err },
			"Ties":       func() error { _, err := s.Ties(ctx, graph.TieFilter{}, p); return err },
			"Timeline":   func() error { _, err := s.Timeline(ctx, graph.TimelineFilter{Actors: []graph.ID{"a"}}, p); return err },
			"Search":     func() error { _, err := s.Search(ctx, graph.SearchQuery{Text: "a"}, p); return err },
		} {
			wantCode(t, fmt.Sprintf("%s, %d a page", name, first.n), first.code, ask())
		}
	}
	testKeyLimits(t, s)
	testRequests(t, s)
}

func testKeyLimits(t *testing.T, s graph.Store) {
	ctx, p := context.Background(), graph.Page{First: 1}
	for _, n := range []int{graph.MaxKeys, graph.MaxKeys + 1} {
		ids, words := make([]graph.ID, n), make([]string, n)
		for i := range ids {
			ids[i], words[i] = graph.ID(fmt.Sprint("none:", i)), fmt.Sprint("none ", i)
		}
		code := graph.Code("")
		if n > graph.MaxKeys {
			code = graph.CodeLimit
		}
		for name, ask := range map[string]func() error{
			"Get": func() error { _, err := s.Get(ctx, ids); return err },
			"Neighbours": func() error {
				_, err := s.Neighbours(ctx, graph.NeighbourQuery{IDs: ids, Patterns: []graph.EdgePattern{{Type: graph.EdgeSaid, Direction: graph.In}}}, p)
				return err
			},
			"Find by names":          func() error { _, err := s.Find(ctx, graph.Filter{Names: words}, p); return err },
			"Find by mentions":       func() error { _, err := s.Find(ctx, graph.Filter{Mentions: ids}, p); return err },
			"Statements by speakers": func() error { _, err := s.Statements(ctx, graph.StatementFilter{Speakers: ids}, p); return err },
			"Agreements by parties":  func() error { _, err := s.Agreements(ctx, graph.AgreementFilter{Parties: ids}, p); return err },
			"Agreements by all": func() error {
				_, err := s.Agreements(ctx, graph.AgreementFilter{Parties: ids, AllParties: true}, p)
				return err
			},
			"Events by participants":   func() error { _, err := s.Events(ctx, graph.EventFilter{Participants: ids}, p); return err },
			"Ties by ends":             func() error { _, err := s.Ties(ctx, graph.TieFilter{Ends: ids, AllEnds: true}, p); return err },
			"Ties by articles":         func() error { _, err := s.Ties(ctx, graph.TieFilter{Articles: ids}, p); return err },
			"Timeline by actors":       func() error { _, err := s.Timeline(ctx, graph.TimelineFilter{Actors: ids}, p); return err },
			"Timeline by all actors":   func() error { _, err := s.Timeline(ctx, graph.TimelineFilter{Actors: ids, All: true}, p); return err },
			"Agreements by all topics": func() error { _, err := s.Agreements(ctx, graph.AgreementFilter{Topics: words}, p); return err },
		} {
			wantCode(t, fmt.Sprintf("%s, %d keys", name, n), code, ask())
		}
		if code == "" {
			code = graph.CodeNotFound // within the limit it is looked for
		}
		_, err := s.Retract(ctx, ids)
		wantCode(t, fmt.Sprintf("Retract, %d keys", n), code, err)
	}
}

func testRequests(t *testing.T, s graph.Store) {
	ctx, p := context.Background(), graph.Page{First: 1}
	paths := func(from, to graph.ID, hops, limit int, types ...graph.EdgeType) func() error {
		return func() error {
			_, err := s.Paths(ctx, graph.PathQuery{From: from, To: to, MaxHops: hops, Limit: limit, Types: types})
			return err
		}
	}
	neighbours := func(patterns ...graph.EdgePattern) func() error {
		return func() error {
			_, err := s.Neighbours(ctx, graph.NeighbourQuery{IDs: []graph.ID{"a"}, Patterns: patterns}, p)
			return err
		}
	}
	search := func(text string, labels ...graph.Label) func() error {
		return func() error { _, err := s.Search(ctx, graph.SearchQuery{Text: text, Labels: labels}, p); return err }
	}
	said := graph.EdgePattern{Type: graph.EdgeSaid, Direction: graph.In}
	patterns := make([]graph.EdgePattern, graph.MaxPatterns+1)
	for i := range patterns {
		patterns[i] = said
	}
	for _, c := range []struct {
		name string
		code graph.Code
		ask  func() error
	}{
		{"paths of the most hops", "", paths("a", "b", graph.MaxHops, graph.MaxPaths)},
		{"paths of a hop too many", graph.CodeLimit, paths("a", "b", graph.MaxHops+1, 1)},
		{"a path too many", graph.CodeLimit, paths("a", "b", 1, graph.MaxPaths+1)},
		{"no hops", graph.CodeInvalid, paths("a", "b", 0, 1)},
		{"no paths", graph.CodeInvalid, paths("a", "b", 1, 0)},
		{"from nowhere", graph.CodeInvalid, paths("", "b", 1, 1)},
		{"to nowhere", graph.CodeInvalid, paths("a", "", 1, 1)},
		{"paths over unknown edges", graph.CodeInvalid, paths("a", "b", 1, 1, "KNOWS")},
		{"no pattern", graph.CodeInvalid, neighbours()},
		{"the most patterns", "", neighbours(patterns[1:]...)},
		{"a pattern too many", graph.CodeLimit, neighbours(patterns...)},
		{"pattern without direction", graph.CodeInvalid, neighbours(graph.EdgePattern{Type: graph.EdgeSaid})},
		{"pattern of an unknown type", graph.CodeInvalid, neighbours(said, graph.EdgePattern{Type: "SAID]->() DETACH DELETE n//", Direction: graph.In})},
		{"pattern of an unknown label", graph.CodeInvalid, neighbours(graph.EdgePattern{Type: graph.EdgeSaid, Direction: graph.In, Label: "Human"})},
		{"unknown label", graph.CodeInvalid, func() error { _, err := s.Find(ctx, graph.Filter{Labels: []graph.Label{"Human"}}, p); return err }},
		{"search for an unknown label", graph.CodeInvalid, search("a", "Human")},
		{"search for no word", graph.CodeInvalid, search(" … ! ")},
		{"search for the most words", "", search(strings.Repeat("a ", graph.MaxWords))},
		{"search for a word too many", graph.CodeLimit, search(strings.Repeat("a ", graph.MaxWords+1))},
		{"timeline of nobody", graph.CodeInvalid, func() error { _, err := s.Timeline(ctx, graph.TimelineFilter{}, p); return err }},
		{"timeline of persons", graph.CodeInvalid, func() error {
			_, err := s.Timeline(ctx, graph.TimelineFilter{Actors: []graph.ID{"a"}, Labels: []graph.Label{graph.LabelPerson}}, p)
			return err
		}},
	} {
		wantCode(t, c.name, c.code, c.ask())
	}
}
