package extract_test

import (
	"slices"
	"testing"

	"entente/loader/facts"
)

// TestWaysBetweenKnownActors reads sentences with two marked actors: those whom a way through the sentence leads to the same act are joined, those who only stand in one sentence are not.
func TestWaysBetweenKnownActors(t *testing.T) {
	x := extractor(t)
	for _, tt := range []struct {
		text string // with the actors in brackets
		want string // the event between them, empty for none
	}{
		// the ways that lead to an act
		{"NAIROBI - [Chad] agreed to build a new harbour for the ferry line at [Port Sudan].", "AGREE ASSERTED Chad > Port Sudan"},
		{"NAIROBI - [Chad] will not lift the blockade until the fishing fleet is freed by [the reed cutters].", "RETREAT/withdraw NEGATED Chad > reed cutters"},
		{"NAIROBI - [Chad] discussed the harbour fees with [the ferry line] in a long phone call.", "CONSULT ASSERTED Chad > ferry line"},
		{"NAIROBI - Guards said on Monday that [a ferry captain] had been arrested near the tents of [the reed cutters].", ""},
		// what only stands beside, describes or comes before
		{"NAIROBI - [Chad] condemned the blockade, a day after the harbour pilots had elected [Ida Holm].", ""},
		{"NAIROBI - [Chad] condemned the blockade, like [the ferry line].", ""},
		{"NAIROBI - [Chad] condemned the blockade; the harbour pilots thanked [the ferry line].", ""},
		{"NAIROBI - [Chad] condemned the blockade, while the harbour pilots thanked [the ferry line].", ""},
		{"NAIROBI - The harbour pilots met [Ida Holm] of [the ferry line].", ""},
		{"NAIROBI - A sister of [Ida Holm] rejected the plan of [the ferry line].", ""},
		{"NAIROBI - [Ida Holm] told [the ferry line] that the water was cold and dirty.", ""},
		{"NAIROBI - Chad opened talks with [the ferry line] and [the reed cutters].", ""},
		{"NAIROBI - According to [the ferry line], Chad attacked [the reed cutters].", ""},
	} {
		t.Run(tt.text, func(t *testing.T) {
			plain, spans := bracketed(tt.text)
			d := readMarked(t, x, plain, spans)
			if tt.want != "" {
				if got := events(d); !slices.Contains(got, tt.want) {
					t.Errorf("read %q, want %q", got, tt.want)
				}
				return
			}
			for _, e := range d.Events {
				at := func(i int) func(string) bool {
					return func(id string) bool {
						k := slices.IndexFunc(d.Entities, func(x facts.Entity) bool { return x.ID == id })
						return slices.ContainsFunc(d.Entities[k].Mentions, func(m facts.Mention) bool { return m.Start < spans[i].End && spans[i].Start < m.End })
					}
				}
				if slices.ContainsFunc(e.Actors, at(0)) && slices.ContainsFunc(e.Recipients, at(1)) || slices.ContainsFunc(e.Actors, at(1)) && slices.ContainsFunc(e.Recipients, at(0)) {
					t.Errorf("read %q, want nothing between the two", events(d))
				}
			}
		})
	}
}
