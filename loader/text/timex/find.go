package timex

import (
	"strings"

	"entente/loader/text"
)

// Find returns the expressions of time in a range of tokens, in the order of the text and without overlap: of those that begin at one token the longest. O(n).
func Find(tokens []text.Token, within text.Range) []Expression {
	f := finder{tokens: tokens, end: within.End, lastMonth: -1}
	var out []Expression
	for i := within.First; i < within.End; {
		e, n := f.at(i)
		if n == 0 {
			i++
			continue
		}
		if to, k := f.rangeEnd(i, i+n, &e); k > 0 {
			e.until = &to
			n = k
		}
		e.First, e.End = i, i+n
		out = append(out, e)
		i += n
		if e.form == absolute && e.month != 0 && e.day == 0 {
			f.lastMonth = i
		}
	}
	return out
}

// At returns the expression that begins at token i and ends before token end, without what "from … to" makes of two; false where there is none.
func At(tokens []text.Token, i, end int) (Expression, bool) {
	f := finder{tokens: tokens, end: end, lastMonth: -1}
	e, n := f.at(i)
	e.First, e.End = i, i+n
	return e, n > 0
}

// rangeEnd reads the end of "from 1994 to 1998", "between March and May 2009", "from Monday to Friday" whose beginning takes the tokens from i to end. It returns how many tokens the
// whole takes, 0 where it is no range.
func (f *finder) rangeEnd(i, end int, from *Expression) (Expression, int) {
	open := f.norm(i - 1)
	joined := open == "from" && f.is(end, "to", "until", "till", "through") && !f.moved(i-2) || open == "between" && f.is(end, "and") || f.is(end, "and") && from.month != 0
	named := open != "from" && f.is(end, "to", "through", "-") && (from.month != 0 || from.form == weekdayForm)
	if !joined && !named || from.form != absolute && from.form != weekdayForm || from.until != nil || from.count != 0 || from.whose != yearItself {
		return Expression{}, 0
	}
	to, n := f.at(end + 1)
	if n == 0 && joined && from.month != 0 && from.day != 0 { // "from August 7 to 12"
		if d := f.dayNumber(end + 1); d > from.day {
			return Expression{form: absolute, year: from.year, month: from.month, day: d}, end + 2 - i
		}
	}
	if n == 0 || to.form != from.form || to.until != nil || to.count != 0 || to.whose != yearItself || (from.day == 0) != (to.day == 0) || (from.month == 0) != (to.month == 0) {
		return Expression{}, 0
	}
	if f.is(end, "and") && open != "between" && !follows(from, &to) {
		return Expression{}, 0
	}
	return to, end + 1 + n - i
}

// follows reports whether one month is right behind another, or the first day of one behind the last of another: only these are one time ("in November and December", "30 April and 1 May").
func follows(a, b *Expression) bool {
	if a.year != 0 || a.part != whole || b.part != whole || b.month != a.month%12+1 {
		return false
	}
	const shortest = 28 // days of a month
	return a.day == 0 || a.day >= shortest && b.day == 1
}

// moved reports whether what ends at token i tells of a change: "postponed from May to July" is no time from May to July.
func (f *finder) moved(i int) bool {
	const near = 4
	for k := i; k > i-near; k-- {
		switch f.norm(k) {
		case "moved", "postponed", "shifted", "delayed", "changed", "adjourned", "rescheduled", "deferred":
			return true
		}
	}
	return false
}

// finder reads expressions from the tokens of one range.
type finder struct {
	tokens    []text.Token
	end       int
	lastMonth int // where the last month without a day ended: "in June, July and September"
}

// norm is the normal form of token i, empty outside the range.
func (f *finder) norm(i int) string {
	if i < 0 || i >= f.end {
		return ""
	}
	return f.tokens[i].Norm
}

func (f *finder) is(i int, words ...string) bool {
	n := f.norm(i)
	for _, w := range words {
		if n == w {
			return n != ""
		}
	}
	return false
}

// numerals and lexical are the ways to read what begins with a digit, and with a word.
var (
	numerals = [...]func(*finder, int) (Expression, int){(*finder).iso, (*finder).dayMonth, (*finder).numeric, (*finder).bareYear, (*finder).counted, (*finder).dated, (*finder).quarterOf, (*finder).century, (*finder).dayAlone}
	lexical  = [...]func(*finder, int) (Expression, int){(*finder).dayMonth, (*finder).monthDay, (*finder).bareYear, (*finder).dayName, (*finder).deictic, (*finder).relative, (*finder).counted,
		(*finder).anaphoric, (*finder).century, (*finder).tensOf, (*finder).recurring, (*finder).seasonOf, (*finder).feastOf, (*finder).quarterOf, (*finder).nthOf, (*finder).dayAlone, (*finder).ending, (*finder).besides}
)

// at reads the expression that begins at token i. It returns how many tokens it takes, 0 where there is none.
func (f *finder) at(i int) (Expression, int) {
	n := f.norm(i)
	if n == "" {
		return Expression{}, 0
	}
	if '0' <= n[0] && n[0] <= '9' {
		return f.longest(i, numerals[:])
	}
	if !openers[n] && !strings.HasPrefix(n, midPrefix) && n[0] != '\'' { // most words are ruled out at once
		return Expression{}, 0
	}
	return f.longest(i, lexical[:])
}

// longest is the longest of the readings.
func (f *finder) longest(i int, readings []func(*finder, int) (Expression, int)) (Expression, int) {
	var best Expression
	most := 0
	for _, read := range readings {
		if e, n := read(f, i); n > most {
			best, most = e, n
		}
	}
	return best, most
}

// fixed reads a time that others can be counted from ("two days after Christmas"): a date, weekday, feast or day near the article's, with "the" before it or not.
func (f *finder) fixed(i int) (Expression, int) {
	for k := i; k <= i+1; k++ {
		if e, n := f.longest(k, fixedTimes[:]); n > 0 {
			return e, k + n - i
		}
		if !f.is(i, "the") {
			break
		}
	}
	return Expression{}, 0
}

var fixedTimes = [...]func(*finder, int) (Expression, int){(*finder).iso, (*finder).dayMonth, (*finder).monthDay, (*finder).dayName, (*finder).deictic, (*finder).feastOf}

// midPrefix begins "mid-July" and "mid-1990s", which are one token each.
const midPrefix = "mid-"

// word is the normal form of token i without "mid-".
func (f *finder) word(i int) string { return strings.TrimPrefix(f.norm(i), midPrefix) }
