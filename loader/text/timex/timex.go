// Package timex finds the expressions of time in the words of an article and resolves each against the day of the article.
//
// It knows the calendar expressions of English news: dates in every usual order, weekdays, months and years, parts of them ("early May", "mid-2008"),
// periods before and after the article ("last week", "the next three months"), distances ("two days ago", "in a fortnight") and what goes back to a
// time told before ("five days later", "that day"). The classes follow TIMEX3; sets ("every Monday") and bare durations ("for three days") are found, so that
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

// Reference is what expressions are resolved against.
type Reference struct {
	// Day is the day of the article. The zero time: unknown, and then only what names its year or day itself has a date.
	Day time.Time
	// Anchor is the time told last before the expression, for "five days later" and "that day".
	Anchor Date
	// Ahead tells that the clause speaks of what is to come: "will meet on Friday", "from March". Without it, days and months without a year are the last ones up to Day.
	Ahead bool
}

// Expression is an expression of time in an article. Its date depends on the clause that it stands in: see Resolve.
type Expression struct {
	// Range is its tokens, without a preposition before them.
	text.Range
	// Lasting marks a duration and Recurring a set; neither has a date.
	Lasting, Recurring bool

	form  form
	year  int // of absolute: 0 is not given
	month time.Month
	day   int
	until *Expression // the end of a range
	part  part

	unit    unit
	count   int  // how many units, signed: -2 is two units back
	rough   bool // the words say "about", "some", "several"
	weekday time.Weekday
}

// form is what kind of time an expression tells.
type form uint8

const (
	absolute form = iota // as far as year, month and day are given
	weekdayForm
	period   // the unit that the day of the article is in, count units on
	distance // count units from the day of the article
	anchored // count units from the time told last
	stretch  // the count units before (negative) or after the day of the article
	decade   // ten years, or the hundred of a century, from year on
	nothing  // a duration or set
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
	spring
	summer
	autumn
	winter
	firstHalf
	secondHalf
)
