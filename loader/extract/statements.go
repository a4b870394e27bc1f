package extract

import (
	"slices"

	"entente/loader/facts"
	"entente/loader/text"
)

// statement is something said.
type statement struct {
	speakers []int
	kind     string // DIRECT, INDIRECT, MIXED
	act      string
	verb     string // lemma; empty where no verb introduces it
	parts    []text.Span
	cue      text.Range // empty where there is none
	audience []int
	medium   int // -1: none
	place    int // -1: none
	rule     string
	score    float64
}

// findStatements reads direct speech, paragraph by paragraph, then reported speech, sentence by sentence.
func (r *reading) findStatements() {
	r.findDirect()
	r.findReported()
	slices.SortStableFunc(r.statements, func(a, b statement) int { return a.parts[0].Start - b.parts[0].Start })
}

// cue is what attributes a quotation: the verb and who it says speaks.
type cue struct {
	verb    int // token, -1: none
	speaker phrase
	speech  speech
	rule    string
	score   float64
}

// findDirect attributes the quotations.
func (r *reading) findDirect() {
	last := -1 // the paragraph of the last direct statement
	for i := range r.doc.Quotations {
		q := &r.doc.Quotations[i]
		if q.Parent != text.NoIndex || !readable(r.doc.Paragraphs[q.Paragraph].Part) || q.Short && !r.introduced(q) {
			continue
		}
		if k := r.sameStatement(i, last); k >= 0 {
			r.statements[k].parts = append(r.statements[k].parts, q.Span)
			last = q.Paragraph
			continue
		}
		c, ok := r.cueOf(i)
		s := statement{kind: "DIRECT", act: "SAY", parts: []text.Span{q.Span}, medium: -1, place: -1}
		switch {
		case ok:
			s.speakers, s.act, s.verb, s.rule, s.score = c.speaker.ents, c.speech.act, c.speech.lemma, c.rule, c.score
			s.cue = text.Range{First: c.verb, End: c.verb + 1}
			r.circumstances(&s, c)
		case q.Short:
			continue
		case len(r.statements) > 0 && (q.Continues != text.NoIndex || last == q.Paragraph-1 && r.opensParagraph(q)):
			prev := &r.statements[len(r.statements)-1]
			s.speakers, s.rule, s.score = prev.speakers, "quote.continued", 0.8
		default:
			s.rule, s.score = "quote.unattributed", 0.5
		}
		r.statements = append(r.statements, s)
		last = q.Paragraph
	}
}

// introduced reports whether a short quotation is nevertheless speech: a whole sentence after a colon, or one whose cue follows at once.
func (r *reading) introduced(q *text.Quotation) bool {
	if n := r.norm(q.Tokens.First - 1); n == ":" && !r.paragraphStarts(q.Tokens.First) {
		return true
	}
	before := q.Tokens.End - 2
	return r.paragraphStarts(q.Tokens.First) && before >= 0 && (r.norm(before) == "," || r.norm(before) == "?" || r.norm(before) == "!")
}

func (r *reading) paragraphStarts(i int) bool {
	return r.doc.Paragraphs[r.doc.ParagraphOf(i)].Tokens.First == i
}

// opensParagraph reports whether a quotation begins its paragraph and nothing but quotations and marks is in it.
func (r *reading) opensParagraph(q *text.Quotation) bool {
	p := r.doc.Paragraphs[q.Paragraph].Tokens
	if q.Tokens.First != p.First {
		return false
	}
	for k := q.Tokens.End; k < p.End; k++ {
		if !r.quoted(k) && !r.toks[k].Is(text.Punct) {
			return false
		}
	}
	return true
}

// sameStatement returns the statement that a quotation goes on with after its cue in the same paragraph, -1 where it begins one of its own.
func (r *reading) sameStatement(i, last int) int {
	q := &r.doc.Quotations[i]
	k := len(r.statements) - 1
	if k < 0 || last != q.Paragraph {
		return -1
	}
	s := &r.statements[k]
	if s.verb != "" && s.cue.First > q.Tokens.First {
		return -1
	}
	c, ok := r.cueAfter(q)
	if ok && !sameEntities(c.speaker.ents, s.speakers) {
		return -1
	}
	if c, ok := r.cueBefore(q); ok && c.verb != s.cue.First {
		return -1
	}
	return k
}

