package extract

import (
	"entente/loader/text"
)

// addSpelledOut notes an organisation called by an acronym that brackets behind it spell out: "SAIL Global (Sailors' Aid In Lighthouses)", "the SAIL contest (…)". It returns where the name ends, 0
// where there is none.
func (r *reading) addSpelledOut(i, end int) int {
	if !r.toks[i].Is(text.AllCaps) || r.toks[i].Is(text.Number) || len(r.words[i]) < 3 || len(r.words[i]) > 8 {
		return 0
	}
	const nouns = 2 // between the name and the brackets
	last := i + 1
	for last < end && last < i+4 && r.nameWord(last) {
		last++
	}
	open := last
	for open < end && open < last+nouns && r.toks[open].UPOS == text.NOUN && !r.capital(open) {
		open++
	}
	if open >= end || r.norm(open) != "(" || !r.initialsMatch(r.words[i], open+1, end) {
		return 0
	}
	if hits := r.lex.Match(r.words, i); len(hits) > 0 && hits[0].N >= last-i || !r.nameOrganisation(text.Range{First: i, End: last}, "", "name.abbreviated", 0.75) {
		return 0
	}
	return last
}

// initialsMatch reports whether the words from token i up to the closing bracket begin with the letters of an acronym, those in small letters left out.
func (r *reading) initialsMatch(acronym string, i, end int) bool {
	letters := []rune(acronym)
	k := 0
	for ; i < end && r.norm(i) != ")"; i++ {
		if !r.capital(i) {
			continue
		}
		if k == len(letters) || []rune(r.words[i])[0] != letters[k] {
			if k == 0 && (r.norm(i) == "the" || r.norm(i) == "for") {
				continue
			}
			return false
		}
		k++
	}
	return k == len(letters)
}
