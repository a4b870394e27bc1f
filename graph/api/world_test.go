package api_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
)

// teller writes the contribution of one article whose every passage is found in its text.
type teller struct {
	t testing.TB
	c graph.Contribution
}

func tell(t testing.TB, a graph.Article) *teller {
	sum := sha256.Sum256([]byte(a.Text))
	a.SHA256 = hex.EncodeToString(sum[:])
	a.ID = graph.ArticleID("", a.URL, a.Publisher, string(a.Published), a.Title, a.SHA256)
	a.Language = "en"
	return &teller{t: t, c: graph.Contribution{Article: &a}}
}

func (s *teller) node(n graph.Node) graph.ID {
	s.c.Nodes = append(s.c.Nodes, n)
	return n.NodeID()
}

func (s *teller) edge(e graph.Edge) { s.c.Edges = append(s.c.Edges, e) }

func (s *teller) link(t graph.EdgeType, from, to, record graph.ID) {
	s.edge(graph.Edge{Type: t, From: from, To: to, Record: record})
}

// actor adds an actor or place of the world that the article mentions.
func (s *teller) actor(id graph.ID) {
	a, ok := cast()[id]
	if !ok {
		s.t.Fatalf("the world has no %q", id)
	}
	a.ID = id
	s.node(&a)
	if n := strings.Count(s.c.Article.Text, a.Name); n > 0 {
		s.edge(graph.Edge{Type: graph.EdgeMentions, From: s.c.Article.ID, To: id, Record: s.c.Article.ID, Count: n})
	}
}

// fact adds a node with the passage that says so; claimedBy is empty where the article itself tells it.
func (s *teller) fact(n graph.Node, exact string, claimedBy graph.ID) graph.ID {
	s.node(n)
	s.passage(n.NodeID(), exact, claimedBy)
	return n.NodeID()
}

func (s *teller) passage(of graph.ID, exact string, claimedBy graph.ID) {
	before, after, ok := strings.Cut(s.c.Article.Text, exact)
	if !ok {
		s.t.Fatalf("the article %q does not say %q", s.c.Article.Title, exact)
	}
	prefix, text, suffix := []rune(before), []rune(exact), []rune(after)
	start := len(prefix)
	e := &graph.Evidence{
		Start: start, End: start + len(text), Exact: exact, Rule: "told", Confidence: 0.9, AttributedTo: claimedBy,
		Prefix: string(prefix[max(0, start-graph.PassageContext):]), Suffix: string(suffix[:min(len(suffix), graph.PassageContext)]),
	}
	e.ID = graph.EvidenceID(s.c.Article.ID, e.Start, e.End, e.Rule)
	s.node(e)
	s.link(graph.EdgeEvidencedBy, of, e.ID, of)
	s.link(graph.EdgeFrom, e.ID, s.c.Article.ID, e.ID)
}

func (s *teller) record(n graph.Node, subject, object graph.ID, exact string, claimedBy graph.ID) graph.ID {
	s.fact(n, exact, claimedBy)
	s.link(graph.EdgeSubject, n.NodeID(), subject, n.NodeID())
	s.link(graph.EdgeObject, n.NodeID(), object, n.NodeID())
	return n.NodeID()
}

func (s *teller) holds(person graph.ID, title, function string, of graph.ID, status, exact string) {
	p := &graph.Position{ID: graph.PositionID(function, title, of), Title: title, Function: function}
	s.node(p)
	s.link(graph.EdgeOf, p.ID, of, p.ID)
	o := graph.OccupancyID(person, p.ID, status, "")
	s.record(&graph.Occupancy{ID: o, Status: status}, person, p.ID, exact, "")
	s.edge(graph.Edge{Type: graph.EdgeHolds, From: person, To: p.ID, Record: o, Status: status})
}

func (s *teller) member(who, of graph.ID, exact string) {
	id := graph.MembershipID(who, of, "")
	s.record(&graph.Membership{ID: id}, who, of, exact, "")
	s.edge(graph.Edge{Type: graph.EdgeMemberOf, From: who, To: of, Record: id})
}

