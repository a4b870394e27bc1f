package train

import (
	"math"

	"entente/loader/text/syntax/internal/core"
)

// encoder trains a core.Encoder.
type encoder struct {
	*core.Encoder
	tables  []*param
	bias    *param
	mix     *param // nil without a second layer
	mixBias *param
	acts    encoded
	dLow    []float32 // gradients of acts.low, acts.out and the two sums
	dOut    []float32
	dSums   []float32
	dMixed  []float32
}

// tableScale is the size of the first random weights of the tables; zero would keep the units alike.
const tableScale = 0.3

func newEncoder(t *trainer, window, recurrent int, deep bool, slots []core.Slot, size func(kind int) int) *encoder {
	e := &encoder{Encoder: &core.Encoder{Window: window, Recurrent: recurrent, Slots: slots}}
	scale := tableScale / math.Sqrt(float64(len(slots)))
	for _, s := range slots {
		p := t.matrix(size(s.Kind), e.Width(s), scale)
		e.tables = append(e.tables, p)
		e.Tables = append(e.Tables, p.Matrix)
	}
	e.bias = t.matrix(1, e.In(), 0)
	e.Bias = e.bias.Matrix
	if deep {
		e.mix = t.matrix(e.Out(), 4*recurrent, math.Sqrt(3/float64(e.Out())))
		e.mixBias = t.matrix(1, 4*recurrent, 0)
		e.Mix, e.MixBias = e.mix.Matrix, e.mixBias.Matrix
	}
	return e
}

// startFrom copies the tables of another encoder of the same widths where both have the slot, so that
// training goes on from what the other has learnt of the words.
func (e *encoder) startFrom(other *core.Encoder) {
	for k, s := range e.Slots {
		for j, o := range other.Slots {
			if s == o && len(e.Tables[k].Data) == len(other.Tables[j].Data) {
				copy(e.Tables[k].Data, other.Tables[j].Data)
			}
		}
	}
	if len(e.Bias.Data) == len(other.Bias.Data) {
		copy(e.Bias.Data, other.Bias.Data)
	}
}

// forward encodes the sentence and clears the gradients of its vectors.
func (e *encoder) forward(f core.Features, n int) {
	encode(e.Encoder, f, n, &e.acts)
	e.dOut = resize(e.dOut, n*e.Out())
	clear(e.dOut)
}

func (e *encoder) vector(i int) []float32   { w := e.Out(); return e.acts.out[i*w : (i+1)*w] }
func (e *encoder) gradient(i int) []float32 { w := e.Out(); return e.dOut[i*w : (i+1)*w] }

func resize(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/2)
	}
	return s[:n]
}

// encoded holds the vectors of a sentence and what is needed to go back.
type encoded struct {
	sums  []float32 // of the first layer; the gates and candidates after their functions
	low   []float32 // vectors of the first layer
	mixed []float32 // as sums, of the second layer
	out   []float32 // vectors of the last layer
}

// encode computes the vectors of the n words of f.
func encode(e *core.Encoder, f core.Features, n int, a *encoded) {
	in, width, window, rec := e.In(), e.Out(), e.Window, e.Recurrent
	a.sums, a.low = resize(a.sums, n*in), resize(a.low, n*width)
	for i := range n {
		sum := a.sums[i*in : (i+1)*in]
		copy(sum, e.Bias.Data)
		eachRow(e, f, i, n, func(slot, row int) { add(e.Tables[slot].Row(row), sum) })
		for k, v := range sum[:window] {
			a.low[i*width+k] = max(0, v)
		}
	}
	runs(grid{a.sums, in, window}, grid{a.low, width, window}, rec, n)
	if e.Mix == nil {
		a.out = a.low
		return
	}
	a.mixed, a.out = resize(a.mixed, n*4*rec), resize(a.out, n*width)
	for i := range n {
		sum, low := a.mixed[i*4*rec:(i+1)*4*rec], a.low[i*width:(i+1)*width]
		copy(sum, e.MixBias.Data)
		for k, x := range low {
			if x != 0 {
				axpy(x, e.Mix.Row(k), sum)
			}
		}
		copy(a.out[i*width:], low[:window])
	}
	runs(grid{a.mixed, 4 * rec, 0}, grid{a.out, width, window}, rec, n)
}

// eachRow calls found with the row of each slot's table that word i asks for.
func eachRow(e *core.Encoder, f core.Features, i, n int, found func(slot, row int)) {
	for k, s := range e.Slots {
		id := int32(core.IDOutside)
		if j := i + s.Offset; j >= 0 && j < n {
			id = f[j*core.FeatKinds+s.Kind]
		}
		found(k, int(id))
	}
}

