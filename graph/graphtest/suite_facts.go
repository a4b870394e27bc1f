package graphtest

import (
	"context"
	"fmt"
	"testing"

	"entente/graph"
)

// list is what the tables of filters have in common: ids that a filter should find, in order.
type list[F any] struct {
	name   string
	filter F
	want   []graph.ID
}

func wantLists[F, T any](t *testing.T, cases []list[F], ask func(context.Context, F, graph.Page) (graph.Slice[T], error), id func(T) graph.ID) {
	t.Helper()
	for _, c := range cases {
		got, err := ask(context.Background(), c.filter, all)
		if err != nil {
			t.Errorf("by %s: %v", c.name, err)
		}
		have := make([]graph.ID, len(got.Items))
		for i, x := range got.Items {
			have[i] = id(x)
		}
		equal(t, fmt.Sprintf("by %s: %+v", c.name, c.filter), c.want, have)
	}
}

func testFacts(t *testing.T, open opener) {
	s := filled(t, open, fixture())
	t.Run("statements", func(t *testing.T) { testStatements(t, s) })
	t.Run("agreements", func(t *testing.T) { testAgreements(t, s) })
	t.Run("events", func(t *testing.T) { testEvents(t, s) })
}

func testStatements(t *testing.T, s graph.Store) {
	type f = graph.StatementFilter
	wantLists(t, []list[f]{
		{"nothing", f{}, []graph.ID{"statement:2", "statement:1", "statement:3"}},
		{"speaker", f{Speakers: []graph.ID{"person:ann"}}, []graph.ID{"statement:1", "statement:3"}},
		{"one of the speakers", f{Speakers: []graph.ID{"person:ann", "person:ben", "nobody"}}, []graph.ID{"statement:2", "statement:1", "statement:3"}},
		{"silent speaker", f{Speakers: []graph.ID{"state:ARL"}}, nil},
		{"about", f{About: []graph.ID{"state:ARL"}}, []graph.ID{"statement:2"}},
		{"about one of", f{About: []graph.ID{"region:corvia", "agreement:peace"}}, []graph.ID{"statement:1", "statement:3"}},
		{"stance on anything", f{Stances: []graph.Stance{graph.Support}}, []graph.ID{"statement:1", "statement:3"}},
		{"stance on somebody", f{About: []graph.ID{"state:BOR"}, Stances: []graph.Stance{graph.Oppose, graph.Neutral}}, []graph.ID{"statement:1"}},
		{"stance on somebody else", f{About: []graph.ID{"state:BOR"}, Stances: []graph.Stance{graph.Support}}, nil},
		{"audience", f{Audiences: []graph.ID{"person:ben"}}, []graph.ID{"statement:1"}},
		{"audiences", f{Audiences: []graph.ID{"state:ARL", "person:ben"}}, []graph.ID{"statement:2", "statement:1"}},
		{"medium", f{Media: []graph.ID{"org:echo"}}, []graph.ID{"statement:1"}},
		{"kind", f{Kinds: []graph.Speech{graph.Indirect}}, []graph.ID{"statement:2"}},
		{"kinds", f{Kinds: []graph.Speech{graph.Direct, graph.Mixed}}, []graph.ID{"statement:1", "statement:3"}},
		{"act", f{Acts: []string{"DENY"}}, []graph.ID{"statement:2"}},
		{"article", f{Articles: []graph.ID{"article:one"}}, []graph.ID{"statement:2", "statement:1", "statement:3"}},
		{"another article", f{Articles: []graph.ID{"article:two", "statement:1"}}, nil},
		{"from", f{Dates: graph.DateRange{From: "2008-08-12"}}, []graph.ID{"statement:2"}},
		{"to", f{Dates: graph.DateRange{To: "2008-08-11"}}, []graph.ID{"statement:2", "statement:1"}},
		{"between", f{Dates: graph.DateRange{From: "2008-09-01", To: "2009-01-01"}}, nil},
		{"several fields", f{Speakers: []graph.ID{"person:ann"}, Media: []graph.ID{"org:echo"}, Audiences: []graph.ID{"person:ben"}, Dates: graph.DateRange{From: "2008"}}, []graph.ID{"statement:1"}},
		{"fields that exclude each other", f{Speakers: []graph.ID{"person:ann"}, Kinds: []graph.Speech{graph.Indirect}}, nil},
	}, s.Statements, func(n *graph.Statement) graph.ID { return n.ID })
}

