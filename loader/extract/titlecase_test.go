package extract_test

import (
	"slices"
	"testing"

	"entente/loader/facts"
)

// TestHeadlinesInCapitals holds what is read of headlines In Which Every Word Has A Capital.
func TestHeadlinesInCapitals(t *testing.T) {
	x := extractor(t)
	for _, tt := range []struct {
		name, headline, body string
		persons              []string
		said, done           []string
	}{
		{"verb behind a surname", "Doreen Lindqvist Meets Karl Brandt In Geneva On Monday", "Doreen Lindqvist met Karl Brandt.", []string{"Doreen Lindqvist", "Karl Brandt"}, nil, []string{"CONSULT ASSERTED Doreen Lindqvist > Karl Brandt"}},
		{"verb behind a name that the text repeats", "Zora Lindqvist Responds To Heavy Criticism", "Zora Lindqvist was glad.", []string{"Zora Lindqvist"}, nil, nil},
		{"what is said", "Minister Otto Krall Says Tax Plan Will Hurt Poor Families", "The tax plan was read.", []string{"Otto Krall"}, []string{"Otto Krall: Tax Plan Will Hurt Poor Families"}, nil},
		{"common words are no name", "Nobody Likes The New Harbour Fees In Town", "The fees are new.", nil, nil, nil},
		{"list of names", "Doreen Lindqvist, Karl Brandt, Anna Weiss, Paul Krall", "They met.", []string{"Anna Weiss", "Doreen Lindqvist", "Karl Brandt", "Paul Krall"}, nil, nil},
		{"surname that is a word", "Tom Banks Fires Aide Over Late Harbour Report", "Banks fired an aide. The report was late.", []string{"Banks", "Tom Banks"}, nil, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := read(t, x, tt.headline+"\n\nMarch 3, 2016\n\n"+tt.body+"\n")
			persons := namesOf(d, facts.Person)
			slices.Sort(persons)
			persons = slices.Compact(persons)
			if !slices.Equal(persons, tt.persons) {
				t.Errorf("persons %q, want %q", persons, tt.persons)
			}
			if got := said(d); !slices.Equal(got, tt.said) {
				t.Errorf("said %q, want %q", got, tt.said)
			}
			if got := events(d); tt.done != nil && !slices.Equal(got, tt.done) {
				t.Errorf("done %q, want %q", got, tt.done)
			}
		})
	}
}
