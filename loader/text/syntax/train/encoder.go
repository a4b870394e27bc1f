package train

import (
	"math"

	"entente/loader/text/syntax/internal/core"
)

// encoder trains a core.Encoder.
type encoder struct {
	*core.Encoder
	tables []*param
	bias   *param
	acts   core.Encoded
	dOut   []float32
	dIn    []float32
}

func newEncoder(t *trainer, window, recurrent int, slots []core.Slot, size func(kind int) int) *encoder {
	e := &encoder{Encoder: &core.Encoder{Window: window, Recurrent: recurrent, Slots: slots}}
	scale := tableScale / math.Sqrt(float64(len(slots)))
	for _, s := range slots {
		p := t.matrix(size(s.Kind), e.Width(s), scale)
		e.tables = append(e.tables, p)
		e.Tables = append(e.Tables, p.Matrix)
	}
	e.bias = t.matrix(1, e.In(), 0)
	e.Bias = e.bias.Matrix
	return e
}

// forward encodes the sentence and clears the gradients of its vectors.
func (e *encoder) forward(f core.Features, n int) {
	e.Encode(f, n, &e.acts)
	e.dOut = resize(e.dOut, n*e.Out())
	clear(e.dOut)
}

func (e *encoder) vector(i int) []float32   { w := e.Out(); return e.acts.Out[i*w : (i+1)*w] }
func (e *encoder) gradient(i int) []float32 { w := e.Out(); return e.dOut[i*w : (i+1)*w] }

func resize(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n+n/2)
	}
	return s[:n]
}

// backward carries the gradients of the vectors down to the tables.
func (e *encoder) backward(f core.Features, n int) {
	in, width, rec := e.In(), e.Out(), e.Recurrent
	e.dIn = resize(e.dIn, n*in)
	for i := range n {
		o, d, x := e.vector(i), e.gradient(i), e.dIn[i*in:(i+1)*in]
		for k := range e.Window {
			x[k] = 0
			if o[k] > 0 {
				x[k] = d[k]
			}
		}
	}
	back := func(i, prev, gate, at int) {
		g := e.acts.Sums[i*in+e.Window+gate : i*in+e.Window+gate+2*rec]
		x := e.dIn[i*in+e.Window+gate : i*in+e.Window+gate+2*rec]
		d := e.dOut[i*width+at : i*width+at+rec]
		for k := range rec {
			var before float32
			z, c := g[k], g[rec+k]
			if prev >= 0 {
				before = e.acts.Out[prev*width+at+k]
				e.dOut[prev*width+at+k] += d[k] * (1 - z)
			}
			x[k] = d[k] * (c - before) * z * (1 - z)
			x[rec+k] = d[k] * z * (1 - c*c)
		}
	}
	for i := n - 1; i >= 0; i-- {
		back(i, i-1, 0, e.Window)
	}
	for i := range n {
		next := i + 1
		if next == n {
			next = -1
		}
		back(i, next, 2*rec, e.Window+rec)
	}
	for i := range n {
		x := e.dIn[i*in : (i+1)*in]
		core.Add(x, e.bias.g(0))
		for k, s := range e.Slots {
			id := int32(core.IDOutside)
			if j := i + s.Offset; j >= 0 && j < n {
				id = f[j*core.FeatKinds+s.Kind]
			}
			core.Add(x[:e.tables[k].Cols], e.tables[k].g(int(id)))
		}
	}
}
