package extract_test

import (
	"context"
	"strings"
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

// TestWhichTimeIsOfWhichEvent reads the dates of all events of a sentence, in an article of Thursday, 14 August 2008.
func TestWhichTimeIsOfWhichEvent(t *testing.T) {
	const lead = "The weather was fine in Lisbon.\n\nNobody was there.\n\n"
	x := extractor(t)
	for s, want := range map[string]string{
		"Portugal attacked Spain on Tuesday and met Italy on Wednesday.":          "ASSAULT 2008-08-12; CONSULT 2008-08-13",
		"On Monday Portugal attacked Spain, and Italy accused France on Tuesday.": "ASSAULT 2008-08-11; ACCUSE 2008-08-12",
		"Portugal, which attacked Spain in 1998, met Italy on Tuesday.":           "ASSAULT 1998; CONSULT 2008-08-12",
		"Portugal will meet Spain on Monday after it attacked Italy last week.":   "CONSULT 2008-08-18; ASSAULT 2008-08-04/2008-08-10",
		"Portugal attacked Spain in May, five days after it had met Italy.":       "ASSAULT 2008-05; CONSULT -",
		"Portugal accused Spain on Monday.":                                       "ACCUSE 2008-08-11",
		"Portugal said on Tuesday that Spain had attacked Italy on Sunday.":       "ASSAULT 2008-08-10",
		"Portugal said on Tuesday that Spain had attacked Italy.":                 "ASSAULT -",
		"After Portugal attacked Spain on Sunday, Italy met France.":              "ASSAULT 2008-08-10; CONSULT -",
		"Portugal attacked Spain as Italy met France on Sunday.":                  "ASSAULT -; CONSULT 2008-08-10",
		"Portugal attacked Spain between May and July.":                           "ASSAULT 2008-05/2008-07",
		"Portugal attacked Spain before the summit of 2006.":                      "ASSAULT -",
		"Portugal met Spain for talks on the treaty of 1999.":                     "CONSULT -",
		"Portugal met Spain on Tuesday for the first time since 1999.":            "CONSULT 2008-08-12",
		"Portugal arrested Ali Costa, born in 1960, on Friday.":                   "COERCE 2008-08-08",
		"Portugal plans to meet Spain on Saturday.":                               "CONSULT 2008-08-16",
		"Portugal agreed on Tuesday to meet Spain in October.":                    "CONSULT 2008-10",
		"Portugal attacked Spain two days ago, Italy said on Wednesday.":          "ASSAULT 2008-08-12",
		"Portugal met Spain on Tuesday. Five days earlier it had attacked Italy.": "CONSULT 2008-08-12; ASSAULT 2008-08-07",
		"In the early hours of Sunday, Portugal attacked Spain.":                  "ASSAULT 2008-08-10",
		"Portugal denied on Wednesday that it had attacked Spain in July.":        "ASSAULT 2008-07",
		"\"Portugal attacked Spain in June,\" Maria Gruber said on Monday.":       "ASSAULT 2008-06",
		"Portugal and Spain, at war since 2004, met on Friday.":                   "CONSULT 2008-08-08",
		"Talks between Portugal and Spain on Monday ended without a word.":        "CONSULT 2008-08-11",
		"Portugal's attack on Spain last March surprised Italy.":                  "ASSAULT 2008-03",
	} {
		src, err := text.FromString(lead + s)
		if err != nil {
			t.Fatal(err)
		}
		d, err := x.Extract(context.Background(), extract.Input{Source: src, Published: "2008-08-14"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range d.Events {
			date := "-"
			if e.Date != nil {
				date = *e.Date
			}
			got = append(got, e.Type+" "+date)
		}
		if g := strings.Join(got, "; "); g != want {
			t.Errorf("%s\n got %s\nwant %s", s, g, want)
		}
	}
}

// lastDate is the date of the last time of an article that has one, else the word for none.
func lastDate(t *testing.T, x *extract.Extractor, article, none string) string {
	t.Helper()
	src, err := text.FromString(article)
	if err != nil {
		t.Fatal(err)
	}
	_, e, err := x.Explain(t.Context(), extract.Input{Source: src})
	if err != nil {
		t.Fatal(err)
	}
	got := none
	for _, time := range e.Times {
		if time.Known() {
			got = time.ISO
		}
	}
	return got
}

// TestTenses reads the date of the last time of a sentence, in an article of Thursday, 14 August 2008.
func TestTenses(t *testing.T) {
	x := extractor(t)
	for s, want := range map[string]string{
		"The talks opened on Tuesday.":                             "2008-08-12",
		"The talks will open on Tuesday.":                          "2008-08-19",
		"The talks begin on Tuesday.":                              "2008-08-19",
		"The talks are to open on Tuesday.":                        "2008-08-19",
		"The treaty is to be signed by October 10.":                "2008-10-10",
		"The treaty was signed on October 10.":                     "2007-10-10",
		"The treaty has been in force since October 10.":           "2007-10-10",
		"The unions called a strike for Tuesday.":                  "2008-08-19",
		"The next round is due on Tuesday.":                        "2008-08-19",
		"They agreed on Tuesday to meet.":                          "2008-08-12",
		"They agreed to meet on Tuesday.":                          "2008-08-19",
		"They could have met on Tuesday.":                          "2008-08-12",
		"They set out on Tuesday.":                                 "2008-08-12",
		"Monday's ruling will be felt for years.":                  "2008-08-11",
		"The attack on Monday will cost him votes.":                "2008-08-11",
		"The president plans to fly to Lisbon on Saturday.":        "2008-08-16",
		"Votes still to be counted as of June 30 may decide it.":   "2008-06-30",
		"The decree, published on Monday, bans all marches.":       "2008-08-11",
		"In June they met; since then, until July 20, they wrote.": "2008-07-20",
		"They voted on a law for the spring of the country.":       "",
	} {
		got := lastDate(t, x, "LISBON, August 14, 2008 - Ana Reis met nobody. "+s, "")
		if got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}

// TestTimesAreToldFromNames lists the times of a sentence by their words.
func TestTimesAreToldFromNames(t *testing.T) {
	x := extractor(t)
	for s, want := range map[string]string{
		"He spoke to a crowd in Lisbon Tuesday.":                      "Tuesday",
		"She won a seat on the council Tuesday, her second.":          "Tuesday",
		"The Sunday Tribune printed what Captain Friday had said.":    "",
		"They met in May Street, where the march began.":              "",
		"The April survey found that most of them agreed.":            "April",
		"He had been her aide in her failed 2004 run for the office.": "2004",
		"It dropped a 2000 pound bomb on the bridge.":                 "",
		"The mill that May Holm bought burned down.":                  "",
		"Spring water and winter wheat cost more.":                    "",
	} {
		src, err := text.FromString("LISBON, August 14, 2008 - Ana Reis met nobody. " + s)
		if err != nil {
			t.Fatal(err)
		}
		_, e, err := x.Explain(t.Context(), extract.Input{Source: src})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, time := range e.Times {
			if time.Kind == extract.PointOrPeriod {
				got = append(got, time.Exact)
			}
		}
		if g := strings.Join(got, ", "); g != want {
			t.Errorf("%s: %q, want %q", s, g, want)
		}
	}
}

// TestDaysOfAnUnknownYear reads what can be told of the days of an article whose dateline has no year.
func TestDaysOfAnUnknownYear(t *testing.T) {
	x := extractor(t)
	for s, want := range map[string]string{
		"LISBON, August 14 - Ana Reis met nobody. Portugal attacked Spain yesterday.":              "--08-13",
		"LISBON, August 14 - Ana Reis met nobody. Portugal attacked Spain on August 7.":            "--08-07",
		"LISBON, August 14 - Ana Reis met nobody. Portugal attacked Spain on Tuesday.":             "-",
		"LISBON, Thursday, August 14 - Ana Reis met nobody. Portugal attacked Spain on Tuesday.":   "--08-12",
		"LISBON, August 14 - Ana Reis met nobody. Portugal attacked Spain last week.":              "-",
		"LISBON, August 14 - Ana Reis met nobody. Portugal attacked Spain two days before Easter.": "-",
		"LISBON, January 1 - Ana Reis met nobody. Portugal attacked Spain yesterday.":              "--12-31",
	} {
		got := lastDate(t, x, s, "-")
		if got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}
