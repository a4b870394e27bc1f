package core

import (
	"fmt"
	"math"
	"slices"
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

func (c *curves) at(x int16) int { return int(min(gateRange, max(-gateRange, x))) + gateRange }

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

// fastEncoder computes an encoder in whole numbers. What the form of a word adds to its own sums and to those of the words around it
// does not depend on the sentence: it is summed up once for each word (see prepare) and then only added. The tags are added one by one.
type fastEncoder struct {
	window, rec int
	vectors     bool   // whether with vector instructions
	forms       []seen // the word itself first
	tags        []seenTag
	bias        rows
	outside     []int16 // what a place beyond the sentence adds, as prepare makes it
	mix         *output // second layer; nil without
	factor      int64   // from its products to sums, in 1/65536
	curves      *curves
}

// seen is what an encoder sees of the forms of the words at an offset.
type seen struct {
	offset, width int
	at            int // where its lanes begin among those of prepare
	kinds         []int
	tables        []rows
}

// seenTag is what an encoder sees of the tags of the words at an offset.
type seenTag struct {
	Slot
	table rows
}

// fast returns the encoder ready for use, with vector instructions if they are asked for and its widths fit them.
func (d *EncoderData) fast(c *curves, vectors bool) *fastEncoder {
	vectors = vectors && d.Window > 0 && d.Window%vectorLanes == 0 && d.Recurrent%vectorLanes == 0
	e := &fastEncoder{window: d.Window, rec: d.Recurrent, vectors: vectors, curves: c, bias: d.Bias.addends(vectors)}
	e.forms = []seen{{width: e.in()}}
	for k, s := range d.Slots {
		table := d.Tables[k].addends(vectors)
		if s.Kind >= FormFeatures {
			e.tags = append(e.tags, seenTag{s, table})
			continue
		}
		g := e.group(s.Offset)
		g.kinds, g.tables = append(g.kinds, s.Kind), append(g.tables, table)
	}
	var none [FormFeatures]int32
	for k := range none {
		none[k] = IDOutside
	}
	e.outside = make([]int16, e.prepared())
	e.prepare(none[:], &adder{}, e.outside)
	if d.Mix != nil {
		mix := d.Mix.fast(vectors)
		e.mix, e.factor = &mix, productFactor(d.Mix.Weight.Unit)
	}
	return e
}

// group returns what is seen of the forms at an offset, nothing as yet where it is new.
func (e *fastEncoder) group(offset int) *seen {
	i := slices.IndexFunc(e.forms, func(g seen) bool { return g.offset == offset })
	if i < 0 {
		i = len(e.forms)
		e.forms = append(e.forms, seen{offset: offset, width: e.window, at: e.prepared()})
	}
	return &e.forms[i]
}

// prepared returns the number of lanes that prepare fills.
func (e *fastEncoder) prepared() int {
	last := &e.forms[len(e.forms)-1]
	return last.at + last.width
}

// prepare fills out with what a word adds by its form, whose identifiers it gets, to the sums of each word that sees it.
func (e *fastEncoder) prepare(ids []int32, a *adder, out []int16) {
	for i := range e.forms {
		g := &e.forms[i]
		a.start(g.width, e.vectors)
		if g.offset == 0 {
			a.add(&e.bias, 0)
		}
		for k, kind := range g.kinds {
			a.add(&g.tables[k], int(ids[kind]))
		}
		copy(out[g.at:], a.sum())
	}
}

// productFactor returns what turns products of a unit into sums, in 1/65536.
func productFactor(unit float64) int64 { return round(min(sumUnit*65536/unit, 1<<40)) }

// toSum turns a product into a sum that fits its lane.
func toSum(product int32, factor int64) int16 {
	return int16(min(sumLimit, max(-sumLimit, int64(product)*factor>>16)))
}

func (e *fastEncoder) bytes() (n int) {
	for i := range e.forms {
		for k := range e.forms[i].tables {
			n += e.forms[i].tables[k].bytes()
		}
	}
	for i := range e.tags {
		n += e.tags[i].table.bytes()
	}
	return n
}

func (e *fastEncoder) in() int { return e.window + 4*e.rec }

func (e *fastEncoder) out() int { return e.window + 2*e.rec }

// encoded holds the vectors of a sentence: activations up to actLimit.
type encoded struct {
	acts  []int8
	gates []int16
	run   []int32
	sums  adder
	by    factors
	prod  multiplied
}

// vector returns the vector of a word of the sentence that was encoded last.
func (e *fastEncoder) vector(i int, b *encoded) []int8 { return b.acts[i*e.out() : (i+1)*e.out()] }

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// encode computes the vectors of the words of f. Each word of forms is as prepare made it.
func (e *fastEncoder) encode(f Features, forms [][]int16, b *encoded) {
	n := len(forms)
	b.acts = resize(b.acts, n*e.out())
	b.gates = resize(b.gates, n*4*e.rec)
	for i := range n {
		sums := e.sum(f, forms, i, &b.sums)
		rectify(e.vector(i, b)[:e.window], sums, windowA, e.vectors)
		e.gates(sums[e.window:], b.gates[i*4*e.rec:(i+1)*4*e.rec])
	}
	e.runs(b, n)
	if e.mix == nil {
		return
	}
	for i := range n {
		b.by.set(e.vector(i, b), e.vectors)
		sums := b.sums.lanes[:4*e.rec]
		for k, v := range e.mix.scores(&b.by, &b.prod) {
			sums[k] = toSum(v, e.factor)
		}
		e.gates(sums, b.gates[i*4*e.rec:(i+1)*4*e.rec])
	}
	e.runs(b, n)
}

// sum returns the sums of word i.
func (e *fastEncoder) sum(f Features, forms [][]int16, i int, a *adder) []int16 {
	a.start(e.in(), e.vectors)
	for k := range e.tags {
		s := &e.tags[k]
		id := int32(IDOutside)
		if j := i + s.Offset; j >= 0 && j < len(forms) {
			id = f[j*FeatKinds+s.Kind]
		}
		a.add(&s.table, int(id))
	}
	sums := a.sum()
	for k := range e.forms {
		g := &e.forms[k]
		form := e.outside
		if j := i + g.offset; j >= 0 && j < len(forms) {
			form = forms[j]
		}
		plus(sums[:g.width], form[g.at:], e.vectors)
	}
	return sums
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

func (e *fastEncoder) gates(sums, out []int16) {
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
	advance(e.vector(i, b)[e.window+half*r:][:r], b.run[:r], g[:r], g[r:], e.vectors)
}

// advance moves running averages on towards their values, by as much of the difference as the gates say, and makes activations of them.
func advance(acts []int8, run []int32, gates, values []int16, vector bool) {
	if vector {
		advanceLanes(acts, run, gates, values)
		return
	}
	run, gates, values = run[:len(acts)], gates[:len(acts)], values[:len(acts)]
	for k := range run {
		h := run[k] + int32(gates[k])*(int32(values[k])-run[k])>>15
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
