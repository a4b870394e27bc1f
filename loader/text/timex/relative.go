package timex

import (
	"strconv"
	"strings"
	"time"

	"entente/loader/text"
)

// part reads "early", "mid-", "the end of" before a month or year. It returns where what it is a part of begins: i itself where there is none.
func (f *finder) part(i int) (part, int) {
	k := i
	if f.is(k, "the") && f.is(k+1, "beginning", "start", "end", "middle") && f.is(k+2, "of") || f.is(k, "the") && f.is(k+1, "first", "second") && f.is(k+2, "half") && f.is(k+3, "of") {
		k++
	}
	if strings.HasPrefix(f.norm(k), midPrefix) {
		return mid, k
	}
	switch f.norm(k) {
	case "early", "beginning", "start":
		return early, f.pastOf(k + 1)
	case "mid", "middle":
		return mid, f.pastOf(k + 1)
	case "late", "end":
		return late, f.pastOf(k + 1)
	case "first", "second":
		if f.is(k+1, "half") && f.is(k+2, "of") {
			if f.is(k, "first") {
				return firstHalf, k + 3
			}
			return secondHalf, k + 3
		}
	}
	return whole, i
}

// pastOf passes over "of", "in" and a hyphen.
func (f *finder) pastOf(k int) int {
	if f.is(k, "of", "in", "-") {
		k++
	}
	return k
}

// dayName reads "Thursday", "last Thursday", "next Thursday morning".
func (f *finder) dayName(i int) (Expression, int) {
	k := i
	e := Expression{form: weekdayForm}
	switch {
	case f.is(k, "last", "past", "previous"):
		e.count = -1
		k++
	case f.is(k, "next", "coming", "following"):
		e.count = 1
		k++
	case f.is(k, "this"), f.is(k, "late"), f.is(k, "early"):
		k++
	}
	w, ok := dayNames[f.norm(k)]
	if !ok || !f.tokens[k].Is(text.Capitalised) {
		return Expression{}, 0
	}
	e.weekday = w
	k++
	if dayParts[f.norm(k)] {
		k++
	}
	if f.is(k, "last") && f.is(k+1, "week") { // "Thursday last week"
		k += 2
	}
	// a date behind it is the date: "Thursday, August 14"
	j := k
	if f.is(j, ",") {
		j++
	}
	if d, n := f.monthDay(j); n > 1 && d.day != 0 {
		return d, j + n - i
	}
	if d, n := f.dayMonth(j); n > 0 {
		return d, j + n - i
	}
	return e, k - i
}

// deictic reads "today", "yesterday evening", "the day before yesterday".
func (f *finder) deictic(i int) (Expression, int) {
	e := Expression{form: period, unit: days}
	n := 1
	switch f.norm(i) {
	case "today", "tonight", "overnight":
	case "yesterday":
		e.count = -1
	case "tomorrow":
		e.count = 1
	case "the":
		switch {
		case f.is(i+1, "day") && f.is(i+2, "before") && f.is(i+3, "yesterday"):
			e.count = -2
		case f.is(i+1, "day") && f.is(i+2, "after") && f.is(i+3, "tomorrow"):
			e.count = 2
		default:
			return Expression{}, 0
		}
		return e, 4
	case "last":
		if !f.is(i+1, "night", "evening") {
			return Expression{}, 0
		}
		e.count = -1
		return e, 2
	case "this":
		if !dayParts[f.norm(i+1)] {
			return Expression{}, 0
		}
		return e, 2
	default:
		return Expression{}, 0
	}
	if dayParts[f.norm(i+n)] {
		n++
	}
	return e, n
}

// relative reads "last week", "earlier this month", "late last year", "next summer", "the past three days", "this March", "the coming weeks".
func (f *finder) relative(i int) (Expression, int) {
	k := i
	e := Expression{form: period}
	switch {
	case f.is(k, "earlier", "early"):
		e.part = early
		k++
	case f.is(k, "later", "late"):
		e.part = late
		k++
	case f.is(k, "mid"):
		e.part = mid
		k = f.pastOf(k + 1)
	default:
		if p, next := f.part(k); p != whole {
			e.part, k = p, next
		}
	}
	the := f.is(k, "the")
	if the {
		k++
	}
	word := f.norm(k)
	switch {
	case the && word == "weekend" && !f.is(k+1, "of"):
		return Expression{form: period, unit: weekends}, k + 1 - i
	case the && e.part != whole && f.is(k, "week", "month", "year") && !f.is(k+1, "of"): // "the end of the year"
		e.unit = units[word]
		return e, k + 1 - i
	}
	switch word {
	case "last", "past", "previous":
		e.count = -1
	case "this", "present", "current":
	case "next", "coming", "following", "upcoming":
		e.count = 1
	case "recent":
		return f.recent(k+1, i)
	default:
		return Expression{}, 0
	}
	k++
	if n, rough, took := f.count(k); took > 0 {
		if u, ok := units[f.norm(k+took)]; ok && e.count != 0 && u != hours {
			return Expression{form: stretch, unit: u, count: e.count * n, rough: rough}, k + took + 1 - i
		}
		return Expression{}, 0
	}
	if the && (word == "previous" || word == "following" || word == "next") { // goes back to what was told
		if u, ok := units[f.norm(k)]; ok && u != hours {
			return Expression{form: anchored, unit: u, count: e.count}, k + 1 - i
		}
		return Expression{}, 0
	}
	return f.namedPeriod(e, k, i, the || word == "past" || word == "coming")
}

