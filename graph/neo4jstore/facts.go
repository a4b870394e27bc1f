package neo4jstore

import (
	"context"
	"fmt"
	"strings"

	"entente/graph"
)

// listNodes runs a list query for nodes of one Go type.
func listNodes[N graph.Node](ctx context.Context, s *Store, op string, check error, p graph.Page, build func() statement) (graph.Slice[N], error) {
	var out graph.Slice[N]
	err := s.read(ctx, op, firstError(check, graph.CheckPage(op, p)), func(t tx) error {
		rows, err := t.all(build())
		if err != nil {
			return err
		}
		nodes, err := decodeAll(rows, typedNode[N])
		if err != nil {
			return err
		}
		out = slice(nodes, nodePlace[N], p.First)
		return nil
	})
	return out, err
}

func typedNode[N graph.Node](r row) (N, error) {
	var none N
	n, err := nodeOf(r["n"])
	if err != nil {
		return none, err
	}
	typed, ok := n.(N)
	if !ok {
		return none, fmt.Errorf("%s %q is not a %T", n.NodeLabel(), n.NodeID(), none)
	}
	return typed, nil
}

// Statements implements graph.Store.
func (s *Store) Statements(ctx context.Context, f graph.StatementFilter, p graph.Page) (graph.Slice[*graph.Statement], error) {
	return listNodes[*graph.Statement](ctx, s, "statements", f.Check(), p, func() statement { return statementsStatement(f, p) })
}

func statementsStatement(f graph.StatementFilter, p graph.Page) statement {
	q := newQuery(string(graph.LabelStatement))
	q.link("speakers", "(x)-[:SAID]->(n)", f.Speakers)
	q.about(f)
	q.link("audiences", "(x)<-[:ADDRESSED_TO]-(n)", f.Audiences)
	q.link("media", "(x)<-[:VIA]-(n)", f.Media)
	q.evidencedIn(f.Articles)
	in(q, "kind", f.Kinds)
	in(q, "act", f.Acts)
	q.dates(f.Dates)
	return q.statement(p, "n")
}

// about restricts statements by what they are about and by their stance toward it.
func (q *query) about(f graph.StatementFilter) {
	if len(f.About)+len(f.Stances) == 0 {
		return
	}
	l := link{pattern: "(x)<-[e:ABOUT]-(n)"}
	if len(f.About) > 0 {
		l.ids = q.param("about", texts(f.About))
	}
	if len(f.Stances) > 0 {
		l.where = "e.stance IN " + q.param("stances", texts(f.Stances))
	}
	q.links = append(q.links, l)
}

// Agreements implements graph.Store.
func (s *Store) Agreements(ctx context.Context, f graph.AgreementFilter, p graph.Page) (graph.Slice[*graph.Agreement], error) {
	return listNodes[*graph.Agreement](ctx, s, "agreements", f.Check(), p, func() statement { return agreementsStatement(f, p) })
}

func agreementsStatement(f graph.AgreementFilter, p graph.Page) statement {
	q := newQuery(string(graph.LabelAgreement))
	q.roles(graph.EdgePartyTo, f.Parties, f.Roles, f.AllParties)
	q.evidencedIn(f.Articles)
	if len(f.Topics) > 0 {
		where := "any(topic IN x.topics WHERE topic IN " + q.param("topics", f.Topics) + ")"
		q.links = append(q.links, link{pattern: "(x)<-[:HAS_PROVISION]-(n)", where: where})
	}
	in(q, "kind", f.Kinds)
	in(q, "stage", f.Stages)
	q.dates(f.Dates)
	return q.statement(p, "n")
}

// Events implements graph.Store.
func (s *Store) Events(ctx context.Context, f graph.EventFilter, p graph.Page) (graph.Slice[*graph.Event], error) {
	return listNodes[*graph.Event](ctx, s, "events", f.Check(), p, func() statement { return eventsStatement(f, p) })
}

func eventsStatement(f graph.EventFilter, p graph.Page) statement {
	q := newQuery(string(graph.LabelEvent))
	q.roles(graph.EdgeActsIn, f.Participants, f.Roles, f.AllParticipants)
	q.link("places", "(x)<-[:AT]-(n)", f.Places)
	q.evidencedIn(f.Articles)
	in(q, "type", f.Types)
	in(q, "mode", f.Modes)
	in(q, "modality", f.Modalities)
	if len(f.Quads) > 0 {
		q.wheres = append(q.wheres, "n.quad IN "+q.param("quad", f.Quads))
	}
	q.dates(f.Dates)
	return q.statement(p, "n")
}