func (s *teller) lies(place, in graph.ID, exact string) {
	id := graph.MembershipID(place, in, "")
	s.record(&graph.Membership{ID: id}, place, in, exact, "")
	s.edge(graph.Edge{Type: graph.EdgePartOf, From: place, To: in, Record: id})
}

func (s *teller) says(st graph.Statement, exact string, speakers ...graph.ID) graph.ID {
	st.ID = graph.DirectStatementID(speakers, st.Text)
	s.fact(&st, exact, "")
	for _, who := range speakers {
		s.link(graph.EdgeSaid, who, st.ID, st.ID)
	}
	return st.ID
}

func (s *teller) about(statement, what graph.ID, stance graph.Stance) {
	s.edge(graph.Edge{Type: graph.EdgeAbout, From: statement, To: what, Record: statement, Stance: stance})
}

func (s *teller) agreement(a graph.Agreement, exact string) graph.ID {
	a.ID = graph.AgreementID(a.Kind, a.Name, "")
	return s.fact(&a, exact, "")
}

func (s *teller) party(actor, agreement graph.ID, r graph.Role, m graph.Modality, exact string) {
	id := graph.ParticipationID(actor, agreement, r, m)
	s.record(&graph.Participation{ID: id, Role: r, Modality: m}, actor, agreement, exact, "")
	s.edge(graph.Edge{Type: graph.EdgePartyTo, From: actor, To: agreement, Record: id, Role: string(r), Modality: m})
	if t, ok := r.Shortcut(); ok {
		s.edge(graph.Edge{Type: t, From: actor, To: agreement, Record: id, Modality: m})
	}
}

func (s *teller) event(e graph.Event, exact string, claimedBy graph.ID) graph.ID {
	return s.fact(&e, exact, claimedBy)
}

func (s *teller) act(actor, event graph.ID, r graph.Role, exact string) {
	id := graph.ParticipationID(actor, event, r, graph.Asserted)
	s.record(&graph.Participation{ID: id, Role: r, Modality: graph.Asserted}, actor, event, exact, "")
	s.edge(graph.Edge{Type: graph.EdgeActsIn, From: actor, To: event, Record: id, Role: string(r), Modality: graph.Asserted})
}

func (s *teller) tie(t graph.TieType, subject, object graph.ID, exact string, claimedBy graph.ID) {
	subject, object = graph.TieEnds(t, subject, object)
	id := graph.RelationID(t, subject, object, graph.Positive, graph.Asserted)
	s.record(&graph.Relation{ID: id, Type: t, Polarity: graph.Positive, Modality: graph.Asserted}, subject, object, exact, claimedBy)
	s.edge(graph.Edge{Type: t.Edge(), From: subject, To: object, Record: id, Polarity: graph.Positive, Modality: graph.Asserted})
}

// cast is everybody and every place of the invented world. Two persons share the name Varn.
func cast() map[graph.ID]graph.Actor {
	return map[graph.ID]graph.Actor{
		"state:ARV":            {Label: graph.LabelState, Name: "Arvenia", Aliases: []string{"Republic of Arvenia"}, ISO3: "ARV", Capital: "Port Amber", Wikidata: "Q900001"},
		"state:BEL":            {Label: graph.LabelState, Name: "Belmark", ISO3: "BEL"},
		"state:COR":            {Label: graph.LabelState, Name: "Corland", ISO3: "COR"},
		"state:DUN":            {Label: graph.LabelState, Name: "Dunmoor", ISO3: "DUN"},
		"region:lunia":         {Label: graph.LabelRegion, Name: "Lunia", ISO3: "BEL", Status: "DE_FACTO_STATE"},
		"city:port-amber":      {Label: graph.LabelCity, Name: "Port Amber", ISO3: "ARV", Latitude: 0, Longitude: 12.5},
		"org:harbour-league":   {Label: graph.LabelOrganization, Name: "Harbour League", OrgKind: "IGO"},
		"org:harbour-wire":     {Label: graph.LabelOrganization, Name: "Harbour Wire", OrgKind: "MEDIA"},
		"person:mira-solen":    {Label: graph.LabelPerson, Name: "Mira Solen", Aliases: []string{"Solen"}, Gender: "female"},
		"person:tomas-brandt":  {Label: graph.LabelPerson, Name: "Tomas Brandt", Aliases: []string{"Brandt"}, Gender: "male"},
		"person:ilse-varn":     {Label: graph.LabelPerson, Name: "Ilse Varn", Aliases: []string{"Varn"}},
		"person:otto-varn":     {Label: graph.LabelPerson, Name: "Otto Varn", Aliases: []string{"Varn"}},
		"person:adela-crewe":   {Label: graph.LabelPerson, Name: "Adela Crewe", Aliases: []string{"Crewe"}},
		"group:ferry-workers":  {Label: graph.LabelGroup, Name: "ferry workers", Sector: "LAB"},
		"group:border-walkers": {Label: graph.LabelGroup, Name: "border walkers"},
	}
}