func sameEntities(a, b []int) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(e int) bool { return !slices.Contains(b, e) })
}

// cueOf returns what attributes a quotation: behind it, before it, or at the end of the paragraph before.
func (r *reading) cueOf(i int) (cue, bool) {
	q := &r.doc.Quotations[i]
	if c, ok := r.cueAfter(q); ok {
		return c, true
	}
	return r.cueBefore(q)
}

// cueReach is how many words a cue's verb may stand away from its quotation.
const cueReach = 40

// cueAfter reads "Doe said", "said Jane Doe, the minister of X" behind a quotation.
func (r *reading) cueAfter(q *text.Quotation) (cue, bool) {
	end := min(r.doc.Paragraphs[q.Paragraph].Tokens.End, q.Tokens.End+cueReach)
	i := q.Tokens.End
	for i < end && (r.norm(i) == "," || adverbs.has(r.norm(i))) {
		i++
	}
	if i >= end {
		return cue{}, false
	}
	if v, ok := speechVerb(r.norm(i)); ok && v.quote && v.forms&formFinite != 0 {
		if p := r.phraseFrom(i + 1); len(p.ents) > 0 {
			return cue{i, p, v, "quote.verb-subject", 0.95}, true
		}
		return cue{i, phrase{}, v, "quote.verb-unknown", 0.6}, true
	}
	for k := i; k < end; k++ {
		if r.quoted(k) || isStop(r.norm(k)) {
			break
		}
		v, ok := speechVerb(r.norm(k))
		if !ok || !v.quote || v.forms&formFinite == 0 || r.mentionOf(k) != nil || k == i {
			continue
		}
		p, negated := r.subjectOf(k)
		if negated {
			break
		}
		return cue{k, p, v, "quote.subject-verb", 0.95}, true
	}
	return cue{}, false
}

func isStop(n string) bool { return n == "." || n == "?" || n == "!" || n == ";" }

// cueBefore reads "Doe said:", "Doe told reporters," before a quotation, in its sentence or, with a colon, at the end of the paragraph before.
func (r *reading) cueBefore(q *text.Quotation) (cue, bool) {
	i := q.Tokens.First - 1
	if i < 0 {
		return cue{}, false
	}
	colon := r.norm(i) == ":"
	if r.paragraphStarts(q.Tokens.First) && !colon {
		return cue{}, false
	}
	start := max(r.doc.Paragraphs[r.doc.ParagraphOf(i)].Tokens.First, i-cueReach)
	for k := i; k >= start; k-- {
		if r.quoted(k) || isStop(r.norm(k)) {
			break
		}
		v, ok := speechVerb(r.norm(k))
		if !ok || !v.quote || r.mentionOf(k) != nil {
			continue
		}
		if v.forms&formFinite == 0 {
			if !colon || v.forms&formGerund == 0 {
				continue
			}
		}
		if !colon && !r.leadsTo(k, q.Tokens.First, v) {
			return cue{}, false
		}
		p, negated := r.subjectOf(k)
		if negated || len(p.ents) == 0 && !colon {
			return cue{}, false
		}
		return cue{k, p, v, "quote.before", 0.9}, true
	}
	return cue{}, false
}

// leadsTo reports whether only an audience, a time, an adverb, a comma or "that" stands between the verb at token k and the quotation: otherwise the quotation is part of a reported clause.
func (r *reading) leadsTo(k, quote int, v speech) bool {
	for i := k + 1; i < quote; i++ {
		n := r.norm(i)
		switch {
		case n == ",", n == "that", adverbs.has(n), timeWords.has(n), n == "on", n == "in", n == "at", n == "the", n == "a", articles.has(n):
		case v.told && (hearers.has(n) || r.mentionOf(i) != nil || r.possessive(i) || r.norm(i) == "news" || r.norm(i) == "conference"):
		case r.mentionOf(i) != nil && r.isKind(r.mentionOf(i), facts.City, facts.Organization):
		case n == "interview" || n == "statement" || n == "speech" || n == "with" || n == "to" || n == "conference" || n == "news" || n == "telephone" || n == "joint":
		default:
			return false
		}
	}
	return true
}

