package lexicon

import "strings"

// Evaluation is an adjective or noun that whoever calls somebody or something so praises or blames it by: "courageous", "aggressor".
type Evaluation struct {
	Word   string // singular, lower case
	Stance Stance
}

// Evaluation returns whether a word, a noun in the singular, praises or blames. Case does not count. O(1).
func (lx *Lexicon) Evaluation(word string) (Stance, bool) {
	s, ok := lx.evaluations[strings.ToLower(word)]
	return s, ok
}

func evaluationTable() table {
	return table{
		columns: []string{"stance", "words"},
		keys:    2,
		add: func(d *Data, r *row) {
			stance := oneOf(r, "stance", Supports, Opposes)
			for _, w := range r.list("words") {
				d.Evaluations = append(d.Evaluations, Evaluation{Word: w, Stance: stance})
			}
		},
	}
}

// indexEvaluations lists the words that praise or blame; the last line of a word stands.
func (lx *Lexicon) indexEvaluations() {
	for _, e := range lx.data.Evaluations {
		lx.evaluations[strings.ToLower(e.Word)] = e.Stance
	}
}
