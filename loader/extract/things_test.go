package extract_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/loader/facts"
)

// Who and what a sentence names, by kind: people, bodies and places, and nothing that is none of them.
func TestWhatNamesName(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a town that the recogniser knows", "A helicopter came down near Habbaniyah on Monday.", []string{"CITY Habbaniyah"}},
		{"a lake is no town", "She lived in Lake Karkas for a year.", nil},
		{"a fever is no town", "They found Karkas fever in the herd.", nil},
		{"abbreviated states", "Jane Doe came from Douglas, Ariz., to Salem, N.H., on Monday.", []string{"CITY Douglas", "CITY Salem", "PERSON Jane Doe", "REGION Arizona", "REGION New Hampshire"}},
		{"no state without its full stop", "They dined at Del Marino on Monday.", []string{"PERSON Del Marino"}},
		{"a department of police", "The Oldtown Police Department opened a post.", []string{"ORGANIZATION Oldtown Police Department"}},
		{"a name that begins with New", "According to the New Zealand Herald, it failed.", []string{"ORGANIZATION New Zealand Herald"}},
		{"a school district", "The Oldtown Independent School District closed.", []string{"ORGANIZATION Oldtown Independent School District"}},
		{"a centre", "The Valmar Center published it.", []string{"ORGANIZATION Valmar Center"}},
		{"a centre around an adjective", "They met at the Valmar Islamic Center on Monday.", []string{"ORGANIZATION Valmar Islamic Center"}},
		{"a law and a prize", "The Harbour Fairness Act passed, and the Valmar Prize was given.", nil},
		{"a storm", "Hurricane Ada came ashore. Later Ada turned north.", nil},
		{"an article before a name", "Vladimir Putin spoke. A Putin ally said so.", []string{"PERSON Vladimir Putin"}},
		{"I am nobody else", "\"The president I met was tired,\" Jane Doe said. \"The editor I know left.\"", []string{"PERSON Jane Doe"}},
		{"an acronym that the article spells out", "The Independent Miners Union (IMU) met. The IMU will strike.", []string{"ORGANIZATION Independent Miners Union"}},
		{"a party's foreign name", "Movimento 5 Stelle (M5S) won. M5S will govern.", []string{"ORGANIZATION Five Star Movement"}},
		{"a whole name that an office shows", "A Welfare Kenya report was found. Welfare Kenya spokeswoman Jane Doe said so.", []string{"ORGANIZATION Welfare Kenya", "PERSON Jane Doe"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, e := range read(t, x, lead+c.text).Entities {
				if slices.ContainsFunc(e.Mentions, func(m facts.Mention) bool { return m.Via == facts.ViaName }) {
					got = append(got, e.Kind+" "+e.Name)
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s", diff)
			}
		})
	}
}
