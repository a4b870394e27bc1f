package extract

import (
	"entente/loader/lexicon"
	"entente/loader/text"
)

// findReported reads reported speech: "Doe said (that) ...", "..., Doe said", "according to Doe", "Doe criticised ...".
func (r *reading) findReported() {
	taken := r.cuesTaken()
	for sent := range r.sentences() {
		for v := sent.First; v < sent.End; v++ {
			if r.toks[v].QuoteDepth > 0 || taken[v] {
				continue
			}
			if r.norm(v) == "according" && r.norm(v+1) == "to" {
				r.accordingTo(v, sent)
				continue
			}
			r.reportedAt(v, sent)
			r.nominalSpeech(v, sent)
		}
	}
}

// cuesTaken are the verbs that attribute quotations already.
func (r *reading) cuesTaken() map[int]bool {
	out := map[int]bool{}
	for i := range r.statements {
		if s := &r.statements[i]; s.cue.Len() > 0 {
			out[s.cue.First] = true
		}
	}
	return out
}

// reportedAt reads what the verb of saying at token v reports, by the first of its uses that finds something.
func (r *reading) reportedAt(v int, sent text.Range) {
	for _, c := range r.cueVerbs(v) {
		if c.use.Class != lexicon.SayVerb || !r.isSpoken(c) {
			continue
		}
		src := r.sourceOf(c)
		if src.negated || !r.maySpeak(src, c) {
			continue
		}
		if d := r.norm(r.child(src.at, text.Det)); src.at >= 0 && (d == "any" || d == "no") && !r.isNamed(src.at) && src.at < c.First {
			return // whoever it may be
		}
		s := newStatement(c, src, indirect, "", 0.9)
		if parts, ok := r.besidesAsClause(c, src, sent); ok {
			s.rule = "reported.as"
			r.addReported(s, parts, c)
			return
		}
		parts, rule := r.contentOf(&s, c, src, sent)
		if len(parts) == 0 {
			continue
		}
		if len(s.speakers) == 0 && r.isInside(v) {
			return // nobody's words in somebody's
		}
		if rule == ruleComplement && src.at >= 0 && r.toks[src.at].UPOS == text.PRON && len(src.ents) == 1 && r.isNamedIn(src.ents[0], []text.Span{r.doc.SpanOf(parts[0])}) {
			return // "it taunted Acme" is not Acme
		}
		s.rule = rule
		r.addReported(s, parts, c)
		return
	}
}

// maySpeak reports whether the source of a verb is somebody, or words that tell of something said or written: "it" and things say nothing.
func (r *reading) maySpeak(src source, c cueVerb) bool {
	if len(src.ents) > 0 {
		return true
	}
	if src.at < 0 {
		return false
	}
	switch t := &r.toks[src.at]; t.UPOS {
	case text.PRON:
		switch t.Norm {
		case "he", "she", "they":
			return true
		case "some", "many", "others", "those", "several", "both", "who", "another", "one", "few", "most":
			return c.use.Frames&(lexicon.TakesClause|lexicon.TakesThat|lexicon.TakesQuote) != 0
		}
		return false
	case text.NOUN, text.PROPN, text.ADJ, text.NUM, text.DET:
		return !c.use.Takes(lexicon.ThingsMay) && c.use.Frames&(lexicon.TakesClause|lexicon.TakesThat|lexicon.TakesQuote) != 0
	}
	return false
}

// addReported adds a statement with its content, whose kind follows from what of it is quoted.
func (r *reading) addReported(s statement, parts []text.Range, c cueVerb) {
	words, quoted := 0, 0
	for i, p := range parts {
		if i == 0 && p.Len() > 2 && r.norm(p.First) == "that" && r.isRel(p.First, text.Mark) {
			p.First++
		}
		p = r.withWholeQuotation(p)
		s.parts = append(s.parts, r.doc.SpanOf(p))
		for k := p.First; k < p.End; k++ {
			if r.toks[k].Is(text.Punct) {
				continue
			}
			words++
			if r.toks[k].QuoteDepth > 0 {
				quoted++
			}
		}
	}
	switch {
	case quoted == words:
		s.kind = direct
	case quoted > 0:
		s.kind = mixed
	}
	s.nested = r.isInside(s.cue.First)
	r.circumstances(&s, c)
	r.statements = append(r.statements, s)
}

// isInside reports whether token i lies in the content of one of the last statements read.
func (r *reading) isInside(i int) bool {
	for k := len(r.statements) - 1; k >= 0 && k >= len(r.statements)-6; k-- {
		for _, p := range r.statements[k].parts {
			if p.ContainsOffset(r.toks[i].Start) {
				return true
			}
		}
	}
	return false
}

// withWholeQuotation is the range up to the end of a quotation that it ends in, which may go on over several sentences, with the quotation's closing mark.
func (r *reading) withWholeQuotation(t text.Range) text.Range {
	if r.toks[t.End-1].QuoteDepth == 0 {
		if k := t.End; k < len(r.toks) && r.toks[k].Is(text.CloseQuote) && r.toks[k].QuoteDepth == 1 {
			t.End++
		}
		return t
	}
	if q := r.doc.QuotationAt(r.toks[t.End-1].Start); q != text.NoIndex {
		for r.doc.Quotations[q].Parent != text.NoIndex {
			q = r.doc.Quotations[q].Parent
		}
		if whole := r.doc.Quotations[q].Tokens; whole.End > t.End && whole.First >= t.First-1 {
			t.First, t.End = min(t.First, whole.First), whole.End
		}
	}
	return t
}

// ruleComplement names the rule by which a verb's object or infinitive is what is said.
const ruleComplement = "reported.object"

// contentOf returns what the verb of saying reports, and the rule that found it.
func (r *reading) contentOf(s *statement, c cueVerb, src source, sent text.Range) ([]text.Range, string) {
	if c.use.Frames&(lexicon.TakesClause|lexicon.TakesThat|lexicon.TakesQuestion) != 0 {
		if parts, ok := r.contentAround(c, src, sent); ok {
			return parts, "reported.trailing"
		}
		if content, ok := r.contentAfter(s, c, src, sent.End); ok {
			return []text.Range{content}, "reported.clause"
		}
		if content, ok := r.clauseByTree(c, src, sent); ok {
			return []text.Range{content}, "reported.clause"
		}
		if content, ok := r.clauseByThat(c, src, sent.End); ok {
			return []text.Range{content}, "reported.clause"
		}
	}
	if content, ok := r.objectContent(c, src, sent); ok {
		return []text.Range{content}, ruleComplement
	}
	return nil, ""
}

// behindSource is where a verb's complement can begin: behind the verb, or behind a subject that follows it.
func behindSource(c cueVerb, src source) int {
	if src.at >= c.End && src.End > c.End {
		return src.End
	}
	return c.End
}
