package train

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"entente/loader/text/syntax/internal/core"
)

// Sentence is one annotated sentence to learn from or to be measured on.
type Sentence struct {
	Words, Lemmas, UPOS, XPOS []string
	Heads                     []int32 // 1-based, 0 for the root
	Rels                      []string
	Names                     []Span // only where Named
	Named                     bool   // whether the names are annotated
}

// Span is a typed name over the words Start to End, from 0, End exclusive.
type Span struct {
	Start, End int
	Type       string
}

// least is how often a feature must occur to have an identifier.
var least = [core.FormFeatures]int{
	core.FeatWord: 2, core.FeatForm: 2, core.FeatSuffix1: 2, core.FeatSuffix2: 2, core.FeatSuffix3: 3,
	core.FeatSuffix4: 3, core.FeatPrefix1: 2, core.FeatPrefix2: 2, core.FeatPrefix3: 3, core.FeatShape: 2,
	core.FeatPlace: 1,
}

// dictionary collects the features of the words of the sentences.
func dictionary(all []*Sentence) *core.Dictionary {
	var counts [core.FormFeatures]map[uint64]int
	for k := range counts {
		counts[k] = map[uint64]int{}
	}
	var scratch core.Scratch
	var keys [core.FormFeatures]uint64
	for _, s := range all {
		for i, w := range s.Words {
			scratch.Keys(w, i == 0, &keys)
			for k, key := range keys {
				counts[k][key]++
			}
		}
	}
	var kept [core.FormFeatures][]uint64
	for k, c := range counts {
		for key, n := range c {
			if n >= least[k] {
				kept[k] = append(kept[k], key)
			}
		}
	}
	return core.NewDictionary(kept)
}

// inventory is a list of names with their positions.
type inventory struct {
	names []string
	index map[string]int32
}

func newInventory(counts map[string]int, least int) *inventory {
	v := &inventory{index: map[string]int32{}}
	for name, n := range counts {
		if n >= least {
			v.names = append(v.names, name)
		}
	}
	slices.Sort(v.names)
	for i, name := range v.names {
		v.index[name] = int32(i)
	}
	return v
}

// example is a sentence in numbers.
type example struct {
	*Sentence
	feats core.Features
	gold  []int32 // class of each word, -1 for none
	rels  []int32
}

// formFeatures fills the features of the words that do not depend on tags.
func formFeatures(d *core.Dictionary, words []string) core.Features {
	f := make(core.Features, len(words)*core.FeatKinds)
	var scratch core.Scratch
	var keys [core.FormFeatures]uint64
	for i, w := range words {
		scratch.Keys(w, i == 0, &keys)
		at := f.At(i)
		for k, key := range keys {
			at[k] = d.ID(key)
		}
		at[core.FeatTag], at[core.FeatUPOS] = core.IDUnknown, core.IDUnknown
	}
	return f
}

// occurrences counts the identifiers of the form features in the examples.
func occurrences(d *core.Dictionary, all []*example) [core.FormFeatures][]int32 {
	var counts [core.FormFeatures][]int32
	for k := range counts {
		counts[k] = make([]int32, d.Size(k))
	}
	for _, e := range all {
		for i := range e.Words {
			for k, id := range e.feats.At(i)[:core.FormFeatures] {
				counts[k][id]++
			}
		}
	}
	return counts
}

// blank replaces features that the counts have never seen, as if they had no identifier.
func blank(f core.Features, counts [core.FormFeatures][]int32) core.Features {
	out := slices.Clone(f)
	for i := range len(out) / core.FeatKinds {
		at := out.At(i)
		for k := range core.FormFeatures {
			if counts[k][at[k]] == 0 {
				at[k] = core.IDUnknown
			}
		}
	}
	return out
}

// dropWords copies the features into out with some words made unknown, rare ones more often, so
// that the network learns what to do with words that it has never met.
func dropWords(rng *rand.Rand, f core.Features, counts [core.FormFeatures][]int32, strength float64, out core.Features) core.Features {
	out = append(out[:0], f...)
	for i := range len(out) / core.FeatKinds {
		at := out.At(i)
		n := float64(counts[core.FeatWord][at[core.FeatWord]])
		if at[core.FeatWord] == core.IDUnknown || rng.Float64()*(strength+n) < strength {
			at[core.FeatWord], at[core.FeatForm] = core.IDUnknown, core.IDUnknown
			for _, k := range [...]int{core.FeatSuffix4, core.FeatPrefix3, core.FeatSuffix3} {
				n := float64(counts[k][at[k]])
				if rng.Float64()*(strength+n) < strength {
					at[k] = core.IDUnknown
				}
			}
		}
	}
	return out
}

// tagName joins both tags of a word into one class.
func tagName(upos, xpos string) string { return upos + "|" + xpos }

func checkSentence(s *Sentence) error {
	n := len(s.Words)
	if n == 0 || len(s.Lemmas) != n || len(s.UPOS) != n || len(s.XPOS) != n || len(s.Heads) != n || len(s.Rels) != n {
		return fmt.Errorf("train: a sentence of %d words whose annotation has other lengths", n)
	}
	return nil
}
