// Package core holds what training and reading share: the features of words, the networks, the
// transition system, the lemma rules and the file format of the models.
package core

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// The kinds of features of a single word, each with identifiers of its own.
const (
	FeatWord    = iota // lower case, digits as 0
	FeatForm           // as written, digits as 0
	FeatSuffix1        // the last letters of the lower-case word
	FeatSuffix2
	FeatSuffix3
	FeatSuffix4
	FeatPrefix1 // the first letters
	FeatPrefix2
	FeatPrefix3
	FeatShape // classes of characters, runs cut to two
	FeatPlace // first of the sentence or not, with the case of the first letter
	FeatTag   // UPOS and XPOS together, as the tagger predicts them
	FeatUPOS
	FeatKinds
)

// FormFeatures is the number of the features that depend on the form of the word alone; the kinds
// after it depend on the tagger.
const FormFeatures = FeatTag

// Features holds the identifiers of a sentence: FeatKinds for each word.
type Features []int32

// At returns the identifiers of the word.
func (f Features) At(i int) []int32 { return f[i*FeatKinds : (i+1)*FeatKinds] }

// Identifiers that every kind has.
const (
	IDOutside = 0 // a place before or after the sentence
	IDUnknown = 1
	idFirst   = 2
)

// maxRunes is how much of a very long word the features see.
const maxRunes = 48

// Scratch holds the buffers of Keys.
type Scratch struct {
	orig, low []rune
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func hashRunes(kind int, rs []rune) uint64 {
	h := uint64(fnvOffset) ^ uint64(kind+1)*0x9e3779b97f4a7c15
	for _, r := range rs {
		h = (h ^ uint64(r)) * fnvPrime
	}
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	h ^= h >> 32
	if h == 0 {
		h = 1
	}
	return h
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func shapeClass(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z':
		return 'x'
	case r >= 'A' && r <= 'Z':
		return 'X'
	case r >= '0' && r <= '9':
		return '0'
	case r < utf8.RuneSelf:
		return r
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	case unicode.IsDigit(r):
		return '0'
	}
	return r
}

// Keys computes the keys of the form features of a word into out, one for each kind.
func (s *Scratch) Keys(word string, first bool, out *[FormFeatures]uint64) {
	s.orig, s.low = s.orig[:0], s.low[:0]
	ascii := isASCII(word)
	for _, r := range word {
		if len(s.orig) == maxRunes {
			break
		}
		lower := r
		switch {
		case r >= '0' && r <= '9':
			r, lower = '0', '0'
		case ascii:
			if r >= 'A' && r <= 'Z' {
				lower = r + 'a' - 'A'
			}
		default:
			lower = unicode.ToLower(r)
		}
		s.orig = append(s.orig, r)
		s.low = append(s.low, lower)
	}
	n := len(s.low)
	out[FeatWord] = hashRunes(FeatWord, s.low)
	out[FeatForm] = hashRunes(FeatForm, s.orig)
	for k := 1; k <= 4; k++ {
		out[FeatSuffix1+k-1] = hashRunes(FeatSuffix1+k-1, s.low[max(0, n-k):])
	}
	for k := 1; k <= 3; k++ {
		out[FeatPrefix1+k-1] = hashRunes(FeatPrefix1+k-1, s.low[:min(n, k)])
	}
	upper := n > 0 && unicode.IsUpper(s.orig[0])
	shape := s.low[:0] // the lower-case word is not needed any more
	for i, r := range s.orig {
		c := shapeClass(r)
		if k := len(shape); i >= 2 && k >= 2 && shape[k-1] == c && shape[k-2] == c {
			continue
		}
		shape = append(shape, c)
	}
	out[FeatShape] = hashRunes(FeatShape, shape)
	place := rune(0)
	if first {
		place = 1
	}
	if upper {
		place += 2
	}
	out[FeatPlace] = hashRunes(FeatPlace, []rune{place})
}

// Dictionary gives the keys of the form features their identifiers.
type Dictionary struct {
	Keys [FormFeatures][]uint64 // sorted; the position is the identifier less idFirst

	slots []uint64 // open addressing over the keys of all kinds
	ids   []int32
	mask  uint64
}

// NewDictionary returns the dictionary of the keys, which it sorts.
func NewDictionary(keys [FormFeatures][]uint64) *Dictionary {
	d := &Dictionary{Keys: keys}
	total := 0
	for k := range d.Keys {
		slices.Sort(d.Keys[k])
		total += len(d.Keys[k])
	}
	size := 16
	for size < 2*total {
		size *= 2
	}
	d.slots = make([]uint64, size)
	d.ids = make([]int32, size)
	d.mask = uint64(size - 1)
	for k := range d.Keys {
		for i, key := range d.Keys[k] {
			at := key & d.mask
			for d.slots[at] != 0 {
				at = (at + 1) & d.mask
			}
			d.slots[at], d.ids[at] = key, int32(i+idFirst)
		}
	}
	return d
}

// ID returns the identifier of a key, IDUnknown if it has none.
func (d *Dictionary) ID(key uint64) int32 {
	for at := key & d.mask; ; at = (at + 1) & d.mask {
		switch d.slots[at] {
		case key:
			return d.ids[at]
		case 0:
			return IDUnknown
		}
	}
}

// Bytes returns about how much memory the dictionary takes.
func (d *Dictionary) Bytes() int { return 12*len(d.slots) + 4*len(d.slots) }

// Size returns the number of identifiers of a kind of form feature.
func (d *Dictionary) Size(kind int) int { return len(d.Keys[kind]) + idFirst }
