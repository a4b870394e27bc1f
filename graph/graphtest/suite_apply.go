package graphtest

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"entente/graph"
)

func testEmpty(t *testing.T, open opener) {
	s, ctx := open(t), context.Background()
	equal(t, "Ready", error(nil), s.Ready(ctx))
	r, err := s.Apply(ctx, nil)
	equal(t, "Apply of nothing", []any{graph.Receipt{}, error(nil)}, []any{r, err})
	r, err = s.Retract(ctx, nil)
	equal(t, "Retract of nothing", []any{graph.Receipt{}, error(nil)}, []any{r, err})
	equal(t, "the empty graph", dump(t, NewOracle(), nil), dump(t, s, nil))
	nodes, err := s.Get(ctx, nil)
	equal(t, "Get of nothing", []any{[]graph.Node{}, error(nil)}, []any{nodes, err})
	lists, err := s.Neighbours(ctx, graph.NeighbourQuery{Patterns: everyPattern()}, all)
	equal(t, "Neighbours of nothing", []any{[]graph.Slice[graph.Neighbour]{}, error(nil)}, []any{lists, err})
}

func testApply(t *testing.T, open opener) {
	t.Run("receipts", func(t *testing.T) { testReceipts(t, open(t)) })
	t.Run("repetition", func(t *testing.T) { testRepetition(t, open) })
	t.Run("order and size", func(t *testing.T) { testOrder(t, open) })
	t.Run("replacement", func(t *testing.T) { testReplacement(t, open) })
	t.Run("all or none", func(t *testing.T) { testAtomic(t, open(t)) })
	t.Run("invalid", func(t *testing.T) { testInvalid(t, open(t)) })
	t.Run("argument untouched", func(t *testing.T) { testUntouched(t, open(t)) })
}

func testReceipts(t *testing.T, s graph.Store) {
	one, two, three := fixtureOne(), fixtureTwo("v1"), fixtureThree()
	equal(t, "first", graph.Receipt{New: []graph.ID{"article:two", "article:one"}}, apply(t, s, graph.Batch{two, one}))
	equal(t, "again", graph.Receipt{Unchanged: []graph.ID{"article:two"}}, apply(t, s, graph.Batch{two}))
	equal(t, "mixed", graph.Receipt{New: []graph.ID{"article:three"}, Changed: []graph.ID{"article:two"}, Unchanged: []graph.ID{"article:one"}},
		apply(t, s, graph.Batch{three, fixtureTwo("v2"), one}))
	fewer := fixtureTwo("v2")
	fewer.Edges = slices.DeleteFunc(fewer.Edges, func(e graph.Edge) bool { return e.Type == graph.EdgePartOf })
	equal(t, "same text, other facts", graph.Receipt{Changed: []graph.ID{"article:two"}}, apply(t, s, graph.Batch{fewer}))
	equal(t, "twice in a batch", graph.Receipt{New: []graph.ID{"article:four"}, Unchanged: []graph.ID{"article:four"}, Changed: []graph.ID{"article:four"}},
		apply(t, s, graph.Batch{
			NewStory("four", "2001", "v1").Contribution(), NewStory("four", "2001", "v1").Contribution(), NewStory("four", "2002", "v2").Contribution(),
		}))
	wantNode(t, s, "article:four", &graph.Article{ID: "article:four", Title: "Title of four", Publisher: "Echo of Dorn", Published: "2002", SHA256: "v2"})
}

func wantNode(t testing.TB, s graph.Store, id graph.ID, want graph.Node) {
	t.Helper()
	got, err := s.Get(context.Background(), []graph.ID{id})
	if err != nil {
		t.Fatalf("Get %q: %v", id, err)
	}
	equal(t, fmt.Sprintf("Get %q", id), []graph.Node{want}, got)
}

func testRepetition(t *testing.T, open opener) {
	s, o := filled(t, open, fixture()), filled(t, oracle, fixture())
	apply(t, s, fixture())
	shuffled := fixtureOne()
	slices.Reverse(shuffled.Nodes)
	shuffled.Nodes = append(shuffled.Nodes, shuffled.Nodes[0])
	shuffled.Edges = append(shuffled.Edges, shuffled.Edges[3])
	equal(t, "shuffled and with repetitions", graph.Receipt{Unchanged: []graph.ID{"article:one"}}, apply(t, s, graph.Batch{shuffled}))
	wantSame(t, "the same batch twice", o, s, fixture())
}

func oracle(*testing.T) graph.Store { return NewOracle() }