// tieColumns returns a tie: its record, which carries the tally too, and its ends.
const tieColumns = `n,
  head(COLLECT { MATCH (n)-[:SUBJECT]->(x) RETURN x.id ORDER BY x.id }) AS subject,
  head(COLLECT { MATCH (n)-[:OBJECT]->(x) RETURN x.id ORDER BY x.id }) AS object`

// Ties implements graph.Store.
func (s *Store) Ties(ctx context.Context, f graph.TieFilter, p graph.Page) (graph.Slice[graph.Tie], error) {
	var out graph.Slice[graph.Tie]
	err := s.read(ctx, "ties", firstError(f.Check(), graph.CheckPage("ties", p)), func(t tx) error {
		rows, err := t.all(tiesStatement(f, p))
		if err != nil {
			return err
		}
		ties, err := decodeAll(rows, tieOf)
		if err != nil {
			return err
		}
		out = slice(ties, func(t graph.Tie) graph.Cursor { return nodePlace(t.Relation) }, p.First)
		return nil
	})
	return out, err
}

func tiesStatement(f graph.TieFilter, p graph.Page) statement {
	q := newQuery(string(graph.LabelRelation))
	q.link("subjects", "(x)<-[:SUBJECT]-(n)", f.Subjects)
	q.link("objects", "(x)<-[:OBJECT]-(n)", f.Objects)
	if f.AllEnds {
		q.link("ends", "(x)<-[:SUBJECT]-(n)", f.Ends)
		q.link("ends", "(x)<-[:OBJECT]-(n)", f.Ends)
	} else {
		q.link("ends", "(x)<-[:SUBJECT|OBJECT]-(n)", f.Ends)
	}
	q.evidencedIn(f.Articles)
	in(q, "type", f.Types)
	in(q, "polarity", f.Polarities)
	in(q, "modality", f.Modalities)
	return q.statement(p, tieColumns)
}

func tieOf(r row) (graph.Tie, error) {
	relation, err := typedNode[*graph.Relation](r)
	if err != nil {
		return graph.Tie{}, err
	}
	subject, err := column[string](r, "subject")
	if err != nil {
		return graph.Tie{}, err
	}
	object, err := column[string](r, "object")
	if err != nil {
		return graph.Tie{}, err
	}
	return graph.Tie{Relation: relation, Subject: graph.ID(subject), Object: graph.ID(object), Tally: tallyOf(nodeProps(r["n"]))}, nil
}

// Timeline implements graph.Store.
func (s *Store) Timeline(ctx context.Context, f graph.TimelineFilter, p graph.Page) (graph.Slice[graph.Node], error) {
	return listNodes[graph.Node](ctx, s, "timeline", f.Check(), p, func() statement { return timelineStatement(f, p) })
}

// timelineLinks are the ways in which something has to do with an actor x, by its label.
var timelineLinks = map[graph.Label][]string{
	graph.LabelStatement: {"(x)-[:SAID]->(n:Statement)", "(x)<-[:ABOUT]-(n:Statement)"},
	graph.LabelAgreement: {"(x)-[:PARTY_TO]->(n:Agreement)"},
	graph.LabelEvent:     {"(x)-[:ACTS_IN]->(n:Event)"},
}

func timelineStatement(f graph.TimelineFilter, p graph.Page) statement {
	q := newQuery(labelNode)
	labels := f.Labels
	if len(labels) == 0 {
		labels = []graph.Label{graph.LabelStatement, graph.LabelAgreement, graph.LabelEvent}
	}
	var branches []string
	for _, l := range sortedUnique(labels) {
		for _, pattern := range timelineLinks[l] {
			branches = append(branches, fmt.Sprintf("  MATCH %s\n  RETURN n", pattern))
		}
	}
	needed := 1
	if f.All {
		needed = distinct(f.Actors)
	}
	q.dates(f.Dates)
	paging, order, limit := q.page(p)
	text := fmt.Sprintf("\nUNWIND %s AS key\nMATCH (x:Node {id: key})\nUSING INDEX SEEK x:Node(id)\nCALL (x) {\n%s\n}\nWITH n, count(DISTINCT x) AS hits\nWHERE hits >= %s\n  AND %s\nRETURN n\n%s\n%s",
		q.param("actors", texts(f.Actors)), strings.Join(branches, "\n  UNION\n"), q.param("needed", needed), strings.Join(append(paging, q.wheres...), "\n  AND "), order, limit)
	return statement{text, q.params}
}
