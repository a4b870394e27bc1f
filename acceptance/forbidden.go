package acceptance

import (
	"slices"
	"strings"
)

// forbidden looks for one thing that must not be there.
func (r *report) forbidden(f *GoldForbidden) {
	var found bool
	var what string
	switch {
	case f.Relation != nil:
		what = "the tie " + f.Relation.Subject + " " + f.Relation.Predicate + " " + f.Relation.Object
		found = slices.ContainsFunc(r.a.Ties, func(t Tie) bool { return r.ties(*f.Relation, t) && told(t.Evidence) })
	case f.Office != nil:
		what = "an office of " + f.Office.Person + " in " + f.Office.Of
		found = slices.ContainsFunc(r.facts("Occupancy"), func(o Fact) bool { return r.holds(*f.Office, o) })
	case f.Entity != nil:
		what = "the " + f.Entity.Kind + " " + f.Entity.Name
		found = slices.ContainsFunc(r.a.Mentions, func(m Mention) bool {
			return strings.EqualFold(m.Entity.Kind, f.Entity.Kind) && plain(m.Entity.Name) == plain(f.Entity.Name)
		})
	case f.Speaker != nil:
		what = f.Speaker.Speaker + " as who said " + f.Speaker.Exact
		words := plain(f.Speaker.Exact)
		found = slices.ContainsFunc(r.a.Statements, func(s Statement) bool {
			return strings.Contains(plain(s.Text), words) && r.known.among(f.Speaker.Speaker, s.Speakers)
		})
	case f.Role != nil:
		what = "the role " + f.Role.Role + " of " + orElse(f.Role.Actor, "anybody") + " in the " + f.Role.Agreement
		if g := r.agreement(f.Role.Agreement); g != nil {
			found = slices.ContainsFunc(g.Roles, func(x Role) bool {
				return x.Role == f.Role.Role && (f.Role.Actor == "" || r.known.same(f.Role.Actor, x.Actor))
			})
		}
	case f.Event != nil:
		what = "the event " + f.Event.Type + " of " + strings.Join(f.Event.Actors, " and ")
		found = slices.ContainsFunc(r.a.Events, func(e Event) bool { return r.happens(*f.Event, e) && told(e.Evidence) })
	default:
		what, found = "a rule of a kind that is unknown", true
	}
	if found {
		r.differ("forbidden (%s): %s", f.Why, what)
	}
}

// told reports whether the article itself says so, and not only somebody in it.
func told(evidence []Evidence) bool {
	return slices.ContainsFunc(evidence, func(e Evidence) bool { return e.AttributedTo == nil })
}
