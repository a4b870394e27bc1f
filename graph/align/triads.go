package align

import (
	"cmp"
	"slices"

	"entente/graph"
)

// Shape says how many of a triad's three pairs are aligned.
type Shape string

// The shapes: an even number of opposed pairs balances a triad (Heider, Cartwright and Harary), an odd one frustrates it.
const (
	Friends       Shape = "FRIENDS"        // three aligned: balanced
	CommonEnemy   Shape = "COMMON_ENEMY"   // two aligned, both opposed to the third: balanced
	TornFriend    Shape = "TORN_FRIEND"    // one aligned with two who are opposed: frustrated
	MutualEnemies Shape = "MUTUAL_ENEMIES" // three opposed: frustrated, though each may well stand alone
)

// Balanced reports whether the shape has an even number of opposed pairs.
func (s Shape) Balanced() bool { return s == Friends || s == CommonEnemy }

// Triad is three actors of whom every two are aligned or opposed.
type Triad struct {
	Actors   [3]graph.ID // sorted
	Shape    Shape
	Strength float64 // the net nearest to nought of its sides: a triad is as sure as its weakest side

	sides [3]int // indices of the pairs of the first and second, first and third, second and third
}

// Sides returns the alignments that a triad comes from: of its first and second actor, its first and third, its second and third.
func (n *Network) Sides(t Triad) [3]Alignment {
	return [3]Alignment{n.Pairs[t.sides[0]], n.Pairs[t.sides[1]], n.Pairs[t.sides[2]]}
}

// Triads returns all triads, the strongest first, then by their actors. It costs O(pairs × the largest number of pairs of one actor).
func (n *Network) Triads() []Triad {
	var out []Triad
	for at, p := range n.Pairs {
		a, b := n.index(p.A), n.index(p.B)
		n.common(a, b, func(toA, toB link) {
			if toA.to > b { // each triad once, from its first two actors
				out = append(out, n.triad(a, b, toA.to, [3]int{at, toA.at, toB.at}))
			}
		})
	}
	slices.SortFunc(out, func(x, y Triad) int {
		return cmp.Or(-cmp.Compare(x.Strength, y.Strength), slices.Compare(x.Actors[:], y.Actors[:]))
	})
	return out
}

func (n *Network) triad(a, b, c int, sides [3]int) Triad {
	t := Triad{Actors: [3]graph.ID{n.Actors[a], n.Actors[b], n.Actors[c]}, sides: sides}
	aligned, least := 0, int64(millionth)
	for _, at := range sides {
		w := millionths(n.Pairs[at].Net)
		if w > 0 {
			aligned++
		}
		least = min(least, size(w))
	}
	t.Shape = []Shape{MutualEnemies, CommonEnemy, TornFriend, Friends}[aligned]
	t.Strength = float64(least) / millionth
	return t
}
