package facts

import (
	"bytes"
	"cmp"
	"encoding/json"
	"reflect"
	"slices"
)

// Normalise makes nil lists empty and puts every list into an order that does not depend on how the document was made: what has a place in the text by its
// first passage, the rest by its content; sets of ids and words are sorted and rid of repetitions. Ids are kept as they are, and so is the order of a
// quotation's parts.
func (d *Document) Normalise() {
	fillLists(reflect.ValueOf(d).Elem())
	for i := range d.Entities {
		e := &d.Entities[i]
		sortSet(&e.Aliases)
		slices.SortStableFunc(e.Mentions, func(a, b Mention) int { return cmp.Or(compareSpans(a.Span, b.Span), cmp.Compare(a.Via, b.Via)) })
	}
	for i := range d.Statements {
		s := &d.Statements[i]
		sortSet(&s.Speakers)
		sortSet(&s.Audience)
		sortAbout(s.About)
	}
	for i := range d.Claims {
		sortSet(&d.Claims[i].Holders)
		sortAbout(d.Claims[i].About)
	}
	for i := range d.Agreements {
		d.Agreements[i].normalise()
	}
	for i := range d.Events {
		e := &d.Events[i]
		for _, set := range []*[]string{&e.Contexts, &e.Actors, &e.Recipients, &e.Mediators, &e.Hosts} {
			sortSet(set)
		}
	}
	for i := range d.Conflicts {
		sortSet(&d.Conflicts[i].Parties)
	}
	d.sortEvidence()
	d.sortLists()
}

func (a *Agreement) normalise() {
	sortSet(&a.Aliases)
	for i := range a.Roles {
		sortEvidence(a.Roles[i].Evidence)
	}
	for i := range a.Provisions {
		sortSet(&a.Provisions[i].Topics)
		sortEvidence(a.Provisions[i].Evidence)
	}
	sortBy(a.Roles, func(r Role) Span { return first(r.Evidence) })
	sortBy(a.Provisions, func(p Provision) Span { return first(p.Evidence) })
}

func (d *Document) sortEvidence() {
	for i := range d.Offices {
		sortEvidence(d.Offices[i].Evidence)
	}
	for i := range d.Memberships {
		sortEvidence(d.Memberships[i].Evidence)
	}
	for i := range d.Places {
		sortEvidence(d.Places[i].Evidence)
	}
	for i := range d.Statements {
		sortEvidence(d.Statements[i].Evidence)
	}
	for i := range d.Claims {
		sortEvidence(d.Claims[i].Evidence)
	}
	for i := range d.Agreements {
		sortEvidence(d.Agreements[i].Evidence)
	}
	for i := range d.Events {
		sortEvidence(d.Events[i].Evidence)
	}
	for i := range d.Ties {
		sortEvidence(d.Ties[i].Evidence)
	}
	for i := range d.Conflicts {
		sortEvidence(d.Conflicts[i].Evidence)
	}
}

func (d *Document) sortLists() {
	sortBy(d.Entities, func(e Entity) Span {
		if len(e.Mentions) == 0 {
			return Span{}
		}
		return e.Mentions[0].Span
	})
	sortBy(d.Offices, func(o Office) Span { return first(o.Evidence) })
	sortBy(d.Memberships, func(m Membership) Span { return first(m.Evidence) })
	sortBy(d.Places, func(p Placement) Span { return first(p.Evidence) })
	sortBy(d.Statements, func(s Statement) Span { return s.Content })
	sortBy(d.Claims, func(c Claim) Span { return c.Content })
	sortBy(d.Agreements, func(a Agreement) Span { return first(a.Evidence) })
	sortBy(d.Events, func(e Event) Span { return first(e.Evidence) })
	sortBy(d.Ties, func(t Tie) Span { return first(t.Evidence) })
	sortBy(d.Conflicts, func(c Conflict) Span { return first(c.Evidence) })
}

func first(list []Evidence) Span {
	if len(list) == 0 {
		return Span{}
	}
	return list[0].Span
}

func compareSpans(a, b Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// sortBy sorts by a passage, then by the element's JSON, so that no two that differ compare as equal.
func sortBy[T any](list []T, span func(T) Span) {
	type keyed struct {
		span Span
		json []byte
		elem T
	}
	keys := make([]keyed, len(list))
	for i, e := range list {
		line, err := json.Marshal(e)
		if err != nil { // a float that is no number: Check refuses it, its place does not matter
			line = nil
		}
		keys[i] = keyed{span(e), line, e}
	}
	slices.SortStableFunc(keys, func(a, b keyed) int { return cmp.Or(compareSpans(a.span, b.span), bytes.Compare(a.json, b.json)) })
	for i, k := range keys {
		list[i] = k.elem
	}
}

func sortEvidence(list []Evidence) { sortBy(list, func(e Evidence) Span { return e.Span }) }

func sortAbout(list []About) {
	sortBy(list, func(About) Span { return Span{} })
}

func sortSet(set *[]string) {
	slices.Sort(*set)
	*set = slices.Compact(*set)
}

// Facts is the number of facts: entities and mentions are not counted, the roles and provisions of an agreement are.
func (d *Document) Facts() int {
	n := len(d.Offices) + len(d.Memberships) + len(d.Places) + len(d.Statements) + len(d.Claims) + len(d.Agreements) + len(d.Events) + len(d.Ties) + len(d.Conflicts)
	for _, a := range d.Agreements {
		n += len(a.Roles) + len(a.Provisions)
	}
	return n
}