const truceText = `PORT AMBER (Harbour Wire) - Arvenia and Belmark signed a five-point truce on Monday, brokered by Corland, to end the war of the straits.
"We will not leave the people of Lunia alone," President Mira Solen of Arvenia said in Port Amber.
Belmark's foreign minister Tomas Brandt told Harbour Wire that Arvenia had shelled the lighthouse on Sunday.
Adela Crewe, the prime minister of Corland, wrote the five-point truce. Point one asks both sides to cease fire, and point five leaves the status of Lunia open.
Corland, Arvenia and Belmark belong to the Harbour League. Port Amber lies in Arvenia.
Arvenia supports Lunia, which seeks independence from Belmark; Belmark claims Lunia.
Ilse Varn, the self-styled president of Lunia, and Otto Varn, a ferry captain, watched the ceremony with ferry workers.
The Harbour League would guarantee a treaty on the straits that Crewe proposed.
`

const pactText = `Arvenia and Dunmoor signed the Pact of Two Rivers, a formal alliance, on Tuesday.
"Belmark has broken the truce," Mira Solen said. Belmark may move troops to Lunia, officials feared.
Belmark's army shelled Lunia on Wednesday. Arvenia supports Lunia, Brandt complained.
`

// world is the invented world: two dated articles and one that is not.
func world(t testing.TB) graph.Batch {
	return graph.Batch{truce(t), pact(t), rumour(t)}
}

