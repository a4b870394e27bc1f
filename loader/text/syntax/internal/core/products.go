package core

// pairLanes is the number of products that vector instructions add at once.
const pairLanes = 8

// products is a matrix that activations are multiplied with: in lanes of machine words, a row for each input, or, for vector instructions,
// in lanes of 16 bits, a row for each two inputs, in which the two numbers of an output lie side by side.
type products struct {
	outputs int
	vector  bool
	packed  packed
	pairs   []int16
	padded  int // outputs of a row, up to a multiple of pairLanes
}

// products returns a matrix to multiply activations with.
func (t *Table) products(vector bool) products {
	p := products{outputs: t.Cols, vector: vector}
	if !vector {
		p.packed = t.pack(mulLanes, mulBits)
		return p
	}
	p.padded = (t.Cols + pairLanes - 1) / pairLanes * pairLanes
	p.pairs = make([]int16, (t.Rows+1)/2*2*p.padded)
	for r := range t.Rows {
		row := p.pairs[r/2*2*p.padded:]
		for c, v := range t.Cells[r*t.Cols : (r+1)*t.Cols] {
			row[2*c+r%2] = int16(int8(v)) * int16(t.Step)
		}
	}
	return p
}

// bytes returns the memory that the matrix takes.
func (p *products) bytes() int { return p.packed.bytes() + 2*len(p.pairs) }

// factors lists the activations that are not zero, or, for vector instructions, the pairs of them of which one is not.
type factors struct {
	rows  []int32
	by    []uint64
	pairs []uint32
}

// set fills the list from activations. It has no branch that depends on them, since half of them are
// zero at random.
func (f *factors) set(acts []int8, vector bool) {
	f.rows = resize(f.rows, len(acts))
	if vector {
		f.setPairs(acts)
		return
	}
	f.by = resize(f.by, len(acts))
	rows, by := f.rows[:len(acts)], f.by[:len(acts)]
	n := 0
	for j, a := range acts {
		rows[n], by[n] = int32(j), uint64(int64(a))
		if a != 0 {
			n++
		}
	}
	f.rows, f.by = rows[:n], by[:n]
}

func (f *factors) setPairs(acts []int8) {
	f.pairs = resize(f.pairs, len(acts))
	rows, pairs := f.rows[:len(acts)], f.pairs[:len(acts)]
	n, k := 0, int32(0)
	for ; len(acts) >= 2; acts = acts[2:] {
		pair := uint32(uint16(int16(acts[0]))) | uint32(uint16(int16(acts[1])))<<16
		rows[n], pairs[n] = k, pair
		if pair != 0 {
			n++
		}
		k++
	}
	if len(acts) > 0 && acts[0] != 0 {
		rows[n], pairs[n] = k, uint32(uint16(int16(acts[0])))
		n++
	}
	f.rows, f.pairs = rows[:n], pairs[:n]
}

// multiplied holds the buffers of products.
type multiplied struct {
	row []uint64
	out []int32
}

// multiply returns the sums of the rows, each times its factor. They are overwritten by the next.
func (p *products) multiply(f *factors, m *multiplied) []int32 {
	if p.vector {
		m.out = resize(m.out, p.padded)
		addPairs(m.out, p.pairs, f.rows, f.pairs)
		return m.out[:p.outputs]
	}
	m.row, m.out = resize(m.row, p.packed.words), resize(m.out, p.outputs)
	p.packed.multiply(f, m.row)
	unpackProducts(m.row, m.out)
	return m.out
}
