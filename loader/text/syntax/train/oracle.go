package train

import "entente/loader/text/syntax/internal/core"

// oracle counts the arcs of the gold tree that a move puts out of reach (Goldberg and Nivre, 2013).
type oracle struct {
	heads []int32 // of word i at i-1
	first []int32 // first dependent of each word
	next  []int32 // next dependent of the same head
}

func (o *oracle) reset(heads []int32) {
	n := len(heads)
	o.heads = heads
	o.first = append(o.first[:0], make([]int32, n+1)...)
	o.next = append(o.next[:0], make([]int32, n+1)...)
	for i := n; i >= 1; i-- {
		h := heads[i-1]
		o.next[i] = o.first[h]
		o.first[h] = int32(i)
	}
}

// costs returns the cost of each legal move and the least of them.
func (o *oracle) costs(s *core.State) (costs [core.MoveCount]int, least int) {
	least = 1 << 30
	for m := range costs {
		if !s.Legal(m) {
			continue
		}
		switch m {
		case core.Shift:
			costs[m] = o.shift(s)
		case core.LeftArc:
			costs[m] = o.left(s)
		case core.RightArc:
			costs[m] = o.right(s)
		}
		least = min(least, costs[m])
	}
	return costs, least
}

// stacked tells whether a word is on the stack below its top.
func stacked(s *core.State, word int32) bool {
	if word >= s.Next {
		return false
	}
	// words on the stack ascend, so that a binary search finds them
	lo, hi := 0, len(s.Stack)-1
	for lo < hi {
		mid := (lo + hi) / 2
		if s.Stack[mid] < word {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo < len(s.Stack)-1 && s.Stack[lo] == word
}

func (o *oracle) shift(s *core.State) (cost int) {
	b := s.Next
	if stacked(s, o.heads[b-1]) {
		cost++
	}
	for d := o.first[b]; d != 0 && d < b; d = o.next[d] {
		if d == s.Top(0) || stacked(s, d) {
			cost++
		}
	}
	return cost
}

// lost counts the dependents of the top that still wait in the buffer.
func (o *oracle) lost(s *core.State) (cost int) {
	for d := o.first[s.Top(0)]; d != 0; d = o.next[d] {
		if d >= s.Next {
			cost++
		}
	}
	return cost
}

func (o *oracle) left(s *core.State) int {
	cost := o.lost(s)
	head := o.heads[s.Top(0)-1]
	if head > s.Next || head == s.Top(1) {
		cost++
	}
	return cost
}

func (o *oracle) right(s *core.State) int {
	cost := o.lost(s)
	if head := o.heads[s.Top(0)-1]; head >= s.Next {
		cost++
	}
	return cost
}
