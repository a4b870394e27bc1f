package extract

import (
	"entente/loader/facts"
	"entente/loader/text"
)

// toldOf is whom the noun at token h is said of, where a relative clause behind the noun tells of them: "Jane Doe, a farmer who", "Jane Doe is a farmer and a poet who". Token h itself where the noun is
// said of nobody, or names somebody.
func (r *reading) toldOf(h int) int {
	if h < 0 || r.toks[h].UPOS != text.NOUN && r.toks[h].UPOS != text.PROPN && r.toks[h].UPOS != text.ADJ || r.pluralNoun(h) {
		return h
	}
	if m := r.mentionOf(h); m != nil && !m.latent && !r.isWordForOne(m) {
		return h
	}
	top := h
	for depth := 0; depth < 4 && r.isRel(top, text.Conj, text.Appos) && r.isNominal(r.head(top)); depth++ {
		up := r.head(top)
		if r.isNamedPerson(up) {
			if r.isRel(top, text.Appos) {
				return up
			}
			return h
		}
		top = up
	}
	if r.child(top, text.Cop) < 0 {
		return h
	}
	if s, _ := r.subjectToken(top); s >= 0 && s < top && (r.mentionOf(s) != nil && r.isKind(r.mentionOf(s), facts.Person) || r.norm(s) == "he" || r.norm(s) == "she") {
		return s
	}
	return h
}

// blamedFor is the one to whom something is done for what the gerund at token v says, which "for" hangs from the verb at token h: who overruled in "blamed the chair for overruling them". -1 for none.
func (r *reading) blamedFor(h, v int) int {
	if r.toks[v].XPOS != "VBG" || r.marker(v) != "for" {
		return -1
	}
	if o := r.child(h, text.Obj); o > h && o < v && (r.mentionOf(o) != nil && r.isActor(r.mentionOf(o)) || personNoun(r.toks[o].Lemma) || r.isAgent(o)) {
		return o
	}
	for o := range r.oblique(h, "on", "at") { // "turned on", "lashed out at"
		if o < v {
			return o
		}
	}
	return -1
}

// isWordForOne reports whether a mention is the word for one of a people or party, which names all of them only in the plural.
func (r *reading) isWordForOne(m *mention) bool {
	return m.Len() == 1 && m.via == facts.ViaDemonym && (r.isParty(m) || r.isKind(m, facts.State, facts.Region))
}

// agreeing is what a relative clause whose verb is at token v is about, which the parser hung from the noun at token h: where the verb is in the singular and the noun in the plural, the noun in the singular
// that the plural belongs to: "a candidate of small parties who often speaks".
func (r *reading) agreeing(h, v int) int {
	if h < 0 || !r.pluralNoun(h) || !r.isSingularVerb(v) {
		return h
	}
	const depth = 5 // words
	for k, n := r.head(h), 0; k >= 0 && n < depth; k, n = r.head(k), n+1 {
		if t := &r.toks[k]; k < h && (t.UPOS == text.NOUN || t.UPOS == text.PROPN) && !r.pluralNoun(k) && (personNoun(t.Lemma) || r.isAgent(k) || r.isNamedPerson(k)) {
			return k
		}
	}
	return h
}

// isSingularVerb reports whether the finite verb at token v, or its auxiliary, has the form of the third person singular, and "who" or "that" right before it is its subject.
func (r *reading) isSingularVerb(v int) bool {
	s := r.ownSubject(v)
	if s < 0 || r.norm(s) != "who" && r.norm(s) != "that" {
		return false
	}
	finite := v
	for c := range r.children(v, text.Aux, text.AuxPass, text.Cop) {
		finite = min(finite, c)
	}
	return r.toks[finite].XPOS == "VBZ" || r.norm(finite) == "was"
}
