package timex

import (
	"strconv"
	"strings"
	"time"

	"entente/loader/text"
)

// Find returns the expressions of time in a range of tokens, in the order of the text and without overlap: of those that begin at one token the longest. O(n).
func Find(tokens []text.Token, within text.Range) []Expression {
	f := finder{tokens: tokens, end: within.End}
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
	}
	return out
}

// At returns the expression that begins at token i and ends before token end, without what "from … to" makes of two; false where there is none.
func At(tokens []text.Token, i, end int) (Expression, bool) {
	f := finder{tokens: tokens, end: end}
	e, n := f.at(i)
	e.First, e.End = i, i+n
	return e, n > 0
}

// rangeEnd reads the end of "from 1994 to 1998", "between March and May 2009" whose beginning takes the tokens from i to end. It returns how many tokens the whole takes, 0 where it is no range.
func (f *finder) rangeEnd(i, end int, from *Expression) (Expression, int) {
	open := f.norm(i - 1)
	joined := open == "from" && f.is(end, "to", "until", "till", "through") || open == "between" && f.is(end, "and")
	if !joined || from.form != absolute || from.until != nil {
		return Expression{}, 0
	}
	to, n := f.at(end + 1)
	if n == 0 && from.month != 0 && from.day != 0 { // "from August 7 to 12"
		if d := f.dayNumber(end + 1); d > from.day {
			return Expression{form: absolute, year: from.year, month: from.month, day: d}, end + 2 - i
		}
	}
	if n == 0 || to.form != absolute || to.until != nil || (from.day == 0) != (to.day == 0) || (from.month == 0) != (to.month == 0) {
		return Expression{}, 0
	}
	return to, end + 1 + n - i
}

// finder reads expressions from the tokens of one range.
type finder struct {
	tokens []text.Token
	end    int
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

// at reads the expression that begins at token i. It returns how many tokens it takes, 0 where there is none.
func (f *finder) at(i int) (Expression, int) {
	if !f.mayBegin(i) {
		return Expression{}, 0
	}
	var best Expression
	most := 0
	for _, read := range []func(int) (Expression, int){f.iso, f.dayMonth, f.monthDay, f.numeric, f.bareYear, f.dayName, f.deictic, f.relative, f.counted, f.anaphoric, f.century, f.recurring, f.partOf} {
		if e, n := read(i); n > most {
			best, most = e, n
		}
	}
	return best, most
}

// mayBegin rules out most words at once: an expression begins with a digit or one of the words that open one.
func (f *finder) mayBegin(i int) bool {
	n := f.norm(i)
	if n == "" {
		return false
	}
	return '0' <= n[0] && n[0] <= '9' || openers[n] || strings.HasPrefix(n, midPrefix)
}

// midPrefix begins "mid-July" and "mid-1990s", which are one token each.
const midPrefix = "mid-"

// word is the normal form of token i without "mid-".
func (f *finder) word(i int) string { return strings.TrimPrefix(f.norm(i), midPrefix) }

// openers are the words, digits apart, that an expression can begin with.
var openers = func() map[string]bool {
	out := map[string]bool{}
	for _, s := range []string{`the a an about around some nearly almost over roughly approximately more less within only just at
		today yesterday tomorrow tonight overnight now last this next past previous coming following recent earlier later early late mid middle beginning start end
		every each same that those these several many few half another spring summer autumn fall winter christmas new independence easter other`} {
		for _, w := range strings.Fields(s) {
			out[w] = true
		}
	}
	for w := range monthNames {
		out[w] = true
	}
	for w := range dayNames {
		out[w] = true
	}
	for w := range numbers {
		out[w] = true
	}
	for w := range units {
		out[w] = true
	}
	return out
}()

var monthNames = map[string]time.Month{
	"january": 1, "jan": 1, "jan.": 1, "february": 2, "feb": 2, "feb.": 2, "march": 3, "mar": 3, "mar.": 3, "april": 4, "apr": 4, "apr.": 4, "may": 5, "june": 6, "jun": 6, "jun.": 6,
	"july": 7, "jul": 7, "jul.": 7, "august": 8, "aug": 8, "aug.": 8, "september": 9, "sept": 9, "sept.": 9, "sep": 9, "sep.": 9, "october": 10, "oct": 10, "oct.": 10,
	"november": 11, "nov": 11, "nov.": 11, "december": 12, "dec": 12, "dec.": 12,
}

var dayNames = map[string]time.Weekday{
	"sunday": 0, "sun.": 0, "monday": 1, "mon.": 1, "tuesday": 2, "tue.": 2, "tues.": 2, "wednesday": 3, "wed.": 3, "thursday": 4, "thu.": 4, "thurs.": 4, "friday": 5, "fri.": 5, "saturday": 6, "sat.": 6,
}

var numbers = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
	"fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100,
}

