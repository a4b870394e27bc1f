package timex

import (
	"fmt"
	"time"
)

// Resolve returns when the expression is, the zero Date where the reference does not tell or it is a duration or set.
func (e *Expression) Resolve(ref Reference) Date {
	switch e.form {
	case absolute:
		return e.calendar(ref)
	case decade:
		return e.inDecade()
	case anchored:
		return e.fromAnchor(ref)
	case nothing:
		return Date{}
	}
	if ref.Day.IsZero() {
		return Date{}
	}
	switch e.form {
	case weekdayForm:
		return e.onWeekday(ref)
	case period:
		return e.inPeriod(ref)
	case distance:
		return step(ref.Day, e.unit, e.count, e.rough)
	case stretch:
		return e.overStretch(ref)
	}
	return Date{}
}

func isoDay(t time.Time) string   { return t.Format(time.DateOnly) }
func isoMonth(t time.Time) string { return t.Format("2006-01") }

func onDay(t time.Time) Date { return Date{ISO: isoDay(t), Precision: Day} }

func between(from, to time.Time, p Precision) Date {
	return Date{ISO: isoDay(from) + "/" + isoDay(to), Precision: p}
}

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// calendar resolves a date that gives year, month or day.
func (e *Expression) calendar(ref Reference) Date {
	y := e.year
	if y == 0 && e.month != 0 {
		y = e.openYear(ref)
	}
	switch {
	case e.until != nil:
		return e.toUntil(ref, y)
	case y == 0 && e.month != 0 && e.day != 0:
		return Date{ISO: fmt.Sprintf("--%02d-%02d", int(e.month), e.day), Precision: Day}
	case y == 0:
		return Date{}
	case e.month != 0 && e.day != 0:
		return onDay(date(y, e.month, e.day))
	case e.month != 0:
		return e.inMonth(y)
	}
	return e.inYear(y)
}

// openYear is the year of a month and day that come without one: the last such day up to the article's, or the first one from it on when the clause looks ahead. 0 where the day of the
// article is unknown.
func (e *Expression) openYear(ref Reference) int {
	if ref.Day.IsZero() {
		return 0
	}
	y := ref.Day.Year()
	first := date(y, e.month, max(e.day, 1))
	switch {
	case ref.Ahead && e.day == 0 && first.AddDate(0, 1, -1).Before(ref.Day), ref.Ahead && e.day != 0 && first.Before(ref.Day):
		return y + 1
	case !ref.Ahead && first.After(ref.Day):
		return y - 1
	}
	return y
}

// toUntil resolves a range: "August 14 to 16", "from 1994 to 1998".
func (e *Expression) toUntil(ref Reference, y int) Date {
	from, to := *e, *e.until
	from.until = nil
	if to.year == 0 {
		to.year = y
	}
	if from.year == 0 && to.year != 0 {
		from.year = to.year
		if from.month > to.month && to.month != 0 {
			from.year-- // "from November to February 2009"
		}
	}
	a, b := from.calendar(ref), to.calendar(ref)
	if !a.Known() || !b.Known() || from.year == 0 {
		return a // days without a year make no range
	}
	end := b.ISO
	if _, last, ok := cut(end); ok {
		end = last
	}
	if start, _, ok := cut(a.ISO); ok {
		a.ISO = start
	}
	if a.ISO >= end {
		return a
	}
	return Date{ISO: a.ISO + "/" + end, Precision: a.Precision, Approximate: a.Approximate || b.Approximate}
}

func cut(iso string) (from, to string, ok bool) {
	for i := range len(iso) {
		if iso[i] == '/' {
			return iso[:i], iso[i+1:], true
		}
	}
	return iso, "", false
}

// inMonth is a month of a year, or a third of it: days 1 to 10, 11 to 20 and 21 to the last.
func (e *Expression) inMonth(y int) Date {
	const third = 10
	first := date(y, e.month, 1)
	last := first.AddDate(0, 1, -1)
	d := Date{Precision: Week, Approximate: true}
	switch e.part {
	case early:
		d.ISO = isoDay(first) + "/" + isoDay(first.AddDate(0, 0, third-1))
	case mid:
		d.ISO = isoDay(first.AddDate(0, 0, third)) + "/" + isoDay(first.AddDate(0, 0, 2*third-1))
	case late:
		d.ISO = isoDay(first.AddDate(0, 0, 2*third)) + "/" + isoDay(last)
	default:
		return Date{ISO: isoMonth(first), Precision: Month, Approximate: e.rough}
	}
	return d
}

