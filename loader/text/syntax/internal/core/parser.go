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
	place                packed
	factor               int64 // from products to sums, in 1/65536
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
	p.place = d.Place.Table.products()
	p.factor = productFactor(d.Place.Unit)
	return p
}

// Bytes returns about how much memory the parser takes.
func (p *FastParser) Bytes() int {
	return p.enc.bytes() + p.place.bytes() + p.missing.bytes() + p.state.bytes() +
		p.move.weights.bytes() + p.left.weights.bytes() + p.right.weights.bytes()
}

// ParseScratch holds the buffers of one goroutine. State is the finished tree.
type ParseScratch struct {
	State State

	enc    encoded
	prod   []uint64 // for each word, the sums of each place
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

// multiply computes what each word adds to the hidden layer from each place that it may take.
func (p *FastParser) multiply(n int, s *ParseScratch) {
	width, words := p.enc.out(), PlaceCount*p.hidden/sumLanes
	s.row = resize(s.row, max(p.place.words, p.left.weights.words, p.right.weights.words, p.move.weights.words))
	s.sums = resize(s.sums, PlaceCount*p.hidden)
	s.prod = resize(s.prod, n*words)
	row := s.row[:p.place.words]
	for i := range n {
		p.place.multiply(s.enc.acts[i*width:(i+1)*width], row)
		unpackProducts(row, s.sums)
		for c, v := range s.sums {
			s.sums[c] = toSum(v, p.factor)
		}
		packSums(s.sums, s.prod[i*words:(i+1)*words])
	}
	s.sums = s.sums[:p.hidden]
}

func (p *FastParser) step(f Features, s *ParseScratch) {
	st := &s.State
	words := p.hidden / sumLanes
	row := s.row[:words]
	copy(row, p.bias.data)
	for k, w := range st.Places() {
		if w <= 0 {
			addRow(p.missing.row(2*k+int(w+1)), row)
		} else {
			addRow(s.prod[(int(w-1)*PlaceCount+k)*words:][:words], row)
		}
	}
	s.rows = StateFeatures(st, f, s.rows[:0])
	rest := s.rows
	for ; len(rest) >= 4; rest = rest[4:] {
		addRows(p.state.row(int(rest[0])), p.state.row(int(rest[1])), p.state.row(int(rest[2])), p.state.row(int(rest[3])), row)
	}
	for _, r := range rest {
		addRow(p.state.row(int(r)), row)
	}
	unpackSums(row, s.sums)
	for k, v := range s.sums {
		s.acts[k] = int8(min(actLimit, max(0, v)*hiddenA/sumUnit))
	}
	scores := p.move.scores(s.acts, s.row, s.scores)
	move := -1
	for m, v := range scores {
		if st.Legal(m) && (move < 0 || v > scores[move]) {
			move = m
		}
	}
	switch move {
	case LeftArc:
		st.Do(move, int32(best(p.left.scores(s.acts, s.row, s.scores))))
	case RightArc:
		st.Do(move, int32(best(p.right.scores(s.acts, s.row, s.scores))))
	default:
		st.Do(Shift, 0)
	}
}
