package graph_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"entente/graph"
)

// drawNode fills in the node of a label with small values, so that two of them often agree.
func drawNode(l graph.Label) *rapid.Generator[graph.Node] {
	return rapid.Custom(func(t *rapid.T) graph.Node {
		word := rapid.SampledFrom([]string{"", "a", "b", "B", "é", "中"})
		words := rapid.SliceOfN(word, 0, 3)
		p := graph.Properties{"id": "x"}
		for name, kind := range fields(l) {
			switch kind {
			case "string":
				p[name] = word.Draw(t, name)
			case "stage":
				p[name] = rapid.SampledFrom([]string{"", "PROPOSED", "SIGNED", "RATIFIED", "UNHEARD_OF", "ABSURD"}).Draw(t, name)
			case "int":
				p[name] = int64(rapid.IntRange(0, 3).Draw(t, name))
			case "float":
				p[name] = rapid.SampledFrom([]float64{0, -2.5, -1, 1.5}).Draw(t, name)
			case "bool":
				p[name] = rapid.Bool().Draw(t, name)
			case "optional":
				if rapid.Bool().Draw(t, name+" given") {
					p[name] = rapid.Bool().Draw(t, name)
				}
			case "list":
				p[name] = words.Draw(t, name)
			}
		}
		n, err := graph.NodeOf(l, p)
		if err != nil {
			t.Fatalf("NodeOf %s %v: %v", l, p, err)
		}
		return n
	})
}

// fields names the kinds of a label's properties, apart from the id.
func fields(l graph.Label) map[string]string {
	switch {
	case l.IsActor() || l.IsPlace():
		return map[string]string{"name": "string", "aliases": "list", "wikidata": "string", "iso3": "string", "kind": "string", "status": "string", "latitude": "float"}
	case l == graph.LabelPosition:
		return map[string]string{"title": "string", "function": "string"}
	case l == graph.LabelAgreement:
		return map[string]string{"name": "string", "aliases": "list", "kind": "string", "stage": "stage", "binding": "optional", "date": "string"}
	case l == graph.LabelProvision:
		return map[string]string{"ordinal": "int", "topics": "list", "text": "string"}
	case l == graph.LabelEvent:
		return map[string]string{"type": "string", "contexts": "list", "quad": "int", "score": "float", "date": "string", "approximate": "bool"}
	case l == graph.LabelEvidence:
		return map[string]string{"start": "int", "end": "int", "exact": "string", "confidence": "float"}
	}
	return map[string]string{"text": "string", "name": "string", "type": "string", "role": "string", "from": "string", "to": "string", "date": "string"}
}

func merge(t *rapid.T, a, b graph.Node) graph.Node {
	m, err := graph.Merge(a, b)
	if err != nil {
		t.Fatalf("Merge(%+v, %+v): %v", a, b, err)
	}
	return m
}

func same(t *rapid.T, law string, a, b any) {
	if d := cmp.Diff(a, b); d != "" {
		t.Fatalf("%s:\n%s", law, d)
	}
}

// TestMergeLaws checks, for each label, what makes the graph independent of order and repetition.
func TestMergeLaws(t *testing.T) {
	for _, l := range graph.Labels() {
		t.Run(string(l), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				a, b, c := drawNode(l).Draw(t, "a"), drawNode(l).Draw(t, "b"), drawNode(l).Draw(t, "c")
				ab := merge(t, a, b)
				same(t, "commutative", ab, merge(t, b, a))
				same(t, "associative", merge(t, ab, c), merge(t, a, merge(t, b, c)))
				same(t, "idempotent", ab, merge(t, ab, ab))
				same(t, "absorbing", ab, merge(t, ab, a))
			})
		})
	}
}

