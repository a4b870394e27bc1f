package timex_test

import (
	"strings"
	"testing"
	"time"

	"entente/loader/text"
	"entente/loader/text/timex"
)

// thursday is the day that the articles of the tests are of.
var thursday = time.Date(2008, time.August, 14, 0, 0, 0, 0, time.UTC)

func find(t testing.TB, s string) (*text.Document, []timex.Expression) {
	t.Helper()
	src, err := text.FromString(s)
	if err != nil {
		t.Fatal(err)
	}
	d := text.Parse(src)
	return d, timex.Find(d.Tokens, text.Range{End: len(d.Tokens)})
}

func TestResolve(t *testing.T) {
	tests := []struct {
		text  string // the expression stands between the bars
		want  string
		ahead bool
	}{
		{"He came |on| 14 August 2008.", "14 August 2008=2008-08-14/DAY", false},
		{"He came on the 7th of August.", "the 7th of August=2008-08-07/DAY", false},
		{"He came on Aug. 7.", "Aug. 7=2008-08-07/DAY", false},
		{"He came on Sept 11, 2001, by train.", "Sept 11, 2001=2001-09-11/DAY", false},
		{"He left on December 20.", "December 20=2007-12-20/DAY", false},
		{"He will leave on December 20.", "December 20=2008-12-20/DAY", true},
		{"They met on August 7-9.", "August 7-9=2008-08-07/2008-08-09/DAY", false},
		{"They fought from August 7 to 12.", "August 7 to 12=2008-08-07/2008-08-12/DAY", false},
		{"It was signed on 2008-08-12 there.", "2008-08-12=2008-08-12/DAY", false},
		{"It was signed on 31/07/2008 there.", "31/07/2008=2008-07-31/DAY", false},
		{"It began in March.", "March=2008-03/MONTH", false},
		{"It began in October.", "October=2007-10/MONTH", false},
		{"It will begin in October.", "October=2008-10/MONTH", true},
		{"It began in early May.", "early May=2008-05-01/2008-05-10/WEEK~", false},
		{"It began in mid-July 2006.", "mid-July 2006=2006-07-11/2006-07-20/WEEK~", false},
		{"It began at the end of June.", "the end of June=2008-06-21/2008-06-30/WEEK~", false},
		{"They may march and they may not.", "", false},
		{"It fell in 1992.", "1992=1992/YEAR", false},
		{"It fell in late 1992.", "late 1992=1992-09/1992-12/MONTH~", false},
		{"He ruled from 1994 to 1998.", "1994 to 1998=1994/1998/YEAR", false},
		{"The war of 1992-93 ended.", "1992-93=1992/1993/YEAR", false},
		{"In the 1990s it was quiet.", "the 1990s=1990/1999/YEAR", false},
		{"In the summer of 2006 it began.", "the summer of 2006=2006-06/2006-08/MONTH", false},
		{"He came on Tuesday.", "Tuesday=2008-08-12/DAY", false},
		{"He came on Thursday.", "Thursday=2008-08-14/DAY", false},
		{"He came last Thursday.", "last Thursday=2008-08-07/DAY", false},
		{"He will come on Tuesday.", "Tuesday=2008-08-19/DAY", true},
		{"He will come next Thursday.", "next Thursday=2008-08-21/DAY", true},
		{"He came on Tuesday, August 5.", "Tuesday, August 5=2008-08-05/DAY", false},
		{"He came yesterday evening.", "yesterday evening=2008-08-13/DAY", false},
		{"He came the day before yesterday.", "the day before yesterday=2008-08-12/DAY", false},
		{"He comes tomorrow.", "tomorrow=2008-08-15/DAY", false},
		{"He came last night.", "last night=2008-08-13/DAY", false},
		{"Earlier this week they agreed.", "Earlier this week=2008-08-11/2008-08-14/WEEK", false},
		{"They meet later this week.", "later this week=2008-08-14/2008-08-17/WEEK", false},
		{"They agreed last week.", "last week=2008-08-04/2008-08-10/WEEK", false},
		{"They agreed last month.", "last month=2008-07/MONTH", false},
		{"They agreed late last month.", "late last month=2008-07-21/2008-07-31/WEEK~", false},
		{"They agreed earlier this month.", "earlier this month=2008-08-01/2008-08-14/MONTH", false},
		{"They agreed last year.", "last year=2007/YEAR", false},
		{"They agreed late last year.", "late last year=2007-09/2007-12/MONTH~", false},
		{"They agreed earlier this year.", "earlier this year=2008-01/2008-08/MONTH", false},
		{"They vote next year.", "next year=2009/YEAR", false},
		{"They agreed last March.", "last March=2008-03/MONTH", false},
		{"They agreed last October.", "last October=2007-10/MONTH", false},
		{"They agreed last summer.", "last summer=2007-06/2007-08/MONTH", false},
		{"They met over the weekend.", "the weekend=2008-08-09/2008-08-10/DAY", false},
		{"They met last weekend.", "last weekend=2008-08-09/2008-08-10/DAY", false},
		{"Five died in the past three days.", "the past three days=2008-08-11/2008-08-14/DAY", false},
		{"Five died in recent days.", "recent days=2008-08-11/2008-08-14/DAY~", false},
		{"Talks go on over the next two weeks.", "the next two weeks=2008-08-14/2008-08-28/WEEK", false},
		{"Two years ago they agreed.", "Two years ago=2006/YEAR~", false},
		{"A year ago they agreed.", "A year ago=2007/YEAR", false},
		{"They fought a week ago.", "a week ago=2008-08-07/DAY~", false},
		{"They fought three days ago.", "three days ago=2008-08-11/DAY", false},
		{"They fought about three days ago.", "about three days ago=2008-08-11/DAY~", false},
		{"They fought a couple of months ago.", "a couple of months ago=2008-06/MONTH~", false},
		{"They fought hours ago.", "", false},
		{"They will meet in two weeks.", "two weeks=2008-08-28/DAY~", true},
		{"It was the worst in two weeks.", "two weeks=", false},
		{"They fought for five days.", "five days=", false},
		{"A week-long war ended.", "", false},
		{"It was quiet in the mid-1990s.", "the mid-1990s=1994/1996/YEAR~", false},
		{"They meet every Monday.", "every Monday=", false},
		{"It was built in the 19th century.", "the 19th century=1801/1900/YEAR", false},
		{"It was built in the late 20th century.", "the late 20th century=1971/2000/YEAR~", false},
		{"It will open by the end of the year.", "the end of the year=2008-09/2008-12/MONTH~", true},
		{"Some 2008 people came.", "", false},
		{"He has 1500 sheep.", "", false},
		{"They met on Christmas Day.", "Christmas Day=2007-12-25/DAY", false},
		{"They met on February 30.", "", false},
	}
	for _, tt := range tests {
		s := strings.ReplaceAll(tt.text, "|", "")
		d, found := find(t, s)
		var got []string
		for i := range found {
			got = append(got, d.Text(d.SpanOf(found[i].Range))+"="+show(found[i].Resolve(timex.Reference{Day: thursday, Ahead: tt.ahead})))
		}
		if g := strings.Join(got, "; "); g != tt.want {
			t.Errorf("%s\n got %s\nwant %s", s, g, tt.want)
		}
	}
}

