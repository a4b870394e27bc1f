package text

// Span is a passage of the canonical text: code points from Start up to, not including, End.
type Span struct {
	Start, End int
}

// Len is the number of code points in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether all of t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// ContainsOffset reports whether the code point at offset lies within s.
func (s Span) ContainsOffset(offset int) bool { return s.Start <= offset && offset < s.End }

// Overlaps reports whether s and t share at least one code point.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Range is a run of indexes into one of a Document's slices: from First up to, not including, End.
type Range struct {
	First, End int
}

// Len is the number of indexes in the range.
func (r Range) Len() int { return r.End - r.First }

// Contains reports whether index i lies within r.
func (r Range) Contains(i int) bool { return r.First <= i && i < r.End }
