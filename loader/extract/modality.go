package extract

import (
	"entente/graph"
	"entente/loader/text"
)

// Verbs and adjectives whose infinitive is done, is to be done, is not done, or is refused, by lemma.
var (
	doneInfinitives = words(`manage go help continue force compel oblige begin start keep`)
	toCome          = words(`agree plan intend promise pledge vow prepare expect commit set schedule ready due poised bind decide undertake`)
	undone          = words(`fail unable reluctant unwilling avoid`)
	refusals        = words(`refuse decline`)
	suppositions    = words(`if unless whether`)
)

// modality tells whether what the predicate at token v says is done: by its auxiliaries, by what governs it as an infinitive or participle, and by the conjunction that leads to it.
func (r *reading) modality(v int) graph.Modality {
	const depth = 6
	for range depth {
		if r.isNegated(v) {
			return graph.Negated
		}
		if r.isConditional(v) {
			return graph.Hypothetical
		}
		if m, told := r.auxiliaryModality(v); told {
			return m
		}
		g := r.head(v)
		if k := r.wordBeforeTo(v); k >= 0 {
			return r.infinitiveModality(v, k)
		}
		switch {
		case g < 0:
			return graph.Asserted
		case r.infinitive(v) && r.isRel(v, text.Conj):
			v = g
		case r.infinitive(v):
			return r.infinitiveModality(v, g)
		case r.toks[v].XPOS == "VBG" && r.child(v, text.Aux) < 0 && (r.toks[g].UPOS == text.VERB || r.toks[g].UPOS == text.NOUN || r.toks[g].UPOS == text.ADJ):
			return r.gerundModality(v, g)
		case r.isRel(v, text.Conj) && (r.toks[g].UPOS == text.VERB || r.toks[g].UPOS == text.AUX) && r.ownSubject(v) < 0 && r.sharesAuxiliary(v, g):
			v = g // "would sign and ratify"
		case r.isRel(v, text.Conj) && g < v && r.ownSubject(v) < 0 && r.isConditional(g):
			return graph.Hypothetical // "if they signed and disarmed"
		default:
			return graph.Asserted
		}
	}
	return graph.Asserted
}

// isInverted reports whether the auxiliary at token c stands before the subject of the predicate at token v, as in "had it been signed", and in questions.
func (r *reading) isInverted(c, v int) bool {
	switch r.norm(c) {
	case "had", "were", "should":
		return c < r.ownSubject(v)
	}
	return false
}

// isConditional reports whether a conjunction like "if" leads to the predicate at token v.
func (r *reading) isConditional(v int) bool {
	for c := range r.children(v, text.Mark) {
		if suppositions.has(r.norm(c)) {
			return true
		}
	}
	if s := r.ownSubject(v); s >= 0 && s < v { // whatever the parser hung it from
		if k := r.nounPhrase(s).First - 1; k >= r.sentence(v).First && suppositions.has(r.norm(k)) {
			return true
		}
	}
	return r.isPretext(v)
}

// pretexts are nouns whose clause whoever uses them does not believe.
var pretexts = words(`pretext pretence pretense excuse myth fiction lie illusion fantasy hoax`)

// isPretext reports whether a noun for what is not so leads to the clause of the predicate at token v: "under the pretext that Ruritania had attacked".
func (r *reading) isPretext(v int) bool {
	k := r.child(v, text.Mark)
	if s := r.ownSubject(v); s >= 0 && s < v {
		k = r.nounPhrase(s).First - 1
	}
	return k > 0 && r.norm(k) == "that" && pretexts.has(r.toks[k-1].Lemma)
}

// sharesAuxiliary reports whether a verb joined to another by "and" has the auxiliaries of that one: it has the same form, one that needs them.
func (r *reading) sharesAuxiliary(v, g int) bool {
	x := r.toks[v].XPOS
	return (x == "VB" || x == "VBN" || x == "VBG") && x == r.toks[g].XPOS
}

// auxiliaryModality is what the auxiliaries of the verb at token v tell; not told where they tell nothing.
func (r *reading) auxiliaryModality(v int) (graph.Modality, bool) {
	for c := range r.children(v, text.Aux, text.AuxPass) {
		switch n := r.norm(c); {
		case r.isInverted(c, v):
			return graph.Hypothetical, true
		case n == "will" || n == "shall" || n == "'ll" || n == "wo":
			return graph.Future, true
		case modals.has(n):
			return graph.Hypothetical, true
		}
	}
	return "", false
}

