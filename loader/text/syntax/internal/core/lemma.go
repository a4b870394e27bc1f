package core

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// LemmaScript makes a lemma from a word.
type LemmaScript struct {
	Keep  bool   // keep the case of the word; otherwise lower it first
	Strip int    // characters to take off the end
	Add   string // what to put in their place
}

// maxSuffix is the longest ending that rules look at.
const maxSuffix = 6

// LemmaData holds the scripts, and which of them a tag and a word, or else a tag and the longest
// known ending, ask for.
type LemmaData struct {
	Scripts []LemmaScript
	Keys    []uint64 // sorted; see lemmaKeys
	Script  []uint16 // for each key
}

// lemmaKeys returns the keys of the endings of a word of 0 to maxSuffix letters, and how many there
// are, and the key of the whole word.
func lemmaKeys(tag int32, word string) (endings [maxSuffix + 1]uint64, n int, whole uint64) {
	h := (uint64(fnvOffset) ^ uint64(tag+1)) * fnvPrime
	endings[0] = finish(h, 0)
	n = 1
	for k := 1; len(word) > 0; k++ {
		r, size := utf8.DecodeLastRuneInString(word)
		word = word[:len(word)-size]
		if r < utf8.RuneSelf {
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
		} else {
			r = unicode.ToLower(r)
		}
		h = (h ^ uint64(r)) * fnvPrime
		if k <= maxSuffix {
			endings[k] = finish(h, 0)
			n++
		}
	}
	return endings, n, finish(h, 1)
}

func finish(h, kind uint64) uint64 {
	h = (h ^ kind) * fnvPrime
	h ^= h >> 29
	h *= 0xbf58476d1ce4e5b9
	return h ^ h>>32
}

// Lemmatiser applies lemma rules. It is safe for concurrent use.
type Lemmatiser struct {
	scripts []LemmaScript
	rules   map[uint64]uint16
}

// Check verifies rules that were read.
func (d *LemmaData) Check() error {
	if len(d.Keys) != len(d.Script) {
		return fmt.Errorf("%d lemma keys for %d scripts", len(d.Keys), len(d.Script))
	}
	for _, s := range d.Script {
		if int(s) >= len(d.Scripts) {
			return fmt.Errorf("lemma script %d of %d", s, len(d.Scripts))
		}
	}
	return nil
}

// Fast returns the rules ready for use.
func (d *LemmaData) Fast() *Lemmatiser {
	l := &Lemmatiser{scripts: d.Scripts, rules: make(map[uint64]uint16, len(d.Keys))}
	for i, k := range d.Keys {
		l.rules[k] = d.Script[i]
	}
	return l
}

// Bytes returns about how much memory the rules take.
func (l *Lemmatiser) Bytes() int { return 20*len(l.rules) + 40*len(l.scripts) }

// Lemma returns the lemma of a word that has the tag.
func (l *Lemmatiser) Lemma(tag int32, word string) string {
	endings, n, whole := lemmaKeys(tag, word)
	if s, ok := l.rules[whole]; ok {
		return l.scripts[s].apply(word)
	}
	for k := n - 1; k >= 0; k-- {
		if s, ok := l.rules[endings[k]]; ok {
			return l.scripts[s].apply(word)
		}
	}
	return word
}

func (s *LemmaScript) apply(word string) string {
	out := word
	if !s.Keep {
		out = strings.ToLower(word)
	}
	for range s.Strip {
		_, size := utf8.DecodeLastRuneInString(out)
		out = out[:len(out)-size]
	}
	if out += s.Add; out == "" {
		return word
	}
	return out
}

// scriptOf returns the script that makes the lemma.
func scriptOf(word, lemma string) LemmaScript {
	script := func(base string, keep bool) LemmaScript {
		b, l := []rune(base), []rune(lemma)
		k := 0
		for k < len(b) && k < len(l) && b[k] == l[k] {
			k++
		}
		return LemmaScript{Keep: keep, Strip: len(b) - k, Add: string(l[k:])}
	}
	low, keep := script(strings.ToLower(word), false), script(word, true)
	if keep.Strip < low.Strip {
		return keep
	}
	return low
}

