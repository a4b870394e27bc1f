package graphtest

import (
	"fmt"

	"pgregory.net/rapid"

	"entente/graph"
)

// The generators draw from small pools, so that articles share nodes, tell them differently, and queries find something.

var (
	poolNames    = []string{"Arland", "ARLAND", "Ärland", "Ben Bök", "ben bok", "Treaty: of/Dorn|2", "中国", "😀", "\uffee", "O’Brien", "a'b\"c", "A"}
	poolWords    = []string{"peace", "Peace treaty", "we shall sign the treaty", "never", "Frieden für Ärland", "O’Brien signed", "中国 2"}
	poolDates    = []graph.Date{"", "2008", "2008-08", "2008-08-08", "2008-08-12", "--08-12", "2008-08-11/2008-08-14", "2007/2008-08", "1999-12-31", "no date"}
	poolDays     = []string{"", "1999-12-31", "2008-01-01", "2008-08-08", "2008-08-12", "2009-01-01"}
	poolTopics   = []string{"CEASEFIRE", "WITHDRAWAL", "STATUS"}
	poolArticles = []graph.ID{"article:0", "article:1", "article:2", "article:3"}
	poolActors   = []graph.Actor{
		{ID: "state:a", Label: graph.LabelState}, {ID: "state:b", Label: graph.LabelState}, {ID: "region:a", Label: graph.LabelRegion},
		{ID: "city:a", Label: graph.LabelCity}, {ID: "org:a", Label: graph.LabelOrganization}, {ID: "org:b", Label: graph.LabelOrganization},
		{ID: "person:a", Label: graph.LabelPerson}, {ID: graph.ActorID(graph.LabelPerson, "Ben Bök", ""), Label: graph.LabelPerson}, {ID: "person:b", Label: graph.LabelPerson}, {ID: "group:a", Label: graph.LabelGroup},
	}
	poolCorrections = []graph.ID{"correction:0", "correction:1", "correction:2"}
	poolSources     = append(poolCorrections[:len(poolCorrections):len(poolCorrections)], poolArticles...)
	poolFacts       = []graph.ID{
		"statement:0", "statement:1", "agreement:a", "agreement:b", "agreement:a/1", "event:a", "event:b", "claim:a", "conflict:a",
		graph.RelationID(graph.TieSupports, "state:a", "state:b", graph.Positive, graph.Asserted), graph.MembershipID("state:a", "org:a", "MEMBER"),
		graph.ParticipationID("state:a", "agreement:a", graph.RoleSigned, graph.Asserted), graph.OccupancyID("person:a", "position:a", "", ""),
	}
	poolModalities = []graph.Modality{"", graph.Asserted, graph.Future, graph.Hypothetical, graph.Negated, graph.Historical}
)

func sample[T any](t *rapid.T, from []T) T { return rapid.SampledFrom(from).Draw(t, "sample") }

// some draws up to n values, now and then the same twice.
func some[T any](t *rapid.T, from []T, n int) []T {
	return rapid.SliceOfN(rapid.SampledFrom(from), 0, n).Draw(t, "some")
}

// maybe draws true once in n times or so.
func maybe(t *rapid.T, n int) bool { return rapid.IntRange(1, n).Draw(t, "maybe") == n }

// Contributions generates valid contributions, not normalised.
func Contributions() *rapid.Generator[*graph.Contribution] {
	return rapid.Custom(func(t *rapid.T) *graph.Contribution {
		s := NewStoryOf(graph.Article{
			ID: sample(t, poolArticles), SHA256: sample(t, []string{"v1", "v2"}), Title: sample(t, poolNames), Published: sample(t, poolDates),
			Publisher: sample(t, poolNames), Text: sample(t, poolWords),
		})
		for range rapid.IntRange(0, 7).Draw(t, "facts") {
			drawFact(t, s)
		}
		return s.Contribution()
	})
}

// Corrections generates valid corrections of what Contributions tells, not normalised.
func Corrections() *rapid.Generator[*graph.Contribution] {
	return rapid.Custom(func(t *rapid.T) *graph.Contribution {
		k := graph.Correction{
			ID: sample(t, poolCorrections), Action: sample(t, graph.Actions()), By: "Edna", Reason: sample(t, poolWords), Text: sample(t, poolWords),
			At: at(rapid.IntRange(1, 3).Draw(t, "minute")),
		}
		switch k.Action {
		case graph.ActionForget:
			k.Names = graph.Forgotten(sample(t, []graph.ID{"person:a", "person:b", ""}), sample(t, []string{"Ben Bök", "A", "Treaty: of/Dorn|2"}))
		case graph.ActionWithdraw, graph.ActionReplace:
			k.Fact = sample(t, poolFacts)
		}
		s := NewCorrection(k)
		if k.Action == graph.ActionAdd || k.Action == graph.ActionReplace {
			for range rapid.IntRange(1, 3).Draw(t, "facts") {
				drawFact(t, s)
			}
		}
		return s.Contribution()
	})
}

// Batches generates batches of up to four contributions, which may be of one article, corrections among them.
func Batches() *rapid.Generator[graph.Batch] {
	return rapid.Custom(func(t *rapid.T) graph.Batch {
		return rapid.SliceOfN(rapid.OneOf(Contributions(), Contributions(), Corrections()), 0, 4).Draw(t, "batch")
	})
}