func testAgreements(t *testing.T, s graph.Store) {
	type f = graph.AgreementFilter
	wantLists(t, []list[f]{
		{"nothing", f{}, []graph.ID{"agreement:trade", "agreement:peace", "agreement:truce"}},
		{"party", f{Parties: []graph.ID{"org:league"}}, []graph.ID{"agreement:peace"}},
		{"one of the parties", f{Parties: []graph.ID{"org:league", "region:corvia", "nobody"}}, []graph.ID{"agreement:trade", "agreement:peace"}},
		{"all parties", f{Parties: []graph.ID{"state:ARL", "state:BOR", "state:ARL"}, AllParties: true}, []graph.ID{"agreement:peace", "agreement:truce"}},
		{"all parties, one unknown", f{Parties: []graph.ID{"state:ARL", "nobody"}, AllParties: true}, nil},
		{"all parties, of which one is twice in it and one not", f{Parties: []graph.ID{"region:corvia", "state:BOR"}, AllParties: true}, nil},
		{"all of no parties", f{AllParties: true}, []graph.ID{"agreement:trade", "agreement:peace", "agreement:truce"}},
		{"somebody's role", f{Roles: []graph.Role{graph.RoleBrokered}}, []graph.ID{"agreement:peace"}},
		{"a party's role", f{Parties: []graph.ID{"state:ARL"}, Roles: []graph.Role{graph.RoleProposed, graph.RoleAgreed}}, []graph.ID{"agreement:trade", "agreement:truce"}},
		{"a role of another party", f{Parties: []graph.ID{"state:ARL"}, Roles: []graph.Role{graph.RoleGuarantor}}, nil},
		{"all parties in a role", f{Parties: []graph.ID{"state:ARL", "state:BOR"}, AllParties: true, Roles: []graph.Role{graph.RoleSigned}}, []graph.ID{"agreement:peace"}},
		{"kind", f{Kinds: []string{"CEASEFIRE", "TRADE"}}, []graph.ID{"agreement:trade", "agreement:truce"}},
		{"stage", f{Stages: []graph.Stage{graph.StageSigned}}, []graph.ID{"agreement:peace"}},
		{"stage that was passed", f{Stages: []graph.Stage{graph.StageAgreed}}, []graph.ID{"agreement:trade"}},
		{"topic", f{Topics: []string{"WITHDRAWAL"}}, []graph.ID{"agreement:peace"}},
		{"topics", f{Topics: []string{"ACCESS", "STATUS", "CEASEFIRE"}}, []graph.ID{"agreement:peace", "agreement:truce"}},
		{"article", f{Articles: []graph.ID{"article:two"}}, []graph.ID{"agreement:trade", "agreement:peace"}},
		{"from", f{Dates: graph.DateRange{From: "2008-01-01"}}, []graph.ID{"agreement:peace"}},
		{"to", f{Dates: graph.DateRange{To: "2008-01-01"}}, []graph.ID{"agreement:trade"}},
		{"several fields", f{Parties: []graph.ID{"state:ARL"}, Kinds: []string{"TRADE", "PEACE"}, Articles: []graph.ID{"article:one"}}, []graph.ID{"agreement:peace"}},
	}, s.Agreements, func(n *graph.Agreement) graph.ID { return n.ID })
}

