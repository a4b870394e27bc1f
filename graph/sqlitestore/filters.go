package sqlitestore

import (
	"context"
	"slices"

	"entente/graph"
)

// Find implements graph.Store.
func (s *Store) Find(ctx context.Context, f graph.Filter, p graph.Page) (graph.Slice[graph.Node], error) {
	return list[graph.Node](ctx, s, "find", f.Check(), p, func() *lookup { return findLookup(f) })
}

// The fields that find least come first: the first of them leads the search.
func findLookup(f graph.Filter) *lookup {
	l := &lookup{labels: f.Labels}
	l.term("name", normalNames(f.Names))
	l.term("wikidata", f.Wikidata)
	l.term("iso3", f.ISO3)
	l.term("function", f.Functions)
	l.by(graph.EdgeMentions, f.MentionedIn)
	l.to(graph.EdgeMentions, f.Mentions)
	l.term("publisher", normalNames(f.Publishers))
	l.term("status", f.Statuses)
	l.term("kind", f.Kinds)
	l.dates(f.Dates)
	return l
}

func normalNames(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = graph.NormalName(n)
	}
	return out
}

// Statements implements graph.Store.
func (s *Store) Statements(ctx context.Context, f graph.StatementFilter, p graph.Page) (graph.Slice[*graph.Statement], error) {
	return list[*graph.Statement](ctx, s, "statements", f.Check(), p, func() *lookup { return statementLookup(f) })
}

func statementLookup(f graph.StatementFilter) *lookup {
	l := &lookup{labels: []graph.Label{graph.LabelStatement}}
	l.by(graph.EdgeSaid, f.Speakers)
	l.about(f)
	l.to(graph.EdgeAddressedTo, f.Audiences)
	l.evidencedIn(f.Articles)
	l.to(graph.EdgeVia, f.Media)
	property(l, "kind", f.Kinds)
	property(l, "act", f.Acts)
	l.dates(f.Dates)
	return l
}

func (l *lookup) about(f graph.StatementFilter) {
	const stances = " AND e.stance IN (SELECT value FROM json_each(?))"
	switch {
	case len(f.About) > 0 && len(f.Stances) > 0:
		l.from("SELECT e.src FROM edge e WHERE e.type = 'ABOUT' AND e.dst IN ("+idSet+")"+stances, jsonList(f.About), jsonList(f.Stances))
	case len(f.About) > 0:
		l.to(graph.EdgeAbout, f.About)
	case len(f.Stances) > 0:
		l.where("EXISTS (SELECT 1 FROM edge e WHERE e.src = n.rowid AND e.type = 'ABOUT'"+stances+")", jsonList(f.Stances))
	}
}

// Agreements implements graph.Store.
func (s *Store) Agreements(ctx context.Context, f graph.AgreementFilter, p graph.Page) (graph.Slice[*graph.Agreement], error) {
	return list[*graph.Agreement](ctx, s, "agreements", f.Check(), p, func() *lookup { return agreementLookup(f) })
}

func agreementLookup(f graph.AgreementFilter) *lookup {
	l := &lookup{labels: []graph.Label{graph.LabelAgreement}}
	l.roles(graph.EdgePartyTo, f.Parties, f.Roles, f.AllParties)
	l.evidencedIn(f.Articles)
	if len(f.Topics) > 0 {
		l.from("SELECT e.src FROM term t JOIN edge e ON e.dst = t.node AND e.type = 'HAS_PROVISION' WHERE t.field = 'topic' AND t.value IN (SELECT value FROM json_each(?))", jsonList(f.Topics))
	}
	property(l, "kind", f.Kinds)
	property(l, "stage", f.Stages)
	l.dates(f.Dates)
	return l
}

// Events implements graph.Store.
func (s *Store) Events(ctx context.Context, f graph.EventFilter, p graph.Page) (graph.Slice[*graph.Event], error) {
	return list[*graph.Event](ctx, s, "events", f.Check(), p, func() *lookup { return eventLookup(f) })
}

func eventLookup(f graph.EventFilter) *lookup {
	l := &lookup{labels: []graph.Label{graph.LabelEvent}}
	l.roles(graph.EdgeActsIn, f.Participants, f.Roles, f.AllParticipants)
	l.to(graph.EdgeAt, f.Places)
	l.evidencedIn(f.Articles)
	property(l, "type", f.Types)
	property(l, "mode", f.Modes)
	property(l, "modality", f.Modalities)
	if len(f.Quads) > 0 {
		l.where("n.props ->> 'quad' IN (SELECT value FROM json_each(?))", mustJSON(f.Quads))
	}
	l.dates(f.Dates)
	return l
}

// roles holds a node to actors, or all of them, that have one of the roles in it.
func (l *lookup) roles(t graph.EdgeType, actors []graph.ID, roles []graph.Role, all bool) {
	if len(actors)+len(roles) == 0 {
		return
	}
	cond, args := "e.type = '"+string(t)+"'", []any(nil)
	if len(actors) > 0 {
		cond += " AND e.src IN (" + idSet + ")"
		args = append(args, jsonList(actors))
	}
	if len(roles) > 0 {
		cond += " AND e.role IN (SELECT value FROM json_each(?))"
		args = append(args, jsonList(roles))
	}
	if len(actors) == 0 {
		l.where("EXISTS (SELECT 1 FROM edge e WHERE e.dst = n.rowid AND "+cond+")", args...)
		return
	}
	if n := distinct(actors); all && n > 1 {
		l.from("SELECT e.dst FROM edge e WHERE "+cond+" GROUP BY e.dst HAVING count(DISTINCT e.src) = ?", append(args, n)...)
		return
	}
	l.from("SELECT e.dst FROM edge e WHERE "+cond, args...)
}

func distinct(ids []graph.ID) int {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return len(slices.Compact(ids))
}

// concerned is a query for pairs of an actor and what has to do with it, for two lists of the actors' ids.
const concerned = `
	SELECT e.src AS actor, e.dst AS node FROM edge e JOIN node x ON x.rowid = e.dst
	WHERE e.src IN (` + idSet + `) AND e.type IN ('SAID', 'PARTY_TO', 'ACTS_IN')
	  AND x.label = CASE e.type WHEN 'SAID' THEN 'Statement' WHEN 'PARTY_TO' THEN 'Agreement' ELSE 'Event' END
	UNION ALL
	SELECT e.dst, e.src FROM edge e JOIN node x ON x.rowid = e.src
	WHERE e.dst IN (` + idSet + `) AND e.type = 'ABOUT' AND x.label = 'Statement'`

// Timeline implements graph.Store.
func (s *Store) Timeline(ctx context.Context, f graph.TimelineFilter, p graph.Page) (graph.Slice[graph.Node], error) {
	return list[graph.Node](ctx, s, "timeline", f.Check(), p, func() *lookup { return timelineLookup(f) })
}

func timelineLookup(f graph.TimelineFilter) *lookup {
	l := &lookup{labels: f.Labels}
	if len(l.labels) == 0 {
		l.labels = []graph.Label{graph.LabelStatement, graph.LabelAgreement, graph.LabelEvent}
	}
	actors := jsonList(f.Actors)
	if n := distinct(f.Actors); f.All && n > 1 {
		l.from("SELECT c.node FROM ("+concerned+") c GROUP BY c.node HAVING count(DISTINCT c.actor) = ?", actors, actors, n)
	} else {
		l.from("SELECT c.node FROM ("+concerned+") c", actors, actors)
	}
	l.dates(f.Dates)
	return l
}
