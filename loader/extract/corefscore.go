package extract

import (
	"math"
	"slices"

	"entente/loader/facts"
	"entente/loader/text"
)

// weights of what speaks for and against a referent. They were set by hand and then fitted on treebank data; only their relations to each other count.
var corefWeights = struct {
	sentence, paragraph                    float64 // for each one between
	subject, object, oblique, owner, other float64 // the referent's role
	sameRole                               float64
	named, noun, thing, list               float64
	pronoun                                float64 // the same pronoun before
	told                                   float64 // for each doubling of the times that it was mentioned
	unlikely                               float64 // a pronoun that it may be called by, but is not as a rule
	govern                                 float64 // the subject of a clause around the pronoun's
	saying                                 float64 // the one who says it, where the pronoun is the subject of what is said
	speaker, speakers                      float64 // who spoke, where the pronoun's verb is one of saying; more for several, since of things that "they" may come back to few speak
	ownSubject                             float64 // the subject of the possessive's own clause
	headline, otherQuote, outside          float64
	cataphor                               float64
	near                                   float64 // for each phrase between, in one sentence
	parallel                               float64 // the same role in the clause that the pronoun's is joined to
	acts                                   float64 // what the pronoun's verb or noun asks for: somebody who acts, or a thing
	itObject, itQuoted                     float64 // somebody as what "it" is done to, and in a quotation: mostly things
	place                                  float64 // a place that "it" would come back to, named as where something is
}{
	sentence: -1.2, paragraph: -0.3,
	subject: 0.5, object: 0.6, oblique: 0.5, owner: -0.3, other: 0.3,
	sameRole: 1, parallel: 2,
	named: 0.2, noun: -0.5, thing: -0.5, list: -0.9,
	pronoun:  1,
	told:     0.35,
	unlikely: -2.6,
	govern:   0.4, saying: 0.8, speaker: 0.6, speakers: 1.4, ownSubject: 0.1,
	headline: -1, otherQuote: -1.5, outside: -0.8,
	cataphor: -1.4,
	near:     -0.08,
	acts:     1, itObject: -0.7, itQuoted: -1.2,
	place: -1.8,
}

// score is how well referent j fits the pronoun of referent k; ok is false where grammar or sense forbid it.
func (c *coref) score(k, j int, p pronoun) (s float64, ok bool) {
	w := &corefWeights
	ref, cand := &c.refs[k], &c.refs[j]
	if cand.possible&p.forms == 0 || cand.pronoun && c.personOf(cand.at) != 3 && (cand.quote != ref.quote || p.person == 3) || !c.mayReferTo(ref, cand, p) {
		return 0, false // who says "we" says "them" of others
	}
	if cand.quote != ref.quote {
		switch {
		case ref.quote == text.NoIndex:
			return 0, false // what is said inside a quotation is not known to the words around it
		case cand.quote == text.NoIndex:
			if c.speaks(ref.quote, cand.ents) {
				return 0, false // a speaker says I
			}
			s += w.outside
		default:
			s += w.otherQuote
		}
	}
	sr, sc := int(c.toks[ref.at].Sentence), int(c.toks[cand.at].Sentence)
	s += w.sentence*float64(sr-sc) + w.paragraph*float64(c.doc.Sentences[sr].Paragraph-c.doc.Sentences[sc].Paragraph)
	if sr == sc {
		s += w.near * float64(k-j)
	}
	switch cand.role {
	case roleSubject:
		s += w.subject
	case roleObject:
		s += w.object
	case roleOblique:
		s += w.oblique
	case roleOwner:
		s += w.owner
	default:
		s += w.other
	}
	if cand.role == ref.role && p.use == personal {
		s += w.sameRole
		if ref.role != roleSubject && sr == sc && c.joined(c.clauseOf(cand.at), c.clauseOf(ref.at)) {
			s += w.parallel
		}
	}
	switch {
	case cand.pronoun && c.toks[cand.at].Norm == c.toks[ref.at].Norm, cand.pronoun && cand.possible == p.forms:
		s += w.pronoun
	case len(cand.ents) == 0:
		s += w.thing
	case cand.noun:
		s += w.noun
	default:
		s += w.named
	}
	if ref.asks != 0 && !cand.pronoun {
		if len(cand.ents) > 0 == (ref.asks > 0) {
			s += w.acts
		} else {
			s -= w.acts
		}
	}
	if p.forms == formIt && len(cand.ents) > 0 {
		if ref.role == roleObject {
			s += w.itObject
		}
		if ref.quote != text.NoIndex {
			s += w.itQuoted
		}
	}
	if p.forms == formIt && len(cand.ents) > 0 && (cand.role == roleOblique || cand.role == roleOwner) && c.isPlace(cand.ents) {
		s += w.place
	}
	if cand.list {
		s += w.list
	}
	if cand.likely&p.forms == 0 {
		s += w.unlikely
	}
	if cand.topic && sr != sc {
		s += w.headline
	}
	if len(cand.ents) > 0 && !cand.list {
		told := c.toldOf(cand.ents[0])
		for _, e := range cand.ents[1:] { // "the two regions"
			told = min(told, c.toldOf(e))
		}
		s += w.told * math.Log2(float64(1+told))
	}
	if ref.role == roleSubject && cand.role == roleSubject && c.saysSomething(ref.at) && c.saysSomething(cand.at) {
		s += w.speaker
		if p.forms == formThey {
			s += w.speakers
		}
	}
	if cand.at > ref.at {
		s += w.cataphor
	} else if sr == sc {
		s += c.subjectAround(ref, cand)
	}
	return s, true
}

