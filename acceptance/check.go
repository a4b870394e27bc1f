package acceptance

import (
	"fmt"
	"slices"
	"strings"
)

// sameContent is how much of two passages together must be in both for them to be one: intersection over union.
const sameContent = 0.8

// Check compares what a graph says with the gold standard and returns every difference, one sentence each: what is missing, and what is
// there but forbidden. What a graph says beyond the gold standard is no difference.
func Check(c *Case, a *Answers) []string {
	r := &report{c: c, a: a, known: newDirectory(&c.Gold)}
	r.article()
	r.entities()
	r.offices()
	r.statements()
	r.claims()
	r.agreements()
	r.events()
	r.relations()
	r.conflicts()
	r.alignment()
	for i := range c.Gold.Forbidden {
		r.forbidden(&c.Gold.Forbidden[i])
	}
	return r.differences
}

type report struct {
	c           *Case
	a           *Answers
	known       directory
	differences []string
}

func (r *report) differ(format string, args ...any) {
	r.differences = append(r.differences, fmt.Sprintf(format, args...))
}

func (r *report) article() {
	want, got := r.c.Gold.Article, r.a.Article
	for _, field := range []struct {
		name string
		want string
		got  *string
	}{
		{"title", want.Title, got.Title},
		{"kicker", want.Kicker, got.Kicker},
		{"publisher", want.Publisher, got.Publisher},
		{"dateline", want.Dateline.Place, got.Dateline},
		{"published", want.Published, got.Published},
		{"text", r.c.Text, got.Text},
		{"sha256", r.c.Gold.SHA256, &got.SHA256},
	} {
		if field.got == nil || *field.got != field.want {
			r.differ("the article's %s is %s, not %q", field.name, show(field.got), field.want)
		}
	}
	if want.PublishedWhy == "" {
		return
	}
	year, _, _ := strings.Cut(want.Published, "-")
	if got.PublishedBasis == nil || !strings.Contains(*got.PublishedBasis, year) || !strings.Contains(*got.PublishedBasis, want.Dateline.Weekday) {
		r.differ("the reason for the date, %s, speaks not of %s and of a %s", show(got.PublishedBasis), year, want.Dateline.Weekday)
	}
}

func show(s *string) string {
	if s == nil {
		return "null"
	}
	return fmt.Sprintf("%q", *s)
}

func (r *report) entities() {
	for _, want := range r.c.Gold.Entities {
		if !slices.ContainsFunc(r.a.Mentions, func(m Mention) bool {
			return strings.EqualFold(m.Entity.Kind, want.Kind) && r.known.same(want.Name, m.Entity.Named) && (want.Status == "" || m.Entity.Status == want.Status)
		}) {
			r.differ("no %s %s %s is mentioned", want.Status, want.Kind, want.Name)
		}
		for _, metonym := range want.Metonyms {
			for _, m := range r.a.Mentions {
				if plain(m.Entity.Name) == plain(metonym) && m.Entity.Kind != "City" {
					r.differ("%s is a %s of its own, not only a name for %s", metonym, m.Entity.Kind, want.Name)
				}
			}
		}
	}
}

// facts are those of a kind that the article's passages lead to; one that several passages support is there for each.
func (r *report) facts(kind string) []Fact {
	var out []Fact
	for _, p := range r.a.Passages {
		for _, f := range p.Facts {
			if f.Kind == kind {
				out = append(out, f)
			}
		}
	}
	return out
}

func (r *report) offices() {
	for _, want := range r.c.Gold.Offices {
		if !slices.ContainsFunc(r.facts("Occupancy"), func(f Fact) bool {
			return r.holds(want, f) && strings.Contains(plain(f.Position.Title), plain(want.Title)) && (want.Status == "" || f.Status == want.Status)
		}) {
			r.differ("%s is not %s %s of %s", want.Person, want.Status, want.Title, want.Of)
		}
	}
}

func (r *report) holds(want GoldOffice, f Fact) bool {
	return r.known.same(want.Person, f.Person) && f.Position.Of != nil && r.known.same(want.Of, *f.Position.Of)
}

func (r *report) statements() {
	for _, want := range r.c.Gold.Statements {
		if !slices.ContainsFunc(r.a.Statements, func(s Statement) bool { return r.says(want, s) }) {
			r.differ("%s does not say (%s) %q, or not to whom and where", strings.Join(want.Speakers, " and "), want.Kind, want.Content.Exact)
		}
	}
}

func (r *report) says(want GoldStatement, s Statement) bool {
	return s.Kind == want.Kind && r.known.exactly(want.Speakers, s.Speakers) && overlap(newSpan(want.Content), spanOf(s.Evidence)) >= sameContent &&
		r.known.all(want.Audience, s.Audience) &&
		(want.Medium == "" || r.known.among(want.Medium, s.Media)) &&
		(want.Place == "" || r.known.among(want.Place, s.Places))
}