// LemmaPair is a word with its lemma, as often as seen.
type LemmaPair struct {
	Tag         int32
	Word, Lemma string
	Count       int
}

// LearnLemmas derives rules from pairs. The result does not depend on their order.
func LearnLemmas(pairs []LemmaPair) *LemmaData {
	scripts := map[LemmaScript]int{} // how many words have it
	type wordKey struct {
		whole uint64
	}
	words := map[wordKey]map[LemmaScript]int{}
	sample := map[wordKey]LemmaPair{}
	for _, p := range pairs {
		_, _, whole := lemmaKeys(p.Tag, p.Word)
		k := wordKey{whole}
		if words[k] == nil {
			words[k] = map[LemmaScript]int{}
			sample[k] = p
		}
		words[k][scriptOf(p.Word, p.Lemma)] += p.Count
	}
	type entry struct {
		pair   LemmaPair
		script LemmaScript
		whole  uint64
		weight int
	}
	var entries []entry
	for k, m := range words {
		s := most(m)
		entries = append(entries, entry{sample[k], s, k.whole, m[s]})
		scripts[s]++
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.whole < b.whole {
			return -1
		}
		return 1
	})
	votes := map[uint64]map[LemmaScript]int{}
	shorter := map[uint64]uint64{}
	level := make([][]uint64, maxSuffix+1)
	for _, e := range entries {
		endings, n, _ := lemmaKeys(e.pair.Tag, e.pair.Word)
		for k := range n {
			if votes[endings[k]] == nil {
				votes[endings[k]] = map[LemmaScript]int{}
				level[k] = append(level[k], endings[k])
				if k > 0 {
					shorter[endings[k]] = endings[k-1]
				}
			}
			votes[endings[k]][e.script] += min(e.weight, 3)
		}
	}
	chosen := map[uint64]LemmaScript{} // what the longest rule up to an ending says
	kept := map[uint64]LemmaScript{}
	for k := range level {
		for _, key := range level[k] {
			s := most(votes[key])
			before, ok := chosen[shorter[key]]
			if k > 0 && ok && (s == before || votes[key][s] < 3) {
				chosen[key] = before
				continue
			}
			chosen[key], kept[key] = s, s
		}
	}
	for _, e := range entries {
		endings, n, whole := lemmaKeys(e.pair.Tag, e.pair.Word)
		if chosen[endings[n-1]] != e.script {
			kept[whole] = e.script
		}
	}
	return indexScripts(kept)
}

func indexScripts(kept map[uint64]LemmaScript) *LemmaData {
	d := &LemmaData{}
	used := map[LemmaScript]bool{}
	for k, s := range kept {
		d.Keys = append(d.Keys, k)
		used[s] = true
	}
	for s := range used {
		d.Scripts = append(d.Scripts, s)
	}
	slices.SortFunc(d.Scripts, compareScripts)
	slices.Sort(d.Keys)
	index := map[LemmaScript]uint16{}
	for i, s := range d.Scripts {
		index[s] = uint16(i)
	}
	for _, k := range d.Keys {
		d.Script = append(d.Script, index[kept[k]])
	}
	return d
}

func compareScripts(a, b LemmaScript) int {
	if a.Keep != b.Keep {
		if a.Keep {
			return 1
		}
		return -1
	}
	if a.Strip != b.Strip {
		return a.Strip - b.Strip
	}
	return strings.Compare(a.Add, b.Add)
}

func most(votes map[LemmaScript]int) (top LemmaScript) {
	n := -1
	for s, v := range votes {
		if v > n || v == n && compareScripts(s, top) < 0 {
			top, n = s, v
		}
	}
	return top
}