// drawActor adds an actor with what this article knows of it.
func drawActor(t *rapid.T, s *Story) graph.ID {
	a := sample(t, poolActors)
	a.Name = sample(t, poolNames)
	if maybe(t, 3) {
		a.Aliases = some(t, poolNames, 2)
		a.ISO3 = sample(t, []string{"", "AAA", "BBB"})
		a.Wikidata = sample(t, []string{"", "Q1", "Q2"})
		a.Status = sample(t, []string{"", "DISPUTED", "MACRO"})
		a.OrgKind = sample(t, []string{"", "IGO", "MEDIA"})
		a.Latitude = sample(t, []float64{0, -3.25, 47.5})
	}
	return s.Actor(a)
}

// drawOf is drawActor until it has one of some labels.
func drawOf(t *rapid.T, s *Story, labels ...graph.Label) graph.ID {
	var of []graph.Actor
	for _, a := range poolActors {
		for _, l := range labels {
			if a.Label == l {
				of = append(of, a)
			}
		}
	}
	a := sample(t, of)
	a.Name = sample(t, poolNames)
	return s.Actor(a)
}

func drawFact(t *rapid.T, s *Story) {
	switch rapid.IntRange(0, 8).Draw(t, "fact") {
	case 0:
		drawActor(t, s)
	case 1:
		drawStatement(t, s)
	case 2:
		drawAgreement(t, s)
	case 3:
		drawEvent(t, s)
	case 4, 5:
		s.Tie(sample(t, graph.TieTypes()[:4]), drawActor(t, s), drawActor(t, s), sample(t, []graph.Polarity{graph.Positive, graph.Negative}), sample(t, poolModalities))
	case 6:
		office := graph.Position{ID: sample(t, []graph.ID{"position:a", "position:b"}), Title: sample(t, poolNames), Function: sample(t, []string{"", "HEAD_OF_STATE", "SPOKESPERSON"})}
		s.Holds(drawOf(t, s, graph.LabelPerson), office, drawOf(t, s, graph.LabelState, graph.LabelRegion), sample(t, []string{"", "ACTING"}), sample(t, poolDates))
	case 7:
		s.Member(drawActor(t, s), drawOf(t, s, graph.LabelOrganization), sample(t, []string{"", "MEMBER", "FOUNDER"}))
	case 8:
		id := s.Fact(&graph.Claim{ID: "claim:a", Text: sample(t, poolWords), Date: sample(t, poolDates)})
		s.Link(graph.EdgeHoldsClaim, drawActor(t, s), id, id)
		s.About(id, drawActor(t, s), "")
	}
}

func drawStatement(t *rapid.T, s *Story) {
	id := s.Statement(graph.Statement{
		ID: graph.ID(fmt.Sprint("statement:", rapid.IntRange(0, 3).Draw(t, "statement"))), Text: sample(t, poolWords),
		Speech: sample(t, []graph.Speech{graph.Direct, graph.Indirect, graph.Mixed}), Act: sample(t, []string{"", "SAY", "DENY"}), Date: sample(t, poolDates),
	}, drawActor(t, s))
	if maybe(t, 2) {
		s.About(id, drawActor(t, s), sample(t, []graph.Stance{"", graph.Support, graph.Oppose, graph.Neutral}))
	}
	if maybe(t, 3) {
		s.Link(graph.EdgeAddressedTo, id, drawActor(t, s), id)
		s.Link(graph.EdgeVia, id, drawOf(t, s, graph.LabelOrganization), id)
		s.Link(graph.EdgeAt, id, drawOf(t, s, graph.LabelCity, graph.LabelRegion), id)
	}
}

func drawAgreement(t *rapid.T, s *Story) {
	a := graph.Agreement{
		ID: sample(t, []graph.ID{"agreement:a", "agreement:b"}), Name: sample(t, poolNames), Kind: sample(t, []string{"", "PEACE", "IGO"}),
		Stage: sample(t, append(graph.Stages(), "")), Date: sample(t, poolDates),
	}
	if maybe(t, 3) {
		binding := rapid.Bool().Draw(t, "binding")
		a.Binding = &binding
	}
	id := s.Agreement(a)
	for range rapid.IntRange(0, 2).Draw(t, "parties") {
		s.Party(drawActor(t, s), id, sample(t, graph.AgreementRoles()), sample(t, poolModalities))
	}
	if maybe(t, 2) {
		s.Provision(id, graph.Provision{ID: id + "/1", Ordinal: rapid.IntRange(0, 12).Draw(t, "ordinal"), Topics: some(t, poolTopics, 2), Text: sample(t, poolWords)})
	}
}

func drawEvent(t *rapid.T, s *Story) {
	id := s.Event(graph.Event{
		ID: sample(t, []graph.ID{"event:a", "event:b"}), Type: sample(t, []string{"CONSULT", "ASSAULT"}), Mode: sample(t, []string{"", "visit"}),
		Contexts: some(t, poolTopics, 2), Quad: rapid.IntRange(0, 4).Draw(t, "quad"), Score: sample(t, []float64{0, -9, 1.5}),
		Modality: sample(t, poolModalities), Date: sample(t, poolDates), Approximate: maybe(t, 4),
	})
	for range rapid.IntRange(0, 2).Draw(t, "participants") {
		s.Act(drawActor(t, s), id, sample(t, graph.EventRoles()))
	}
	if maybe(t, 3) {
		s.Link(graph.EdgeAt, id, drawOf(t, s, graph.LabelCity, graph.LabelState), id)
		war := s.Fact(&graph.Conflict{ID: "conflict:a", Name: sample(t, poolNames), From: sample(t, poolDates)})
		s.Link(graph.EdgePartOf, id, war, id)
	}
}
