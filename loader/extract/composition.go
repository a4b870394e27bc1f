package extract

import (
	"slices"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// splitFrame returns the predicate of several words that the verb at token v is used as where its object stands among them: "took three nurses hostage", "put the cleric under house arrest".
func (r *reading) splitFrame(v int, a *arguments) (frame, bool) {
	const reach = 8 // from the object's head to the rest of the words
	if a.object <= v || a.passive {
		return frame{}, false
	}
	end := min(a.object+reach, r.sentence(v).End)
	for k := a.object; k < end; k++ {
		if k > a.object && (r.toks[k].UPOS == text.VERB && r.toks[k].XPOS != "VBN" || r.toks[k].Is(text.Punct) && r.norm(k) != ",") {
			break
		}
		r.split = append(append(r.split[:0], r.words[v]), r.words[k:min(k+reach, len(r.words))]...)
		r.hits = r.lex.AppendPredicates(r.hits[:0], r.split, 0)
		if len(r.hits) == 0 || r.hits[0].N < 2 || k+r.hits[0].N-1 > end {
			continue
		}
		for _, h := range r.hits {
			p, last := h.Predicate, k+h.N-2
			if p.Class == lexicon.VerbPredicate && len(p.Objects) > 0 && h.N == 2 && r.isRel(last, text.CompoundPrt) { // "handed the suspect over to Y"
				if o := r.objectAmong(p, a.object); o >= 0 {
					f := frame{Predicate: p, at: text.Range{First: v, End: last + 1}, head: v, object: o, actors: r.actorsOf(v, a)}
					f.recipients = r.verbRecipients(&f, a)
					return f, true
				}
			}
			if p.Class != lexicon.VerbPredicate || h.N < 2 || len(p.Objects) > 0 || len(p.Recipients) == 0 || p.Recipients[0] != lexicon.RoleObject || r.leadsOn(last) {
				continue
			}
			return r.splitAs(p, v, k, last, a), true
		}
	}
	return frame{}, false
}

// leadsOn reports whether token i is a preposition, not a verb's particle.
func (r *reading) leadsOn(i int) bool {
	switch r.toks[i].UPOS {
	case text.ADP, text.PART, text.SCONJ:
		keeps := r.norm(i) == "from" && i+1 < len(r.toks) && r.toks[i+1].XPOS == "VBG" // "stopped Y from leaving"
		return !keeps && !r.isRel(i, text.CompoundPrt) && !(r.norm(i) == "of" && r.norm(i-1) == "out")
	}
	return false
}

// splitAs is the frame of a predicate whose words are at token v and from k to last, with the object before k.
func (r *reading) splitAs(p *lexicon.Predicate, v, k, last int, a *arguments) frame {
	f := frame{Predicate: p, at: text.Range{First: v, End: last + 1}, head: v, object: -1, actors: r.actorsOf(v, a)}
	whom := a.object
	if whom >= k { // "three nurses hostage", taken for hostages
		whom = k - 1
	}
	f.recipients = r.who(whom, true)
	return f
}

// clauseAct reads what the clause behind the noun at token h makes of the noun: "a decision to expel Y", "its refusal to meet Y", "a resolution condemning Y".
func (r *reading) clauseAct(h, depth int) (act, bool) {
	if depth <= 0 || h < 0 || r.toks[h].UPOS != text.NOUN {
		return act{}, false
	}
	for c := range r.children(h, text.Acl) {
		infinitive := r.isInfinitive(c)
		if c < h || r.isRel(c, text.AclRelcl) || !infinitive && (r.toks[c].XPOS != "VBG" || !carriers.has(r.toks[h].Lemma)) {
			continue
		}
		inner, known := r.verbAct(c, depth-1)
		sense, _ := r.governing(h)
		x := inner
		switch sense {
		case lexicon.Promises, lexicon.Threatens, lexicon.Refuses, lexicon.Fails, lexicon.Requests:
			x = act{kind: compose(sense, inner.kind, r.isNegated(c)), at: text.Range{First: h, End: c + 1}, object: -1, rule: "event.governor", score: 0.65, recipients: inner.recipients}
			x.mode = composedMode(x.kind, inner.pred)
			if sense == lexicon.Promises && inner.kind == "SUPPORT" && x.kind == "AGREE" {
				x.kind = inner.kind // "its commitment to support Y"
			}
			if known = x.kind != "" && (known || sense != lexicon.Fails); known && len(x.recipients.ents) == 0 {
				x.recipients = r.affected(c)
			}
		default:
			if known = known && (sense == lexicon.Intends || sense == lexicon.Attempts || carriers.has(r.toks[h].Lemma)); known && r.isNegated(c) {
				known = false
			}
		}
		if !known {
			continue
		}
		x.head, x.presupposed = h, true
		if x.actors = r.ownersOf(h); len(x.actors.ents) == 0 && infinitive {
			x.actors = r.agents(r.subjectOfVerbOver(h))
		}
		x.recipients.ents = without(x.recipients.ents, x.actors.ents)
		return x, true
	}
	return act{}, false
}

// subjectOfVerbOver is the token that heads the subject of the verb whose object the noun at token h is, -1 for none.
func (r *reading) subjectOfVerbOver(h int) int {
	v := r.head(h)
	if v < 0 || !r.isRel(h, text.Obj) {
		return -1
	}
	s, passive := r.subjectToken(v)
	if passive {
		return -1
	}
	return s
}

// carriers are nouns for what does by its words what a participle behind it says: "a law banning Y", "a letter thanking Y".
var carriers = words(`resolution statement decree order law bill letter ruling verdict motion decision declaration communique executive_order legislation act rule directive measure amendment
	agreement accord deal treaty pact memorandum decree text document draft report message note petition speech article policy plan`)

// nounAction is what the noun at token h tells of by itself or by the clause behind it.
func (r *reading) nounAction(h, depth int) (act, bool) {
	if x, ok := r.endedAct(h, depth); ok {
		return x, true
	}
	if x, ok := r.nounAct(h); ok || r.namesAgreement(h) {
		return x, ok
	}
	if x, ok := r.clauseAct(h, depth); ok {
		return x, true
	}
	return r.compoundAct(h)
}

// endedAct reads a noun for the end, or the going on, of what another noun tells: "an end to attacks on Y", "the suspension of aid to Y", "the resumption of talks with Y".
func (r *reading) endedAct(h, depth int) (act, bool) {
	if depth <= 0 || h < 0 || r.toks[h].UPOS != text.NOUN {
		return act{}, false
	}
	sense, _ := r.governing(h)
	if sense != lexicon.Stops && sense != lexicon.Carries {
		return act{}, false
	}
	for c := range r.partsOf(h, "of", "to", "in", "on") {
		inner, known := r.nounAction(c, depth-1)
		if !known || r.mentionOf(c) != nil {
			continue
		}
		x := inner
		if sense == lexicon.Stops {
			x.kind = composeStop(inner.kind, false)
			x.mode, x.cameo, x.contexts, x.pred = composedMode(x.kind, inner.pred), "", nil, nil
		}
		if x.kind == "" {
			continue
		}
		x.head, x.at, x.presupposed = h, text.Range{First: h, End: c + 1}, true
		if x.actors = r.ownersOf(h); len(x.actors.ents) == 0 || slices.Equal(x.actors.ents, x.recipients.ents) {
			x.actors = inner.actors
		}
		x.recipients.ents = without(x.recipients.ents, x.actors.ents)
		return x, true
	}
	return act{}, false
}

// enactedAct reads a friendly verb whose object is something done to somebody: "approved sanctions against Y", "passed a resolution condemning Y", "upheld the conviction of Y" do to Y what the
// object says. What is somebody else's own doing is supported, not done.
func (r *reading) enactedAct(f *frame, a *arguments, depth int) (act, bool) {
	if f.Type != "SUPPORT" && f.Type != "AGREE" || a.object < 0 || f.head < 0 || depth <= 0 {
		return act{}, false
	}
	object := a.object
	if f.object >= 0 {
		object = f.object
	}
	inner, ok := r.nounAction(object, depth)
	if !ok || len(inner.recipients.ents) == 0 || len(without(inner.actors.ents, f.actors.ents)) > 0 {
		return act{}, false
	}
	hostile := !isFriendly(inner.kind)
	if !hostile && !enacting.has(r.toks[f.head].Lemma) || inner.kind == "REQUEST" || inner.kind == "REJECT" {
		return act{}, false
	}
	if r.mentionOf(object) != nil {
		return act{}, false
	}
	inner.at, inner.head, inner.rule, inner.score, inner.object, inner.presupposed = text.Range{First: f.head, End: f.head + 1}, f.head, "event.light-verb", 0.7, object, false
	inner.actors = f.actors
	inner.recipients.ents = without(inner.recipients.ents, f.actors.ents)
	return inner, len(inner.recipients.ents) > 0
}

// enacting are verbs of those whose word makes it so.
var enacting = words(`approve adopt pass authorise authorize sign ratify enact issue confirm uphold extend renew order grant endorse decide vote_for`)

// purposeAct reads what somebody is sent for: "sent experts to investigate Y", "deployed troops as peacekeepers". The purpose tells what the sending is where it is help, talks or an inquiry.
func (r *reading) purposeAct(f *frame, a *arguments, depth int) (act, bool) {
	if f.Type != "MOBILIZE" && f.Type != "AID" || a.object < 0 || depth <= 0 || !sending.has(r.toks[f.head].Lemma) {
		return act{}, false
	}
	x := actOf(f, "event.verb", 0.75)
	if f.Type == "MOBILIZE" && r.forPeace(f.head, a) {
		x.kind, x.mode, x.cameo, x.contexts, x.pred = "AID", "", "074", []string{"peacekeeping"}, nil
		return x, true
	}
	for _, from := range []int{f.head, a.object} {
		for c := range r.children(from, text.Advcl, text.Acl, text.Xcomp) {
			if c < from || !r.isInfinitive(c) {
				continue
			}
			inner, ok := r.verbAct(c, depth-1)
			if ok && f.Type == "MOBILIZE" && (inner.kind == "SUPPORT" || inner.kind == "COOPERATE") { // "to support the mission"
				inner.kind, inner.mode, inner.cameo, inner.pred = "AID", "", "", nil
			}
			if !ok || inner.kind != "AID" && inner.kind != "CONSULT" && inner.mode != "investigate" || inner.kind == f.Type {
				continue
			}
			x.kind, x.mode, x.cameo, x.contexts, x.pred = inner.kind, inner.mode, inner.cameo, inner.contexts, inner.pred
			if len(x.recipients.ents) == 0 || inner.mode == "investigate" { // nobody is accused for being where the experts go
				x.recipients = inner.recipients
			}
			x.recipients.ents = without(x.recipients.ents, x.actors.ents)
			return x, true
		}
	}
	return act{}, false
}

var sending = words(`send dispatch deploy rush despatch move fly order`)

// forPeace reports whether those whom the verb at token v sends are to keep the peace: "as a peacekeeping force", "to serve as peacekeepers", "for a peacekeeping mission".
func (r *reading) forPeace(v int, a *arguments) bool {
	const reach = 25
	for k := v + 1; k < min(v+reach, r.sentence(v).End); k++ {
		if n := r.norm(k); n == ";" || n == "." {
			break
		}
		if peaceful.has(r.toks[k].Lemma) || peaceful.has(r.norm(k)) {
			return r.within(k, v) || r.within(k, a.object)
		}
	}
	return false
}

var peaceful = words(`peacekeeper peacekeeping peace-keeping humanitarian relief rescue evacuation stabilisation stabilization reconstruction monitoring training ceasefire`)

// relievedAct reads "struck down a ban on Y", "threw out the case against Y": to undo what is held against somebody is to give way.
func (r *reading) relievedAct(f *frame, a *arguments) (act, bool) {
	if f.Type != "REJECT" || f.object < 0 || !restraints.has(r.toks[f.object].Lemma) || !undoing.has(r.toks[f.head].Lemma) {
		return act{}, false
	}
	for _, prep := range []string{"on", "against"} {
		for h := range a.to(prep) {
			x := actOf(f, "event.verb", 0.75)
			x.kind, x.mode, x.cameo, x.pred, x.recipients = "CONCEDE", "", "", nil, r.who(h, true)
			x.recipients.ents = without(x.recipients.ents, x.actors.ents)
			return x, len(x.recipients.ents) > 0
		}
	}
	return act{}, false
}

var (
	restraints = words(`ban charge order restriction curfew sanction sentence conviction warrant indictment fine penalty blockade embargo tariff case lawsuit complaint allegation law measure verdict ruling decision`)
	undoing    = words(`quash annul strike nullify reverse set throw shoot shelve overrule void invalidate dismiss`)
)

// exercised reports whether a frame is a manoeuvre that several hold together, which is cooperation among them.
func (r *reading) exercised(f *frame) bool {
	if f.Type != "MOBILIZE" || f.object < 0 || !manoeuvres.has(r.toks[f.object].Lemma) {
		return false
	}
	for k := f.head + 1; k < f.object; k++ {
		if r.norm(k) == "joint" {
			return true
		}
	}
	return len(f.actors.ents) > 1
}

// jointExercise is what those do who hold manoeuvres together.
func jointExercise() *lexicon.Predicate {
	return &lexicon.Predicate{Type: "COOPERATE", CAMEO: "062", Recipients: []lexicon.Role{"with"}, Reciprocal: true}
}

var manoeuvres = words(`exercise drill game manoeuvre maneuver patrol wargame`)

// allowedAct is the act of whoever orders or allows that something is done to somebody else: "ordered the guards to free Y".
func (r *reading) allowedAct(v, depth int) (act, bool) {
	if sense, _ := r.governing(v); sense != lexicon.Orders || r.toks[v].UPOS != text.VERB || depth <= 0 || r.isNegated(v) {
		return act{}, false
	}
	a := r.argumentsOf(v)
	clause, noun, _ := r.complement(v, &a, "")
	if clause < 0 || noun >= 0 {
		return act{}, false
	}
	x, ok := r.verbAct(clause, depth-1)
	if !ok || r.isNegated(clause) {
		return act{}, false
	}
	x.actors, x.head, x.rule = r.actorsOf(v, &a), v, "event.ordered"
	if r.toks[clause].XPOS == "VBN" && len(x.recipients.ents) == 0 {
		x.recipients = r.who(a.object, true)
	}
	x.recipients.ents = without(x.recipients.ents, x.actors.ents)
	return x, len(x.recipients.ents) > 0 && !slices.Equal(x.recipients.ents, x.actors.ents)
}

// tellsAct reports whether the noun at token h may tell of an act, by itself, by a noun before it or by the clause behind it.
func (r *reading) tellsAct(h int) bool {
	if len(r.nounHits(h)) > 0 {
		return true
	}
	if r.mentionOf(h) != nil {
		return false
	}
	sense, _ := r.governing(h)
	if sense == lexicon.Stops || sense == lexicon.Carries { // "an end to attacks"
		for c := range r.partsOf(h, "of", "to", "in", "on") {
			if r.mentionOf(c) == nil && len(r.nounHits(c)) > 0 {
				return true
			}
		}
	}
	for c := range r.children(h, text.Acl) {
		if c > h && !r.isRel(c, text.AclRelcl) && (sense != "" && r.isInfinitive(c) || carriers.has(r.toks[h].Lemma) && (r.isInfinitive(c) || r.toks[c].XPOS == "VBG")) {
			return true
		}
	}
	for c := range r.children(h, text.Compound) {
		if r.mentionOf(c) == nil && len(r.nounHits(c)) > 0 {
			return true
		}
	}
	return false
}

// compoundAct reads a noun by the one before it that tells of an act: "curfew hours", "an aid programme".
func (r *reading) compoundAct(h int) (act, bool) {
	for c := range r.children(h, text.Compound) {
		if r.mentionOf(c) != nil || len(r.nounHits(c)) == 0 {
			continue
		}
		f, ok := r.nounFrameOf(c, h)
		if !ok {
			continue
		}
		x := actOf(&f, "event.noun", 0.6)
		x.head, x.presupposed = h, true
		return x, true
	}
	return act{}, false
}

// isVerbal reports whether an attack is one in words: it is called scathing or the like, or somebody known by name attacks somebody known by name, a party or what somebody says, and nothing
// tells of weapons.
func (r *reading) isVerbal(f *frame, x *act) bool {
	if x.kind != "ASSAULT" {
		return false
	}
	for _, h := range []int{f.object, f.head} {
		for c := range r.children(h, text.Amod, text.Advmod, text.Compound) {
			if n := r.norm(c); inWords.has(n) || oftenInWords.has(n) && (r.areTalkers(x.actors.ents) || r.arePersons(x.actors.ents) && r.arePersons(x.recipients.ents)) {
				return true
			}
		}
	}
	return contested.has(r.toks[f.head].Lemma) && f.at.Len() == 1 && len(f.Objects) == 0 && r.areTalkers(x.actors.ents) && (r.areTalkers(x.recipients.ents) || r.arePersons(x.recipients.ents) || r.criticises(f.head))
}

// arePersons reports whether all of the entities are human beings, named or not.
func (r *reading) arePersons(ents []int) bool {
	return len(ents) > 0 && r.allPersons(ents)
}

// criticises reports whether the verb at token v is one of criticism, too.
func (r *reading) criticises(v int) bool {
	return slices.ContainsFunc(r.lex.SpeechVerb(r.norm(v)), func(h lexicon.SpeechHit) bool { return h.Act == "CRITICISE" && len(h.Particle) == 0 })
}

// areTalkers reports whether all of some actors are persons known by name, parties or media.
func (r *reading) areTalkers(ents []int) bool {
	return len(ents) > 0 && !slices.ContainsFunc(ents, func(e int) bool {
		x := &r.entities[e]
		return x.kind != facts.Person && x.orgKind != "PARTY" && x.orgKind != "MEDIA" || x.latent
	})
}

var (
	inWords      = words(`scathing verbal verbally public publicly blistering withering stinging rhetorical vitriolic veiled personal scorching partisan`)
	oftenInWords = words(`ferocious aggressive sustained relentless extraordinary unprecedented bitter sharp broad political politically personally fierce harsh blunt strong rare`)
	contested    = words(`attack hit fight pound hammer savage target strike crush beat bash punch slap slam blast battle pummel clash`)
)
