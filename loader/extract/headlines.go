package extract

import (
	"entente/loader/lexicon"
	"entente/loader/text"
)

// findHeadlines reads titles that say after or before a colon whose words they give: "Doe: the talks have failed", "Talks have failed: minister".
func (r *reading) findHeadlines() {
	for s := range r.doc.Sentences {
		sent := &r.doc.Sentences[s]
		switch sent.Part {
		case text.Title, text.Subtitle, text.Heading:
			r.headline(sent.Tokens)
		}
	}
}

func (r *reading) headline(sent text.Range) {
	colon := -1
	for k := sent.First; k < sent.End; k++ {
		if r.norm(k) == ":" && r.toks[k].QuoteDepth == 0 {
			if colon >= 0 {
				return
			}
			colon = k
		}
	}
	if colon <= sent.First || r.isInside(sent.First) || r.isInside(colon+1) {
		return
	}
	left, right := r.trimmed(text.Range{First: sent.First, End: colon}), r.trimmed(text.Range{First: colon + 1, End: sent.End})
	c := cueVerb{Range: text.Range{First: colon, End: colon + 1}, use: &lexicon.Speech{Class: lexicon.SayVerb, Act: "SAY"}}
	for _, side := range [2][2]text.Range{{left, right}, {right, left}} {
		who, what := side[0], side[1]
		if src, ok := r.wholePhrase(who); ok && what.Len() >= 3 && r.hasFiniteVerb(what) {
			s := newStatement(c, src, indirect, "headline.colon", 0.7)
			s.verb = ""
			r.addReported(s, []text.Range{what}, c)
			return
		}
	}
}

// wholePhrase returns who a range names that holds nothing else.
func (r *reading) wholePhrase(t text.Range) (source, bool) {
	if t.Len() == 0 || t.Len() > 6 {
		return source{}, false
	}
	h := r.headOf(t)
	p := r.actorPhrase(h)
	if len(p.ents) == 0 || p.First > t.First+1 || p.End < t.End {
		return source{}, false
	}
	for _, e := range p.ents {
		if k := r.entities[e].kind; k == "STATE" || k == "REGION" {
			return source{}, false // "France: a year in pictures"
		}
	}
	return source{phrase: p, at: h}, true
}
