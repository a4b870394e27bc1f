package graphtest

import (
	"context"
	"testing"

	"entente/graph"
	"entente/graph/align"
)

// testAlignment holds that what is derived from a store's facts is what is derived from the oracle's, to the last bit.
func testAlignment(t *testing.T, open opener) {
	ctx := context.Background()
	s, o := open(t), NewOracle()
	b := append(SyntheticBatch(0, 30), quarrels())
	for _, to := range []graph.Store{o, s} {
		if _, err := to.Apply(ctx, b); err != nil {
			t.Fatal(err)
		}
	}
	for _, window := range []graph.DateRange{{}, {To: "2000-01-20"}, {From: "2000-01-10", To: "2000-02-15"}} {
		for _, level := range []align.Level{align.Collective, align.Personal} {
			want, got := derive(ctx, t, o, level, window), derive(ctx, t, s, level, window)
			equal(t, "the network of everybody, "+string(level), want, got)
			if window.IsZero() && level == align.Personal && (len(want.Division.Blocs) == 0 || len(want.Triads) == 0 || len(want.Enemies) == 0) {
				t.Fatalf("the world has %d blocs, %d triads and %d enemies' enemies: too few to tell", len(want.Division.Blocs), len(want.Triads), len(want.Enemies))
			}
		}
		for _, of := range []*graph.Actor{
			{ID: graph.ActorID(graph.LabelState, "State 0", ""), Label: graph.LabelState}, {ID: graph.ActorID(graph.LabelPerson, "Person 0", ""), Label: graph.LabelPerson},
			{ID: graph.ActorID(graph.LabelGroup, "Rebels", ""), Label: graph.LabelGroup}, {ID: "state:nobody", Label: graph.LabelState},
		} {
			want, err1 := align.Collect(ctx, o, of, window)
			got, err2 := align.Collect(ctx, s, of, window)
			if err1 != nil || err2 != nil {
				t.Fatal(err1, err2)
			}
			equal(t, "the alignments of "+string(of.ID), align.Between(want.Facts, "2000-03-01"), align.Between(got.Facts, "2000-03-01"))
		}
	}
}

// quarrels tells of hostility, of which the synthetic articles have none.
func quarrels() *graph.Contribution {
	s := NewStory("quarrels", "2000-02-20", "v1")
	rebels, ruler := s.Actor(graph.Actor{Label: graph.LabelGroup, Name: "Rebels"}), s.Actor(graph.Actor{Label: graph.LabelPerson, Name: "Person 0"})
	states := make([]graph.ID, 0, 4)
	for _, name := range []string{"State 0", "State 7", "State 14", "State 31"} {
		states = append(states, s.Actor(graph.Actor{Label: graph.LabelState, Name: name}))
	}
	s.Holds(ruler, graph.Position{Title: "president", Function: "HEAD_OF_STATE"}, states[0], "RECOGNISED", "1999")
	for _, other := range states[1:] {
		s.Tie(graph.TieOpposes, rebels, other, graph.Positive, graph.Asserted)
	}
	s.Tie(graph.TieAtWarWith, states[0], states[1], graph.Positive, graph.Asserted)
	s.Tie(graph.TieAlliedWith, states[1], states[2], graph.Positive, graph.Asserted)
	s.Tie(graph.TieClaimedBy, s.Actor(graph.Actor{Label: graph.LabelRegion, Name: "Region 0", Status: "DE_FACTO_STATE"}), states[2], graph.Positive, graph.Asserted)
	raid := s.Event(graph.Event{ID: "event:raid", Type: "ASSAULT", Quad: 4, Score: -9, Modality: graph.Asserted, Date: "2000-02"})
	s.Act(rebels, raid, graph.RoleActor)
	s.Act(ruler, raid, graph.RoleRecipient)
	pact := s.Agreement(graph.Agreement{Name: "Pact of Four", Kind: "ALLIANCE", Stage: graph.StageSigned, Date: "2000-01-15"})
	s.Party(states[2], pact, graph.RoleSigned, graph.Asserted)
	s.Party(states[3], pact, graph.RoleSigned, graph.Asserted)
	return s.Contribution()
}

// derived is all that follows from a store's facts.
type derived struct {
	Facts    []align.Fact
	Complete bool
	Pairs    []align.Alignment
	Division align.Division
	Triads   [][3]align.Alignment
	Enemies  [][]align.Third
}

func derive(ctx context.Context, t reporter, s graph.Store, level align.Level, window graph.DateRange) derived {
	t.Helper()
	asOf, err := align.Newest(ctx, s)
	if err != nil {
		t.Fatalf("Newest: %v", err)
	}
	c, err := align.CollectAmong(ctx, s, nil, level, window)
	if err != nil {
		t.Fatalf("CollectAmong: %v", err)
	}
	out := derived{Facts: c.Facts, Complete: c.Complete, Pairs: align.Between(c.Facts, asOf)}
	n := align.NewNetwork(out.Pairs)
	out.Division = n.Divide()
	for _, tr := range n.Triads() {
		out.Triads = append(out.Triads, n.Sides(tr))
	}
	for _, e := range n.EnemiesEnemies() {
		out.Enemies = append(out.Enemies, n.Shared(e), n.Contrary(e))
	}
	return out
}
