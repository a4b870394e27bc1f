package api_test

import (
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
)

// TestCorrectionsAreEvidence asks for a tie that somebody added by hand, for the correction, and for one that withdraws.
func TestCorrectionsAreEvidence(t *testing.T) {
	store := newStore(t)
	known, err := store.Find(t.Context(), graph.Filter{Labels: []graph.Label{graph.LabelState}}, graph.Page{First: 2})
	if err != nil || len(known.Items) < 2 {
		t.Fatalf("states of the world: %v, %v", known.Items, err)
	}
	a, b := known.Items[0].(*graph.Actor), known.Items[1].(*graph.Actor)
	add := graphtest.NewCorrection(graph.Correction{ID: "correction:add", Action: graph.ActionAdd, By: "Edna", Reason: "from the treaty", At: "2031-03-04T10:00:00.000000Z"})
	add.Actor(*a)
	add.Actor(*b)
	tie := add.Tie(graph.TieClaimedBy, a.ID, b.ID, graph.Positive, graph.Asserted)
	gone := graphtest.NewCorrection(graph.Correction{
		ID: "correction:gone", Action: graph.ActionWithdraw, By: "Edna", Reason: "a rumour", At: "2031-03-05T10:00:00.000000Z", Fact: "event:none", Text: "a meeting",
	})
	if _, err := store.Apply(t.Context(), graph.Batch{add.Contribution(), gone.Contribution()}); err != nil {
		t.Fatal(err)
	}
	query := `query ($tie: ID!) {
  node(id: $tie) { ... on Relation {
    tally { reports }
    evidence { nodes { exact } }
    corrections { nodes { id by reason } }
  } }
  corrections(first: 2) { nodes { action at withdraws text facts { nodes { id ... on Relation { type } } } } }
  again: node(id: "correction:add") { ... on Correction { by } }
}`
	got := post(t, newHandler(store), query, map[string]any{"tie": tie}).Body.String()
	want := `{"data":{"node":{"tally":{"reports":0},"evidence":{"nodes":[]},"corrections":{"nodes":[{"id":"correction:add","by":"Edna","reason":"from the treaty"}]}},` +
		`"corrections":{"nodes":[{"action":"ADD","at":"2031-03-04T10:00:00.000000Z","withdraws":null,"text":null,"facts":{"nodes":[{"id":"` + string(tie) + `","type":"CLAIMED_BY"}]}},` +
		`{"action":"WITHDRAW","at":"2031-03-05T10:00:00.000000Z","withdraws":"event:none","text":"a meeting","facts":{"nodes":[]}}]},` +
		`"again":{"by":"Edna"}}}`
	if strings.TrimSpace(got) != want {
		t.Errorf("the answer is\n%s\nnot\n%s", got, want)
	}
}
