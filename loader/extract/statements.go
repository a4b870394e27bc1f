package extract

import (
	"slices"

	"entente/loader/lexicon"
	"entente/loader/text"
)

// statement is something said.
type statement struct {
	speakers []int
	kind     string // DIRECT, INDIRECT, MIXED
	act      string
	verb     string // lemma; empty where no verb introduces it
	stance   lexicon.Stance
	parts    []text.Span
	cue      text.Range // empty where there is none
	source   int        // the token that heads the words for the speakers, -1 where there is none
	nested   bool       // within what somebody else says
	audience []int
	medium   int // -1: none
	place    int // -1: none
	rule     string
	score    float64
}

const (
	direct   = "DIRECT"
	indirect = "INDIRECT"
	mixed    = "MIXED"
)

// findStatements reads what is said: quotations with words of saying beside them, then reported speech sentence by sentence, then the quotations that are left.
func (r *reading) findStatements() {
	r.findDirect()
	r.indexStatements()
	r.findReported()
	r.findHeadlines()
	r.sortStatements()
	r.chainPronouns()
	r.findFloating()
	r.sortStatements()
}

func (r *reading) sortStatements() {
	slices.SortStableFunc(r.statements, func(a, b statement) int { return a.parts[0].Start - b.parts[0].Start })
	r.indexStatements()
}

// indexStatements notes for each token the innermost statement that it lies in.
func (r *reading) indexStatements() {
	if r.saidIn == nil {
		r.saidIn = make([]int32, len(r.toks))
	}
	for i := range r.saidIn {
		r.saidIn[i] = none
	}
	for k := range r.statements {
		for _, p := range r.statements[k].parts {
			t := r.doc.TokensIn(p)
			for i := t.First; i < t.End; i++ {
				if old := r.saidIn[i]; old == none || size(r.statements[old].parts) >= size(r.statements[k].parts) {
					r.saidIn[i] = int32(k)
				}
			}
		}
	}
}

func size(parts []text.Span) int { return parts[len(parts)-1].End - parts[0].Start }

// statementAt returns the innermost statement in whose content token i lies, nil for none.
func (r *reading) statementAt(i int) *statement {
	if i < 0 || i >= len(r.saidIn) || r.saidIn[i] == none {
		return nil
	}
	return &r.statements[r.saidIn[i]]
}

// inStatement reports whether the token lies in what somebody is reported to have said.
func (r *reading) inStatement(i int) bool { return r.statementAt(i) != nil }

// denied reports whether token i lies in what somebody denies.
func (r *reading) denied(i int) bool {
	s := r.statementAt(i)
	return s != nil && s.act == "DENY"
}

// newStatement is a statement that a cue introduces.
func newStatement(c cueVerb, src source, kind, rule string, score float64, parts ...text.Span) statement {
	return statement{kind: kind, act: c.use.Act, verb: c.use.Lemma, stance: c.use.Stance, speakers: src.ents, source: src.at, cue: c.Range, parts: parts, medium: -1, place: -1, rule: rule, score: score}
}