func testEvents(t *testing.T, s graph.Store) {
	type f = graph.EventFilter
	wantLists(t, []list[f]{
		{"nothing", f{}, []graph.ID{"event:clash", "event:talks", "event:visit"}},
		{"participant", f{Participants: []graph.ID{"person:ben"}}, []graph.ID{"event:talks", "event:visit"}},
		{"all participants", f{Participants: []graph.ID{"person:ann", "person:ben"}, AllParticipants: true}, []graph.ID{"event:talks"}},
		{"all participants, of which one is twice in it and one not", f{Participants: []graph.ID{"region:corvia", "person:ann"}, AllParticipants: true}, nil},
		{"one of the participants", f{Participants: []graph.ID{"region:corvia", "person:ann"}}, []graph.ID{"event:clash", "event:talks"}},
		{"somebody's role", f{Roles: []graph.Role{graph.RoleHost}}, []graph.ID{"event:clash", "event:talks"}},
		{"a participant's role", f{Participants: []graph.ID{"person:ben"}, Roles: []graph.Role{graph.RoleActor}}, []graph.ID{"event:visit"}},
		{"all in a role", f{Participants: []graph.ID{"person:ann", "person:ben"}, AllParticipants: true, Roles: []graph.Role{graph.RoleActor}}, nil},
		{"all of nobody", f{AllParticipants: true, Roles: []graph.Role{graph.RoleRecipient}}, []graph.ID{"event:clash", "event:talks"}},
		{"type", f{Types: []string{"CONSULT"}}, []graph.ID{"event:talks", "event:visit"}},
		{"mode", f{Modes: []string{"visit", "heavy-weapons"}}, []graph.ID{"event:clash", "event:talks"}},
		{"quad", f{Quads: []int{4, 3}}, []graph.ID{"event:clash"}},
		{"quad that is none", f{Quads: []int{0}}, nil},
		{"modality", f{Modalities: []graph.Modality{graph.Future}}, []graph.ID{"event:visit"}},
		{"place", f{Places: []graph.ID{"city:dorn"}}, []graph.ID{"event:talks"}},
		{"places", f{Places: []graph.ID{"city:dorn", "region:corvia", "person:ben"}}, []graph.ID{"event:clash", "event:talks"}},
		{"article", f{Articles: []graph.ID{"article:two"}}, []graph.ID{"event:clash", "event:visit"}},
		{"in a range", f{Dates: graph.DateRange{From: "2008-08-03", To: "2008-08-12"}}, []graph.ID{"event:clash"}},
		{"beside a range", f{Dates: graph.DateRange{From: "2008-08-04", To: "2008-08-12"}}, nil},
		{"without a year", f{Dates: graph.DateRange{From: "0001-01-01"}, Types: []string{"CONSULT"}}, []graph.ID{"event:talks"}},
		{"several fields", f{Participants: []graph.ID{"person:ben"}, Types: []string{"CONSULT"}, Quads: []int{2}, Modes: []string{"third-party"}}, []graph.ID{"event:visit"}},
	}, s.Events, func(n *graph.Event) graph.ID { return n.ID })
}

