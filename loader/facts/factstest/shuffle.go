package factstest

import (
	"pgregory.net/rapid"

	"entente/loader/facts"
)

// Shuffle puts every list whose order says nothing into a random order.
func Shuffle(t *rapid.T, d *facts.Document) {
	shuffle(t, d.Entities)
	for i := range d.Entities {
		shuffle(t, d.Entities[i].Aliases)
		shuffle(t, d.Entities[i].Mentions)
	}
	shuffle(t, d.Offices)
	shuffle(t, d.Memberships)
	shuffle(t, d.Places)
	shuffle(t, d.Statements)
	for i := range d.Statements {
		s := &d.Statements[i]
		shuffle(t, s.Speakers)
		shuffle(t, s.Audience)
		shuffle(t, s.About)
		shuffle(t, s.Evidence)
	}
	shuffle(t, d.Claims)
	shuffle(t, d.Agreements)
	for i := range d.Agreements {
		a := &d.Agreements[i]
		shuffle(t, a.Aliases)
		shuffle(t, a.Roles)
		shuffle(t, a.Provisions)
		for k := range a.Provisions {
			shuffle(t, a.Provisions[k].Topics)
		}
	}
	shuffle(t, d.Events)
	for i := range d.Events {
		e := &d.Events[i]
		shuffle(t, e.Contexts)
		shuffle(t, e.Actors)
		shuffle(t, e.Recipients)
		shuffle(t, e.Evidence)
	}
	shuffle(t, d.Ties)
	shuffle(t, d.Conflicts)
	for i := range d.Conflicts {
		shuffle(t, d.Conflicts[i].Parties)
	}
}

func shuffle[T any](t *rapid.T, list []T) {
	if len(list) > 1 {
		copy(list, rapid.Permutation(list).Draw(t, "order"))
	}
}
