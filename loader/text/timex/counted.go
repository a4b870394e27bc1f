package timex

import (
	"strconv"
	"strings"

	"entente/loader/text"
)

// roughly passes over words before a number that make it a rough one: "about", "more than", "a little over"; and over "just", which does not.
func (f *finder) roughly(k int) (next int, rough bool) {
	for {
		switch {
		case f.is(k, "about", "around", "some", "nearly", "almost", "over", "under", "roughly", "approximately"):
			rough = true
			k++
		case f.is(k, "more", "less", "fewer") && f.is(k+1, "than"), f.is(k, "at") && f.is(k+1, "least", "most"), f.is(k, "well", "slightly") && f.is(k+1, "over", "under", "more", "less"):
			rough = true
			k += 2
			if f.is(k, "than") {
				k++
			}
		case f.is(k, "a") && f.is(k+1, "little", "bit") && f.is(k+2, "over", "under", "more", "less"):
			rough = true
			k += 3
			if f.is(k, "than") {
				k++
			}
		case f.is(k, "only", "just", "barely", "exactly"):
			k++
		default:
			return k, rough
		}
	}
}

// count reads a number of units: "three", "a", "a couple of", "several". It returns the number, whether it is rough, and how many tokens it takes.
func (f *finder) count(i int) (n int, rough bool, took int) {
	k, rough := f.roughly(i)
	const couple, few, dozen = 2, 3, 12
	switch f.norm(k) {
	case "a", "an", "another":
		switch {
		case f.is(k+1, "couple"):
			k += 2
			if f.is(k, "of") {
				k++
			}
			return couple, true, k - i
		case f.is(k+1, "few"):
			return few, true, k + 2 - i
		case f.is(k+1, "dozen"):
			return dozen, true, k + 2 - i
		}
		return 1, rough, k + 1 - i
	case "several", "few", "many":
		return few, true, k + 1 - i
	case "half":
		return 0, false, 0
	}
	if n := numbers[f.norm(k)]; n != 0 {
		if f.is(k+1, "-") && n >= 20 && numbers[f.norm(k+2)] != 0 && numbers[f.norm(k+2)] < 10 { // "twenty-five"
			return n + numbers[f.norm(k+2)], rough, k + 3 - i
		}
		return n, rough, k + 1 - i
	}
	if n, err := strconv.Atoi(f.norm(k)); err == nil && n > 0 && n < firstYear {
		return n, rough, k + 1 - i
	}
	return 0, false, 0
}

// counted reads "two days ago", "a week later", "three months earlier", "in two weeks", "two days after Easter", "two Fridays ago", "for five days", "two-week".
func (f *finder) counted(i int) (Expression, int) {
	n, rough, took := f.count(i)
	if took == 0 {
		return Expression{}, 0
	}
	k := i + took
	hyphen := f.is(k, "-")
	if hyphen {
		k++
	}
	if w, ok := manyDays[f.norm(k)]; ok && f.is(k+1, "ago") {
		return Expression{form: weekdayForm, named: true, weekday: w, count: -n, rough: rough}, k + 2 - i
	}
	u, times, ok := f.unitAt(k)
	if !ok || f.is(k, "second") {
		return Expression{}, 0
	}
	n *= times
	k++
	if hyphen { // "a week-long", "two-week"
		return Expression{form: nothing, Lasting: true}, k - i
	}
	if f.is(k, "and") && f.is(k+1, "a") && f.is(k+2, "half") {
		k += 3
		rough = true
	}
	if e, more := f.direction(k, u, n, rough); more > 0 {
		return e, k + more - i
	}
	switch {
	case f.is(i-1, "within") && u != hours:
		if f.ahead(i - 1) {
			return Expression{form: stretch, unit: u, count: n, rough: rough}, k - i
		}
	case f.is(i-1, "in") && u != hours && !f.is(k, "of") && f.ahead(i-1):
		return f.sincePresent(u, n, rough), k - i
	}
	if f.is(i, "a", "an", "another") && !f.is(i-1, "for", "about") {
		return Expression{}, 0 // "a day when"
	}
	return Expression{form: nothing, Lasting: true}, k - i
}

// direction reads, behind n units, from when they are counted and which way. It returns how many tokens it takes, 0 where nothing tells.
func (f *finder) direction(k int, u unit, n int, rough bool) (Expression, int) {
	switch f.norm(k) {
	case "ago":
		return f.sincePresent(u, -n, rough), 1
	case "'":
		if f.is(k+1, "time") {
			return f.sincePresent(u, n, rough), 2
		}
	case "'s":
		if f.is(k+1, "time") {
			return f.sincePresent(u, n, rough), 2
		}
	case "from", "on":
		if f.is(k, "from") && f.is(k+1, "now") {
			return f.sincePresent(u, n, rough), 2
		}
		if base, took := f.fixed(k + 1); took > 0 && u <= weeks && u != hours { // "a week on Saturday"
			if base.form == weekdayForm && base.count == 0 {
				base.count = 1
			}
			return Expression{form: offset, unit: u, count: n, base: &base, rough: rough}, 1 + took
		}
		if f.is(k, "on") && u != hours && f.is(k+1, ",", ".", "") {
			return Expression{form: anchored, unit: u, count: n, rough: rough}, 1
		}
	case "later", "afterwards", "afterward":
		if u != hours {
			return Expression{form: anchored, unit: u, count: n, rough: rough}, 1
		}
	case "earlier", "previously", "beforehand":
		if u != hours {
			return Expression{form: anchored, unit: u, count: -n, rough: rough}, 1
		}
	case "before", "after":
		return f.beside(k, u, n, rough)
	}
	return Expression{}, 0
}

