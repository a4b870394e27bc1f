package graphtest

import "entente/graph"

// The fixture is a small world of three articles on which the suite asks questions whose answers are written out by hand.

// fixture returns the contributions of the three articles, the third without a date.
func fixture() graph.Batch {
	return graph.Batch{fixtureOne(), fixtureTwo("v1"), fixtureThree()}
}

// cast adds actors and places of the fixture by their ids.
func cast(s *Story, ids ...graph.ID) {
	all := map[graph.ID]graph.Actor{
		"state:ARL":     {Label: graph.LabelState, Name: "Arland", Aliases: []string{"Republic of Arland"}, ISO3: "ARL", Wikidata: "Q1", Capital: "Dorn"},
		"state:BOR":     {Label: graph.LabelState, Name: "Borland", ISO3: "BOR", Wikidata: "Q2"},
		"region:corvia": {Label: graph.LabelRegion, Name: "Corvia", ISO3: "BOR", Status: "DE_FACTO_STATE"},
		"region:delta":  {Label: graph.LabelRegion, Name: "The Delta", Status: "MACRO", Latitude: -12.5, Longitude: 7},
		"city:dorn":     {Label: graph.LabelCity, Name: "Dorn", ISO3: "ARL"},
		"org:league":    {Label: graph.LabelOrganization, Name: "The League", OrgKind: "IGO"},
		"org:echo":      {Label: graph.LabelOrganization, Name: "Echo of Dorn", OrgKind: "MEDIA"},
		"person:ann":    {Label: graph.LabelPerson, Name: "Ann Ahl", Gender: "female", Wikidata: "Q3"},
		"person:ben":    {Label: graph.LabelPerson, Name: "Ben Bök"},
		"group:miners":  {Label: graph.LabelGroup, Name: "miners", Sector: "LAB"},
	}
	for _, id := range ids {
		a := all[id]
		a.ID = id
		s.Actor(a)
	}
}

func fixtureOne() *graph.Contribution {
	s := NewStory("one", "2008-08-12", "v1")
	cast(s, "state:ARL", "state:BOR", "region:corvia", "city:dorn", "org:league", "org:echo", "person:ann", "person:ben")
	s.Holds("person:ann", graph.Position{ID: "position:president", Title: "President", Function: "HEAD_OF_STATE"}, "state:ARL", "RECOGNISED", "2008")
	s.Holds("person:ben", graph.Position{ID: "position:minister", Title: "Minister of Foreign Affairs", Function: "FOREIGN_MINISTER"}, "state:BOR", "ACTING", "")
	s.Member("state:ARL", "org:league", "FOUNDER")
	s.Member("state:BOR", "org:league", "MEMBER")

	truce := s.Agreement(graph.Agreement{ID: "agreement:truce", Name: "Truce of the Delta", Kind: "CEASEFIRE", Stage: graph.StageProposed})
	s.Party("state:ARL", truce, graph.RoleProposed, graph.Asserted)
	s.Party("state:BOR", truce, graph.RoleGuarantor, graph.Hypothetical)
	s.Provision(truce, graph.Provision{ID: "provision:access", Topics: []string{"ACCESS"}, Text: "Aid reaches the valleys"})
	binding := true
	peace := s.Agreement(graph.Agreement{ID: "agreement:peace", Name: "Peace of Dorn", Kind: "PEACE", Stage: graph.StageAgreed, Binding: &binding, Date: "2008-08-12"})
	s.Party("state:ARL", peace, graph.RoleSigned, graph.Asserted)
	s.Party("state:BOR", peace, graph.RoleSigned, graph.Asserted)
	s.Party("org:league", peace, graph.RoleBrokered, graph.Asserted)
	s.Provision(peace, graph.Provision{ID: "provision:fire", Ordinal: 1, Topics: []string{"CEASEFIRE"}, Text: "All guns fall silent"})
	s.Provision(peace, graph.Provision{ID: "provision:troops", Ordinal: 2, Topics: []string{"STATUS", "WITHDRAWAL"}, Text: "All troops return"})

	one := s.Statement(graph.Statement{ID: "statement:1", Text: "We shall never give up the hills", Speech: graph.Direct, Verb: "say", Act: "SAY", Date: "2008-08-11"}, "person:ann")
	s.About(one, "state:BOR", graph.Oppose)
	s.About(one, "region:corvia", graph.Support)
	s.Link(graph.EdgeAddressedTo, one, "person:ben", one)
	s.Link(graph.EdgeVia, one, "org:echo", one)
	two := s.Statement(graph.Statement{ID: "statement:2", Text: "that no soldier crossed the river", Speech: graph.Indirect, Verb: "deny", Act: "DENY", Date: "2008-08"}, "person:ben")
	s.About(two, "state:ARL", graph.Neutral)
	s.Link(graph.EdgeVia, two, "org:league", two)
	s.Link(graph.EdgeAddressedTo, two, "state:ARL", two)
	three := s.Statement(graph.Statement{ID: "statement:3", Text: "Sign it", Speech: graph.Mixed, Verb: "urge", Act: "DEMAND"}, "person:ann", "person:ben")
	s.About(three, peace, graph.Support)
	s.Link(graph.EdgeAt, three, "city:dorn", three)

	talks := s.Event(graph.Event{ID: "event:talks", Type: "CONSULT", Mode: "visit", Contexts: []string{"diplomatic"}, Quad: 1, Score: 1.5, Modality: graph.Asserted, Date: "2008-08-13", Precision: "DAY"})
	s.Act("person:ann", talks, graph.RoleActor)
	s.Act("person:ben", talks, graph.RoleRecipient)
	s.Act("org:league", talks, graph.RoleHost)
	s.Link(graph.EdgeAt, talks, "city:dorn", talks)

	claim := s.Fact(&graph.Claim{ID: "claim:1", Text: "that the bridge was mined", Certainty: "SUSPECTED", Date: "2008-08-10"})
	s.Link(graph.EdgeHoldsClaim, "person:ben", claim, claim)
	s.About(claim, "state:ARL", "")

	s.Tie(graph.TieSupports, "state:ARL", "region:corvia", graph.Positive, graph.Asserted)
	s.Tie(graph.TieRecognises, "state:BOR", "region:corvia", graph.Negative, graph.Asserted)
	return s.Contribution()
}

