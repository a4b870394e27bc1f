package eval

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// best is the greatest sum of weights of any one-to-one pairing, by trying all.
func best(w [][]float64, row int, used []bool) float64 {
	if row == len(w) {
		return 0
	}
	most := best(w, row+1, used)
	for j := range used {
		if !used[j] {
			used[j] = true
			most = max(most, w[row][j]+best(w, row+1, used))
			used[j] = false
		}
	}
	return most
}

func TestAssignIsBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, columns := rapid.IntRange(0, 5).Draw(t, "rows"), rapid.IntRange(0, 5).Draw(t, "columns")
		w := make([][]float64, rows)
		for i := range w {
			w[i] = make([]float64, columns)
			for j := range w[i] {
				w[i][j] = float64(rapid.IntRange(0, 4).Draw(t, "weight"))
			}
		}
		got, used := 0.0, map[int]bool{}
		for i, j := range assign(w) {
			if j < 0 {
				continue
			}
			if used[j] || w[i][j] == 0 {
				t.Fatalf("row %d has column %d, which is taken or of no weight: %v", i, j, w)
			}
			used[j] = true
			got += w[i][j]
		}
		if want := best(w, 0, make([]bool, columns)); math.Abs(got-want) > 1e-9 {
			t.Fatalf("the pairing of %v weighs %v, the best %v", w, got, want)
		}
	})
}
