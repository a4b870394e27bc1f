package timex

import (
	"fmt"
	"time"
)

// calendar resolves a time of a calendar year: a date, month, season, quarter or feast.
func (e *Expression) calendar(ref Reference) Date {
	y := e.theYear(ref)
	if y != 0 {
		return e.inCalendar(y)
	}
	switch {
	case e.until != nil: // days without a year make no range
		from := *e
		from.until = nil
		return from.calendar(ref)
	case e.form == absolute && e.month != 0 && e.day > 0:
		return Date{ISO: fmt.Sprintf("--%02d-%02d", int(e.month), e.day), Precision: Day}
	case e.form == feast && namedDays[e.nth].day != 0:
		return Date{ISO: fmt.Sprintf("--%02d-%02d", int(namedDays[e.nth].month), namedDays[e.nth].day), Precision: Day}
	}
	return Date{}
}

// theYear is the year that the expression is of, 0 where it is unknown.
func (e *Expression) theYear(ref Reference) int {
	switch {
	case e.year != 0:
		return e.year
	case e.until != nil && e.until.year != 0:
		if e.month > e.until.month && e.until.month != 0 {
			return e.until.year - 1 // "from November to February 2009"
		}
		return e.until.year
	case e.whose == yearTold:
		x := Expression{form: anchored, adjective: true, unit: years, count: e.count}
		t, ok := x.fromAnchor(ref).first()
		if !ok {
			return 0
		}
		return t.Year()
	case e.whose == yearCounted && !ref.Day.IsZero():
		return ref.Day.Year() + e.count
	}
	return e.openYear(ref)
}

// openYear is the year of what comes without one: the one whose time is near what was told just before, in which a weekday fits, or the last one up to the article's day; the first one from it on when
// the clause looks ahead. 0 where the day of the article is unknown.
func (e *Expression) openYear(ref Reference) int {
	if y := e.yearWithin(ref.Near); y != 0 {
		return y
	}
	if ref.Day.IsZero() {
		return 0
	}
	y := ref.Day.Year()
	d := e.inCalendar(y)
	first, ok := d.first()
	last, _ := d.last()
	way := -1 // to the next year to try
	if ref.Ahead || e.count > 0 {
		way = 1
	}
	switch {
	case e.count < 0 && !first.Before(ref.Day), e.count > 0 && !last.After(ref.Day): // "last Christmas"
		y += way
	case e.count == 0 && ok && ref.Timeless:
		y = e.nearestYear(ref.Day)
	case e.count == 0 && ok && (way > 0 && last.Before(ref.Day) || way < 0 && first.After(ref.Day)):
		y += way
	}
	const longest = 8 // years between two leap years: 29 February
	for n := 0; n < longest && !e.inCalendar(y).Known(); n++ {
		y += way
	}
	if e.named {
		return e.yearOfWeekday(y, ref.Day.Year())
	}
	return y
}

// nearestYear is the year in which the expression begins nearest to a day.
func (e *Expression) nearestYear(day time.Time) int {
	best, least := day.Year(), time.Duration(0)
	for i, y := range []int{day.Year(), day.Year() - 1, day.Year() + 1} {
		if first, ok := e.inCalendar(y).first(); ok {
			if far := first.Sub(day).Abs(); i == 0 || far < least {
				best, least = y, far
			}
		}
	}
	return best
}

// yearWithin is the year in which the expression lies within a longer time, 0 where there is none.
func (e *Expression) yearWithin(near Date) int {
	from, ok := near.first()
	to, _ := near.last()
	const long = 367 * 24 * time.Hour
	if !ok || !to.After(from) || to.Sub(from) > long {
		return 0
	}
	for y := from.Year(); y <= to.Year(); y++ {
		d := e.inCalendar(y)
		first, ok := d.first()
		if last, _ := d.last(); ok && !first.Before(from) && !last.After(to) && last.Sub(first) < to.Sub(from) {
			return y
		}
	}
	return 0
}

// yearOfWeekday is the year in which the date is on its weekday: y, else the article's or one beside it, else y again.
func (e *Expression) yearOfWeekday(y, now int) int {
	for _, try := range []int{y, now, now + 1, now - 1} {
		if t, ok := e.inCalendar(try).first(); ok && t.Weekday() == e.weekday {
			return try
		}
	}
	return y
}

// inCalendar is the time in a year; with its end, where it has one, in that year or the next.
func (e *Expression) inCalendar(y int) Date {
	a := e.inOne(y)
	if e.until == nil || !a.Known() {
		return a
	}
	to := e.until.year
	if to == 0 {
		to = y
		if e.until.month < e.month && e.until.month != 0 {
			to++
		}
	}
	b := e.until.inOne(to)
	first, _ := a.first()
	last, ok := b.last()
	if !ok || !last.After(first) {
		return a
	}
	start, _, _ := cut(a.ISO)
	end := b.ISO
	if _, part, ok := cut(end); ok {
		end = part
	}
	return Date{ISO: start + "/" + end, Precision: a.Precision, Approximate: a.Approximate || b.Approximate}
}

