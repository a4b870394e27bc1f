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
		r.claims = append(r.claims, claim{holders: src.ents, partial: src.partial, certainty: c.use.Act, content: content, cue: v, rule: "claim.belief"})
		return content.End
	}
	return 0
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
