package extract

import (
	"iter"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// resolveQuoted finds whom the pronouns inside quotations stand for, now that it is known who speaks: I and we the speaker and the speaker's side, you those spoken to, the
// others whoever was last named, the speaker apart.
func (r *reading) resolveQuoted() {
	c := r.coref
	c.indexStatements()
	c.eachQuoted(func(_ int, ref *referent, p pronoun) { // these first: "we support them" are others
		switch {
		case p.person == 3:
		case p.person == 2:
			c.addressed(ref, p)
		case p.plural:
			c.spokenFor(ref, p)
		default:
			c.speaker(ref, p)
		}
	})
	c.eachQuoted(func(k int, ref *referent, p pronoun) {
		if p.person == 3 && ref.quote != text.NoIndex {
			c.resolve(k)
		}
	})
}

// eachQuoted calls do for each pronoun in a quotation or statement that stands for nobody yet, in the order of the text.
func (c *coref) eachQuoted(do func(k int, ref *referent, p pronoun)) {
	for k := range c.refs {
		ref := &c.refs[k]
		if !ref.pronoun || c.mentionOf(ref.at) != nil {
			continue
		}
		p, _ := c.pronounAt(ref.at)
		if ref.quote != text.NoIndex || p.person != 3 && c.statementAt(ref.at) != nil {
			do(k, ref, p)
		}
	}
}

// indexStatements notes for each token the statement among whose words it stands.
func (c *coref) indexStatements() {
	c.said = make([]int32, len(c.toks))
	for i := range c.said {
		c.said[i] = none
	}
	for k := range c.statements {
		for _, part := range c.statements[k].parts {
			for at, i := c.doc.TokensIn(part), 0; i < at.Len(); i++ {
				c.said[at.First+i] = int32(k)
			}
		}
	}
}

// statementAt returns the statement among whose words token i stands, nil for none.
func (c *coref) statementAt(i int) *statement {
	if c.said == nil || c.said[i] == none {
		return nil
	}
	return &c.statements[c.said[i]]
}

// speaker reads "I" as the one who speaks.
func (c *coref) speaker(ref *referent, p pronoun) {
	s := c.statementAt(ref.at)
	if s == nil || len(s.speakers) != 1 || c.entities[s.speakers[0]].kind != facts.Person {
		return
	}
	ref.ents = s.speakers
	c.note(ref, p, "coref.speaker", 0.9)
}

// spokenFor reads "we" as several who speak, as the body that speaks, or as what a single speaker holds an office of. A person who speaks for nobody known is nobody's "we".
func (c *coref) spokenFor(ref *referent, p pronoun) {
	s := c.statementAt(ref.at)
	if s == nil || len(s.speakers) == 0 {
		return
	}
	if len(s.speakers) > 1 || c.entities[s.speakers[0]].kind != facts.Person {
		ref.ents = s.speakers
		c.note(ref, p, "coref.speakers", 0.8)
		return
	}
	if side := c.sideOf(s.speakers[0]); side >= 0 {
		ref.ents = []int{side}
		c.note(ref, p, "coref.speaker-side", 0.6)
	}
}

// sideOf is what the article says a person holds an office of or belongs to ("Ruritania coach Jane Doe"), -1 where that is nothing or several.
func (c *coref) sideOf(person int) int {
	if side, known := c.sides[person]; known {
		return side
	}
	side := -1
	for i := range c.offices {
		o := &c.offices[i]
		if o.person != person || o.of < 0 || o.of == side || o.status == lexicon.Former || !c.speaksFor(o) {
			continue
		}
		if side >= 0 {
			c.sides[person] = -1
			return -1
		}
		side = o.of
	}
	if side < 0 {
		side = c.employerOf(person)
	}
	c.sides[person] = side
	return side
}

// speaksFor reports whether whoever holds an office says "we" of what it is an office of. A legislator or governor speaks for a party or a country as much as for a constituency.
func (r *reading) speaksFor(o *office) bool {
	if r.entities[o.of].kind == facts.Region {
		return r.entities[o.of].entry != nil && r.entities[o.of].entry.Status != lexicon.Subnational
	}
	a, ok := r.lex.Agent(o.title)
	return !ok || a.Sector != "LEG" && a.Sector != "JUD"
}

// employerOf is the state or organisation that the nouns beside a person's name say the person works for, -1 where that is none or several.
func (r *reading) employerOf(person int) int {
	found := -1
	for k := range r.mentions {
		m := &r.mentions[k]
		if m.via != facts.ViaName || len(m.ents) != 1 || m.ents[0] != person {
			continue
		}
		for n := range r.nounsBeside(r.headOf(m.Range)) {
			owner := r.ownerOf(n)
			if owner < 0 || owner == found {
				continue
			}
			if found >= 0 {
				return -1
			}
			found = owner
		}
	}
	return found
}

// nounsBeside yields the nouns that stand in apposition to the name headed by token h, on either side of it.
func (r *reading) nounsBeside(h int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for c := range r.children(h, text.Appos, text.NmodDesc, text.Compound) {
			if r.toks[c].UPOS == text.NOUN && !yield(c) {
				return
			}
		}
		if p := r.head(h); p >= 0 && r.isRel(h, text.Appos, text.Flat) && r.toks[p].UPOS == text.NOUN {
			yield(p)
		}
	}
}

