package timex

import (
	"fmt"
	"time"
)

// Resolve returns when the expression is, the zero Date where the reference does not tell or it is a duration or set.
func (e *Expression) Resolve(ref Reference) Date {
	switch {
	case e.form == nothing:
		return Date{}
	case e.form.ofYear():
		return e.calendar(ref)
	case e.form == decade && e.year != 0:
		return e.inDecade(e.year)
	case e.form == anchored:
		return e.fromAnchor(ref)
	case e.form == offset:
		return e.fromBase(ref)
	case ref.Day.IsZero():
		return Date{}
	}
	switch e.form {
	case dayOfMonth:
		return e.onDayOfMonth(ref)
	case weekdayForm:
		return e.onWeekday(ref)
	case weekdayOf:
		const week = 7
		return onDay(monday(ref.Day).AddDate(0, 0, week*e.count+(int(e.weekday)+6)%week))
	case period:
		return e.inPeriod(ref)
	case distance:
		return step(ref.Day, e.unit, e.count, e.rough)
	case stretch:
		return e.overStretch(ref)
	case decade: // "the nineties": the last ones
		const century = 100
		y := ref.Day.Year()/century*century + e.count
		if y > ref.Day.Year() {
			y -= century
		}
		return e.inDecade(y)
	}
	return Date{}
}

func isoDay(t time.Time) string   { return t.Format(time.DateOnly) }
func isoMonth(t time.Time) string { return t.Format("2006-01") }

func onDay(t time.Time) Date { return Date{ISO: isoDay(t), Precision: Day} }

func between(from, to time.Time, p Precision) Date {
	return Date{ISO: isoDay(from) + "/" + isoDay(to), Precision: p}
}

// overMonths is the months from one to another.
func overMonths(from, to time.Time) Date {
	return Date{ISO: isoMonth(from) + "/" + isoMonth(to), Precision: Month}
}

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// monday is the first day of a day's week.
func monday(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }

func cut(iso string) (from, to string, ok bool) {
	for i := range len(iso) {
		if iso[i] == '/' {
			return iso[:i], iso[i+1:], true
		}
	}
	return iso, "", false
}

// fromAnchor resolves "five days later", "that day", "the following year".
func (e *Expression) fromAnchor(ref Reference) Date {
	a, ok := e.anchor(ref)
	if !ok {
		return Date{}
	}
	t, _ := a.first()
	if e.count > 0 && e.unit < years {
		t, _ = a.last()
	}
	var d Date
	switch {
	case e.named:
		d = onDay(e.weekdayFrom(t))
	case e.adjective:
		d = e.unitFrom(t)
	default:
		d = step(t, e.unit, e.count, e.rough)
	}
	d.Approximate = d.Approximate || a.Approximate
	return d
}

// anchor is the time told last that is fine enough to count from: five days after some day of a month is no day that one could name. What goes back and has nothing to go back to is counted from the
// day of the article: "more than in the year before".
func (e *Expression) anchor(ref Reference) (Date, bool) {
	const far = 8 // times told
	for i := len(ref.Told) - 1; i >= max(0, len(ref.Told)-far); i-- {
		a := ref.Told[i]
		if _, ok := a.first(); !ok {
			continue
		}
		_, _, ranged := cut(a.ISO)
		switch {
		case e.unit <= weekends && a.Precision == Day, e.unit == weeks && e.adjective && a.Precision == Week,
			(e.unit == months || e.unit == quarters) && a.Precision != Year, e.unit >= years && (a.Precision != Year || !ranged):
			return a, true
		}
	}
	if e.adjective && !ref.Day.IsZero() && (e.count < 0 || e.part == earlier || e.part == later) {
		return onDay(ref.Day), true
	}
	return Date{}, false
}

// weekdayFrom is the next weekday after a day ("the following Friday"), the last one before it, or the one of its week ("that Friday").
func (e *Expression) weekdayFrom(t time.Time) time.Time {
	const week = 7
	ahead := (int(e.weekday) - int(t.Weekday()) + week) % week
	switch {
	case e.count > 0 && ahead == 0:
		return t.AddDate(0, 0, week)
	case e.count > 0:
		return t.AddDate(0, 0, ahead)
	case e.count < 0:
		return t.AddDate(0, 0, ahead-week)
	}
	return monday(t).AddDate(0, 0, (int(e.weekday)+6)%week)
}

// unitFrom is the day, week, month or year that a day is in, or the one before or after it; or a month or season of such a year.
func (e *Expression) unitFrom(t time.Time) Date {
	switch e.unit {
	case hours, days:
		return onDay(t.AddDate(0, 0, e.count))
	case weeks:
		from := monday(t).AddDate(0, 0, 7*e.count)
		return between(from, from.AddDate(0, 0, 6), Week)
	case weekends:
		from := monday(t).AddDate(0, 0, 5)
		if e.count > 0 && !from.After(t) {
			from = from.AddDate(0, 0, 7)
		}
		if e.count < 0 {
			from = from.AddDate(0, 0, -7)
		}
		return between(from, from.AddDate(0, 0, 1), Day)
	case months:
		return Date{ISO: isoMonth(date(t.Year(), t.Month(), 1).AddDate(0, e.count, 0)), Precision: Month}
	}
	if e.month == 0 && e.part < spring {
		return Date{ISO: fmt.Sprintf("%04d", t.Year()+e.count), Precision: Year}
	}
	begins := e.month
	if begins == 0 {
		begins = parts[e.part][0]
	}
	y := t.Year()
	switch first := date(y, begins, 1); {
	case e.count > 0 && !first.After(t):
		y++
	case e.count < 0 && first.AddDate(0, 1, -1).After(t):
		y--
	}
	x := Expression{form: absolute, month: e.month, part: e.part}
	if e.month == 0 {
		x.form = season
	}
	return x.inOne(y)
}

// fromBase resolves "two days after Easter", "a week on Saturday", "the eve of 9 July", "the week before Christmas".
func (e *Expression) fromBase(ref Reference) Date {
	if e.count < 0 && !ref.Ahead { // before what may be to come, itself behind the article
		soon := ref
		soon.Ahead = true
		d := e.besideBase(soon)
		if t, ok := d.first(); ok && !t.After(ref.Day) {
			return d
		}
	}
	return e.besideBase(ref)
}

func (e *Expression) besideBase(ref Reference) Date {
	base := e.base.Resolve(ref)
	t, ok := base.first()
	if e.count > 0 && ok {
		t, ok = base.last()
	}
	if !ok || base.Precision != Day && e.unit <= weekends {
		return Date{}
	}
	if e.adjective && e.unit == weeks { // the seven days beside it
		const week = 7
		if e.count > 0 {
			return between(t.AddDate(0, 0, 1), t.AddDate(0, 0, week), Week)
		}
		return between(t.AddDate(0, 0, -week), t.AddDate(0, 0, -1), Week)
	}
	d := step(t, e.unit, e.count, e.rough)
	if e.unit <= weekends {
		d.Approximate = e.rough
	}
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
