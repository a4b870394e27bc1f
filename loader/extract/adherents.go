package extract

import (
	"strings"

	"entente/loader/facts"
	"entente/loader/text"
)

// findAdherents tells one or some of a people or party from the people or party itself: what "an Ohio Republican", "two Ruritanians" or "some Democrats" say and do, their party or state does not. They
// become somebody of the article's own. The plural alone ("Ruritanians", "the Democrats") stays the name of all, and what is done to some of a people is done to that people, as event data have it.
func (r *reading) findAdherents() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.latent || len(m.ents) != 1 || !r.isWordForMembers(m) {
			continue
		}
		h := m.End - 1
		np := r.phraseOfMember(h)
		one, some := r.oneOrSome(np, h)
		if !one && !some || some && r.isRel(h, text.Obj) && r.isKind(m, facts.State, facts.Region) {
			continue
		}
		kind := facts.Group
		if one {
			kind = facts.Person
		}
		m.ents = []int{r.unnamed(kind, r.phraseName(r.withoutArticle(np)))}
		m.phrase, m.via, m.rule, m.score, m.latent = np, facts.ViaNominal, "nominal.adherent", 0.6, true
	}
}

// isWordForMembers reports whether a mention is a word for one of a people or party, used as a noun that takes part in a clause.
func (r *reading) isWordForMembers(m *mention) bool {
	h := m.End - 1
	if m.Len() != 1 || !r.isRel(h, text.Nsubj, text.NsubjPass, text.Obj, text.Iobj, text.Obl) && !(r.isRel(h, text.Nmod) && r.caseOf(h) == "by") || r.caseOf(h) == "as" || r.child(h, text.Cop) >= 0 || r.namedWith(h) != nil || r.titleAt[h] != none {
		return false
	}
	if next := h + 1; next < len(r.toks) && (r.toks[next].Norm == "-" || r.capital(next) && r.toks[next].Sentence == r.toks[h].Sentence) {
		return false // half of a word or a name
	}
	if n := r.norm(h + 2); r.norm(h+1) == "," && (r.isNamedPerson(h+2) || n == "he" || n == "she") { // "A Democrat, Jane Doe came first"
		return false
	}
	switch {
	case r.isKind(m, facts.State, facts.Region):
		return m.via == facts.ViaDemonym
	case r.isParty(m):
		e := r.entities[m.ents[0]]
		return m.via == facts.ViaDemonym || e.entry == nil || !strings.EqualFold(e.name, r.passage(m.Range)) && r.pluralNoun(h)
	}
	return false
}

// oneOrSome tells by the words of a noun phrase before its noun at token h, and by the noun's form, whether it means one or only some of those it is a word for.
func (r *reading) oneOrSome(np text.Range, h int) (one, some bool) {
	plural := r.pluralNoun(h)
	for k := np.First; k < h; k++ {
		switch n := r.norm(k); {
		case r.head(k) != h && r.head(k) != r.head(h):
		case n == "a" || n == "an" || n == "another" || n == "one" || n == "each" || n == "every":
			return true, false
		case n == "the" || n == "this" || n == "that":
			return !plural && !collective(r.norm(h)), false
		case n == "some" || n == "many" || n == "several" || n == "few" || n == "most" || n == "these" || n == "those" || n == "other" || r.toks[k].UPOS == text.NUM:
			return false, plural || collective(r.norm(h))
		}
	}
	return false, false
}

// phraseOfMember is the noun phrase of the noun at token h, with the article or number right before it that the parser may have given to the verb.
func (r *reading) phraseOfMember(h int) text.Range {
	np := r.nounPhrase(h)
	if k := np.First - 1; k >= r.sentence(h).First && np.First == h && (r.toks[k].UPOS == text.DET || r.toks[k].UPOS == text.NUM) {
		np.First = k
	}
	if n := r.norm(np.First); n == "of" { // "two out of three Ruritanians"
		for k := np.First - 1; k >= r.sentence(h).First && (r.norm(k) == "out" || r.toks[k].UPOS == text.NUM); k-- {
			np.First = k
		}
	}
	return np
}

// collective reports whether an adjective means, behind "the", all of a people: "the French", "the Chinese".
func collective(word string) bool {
	return strings.HasSuffix(word, "ch") || strings.HasSuffix(word, "sh") || strings.HasSuffix(word, "ese") || strings.HasSuffix(word, "ss")
}

// withoutArticle is a noun phrase without the article, or the word for one, that it begins with.
func (r *reading) withoutArticle(np text.Range) text.Range {
	for np.First < np.End-1 {
		switch r.norm(np.First) {
		case "a", "an", "the", "another", "one", "this", "that", "each", "every":
			np.First++
			continue
		}
		break
	}
	return np
}
