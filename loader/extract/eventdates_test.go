package extract_test

import (
	"context"
	"testing"

	"entente/loader/extract"
	"entente/loader/text"
)

// TestEventDates reads the date of the only event, or else of the only statement, of an article of Thursday, 14 August 2008. The lead only keeps the rest from being dated by the article.
func TestEventDates(t *testing.T) {
	const lead = "The weather was fine in Lisbon.\n\nNobody was there.\n\n"
	tests := []struct{ text, want string }{
		{"Portugal attacked Spain on Tuesday.", "2008-08-12 DAY"},
		{"Portugal attacked Spain two days ago.", "2008-08-12 DAY"},
		{"In 1998 Portugal attacked Spain.", "1998 YEAR"},
		{"Portugal attacked Spain in May.", "2008-05 MONTH"},
		{"Portugal attacked Spain.", ""},
		{"On Monday Portugal attacked Spain, which had waited since March.", "2008-08-11 DAY"},
		{"Maria Gruber said on Tuesday that she would go.", "2008-08-12"},
		{"Maria Gruber said she would go.", "2008-08-14"},
	}
	x := extractor(t)
	for _, tt := range tests {
		src, err := text.FromString(lead + tt.text)
		if err != nil {
			t.Fatal(err)
		}
		d, err := x.Extract(context.Background(), extract.Input{Source: src, Published: "2008-08-14"})
		if err != nil {
			t.Fatal(err)
		}
		var got string
		switch {
		case len(d.Events) == 1:
			if e := d.Events[0]; e.Date != nil {
				got = *e.Date + " " + *e.Precision
			}
		case len(d.Statements) == 1:
			got = *d.Statements[0].Date
		default:
			t.Errorf("%s: %d events, %d statements", tt.text, len(d.Events), len(d.Statements))
			continue
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.text, got, tt.want)
		}
	}
}
