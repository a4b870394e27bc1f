package extract

import (
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// opposite gives the half of a divided land that faces the other.
var opposite = map[string]string{"North": "South", "South": "North", "East": "West", "West": "East"}

// addHalf notes a compass word that stands for the half of a divided land whose name the article gives in full beside or before it: the first word of "North and South Korea", "the South" after
// "South Korea". It returns how many tokens were read.
func (r *reading) addHalf(i int) int {
	word := r.words[i]
	if opposite[word] == "" {
		return 0
	}
	e, via := r.halfBesideName(i), facts.ViaName
	if e == nil {
		e, via = r.halfNamedBefore(i), facts.ViaNominal
	}
	if e == nil {
		return 0
	}
	m := mention{Range: text.Range{First: i, End: i + 1}, ents: []int{r.known(e)}, via: via, rule: "name.half", score: 0.8}
	if r.norm(i-1) == "the" {
		m.phrase = text.Range{First: i - 1, End: i + 1}
	}
	if !r.addMention(m) {
		return 0
	}
	return 1
}

// halfBesideName reads the first word of "North and South Korea", where both names are those of states: nil where they are not.
func (r *reading) halfBesideName(i int) *lexicon.Entry {
	if n := r.norm(i + 1); n != "and" && n != "or" || i+3 >= len(r.words) || r.words[i+2] != opposite[r.words[i]] || r.toks[i+2].Sentence != r.toks[i].Sentence {
		return nil
	}
	hits := r.lex.Match(r.words, i+2)
	if len(hits) == 0 || hits[0].N < 2 || !hasState(hits) {
		return nil
	}
	return r.stateCalled(append([]string{r.words[i]}, r.words[i+3:i+2+hits[0].N]...))
}

// halfNamedBefore reads "the North" where the article has named one half of one divided land, and nothing behind the word makes more of it ("the North Sea", "the south of the country").
func (r *reading) halfNamedBefore(i int) *lexicon.Entry {
	if r.norm(i-1) != "the" || r.capital(i+1) || r.norm(i+1) == "of" || r.norm(i+1) == "-" || r.isRel(i, text.Compound, text.Amod) {
		return nil
	}
	var found *lexicon.Entry
	for k := range r.entities {
		x := &r.entities[k]
		if x.entry == nil || x.kind != facts.State {
			continue
		}
		first, rest, _ := strings.Cut(x.name, " ")
		if opposite[first] == "" || rest == "" || r.stateCalled(strings.Fields(opposite[first]+" "+rest)) == nil {
			continue
		}
		half := r.stateCalled(strings.Fields(r.words[i] + " " + rest))
		if half == nil || found != nil && half != found {
			return nil
		}
		found = half
	}
	return found
}

// stateCalled is the state of that name, nil for none.
func (r *reading) stateCalled(words []string) *lexicon.Entry {
	for _, h := range r.lex.Match(words, 0) {
		if h.N == len(words) && h.Entry.Kind == lexicon.State {
			return h.Entry
		}
	}
	return nil
}

func hasState(hits []lexicon.Hit) bool {
	for _, h := range hits {
		if h.Entry.Kind == lexicon.State {
			return true
		}
	}
	return false
}
