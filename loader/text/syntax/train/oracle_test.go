package train

import (
	"slices"
	"testing"

	"entente/loader/text/syntax/internal/core"

	"pgregory.net/rapid"
)

// randomTree draws the heads of a projective tree by random legal moves.
func randomTree(t *rapid.T, most int) []int32 {
	n := rapid.IntRange(1, most).Draw(t, "words")
	var s core.State
	s.Reset(n)
	for !s.Done() {
		s.Do(rapid.SampledFrom(legal(&s)).Draw(t, "move"), 0)
	}
	return slices.Clone(s.Head[1:])
}

func legal(s *core.State) (moves []int) {
	for m := range core.MoveCount {
		if s.Legal(m) {
			moves = append(moves, m)
		}
	}
	return moves
}

func replay(n int, moves []int) *core.State {
	var s core.State
	s.Reset(n)
	for _, m := range moves {
		s.Do(m, 0)
	}
	return &s
}

// fewestWrong tries every way on from a state, and returns the least number of wrong heads.
func fewestWrong(heads []int32, done []int) int {
	s := replay(len(heads), done)
	if s.Done() {
		wrong := 0
		for i, h := range heads {
			if s.Head[i+1] != h {
				wrong++
			}
		}
		return wrong
	}
	least := len(heads) + 1
	for _, m := range legal(s) {
		least = min(least, fewestWrong(heads, append(slices.Clone(done), m)))
	}
	return least
}

func TestMovesWithoutCostLeadToTheTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		heads := randomTree(t, 25)
		var s core.State
		var o oracle
		s.Reset(len(heads))
		o.reset(heads)
		for !s.Done() {
			costs, least := o.costs(&s)
			if least != 0 {
				t.Fatalf("the least cost is %d on a way without faults to %v", least, heads)
			}
			var good []int
			for _, m := range legal(&s) {
				if costs[m] == 0 {
					good = append(good, m)
				}
			}
			s.Do(rapid.SampledFrom(good).Draw(t, "move"), 0)
		}
		if !slices.Equal(s.Head[1:], heads) {
			t.Fatalf("the heads are %v, want %v", s.Head[1:], heads)
		}
	})
}

// The cost of a move is what the best way on loses more than from before it.
func TestCostsAreWhatTheBestWayLoses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		heads := randomTree(t, 5)
		var done []int
		for {
			s := replay(len(heads), done)
			if s.Done() {
				return
			}
			var o oracle
			o.reset(heads)
			costs, least := o.costs(s)
			before := fewestWrong(heads, done)
			moves := legal(s)
			for _, m := range moves {
				after := fewestWrong(heads, append(slices.Clone(done), m))
				if costs[m]-least != after-before {
					t.Fatalf("after %v to %v, move %d costs %d above the least, want %d", done, heads, m, costs[m]-least, after-before)
				}
			}
			done = append(done, rapid.SampledFrom(moves).Draw(t, "move"))
		}
	})
}
