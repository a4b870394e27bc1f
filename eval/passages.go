package eval

import "slices"

// span is a passage in code points of the text as the gold standard has it, the end exclusive.
type span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

func (s span) overlaps(t span) bool { return s.Start < t.End && t.Start < s.End }

// overlap is how many code points two passages share, negative where they are apart.
func (s span) overlap(t span) int { return min(s.End, t.End) - max(s.Start, t.Start) }

// offsets is a set of code points of a text, in order.
type offsets []int

// offsetsOf is the code points of passages that satisfy keep; passages beyond the text are cut.
func offsetsOf(text []rune, spans []span, keep func(rune) bool) offsets {
	var out offsets
	for _, s := range spans {
		for i := max(0, s.Start); i < min(s.End, len(text)); i++ {
			if keep(text[i]) {
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// common is the intersection. O(n).
func (o offsets) common(p offsets) offsets {
	var out offsets
	for i, j := 0, 0; i < len(o) && j < len(p); {
		switch {
		case o[i] < p[j]:
			i++
		case o[i] > p[j]:
			j++
		default:
			out = append(out, o[i])
			i, j = i+1, j+1
		}
	}
	return out
}

// likeness is the share of the common code points in all of two sets, 0 where one is empty.
func (o offsets) likeness(p offsets) float64 {
	if len(o) == 0 || len(p) == 0 {
		return 0
	}
	n := len(o.common(p))
	return float64(n) / float64(len(o)+len(p)-n)
}

// with is the union.
func (o offsets) with(p offsets) offsets {
	out := slices.Concat(o, p)
	slices.Sort(out)
	return slices.Compact(out)
}
