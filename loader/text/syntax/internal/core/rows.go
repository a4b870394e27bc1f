package core

// vectorLanes is the number of lanes that vector instructions work on at once.
const vectorLanes = 16

// rows is a table whose rows are added up: in lanes of machine words, or, for vector instructions, as it is stored, which takes half the memory.
type rows struct {
	cols   int
	vector bool
	packed packed
	cells  []byte
	step   int16
}

// addends returns a table of rows to add up. For vector instructions, the number of its columns is a multiple of vectorLanes.
func (t *Table) addends(vector bool) rows {
	if !vector {
		return rows{cols: t.Cols, packed: t.sums()}
	}
	return rows{cols: t.Cols, vector: true, cells: t.Cells, step: int16(t.Step)}
}

// bytes returns the memory that the rows take.
func (t *rows) bytes() int { return t.packed.bytes() + len(t.cells) }

// lanes returns the numbers of a table as lanes, one row after the other.
func (t *Table) lanes() []int16 {
	out := make([]int16, len(t.Cells))
	for i, c := range t.Cells {
		out[i] = int16(int8(c)) * int16(t.Step)
	}
	return out
}

// adder adds up rows of tables. Rows wait until one walk over the lanes can add several of one width.
type adder struct {
	vector bool
	lanes  []int16 // the sum
	width  int     // of the rows that wait

	words   []uint64 // without vector instructions, the sum so far
	four    [4][]uint64
	waiting int // of the four

	rows  []*byte // with them
	steps []int16
}

// start begins a sum of so many lanes.
func (a *adder) start(lanes int, vector bool) {
	a.vector = vector
	a.lanes = resize(a.lanes, lanes)
	if vector {
		clear(a.lanes)
		return
	}
	a.words = resize(a.words, lanes/sumLanes)
	clear(a.words)
}

// add adds a row to as many of the first lanes as it has numbers.
func (a *adder) add(t *rows, i int) {
	if t.cols != a.width {
		a.flush()
		a.width = t.cols
	}
	if a.vector {
		row := t.cells[i*t.cols : (i+1)*t.cols]
		a.rows, a.steps = append(a.rows, &row[0]), append(a.steps, t.step)
		return
	}
	a.four[a.waiting] = t.packed.row(i)
	if a.waiting++; a.waiting == len(a.four) {
		addRows(a.four[0], a.four[1], a.four[2], a.four[3], a.words)
		a.waiting = 0
	}
}

func (a *adder) flush() {
	if len(a.rows) > 0 {
		addCells(a.lanes[:a.width], a.rows, a.steps)
		a.rows, a.steps = a.rows[:0], a.steps[:0]
	}
	for _, r := range a.four[:a.waiting] {
		addRow(r, a.words)
	}
	a.waiting = 0
}

// sum returns the sum of the rows. It is overwritten by the next.
func (a *adder) sum() []int16 {
	a.flush()
	if !a.vector {
		unpackSums(a.words, a.lanes)
	}
	return a.lanes
}

// plus adds lanes to others; both are as many.
func plus(y, x []int16, vector bool) {
	x = x[:len(y)]
	if vector {
		addLanes(y, x)
		return
	}
	for i := range y {
		y[i] += x[i]
	}
}

// rectify makes activations of sums: their positive part, of sumUnit per 1.0, as so many per 1.0, at most actLimit.
func rectify(acts []int8, sums []int16, unit int32, vector bool) {
	sums = sums[:len(acts)]
	if vector {
		rectifyLanes(acts, sums, uint16(unit*(1<<16/sumUnit)))
		return
	}
	for k, v := range sums {
		acts[k] = int8(min(actLimit, max(0, int32(v))*unit/sumUnit))
	}
}
