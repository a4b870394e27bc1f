package eval

import "strings"

// allKinds stands for statements of every kind.
const allKinds = "all"

func statementKinds() []string { return []string{allKinds, "DIRECT", "MIXED", "INDIRECT"} }

// trimmable are the characters that do not count at the ends of a content's parts.
const trimmable = "\"“”„'‘’`.,;:!?()[]—–- \n\t…"

// contentOf is the code points of passages without quotation marks, punctuation and white space at their ends.
func contentOf(text []rune, passages []span) offsets {
	var out offsets
	for _, p := range passages {
		for p.Start < p.End && strings.ContainsRune(trimmable, text[p.Start]) {
			p.Start++
		}
		for p.End > p.Start && strings.ContainsRune(trimmable, text[p.End-1]) {
			p.End--
		}
		out = out.with(offsetsOf(text, []span{p}, func(rune) bool { return true }))
	}
	return out
}

// gumStatements is one article's statements: those that have to be found, those that may, and those that were predicted.
type gumStatements struct {
	required  []*gumStatement
	gold      []offsets
	neutral   []offsets
	predicted []saying
	found     []offsets
	right     [][]bool // by gold and prediction: the speaker is right
}

// scoreGUMStatements pairs predictions with gold statements so that the sum of content likeness and right speakers is greatest, a pair sharing at least half
// of the content of both. What matches a statement that need not be found counts for nothing, and so does a piece of a mixed one that was found.
func scoreGUMStatements(t *gumTotals, gold *gumGold, r *reading) {
	s := newGUMStatements(gold, r)
	matched := map[int]bool{}
	found := map[int]bool{}
	for i, j := range assign(s.weights()) {
		kinds := []string{allKinds, s.required[i].Kind}
		for _, kind := range kinds {
			c, b := at(t.content, kind), at(t.attributed, kind)
			c.gold++
			b.gold++
			if j < 0 {
				continue
			}
			c.add(counts{found: 1, right: 1, predicted: 1})
			b.predicted++
			if s.right[i][j] {
				b.add(counts{found: 1, right: 1})
			}
		}
		if j >= 0 {
			matched[j], found[i] = true, true
		}
	}
	for j := range s.predicted {
		if matched[j] || s.excused(j, found) {
			continue
		}
		for _, kind := range []string{allKinds, s.predicted[j].kind} {
			at(t.content, kind).predicted++
			at(t.attributed, kind).predicted++
		}
	}
}

func newGUMStatements(gold *gumGold, r *reading) *gumStatements {
	s := &gumStatements{predicted: r.sayings()}
	for _, p := range s.predicted {
		s.found = append(s.found, contentOf(r.text, p.parts))
	}
	chains := chainsOf(gold)
	for i := range gold.Statements {
		g := &gold.Statements[i]
		content := contentOf(r.text, g.passages())
		if g.Category != "speech" || bool(g.Optional) {
			s.neutral = append(s.neutral, content)
			continue
		}
		s.required, s.gold = append(s.required, g), append(s.gold, content)
		var right []bool
		for _, p := range s.predicted {
			right = append(right, chains.isSpeaker(p.speaker, g.Speaker))
		}
		s.right = append(s.right, right)
	}
	return s
}

func (s *gumStatements) weights() [][]float64 {
	out := make([][]float64, len(s.required))
	for i := range out {
		out[i] = make([]float64, len(s.predicted))
		for j := range out[i] {
			if like := s.gold[i].likeness(s.found[j]); like >= 0.5 {
				out[i][j] = 1 + like + b2f(s.right[i][j])/2
			}
		}
	}
	return out
}

// excused reports whether a prediction that no gold statement was paired with counts for nothing.
func (s *gumStatements) excused(j int, found map[int]bool) bool {
	for _, n := range s.neutral {
		if n.likeness(s.found[j]) >= 0.5 {
			return true
		}
	}
	for i := range found {
		shared := len(s.found[j].common(s.gold[i]))
		if s.required[i].Kind == "MIXED" && len(s.found[j]) > 0 && float64(shared) >= 0.9*float64(len(s.found[j])) {
			return true
		}
	}
	return false
}
