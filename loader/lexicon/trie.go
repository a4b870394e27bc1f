package lexicon

import "strings"

// trie finds the longest sequence of atoms that carries values. Atoms are
// interned, edges live in one hash table, so a miss costs one look-up and no
// allocation. Values of one node keep the order in which they were put.
type trie[V any] struct {
	folder *folder
	lower  bool // compare without regard to case
	atoms  map[string]uint32
	edges  map[uint64]uint32
	values [][]V // by node; node 0 is the root
}

func newTrie[V any](f *folder, lower bool, size int) *trie[V] {
	return &trie[V]{
		folder: f,
		lower:  lower,
		atoms:  make(map[string]uint32, size),
		edges:  make(map[uint64]uint32, 2*size),
		values: make([][]V, 1, 2*size+1),
	}
}

// put adds a value under a sequence of atoms; an empty sequence is ignored.
func (t *trie[V]) put(atoms []string, v V) {
	if len(atoms) == 0 {
		return
	}
	node := t.node(atoms)
	t.values[node] = append(t.values[node], v)
}

func (t *trie[V]) node(atoms []string) uint32 {
	node := uint32(0)
	for _, a := range atoms {
		if t.lower {
			a = strings.ToLower(a)
		}
		id, ok := t.atoms[a]
		if !ok {
			id = uint32(len(t.atoms))
			t.atoms[a] = id
		}
		edge := uint64(node)<<32 | uint64(id)
		next, ok := t.edges[edge]
		if !ok {
			next = uint32(len(t.values))
			t.edges[edge] = next
			t.values = append(t.values, nil)
		}
		node = next
	}
	return node
}

// longest walks from tokens[i] and returns the values of the longest match
// among those that accept (all when nil) lets through, and its length in
// tokens; 0 when there is none. A match starts and ends on token bounds.
func (t *trie[V]) longest(tokens []string, i int, accept func([]V) bool) (values []V, n int) {
	if i < 0 || i >= len(tokens) {
		return nil, 0
	}
	var buf [64]byte
	node := uint32(0)
	for j := i; j < len(tokens); j++ {
		for rest := tokens[j]; ; {
			atom, tail, ok := t.folder.next(buf[:], rest)
			if !ok || len(atom) == 0 && (j == i || !joinerOnly(tokens[j])) {
				return values, n
			}
			if len(atom) > 0 {
				if t.lower {
					lowerASCII(atom)
				}
				id, ok := t.atoms[string(atom)]
				if !ok {
					return values, n
				}
				if node, ok = t.edges[uint64(node)<<32|uint64(id)]; !ok {
					return values, n
				}
			}
			if tail == "" {
				break
			}
			rest = tail
		}
		// A token of joiners alone ("-") goes on with a name but never ends one.
		found := t.values[node]
		if len(found) > 0 && !joinerOnly(tokens[j]) && (accept == nil || accept(found)) {
			values, n = found, j-i+1
		}
	}
	return values, n
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