func TestMergeEdgesLaws(t *testing.T) {
	edge := rapid.Custom(func(t *rapid.T) graph.Edge {
		word := rapid.SampledFrom([]string{"", "a", "b", "2008", "2008-08"})
		return graph.Edge{
			Type: graph.EdgeHolds, From: "f", To: "t", Record: "r", Role: word.Draw(t, "role"), Status: word.Draw(t, "status"), Modality: graph.Modality(word.Draw(t, "modality")),
			Polarity: graph.Polarity(word.Draw(t, "polarity")), Stance: graph.Stance(word.Draw(t, "stance")), Count: rapid.IntRange(0, 3).Draw(t, "count"),
			ValidFrom: graph.Date(word.Draw(t, "from")), ValidTo: graph.Date(word.Draw(t, "to")),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := edge.Draw(t, "a"), edge.Draw(t, "b"), edge.Draw(t, "c")
		ab := graph.MergeEdges(a, b)
		same(t, "commutative", ab, graph.MergeEdges(b, a))
		same(t, "associative", graph.MergeEdges(ab, c), graph.MergeEdges(a, graph.MergeEdges(b, c)))
		same(t, "idempotent", a, graph.MergeEdges(a, a))
	})
}

func TestMerge(t *testing.T) {
	yes, no := true, false
	for _, c := range []struct {
		name       string
		a, b, want graph.Node
	}{
		{"a name that loses becomes an alias",
			&graph.Actor{ID: "x", Label: graph.LabelState, Name: "Borland", Aliases: []string{"Bo"}}, &graph.Actor{ID: "x", Label: graph.LabelState, Name: "Arland"},
			&graph.Actor{ID: "x", Label: graph.LabelState, Name: "Arland", Aliases: []string{"Bo", "Borland"}}},
		{"a name is no alias of itself",
			&graph.Actor{ID: "x", Label: graph.LabelState, Name: "A", Aliases: []string{"A", "C"}}, &graph.Actor{ID: "x", Label: graph.LabelState, Aliases: []string{"B", "C"}},
			&graph.Actor{ID: "x", Label: graph.LabelState, Name: "A", Aliases: []string{"B", "C"}}},
		{"what one side says is kept",
			&graph.Statement{ID: "x", Text: "t"}, &graph.Statement{ID: "x", Date: "2008"}, &graph.Statement{ID: "x", Text: "t", Date: "2008"}},
		{"the furthest stage",
			&graph.Agreement{ID: "x", Stage: graph.StageRatified}, &graph.Agreement{ID: "x", Stage: graph.StageProposed}, &graph.Agreement{ID: "x", Stage: graph.StageRatified}},
		{"binding if one says so",
			&graph.Agreement{ID: "x", Binding: &no}, &graph.Agreement{ID: "x", Binding: &yes}, &graph.Agreement{ID: "x", Binding: &yes}},
		{"not binding is something that is said",
			&graph.Agreement{ID: "x", Binding: &no}, &graph.Agreement{ID: "x"}, &graph.Agreement{ID: "x", Binding: &no}},
		{"a negative number is not smaller than none",
			&graph.Event{ID: "x", Score: -9}, &graph.Event{ID: "x"}, &graph.Event{ID: "x", Score: -9}},
		{"lists are joined",
			&graph.Provision{ID: "x", Topics: []string{"B", "A"}}, &graph.Provision{ID: "x", Topics: []string{"B", "C"}}, &graph.Provision{ID: "x", Topics: []string{"A", "B", "C"}}},
	} {
		got, err := graph.Merge(c.a, c.b)
		if d := cmp.Diff(c.want, got); d != "" || err != nil {
			t.Errorf("%s: %v\n%s", c.name, err, d)
		}
	}
	for name, pair := range map[string][2]graph.Node{
		"labels": {&graph.Actor{ID: "x", Label: graph.LabelState}, &graph.Actor{ID: "x", Label: graph.LabelRegion}},
		"ids":    {&graph.Statement{ID: "x"}, &graph.Statement{ID: "y"}},
		"types":  {&graph.Statement{ID: "x"}, &graph.Claim{ID: "x"}},
	} {
		if _, err := graph.Merge(pair[0], pair[1]); graph.CodeOf(err) != graph.CodeInvalid {
			t.Errorf("Merge of different %s: %v", name, err)
		}
	}
}

// TestMergeCopies checks that what is merged shares no list with what it was made of.
func TestMergeCopies(t *testing.T) {
	a := &graph.Actor{ID: "x", Label: graph.LabelGroup, Name: "n", Aliases: []string{"b", "a"}}
	m, err := graph.Merge(a, a)
	if err != nil {
		t.Fatal(err)
	}
	m.(*graph.Actor).Aliases[0] = "scribbled"
	if !slices.Equal(a.Aliases, []string{"b", "a"}) {
		t.Errorf("the list of the original has changed: %q", a.Aliases)
	}
}

func TestPropertiesRoundTrip(t *testing.T) {
	for _, l := range graph.Labels() {
		t.Run(string(l), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				n := drawNode(l).Draw(t, "node")
				got, err := graph.NodeOf(l, graph.PropertiesOf(n))
				if d := cmp.Diff(n, got, cmpopts.EquateEmpty()); d != "" || err != nil {
					t.Fatalf("%v\n%s", err, d)
				}
			})
		})
	}
}

func TestNodeOf(t *testing.T) {
	got, err := graph.NodeOf(graph.LabelProvision, graph.Properties{"id": "x", "ordinal": 2.0, "topics": []any{"A", "B"}, "unknown": 7, "text": nil})
	if d := cmp.Diff(graph.Node(&graph.Provision{ID: "x", Ordinal: 2, Topics: []string{"A", "B"}}), got); d != "" || err != nil {
		t.Errorf("numbers and lists as JSON has them: %v\n%s", err, d)
	}
	for name, p := range map[string]graph.Properties{
		"string": {"text": 1}, "number": {"ordinal": "1"}, "list": {"topics": "A"}, "entry": {"topics": []any{"A", 1}},
	} {
		if _, err := graph.NodeOf(graph.LabelProvision, p); graph.CodeOf(err) != graph.CodeInvalid {
			t.Errorf("a %s of the wrong type: %v", name, err)
		}
	}
	if _, err := graph.NodeOf(graph.LabelActor, graph.Properties{"id": "x"}); graph.CodeOf(err) != graph.CodeInvalid {
		t.Errorf("a super-label: %v", err)
	}
}
