package extract

import (
	"slices"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// claim is something that somebody holds to be so.
type claim struct {
	holders   []int
	partial   []int
	certainty string
	content   text.Range
	cue       int
	rule      string
	stance    lexicon.Stance // toward those of whom it is held
	of        []int          // of whom it is held: who does or owns what the claim is about
}

// findClaims reads what actors suspect, believe, fear or think.
func (r *reading) findClaims() {
	for sent := range r.sentences() {
		for v := sent.First; v < sent.End; v++ {
			if r.toks[v].QuoteDepth > 0 || r.inStatement(v) {
				continue
			}
			if end := r.claimAt(v, sent); end > 0 {
				v = end - 1
			}
		}
	}
}

// claimAt reads what the verb of holding at token v has somebody hold. It returns where that ends, 0 for nothing.
func (r *reading) claimAt(v int, sent text.Range) int {
	for _, c := range r.cueVerbs(v) {
		if c.use.Class != lexicon.HoldVerb || c.form&finiteForms == 0 || !r.isSpoken(c) {
			continue
		}
		src := r.sourceOf(c)
		if src.negated || len(src.ents) == 0 || src.at >= c.End {
			continue
		}
		i := c.End
		that := r.norm(i) == "that"
		if that {
			i++
		}
		if !that && !c.use.Takes(lexicon.TakesClause) {
			continue
		}
		content := r.trimmed(text.Range{First: i, End: r.contentEnd(c, i, sent.End)})
		if content.Len() < 3 || !r.hasFiniteVerb(content) || !r.beginsClause(content.First) {
			continue
		}
		if g := genderOf(r.norm(src.at)); g != "" && len(src.ents) == 1 && r.isNamedIn(src.ents[0], []text.Span{r.doc.SpanOf(content)}) { // "he thinks that Doe will win" is not Doe
			who := r.quotedBefore(&statement{source: src.at, parts: []text.Span{r.doc.SpanOf(content)}}, r.statementsBefore(src.at), g)
			if who < 0 {
				return content.End
			}
			src.ents = []int{who}
		}
		r.claims = append(r.claims, claim{holders: src.ents, partial: src.partial, certainty: c.use.Act, content: content, cue: v, rule: "claim.belief", stance: c.use.Stance, of: r.heldOf(v, content)})
		return content.End
	}
	return 0
}

// heldOf returns those of whom the verb at token v has somebody hold something: the subject of what is held, or whose it is.
func (r *reading) heldOf(v int, content text.Range) []int {
	for c := range r.children(v, text.Ccomp, text.Parataxis) {
		if !content.Contains(c) {
			continue
		}
		if s, _ := r.subjectToken(c); s >= 0 && content.Contains(s) {
			return r.who(s, true).ents
		}
	}
	first := content.First // where the parser takes the verb for a noun
	if articles.has(r.norm(first)) {
		first++
	}
	if m := r.mentionOf(first); m != nil && r.isActor(m) {
		return m.ents
	}
	return nil
}

// statementsBefore is how many statements begin before token i.
func (r *reading) statementsBefore(i int) int {
	n, _ := slices.BinarySearchFunc(r.statements, r.toks[i].Start, func(s statement, start int) int { return s.parts[0].Start - start })
	return n
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
				if !slices.Contains(out, e) && !slices.Contains(speakers, e) && slices.Contains(actorKinds, r.entities[e].kind) {
					out = append(out, e)
				}
			}
		}
	}
	return out
}
