package extract_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWhoIsMeant holds who says and does what where the words that stand nearest are somebody else's.
func TestWhoIsMeant(t *testing.T) {
	x := extractor(t)
	for _, tt := range []struct {
		name, text string
		said       []string
		done       []string
	}{
		{name: "one of a people", text: "An Italian said he had seen the ship.", said: []string{"Italian: he had seen the ship"}},
		{name: "one of a party", text: `"The race is lost," said a Ruritanian Republican.`, said: []string{`Ruritanian Republican: "The race is lost,"`}},
		{name: "one of a party in a place", text: `"She is too far behind," added another Ohio Democrat.`, said: []string{`Ohio Democrat: "She is too far behind,"`}},
		{name: "some of a party", text: "Some Democrats said they feared the vote.", said: []string{"some Democrats: they feared the vote"}},
		{name: "a party", text: "Democrats said they feared the vote.", said: []string{"Democratic Party: they feared the vote"}},
		{name: "number out of a number", text: "Two out of three Italians said the country was on the wrong path.", said: []string{"two out of three Italians: the country was on the wrong path"}},
		{name: "what one does", text: "The Swede attacked Norway.", done: []string{"ASSAULT ASSERTED Swede > Norway"}},
		{name: "what all do", text: "The French attacked Norway.", done: []string{"ASSAULT ASSERTED France > Norway"}},
		{name: "what is done to some", text: "Ethiopia expelled some 70,000 Eritreans.", done: []string{"COERCE/deport ASSERTED Ethiopia > Eritrea"}},
		{name: "apposition with a clause", text: "Jane Doe, a wealthy Republican who criticised Mexico, came first.", said: []string{"Jane Doe: Mexico"}, done: []string{"ACCUSE/disapprove ASSERTED Jane Doe > Mexico"}},
		{name: "predicate with a clause", text: "Jane Doe is a crank and a Democrat who has criticised Mexico.", said: []string{"Jane Doe: Mexico"}, done: []string{"ACCUSE/disapprove ASSERTED Jane Doe > Mexico"}},
		{name: "cleft", text: "It was Norway that attacked Sweden.", done: []string{"ASSAULT ASSERTED Norway > Sweden"}},
		{name: "clause that agrees with the singular", text: "It is a habit with Jane Doe, a candidate aiming at moderate voters who often seems to criticise Mexico.", said: []string{"Jane Doe: Mexico"}, done: []string{"ACCUSE/disapprove ASSERTED Jane Doe > Mexico"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, x, "The news of the day\n\nMarch 3, 2016\n\n"+tt.text)
			if got := said(d); !slices.Equal(got, tt.said) {
				t.Errorf("said: %s", cmp.Diff(tt.said, got))
			}
			if got := events(d); !slices.Equal(got, tt.done) {
				t.Errorf("done: %s", cmp.Diff(tt.done, got))
			}
		})
	}
}
