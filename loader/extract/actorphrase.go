package extract

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// stateSectors are the sectors of those who act for their state: what "Ruritanian police" do, Ruritania does.
var stateSectors = words(`GOV MIL COP JUD LEG SPY`)

// findActorNouns notes those who are called by a common noun: "the police", "three protesters", "a court". Where the noun stands for somebody named, it is a mention of them; else the
// entity is the article's own, and written down only where a fact needs it.
func (r *reading) findActorNouns() {
	for sent := range r.sentences() {
		for h := sent.First; h < sent.End; h++ {
			if !r.standsAsNoun(h) || r.mentionOf(h) != nil || r.isRel(h, text.Compound, text.Flat, text.Amod) || r.namesHolder(h) {
				continue
			}
			a, first, ok := r.agentNoun(h, sent)
			if _, body := organisationHeads[r.toks[h].Lemma]; !ok && !cityNouns.has(r.toks[h].Lemma) && !(body && !r.capital(h)) || ok && r.tellsDeed(h) {
				continue
			}
			d := r.describeAt(h, a)
			if ents, rule := r.describedBy(d); len(ents) > 0 {
				if rule == "nominal.apposition" && r.entities[ents[0]].kind == facts.Person { // "Jane Doe, a lawyer", later "the lawyer"
					key := facts.Person + " " + d.lemma
					r.nominals.byLemma[key] = append(r.nominals.byLemma[key], ents[0])
				}
				r.addMention(mention{Range: text.Range{First: first, End: h + 1}, phrase: d.np, ents: ents, via: facts.ViaNominal, rule: rule, score: 0.7})
			} else if ok {
				r.addActorNoun(d, first, &r.nominals)
			}
		}
	}
	r.findPlainPairs()
}

// tellsDeed reports whether the noun at token h tells what somebody does, though it can stand for people as well: "despite the opposition of Ruritania".
func (r *reading) tellsDeed(h int) bool {
	if l := r.toks[h].Lemma; l != "opposition" && l != "resistance" {
		return false
	}
	for range r.oblique(h, "of", "from", "to", "by") {
		return true
	}
	return false
}

// standsAsNoun reports whether token h is a noun, or an adjective that stands where only a noun can: the subject or object "an official", "the executive".
func (r *reading) standsAsNoun(h int) bool {
	switch r.toks[h].UPOS {
	case text.NOUN, text.PROPN:
		return true
	case text.ADJ:
		return r.isRel(h, text.Nsubj, text.Obj, text.Iobj, text.Obl) && h > 0 && r.toks[h-1].Sentence == r.toks[h].Sentence && articles.has(r.norm(h-1))
	}
	return false
}

// nominals are those whom an article has called by common nouns alone so far.
type nominals struct {
	byKey   map[string]int   // by kind and words
	byLemma map[string][]int // by noun, in the order in which they were first told of
	names   map[string]int   // how many go by the same words
}

// namesHolder reports whether the noun at token h is the title of somebody named beside it.
func (r *reading) namesHolder(h int) bool {
	return r.titleAt[h] != none && len(r.titles[r.titleAt[h]].persons) > 0 || r.namedWith(h) != nil
}

// agentNoun looks the noun at token h up, with the word before it where both together are one ("asylum seekers"). first is where the words begin.
func (r *reading) agentNoun(h int, sent text.Range) (a lexicon.Agent, first int, ok bool) {
	lemma := r.toks[h].Lemma
	if h > sent.First && r.mentionOf(h-1) == nil {
		if a, ok = r.lex.Agent(r.norm(h-1) + " " + lemma); ok {
			return a, h - 1, true
		}
	}
	if a, ok = r.lex.Agent(lemma); !ok {
		a, ok = r.agentAtStart(h)
	}
	return a, h, ok
}

// addActorNoun notes a mention of those whom a noun names: the state for whom its organs act, else a group or person of the article's own.
func (r *reading) addActorNoun(d description, first int, told *nominals) {
	h, np := d.head, d.np
	for first-1 >= np.First && r.mentionOf(first-1) == nil && r.isRel(first-1, text.Compound, text.Amod) && r.head(first-1) == h {
		first--
	}
	at := text.Range{First: first, End: h + 1}
	if owner := r.stateOf(h, np); owner != nil && !r.noLonger(np) && stateSectors.has(d.agent.Sector) && (d.plural && !r.isHead(h) || d.agent.Kind == lexicon.AgentGroup) {
		r.addMention(mention{Range: at, phrase: np, ents: owner.ents, via: facts.ViaNominal, rule: ruleStateOrgan, score: 0.7, latent: true})
		return
	}
	if state := r.stateLedBy(d); state >= 0 && !r.noLonger(np) {
		r.addMention(mention{Range: at, phrase: np, ents: []int{state}, via: facts.ViaNominal, rule: ruleStateOrgan, score: 0.7, latent: true})
		return
	}
	if owner := r.forceOf(h, np); owner != nil && d.plural && !r.noLonger(np) && (d.agent.Sector == "REB" || d.agent.Sector == "MIL") {
		r.addMention(mention{Range: at, phrase: np, ents: owner.ents, via: facts.ViaNominal, rule: "nominal.force", score: 0.7, latent: true})
		return
	}
	e := r.nominalEntity(d, told)
	r.addMention(mention{Range: at, phrase: np, ents: []int{e}, via: facts.ViaNominal, rule: "nominal.actor", score: 0.6, latent: true})
}