func testOrder(t *testing.T, open opener) {
	articles := append(fixture(), SyntheticBatch(0, 12)...)
	o := filled(t, oracle, articles)
	for seed := range uint64(3) {
		s := open(t)
		rnd := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // repeatable on purpose
		rest := slices.Clone(articles)
		rnd.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
		for len(rest) > 0 {
			n := 1 + rnd.IntN(len(rest))
			apply(t, s, rest[:n])
			rest = rest[n:]
		}
		wantSame(t, fmt.Sprintf("shuffled with seed %d", seed), o, s, articles)
	}
}

// testReplacement changes an article: what only its earlier version said is gone, what others say stays, and merged values are as if
// the earlier version had never been.
func testReplacement(t *testing.T, open opener) {
	short := NewStoryOf(graph.Article{ID: "article:one", Title: "Corrected", SHA256: "v2", Published: "2008-08-13"})
	cast(short, "state:ARL", "region:corvia")
	short.Tie(graph.TieSupports, "state:ARL", "region:corvia", graph.Positive, graph.Asserted)
	s := filled(t, open, fixture())
	apply(t, s, graph.Batch{short.Contribution()})
	now := graph.Batch{short.Contribution(), fixtureTwo("v1"), fixtureThree()}
	wantSame(t, "after a correction", filled(t, oracle, now), s, append(fixture(), now...))
	wantNode(t, s, "agreement:peace", &graph.Agreement{ID: "agreement:peace", Name: "Dorn Peace", Kind: "PEACE", Stage: graph.StageSigned, Date: "2008-08-12"})
	wantNode(t, s, "statement:1", nil)
	apply(t, s, graph.Batch{fixtureOne()})
	wantSame(t, "after the correction is taken back", filled(t, oracle, fixture()), s, append(fixture(), now...))
	binding := true
	wantNode(t, s, "agreement:peace", &graph.Agreement{
		ID: "agreement:peace", Name: "Dorn Peace", Aliases: []string{"Peace of Dorn"}, Kind: "PEACE", Stage: graph.StageSigned, Binding: &binding, Date: "2008-08-12",
	})
}

func testAtomic(t *testing.T, s graph.Store) {
	apply(t, s, graph.Batch{fixtureOne()})
	clash := NewStory("clash", "2008", "v1")
	clash.Actor(graph.Actor{ID: "state:ARL", Label: graph.LabelRegion, Name: "Arland"})
	bad := NewStory("bad", "2008", "v1")
	bad.Link(graph.EdgeAt, "statement:1", "city:dorn", "statement:1")
	asArticle := NewStory("asArticle", "2008", "v1")
	asArticle.Actor(graph.Actor{ID: "article:one", Label: graph.LabelGroup, Name: "one"})
	for _, c := range []struct {
		name string
		code graph.Code
		last *graph.Contribution
	}{
		{"an edge without its nodes", graph.CodeInvalid, bad.Contribution()},
		{"an id of another label", graph.CodeConflict, clash.Contribution()},
		{"the id of an article", graph.CodeConflict, asArticle.Contribution()},
		{"no contribution", graph.CodeInvalid, nil},
	} {
		r, err := s.Apply(context.Background(), graph.Batch{fixtureTwo("v1"), c.last})
		wantCode(t, c.name, c.code, err)
		equal(t, c.name, graph.Receipt{}, r)
		wantSame(t, c.name, filled(t, oracle, graph.Batch{fixtureOne()}), s, fixture())
	}
	wantMoved(t, s)
}

// wantMoved checks that an id may take another label once nobody uses it for the first.
func wantMoved(t *testing.T, s graph.Store) {
	first, second := NewStory("mover", "2008", "v1"), NewStory("mover", "2008", "v2")
	first.Actor(graph.Actor{ID: "actor:x", Label: graph.LabelRegion, Name: "X"})
	second.Actor(graph.Actor{ID: "actor:x", Label: graph.LabelGroup, Name: "X"})
	apply(t, s, graph.Batch{first.Contribution()})
	apply(t, s, graph.Batch{second.Contribution()})
	wantNode(t, s, "actor:x", &graph.Actor{ID: "actor:x", Label: graph.LabelGroup, Name: "X"})
	apply(t, s, graph.Batch{first.Contribution(), second.Contribution(), first.Contribution()})
	wantNode(t, s, "actor:x", &graph.Actor{ID: "actor:x", Label: graph.LabelRegion, Name: "X"})
}

