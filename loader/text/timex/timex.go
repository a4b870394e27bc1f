// Package timex finds the expressions of time in the words of an article and resolves each against the day of the article.
//
// It knows the calendar expressions of English news: dates in every usual order, weekdays, months and years, parts of them ("early May", "mid-2008"),
// periods before and after the article ("last week", "the next three months"), distances ("two days ago", "in a fortnight") and what goes back to a
// time told before ("five days later", "that day"), quarters, feasts ("Good Friday"), and days counted in months ("the last Sunday in August"). The classes follow TIMEX3; sets ("every Monday") and bare durations ("for three days") are found, so that
// nothing in them is taken for a date, but have no date.
package timex

import (
	"time"

	"entente/loader/text"
)

// Precision is how exact a date is.
type Precision string

// The precisions of the facts format.
const (
	Day   Precision = "DAY"
	Week  Precision = "WEEK"
	Month Precision = "MONTH"
	Year  Precision = "YEAR"
)

// Date is a resolved time. The zero value is none.
type Date struct {
	// ISO is a day, month or year as ISO 8601 has it ("2008-08-14", "2008-08", "2008"), a month and day without a year ("--08-14"), or a range of such, both ends included,
	// parted by a slash.
	ISO       string
	Precision Precision
	// Approximate marks what the words give only roughly: "about a week ago", "in recent days".
	Approximate bool
}

// Known reports whether there is a date.
func (d Date) Known() bool { return d.ISO != "" }

// first is the first day of the date; false where it has no year.
func (d Date) first() (time.Time, bool) {
	s := d.ISO
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if len(s) >= len(layout) {
			if t, err := time.Parse(layout, s[:len(layout)]); err == nil && (len(s) == len(layout) || s[len(layout)] == '/') {
				return t, true
			}
		}
	}
	return time.Time{}, false
}

// last is the last day of the date; false where it has no year.
func (d Date) last() (time.Time, bool) {
	if _, to, ranged := cut(d.ISO); ranged {
		d.ISO = to
	}
	t, ok := d.first()
	switch len(d.ISO) {
	case len("2006"):
		t = t.AddDate(1, 0, -1)
	case len("2006-01"):
		t = t.AddDate(0, 1, -1)
	}
	return t, ok
}

// Reference is what expressions are resolved against.
type Reference struct {
	// Day is the day of the article. The zero time: unknown, and then only what names its year or day itself has a date.
	Day time.Time
	// Told are the times told before the expression, the last one at the end, for "five days later" and "that day".
	Told []Date
	// Near is the time told just before in the same sentence: in "next month, from 23 to 25 April" it says of which year the days are.
	Near Date
	// Ahead tells that the clause speaks of what is to come: "will meet on Friday". Without it, days and months without a year are the last ones up to Day.
	Ahead bool
	// Timeless tells that no verb says whether the clause speaks of the past: then days and months without a year are those nearest to Day.
	Timeless bool
}

// Expression is an expression of time in an article. Its date depends on the clause that it stands in: see Resolve.
type Expression struct {
	// Range is its tokens, without a preposition before them.
	text.Range
	// Lasting marks a duration and Recurring a set; neither has a date.
	Lasting, Recurring bool

	form  form
	year  int // 0 is not given
	whose yearOf
	month time.Month
	day   int
	until *Expression // the end of a range
	base  *Expression // of offset: what is counted from
	part  part
	nth   int // which quarter, week or weekday of the month, or feast; from the end where negative

	unit    unit
	count   int  // how many units, signed: -2 is two units back
	rough   bool // the words say "about", "some", "several"
	named   bool // the words name the weekday
	weekday time.Weekday
	// adjective tells of an anchored unit that it is the calendar's ("the following month"), not a distance ("a month later").
	adjective bool
}

// form is what kind of time an expression tells.
type form uint8

const (
	nothing form = iota // a duration or set, or what cannot be told
	// Those of a calendar year, given or open.
	absolute   // as far as year, month and day are given
	season     // a season of the year
	quarter    // the nth quarter
	months1st  // the first (nth > 0) or last months of the year
	nthWeek    // the nth week of a month
	nthWeekend // the nth weekend of a month
	nthWeekday // the nth weekday of a month
	feast      // a day of the year that has a name: the nth of the table
	lastOfYear // the last of these
	// Those that are counted from the day of the article.
	dayOfMonth // a day of the month that the article is of, or of the one before or after
	weekdayForm
	weekdayOf // a weekday of the week that is count weeks on
	period    // the unit that the day of the article is in, count units on
	distance  // count units from the day of the article
	stretch   // the count units before (negative) or after the day of the article
	// Others.
	anchored // count units from the time told last
	offset   // count units from another expression
	decade   // ten years, or the hundred of a century, from year on
)

// ofYear reports whether the form is one of a calendar year.
func (f form) ofYear() bool { return absolute <= f && f < lastOfYear }

// yearOf is how an expression tells its year.
type yearOf uint8

const (
	yearItself  yearOf = iota // by its number, or not at all
	yearCounted               // "this year", "next year": count years on from the article's
	yearTold                  // "of that year", "of the following year": count years on from the time told last
)

// unit is a unit of the calendar.
type unit uint8

const (
	hours unit = iota
	days
	weeks
	weekends
	months
	quarters
	years
	decades
	centuries
)

// part is a part of a month, year or season of the year.
type part uint8

const (
	whole part = iota
	early
	mid
	late
	earlier // of what is not over: up to the day of the article
	later   // … from that day on
	spring
	summer
	autumn
	winter
	firstHalf
	secondHalf
)
