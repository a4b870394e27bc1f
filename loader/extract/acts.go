package extract

import (
	"slices"

	"entente/graph"
	"entente/graph/plover"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// act is what a verb or noun tells that somebody does, whether it is done or not.
type act struct {
	kind, mode, cameo  string
	contexts           []string
	pred               *lexicon.Predicate // nil where governors alone make the act
	at                 text.Range
	object             int
	actors, recipients phrase
	rule               string
	score              float64
	head               int
	presupposed        bool // a noun that no verb decides about
}

// actDepth is how many governors may stand above one another: "refused to agree to lift sanctions".
const actDepth = 4

func actOf(f *frame, rule string, score float64) act {
	return act{kind: f.Type, mode: f.Mode, cameo: f.CAMEO, contexts: f.Contexts, pred: f.Predicate, at: f.at, object: f.object, actors: f.actors, recipients: f.recipients, rule: rule, score: score, head: f.head}
}

// verbAct reads what the verb or adjective at token v tells that its subject does: by a pattern with an object ("sent troops"), by what governs another act ("refused to lift sanctions"), by itself.
func (r *reading) verbAct(v, depth int) (act, bool) {
	a := r.argumentsOf(v)
	var f frame
	ok := false
	if r.toks[v].UPOS == text.VERB || r.toks[v].XPOS == "VBN" || r.toks[v].XPOS == "VBD" || r.toks[v].XPOS == "VBG" {
		if f, ok = r.verbFrame(v, &a); !ok || len(f.Objects) == 0 && f.at.Len() == 1 {
			if s, split := r.splitFrame(v, &a); split {
				f, ok = s, true
			}
		}
	}
	if ok {
		if x, done := r.enactedAct(&f, &a, depth); done {
			return x, true
		}
		if x, done := r.purposeAct(&f, &a, depth); done {
			return x, true
		}
		if x, done := r.relievedAct(&f, &a); done {
			return x, true
		}
	}
	if ok && f.object >= 0 {
		if s, _ := r.governing(v); s == lexicon.Stops {
			if _, told := r.clauseAct(f.object, depth); told { // "reversed its decision to expel Y"
				if x, composed := r.composedAct(v, &a, depth); composed {
					return x, true
				}
			}
		}
	}
	if ok && len(f.Objects) == 0 && f.at.Len() > 1 { // "cut off its attacks on Y", "pulled out of talks"
		if s, prep := r.governing(v); s == lexicon.Stops {
			if _, noun, _ := r.complement(v, &a, prep); noun >= 0 && r.mentionOf(noun) == nil {
				if x, composed := r.composedAct(v, &a, depth); composed {
					return x, true
				}
			}
		}
	}
	if ok && (len(f.Objects) > 0 || f.at.Len() > 1) {
		return r.verbActOf(&f, &a), true
	}
	if x, called := r.phoneCall(v, &a, depth); called {
		return x, true
	}
	for _, read := range []func(int, *arguments) (act, bool){r.calledAct, r.placedAct, r.jointAct} {
		if x, done := read(v, &a); done {
			return x, true
		}
	}
	if depth > 0 {
		if x, composed := r.composedAct(v, &a, depth); composed {
			return x, true
		}
	}
	if !ok {
		return act{}, false
	}
	return r.verbActOf(&f, &a), true
}

func (r *reading) verbActOf(f *frame, a *arguments) act {
	x := actOf(f, "event.verb", 0.75)
	if r.isVerbal(f, &x) {
		x.kind, x.mode, x.cameo, x.contexts = "ACCUSE", "disapprove", "", nil
	}
	if r.exercised(f) {
		x.kind, x.mode, x.cameo, x.pred = "COOPERATE", "", "062", jointExercise()
	}
	if x.kind == "MOBILIZE" && f.object >= 0 && strengthening.has(r.toks[f.head].Lemma) {
		if p := r.ownersOf(f.object); len(without(p.ents, x.actors.ents)) == len(p.ents) && len(p.ents) > 0 && r.allNamed(p.ents) && !r.actsForAny(x.actors.ents, p.ents) { // "bolstered the army of Y"
			x.kind, x.mode, x.cameo, x.contexts, x.pred, x.recipients = "AID", "", "072", []string{"military"}, nil, p
		}
	}
	if f.object >= 0 && announcing.has(r.toks[f.head].Lemma) {
		for h := range a.to("between") { // "announced a truce between X and Y"
			x.actors = r.who(h, false)
		}
	}
	if a.passive && len(f.actors.ents) == 0 {
		x.score = 0.6
		if x.kind == "MOBILIZE" { // forces are moved by those whose they are
			x.actors = r.who(a.object, true)
		}
	}
	return x
}

// strengthening are verbs of making forces stronger.
var strengthening = words(`bolster strengthen boost reinforce build beef`)

// allNamed reports whether all of some entities are known by name.
func (r *reading) allNamed(ents []int) bool {
	return !slices.ContainsFunc(ents, func(e int) bool { return r.entities[e].anonymous || r.entities[e].latent })
}

// actsForAny reports whether one of some entities acts for one of others, or the reverse.
func (r *reading) actsForAny(ents, others []int) bool {
	return slices.ContainsFunc(ents, func(e int) bool {
		return slices.ContainsFunc(others, func(o int) bool { return r.actsFor(e, o) || r.actsFor(o, e) })
	})
}

// questioning begin what somebody wants to know.
var questioning = words(`if whether why how when where what who which`)

// announcing are verbs of telling the world what others do.
var announcing = words(`announce declare confirm proclaim`)

// composedAct reads the act of a governor and what completes it.
func (r *reading) composedAct(v int, a *arguments, depth int) (act, bool) {
	sense, prep := r.governing(v)
	if sense == "" && r.tellsToDo(v, a) {
		sense = lexicon.Requests
	}
	if sense == "" {
		return act{}, false
	}
	clause, noun, plain := r.complement(v, a, prep)
	if sense == lexicon.Requests && questioning.has(r.norm(v+1)) {
		return act{}, false // "asked if raids would go on"
	}
	if noun < 0 {
		sense = r.senseOver(v, clause, sense)
	}
	if noun < 0 && clause >= 0 && r.wantsItself(v, clause) || noun < 0 && plain >= 0 && r.norm(r.child(plain, text.Det)) == "no" {
		return act{}, false // "offered no changes"
	}
	inner, known := act{}, false
	if sense == lexicon.Carries && noun < 0 {
		if o := r.stateOfAlert(a); o >= 0 {
			noun = o
		}
	}
	x := act{at: text.Range{First: v, End: v + 1}, object: -1, actors: r.actorsOf(v, a), rule: "event.governor", score: 0.7, head: v}
	switch {
	case sense == lexicon.Stops && a.object < 0 && clause < 0 && a.subject >= 0 && a.subject < v && !a.passive: // "its offensive ended"
		if inner, known = r.nounAction(a.subject, depth); known {
			noun, x.actors = a.subject, inner.actors
		}
	case noun >= 0:
		inner, known = r.nounAction(noun, depth)
	case clause >= 0:
		inner, known = r.verbAct(clause, depth-1)
	}
	switch sense {
	case lexicon.Carries, lexicon.Orders:
		if sense == lexicon.Orders && clause >= 0 && noun < 0 {
			return r.orderedAct(v, a, x, clause, depth)
		}
		if !known || noun < 0 {
			return act{}, false
		}
		x.kind, x.mode, x.cameo, x.contexts, x.pred, x.recipients, x.rule = inner.kind, inner.mode, inner.cameo, inner.contexts, inner.pred, inner.recipients, "event.light-verb"
		x.object = noun
		if a.passive && len(x.actors.ents) == 0 {
			if x.actors = inner.actors; len(x.actors.ents) == 0 && x.kind == "MOBILIZE" {
				x.actors = r.who(a.object, true)
			}
		}
		x.actors.ents = x.actors.ents[:len(x.actors.ents):len(x.actors.ents)]
		if announcing.has(r.toks[v].Lemma) && inner.pred != nil && inner.pred.Reciprocal && len(without(inner.actors.ents, x.actors.ents)) > 1 {
			x.actors = inner.actors // "announced a truce between X and Y"
		} else if inner.pred != nil && inner.pred.Reciprocal && len(x.recipients.ents) == 0 && len(inner.actors.ents) > 0 {
			x.recipients = inner.actors // "brokered talks between"
		}
		x.recipients.ents = without(x.recipients.ents, x.actors.ents)
		return x, len(x.actors.ents) > 0
	case lexicon.Undergoes:
		if !known || noun < 0 || len(inner.actors.ents) == 0 {
			return act{}, false
		}
		inner.recipients, inner.object, inner.rule, inner.at = x.actors, noun, "event.light-verb", x.at
		inner.recipients.ents = without(inner.recipients.ents, inner.actors.ents)
		return inner, len(inner.recipients.ents) > 0
	case lexicon.Promises, lexicon.Threatens, lexicon.Refuses, lexicon.Requests:
		if sense == lexicon.Promises && !known && r.toks[v].UPOS == text.ADJ || plain >= 0 && noun < 0 && r.isToBeDone(plain) {
			return act{}, false // "ready to stop him"; "called for Y's base to be bombed" asks nothing of Y
		}
		if clause < 0 && (noun < 0 || !known) && (plain < 0 || !r.claimsObject(v, prep)) {
			return act{}, false
		}
	default:
		if !known {
			return act{}, false
		}
	}
	if sense == lexicon.Requests && clause >= 0 && noun < 0 && !r.isInfinitive(clause) && r.toks[v].Lemma != "demand" && !r.isWish(clause) {
		return act{}, false // "asked whether", "insisted they were ready"
	}
	x.kind = compose(sense, inner.kind, r.isNegated(v))
	if sense == lexicon.Requests && x.kind == "THREATEN" && clause >= 0 && noun < 0 && r.isAskedOf(clause, a) {
		x.kind = "REQUEST" // "urged Y to spy on Z"
	}
	if sense == lexicon.Promises && inner.kind == "MOBILIZE" && len(inner.recipients.ents) == 0 {
		return act{}, false // "pledged to strengthen its army" threatens nobody
	}
	if x.kind == "" && (sense == lexicon.Fails || sense == lexicon.Refuses) && clause >= 0 && prolonging.has(r.toks[clause].Lemma) {
		x.kind = composeStop(inner.kind, r.isNegated(v)) // "failed to renew the embargo"
	}
	if x.kind == "" && sense == lexicon.Stops && (inner.mode == "investigate" || inner.mode == "allege") {
		x.kind = "CONCEDE"
	}
	if x.kind == "" {
		return act{}, false
	}
	if !known && x.kind != "REQUEST" && clause >= 0 && !r.isInfinitive(clause) && !(sense == lexicon.Promises && noun < 0 && r.isToCome(clause)) {
		return act{}, false
	}
	if sense == lexicon.Requests && inner.mode == "convict" {
		x.kind = "ACCUSE" // "is seeking a jail sentence for Y"
	}
	x.mode = composedMode(x.kind, inner.pred)
	switch {
	case noun >= 0:
		x.object = noun
	case clause >= 0:
		x.at.End = max(x.at.End, clause+1)
	default:
		x.object = plain
	}
	x.recipients = r.composedRecipients(x.kind, sense, v, a, clause, &inner, known)
	if len(x.recipients.ents) == 0 && clause < 0 && noun < 0 && sense != lexicon.Promises {
		x.recipients = r.who(plain, true) // "rejected Y's argument"
	}
	x.recipients.ents = without(x.recipients.ents, x.actors.ents)
	return x, true
}

// stateOfAlert finds the noun of "put its army on high alert", "remained on a war footing"; -1 where there is none.
func (r *reading) stateOfAlert(a *arguments) int {
	for _, prep := range []string{"on", "in", "into"} {
		for h := range a.to(prep) {
			heads := []int{h}
			if degrees.has(r.toks[h].Lemma) { // "on high levels of alert"
				heads = slices.AppendSeq(heads, r.oblique(h, "of"))
			}
			for _, h := range heads {
				if hits := r.nounHits(h); len(hits) > 0 && hits[0].Predicate.Type == "MOBILIZE" {
					return h
				}
			}
		}
	}
	return -1
}

// degrees say how much of something there is.
var degrees = words(`level state degree stage condition posture`)

// complement finds the clause or noun that completes a governor; plain is a noun that tells of no act.
func (r *reading) complement(v int, a *arguments, prep string) (clause, noun, plain int) {
	noun = -1
	if prep != "" {
		for h := range a.to(prep) {
			noun = h
			break
		}
		if noun < 0 && a.object > v {
			noun = a.object
		}
	} else if a.object >= 0 {
		noun = a.object
	}
	if clause = a.clause; clause >= 0 && prep == "of" && r.toks[clause].UPOS == text.ADJ { // "stopped short of meeting"
		if clause = r.child(clause, text.Advcl, text.Obl); clause < 0 {
			clause = r.child(v, text.Advcl)
		}
	}
	if clause >= 0 && conditional.has(r.marker(clause)) {
		clause = -1
	}
	if clause < 0 {
		for c := range r.children(v, text.Advcl, text.Acl) {
			if r.isInfinitive(c) && r.toks[v].UPOS != text.VERB && c > v {
				clause = c
			}
		}
	}
	for c := range r.children(a.object, text.Acl) { // "ordered Y to leave", where the parser hangs the clause on Y
		if clause < 0 && c > a.object && a.object > v && r.isInfinitive(c) && r.mentionOf(a.object) != nil && r.toks[v].UPOS == text.VERB && !wantsThings.has(r.toks[v].Lemma) {
			clause = c
		}
	}
	plain = noun
	if noun >= 0 && (r.isRel(noun, text.NsubjPass) && clause >= 0 || !r.tellsAct(noun)) {
		noun = -1
	}
	return clause, noun, plain
}

// prolonging are verbs of going on with what there is already.
var prolonging = words(`renew extend prolong maintain keep continue reimpose`)

var conditional = words(`if unless until when while because after before since`)

// composedRecipients are those toward whom a governor's act goes: whom it is asked or promised, who is to do it, or whom the inner act would be done to.
func (r *reading) composedRecipients(kind string, sense lexicon.Governing, v int, a *arguments, clause int, inner *act, known bool) phrase {
	if sense == lexicon.Requests || sense == lexicon.Promises || sense == lexicon.Threatens {
		for _, h := range []int{a.indirect, a.object} {
			if h >= 0 && r.toks[h].UPOS == text.PRON && r.mentionOf(h) == nil && r.relativeHead(h, v) == h {
				return phrase{} // "asked them to leave": nobody knows whom
			}
			if h >= 0 && h != inner.object && (clause >= 0 || h != inner.head) {
				if p := r.actorPhrase(h); len(p.ents) > 0 {
					return p
				}
			}
		}
	}
	if clause >= 0 && sense == lexicon.Requests {
		if s := r.ownSubject(clause); s >= 0 && s != a.subject {
			if p := r.who(s, true); len(p.ents) > 0 {
				return p
			}
		}
	}
	if sense == lexicon.Requests && known && len(inner.actors.ents) > 0 {
		return inner.actors // "demanded the withdrawal of Y"
	}
	if known && len(inner.recipients.ents) > 0 {
		return inner.recipients
	}
	if known && len(inner.actors.ents) > 0 && inner.presupposed && kind != "AGREE" {
		return inner.actors // "rejected talks with", "rejected Y's demand"
	}
	for _, prep := range []string{"to", "from", "on", "against", "with", "for"} {
		for h := range a.to(prep) {
			if p := r.who(h, (known || sense != lexicon.Promises) && (kind != "AGREE" || !r.namesAgreement(h))); len(p.ents) > 0 { // "offers a guide to Y's plan" promises Y nothing
				return p
			}
		}
	}
	if clause >= 0 {
		return r.affected(clause)
	}
	return phrase{}
}

// affected returns those whom the clause at token v concerns beside its subject: its object, or what a preposition leads to; a common noun only where there is no name.
func (r *reading) affected(v int) phrase {
	a := r.argumentsOf(v)
	var heads []int
	heads = append(heads, a.indirect, a.object)
	for _, prep := range []string{"with", "to", "from", "against", "for", "on"} {
		heads = slices.AppendSeq(heads, a.to(prep))
	}
	var common phrase
	for _, h := range heads {
		p := r.who(h, true)
		if len(p.ents) == 0 {
			continue
		}
		if m := r.mentionOf(h); m == nil || !m.latent {
			return p
		}
		if len(common.ents) == 0 {
			common = p
		}
	}
	return common
}

// nounAct reads what the noun at token h tells that somebody does: "X's attack on Y", "the decision to attack", "a halt to arms sales".
func (r *reading) nounAct(h int) (act, bool) {
	if _, head := agreementHeads[r.headNoun(h)]; head && r.namesAgreement(h) { // agreements have events of their own
		return act{}, false
	}
	f, ok := r.nounFrame(h)
	if !ok {
		return act{}, false
	}
	x := actOf(&f, "event.noun", 0.65)
	x.presupposed = true
	return x, true
}

// namesAgreement reports whether token i is part of an agreement's name.
func (r *reading) namesAgreement(i int) bool {
	return slices.ContainsFunc(r.agreements, func(g agreement) bool {
		return slices.ContainsFunc(g.at, func(t text.Range) bool { return t.Contains(i) })
	})
}

// verbEvent reads the event that the verb or adjective at token v tells of.
func (r *reading) verbEvent(v int) {
	if r.toks[v].UPOS != text.VERB && r.toks[v].UPOS != text.ADJ && r.toks[v].UPOS != text.AUX {
		return
	}
	x, ok := r.verbAct(v, actDepth)
	if !ok || len(x.recipients.ents) == 0 && x.pred != nil && len(x.pred.Objects) > 0 && (x.kind == "AGREE" || x.kind == "SUPPORT") && x.object >= 0 && r.namesAgreement(x.object) { // agreements have events of their own
		return
	}
	m := r.moodOf(v)
	if r.claimed(v) || m.unreal || m.governor >= 0 && m.sense != lexicon.Promises {
		return
	}
	if m.modality == graph.Negated && !isFriendly(x.kind) && prolonging.has(r.toks[v].Lemma) {
		if s, _ := r.governing(r.head(v)); s == lexicon.Fails {
			return // who fails to renew an embargo ends it
		}
	}
	if m.governor >= 0 {
		if m.modality = graph.Future; r.isNegated(m.governor) || r.moodOf(m.governor).modality == graph.Negated {
			return // "is not ready to", "denied that it agreed to"
		}
	}
	if x.rule == "event.governor" && m.modality == graph.Negated {
		if r.isNegated(v) { // the composition has read the "not"
			m.modality = graph.Asserted
		}
	}
	if x.rule != "event.governor" && x.object >= 0 && r.norm(r.child(x.object, text.Det)) == "no" {
		m.modality = graph.Negated // "signed no agreement"
	}
	if r.denied(v) && m.modality == graph.Asserted {
		m.modality = graph.Negated
	}
	if t, _ := plover.Lookup(x.kind); m.modality == graph.Future && t.Quad == plover.MaterialConflict && r.announced(v) { // "said it would attack"
		x.mode, x.kind, x.cameo, x.pred = composedMode("THREATEN", x.pred), "THREATEN", "", nil
		m.modality = graph.Asserted
	}
	r.keepEvent(&x, m.modality)
}

// announced reports whether who is to do what the verb at token v says has said so: its subject is a pronoun, and the clause is what somebody said.
func (r *reading) announced(v int) bool {
	s := r.ownSubject(v)
	return s >= 0 && r.toks[s].UPOS == text.PRON && r.isRel(v, text.Ccomp) && len(r.speakerOf(s).ents) > 0
}

// claimed reports whether token i stands in what somebody only believes, suspects or fears.
func (r *reading) claimed(i int) bool {
	return slices.ContainsFunc(r.claims, func(c claim) bool { return c.content.Contains(i) })
}
