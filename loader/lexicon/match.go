package lexicon

import (
	"slices"
	"strings"
)

// Via says by what kind of name an entry was matched.
type Via string

// The ways a text can name an entry. Adjective goes beyond the facts format's
// list: an adjective is no mention by itself.
const (
	ViaName      Via = "NAME"
	ViaAdjective Via = "ADJECTIVE"
	ViaDemonym   Via = "DEMONYM"
	ViaMetonym   Via = "METONYM"
)

// Hit is one reading of a match.
type Hit struct {
	Entry *Entry
	Via   Via
	N     int // tokens matched
	// Near are the context words and ids that select this reading; empty for
	// the default one. See Choose.
	Near []string
}

// reading is a Hit before its length in tokens is known.
type reading struct {
	entry *Entry
	near  []string
	how   written
	via   viaCode
}

// viaCode is a Via in one byte, in the order in which readings are listed.
type viaCode uint8

func (v viaCode) via() Via { return [...]Via{ViaName, ViaAdjective, ViaDemonym, ViaMetonym}[v] }

const (
	byName viaCode = iota
	byAdjective
	byDemonym
	byMetonym
)

// Match returns all readings of the longest name that starts at tokens[i], the
// default one first, nil when no name starts there. Letters count as written:
// "turkey" is no state. Tokens may be cut at hyphens and apostrophes or not;
// possessive endings must be cut. An article that belongs to a name ("the
// West") yields to a longer name behind it ("the West Bank"). A miss does not
// allocate.
func (lx *Lexicon) Match(tokens []string, i int) []Hit {
	return lx.match(nil, tokens, i, false)
}

// MatchCaps is Match for text in capitals ("MOSCOW (AP)"): it finds what Match
// finds, and names written in capitals throughout.
func (lx *Lexicon) MatchCaps(tokens []string, i int) []Hit {
	return lx.match(nil, tokens, i, true)
}

// AppendMatch is Match that appends to dst, for callers that reuse a buffer.
func (lx *Lexicon) AppendMatch(dst []Hit, tokens []string, i int) []Hit {
	return lx.match(dst, tokens, i, false)
}

// Lookup returns all readings of a name given as one string, the default one
// first. The name must match as a whole, but for an article before it.
func (lx *Lexicon) Lookup(name string) []Hit {
	tokens := strings.Fields(name)
	hits := lx.Match(tokens, 0)
	if len(hits) == 0 && len(tokens) > 1 && isArticle(tokens[0]) {
		tokens = tokens[1:]
		hits = lx.Match(tokens, 0)
	}
	if len(hits) > 0 && hits[0].N < len(tokens) {
		return nil
	}
	return hits
}

func asWritten(rs []reading, how written) bool {
	for i := range rs {
		if rs[i].how.exact == how.exact {
			return true
		}
	}
	return false
}

func asWrittenOrCaps(rs []reading, how written) bool {
	for i := range rs {
		if rs[i].writtenOrCaps(how) {
			return true
		}
	}
	return false
}

func (r *reading) writtenOrCaps(how written) bool {
	return r.how.exact == how.exact || r.how.caps == how.exact
}

func (lx *Lexicon) match(dst []Hit, tokens []string, i int, caps bool) []Hit {
	accept := asWritten
	if caps {
		accept = asWrittenOrCaps
	}
	readings, how, n := lx.names.longest(tokens, i, accept)
	if n == 0 || isArticle(tokens[i]) && lx.longerBehind(tokens, i, n, accept) {
		return dst
	}
	start := len(dst)
	for k := range readings {
		r := &readings[k]
		if r.how.exact != how.exact && (!caps || !r.writtenOrCaps(how)) || given(dst[start:], r) {
			continue
		}
		dst = append(dst, Hit{Entry: r.entry, Via: r.via.via(), N: n, Near: r.near})
	}
	return dst
}

// given reports whether a reading is among the hits already: names that differ
// in marks alone ("U.S." and "US") lie on one node.
func given(hits []Hit, r *reading) bool {
	for i := range hits {
		if hits[i].Entry == r.entry && hits[i].Via == r.via.via() {
			return true
		}
	}
	return false
}

func isArticle(token string) bool { return token == "the" || token == "The" || token == "THE" }

// longerBehind reports whether the name after an article reaches further than
// the one with it: "the West Bank" is not "the West".
func (lx *Lexicon) longerBehind(tokens []string, i, n int, accept func([]reading, written) bool) bool {
	_, _, behind := lx.names.longest(tokens, i+1, accept)
	return behind > n-1
}

// Choose picks among the readings of one match: the first with a Near word for
// which near is true (it is asked for words and for ids alike), else the first
// without Near words, else none.
func Choose(hits []Hit, near func(wordOrID string) bool) (Hit, bool) {
	for _, h := range hits {
		if slices.ContainsFunc(h.Near, near) {
			return h, true
		}
	}
	for _, h := range hits {
		if len(h.Near) == 0 {
			return h, true
		}
	}
	return Hit{}, false
}
