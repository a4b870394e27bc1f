package syntax

import (
	"cmp"
	"strings"
	"sync/atomic"

	"entente/loader/text/syntax/internal/core"
)

// The networks that need to know of the form of a word.
const (
	forTagger = iota
	forParser
	forNames
	networks
)

// formed is what the models know of a word by its form alone. Apart from the lemmas, it does not change.
type formed struct {
	word     string // with opening, what it is known by
	opening  bool   // whether it is the first word of a sentence
	ids      [core.FormFeatures]int32
	prepared [networks][]int16
	lemmas   atomic.Pointer[[]tagLemma] // of the tags that it has had

	again atomic.Bool // whether it was asked for again since it last might have given way
}

// tagLemma is the lemma of a word that has the tag, "" if the lemma is the word.
type tagLemma struct {
	tag   int32
	lemma string
}

// A wordCache keeps 4,096 words, of about 3 kB each. They make up six sevenths of the words and signs of a text.
const (
	wordSets = 1 << 10
	wordWays = 4 // words of a set
)

// maxKept is the length of the longest word that is kept, in bytes.
const maxKept = 64

// wordCache keeps what is known of the forms of words that were read before, those that came again sooner than those that did not. It is
// safe for concurrent use.
type wordCache struct {
	sets []wordSet // by the words' hashes
}

type wordSet struct {
	marks [wordWays]atomic.Uint32 // a part of each word's hash
	words [wordWays]atomic.Pointer[formed]
	hand  atomic.Uint32 // where to look next for a word that may give way
}

func newWordCache() *wordCache { return &wordCache{sets: make([]wordSet, wordSets)} }

// find returns what is known of a word, nil if it is not kept.
func (c *wordCache) find(word string, opening bool, hash uint64) *formed {
	set, mark := &c.sets[hash%wordSets], uint32(hash>>32)
	for i := range set.words {
		if set.marks[i].Load() != mark {
			continue
		}
		if f := set.words[i].Load(); f != nil && f.opening == opening && f.word == word {
			if !f.again.Load() {
				f.again.Store(true)
			}
			return f
		}
	}
	return nil
}

// keep keeps a word. Another of its set gives way, if possible one that was not asked for again.
func (c *wordCache) keep(f *formed, hash uint64) {
	if len(f.word) > maxKept {
		return
	}
	set := &c.sets[hash%wordSets]
	at := 0
	for range wordWays {
		at = int(set.hand.Add(1) % wordWays)
		if old := set.words[at].Load(); old == nil || !old.again.Swap(false) {
			break
		}
	}
	set.words[at].Store(f)
	set.marks[at].Store(uint32(hash >> 32))
}

func hashWord(word string, opening bool) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	if opening {
		h = ^h
	}
	return h ^ h>>32
}

// form returns what is known of a word.
func (a *Annotator) form(word string, opening bool) *formed {
	hash := hashWord(word, opening)
	f := a.m.words.find(word, opening, hash)
	if f == nil {
		f = a.makeForm(strings.Clone(word), opening) // a copy, so that the cache does not hold the text that the word is part of
		a.m.words.keep(f, hash)
	}
	return f
}

func (a *Annotator) makeForm(word string, opening bool) *formed {
	f := &formed{word: word, opening: opening}
	a.keys.Keys(word, opening, &a.row)
	for k, key := range a.row {
		f.ids[k] = a.m.lexicon.Dict.ID(key)
	}
	sizes := [networks]int{forTagger: a.m.tagger.Prepared(), forParser: a.m.parser.Prepared(), forNames: a.m.names.Prepared()}
	all := make([]int16, sizes[forTagger]+sizes[forParser]+sizes[forNames])
	for k, n := range sizes {
		f.prepared[k], all = all[:n:n], all[n:]
	}
	a.m.tagger.Prepare(f.ids[:], &a.tags, f.prepared[forTagger])
	a.m.parser.Prepare(f.ids[:], &a.parse, f.prepared[forParser])
	a.m.names.Prepare(f.ids[:], &a.nameWork, f.prepared[forNames])
	return f
}

// lemma returns the lemma of a word that has the tag.
func (a *Annotator) lemma(f *formed, tag int32, word string) string {
	var known []tagLemma
	if p := f.lemmas.Load(); p != nil {
		known = *p
	}
	for _, l := range known {
		if l.tag == tag {
			return cmp.Or(l.lemma, word)
		}
	}
	l := a.m.lemmas.Lemma(tag, f.word)
	more := append(known[:len(known):len(known)], tagLemma{tag, l})
	if l == word {
		more[len(known)].lemma = ""
	}
	f.lemmas.Store(&more) // what another goroutine adds at the same time may be lost, and is then made again
	return cmp.Or(more[len(known)].lemma, word)
}
