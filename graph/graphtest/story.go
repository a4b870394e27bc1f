package graphtest

import (
	"fmt"
	"strings"

	"entente/graph"
)

// Story writes the contribution of one article, fact by fact, each with a passage of its own. Nodes that are given without an id get
// the one that package graph derives.
type Story struct {
	c        graph.Contribution
	passages int
}

// NewStory begins the contribution of an article that is published on a day; its version is a hash of the version string.
func NewStory(name string, published graph.Date, version string) *Story {
	return NewStoryOf(graph.Article{
		ID: graph.ID("article:" + name), Title: "Title of " + name, Publisher: "Echo of Dorn", Published: published, SHA256: version,
	})
}

// NewStoryOf begins the contribution of an article as it is given.
func NewStoryOf(a graph.Article) *Story { return &Story{c: graph.Contribution{Article: &a}} }

// Contribution returns what has been told so far.
func (s *Story) Contribution() *graph.Contribution { return &s.c }

// NewCorrection begins the contribution of a correction. What it says is evidenced by itself.
func NewCorrection(k graph.Correction) *Story {
	if k.By == "" {
		k.By, k.Reason = "Edna", "known better"
	}
	return &Story{c: graph.Contribution{Correction: &k}}
}

// ID returns the source's id.
func (s *Story) ID() graph.ID { return s.c.SourceID() }

// Node adds a node as it is.
func (s *Story) Node(n graph.Node) graph.ID {
	s.c.Nodes = append(s.c.Nodes, n)
	return n.NodeID()
}

// Edge adds an edge as it is.
func (s *Story) Edge(e graph.Edge) { s.c.Edges = append(s.c.Edges, e) }

// Link adds a plain edge that comes and goes with a record.
func (s *Story) Link(t graph.EdgeType, from, to, record graph.ID) {
	s.Edge(graph.Edge{Type: t, From: from, To: to, Record: record})
}

// Actor adds an actor or place that the article mentions.
func (s *Story) Actor(a graph.Actor) graph.ID {
	if a.ID == "" {
		a.ID = graph.ActorID(a.Label, a.Name, "")
	}
	s.Node(&a)
	if s.c.Correction != nil {
		return a.ID
	}
	s.Edge(graph.Edge{Type: graph.EdgeMentions, From: s.ID(), To: a.ID, Record: s.ID(), Count: 1})
	return a.ID
}

// Passage adds a passage of the article that supports a fact; a correction supports it itself.
func (s *Story) Passage(fact graph.ID) graph.ID {
	if s.c.Correction != nil {
		s.Link(graph.EdgeEvidencedBy, fact, s.ID(), fact)
		return s.ID()
	}
	s.passages++
	exact := fmt.Sprintf("passage %d, ünïted", s.passages)
	start := s.passages * 40
	ev := &graph.Evidence{
		ID:    graph.EvidenceID(s.ID(), start, start+len([]rune(exact)), "test"),
		Start: start, End: start + len([]rune(exact)), Exact: exact, Prefix: "before ", Suffix: " after", Rule: "test", Confidence: 0.75,
	}
	s.Node(ev)
	s.Link(graph.EdgeEvidencedBy, fact, ev.ID, fact)
	s.Link(graph.EdgeFrom, ev.ID, s.ID(), ev.ID)
	return ev.ID
}

// Fact adds a node with a passage.
func (s *Story) Fact(n graph.Node) graph.ID {
	s.Node(n)
	s.Passage(n.NodeID())
	return n.NodeID()
}

// Statement adds a statement of some speakers.
func (s *Story) Statement(st graph.Statement, speakers ...graph.ID) graph.ID {
	if st.ID == "" {
		st.ID = graph.DirectStatementID(speakers, st.Text)
	}
	s.Fact(&st)
	for _, who := range speakers {
		s.Link(graph.EdgeSaid, who, st.ID, st.ID)
	}
	return st.ID
}

// About says what a statement or claim is about.
func (s *Story) About(statement, about graph.ID, stance graph.Stance) {
	s.Edge(graph.Edge{Type: graph.EdgeAbout, From: statement, To: about, Record: statement, Stance: stance})
}

// Agreement adds an agreement.
func (s *Story) Agreement(a graph.Agreement) graph.ID {
	if a.ID == "" {
		a.ID = graph.AgreementID(a.Kind, a.Name, "")
	}
	return s.Fact(&a)
}

// Provision adds a point of an agreement.
func (s *Story) Provision(agreement graph.ID, p graph.Provision) graph.ID {
	if p.ID == "" {
		p.ID = graph.ProvisionID(agreement, p.Ordinal, p.Topics, p.Text)
	}
	s.Fact(&p)
	s.Link(graph.EdgeHasProvision, agreement, p.ID, agreement)
	return p.ID
}

// Party adds an actor's role in an agreement: the record, PARTY_TO and the role's shortcut.
func (s *Story) Party(actor, agreement graph.ID, r graph.Role, m graph.Modality) graph.ID {
	record := s.participation(actor, agreement, r, m)
	s.Edge(graph.Edge{Type: graph.EdgePartyTo, From: actor, To: agreement, Record: record, Role: string(r), Modality: m})
	if t, ok := r.Shortcut(); ok {
		s.Edge(graph.Edge{Type: t, From: actor, To: agreement, Record: record, Modality: m})
	}
	return record
}

// Act adds an actor's role in an event: the record and ACTS_IN.
func (s *Story) Act(actor, event graph.ID, r graph.Role) graph.ID {
	record := s.participation(actor, event, r, graph.Asserted)
	s.Edge(graph.Edge{Type: graph.EdgeActsIn, From: actor, To: event, Record: record, Role: string(r), Modality: graph.Asserted})
	return record
}