var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}

var units = map[string]unit{
	"hour": hours, "hours": hours, "minute": hours, "minutes": hours, "second": hours, "seconds": hours, "day": days, "days": days, "night": days, "nights": days, "week": weeks, "weeks": weeks,
	"weekend": weekends, "weekends": weekends, "month": months, "months": months, "quarter": quarters, "quarters": quarters, "year": years, "years": years,
	"decade": decades, "decades": decades, "century": centuries, "centuries": centuries,
}

var seasons = map[string]part{"spring": spring, "summer": summer, "autumn": autumn, "fall": autumn, "winter": winter}

var dayParts = map[string]bool{"morning": true, "afternoon": true, "evening": true, "night": true}

// month reads a month's name with a capital: "may" and "march" are words, too.
func (f *finder) month(i int) time.Month {
	m := monthNames[f.word(i)]
	if m != 0 && !f.tokens[i].Is(text.Capitalised) && f.word(i) == f.norm(i) {
		return 0
	}
	return m
}

// dayNumber reads "14", "14th", "first" as a day of a month, 0 for none.
func (f *finder) dayNumber(i int) int {
	n := f.norm(i)
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		if cut := strings.TrimSuffix(n, ending); cut != n && len(cut) > 0 && cut[0] <= '9' {
			n = cut
			break
		}
	}
	if d, err := strconv.Atoi(n); err == nil && len(n) <= 2 && 1 <= d && d <= 31 {
		return d
	}
	return 0
}

// ordinalDay reads a day that is written as a word: "the first of May".
func (f *finder) ordinalDay(i int) int {
	if d := ordinals[f.norm(i)]; d != 0 {
		return d
	}
	return f.dayNumber(i)
}

const firstYear, lastYear = 1000, 2199

// yearNumber reads four digits as a year, 0 for none.
func (f *finder) yearNumber(i int) int {
	n := f.word(i)
	if len(n) != len("2006") {
		return 0
	}
	if y, err := strconv.Atoi(n); err == nil && firstYear <= y && y <= lastYear {
		return y
	}
	return 0
}

// yearAfter reads the year of a date whose last token is i-1: ", 2008", "2008", "of 2008". It returns how many tokens it takes.
func (f *finder) yearAfter(i int) (year, n int) {
	k := i
	if f.is(k, ",", "of", "in") {
		k++
	}
	if y := f.yearNumber(k); y != 0 {
		return y, k + 1 - i
	}
	return 0, 0
}

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

// iso reads "2008-08-14", which is one token.
func (f *finder) iso(i int) (Expression, int) {
	t, err := time.Parse(time.DateOnly, f.norm(i))
	if err != nil || t.Year() < firstYear || t.Year() > lastYear {
		return Expression{}, 0
	}
	return valid(t.Year(), t.Month(), t.Day(), 1)
}

// dayMonth reads "14 August 2008", "the 14th of August", "14-16 August".
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
	to := 0
	if f.is(k, "-", "to", "and") && f.dayNumber(k+1) != 0 {
		to = f.dayNumber(k + 1)
		k += 2
	}
	if f.is(k, "of") {
		k++
	}
	m := f.month(k)
	if m == 0 {
		return Expression{}, 0
	}
	k++
	y, n := f.yearAfter(k)
	return withEnd(y, m, d, to, k+n-i)
}

// withEnd is a day, or the days up to another of the same month.
func withEnd(y int, m time.Month, d, to, n int) (Expression, int) {
	e, took := valid(y, m, d, n)
	if took == 0 || to == 0 {
		return e, took
	}
	last, took := valid(y, m, to, n)
	if took == 0 || to <= d {
		return Expression{}, 0
	}
	e.until = &last
	return e, n
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
	if d == 0 || p != whole || f.month(k+1) != 0 { // "August 14 September" is two dates
		y, n := f.yearAfter(k)
		if p == whole && k-i == 1 && y == 0 && !f.standsAlone(i) {
			return Expression{}, 0
		}
		e := Expression{form: absolute, month: m, year: y, part: p}
		return e, k + n - i
	}
	k++
	to := 0
	if f.is(k, "-", "to") && f.dayNumber(k+1) != 0 {
		to = f.dayNumber(k + 1)
		k += 2
	}
	y, n := f.yearAfter(k)
	if f.is(k, "of", "in") && p == whole { // "May 14 in 2008" is rare; "August 14 of ..." rarer
		y, n = 0, 0
	}
	return withEnd(y, m, d, to, k+n-i)
}