// ledBodies are nouns for those who govern, which go by the name of whoever leads them.
var ledBodies = words(`administration government cabinet regime`)

// stateLedBy is the state whose government goes by the name of its head, by the lexicon: "the Merkel government". -1 for none, and where the lexicon has the one named lead several states.
func (r *reading) stateLedBy(d description) int {
	m := r.mentionOf(d.head - 1)
	if !ledBodies.has(d.lemma) || m == nil || m.via != facts.ViaName || !r.isKind(m, facts.Person) || len(m.ents) != 1 || r.entities[m.ents[0]].entry == nil || r.possessive(d.head-1) {
		return -1
	}
	var led *lexicon.Entry
	for _, t := range r.lex.Tenures(r.entities[m.ents[0]].entry.ID) {
		if t.Function != lexicon.HeadOfState && t.Function != lexicon.HeadOfGovernment {
			continue
		}
		of, ok := r.lex.Entry(t.Of)
		if !ok || led != nil && led != of {
			return -1
		}
		led = of
	}
	if led == nil {
		return -1
	}
	return r.known(led)
}

// noLonger reports whether a noun phrase is of people who are no longer what its noun says: "former Ruritanian officials" do not act for Ruritania.
func (r *reading) noLonger(np text.Range) bool {
	for k := np.First; k < np.End; k++ {
		switch r.norm(k) {
		case "former", "ex", "retired", "onetime", "one-time":
			return true
		}
	}
	return false
}

// isHead reports whether the word at token h is the title of those who lead a state, who are persons even where several are told of.
func (r *reading) isHead(h int) bool {
	if r.titleAt[h] == none {
		return false
	}
	t := r.titles[r.titleAt[h]].office
	return t.Title == "leader" || t.Function == lexicon.HeadOfState || t.Function == lexicon.HeadOfGovernment
}

// nominalEntity is the entity that a noun phrase stands for: one told of in the same words before, or by the same noun with no less said of it ("an armed man", "the man"), else a new one. "A man"
// is always somebody new.
func (r *reading) nominalEntity(d description, told *nominals) int {
	kind := facts.Group
	if d.agent.Kind == lexicon.AgentPerson && !d.plural && d.lemma != "people" {
		kind = facts.Person
	}
	name := r.nameOfPhrase(d.np)
	key := kind + " " + strings.ToLower(name)
	lemma := kind + " " + d.lemma
	if !d.fresh || d.plural && r.namesNobody(d.np) && r.child(d.head, text.Nummod) < 0 {
		if e, ok := told.byKey[key]; ok {
			return e
		}
		if list := told.byLemma[lemma]; d.definite && len(list) > 0 && r.saysNoMore(d, list[len(list)-1]) {
			return list[len(list)-1]
		}
	}
	told.names[key]++
	if n := told.names[key]; n > 1 {
		name = fmt.Sprintf("%s (%d)", name, n)
	}
	r.entities = append(r.entities, entity{kind: kind, name: name, gender: r.nounGender(d.lemma), anonymous: r.namesNobody(d.np), latent: true})
	e := len(r.entities) - 1
	if kind == facts.Group {
		r.entities[e].sector = d.agent.Sector
	}
	told.byKey[key] = e
	told.byLemma[lemma] = append(told.byLemma[lemma], e)
	return e
}

// saysNoMore reports whether every word of a description is one of the words by which somebody was called.
func (r *reading) saysNoMore(d description, e int) bool {
	have := strings.Fields(strings.ToLower(r.entities[e].name))
	for _, w := range strings.Fields(strings.ToLower(r.nameOfPhrase(text.Range{First: d.np.First, End: d.head}))) {
		if !slices.Contains(have, w) && !articles.has(w) && !plainAdjectives.has(w) {
			return false
		}
	}
	return true
}