// grid is a part of each row of a table: the columns from at on.
type grid struct {
	data       []float32
	stride, at int
}

func (g grid) row(i, width int) []float32 {
	lo := i*g.stride + g.at
	return g.data[lo : lo+width : lo+width]
}

// runs turns the sums g of the gates and candidates into their values, and fills h with the running
// averages forwards and backwards.
func runs(g, h grid, rec, n int) {
	for i := range n {
		x := g.row(i, 4*rec)
		for k := range rec {
			x[k], x[rec+k] = core.Sigmoid(x[k]), core.Tanh(x[rec+k])
			x[2*rec+k], x[3*rec+k] = core.Sigmoid(x[2*rec+k]), core.Tanh(x[3*rec+k])
		}
	}
	zero := make([]float32, rec)
	step := func(i int, before []float32, half int) []float32 {
		x, y := g.row(i, 4*rec)[2*half*rec:], h.row(i, 2*rec)[half*rec:][:rec]
		for k := range y {
			y[k] = before[k] + float32(x[k]*(x[rec+k]-before[k]))
		}
		return y
	}
	before := zero
	for i := range n {
		before = step(i, before, 0)
	}
	before = zero
	for i := n - 1; i >= 0; i-- {
		before = step(i, before, 1)
	}
}

// runsBack carries the gradients dh of the running averages to those of the sums, dg. It changes dh.
func runsBack(g, h, dh, dg grid, rec, n int) {
	zero, sink := make([]float32, rec), make([]float32, rec)
	step := func(i, prev, half int) {
		x, d := g.row(i, 4*rec)[2*half*rec:], dh.row(i, 2*rec)[half*rec:][:rec]
		out := dg.row(i, 4*rec)[2*half*rec:]
		before, up := zero, sink
		if prev >= 0 && prev < n {
			before, up = h.row(prev, 2*rec)[half*rec:], dh.row(prev, 2*rec)[half*rec:]
		}
		for k := range d {
			z, c := x[k], x[rec+k]
			up[k] += d[k] * (1 - z)
			out[k] = d[k] * (c - before[k]) * z * (1 - z)
			out[rec+k] = d[k] * z * (1 - c*c)
		}
	}
	for i := n - 1; i >= 0; i-- {
		step(i, i-1, 0)
	}
	for i := range n {
		step(i, i+1, 1)
	}
}

// backward carries the gradients of the vectors down to the tables.
func (e *encoder) backward(f core.Features, n int) {
	in, width, window, rec := e.In(), e.Out(), e.Window, e.Recurrent
	dLow := e.dOut
	if e.mix != nil {
		dLow = e.backMixed(n)
	}
	e.dSums = resize(e.dSums, n*in)
	runsBack(grid{e.acts.sums, in, window}, grid{e.acts.low, width, window},
		grid{dLow, width, window}, grid{e.dSums, in, window}, rec, n)
	for i := range n {
		d := e.dSums[i*in : (i+1)*in]
		for k := range window {
			d[k] = 0
			if e.acts.low[i*width+k] > 0 {
				d[k] = dLow[i*width+k]
			}
		}
		add(d, e.bias.g(0))
		eachRow(e.Encoder, f, i, n, func(slot, row int) {
			t := e.tables[slot]
			add(d[:t.Cols], t.g(row))
		})
	}
}

// backMixed goes back through the second layer and returns the gradients of the first one's vectors.
func (e *encoder) backMixed(n int) []float32 {
	width, window, rec := e.Out(), e.Window, e.Recurrent
	e.dMixed, e.dLow = resize(e.dMixed, n*4*rec), resize(e.dLow, n*width)
	runsBack(grid{e.acts.mixed, 4 * rec, 0}, grid{e.acts.out, width, window},
		grid{e.dOut, width, window}, grid{e.dMixed, 4 * rec, 0}, rec, n)
	for i := range n {
		d, up := e.dMixed[i*4*rec:(i+1)*4*rec], e.dLow[i*width:(i+1)*width]
		clear(up)
		copy(up, e.dOut[i*width:i*width+window])
		add(d, e.mixBias.g(0))
		for k, x := range e.acts.low[i*width : (i+1)*width] {
			if x == 0 && k < window {
				continue
			}
			axpy(x, d, e.mix.g(k))
			up[k] += dot(e.mix.Row(k), d)
		}
	}
	return e.dLow
}
