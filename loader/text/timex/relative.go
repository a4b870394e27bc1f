package timex

import (
	"strings"
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

// deictic reads "today", "later today", "yesterday evening", "late last night", "the day before yesterday".
func (f *finder) deictic(i int) (Expression, int) {
	e := Expression{form: period, unit: days}
	k := i
	if f.is(k, "early", "late", "earlier", "later") && !f.is(i-1, "was", "were", "is", "are", "be", "been", "too", "so", "very") {
		k++
	}
	switch f.norm(k) {
	case "today", "tonight":
	case "overnight":
		e.part = late
	case "midweek":
		e.unit, e.part = weeks, mid
	case "yesterday":
		e.count = -1
	case "tomorrow":
		e.count = 1
	case "the":
		switch {
		case f.is(k+1, "day") && f.is(k+2, "before") && f.is(k+3, "yesterday"):
			e.count = -2
		case f.is(k+1, "day") && f.is(k+2, "after") && f.is(k+3, "tomorrow"):
			e.count = 2
		default:
			return Expression{}, 0
		}
		return e, k + 4 - i
	case "last":
		if !f.is(k+1, "night", "evening") {
			return Expression{}, 0
		}
		e.count = -1
		return e, k + 2 - i
	case "this":
		if !dayParts[f.norm(k+1)] {
			return Expression{}, 0
		}
		return e, k + 2 - i
	default:
		return Expression{}, 0
	}
	k++
	if dayParts[f.norm(k)] {
		k++
	}
	return e, k - i
}

// relative reads "last week", "earlier this month", "late last year", "next summer", "the past three days", "this March", "the coming weeks", "the week before last".
func (f *finder) relative(i int) (Expression, int) {
	e, k := f.partOfPeriod(i)
	the := f.is(k, "the")
	if the {
		k++
		if x, took, ok := f.behindThe(k, i, e); ok {
			return x, took
		}
	}
	word := f.norm(k)
	switch {
	case word == "recent":
		return f.recent(k+1, i)
	case word == "this" && f.is(k+1, "past", "coming"):
		e.count = shift3(f.norm(k + 1))
		return f.namedPeriod(e, k+2, i, true)
	case word == "this" && f.is(k+1, "time") && f.is(k+2, "last", "next") && f.is(k+3, "year"):
		return Expression{form: distance, unit: years, count: shift3(f.norm(k + 2)), rough: true}, k + 4 - i
	case word == "this" || word == "present" || word == "current":
	case shift3(word) == 0:
		return Expression{}, 0
	default:
		e.count = shift3(word)
	}
	k++
	if n, rough, took := f.count(k); took > 0 {
		if u, times, ok := f.unitAt(k + took); ok && e.count != 0 && u != hours {
			return Expression{form: stretch, unit: u, count: e.count * n * times, rough: rough}, k + took + 1 - i
		}
		return Expression{}, 0
	}
	if the && (word == "previous" || word == "following" || word == "next" || word == "preceding") { // goes back to what was told
		return Expression{}, 0
	}
	return f.namedPeriod(e, k, i, the || word == "past" || word == "coming")
}

// behindThe reads the unit that stands at token k right behind "the": "the weekend", "the end of the year", "the week before last", "early in the new year". It returns how many tokens it takes, and
// whether nothing else need be tried.
func (f *finder) behindThe(k, i int, e Expression) (Expression, int, bool) {
	open := f.is(k+1, "of", "before", "after")
	switch {
	case f.is(k, "weekend") && !open:
		return Expression{form: period, unit: weekends}, k + 1 - i, true
	case f.is(k, "day") && e.part != earlier && e.part != later: // "at the end of the day" is a figure of speech
		return Expression{}, 0, true
	case e.part != whole && f.is(k, "day", "week", "month", "year") && !open: // "the end of the year"
		e.unit = units[f.norm(k)]
		if e.unit == days { // of the day that was told of
			e.form, e.adjective = anchored, true
		}
		return e, k + 1 - i, true
	case f.is(k, "week", "weekend", "month", "year") && (f.is(k+1, "before") && f.is(k+2, "last") || f.is(k+1, "after") && f.is(k+2, "next")):
		const two = 2
		e.unit, e.count = units[f.norm(k)], two*shift3(f.norm(k+2))
		return e, k + 3 - i, true
	case f.is(k, "new") && f.is(k+1, "year") && (e.part != whole || f.is(i-1, "in")) && !f.is(k+2, "'s"):
		e.unit, e.count, e.adjective = years, 1, true
		return e, k + 2 - i, true
	}
	return Expression{}, 0, false
}

// partOfPeriod reads which part of a period is meant. It returns where the period begins.
func (f *finder) partOfPeriod(i int) (Expression, int) {
	e := Expression{form: period}
	switch {
	case f.is(i, "earlier"):
		e.part = earlier
		return e, f.pastOf(i + 1)
	case f.is(i, "later"):
		e.part = later
		return e, f.pastOf(i + 1)
	}
	p, k := f.part(i)
	e.part = p
	return e, k
}

// namedPeriod reads the unit, month, season or feast of a relative period at token k. rolling tells that the unit is so many days and not the calendar's ("the past week").
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
	if n, took := f.feastAt(k); took > 0 {
		x := Expression{form: feast, nth: n, count: e.count}
		if e.count == 0 {
			x.whose = yearCounted
		}
		return x, k + took - i
	}
	u, times, ok := f.unitAt(k)
	switch {
	case !ok, u == hours, f.is(k, "night", "nights"), u == centuries:
		return Expression{}, 0
	case strings.HasSuffix(f.norm(k), "s"): // "the past days", "coming weeks"
		if e.count == 0 {
			return Expression{}, 0
		}
		const some = 3
		return Expression{form: stretch, unit: u, count: some * e.count, rough: true}, k + 1 - i
	case (rolling || times > 1) && e.count != 0 && e.part == whole && u != days && u != weekends:
		return Expression{form: stretch, unit: u, count: e.count * times}, k + 1 - i
	case u == days:
		return Expression{}, 0 // "this day" is not today
	}
	e.unit = u
	return e, k + 1 - i
}

// recent reads "recent days".
func (f *finder) recent(k, i int) (Expression, int) {
	u, _, ok := f.unitAt(k)
	if !ok || u == hours || !strings.HasSuffix(f.norm(k), "s") {
		return Expression{}, 0
	}
	const some = 3
	return Expression{form: stretch, unit: u, count: -some, rough: true}, k + 1 - i
}

// ending reads "year-end" and "year's end".
func (f *finder) ending(i int) (Expression, int) {
	if !f.is(i, "year", "month") || !f.is(i+1, "-", "'s") || !f.is(i+2, "end") {
		return Expression{}, 0
	}
	return Expression{form: period, unit: units[f.norm(i)], part: late}, len([]string{"year", "-", "end"})
}

// recurring reads "every Monday", "each year".
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