func (s *Story) participation(actor, in graph.ID, r graph.Role, m graph.Modality) graph.ID {
	return s.record(&graph.Participation{ID: graph.ParticipationID(actor, in, r, m), Role: r, Modality: m}, actor, in)
}

// record adds a record with its ends, once.
func (s *Story) record(n graph.Node, subject, object graph.ID) graph.ID {
	s.Fact(n)
	s.Link(graph.EdgeSubject, n.NodeID(), subject, n.NodeID())
	s.Link(graph.EdgeObject, n.NodeID(), object, n.NodeID())
	return n.NodeID()
}

// Tie adds a standing tie: the record and the plain edge of its type.
func (s *Story) Tie(t graph.TieType, subject, object graph.ID, p graph.Polarity, m graph.Modality) graph.ID {
	subject, object = graph.TieEnds(t, subject, object)
	id := graph.RelationID(t, subject, object, p, m)
	s.record(&graph.Relation{ID: id, Type: t, Polarity: p, Modality: m}, subject, object)
	s.Edge(graph.Edge{Type: t.Edge(), From: subject, To: object, Record: id, Modality: m, Polarity: p})
	return id
}

// Holds adds a tenure: the office, the record and HOLDS.
func (s *Story) Holds(person graph.ID, office graph.Position, of graph.ID, status string, from graph.Date) graph.ID {
	if office.ID == "" {
		office.ID = graph.PositionID(office.Function, office.Title, of)
	}
	s.Node(&office)
	s.Link(graph.EdgeOf, office.ID, of, office.ID)
	id := graph.OccupancyID(person, office.ID, status, from)
	s.record(&graph.Occupancy{ID: id, Status: status, From: from}, person, office.ID)
	s.Edge(graph.Edge{Type: graph.EdgeHolds, From: person, To: office.ID, Record: id, Status: status, ValidFrom: from})
	return office.ID
}

// Member adds a membership: the record and MEMBER_OF.
func (s *Story) Member(member, of graph.ID, role string) graph.ID {
	id := graph.MembershipID(member, of, role)
	s.record(&graph.Membership{ID: id, Role: role}, member, of)
	s.Edge(graph.Edge{Type: graph.EdgeMemberOf, From: member, To: of, Record: id, Role: role})
	return id
}

// Event adds an event.
func (s *Story) Event(e graph.Event) graph.ID { return s.Fact(&e) }

// SyntheticArticle is the contribution of the i-th article of a made-up world, about 40 nodes and 80 edges, of which a good third is
// shared with other articles. The same i gives the same contribution.
func SyntheticArticle(i int) *graph.Contribution {
	day := fmt.Sprintf("%04d-%02d-%02d", 2000+i/336%20, 1+i/28%12, 1+i%28)
	s := NewStoryOf(graph.Article{
		ID: graph.ArticleID(fmt.Sprint("synthetic ", i), "", "", "", "", ""), Title: fmt.Sprintf("Report %d on the talks", i),
		Publisher: fmt.Sprint("Herald ", i%7), Published: graph.Date(day), Language: "en", SHA256: fmt.Sprintf("%064x", i),
		Text: strings.Repeat(fmt.Sprintf("Report %d tells what was said and done on that day. ", i), 40),
	})
	var states, people []graph.ID
	for k := range 4 {
		n := (i*7 + k*k*31) % 200
		states = append(states, s.Actor(graph.Actor{Label: graph.LabelState, Name: fmt.Sprint("State ", n), ISO3: fmt.Sprintf("S%02d", n%100)}))
	}
	for k := range 4 {
		n := (i*13 + k*k*57) % 1000
		people = append(people, s.Actor(graph.Actor{Label: graph.LabelPerson, Name: fmt.Sprint("Person ", n)}))
	}
	s.Holds(people[0], graph.Position{Title: "president", Function: "HEAD_OF_STATE"}, states[0], "RECOGNISED", "")
	s.Holds(people[1], graph.Position{Title: "foreign minister", Function: "FOREIGN_MINISTER"}, states[1], "RECOGNISED", "")
	for k := range 4 {
		st := s.Statement(graph.Statement{
			Text:   fmt.Sprintf("we shall speak of item %d of report %d again before the year is over", k, i),
			Speech: graph.Direct, Verb: "said", Act: "SAY", Date: graph.Date(day),
		}, people[k])
		s.About(st, states[k%2], graph.Neutral)
		s.About(st, states[2+k%2], graph.Support)
		s.Link(graph.EdgeAddressedTo, st, states[(k+1)%4], st)
	}
	deal := s.Agreement(graph.Agreement{Name: fmt.Sprint("Accord ", i%500), Kind: "PEACE", Stage: graph.StageSigned, Date: graph.Date(day[:4])})
	s.Party(states[0], deal, graph.RoleSigned, graph.Asserted)
	s.Party(states[1], deal, graph.RoleBrokered, graph.Asserted)
	ev := s.Event(graph.Event{
		ID:   graph.DatedEventID("CONSULT", graph.Asserted, states[:1], states[1:2], graph.Date(day), ""),
		Type: "CONSULT", Mode: "visit", Quad: 1, Score: 1.5, Modality: graph.Asserted, Date: graph.Date(day), Precision: "DAY",
	})
	s.Act(states[0], ev, graph.RoleActor)
	s.Act(states[1], ev, graph.RoleRecipient)
	s.Tie(graph.TieSupports, states[2], states[3], graph.Positive, graph.Asserted)
	return s.Contribution()
}

// SyntheticBatch returns the contributions of n synthetic articles from the first on.
func SyntheticBatch(first, n int) graph.Batch {
	b := make(graph.Batch, n)
	for i := range b {
		b[i] = SyntheticArticle(first + i)
	}
	return b
}
