package timex_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/loader/text"
	"entente/loader/text/timex"
)

// read finds and resolves the expressions of a text.
func read(t *testing.T, s string, ref timex.Reference) string {
	t.Helper()
	d, found := find(t, s)
	var got []string
	for i := range found {
		got = append(got, d.Text(d.SpanOf(found[i].Range))+"="+show(found[i].Resolve(ref)))
	}
	return strings.Join(got, "; ")
}

func TestForms(t *testing.T) {
	past, ahead := timex.Reference{Day: thursday}, timex.Reference{Day: thursday, Ahead: true}
	for _, c := range []struct {
		text, want string
		ref        timex.Reference
	}{
		// weekdays
		{"They met on Friday last.", "Friday last=2008-08-08/DAY", past},
		{"They met on Monday of last week.", "Monday of last week=2008-08-04/DAY", past},
		{"They meet on Tuesday next week.", "Tuesday next week=2008-08-19/DAY", ahead},
		{"They met early on Tuesday.", "early on Tuesday=2008-08-12/DAY", past},
		{"They meet on Saturday week.", "Saturday week=2008-08-23/DAY", ahead},
		{"They meet a week on Saturday.", "a week on Saturday=2008-08-23/DAY", ahead},
		{"They met two Fridays ago.", "two Fridays ago=2008-08-01/DAY", past},
		{"It was shut from Monday to Wednesday.", "Monday to Wednesday=2008-08-11/2008-08-13/DAY", past},
		{"It was moved from Monday to Wednesday.", "Monday=2008-08-11/DAY; Wednesday=2008-08-13/DAY", past},
		{"They came on Tuesday the 5th.", "Tuesday the 5th=2008-08-05/DAY", past},
		{"It was signed on Friday, December 14.", "Friday, December 14=2007-12-14/DAY", past},
		{"He writes Sat 5 July.", "Sat 5 July=2008-07-05/DAY", past},
		{"She sat and the sun shone.", "", past},
		// days of a month
		{"It ended on the 7th.", "the 7th=2008-08-07/DAY", past},
		{"It ended on the 28th.", "the 28th=2008-07-28/DAY", past},
		{"It lasts until the 28th.", "the 28th=2008-08-28/DAY", ahead},
		{"It lasts until the 5th of next month.", "the 5th of next month=2008-09-05/DAY", ahead},
		{"They crossed on the 38th parallel.", "", past},
		{"It fell on 29 February.", "29 February=2008-02-29/DAY", past},
		{"It falls on 29 February.", "29 February=2012-02-29/DAY", ahead},
		{"They voted on 5, 6 and 7 May.", "5, 6 and 7 May=2008-05-05/2008-05-07/DAY", past},
		{"They voted on May 6 and 7.", "May 6 and 7=2008-05-06/2008-05-07/DAY", past},
		{"They voted on 30 April and 1 May.", "30 April and 1 May=2008-04-30/2008-05-01/DAY", past},
		{"In January 17 people died.", "January=2008-01/MONTH", past},
		{"They came in May, June and July.", "May=2008-05/MONTH; June and July=2008-06/2008-07/MONTH", past},
		{"It covers April to June.", "April to June=2008-04/2008-06/MONTH", past},
		{"It was signed on 24.06.2007.", "24.06.2007=2007-06-24/DAY", past},
		{"It was signed on 6/30/07 there.", "6/30/07=2007-06-30/DAY", past},
		{"It was signed on 1/9/2007 there.", "1/9/2007=", past},
		{"They came on the first Saturday in March.", "the first Saturday in March=2008-03-01/DAY", past},
		{"They came on the last Sunday of May 2006.", "the last Sunday of May 2006=2006-05-28/DAY", past},
		{"It opened in the first week of June.", "the first week of June=2008-06-01/2008-06-07/WEEK", past},
		{"It opens in the last week of August.", "the last week of August=2008-08-25/2008-08-31/WEEK", ahead},
		{"It came in the second half of July.", "the second half of July=2008-07-16/2008-07-31/WEEK", past},
		// years
		{"It came on January 2 of this year.", "January 2 of this year=2008-01-02/DAY", past},
		{"It came in May last year.", "May last year=2007-05/MONTH", past},
		{"Output rose over 2000 - 2005.", "2000 - 2005=2000/2005/YEAR", past},
		{"In the early nineties it rained.", "the early nineties=1990/1993/YEAR~", past},
		{"He was in his sixties.", "", past},
		{"In the seventeenth century it rained.", "the seventeenth century=1601/1700/YEAR", past},
		{"In the last century it rained.", "the last century=1901/2000/YEAR", past},
		{"This year it rained.", "This year=2008/YEAR", past},
		{"This week it rained.", "This week=2008-08-11/2008-08-17/WEEK", past},
		{"This time last year it rained.", "This time last year=2007/YEAR~", past},
		// quarters and seasons
		{"Sales fell in the second quarter.", "the second quarter=2008-04/2008-06/MONTH", past},
		{"Sales fell in the fourth quarter.", "the fourth quarter=2007-10/2007-12/MONTH", past},
		{"Sales will fall in the fourth quarter.", "the fourth quarter=2008-10/2008-12/MONTH", ahead},
		{"Sales fell in the first quarter of 2006 and Q3 2007.", "the first quarter of 2006=2006-01/2006-03/MONTH; Q3 2007=2007-07/2007-09/MONTH", past},
		{"Sales rose in the first five months of the year.", "the first five months of the year=2008-01/2008-05/MONTH", past},
		{"She lost the quarter-final, the first quarter-final.", "", past},
		{"They met in the spring.", "the spring=2008-03/2008-05/MONTH", past},
		{"They will meet in the autumn.", "the autumn=2008-09/2008-11/MONTH", ahead},
		{"It rained in late summer 2006.", "late summer 2006=2006-08/MONTH~", past},
		{"The fall of the wall was the spring of the war.", "", past},
		// feasts
		{"They met on Good Friday.", "Good Friday=2008-03-21/DAY", past},
		{"It will end by Christmas.", "Christmas=2008-12-25/DAY", ahead},
		{"They met last Easter.", "last Easter=2008-03-23/DAY", past},
		{"They met on Easter Monday 1998.", "Easter Monday 1998=1998-04-13/DAY", past},
		{"They met on Thanksgiving.", "Thanksgiving=2007-11-22/DAY", past},
		{"The Christmas tree burned on Easter Island.", "", past},
		{"They met two days after Christmas.", "two days after Christmas=2007-12-27/DAY", past},
		{"They met on the eve of 9 July.", "the eve of 9 July=2008-07-08/DAY", past},
		{"Since 9/11 they have met; the Sept. 11 attacks were first.", "9/11=2001-09-11/DAY; Sept. 11=2001-09-11/DAY", past},
		{"They met the week before Christmas.", "the week before Christmas=2007-12-18/2007-12-24/WEEK", past},
		{"They met two days before 15 August.", "two days before 15 August=2008-08-13/DAY", past},
		{"They met on Super Tuesday.", "", past},
		// near the article
		{"They met this past week.", "this past week=2008-08-07/2008-08-14/WEEK", past},
		{"At the end of the day they met.", "", past},
		{"They met overnight.", "overnight=2008-08-13/2008-08-14/DAY", past},
		{"They met earlier today.", "earlier today=2008-08-14/DAY", past},
		{"They met earlier in the week.", "earlier in the week=2008-08-11/2008-08-14/WEEK", past},
		{"They met at the start of the week.", "the start of the week=2008-08-11/2008-08-12/WEEK~", past},
		{"They meet the week after next.", "the week after next=2008-08-25/2008-08-31/WEEK", ahead},
		{"It will be done by year-end.", "year-end=2008-09/2008-12/MONTH~", ahead},
		{"It rained a little over three months ago.", "a little over three months ago=2008-05/MONTH~", past},
		{"They met a fortnight ago.", "a fortnight ago=2008-07-31/DAY~", past},
		{"They will leave within 30 days.", "30 days=2008-08-14/2008-09-13/DAY", ahead},
		{"They meet a week from today.", "a week from today=2008-08-21/DAY", ahead},
	} {
		if got := read(t, c.text, c.ref); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestWithoutATenseTheNearestYearIsMeant(t *testing.T) {
	for s, want := range map[string]string{
		"From 2 September all is open.": "2 September=2008-09-02/DAY", "By 20 May all was shut.": "20 May=2008-05-20/DAY", "Open from the 19th.": "the 19th=2008-08-19/DAY", "Shut since the 31st.": "the 31st=2008-07-31/DAY",
	} {
		if got := read(t, s, timex.Reference{Day: thursday, Timeless: true}); got != want {
			t.Errorf("%s\n got %s\nwant %s", s, got, want)
		}
	}
}

func TestALongerTimeJustBeforeTellsTheYear(t *testing.T) {
	next := timex.Date{ISO: "2009-04", Precision: timex.Month}
	if got, want := read(t, "from 23 to 25 April", timex.Reference{Day: thursday, Near: next}), "23 to 25 April=2009-04-23/2009-04-25/DAY"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := read(t, "on March 3", timex.Reference{Near: timex.Date{ISO: "1994", Precision: timex.Year}}), "March 3=1994-03-03/DAY"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestFineAnchors counts from what was told last and is fine enough.
func TestFineAnchors(t *testing.T) {
	day, month, year := timex.Date{ISO: "2008-07-08", Precision: timex.Day}, timex.Date{ISO: "2004-03", Precision: timex.Month}, timex.Date{ISO: "1994", Precision: timex.Year}
	years := timex.Date{ISO: "1914/1921", Precision: timex.Year}
	for _, c := range []struct {
		text string
		told []timex.Date
		want string
	}{
		{"Two days later it rained.", []timex.Date{day, month, year}, "2008-07-10/DAY"},
		{"Three months later it rained.", []timex.Date{day, month, year}, "2004-06/MONTH~"},
		{"Two years later it rained.", []timex.Date{day, month, year}, "1996/YEAR~"},
		{"The year before it rained.", nil, ""},
		{"That was more than the year before.", []timex.Date{day, years}, "2007/YEAR"},
		{"That was more than the year before.", nil, "2007/YEAR"},
		{"The following spring it rained.", []timex.Date{day}, "2009-03/2009-05/MONTH"},
		{"The following March it rained.", []timex.Date{month}, "2005-03/MONTH"},
		{"In October of that year it rained.", []timex.Date{month}, "2004-10/MONTH"},
		{"The following Friday it rained.", []timex.Date{day}, "2008-07-11/DAY"},
		{"The same week it rained.", []timex.Date{day}, "2008-07-07/2008-07-13/WEEK"},
		{"Later in the day it rained.", []timex.Date{day}, "2008-07-08/DAY"},
		{"The next day it rained.", nil, ""},
	} {
		_, found := find(t, c.text)
		got := ""
		for i := range found {
			got += show(found[i].Resolve(timex.Reference{Day: thursday, Told: c.told}))
		}
		if got != c.want {
			t.Errorf("%s after %v: %s, want %s", c.text, c.told, got, c.want)
		}
	}
}

func TestEasterIsWhereTheTablesHaveIt(t *testing.T) {
	for _, want := range []string{"1648-04-12", "1818-03-22", "1943-04-25", "1998-04-12", "2008-03-23", "2025-04-20", "2038-04-25"} {
		if got := read(t, "They met on Easter Sunday "+want[:4]+".", timex.Reference{}); got != "Easter Sunday "+want[:4]+"="+want+"/DAY" {
			t.Errorf("Easter is %s, want %s", got, want)
		}
	}
}

// TestWordsOfTimeInAnyOrder reads words of time strung together by chance: whatever is found lies in its place and is a date that the graph takes.
func TestWordsOfTimeInAnyOrder(t *testing.T) {
	vocabulary := strings.Fields(`the a an last next this that first second third fourth week month year day days weeks quarter half of in on by from to between and before after until since ago later earlier early late mid
		Monday Friday Saturday Sundays May March August 5 12th 31st 1999 2004 1990s nineties summer fall winter Christmas Easter Good Boxing Day New Year 's Eve two three several few about more than a-week-long century 19th
		same following previous coming past recent today yesterday tomorrow tonight overnight morning evening end start beginning weekend fortnight time eve 9/11 2008-08-14 30/04/2003 , . - ( ) will every each Q3 year-end mid-July`)
	rng := rand.New(rand.NewPCG(1, 2))
	days := []time.Time{{}, thursday, time.Date(2000, time.February, 29, 0, 0, 0, 0, time.UTC), time.Date(1999, time.December, 31, 0, 0, 0, 0, time.UTC)}
	for range 20_000 {
		words := make([]string, 1+rng.IntN(12))
		for i := range words {
			words[i] = vocabulary[rng.IntN(len(vocabulary))]
		}
		s := strings.Join(words, " ")
		ref := timex.Reference{Day: days[rng.IntN(len(days))], Ahead: rng.IntN(2) == 0, Timeless: rng.IntN(3) == 0}
		for range rng.IntN(3) {
			ref.Told = append(ref.Told, []timex.Date{{ISO: "2008-01-31", Precision: timex.Day}, {ISO: "1996-02", Precision: timex.Month}, {ISO: "1914/1918", Precision: timex.Year}, {ISO: "--02-29", Precision: timex.Day}}[rng.IntN(4)])
			ref.Near = ref.Told[len(ref.Told)-1]
		}
		sound(t, s, ref)
	}
}

// sound checks that the expressions of a text lie in it in order, and that their dates are such.
func sound(t *testing.T, s string, ref timex.Reference) {
	t.Helper()
	src, err := text.FromString(s)
	if err != nil {
		t.Skip("no text")
	}
	d := text.Parse(src)
	end := 0
	found := timex.Find(d.Tokens, text.Range{End: len(d.Tokens)})
	for i := range found {
		e := &found[i]
		if e.First < end || e.End <= e.First || e.End > len(d.Tokens) {
			t.Fatalf("%q: expression %d has tokens %v after %d of %d", s, i, e.Range, end, len(d.Tokens))
		}
		end = e.End
		got := e.Resolve(ref)
		if (got.ISO == "") != (got.Precision == "") {
			t.Fatalf("%q: %+v has a date without precision, or the reverse", s, got)
		}
		if (e.Lasting || e.Recurring) && got.Known() {
			t.Fatalf("%q: a duration or set has the date %+v", s, got)
		}
		if err := graph.Date(got.ISO).Check(); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
	}
}
