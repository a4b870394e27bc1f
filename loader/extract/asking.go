package extract

import (
	"entente/graph"
	"entente/loader/text"
)

// orderedAct reads "ordered Y to leave", which asks it of Y, and "allowed Y to leave", which gives way to Y.
func (r *reading) orderedAct(v int, a *arguments, x act, clause, depth int) (act, bool) {
	if r.toks[clause].XPOS == "VBN" { // "ordered the paper closed"
		return r.allowedAct(v, depth)
	}
	for _, h := range []int{a.indirect, a.object} {
		if p := r.actorPhrase(max(h, 0)); h >= 0 && len(p.ents) > 0 {
			x.recipients = p
		}
	}
	switch r.toks[v].Lemma {
	case "order", "instruct", "direct", "command":
		x.kind = "REQUEST"
	case "allow", "permit", "let", "authorise", "authorize":
		x.kind = "CONCEDE"
	default:
		return act{}, false
	}
	x.rule = "event.ordered"
	x.recipients.ents = without(x.recipients.ents, x.actors.ents)
	return x, len(x.recipients.ents) > 0
}

// isAskedOf reports whether somebody is to do what the clause at token c asks for: it has a subject, or the verb of asking an object.
func (r *reading) isAskedOf(c int, a *arguments) bool {
	for _, h := range []int{r.ownSubject(c), a.object, a.indirect} {
		if h >= 0 && h != a.subject && len(r.actorPhrase(h).ents) > 0 {
			return true
		}
	}
	return false
}

// isWish reports whether the clause at token c says what is to be, not what is: "that Y leave", "that Y should leave".
func (r *reading) isWish(c int) bool {
	for k := range r.children(c, text.Mark, text.Advmod, text.Obj, text.Nsubj) {
		switch r.norm(k) {
		case "whether", "if", "how", "why", "what", "who", "when", "where":
			return false
		}
	}
	for k := range r.children(c, text.Aux, text.AuxPass, text.Cop) {
		switch r.norm(k) {
		case "should", "must", "be":
			return true
		}
	}
	return r.toks[c].XPOS == "VB" && r.child(c, text.Aux) < 0
}

// isToCome reports whether the clause at token c says what will be.
func (r *reading) isToCome(c int) bool {
	m := mood{modality: graph.Asserted, governor: -1}
	r.ownMood(c, &m)
	return m.modality == graph.Future || m.modality == graph.Hypothetical
}

// isToBeDone reports whether a passive infinitive follows the noun at token h.
func (r *reading) isToBeDone(h int) bool {
	for c := range r.children(h, text.Acl) {
		if r.isInfinitive(c) && r.child(c, text.AuxPass) >= 0 {
			return true
		}
	}
	return false
}

// wantsThings are verbs whose object is what is asked for, not whom: "seek a leader to win".
var wantsThings = words(`seek demand call appeal insist plead need require offer promise pledge`)

// tellsToDo reports whether the verb at token v is the "told" of "told Y to leave".
func (r *reading) tellsToDo(v int, a *arguments) bool {
	if r.toks[v].Lemma != "tell" || a.clause < 0 || !r.isInfinitive(a.clause) || r.quoted(a.clause) != r.quoted(v) || a.clause < v {
		return false
	}
	marked := false
	for k := v; k < a.clause; k++ {
		if r.toks[k].Is(text.Punct) {
			return false
		}
		marked = marked || r.norm(k) == "to"
	}
	return marked
}

// claimsObject reports whether the governor at token v makes a request, promise or refusal of whatever its object is: "demanded an answer", "rejected the argument".
func (r *reading) claimsObject(v int, prep string) bool {
	lemma := r.toks[v].Lemma
	if prep != "" {
		lemma += " " + prep
	}
	return claimingVerbs.has(lemma)
}

var claimingVerbs = words(`demand call_for request appeal_for insist_on press_for push_for lobby_for plead_for reject rebuff spurn turn_down dismiss veto pledge promise offer`)