// parts are the first and last month of a part of a year. Winter goes on into the next year.
var parts = map[part][2]time.Month{
	early: {time.January, time.April}, mid: {time.May, time.August}, late: {time.September, time.December},
	spring: {time.March, time.May}, summer: {time.June, time.August}, autumn: {time.September, time.November}, winter: {time.December, time.February},
	firstHalf: {time.January, time.June}, secondHalf: {time.July, time.December},
}

// inYear is a year, or a part of it.
func (e *Expression) inYear(y int) Date {
	ms, ok := parts[e.part]
	if !ok {
		return Date{ISO: fmt.Sprintf("%04d", y), Precision: Year, Approximate: e.rough}
	}
	to := date(y, ms[1], 1)
	if ms[1] < ms[0] {
		to = to.AddDate(1, 0, 0)
	}
	return Date{ISO: isoMonth(date(y, ms[0], 1)) + "/" + isoMonth(to), Precision: Month, Approximate: e.part < spring}
}

// inDecade is ten years, or a hundred, or their first (0 to 3), middle (4 to 6) or last (7 to 9) tenths.
func (e *Expression) inDecade() Date {
	tenth := 1
	if e.unit == centuries {
		tenth = 10
	}
	from, to := 0, 10
	switch e.part {
	case early, firstHalf:
		to = 4
	case mid:
		from, to = 4, 7
	case late, secondHalf:
		from = 7
	}
	return Date{ISO: fmt.Sprintf("%04d/%04d", e.year+from*tenth, e.year+to*tenth-1), Precision: Year, Approximate: e.part != whole}
}

// onWeekday is the last such day up to the article's; the next one from it on where the clause looks ahead. "last" (count -1) is before the article's day, "next" (count 1) after it.
func (e *Expression) onWeekday(ref Reference) Date {
	const week = 7
	back := (int(ref.Day.Weekday()) - int(e.weekday) + week) % week
	t := ref.Day.AddDate(0, 0, -back)
	switch {
	case e.count < 0 && back == 0:
		t = t.AddDate(0, 0, -week)
	case e.count > 0, e.count == 0 && ref.Ahead && back != 0:
		t = t.AddDate(0, 0, week)
	}
	return onDay(t)
}

// monday is the first day of a day's week.
func monday(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }

// inPeriod resolves "this week", "last month", "next year": the calendar's unit, not so many days. What is earlier in the present one ends with the article's day, what is later in it begins there.
func (e *Expression) inPeriod(ref Reference) Date {
	t := ref.Day
	var from, to time.Time
	switch e.unit {
	case days:
		return onDay(t.AddDate(0, 0, e.count))
	case weeks:
		from = monday(t).AddDate(0, 0, 7*e.count)
		to = from.AddDate(0, 0, 6)
	case weekends:
		from = monday(t).AddDate(0, 0, 5)
		if e.count < 0 || e.count == 0 && !ref.Ahead && from.After(t) {
			from = from.AddDate(0, 0, -7)
		}
		if e.count > 0 && !from.After(t) {
			from = from.AddDate(0, 0, 7)
		}
		return between(from, from.AddDate(0, 0, 1), Day)
	case months:
		from = date(t.Year(), t.Month(), 1).AddDate(0, e.count, 0)
		if e.count != 0 || e.part == whole {
			x := Expression{month: from.Month(), part: e.part, rough: e.rough}
			return x.inMonth(from.Year())
		}
		to = from.AddDate(0, 1, -1)
	case quarters:
		from = date(t.Year(), 3*((t.Month()-1)/3)+1, 1).AddDate(0, 3*e.count, 0)
		return Date{ISO: isoMonth(from) + "/" + isoMonth(from.AddDate(0, 2, 0)), Precision: Month}
	case years:
		if e.month != 0 { // "last March"
			return e.monthOfPeriod(ref)
		}
		if _, season := parts[e.part]; season && e.part >= spring {
			return e.seasonOfPeriod(ref)
		}
		if e.count != 0 || e.part == whole {
			x := Expression{part: e.part, rough: e.rough}
			return x.inYear(t.Year() + e.count)
		}
		from, to = date(t.Year(), time.January, 1), date(t.Year(), time.December, 31)
	case decades:
		y := t.Year()/10*10 + 10*e.count
		return Date{ISO: fmt.Sprintf("%04d/%04d", y, y+9), Precision: Year}
	default:
		return Date{}
	}
	return e.withinPeriod(from, to, ref)
}

