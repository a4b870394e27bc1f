package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// source is who a cue says speaks.
type source struct {
	phrase
	at      int // the token that heads its words, -1 where there is none
	negated bool
}

// sourceOf returns who the verb of saying or holding says speaks or holds: its subject, of a passive its agent.
func (r *reading) sourceOf(c cueVerb) source {
	v := c.First
	if r.hasAuxiliary(v, "be") && r.toks[v].XPOS == "VBN" || r.isRel(v, text.Acl) && r.toks[v].XPOS == "VBN" && c.form&lexicon.FormPast == 0 {
		for a := range r.oblique(v, "by") {
			return r.speakerAt(a, c)
		}
		return source{at: -1}
	}
	if c.form&lexicon.FormGerund != 0 && v > 0 && r.isDocument(v-1) && r.head(v) == v-1 { // "his message saying"
		if out := r.speakerAt(v-1, c); len(out.ents) > 0 {
			return out
		}
	}
	main := v
	if c.form&lexicon.FormGerund != 0 && r.norm(v-1) == "," && r.ownSubject(v) < 0 { // ", adding that", however the parser hung it
		if h := r.verbAbove(v); h >= 0 && h < v && r.toks[h].QuoteDepth == 0 {
			main = r.outOfThings(h)
		} else if k := r.outOfQuestion(r.head(v)); k != r.head(v) {
			main = k
		} else if _, ok := r.quotingVerb(v - 2); ok {
			main = v - 2
		}
	}
	if r.isAfterConjunction(main, c) { // "presented a message before explaining why", whatever the parser hung it from
		if h := r.verbAbove(r.firstOfMeans(v)); h >= 0 && h < v && r.toks[h].QuoteDepth == 0 {
			main = h
		}
	}
	if r.norm(v-1) == "," && r.isNameOfNoun(v-1, r.clauseStart(v)) {
		m := r.mentionOf(v - 2)
		return source{phrase: phrase{Range: m.phrase, ents: m.ents}, at: r.headOf(m.Range)}
	}
	for depth := 0; depth < 4 && r.ownSubject(main) < 0 && r.isRel(main, text.Conj) && r.toks[r.head(main)].UPOS == text.VERB; depth++ {
		main = r.head(main)
	}
	if p := r.peopleEndingAt(r.beforeVerb(main), r.clauseStart(main)); len(p.ents) > 1 {
		return source{phrase: p, at: p.End - 1}
	}
	if m := r.personEndingAt(r.beforeVerb(main), r.clauseStart(main)); m != nil {
		return source{phrase: phrase{Range: m.phrase, ents: m.ents}, at: r.headOf(m.Range)}
	}
	if m := r.personOfPlaceBefore(main); m != nil {
		return source{phrase: phrase{Range: m.phrase, ents: m.ents}, at: r.headOf(m.Range)}
	}
	s, _ := r.subjectToken(main)
	if s >= 0 && timeWords.has(r.norm(s)) && r.mentionOf(s) == nil { // "those who met on Thursday say"
		s = r.nounOfClause(main)
	}
	if k := r.whoAddresses(main, s, c); k >= 0 {
		s = k
	}
	if k := r.subjectOfReduced(main, c); k >= 0 {
		s = k
	}
	if first := r.sentence(v).First; s < 0 && c.form&lexicon.FormGerund != 0 && r.isNamedPerson(first) {
		s = first // a verb that the tagger took for a noun stands behind it
	}
	relative := s
	if own := r.ownSubject(main); own >= 0 && r.norm(own) == "who" && s >= 0 && s < own { // a place is no "who"
		if m := r.mentionOf(s); m != nil && r.isKind(m, facts.City, facts.State, facts.Region) {
			if k := r.personBeforePlace(m.First, own); k != own {
				s, relative = k, own
			}
		}
	}
	if s = r.besidesPlace(r.antecedentBefore(s)); s >= 0 && r.toks[s].QuoteDepth == 0 {
		if out := r.speakerAt(s, c); len(out.ents) > 0 || r.isNobody(s) {
			if relative != s && r.norm(relative) == "who" && len(out.ents) > 0 {
				r.addMention(mention{Range: text.Range{First: relative, End: relative + 1}, ents: out.ents, via: facts.ViaPronoun, rule: "coref.relative", score: 0.7, latent: true})
			}
			return out
		}
		if p := r.subjectByWords(v); len(p.ents) > 0 && !r.isAnyState(p) {
			return source{phrase: p, at: r.headOf(p.Range)}
		}
		if k := r.nameBefore(main); k >= 0 {
			return source{phrase: phrase{Range: text.Range{First: k, End: k + 1}, ents: r.nameSpeaker(k)}, at: k}
		}
		return source{at: s, phrase: phrase{Range: r.subtree(s)}}
	}
	if p := r.subjectByWords(v); len(p.ents) > 0 && !r.isAnyState(p) {
		return source{phrase: p, at: r.headOf(p.Range)}
	}
	if k := r.nameBefore(main); k >= 0 {
		return source{phrase: phrase{Range: text.Range{First: k, End: k + 1}, ents: r.nameSpeaker(k)}, at: k}
	}
	if k := r.beforeVerb(main) - 1; k >= r.clauseStart(main) && r.isQuantity(k) && r.toks[k].QuoteDepth == 0 { // "Another tweeted", whatever the parser hung it from
		return r.speakerAt(k, c)
	}
	return source{at: -1}
}

