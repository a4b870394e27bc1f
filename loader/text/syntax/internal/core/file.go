package core

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/klauspost/compress/zstd"
)

// MaxUnpacked is the most bytes that a file of a model may unpack to.
const MaxUnpacked = 64 << 20

// formatVersion stands at the head of every file.
const formatVersion = "entente-syntax-2\n"

// Lexicon is what all the networks share: the inventories and the rules for lemmas.
type Lexicon struct {
	Dict   *Dictionary
	Tags   []string // "UPOS|XPOS", sorted
	UPOS   []string
	Labels []string
	Names  []string // classes of the recogniser of names
	Lemmas *LemmaData
}

// Size returns the number of identifiers of a kind of feature.
func (l *Lexicon) Size(kind int) int {
	switch kind {
	case FeatTag:
		return len(l.Tags) + idFirst
	case FeatUPOS:
		return len(l.UPOS) + idFirst
	default:
		return l.Dict.Size(kind)
	}
}

// Bytes returns about how much memory the lexicon takes.
func (l *Lexicon) Bytes() int {
	return l.Dict.Bytes() + 10*len(l.Lemmas.Keys) + 40*(len(l.Tags)+len(l.UPOS)+len(l.Labels)+len(l.Names))
}

// TagID returns the identifier of the feature of a tag, or of a UPOS, by its position in the list.
func TagID(class int32) int32 { return class + idFirst }

type encoder struct{ buf []byte }

func (w *encoder) num(n int)    { w.buf = binary.AppendUvarint(w.buf, uint64(n)) }
func (w *encoder) signed(n int) { w.buf = binary.AppendVarint(w.buf, int64(n)) }
func (w *encoder) float(f float64) {
	w.buf = binary.LittleEndian.AppendUint64(w.buf, math.Float64bits(f))
}
func (w *encoder) text(s string) { w.num(len(s)); w.buf = append(w.buf, s...) }
func (w *encoder) texts(list []string) {
	w.num(len(list))
	for _, s := range list {
		w.text(s)
	}
}

func (w *encoder) keys(list []uint64) {
	w.num(len(list))
	for _, k := range list {
		w.buf = binary.LittleEndian.AppendUint64(w.buf, k)
	}
}

func (w *encoder) table(t *Table) {
	w.num(t.Rows)
	w.num(t.Cols)
	w.num(int(t.Step))
	w.buf = append(w.buf, t.Cells...)
}

func (w *encoder) dense(d *DenseData) { w.float(d.Unit); w.table(d.Table) }

func (w *encoder) output(o *OutputData) {
	w.dense(o.Weight)
	w.num(len(o.Bias))
	for _, b := range o.Bias {
		w.signed(int(b))
	}
}

func (w *encoder) network(e *EncoderData) {
	w.num(e.Window)
	w.num(e.Recurrent)
	w.num(len(e.Slots))
	for k, s := range e.Slots {
		w.num(s.Kind)
		w.signed(s.Offset)
		w.table(e.Tables[k])
	}
	w.table(e.Bias)
	if e.Mix == nil {
		w.num(0)
		return
	}
	w.num(1)
	w.output(e.Mix)
}

// pack compresses what was written, always to the same bytes. Zstandard unpacks these tables, whose
// cells are close to noise, eight times as fast as gzip and to fewer bytes: all its gain is in its
// entropy coder. Its better level is the fastest that tries the coder on all of them.
func (w *encoder) pack() []byte {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderConcurrency(1))
	if err != nil { // the options cannot fail
		panic(fmt.Sprintf("core: packing a model in memory: %v", err))
	}
	return z.EncodeAll(append([]byte(formatVersion), w.buf...), nil)
}

