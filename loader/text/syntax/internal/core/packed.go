package core

import (
	"fmt"
	"math"
)

// Whole numbers are added and multiplied several at a time in the lanes of a machine word. A word
// holds the sum of its lanes, each shifted to its place, modulo 2^64; sums of words and products
// with a number are then right in every lane, whatever the signs, as long as the lanes' final
// values fit. It needs no special instructions. Where a processor has vector instructions, they do the
// same with lanes of their own: the same bits on every machine.
const (
	sumLanes = 4 // of 16 bits, for sums
	mulLanes = 3 // of 21 bits, for sums of products

	sumBits  = 64 / sumLanes
	mulBits  = 64 / mulLanes
	sumLimit = 1<<(sumBits-1) - 1
	mulLimit = 1<<(mulBits-1) - 1
)

// actLimit is the largest activation that goes into a product.
const actLimit = 127

// Table is a table of small whole numbers as it is stored: the value of a cell is its number times
// Step, in units of the network that it belongs to.
type Table struct {
	Rows, Cols int
	Step       int32
	Cells      []byte // int8 each, as in the file that they were read from
}

// cell returns the number of a cell.
func (t *Table) cell(row, col int) int { return int(int8(t.Cells[row*t.Cols+col])) }

// packed is a table in lanes.
type packed struct {
	words int // of a row
	data  []uint64
}

func (p *packed) row(i int) []uint64 { return p.data[i*p.words : (i+1)*p.words : (i+1)*p.words] }

func (t *Table) pack(lanes, bits int) packed {
	p := packed{words: (t.Cols + lanes - 1) / lanes}
	p.data = make([]uint64, t.Rows*p.words)
	step := int64(t.Step)
	for r := range t.Rows {
		cells, row := t.Cells[r*t.Cols:(r+1)*t.Cols], p.row(r)
		for w := range row {
			part := cells[w*lanes : min(len(cells), (w+1)*lanes)]
			var x uint64
			for c := len(part) - 1; c >= 0; c-- {
				x = x<<bits + uint64(int64(int8(part[c]))*step)
			}
			row[w] = x
		}
	}
	return p
}

// sums packs a table for sums. The large tables are all of this kind and of a multiple of the lanes'
// number of columns, for which it is quick.
func (t *Table) sums() packed {
	if t.Cols%sumLanes != 0 {
		return t.pack(sumLanes, sumBits)
	}
	p := packed{words: t.Cols / sumLanes, data: make([]uint64, len(t.Cells)/sumLanes)}
	step, cells := int64(t.Step), t.Cells
	for w := range p.data {
		c := (*[sumLanes]byte)(cells[w*sumLanes:])
		p.data[w] = uint64(int64(int8(c[0]))*step) + uint64(int64(int8(c[1]))*step)<<sumBits +
			uint64(int64(int8(c[2]))*step)<<(2*sumBits) + uint64(int64(int8(c[3]))*step)<<(3*sumBits)
	}
	return p
}

// bytes returns the memory that the rows take.
func (p *packed) bytes() int { return 8 * len(p.data) }

// blocks returns a table of some of the blocks of columns, each so many wide, in the order given.
func (t *Table) blocks(width int, which ...int) *Table {
	part := &Table{Rows: t.Rows, Cols: len(which) * width, Step: t.Step, Cells: make([]byte, 0, t.Rows*len(which)*width)}
	for r := range t.Rows {
		for _, k := range which {
			part.Cells = append(part.Cells, t.Cells[r*t.Cols+k*width:][:width]...)
		}
	}
	return part
}

// addRow adds the lanes of x to the first of y.
func addRow(x, y []uint64) {
	y = y[:len(x)]
	for i := range y {
		y[i] += x[i]
	}
}

// addRows adds the lanes of four rows of one length to the first of y: one walk over y for all.
func addRows(a, b, c, d, y []uint64) {
	y = y[:len(a)]
	a, b, c, d = a[:len(y)], b[:len(y)], c[:len(y)], d[:len(y)]
	for i := range y {
		y[i] += a[i] + b[i] + c[i] + d[i]
	}
}

// multiply sets y to the sum of the rows of p, each times its factor.
func (p *packed) multiply(f *factors, y []uint64) {
	clear(y)
	rows, by := f.rows, f.by
	for len(rows) >= 4 && len(by) >= 4 {
		addProducts(p.row(int(rows[0])), p.row(int(rows[1])), p.row(int(rows[2])), p.row(int(rows[3])), by[0], by[1], by[2], by[3], y)
		rows, by = rows[4:], by[4:]
	}
	for k, r := range rows {
		x, m := p.row(int(r))[:len(y)], by[k]
		for i := range y {
			y[i] += m * x[i]
		}
	}
}

func addProducts(a, b, c, d []uint64, m, n, o, p uint64, y []uint64) {
	a, b, c, d = a[:len(y)], b[:len(y)], c[:len(y)], d[:len(y)]
	for i := range y {
		y[i] += (m*a[i] + n*b[i]) + (o*c[i] + p*d[i])
	}
}

// unpackSums writes the lanes of a row of sums.
func unpackSums(row []uint64, out []int16) {
	for len(row) > 0 && len(out) >= sumLanes {
		x := row[0]
		a := int16(x)
		x = (x - uint64(int64(a))) >> sumBits
		b := int16(x)
		x = (x - uint64(int64(b))) >> sumBits
		c := int16(x)
		x = (x - uint64(int64(c))) >> sumBits
		out[0], out[1], out[2], out[3] = a, b, c, int16(x)
		row, out = row[1:], out[sumLanes:]
	}
}

// unpackProducts writes the lanes of a row of sums of products; out may be shorter than the row.
func unpackProducts(row []uint64, out []int32) {
	for _, x := range row {
		for k := 0; k < mulLanes && len(out) > 0; k++ {
			v := int64(x<<(64-mulBits)) >> (64 - mulBits)
			x = (x - uint64(v)) >> mulBits
			out[0] = int32(v)
			out = out[1:]
		}
	}
}

// round returns the nearest whole number.
func round(x float64) int64 { return int64(math.RoundToEven(x)) }

// quantise makes a table whose cells are unit times those of the matrix, as near as 8 bits allow.
func quantise(m *Matrix, unit float64) *Table {
	var top float64
	for _, v := range m.Data {
		top = max(top, math.Abs(float64(v)))
	}
	step := max(1, int64(math.Ceil(top*unit/127)))
	t := &Table{Rows: m.Rows, Cols: m.Cols, Step: int32(step), Cells: make([]byte, len(m.Data))}
	for i, v := range m.Data {
		t.Cells[i] = byte(min(127, max(-127, round(float64(v)*unit/float64(step)))))
	}
	return t
}

// check verifies the shape of a table that was read.
func (t *Table) check(name string, rows, cols int) error {
	if t.Rows != rows || t.Cols != cols {
		return fmt.Errorf("table %s has %d rows of %d where %d of %d are due", name, t.Rows, t.Cols, rows, cols)
	}
	return nil
}
