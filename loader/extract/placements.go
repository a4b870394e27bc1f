package extract

import (
	"entente/loader/text"
)

// placedAct reads "put Y under investigation", "hit Y with sanctions", "subjected Y to torture": what is done to Y is what the noun says. To put somebody on a list is to punish, to take somebody off one to
// give way.
func (r *reading) placedAct(v int, a *arguments) (act, bool) {
	if a.object < 0 || !placing.has(r.toks[v].Lemma) {
		return act{}, false
	}
	whom := r.who(a.object, true)
	if len(whom.ents) == 0 {
		return act{}, false
	}
	x := act{at: text.Range{First: v, End: v + 1}, object: -1, actors: r.actorsOf(v, a), recipients: whom, rule: "event.placed", score: 0.65, head: v}
	x.recipients.ents = without(whom.ents, x.actors.ents)
	for _, o := range a.obliques {
		lemma := r.toks[o.head].Lemma
		switch listed := lemma == "list" || lemma == "blacklist"; {
		case listed && (o.prep == "on" || o.prep == "to") && adding.has(r.toks[v].Lemma):
			x.kind = "SANCTION"
		case listed && (o.prep == "from" || o.prep == "off") && !adding.has(r.toks[v].Lemma):
			x.kind = "CONCEDE"
		case placements.has(o.prep) && putting.has(r.toks[v].Lemma) && o.head > v && len(r.nounHits(o.head)) > 0 && r.child(o.head, text.NmodPoss) < 0: // "back to Doe's attacks" is talk of them
			p := r.nounHits(o.head)[0].Predicate
			x.kind, x.mode, x.cameo, x.contexts = p.Type, p.Mode, p.CAMEO, p.Contexts
		}
		if x.kind != "" && !r.isNegated(v) {
			x.at.End = max(x.at.End, o.head+1)
			return x, len(x.recipients.ents) > 0
		}
	}
	return act{}, false
}

var (
	placing    = words(`put place bring keep hold subject throw hit slap add include take remove drop strike delete`)
	adding     = words(`put place add include`)
	putting    = words(`put place bring keep hold subject throw hit slap`)
	placements = words(`under with to`)
)

// jointAct reads what several do together: "X and Y will jointly patrol the strait", "opened a joint pipeline".
func (r *reading) jointAct(v int, a *arguments) (act, bool) {
	if a.passive || a.subject < 0 {
		return act{}, false
	}
	joint := false
	for c := range r.children(v, text.Advmod) {
		joint = joint || r.norm(c) == "jointly"
	}
	for c := range r.children(a.object, text.Amod) {
		joint = joint || r.norm(c) == "joint"
	}
	if !joint {
		return act{}, false
	}
	actors := r.actorsOf(v, a)
	if len(actors.ents) < 2 || len(r.who(a.object, true).ents) > 0 {
		return act{}, false
	}
	return act{kind: "COOPERATE", cameo: "060", pred: jointExercise(), at: text.Range{First: v, End: v + 1}, object: -1, actors: actors, rule: "event.joint", score: 0.65, head: v}, true
}