// beside reads "two days after Easter"; of "two days after the election" nobody knows the date, and "two days before" at the end of a clause goes back to what was told.
func (f *finder) beside(k int, u unit, n int, rough bool) (Expression, int) {
	if f.is(k, "before") {
		n = -n
	}
	base, took := f.fixed(k + 1)
	switch {
	case u == hours:
	case took > 0:
		return Expression{form: offset, unit: u, count: n, base: &base, rough: rough}, 1 + took
	case f.clauseEnd(k + 1):
		return Expression{form: anchored, unit: u, count: n, rough: rough}, 1
	}
	return Expression{form: nothing, Lasting: true}, 1
}

// clauseEnd reports whether token i ends a clause.
func (f *finder) clauseEnd(i int) bool {
	return f.norm(i) == "" || f.tokens[i].Is(text.Punct) && !f.is(i, "-") || f.is(i, "and", "but")
}

// sincePresent is a distance from the day of the article; hours leave the day as it is.
func (f *finder) sincePresent(u unit, n int, rough bool) Expression {
	if u == hours {
		n = 0
	}
	return Expression{form: distance, unit: u, count: n, rough: rough}
}

// ahead reports whether "in" at token i is "after": "will meet in two weeks", not "the first time in two weeks" or "in three days of fighting".
func (f *finder) ahead(i int) bool {
	for k := i - 1; k >= max(0, i-12); k-- {
		switch f.norm(k) {
		case "will", "would", "'ll", "to", "due", "expected", "scheduled", "set", "planned", "plans", "may", "could", "begin", "begins", "expires", "ends", "starts", "opens":
			return true
		case "first", "second", "most", "worst", "best", "only", ".", ";":
			return false
		}
	}
	return false
}

// anaphoric reads what goes back to a time told before: "that day", "the same year", "the next day", "the following month", "the following spring", "the day before".
func (f *finder) anaphoric(i int) (Expression, int) {
	k := i
	e := Expression{form: anchored, adjective: true}
	switch {
	case f.is(k, "that"):
		k++
		if f.is(k, "same") {
			k++
		}
	case f.is(k, "the") && f.is(k+1, "same"):
		k += 2
	case f.is(k, "the") && f.is(k+1, "next", "following", "previous", "preceding"):
		e.count = shift3(f.norm(k + 1))
		k += 2
	case f.is(k, "the") && f.is(k+1, "day", "night", "week", "month", "year") && f.is(k+2, "before", "after"):
		return f.dayBeside(k+1, i)
	case f.is(k, "the") && f.is(k+1, "eve") && f.is(k+2, "of"):
		if base, took := f.fixed(k + 3); took > 0 {
			return Expression{form: offset, unit: days, count: -1, base: &base}, k + 3 + took - i
		}
		return Expression{}, 0
	default:
		return Expression{}, 0
	}
	if m := f.month(k); m != 0 {
		e.unit, e.month = years, m
		if f.relativePronoun(i) {
			return Expression{}, 0
		}
		return e, k + 1 - i
	}
	if s, ok := seasons[f.norm(k)]; ok {
		e.unit, e.part = years, s
		return e, k + 1 - i
	}
	u, ok := units[f.norm(k)]
	if f.is(k, "morning", "afternoon", "evening") {
		u, ok = days, true
	}
	if !ok || u == hours || u > years || strings.HasSuffix(f.norm(k), "s") || f.is(k, "fortnight") {
		return Expression{}, 0
	}
	e.unit = u
	return e, k + 1 - i
}

// relativePronoun reports whether token i is a "that" which points at no day: "the mill that May bought".
func (f *finder) relativePronoun(i int) bool {
	t := &f.tokens[i]
	return f.is(i, "that") && t.UPOS != "" && t.UPOS != text.DET && t.DepRel != text.Det
}

// dayBeside reads "the day before", "the year after", alone or with a date behind it.
func (f *finder) dayBeside(k, i int) (Expression, int) {
	e := Expression{form: anchored, adjective: true, unit: units[f.norm(k)], count: 1}
	if f.is(k+1, "before") {
		e.count = -1
	}
	if base, took := f.fixed(k + 2); took > 0 {
		e.form, e.base = offset, &base
		return e, k + 2 + took - i
	}
	if f.clauseEnd(k + 2) {
		return e, k + 2 - i
	}
	return Expression{}, 0
}
