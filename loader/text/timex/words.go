package timex

import (
	"strconv"
	"strings"
	"time"

	"entente/loader/text"
)

// openers are the words, digits apart, that an expression can begin with.
var openers = func() map[string]bool {
	out := map[string]bool{}
	for _, s := range []string{`the a an about around some nearly almost over roughly approximately more less fewer well slightly within only just exactly at
		today yesterday tomorrow tonight overnight midweek last this next past previous preceding coming following upcoming recent present current earlier later early late mid middle beginning start end
		every each same that those these several many few half another other year month q1 q2 q3 q4 1q 2q 3q 4q`} {
		for _, w := range strings.Fields(s) {
			out[w] = true
		}
	}
	addKeys(out, monthNames)
	addKeys(out, dayNames)
	addKeys(out, shortDays)
	addKeys(out, numbers)
	addKeys(out, ordinals)
	addKeys(out, units)
	addKeys(out, seasons)
	addKeys(out, tens)
	addKeys(out, feastsByWord)
	return out
}()

func addKeys[V any](to map[string]bool, from map[string]V) {
	for w := range from {
		to[w] = true
	}
}

var monthNames = map[string]time.Month{
	"january": 1, "jan": 1, "jan.": 1, "february": 2, "feb": 2, "feb.": 2, "march": 3, "mar": 3, "mar.": 3, "april": 4, "apr": 4, "apr.": 4, "may": 5, "june": 6, "jun": 6, "jun.": 6,
	"july": 7, "jul": 7, "jul.": 7, "august": 8, "aug": 8, "aug.": 8, "september": 9, "sept": 9, "sept.": 9, "sep": 9, "sep.": 9, "october": 10, "oct": 10, "oct.": 10,
	"november": 11, "nov": 11, "nov.": 11, "december": 12, "dec": 12, "dec.": 12,
}

var dayNames = map[string]time.Weekday{
	"sunday": 0, "sun.": 0, "monday": 1, "mon.": 1, "tuesday": 2, "tue.": 2, "tues.": 2, "wednesday": 3, "wed.": 3, "thursday": 4, "thu.": 4, "thur.": 4, "thurs.": 4, "friday": 5, "fri.": 5, "saturday": 6, "sat.": 6,
}