// withinPeriod cuts what lies behind or ahead of the article's day off the present week, month or year.
func (e *Expression) withinPeriod(from, to time.Time, ref Reference) Date {
	if e.count == 0 {
		switch t := ref.Day; {
		case e.part == late, e.part == whole && ref.Ahead:
			from = t
		case e.part == early, e.part == whole:
			to = t
		}
	}
	switch p := map[unit]Precision{weeks: Week, months: Month, years: Year}[e.unit]; {
	case !from.Before(to):
		return onDay(to)
	case e.unit == weeks:
		return between(from, to, p)
	case e.unit == months:
		return between(from, to, Month)
	default:
		return Date{ISO: isoMonth(from) + "/" + isoMonth(to), Precision: Month}
	}
}

// monthOfPeriod resolves "last March", "next May", "this June".
func (e *Expression) monthOfPeriod(ref Reference) Date {
	t := ref.Day
	y := t.Year()
	switch {
	case e.count < 0 && e.month >= t.Month():
		y--
	case e.count > 0 && e.month <= t.Month():
		y++
	}
	x := Expression{month: e.month, part: e.part}
	return x.inMonth(y)
}

// seasonOfPeriod resolves "last summer", "this spring", "next winter".
func (e *Expression) seasonOfPeriod(ref Reference) Date {
	t := ref.Day
	y := t.Year()
	ms := parts[e.part]
	begins := date(y, ms[0], 1)
	switch {
	case e.count < 0 && !begins.AddDate(0, 3, 0).Before(t): // not over yet: the one before
		y--
	case e.count > 0 && !begins.After(t):
		y++
	}
	x := Expression{part: e.part}
	return x.inYear(y)
}

// overStretch resolves "the past three days", "the next two weeks".
func (e *Expression) overStretch(ref Reference) Date {
	d := step(ref.Day, e.unit, e.count, false)
	other, ok := d.first()
	if !ok {
		return Date{}
	}
	if e.unit == months || e.unit == years || e.unit == decades {
		other = shift(ref.Day, e.unit, e.count)
	}
	from, to := other, ref.Day
	if e.count > 0 {
		from, to = to, from
	}
	p := map[unit]Precision{days: Day, weeks: Week, months: Month, years: Year, decades: Year, quarters: Month}[e.unit]
	if p == "" {
		return onDay(ref.Day)
	}
	out := between(from, to, p)
	out.Approximate = e.rough
	switch p {
	case Year:
		out.ISO = from.Format("2006") + "/" + to.Format("2006")
	case Month:
		out.ISO = isoMonth(from) + "/" + isoMonth(to)
	}
	return out
}

// fromAnchor resolves "five days later", "that day", "the following year".
func (e *Expression) fromAnchor(ref Reference) Date {
	t, ok := ref.Anchor.first()
	if !ok {
		return Date{}
	}
	if ref.Anchor.Precision != Day && e.unit <= weeks && e.count != 0 {
		return Date{} // five days after some day of a month is no day that one could name
	}
	d := step(t, e.unit, e.count, e.rough)
	d.Approximate = d.Approximate || ref.Anchor.Approximate
	return d
}

func shift(t time.Time, u unit, n int) time.Time {
	switch u {
	case days:
		return t.AddDate(0, 0, n)
	case weeks, weekends:
		return t.AddDate(0, 0, 7*n)
	case months:
		return t.AddDate(0, n, 0)
	case quarters:
		return t.AddDate(0, 3*n, 0)
	case years:
		return t.AddDate(n, 0, 0)
	case decades:
		return t.AddDate(10*n, 0, 0)
	case centuries:
		return t.AddDate(100*n, 0, 0)
	}
	return t
}

// step goes n units from a day. Weeks give a day, but roughly; months a month, years a year.
func step(t time.Time, u unit, n int, rough bool) Date {
	var d Date
	switch u {
	case hours, days:
		d = onDay(shift(t, u, n))
	case weeks, weekends:
		d = onDay(shift(t, u, n))
		d.Approximate = true
	case months, quarters:
		if u == quarters {
			n *= 3
		}
		d = Date{ISO: isoMonth(date(t.Year(), t.Month(), 1).AddDate(0, n, 0)), Precision: Month, Approximate: true}
	default:
		d = Date{ISO: fmt.Sprintf("%04d", shift(date(t.Year(), t.Month(), 1), u, n).Year()), Precision: Year, Approximate: u != years || n > 1 || n < -1}
	}
	d.Approximate = d.Approximate || rough
	return d
}
