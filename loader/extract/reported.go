package extract

import (
	"entente/loader/facts"
	"entente/loader/text"
)

// findReported reads reported speech: "Doe said (that) ...", "..., Doe said", "according to Doe".
func (r *reading) findReported() {
	for sent := range r.sentences() {
		r.reportedIn(sent)
		r.accordingTo(sent)
	}
}

// reportedIn reads the verbs of communication of one sentence from left to right; what lies within a reported clause is not read again.
func (r *reading) reportedIn(sent text.Range) {
	for v := sent.First; v < sent.End; v++ {
		sp, ok := speechVerb(r.norm(v))
		if !ok || !sp.content || sp.forms&formFinite == 0 || r.quoted(v) || r.mentionOf(v) != nil || r.isNounUse(v) || r.cueOfDirect(v) {
			continue
		}
		subject, negated := r.subjectOf(v)
		if negated || len(subject.ents) == 0 {
			continue
		}
		s := statement{kind: "INDIRECT", act: sp.act, verb: sp.lemma, speakers: subject.ents, cue: text.Range{First: v, End: v + 1}, medium: -1, place: -1, rule: "reported.clause", score: 0.9}
		content, ok := r.contentAfter(&s, v, sp, sent.End)
		if !ok {
			content, ok = r.contentBefore(subject, v, sent)
			s.rule = "reported.trailing"
		}
		if !ok {
			continue
		}
		r.circumstances(&s, cue{v, subject, sp, s.rule, s.score})
		for k := content.First; k < content.End; k++ {
			if r.toks[k].QuoteDepth > 0 {
				s.kind = "MIXED"
			}
		}
		s.parts = []text.Span{r.doc.SpanOf(content)}
		r.statements = append(r.statements, s)
		if content.First > v {
			v = content.End - 1
		}
	}
}

// isNounUse reports whether a word that is a verb of communication is a noun here: "the report", "Georgia's demand", "a claim".
func (r *reading) isNounUse(v int) bool {
	if r.toks[v].UPOS == text.NOUN { // but a plural subject is all that "the West suspect that" has before it
		m := r.mentionOf(v - 1)
		return m == nil || m.via == facts.ViaDemonym
	}
	n := r.norm(v - 1)
	return (articles.has(n) || r.possessive(v-1)) && v > r.sentence(v).First && r.toks[v].UPOS == ""
}

// cueOfDirect reports whether the verb already attributes a quotation.
func (r *reading) cueOfDirect(v int) bool {
	for i := range r.statements {
		if s := &r.statements[i]; s.kind == "DIRECT" && s.cue.Len() > 0 && s.cue.First == v {
			return true
		}
	}
	return false
}

// contentAfter returns the clause that a verb of communication at token v reports.
func (r *reading) contentAfter(s *statement, v int, sp speech, end int) (text.Range, bool) {
	i := v + 1
	if sp.told {
		i = r.audienceFrom(s, i, end)
		if i == v+1 {
			return text.Range{}, false
		}
	}
	i = r.pastTimes(i, end)
	that := r.norm(i) == "that"
	if that {
		i++
	}
	if sp.that && !that || i >= end {
		return text.Range{}, false
	}
	content := r.trimmed(text.Range{First: i, End: r.withoutTrailingCue(i, r.contentEnd(i, end))})
	if content.Len() < 2 || !r.hasFiniteVerb(content) {
		return text.Range{}, false
	}
	if !that && !r.beginsClause(content.First) {
		return text.Range{}, false
	}
	return content, true
}

// beginsClause reports whether a clause can begin at token i: not a preposition, conjunction or mark after which the verb's own phrase goes on ("said in a statement").
func (r *reading) beginsClause(i int) bool {
	switch r.norm(i) {
	case "of", "in", "on", "at", "to", "by", "for", "with", "from", "about", "and", "but", "or", "so", "as", "during", "after", "before", "through", "over", "against", "while", "when":
		return false
	}
	return !r.toks[i].Is(text.Punct) || r.toks[i].Is(text.OpenQuote)
}

// pastTimes passes over what may stand between a verb of communication and its clause: adverbs, a time, a place of speaking, a comma after them.
func (r *reading) pastTimes(i, end int) int {
	for i < end {
		n := r.norm(i)
		switch {
		case adverbs.has(n) && n != "not" && n != "n't", timeWords.has(n):
			i++
		case (n == "on" || n == "in" || n == "late" || n == "early" || n == "last" || n == "earlier" || n == "this") && r.timeAhead(i+1, end):
			i++
		case (n == "in" || n == "at") && (r.norm(i+1) == "a" || r.norm(i+1) == "an") && speechOccasions.has(r.norm(i+2)):
			i += 3
		case n == ",":
			i++
		default:
			return i
		}
	}
	return i
}

func (r *reading) timeAhead(i, end int) bool {
	for k := i; k < min(i+3, end); k++ {
		if n := r.norm(k); timeWords.has(n) {
			return true
		} else if n != "the" && n != "this" && n != "last" && n != "late" && n != "early" && n != "a" {
			return false
		}
	}
	return false
}

var speechOccasions = words(`statement interview speech letter report tweet briefing telegram message communique address`)

// contentEnd returns where a reported clause that begins at token i ends: before a further verb of the speaker's ("but did not say", "and added"), else with the sentence.
func (r *reading) contentEnd(i, end int) int {
	for k := i + 1; k < end-1; k++ {
		if r.quoted(k) {
			continue
		}
		if n := r.norm(k); n != "but" && n != "and" {
			continue
		}
		j := k + 1
		for j < end && (adverbs.has(r.norm(j)) || auxiliaries.has(r.norm(j))) {
			j++
		}
		if v, ok := speechVerb(r.norm(j)); ok && j < end && (v.content || v.quote) && v.forms&(formPast|formBase|formThird) != 0 && r.mentionOf(j) == nil && (j > k+1 || v.forms&formBase == 0) {
			if r.norm(k-1) == "," {
				return k - 1
			}
			return k
		}
	}
	return end
}

