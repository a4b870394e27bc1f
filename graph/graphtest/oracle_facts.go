package graphtest

import (
	"context"
	"errors"
	"slices"

	"entente/graph"
)

// edgeTest picks edges.
type edgeTest = func(graph.Edge) bool

func toOneOf(ids []graph.ID) edgeTest {
	return func(e graph.Edge) bool { return slices.Contains(ids, e.To) }
}

func fromOneOf(ids []graph.ID) edgeTest {
	return func(e graph.Edge) bool { return slices.Contains(ids, e.From) }
}

// evidencedIn reports whether a fact has evidence from one of the articles; no articles ask for nothing.
func (v *view) evidencedIn(id graph.ID, articles []graph.ID) bool {
	return len(articles) == 0 || v.any(v.out[id], graph.EdgeEvidencedBy, func(e graph.Edge) bool {
		return v.any(v.out[e.To], graph.EdgeFrom, toOneOf(articles))
	})
}

// Statements implements graph.Store.
func (o *Oracle) Statements(ctx context.Context, f graph.StatementFilter, p graph.Page) (graph.Slice[*graph.Statement], error) {
	check := errors.Join(f.Check(), graph.CheckPage("statements", p))
	return read(ctx, o, "statements", firstOf(check), func(v *view) (graph.Slice[*graph.Statement], error) {
		return page(typed(v, func(n *graph.Statement) bool { return v.statement(f, n) }), place[*graph.Statement], p), nil
	})
}

func (v *view) statement(f graph.StatementFilter, n *graph.Statement) bool {
	out, in := v.out[n.ID], v.in[n.ID]
	about := func(e graph.Edge) bool {
		return (len(f.About) == 0 || slices.Contains(f.About, e.To)) && among(f.Stances, e.Stance)
	}
	return (len(f.Speakers) == 0 || v.any(in, graph.EdgeSaid, fromOneOf(f.Speakers))) &&
		(len(f.About)+len(f.Stances) == 0 || v.any(out, graph.EdgeAbout, about)) &&
		(len(f.Audiences) == 0 || v.any(out, graph.EdgeAddressedTo, toOneOf(f.Audiences))) &&
		(len(f.Media) == 0 || v.any(out, graph.EdgeVia, toOneOf(f.Media))) &&
		among(f.Kinds, n.Speech) && among(f.Acts, n.Act) && v.evidencedIn(n.ID, f.Articles) && f.Dates.Overlaps(n.Date)
}

// Agreements implements graph.Store.
func (o *Oracle) Agreements(ctx context.Context, f graph.AgreementFilter, p graph.Page) (graph.Slice[*graph.Agreement], error) {
	check := errors.Join(f.Check(), graph.CheckPage("agreements", p))
	return read(ctx, o, "agreements", firstOf(check), func(v *view) (graph.Slice[*graph.Agreement], error) {
		return page(typed(v, func(n *graph.Agreement) bool { return v.agreement(f, n) }), place[*graph.Agreement], p), nil
	})
}

func (v *view) agreement(f graph.AgreementFilter, n *graph.Agreement) bool {
	topic := func(e graph.Edge) bool {
		p, ok := v.nodes[e.To].(*graph.Provision)
		return ok && overlap(f.Topics, p.Topics)
	}
	return v.roles(n.ID, graph.EdgePartyTo, f.Parties, f.Roles, f.AllParties) &&
		(len(f.Topics) == 0 || v.any(v.out[n.ID], graph.EdgeHasProvision, topic)) &&
		among(f.Kinds, n.Kind) && among(f.Stages, n.Stage) && v.evidencedIn(n.ID, f.Articles) && f.Dates.Overlaps(n.Date)
}

// roles reports whether one of the actors, or all of them, have one of the roles.
func (v *view) roles(id graph.ID, t graph.EdgeType, actors []graph.ID, roles []graph.Role, all bool) bool {
	has := func(actor graph.ID) bool {
		return v.any(v.in[id], t, func(e graph.Edge) bool {
			return (actor == "" || e.From == actor) && among(roles, graph.Role(e.Role))
		})
	}
	switch {
	case len(actors)+len(roles) == 0:
		return true
	case len(actors) == 0:
		return has("")
	case all:
		return !slices.ContainsFunc(actors, func(a graph.ID) bool { return a == "" || !has(a) })
	}
	return slices.ContainsFunc(actors, func(a graph.ID) bool { return a != "" && has(a) })
}

// Events implements graph.Store.
func (o *Oracle) Events(ctx context.Context, f graph.EventFilter, p graph.Page) (graph.Slice[*graph.Event], error) {
	check := errors.Join(f.Check(), graph.CheckPage("events", p))
	return read(ctx, o, "events", firstOf(check), func(v *view) (graph.Slice[*graph.Event], error) {
		return page(typed(v, func(n *graph.Event) bool { return v.event(f, n) }), place[*graph.Event], p), nil
	})
}