// standsAlone reports whether the month at token i is one without a day or year: behind a preposition or a word of time. May, March, August and April are names and words, too.
func (f *finder) standsAlone(i int) bool {
	switch f.norm(i - 1) {
	case "in", "since", "from", "until", "till", "by", "of", "during", "between", "last", "next", "this", "to", "through", "and", "before", "after", "every", "each", "following", "early", "late", "mid", "for", "-":
		return true
	}
	return false
}

// numeric reads "14/08/2008" and "8/14/2008": the one order that it can have.
func (f *finder) numeric(i int) (Expression, int) {
	n := f.norm(i)
	fields := strings.Split(n, "/")
	took := 1
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
		if err != nil {
			return Expression{}, 0
		}
		v[k] = x
	}
	if v[2] < firstYear || v[2] > lastYear || v[0] < 1 || v[1] < 1 {
		return Expression{}, 0
	}
	switch {
	case v[0] > 12 && v[0] <= 31 && v[1] <= 12:
		return valid(v[2], time.Month(v[1]), v[0], took)
	case v[1] > 12 && v[1] <= 31 && v[0] <= 12, v[0] == v[1] && v[0] <= 12:
		return valid(v[2], time.Month(v[0]), v[1], took)
	}
	return Expression{}, 0
}

// bareYear reads "2008" where it is a year, "1994-98", "the 1990s", "late 2008".
func (f *finder) bareYear(i int) (Expression, int) {
	p, k := f.part(i)
	the := f.is(k, "the")
	if the {
		k++
		if p == whole {
			var n int
			if p, n = f.part(k); p != whole {
				k = n
			}
		}
	}
	if y, ok := f.decadeAt(k); ok {
		return Expression{form: decade, year: y, part: p}, k + 1 - i
	}
	y := f.yearNumber(k)
	if y == 0 || the || p == whole && !f.isYear(k) {
		return Expression{}, 0
	}
	e := Expression{form: absolute, year: y, part: p}
	k++
	if f.is(k, "-") {
		to := f.yearNumber(k + 1)
		if short, err := strconv.Atoi(f.norm(k + 1)); to == 0 && err == nil && len(f.norm(k+1)) == 2 && short > y%100 {
			to = y/100*100 + short
		}
		if to > y {
			e.until = &Expression{form: absolute, year: to}
			return e, k + 2 - i
		}
	}
	return e, k - i
}

// decadeAt reads "1990s".
func (f *finder) decadeAt(k int) (int, bool) {
	n := f.word(k)
	n = strings.TrimSuffix(strings.TrimSuffix(n, "s"), "'")
	if y, err := strconv.Atoi(n); err == nil && n != f.word(k) && y%10 == 0 && firstYear <= y && y <= lastYear {
		return y, true
	}
	return 0, false
}

// isYear reports whether the four digits at token i are a year and no count: behind a preposition or word of time, in brackets, or before a noun of what takes place in a year.
func (f *finder) isYear(i int) bool {
	switch f.norm(i - 1) {
	case "in", "since", "until", "till", "during", "before", "after", "around", "circa", "early", "late", "mid", "year", "(", "the", "of", "and", "-", "from", "to", "by", "between", "through", "its", "his", "her", "their", "a", "'s", "for":
	default:
		return false
	}
	if f.tokens[i].UPOS != "" && f.is(i-1, "of", "from", "to", "by", "the", "its", "his", "her", "their", "a", "and", "for", "between", "around", "after", "before", "'s") {
		switch next := f.norm(i + 1); {
		case f.tokens[min(i+1, f.end-1)].XPOS == "NNS" && !yearNouns[next]:
			return false // "a total of 1500 soldiers"
		}
	}
	const plausible = 1400
	return f.yearNumber(i) >= plausible || f.is(i-1, "in", "since", "until")
}

// yearNouns are plural nouns that a year stands before: "the 2008 elections".
var yearNouns = map[string]bool{"elections": true, "olympics": true, "games": true, "talks": true, "protests": true, "attacks": true, "accords": true, "riots": true, "figures": true, "results": true, "floods": true, "sanctions": true, "negotiations": true, "reforms": true, "polls": true, "championships": true, "killings": true, "hostilities": true}
