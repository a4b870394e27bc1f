package core

import (
	"fmt"
	"math"
)

// ParserData is a Parser as it is stored.
type ParserData struct {
	Enc     *EncoderData
	Place   [PlaceCount]*DenseData
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
	for k, m := range p.Place {
		d.Place[k] = quantiseDense(m, d.Enc.inputs())
	}
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
	for k, m := range d.Place {
		if err := m.check(fmt.Sprintf("place %d", k), d.Enc.Out(), hidden); err != nil {
			return err
		}
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
	place                [PlaceCount]packed
	factor               [PlaceCount]int64 // from products to sums, in 1/65536
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
	for k, m := range d.Place {
		p.place[k] = m.Table.products()
		p.factor[k] = int64(math.RoundToEven(min(sumUnit*65536/m.Unit, 1<<40)))
	}
	return p
}

// ParseScratch holds the buffers of one goroutine. State is the finished tree.
type ParseScratch struct {
	State State

	enc    encoded
	prod   [PlaceCount][]uint64 // sums for each word
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
	s.sums = resize(s.sums, p.hidden)
	s.acts = resize(s.acts, p.hidden)
	s.scores = resize(s.scores, max(MoveCount, p.left.classes))
	s.State.Reset(n)
	for !s.State.Done() {
		p.step(f, s)
	}
}

func (p *FastParser) multiply(n int, s *ParseScratch) {
	width, words := p.enc.out(), p.hidden/sumLanes
	need := max(p.place[0].words, words, p.left.weights.words, p.right.weights.words, p.move.weights.words)
	s.row = resize(s.row, need)
	s.sums = resize(s.sums, p.hidden)
	for k := range p.place {
		s.prod[k] = resize(s.prod[k], n*words)
		row := s.row[:p.place[k].words]
		for i := range n {
			clear(row)
			for j, a := range s.enc.acts[i*width : (i+1)*width] {
				if a != 0 {
					addProduct(int32(a), p.place[k].row(j), row)
				}
			}
			unpackProducts(row, s.sums)
			for c, v := range s.sums {
				s.sums[c] = int32(min(sumLimit, max(-sumLimit, int64(v)*p.factor[k]>>16)))
			}
			packSums(s.sums, s.prod[k][i*words:(i+1)*words])
		}
	}
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
			addRow(s.prod[k][int(w-1)*words:int(w)*words], row)
		}
	}
	s.rows = StateFeatures(st, f, s.rows[:0])
	for _, r := range s.rows {
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
