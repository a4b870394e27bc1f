package extract

import (
	"entente/loader/text"
)

// callingVerbs say of somebody or something what it is.
var callingVerbs = words(`call brand label dub describe denounce deem consider declare term regard characterise characterize portray depict hail praise see view find`)

// calledAct reads "X called Y a liar", "called Y's plan a disgrace", "described Y as a friend": by the word for what Y is, blame or praise.
func (r *reading) calledAct(v int, a *arguments) (act, bool) {
	if !callingVerbs.has(r.toks[v].Lemma) || a.object < 0 || a.passive || r.toks[v].UPOS != text.VERB {
		return act{}, false
	}
	kind, mode, what := "", "", -1
	for k := a.object + 1; k < min(a.object+12, r.sentence(v).End); k++ {
		if r.toks[k].Is(text.Punct) && k > a.object+1 || r.toks[k].UPOS == text.VERB {
			break
		}
		l := r.toks[k].Lemma
		if r.mentionOf(k) != nil || r.toks[k].UPOS != text.NOUN && r.toks[k].UPOS != text.ADJ {
			continue
		}
		switch {
		case badNames.has(l):
			kind, mode, what = "ACCUSE", "disapprove", k
		case goodNames.has(l) && kind == "":
			kind, what = "SUPPORT", k
		}
	}
	if what < 0 || r.isNegated(v) {
		return act{}, false
	}
	x := act{kind: kind, mode: mode, at: text.Range{First: v, End: what + 1}, object: -1, actors: r.actorsOf(v, a), recipients: r.who(a.object, true), rule: "event.called", score: 0.65, head: v}
	x.recipients.ents = without(x.recipients.ents, x.actors.ents)
	return x, len(x.recipients.ents) > 0
}

// What somebody or something is called in blame and in praise.
var (
	badNames = words(`liar terrorist thug dictator tyrant puppet criminal disgrace threat traitor coward fascist racist hypocrite rogue aggressor occupier enemy joke clown fool idiot moron thief butcher murderer killer
		bully crook fraud sham farce mistake blunder betrayal provocation aggression scandal outrage insult crime atrocity violation disaster catastrophe failure shame embarrassment nazi extremist menace monster animal
		stupid illegal unlawful unconstitutional unacceptable illegitimate dangerous reckless irresponsible shameful disgraceful outrageous corrupt evil cruel barbaric inhuman inhumane racist unfair unjust wrong absurd
		ridiculous hypocritical dishonest incompetent weak cowardly deplorable despicable provocative unjustified baseless groundless weird crazy insane pathetic horrible terrible disastrous brutal hostile undemocratic
		demagogue opportunist lunatic maniac loser cheat conspirator propagandist witch-hunt sexist misogynist bigot xenophobe xenophobic islamophobic antisemitic warmonger colonialist imperialist blackmail piracy theft robbery
		genocide massacre sabotage interference meddling nonsense lie distortion travesty outlaw pariah sponsor_of_terrorism parasite rat dog pig devil tragedy setback unwise unhelpful counterproductive unreliable unfit`)
	goodNames = words(`friend ally partner hero patriot statesman visionary brother model example beacon pillar champion peacemaker milestone breakthrough triumph achievement success historic courageous brave great excellent
		outstanding remarkable wise inspiration inspiring honourable honorable admirable legend genius blessing leader_of_courage`)
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
		case placements.has(o.prep) && putting.has(r.toks[v].Lemma) && o.head > v && len(r.nounHits(o.head)) > 0:
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
