package lexicon

import "hash/maphash"

// trie finds the longest sequence of atoms that carries values, whatever the
// case of its letters. Atoms are interned and edges live in one hash table, so
// a miss costs one look-up and no allocation. It is built once from all its
// values and then only read.
type trie[V any] struct {
	folder *folder
	seed   maphash.Seed
	atoms  map[string]uint32
	first  []uint32          // by atom: the node of the sequence of that atom alone, 0 for none
	edges  map[uint64]uint32 // node and atom to node, below the first level
	values [][]V             // by node; node 0 is the root
}

// atomSize is how many bytes of an atom fit buffers and how many tell ways of
// writing apart.
const atomSize = 64

// trieBuilder collects what a trie will hold.
type trieBuilder[V any] struct {
	trie  *trie[V]
	nodes []uint32 // by value
	all   []V
	buf   [atomSize]byte
}

func newTrieBuilder[V any](f *folder, size int) *trieBuilder[V] {
	return &trieBuilder[V]{
		trie: &trie[V]{
			folder: f,
			seed:   maphash.MakeSeed(),
			atoms:  make(map[string]uint32, size),
			first:  make([]uint32, 0, size),
			edges:  make(map[uint64]uint32, size),
			values: make([][]V, 1, 2*size+1),
		},
		nodes: make([]uint32, 0, size),
		all:   make([]V, 0, size),
	}
}

// node walks the atoms of name, making nodes as needed, and returns where the
// walk ends and how the atoms are written; 0 for a name without atoms or with
// a mark that no name has.
func (b *trieBuilder[V]) node(name string) (node uint32, w written) {
	t := b.trie
	for rest := name; rest != ""; {
		atom, tail, ok := t.folder.next(b.buf[:], rest)
		if !ok {
			return 0, written{}
		}
		if len(atom) > 0 {
			w.add(t.seed, atom)
			lowerASCII(atom)
			node = t.child(node, atom)
		}
		rest = tail
	}
	return node, w
}

// walk goes on from a node along the atoms of text, making nodes as needed, for
// values that do not care how the text is written.
func (b *trieBuilder[V]) walk(node uint32, text string) uint32 {
	t := b.trie
	for rest := text; rest != ""; {
		atom, tail, ok := t.folder.next(b.buf[:], rest)
		if !ok {
			return 0
		}
		if len(atom) > 0 {
			lowerASCII(atom)
			node = t.child(node, atom)
		}
		rest = tail
	}
	return node
}

// child returns the node behind an edge, making both as needed.
func (t *trie[V]) child(node uint32, atom []byte) uint32 {
	id, ok := t.atoms[string(atom)]
	if !ok {
		id = uint32(len(t.first)) //nolint:gosec // memory ends before 2^32 atoms
		t.atoms[string(atom)] = id
		t.first = append(t.first, 0)
	}
	if next, ok := t.follow(node, id); ok {
		return next
	}
	next := uint32(len(t.values)) //nolint:gosec // memory ends before 2^32 nodes
	t.values = append(t.values, nil)
	if node == 0 {
		t.first[id] = next
	} else {
		t.edges[uint64(node)<<32|uint64(id)] = next
	}
	return next
}

func (t *trie[V]) follow(node, atom uint32) (uint32, bool) {
	if node == 0 {
		next := t.first[atom]
		return next, next != 0
	}
	next, ok := t.edges[uint64(node)<<32|uint64(atom)]
	return next, ok
}

// put adds a value at a node; the root takes none.
func (b *trieBuilder[V]) put(node uint32, v V) {
	if node != 0 {
		b.nodes, b.all = append(b.nodes, node), append(b.all, v)
	}
}

// build hands out the trie. Values of one node keep the order in which they
// were put and lie beside each other in one array.
func (b *trieBuilder[V]) build() *trie[V] {
	t := b.trie
	ends := make([]int, len(t.values)+1)
	for _, n := range b.nodes {
		ends[n+1]++
	}
	for i := 1; i < len(ends); i++ {
		ends[i] += ends[i-1]
	}
	flat := make([]V, len(b.all))
	next := append([]int(nil), ends[:len(t.values)]...)
	for i, n := range b.nodes {
		flat[next[n]] = b.all[i]
		next[n]++
	}
	for n := range t.values {
		t.values[n] = flat[ends[n]:ends[n+1]:ends[n+1]]
	}
	return t
}

// written tells apart ways to write the same atoms: hashes of the letters as
// they stand and of the same in capitals. "The" counts as "the", so that a name
// may begin a sentence.
type written struct {
	exact, caps uint64
}

func (w *written) add(seed maphash.Seed, atom []byte) {
	var upper [atomSize]byte
	n := copy(upper[:], atom)
	atom = atom[:n]
	for i, c := range upper[:n] {
		if 'a' <= c && c <= 'z' {
			upper[i] = c - ('a' - 'A')
		}
	}
	const mix = 0x9E3779B97F4A7C15 // spreads the order of atoms over the hash
	w.caps = w.caps*mix + maphash.Bytes(seed, upper[:n])
	if string(atom) == "The" {
		w.exact = w.exact*mix + maphash.String(seed, "the")
		return
	}
	w.exact = w.exact*mix + maphash.Bytes(seed, atom)
}

// longest walks from tokens[i] and returns the values of the longest match
// among those that accept (all when nil) lets through, how it is written, and
// its length in tokens; 0 when there is none. A match starts and ends on token
// bounds.
func (t *trie[V]) longest(tokens []string, i int, accept func([]V, written) bool) (values []V, how written, n int) {
	if i < 0 || i >= len(tokens) {
		return nil, written{}, 0
	}
	var lower, original [atomSize]byte
	var w written
	node := uint32(0)
	for j := i; j < len(tokens); j++ {
		for rest := tokens[j]; rest != ""; {
			atom, tail, ok := t.folder.next(lower[:], rest)
			if !ok || len(atom) == 0 && (j == i || !joinerOnly(tokens[j])) {
				return values, how, n
			}
			if rest = tail; len(atom) == 0 {
				continue
			}
			size := copy(original[:], atom)
			lowerASCII(atom)
			id, ok := t.atoms[string(atom)]
			if !ok {
				return values, how, n
			}
			if node, ok = t.follow(node, id); !ok {
				return values, how, n
			}
			if accept != nil {
				w.add(t.seed, original[:size])
			}
		}
		// A token of joiners alone ("-") goes on with a name but never ends one.
		found := t.values[node]
		if len(found) > 0 && !joinerOnly(tokens[j]) && (accept == nil || accept(found, w)) {
			values, how, n = found, w, j-i+1
		}
	}
	return values, how, n
}

func lowerASCII(b []byte) {
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
}

func joinerOnly(token string) bool {
	for _, r := range token {
		if !isJoiner(r) {
			return false
		}
	}
	return true
}
