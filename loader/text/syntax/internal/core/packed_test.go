package core

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// kinds are the ways to compute that this machine has: without vector instructions, and with them.
func kinds() []bool {
	if hasVectors() {
		return []bool{false, true}
	}
	return []bool{false}
}

func drawCells(t *rapid.T, n int) []byte {
	cells := make([]byte, n)
	for i := range cells {
		cells[i] = byte(rapid.Int8Range(-127, 127).Draw(t, "cell"))
	}
	return cells
}

func TestSumsOfRowsAreSumsOfLanes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wide := vectorLanes * rapid.IntRange(1, 9).Draw(t, "wide")
		narrow := vectorLanes * rapid.IntRange(1, wide/vectorLanes).Draw(t, "narrow")
		want := make([]int16, wide)
		var tables []*Table
		for range rapid.IntRange(1, 12).Draw(t, "tables") {
			table := &Table{Rows: 2, Cols: rapid.SampledFrom([]int{wide, narrow}).Draw(t, "cols"), Step: int32(rapid.IntRange(1, 20).Draw(t, "step"))}
			table.Cells = drawCells(t, table.Rows*table.Cols)
			tables = append(tables, table)
			for c := range table.Cols {
				want[c] += int16(int32(table.cell(1, c)) * table.Step)
			}
		}
		for _, vector := range kinds() {
			var a adder
			for range 2 { // the second sum finds nothing of the first
				a.start(wide, vector)
				for _, table := range tables {
					r := table.addends(vector)
					a.add(&r, 1)
				}
				if got := a.sum(); !slices.Equal(got, want) {
					t.Fatalf("with vector instructions: %v: %v, want %v", vector, got, want)
				}
			}
		}
	})
}

func TestProductsAreSumsOfProducts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := &Table{Rows: rapid.IntRange(1, 60).Draw(t, "rows"), Cols: rapid.IntRange(1, 140).Draw(t, "cols"), Step: 1} // 60*127*127 fits a lane
		table.Cells = drawCells(t, table.Rows*table.Cols)
		acts := rapid.SliceOfN(rapid.OneOf(rapid.Just(int8(0)), rapid.Int8Range(-actLimit, actLimit)), table.Rows, table.Rows).Draw(t, "acts")
		want := make([]int32, table.Cols)
		for r := range table.Rows {
			for c := range table.Cols {
				want[c] += int32(table.cell(r, c)) * int32(acts[r])
			}
		}
		for _, vector := range kinds() {
			var f factors
			var m multiplied
			p := table.products(vector)
			for range 2 {
				f.set(acts, vector)
				if got := p.multiply(&f, &m); !slices.Equal(got, want) {
					t.Fatalf("with vector instructions: %v: %v, want %v", vector, got, want)
				}
			}
		}
	})
}

func TestActivationsAndSumsOfLanes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := vectorLanes * rapid.IntRange(0, 5).Draw(t, "lanes")
		lane := rapid.OneOf(rapid.Int16(), rapid.Int16Range(-3*sumUnit, 6*sumUnit))
		x, y := rapid.SliceOfN(lane, n, n).Draw(t, "x"), rapid.SliceOfN(lane, n, n).Draw(t, "y")
		for _, unit := range []int32{windowA, hiddenA} {
			for _, vector := range kinds() {
				got := make([]int8, n)
				rectify(got, x, unit, vector)
				for k, v := range x {
					want := int8(min(actLimit, max(0, int32(v)*unit/sumUnit)))
					if got[k] != want {
						t.Fatalf("with vector instructions: %v: the lane %d becomes %d, want %d", vector, v, got[k], want)
					}
				}
			}
		}
		for _, vector := range kinds() {
			got := slices.Clone(y)
			plus(got, x, vector)
			for k := range got {
				if got[k] != x[k]+y[k] {
					t.Fatalf("with vector instructions: %v: %d and %d are %d", vector, x[k], y[k], got[k])
				}
			}
		}
	})
}

func TestRunningAverages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := vectorLanes * rapid.IntRange(1, 4).Draw(t, "lanes")
		from := rapid.SliceOfN(rapid.Int32Range(-unitGate, unitGate), n, n).Draw(t, "from")
		gates := rapid.SliceOfN(rapid.Int16Range(0, unitGate), n, n).Draw(t, "gates")
		values := rapid.SliceOfN(rapid.OneOf(rapid.Int16Range(-unitGate, unitGate), rapid.SampledFrom([]int16{-unitGate, unitGate})), n, n).Draw(t, "values")
		for _, vector := range kinds() {
			run, acts := slices.Clone(from), make([]int8, n)
			advance(acts, run, gates, values, vector)
			for k := range run {
				want := from[k] + int32(math.Floor(float64(gates[k])*float64(int32(values[k])-from[k])/(unitGate+1)))
				if run[k] != want || int32(acts[k]) != min(actLimit, max(-actLimit, want>>8)) {
					t.Fatalf("with vector instructions: %v: %d becomes %d and %d, want %d", vector, from[k], run[k], acts[k], want)
				}
			}
		}
	})
}

func TestQuantisedProductsFitTheirLanes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := NewMatrix(rapid.IntRange(1, 128).Draw(t, "rows"), rapid.IntRange(1, 4).Draw(t, "cols"))
		inputs := make([]float64, m.Rows)
		for i := range inputs {
			inputs[i] = rapid.SampledFrom([]float64{windowA, hiddenA, unitGate / 256.0}).Draw(t, "unit")
		}
		for i := range m.Data {
			m.Data[i] = rapid.Float32Range(-9, 9).Draw(t, "weight")
		}
		d := quantiseDense(m, inputs)
		if err := d.check("made", m.Rows, m.Cols); err != nil {
			t.Fatal(err)
		}
	})
}
