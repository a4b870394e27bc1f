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
			var want, got [][]int32
			plain, vector := d.fast(false), d.fast(true)
			var a, b ClassifyScratch
			for _, f := range sentences {
				plain.Classify(f, len(f)/FeatKinds, &a, func(_ int, scores []int32) { want = append(want, slices.Clone(scores)) })
				vector.Classify(f, len(f)/FeatKinds, &b, func(_ int, scores []int32) { got = append(got, slices.Clone(scores)) })
			}
			if !slices.EqualFunc(got, want, slices.Equal) {
				t.Errorf("%s gives other scores", name)
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
			plain.Parse(f, len(f)/FeatKinds, &a)
			vector.Parse(f, len(f)/FeatKinds, &b)
			if !slices.Equal(a.State.Head, b.State.Head) || !slices.Equal(a.State.Label, b.State.Label) {
				t.Fatalf("a sentence of %d words gets another tree", len(f)/FeatKinds)
			}
		}
	})
}