func testInvalid(t *testing.T, s graph.Store) {
	for name, change := range map[string]func(c *graph.Contribution){
		"no hash":    func(c *graph.Contribution) { c.Article = &graph.Article{ID: "article:x"} },
		"no id":      func(c *graph.Contribution) { c.Article = &graph.Article{SHA256: "v1"} },
		"no article": func(c *graph.Contribution) { c.Article = nil },
		"NUL": func(c *graph.Contribution) {
			c.Article = &graph.Article{ID: "article:x", SHA256: "v1", Title: "a\x00b"}
		},
		"no UTF-8":        func(c *graph.Contribution) { c.Article = &graph.Article{ID: "article:x", SHA256: "v1", Title: "\xff"} },
		"no evidence":     func(c *graph.Contribution) { c.Nodes = []graph.Node{&graph.Event{ID: "event:x"}} },
		"unknown label":   func(c *graph.Contribution) { c.Nodes = []graph.Node{&graph.Actor{ID: "x", Label: "Actor"}} },
		"node without id": func(c *graph.Contribution) { c.Nodes = []graph.Node{&graph.Actor{Label: graph.LabelGroup}} },
		"second article":  func(c *graph.Contribution) { c.Nodes = []graph.Node{&graph.Article{ID: "article:y", SHA256: "v1"}} },
		"not a number": func(c *graph.Contribution) {
			c.Nodes = []graph.Node{&graph.Actor{ID: "x", Label: graph.LabelCity, Latitude: math.NaN()}}
		},
		"unknown edge": func(c *graph.Contribution) {
			c.Edges = []graph.Edge{{Type: "x", From: "article:x", To: "article:x", Record: "article:x"}}
		},
		"edge to nowhere": func(c *graph.Contribution) {
			c.Edges = []graph.Edge{{Type: graph.EdgeAt, From: "article:x", To: "y", Record: "article:x"}}
		},
		"edge of nothing": func(c *graph.Contribution) {
			c.Edges = []graph.Edge{{Type: graph.EdgeAt, From: "article:x", To: "article:x"}}
		},
		"two labels at id": func(c *graph.Contribution) {
			c.Nodes = []graph.Node{&graph.Actor{ID: "x", Label: graph.LabelCity}, &graph.Actor{ID: "x", Label: graph.LabelGroup}}
		},
		"short passage": func(c *graph.Contribution) {
			c.Nodes = []graph.Node{&graph.Evidence{ID: "x", Start: 1, End: 9, Exact: "short"}}
		},
	} {
		c := NewStory("x", "2008", "v1").Contribution()
		change(c)
		_, err := s.Apply(context.Background(), graph.Batch{c})
		wantCode(t, name, graph.CodeInvalid, err)
	}
	equal(t, "nothing was stored", dump(t, NewOracle(), nil), dump(t, s, nil))
}

func testUntouched(t *testing.T, s graph.Store) {
	b := graph.Batch{fixtureOne()}
	slices.Reverse(b[0].Nodes)
	want := graph.Batch{fixtureOne()}
	slices.Reverse(want[0].Nodes)
	apply(t, s, b)
	equal(t, "the applied batch", want, b)
}

func testRetract(t *testing.T, open opener) {
	ctx := context.Background()
	s := filled(t, open, fixture())
	for _, missing := range [][]graph.ID{{"article:one", "article:none"}, {"state:ARL"}, {""}} {
		r, err := s.Retract(ctx, missing)
		wantCode(t, fmt.Sprintf("Retract %q", missing), graph.CodeNotFound, err)
		equal(t, fmt.Sprintf("Retract %q", missing), graph.Receipt{}, r)
	}
	wantSame(t, "after refused retractions", filled(t, oracle, fixture()), s, fixture())

	r, err := s.Retract(ctx, []graph.ID{"article:one", "article:one"})
	equal(t, "Retract", []any{graph.Receipt{Removed: []graph.ID{"article:one"}}, error(nil)}, []any{r, err})
	wantSame(t, "without one", filled(t, oracle, graph.Batch{fixtureTwo("v1"), fixtureThree()}), s, fixture())
	equal(t, "back again", graph.Receipt{New: []graph.ID{"article:one"}}, apply(t, s, graph.Batch{fixtureOne()}))
	wantSame(t, "with all", filled(t, oracle, fixture()), s, fixture())
	r, err = s.Retract(ctx, []graph.ID{"article:three", "article:one", "article:two"})
	equal(t, "Retract all", []any{graph.Receipt{Removed: []graph.ID{"article:three", "article:one", "article:two"}}, error(nil)}, []any{r, err})
	equal(t, "nothing is left", dump(t, NewOracle(), fixture()), dump(t, s, fixture()))
	_, err = s.Retract(ctx, []graph.ID{"article:one"})
	wantCode(t, "Retract twice", graph.CodeNotFound, err)
}
