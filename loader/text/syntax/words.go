package syntax

import (
	"cmp"
	"strings"

	"entente/loader/text/syntax/internal/core"
)

// The networks that need to know of the form of a word.
const (
	forTagger = iota
	forParser
	forNames
	networks
)

// formed is what the models know of a word by its form alone.
type formed struct {
	ids      [core.FormFeatures]int32
	prepared [networks][]int16
	lemmas   []tagLemma

	// What it is known by.
	word    []byte
	opening bool // whether it is the first word of a sentence

	used int // the last sentence that it stood in; 0 if none
}

// tagLemma is the lemma of a word that has the tag, "" if the lemma is the word.
type tagLemma struct {
	tag   int32
	lemma string
}

// A wordCache keeps 4,096 words, of about 3 kB each. They make up some nine tenths of the words of a text.
const (
	wordSets = 1 << 11
	wordWays = 2 // words of a set
)

// maxKept is the length of the longest word that is kept, in bytes.
const maxKept = 64

// wordCache keeps what is known of the forms of the words that were read last. It is for one goroutine at a time.
type wordCache struct {
	sets     [][wordWays]formed // by the words' hashes
	sentence int                // counts them
	spilt    []*formed          // words of this sentence for which there is no room in their sets
	spills   int
}

// next begins a sentence: what was found before may be overwritten.
func (c *wordCache) next() {
	if c.sets == nil {
		c.sets = make([][wordWays]formed, wordSets)
	}
	c.sentence++
	c.spills = 0
}

// find returns the place of a word, which stays its own until the next sentence, and whether it is filled already.
func (c *wordCache) find(word string, opening bool) (f *formed, filled bool) {
	if len(word) <= maxKept {
		set := &c.sets[hashWord(word, opening)%wordSets]
		f = &set[0]
		for i := range set {
			e := &set[i]
			if e.used > 0 && e.opening == opening && string(e.word) == word {
				e.used = c.sentence
				return e, true
			}
			if e.used < f.used {
				f = e
			}
		}
	}
	if f == nil || f.used == c.sentence {
		f = c.spill()
	}
	f.word, f.opening, f.used = append(f.word[:0], word...), opening, c.sentence
	return f, false
}

func (c *wordCache) spill() *formed {
	if c.spills == len(c.spilt) {
		c.spilt = append(c.spilt, &formed{})
	}
	c.spills++
	return c.spilt[c.spills-1]
}

func hashWord(word string, opening bool) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	if opening {
		h++
	}
	return h ^ h>>32
}

// form returns what is known of a word.
func (a *Annotator) form(word string, opening bool) *formed {
	f, filled := a.words.find(word, opening)
	if filled {
		return f
	}
	a.keys.Keys(word, opening, &a.row)
	for k, key := range a.row {
		f.ids[k] = a.m.lexicon.Dict.ID(key)
	}
	f.lemmas = f.lemmas[:0]
	if f.prepared[0] == nil {
		sizes := [networks]int{forTagger: a.m.tagger.Prepared(), forParser: a.m.parser.Prepared(), forNames: a.m.names.Prepared()}
		all := make([]int16, sizes[forTagger]+sizes[forParser]+sizes[forNames])
		for k, n := range sizes {
			f.prepared[k], all = all[:n:n], all[n:]
		}
	}
	a.m.tagger.Prepare(f.ids[:], &a.tags, f.prepared[forTagger])
	a.m.parser.Prepare(f.ids[:], &a.parse, f.prepared[forParser])
	a.m.names.Prepare(f.ids[:], &a.nameWork, f.prepared[forNames])
	return f
}

// lemma returns the lemma of a word that has the tag.
func (a *Annotator) lemma(f *formed, tag int32, word string) string {
	for _, l := range f.lemmas {
		if l.tag == tag {
			return cmp.Or(l.lemma, word)
		}
	}
	l := a.m.lemmas.Lemma(tag, word)
	kept := ""
	if l != word {
		l = strings.Clone(l) // so that the cache does not hold the text that the word is part of
		kept = l
	}
	f.lemmas = append(f.lemmas, tagLemma{tag, kept})
	return l
}
