package extract

import (
	"strings"

	"entente/loader/lexicon"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

// writing is how often an article writes a word with and without a capital where the sentence asks for none.
type writing struct{ capital, small int }

// lowerTitles has the words of headlines In Which Every Word Has A Capital read as they would stand in a sentence, since in those a capital tells no name from other words: names
// known from the rest of the article, from the lexicon or by a given name keep theirs. Passages are not touched: tokens keep their text, r.words and the flags change. O(n).
func (r *reading) lowerTitles(a *syntax.Annotator) {
	var titles []text.Range
	for s := range r.doc.Sentences {
		if sent := &r.doc.Sentences[s]; readable(sent.Part) && r.inTitleCase(sent.Tokens) {
			titles = append(titles, sent.Tokens)
		}
	}
	if len(titles) == 0 {
		return
	}
	r.written = r.writings(titles)
	for _, sent := range titles {
		r.lowerTitle(sent, r.written, a)
	}
}

// inTitleCase reports whether all words of a sentence but the small ones have a capital, and enough of them do to tell.
func (r *reading) inTitleCase(sent text.Range) bool {
	const enough = 4 // words with a capital behind the first
	capitals, commas := 0, 0
	for i := sent.First + 1; i < sent.End; i++ {
		t := &r.toks[i]
		switch {
		case t.Norm == ",":
			commas++
		case t.Is(text.Punct), t.Is(text.Number), t.Is(text.Clitic), t.Is(text.AllCaps) && len(t.Text) > 1:
		case t.Is(text.Capitalised):
			capitals++
		case !smallInTitles.has(t.Norm):
			return false
		}
	}
	return capitals >= enough && 3*commas < capitals // a list of names has capitals, too
}

// smallInTitles are the words that headlines write small among capitals.
var smallInTitles = words(`a an the and or but nor so yet for of in on at by to from with without about against between among through during before after since until under over above below into onto upon off out up down
	as than if via vs v per de la le el van von der den di da du al bin than that its it`)

// writings counts how the article writes each word outside its headlines, but for the first words of sentences.
func (r *reading) writings(titles []text.Range) map[string]writing {
	written := map[string]writing{}
	for s := range r.doc.Sentences {
		sent := r.doc.Sentences[s].Tokens
		if len(titles) > 0 && titles[0] == sent {
			titles = titles[1:]
			continue
		}
		for i := sent.First + 1; i < sent.End; i++ {
			t := &r.toks[i]
			if t.Is(text.Punct) || t.Is(text.AllCaps) && len(t.Text) > 1 || r.toks[i-1].Is(text.Punct) && r.toks[i-1].Norm != "," {
				continue
			}
			w := written[t.Norm]
			if t.Is(text.Capitalised) {
				w.capital++
			} else {
				w.small++
			}
			written[t.Norm] = w
		}
	}
	return written
}

// lowerTitle writes small, behind the first word of a headline, what is no name.
func (r *reading) lowerTitle(sent text.Range, written map[string]writing, a *syntax.Annotator) {
	keep := r.namesInTitle(sent, written)
	for i := sent.First + 1; i < sent.End; i++ {
		t := &r.toks[i]
		if !t.Is(text.Capitalised) || t.Is(text.AllCaps) && len(t.Text) > 1 || t.Is(text.Clitic) || t.Norm == "i" || weekdays.has(t.Norm) || months.has(t.Norm) {
			continue
		}
		w := written[t.Norm]
		_, behindGiven := r.lex.GivenName(r.words[i-1])
		switch {
		case w.small > w.capital:
		case keep[i-sent.First] || w.capital > 0:
			continue
		case functionWords.has(t.Norm), r.isThirdPerson(i):
		case behindGiven || !r.isCommonWord(t.Norm, a):
			continue
		}
		r.words[i] = strings.ToLower(t.Text)
		t.Flags &^= text.Capitalised
	}
}

// namesInTitle tells of each word of a headline whether it belongs to a name that the lexicon knows, or is a given name.
func (r *reading) namesInTitle(sent text.Range, written map[string]writing) []bool {
	keep := make([]bool, sent.Len())
	for i := sent.First; i < sent.End; i++ {
		t := &r.toks[i]
		if hits := r.lex.Match(r.words, i); len(hits) > 0 && i+hits[0].N <= sent.End && (hits[0].N > 1 || written[t.Norm].small == 0) {
			for k := range hits[0].N {
				keep[i-sent.First+k] = true
			}
		}
		if _, given := r.lex.GivenName(t.Text); given && written[t.Norm].small == 0 && !functionWords.has(t.Norm) {
			keep[i-sent.First] = true
		}
	}
	return keep
}

// isThirdPerson reports whether the word at token i can be a verb of saying or doing in the third person of the present, as headlines are told: "Meets", "Says".
func (r *reading) isThirdPerson(i int) bool {
	n := r.norm(i)
	if !strings.HasSuffix(n, "s") {
		return false
	}
	if r.speechForm(n)&lexicon.FormThird != 0 {
		return true
	}
	as := r.words[i]
	defer func() { r.words[i] = as }()
	r.words[i] = n
	return r.verbForm(i, lexicon.FormThird)
}

// isCommonWord reports whether a word is written small in the treebanks, in this form or without an ending.
func (r *reading) isCommonWord(norm string, a *syntax.Annotator) bool {
	if a.Knows(norm) {
		return true
	}
	for _, ending := range [...]string{"s", "es", "d", "ed", "ing"} {
		if stem, ok := strings.CutSuffix(norm, ending); ok && len(stem) > 2 && a.Knows(stem) {
			return true
		}
	}
	return false
}