// namesNobody reports whether no word of a noun phrase is part of a name.
func (r *reading) namesNobody(np text.Range) bool {
	for k := np.First; k < np.End; k++ {
		if m := r.mentionOf(k); m != nil && !m.latent && m.via != facts.ViaPronoun {
			return false
		}
	}
	return true
}

// nounGender is the gender that a noun for a person tells.
func (r *reading) nounGender(lemma string) lexicon.Gender {
	if a, ok := r.lex.Agent(lemma); !ok || a.Kind != lexicon.AgentPerson {
		if !kinNouns.has(lemma) {
			return "" // "German" ends in a man, too
		}
	}
	switch {
	case femaleNouns.has(lemma) || strings.HasSuffix(lemma, "woman"):
		return lexicon.Female
	case maleNouns.has(lemma) || strings.HasSuffix(lemma, "man"):
		return lexicon.Male
	}
	return ""
}

var (
	femaleNouns = words(`woman girl mother daughter wife sister widow queen princess actress nun aunt niece grandmother granddaughter stepmother stepdaughter girlfriend fiancée duchess`)
	maleNouns   = words(`man boy father son husband brother widower king prince actor monk uncle nephew grandfather grandson stepfather stepson boyfriend fiancé duke`)
)

// nounPhrase is the noun phrase of the noun at token h up to the noun: its determiner, possessor, adjectives and compounds.
func (r *reading) nounPhrase(h int) text.Range {
	np := text.Range{First: h, End: h + 1}
	for c := range r.children(h, text.Det, text.Amod, text.Compound, text.Nummod, text.NmodPoss) {
		if c < np.First && !r.actsOnObject(c) {
			np.First = min(np.First, r.subtree(c).First)
		}
	}
	for k := h - 1; k > np.First; k-- {
		if r.norm(k) == "to" && r.norm(k-1) == "according" { // no part of it
			np.First = k + 1
		}
	}
	return np
}

// nameOfPhrase is a noun phrase as a name: without determiner, pronoun and number before it.
func (r *reading) nameOfPhrase(np text.Range) string {
	number := np.First
	if k := np.First - 1; k >= r.sentence(np.First).First && r.toks[k].UPOS == text.NUM && r.norm(k-1) == "-" { // that the parser hung elsewhere
		number = k
	}
	if whole := r.wholeNumber(number); whole < number {
		np.First = whole
		return r.phraseName(np)
	}
	for np.First < np.End-1 {
		if r.norm(np.First+1) == "-" && r.toks[np.First].UPOS == text.NUM {
			break
		}
		switch r.toks[np.First].UPOS {
		case text.DET, text.PRON, text.NUM, text.PUNCT, text.CCONJ:
			np.First++
			continue
		}
		break
	}
	return r.phraseName(np)
}

// stateOf returns the mention of the state, region or organisation that a noun phrase says its people are of: "Ruritanian", "Ruritania's", "of Ruritania". Nil where it says none or several.
func (r *reading) stateOf(h int, np text.Range) *mention {
	var found *mention
	for k := np.First; k < h; k++ {
		if m := r.mentionOf(k); m != nil && m.First == k && r.isKind(m, facts.State, facts.Region) {
			if found != nil {
				return nil
			}
			found = m
		}
	}
	if found != nil {
		return found
	}
	for c := range r.oblique(h, "of", "from") {
		if m := r.mentionOf(c); m != nil && r.isKind(m, facts.State, facts.Region) {
			return m
		}
	}
	return nil
}

// forceOf returns the mention of the organisation whose fighters or troops a noun phrase names: "Harrow Front fighters", "fighters of the Harrow Front". Nil where it names none.
func (r *reading) forceOf(h int, np text.Range) *mention {
	for k := np.First; k < h; k++ {
		if m := r.mentionOf(k); m != nil && m.First == k && !m.latent && r.isKind(m, facts.Organization) {
			return m
		}
	}
	for c := range r.oblique(h, "of", "from") {
		if m := r.mentionOf(c); m != nil && !m.latent && r.isKind(m, facts.Organization) {
			return m
		}
	}
	return nil
}

// actorPhrase returns those for whom the noun phrase headed by token h stands, with the members of a list: a name, a title before a name, a noun set beside a name, people of a
// named actor, a common noun for somebody. It is empty where the phrase names no actor.
func (r *reading) actorPhrase(h int) phrase {
	p := phrase{Range: text.Range{First: h, End: h + 1}}
	for k := range r.joinedActors(h) {
		ents, at, some := r.actorsAt(k)
		for _, e := range ents {
			if !slices.Contains(p.ents, e) {
				p.ents = append(p.ents, e)
			}
			if some {
				p.partial = append(p.partial, e)
			}
		}
		if len(ents) > 0 {
			p.First, p.End = min(p.First, at.First), max(p.End, at.End)
		}
	}
	return p
}