func truce(t testing.TB) *graph.Contribution {
	s := tell(t, graph.Article{
		Title: "Truce in the straits", Publisher: "Harbour Wire", Dateline: "Port Amber", Published: "2031-03-03", URL: "https://wire.example/truce", Text: truceText,
	})
	for id := range cast() {
		if id != "state:DUN" && id != "group:border-walkers" {
			s.actor(id)
		}
	}
	s.holds("person:mira-solen", "president", "HEAD_OF_STATE", "state:ARV", "RECOGNISED", "President Mira Solen of Arvenia")
	s.holds("person:tomas-brandt", "foreign minister", "FOREIGN_MINISTER", "state:BEL", "RECOGNISED", "Belmark's foreign minister Tomas Brandt")
	s.holds("person:adela-crewe", "prime minister", "HEAD_OF_GOVERNMENT", "state:COR", "RECOGNISED", "Adela Crewe, the prime minister of Corland")
	s.holds("person:ilse-varn", "president", "HEAD_OF_STATE", "region:lunia", "SELF_STYLED", "Ilse Varn, the self-styled president of Lunia")
	for _, id := range []graph.ID{"state:ARV", "state:BEL", "state:COR"} {
		s.member(id, "org:harbour-league", "Corland, Arvenia and Belmark belong to the Harbour League")
	}
	s.lies("city:port-amber", "state:ARV", "Port Amber lies in Arvenia")

	deal := s.agreement(graph.Agreement{Name: "five-point truce", Aliases: []string{"truce"}, Kind: "CEASEFIRE", Stage: graph.StageSigned, Date: "2031-03-03"}, "signed a five-point truce on Monday")
	s.party("state:ARV", deal, graph.RoleSigned, graph.Asserted, "Arvenia and Belmark signed a five-point truce")
	s.party("state:BEL", deal, graph.RoleSigned, graph.Asserted, "Arvenia and Belmark signed a five-point truce")
	s.party("state:COR", deal, graph.RoleBrokered, graph.Asserted, "brokered by Corland")
	s.party("person:adela-crewe", deal, graph.RoleProposed, graph.Asserted, "Adela Crewe, the prime minister of Corland, wrote the five-point truce")
	for ordinal, p := range map[int]graph.Provision{
		1: {Topics: []string{"CEASEFIRE"}, Text: "Point one asks both sides to cease fire"},
		5: {Topics: []string{"STATUS"}, Text: "point five leaves the status of Lunia open"},
	} {
		p.Ordinal, p.ID = ordinal, graph.ProvisionID(deal, ordinal, nil, "")
		s.fact(&p, p.Text, "")
		s.link(graph.EdgeHasProvision, deal, p.ID, deal)
	}
	war := s.fact(&graph.Conflict{ID: graph.ConflictID("war of the straits", ""), Name: "war of the straits"}, "the war of the straits", "")
	s.link(graph.EdgeEnds, deal, war, deal)

	treaty := s.agreement(graph.Agreement{Name: "treaty on the straits", Kind: "NON_USE_OF_FORCE", Stage: graph.StageProposed}, "a treaty on the straits that Crewe proposed")
	s.party("org:harbour-league", treaty, graph.RoleGuarantor, graph.Hypothetical, "The Harbour League would guarantee a treaty on the straits")
	s.party("person:adela-crewe", treaty, graph.RoleProposed, graph.Asserted, "a treaty on the straits that Crewe proposed")

	alone := s.says(graph.Statement{Text: "We will not leave the people of Lunia alone,", Speech: graph.Direct, Verb: "say", Act: "PROMISE", Date: "2031-03-03"},
		`"We will not leave the people of Lunia alone,"`, "person:mira-solen")
	s.about(alone, "region:lunia", graph.Support)
	s.link(graph.EdgeAt, alone, "city:port-amber", alone)
	told := s.says(graph.Statement{Text: "that Arvenia had shelled the lighthouse on Sunday", Speech: graph.Indirect, Verb: "tell", Act: "ACCUSE", Date: "2031-03-03"},
		"that Arvenia had shelled the lighthouse on Sunday", "person:tomas-brandt")
	s.about(told, "state:ARV", graph.Oppose)
	s.link(graph.EdgeVia, told, "org:harbour-wire", told)
	s.link(graph.EdgeAddressedTo, told, "org:harbour-wire", told)

	shelled := s.event(graph.Event{
		ID: "event:lighthouse", Type: "ASSAULT", Mode: "heavy-weapons", Contexts: []string{"military"}, Quad: 4, Score: -9.5, Modality: graph.Asserted, Date: "2031-03-02", Precision: "DAY",
	}, "Arvenia had shelled the lighthouse on Sunday", "person:tomas-brandt")
	s.act("state:ARV", shelled, graph.RoleActor, "Arvenia had shelled the lighthouse")
	s.act("state:BEL", shelled, graph.RoleRecipient, "told Harbour Wire that Arvenia had shelled the lighthouse")
	s.link(graph.EdgePartOf, shelled, war, shelled)
	signing := s.event(graph.Event{
		ID: "event:signing", Type: "CONSULT", Mode: "third-party", Quad: 1, Score: 1, Modality: graph.Asserted, Date: "2031-03-03", Precision: "DAY",
	}, "Arvenia and Belmark signed a five-point truce on Monday, brokered by Corland", "")
	s.act("state:ARV", signing, graph.RoleActor, "Arvenia and Belmark signed")
	s.act("state:BEL", signing, graph.RoleActor, "Arvenia and Belmark signed")
	s.act("state:COR", signing, graph.RoleMediator, "brokered by Corland")
	s.link(graph.EdgeAt, signing, "city:port-amber", signing)

	claim := s.fact(&graph.Claim{ID: "claim:status", Text: "that the status of Lunia is open", Certainty: "SUSPECTED"}, "leaves the status of Lunia open", "")
	s.link(graph.EdgeHoldsClaim, "group:ferry-workers", claim, claim)
	s.about(claim, "region:lunia", graph.Neutral)

	s.tie(graph.TieSupports, "state:ARV", "region:lunia", "Arvenia supports Lunia", "")
	s.tie(graph.TieSeeksIndependence, "region:lunia", "state:BEL", "which seeks independence from Belmark", "")
	s.tie(graph.TieClaimedBy, "region:lunia", "state:BEL", "Belmark claims Lunia", "")
	return &s.c
}

