package resolve

import (
	"slices"

	"entente/graph"
	"entente/loader/facts"
)

// labels are the graph's labels of the kinds of entities.
var labels = map[string]graph.Label{
	facts.Person: graph.LabelPerson, facts.State: graph.LabelState, facts.Region: graph.LabelRegion, facts.City: graph.LabelCity, facts.Facility: graph.LabelFacility,
	facts.Organization: graph.LabelOrganization, facts.Group: graph.LabelGroup,
}

// actorID is the lexicon's id where it knows the entity, else that of its kind and name. Somebody without a proper name, or a body without one ("the Ruritanian team"), is one of this article alone.
func (b *builder) actorID(e *facts.Entity) graph.ID {
	if e.Actor != nil {
		return graph.ID(*e.Actor)
	}
	var scope graph.ID
	if !hasName(e) && (e.Kind == facts.Group || (e.Kind == facts.Person || e.Kind == facts.Organization) && len(e.Mentions) > 0) {
		scope = b.out.SourceID()
	}
	return graph.ActorID(labels[e.Kind], e.Name, scope)
}

// identifyFacilities gives buildings, squares and streets the ids of their names in the places that they lie in: a "Grand Mosque" of one city is not that of another. One of which no place is told is
// its article's alone.
func (b *builder) identifyFacilities(doc *facts.Document) {
	lies := map[string]graph.ID{}
	kinds := map[string]string{}
	for i := range doc.Entities {
		kinds[doc.Entities[i].ID] = doc.Entities[i].Kind
	}
	for i := range doc.Places {
		p := &doc.Places[i]
		if id := b.ids[p.In]; kinds[p.In] != facts.Facility && (lies[p.Place] == "" || id < lies[p.Place]) { // the smallest, whatever the order
			lies[p.Place] = id
		}
	}
	for i := range doc.Entities {
		if e := &doc.Entities[i]; e.Kind == facts.Facility && e.Actor == nil {
			scope := lies[e.ID]
			if scope == "" {
				scope = b.out.SourceID()
			}
			b.ids[e.ID] = graph.ActorID(graph.LabelFacility, e.Name, scope)
		}
	}
}

// hasName reports whether some mention of the entity is a proper name, or one that is derived from it.
func hasName(e *facts.Entity) bool {
	return slices.ContainsFunc(e.Mentions, func(m facts.Mention) bool {
		return m.Via == facts.ViaName || m.Via == facts.ViaMetonym || m.Via == facts.ViaDemonym
	})
}

func (b *builder) entities(doc *facts.Document) {
	for _, e := range doc.Entities {
		id := b.ref(e.ID)
		b.node(&graph.Actor{
			ID: id, Label: labels[e.Kind], Name: e.Name, Aliases: slices.Clone(e.Aliases), Wikidata: str(e.Wikidata), ISO3: str(e.ISO3),
			Status: str(e.Status), OrgKind: str(e.OrgKind), Sector: str(e.Sector),
		})
		b.mentions[id] += len(e.Mentions)
	}
	article := b.out.SourceID()
	for id, count := range b.mentions {
		if count > 0 {
			b.edge(graph.Edge{Type: graph.EdgeMentions, From: article, To: id, Record: article, Count: count})
		}
	}
}

func (b *builder) offices(list []facts.Office) {
	for _, o := range list {
		person, of := b.ref(o.Person), b.refOf(o.Of)
		position := &graph.Position{ID: graph.PositionID(str(o.Function), o.Title, of), Title: o.Title, Function: str(o.Function)}
		b.node(position)
		if of != "" {
			b.link(graph.EdgeOf, position.ID, of, position.ID)
		}
		from, to := graph.Date(str(o.From)), graph.Date(str(o.To))
		n := &graph.Occupancy{ID: graph.OccupancyID(person, position.ID, str(o.Status), from), Status: str(o.Status), From: from, To: to}
		b.record(n, person, position.ID, o.Evidence)
		b.edge(graph.Edge{Type: graph.EdgeHolds, From: person, To: position.ID, Record: n.ID, Status: n.Status, ValidFrom: from, ValidTo: to})
	}
}

func (b *builder) memberships(doc *facts.Document) {
	for _, m := range doc.Memberships {
		member, of, role := b.ref(m.Member), b.ref(m.Of), str(m.Role)
		n := &graph.Membership{ID: graph.MembershipID(member, of, role), Role: role, From: graph.Date(str(m.From)), To: graph.Date(str(m.To))}
		b.record(n, member, of, m.Evidence)
		b.edge(graph.Edge{Type: graph.EdgeMemberOf, From: member, To: of, Record: n.ID, Role: role, ValidFrom: n.From, ValidTo: n.To})
	}
	for _, p := range doc.Places {
		place, in := b.ref(p.Place), b.ref(p.In)
		n := &graph.Membership{ID: graph.MembershipID(place, in, "")}
		b.record(n, place, in, p.Evidence)
		b.link(graph.EdgePartOf, place, in, n.ID)
	}
}

func (b *builder) ties(list []facts.Tie) {
	for _, t := range list {
		typ, polarity, modality := graph.TieType(t.Type), graph.Polarity(t.Polarity), graph.Modality(t.Modality)
		subject, object := graph.TieEnds(typ, b.ref(t.Subject), b.ref(t.Object))
		n := &graph.Relation{
			ID: graph.RelationID(typ, subject, object, polarity, modality), Type: typ, Polarity: polarity, Modality: modality,
			From: graph.Date(str(t.From)), To: graph.Date(str(t.To)),
		}
		b.record(n, subject, object, t.Evidence)
		b.edge(graph.Edge{
			Type: typ.Edge(), From: subject, To: object, Record: n.ID, Polarity: polarity, Modality: modality, ValidFrom: n.From, ValidTo: n.To,
		})
	}
}
