package core

import (
	"fmt"
	"math"
)

// Units per 1.0 of the numbers inside the networks.
const (
	sumUnit  = 256   // sums of rows
	unitGate = 32767 // gates and running averages
	windowA  = 24    // activations of the window part, cut at actLimit
	hiddenA  = 24    // activations of the hidden layer of the parser
)

// gateRange is where the gates' functions are flat, in sumUnit.
const gateRange = 8 * sumUnit

// curves holds the sigmoid and the hyperbolic tangent, from -gateRange to gateRange.
type curves struct {
	sigmoid, tanh [2*gateRange + 1]int16
}

func newCurves() *curves {
	c := &curves{}
	for i := range c.sigmoid {
		x := float32(i-gateRange) / sumUnit
		c.sigmoid[i] = int16(math.Floor(float64(unitGate*Sigmoid(x)) + 0.5))
		c.tanh[i] = int16(math.Floor(float64(unitGate*Tanh(x)) + 0.5))
	}
	return c
}

func (c *curves) at(x int32) int { return int(min(gateRange, max(-gateRange, x))) + gateRange }

// EncoderData is an encoder as it is stored.
type EncoderData struct {
	Window, Recurrent int
	Slots             []Slot
	Tables            []*Table
	Bias              *Table
	Mix               *OutputData // second layer; nil without
}

// Quantise returns the encoder in whole numbers.
func (e *Encoder) Quantise() *EncoderData {
	d := &EncoderData{Window: e.Window, Recurrent: e.Recurrent, Slots: e.Slots}
	for _, m := range e.Tables {
		d.Tables = append(d.Tables, quantise(m, sumUnit))
	}
	d.Bias = quantise(e.Bias, sumUnit)
	if e.Mix != nil {
		d.Mix = quantiseOutput(e.Mix.transpose(), e.MixBias, d.inputs())
	}
	return d
}

// Out returns the width of the vectors.
func (d *EncoderData) Out() int { return d.Window + 2*d.Recurrent }

func (d *EncoderData) check(size func(kind int) int) error {
	if d.Window%sumLanes != 0 || d.Recurrent%sumLanes != 0 {
		return fmt.Errorf("an encoder of %d and %d units, no multiples of %d", d.Window, d.Recurrent, sumLanes)
	}
	in := d.Window + 4*d.Recurrent
	if err := d.Bias.check("bias", 1, in); err != nil {
		return err
	}
	for k, s := range d.Slots {
		width := d.Window
		if s.Offset == 0 {
			width = in
		}
		if err := d.Tables[k].check(fmt.Sprintf("slot %d", k), size(s.Kind), width); err != nil {
			return err
		}
	}
	if d.Mix != nil {
		return d.Mix.check("second layer", d.Out(), 4*d.Recurrent)
	}
	return nil
}

// fastEncoder computes an encoder in whole numbers.
type fastEncoder struct {
	window, rec int
	slots       []Slot
	tables      []packed
	bias        packed
	mix         *output // second layer; nil without
	factor      int64   // from its products to sums, in 1/65536
	curves      *curves
}

func (d *EncoderData) fast(c *curves) *fastEncoder {
	e := &fastEncoder{window: d.Window, rec: d.Recurrent, slots: d.Slots, curves: c, bias: d.Bias.sums()}
	for _, t := range d.Tables {
		e.tables = append(e.tables, t.sums())
	}
	if d.Mix != nil {
		mix := d.Mix.fast()
		e.mix, e.factor = &mix, productFactor(d.Mix.Weight.Unit)
	}
	return e
}

// productFactor returns what turns products of a unit into sums, in 1/65536.
func productFactor(unit float64) int64 { return round(min(sumUnit*65536/unit, 1<<40)) }

// toSum turns a product into a sum that fits its lane.
func toSum(product int32, factor int64) int32 {
	return int32(min(sumLimit, max(-sumLimit, int64(product)*factor>>16)))
}

func (e *fastEncoder) bytes() (n int) {
	for i := range e.tables {
		n += e.tables[i].bytes()
	}
	return n
}

func (e *fastEncoder) out() int { return e.window + 2*e.rec }

