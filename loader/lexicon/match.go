package lexicon

import (
	"cmp"
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
	via   Via
	near  []string
	caps  bool // written in capitals throughout
}

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
// first. The name must match as a whole.
func (lx *Lexicon) Lookup(name string) []Hit {
	tokens := strings.Fields(name)
	hits := lx.Match(tokens, 0)
	if len(hits) > 0 && hits[0].N < len(tokens) {
		return nil
	}
	return hits
}

func asWritten(rs []reading) bool {
	for i := range rs {
		if !rs[i].caps {
			return true
		}
	}
	return false
}

func (lx *Lexicon) match(dst []Hit, tokens []string, i int, caps bool) []Hit {
	accept := asWritten
	if caps {
		accept = nil
	}
	readings, n := lx.names.longest(tokens, i, accept)
	if n == 0 || isArticle(tokens[i]) && lx.longerBehind(tokens, i, n, accept) {
		return dst
	}
	for k := range readings {
		if r := &readings[k]; caps || !r.caps {
			dst = append(dst, Hit{Entry: r.entry, Via: r.via, N: n, Near: r.near})
		}
	}
	return dst
}

func isArticle(token string) bool { return token == "the" || token == "The" || token == "THE" }

// longerBehind reports whether the name after an article reaches further than
// the one with it: "the West Bank" is not "the West".
func (lx *Lexicon) longerBehind(tokens []string, i, n int, accept func([]reading) bool) bool {
	_, behind := lx.names.longest(tokens, i+1, accept)
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

// surface is one string that names an entry.
type surface struct {
	text string
	via  Via
}

// surfaces lists what names an entry, without the capital's names.
func (e *Entry) surfaces() []surface {
	out := make([]surface, 0, 1+len(e.Aliases)+len(e.Adjectives)+len(e.Demonyms)+len(e.Seats)+len(e.Figures))
	out = append(out, surface{e.Name, ViaName})
	for _, group := range []struct {
		texts []string
		via   Via
	}{
		{e.Aliases, ViaName},
		{e.Adjectives, ViaAdjective},
		{e.Demonyms, ViaDemonym},
		{e.Seats, ViaMetonym},
		{e.Figures, ViaMetonym},
	} {
		for _, text := range group.texts {
			out = append(out, surface{text, group.via})
		}
	}
	return out
}

// speaksFromCapital reports whether the capital's name stands for the entry's
// government: a state's does, and that of a region that governs itself.
func (e *Entry) speaksFromCapital() bool {
	return e.Kind == State || e.Kind == Region && (e.Status == DeFactoState || e.Status == Disputed)
}

type senseKey struct {
	name string
	id   ID
}

// nameBuilder fills the trie of names.
type nameBuilder struct {
	trie   *trie[reading]
	folder *folder
	senses map[senseKey][]string
}

func (lx *Lexicon) buildNames(f *folder) *trie[reading] {
	b := nameBuilder{
		trie:   newTrie[reading](f, false, 8*len(lx.entries)),
		folder: f,
		senses: make(map[senseKey][]string, len(lx.data.Senses)),
	}
	for _, s := range lx.data.Senses {
		key := senseKey{f.key(s.Name), s.ID}
		if _, known := b.senses[key]; !known {
			b.senses[key] = s.Near
		}
	}
	for _, e := range lx.entries {
		for _, s := range e.surfaces() {
			b.add(e, s, e.ID)
		}
		if capital, ok := lx.byID[e.Capital]; ok && e.speaksFromCapital() {
			b.add(e, surface{capital.Name, ViaMetonym}, capital.ID)
			for _, alias := range capital.Aliases {
				b.add(e, surface{alias, ViaMetonym}, capital.ID)
			}
		}
	}
	for _, readings := range b.trie.values {
		slices.SortStableFunc(readings, compareReadings)
	}
	return b.trie
}

// add puts a surface as written, with a capital article where it begins with
// one, and in capitals throughout. Its contexts are the entry's own, else those
// of the entry whose name it is: a doubtful capital makes a doubtful metonym.
func (b *nameBuilder) add(e *Entry, s surface, named ID) {
	atoms := b.folder.atoms(s.text)
	if len(atoms) == 0 {
		return
	}
	name := strings.Join(atoms, " ")
	near, own := b.senses[senseKey{name, e.ID}]
	if !own {
		near = b.senses[senseKey{name, named}]
	}
	r := reading{entry: e, via: s.via, near: near}
	b.put(atoms, r)
	if len(atoms) > 1 && atoms[0] == "the" {
		atoms[0] = "The"
		b.put(atoms, r)
	}
	upper := false
	for i, a := range atoms {
		if u := strings.ToUpper(a); u != a {
			atoms[i], upper = u, true
		}
	}
	if upper {
		r.caps = true
		b.put(atoms, r)
	}
}

// put adds a reading unless the same entry already has one under these atoms.
func (b *nameBuilder) put(atoms []string, r reading) {
	node := b.trie.node(atoms)
	for _, other := range b.trie.values[node] {
		if other.entry == r.entry && (other.via == r.via || !other.caps && r.caps) {
			return
		}
	}
	b.trie.values[node] = append(b.trie.values[node], r)
}

// compareReadings puts default senses first, then names before adjectives
// before demonyms before metonyms, and keeps the order of ids otherwise.
func compareReadings(a, b reading) int {
	return cmp.Or(
		compareBool(len(a.near) > 0, len(b.near) > 0),
		compareBool(a.caps, b.caps),
		cmp.Compare(viaRank(a.via), viaRank(b.via)),
	)
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func viaRank(v Via) int {
	switch v {
	case ViaName:
		return 0
	case ViaAdjective:
		return 1
	case ViaDemonym:
		return 2
	}
	return 3
}