func (v *view) event(f graph.EventFilter, n *graph.Event) bool {
	return v.roles(n.ID, graph.EdgeActsIn, f.Participants, f.Roles, f.AllParticipants) &&
		(len(f.Places) == 0 || v.any(v.out[n.ID], graph.EdgeAt, toOneOf(f.Places))) &&
		(len(f.Quads) == 0 || n.Quad != 0 && slices.Contains(f.Quads, n.Quad)) &&
		among(f.Types, n.Type) && among(f.Modes, n.Mode) && among(f.Modalities, n.Modality) &&
		v.evidencedIn(n.ID, f.Articles) && f.Dates.Overlaps(n.Date)
}

// Ties implements graph.Store.
func (o *Oracle) Ties(ctx context.Context, f graph.TieFilter, p graph.Page) (graph.Slice[graph.Tie], error) {
	check := errors.Join(f.Check(), graph.CheckPage("ties", p))
	return read(ctx, o, "ties", firstOf(check), func(v *view) (graph.Slice[graph.Tie], error) {
		var found []graph.Tie
		for _, r := range typed(v, func(*graph.Relation) bool { return true }) {
			tie := graph.Tie{Relation: r, Subject: v.end(r.ID, graph.EdgeSubject), Object: v.end(r.ID, graph.EdgeObject), Tally: v.tally(r.ID)}
			if v.tie(f, tie) {
				found = append(found, tie)
			}
		}
		return page(found, func(t graph.Tie) graph.Cursor { return nodePlace(t.Relation) }, p), nil
	})
}

// end is a tie's subject or object: its id fixes both, so that there is one.
func (v *view) end(relation graph.ID, t graph.EdgeType) graph.ID {
	for _, e := range v.out[relation] {
		if e.Type == t {
			return e.To
		}
	}
	return ""
}

func (v *view) tie(f graph.TieFilter, t graph.Tie) bool {
	subject, object := slices.Contains(f.Ends, t.Subject), slices.Contains(f.Ends, t.Object)
	ends := len(f.Ends) == 0 || subject && object || !f.AllEnds && (subject || object)
	return ends && among(f.Subjects, t.Subject) && among(f.Objects, t.Object) &&
		among(f.Types, t.Relation.Type) && among(f.Polarities, t.Relation.Polarity) && among(f.Modalities, t.Relation.Modality) &&
		v.evidencedIn(t.Relation.ID, f.Articles)
}

// Timeline implements graph.Store.
func (o *Oracle) Timeline(ctx context.Context, f graph.TimelineFilter, p graph.Page) (graph.Slice[graph.Node], error) {
	check := errors.Join(f.Check(), graph.CheckPage("timeline", p))
	return read(ctx, o, "timeline", firstOf(check), func(v *view) (graph.Slice[graph.Node], error) {
		return page(v.matching(func(n graph.Node) bool { return v.inTimeline(f, n) }), nodePlace, p), nil
	})
}

func (v *view) inTimeline(f graph.TimelineFilter, n graph.Node) bool {
	labels := f.Labels
	if len(labels) == 0 {
		labels = []graph.Label{graph.LabelStatement, graph.LabelAgreement, graph.LabelEvent}
	}
	date, _ := graph.DateOf(n)
	if !slices.Contains(labels, n.NodeLabel()) || !f.Dates.Overlaps(date) {
		return false
	}
	concerns := func(actor graph.ID) bool { return v.concerns(n, actor) }
	if f.All {
		return !slices.ContainsFunc(f.Actors, func(a graph.ID) bool { return !concerns(a) })
	}
	return slices.ContainsFunc(f.Actors, concerns)
}

// concerns reports whether a statement, agreement or event has to do with an actor.
func (v *view) concerns(n graph.Node, actor graph.ID) bool {
	one := []graph.ID{actor}
	in, out := v.in[n.NodeID()], v.out[n.NodeID()]
	switch n.NodeLabel() {
	case graph.LabelStatement:
		return v.any(in, graph.EdgeSaid, fromOneOf(one)) || v.any(out, graph.EdgeAbout, toOneOf(one))
	case graph.LabelAgreement:
		return v.any(in, graph.EdgePartyTo, fromOneOf(one))
	case graph.LabelEvent:
		return v.any(in, graph.EdgeActsIn, fromOneOf(one))
	}
	return false
}

// typed returns the nodes of one Go type that match.
func typed[N graph.Node](v *view, match func(N) bool) []N {
	var out []N
	for _, n := range v.nodes {
		if n, ok := n.(N); ok && match(n) {
			out = append(out, n)
		}
	}
	return out
}

func place[N graph.Node](n N) graph.Cursor { return nodePlace(n) }
