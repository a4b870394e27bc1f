package extract

import (
	"math"
	"slices"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// grammaticalRole is the role of a phrase.
type grammaticalRole uint8

const (
	roleOther grammaticalRole = iota
	roleSubject
	roleObject
	roleOblique
	roleOwner // the possessor, or the complement of "of"
)

// referent is what a pronoun may come back to: those named by a phrase, several joined by "and", or a thing that is nobody.
type referent struct {
	at       int   // the token that heads the phrase
	ents     []int // nil: nobody known
	likely   forms // the pronouns that it is called by as a rule
	possible forms // and those that it may be called by
	role     grammaticalRole
	quote    int // the quotation that it lies in, NoIndex for none
	pronoun  bool
	list     bool
	topic    bool // in a headline or heading
	noun     bool // called by a common noun
	asks     int  // of a pronoun: above 0 where its verb or noun asks for somebody who acts, below for a thing
}

// corefWindow and corefReach bound the search for what a pronoun stands for: sentences before its own, and phrases before it.
const (
	corefWindow = 5
	corefReach  = 120
)

// coref resolves the pronouns of an article in the order of the text.
type coref struct {
	*reading
	refs  []referent
	refAt []int32     // by token, its referent; none where it heads no phrase
	told  []int       // by entity, how often it has been mentioned so far
	sides map[int]int // by person, the answers of sideOf
	said  []int32     // by token, the statement among whose words it is; nil before statements are known
}

// resolvePronouns finds whom the pronouns outside quotations stand for, and what "who" and "which" come back to.
func (r *reading) resolvePronouns() {
	r.tellGenders()
	r.resolveRelatives()
	c := &coref{reading: r, sides: map[int]int{}, refAt: make([]int32, len(r.toks))}
	c.collect()
	r.coref = c
	for k := range c.refs {
		ref := &c.refs[k]
		if !ref.pronoun {
			c.count(ref.ents)
			continue
		}
		if ref.quote == text.NoIndex {
			c.resolve(k)
		}
	}
	r.findHomelands()
}

func (c *coref) toldOf(e int) int {
	if e >= len(c.told) {
		return 0
	}
	return c.told[e]
}

func (c *coref) count(ents []int) {
	for len(c.told) < len(c.entities) {
		c.told = append(c.told, 0)
	}
	for _, e := range ents {
		c.told[e]++
	}
}

// collect lists the referents in the order of the text.
func (c *coref) collect() {
	for i := range c.refAt {
		c.refAt[i] = none
	}
	for s := range c.doc.Sentences {
		sent := &c.doc.Sentences[s]
		if !readable(sent.Part) {
			continue
		}
		for i := sent.Tokens.First; i < sent.Tokens.End; i++ {
			c.collectAt(i, sent.Part == text.Title || sent.Part == text.Heading || sent.Part == text.Subtitle)
		}
	}
}

// collectAt notes the phrase that token i heads, and the list whose first member that is.
func (c *coref) collectAt(i int, topic bool) {
	t := &c.toks[i]
	ref := referent{at: i, role: c.roleOf(i), quote: c.quotationOf(i), topic: topic}
	if p, ok := c.pronounAt(i); ok && c.mentionOf(i) == nil {
		if c.expletive(i) {
			return
		}
		ref.pronoun, ref.likely, ref.possible, ref.asks = true, p.forms, p.forms, c.asksFor(i, p)
		c.add(ref)
		return
	}
	m := c.mentionOf(i)
	switch {
	case m != nil && c.headOf(m.Range) != i:
		return
	case t.UPOS != text.NOUN && t.UPOS != text.PROPN && t.UPOS != text.NUM && !indefinitePersons.has(t.Norm) && m == nil:
		return
	case c.isRel(i, text.Compound, text.Flat, text.Amod, text.Fixed, text.Goeswith, text.NmodDesc, text.Nummod):
		if m == nil || !c.isKind(m, facts.Person) {
			return
		}
	case c.isRel(i, text.Appos) && c.refAt[max(c.head(i), 0)] != none && m == nil:
		return // the same as what it is set beside
	}
	if m != nil {
		if m.via == facts.ViaDemonym && t.UPOS == text.ADJ {
			return
		}
		ref.ents, ref.noun = m.ents, m.via == facts.ViaNominal || m.via == facts.ViaTitle
		ref.likely, ref.possible = c.formsOf(m.ents, i)
	} else if x := c.namedWith(i); x != nil {
		return // the name itself is a referent
	} else {
		if timeWords.has(t.Lemma) || months.has(t.Norm) || t.UPOS == text.NUM {
			return
		}
		if t.QuoteDepth > 0 && ref.quote == text.NoIndex {
			return // of a few words held at arm's length
		}
		ref.likely = c.formsOfThing(i)
		ref.possible = ref.likely
		ref.noun = true
	}
	c.add(ref)
	c.collectList(i, ref)
}

// collectList notes those that are joined to the phrase at token i as one referent.
func (c *coref) collectList(i int, first referent) {
	if c.isRel(i, text.Conj) {
		return
	}
	list := referent{at: i, role: first.role, quote: first.quote, likely: formThey, possible: formThey, list: true, topic: first.topic}
	n, known := 0, true
	for k := range c.coordinated(i) {
		n++
		m := c.mentionOf(k)
		if m == nil {
			m = c.namedWith(k)
		}
		if m == nil || !c.isActor(m) {
			known = false
			continue
		}
		for _, e := range m.ents {
			if !slices.Contains(list.ents, e) {
				list.ents = append(list.ents, e)
			}
		}
	}
	if n < 2 {
		return
	}
	if !known {
		list.ents = nil
	} else if c.mixed(list.ents) {
		return // "Ruritania and Jane Doe" are hardly "they"
	}
	c.refs = append(c.refs, list)
}

// mixed reports whether there are persons and others among the entities.
func (r *reading) mixed(ents []int) bool {
	persons := 0
	for _, e := range ents {
		if k := r.entities[e].kind; k == facts.Person || k == facts.Group {
			persons++
		}
	}
	return persons > 0 && persons < len(ents)
}

func (c *coref) add(ref referent) {
	c.refAt[ref.at] = int32(len(c.refs))
	c.refs = append(c.refs, ref)
}

// quotationOf is the outermost quotation of more than a few words that token i lies in, NoIndex for none.
func (r *reading) quotationOf(i int) int {
	if r.toks[i].QuoteDepth == 0 {
		return text.NoIndex
	}
	q := r.doc.QuotationAt(r.toks[i].Start)
	for q != text.NoIndex && r.doc.Quotations[q].Parent != text.NoIndex {
		q = r.doc.Quotations[q].Parent
	}
	if q != text.NoIndex && r.doc.Quotations[q].Short {
		return text.NoIndex
	}
	return q
}

// roleOf is the grammatical role of the phrase that token i heads.
func (r *reading) roleOf(i int) grammaticalRole {
	for k := i; k >= 0; k = r.head(k) {
		switch {
		case r.isRel(k, text.Nsubj, text.Csubj):
			return roleSubject
		case r.isRel(k, text.Obj, text.Iobj):
			return roleObject
		case r.isRel(k, text.Obl):
			return roleOblique
		case r.isRel(k, text.Nmod):
			return roleOwner
		case r.isRel(k, text.Conj, text.Appos, text.Flat, text.Compound, text.NmodDesc) && r.isNominal(r.head(k)):
		default:
			return roleOther
		}
	}
	return roleOther
}

func (r *reading) isNominal(i int) bool {
	if i < 0 {
		return false
	}
	switch r.toks[i].UPOS {
	case text.NOUN, text.PROPN, text.PRON, text.NUM:
		return true
	}
	return false
}

// resolve finds what the pronoun of a referent stands for.
func (c *coref) resolve(k int) {
	ref := &c.refs[k]
	p, _ := c.pronounAt(ref.at)
	if p.person != 3 {
		return
	}
	best, score, rule := c.bestFor(k, p)
	if best < 0 {
		return
	}
	from := &c.refs[best]
	ref.ents = from.ents
	if len(ref.ents) == 0 {
		return
	}
	c.note(ref, p, rule, score)
}

// note writes a pronoun down as a mention of its entities.
func (c *coref) note(ref *referent, p pronoun, rule string, score float64) {
	latent := true
	for _, e := range ref.ents {
		latent = latent && c.entities[e].latent
	}
	c.addMention(mention{Range: text.Range{First: ref.at, End: ref.at + 1}, ents: ref.ents, via: facts.ViaPronoun, rule: rule, score: score, latent: latent})
	c.count(ref.ents)
	if len(ref.ents) == 1 && (p.forms == formHe || p.forms == formShe) {
		if e := &c.entities[ref.ents[0]]; e.gender == "" && e.kind == facts.Person { // whom the article calls he once is not she later
			e.gender = lexicon.Male
			if p.forms == formShe {
				e.gender = lexicon.Female
			}
		}
	}
}

// bestFor returns the referent that the pronoun of referent k most likely stands for, -1 for none.
func (c *coref) bestFor(k int, p pronoun) (best int, score float64, rule string) {
	ref := &c.refs[k]
	best, top, second := -1, math.Inf(-1), math.Inf(-1)
	consider := func(j int, s float64) {
		switch {
		case s > top:
			if best >= 0 && !sameEntities(c.refs[best].ents, c.refs[j].ents) {
				second = top
			}
			best, top = j, s
		case s > second && !sameEntities(c.refs[best].ents, c.refs[j].ents):
			second = s
		}
	}
	own := int(c.toks[ref.at].Sentence)
	for j := k - 1; j >= max(0, k-corefReach); j-- {
		if own-int(c.toks[c.refs[j].at].Sentence) > corefWindow {
			break
		}
		if s, ok := c.score(k, j, p); ok {
			consider(j, s)
		}
	}
	if j := c.cataphor(k); j >= 0 {
		if s, ok := c.score(k, j, p); ok {
			consider(j, s)
		}
	}
	if best < 0 {
		return -1, 0, ""
	}
	return best, certainty(top - second), "coref.pronoun"
}

// certainty turns the lead of the best reading over the next into a score.
func certainty(lead float64) float64 {
	return math.Round(100*(0.5+0.45*(1-math.Exp(-lead/2)))) / 100
}
