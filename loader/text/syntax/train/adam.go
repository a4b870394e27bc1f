// Package train fits the models of package syntax to a treebank.
package train

import (
	"math"
	"math/rand/v2"

	"entente/loader/text/syntax/internal/core"
)

// param is a matrix under training: its gradient, and the two moments of Adam. Only rows that got a
// gradient are updated.
type param struct {
	*core.Matrix
	grad, m, v []float32
	dirty      []bool
	touched    []int32
}

// trainer owns the parameters of one network. It is used by one goroutine, so that the same seed
// gives the same bits whatever the number of threads.
type trainer struct {
	params []*param
	rng    *rand.Rand
	rate   float32
	step   int
}

func newTrainer(seed uint64) *trainer {
	return &trainer{rng: rand.New(rand.NewPCG(seed, 0x5bd1e995))}
}

// matrix makes a parameter whose values are uniform in [-scale, scale].
func (t *trainer) matrix(rows, cols int, scale float64) *param {
	p := &param{
		Matrix: core.NewMatrix(rows, cols),
		grad:   make([]float32, rows*cols), m: make([]float32, rows*cols), v: make([]float32, rows*cols),
		dirty: make([]bool, rows),
	}
	if scale > 0 {
		for i := range p.Data {
			p.Data[i] = float32((2*t.rng.Float64() - 1) * scale)
		}
	}
	t.params = append(t.params, p)
	return p
}

// g returns the gradient of a row, to be added to.
func (p *param) g(row int) []float32 {
	if !p.dirty[row] {
		p.dirty[row] = true
		p.touched = append(p.touched, int32(row))
	}
	return p.grad[row*p.Cols : (row+1)*p.Cols]
}

const (
	beta1   = 0.9
	beta2   = 0.99
	epsilon = 1e-6
)

// update makes one step with the gradients gathered and clears them.
func (t *trainer) update() {
	t.step++
	correct := math.Sqrt(1-math.Pow(beta2, float64(t.step))) / (1 - math.Pow(beta1, float64(t.step)))
	rate := t.rate * float32(correct)
	for _, p := range t.params {
		for _, row := range p.touched {
			lo, hi := int(row)*p.Cols, (int(row)+1)*p.Cols
			adam(p.Data[lo:hi], p.grad[lo:hi], p.m[lo:hi], p.v[lo:hi], rate)
			p.dirty[row] = false
		}
		p.touched = p.touched[:0]
	}
}

// adam leaves weights without a gradient alone: most are, since units are silent or left out.
func adam(w, g, m, v []float32, rate float32) {
	g, m, v = g[:len(w)], m[:len(w)], v[:len(w)]
	for i, x := range g {
		if x == 0 {
			continue
		}
		m[i] += float32((1 - beta1) * (x - m[i]))
		v[i] += float32((1 - beta2) * (float32(x*x) - v[i]))
		w[i] -= float32(rate*m[i]) / (float32(math.Sqrt(float64(v[i]))) + epsilon)
		g[i] = 0
	}
}