// personOfPlaceBefore is the person named with a place right before the verb at token v, whatever the parser made of them: "Senator Jane Doe of Ruritania endorsed". Nil where nobody is.
func (r *reading) personOfPlaceBefore(v int) *mention {
	place := r.mentionOf(r.beforeVerb(v) - 1)
	if place == nil || !r.isKind(place, facts.City, facts.State, facts.Region) || r.norm(place.First-1) != "of" && r.norm(place.First-1) != "from" {
		return nil
	}
	m := r.mentionOf(place.First - 2)
	if m == nil || m.End != place.First-1 || !r.isNamedPerson(m.First) {
		return nil
	}
	return m
}

// antecedentBefore is what stands right before the relative pronoun at token s, where the tree does not tell what it comes back to; s itself for other words.
func (r *reading) antecedentBefore(s int) int {
	if s <= 0 || r.norm(s) != "who" || r.toks[s].Sentence != r.toks[s-1].Sentence {
		return s
	}
	k := s - 1
	if r.norm(k) == "," || r.norm(k) == "-" || r.norm(k) == "--" || r.norm(k) == "—" {
		k--
	}
	if k < 0 || r.toks[k].Sentence != r.toks[s].Sentence || r.toks[k].QuoteDepth > 0 {
		return s
	}
	if m := r.mentionOf(k); m != nil {
		if r.isKind(m, facts.Person, facts.Group, facts.Organization) {
			return r.headOf(m.Range)
		}
		return r.personBeforePlace(m.First, s)
	}
	switch r.toks[k].UPOS {
	case text.NOUN, text.NUM, text.PRON, text.DET:
		return k
	}
	return s
}

// subjectOfReduced is the subject of the verb of saying at token v where the parser took a participle before it for the main verb: "people briefed on the plan said". -1 where nothing of the kind stands
// there.
func (r *reading) subjectOfReduced(v int, c cueVerb) int {
	h := r.head(v)
	if own := r.ownSubject(v); own >= 0 && (!timeWords.has(r.norm(own)) || own > v) || h < 0 || h > v || c.form&finiteForms == 0 || r.toks[h].XPOS != "VBD" || !r.isRel(v, text.Ccomp, text.Advcl, text.Parataxis) || r.marker(v) != "" ||
		!strings.HasSuffix(r.norm(h), "ed") && !strings.HasSuffix(r.norm(h), "n") {
		return -1
	}
	for k := h + 1; k < v; k++ {
		if t := &r.toks[k]; t.Is(text.Punct) && t.Norm != "-" || t.UPOS == text.CCONJ || t.UPOS == text.SCONJ || t.QuoteDepth > 0 {
			return -1
		}
	}
	if s := r.ownSubject(h); s >= 0 && s < h {
		return s
	}
	return -1
}

// whoAddresses is the subject of a verb of communication to whose object, the hearers at token s, the parser gave the gerund at token v: "the senator emailed supporters saying". -1 for others.
func (r *reading) whoAddresses(v, s int, c cueVerb) int {
	if s < 0 || c.form&lexicon.FormGerund == 0 || !r.isRel(s, text.Obj, text.Iobj) || !(r.isRel(v, text.Acl) && r.head(v) == s) && !(r.isRel(v, text.Xcomp) && r.head(v) == r.head(s)) {
		return -1
	}
	if h := r.head(s); h >= 0 && h < s && (r.speechForm(r.norm(h)) != 0 || addresses.has(r.toks[h].Lemma)) {
		return r.ownSubject(h)
	}
	return -1
}

