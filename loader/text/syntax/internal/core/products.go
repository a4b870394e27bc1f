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

// factors is activations, ready to be multiplied with: for vector instructions all of them, an even number, else those that are not zero.
type factors struct {
	wide []int16

	rows []int32
	by   []uint64
}

// set makes activations ready.
func (f *factors) set(acts []int8, vector bool) {
	if !vector {
		f.list(acts)
		return
	}
	f.wide = resize(f.wide, (len(acts)+1)/2*2)
	whole := len(acts) / vectorLanes * vectorLanes
	widenActs(f.wide, acts[:whole])
	clear(f.wide[whole:])
	for i, a := range acts[whole:] {
		f.wide[whole+i] = int16(a)
	}
}

// list lists the activations that are not zero. It has no branch that depends on them, since half of them are
// zero at random.
func (f *factors) list(acts []int8) {
	f.rows, f.by = resize(f.rows, len(acts)), resize(f.by, len(acts))
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

// multiplied holds the buffers of products.
type multiplied struct {
	row []uint64
	out []int32
}

// multiply returns the sums of the rows, each times its factor. They are overwritten by the next.
func (p *products) multiply(f *factors, m *multiplied) []int32 {
	if p.vector {
		m.out = resize(m.out, p.padded)
		addPairs(m.out, p.pairs, f.wide)
		return m.out[:p.outputs]
	}
	m.row, m.out = resize(m.row, p.packed.words), resize(m.out, p.outputs)
	p.packed.multiply(f, m.row)
	unpackProducts(m.row, m.out)
	return m.out
}