func testTies(t *testing.T, open opener) {
	s := filled(t, open, fixture())
	allied := graph.RelationID(graph.TieAlliedWith, "region:delta", "state:ARL", graph.Positive, graph.Hypothetical)
	war := graph.RelationID(graph.TieAtWarWith, "state:ARL", "state:BOR", graph.Positive, graph.Historical)
	opposes := graph.RelationID(graph.TieOpposes, "group:miners", "state:ARL", graph.Positive, graph.Asserted)
	recognises := graph.RelationID(graph.TieRecognises, "state:BOR", "region:corvia", graph.Negative, graph.Asserted)
	supports := graph.RelationID(graph.TieSupports, "state:ARL", "region:corvia", graph.Positive, graph.Asserted)
	type f = graph.TieFilter
	wantLists(t, []list[f]{
		{"nothing", f{}, []graph.ID{allied, war, opposes, recognises, supports}},
		{"subject", f{Subjects: []graph.ID{"state:ARL"}}, []graph.ID{war, supports}},
		{"object", f{Objects: []graph.ID{"region:corvia", "state:BOR"}}, []graph.ID{war, recognises, supports}},
		{"subject and object", f{Subjects: []graph.ID{"state:ARL", "state:BOR"}, Objects: []graph.ID{"region:corvia"}}, []graph.ID{recognises, supports}},
		{"end", f{Ends: []graph.ID{"region:delta", "group:miners"}}, []graph.ID{allied, opposes}},
		{"both ends", f{Ends: []graph.ID{"state:ARL", "state:BOR", "region:delta"}, AllEnds: true}, []graph.ID{allied, war}},
		{"both of no ends", f{AllEnds: true}, []graph.ID{allied, war, opposes, recognises, supports}},
		{"type", f{Types: []graph.TieType{graph.TieSupports, graph.TieOpposes, graph.TieClaimedBy}}, []graph.ID{opposes, supports}},
		{"polarity", f{Polarities: []graph.Polarity{graph.Negative}}, []graph.ID{recognises}},
		{"modality", f{Modalities: []graph.Modality{graph.Historical, graph.Hypothetical}}, []graph.ID{allied, war}},
		{"article", f{Articles: []graph.ID{"article:two"}}, []graph.ID{war, supports}},
		{"articles", f{Articles: []graph.ID{"article:one", "article:three"}}, []graph.ID{allied, opposes, recognises, supports}},
		{"several fields", f{Subjects: []graph.ID{"state:ARL"}, Polarities: []graph.Polarity{graph.Positive}, Modalities: []graph.Modality{graph.Asserted}}, []graph.ID{supports}},
	}, s.Ties, func(t graph.Tie) graph.ID { return t.Relation.ID })

	got, err := s.Ties(context.Background(), f{Ends: []graph.ID{"region:corvia", "group:miners"}}, all)
	equal(t, "ends and tallies", []any{[]graph.Tie{
		{
			Relation: &graph.Relation{ID: opposes, Type: graph.TieOpposes, Polarity: graph.Positive, Modality: graph.Asserted},
			Subject:  "group:miners", Object: "state:ARL", Tally: graph.Tally{Reports: 1, Articles: 1},
		},
		{
			Relation: &graph.Relation{ID: recognises, Type: graph.TieRecognises, Polarity: graph.Negative, Modality: graph.Asserted},
			Subject:  "state:BOR", Object: "region:corvia", Tally: graph.Tally{Reports: 1, Articles: 1, FirstSeen: "2008-08-12", LastSeen: "2008-08-12"},
		},
		{
			Relation: &graph.Relation{ID: supports, Type: graph.TieSupports, Polarity: graph.Positive, Modality: graph.Asserted},
			Subject:  "state:ARL", Object: "region:corvia", Tally: graph.Tally{Reports: 4, Articles: 3, FirstSeen: "2008-08-12", LastSeen: "2008-08-20"},
		},
	}, error(nil)}, []any{got.Items, err})
}

func testTimeline(t *testing.T, open opener) {
	s := filled(t, open, fixture())
	type f = graph.TimelineFilter
	wantLists(t, []list[f]{
		{"an actor", f{Actors: []graph.ID{"state:ARL"}}, []graph.ID{"agreement:trade", "statement:2", "agreement:peace", "agreement:truce"}},
		{"a speaker", f{Actors: []graph.ID{"person:ben"}}, []graph.ID{"statement:2", "event:talks", "event:visit", "statement:3"}},
		{"one of", f{Actors: []graph.ID{"region:corvia", "org:league"}}, []graph.ID{"agreement:trade", "event:clash", "statement:1", "agreement:peace", "event:talks"}},
		{"all of", f{Actors: []graph.ID{"state:ARL", "state:BOR"}, All: true}, []graph.ID{"agreement:peace", "agreement:truce"}},
		{"all of, in different ways", f{Actors: []graph.ID{"person:ann", "region:corvia", "person:ann"}, All: true}, []graph.ID{"statement:1"}},
		{"all of, one unknown", f{Actors: []graph.ID{"person:ann", "nobody"}, All: true}, nil},
		{"unknown", f{Actors: []graph.ID{"nobody"}}, nil},
		{"label", f{Actors: []graph.ID{"person:ben"}, Labels: []graph.Label{graph.LabelEvent}}, []graph.ID{"event:talks", "event:visit"}},
		{"labels", f{Actors: []graph.ID{"state:ARL", "person:ann"}, Labels: []graph.Label{graph.LabelEvent, graph.LabelStatement}}, []graph.ID{"statement:2", "statement:1", "event:talks", "statement:3"}},
		{"dates", f{Actors: []graph.ID{"person:ben", "state:BOR"}, Dates: graph.DateRange{From: "2008-08-13"}}, []graph.ID{"statement:2", "event:talks"}},
		{"until", f{Actors: []graph.ID{"region:corvia"}, Dates: graph.DateRange{To: "2008-08-01"}}, []graph.ID{"agreement:trade", "event:clash"}},
	}, s.Timeline, graph.Node.NodeID)
}
