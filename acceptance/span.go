package acceptance

import (
	"slices"
	"strconv"
)

// span is a set of code points.
type span map[int]bool

func newSpan(passages ...Passage) span {
	s := span{}
	for _, p := range passages {
		for i := p.Start; i < p.End; i++ {
			s[i] = true
		}
	}
	return s
}

func spanOf(evidence []Evidence) span {
	passages := make([]Passage, len(evidence))
	for i, e := range evidence {
		passages[i] = e.Passage
	}
	return newSpan(passages...)
}

// overlap is the intersection over the union of two spans, 0 where both are empty.
func overlap(a, b span) float64 {
	both := 0
	for i := range a {
		if b[i] {
			both++
		}
	}
	union := len(a) + len(b) - both
	if union == 0 {
		return 0
	}
	return float64(both) / float64(union)
}

// touches reports whether some evidence has a code point in common with the passage, where one is asked for.
func touches(want *Passage, evidence []Evidence) bool {
	return want == nil || slices.ContainsFunc(evidence, func(e Evidence) bool { return e.Start < want.End && want.Start < e.End })
}

func exactOf(p *Passage) string {
	if p == nil {
		return ""
	}
	return p.Exact
}

func containsAll(all, some []string) bool {
	return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
}

func equal(a, b *int) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

func ordinal(n *int) string {
	if n == nil {
		return "without a number"
	}
	return strconv.Itoa(*n)
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
