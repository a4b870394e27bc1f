package align

import (
	"cmp"
	"slices"

	"entente/graph"
)

// Bloc is actors that stand together: each bloc's members are joined by alignments, and no member, and no bloc as a whole, would be better placed in another.
type Bloc struct {
	Members   []graph.ID  // at least two, sorted
	Bonds     []Alignment // aligned pairs within it, which hold it together
	Strains   []Alignment // opposed pairs within it, which speak against it
	Opponents []Alignment // opposed pairs of a member with somebody outside
	Cohesion  float64     // (bonds - strains) / (bonds + strains) by their nets, up to 1: nothing speaks against it
}

// Division is the actors of a network, parted into blocs and those who stand alone.
type Division struct {
	Blocs       []Bloc      // the largest first, then by the first member
	Alone       []graph.ID  // in no bloc, sorted
	Bridges     []Alignment // aligned pairs across blocs, which speak against the division
	Frustration float64     // what speaks against the division, of all nets together, 0 to 1
}

// Divide parts the actors so that as little as possible speaks against it: it minimises the sum of the nets of aligned pairs that are parted and of opposed
// pairs that are not (the frustration of the signed graph for any number of parts: correlation clustering). To find the least is NP-hard; the division
// here is one that no move of one actor, no merger of two blocs and no split along missing alignments betters, reached by moves in the order of ids from
// every actor alone. A round costs O(pairs); every round betters the division, and there are at most maxRounds.
func (n *Network) Divide() Division {
	part := make([]int, len(n.Actors))
	for i := range part {
		part[i] = i
	}
	for range maxRounds {
		moved := relocate(n.links, part)
		merged := n.merge(part)
		split := n.split(part)
		if !moved && !merged && !split {
			break
		}
	}
	return n.division(part)
}

// maxRounds bounds the work on a network whose blocs shift in ever smaller steps; a few rounds are the rule.
const maxRounds = 100

// alone stands for a part of one's own.
const alone = -1

// relocate moves nodes, one after another, each to the part to which its links are the best, or to one of its own, until nobody gains by moving. It reports whether
// any moved. Of equal parts a node keeps its own, else takes the one with the smallest number.
func relocate(links [][]link, part []int) (changed bool) {
	size := make([]int, len(part))
	for _, p := range part {
		size[p]++
	}
	var free []int
	for p, s := range size {
		if s == 0 {
			free = append(free, p)
		}
	}
	gain := make([]int64, len(part)) // of the node under way, by part
	seen := make([]bool, len(part))
	for range maxRounds {
		moved := false
		for v := range links {
			var near []int
			for _, l := range links[v] {
				p := part[l.to]
				if !seen[p] {
					seen[p] = true
					near = append(near, p)
				}
				gain[p] += l.weight
			}
			slices.Sort(near)
			best, most := part[v], gain[part[v]]
			if most < 0 {
				best, most = alone, 0 // who loses where it is has company there
			}
			for _, p := range near {
				if gain[p] > most {
					best, most = p, gain[p]
				}
				gain[p], seen[p] = 0, false
			}
			if best == alone {
				best, free = free[len(free)-1], free[:len(free)-1]
			}
			if best == part[v] {
				continue
			}
			if size[part[v]]--; size[part[v]] == 0 {
				free = append(free, part[v])
			}
			size[best]++
			part[v] = best
			moved, changed = true, true
		}
		if !moved {
			break
		}
	}
	return changed
}

// merge joins parts that are better off as one, and reports whether there were any: it relocates whole parts as if each were one node.
func (n *Network) merge(part []int) bool {
	number(part)
	sums := make([]map[int]int64, len(part))
	parts := 0
	for v, links := range n.links {
		parts = max(parts, part[v]+1)
		for _, l := range links {
			if part[l.to] == part[v] {
				continue
			}
			if sums[part[v]] == nil {
				sums[part[v]] = map[int]int64{}
			}
			sums[part[v]][part[l.to]] += l.weight
		}
	}
	links := make([][]link, parts)
	whole := make([]int, parts)
	for p := range links {
		whole[p] = p
		for to, w := range sums[p] {
			links[p] = append(links[p], link{to: to, weight: w})
		}
	}
	if !relocate(links, whole) {
		return false
	}
	for v := range part {
		part[v] = whole[part[v]]
	}
	return true
}

// number numbers the parts from nought in the order of their first members.
func number(part []int) {
	names := map[int]int{}
	for v, p := range part {
		if _, ok := names[p]; !ok {
			names[p] = len(names)
		}
		part[v] = names[p]
	}
}

// split parts members that no chain of alignments within their part joins, and reports whether there were any.
func (n *Network) split(part []int) (changed bool) {
	number(part)
	group := make([]int, len(part)) // number of the first member of its chain, plus one
	first := make([]bool, len(part))
	for v := range part {
		if group[v] > 0 {
			continue
		}
		changed = changed || first[part[v]]
		first[part[v]] = true
		group[v] = v + 1
		for queue := []int{v}; len(queue) > 0; queue = queue[1:] {
			for _, l := range n.links[queue[0]] {
				if l.weight > 0 && group[l.to] == 0 && part[l.to] == part[v] {
					group[l.to] = v + 1
					queue = append(queue, l.to)
				}
			}
		}
	}
	for v := range part {
		part[v] = group[v] - 1
	}
	return changed
}

// division describes a partition.
func (n *Network) division(part []int) Division {
	number(part)
	var d Division
	blocs := make([]Bloc, len(part))
	for v, p := range part {
		blocs[p].Members = append(blocs[p].Members, n.Actors[v])
	}
	var all, against int64
	for _, pair := range n.Pairs {
		a, b := &blocs[part[n.index(pair.A)]], &blocs[part[n.index(pair.B)]]
		w := millionths(pair.Net)
		all += size(w)
		switch {
		case a == b && w > 0:
			a.Bonds = append(a.Bonds, pair)
		case a == b:
			a.Strains = append(a.Strains, pair)
			against += size(w)
		case w > 0:
			d.Bridges = append(d.Bridges, pair)
			against += w
		default:
			a.Opponents = append(a.Opponents, pair)
			b.Opponents = append(b.Opponents, pair)
		}
	}
	for _, b := range blocs {
		switch len(b.Members) {
		case 0:
		case 1:
			d.Alone = append(d.Alone, b.Members...)
		default:
			b.finish()
			d.Blocs = append(d.Blocs, b)
		}
	}
	slices.SortFunc(d.Blocs, func(x, y Bloc) int {
		return cmp.Or(-cmp.Compare(len(x.Members), len(y.Members)), cmp.Compare(x.Members[0], y.Members[0]))
	})
	slices.SortFunc(d.Bridges, ByStrength)
	if all > 0 {
		d.Frustration = float64(against) / float64(all)
	}
	return d
}

func (b *Bloc) finish() {
	var bonds, strains int64
	for _, p := range b.Bonds {
		bonds += millionths(p.Net)
	}
	for _, p := range b.Strains {
		strains -= millionths(p.Net)
	}
	b.Cohesion = float64(bonds-strains) / float64(bonds+strains)
	for _, list := range [][]Alignment{b.Bonds, b.Strains, b.Opponents} {
		slices.SortFunc(list, ByStrength)
	}
}
