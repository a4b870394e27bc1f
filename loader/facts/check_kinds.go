package facts

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/graph/plover"
)

// The checks of each kind of fact.

func (c *checker) entity(e *Entity) {
	c.oneOf("kind", e.Kind, entityKinds)
	c.name("name", e.Name)
	each(c, "aliases", e.Aliases, func(s *string) { c.name("", *s) })
	c.actorID(e)
	c.onlyFor("status", e.Status, e.Kind, Region)
	c.optionalOneOf("status", e.Status, graph.RegionStatuses())
	c.onlyFor("orgKind", e.OrgKind, e.Kind, Organization)
	c.optionalOneOf("orgKind", e.OrgKind, graph.OrganizationKinds())
	c.onlyFor("sector", e.Sector, e.Kind, Group, Organization)
	c.optionalOneOf("sector", e.Sector, plover.Sectors())
	c.onlyFor("iso3", e.ISO3, e.Kind, placeKinds...)
	c.form("iso3", e.ISO3, iso3Form, "RUS")
	c.form("wikidata", e.Wikidata, itemForm, "Q159")
	each(c, "mentions", e.Mentions, func(m *Mention) {
		c.span(&m.Span)
		c.oneOf("via", m.Via, []string{ViaName, ViaTitle, ViaPronoun, ViaMetonym, ViaDemonym, ViaNominal})
	})
}

// actorID checks that a known actor's id is one of its kind's, so that a line cannot claim the id of something else.
func (c *checker) actorID(e *Entity) {
	c.form("actor", e.Actor, actorForm, "state:RUS")
	if e.Actor == nil {
		return
	}
	prefixes := actorPrefixes[e.Kind]
	if !slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(*e.Actor, p) }) {
		c.failf("actor", "an id of this kind begins with "+strings.Join(prefixes, " or "), "%s is not the id of a %s", excerpt(*e.Actor), e.Kind)
	}
}

// onlyFor checks that a field is null for every kind but some.
func (c *checker) onlyFor(field string, got *string, kind string, kinds ...string) {
	if got != nil && !slices.Contains(kinds, kind) {
		c.failf(field, "write null", "is %s, but only %s has it, not %s", excerpt(*got), strings.Join(kinds, ", "), kind)
	}
}

func (c *checker) office(o *Office) {
	c.ref("person", o.Person, personOnly)
	c.name("title", o.Title)
	c.form("function", o.Function, upperWord, "HEAD_OF_STATE")
	c.optionalRef("of", o.Of, holderKinds)
	c.optionalOneOf("status", o.Status, graph.OccupancyStatuses())
	c.period(o.From, o.To)
	c.evidence(o.Evidence)
}

func (c *checker) membership(m *Membership) {
	c.ref("member", m.Member, actorKinds)
	of := orgOnly
	if c.kinds[m.Member] == Organization { // bodies belong to states and regions, too
		of = holderKinds
	}
	c.ref("of", m.Of, of)
	c.distinct("of", m.Member, m.Of)
	c.optionalName("role", m.Role)
	c.period(m.From, m.To)
	c.evidence(m.Evidence)
}

func (c *checker) placement(p *Placement) {
	c.ref("place", p.Place, placeKinds)
	c.ref("in", p.In, placeKinds)
	c.distinct("in", p.Place, p.In)
	c.evidence(p.Evidence)
}

func (c *checker) statement(s *Statement) {
	c.refs("speakers", s.Speakers, actorKinds) // none: the article does not tell, or the reader could not
	c.oneOf("kind", s.Kind, []string{string(graph.Direct), string(graph.Indirect), string(graph.Mixed)})
	c.form("act", s.Act, upperWord, "DENY")
	c.optionalName("verb", s.Verb)
	c.content(&s.Content, s.Cue)
	c.parts(s)
	c.refs("audience", s.Audience, actorKinds)
	c.optionalRef("medium", s.Medium, orgOnly)
	c.optionalRef("place", s.Place, placeKinds)
	c.about(s.About)
	c.date("date", s.Date)
	c.evidence(s.Evidence)
}

func (c *checker) content(content, cue *Span) {
	c.within("content", func() { c.span(content) })
	if cue != nil {
		c.within("cue", func() { c.span(cue) })
	}
}

// parts checks that the parts of an interrupted quotation lie within its content, one after the other.
func (c *checker) parts(s *Statement) {
	end := s.Content.Start
	each(c, "parts", s.Parts, func(p *Span) {
		c.span(p)
		if p.Start < end || p.End > s.Content.End {
			c.failf("", "parts lie within content, in the order of the text, without overlapping", "the passage from %d to %d does not fit", p.Start, p.End)
		}
		end = p.End
	})
}

func (c *checker) about(list []About) {
	each(c, "about", list, func(a *About) {
		c.ref("target", a.Target, topicKinds)
		c.optionalOneOf("stance", a.Stance, []string{string(graph.Support), string(graph.Oppose), string(graph.Neutral)})
	})
}