// encoded holds the vectors of a sentence: activations up to actLimit.
type encoded struct {
	acts  []int8
	row   []uint64
	sums  []int32
	gates []int16
	run   []int32
	by    factors
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

func (e *fastEncoder) encode(f Features, n int, b *encoded) {
	width, in := e.out(), e.window+4*e.rec
	b.acts = resize(b.acts, n*width)
	b.gates = resize(b.gates, n*4*e.rec)
	b.row = resize(b.row, in/sumLanes)
	b.sums = resize(b.sums, in)
	for i := range n {
		e.sum(f, i, n, b.row)
		unpackSums(b.row, b.sums)
		acts := b.acts[i*width : i*width+e.window]
		for k, v := range b.sums[:e.window] {
			acts[k] = int8(min(actLimit, max(0, v)*windowA/sumUnit))
		}
		e.gates(b.sums[e.window:], b.gates[i*4*e.rec:(i+1)*4*e.rec])
	}
	e.runs(b, n)
	if e.mix == nil {
		return
	}
	b.row = resize(b.row, e.mix.weights.words)
	for i := range n {
		b.by.set(b.acts[i*width : (i+1)*width])
		sums := e.mix.scores(&b.by, b.row, b.sums)
		for k, v := range sums {
			sums[k] = toSum(v, e.factor)
		}
		e.gates(sums, b.gates[i*4*e.rec:(i+1)*4*e.rec])
	}
	e.runs(b, n)
}

// sum fills y with the sums of the rows that word i asks for.
func (e *fastEncoder) sum(f Features, i, n int, y []uint64) {
	copy(y, e.bias.data)
	var rows [4][]uint64 // waiting, of one length
	waiting := 0
	for k := range e.slots {
		s := &e.slots[k]
		id := int32(IDOutside)
		if j := i + s.Offset; j >= 0 && j < n {
			id = f[j*FeatKinds+s.Kind]
		}
		row := e.tables[k].row(int(id))
		if waiting > 0 && len(row) != len(rows[0]) {
			for _, r := range rows[:waiting] {
				addRow(r, y)
			}
			waiting = 0
		}
		rows[waiting] = row
		if waiting++; waiting == len(rows) {
			addRows(rows[0], rows[1], rows[2], rows[3], y)
			waiting = 0
		}
	}
	for _, r := range rows[:waiting] {
		addRow(r, y)
	}
}

// runs fills the running parts of the vectors from the gates.
func (e *fastEncoder) runs(b *encoded, n int) {
	b.run = resize(b.run, e.rec)
	clear(b.run)
	for i := range n {
		e.advance(b, i, 0)
	}
	clear(b.run)
	for i := n - 1; i >= 0; i-- {
		e.advance(b, i, 1)
	}
}

func (e *fastEncoder) gates(sums []int32, out []int16) {
	r := e.rec
	for half := range 2 {
		z, c := sums[2*half*r:][:r], sums[(2*half+1)*r:][:r]
		oz, oc := out[2*half*r:][:r], out[(2*half+1)*r:][:r]
		for k := range z {
			oz[k] = e.curves.sigmoid[e.curves.at(z[k])]
			oc[k] = e.curves.tanh[e.curves.at(c[k])]
		}
	}
}

// advance moves the running average of a direction on by one word.
func (e *fastEncoder) advance(b *encoded, i, half int) {
	r := e.rec
	g := b.gates[(i*4+2*half)*r:][:2*r]
	z, c := g[:r], g[r:][:r]
	at := i*e.out() + e.window + half*r
	acts := b.acts[at:][:r]
	run := b.run[:r]
	for k := range run {
		h := run[k] + int32(z[k])*(int32(c[k])-run[k])>>15
		run[k] = h
		acts[k] = int8(min(actLimit, max(-actLimit, h>>8)))
	}
}

// Sigmoid and Tanh are the usual functions, by a rational approximation of tanh that is exact to
// about 1e-4, monotone, and the same on every architecture.
func Sigmoid(x float32) float32 { return 0.5 + float32(0.5*Tanh(float32(0.5*x))) }

// Tanh is the hyperbolic tangent, see Sigmoid.
func Tanh(x float32) float32 {
	if x > 4.97 {
		return 1
	}
	if x < -4.97 {
		return -1
	}
	s := float32(x * x)
	num := 135135 + float32(s*(17325+float32(s*(378+s))))
	den := 135135 + float32(s*(62370+float32(s*(3150+float32(28*s)))))
	return float32(x*num) / den
}
