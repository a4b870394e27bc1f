package extract

import (
	"iter"
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// description is a common noun that may stand for somebody named elsewhere: "the company", "the 54-year-old man", "both countries".
type description struct {
	head     int // the noun
	lemma    string
	np       text.Range
	agent    lexicon.Agent
	plural   bool
	definite bool // by "the", "this" or "that"
	fresh    bool // by "a", "another" or a number: somebody not told of before
}

// describeAt reads the noun phrase of the noun at token h.
func (r *reading) describeAt(h int, a lexicon.Agent) description {
	d := description{head: h, lemma: r.toks[h].Lemma, np: r.nounPhrase(h), agent: a, plural: r.toks[h].XPOS == "NNS" || r.toks[h].XPOS == "NNPS"}
	if _, ok := r.agentAtStart(h); ok {
		d.plural, d.lemma = true, strings.TrimSuffix(r.norm(h), "s")
	}
	for k := d.np.First; k < h; k++ {
		switch n := r.norm(k); {
		case n == "the" || n == "this" || n == "that" || n == "these" || n == "those" || n == "both":
			d.definite = true
		case (n == "a" || n == "an" || n == "another" || n == "one" || r.toks[k].UPOS == text.NUM && r.isRel(k, text.Nummod)) && r.head(k) == h:
			d.fresh = true
		}
	}
	d.fresh = d.fresh && !d.definite
	return d
}

// descriptionReach is how many sentences before its own a description finds somebody in by its kind alone, and mentionReach how many mentions at most.
const (
	descriptionReach = 2
	mentionReach     = 150
	pairReach        = 5 // for the only two states of several sentences
)

// mentionsNear yields the mentions before token i, the nearest first, up to mentionReach.
func (r *reading) mentionsNear(i int) iter.Seq[*mention] {
	return func(yield func(*mention) bool) {
		n := 0
		for m := range r.mentionsBefore(i) {
			if n++; n > mentionReach || !yield(m) {
				return
			}
		}
	}
}

// described returns whom a description stands for, with the rule that says so; nobody where that is not sure.
func (r *reading) describedBy(d description) ([]int, string) {
	if e := r.setBeside(d.head); e >= 0 && r.mayBe(e, d) {
		return []int{e}, "nominal.apposition"
	}
	if e := r.namedInside(d); e >= 0 {
		return []int{e}, "nominal.apposition"
	}
	if d.plural {
		if pair := r.pairOf(d); pair != nil {
			return pair, "nominal.pair"
		}
		return nil, ""
	}
	if !d.definite || r.restricted(d) {
		return nil, ""
	}
	if e := r.namedByHead(d); e >= 0 {
		return []int{e}, "nominal.head-word"
	}
	if e := r.soleOfKind(d); e >= 0 {
		return []int{e}, "nominal.sole-of-kind"
	}
	if e := r.organToldBefore(d); e >= 0 {
		return []int{e}, ruleStateOrgan
	}
	return nil, ""
}

// ruleStateOrgan is the rule of mentions of an organ of a state for the state.
const ruleStateOrgan = "nominal.state-organ"

// organToldBefore is the state whose organ of the same name was told of before: "the government" after "the Ruritanian government". -1 where it was none's or several's.
func (r *reading) organToldBefore(d description) int {
	if d.agent.Kind != lexicon.AgentGroup || !stateSectors.has(d.agent.Sector) {
		return -1
	}
	found := -1
	for m := range r.mentionsNear(d.np.First) {
		if m.rule != ruleStateOrgan || len(m.ents) != 1 || r.toks[m.End-1].Lemma != d.lemma {
			continue
		}
		if found >= 0 && found != m.ents[0] {
			return -1
		}
		found = m.ents[0]
	}
	return found
}

// setBeside is the one named that the noun at token h is set beside: "Jane Doe, a lawyer", "Acme, the company". -1 for none.
func (r *reading) setBeside(h int) int {
	if m := r.mentionOf(h + 1); m != nil && m.First == h+1 && len(m.ents) == 1 && m.via == facts.ViaName && r.isKind(m, facts.Organization) && r.isRel(r.headOf(m.Range), text.Appos) && r.head(r.headOf(m.Range)) == h {
		return m.ents[0] // "the rebel movement VLA"
	}
	n := h
	for r.isRel(n, text.Conj) && r.isNominal(r.head(n)) { // "a fellow of the institute and author"
		n = r.head(n)
	}
	if !r.isRel(n, text.Appos) || r.head(n) > n {
		return -1
	}
	m := r.mentionOf(r.head(n))
	if m == nil || len(m.ents) != 1 || m.latent || m.via == facts.ViaDemonym || r.finiteBetween(m.End, h) {
		return -1
	}
	return m.ents[0]
}

// namedInside is the organisation whose name stands right before the noun that says what it is: "the Harrow Front group", "the Hamas guerrilla movement". -1 for none.
func (r *reading) namedInside(d description) int {
	kind, body := bodyKinds[d.lemma]
	if d.plural || d.fresh || !body && !bodyNouns.has(d.lemma) {
		return -1
	}
	k := d.head - 1
	if k > d.np.First && r.mentionOf(k) == nil && r.isRel(k, text.Compound, text.Amod) && r.head(k) == d.head && !r.capital(k) {
		k--
	}
	m := r.mentionOf(k)
	if m == nil || m.latent || m.via != facts.ViaName || len(m.ents) != 1 || !r.isKind(m, facts.Organization) || !r.within(r.headOf(m.Range), d.head) {
		return -1
	}
	if x := &r.entities[m.ents[0]]; kind != "" && x.orgKind != "" && x.orgKind != kind {
		return -1
	}
	return m.ents[0]
}

func (r *reading) finiteBetween(first, end int) bool {
	for k := first; k < end; k++ {
		if r.toks[k].UPOS == text.VERB && r.finiteVerb(k) {
			return true
		}
	}
	return false
}

// bodyKinds are the kinds of organisations that a noun in the singular is used of; an organisation of no known kind fits them all but parties and media.
var bodyKinds = map[string]string{
	"company": "COMPANY", "firm": "COMPANY", "corporation": "COMPANY", "conglomerate": "COMPANY", "carmaker": "COMPANY", "automaker": "COMPANY", "airline": "COMPANY", "retailer": "COMPANY", "startup": "COMPANY", "insurer": "COMPANY",
	"party": "PARTY", "newspaper": "MEDIA", "magazine": "MEDIA", "channel": "MEDIA", "broadcaster": "MEDIA", "tabloid": "MEDIA", "outlet": "MEDIA", "newswire": "MEDIA",
	"militia": "ARMED_GROUP", "insurgency": "ARMED_GROUP",
}

// bodyNouns are those for bodies of any kind.
var bodyNouns = words(`group organisation organization body movement agency association bloc alliance institution charity foundation band`)

// stateNouns and cityNouns stand for a state and for a city.
var (
	stateNouns = words(`country nation`)
	cityNouns  = words(`city town capital`)
)

// mayBe reports whether what a noun says and what is known of an entity go together.
func (r *reading) mayBe(e int, d description) bool {
	x := &r.entities[e]
	switch {
	case x.kind == facts.Person:
		if d.agent.Kind != lexicon.AgentPerson || d.plural {
			return false
		}
		g := r.nounGender(d.lemma)
		return g == "" || x.gender == "" || g == x.gender
	case d.agent.Kind == lexicon.AgentPerson && d.agent.Noun != "":
		return false
	case stateNouns.has(d.lemma):
		return x.kind == facts.State
	case cityNouns.has(d.lemma):
		return x.kind == facts.City
	case bodyNouns.has(d.lemma):
		return x.kind == facts.Organization && !isSchool(x.name) && x.orgKind != "MEDIA" && x.orgKind != "GOVERNMENT_BODY" && (x.orgKind != "COMPANY" || d.lemma == "group")
	}
	if kind, ok := bodyKinds[d.lemma]; ok {
		return x.kind == facts.Organization && (x.orgKind == kind || x.orgKind == "" && kind == "COMPANY")
	}
	return x.kind == facts.Organization && d.agent.Kind == lexicon.AgentGroup
}

// restricted reports whether words behind or before the noun tell of one of several, who need not be named: "the company that built it", "the country's largest party", "the other man".
func (r *reading) restricted(d description) bool {
	for c := range r.children(d.head, text.AclRelcl, text.Acl, text.Nmod, text.NmodPoss) {
		if (c < d.head || r.norm(c-1) != ",") && r.accusation(c) < 0 {
			return true
		}
	}
	for c := range r.children(d.head, text.Amod, text.Compound, text.Nummod) {
		if r.mentionOf(c) != nil || !plainAdjectives.has(r.norm(c)) {
			return true
		}
	}
	return false
}

// plainAdjectives add something to a noun without telling one from others.
var plainAdjectives = words(`young old late embattled veteran famous tiny small large rich poor troubled beleaguered 54-year-old year-old old-year`)

// namedByHead is the organisation whose name has the noun as a word of its own, the last one named: "the ministry" after "the Defence Ministry", farther back the only one. -1 for none.
func (r *reading) namedByHead(d description) int {
	if d.agent.Kind == lexicon.AgentPerson {
		return -1
	}
	const reach = 12 // sentences
	own := int(r.toks[d.head].Sentence)
	far := -1 // the only one named farther back
	for m := range r.mentionsNear(d.np.First) {
		if len(m.ents) != 1 || m.latent || !r.isKind(m, facts.Organization) || r.quoted(m.First) != r.quoted(d.head) {
			continue
		}
		if !slices.ContainsFunc(strings.Fields(r.entities[m.ents[0]].name), func(w string) bool { return strings.EqualFold(w, d.lemma) }) {
			continue
		}
		switch {
		case own-int(r.toks[m.First].Sentence) <= reach:
			return m.ents[0]
		case far >= 0 && far != m.ents[0]:
			return -1
		}
		far = m.ents[0]
	}
	return far
}

// soleOfKind is the only one named in the sentences before of whom the noun can be used, -1 where there is nobody or somebody else as well.
func (r *reading) soleOfKind(d description) int {
	person := genericPersons.has(d.lemma)
	_, body := bodyKinds[d.lemma]
	if !person && !body && !bodyNouns.has(d.lemma) && !stateNouns.has(d.lemma) && !cityNouns.has(d.lemma) {
		return -1
	}
	own := int(r.toks[d.head].Sentence)
	found := -1
	for m := range r.mentionsNear(d.np.First) {
		if own-int(r.toks[m.First].Sentence) > descriptionReach {
			break
		}
		if m.rule == "name.dateline" {
			continue
		}
		for _, e := range m.ents {
			if e == found || r.quoted(m.First) != r.quoted(d.head) || !r.mayBe(e, d) {
				continue
			}
			if found >= 0 || r.entities[e].latent {
				return -1
			}
			found = e
		}
	}
	return found
}

// genericPersons say no more of a person than sex or age.
var genericPersons = words(`man woman boy girl teenager youth`)

// pairOf returns the two whom "both countries", "the two leaders" or "the pair" comes back to: those of the nearest sentence that names exactly two of the kind. Nil for none.
func (r *reading) pairOf(d description) []int {
	two := false
	for k := d.np.First; k < d.head; k++ {
		two = two || r.norm(k) == "two" && d.definite || r.norm(k) == "both"
	}
	if !two || r.restrictedPair(d) {
		return nil
	}
	one := d
	one.plural = false
	var kinds []string
	switch {
	case stateNouns.has(d.lemma) || pairStates.has(d.lemma):
		kinds = []string{facts.State}
	case d.agent.Kind == lexicon.AgentPerson:
		kinds = []string{facts.Person}
	case bodyNouns.has(d.lemma) || bodyKinds[d.lemma] != "":
		kinds = []string{facts.Organization}
	default:
		return nil
	}
	pair := r.lastTwo(d.np.First, kinds, func(e int) bool {
		return kinds[0] == facts.State || r.mayBe(e, one)
	})
	if pair == nil && stateNouns.has(d.lemma) {
		return r.onlyTwo(d.np.First, facts.State)
	}
	return pair
}

var pairStates = words(`state neighbour neighbor side power government`)

// restrictedPair reports whether more than the number is said of two.
func (r *reading) restrictedPair(d description) bool {
	for c := range r.children(d.head, text.AclRelcl, text.Acl, text.Nmod, text.NmodPoss) {
		if c < d.head || r.norm(c-1) != "," {
			return true
		}
	}
	return false
}

// lastTwo returns the two entities of a kind that the nearest sentence before token i names, nil where it names one or more than two.
func (r *reading) lastTwo(i int, kinds []string, fits func(int) bool) []int {
	own := int(r.toks[i].Sentence)
	var found []int
	sentence := -1
	for m := range r.mentionsNear(i) {
		s := int(r.toks[m.First].Sentence)
		if own-s > descriptionReach {
			break
		}
		if s != sentence {
			if len(found) > 1 {
				break
			}
			found, sentence = nil, s
		}
		for _, e := range m.ents {
			if slices.Contains(kinds, r.entities[e].kind) && !r.entities[e].latent && fits(e) && !slices.Contains(found, e) {
				found = append(found, e)
			}
		}
	}
	if len(found) != 2 {
		return nil
	}
	slices.Sort(found)
	return found
}

// onlyTwo returns the two entities of a kind that the sentences up to token i within reach name between them, nil where they name one or more than two.
func (r *reading) onlyTwo(i int, kind string) []int {
	own := int(r.toks[i].Sentence)
	var found []int
	for m := range r.mentionsNear(i) {
		if own-int(r.toks[m.First].Sentence) > pairReach {
			break
		}
		for _, e := range m.ents {
			if r.entities[e].kind == kind && !r.entities[e].latent && m.rule != "name.dateline" && !slices.Contains(found, e) {
				found = append(found, e)
			}
		}
	}
	if len(found) != 2 {
		return nil
	}
	slices.Sort(found)
	return found
}

// findPlainPairs resolves "the pair", "the duo" and "the two" to the two persons named last, and "the 54-year-old" to whoever is said to be of that age.
func (r *reading) findPlainPairs() {
	for i := 1; i < len(r.toks); i++ {
		if r.norm(i-1) != "the" || r.mentionOf(i) != nil || r.quoted(i) {
			continue
		}
		at := text.Range{First: i, End: i + 1}
		switch n := r.norm(i); {
		case n == "pair" || n == "duo", n == "two" && !r.isNominal(r.head(i)) && r.toks[i].DepRel != text.Nummod:
			if two := r.lastTwo(i, []string{facts.Person}, func(int) bool { return true }); two != nil && r.child(i, text.Nmod) < 0 {
				r.addMention(mention{Range: at, ents: two, via: facts.ViaNominal, rule: "nominal.pair", score: 0.7})
			}
		case r.toks[i].Is(text.Number):
			if end := r.yearOld(i); end > 0 && !r.isNominalAhead(end) {
				if e := r.ofAge(i); e >= 0 {
					r.addMention(mention{Range: text.Range{First: i, End: end}, ents: []int{e}, via: facts.ViaNominal, rule: "nominal.age", score: 0.8})
				}
			}
		}
	}
}

// isNominalAhead reports whether a noun follows, past adjectives.
func (r *reading) isNominalAhead(i int) bool {
	for i < len(r.toks) && r.toks[i].UPOS == text.ADJ {
		i++
	}
	if m := r.mentionOf(i); m != nil && !m.latent {
		return r.isKind(m, facts.Person)
	}
	return i < len(r.toks) && (r.toks[i].UPOS == text.NOUN || r.toks[i].UPOS == text.PROPN)
}

// yearOld returns where "54-year-old" that begins at token i ends, 0 where there is none.
func (r *reading) yearOld(i int) int {
	if r.norm(i+1) == "-" && r.norm(i+2) == "year" && r.norm(i+3) == "-" && r.norm(i+4) == "old" {
		return i + 5
	}
	return 0
}

// ofAge is the person of whom the article gives the age at token i beside the name ("Jane Doe, 54,", "54-year-old Jane Doe"), -1 for none or several.
func (r *reading) ofAge(i int) int {
	found := -1
	for k := range r.mentions {
		m := &r.mentions[k]
		if m.via != facts.ViaName || len(m.ents) != 1 || !r.isKind(m, facts.Person) {
			continue
		}
		behind := r.norm(m.End) == "," && r.norm(m.End+1) == r.norm(i)
		before := m.First >= 5 && r.yearOld(m.First-5) == m.First && r.norm(m.First-5) == r.norm(i)
		if !behind && !before {
			continue
		}
		if found >= 0 && found != m.ents[0] {
			return -1
		}
		found = m.ents[0]
	}
	return found
}

// isSchool reports whether an organisation's name is a school's, which nobody calls "the group".
func isSchool(name string) bool {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if w == "university" || w == "college" || w == "school" || w == "academy" {
			return true
		}
	}
	return false
}