func (c *checker) claim(k *Claim) {
	c.someRefs("holders", k.Holders, actorKinds)
	c.oneOf("certainty", k.Certainty, graph.Certainties())
	c.content(&k.Content, k.Cue)
	c.about(k.About)
	c.evidence(k.Evidence)
}

func (c *checker) agreement(a *Agreement) {
	c.name("name", a.Name)
	each(c, "aliases", a.Aliases, func(s *string) { c.name("", *s) })
	c.oneOf("kind", a.Kind, graph.AgreementKinds())
	c.oneOf("stage", a.Stage, names(graph.Stages()))
	c.date("date", a.Date)
	c.optionalRef("ends", a.Ends, []string{conflictKind})
	c.optionalRef("supersedes", a.Supersedes, []string{agreementKind})
	if a.Supersedes != nil {
		c.distinct("supersedes", a.ID, *a.Supersedes)
	}
	each(c, "roles", a.Roles, func(r *Role) {
		c.ref("entity", r.Entity, actorKinds)
		c.oneOf("role", r.Role, names(graph.AgreementRoles()))
		c.modality(r.Modality)
		c.evidence(r.Evidence)
	})
	each(c, "provisions", a.Provisions, func(p *Provision) {
		if p.Ordinal != nil && *p.Ordinal < 1 {
			c.failf("ordinal", "count from 1, or write null for an aim", "%d is no ordinal", *p.Ordinal)
		}
		each(c, "topics", p.Topics, func(s *string) { c.form("", s, upperWord, "WITHDRAWAL") })
		c.text("text", p.Text)
		c.evidence(p.Evidence)
	})
	c.evidence(a.Evidence)
}

func (c *checker) event(e *Event) {
	c.eventType(e)
	each(c, "contexts", e.Contexts, func(s *string) { c.oneOf("", *s, plover.Contexts()) })
	c.form("cameo", e.CAMEO, cameoForm, "042")
	c.modality(e.Modality)
	c.refs("actors", e.Actors, actorKinds)
	c.refs("recipients", e.Recipients, actorKinds)
	c.refs("mediators", e.Mediators, actorKinds)
	c.refs("hosts", e.Hosts, actorKinds)
	c.optionalRef("place", e.Place, placeKinds)
	c.date("date", e.Date)
	c.optionalOneOf("precision", e.Precision, graph.Precisions())
	c.optionalRef("conflict", e.Conflict, []string{conflictKind})
	c.evidence(e.Evidence)
}

func (c *checker) eventType(e *Event) {
	typ, ok := plover.Lookup(e.Type)
	if !ok {
		c.failf("type", "write "+oneOf(plover.TypeNames()), "%s is unknown", excerpt(e.Type))
		return
	}
	if e.Mode != nil && (*e.Mode == "" || !typ.HasMode(*e.Mode)) {
		remedy := "write null: this type has no modes"
		if modes := typ.ModeNames(); len(modes) > 0 {
			remedy = "write null or " + oneOf(modes)
		}
		c.failf("mode", remedy, "%s is no mode of %s", excerpt(*e.Mode), e.Type)
	}
}

func (c *checker) tie(t *Tie) {
	c.ref("subject", t.Subject, actorKinds)
	c.ref("object", t.Object, actorKinds)
	c.distinct("object", t.Subject, t.Object)
	c.oneOf("type", t.Type, names(graph.TieTypes()))
	c.oneOf("polarity", t.Polarity, []string{string(graph.Positive), string(graph.Negative)})
	c.modality(t.Modality)
	c.period(t.From, t.To)
	c.evidence(t.Evidence)
}

func (c *checker) conflict(k *Conflict) {
	c.name("name", k.Name)
	c.refs("parties", k.Parties, actorKinds)
	c.period(k.From, k.To)
	c.evidence(k.Evidence)
}

func (c *checker) modality(m string) {
	c.oneOf("modality", m, []string{string(graph.Asserted), string(graph.Future), string(graph.Hypothetical), string(graph.Negated), string(graph.Historical)})
}

// distinct checks that a fact does not tie a thing to itself.
func (c *checker) distinct(field, a, b string) {
	if a == b {
		c.failf(field, "name something else", "%s stands at both ends", excerpt(b))
	}
}

func (c *checker) evidence(list []Evidence) {
	if len(list) == 0 {
		c.failf("evidence", "give at least one passage", "there is no evidence")
	}
	each(c, "evidence", list, func(e *Evidence) {
		c.span(&e.Span)
		c.name("rule", e.Rule)
		c.confidence(e.Confidence)
		c.optionalRef("attributedTo", e.AttributedTo, actorKinds)
	})
}

// names are the words of a closed vocabulary.
func names[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}