// addresses are further verbs whose objects are those whom something is said to.
var addresses = words(`email e-mail call phone address rally interrupt message text approach confront greet thank`)

// personBeforePlace is the person who stands before a place that a "who" at token s cannot come back to: "Jane Doe, 24, from Lund, who". Token s where there is none.
func (r *reading) personBeforePlace(place, s int) int {
	const reach = 12 // words
	for k := place - 1; k >= max(r.sentence(s).First, place-reach) && !r.finiteVerb(k) && r.toks[k].QuoteDepth == 0; k-- {
		if m := r.mentionOf(k); m != nil && r.isKind(m, facts.Person) {
			return r.headOf(m.Range)
		}
	}
	return s
}

// besidesPlace is the noun that a phrase with a preposition belongs to where the parser took the noun in the phrase for a subject: "a woman in the crowd shouted".
func (r *reading) besidesPlace(s int) int {
	if s < 0 {
		return s
	}
	k := r.nounPhrase(s).First - 1
	if k <= r.sentence(s).First || r.toks[k].UPOS != text.ADP || r.norm(k) == "as" {
		return s
	}
	h := k - 1
	if r.norm(h) == "," && h > r.sentence(s).First && r.isDocument(s) { // "a judge, in response to a request, ordered"
		h--
	}
	if r.toks[h].UPOS == text.ADJ && h > r.sentence(s).First { // "an official familiar with the plan", "people close to her"
		h--
	}
	if r.toks[h].UPOS == text.NOUN || r.toks[h].UPOS == text.PROPN || r.toks[h].UPOS == text.ADJ && r.isAgent(h) {
		return h
	}
	return s
}

// verbAbove is the nearest verb that token v depends on, -1 for none.
func (r *reading) verbAbove(v int) int {
	h := r.head(v)
	for h >= 0 && (r.toks[h].UPOS != text.VERB || r.toks[h].XPOS == "VB") {
		h = r.head(h)
	}
	return h
}

// nounOfClause is the noun that the relative clause around token v belongs to, -1 for none.
func (r *reading) nounOfClause(v int) int {
	for k, depth := v, 0; k >= 0 && depth < 4; k, depth = r.head(k), depth+1 {
		if r.isRel(k, text.AclRelcl) {
			return r.head(k)
		}
	}
	return -1
}

// beforeVerb is where the words end that stand before the verb at token v: its adverbs, auxiliaries and what commas set off are passed over.
func (r *reading) beforeVerb(v int) int {
	i, start := v, r.clauseStart(v)
	for i > start && (adverbs.has(r.norm(i-1)) || auxiliaries.has(r.norm(i-1)) && r.mentionOf(i-1) == nil) {
		i--
	}
	if i > start && r.norm(i-1) == "," {
		if r.isNameOfNoun(i-1, start) {
			return i - 1
		}
		if k := r.openingComma(i-1, start); k >= 0 {
			i = k
		}
	}
	if i > start && r.norm(i-1) == ")" {
		for k := i - 2; k >= max(start, i-8); k-- {
			if r.norm(k) == "(" {
				return k
			}
		}
	}
	return i
}

// isNameOfNoun reports whether a person's name that ends before token i is the name of whom a noun phrase of its own right before it tells of: "a spokeswoman, Jane Doe, said".
func (r *reading) isNameOfNoun(i, start int) bool {
	m := r.mentionOf(i - 1)
	if m == nil || m.End != i || m.via != facts.ViaName || !r.isKind(m, facts.Person) || m.First-2 <= start || r.norm(m.First-1) != "," {
		return false
	}
	h := m.First - 2
	if t := &r.toks[h]; t.UPOS != text.NOUN || !personNoun(t.Lemma) && !r.isAgent(h) {
		return false
	}
	np := r.nounPhrase(h)
	return np.First == start || r.norm(np.First-1) == ","
}

