package graph_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente/graph"
	"entente/graph/graphtest"
)

func prepared(t *rapid.T, g *rapid.Generator[*graph.Contribution], label string) *graph.Contribution {
	b, err := graph.Batch{g.Draw(t, label)}.Prepare()
	if err != nil {
		t.Fatal(err)
	}
	return b[0]
}

// TestLedger holds, for any corrections and anything that is told: their order does not count; what is left hangs together; leaving out again
// leaves out nothing more; nobody who is forgotten is left.
func TestLedger(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var corrections []*graph.Contribution
		for range rapid.IntRange(1, 4).Draw(t, "corrections") {
			corrections = append(corrections, prepared(t, graphtest.Corrections(), "correction"))
		}
		told := prepared(t, rapid.OneOf(graphtest.Contributions(), graphtest.Corrections()), "told")
		digest := told.Digest()
		l := graph.NewLedger(corrections...)
		left, decided := l.Effective(l.Erase(told))
		slices.Reverse(corrections)
		other, _ := graph.NewLedger(corrections...).Effective(graph.NewLedger(corrections...).Erase(told))
		if d := cmp.Diff(left, other); d != "" && distinct(corrections) {
			t.Fatalf("the order of corrections counts: %s", d)
		}
		if told.Digest() != digest {
			t.Fatal("what was told has been written to")
		}
		if again, _ := l.Effective(l.Erase(left)); again.Digest() != left.Digest() {
			t.Fatalf("a second time leaves something else: %s", cmp.Diff(left, again))
		}
		ids := map[graph.ID]bool{left.SourceID(): true}
		for _, n := range left.Nodes {
			ids[n.NodeID()] = true
			if a, ok := n.(*graph.Actor); ok && l.Forgets(a) {
				t.Fatalf("%s is left", a.ID)
			}
		}
		for _, e := range left.Edges {
			if !ids[e.From] || !ids[e.To] || !ids[e.Record] {
				t.Fatalf("an edge is left without its nodes: %+v", e)
			}
		}
		if len(decided) > 0 && left == told {
			t.Fatal("something is decided and nothing changed")
		}
	})
}

// distinct reports whether no correction stands twice.
func distinct(list []*graph.Contribution) bool {
	seen := map[graph.ID]bool{}
	for _, c := range list {
		if seen[c.SourceID()] {
			return false
		}
		seen[c.SourceID()] = true
	}
	return true
}

func TestFactLabel(t *testing.T) {
	for id, want := range map[graph.ID]graph.Label{"relation:x": graph.LabelRelation, "event:": graph.LabelEvent, "state:x": "", "evidence:x": "", "relation": ""} {
		if got, ok := graph.FactLabel(id); got != want || ok != (want != "") {
			t.Errorf("%s: %s, %v", id, got, ok)
		}
	}
}

func TestForgets(t *testing.T) {
	person := func(name string, aliases ...string) *graph.Actor {
		return &graph.Actor{ID: graph.ActorID(graph.LabelPerson, name, ""), Label: graph.LabelPerson, Name: name, Aliases: aliases}
	}
	quill := person("Dora Quill", "Quill")
	l := graph.NewLedger(&graph.Contribution{Correction: &graph.Correction{Action: graph.ActionForget, Names: graph.Forgotten(quill.ID, quill.Name, quill.Aliases...)}})
	known := person("Dora Quill")
	known.ID = "person:dora-quill"
	state := person("Dora Quill")
	state.Label = graph.LabelState
	for name, c := range map[string]struct {
		who  *graph.Actor
		want bool
	}{
		"herself":               {quill, true},
		"in capitals":           {person("DORA  QUILL"), true},
		"with a title":          {person("Teacher Dora Quill"), true},
		"by an alias":           {person("D. Q.", "Dora Quill"), true},
		"by the surname alone":  {person("Quill"), false},
		"a namesake by surname": {person("Nora Quill", "Quill"), false},
		"known to the lexicon":  {known, false},
		"no person":             {state, false},
	} {
		if got := l.Forgets(c.who); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
