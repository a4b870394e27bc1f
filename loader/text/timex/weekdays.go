package timex

import "entente/loader/text"

// dayName reads "Thursday", "last Thursday", "next Thursday morning", "early on Thursday", "Thursday of last week", "Thursday, August 14".
func (f *finder) dayName(i int) (Expression, int) {
	e, k := f.beforeDay(i)
	w, ok := dayNames[f.norm(k)]
	if !ok || !f.tokens[k].Is(text.Capitalised) || f.inName(k) || f.relativePronoun(i) || k == i && f.is(i-1, "super", "black", "bloody", "cyber", "fat", "shrove") {
		return Expression{}, 0
	}
	e.named, e.weekday = true, w
	k++
	if dayParts[f.norm(k)] {
		k++
	}
	if e.form != weekdayForm {
		return e, k - i
	}
	if d, n := f.afterDay(k); n > 0 { // a date behind it is the date
		d.named, d.weekday = true, w
		return d, k + n - i
	}
	if n := f.whichWeek(k, &e); n > 0 {
		return e, k + n - i
	}
	return e, k - i
}

// beforeDay reads what stands before a weekday and says which one is meant. It returns where the weekday itself must be.
func (f *finder) beforeDay(i int) (Expression, int) {
	k := i
	e := Expression{form: weekdayForm}
	if f.is(k, "early", "late", "earlier", "later") {
		k++
		if f.is(k, "on") {
			k++
		}
	}
	switch {
	case f.is(k, "the") && f.is(k+1, "following", "next", "previous", "preceding"):
		e.form, e.adjective, e.unit, e.count = anchored, true, weeks, 1
		if f.is(k+1, "previous", "preceding") {
			e.count = -1
		}
		return e, k + 2
	case f.is(k, "that"):
		e.form, e.adjective, e.unit = anchored, true, weeks
		return e, k + 1
	case f.is(k, "this") && f.is(k+1, "coming", "past"):
		e.count = 1
		if f.is(k+1, "past") {
			e.count = -1
		}
		return e, k + 2
	case f.is(k, "last", "past", "previous"):
		e.count = -1
		return e, k + 1
	case f.is(k, "next", "coming", "following"):
		e.count = 1
		return e, k + 1
	case f.is(k, "this"):
		return e, k + 1
	}
	return e, k
}

// afterDay reads the date behind a weekday: ", August 14", "14 August", "the 14th".
func (f *finder) afterDay(k int) (Expression, int) {
	j := k
	if f.is(j, ",") {
		j++
	}
	if e, n := f.dateBehind(j); n > 0 {
		return e, j + n - k
	}
	if f.is(j, "the") && f.dayNumber(j+1) != 0 && withoutEnding(f.norm(j+1)) != f.norm(j+1) && !f.nounAt(j+2) {
		return Expression{form: dayOfMonth, day: f.dayNumber(j + 1)}, j + 2 - k
	}
	return Expression{}, 0
}

// whichWeek reads which week a weekday is of, behind it: "last week", "of next week", "week" as the British have it, "last" as our great-grandparents had it. It returns how many tokens it takes.
func (f *finder) whichWeek(k int, e *Expression) int {
	j := k
	if f.is(j, "of", "in") {
		j++
	}
	if f.is(j, "last", "this", "next") && f.is(j+1, "week") {
		e.form, e.count = weekdayOf, shift3(f.norm(j))
		return j + 2 - k
	}
	closed := func(i int) bool { return f.norm(i) == "" || f.tokens[i].Is(text.Punct) && f.norm(i) != "-" }
	switch {
	case j > k || e.count != 0:
	case f.is(k, "last", "next") && closed(k+1):
		e.count = shift3(f.norm(k))
		return 1
	case f.is(k, "week") && closed(k+1):
		*e = Expression{form: offset, unit: weeks, count: 1, base: &Expression{form: weekdayForm, named: true, weekday: e.weekday, count: 1}}
		return 1
	}
	return 0
}

// shift3 is -1 for "last", 0 for "this" and 1 for "next".
func shift3(word string) int {
	switch word {
	case "last", "previous", "past", "preceding":
		return -1
	case "next", "following", "coming", "upcoming":
		return 1
	}
	return 0
}

// ordinalAt is the ordinal at token i, -1 for the last, 0 where none stands there.
func (f *finder) ordinalAt(i int) int {
	if f.is(i, "last", "final") {
		return -1
	}
	return ordinals[f.norm(i)]
}

// nthOf reads what is counted in a month: "the first Saturday in March", "the last week of May 2009", "the second weekend of June", "the first days of January", "the last day of April".
func (f *finder) nthOf(i int) (Expression, int) {
	k := i
	if f.is(k, "the") {
		k++
	}
	n := f.ordinalAt(k)
	const fifth = 5
	if n == 0 || n > fifth {
		return Expression{}, 0
	}
	k++
	e := Expression{nth: n}
	w, day := dayNames[f.norm(k)]
	switch {
	case day:
		e.form, e.weekday = nthWeekday, w
	case f.is(k, "week"):
		e.form = nthWeek
	case f.is(k, "weekend"):
		e.form = nthWeekend
	case f.is(k, "days") && (n == 1 || n == -1):
		e.form, e.part = absolute, early
		if n < 0 {
			e.part = late
		}
	case f.is(k, "day") && (n == 1 || n == -1):
		e.form, e.day = absolute, n
	default:
		return Expression{}, 0
	}
	k++
	if !f.is(k, "of", "in") {
		return Expression{}, 0
	}
	if e.month = f.month(k + 1); e.month == 0 {
		return Expression{}, 0
	}
	k += 2
	return e, k + f.ofYear(k, &e) - i
}