// Pack returns the file of the lexicon.
func (l *Lexicon) Pack() []byte {
	w := &encoder{}
	for _, k := range l.Dict.Keys {
		w.keys(k)
	}
	for _, list := range [][]string{l.Tags, l.UPOS, l.Labels, l.Names} {
		w.texts(list)
	}
	w.num(len(l.Lemmas.Scripts))
	for _, s := range l.Lemmas.Scripts {
		keep := 0
		if s.Keep {
			keep = 1
		}
		w.num(keep)
		w.num(s.Strip)
		w.text(s.Add)
	}
	w.keys(l.Lemmas.Keys)
	for _, s := range l.Lemmas.Script {
		w.num(int(s))
	}
	return w.pack()
}

// Pack returns the file of the classifier.
func (d *ClassifierData) Pack() []byte {
	w := &encoder{}
	w.network(d.Enc)
	w.output(d.Out)
	return w.pack()
}

// Pack returns the file of the parser.
func (d *ParserData) Pack() []byte {
	w := &encoder{}
	w.network(d.Enc)
	w.dense(d.Place)
	w.table(d.Missing)
	w.table(d.State)
	w.table(d.Bias)
	w.output(d.Move)
	w.output(d.Left)
	w.output(d.Right)
	return w.pack()
}

// decoder reads what an encoder wrote. After the first error it only returns zeros.
type decoder struct {
	rest []byte
	err  error
}

var errShort = errors.New("the file ends too early")

// open unpacks a file.
func open(packed []byte) (*decoder, error) {
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(MaxUnpacked))
	if err != nil {
		return nil, fmt.Errorf("unpacking: %w", err)
	}
	defer z.Close()
	plain, err := z.DecodeAll(packed, unpackedInto(packed))
	if errors.Is(err, zstd.ErrDecoderSizeExceeded) {
		return nil, fmt.Errorf("unpacking: more than %d bytes", MaxUnpacked)
	}
	if err != nil {
		return nil, fmt.Errorf("unpacking: %w", err)
	}
	rest, ok := bytes.CutPrefix(plain, []byte(formatVersion))
	if !ok {
		return nil, fmt.Errorf("no model of the format %q; train the models anew", formatVersion[:len(formatVersion)-1])
	}
	return &decoder{rest: rest}, nil
}

// unpackedInto returns memory that holds what the file says it unpacks to, none where it does not say.
func unpackedInto(packed []byte) []byte {
	const over = 1 << 10 // the unpacker wants a little more
	var h zstd.Header
	if err := h.Decode(packed); err != nil || !h.HasFCS || h.FrameContentSize > MaxUnpacked {
		return nil
	}
	return spread(int(h.FrameContentSize) + over)[:0]
}

func (r *decoder) fail(err error) {
	if r.err == nil {
		r.err, r.rest = err, nil
	}
}

func (r *decoder) take(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.fail(errShort)
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

// num reads a number from 0 to limit.
func (r *decoder) num(limit int) int {
	v, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.fail(errShort)
		return 0
	}
	r.rest = r.rest[size:]
	if v > uint64(limit) {
		r.fail(fmt.Errorf("the number %d where at most %d is due", v, limit))
		return 0
	}
	return int(v)
}

// length reads the length of a list whose elements take at least size bytes each.
func (r *decoder) length(size int) int {
	n := r.num(MaxUnpacked)
	if n*size > len(r.rest) {
		r.fail(errShort)
		return 0
	}
	return n
}

func (r *decoder) signed(limit int) int {
	v, size := binary.Varint(r.rest)
	if size <= 0 {
		r.fail(errShort)
		return 0
	}
	r.rest = r.rest[size:]
	if v > int64(limit) || v < -int64(limit) {
		r.fail(fmt.Errorf("the number %d where at most %d is due", v, limit))
		return 0
	}
	return int(v)
}

func (r *decoder) float() float64 {
	b := r.take(8)
	if r.err != nil {
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(b))
}

func (r *decoder) text() string { return string(r.take(r.length(1))) }

func (r *decoder) texts() []string {
	out := make([]string, r.length(1))
	for i := range out {
		out[i] = r.text()
	}
	return out
}

func (r *decoder) keys() []uint64 {
	out := make([]uint64, r.length(8))
	for i := range out {
		out[i] = binary.LittleEndian.Uint64(r.take(8))
		if i > 0 && out[i] <= out[i-1] {
			r.fail(errors.New("keys out of order"))
			return nil
		}
	}
	return out
}

