package timex

import (
	"strconv"
	"strings"
	"time"

	"entente/loader/text"
)

// valid is the date as an expression if there is such a day.
func valid(y int, m time.Month, d, n int) (Expression, int) {
	leap := y
	if leap == 0 {
		leap = 2000 // February has 29 days in some year
	}
	if date(leap, m, max(d, 1)).Month() != m {
		return Expression{}, 0
	}
	return Expression{form: absolute, year: y, month: m, day: d}, n
}

// iso reads "2008-08-14", which is one token, also with the time of day behind it.
func (f *finder) iso(i int) (Expression, int) {
	t, err := time.Parse(time.DateOnly, f.norm(i))
	if err != nil || t.Year() < firstYear || t.Year() > lastYear {
		return Expression{}, 0
	}
	return valid(t.Year(), t.Month(), t.Day(), 1)
}

// dayMonth reads "14 August 2008", "the 14th of August", "14-16 August", "14 and 15 August", "14, 15 and 16 August".
func (f *finder) dayMonth(i int) (Expression, int) {
	k := i
	the := f.is(k, "the")
	if the {
		k++
	}
	d := f.dayNumber(k)
	if the {
		d = f.ordinalDay(k)
	}
	if d == 0 {
		return Expression{}, 0
	}
	k++
	to, n := f.moreDays(k, d)
	k += n
	if f.is(k, "of") {
		k++
	}
	m := f.month(k)
	if m == 0 {
		return Expression{}, 0
	}
	return f.dayOf(m, d, to, k+1, i)
}

// dayOf is a day of a month, or several up to another one, with the year that stands at token k.
func (f *finder) dayOf(m time.Month, d, to, k, i int) (Expression, int) {
	var y Expression
	n := k + f.ofYear(k, &y) - i
	e, took := valid(y.year, m, d, n)
	if took == 0 {
		return Expression{}, 0
	}
	e.whose, e.count = y.whose, y.count
	if to == 0 {
		return e, n
	}
	last, took := valid(y.year, m, to, n)
	if took == 0 || to <= d {
		return Expression{}, 0
	}
	last.whose, last.count = e.whose, e.count
	e.until = &last
	return e, n
}

// moreDays reads the rest of several days behind the first one, d: "-16", "to 16", ", 15 and 16", and of days that follow each other "and 15". It returns the last day and how many tokens it takes.
func (f *finder) moreDays(i, d int) (to, n int) {
	k, next := i, d
	for f.is(k, ",") && f.dayNumber(k+1) == next+1 {
		k, next = k+2, next+1
	}
	switch last := f.dayNumber(k + 1); {
	case last == 0:
	case k == i && f.is(k, "-", "to", "through"):
		return last, 2
	case f.is(k, "and") && last == next+1:
		return last, k + 2 - i
	}
	return 0, 0
}

// monthDay reads "Aug. 14", "August 14, 2008", "August 14-16", "August 2008", "August", each with "early", "mid" or "late" before it where it names no day.
func (f *finder) monthDay(i int) (Expression, int) {
	p, k := f.part(i)
	m := f.month(k)
	if m == 0 {
		return Expression{}, 0
	}
	k++
	d := f.dayNumber(k)
	if f.is(i-1, "in") && d != 0 && f.ofYear(k+1, &Expression{}) == 0 {
		d = 0 // "In January 17 people died"
	}
	if d == 0 || p != whole || f.month(k+1) != 0 { // "August 14 September" is two dates
		return f.monthAlone(i, k, m, p)
	}
	k++
	to, n := f.moreDays(k, d)
	k += n
	if e, took := f.sinceAttacks(i, k, m, d); took > 0 {
		return e, took
	}
	if f.is(k, "of", "in") && f.yearNumber(k+1) != 0 { // "August 14 of 2008" is rare
		return withEnd(m, d, to, k-i)
	}
	return f.dayOf(m, d, to, k, i)
}

// withEnd is a day of an open year, or the days up to another one.
func withEnd(m time.Month, d, to, n int) (Expression, int) {
	return (&finder{}).dayOf(m, d, to, n, 0)
}

// monthAlone is a month without a day, whose name ends before token k.
func (f *finder) monthAlone(i, k int, m time.Month, p part) (Expression, int) {
	e := Expression{form: absolute, month: m, part: p}
	n := f.ofYear(k, &e)
	alone := f.standsAlone(i) || f.modifies(i) || f.is(k, "to", "through", "-") && f.month(k+1) != 0
	if n == 0 && p == whole && (!alone || f.inName(i)) {
		return Expression{}, 0
	}
	return e, k + n - i
}