// wordBeforeTo is the word that governs the infinitive at token v by standing right before it, whatever the parser took it for: "plans to sign". -1 where there is none that is known to.
func (r *reading) wordBeforeTo(v int) int {
	if r.norm(v-1) != "to" {
		return -1
	}
	k := v - 2
	for k > 0 && adverbs.has(r.norm(k)) && r.norm(k) != "not" {
		k--
	}
	if k < 0 || r.toks[k].Sentence != r.toks[v].Sentence {
		return -1
	}
	lemma := r.toks[k].Lemma
	if refusals.has(lemma) || undone.has(lemma) || doneInfinitives.has(lemma) || toCome.has(lemma) {
		return k
	}
	return -1
}

// infinitive reports whether the verb at token v stands with "to".
func (r *reading) infinitive(v int) bool {
	if r.toks[v].XPOS != "VB" && r.toks[v].XPOS != "VBN" && r.toks[v].UPOS != text.VERB {
		return false
	}
	for c := range r.children(v, text.Mark) {
		if r.norm(c) == "to" {
			return true
		}
	}
	return r.toks[v].XPOS == "VB" && r.isRel(v, text.Xcomp, text.Ccomp)
}

// infinitiveModality is what the word at token g, which governs the infinitive at token v, makes of it.
func (r *reading) infinitiveModality(v, g int) graph.Modality {
	lemma := r.toks[g].Lemma
	if r.toks[g].XPOS == "VBN" && r.child(g, text.AuxPass) >= 0 && (lemma == "set" || lemma == "expect") {
		return graph.Future
	}
	above := r.modality(g)
	switch {
	case refusals.has(lemma), undone.has(lemma), undone.has(r.norm(g)):
		if above == graph.Negated {
			return graph.Asserted
		}
		return graph.Negated
	case doneInfinitives.has(lemma):
		return above
	case toCome.has(lemma), toCome.has(r.norm(g)):
		if above == graph.Asserted {
			return graph.Future
		}
		return above
	case r.isRel(v, text.Advcl) && above == graph.Asserted && r.norm(v-1) == "to": // "met to sign the deal"
		return graph.Future
	}
	return graph.Hypothetical
}

// gerundModality is what stands before a participle in -ing makes of it: "after signing" is done, "without signing" not, "considering signing" and "hopes of signing" are not yet.
func (r *reading) gerundModality(v, g int) graph.Modality {
	lead := ""
	for c := range r.children(v, text.Mark, text.Case) {
		lead = r.norm(c)
	}
	switch {
	case lead == "without":
		return graph.Negated
	case refusals.has(r.toks[g].Lemma), undone.has(r.toks[g].Lemma):
		return graph.Negated
	case r.accusation(v) >= 0, breachAccusing.has(r.toks[g].Lemma), r.norm(g) == "guilty":
		return graph.Asserted
	case r.toks[g].Lemma == "deny" || r.toks[g].Lemma == "oppose":
		return graph.Negated
	case lead == "before" || lead == "until":
		return graph.Future
	case r.toks[g].UPOS == text.NOUN && lead != "":
		return graph.Hypothetical // "hopes of reaching a deal"
	case r.toks[g].UPOS == text.ADJ && lead != "":
		return graph.Hypothetical // "close to reaching a deal"
	case lead == "at" || lead == "on" || lead == "to" || lead == "toward" || lead == "towards" || lead == "about" || lead == "against" || lead == "into":
		return graph.Hypothetical
	case lead == "" && r.isRel(v, text.Xcomp) && !doneInfinitives.has(r.toks[g].Lemma):
		return graph.Hypothetical // "considers signing"
	}
	return r.modality(g)
}

// refused reports whether the infinitive at token v is what somebody refuses.
func (r *reading) refused(v int) bool {
	g := r.head(v)
	if k := r.wordBeforeTo(v); k >= 0 {
		g = k
	}
	return g >= 0 && r.infinitive(v) && refusals.has(r.toks[g].Lemma) && r.modality(g) == graph.Asserted
}