// fixtureTwo is told in versions: another one differs in its hash alone.
func fixtureTwo(version string) *graph.Contribution {
	s := NewStoryOf(graph.Article{
		ID: "article:two", Title: "Guns in the hills", Publisher: "Morning Star", Published: "2008-08-20", URL: "https://star.example/two", SHA256: version,
	})
	cast(s, "state:ARL", "state:BOR", "region:corvia", "person:ben")
	trade := s.Agreement(graph.Agreement{ID: "agreement:trade", Name: "Salt Accord", Kind: "TRADE", Stage: graph.StageAgreed, Date: "2007"})
	s.Party("state:ARL", trade, graph.RoleAgreed, graph.Asserted)
	s.Party("region:corvia", trade, graph.RoleParty, graph.Asserted)
	s.Party("region:corvia", trade, graph.RoleAgreed, graph.Asserted)
	s.Agreement(graph.Agreement{ID: "agreement:peace", Name: "Dorn Peace", Kind: "PEACE", Stage: graph.StageSigned, Date: "2008-08-12"})

	clash := s.Event(graph.Event{ID: "event:clash", Type: "ASSAULT", Mode: "heavy-weapons", Contexts: []string{"military"}, Quad: 4, Score: -9, Modality: graph.Asserted, Date: "2008-08-01/2008-08-03"})
	s.Act("state:BOR", clash, graph.RoleActor)
	s.Act("region:corvia", clash, graph.RoleRecipient)
	s.Act("region:corvia", clash, graph.RoleHost)
	s.Link(graph.EdgeAt, clash, "region:corvia", clash)
	war := s.Fact(&graph.Conflict{ID: "conflict:hills", Name: "War of the Hills", From: "2007", To: "2008-08-12"})
	s.Link(graph.EdgePartOf, clash, war, clash)
	visit := s.Event(graph.Event{ID: "event:visit", Type: "CONSULT", Mode: "third-party", Quad: 2, Score: 3, Modality: graph.Future, Date: "--09-01", Approximate: true})
	s.Act("person:ben", visit, graph.RoleActor)

	tie := s.Tie(graph.TieSupports, "state:ARL", "region:corvia", graph.Positive, graph.Asserted)
	s.Passage(tie)
	s.Tie(graph.TieAtWarWith, "state:BOR", "state:ARL", graph.Positive, graph.Historical)
	return s.Contribution()
}

func fixtureThree() *graph.Contribution {
	s := NewStory("three", "", "v1")
	cast(s, "state:ARL", "region:delta", "group:miners", "region:corvia")
	s.Tie(graph.TieSupports, "state:ARL", "region:corvia", graph.Positive, graph.Asserted)
	s.Tie(graph.TieAlliedWith, "state:ARL", "region:delta", graph.Positive, graph.Hypothetical)
	s.Tie(graph.TieOpposes, "group:miners", "state:ARL", graph.Positive, graph.Asserted)
	return s.Contribution()
}