// nameBefore returns the last word of a name of several words, not known for one, that stands right before the verb at token v or before what commas set off there; -1 for none.
func (r *reading) nameBefore(v int) int {
	start := r.clauseStart(v)
	i := r.beforeVerb(v)
	if r.norm(i-1) == "," {
		for k := i - 2; k > start && k > i-25; k-- {
			if r.norm(k) == "," {
				i = k
				break
			}
		}
	}
	isName := func(k int) bool {
		return k >= start && r.toks[k].UPOS == text.PROPN && r.mentionOf(k) == nil && r.nameWord(k) && r.toks[k].QuoteDepth == 0
	}
	if isName(i-1) && isName(i-2) && r.toks[max(i-3, 0)].UPOS != text.ADP {
		return i - 1
	}
	return -1
}

// personEndingAt returns the person whose name ends before token i and is the head of its phrase: "the group's director Jane Doe", not "the wife of John Doe".
func (r *reading) personEndingAt(i, start int) *mention {
	m := r.mentionOf(i - 1)
	if m == nil || m.End != i || m.First < start || m.latent || m.via != facts.ViaName || !r.isKind(m, facts.Person) || r.toks[m.First].QuoteDepth > 0 {
		return nil
	}
	k := m.phrase.First - 1
	for k >= start && (r.toks[k].UPOS == text.ADJ || r.toks[k].UPOS == text.PROPN && r.nameWord(k)) { // "Ruritanian Foreign Minister"
		k--
	}
	switch {
	case r.isRel(r.headOf(m.Range), text.Conj):
		return nil
	case k < start:
		return m
	case r.toks[k].UPOS == text.ADP, r.toks[k].UPOS == text.CCONJ, r.toks[k].UPOS == text.VERB, r.toks[k].UPOS == text.AUX, r.toks[k].UPOS == text.PART, r.norm(k) == "," && r.mentionOf(k-1) != nil:
		return nil
	}
	return m
}

// peopleEndingAt returns the people of a list of names that ends before token i, with their titles: "Doe and the Ruritanian minister John Roe".
func (r *reading) peopleEndingAt(i, start int) phrase {
	p := phrase{Range: text.Range{First: i, End: i}}
	for k := i; k > start; {
		m := r.mentionOf(k - 1)
		if m == nil || m.End != k || m.latent || m.via != facts.ViaName || !r.isKind(m, facts.Person) || r.toks[m.First].QuoteDepth > 0 {
			break
		}
		p.ents = append(slices.Clone(m.ents), p.ents...)
		p.First = m.First
		k = m.phrase.First
		for k > start && (r.toks[k-1].UPOS == text.ADJ || r.toks[k-1].UPOS == text.PROPN || r.toks[k-1].UPOS == text.NOUN || r.toks[k-1].UPOS == text.DET) && !r.isNamedPerson(k-1) {
			k--
		}
		if r.norm(k-1) != "and" && (r.norm(k-1) != "," || len(p.ents) == 1) {
			break
		}
		k--
	}
	return p
}

// subjectByWords is the subject before or behind the verb at token v by the words alone.
func (r *reading) subjectByWords(v int) phrase {
	if p, negated := r.subjectBefore(v); len(p.ents) > 0 && !negated {
		return p
	}
	if k := r.beforeVerb(v) - 1; k >= r.clauseStart(v) && r.mentionOf(k) == nil && r.toks[k].UPOS != text.NOUN && r.toks[k].UPOS != text.PROPN { // a noun that the tagger took for something else
		if a, ok := r.lex.Agent(strings.TrimSuffix(r.norm(k), "s")); ok && strings.HasSuffix(r.norm(k), "s") {
			r.addActorNoun(r.describeAt(k, a), k, &r.nominals)
			if m := r.mentionOf(k); m != nil {
				return phrase{Range: m.phrase, ents: m.ents}
			}
		}
	}
	if prev := r.norm(v - 1); prev == "," || r.toks[max(v-1, 0)].Is(text.CloseQuote) {
		return r.speakerFrom(v + 1)
	}
	return phrase{}
}

// speakerFrom is who the words from token i on name, behind a verb: of "Times bureau chief Jane Doe" the person.
func (r *reading) speakerFrom(i int) phrase {
	for k := i; k < min(i+10, len(r.toks)) && !r.toks[k].Is(text.Punct) && r.toks[k].UPOS != text.ADP && !r.finiteVerb(k); k++ {
		if m := r.mentionOf(k); m != nil && m.via == facts.ViaName && r.isKind(m, facts.Person) {
			return phrase{Range: text.Range{First: i, End: m.End}, ents: m.ents}
		}
	}
	return r.phraseFrom(i)
}

