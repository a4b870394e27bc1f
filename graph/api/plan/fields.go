package plan

import (
	"context"

	"entente/graph"
	"entente/graph/api/model"
)

// fields returns how each field that needs the store is answered, by type and name. Types share a field where it is answered alike, so that the store is
// asked once for all of them.
func fields() map[string]map[string]*field {
	out := map[string]map[string]*field{}
	put := func(name string, f *field, types ...string) {
		for _, t := range types {
			if out[t] == nil {
				out[t] = map[string]*field{}
			}
			out[t][name] = f
		}
	}
	entityFields(put)
	factFields(put)
	recordFields(put)
	sourceFields(put)
	analysisFields(put)
	networkFields(put)
	return out
}

// put registers a field of some types.
type put func(name string, f *field, types ...string)

func entityFields(put put) {
	actors := labels(graph.LabelActor)
	places := labels(graph.LabelPlace)
	put("mentions", connection(pattern(graph.EdgeMentions, graph.In, ""), "", func(p model.Object, n graph.Neighbour) *model.Mention {
		entity, _ := p.(model.Entity)
		article, _ := model.New(n.Node).(*model.Article)
		return &model.Mention{Article: article, Entity: entity, Count: n.Edge.Count}
	}), append(places, actors...)...)
	put("statements", connection(pattern(graph.EdgeSaid, graph.Out, ""), "", nodeOf[*model.Statement]), actors...)
	put("claims", connection(pattern(graph.EdgeHoldsClaim, graph.Out, ""), "", nodeOf[*model.Claim]), actors...)
	put("agreements", connection(pattern(graph.EdgePartyTo, graph.Out, ""), "roles", recordOf[*model.Participation]), actors...)
	put("events", connection(pattern(graph.EdgeActsIn, graph.Out, ""), "roles", recordOf[*model.Participation]), actors...)
	put("ties", &field{actorTies}, actors...)
	put("memberships", connection(pattern(graph.EdgeMemberOf, graph.Out, ""), "", recordOf[*model.Membership]), actors...)
	put("members", connection(pattern(graph.EdgeMemberOf, graph.In, ""), "", recordOf[*model.Membership]), "Organization")
	put("bodies", connection(pattern(graph.EdgeMemberOf, graph.In, graph.LabelOrganization), "", recordOf[*model.Membership]), "State", "Region")
	put("carried", connection(pattern(graph.EdgeVia, graph.In, ""), "", nodeOf[*model.Statement]), "Organization")
	put("offices", connection(pattern(graph.EdgeHolds, graph.Out, ""), "", recordOf[*model.Occupancy]), "Person")
	put("positions", connection(pattern(graph.EdgeOf, graph.In, graph.LabelPosition), "", nodeOf[*model.Position]), "State", "Region", "Organization")
	put("partOf", connection(pattern(graph.EdgePartOf, graph.Out, graph.LabelPlace), "", recordOf[*model.Membership]), places...)
	put("parts", connection(pattern(graph.EdgePartOf, graph.In, graph.LabelPlace), "", recordOf[*model.Membership]), places...)
	put("statementsAbout", connection(pattern(graph.EdgeAbout, graph.In, graph.LabelStatement), "", nodeOf[*model.Statement]),
		append(actors, "Agreement", "Event")...)
}

// actorTies answers with the standing ties at each actor, whichever end it is.
func actorTies(ctx context.Context, c *call) ([]any, error) {
	types := words[graph.TieType](c.args, "types")
	if len(types) == 0 {
		types = graph.TieTypes()
	}
	types = unique(types)
	patterns := make([]graph.EdgePattern, 0, 2*len(types))
	for _, t := range types {
		patterns = append(patterns, graph.EdgePattern{Type: t.Edge(), Direction: graph.Out}, graph.EdgePattern{Type: t.Edge(), Direction: graph.In})
	}
	return neighbourPages(ctx, c, c.ids(), patterns, nil, recordOf[*model.Relation])
}

