package extract

import (
	"entente/loader/facts"
	"entente/loader/text"
)

// phoneCall reads "X called Y to congratulate him": a talk on the phone, or what it was for.
func (r *reading) phoneCall(v int, a *arguments, depth int) (act, bool) {
	if r.toks[v].Lemma != "call" || a.passive || a.object < 0 || depth == 0 {
		return act{}, false
	}
	m := r.mentionOf(a.object)
	if m == nil || !r.isKind(m, facts.Person) && m.rule != ruleGiven {
		return act{}, false
	}
	purpose := -1
	for c := range r.children(v, text.Advcl, text.Xcomp) {
		if r.isInfinitive(c) && c > a.object {
			purpose = c
		}
	}
	for c := range r.children(a.object, text.Acl) {
		if purpose < 0 && r.isInfinitive(c) {
			purpose = c
		}
	}
	if purpose < 0 {
		return act{}, false
	}
	x := act{kind: "CONSULT", mode: "phone", at: text.Range{First: v, End: purpose + 1}, object: -1, actors: r.actorsOf(v, a), recipients: r.actorPhrase(a.object), rule: "event.call", score: 0.7, head: v}
	if inner, ok := r.verbAct(purpose, 0); ok && inner.kind == "SUPPORT" {
		x.kind, x.mode, x.cameo = inner.kind, "", inner.cameo
	}
	return x, true
}