// inOne is the time in a year, without its end.
func (e *Expression) inOne(y int) Date {
	if y < 1 {
		return Date{}
	}
	const quarterMonths, yearMonths = 3, 12
	switch e.form {
	case season:
		return e.inSeason(y)
	case quarter:
		first := date(y, time.Month(quarterMonths*(e.nth-1)+1), 1)
		return overMonths(first, first.AddDate(0, quarterMonths-1, 0))
	case months1st:
		if e.nth < 0 {
			return overMonths(date(y, time.Month(yearMonths+1+e.nth), 1), date(y, time.December, 1))
		}
		return overMonths(date(y, time.January, 1), date(y, time.Month(e.nth), 1))
	case feast:
		return onDay(namedDays[e.nth].in(y))
	case nthWeekday:
		return onDay(nthDay(y, e.month, e.weekday, e.nth))
	case nthWeekend:
		t := nthDay(y, e.month, time.Saturday, e.nth)
		return between(t, t.AddDate(0, 0, 1), Day)
	case nthWeek:
		return e.inNthWeek(y)
	}
	switch {
	case e.month != 0 && e.day > 0:
		if t := date(y, e.month, e.day); t.Month() == e.month {
			return onDay(t)
		}
		return Date{} // 29 February
	case e.month != 0 && e.day < 0:
		return onDay(date(y, e.month+1, 0))
	case e.month != 0:
		return e.inMonth(y)
	}
	return e.inYear(y)
}

// inNthWeek is the nth seven days of a month, or the last ones.
func (e *Expression) inNthWeek(y int) Date {
	const week = 7
	last := date(y, e.month+1, 0)
	if e.nth < 0 {
		return between(last.AddDate(0, 0, 1-week), last, Week)
	}
	from := date(y, e.month, week*(e.nth-1)+1)
	if from.After(last) {
		return Date{}
	}
	to := from.AddDate(0, 0, week-1)
	if to.After(last) {
		to = last
	}
	return between(from, to, Week)
}

// inMonth is a month of a year, or a third of it (days 1 to 10, 11 to 20 and 21 to the last), or a half (up to the 15th, and from then on).
func (e *Expression) inMonth(y int) Date {
	const third, half = 10, 15
	first := date(y, e.month, 1)
	last := first.AddDate(0, 1, -1)
	d := Date{Precision: Week, Approximate: true}
	switch e.part {
	case early, earlier:
		d.ISO = isoDay(first) + "/" + isoDay(first.AddDate(0, 0, third-1))
	case mid:
		d.ISO = isoDay(first.AddDate(0, 0, third)) + "/" + isoDay(first.AddDate(0, 0, 2*third-1))
	case late, later:
		d.ISO = isoDay(first.AddDate(0, 0, 2*third)) + "/" + isoDay(last)
	case firstHalf:
		return between(first, first.AddDate(0, 0, half-1), Week)
	case secondHalf:
		return between(first.AddDate(0, 0, half), last, Week)
	default:
		return Date{ISO: isoMonth(first), Precision: Month, Approximate: e.rough}
	}
	return d
}

// parts are the first and last month of a part of a year. Winter goes on into the next year.
var parts = map[part][2]time.Month{
	early: {time.January, time.April}, mid: {time.May, time.August}, late: {time.September, time.December},
	earlier: {time.January, time.April}, later: {time.September, time.December},
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
	d := overMonths(date(y, ms[0], 1), to)
	d.Approximate = e.part < spring
	return d
}

// inSeason is a season of a year, or its first, second or last month.
func (e *Expression) inSeason(y int) Date {
	first := date(y, parts[e.part][0], 1)
	switch part(e.nth) {
	case early:
	case mid:
		first = first.AddDate(0, 1, 0)
	case late:
		first = first.AddDate(0, 2, 0)
	default:
		return e.inYear(y)
	}
	return Date{ISO: isoMonth(first), Precision: Month, Approximate: true}
}

// inDecade is ten years from y on, or a hundred, or their first (0 to 3), middle (4 to 6) or last (7 to 9) tenths.
func (e *Expression) inDecade(y int) Date {
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
	return Date{ISO: fmt.Sprintf("%04d/%04d", y+from*tenth, y+to*tenth-1), Precision: Year, Approximate: e.part != whole}
}

// onDayOfMonth is the last such day up to the article's, or the next one from it on; in another month beside that one where its weekday asks for it.
func (e *Expression) onDayOfMonth(ref Reference) Date {
	this := date(ref.Day.Year(), ref.Day.Month(), 1)
	in := func(n int) (time.Time, bool) {
		m := this.AddDate(0, n, 0)
		t := m.AddDate(0, 0, e.day-1)
		return t, t.Month() == m.Month()
	}
	n := e.count
	switch {
	case e.unit == months:
	case ref.Timeless:
		n = nearestMonth(e.day, ref.Day)
	case ref.Ahead && e.day < ref.Day.Day():
		n = 1
	case !ref.Ahead && e.day > ref.Day.Day():
		n = -1
	}
	if e.named {
		for _, try := range []int{n, 0, 1, -1} {
			if t, ok := in(try); ok && t.Weekday() == e.weekday {
				return onDay(t)
			}
		}
	}
	if t, ok := in(n); ok {
		return onDay(t)
	}
	return Date{}
}

// nearestMonth is how many months on from a day's the day of the month is nearest to it.
func nearestMonth(day int, near time.Time) int {
	const half = 15
	switch far := day - near.Day(); {
	case far > half:
		return -1
	case far < -half:
		return 1
	}
	return 0
}
