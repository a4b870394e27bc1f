package align_test

import (
	"fmt"
	"slices"
	"testing"

	"entente/graph"
	"entente/graph/align"
)

// ends writes facts as "A-B score".
func ends(facts []align.Fact) []string {
	out := make([]string, 0, len(facts))
	for _, f := range facts {
		out = append(out, fmt.Sprintf("%s-%s %g", f.A, f.B, f.Score))
	}
	slices.Sort(out)
	return out
}

func TestOfTies(t *testing.T) {
	tie := func(typ graph.TieType, subject, object graph.ID, p graph.Polarity) graph.Tie {
		return graph.Tie{Relation: &graph.Relation{ID: graph.ID(typ), Type: typ, Polarity: p}, Subject: subject, Object: object}
	}
	wills := align.Wills{
		Tenures: map[graph.ID][]align.Tenure{
			"leader": {{Person: "leader", Body: "a", Status: "RECOGNISED"}},
			"former": {{Person: "former", Body: "a", Status: "FORMER"}},
		},
		States: map[graph.ID]bool{"defacto": true},
	}
	for name, c := range map[string]struct {
		ties []graph.Tie
		want []string
	}{
		"a will that is only imagined": {[]graph.Tie{
			tie(graph.TieClaimedBy, "a", "b", graph.Positive),
			{Relation: &graph.Relation{Type: graph.TieSeeksIndependence, Polarity: graph.Positive, Modality: graph.Hypothetical}, Subject: "a", Object: "b"},
		}, []string{}},
		"the will of the leader of the claimed": {[]graph.Tie{tie(graph.TieClaimedBy, "a", "b", graph.Positive), tie(graph.TieOpposes, "leader", "b", graph.Positive)}, []string{"a-b -3", "leader-b -3"}},
		"the will of who led it once":           {[]graph.Tie{tie(graph.TieClaimedBy, "a", "b", graph.Positive), tie(graph.TieOpposes, "former", "b", graph.Positive)}, []string{"former-b -3"}},
		"claimed, and calls itself a state":     {[]graph.Tie{tie(graph.TieClaimedBy, "defacto", "b", graph.Positive)}, []string{"defacto-b -3"}},
		"each by its score": {[]graph.Tie{
			tie(graph.TieSupports, "a", "b", graph.Positive), tie(graph.TieOpposes, "a", "c", graph.Positive), tie(graph.TieOpposesRecognitionOf, "a", "d", graph.Positive),
			tie(graph.TieAtWarWith, "a", "e", graph.Positive), tie(graph.TieAlliedWith, "a", "f", graph.Positive),
		}, []string{"a-b 5", "a-c -3", "a-d -3", "a-e -9", "a-f 10"}},
		"denied ties say nothing": {[]graph.Tie{tie(graph.TieSupports, "a", "b", graph.Negative)}, []string{}},
		"nor do the others": {[]graph.Tie{
			tie(graph.TieRecognises, "a", "b", graph.Positive), tie(graph.TieNegotiatesWith, "a", "b", graph.Positive), tie(graph.TieRefusesTalksWith, "a", "b", graph.Positive),
			tie(graph.TieControlledBy, "a", "b", graph.Positive), tie(graph.TieSeeksIndependence, "a", "b", graph.Positive),
		}, []string{}},
		"claimed, nobody minds":            {[]graph.Tie{tie(graph.TieClaimedBy, "a", "b", graph.Positive)}, []string{}},
		"claimed against its will":         {[]graph.Tie{tie(graph.TieClaimedBy, "a", "b", graph.Positive), tie(graph.TieSeeksIndependence, "a", "b", graph.Positive)}, []string{"a-b -3"}},
		"its will toward somebody else":    {[]graph.Tie{tie(graph.TieClaimedBy, "a", "b", graph.Positive), tie(graph.TieSeeksIndependence, "a", "c", graph.Positive)}, []string{}},
		"at war with the one that claims":  {[]graph.Tie{tie(graph.TieClaimedBy, "b", "a", graph.Positive), tie(graph.TieAtWarWith, "a", "b", graph.Positive)}, []string{"a-b -9", "b-a -3"}},
		"the will is denied, so none told": {[]graph.Tie{tie(graph.TieClaimedBy, "a", "b", graph.Positive), tie(graph.TieSeeksIndependence, "a", "b", graph.Negative)}, []string{}},
	} {
		if got := ends(align.OfTies(c.ties, wills)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
	formal := align.OfTies([]graph.Tie{{Relation: &graph.Relation{Type: graph.TieAlliedWith, From: "1955", To: "1991-07"}}}, wills)
	if f := formal[0]; !f.Full || !f.Lasting || f.Basis != align.BasisAlliance || f.Since != "1955" || f.Until != "1991-07" {
		t.Errorf("a formal alliance is %+v", f)
	}
}

func TestOfEvent(t *testing.T) {
	parts := func(roles ...string) []align.Part {
		var out []align.Part
		for pair := range slices.Chunk(roles, 2) {
			out = append(out, align.Part{Actor: graph.ID(pair[0]), Role: graph.Role(pair[1])})
		}
		return out
	}
	for name, c := range map[string]struct {
		event graph.Event
		parts []align.Part
		want  []string
	}{
		"actors and recipients":        {graph.Event{Type: "ASSAULT", Score: -9}, parts("a", "ACTOR", "b", "ACTOR", "c", "RECIPIENT"), []string{"a-c -9", "b-c -9"}},
		"a broker takes no side":       {graph.Event{Type: "AGREE", Score: 2.5}, parts("a", "ACTOR", "b", "RECIPIENT", "m", "MEDIATOR", "h", "HOST"), []string{"a-b 2.5"}},
		"enemies meet too":             {graph.Event{Type: "CONSULT", Score: 4}, parts("a", "ACTOR", "b", "RECIPIENT"), []string{}},
		"acting together":              {graph.Event{Type: "AGREE", Score: 2.5}, parts("a", "ACTOR", "b", "ACTOR", "c", "ACTOR"), []string{"a-b 2.5", "a-c 2.5", "b-c 2.5"}},
		"hostile to nobody in special": {graph.Event{Type: "PROTEST", Score: -5}, parts("a", "ACTOR", "b", "ACTOR"), []string{}},
		"worth nothing":                {graph.Event{Type: "REQUEST"}, parts("a", "ACTOR", "b", "RECIPIENT"), []string{}},
	} {
		if got := ends(align.OfEvent(&c.event, c.parts)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}

// TestOfEventByModality holds that a fact is as sure as the less certain part in it.
func TestOfEventByModality(t *testing.T) {
	e := graph.Event{Type: "AID", Score: 7, Modality: graph.Asserted}
	for _, c := range []struct{ event, actor, recipient, want graph.Modality }{
		{graph.Asserted, graph.Asserted, graph.Asserted, graph.Asserted},
		{graph.Asserted, graph.Future, graph.Asserted, graph.Future},
		{graph.Future, graph.Asserted, graph.Asserted, graph.Future},
		{graph.Future, graph.Future, graph.Future, graph.Future},
		{graph.Asserted, graph.Asserted, graph.Negated, graph.Negated},
	} {
		e.Modality = c.event
		got := align.OfEvent(&e, []align.Part{{Actor: "a", Role: graph.RoleActor, Modality: c.actor}, {Actor: "b", Role: graph.RoleRecipient, Modality: c.recipient}})
		if len(got) != 1 || got[0].Modality != c.want {
			t.Errorf("%v: got %+v, want %s", c, got, c.want)
		}
	}
}

func TestOfStatement(t *testing.T) {
	got := align.OfStatement(&graph.Statement{}, []graph.ID{"s", "t"}, []align.Target{{"a", graph.Support}, {"b", graph.Oppose}, {"c", graph.Neutral}, {"d", ""}})
	if want := []string{"s-a 5", "s-b -3", "t-a 5", "t-b -3"}; !slices.Equal(ends(got), want) {
		t.Errorf("got %v, want %v", ends(got), want)
	}
}

func TestOfClaim(t *testing.T) {
	got := align.OfClaim(&graph.Claim{Date: "2031-02"}, []graph.ID{"h"}, []align.Target{{"a", graph.Support}, {"b", graph.Oppose}, {"c", ""}})
	if want := []string{"h-a 2.5", "h-b -1.5"}; !slices.Equal(ends(got), want) || got[0].Date != "2031-02" {
		t.Errorf("got %v, want %v, of the claim's date", ends(got), want)
	}
}

func TestOfAlliance(t *testing.T) {
	parts := []align.Part{
		{"a", graph.RoleSigned, graph.Asserted}, {"b", graph.RoleAgreed, graph.Asserted}, {"c", graph.RoleParty, graph.Hypothetical}, {"d", graph.RoleBrokered, graph.Asserted},
		{"e", graph.RoleWitnessed, graph.Asserted}, {"f", graph.RoleRejected, graph.Asserted},
	}
	for stage, want := range map[graph.Stage][]string{
		graph.StageProposed: {}, graph.StageAgreed: {}, graph.StageSigned: {"a-b 10"}, graph.StageRatified: {"a-b 10"}, graph.StageImplemented: {"a-b 10"},
	} {
		if got := ends(align.OfAlliance(&graph.Agreement{Stage: stage}, parts)); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", stage, got, want)
		}
	}
}

func TestRaise(t *testing.T) {
	tenures := map[graph.ID][]align.Tenure{
		"p": {{Person: "p", Body: "state", Status: "RECOGNISED"}},
		"q": {{Person: "q", Body: "old", From: "2020", To: "2029-12-31"}, {Person: "q", Body: "new", From: "2030"}},
		"f": {{Person: "f", Body: "state", Status: "FORMER"}},
		"e": {{Person: "e", Body: "state", Status: "ELECT"}},
	}
	for name, c := range map[string]struct {
		fact align.Fact
		want []string
	}{
		"an officeholder stands for the state": {align.Fact{A: "p", B: "x", Score: 1}, []string{"state-x 1 [p]"}},
		"by the office of the day":             {align.Fact{A: "q", B: "x", Score: 1, Date: "2025-05"}, []string{"old-x 1 [q]"}},
		"by the office of another day":         {align.Fact{A: "q", B: "x", Score: 1, Date: "2031-01-01"}, []string{"new-x 1 [q]"}},
		"before any office":                    {align.Fact{A: "q", B: "x", Score: 1, Date: "2010"}, []string{"q-x 1 []"}},
		"on a day that is not known":           {align.Fact{A: "q", B: "x", Score: 1}, []string{"new-x 1 [q]", "old-x 1 [q]"}},
		"no longer in office":                  {align.Fact{A: "f", B: "x", Score: 1}, []string{"f-x 1 []"}},
		"not yet in office":                    {align.Fact{A: "e", B: "x", Score: 1, Date: today}, []string{"e-x 1 []"}},
		"both ends":                            {align.Fact{A: "p", B: "q", Score: 1, Date: today}, []string{"state-new 1 [p q]"}},
	} {
		raised := align.Raise(c.fact, tenures)
		got := make([]string, 0, len(raised))
		for _, f := range raised {
			got = append(got, fmt.Sprintf("%s-%s %g %v", f.A, f.B, f.Score, f.Through))
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}