// circumstances reads from the words around a cue to whom, through which medium and where something was said.
func (r *reading) circumstances(s *statement, c cue) {
	end := r.sentence(c.verb).End
	if c.speech.told {
		r.audienceFrom(s, c.verb+1, end)
	}
	for k := r.clauseStart(c.verb); k < end; k++ {
		if r.quoted(k) || k > c.verb && k-c.verb > 12 {
			break
		}
		n := r.norm(k)
		m := r.mentionOf(k + 1)
		if m == nil {
			m = r.mentionOf(k + 2)
		}
		if m == nil || k > c.verb && r.finiteVerb(k) {
			continue
		}
		switch {
		case (n == "at" || n == "in") && s.place < 0 && r.isKind(m, facts.City) && m.First-k <= 2:
			s.place = m.ents[0]
		case (n == "with" || n == "to") && s.medium < 0 && r.isMedium(m) && m.First-k <= 2:
			s.medium = m.ents[0]
		}
	}
}

func (r *reading) isMedium(m *mention) bool {
	return r.isKind(m, facts.Organization) && r.entities[m.ents[0]].orgKind == "MEDIA"
}

// audienceFrom reads whom somebody "told" something from token i on.
func (r *reading) audienceFrom(s *statement, i, end int) (after int) {
	for k := i; k < min(i+8, end); k++ {
		n := r.norm(k)
		if m := r.mentionOf(k); m != nil && m.First == k {
			if r.possessive(m.End) || m.via == facts.ViaDemonym {
				k = m.End - 1
				continue
			}
			if r.isMedium(m) {
				s.medium = m.ents[0]
			} else if r.isActor(m) {
				s.audience = append(s.audience, m.ents...)
			}
			after = m.End
			if r.norm(after) != "and" {
				return r.mediumTail(after, end)
			}
			k = after
			continue
		}
		switch {
		case hearers.has(n):
			s.audience = append(s.audience, r.group(k))
			return k + 1
		case n == "the" || n == "a" || n == "an" || r.possessive(k) || n == "-" || r.capital(k) || n == "state" || n == "local" || n == "foreign" || n == "his" || n == "her" || n == "their" || n == "news" || n == "visiting" || mediumNouns.has(n):
		default:
			return i
		}
	}
	return i
}

// mediumTail passes over the words that say what kind of medium was named: "radio station", "newspaper".
func (r *reading) mediumTail(i, end int) int {
	for i < end && mediumNouns.has(r.norm(i)) {
		i++
	}
	return i
}

var mediumNouns = words(`radio television tv news agency newspaper station channel daily weekly magazine website broadcaster network service programme program`)

// group returns the group without a proper name that the noun at token i names: "reporters".
func (r *reading) group(i int) int {
	name := r.norm(i)
	if m := r.mentionOf(i); m != nil && len(m.ents) == 1 {
		return m.ents[0]
	}
	for e := range r.entities {
		if r.entities[e].kind == facts.Group && r.entities[e].name == name && r.entities[e].entry == nil {
			r.addMention(mention{Range: text.Range{First: i, End: i + 1}, ents: []int{e}, via: facts.ViaNominal, rule: "group.noun", score: 0.9})
			return e
		}
	}
	e := r.unknown(facts.Group, name)
	if name == "reporters" || name == "journalists" || name == "media" || name == "press" {
		r.entities[e].sector = "JRN"
	}
	r.addMention(mention{Range: text.Range{First: i, End: i + 1}, ents: []int{e}, via: facts.ViaNominal, rule: "group.noun", score: 0.9})
	return e
}
