package train

import (
	"math"

	"entente/loader/text/syntax/internal/core"
)

// parser trains a core.Parser with a dynamic oracle: it learns in states that its own mistakes
// lead to, from the moves that lose the fewest arcs of the tree from there on.
type parser struct {
	*trainer
	set      Settings
	net      *core.Parser
	enc      *encoder
	place    [core.PlaceCount]*param
	missing  *param
	state    *param
	bias     *param
	move     *param
	moveBias *param
	label    *param
	labelB   *param

	st       core.State
	orc      oracle
	products [core.PlaceCount][]float32 // of each word's vector with the matrix of the place
	dProd    [core.PlaceCount][]float32
	have     [core.PlaceCount][]bool
	inputs   []float32 // vectors after dropout
	masks    []float32
	rows     []uint32
	hidden   []float32
	mask     []float32
	dHidden  []float32
	moves    [core.MoveCount]float32
	labels   []float32
}

func newParser(seed uint64, set Settings, slots []core.Slot, size func(int) int, labels int) *parser {
	t := newTrainer(seed)
	p := &parser{trainer: t, set: set, net: &core.Parser{Hidden: set.Hidden}}
	p.enc = newEncoder(t, set.Window, set.Recurrent, set.Deep, slots, size)
	p.net.Enc = p.enc.Encoder
	scale := math.Sqrt(3 / float64(3*p.enc.Out()))
	for k := range p.place {
		p.place[k] = t.matrix(p.enc.Out(), set.Hidden, scale)
		p.net.Place[k] = p.place[k].Matrix
	}
	table := func(rows, cols int, scale float64, to **core.Matrix) *param {
		m := t.matrix(rows, cols, scale)
		*to = m.Matrix
		return m
	}
	p.missing = table(2*core.PlaceCount, set.Hidden, 0.1, &p.net.Missing)
	p.state = table(core.StateRows, set.Hidden, 0, &p.net.State)
	p.bias = table(1, set.Hidden, 0, &p.net.Bias)
	out := math.Sqrt(3 / float64(set.Hidden))
	p.move = table(core.MoveCount, set.Hidden, out, &p.net.Move)
	p.moveBias = table(1, core.MoveCount, 0, &p.net.MoveBias)
	p.label = table(2*labels, set.Hidden, out, &p.net.Label)
	p.labelB = table(1, 2*labels, 0, &p.net.LabelB)
	p.hidden = make([]float32, set.Hidden)
	p.mask = make([]float32, set.Hidden)
	p.dHidden = make([]float32, set.Hidden)
	p.labels = make([]float32, labels)
	return p
}

func (p *parser) prepare(n int) {
	width := p.enc.Out()
	p.inputs = resize(p.inputs, n*width)
	p.masks = resize(p.masks, n*width)
	p.dropMask(p.masks, p.set.Drop)
	for i, m := range p.masks {
		p.inputs[i] = p.enc.acts.out[i] * m
	}
	for k := range p.place {
		p.products[k] = resize(p.products[k], n*p.set.Hidden)
		p.dProd[k] = resize(p.dProd[k], n*p.set.Hidden)
		clear(p.dProd[k])
		if cap(p.have[k]) < n {
			p.have[k] = make([]bool, 2*n)
		}
		p.have[k] = p.have[k][:n]
		clear(p.have[k])
	}
}

func (p *parser) product(place int, word int32) []float32 {
	h := p.set.Hidden
	i := int(word - 1)
	out := p.products[place][i*h : (i+1)*h]
	if !p.have[place][i] {
		p.have[place][i] = true
		clear(out)
		width := p.enc.Out()
		for j, x := range p.inputs[i*width : (i+1)*width] {
			if x != 0 {
				axpy(x, p.place[place].Row(j), out)
			}
		}
	}
	return out
}

// learn goes through one sentence and gathers its gradients.
func (p *parser) learn(e *example, f core.Features, explore bool) (loss float64) {
	n := len(e.Words)
	p.enc.forward(f, n)
	p.prepare(n)
	p.st.Reset(n)
	p.orc.reset(e.Heads)
	for !p.st.Done() {
		loss += p.step(e, f, explore)
	}
	p.backPlaces(n)
	p.enc.backward(f, n)
	return loss
}