// standsAlone reports whether the month at token i is one without a day or year: behind a preposition or a word of time, or another month. May, March, August and April are names and words, too.
func (f *finder) standsAlone(i int) bool {
	switch f.norm(i - 1) {
	case "in", "since", "from", "until", "till", "by", "of", "during", "between", "last", "next", "this", "to", "through", "before", "after", "every", "each", "following", "early", "late", "mid", "for", "-":
		return true
	case "and", "or", ",":
		const apart = 3 // ", and July"
		return f.norm(i-1) != "," || f.lastMonth >= 0 && i-f.lastMonth <= apart
	}
	return false
}

// numeric reads "14/08/2008", "8/14/2008", "8/14/08" and "14.08.2008": the one order that it can have. Where it can have two, it is a date that nobody knows.
func (f *finder) numeric(i int) (Expression, int) {
	n := f.norm(i)
	took, sep := 1, "/"
	fields := strings.Split(n, sep)
	if len(fields) == 1 && strings.Count(n, ".") == 2 {
		sep = "."
		fields = strings.Split(n, sep)
	}
	if len(fields) == 1 && f.is(i+1, "/") && f.is(i+3, "/") {
		fields = []string{n, f.norm(i + 2), f.norm(i + 4)}
		took = 5
	}
	if len(fields) != 3 {
		return Expression{}, 0
	}
	var v [3]int
	for k, s := range fields {
		x, err := strconv.Atoi(s)
		if err != nil || x < 1 {
			return Expression{}, 0
		}
		v[k] = x
	}
	if y := len(fields[2]); y == len("08") && sep == "/" {
		const pivot = 70 // of two digits, as POSIX has it
		v[2] += 2000
		if v[2] >= 2000+pivot {
			v[2] -= 100
		}
	}
	if v[2] < firstYear || v[2] > lastYear {
		return Expression{}, 0
	}
	switch {
	case v[1] <= 12 && (v[0] > 12 && v[0] <= 31 || sep == "."):
		return valid(v[2], time.Month(v[1]), v[0], took)
	case v[1] > 12 && v[1] <= 31 && v[0] <= 12, v[0] == v[1] && v[0] <= 12:
		return valid(v[2], time.Month(v[0]), v[1], took)
	case v[0] <= 12 && v[1] <= 12:
		return Expression{form: nothing}, took
	}
	return Expression{}, 0
}

// dayAlone reads a day that names no month: "the 17th", "the 28th of this month". Numbers of other things have a noun behind them.
func (f *finder) dayAlone(i int) (Expression, int) {
	if !f.is(i, "the") || f.norm(i+1) == "" || withoutEnding(f.norm(i+1)) == f.norm(i+1) {
		return Expression{}, 0
	}
	e := Expression{form: dayOfMonth, day: f.dayNumber(i + 1)}
	k := i + 2
	switch {
	case e.day == 0:
		return Expression{}, 0
	case f.is(k, "of") && f.is(k+1, "the", "this") && f.is(k+2, "month"):
		return e, k + 3 - i
	case f.is(k, "of") && f.is(k+1, "last", "next") && f.is(k+2, "month"):
		e.unit, e.count = months, 1
		if f.is(k+1, "last") {
			e.count = -1
		}
		return e, k + 3 - i
	case !f.nounAt(k) && f.is(i-1, "on", "by", "until", "till", "since", "before", "after", "from", "for"):
		return e, k - i
	}
	return Expression{}, 0
}

// dated reads what is known by its date and a mark: "9/11".
func (f *finder) dated(i int) (Expression, int) {
	if f.is(i, "9/11") {
		return valid(2001, time.September, 11, 1)
	}
	return Expression{}, 0
}

// sinceAttacks reads "the September 11 attacks", which are not those of last September.
func (f *finder) sinceAttacks(i, k int, m time.Month, d int) (Expression, int) {
	if m == time.September && d == 11 && f.is(k, "attack", "attacks", "terrorist", "terror", "hijackers", "hijackings") {
		return valid(2001, m, d, k-i)
	}
	return Expression{}, 0
}

// besides reads a short name of a weekday before a date: "Sat 5 July", "Thu., Aug. 14".
func (f *finder) besides(i int) (Expression, int) {
	w, ok := shortDays[f.norm(i)]
	if !ok || !f.tokens[i].Is(text.Capitalised) {
		return Expression{}, 0
	}
	k := i + 1
	for f.is(k, ".", ",") {
		k++
	}
	if e, n := f.dateBehind(k); n > 0 {
		e.named, e.weekday = true, w
		return e, k + n - i
	}
	return Expression{}, 0
}

// dateBehind reads the date with a day that stands behind a weekday.
func (f *finder) dateBehind(k int) (Expression, int) {
	if e, n := f.monthDay(k); n > 1 && e.day != 0 {
		return e, n
	}
	return f.dayMonth(k)
}
