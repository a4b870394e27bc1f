package timex

import (
	"strconv"
	"strings"

	"entente/loader/text"
)

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
	if y == 0 || the {
		return Expression{}, 0
	}
	to, n := f.laterYear(k+1, y)
	if p == whole && !f.isYear(k, k+n) {
		return Expression{}, 0
	}
	e := Expression{form: absolute, year: y, part: p}
	if to > 0 {
		e.until = &Expression{form: absolute, year: to}
	}
	return e, k + 1 + n - i
}

// laterYear reads the end of a range of years behind its first one: "-98", "- 1998". It returns how many tokens it takes.
func (f *finder) laterYear(i, y int) (to, n int) {
	if !f.is(i, "-") {
		return 0, 0
	}
	to = f.yearNumber(i + 1)
	if short, err := strconv.Atoi(f.norm(i + 1)); to == 0 && err == nil && len(f.norm(i+1)) == 2 && short > y%100 {
		to = y/100*100 + short
	}
	if to <= y {
		return 0, 0
	}
	return to, 2
}

// decadeAt reads "1990s", "'90s".
func (f *finder) decadeAt(k int) (int, bool) {
	n := f.word(k)
	cut := strings.TrimSuffix(strings.TrimSuffix(n, "s"), "'")
	if cut == n {
		return 0, false
	}
	y, err := strconv.Atoi(strings.TrimPrefix(cut, "'"))
	if err != nil || y%10 != 0 {
		return 0, false
	}
	if strings.HasPrefix(cut, "'") && len(cut) == len("'90") {
		return 1900 + y, true
	}
	return y, firstYear <= y && y <= lastYear
}

// isYear reports whether the four digits at token i are a year and no count: behind a preposition or word of time, in brackets, or before a noun of what takes place in a year. last is the
// last token of what may be a range.
func (f *finder) isYear(i, last int) bool {
	before := f.norm(i - 1)
	switch {
	case measures[f.norm(last+1)]: // "a 2000 pound bomb"
		return false
	case before == "" && i+1 < f.end && f.tokens[i+1].UPOS == text.AUX, yearlyNouns[before]: // "1989 was"; "World Cup 2018"
	case last > i && f.yearNumber(i) >= plausible: // "2000-2050"
	case f.ofOneThing(i): // "her failed 2008 run"
	default:
		if !yearOpeners[before] {
			return false
		}
	}
	if f.tokens[i].UPOS != "" && before != "" && countable[before] {
		if next := last + 1; f.tokens[min(next, f.end-1)].XPOS == "NNS" && !yearNouns[f.norm(next)] {
			return false // "a total of 1500 soldiers"
		}
	}
	return f.yearNumber(i) >= plausible || f.is(i-1, "in", "since", "until")
}

// ofOneThing reports whether the number at token i belongs to a noun in the singular, of which there cannot be so many. It needs the tree.
func (f *finder) ofOneThing(i int) bool {
	const first, last = 1900, 2050
	t, y := &f.tokens[i], f.yearNumber(i)
	h := int(t.Head)
	return first <= y && y <= last && i < h && h <= i+2 && h < f.end && f.tokens[h].XPOS == "NN" && !measures[f.norm(h)]
}

// plausible is the first year that news tells of without a word that says that it is one.
const plausible = 1400

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

var (
	// yearOpeners are the words behind which four digits may be a year.
	yearOpeners = set("in since until till during before after around circa early late mid year years ( the of and - from to by between through its his her their a 's for over than into or")
	// countable are those behind which they may as well be a number of things.
	countable = set("of from to by the its his her their a and for between around after before 's over than into or -")
	// measures are nouns in the singular that a number counts: "a 2000 pound bomb".
	measures = set("metre meter kilometre kilometer mile yard foot feet inch pound dollar euro ton tonne kilogram gram litre liter gallon seat man strong horsepower watt hertz calorie word page point percent member share unit")
	// yearNouns are plural nouns that a year stands before: "the 2008 elections".
	yearNouns = set("elections olympics games talks protests attacks accords riots figures results floods sanctions negotiations reforms polls championships killings hostilities levels prices borders frontiers lines")
	// yearlyNouns are of what is held now and then and told apart by its year: "World Cup 2018".
	yearlyNouns = set("cup games olympics summit championship championships festival congress elections convention euro")
)

// century reads "the 19th century", "the late twentieth century", "the end of the 18th century".
func (f *finder) century(i int) (Expression, int) {
	p, k := f.part(i)
	if f.is(k, "the") {
		k++
		if q, next := f.part(k); p == whole && q != whole {
			p, k = q, next
		}
	}
	c := f.ordinal(k)
	if c == 0 && f.is(k, "twenty") && f.is(k+1, "-") && f.is(k+2, "first") {
		c, k = 21, k+2
	}
	if f.is(k, "last") && f.is(k+1, "century") {
		return Expression{form: period, unit: centuries, count: -1, part: p}, k + 2 - i
	}
	if c < 1 || c > 21 {
		return Expression{}, 0
	}
	k++
	if f.is(k, "-") {
		k++
	}
	if !f.is(k, "century") || f.is(k+1, "bc", "b.c.", "bce") {
		return Expression{}, 0
	}
	return Expression{form: decade, unit: centuries, year: 100*(c-1) + 1, part: p}, k + 1 - i
}

// tensOf reads "the nineties", "the early sixties".
func (f *finder) tensOf(i int) (Expression, int) {
	k := i
	if f.is(k, "the") {
		k++
	}
	p, k := f.part(k)
	y := tens[f.norm(k)]
	if y == 0 || k == i {
		return Expression{}, 0 // "in his sixties"
	}
	return Expression{form: decade, count: y, part: p}, k + 1 - i
}