func factFields(put put) {
	facts := []string{"Statement", "Claim", "Agreement", "Provision", "Event", "Conflict", "Relation", "Occupancy", "Membership", "Participation"}
	put("evidence", connection(pattern(graph.EdgeEvidencedBy, graph.Out, graph.LabelEvidence), "", nodeOf[*model.Evidence]), append(facts, "AlignmentShare")...)
	put("corrections", connection(pattern(graph.EdgeEvidencedBy, graph.Out, graph.LabelCorrection), "", nodeOf[*model.Correction]), facts...)

	put("speakers", plain[model.Actor](graph.EdgeSaid, graph.In, ""), "Statement")
	put("audience", plain[model.Actor](graph.EdgeAddressedTo, graph.Out, ""), "Statement")
	put("media", plain[*model.Organization](graph.EdgeVia, graph.Out, ""), "Statement")
	put("places", plain[model.Place](graph.EdgeAt, graph.Out, ""), "Statement", "Event")
	put("about", &field{about}, "Statement", "Claim")
	put("holders", plain[model.Actor](graph.EdgeHoldsClaim, graph.In, ""), "Claim")

	put("roles", connection(pattern(graph.EdgePartyTo, graph.In, ""), "roles", recordOf[*model.Participation]), "Agreement")
	put("provisions", connection(pattern(graph.EdgeHasProvision, graph.Out, ""), "", nodeOf[*model.Provision]), "Agreement")
	put("ends", plain[*model.Conflict](graph.EdgeEnds, graph.Out, ""), "Agreement")
	put("supersedes", plain[*model.Agreement](graph.EdgeSupersedes, graph.Out, ""), "Agreement")
	put("supersededBy", plain[*model.Agreement](graph.EdgeSupersedes, graph.In, ""), "Agreement")
	put("agreement", single[*model.Agreement](graph.EdgeHasProvision, graph.In, ""), "Provision")

	put("roles", connection(pattern(graph.EdgeActsIn, graph.In, ""), "roles", recordOf[*model.Participation]), "Event")
	put("conflicts", plain[*model.Conflict](graph.EdgePartOf, graph.Out, graph.LabelConflict), "Event")
	put("events", connection(pattern(graph.EdgePartOf, graph.In, graph.LabelEvent), "", nodeOf[*model.Event]), "Conflict")
	put("agreements", connection(pattern(graph.EdgeEnds, graph.In, ""), "", nodeOf[*model.Agreement]), "Conflict")
}

// about answers what statements and claims are about.
func about(ctx context.Context, c *call) ([]any, error) {
	return plainLists(ctx, c, pattern(graph.EdgeAbout, graph.Out, ""), func(n graph.Neighbour) (*model.About, bool) {
		target, ok := model.New(n.Node).(model.AboutTarget)
		return model.NewAbout(target, n.Edge.Stance), ok
	})
}

func recordFields(put put) {
	put("subject", end[model.Actor](subject), "Relation")
	put("object", end[model.Actor](object), "Relation")
	put("tally", &field{tally}, "Relation")
	put("person", end[*model.Person](subject), "Occupancy")
	put("position", end[*model.Position](object), "Occupancy")
	put("member", end[model.Entity](subject), "Membership")
	put("of", end[model.Entity](object), "Membership")
	put("actor", end[model.Actor](subject), "Participation")
	put("agreement", end[*model.Agreement](object), "Participation")
	put("event", end[*model.Event](object), "Participation")
}

func sourceFields(put put) {
	put("of", single[model.Actor](graph.EdgeOf, graph.Out, ""), "Position")
	put("holders", connection(pattern(graph.EdgeHolds, graph.In, ""), "", recordOf[*model.Occupancy]), "Position")
	put("mentions", connection(pattern(graph.EdgeMentions, graph.Out, ""), "", func(p model.Object, n graph.Neighbour) *model.Mention {
		entity, _ := model.New(n.Node).(model.Entity)
		article, _ := p.(*model.Article)
		return &model.Mention{Article: article, Entity: entity, Count: n.Edge.Count}
	}), "Article")
	put("evidence", connection(pattern(graph.EdgeFrom, graph.In, ""), "", nodeOf[*model.Evidence]), "Article")
	put("article", single[*model.Article](graph.EdgeFrom, graph.Out, ""), "Evidence")
	put("facts", connection(pattern(graph.EdgeEvidencedBy, graph.In, ""), "", func(_ model.Object, n graph.Neighbour) model.Fact {
		fact, _ := model.New(n.Node).(model.Fact)
		return fact
	}), "Evidence", "Correction")
	put("attributedTo", &field{attributedTo}, "Evidence")
}

// attributedTo answers who claims what passages tell.
func attributedTo(ctx context.Context, c *call) ([]any, error) {
	ids := make([]graph.ID, len(c.parents))
	for i, p := range c.parents {
		ids[i] = p.(*model.Evidence).Node().AttributedTo
	}
	nodes, err := c.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]any, len(nodes))
	for i, n := range nodes {
		if n != nil {
			out[i] = typed[model.Actor](n)
		}
	}
	return out, nil
}

func labels(l graph.Label) []string {
	concrete := l.Expand()
	out := make([]string, 0, len(concrete))
	for _, c := range concrete {
		out = append(out, string(c))
	}
	return out
}
