package align_test

import (
	"testing"

	"entente/graph"
	"entente/graph/align"
	"entente/graph/graphtest"
)

// TestTiesByHandCount adds a tie by hand, years after the articles: it counts fully until it is withdrawn.
func TestTiesByHandCount(t *testing.T) {
	store := graphtest.NewOracle()
	weigh := func(b ...*graph.Contribution) (weights []float64) {
		t.Helper()
		if _, err := store.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		found, err := align.Collect(t.Context(), store, &graph.Actor{ID: "state:a", Label: graph.LabelState}, graph.DateRange{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found.Facts {
			weights = append(weights, align.Weight(f, today))
		}
		return weights
	}
	add := graphtest.NewCorrection(graph.Correction{ID: "correction:add", Action: graph.ActionAdd, At: "2041-01-01T00:00:00.000000Z"})
	add.Actor(graph.Actor{ID: "state:a", Label: graph.LabelState, Name: "Arland"})
	add.Actor(graph.Actor{ID: "state:b", Label: graph.LabelState, Name: "Borland"})
	tie := add.Tie(graph.TieSupports, "state:a", "state:b", graph.Positive, graph.Asserted)
	if got := weigh(add.Contribution()); len(got) != 1 || got[0] != 1 {
		t.Errorf("a tie by hand weighs %v, want 1", got)
	}
	gone := graphtest.NewCorrection(graph.Correction{ID: "correction:gone", Action: graph.ActionWithdraw, At: "2041-01-02T00:00:00.000000Z", Fact: tie})
	if got := weigh(gone.Contribution()); len(got) != 0 {
		t.Errorf("a withdrawn tie weighs %v, want nothing", got)
	}
}