// subjectAround scores a candidate that is the subject of the pronoun's clause or of one around it, by itself or by the "who" of the relative clause behind it.
func (c *coref) subjectAround(ref, cand *referent) float64 {
	w := &corefWeights
	clause := -1
	if cand.role == roleSubject {
		clause = c.clauseOf(cand.at)
	}
	v := c.clauseOf(ref.at)
	if clause != v && (clause < 0 || !c.governs(clause, v)) {
		if rel := c.child(cand.at, text.AclRelcl); rel >= 0 && rel < ref.at {
			if s := c.ownSubject(rel); s >= 0 && c.toks[s].Norm == "who" {
				clause = rel
			}
		}
	}
	switch {
	case clause < 0:
		return 0
	case clause == v:
		return w.ownSubject
	case !c.governs(clause, v):
		return 0
	case ref.role == roleSubject && c.isRel(v, text.Ccomp) && c.head(v) == clause:
		return w.govern + w.saying
	}
	return w.govern
}

// saysSomething reports whether token i is the subject of a verb of communication.
func (r *reading) saysSomething(i int) bool {
	v := r.head(i)
	if v < 0 {
		return false
	}
	return r.speechForm(r.norm(v)) != 0
}

// governs reports whether the clause of the second predicate depends on the first, and is not merely joined to it.
func (r *reading) governs(outer, inner int) bool {
	for inner >= 0 && inner != outer {
		if r.isRel(inner, text.Conj) && r.ownSubject(inner) >= 0 {
			return false
		}
		inner = r.head(inner)
	}
	return inner == outer && inner >= 0
}

// joined reports whether the second of two predicates is joined to the first by "and", "but" or the like.
func (r *reading) joined(first, second int) bool {
	return first >= 0 && second >= 0 && first != second && r.isRel(second, text.Conj) && r.head(second) == first
}

// isPlace reports whether all of the entities are places.
func (r *reading) isPlace(ents []int) bool {
	return !slices.ContainsFunc(ents, func(e int) bool {
		k := r.entities[e].kind
		return k != facts.State && k != facts.Region && k != facts.City && k != facts.Facility
	})
}

// personOf is the grammatical person of the pronoun at token i, 0 where it is none.
func (c *coref) personOf(i int) int {
	p, _ := c.pronounAt(i)
	return p.person
}

// clauseOf is the predicate whose argument, or part of an argument, token i is; -1 for none.
func (r *reading) clauseOf(i int) int {
	for k := i; k >= 0; k = r.head(k) {
		if r.isRel(k, text.Nsubj, text.Csubj, text.Obj, text.Iobj, text.Obl, text.Advmod, text.Expl, text.Vocative) && r.head(k) >= 0 {
			return r.head(k)
		}
		if r.isRel(k, text.AclRelcl, text.Acl, text.Advcl, text.Ccomp, text.Xcomp, text.Parataxis, text.Root) || r.toks[k].UPOS == text.VERB {
			return k
		}
	}
	return -1
}

// maxArguments is how many arguments of one predicate are looked at; more are slips of the parser.
const maxArguments = 12

