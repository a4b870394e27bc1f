package syntax

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

// A cache that is far too small for the words keeps to its size, finds only what it was given, and leaves those that come again in.
func TestWordCacheKeepsWhatComesAgain(t *testing.T) {
	c := newWordCache()
	keep := func(word string, opening bool) (found bool) {
		hash := hashWord(word, opening)
		f := c.find(word, opening, hash)
		if f == nil {
			c.keep(&formed{word: word, opening: opening}, hash)
			return false
		}
		if f.word != word || f.opening != opening {
			t.Fatalf("asked for %q, %v, found %q, %v", word, opening, f.word, f.opening)
		}
		return true
	}
	missed := 0
	for i := range 20 * wordSets * wordWays {
		keep(fmt.Sprint("rare", i), i%2 == 0)
		if word := fmt.Sprint("often", i%100); !keep(word, false) {
			missed++
		}
	}
	if missed < 100 || missed > 200 {
		t.Errorf("100 words that come again were missing %d times", missed)
	}
	kept := 0
	for i := range c.sets {
		for k := range c.sets[i].words {
			if c.sets[i].words[k].Load() != nil {
				kept++
			}
		}
	}
	if kept != wordSets*wordWays {
		t.Errorf("it keeps %d words of %d", kept, wordSets*wordWays)
	}
	long := strings.Repeat("x", maxKept+1)
	keep(long, false)
	if keep(long, false) {
		t.Error("it keeps a word that is too long")
	}
}

// Annotators of several goroutines share the words that are kept, and the lemmas of each of their tags.
func TestWordsAreSharedAmongGoroutines(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	const word = "leaves"
	want := map[int32]string{}
	for tag := range int32(len(m.xposOf)) {
		want[tag] = m.lemmas.Lemma(tag, word)
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			a := m.NewAnnotator()
			for i := range 5000 {
				tag := int32(i) % int32(len(m.xposOf))
				if got := a.lemma(a.form(word, false), tag, word); got != want[tag] {
					t.Errorf("as %s the lemma is %q, want %q", m.xposOf[tag], got, want[tag])
					return
				}
				a.form(fmt.Sprint("word", i), true)
			}
		})
	}
	all.Wait()
}
