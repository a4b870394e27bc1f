package lexicon

import (
	"cmp"
	"slices"
)

// surfaces calls yield for each string that names an entry, without its
// capital's names.
func (e *Entry) surfaces(yield func(text string, via viaCode)) {
	yield(e.Name, byName)
	for _, group := range [...]struct {
		texts []string
		via   viaCode
	}{
		{e.Aliases, byName},
		{e.Adjectives, byAdjective},
		{e.Demonyms, byDemonym},
		{e.Seats, byMetonym},
		{e.Figures, byMetonym},
	} {
		for _, text := range group.texts {
			yield(text, group.via)
		}
	}
}

// speaksFromCapital reports whether the capital's name stands for the entry's
// government: a state's does, and that of a region that governs itself.
func (e *Entry) speaksFromCapital() bool {
	return e.Kind == State || e.Kind == Region && (e.Status == DeFactoState || e.Status == Disputed)
}

type senseKey struct {
	node uint32
	id   ID
}

// nameBuilder fills the trie of names.
type nameBuilder struct {
	*trieBuilder[reading]
	senses map[senseKey][]string
}

func (lx *Lexicon) buildNames(f *folder) *trie[reading] {
	b := nameBuilder{
		trieBuilder: newTrieBuilder[reading](f, 2*len(lx.entries)),
		senses:      make(map[senseKey][]string, len(lx.data.Senses)),
	}
	for _, s := range lx.data.Senses {
		node, _ := b.node(s.Name)
		if key := (senseKey{node, s.ID}); b.senses[key] == nil {
			b.senses[key] = s.Near
		}
	}
	for _, e := range lx.entries {
		e.surfaces(func(text string, via viaCode) { b.add(e, text, via, e.ID) })
		capital, ok := lx.byID[e.Capital]
		if !ok || !e.speaksFromCapital() {
			continue
		}
		b.add(e, capital.Name, byMetonym, capital.ID)
		for _, alias := range capital.Aliases {
			b.add(e, alias, byMetonym, capital.ID)
		}
	}
	t := b.build()
	for _, readings := range t.values {
		if len(readings) > 1 {
			slices.SortStableFunc(readings, compareReadings)
		}
	}
	return t
}

// add puts one name of an entry. Its contexts are the entry's own, else those
// of the entry whose name it is: a doubtful capital makes a doubtful metonym.
func (b *nameBuilder) add(e *Entry, text string, via viaCode, named ID) {
	node, how := b.node(text)
	near := b.senses[senseKey{node, e.ID}]
	if near == nil && named != e.ID {
		near = b.senses[senseKey{node, named}]
	}
	b.put(node, reading{entry: e, via: via, near: near, how: how})
}

// compareReadings puts default senses first, then names before adjectives
// before demonyms before metonyms, and keeps the order of ids otherwise.
func compareReadings(a, b reading) int {
	return cmp.Or(
		compareBool(len(a.near) > 0, len(b.near) > 0),
		cmp.Compare(a.via, b.via),
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
