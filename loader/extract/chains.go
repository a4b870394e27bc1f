package extract

import (
	"slices"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// chainPronouns gives what "he said" introduces to whom the words before quote, where nobody else who fits has been a subject since.
func (r *reading) chainPronouns() {
	for i := range r.statements {
		s := &r.statements[i]
		if s.source < 0 {
			continue
		}
		switch n := r.norm(s.source); n {
		case "he", "she":
			p := r.quotedBefore(s, i, genderOf(n))
			if p >= 0 && (!r.isSurer(s.speakers, p) || r.namesItself(s)) {
				r.resolveTo(s.source, p)
				s.speakers = []int{p}
			}
		case "they", "it":
			if len(s.speakers) > 0 {
				continue
			}
			if p := r.bodyBefore(s, i, n == "they"); len(p) > 0 {
				s.speakers = p
				r.addMention(mention{Range: text.Range{First: s.source, End: s.source + 1}, ents: p, via: facts.ViaPronoun, rule: "coref.speaker", score: 0.6})
			}
		}
	}
}

// namesItself reports whether the one speaker of a statement, told of by a pronoun, is named in what is said: by whoever says it, somebody else is.
func (r *reading) namesItself(s *statement) bool {
	return len(s.speakers) == 1 && r.isNamedIn(s.speakers[0], s.parts)
}

// isNamedIn reports whether a name in one of the passages is an entity's.
func (r *reading) isNamedIn(e int, parts []text.Span) bool {
	for _, p := range parts {
		t := r.doc.TokensIn(p)
		for k := t.First; k < t.End; k++ {
			if m := r.mentionOf(k); m != nil && m.First == k && m.via == facts.ViaName && slices.Equal(m.ents, []int{e}) {
				return true
			}
		}
	}
	return false
}

// isSurer reports whether the one speaker that a pronoun was resolved to has a name and is known to be of its gender, and the other is not.
func (r *reading) isSurer(speakers []int, other int) bool {
	if len(speakers) != 1 || r.entities[speakers[0]].gender == "" || r.entities[other].gender != "" {
		return false
	}
	x := &r.entities[speakers[0]]
	_, named := r.persons[x.name]
	return named || x.entry != nil
}

const (
	chainReach  = 2  // paragraphs back in which a pronoun finds whom the article has quoted
	chainWindow = 12 // statements around one among which those before it in the text are
)

// quotedBefore returns the person last quoted before statement i by name or pronoun, where no other fitting person is a subject between that cue and the pronoun.
func (r *reading) quotedBefore(s *statement, i int, g lexicon.Gender) int {
	here := r.doc.ParagraphOf(s.source)
	best := -1
	for k := max(0, i-chainWindow); k < min(i+chainWindow, len(r.statements)); k++ {
		p := &r.statements[k]
		if k == i || p.source < 0 || p.source >= s.source || here-r.doc.ParagraphOf(p.source) > chainReach || len(p.speakers) != 1 || p.nested {
			continue
		}
		if x := &r.entities[p.speakers[0]]; x.kind == facts.Person && (x.gender == "" || x.gender == g) && !r.isNamedIn(p.speakers[0], s.parts) && (best < 0 || r.statements[best].source < p.source) {
			best = k
		}
	}
	if best < 0 {
		return -1
	}
	who := r.statements[best].speakers[0]
	for m := range r.mentionsBefore(s.source) {
		if m.First <= r.statements[best].source {
			break
		}
		if m.via == facts.ViaPronoun || len(m.ents) != 1 || m.ents[0] == who || r.isNamedIn(m.ents[0], s.parts) || r.toks[m.First].QuoteDepth > 0 || r.entities[m.ents[0]].kind != facts.Person {
			continue
		}
		if have := r.entities[m.ents[0]].gender; (have == "" || have == g) && r.isSubjectHere(m) {
			return -1
		}
	}
	return who
}

// bodyBefore returns whom "they said" or "it said" goes on to quote: the several, the group or the body quoted last, in the same paragraph or the one before.
func (r *reading) bodyBefore(s *statement, i int, plural bool) []int {
	here := r.doc.ParagraphOf(s.source)
	var best *statement
	for k := max(0, i-chainWindow); k < min(i+chainWindow, len(r.statements)); k++ {
		p := &r.statements[k]
		if k != i && p.source >= 0 && p.source < s.source && here-r.doc.ParagraphOf(p.source) <= 1 && len(p.speakers) > 0 && !p.nested && (best == nil || best.source < p.source) {
			best = p
		}
	}
	if best == nil {
		return nil
	}
	group := len(best.speakers) > 1
	body := false
	if len(best.speakers) == 1 {
		switch r.entities[best.speakers[0]].kind {
		case facts.Group:
			group = true
		case facts.Organization, facts.State, facts.Region:
			body = true
		}
	}
	if plural && (group || body) || !plural && body {
		return best.speakers
	}
	return nil
}

// isSubjectHere reports whether a mention is the subject of a main clause.
func (r *reading) isSubjectHere(m *mention) bool {
	h := r.headOf(m.Range)
	v := r.head(h)
	return r.isRel(h, text.Nsubj) && !r.isRel(v, text.Acl, text.Advcl) && !r.insideContent(h)
}

// insideContent reports whether token i lies in something that is said.
func (r *reading) insideContent(i int) bool { return r.statementAt(i) != nil }

// resolveTo makes the pronoun at token i stand for an entity.
func (r *reading) resolveTo(i, e int) {
	if m := r.mentionOf(i); m != nil {
		if m.via == facts.ViaPronoun && !slices.Equal(m.ents, []int{e}) {
			m.ents, m.rule = []int{e}, "coref.speaker"
		}
		return
	}
	r.addMention(mention{Range: text.Range{First: i, End: i + 1}, ents: []int{e}, via: facts.ViaPronoun, rule: "coref.speaker", score: 0.7})
}

// genderOf is the gender that a pronoun of the third person tells.
func genderOf(pronoun string) lexicon.Gender {
	switch pronoun {
	case "he", "him", "his", "himself":
		return lexicon.Male
	case "she", "her", "hers", "herself":
		return lexicon.Female
	}
	return ""
}
