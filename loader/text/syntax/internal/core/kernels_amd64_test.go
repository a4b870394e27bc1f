package core

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The products that the two kinds of vector instructions give are the same.
func TestWidePairsAreThoseOfNarrowOnes(t *testing.T) {
	if !hasVectors() || !hasWidePairs() {
		t.Skip("this processor lacks the instructions")
	}
	rapid.Check(t, func(t *rapid.T) {
		table := &Table{Rows: rapid.IntRange(1, 40).Draw(t, "rows"), Cols: widePairLanes * rapid.IntRange(1, 3).Draw(t, "cols"), Step: 1}
		table.Cells = drawCells(t, table.Rows*table.Cols)
		p := table.products(true)
		var f factors
		f.set(rapid.SliceOfN(rapid.Int8Range(-actLimit, actLimit), table.Rows, table.Rows).Draw(t, "acts"), true)
		narrow, wide := make([]int32, table.Cols), make([]int32, table.Cols)
		addPairs256(narrow, p.pairs, f.wide)
		addPairs512(wide, p.pairs, f.wide)
		if !slices.Equal(narrow, wide) {
			t.Fatalf("%v, want %v", wide, narrow)
		}
	})
}