func (r *decoder) table() *Table {
	t := &Table{Rows: r.num(1 << 22), Cols: r.num(1 << 12), Step: int32(r.num(1 << 14))}
	t.Cells = r.take(t.Rows * t.Cols)
	return t
}

func (r *decoder) dense() *DenseData { return &DenseData{Unit: r.float(), Table: r.table()} }

func (r *decoder) output() *OutputData {
	o := &OutputData{Weight: r.dense()}
	o.Bias = make([]int32, r.length(1))
	for i := range o.Bias {
		o.Bias[i] = int32(r.signed(1 << 29))
	}
	return o
}

// maxOffset is how far from its word a slot may look.
const maxOffset = 8

func (r *decoder) network() *EncoderData {
	e := &EncoderData{Window: r.num(1 << 10), Recurrent: r.num(1 << 10)}
	for range r.num(256) {
		if r.err != nil {
			break
		}
		e.Slots = append(e.Slots, Slot{Kind: r.num(FeatKinds - 1), Offset: r.signed(maxOffset)})
		e.Tables = append(e.Tables, r.table())
	}
	e.Bias = r.table()
	if r.num(1) == 1 {
		e.Mix = r.output()
	}
	return e
}

func (r *decoder) close() error {
	if r.err == nil && len(r.rest) > 0 {
		r.fail(fmt.Errorf("%d bytes too many", len(r.rest)))
	}
	return r.err
}

// ReadLexicon reads the file of a lexicon.
func ReadLexicon(packed []byte) (*Lexicon, error) {
	r, err := open(packed)
	if err != nil {
		return nil, err
	}
	var keys [FormFeatures][]uint64
	for k := range keys {
		keys[k] = r.keys()
		if len(keys[k]) > 0 && keys[k][0] == 0 {
			r.fail(errors.New("a key is 0"))
		}
	}
	l := &Lexicon{Tags: r.texts(), UPOS: r.texts(), Labels: r.texts(), Names: r.texts(), Lemmas: &LemmaData{}}
	for range r.length(3) {
		l.Lemmas.Scripts = append(l.Lemmas.Scripts, LemmaScript{Keep: r.num(1) == 1, Strip: r.num(1 << 10), Add: r.text()})
	}
	l.Lemmas.Keys = r.keys()
	for range l.Lemmas.Keys {
		l.Lemmas.Script = append(l.Lemmas.Script, uint16(r.num(math.MaxUint16)))
	}
	if err := r.close(); err != nil {
		return nil, err
	}
	l.Dict = NewDictionary(keys)
	return l, l.check()
}

func (l *Lexicon) check() error {
	if len(l.Tags) == 0 || len(l.UPOS) == 0 || len(l.Labels) == 0 || len(l.Names) == 0 {
		return errors.New("a list of tags, labels or names is empty")
	}
	return l.Lemmas.Check()
}

// ReadClassifier reads the file of a classifier of so many classes over the lexicon's features.
func ReadClassifier(packed []byte, l *Lexicon, classes int) (*ClassifierData, error) {
	r, err := open(packed)
	if err != nil {
		return nil, err
	}
	d := &ClassifierData{Enc: r.network(), Out: r.output()}
	if err := r.close(); err != nil {
		return nil, err
	}
	return d, d.Check(l.Size, classes)
}

// ReadParser reads the file of a parser over the lexicon's features and labels.
func ReadParser(packed []byte, l *Lexicon) (*ParserData, error) {
	r, err := open(packed)
	if err != nil {
		return nil, err
	}
	d := &ParserData{Enc: r.network(), Place: r.dense()}
	d.Missing, d.State, d.Bias = r.table(), r.table(), r.table()
	d.Move, d.Left, d.Right = r.output(), r.output(), r.output()
	if err := r.close(); err != nil {
		return nil, err
	}
	return d, d.Check(l.Size, len(l.Labels))
}