// isNobody reports whether the word at token s stands for nobody that the words around could name better: a pronoun, a document.
func (r *reading) isNobody(s int) bool {
	return r.toks[s].UPOS == text.PRON || r.toks[s].UPOS == text.NUM || r.isDocument(s)
}

// speakerAt returns those who speak where the noun phrase headed by token s is the source.
func (r *reading) speakerAt(s int, c cueVerb) source {
	out := source{at: s}
	for a := range r.children(s, text.Appos, text.Flat) { // "co-founder Jane Doe" whose head is the firm
		if m := r.mentionOf(a); m != nil && a > s && !m.latent && r.isKind(m, facts.Person) && !r.isNamedPerson(s) && (r.norm(m.phrase.First-1) != "," || r.mentionOf(s) != nil && r.mentionOf(s).latent && r.isKind(r.mentionOf(s), facts.Person)) {
			out.phrase = phrase{Range: text.Range{First: s, End: m.End}, ents: m.ents}
			return out
		}
	}
	if e := r.bodyNamedBy(s); e >= 0 {
		out.phrase = phrase{Range: r.nounPhrase(s), ents: []int{e}}
		return out
	}
	p := r.actorPhrase(s)
	ofSome := len(p.partial) > 0 && len(p.partial) == len(p.ents) && c.use.Class == lexicon.SayVerb && r.isQuantity(s)
	if len(p.ents) > 0 && !ofSome && !r.isUnnamedBesideName(s, p) && !r.isAnyState(p) {
		out.phrase = p
		return out
	}
	out.phrase = phrase{Range: r.subtree(s)}
	t := &r.toks[s]
	switch {
	case r.isQuantity(s):
		if m := r.namedBeside(s); m != nil {
			out.phrase = phrase{Range: text.Range{First: s, End: m.End}, ents: m.ents}
			break
		}
		out.phrase = r.someOf(s, c)
	case t.UPOS == text.PRON:
		return out
	case r.isDocument(s):
		out.ents = r.authorsOf(s, c)
	case r.mentionOf(s) != nil && r.isKind(r.mentionOf(s), facts.City, facts.Facility): // a place says nothing
	case t.UPOS == text.PROPN || t.UPOS == text.NOUN && t.Is(text.Capitalised) && s > r.sentence(s).First:
		out.ents = r.nameSpeaker(s)
	case r.apposedName(s) >= 0:
		out.ents = r.nameSpeaker(r.apposedName(s))
	case (t.UPOS == text.NOUN || t.UPOS == text.ADJ && r.isAgent(s)) && !c.use.Takes(lexicon.ThingsMay):
		out.ents = r.nounSpeaker(s)
	}
	return out
}

// namedBeside is the person named in apposition to the word at token s: "one of them, Jane Doe,". Nil where there is none.
func (r *reading) namedBeside(s int) *mention {
	for a := range r.children(s, text.Appos) {
		if m := r.mentionOf(a); m != nil && a > s && m.via == facts.ViaName && r.isKind(m, facts.Person) {
			return m
		}
	}
	return nil
}

func (r *reading) isNamedPerson(i int) bool {
	m := r.mentionOf(i)
	return m != nil && !m.latent && r.isKind(m, facts.Person)
}

// isUnnamedBesideName reports whether a phrase is a common noun alone though a name stands beside it that nobody knew for one.
func (r *reading) isUnnamedBesideName(s int, p phrase) bool {
	m := r.mentionOf(s)
	return m != nil && m.latent && len(p.ents) == 1 && r.entities[p.ents[0]].kind == facts.Person && r.apposedName(s) >= 0
}

// apposedName returns the name, not yet known for one, that stands beside the noun at token s: "researcher Mu Li"; -1 for none.
func (r *reading) apposedName(s int) int {
	if t := &r.toks[s]; t.UPOS != text.NOUN {
		return -1
	}
	for a := range r.children(s, text.Appos, text.Flat) {
		if a > s && r.toks[a].UPOS == text.PROPN && r.mentionOf(a) == nil && r.nameWord(a) && a <= s+3 {
			return a
		}
	}
	return -1
}