// ownerOf is the state, region or organisation that a noun for people is used of: "Ruritania's coach", "the Freedom Front spokeswoman", "a spokesman for the Freedom Front"; -1 for none.
func (r *reading) ownerOf(n int) int {
	body := func(i int) int {
		if m := r.mentionOf(i); m != nil && len(m.ents) == 1 && r.isKind(m, facts.State, facts.Organization) && (m.via == facts.ViaName || m.via == facts.ViaMetonym) {
			return m.ents[0]
		}
		return -1
	}
	for c := range r.children(n, text.NmodPoss, text.Compound) {
		if e := body(c); e >= 0 {
			return e
		}
	}
	for c := range r.oblique(n, "of", "for", "at", "with") {
		if e := body(c); e >= 0 {
			return e
		}
	}
	return -1
}

// addressed reads "you" as whoever is called by name in the quotation, else as the one spoken to.
func (c *coref) addressed(ref *referent, p pronoun) {
	if ref.quote == text.NoIndex {
		return
	}
	q := c.doc.Quotations[ref.quote].Tokens
	called := -1
	for i := q.First; i < q.End; i++ {
		m := c.mentionOf(i)
		if m == nil || m.First != i || !c.isKind(m, facts.Person) || !c.calledAt(m, q) {
			continue
		}
		if called >= 0 && called != m.ents[0] {
			return
		}
		called = m.ents[0]
	}
	if called >= 0 {
		ref.ents = []int{called}
		c.note(ref, p, "coref.called", 0.8)
		return
	}
	if s := c.statementAt(ref.at); s != nil && len(s.audience) == 1 {
		ref.ents = s.audience
		c.note(ref, p, "coref.audience", 0.7)
	}
}

// calledAt reports whether a name in a quotation calls somebody: set off by commas, or by one at the end or beginning of a sentence.
func (c *coref) calledAt(m *mention, quote text.Range) bool {
	sent := c.sentence(m.First)
	start, end := max(sent.First, quote.First), min(sent.End, quote.End)
	opens := m.First == start || m.First == start+1 && c.toks[start].Is(text.Punct)
	closes := m.End >= end || isStop(c.norm(m.End))
	before, after := c.norm(m.First-1) == ",", c.norm(m.End) == ","
	return c.isRel(c.headOf(m.Range), text.Vocative) || before && closes || opens && after && c.child(c.headOf(m.Range), text.Appos) < 0
}

// resolveRelatives gives "who", "which" and "whose" to what the clause that they open describes.
func (r *reading) resolveRelatives() {
	for i := range r.toks {
		switch r.toks[i].Norm {
		case "who", "whom", "whose", "which", "that":
		default:
			continue
		}
		if x := r.toks[i].XPOS; x != "WP" && x != "WDT" && x != "WP$" || r.mentionOf(i) != nil {
			continue
		}
		if m := r.relativeOf(i); m != nil {
			r.addMention(mention{Range: text.Range{First: i, End: i + 1}, ents: m.ents, via: facts.ViaPronoun, rule: "coref.relative", score: 0.9, latent: m.latent})
		}
	}
}

// relativeOf returns the mention that the relative pronoun at token i comes back to, nil where that is nobody known.
func (r *reading) relativeOf(i int) *mention {
	for k, n := i, 0; k >= 0 && n < 6; k, n = r.head(k), n+1 {
		if !r.isRel(k, text.AclRelcl) {
			continue
		}
		h := r.toldOf(r.agreeing(r.head(k), k))
		m := r.mentionOf(h)
		if m == nil {
			m = r.namedWith(h)
		}
		if m == nil || h > i || !r.relativeFits(i, m) {
			return nil
		}
		return m
	}
	return nil
}

// relativeFits reports whether "who" or "which" may stand for the mention: "who" for people, "which" for all but a single human being.
func (r *reading) relativeFits(i int, m *mention) bool {
	switch r.toks[i].Norm {
	case "who", "whom":
		return r.isKind(m, facts.Person, facts.Group, facts.Organization)
	case "which":
		return !r.isKind(m, facts.Person)
	}
	return true
}
