package core

import (
	"testing"

	"pgregory.net/rapid"
)

// Whatever legal moves are made, the end is a tree with one root over all words.
func TestLegalMovesEndInATree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "words")
		var s State
		s.Reset(n)
		steps := 0
		for !s.Done() {
			var legal []int
			for m := range MoveCount {
				if s.Legal(m) {
					legal = append(legal, m)
				}
			}
			if len(legal) == 0 {
				t.Fatalf("no legal move with the stack %v and the buffer at %d", s.Stack, s.Next)
			}
			s.Do(rapid.SampledFrom(legal).Draw(t, "move"), 0)
			if steps++; steps > 2*n {
				t.Fatalf("more than %d moves", 2*n)
			}
		}
		roots := 0
		for i := 1; i <= n; i++ {
			if s.Head[i] == 0 {
				roots++
			}
			at, hops := int32(i), 0
			for at != 0 {
				if at = s.Head[at]; at == None {
					t.Fatalf("word %d has no way to the root", i)
				}
				if hops++; hops > n {
					t.Fatalf("word %d lies on a circle", i)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots", roots)
		}
	})
}