// namedPeriod reads the unit, month or season of a relative period at token k. rolling tells that the unit is so many days and not the calendar's ("the past week").
func (f *finder) namedPeriod(e Expression, k, i int, rolling bool) (Expression, int) {
	if m := f.month(k); m != 0 {
		e.unit, e.month = years, m
		if d := f.dayNumber(k + 1); d != 0 && e.part == whole { // "last August 14"
			return Expression{form: absolute, month: m, day: d}, k + 2 - i
		}
		return e, k + 1 - i
	}
	if p, ok := seasons[f.norm(k)]; ok {
		e.unit, e.part = years, p
		return e, k + 1 - i
	}
	u, ok := units[f.norm(k)]
	switch {
	case !ok, u == hours, f.is(k, "night", "nights"), u == centuries:
		return Expression{}, 0
	case strings.HasSuffix(f.norm(k), "s"): // "the past days", "coming weeks"
		if e.count == 0 {
			return Expression{}, 0
		}
		const some = 3
		return Expression{form: stretch, unit: u, count: some * e.count, rough: true}, k + 1 - i
	case rolling && e.count != 0 && e.part == whole && u != days && u != weekends:
		return Expression{form: stretch, unit: u, count: e.count}, k + 1 - i
	case u == days:
		return Expression{}, 0 // "this day" is not today
	}
	e.unit = u
	return e, k + 1 - i
}

// recent reads "recent days".
func (f *finder) recent(k, i int) (Expression, int) {
	u, ok := units[f.norm(k)]
	if !ok || u == hours || !strings.HasSuffix(f.norm(k), "s") {
		return Expression{}, 0
	}
	const some = 3
	return Expression{form: stretch, unit: u, count: -some, rough: true}, k + 1 - i
}

// count reads a number of units: "three", "a", "a couple of", "several". It returns the number, whether it is rough, and how many tokens it takes.
func (f *finder) count(i int) (n int, rough bool, took int) {
	k := i
	for f.is(k, "about", "around", "some", "nearly", "almost", "over", "roughly", "approximately", "only", "just", "barely") || f.is(k, "more", "less") && f.is(k+1, "than") || f.is(k, "at") && f.is(k+1, "least", "most") {
		if f.is(k, "more", "less", "at") {
			k++
		}
		rough = rough || !f.is(k, "only", "just", "barely")
		k++
	}
	const couple, few, dozen = 2, 3, 12
	switch f.norm(k) {
	case "a", "an":
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

// counted reads "two days ago", "a week later", "three months earlier", "in two weeks", "for five days", "two-week".
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
	u, ok := units[f.norm(k)]
	if !ok || f.is(k, "second") {
		return Expression{}, 0
	}
	k++
	if hyphen { // "a week-long", "two-week"
		return Expression{form: nothing, Lasting: true}, k - i
	}
	if f.is(k, "and") && f.is(k+1, "a") && f.is(k+2, "half") {
		k += 3
		rough = true
	}
	switch {
	case f.is(k, "ago"):
		return f.sincePresent(u, -n, rough), k + 1 - i
	case f.is(k, "from") && f.is(k+1, "now", "today"), f.is(k, "'") && f.is(k+1, "time"):
		return f.sincePresent(u, n, rough), k + 2 - i
	case f.is(k, "later", "afterwards", "afterward", "on") && u != hours && !(f.is(k, "on") && !f.is(k+1, ",", ".", "")):
		return Expression{form: anchored, unit: u, count: n, rough: rough}, k + 1 - i
	case f.is(k, "earlier", "before", "previously", "beforehand") && u != hours:
		if f.is(k, "before") && !f.is(k+1, ",", ".", "") { // "two days before the election" needs the election's date
			return Expression{form: nothing}, k + 1 - i
		}
		return Expression{form: anchored, unit: u, count: -n, rough: rough}, k + 1 - i
	case f.is(i-1, "in", "within") && u != hours && !f.is(k, "of") && f.ahead(i-1):
		return f.sincePresent(u, n, rough), k - i
	}
	if f.is(i, "a", "an") && !f.is(i-1, "for", "about") {
		return Expression{}, 0 // "a day when"
	}
	return Expression{form: nothing, Lasting: true}, k - i
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
		case "will", "would", "'ll", "to", "due", "expected", "scheduled", "set", "planned", "plans", "may", "could", "begin", "begins":
			return true
		case "first", "second", "most", "worst", "only", ".", ";":
			return false
		}
	}
	return false
}

