package core

import "fmt"

// ParserData is a Parser as it is stored.
type ParserData struct {
	Enc     *EncoderData
	Place   *DenseData // for each input, the rows of all places one after the other
	Missing *Table
	State   *Table
	Bias    *Table
	Move    *OutputData
	Left    *OutputData // labels of left arcs
	Right   *OutputData
}

// Quantise returns the parser in whole numbers.
func (p *Parser) Quantise() *ParserData {
	d := &ParserData{Enc: p.Enc.Quantise()}
	all := NewMatrix(p.Enc.Out(), PlaceCount*p.Hidden)
	for k, m := range p.Place {
		for i := range m.Rows {
			copy(all.Row(i)[k*p.Hidden:], m.Row(i))
		}
	}
	d.Place = quantiseDense(all, d.Enc.inputs())
	d.Missing, d.State, d.Bias = quantise(p.Missing, sumUnit), quantise(p.State, sumUnit), quantise(p.Bias, sumUnit)
	hidden := make([]float64, p.Hidden)
	for i := range hidden {
		hidden[i] = hiddenA
	}
	d.Move = quantiseOutput(p.Move, p.MoveBias, hidden)
	n := p.Labels()
	part := func(m *Matrix, lo, hi int) *Matrix {
		if m.Rows == 1 {
			return &Matrix{Rows: 1, Cols: hi - lo, Data: m.Data[lo:hi]}
		}
		return &Matrix{Rows: hi - lo, Cols: m.Cols, Data: m.Data[lo*m.Cols : hi*m.Cols]}
	}
	d.Left = quantiseOutput(part(p.Label, 0, n), part(p.LabelB, 0, n), hidden)
	d.Right = quantiseOutput(part(p.Label, n, 2*n), part(p.LabelB, n, 2*n), hidden)
	return d
}

// Check verifies the sizes of a parser that was read.
func (d *ParserData) Check(size func(kind int) int, labels int) error {
	if err := d.Enc.check(size); err != nil {
		return err
	}
	hidden := d.Bias.Cols
	if hidden == 0 || hidden%sumLanes != 0 {
		return fmt.Errorf("a parser of %d hidden units, no multiple of %d", hidden, sumLanes)
	}
	if err := d.Place.check("places", d.Enc.Out(), PlaceCount*hidden); err != nil {
		return err
	}
	for _, t := range []struct {
		name string
		t    *Table
		rows int
	}{{"missing", d.Missing, 2 * PlaceCount}, {"state", d.State, StateRows}, {"hidden bias", d.Bias, 1}} {
		if err := t.t.check(t.name, t.rows, hidden); err != nil {
			return err
		}
	}
	if err := d.Move.check("moves", hidden, MoveCount); err != nil {
		return err
	}
	if err := d.Left.check("left labels", hidden, labels); err != nil {
		return err
	}
	return d.Right.check("right labels", hidden, labels)
}

// FastParser parses in whole numbers. It is safe for concurrent use.
type FastParser struct {
	enc               *fastEncoder
	vectors           bool     // whether with vector instructions
	place             products // of the places that every word takes: S0 and B0
	later             products // of S1, which about half of the words take
	factor            int64    // from products to sums, in 1/65536
	missing           []int16
	state, bias       rows
	hidden            int
	move, left, right output
}

// Fast returns the parser ready for use.
func (d *ParserData) Fast() *FastParser { return d.fast(hasVectors()) }

func (d *ParserData) fast(vectors bool) *FastParser {
	enc := d.Enc.fast(newCurves(), vectors)
	vectors = vectors && d.Bias.Cols%vectorLanes == 0
	d.State.Cells = cloneSpread(d.State.Cells) // it is read the most
	return &FastParser{
		enc: enc, vectors: vectors, missing: d.Missing.lanes(), state: d.State.addends(vectors), bias: d.Bias.addends(vectors),
		place:  d.Place.Table.blocks(d.Bias.Cols, PlaceS0, PlaceB0).products(vectors),
		later:  d.Place.Table.blocks(d.Bias.Cols, PlaceS1).products(vectors),
		factor: productFactor(d.Place.Unit), hidden: d.Bias.Cols,
		move: d.Move.fast(vectors), left: d.Left.fast(vectors), right: d.Right.fast(vectors),
	}
}