func show(d timex.Date) string {
	if !d.Known() {
		return ""
	}
	s := d.ISO + "/" + string(d.Precision)
	if d.Approximate {
		s += "~"
	}
	return s
}

func TestAnchors(t *testing.T) {
	day := timex.Date{ISO: "2008-08-07", Precision: timex.Day}
	tests := []struct {
		text   string
		anchor timex.Date
		want   string
	}{
		{"Five days later it ended.", day, "2008-08-12/DAY"},
		{"Two days earlier it began.", day, "2008-08-05/DAY"},
		{"The next day it rained.", day, "2008-08-08/DAY"},
		{"That day it rained.", day, "2008-08-07/DAY"},
		{"The same year it rained.", day, "2008/YEAR"},
		{"The following month it rained.", day, "2008-09/MONTH"},
		{"Five days later it ended.", timex.Date{ISO: "2008-07", Precision: timex.Month}, ""},
		{"Five days later it ended.", timex.Date{}, ""},
		{"Five days later it ended.", timex.Date{ISO: "2008-08-07", Precision: timex.Day, Approximate: true}, "2008-08-12/DAY~"},
	}
	for _, tt := range tests {
		_, found := find(t, tt.text)
		if len(found) != 1 {
			t.Errorf("%s: %d expressions", tt.text, len(found))
			continue
		}
		if got := show(found[0].Resolve(timex.Reference{Day: thursday, Told: []timex.Date{tt.anchor}})); got != tt.want {
			t.Errorf("%s after %s: %s, want %s", tt.text, show(tt.anchor), got, tt.want)
		}
	}
}

func TestWithoutADayOnlyWhatNamesItselfIsKnown(t *testing.T) {
	for s, want := range map[string]string{
		"He came on Aug. 7.": "--08-07/DAY", "He came on Tuesday.": "", "He came last week.": "", "It fell in 1992.": "1992/YEAR", "It began in March.": "", "He came on 7 August 2004.": "2004-08-07/DAY",
	} {
		_, found := find(t, s)
		if len(found) != 1 {
			t.Errorf("%s: %d expressions", s, len(found))
			continue
		}
		if got := show(found[0].Resolve(timex.Reference{})); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}

func TestARangeOfMonthsOverNewYear(t *testing.T) {
	for s, want := range map[string]string{"It lasted from November to February 2009.": "2008-11/2009-02/MONTH", "It lasted from December to February.": ""} {
		_, found := find(t, s)
		if len(found) != 1 {
			t.Errorf("%s: %d expressions", s, len(found))
			continue
		}
		if got := show(found[0].Resolve(timex.Reference{})); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"He came on Aug. 7-9, 2008, five days later", "from 1992 to 1994 and the end of the", "the first half of 1999, 31/12/1999 2008-08-", "in early mid-late May of the next"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, ref := range []timex.Reference{{}, {Ahead: true}, {Day: thursday}, {Day: thursday, Ahead: true}, {Day: thursday, Timeless: true}} {
			ref.Told = []timex.Date{{ISO: "2008-01-31", Precision: timex.Day}}
			ref.Near = timex.Date{ISO: "2008-01", Precision: timex.Month}
			sound(t, s, ref)
		}
	})
}
