package timex

import (
	"strings"
	"time"

	"entente/loader/text"
)

// namedDay is a day of the year that has a name.
type namedDay struct {
	name string // its words
	// bare tells that the name is one of other things, too, so that only a preposition before it makes it a time: "by Christmas".
	bare bool
	// What day it is: of a month, the nth weekday of one, or so many days from Easter.
	month      time.Month
	day        int
	nth        int
	weekday    time.Weekday
	fromEaster int
	easter     bool
}

// namedDays are the feasts and public days whose day is the same wherever news is written in English. What differs from country to country (Independence Day, Mother's Day) is none of them.
var namedDays = [...]namedDay{
	{name: "christmas day", month: 12, day: 25}, {name: "christmas eve", month: 12, day: 24}, {name: "christmas", month: 12, day: 25, bare: true}, {name: "boxing day", month: 12, day: 26},
	{name: "new year 's day", month: 1, day: 1}, {name: "new year 's eve", month: 12, day: 31}, {name: "new year's day", month: 1, day: 1}, {name: "new year's eve", month: 12, day: 31},
	{name: "orthodox christmas", month: 1, day: 7}, {name: "epiphany", month: 1, day: 6, bare: true}, {name: "valentine 's day", month: 2, day: 14}, {name: "st. patrick 's day", month: 3, day: 17},
	{name: "international women 's day", month: 3, day: 8}, {name: "women 's day", month: 3, day: 8}, {name: "may day", month: 5, day: 1}, {name: "victory day", month: 5, day: 9},
	{name: "midsummer 's day", month: 6, day: 24}, {name: "midsummer 's eve", month: 6, day: 23}, {name: "bastille day", month: 7, day: 14}, {name: "halloween", month: 10, day: 31, bare: true},
	{name: "all saints ' day", month: 11, day: 1}, {name: "all souls ' day", month: 11, day: 2}, {name: "armistice day", month: 11, day: 11}, {name: "remembrance day", month: 11, day: 11}, {name: "veterans day", month: 11, day: 11},
	{name: "martin luther king day", month: 1, nth: 3, weekday: time.Monday}, {name: "presidents ' day", month: 2, nth: 3, weekday: time.Monday}, {name: "presidents day", month: 2, nth: 3, weekday: time.Monday},
	{name: "memorial day", month: 5, nth: -1, weekday: time.Monday}, {name: "labor day", month: 9, nth: 1, weekday: time.Monday}, {name: "columbus day", month: 10, nth: 2, weekday: time.Monday},
	{name: "thanksgiving day", month: 11, nth: 4, weekday: time.Thursday}, {name: "thanksgiving", month: 11, nth: 4, weekday: time.Thursday, bare: true},
	{name: "ash wednesday", easter: true, fromEaster: -46}, {name: "palm sunday", easter: true, fromEaster: -7}, {name: "maundy thursday", easter: true, fromEaster: -3}, {name: "good friday", easter: true, fromEaster: -2},
	{name: "holy saturday", easter: true, fromEaster: -1}, {name: "easter sunday", easter: true}, {name: "easter monday", easter: true, fromEaster: 1}, {name: "easter", easter: true, bare: true},
	{name: "ascension day", easter: true, fromEaster: 39}, {name: "whit sunday", easter: true, fromEaster: 49}, {name: "whit monday", easter: true, fromEaster: 50}, {name: "pentecost", easter: true, fromEaster: 49, bare: true},
}

// feastsByWord are the indexes of namedDays by their first words.
var feastsByWord = func() map[string][]int {
	out := map[string][]int{}
	for i := range namedDays {
		first, _, _ := strings.Cut(namedDays[i].name, " ")
		out[first] = append(out[first], i)
	}
	return out
}()

// feastAt finds the longest name of a feast at token k. It returns its index and how many tokens it takes.
func (f *finder) feastAt(k int) (best, took int) {
	for _, i := range feastsByWord[f.norm(k)] {
		n := 0
		for word := range strings.SplitSeq(namedDays[i].name, " ") {
			if f.norm(k+n) != word {
				n = 0
				break
			}
			n++
		}
		if n > took {
			best, took = i, n
		}
	}
	return best, took
}

// feastOf reads "Christmas Day", "Good Friday 1998", "by Easter".
func (f *finder) feastOf(i int) (Expression, int) {
	n, took := f.feastAt(i)
	if took == 0 || !f.tokens[i].Is(text.Capitalised) {
		return Expression{}, 0
	}
	e := Expression{form: feast, nth: n}
	more := f.ofYear(i+took, &e)
	if next := i + took; namedDays[n].bare && more == 0 && (f.inCompound(i) || f.norm(next) != "" && f.tokens[next].Is(text.Capitalised) || !f.is(i-1, "by", "before", "until", "till", "since", "after", "at", "on", "over", "around", "from", "of", "for")) {
		return Expression{}, 0
	}
	return e, took + more
}

// in is the day of a year.
func (d *namedDay) in(y int) time.Time {
	switch {
	case d.easter:
		return easter(y).AddDate(0, 0, d.fromEaster)
	case d.nth != 0:
		return nthDay(y, d.month, d.weekday, d.nth)
	}
	return date(y, d.month, d.day)
}

// nthDay is the nth weekday of a month, from its end where n is negative; the last one where there are fewer.
func nthDay(y int, m time.Month, w time.Weekday, n int) time.Time {
	const week = 7
	last := date(y, m+1, 0)
	if n < 0 {
		return last.AddDate(0, 0, -(int(last.Weekday())-int(w)+week)%week)
	}
	first := date(y, m, 1)
	t := first.AddDate(0, 0, (int(w)-int(first.Weekday())+week)%week+week*(n-1))
	if t.After(last) {
		return t.AddDate(0, 0, -week)
	}
	return t
}

// easter is Easter Sunday of a year in the Gregorian calendar, by the anonymous algorithm that Nature printed in 1876.
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return date(y, time.Month(n/31), n%31+1)
}
