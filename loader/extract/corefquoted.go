package extract

import (
	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// resolveQuoted finds whom the pronouns inside quotations stand for, now that it is known who speaks: I and we the speaker and the speaker's side, you those spoken to, the
// others whoever was last named, the speaker apart.
func (r *reading) resolveQuoted() {
	c := r.coref
	c.indexStatements()
	for k := range c.refs {
		ref := &c.refs[k]
		if !ref.pronoun || c.mentionOf(ref.at) != nil {
			continue
		}
		p, _ := c.pronounAt(ref.at)
		if ref.quote == text.NoIndex {
			if p.person == 3 || c.statementAt(ref.at) == nil {
				continue
			}
		}
		switch {
		case p.person == 3:
			c.resolve(k)
		case p.person == 2:
			c.addressed(ref, p)
		case p.plural:
			c.spokenFor(ref, p)
		default:
			c.speaker(ref, p)
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

// sideOf is what the article says a person holds an office of or belongs to, -1 where that is nothing or several.
func (r *reading) sideOf(person int) int {
	side := -1
	for i := range r.offices {
		o := &r.offices[i]
		if o.person != person || o.of < 0 || o.of == side || o.status == lexicon.Former {
			continue
		}
		if side >= 0 {
			return -1
		}
		side = o.of
	}
	return side
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
		if m == nil || m.First != i || !c.isKind(m, facts.Person) || !c.isRel(c.headOf(m.Range), text.Vocative) {
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
		h := r.head(k)
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
