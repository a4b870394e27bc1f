package core

// Matrix is a table of rows.
type Matrix struct {
	Rows, Cols int
	Data       []float32
}

// NewMatrix returns a matrix of zeros.
func NewMatrix(rows, cols int) *Matrix {
	return &Matrix{Rows: rows, Cols: cols, Data: make([]float32, rows*cols)}
}

// Row returns the row, which shares its memory with the matrix.
func (m *Matrix) Row(i int) []float32 { return m.Data[i*m.Cols : (i+1)*m.Cols : (i+1)*m.Cols] }

// Slot is one input of an encoder: the feature of a kind of the word at an offset.
type Slot struct {
	Kind   int
	Offset int
}

// Encoder turns the features of the words of a sentence into a vector for each word: a rectified
// sum over a window of words, and two gated averages that run forwards and backwards over the
// sentence. Its inputs are sparse, so that it costs sums of rows and no product of matrices.
type Encoder struct {
	Window    int // width of the first part of a vector
	Recurrent int // width of each of the two running parts
	Slots     []Slot
	Tables    []*Matrix // for each slot; the rows of offset 0 also feed the running parts
	Bias      *Matrix   // one row

	// With a second layer, the sums of its gates are products of the first one's vectors with Mix, and
	// its running averages take the place of the first one's.
	Mix     *Matrix // Out() rows of 4*Recurrent; nil without
	MixBias *Matrix // one row
}

// Out returns the width of the vectors.
func (e *Encoder) Out() int { return e.Window + 2*e.Recurrent }

// In returns the width of the sums that the vectors are made from.
func (e *Encoder) In() int { return e.Window + 4*e.Recurrent }

// Width returns the width of the rows of a slot.
func (e *Encoder) Width(s Slot) int {
	if s.Offset == 0 {
		return e.In()
	}
	return e.Window
}

// Classifier gives each word of a sentence one of several classes, from its vector alone.
type Classifier struct {
	Enc    *Encoder
	Weight *Matrix // a row for each class
	Bias   *Matrix // one row
}

// Parser is the network that picks the next move and the label of an arc.
type Parser struct {
	Enc      *Encoder
	Hidden   int
	Place    [PlaceCount]*Matrix // Enc.Out() rows
	Missing  *Matrix             // 2 rows for each place: none, root
	State    *Matrix             // StateRows rows
	Bias     *Matrix             // one row
	Move     *Matrix             // a row for each move
	MoveBias *Matrix             // one row
	Label    *Matrix             // for left arcs, then for right arcs, a row for each label
	LabelB   *Matrix             // one row
}

// Labels returns the number of labels.
func (p *Parser) Labels() int { return p.Label.Rows / 2 }

// LabelBase returns the first row of the labels of the arcs that a move makes.
func (p *Parser) LabelBase(move int) int {
	if move == LeftArc {
		return 0
	}
	return p.Labels()
}