func (p *parser) step(e *example, f core.Features, explore bool) (loss float64) {
	places := p.st.Places()
	h := p.hidden
	copy(h, p.bias.Data)
	for k, w := range places {
		if w <= 0 {
			add(p.missing.Row(2*k+int(w+1)), h)
		} else {
			add(p.product(k, w), h)
		}
	}
	p.rows = core.StateFeatures(&p.st, f, p.rows[:0])
	for _, r := range p.rows {
		add(p.state.Row(int(r)), h)
	}
	p.dropMask(p.mask, p.set.Drop)
	for i, v := range h {
		h[i] = max(0, v) * p.mask[i]
	}
	clear(p.dHidden)

	costs, least := p.orc.costs(&p.st)
	best, bestGood := -1, -1
	for m := range p.moves {
		p.moves[m] = p.moveBias.Data[m] + dot(p.move.Row(m), h)
		if !p.st.Legal(m) {
			p.moves[m] = -1e9
			continue
		}
		if best < 0 || p.moves[m] > p.moves[best] {
			best = m
		}
		if costs[m] == least && (bestGood < 0 || p.moves[m] > p.moves[bestGood]) {
			bestGood = m
		}
	}
	softmax(p.moves[:])
	var good float32
	for m, q := range p.moves {
		if p.st.Legal(m) && costs[m] == least {
			good += q
		}
	}
	loss -= math.Log(float64(good) + 1e-9)
	for m, q := range p.moves {
		if !p.st.Legal(m) {
			continue
		}
		d := q
		if costs[m] == least {
			d -= q / (good + 1e-9)
		}
		p.moveBias.g(0)[m] += d
		axpy(d, h, p.move.g(m))
		axpy(d, p.move.Row(m), p.dHidden)
	}

	chosen := bestGood
	if explore && p.rng.Float64() < p.set.Explore {
		chosen = best
		if r := p.rng.Float32(); r > p.moves[best] { // sometimes another move, as likely as the model holds it
			r -= p.moves[best]
			for m, q := range p.moves {
				if m == best || !p.st.Legal(m) {
					continue
				}
				if r < q {
					chosen = m
					break
				}
				r -= q
			}
		}
	}
	label := int32(0)
	if chosen != core.Shift {
		var l float64
		label, l = p.learnLabel(e, chosen)
		loss += l
	}
	for i := range p.dHidden {
		if h[i] == 0 {
			p.dHidden[i] = 0
		} else {
			p.dHidden[i] *= p.mask[i]
		}
	}
	add(p.dHidden, p.bias.g(0))
	for k, w := range places {
		if w <= 0 {
			add(p.dHidden, p.missing.g(2*k+int(w+1)))
		} else {
			add(p.dHidden, p.dProd[k][int(w-1)*p.set.Hidden:int(w)*p.set.Hidden])
		}
	}
	for _, r := range p.rows {
		add(p.dHidden, p.state.g(int(r)))
	}
	p.st.Do(chosen, label)
	return loss
}

// learnLabel scores the labels of the arc that the move makes. A right arc teaches the right
// label; a wrong one teaches nothing, and gets the label that the model thinks best.
func (p *parser) learnLabel(e *example, move int) (label int32, loss float64) {
	dep := p.st.Top(0)
	head := p.st.Next
	if move == core.RightArc {
		head = p.st.Top(1)
	}
	base := p.net.LabelBase(move)
	top := 0
	for k := range p.labels {
		p.labels[k] = p.labelB.Data[base+k] + dot(p.label.Row(base+k), p.hidden)
		if p.labels[k] > p.labels[top] {
			top = k
		}
	}
	if e.Heads[dep-1] != head || e.rels[dep-1] < 0 {
		return int32(top), 0
	}
	gold := e.rels[dep-1]
	softmax(p.labels)
	loss = -math.Log(float64(p.labels[gold]) + 1e-9)
	p.labels[gold]--
	add(p.labels, p.labelB.g(0)[base:base+len(p.labels)])
	for k, d := range p.labels {
		if d > 1e-4 || d < -1e-4 {
			axpy(d, p.hidden, p.label.g(base+k))
			axpy(d, p.label.Row(base+k), p.dHidden)
		}
	}
	return int32(top), loss
}

// backPlaces carries the gradients of the products to the matrices and the vectors.
func (p *parser) backPlaces(n int) {
	width, h := p.enc.Out(), p.set.Hidden
	for k := range p.place {
		for i := range n {
			if !p.have[k][i] {
				continue
			}
			d := p.dProd[k][i*h : (i+1)*h]
			up := p.enc.gradient(i)
			for j, x := range p.inputs[i*width : (i+1)*width] {
				if x == 0 {
					if p.masks[i*width+j] == 0 || j < p.enc.Window {
						continue
					}
				}
				axpy(x, d, p.place[k].g(j))
				up[j] += dot(p.place[k].Row(j), d) * p.masks[i*width+j]
			}
		}
	}
}

func (p *parser) fit(all []*example, counts [core.FormFeatures][]int32, progress func(epoch int, loss float64)) {
	var f core.Features
	for epoch := range p.set.Epochs {
		var loss float64
		var words, pending int
		order := p.rng.Perm(len(all))
		for at, k := range order {
			e := all[k]
			p.rate = schedule(p.set.Rate, (float64(epoch)+float64(at)/float64(len(all)))/float64(p.set.Epochs))
			f = dropWords(p.rng, e.feats, counts, p.set.WordDrop, f)
			loss += p.learn(e, f, epoch > 0)
			words += len(e.Words)
			if pending += len(e.Words); pending >= p.set.Batch || at == len(order)-1 {
				p.update()
				pending = 0
			}
		}
		progress(epoch, loss/float64(words))
	}
}