// anaphoric reads what goes back to a time told before: "that day", "the same year", "the next day", "the following month", "a day later" aside.
func (f *finder) anaphoric(i int) (Expression, int) {
	k := i
	e := Expression{form: anchored}
	switch {
	case f.is(k, "that"):
		k++
		if f.is(k, "same") {
			k++
		}
	case f.is(k, "the") && f.is(k+1, "same"):
		k += 2
	case f.is(k, "the") && f.is(k+1, "next", "following"):
		e.count = 1
		k += 2
	case f.is(k, "the") && f.is(k+1, "previous"):
		e.count = -1
		k += 2
	case f.is(k, "the") && f.is(k+1, "day", "week", "month", "year") && f.is(k+2, "before", "after") && f.is(k+3, ",", ".", ""):
		e.count = 1
		if f.is(k+2, "before") {
			e.count = -1
		}
		e.unit = units[f.norm(k+1)]
		return e, 3
	default:
		return Expression{}, 0
	}
	u, ok := units[f.norm(k)]
	if f.is(k, "morning", "afternoon", "evening") {
		u, ok = days, true
	}
	if !ok || u == hours || u > years || strings.HasSuffix(f.norm(k), "s") {
		return Expression{}, 0
	}
	e.unit = u
	return e, k + 1 - i
}

// century reads "the 19th century", "the late 20th century", "the end of the 18th century".
func (f *finder) century(i int) (Expression, int) {
	p, k := f.part(i)
	if f.is(k, "the") {
		k++
		if q, next := f.part(k); p == whole && q != whole {
			p, k = q, next
		}
	}
	n := f.norm(k)
	c, err := strconv.Atoi(strings.TrimRight(n, "stndrh"))
	if err != nil || c < 1 || c > 21 || n == strconv.Itoa(c) {
		return Expression{}, 0
	}
	k++
	if f.is(k, "-") {
		k++
	}
	if !f.is(k, "century") || f.is(k+1, "bc", "b.c.", "bce") {
		return Expression{}, 0
	}
	return Expression{form: decade, unit: centuries, year: 100*(c-1) + 1, part: p}, k + 1 - i
}

// recurring reads "every Monday", "each year", "Mondays".
func (f *finder) recurring(i int) (Expression, int) {
	e := Expression{form: nothing, Recurring: true}
	if !f.is(i, "every", "each") {
		return Expression{}, 0
	}
	k := i + 1
	if f.is(k, "other") {
		k++
	}
	if _, _, took := f.count(k); took > 0 {
		k += took
	}
	_, day := dayNames[f.norm(k)]
	_, unit := units[f.norm(k)]
	if !day && !unit && f.month(k) == 0 && seasons[f.norm(k)] == 0 && !dayParts[f.norm(k)] {
		return Expression{}, 0
	}
	return e, k + 1 - i
}

// partOf reads seasons and feasts: "the summer of 2008", "spring 2008", "Christmas Day", "New Year's Eve".
func (f *finder) partOf(i int) (Expression, int) {
	k := i
	if f.is(k, "the") {
		k++
	}
	if p, ok := seasons[f.norm(k)]; ok {
		y, n := f.yearAfter(k + 1)
		if y == 0 || f.is(k+1, ",") {
			return Expression{}, 0
		}
		return Expression{form: absolute, year: y, part: p}, k + 1 + n - i
	}
	feast := func(m time.Month, d, n int) (Expression, int) {
		y, more := f.yearAfter(k + n)
		return Expression{form: absolute, year: y, month: m, day: d}, k + n + more - i
	}
	switch {
	case f.is(k, "christmas") && f.is(k+1, "day"):
		return feast(time.December, 25, 2)
	case f.is(k, "christmas") && f.is(k+1, "eve"):
		return feast(time.December, 24, 2)
	case f.is(k, "new") && f.is(k+1, "year") && f.is(k+2, "'s") && f.is(k+3, "day"):
		return feast(time.January, 1, 4)
	case f.is(k, "new") && f.is(k+1, "year") && f.is(k+2, "'s") && f.is(k+3, "eve"):
		return feast(time.December, 31, 4)
	}
	return Expression{}, 0
}
