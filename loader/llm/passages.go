package llm

import (
	"slices"
	"strings"
	"unicode"
)

// finder finds passages in a text that a model has copied: white space counts alike whatever it is, and so do kinds of quotation marks and dashes, which
// models like to exchange.
type finder struct {
	plain []rune
	at    []int // of each rune of plain, where it stands in the text
}

func newFinder(text []rune) *finder {
	f := &finder{}
	for i, r := range text {
		p := plainRune(r)
		if p == ' ' && len(f.plain) > 0 && f.plain[len(f.plain)-1] == ' ' {
			continue
		}
		f.plain, f.at = append(f.plain, p), append(f.at, i)
	}
	return f
}

func plainRune(r rune) rune {
	switch r {
	case '“', '”', '„', '«', '»', '″':
		return '"'
	case '‘', '’', '‚', '′':
		return '\''
	case '–', '—', '‑', '−':
		return '-'
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

func plainText(s string) []rune {
	return newFinder([]rune(strings.TrimSpace(s))).plain
}

// find returns where a passage stands: the only place, or of several the one within its context, or else the one whose surroundings share the most words with the
// context. ok is false where it is not there, or where several places are as good.
func (f *finder) find(exact, context string) (at span, ok bool) {
	needle := plainText(exact)
	places := f.all(needle)
	if len(places) > 1 {
		places = f.near(places, len(needle), plainText(context))
	}
	if len(places) != 1 {
		return span{}, false
	}
	return f.spanOf(places[0], len(needle)), true
}

// first returns the first place of a passage: of a name it is as good as any other.
func (f *finder) first(exact, context string) (at span, ok bool) {
	if at, ok = f.find(exact, context); ok {
		return at, true
	}
	needle := plainText(exact)
	if places := f.all(needle); len(places) > 0 {
		return f.spanOf(places[0], len(needle)), true
	}
	return span{}, false
}

func (f *finder) spanOf(from, length int) span { return span{f.at[from], f.at[from+length-1] + 1} }

// all returns the places of a passage, none of them within a word.
func (f *finder) all(needle []rune) []int {
	var out []int
	if len(needle) == 0 {
		return nil
	}
	for i := 0; i+len(needle) <= len(f.plain); i++ {
		if f.plain[i] == needle[0] && slices.Equal(f.plain[i:i+len(needle)], needle) && !f.within(i) && !f.within(i+len(needle)) {
			out = append(out, i)
		}
	}
	return out
}

// within reports whether a place is inside a word.
func (f *finder) within(i int) bool {
	return i > 0 && i < len(f.plain) && wordRune(f.plain[i-1]) && wordRune(f.plain[i])
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// near returns those of several places of a passage that its context is the best for.
func (f *finder) near(places []int, length int, context []rune) []int {
	var inside []int
	around := f.all(context)
	for _, c := range around {
		for _, p := range places {
			if c <= p && p+length <= c+len(context) {
				inside = append(inside, p)
			}
		}
	}
	if len(around) == 1 && len(inside) > 0 {
		return inside[:1]
	}
	words := strings.FieldsFunc(string(context), func(r rune) bool { return !wordRune(r) })
	var best []int
	most := 0
	for _, p := range places {
		window := " " + strings.Join(strings.FieldsFunc(string(f.plain[max(0, p-len(context)):min(len(f.plain), p+length+len(context))]), func(r rune) bool { return !wordRune(r) }), " ") + " "
		shared := 0
		for _, w := range words {
			if strings.Contains(window, " "+w+" ") {
				shared++
			}
		}
		if shared > most {
			best, most = nil, shared
		}
		if shared == most && most > 0 {
			best = append(best, p)
		}
	}
	return best
}