// joinedActors yields the heads of the members of a list: token h, those joined to it, and those that the parser joined to what h is of though they are of another kind: "the government of
// Ruritania and the Freedom Front" are two sides, "the government of Ruritania and Borduria" is one.
func (r *reading) joinedActors(h int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for k := range r.coordinated(h) {
			if k != h && r.saysWhatOneIs(k, h) {
				continue
			}
			if !yield(k) {
				return
			}
		}
		for c := range r.oblique(h, "of") {
			owner := r.mentionOf(c)
			if owner == nil || !r.isKind(owner, facts.State, facts.Region) {
				continue
			}
			for k := range r.children(c, text.Conj) {
				if m := r.mentionOf(k); m != nil && r.isKind(m, facts.Organization, facts.Group, facts.Person) && !yield(k) {
					return
				}
			}
		}
	}
}

// saysWhatOneIs reports whether the noun at token k, which the parser joined to the name at token h, tells like the noun set beside the name before it who that is: "Jane Doe, a farmer and a member of the council".
func (r *reading) saysWhatOneIs(k, h int) bool {
	if m := r.mentionOf(k); !r.isNamedPerson(h) || m == nil || !m.latent || !r.isKind(m, facts.Person) || r.norm(r.nounPhrase(k).First) != "a" && r.norm(r.nounPhrase(k).First) != "an" {
		return false
	}
	a := r.child(h, text.Appos)
	return a > h && a < k
}

// actorsAt returns those for whom the head of a noun phrase itself stands, without the others of its list. some tells that only some of them are meant.
func (r *reading) actorsAt(h int) (ents []int, at text.Range, some bool) {
	if m := r.mentionOf(h); m != nil {
		if m.via == facts.ViaDemonym { // "Ruritanian Chancellor Jane Doe", whatever the parser made its head
			if x := r.namedWith(h); x != nil {
				return x.ents, x.phrase, false
			}
		}
		if t := r.titleAt[h]; m.latent && t != none && len(r.titles[t].persons) > 0 { // "the secretary general of the Harbour League, Jane Doe,"
			return r.titles[t].persons, m.phrase, false
		}
		if r.isActor(m) || r.isKind(m, facts.City) && r.governmentOf(m.ents[0]) >= 0 {
			return r.asActors(m), m.phrase, false
		}
		return nil, text.Range{}, false
	}
	if m := r.namedWith(h); m != nil {
		return m.ents, text.Range{First: min(h, m.phrase.First), End: max(h+1, m.End)}, false
	}
	if ents, at := r.holdersOf(h); len(ents) > 0 {
		return ents, at, false
	}
	if quantifiers.has(r.norm(h)) || r.toks[h].UPOS == text.NUM {
		for c := range r.oblique(h, "of", "in", "from", "among") {
			if m := r.mentionOf(c); m != nil && r.isActor(m) {
				return m.ents, text.Range{First: h, End: m.End}, true
			}
		}
	}
	return nil, text.Range{}, false
}

// holdersOf returns the persons set off behind the title at token h: "the president of the union of farmers, Jane Doe,", "the presidents of X and Y, A and B,".
func (r *reading) holdersOf(h int) ([]int, text.Range) {
	k := r.titleAt[h]
	if k == none || r.titles[k].phrase.First > h || r.titles[k].plural != (len(r.titles[k].persons) > 1) {
		return nil, text.Range{}
	}
	return r.titles[k].persons, r.titles[k].phrase
}

// asActors are the entities of a mention, a capital as the government that sits there.
func (r *reading) asActors(m *mention) []int {
	if !r.isKind(m, facts.City) {
		return m.ents
	}
	var out []int
	for _, e := range m.ents {
		if g := r.governmentOf(e); g >= 0 {
			out = append(out, g)
		}
	}
	return out
}

// namedWith returns the name that a title or noun at token h stands before or beside: "Foreign Minister Jane Doe", "the minister, Jane Doe".
func (r *reading) namedWith(h int) *mention {
	for c := range r.children(h, text.Appos, text.Flat, text.Compound) {
		if m := r.mentionOf(c); m != nil && r.isKind(m, facts.Person) && (c > h || r.isRel(c, text.Appos)) {
			return m
		}
	}
	for k := h + 1; k < min(h+8, len(r.toks)); k++ { // titles that the parser hung elsewhere
		if m := r.mentionOf(k); m != nil {
			if m.phrase.First <= h && r.isKind(m, facts.Person) {
				return m
			}
			if m.First == k {
				break
			}
		}
	}
	return nil
}
