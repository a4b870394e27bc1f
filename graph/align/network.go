package align

import (
	"cmp"
	"math"
	"slices"

	"entente/graph"
)

// Network is who is aligned with whom and opposed to whom among some actors. What it derives depends on the alignments alone, not on their order.
type Network struct {
	Actors   []graph.ID  // who has a signed pair, sorted
	Pairs    []Alignment // the aligned and opposed pairs, by the ids of their ends
	Complete bool        // whether all such pairs are there: the strongest MostSigned are

	links [][]link      // of each actor, by the other's index
	tied  map[pair]bool // pairs of which some fact counts, mixed ones too
}

// link is one end's view of a pair.
type link struct {
	to     int   // index of the other actor
	at     int   // index of the pair
	weight int64 // the pair's net in millionths: sums of whole numbers do not depend on their order
}

const millionth = 1e6

func millionths(net float64) int64 { return int64(math.Round(net * millionth)) }

// NewNetwork makes a network of the alignments of different pairs, as Between returns them. Mixed pairs have no sign: they hold nobody together and keep nobody
// apart.
func NewNetwork(alignments []Alignment) *Network {
	n := &Network{Complete: true, tied: make(map[pair]bool, len(alignments))}
	for _, a := range alignments {
		n.tied[pair{a.A, a.B}] = true
		if a.Verdict != Mixed {
			n.Pairs = append(n.Pairs, a)
		}
	}
	slices.SortFunc(n.Pairs, ByStrength)
	if len(n.Pairs) > MostSigned {
		n.Pairs, n.Complete = n.Pairs[:MostSigned], false
	}
	slices.SortFunc(n.Pairs, byEnds)
	for _, p := range n.Pairs {
		n.Actors = append(n.Actors, p.A, p.B)
	}
	slices.Sort(n.Actors)
	n.Actors = slices.Compact(n.Actors)
	n.links = make([][]link, len(n.Actors))
	for at, p := range n.Pairs {
		a, b := n.index(p.A), n.index(p.B)
		w := millionths(p.Net)
		n.links[a] = append(n.links[a], link{b, at, w})
		n.links[b] = append(n.links[b], link{a, at, w})
	}
	for _, l := range n.links {
		slices.SortFunc(l, func(x, y link) int { return cmp.Compare(x.to, y.to) })
	}
	return n
}

func byEnds(x, y Alignment) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) }

// ByStrength puts the pairs furthest from nought, to the millionth, first; of equal ones it goes by their ends.
func ByStrength(x, y Alignment) int {
	return cmp.Or(-cmp.Compare(size(millionths(x.Net)), size(millionths(y.Net))), byEnds(x, y))
}

func size(v int64) int64 { return max(v, -v) }

func (n *Network) index(id graph.ID) int {
	i, _ := slices.BinarySearch(n.Actors, id)
	return i
}

// common calls f for every actor to whom both a and b stand in a signed pair, in the order of their ids.
func (n *Network) common(a, b int, f func(toA, toB link)) {
	for x, y := n.links[a], n.links[b]; len(x) > 0 && len(y) > 0; {
		switch {
		case x[0].to < y[0].to:
			x = x[1:]
		case x[0].to > y[0].to:
			y = y[1:]
		default:
			f(x[0], y[0])
			x, y = x[1:], y[1:]
		}
	}
}
