package graph_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// told is a small contribution that breaks no rule: a statement with its passage, and a tie.
func told() *graph.Contribution {
	return &graph.Contribution{
		Article: &graph.Article{ID: "article:x", SHA256: "v1"},
		Nodes: []graph.Node{
			&graph.Actor{ID: "state:a", Label: graph.LabelState, Name: "A"}, &graph.Actor{ID: "state:b", Label: graph.LabelState, Name: "B"},
			&graph.Statement{ID: "statement:x", Text: "ça va"}, &graph.Relation{ID: "relation:x", Type: graph.TieSupports},
			&graph.Evidence{ID: "evidence:x", Start: 3, End: 8, Exact: "ça va"},
		},
		Edges: []graph.Edge{
			{Type: graph.EdgeSaid, From: "state:a", To: "statement:x", Record: "statement:x"},
			{Type: graph.EdgeEvidencedBy, From: "statement:x", To: "evidence:x", Record: "statement:x"},
			{Type: graph.EdgeEvidencedBy, From: "relation:x", To: "evidence:x", Record: "relation:x"},
			{Type: graph.EdgeSubject, From: "relation:x", To: "state:a", Record: "relation:x"},
			{Type: graph.EdgeObject, From: "relation:x", To: "state:b", Record: "relation:x"},
			{Type: graph.EdgeFrom, From: "evidence:x", To: "article:x", Record: "evidence:x"},
			{Type: graph.EdgeMentions, From: "article:x", To: "state:a", Record: "article:x", Count: 2},
		},
	}
}

