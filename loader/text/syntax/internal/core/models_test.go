package core

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func modelFile(t *testing.T, name string) []byte {
	t.Helper()
	packed, err := os.ReadFile(filepath.Join("..", "..", "model", name))
	if err != nil {
		t.Fatal(err)
	}
	return packed
}

// randomFeatures makes a sentence of words of every kind, known and unknown.
func randomFeatures(r *rand.Rand, l *Lexicon, n int) Features {
	f := make(Features, n*FeatKinds)
	for i := range n {
		for kind := range FeatKinds {
			f.At(i)[kind] = int32(IDUnknown + r.IntN(l.Size(kind)-IDUnknown))
		}
	}
	return f
}

// prepareAll prepares the words of a sentence.
func prepareAll(f Features, lanes int, prepare func(ids []int32, out []int16)) (forms [][]int16) {
	for i := range len(f) / FeatKinds {
		form := make([]int16, lanes)
		prepare(f.At(i)[:FormFeatures], form)
		forms = append(forms, form)
	}
	return forms
}

func classifyAll(c *FastClassifier, f Features, s *ClassifyScratch) (scores [][]int32) {
	forms := prepareAll(f, c.Prepared(), func(ids []int32, out []int16) { c.Prepare(ids, s, out) })
	c.Classify(f, forms, s, func(_ int, of []int32) { scores = append(scores, slices.Clone(of)) })
	return scores
}

func parse(p *FastParser, f Features, s *ParseScratch) *State {
	p.Parse(f, prepareAll(f, p.Prepared(), func(ids []int32, out []int16) { p.Prepare(ids, s, out) }), s)
	return &s.State
}

// The shipped models read the same with vector instructions and without, whatever the words.
func TestVectorInstructionsChangeNothing(t *testing.T) {
	if !hasVectors() {
		t.Skip("this machine has none that are used")
	}
	l, err := ReadLexicon(modelFile(t, "lexicon.zst"))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	var sentences []Features
	for _, n := range []int{0, 1, 2, 3, 7, 30, 31, 120} {
		for range 8 {
			sentences = append(sentences, randomFeatures(r, l, n))
		}
	}
	t.Run("classifiers", func(t *testing.T) {
		for name, classes := range map[string]int{"tagger.zst": len(l.Tags), "names.zst": len(l.Names)} {
			d, err := ReadClassifier(modelFile(t, name), l, classes)
			if err != nil {
				t.Fatal(err)
			}
			plain, vector := d.fast(false), d.fast(true)
			var a, b ClassifyScratch
			for _, f := range sentences {
				if !slices.EqualFunc(classifyAll(plain, f, &a), classifyAll(vector, f, &b), slices.Equal) {
					t.Fatalf("%s gives a sentence of %d words other scores", name, len(f)/FeatKinds)
				}
			}
		}
	})
	t.Run("parser", func(t *testing.T) {
		d, err := ReadParser(modelFile(t, "parser.zst"), l)
		if err != nil {
			t.Fatal(err)
		}
		plain, vector := d.fast(false), d.fast(true)
		var a, b ParseScratch
		for _, f := range sentences {
			p, v := parse(plain, f, &a), parse(vector, f, &b)
			if !slices.Equal(p.Head, v.Head) || !slices.Equal(p.Label, v.Label) {
				t.Fatalf("a sentence of %d words gets another tree", len(f)/FeatKinds)
			}
		}
	})
}
