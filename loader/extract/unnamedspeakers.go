package extract

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// quantities are nouns for how many of people are meant.
var quantities = words(`percent percentage majority half third quarter number minority share proportion handful dozen hundred thousand plurality lot pair couple range array variety host string chorus slew bunch rest fourth fifth tenth two-third three-quarter three-fourth`)

// alone are the words that stand for people whom nothing but their number, or that they are not those told of before, tells.
var alone = words(`some many most several others other all both another one half those %`)

// isQuantity reports whether the word at token s stands, without a noun of its own, for some people: "another", "52 percent of voters", "all but two".
func (r *reading) isQuantity(s int) bool {
	if s < 0 || s >= len(r.toks) || r.mentionOf(s) != nil {
		return false
	}
	t := &r.toks[s]
	switch n := r.norm(s - 1); {
	case n == "no" || n == "not" || n == "'s":
		return false
	case alone.has(t.Norm), t.UPOS == text.NUM:
		return true
	}
	return t.UPOS == text.NOUN && (quantities.has(t.Lemma) || quantities.has(strings.TrimSuffix(t.Norm, "s")))
}

// someOf notes those whom the quantity at token s stands for as somebody of the article's own, called by the words that say so. Nobody where a verb whose subject may be a thing asks and the words
// need not be of people.
func (r *reading) someOf(s int, c cueVerb) phrase {
	at := r.quantityPhrase(s, c)
	if c.use.Takes(lexicon.ThingsMay) && !r.isOfPeople(s, at) {
		return phrase{Range: at}
	}
	kind := facts.Group
	switch r.norm(s) {
	case "another", "one":
		kind = facts.Person
	}
	e := r.unnamed(kind, r.phraseName(at))
	r.addMention(mention{Range: text.Range{First: s, End: s + 1}, phrase: at, ents: []int{e}, via: facts.ViaNominal, rule: "nominal.quantity", score: 0.5, latent: true})
	return phrase{Range: at, ents: []int{e}}
}

// isOfPeople reports whether a quantity is one of people: a word that is used of nobody else, or what it is a quantity of.
func (r *reading) isOfPeople(s int, at text.Range) bool {
	switch r.norm(s) {
	case "some", "many", "others", "several":
		return true
	}
	for k := s + 1; k < at.End; k++ {
		if m := r.mentionOf(k); m != nil && r.isActor(m) || r.toks[k].UPOS == text.NOUN && personNoun(r.toks[k].Lemma) {
			return true
		}
	}
	return false
}

// quantityPhrase is the phrase around the quantity at token s that says how many of whom: up to a mark, or to the verb of saying that it is the subject of.
func (r *reading) quantityPhrase(s int, c cueVerb) text.Range {
	const before, behind = 5, 9 // words
	at := text.Range{First: s, End: s + 1}
	full := r.subtree(s)
	for at.First > max(full.First, s-before) && r.saysHowMany(at.First-1) {
		at.First--
	}
	at.First = r.wholeNumber(at.First)
	if r.norm(at.First-1) == "in" && s >= 2 && r.toks[s-2].UPOS == text.NUM { // "one in five", whatever the parser made its head
		for at.First = s - 2; r.saysHowMany(at.First - 1); at.First-- {
		}
	}
	if n := r.norm(at.First); at.First < s && (n == "than" || n == "least" || n == "most") {
		at.First++
	}
	if r.norm(s-1) == "but" && r.norm(s-2) == "all" {
		at.First = min(at.First, s-2)
	}
	for at.End < min(full.End, s+behind) && (!r.toks[at.End].Is(text.Punct) || r.norm(at.End) == "-") && (at.End < c.First || at.First > c.First) && r.toks[at.End].QuoteDepth == 0 {
		at.End++
	}
	for at.End > s+1 {
		switch r.toks[at.End-1].UPOS {
		case text.ADP, text.DET, text.PRON, text.AUX, text.ADV, text.PUNCT:
			at.End--
			continue
		}
		break
	}
	return at
}

// wholeNumber is where the number begins that token i is, or stands behind, the last part of: "twenty-four percent", "two-thirds", "three-in-five voters".
func (r *reading) wholeNumber(i int) int {
	first := r.sentence(i).First
	for i-2 >= first && r.norm(i-1) == "-" && (r.toks[i-2].UPOS == text.NUM || r.norm(i-2) == "in" && i-4 >= first && r.norm(i-3) == "-" && r.toks[i-4].UPOS == text.NUM) {
		i -= 2
	}
	return i
}

// saysHowMany reports whether the word at token i may stand before a number that it goes with: "at least", "more than", "about".
func (r *reading) saysHowMany(i int) bool {
	if i < 0 || r.toks[i].Sentence != r.toks[i+1].Sentence {
		return false
	}
	switch r.toks[i].UPOS {
	case text.DET, text.ADJ, text.ADV, text.NUM, text.NOUN:
		return true
	}
	n := r.norm(i)
	return n == "than" || n == "at" && (r.norm(i+1) == "least" || r.norm(i+1) == "most") || n == "about" || n == "around" || n == "over" || n == "under"
}

// phraseName is a passage as a name: in lower case at its beginning, where only the sentence has it large.
func (r *reading) phraseName(at text.Range) string {
	name := strings.Join(strings.Fields(r.passage(at)), " ")
	if first, size := utf8.DecodeRuneInString(name); at.First == r.sentence(at.First).First && !r.isNamed(at.First) && !r.toks[at.First].Is(text.AllCaps) && (r.toks[at.First].UPOS != text.PROPN || r.beginsAgent(at.First)) && !r.writtenLarge(at.First) {
		return string(unicode.ToLower(first)) + name[size:]
	}
	return name
}

// writtenLarge reports whether the article writes the word at token i, which begins its sentence, with a capital in the midst of others, too, and never without.
func (r *reading) writtenLarge(i int) bool {
	if r.written == nil {
		r.written = r.writings(nil)
	}
	w := r.written[r.norm(i)]
	return w.capital > 0 && w.small == 0
}

func (r *reading) beginsAgent(i int) bool { _, ok := r.agentAtStart(i); return ok }

// unnamed adds somebody of the article's own who has no name, told from others by the same words by a number.
func (r *reading) unnamed(kind, name string) int {
	key := kind + " " + strings.ToLower(name)
	r.nominals.names[key]++
	if n := r.nominals.names[key]; n > 1 {
		name = fmt.Sprintf("%s (%d)", name, n)
	}
	r.entities = append(r.entities, entity{kind: kind, name: name, anonymous: true, latent: true})
	return len(r.entities) - 1
}
