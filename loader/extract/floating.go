package extract

import (
	"entente/loader/facts"
	"entente/loader/text"
)

// findFloating gives the quotations that no cue introduces and no reported clause holds to whom the words before speak of: whoever was quoted last, or the subject of the sentence before.
func (r *reading) findFloating() {
	for i := range r.doc.Quotations {
		q := &r.doc.Quotations[i]
		if !r.isTopQuotation(q) || q.Short || r.isCovered(q) || r.isOfThing(q) {
			continue
		}
		s := statement{kind: direct, act: "SAY", parts: []text.Span{q.Span}, source: -1, medium: -1, place: -1}
		switch {
		case q.Continues != text.NoIndex && r.speakersAt(&r.doc.Quotations[q.Continues]) != nil:
			s.speakers, s.rule, s.score = r.speakersAt(&r.doc.Quotations[q.Continues]).speakers, "quote.continued", 0.8
		case !r.startsSentence(q):
			if !r.isSentence(q) {
				continue // words at arm's length, a title
			}
			s.rule, s.score = "quote.unattributed", 0.5
		default:
			s.speakers, s.rule, s.score = r.speakersBefore(q)
		}
		r.statements = append(r.statements, s)
		for k := q.Tokens.First; k < q.Tokens.End; k++ {
			r.saidIn[k] = int32(len(r.statements) - 1)
		}
	}
}

// isCovered reports whether a quotation lies, for the most part, in a statement.
func (r *reading) isCovered(q *text.Quotation) bool {
	n := 0
	for k := q.Tokens.First; k < q.Tokens.End; k++ {
		if r.saidIn[k] != none {
			n++
		}
	}
	return 2*n >= q.Tokens.Len()
}

// speakersAt is the statement that a quotation is part of, nil for none.
func (r *reading) speakersAt(q *text.Quotation) *statement {
	return r.statementAt(min(q.Tokens.First+1, q.Tokens.End-1))
}

// isSentence reports whether a quotation has the form of a sentence: a finite verb with a subject.
func (r *reading) isSentence(q *text.Quotation) bool {
	for k := q.Tokens.First; k < q.Tokens.End; k++ {
		if r.finiteVerb(k) {
			return true
		}
	}
	return false
}

// speakersBefore returns the speakers of a quotation that is a sentence of its own: of the statement before it in the same or the paragraph before, else the subject of the sentence before.
func (r *reading) speakersBefore(q *text.Quotation) (speakers []int, rule string, score float64) {
	k := q.Tokens.First - 1
	for k >= 0 && r.toks[k].Is(text.Punct) && r.saidIn[k] == none {
		k--
	}
	if k < 0 || q.Paragraph-r.doc.ParagraphOf(k) > 1 {
		return nil, "quote.unattributed", 0.5
	}
	same := r.doc.ParagraphOf(k) == q.Paragraph
	sent := r.sentence(k)
	if s := r.lastSpeaker(sent); s != nil && (same || r.endsInStatement(k, s)) {
		return s.speakers, "quote.continued", 0.7
	}
	if p := r.rootSpeaker(sent); same && len(p) > 0 {
		return p, "quote.continued", 0.7
	}
	if p := r.rootSubject(sent); len(p) == 1 && r.entities[p[0]].kind == facts.Person {
		return p, "quote.subject-before", 0.6
	}
	return nil, "quote.unattributed", 0.5
}

// lastSpeaker is the last statement with a cue in a sentence that is not within another.
func (r *reading) lastSpeaker(sent text.Range) *statement {
	var best *statement
	for k := sent.First; k < sent.End; k++ {
		if s := r.statementAt(k); s != nil && len(s.speakers) > 0 {
			best = s
		}
	}
	return best
}

// endsInStatement reports whether the paragraph that ends with token k ends with words of the statement's or its cue.
func (r *reading) endsInStatement(k int, s *statement) bool {
	return r.toks[k].Sentence == r.toks[r.doc.TokenAt(s.parts[len(s.parts)-1].End-1)].Sentence
}

// rootSpeaker is who the main verb of a sentence says speaks, where it is a verb of saying: "Doe said in a statement."
func (r *reading) rootSpeaker(sent text.Range) []int {
	for v := sent.First; v < sent.End; v++ {
		if r.head(v) >= 0 || r.toks[v].QuoteDepth > 0 {
			continue
		}
		if c, ok := r.quotingVerb(v); ok && r.isSpoken(c) {
			return r.sourceOf(c).ents
		}
	}
	return nil
}

// rootSubject is whom the subject of a sentence's main verb stands for.
func (r *reading) rootSubject(sent text.Range) []int {
	for v := sent.First; v < sent.End; v++ {
		if r.head(v) >= 0 || r.toks[v].Is(text.Punct) {
			continue
		}
		if s := r.ownSubject(v); s >= 0 {
			return r.actorPhrase(s).ents
		}
	}
	return nil
}