func TestCheck(t *testing.T) {
	if err := told().Check(); err != nil {
		t.Fatalf("a valid contribution: %v", err)
	}
	last := func(c *graph.Contribution) *graph.Edge { return &c.Edges[len(c.Edges)-1] }
	for name, break_ := range map[string]func(c *graph.Contribution){
		"no article":                func(c *graph.Contribution) { c.Article = nil },
		"article without id":        func(c *graph.Contribution) { c.Article.ID = "" },
		"article without hash":      func(c *graph.Contribution) { c.Article.SHA256 = "" },
		"NUL in the article":        func(c *graph.Contribution) { c.Article.Text = "a\x00" },
		"node without id":           func(c *graph.Contribution) { c.Nodes[0].(*graph.Actor).ID = "" },
		"super-label":               func(c *graph.Contribution) { c.Nodes[0].(*graph.Actor).Label = graph.LabelActor },
		"id twice":                  func(c *graph.Contribution) { c.Nodes = append(c.Nodes, &graph.Claim{ID: "statement:x"}) },
		"id of the article":         func(c *graph.Contribution) { c.Nodes = append(c.Nodes, &graph.Position{ID: "article:x"}) },
		"no UTF-8":                  func(c *graph.Contribution) { c.Nodes[0].(*graph.Actor).Name = "\xc3" },
		"no UTF-8 in a list":        func(c *graph.Contribution) { c.Nodes[0].(*graph.Actor).Aliases = []string{"ok", "\xc3"} },
		"not a number":              func(c *graph.Contribution) { c.Nodes[0].(*graph.Actor).Latitude = math.NaN() },
		"infinite":                  func(c *graph.Contribution) { c.Nodes[0].(*graph.Actor).Longitude = math.Inf(-1) },
		"passage counted in bytes":  func(c *graph.Contribution) { c.Nodes[4].(*graph.Evidence).End = 9 },
		"passage before the text":   func(c *graph.Contribution) { e := c.Nodes[4].(*graph.Evidence); e.Start, e.End = -1, 4 },
		"empty passage":             func(c *graph.Contribution) { e := c.Nodes[4].(*graph.Evidence); e.End, e.Exact = e.Start, "" },
		"unknown type of edges":     func(c *graph.Contribution) { last(c).Type = "KNOWS" },
		"edge from nowhere":         func(c *graph.Contribution) { last(c).From = "state:c" },
		"edge to nowhere":           func(c *graph.Contribution) { last(c).To = "state:c" },
		"edge of no record":         func(c *graph.Contribution) { last(c).Record = "" },
		"NUL in an edge":            func(c *graph.Contribution) { last(c).Role = "\x00" },
		"statement without passage": func(c *graph.Contribution) { c.Edges[1].Type = graph.EdgeVia },
		"tie without subject":       func(c *graph.Contribution) { c.Edges[3].Type = graph.EdgeObject },
		"tie of two objects": func(c *graph.Contribution) {
			c.Edges = append(c.Edges, graph.Edge{Type: graph.EdgeObject, From: "relation:x", To: "state:a", Record: "relation:x"})
		},
	} {
		c := told()
		break_(c)
		if err := c.Check(); graph.CodeOf(err) != graph.CodeInvalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestNormalise checks that order and repetition do not count, and that the digest tells everything else.
func TestNormalise(t *testing.T) {
	want := told()
	if err := want.Normalise(); err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(20) {
		rnd := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // repeatable on purpose
		c := told()
		c.Nodes = append(c.Nodes, c.Nodes[rnd.IntN(5)], c.Nodes[rnd.IntN(5)])
		c.Edges = append(c.Edges, c.Edges[rnd.IntN(7)], c.Edges[rnd.IntN(7)])
		c.Edges[0].Tally = graph.Tally{Reports: 7}
		rnd.Shuffle(len(c.Nodes), func(i, j int) { c.Nodes[i], c.Nodes[j] = c.Nodes[j], c.Nodes[i] })
		rnd.Shuffle(len(c.Edges), func(i, j int) { c.Edges[i], c.Edges[j] = c.Edges[j], c.Edges[i] })
		if err := c.Normalise(); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, c); d != "" || want.Digest() != c.Digest() {
			t.Fatalf("seed %d, digests %s and %s:\n%s", seed, want.Digest(), c.Digest(), d)
		}
	}
	c := told()
	c.Nodes = append(c.Nodes, &graph.Claim{ID: "state:a"})
	if err := c.Normalise(); graph.CodeOf(err) != graph.CodeInvalid {
		t.Errorf("two labels at one id: %v", err)
	}
}

func TestDigest(t *testing.T) {
	yes, no := true, false
	seen := map[string]string{told().Digest(): "nothing changed"}
	for name, change := range map[string]func(c *graph.Contribution){
		"hash":          func(c *graph.Contribution) { c.Article.SHA256 = "v2" },
		"title":         func(c *graph.Contribution) { c.Article.Title = "t" },
		"kicker":        func(c *graph.Contribution) { c.Article.Kicker = "t" },
		"name":          func(c *graph.Contribution) { c.Nodes[0].(*graph.Actor).Name = "B" },
		"alias":         func(c *graph.Contribution) { c.Nodes[0].(*graph.Actor).Aliases = []string{"bc"} },
		"aliases":       func(c *graph.Contribution) { c.Nodes[0].(*graph.Actor).Aliases = []string{"b", "c"} },
		"latitude":      func(c *graph.Contribution) { c.Nodes[0].(*graph.Actor).Latitude = 1 },
		"longitude":     func(c *graph.Contribution) { c.Nodes[0].(*graph.Actor).Longitude = 1 },
		"label":         func(c *graph.Contribution) { c.Nodes[0].(*graph.Actor).Label = graph.LabelRegion },
		"one node less": func(c *graph.Contribution) { c.Nodes = c.Nodes[:4] },
		"one edge less": func(c *graph.Contribution) { c.Edges = c.Edges[:6] },
		"count":         func(c *graph.Contribution) { c.Edges[6].Count = 3 },
		"stance":        func(c *graph.Contribution) { c.Edges[0].Stance = "x" },
		"role":          func(c *graph.Contribution) { c.Edges[0].Role = "x" },
		"binding":       func(c *graph.Contribution) { c.Nodes[3] = &graph.Agreement{ID: "relation:x", Binding: &yes} },
		"not binding":   func(c *graph.Contribution) { c.Nodes[3] = &graph.Agreement{ID: "relation:x", Binding: &no} },
		"unknown":       func(c *graph.Contribution) { c.Nodes[3] = &graph.Agreement{ID: "relation:x"} },
		"approximate":   func(c *graph.Contribution) { c.Nodes[3] = &graph.Event{ID: "relation:x", Approximate: true} },
		"exact":         func(c *graph.Contribution) { c.Nodes[3] = &graph.Event{ID: "relation:x"} },
	} {
		c := told()
		change(c)
		if other, ok := seen[c.Digest()]; ok {
			t.Errorf("%s and %s have one digest", name, other)
		}
		seen[c.Digest()] = name
	}
}

func TestPrepare(t *testing.T) {
	b := graph.Batch{told()}
	b[0].Nodes[0], b[0].Nodes[4] = b[0].Nodes[4], b[0].Nodes[0]
	before := b[0].Nodes[0]
	p, err := b.Prepare()
	if err != nil || b[0].Nodes[0] != before {
		t.Errorf("Prepare has written to its argument, or fails: %v", err)
	}
	if _, err := p.Prepare(); err != nil || p[0].Check() != nil {
		t.Errorf("what was prepared: %v", err)
	}
	for name, bad := range map[string]graph.Batch{"nil": {nil}, "no article": {told(), {}}, "invalid": {{Article: &graph.Article{ID: "x"}}}} {
		if _, err := bad.Prepare(); graph.CodeOf(err) != graph.CodeInvalid {
			t.Errorf("Prepare, %s: %v", name, err)
		}
	}
}