// Bytes returns about how much memory the parser takes.
func (p *FastParser) Bytes() int {
	return p.enc.bytes() + p.place.bytes() + p.later.bytes() + 2*len(p.missing) + p.state.bytes() +
		p.move.weights.bytes() + p.left.weights.bytes() + p.right.weights.bytes()
}

// ParseScratch holds the buffers of one goroutine. State is the finished tree.
type ParseScratch struct {
	State State

	enc   encoded
	words []int16 // for each word, the sums of each place
	have  []bool  // whether a word's sums of S1 are there
	by    factors
	prod  multiplied
	sums  adder
	acts  []int8
	rows  []uint32
}

// Prepared returns the number of lanes that Prepare fills.
func (p *FastParser) Prepared() int { return p.enc.prepared() }

// Prepare fills out with what a word adds by its form, whose identifiers it gets, to the vectors of a sentence.
func (p *FastParser) Prepare(ids []int32, s *ParseScratch, out []int16) {
	p.enc.prepare(ids, &s.enc.sums, out)
}

// Parse finds the tree of the words of f, in time linear in their number. Their forms are as Prepare made them.
func (p *FastParser) Parse(f Features, forms [][]int16, s *ParseScratch) {
	p.enc.encode(f, forms, &s.enc)
	p.multiply(len(forms), s)
	s.acts = resize(s.acts, p.hidden)
	s.State.Reset(len(forms))
	for !s.State.Done() {
		p.step(f, s)
	}
}

// sooner is how many places every word takes; prodOrder is where the sums of a place lie among those of
// a word, the places that not every word takes last.
const sooner = 2

var prodOrder = [PlaceCount]int{PlaceS0: 0, PlaceB0: 1, PlaceS1: 2}

// multiply computes what each word adds to the hidden layer from the places that every word takes.
func (p *FastParser) multiply(n int, s *ParseScratch) {
	s.words = resize(s.words, n*PlaceCount*p.hidden)
	s.have = resize(s.have, n)
	clear(s.have)
	for i := range n {
		p.product(&p.place, i, s, s.words[i*PlaceCount*p.hidden:][:sooner*p.hidden])
	}
}

// product computes the sums of a word from the products of its vector.
func (p *FastParser) product(weights *products, i int, s *ParseScratch, out []int16) {
	s.by.set(p.enc.vector(i, &s.enc), p.vectors)
	for c, v := range weights.multiply(&s.by, &s.prod) {
		out[c] = toSum(v, p.factor)
	}
}

// from returns the sums of a word in a place.
func (p *FastParser) from(place int, word int32, s *ParseScratch) []int16 {
	i := int(word - 1)
	out := s.words[(i*PlaceCount+prodOrder[place])*p.hidden:][:p.hidden]
	if place == PlaceS1 && !s.have[i] {
		s.have[i] = true
		p.product(&p.later, i, s, out)
	}
	return out
}

// hiddenSums returns the sums of the hidden layer in the state.
func (p *FastParser) hiddenSums(f Features, s *ParseScratch) []int16 {
	s.sums.start(p.hidden, p.vectors)
	s.sums.add(&p.bias, 0)
	s.rows = StateFeatures(&s.State, f, s.rows[:0])
	for _, r := range s.rows {
		s.sums.add(&p.state, int(r))
	}
	sums := s.sums.sum()
	for k, w := range s.State.Places() {
		if w <= 0 {
			plus(sums, p.missing[(2*k+int(w+1))*p.hidden:], p.vectors)
		} else {
			plus(sums, p.from(k, w, s), p.vectors)
		}
	}
	return sums
}

func (p *FastParser) step(f Features, s *ParseScratch) {
	rectify(s.acts, p.hiddenSums(f, s), hiddenA, p.vectors)
	s.by.set(s.acts, p.vectors)
	scores := p.move.scores(&s.by, &s.prod)
	st, move := &s.State, -1
	for m, v := range scores {
		if st.Legal(m) && (move < 0 || v > scores[move]) {
			move = m
		}
	}
	switch move {
	case LeftArc:
		st.Do(move, int32(best(p.left.scores(&s.by, &s.prod))))
	case RightArc:
		st.Do(move, int32(best(p.right.scores(&s.by, &s.prod))))
	default:
		st.Do(Shift, 0)
	}
}