func pact(t testing.TB) *graph.Contribution {
	s := tell(t, graph.Article{Title: "A pact of rivers", Publisher: "Dunmoor Courier", Published: "2031-03-06", URL: "https://courier.example/pact", Text: pactText})
	for _, id := range []graph.ID{"state:ARV", "state:DUN", "state:BEL", "region:lunia", "person:mira-solen", "person:tomas-brandt"} {
		s.actor(id)
	}
	deal := s.agreement(graph.Agreement{Name: "Pact of Two Rivers", Kind: "ALLIANCE", Stage: graph.StageSigned, Date: "2031-03-04"}, "the Pact of Two Rivers, a formal alliance")
	s.party("state:ARV", deal, graph.RoleSigned, graph.Asserted, "Arvenia and Dunmoor signed the Pact of Two Rivers")
	s.party("state:DUN", deal, graph.RoleSigned, graph.Asserted, "Arvenia and Dunmoor signed the Pact of Two Rivers")
	broken := s.says(graph.Statement{Text: "Belmark has broken the truce,", Speech: graph.Direct, Verb: "say", Act: "ACCUSE", Date: "2031-03-06"}, `"Belmark has broken the truce,"`, "person:mira-solen")
	s.about(broken, "state:BEL", graph.Oppose)
	s.tie(graph.TieSupports, "state:ARV", "region:lunia", "Arvenia supports Lunia", "person:tomas-brandt")
	shelled := s.event(graph.Event{ID: "event:lunia", Type: "ASSAULT", Quad: 4, Score: -9, Modality: graph.Asserted, Date: "2031-03-05", Precision: "DAY"}, "Belmark's army shelled Lunia on Wednesday", "")
	s.act("state:BEL", shelled, graph.RoleActor, "Belmark's army shelled Lunia")
	s.act("region:lunia", shelled, graph.RoleRecipient, "Belmark's army shelled Lunia")
	moved := s.event(graph.Event{ID: "event:troops", Type: "MOBILIZE", Mode: "troops", Quad: 4, Score: -6.5, Modality: graph.Hypothetical}, "Belmark may move troops to Lunia", "") //nolint:misspell // PLOVER's spelling
	s.act("state:BEL", moved, graph.RoleActor, "Belmark may move troops")
	s.act("region:lunia", moved, graph.RoleRecipient, "Belmark may move troops to Lunia")
	return &s.c
}

func rumour(t testing.TB) *graph.Contribution {
	s := tell(t, graph.Article{Title: "Rumours", Publisher: "Straits Gossip", Text: "Some border walkers oppose Belmark.\n"})
	s.actor("state:BEL")
	s.actor("group:border-walkers")
	s.tie(graph.TieOpposes, "group:border-walkers", "state:BEL", "border walkers oppose Belmark", "")
	s.c.Article.Text = "" // only passages are kept of this one
	return &s.c
}

// newStore returns the naive store with the world in it.
func newStore(t testing.TB) graph.Store {
	t.Helper()
	s := graphtest.NewOracle()
	if _, err := s.Apply(context.Background(), world(t)); err != nil {
		t.Fatalf("load the world: %v", err)
	}
	return s
}