// shortDays are words, too: they name a day only before a date.
var shortDays = map[string]time.Weekday{"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6}

// manyDays are the weekdays in the plural.
var manyDays = map[string]time.Weekday{"sundays": 0, "mondays": 1, "tuesdays": 2, "wednesdays": 3, "thursdays": 4, "fridays": 5, "saturdays": 6}

var numbers = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
	"fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}

var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
	"fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}

var tens = map[string]int{"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}

var units = map[string]unit{
	"hour": hours, "hours": hours, "minute": hours, "minutes": hours, "second": hours, "seconds": hours, "day": days, "days": days, "night": days, "nights": days, "week": weeks, "weeks": weeks, "fortnight": weeks, "fortnights": weeks,
	"weekend": weekends, "weekends": weekends, "month": months, "months": months, "quarter": quarters, "quarters": quarters, "year": years, "years": years,
	"decade": decades, "decades": decades, "century": centuries, "centuries": centuries,
}

var seasons = map[string]part{"spring": spring, "summer": summer, "autumn": autumn, "fall": autumn, "winter": winter}

var dayParts = map[string]bool{"morning": true, "afternoon": true, "evening": true, "night": true}

// unitAt reads a unit of time and how many of it the word is: two weeks a fortnight.
func (f *finder) unitAt(i int) (u unit, times int, ok bool) {
	u, ok = units[f.norm(i)]
	times = 1
	if f.is(i, "fortnight", "fortnights") {
		times = 2
	}
	return u, times, ok
}

// month reads a month's name with a capital: "may" and "march" are words, too.
func (f *finder) month(i int) time.Month {
	m := monthNames[f.word(i)]
	if m != 0 && !f.tokens[i].Is(text.Capitalised) && f.word(i) == f.norm(i) {
		return 0
	}
	return m
}

// dayNumber reads "14" or "14th" as a day of a month, 0 for none.
func (f *finder) dayNumber(i int) int {
	n := f.norm(i)
	if len(n) > len("14th") {
		return 0
	}
	if d, err := strconv.Atoi(withoutEnding(n)); err == nil && 1 <= d && d <= 31 {
		return d
	}
	return 0
}

// withoutEnding is "14" of "14th"; words stay as they are.
func withoutEnding(n string) string {
	if k := len(n) - len("th"); k > 0 && '0' <= n[0] && n[0] <= '9' {
		switch n[k:] {
		case "st", "nd", "rd", "th":
			return n[:k]
		}
	}
	return n
}

// ordinal reads "14th" or "fourteenth", 0 for none.
func (f *finder) ordinal(i int) int {
	n := f.norm(i)
	if o := ordinals[n]; o != 0 {
		return o
	}
	if cut := withoutEnding(n); cut != n {
		if o, err := strconv.Atoi(cut); err == nil {
			return o
		}
	}
	return 0
}

// ordinalDay reads a day that is written as a word or not: "the first of May", "the 1 May".
func (f *finder) ordinalDay(i int) int {
	if d := ordinals[f.norm(i)]; d != 0 {
		return d
	}
	return f.dayNumber(i)
}

const firstYear, lastYear = 1000, 2199

// yearNumber reads four digits as a year, 0 for none.
func (f *finder) yearNumber(i int) int {
	n := f.word(i)
	if len(n) != len("2006") {
		return 0
	}
	if y, err := strconv.Atoi(n); err == nil && firstYear <= y && y <= lastYear {
		return y
	}
	return 0
}

// ofYear reads what tells the year of a date whose last token is i-1: ", 2008", "2008", "of 2008", "this year", "of next year", "of that year". It returns how many tokens it takes.
func (f *finder) ofYear(i int, e *Expression) int {
	k := i
	if f.is(k, ",", "of", "in") {
		k++
	}
	if y := f.yearNumber(k); y != 0 {
		e.year = y
		return k + 1 - i
	}
	of := f.is(i, "of", "in")
	switch {
	case k > i && !of:
		return 0
	case f.is(k, "this", "last", "next") && f.is(k+1, "year"):
		e.whose, e.count = yearCounted, map[string]int{"last": -1, "next": 1}[f.norm(k)]
		return k + 2 - i
	case of && f.is(k, "that", "the") && f.is(k+1, "same") && f.is(k+2, "year"), of && f.is(k, "the") && f.is(k+1, "following", "next", "previous") && f.is(k+2, "year"):
		e.whose, e.count = yearTold, map[string]int{"following": 1, "next": 1, "previous": -1}[f.norm(k+1)]
		return k + 3 - i
	case of && f.is(k, "that") && f.is(k+1, "year"):
		e.whose = yearTold
		return k + 2 - i
	case f.is(i, "of") && f.is(k, "the") && f.is(k+1, "year"):
		e.whose = yearCounted
		return k + 2 - i
	}
	return 0
}

// nounAt reports whether what stands at token i goes on with a noun phrase, so that a number or ordinal before it counts or orders something: "the 38th parallel". Before tagging any word may.
func (f *finder) nounAt(i int) bool {
	if i < 0 || i >= f.end {
		return false
	}
	t := &f.tokens[i]
	switch t.UPOS {
	case text.NOUN, text.PROPN, text.ADJ, text.NUM:
		return true
	case "":
		return !t.Is(text.Punct) || t.Norm == "-"
	}
	return t.Norm == "-" || t.Norm == "of"
}

// inName reports whether token i is part of a name that is none of a time: "Sunday Tribune", "May Street", "Captain Friday". It needs the tree. A weekday right behind a name is mostly no part
// of it: "in Miami Tuesday".
func (f *finder) inName(i int) bool {
	t := &f.tokens[i]
	if personTitles[f.norm(i-1)] {
		return true
	}
	switch t.DepRel {
	case text.Flat:
		_, day := dayNames[t.Norm]
		return !day
	case text.Compound:
		h := int(t.Head)
		return i < h && h < f.end && h <= i+2 && f.tokens[h].Is(text.Capitalised) && !f.timeWord(h)
	}
	return false
}

var personTitles = set("mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady captain colonel general major sergeant officer father sister brother judge professor inspector detective")

// modifies reports whether the capitalised word at token i belongs to a noun in small letters behind it: "the April survey". It needs the tree.
func (f *finder) modifies(i int) bool {
	t := &f.tokens[i]
	h := int(t.Head)
	return t.DepRel == text.Compound && !t.Is(text.SentenceStart) && i < h && h < f.end && f.tokens[h].UPOS == text.NOUN && !f.tokens[h].Is(text.Capitalised)
}

// timeWord reports whether the token belongs to the words of the calendar.
func (f *finder) timeWord(i int) bool {
	n := f.norm(i)
	_, day := dayNames[n]
	_, unit := units[n]
	return day || unit || dayParts[n] || monthNames[n] != 0
}
