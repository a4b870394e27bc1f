package core

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// small makes a set of models of the least size, with random weights.
func small(t testing.TB) (*Lexicon, *ClassifierData, *ParserData) {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, 2))
	var keys [FormFeatures][]uint64
	for k := range keys {
		for range 3 {
			keys[k] = append(keys[k], rng.Uint64()|1)
		}
	}
	l := &Lexicon{
		Dict: NewDictionary(keys), Tags: []string{"NOUN|NN", "VERB|VB"}, UPOS: []string{"NOUN", "VERB"},
		Labels: []string{"obj", "root"}, Names: []string{"O", "U-PER"},
		Lemmas: LearnLemmas([]LemmaPair{{0, "dogs", "dog", 1}, {1, "ran", "run", 2}}),
	}
	matrix := func(rows, cols int) *Matrix {
		m := NewMatrix(rows, cols)
		for i := range m.Data {
			m.Data[i] = rng.Float32() - 0.5
		}
		return m
	}
	network := func() *Encoder {
		e := &Encoder{Window: 4, Recurrent: 4, Slots: []Slot{{FeatWord, 0}, {FeatTag, -1}}}
		for _, s := range e.Slots {
			e.Tables = append(e.Tables, matrix(l.Size(s.Kind), e.Width(s)))
		}
		e.Bias = matrix(1, e.In())
		return e
	}
	c := &Classifier{Enc: network(), Weight: matrix(2, 12), Bias: matrix(1, 2)}
	const hidden = 4
	p := &Parser{
		Enc: network(), Hidden: hidden, Missing: matrix(2*PlaceCount, hidden), State: NewMatrix(StateRows, hidden),
		Bias: matrix(1, hidden), Move: matrix(MoveCount, hidden), MoveBias: matrix(1, MoveCount),
		Label: matrix(2*len(l.Labels), hidden), LabelB: matrix(1, 2*len(l.Labels)),
	}
	for k := range p.Place {
		p.Place[k] = matrix(p.Enc.Out(), hidden)
	}
	return l, c.Quantise(), p.Quantise()
}

func TestFilesReadBackWhatWasPacked(t *testing.T) {
	l, c, p := small(t)
	l2, err := ReadLexicon(l.Pack())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(l, l2) {
		t.Error("the lexicon differs")
	}
	c2, err := ReadClassifier(c.Pack(), l, 2)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(c, c2) {
		t.Error("the classifier differs")
	}
	p2, err := ReadParser(p.Pack(), l)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p, p2) {
		t.Error("the parser differs")
	}
}

func TestFilesOfOtherSizesAreRefused(t *testing.T) {
	l, c, p := small(t)
	if _, err := ReadClassifier(c.Pack(), l, 3); err == nil {
		t.Error("no error for a classifier of other classes")
	}
	other := *l
	other.Tags = append(other.Tags, "X|X")
	if _, err := ReadParser(p.Pack(), &other); err == nil || !strings.Contains(err.Error(), "slot") {
		t.Errorf("the error for a parser of other tags is %v", err)
	}
	if _, err := ReadParser(c.Pack(), l); err == nil {
		t.Error("no error for a classifier where a parser is due")
	}
}

func TestEveryTruncationGivesAnError(t *testing.T) {
	l, c, p := small(t)
	for name, f := range map[string]struct {
		packed []byte
		read   func([]byte) error
	}{
		"lexicon":    {l.Pack(), func(b []byte) error { _, err := ReadLexicon(b); return err }},
		"classifier": {c.Pack(), func(b []byte) error { _, err := ReadClassifier(b, l, 2); return err }},
		"parser":     {p.Pack(), func(b []byte) error { _, err := ReadParser(b, l); return err }},
	} {
		plain := unpack(t, f.packed)
		for n := 0; n < len(plain); n += 1 + len(plain)/500 {
			if f.read(repack(t, plain[:n])) == nil {
				t.Errorf("%s: no error for the first %d of %d bytes", name, n, len(plain))
			}
		}
		for n := 0; n < len(f.packed); n += 1 + len(f.packed)/200 {
			if f.read(f.packed[:n]) == nil {
				t.Errorf("%s: no error for the first %d of %d packed bytes", name, n, len(f.packed))
			}
		}
		if f.read(repack(t, append(plain, 0))) == nil {
			t.Errorf("%s: no error for a byte too many", name)
		}
	}
}

func unpack(t testing.TB, packed []byte) []byte {
	t.Helper()
	z, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	plain, err := z.DecodeAll(packed, nil)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

func repack(t testing.TB, plain []byte) []byte {
	t.Helper()
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest))
	if err != nil {
		t.Fatal(err)
	}
	return z.EncodeAll(plain, nil)
}

// FuzzRead gives the readers damaged files. What they accept must also work: reading a sentence with
// it may give nonsense, but neither panics nor goes on forever.
func FuzzRead(f *testing.F) {
	l, c, p := small(f)
	for kind, packed := range [][]byte{l.Pack(), c.Pack(), p.Pack()} {
		f.Add(uint8(kind), unpack(f, packed))
	}
	f.Fuzz(func(t *testing.T, kind uint8, plain []byte) {
		if len(plain) > 1<<21 {
			return
		}
		packed := repack(t, plain)
		feats := make(Features, 3*FeatKinds)
		switch kind % 3 {
		case 0:
			if got, err := ReadLexicon(packed); err == nil {
				got.Dict.ID(12345)
				got.Lemmas.Fast().Lemma(0, "dogs")
			}
		case 1:
			if got, err := ReadClassifier(packed, l, 2); err == nil {
				classifyAll(got.Fast(), feats, &ClassifyScratch{})
			}
		case 2:
			if got, err := ReadParser(packed, l); err == nil {
				parse(got.Fast(), feats, &ParseScratch{})
			}
		}
	})
}
