package core

import (
	"testing"

	"pgregory.net/rapid"
)

func TestSumsOfPackedRowsAreSumsOfLanes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cols := sumLanes * rapid.IntRange(1, 6).Draw(t, "words")
		rows := rapid.IntRange(1, 20).Draw(t, "rows")
		table := &Table{Rows: rows, Cols: cols, Step: int32(rapid.IntRange(1, 12).Draw(t, "step"))}
		want := make([]int32, cols)
		for r := range rows {
			_ = r
			for c := range cols {
				v := int8(rapid.IntRange(-127, 127).Draw(t, "cell"))
				table.Cells = append(table.Cells, byte(v))
				want[c] += int32(v) * table.Step
			}
		}
		p := table.sums()
		sum := make([]uint64, p.words)
		for r := range rows {
			addRow(p.row(r), sum)
		}
		got := make([]int32, cols)
		unpackSums(sum, got)
		for c := range cols {
			if got[c] != want[c] {
				t.Fatalf("lane %d is %d, want %d", c, got[c], want[c])
			}
		}
		again := make([]uint64, p.words)
		packSums(got, again)
		for i := range again {
			if again[i] != sum[i] {
				t.Fatalf("word %d packs to %x, want %x", i, again[i], sum[i])
			}
		}
	})
}

func TestSumsOfPackedProductsAreSumsOfLanes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cols := rapid.IntRange(1, 20).Draw(t, "cols")
		rows := rapid.IntRange(1, 60).Draw(t, "rows") // 60*127*127 fits a lane
		table := &Table{Rows: rows, Cols: cols, Step: 1}
		acts := rapid.SliceOfN(rapid.Int8Range(-actLimit, actLimit), rows, rows).Draw(t, "acts")
		want := make([]int32, cols)
		for r := range rows {
			for c := range cols {
				v := rapid.Int8Range(-127, 127).Draw(t, "cell")
				table.Cells = append(table.Cells, byte(v))
				want[c] += int32(v) * int32(acts[r])
			}
		}
		p := table.products()
		sum := make([]uint64, p.words)
		var f factors
		f.set(acts)
		p.multiply(&f, sum)
		got := make([]int32, cols)
		unpackProducts(sum, got)
		for c := range cols {
			if got[c] != want[c] {
				t.Fatalf("lane %d is %d, want %d", c, got[c], want[c])
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
