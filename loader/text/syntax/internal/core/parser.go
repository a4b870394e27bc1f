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
	enc                  *fastEncoder
	place                packed // of the places that every word takes: S0 and B0
	later                packed // of S1, which about half of the words take
	factor               int64  // from products to sums, in 1/65536
	missing, state, bias packed
	hidden               int
	move, left, right    output
}

// Fast returns the parser ready for use.
func (d *ParserData) Fast() *FastParser {
	p := &FastParser{
		enc: d.Enc.fast(newCurves()), missing: d.Missing.sums(), state: d.State.sums(), bias: d.Bias.sums(),
		hidden: d.Bias.Cols, move: d.Move.fast(), left: d.Left.fast(), right: d.Right.fast(),
	}
	p.place = d.Place.Table.blocks(p.hidden, PlaceS0, PlaceB0).products()
	p.later = d.Place.Table.blocks(p.hidden, PlaceS1).products()
	p.factor = productFactor(d.Place.Unit)
	return p
}

// Bytes returns about how much memory the parser takes.
func (p *FastParser) Bytes() int {
	return p.enc.bytes() + p.place.bytes() + p.later.bytes() + p.missing.bytes() + p.state.bytes() +
		p.move.weights.bytes() + p.left.weights.bytes() + p.right.weights.bytes()
}

// ParseScratch holds the buffers of one goroutine. State is the finished tree.
type ParseScratch struct {
	State State

	enc    encoded
	prod   []uint64 // for each word, the sums of each place
	have   []bool   // whether a word's sums of S1 are there
	by     factors
	row    []uint64
	sums   []int32
	acts   []int8
	scores []int32
	rows   []uint32
}

// Parse finds the tree of the n words of f, in time linear in n.
func (p *FastParser) Parse(f Features, n int, s *ParseScratch) {
	p.enc.encode(f, n, &s.enc)
	p.multiply(n, s)
	s.acts = resize(s.acts, p.hidden)
	s.scores = resize(s.scores, max(MoveCount, p.left.classes))
	s.State.Reset(n)
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
	words := p.hidden / sumLanes
	s.row = resize(s.row, max(p.place.words, p.later.words, p.left.weights.words, p.right.weights.words, p.move.weights.words, words))
	s.sums = resize(s.sums, sooner*p.hidden)
	s.prod = resize(s.prod, n*PlaceCount*words)
	s.have = resize(s.have, n)
	clear(s.have)
	for i := range n {
		p.product(&p.place, i, s, s.prod[i*PlaceCount*words:][:sooner*words])
	}
}

// product computes the sums of a word from the products of its vector.
func (p *FastParser) product(weights *packed, i int, s *ParseScratch, out []uint64) {
	width := p.enc.out()
	s.by.set(s.enc.acts[i*width : (i+1)*width])
	row := s.row[:weights.words]
	weights.multiply(&s.by, row)
	sums := s.sums[:len(out)*sumLanes]
	unpackProducts(row, sums)
	for c, v := range sums {
		sums[c] = toSum(v, p.factor)
	}
	packSums(sums, out)
}

// from returns the sums of a word in a place.
func (p *FastParser) from(place int, word int32, s *ParseScratch) []uint64 {
	i, words := int(word-1), p.hidden/sumLanes
	out := s.prod[(i*PlaceCount+prodOrder[place])*words:][:words]
	if place == PlaceS1 && !s.have[i] {
		s.have[i] = true
		p.product(&p.later, i, s, out)
	}
	return out
}

func (p *FastParser) step(f Features, s *ParseScratch) {
	st := &s.State
	words := p.hidden / sumLanes
	var places [PlaceCount][]uint64
	for k, w := range st.Places() {
		if w <= 0 {
			places[k] = p.missing.row(2*k + int(w+1))
		} else {
			places[k] = p.from(k, w, s)
		}
	}
	row := s.row[:words] // after the products, which use it too
	copy(row, p.bias.data)
	for _, x := range places {
		addRow(x, row)
	}
	s.rows = StateFeatures(st, f, s.rows[:0])
	rest := s.rows
	for ; len(rest) >= 4; rest = rest[4:] {
		addRows(p.state.row(int(rest[0])), p.state.row(int(rest[1])), p.state.row(int(rest[2])), p.state.row(int(rest[3])), row)
	}
	for _, r := range rest {
		addRow(p.state.row(int(r)), row)
	}
	sums := s.sums[:p.hidden]
	unpackSums(row, sums)
	for k, v := range sums {
		s.acts[k] = int8(min(actLimit, max(0, v)*hiddenA/sumUnit))
	}
	s.by.set(s.acts)
	scores := p.move.scores(&s.by, s.row, s.scores)
	move := -1
	for m, v := range scores {
		if st.Legal(m) && (move < 0 || v > scores[move]) {
			move = m
		}
	}
	switch move {
	case LeftArc:
		st.Do(move, int32(best(p.left.scores(&s.by, s.row, s.scores))))
	case RightArc:
		st.Do(move, int32(best(p.right.scores(&s.by, s.row, s.scores))))
	default:
		st.Do(Shift, 0)
	}
}