func (r *report) claims() {
	for _, want := range r.c.Gold.Claims {
		found := false
		for _, p := range r.a.Passages {
			found = found || overlap(newSpan(want.Content), newSpan(p.Passage)) >= sameContent && slices.ContainsFunc(p.Facts, func(f Fact) bool {
				return f.Kind == "Claim" && f.Certainty == want.Certainty && r.known.all(want.Holders, f.Holders)
			})
		}
		if !found {
			r.differ("%s do not hold (%s) %q", strings.Join(want.Holders, " and "), want.Certainty, want.Content.Exact)
		}
	}
}

// agreement finds an agreement by one of its names.
func (r *report) agreement(name string) *Agreement {
	for i := range r.a.Agreements {
		if r.known.same(name, r.a.Agreements[i].Named) {
			return &r.a.Agreements[i]
		}
	}
	return nil
}

func (r *report) agreements() {
	for _, want := range r.c.Gold.Agreements {
		got := r.agreement(want.Name)
		if got == nil {
			r.differ("there is no %s", want.Name)
			continue
		}
		if got.Stage != want.Stage {
			r.differ("the %s is %s, not %s", want.Name, got.Stage, want.Stage)
		}
		if want.Kind != "" && got.Kind != want.Kind {
			r.differ("the %s is of kind %s, not %s", want.Name, got.Kind, want.Kind)
		}
		if want.Binding != nil && (got.Binding == nil || *got.Binding != *want.Binding) {
			r.differ("the %s is not said to be binding or not as it should", want.Name)
		}
		r.roles(&want, got)
		r.provisions(&want, got)
	}
}

func (r *report) roles(want *GoldAgreement, got *Agreement) {
	for _, role := range want.Roles {
		if !slices.ContainsFunc(got.Roles, func(x Role) bool {
			return x.Role == role.Role && x.Modality == orElse(role.Modality, "ASSERTED") && r.known.same(role.Actor, x.Actor) && touches(role.Evidence, x.Evidence)
		}) {
			r.differ("%s has not the role %s %s in the %s", role.Actor, role.Modality, role.Role, want.Name)
		}
	}
}

func (r *report) provisions(want *GoldAgreement, got *Agreement) {
	for _, p := range want.Provisions {
		if !slices.ContainsFunc(got.Provisions, func(x Provision) bool {
			return equal(p.Ordinal, x.Ordinal) && containsAll(x.Topics, p.Topics) && touches(p.Evidence, x.Evidence)
		}) {
			r.differ("the %s has no provision %s on %s", want.Name, ordinal(p.Ordinal), strings.Join(p.Topics, " and "))
		}
	}
}

func (r *report) events() {
	for _, want := range r.c.Gold.Events {
		if !slices.ContainsFunc(r.a.Events, func(e Event) bool { return r.happens(want, e) }) {
			r.differ("there is no %s %s of %s toward %s on %s: %q", want.Modality, want.Type, strings.Join(want.Actors, " and "), strings.Join(want.Recipients, " and "),
				orElse(want.Date, "any day"), exactOf(want.Evidence))
		}
	}
}

func (r *report) happens(want GoldEvent, e Event) bool {
	return (e.Type == want.Type || slices.Contains(want.Alternatives, e.Type)) && e.Modality == orElse(want.Modality, "ASSERTED") &&
		(want.Mode == "" || e.Mode == want.Mode || e.Type != want.Type) &&
		r.known.all(want.Actors, actorsOf(e, "ACTOR")) && r.known.all(want.Recipients, actorsOf(e, "RECIPIENT")) &&
		(want.Place == "" || r.known.among(want.Place, e.Places)) &&
		(want.Date == "" || e.Date == want.Date && e.Precision == want.Precision && e.Approximate == want.Approximate) &&
		touches(want.Evidence, e.Evidence)
}

func actorsOf(e Event, role string) []Named {
	var out []Named
	for _, x := range e.Roles {
		if x.Role == role {
			out = append(out, x.Actor)
		}
	}
	return out
}

func (r *report) relations() {
	for _, want := range r.c.Gold.Relations {
		if !slices.ContainsFunc(r.a.Ties, func(t Tie) bool { return r.ties(want, t) }) {
			r.differ("there is no tie %s %s %s", want.Subject, want.Predicate, want.Object)
		}
	}
}

func (r *report) ties(want GoldRelation, t Tie) bool {
	ends := r.known.same(want.Subject, t.Subject) && r.known.same(want.Object, t.Object)
	switch want.Predicate {
	case "ALLIED_WITH", "AT_WAR_WITH", "NEGOTIATES_WITH": // the same of both ends
		ends = ends || r.known.same(want.Subject, t.Object) && r.known.same(want.Object, t.Subject)
	}
	return ends && t.Type == want.Predicate && t.Modality == "ASSERTED" && t.Polarity == orElse(want.Polarity, "POSITIVE")
}

func (r *report) conflicts() {
	for _, want := range r.c.Gold.Conflicts {
		if !slices.ContainsFunc(r.facts("Conflict"), func(f Fact) bool { return plain(f.Name) == plain(want.Name) }) {
			r.differ("there is no conflict by the name of %s", want.Name)
		}
	}
}

// alignment compares on which side of nought the figures stand. How far from it depends on how often a thing is told, and is no matter of
// one article; but of those whom the gold standard leaves open no verdict may be passed.