// withoutTrailingCue leaves out a second attribution that closes the sentence: ", officials said".
func (r *reading) withoutTrailingCue(i, end int) int {
	const reach = 8
	for k := end - 1; k > max(i, end-reach); k-- {
		v, ok := speechVerb(r.norm(k))
		if !ok || v.forms&formFinite == 0 {
			continue
		}
		for c := k - 1; c > max(i, k-reach); c-- {
			if r.norm(c) == "," {
				return c
			}
		}
	}
	return end
}

// denied reports whether token i lies in what somebody denies.
func (r *reading) denied(i int) bool {
	s := r.statementAt(i)
	return s != nil && s.act == "DENY"
}

func (r *reading) hasFiniteVerb(t text.Range) bool {
	for k := t.First; k < t.End; k++ {
		if r.finiteVerb(k) && r.mentionOf(k) == nil {
			return true
		}
	}
	return false
}

// contentBefore returns the clause before a cue that closes its sentence: "The talks failed, Doe said on Monday."
func (r *reading) contentBefore(subject phrase, v int, sent text.Range) (text.Range, bool) {
	if r.norm(subject.First-1) != "," || subject.First-1 <= sent.First {
		return text.Range{}, false
	}
	if i := r.pastTimes(v+1, sent.End); i < sent.End && !isStop(r.norm(i)) && r.norm(i) != "in" && r.norm(i) != "at" && r.norm(i) != "after" && !hearers.has(r.norm(i)) {
		return text.Range{}, false
	}
	content := r.trimmed(text.Range{First: sent.First, End: subject.First - 1})
	if content.Len() < 3 || !r.hasFiniteVerb(content) || r.quoted(content.First) {
		return text.Range{}, false
	}
	return content, true
}

// accordingTo reads "according to Doe" at either end of a sentence.
func (r *reading) accordingTo(sent text.Range) {
	for i := sent.First; i+2 < sent.End; i++ {
		if r.norm(i) != "according" || r.norm(i+1) != "to" || r.quoted(i) {
			continue
		}
		p := r.phraseFrom(i + 2)
		if len(p.ents) == 0 {
			continue
		}
		var content text.Range
		if i == sent.First {
			k := p.End
			for k < sent.End && r.norm(k) != "," {
				k++
			}
			content = r.trimmed(text.Range{First: min(k+1, sent.End), End: sent.End})
		} else {
			content = r.trimmed(text.Range{First: sent.First, End: i})
		}
		if content.Len() < 3 || !r.hasFiniteVerb(content) {
			continue
		}
		r.statements = append(r.statements, statement{kind: "INDIRECT", act: "SAY", speakers: p.ents, parts: []text.Span{r.doc.SpanOf(content)},
			cue: text.Range{First: i, End: i + 2}, medium: -1, place: -1, rule: "reported.according-to", score: 0.9})
	}
}

// claim is something that somebody holds to be so.
type claim struct {
	holders   []int
	partial   []int
	certainty string
	content   text.Range
	cue       int
	rule      string
}

// findClaims reads what actors suspect, believe, fear or think.
func (r *reading) findClaims() {
	for sent := range r.sentences() {
		for v := sent.First; v < sent.End; v++ {
			b, ok := beliefVerbs[r.norm(v)]
			if !ok || b.forms&formFinite == 0 || r.quoted(v) || r.mentionOf(v) != nil || r.isNounUse(v) || r.inStatement(v) {
				continue
			}
			subject, negated := r.subjectOf(v)
			if negated || len(subject.ents) == 0 {
				continue
			}
			i := v + 1
			if r.norm(i) == "that" {
				i++
			}
			content := r.trimmed(text.Range{First: i, End: r.contentEnd(i, sent.End)})
			if content.Len() < 3 || !r.hasFiniteVerb(content) || !r.beginsClause(content.First) {
				continue
			}
			r.claims = append(r.claims, claim{holders: subject.ents, partial: subject.partial, certainty: b.certainty, content: content, cue: v, rule: "claim.belief"})
			v = content.End - 1
		}
	}
}

// inStatement reports whether the token lies in what somebody is reported to have said.
func (r *reading) inStatement(i int) bool { return r.statementAt(i) != nil }

// statementAt returns the statement in whose content token i lies, nil for none.
func (r *reading) statementAt(i int) *statement {
	for k := range r.statements {
		for _, p := range r.statements[k].parts {
			if p.ContainsOffset(r.toks[i].Start) {
				return &r.statements[k]
			}
		}
	}
	return nil
}

// aboutOf lists what the actors named in a passage are that it concerns, other than the speakers.
func (r *reading) aboutOf(spans []text.Span, speakers []int) []int {
	var out []int
	for _, sp := range spans {
		t := r.doc.TokensIn(sp)
		for k := t.First; k < t.End; k++ {
			m := r.mentionOf(k)
			if m == nil || m.First != k || m.via == facts.ViaPronoun || m.via == facts.ViaDemonym || m.latent {
				continue
			}
			for _, e := range m.ents {
				if !contains(out, e) && !contains(speakers, e) && r.entities[e].kind != facts.City {
					out = append(out, e)
				}
			}
		}
	}
	return out
}

func contains(list []int, e int) bool {
	for _, x := range list {
		if x == e {
			return true
		}
	}
	return false
}
