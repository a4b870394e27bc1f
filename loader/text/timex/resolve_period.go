package timex

import (
	"fmt"
	"time"
)

// onWeekday is the last such day up to the article's; the next one from it on where the clause looks ahead. "last" (count -1) is before the article's day, "next" (count 1) after it, "two Fridays ago"
// (count -2) a week before the last one. With an end it is the days up to the next such day.
func (e *Expression) onWeekday(ref Reference) Date {
	const week = 7
	back := (int(ref.Day.Weekday()) - int(e.weekday) + week) % week
	t := ref.Day.AddDate(0, 0, -back)
	switch {
	case e.count < 0:
		t = t.AddDate(0, 0, week*(e.count+1))
		if back == 0 {
			t = t.AddDate(0, 0, -week)
		}
	case e.count > 0:
		t = t.AddDate(0, 0, week*e.count)
	case ref.Ahead && back != 0:
		t = t.AddDate(0, 0, week)
	}
	if e.until != nil {
		last := Expression{weekday: e.until.weekday, count: 1}
		return between(t, last.weekdayFrom(t), Day)
	}
	return onDay(t)
}

// inPeriod resolves "this week", "last month", "next year": the calendar's unit, not so many days. What is earlier in the present one ends with the article's day, what is later in it begins there.
func (e *Expression) inPeriod(ref Reference) Date {
	t := ref.Day
	switch e.unit {
	case days:
		return e.nearDay(ref)
	case weeks:
		return e.inWeek(ref)
	case weekends:
		return e.onWeekend(ref)
	case months:
		from := date(t.Year(), t.Month(), 1).AddDate(0, e.count, 0)
		if e.cuts() {
			return e.cutAt(t, from, from.AddDate(0, 1, -1), Month)
		}
		x := Expression{month: from.Month(), part: e.part, rough: e.rough}
		return x.inMonth(from.Year())
	case quarters:
		const size = 3
		from := date(t.Year(), time.Month(size*((int(t.Month())-1)/size)+1), 1).AddDate(0, size*e.count, 0)
		return overMonths(from, from.AddDate(0, size-1, 0))
	case years:
		return e.inPeriodYear(ref)
	case decades:
		y := t.Year()/10*10 + 10*e.count
		return Date{ISO: fmt.Sprintf("%04d/%04d", y, y+9), Precision: Year}
	case centuries:
		const size = 100
		x := Expression{unit: centuries, part: e.part}
		return x.inDecade((t.Year()-1)/size*size + 1 + size*e.count)
	}
	return Date{}
}

// cuts reports whether only what is behind or ahead of the article's day is meant.
func (e *Expression) cuts() bool { return e.count == 0 && (e.part == earlier || e.part == later) }

// cutAt is what of a period is behind or ahead of the article's day.
func (e *Expression) cutAt(t, from, to time.Time, p Precision) Date {
	if e.part == later {
		from = t
	} else {
		to = t
	}
	switch {
	case !from.Before(to):
		return onDay(to)
	case p == Year:
		return overMonths(from, to)
	}
	return between(from, to, p)
}

// nearDay is today, or another day near it; overnight is the night before the article, or after it where the clause looks ahead.
func (e *Expression) nearDay(ref Reference) Date {
	t := ref.Day.AddDate(0, 0, e.count)
	switch {
	case e.part != late:
		return onDay(t)
	case ref.Ahead:
		return between(t, t.AddDate(0, 0, 1), Day)
	}
	return between(t.AddDate(0, 0, -1), t, Day)
}

// inWeek is a week from Monday to Sunday, or its first two, middle or last three days.
func (e *Expression) inWeek(ref Reference) Date {
	from := monday(ref.Day).AddDate(0, 0, 7*e.count)
	to := from.AddDate(0, 0, 6)
	if e.cuts() {
		return e.cutAt(ref.Day, from, to, Week)
	}
	d := between(from, to, Week)
	switch e.part {
	case early, earlier:
		d = between(from, from.AddDate(0, 0, 1), Week)
	case mid:
		d = between(from.AddDate(0, 0, 1), from.AddDate(0, 0, 3), Week)
	case late, later:
		d = between(from.AddDate(0, 0, 4), to, Week)
	}
	d.Approximate = e.part != whole
	return d
}

// onWeekend is a Saturday and Sunday.
func (e *Expression) onWeekend(ref Reference) Date {
	t := ref.Day
	from := monday(t).AddDate(0, 0, 5)
	switch {
	case e.count < 0 || e.count == 0 && !ref.Ahead && from.After(t):
		from = from.AddDate(0, 0, 7*min(e.count, -1))
	case e.count > 0:
		from = from.AddDate(0, 0, 7*(e.count-1))
		if !from.After(t) {
			from = from.AddDate(0, 0, 7)
		}
	}
	return between(from, from.AddDate(0, 0, 1), Day)
}

// inPeriodYear is "this year", "late last year", "last March", "next summer", "the new year".
func (e *Expression) inPeriodYear(ref Reference) Date {
	t := ref.Day
	y := t.Year() + e.count
	switch {
	case e.month != 0:
		return e.monthOfPeriod(ref)
	case spring <= e.part && e.part <= winter:
		return e.seasonOfPeriod(ref)
	case e.cuts():
		return e.cutAt(t, date(y, time.January, 1), date(y, time.December, 31), Year)
	case e.adjective && t.Month() <= time.June: // the new year that has begun
		y = t.Year()
	}
	x := Expression{part: e.part, rough: e.rough}
	return x.inYear(y)
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
	begins := date(y, parts[e.part][0], 1)
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
	from, to := shift(ref.Day, e.unit, e.count), ref.Day
	if e.count > 0 {
		from, to = to, from
	}
	p := map[unit]Precision{days: Day, weeks: Week, weekends: Week, months: Month, years: Year, decades: Year, quarters: Month, centuries: Year}[e.unit]
	var out Date
	switch p {
	case Year:
		out = Date{ISO: from.Format("2006") + "/" + to.Format("2006"), Precision: Year}
	case Month:
		out = overMonths(from, to)
	case "":
		return onDay(ref.Day)
	default:
		out = between(from, to, p)
	}
	out.Approximate = e.rough
	return out
}
