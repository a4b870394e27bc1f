package align

import (
	"cmp"
	"slices"

	"entente/graph"
)

// Suggestion is two actors of whom no fact tells how they stand to each other, and who have adversaries in common: "the enemy's enemy". It suggests that the
// two may come to stand together, and is no tie.
type Suggestion struct {
	A, B     graph.ID // A sorts before B
	Strength float64  // of the adversaries in common, less that of those who speak against it; above nought

	shared, contrary [][2]int // indices of the pairs of A and of B with each third
}

// Third is somebody to whom both of two actors stand.
type Third struct {
	Actor    graph.ID
	ToA, ToB Alignment
	Strength float64 // the net nearer to nought of the two
}

// Shared returns the adversaries in common, the strongest first.
func (n *Network) Shared(s Suggestion) []Third { return n.thirds(s, s.shared) }

// Contrary returns who speaks against a suggestion, the strongest first: an ally of the one and adversary of the other.
func (n *Network) Contrary(s Suggestion) []Third { return n.thirds(s, s.contrary) }

func (n *Network) thirds(s Suggestion, of [][2]int) []Third {
	out := make([]Third, len(of))
	for i, at := range of {
		t := Third{ToA: n.Pairs[at[0]], ToB: n.Pairs[at[1]]}
		t.Actor = t.ToA.A
		if t.Actor == s.A {
			t.Actor = t.ToA.B
		}
		t.Strength = float64(n.weaker(at[0], at[1])) / millionth
		out[i] = t
	}
	slices.SortFunc(out, func(x, y Third) int {
		return cmp.Or(-cmp.Compare(x.Strength, y.Strength), cmp.Compare(x.Actor, y.Actor))
	})
	return out
}

// weaker is the smaller size of two pairs' nets, in millionths.
func (n *Network) weaker(p, q int) int64 {
	return min(size(millionths(n.Pairs[p].Net)), size(millionths(n.Pairs[q].Net)))
}

// EnemiesEnemies returns the pairs whose common adversaries suggest a tie that no fact tells of, the strongest first, then by their ends. Where an actor has
// more than MostRivals adversaries, the most hostile suggest; the bound keeps the cost at O(pairs × MostRivals) look-ups.
func (n *Network) EnemiesEnemies() []Suggestion {
	suggested := map[[2]int]bool{}
	for _, links := range n.links {
		rivals := slices.DeleteFunc(slices.Clone(links), func(l link) bool { return l.weight > 0 })
		slices.SortFunc(rivals, func(x, y link) int { return cmp.Or(cmp.Compare(x.weight, y.weight), cmp.Compare(x.to, y.to)) })
		rivals = rivals[:min(len(rivals), MostRivals)]
		for i, x := range rivals {
			for _, y := range rivals[i+1:] {
				a, b := min(x.to, y.to), max(x.to, y.to)
				if !n.tied[pair{n.Actors[a], n.Actors[b]}] {
					suggested[[2]int{a, b}] = true
				}
			}
		}
	}
	out := make([]Suggestion, 0, len(suggested))
	for ends := range suggested {
		if s, ok := n.suggestion(ends[0], ends[1]); ok {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(x, y Suggestion) int {
		return cmp.Or(-cmp.Compare(x.Strength, y.Strength), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	return out
}

// suggestion weighs what speaks for and against two actors standing together; ok is false where no more speaks for it than against it.
func (n *Network) suggestion(a, b int) (s Suggestion, ok bool) {
	s = Suggestion{A: n.Actors[a], B: n.Actors[b]}
	var strength int64
	n.common(a, b, func(toA, toB link) {
		w, at := n.weaker(toA.at, toB.at), [2]int{toA.at, toB.at}
		switch {
		case toA.weight < 0 && toB.weight < 0:
			s.shared = append(s.shared, at)
			strength += w
		case toA.weight < 0 || toB.weight < 0:
			s.contrary = append(s.contrary, at)
			strength -= w
		}
	})
	s.Strength = float64(strength) / millionth
	return s, strength > 0
}
