package resolve

import (
	"slices"

	"entente/graph"
	"entente/graph/plover"
	"entente/loader/facts"
)

func (b *builder) agreements(list []facts.Agreement) {
	for _, a := range list {
		id := b.ref(a.ID)
		b.node(&graph.Agreement{
			ID: id, Name: a.Name, Aliases: slices.Clone(a.Aliases), Kind: a.Kind, Stage: graph.Stage(a.Stage), Binding: a.Binding, Date: graph.Date(str(a.Date)),
		})
		b.evidence(id, a.Evidence)
		if a.Ends != nil {
			b.link(graph.EdgeEnds, id, b.ref(*a.Ends), id)
		}
		if a.Supersedes != nil {
			b.link(graph.EdgeSupersedes, id, b.ref(*a.Supersedes), id)
		}
		b.roles(id, a.Roles)
		b.provisions(id, a.Provisions)
	}
}

func (b *builder) roles(agreement graph.ID, list []facts.Role) {
	for _, r := range list {
		role, modality := graph.Role(r.Role), graph.Modality(r.Modality)
		actor, record := b.participation(r.Entity, agreement, role, modality, r.Evidence)
		e := graph.Edge{Type: graph.EdgePartyTo, From: actor, To: agreement, Record: record, Role: r.Role, Modality: modality}
		b.edge(e)
		if shortcut, ok := role.Shortcut(); ok {
			b.edge(graph.Edge{Type: shortcut, From: actor, To: agreement, Record: record, Modality: modality})
		}
	}
}

// participation adds the record of an entity's role in something.
func (b *builder) participation(entity string, in graph.ID, role graph.Role, m graph.Modality, evidence []facts.Evidence) (actor, record graph.ID) {
	actor = b.ref(entity)
	n := &graph.Participation{ID: graph.ParticipationID(actor, in, role, m), Role: role, Modality: m}
	b.record(n, actor, in, evidence)
	return actor, n.ID
}

func (b *builder) provisions(agreement graph.ID, list []facts.Provision) {
	for _, p := range list {
		topics := slices.Sorted(slices.Values(p.Topics))
		n := &graph.Provision{Topics: slices.Compact(topics), Text: p.Text}
		if p.Ordinal != nil {
			n.Ordinal = *p.Ordinal
		}
		n.ID = graph.ProvisionID(agreement, n.Ordinal, n.Topics, n.Text)
		b.node(n)
		b.link(graph.EdgeHasProvision, agreement, n.ID, agreement)
		b.evidence(n.ID, p.Evidence)
	}
}

// conflicts records the parties as participations: the conflict is their object.
func (b *builder) conflicts(list []facts.Conflict) {
	for _, k := range list {
		id := b.ref(k.ID)
		b.node(&graph.Conflict{ID: id, Name: k.Name, From: graph.Date(str(k.From)), To: graph.Date(str(k.To))})
		b.evidence(id, k.Evidence)
		for _, party := range k.Parties {
			b.participation(party, id, graph.RoleParty, graph.Asserted, k.Evidence)
		}
	}
}

// eventID is that of its participants and day where all are known exactly, else that of its first passage.
func (b *builder) eventID(e *facts.Event) graph.ID {
	modality := graph.Modality(e.Modality)
	if dated(e) {
		return graph.DatedEventID(e.Type, modality, b.refs(e.Actors), b.refs(e.Recipients), graph.Date(*e.Date), b.refOf(e.Place))
	}
	start, end := firstPassage(e.Evidence)
	return graph.UndatedEventID(e.Type, modality, b.out.SourceID(), start, end)
}

// dated reports whether the event's day is known: a full date that is not said to be rough.
func dated(e *facts.Event) bool {
	return len(str(e.Date)) == len("2006-01-02") && !e.Approximate && (e.Precision == nil || *e.Precision == "DAY")
}

// firstPassage is the passage of a fact that comes first in the text; its evidence may be in any order.
func firstPassage(list []facts.Evidence) (start, end int) {
	if len(list) == 0 {
		return 0, 0
	}
	first := slices.MinFunc(list, func(a, b facts.Evidence) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	return first.Start, first.End
}

func (b *builder) events(list []facts.Event) {
	for _, e := range list {
		id := b.ref(e.ID)
		n := &graph.Event{
			ID: id, Type: e.Type, Mode: str(e.Mode), Contexts: slices.Clone(e.Contexts), CAMEO: str(e.CAMEO), Modality: graph.Modality(e.Modality),
			Date: graph.Date(str(e.Date)), Precision: str(e.Precision), Approximate: e.Approximate,
		}
		if typ, ok := plover.Lookup(e.Type); ok {
			n.Quad, n.Score = int(typ.Quad), typ.ScoreOf(n.Mode)
		}
		b.node(n)
		b.evidence(id, e.Evidence)
		b.participants(id, n.Modality, &e)
		if e.Place != nil {
			b.link(graph.EdgeAt, id, b.ref(*e.Place), id)
		}
		if e.Conflict != nil {
			b.link(graph.EdgePartOf, id, b.ref(*e.Conflict), id)
		}
	}
}

// participants records the roles in an event, which share its evidence.
func (b *builder) participants(event graph.ID, m graph.Modality, e *facts.Event) {
	for _, group := range []struct {
		role     graph.Role
		entities []string
	}{
		{graph.RoleActor, e.Actors}, {graph.RoleRecipient, e.Recipients}, {graph.RoleMediator, e.Mediators}, {graph.RoleHost, e.Hosts},
	} {
		for _, entity := range group.entities {
			actor, record := b.participation(entity, event, group.role, m, e.Evidence)
			b.edge(graph.Edge{Type: graph.EdgeActsIn, From: actor, To: event, Record: record, Role: string(group.role), Modality: m})
		}
	}
}