// mayReferTo reports whether grammar allows the pronoun to stand for the candidate.
func (c *coref) mayReferTo(ref, cand *referent, p pronoun) bool {
	sameSentence := c.toks[ref.at].Sentence == c.toks[cand.at].Sentence
	if p.use == reflexive && !sameSentence {
		return false
	}
	if p.use == personal && c.doneByThemselves(ref, cand) {
		return false
	}
	if p.use == personal && ref.role == roleSubject && c.doneTo(ref.at, cand.ents) {
		return false // "he told Doe": not Doe
	}
	if !sameSentence {
		return true
	}
	if c.inPhraseOf(ref.at, cand.at) {
		return false // "its members": not the members
	}
	if p.use != personal {
		return true
	}
	v := c.head(ref.at)
	n := 0
	for d := range c.children(v, text.Nsubj, text.Csubj, text.Obj, text.Iobj, text.Obl) {
		if n++; n > maxArguments {
			break
		}
		if d == ref.at {
			continue
		}
		if d == cand.at {
			return false
		}
		if x := c.refAt[d]; x != none && len(c.refs[x].ents) > 0 && sameEntities(c.refs[x].ents, cand.ents) && d < ref.at {
			return false // "he told him": two
		}
	}
	if ref.role == roleObject || ref.role == roleOblique {
		if s, _ := c.subjectToken(v); s >= 0 {
			if s == cand.at {
				return false
			}
			if x := c.refAt[s]; x != none && len(c.refs[x].ents) > 0 && sameEntities(c.refs[x].ents, cand.ents) {
				return false
			}
		}
	}
	return true
}

// doneTo reports whether those whom the candidate stands for are named as the object of the verb whose subject the pronoun at token i is.
func (c *coref) doneTo(i int, ents []int) bool {
	v := c.head(i)
	if v < 0 || len(ents) == 0 || !c.isRel(i, text.Nsubj) {
		return false
	}
	for o := range c.children(v, text.Obj, text.Iobj) {
		if m := c.mentionOf(o); o > v && m != nil && m.via != facts.ViaPronoun && sameEntities(m.ents, ents) {
			return true
		}
	}
	return false
}

// doneByThemselves reports whether the subject of the pronoun's verb is among those whom the candidate stands for: "we support them", said for Ruritania, are not Ruritania.
func (c *coref) doneByThemselves(ref, cand *referent) bool {
	if ref.role == roleSubject {
		return false
	}
	v := c.head(ref.at)
	for range 3 { // "we support (them)", hung on the bracket
		if v >= 0 && c.toks[v].UPOS == text.PUNCT {
			v = c.head(v)
		}
	}
	if v < 0 {
		return false
	}
	s, passive := c.subjectToken(v)
	if s < 0 || s == ref.at || passive {
		return false
	}
	m := c.mentionOf(s)
	if p, pronoun := c.pronounAt(s); pronoun && p.person == 3 { // a guess itself
		return false
	}
	return m != nil && slices.ContainsFunc(m.ents, func(e int) bool { return slices.Contains(cand.ents, e) })
}

// inPhraseOf reports whether token i belongs to the phrase that token h heads, without a clause between them.
func (r *reading) inPhraseOf(i, h int) bool {
	for k := i; k >= 0; k = r.head(k) {
		if k == h {
			return true
		}
		if r.isRel(k, text.AclRelcl, text.Acl, text.Advcl, text.Ccomp, text.Parataxis, text.Appos, text.Conj, text.Nsubj, text.Obj, text.Obl) {
			return false
		}
	}
	return false
}

// cataphor returns the referent that follows the pronoun of referent k and that it may look ahead to: the subject of the clause that its own clause or phrase opens ("While he …, X …").
func (c *coref) cataphor(k int) int {
	i := c.refs[k].at
	for v := i; v >= 0; v = c.head(v) {
		if !c.isRel(v, text.Advcl, text.Obl) || v > c.head(v) {
			continue
		}
		s := c.ownSubject(c.head(v))
		if s <= i || c.refAt[s] == none {
			continue
		}
		if x := c.refAt[s]; len(c.refs[x].ents) == 1 && !c.refs[x].pronoun && c.refs[x].quote == c.refs[k].quote {
			return int(x)
		}
		return -1
	}
	return -1
}

// speaks reports whether the entities are the speakers of a quotation, as far as these are known.
func (c *coref) speaks(quote int, ents []int) bool {
	return len(ents) > 0 && sameEntities(c.speakers(quote), ents)
}

// speakers are those who speak a quotation, nil where nobody is known yet.
func (c *coref) speakers(quote int) []int {
	if quote == text.NoIndex {
		return nil
	}
	if s := c.statementAt(c.doc.Quotations[quote].Tokens.First); s != nil {
		return s.speakers
	}
	return nil
}

// findHomelands resolves "his homeland", once it is known whose.
func (r *reading) findHomelands() {
	for i := range r.toks {
		if r.norm(i) != "homeland" || r.mentionOf(i) != nil {
			continue
		}
		if ents := r.homeland(i); len(ents) > 0 {
			r.addMention(mention{Range: text.Range{First: i, End: i + 1}, ents: ents, via: facts.ViaNominal, rule: "nominal.homeland", score: 0.7})
		}
	}
}
