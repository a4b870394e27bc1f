package extract

import (
	"slices"

	"entente/graph"
	"entente/graph/plover"
	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// predicateReach is how many words after a predicate its object or a preposition of it may stand.
const predicateReach = 12

// nounReach is how many words after a noun its agent may stand: further off another noun is in between more often than not.
const nounReach = 5

// predicateEvent reads the event that the verb or noun at token i tells of, if the clause fulfils the pattern that the lexicon gives it. It returns how many tokens the words take.
func (r *reading) predicateEvent(i int, sent text.Range) int {
	r.hits = r.lex.AppendPredicates(r.hits[:0], r.words, i)
	if len(r.hits) == 0 || i+r.hits[0].N > sent.End || r.norm(i-1) == "-" || r.norm(i+r.hits[0].N) == "-" {
		return 1
	}
	n := r.hits[0].N
	for _, h := range r.hits {
		var e event
		var ok bool
		if h.Predicate.Class == lexicon.VerbPredicate {
			e, ok = r.verbPredicate(i, h, sent)
		} else {
			e, ok = r.nounPredicate(i, h, sent)
		}
		if ok {
			e.kind, e.mode, e.cameo, e.contexts, e.place = h.Predicate.Type, h.Predicate.Mode, h.Predicate.CAMEO, h.Predicate.Contexts, -1
			e.date = r.eventDate(i, sent)
			r.events = append(r.events, e)
			break
		}
	}
	return n
}

// verbPredicate reads "X attacked Y", "Y was attacked by X", "X agreed to attack Y", "X and Y met".
func (r *reading) verbPredicate(i int, h lexicon.PredicateHit, sent text.Range) (event, bool) {
	p := h.Predicate
	if r.isNounUse(i) || r.toks[i].UPOS == text.NOUN || r.toks[i].UPOS == text.ADJ || p.Type == "AGREE" && len(p.Objects) > 0 { // agreements have events of their own
		return event{}, false
	}
	e := event{rule: "event.verb", score: 0.75}
	subject, modality := r.predicateSubject(i, h.Form, sent)
	if len(subject.ents) == 0 || subject.First < sent.First || subject.First > i || i-subject.First > 25 {
		return event{}, false
	}
	if r.denied(i) && modality == graph.Asserted {
		modality = graph.Negated
	}
	e.modality = modality
	after := i + h.N
	if h.Form&lexicon.FormParticiple != 0 && r.isPassive(i, sent) {
		by := r.byPhrase(after, sent.End)
		if by == 0 || !slices.Contains(p.Recipients, lexicon.RoleObject) || len(p.Objects) > 0 {
			return event{}, false
		}
		actors, end := r.actorsFrom(by)
		e.actors, e.recipients, e.at = actors, subject.ents, text.Range{First: subject.First, End: end}
		return e, r.wellFormed(&e, p)
	}
	object := r.requiredObject(p, after, sent)
	if len(p.Objects) > 0 && object.Len() == 0 {
		return event{}, false
	}
	e.actors = subject.ents
	var end int
	e.recipients, end = r.recipientsOf(p, after, object, sent)
	e.at = text.Range{First: subject.First, End: max(end, object.End, after)}
	return e, r.wellFormed(&e, p)
}

// predicateSubject returns who does what a verb says and whether it is done. An infinitive has the subject of what governs it and is yet to come; a participle without an auxiliary
// has none.
func (r *reading) predicateSubject(i int, f lexicon.Form, sent text.Range) (phrase, graph.Modality) {
	if r.norm(i-1) == "to" {
		if f&lexicon.FormBase == 0 || i-2 < sent.First || !r.intends(i-2) {
			return phrase{}, graph.Asserted
		}
		return r.agentOf(i, formBase, sent)
	}
	finite := r.finiteVerb(i) || auxiliaries.has(r.norm(i-1)) || adverbs.has(r.norm(i-1)) && auxiliaries.has(r.norm(i-2)) || r.norm(i-1) == "not" || r.norm(i-1) == "n't"
	if !finite {
		return phrase{}, graph.Asserted
	}
	p, negated := r.subjectOf(i)
	if negated {
		return p, graph.Negated
	}
	return p, r.modalityOf(i, sent)
}

// intends reports whether the word at token g governs an infinitive that is meant to be done by its own subject: "agreed to send".
func (r *reading) intends(g int) bool {
	return intentions.has(r.norm(g)) || refusals.has(r.norm(g))
}

var intentions = words(`agreed agrees agree vowed vows pledged pledges promised promises threatened threatens plans planned plan intends intended wants wanted decided decides prepares prepared preparing
	offered offers hopes hoped ready expected set due going planning threatening promising vowing agreeing`)

// requiredObject is the passage of the object that a predicate must have, empty where it is not there.
func (r *reading) requiredObject(p *lexicon.Predicate, from int, sent text.Range) text.Range {
	if len(p.Objects) == 0 {
		return text.Range{}
	}
	for k := from; k < min(from+predicateReach, sent.End); k++ {
		if n := p.MatchObject(r.words, k); n > 0 {
			return text.Range{First: k, End: k + n}
		}
		if n := r.norm(k); r.toks[k].Is(text.Punct) && n != "-" || r.finiteVerb(k) && r.mentionOf(k) == nil || prepositions.has(n) {
			break
		}
	}
	return text.Range{}
}

var prepositions = words(`of in on at by to from with about against between among through into toward towards over under upon for near off out across along around after before during since until amid`)

// recipientsOf returns whom the act is done to, by the first of the predicate's roles that somebody stands in.
func (r *reading) recipientsOf(p *lexicon.Predicate, from int, object, sent text.Range) ([]int, int) {
	for _, role := range p.Recipients {
		var list []int
		var end int
		switch role {
		case lexicon.RoleObject:
			list, end = r.objectFrom(from, sent)
		case lexicon.RolePossessive, lexicon.RoleModifier:
			list, end = r.ownersBefore(object, from, role)
		default:
			list, end = r.behindPreposition(string(role), max(from, object.End), predicateReach, sent)
		}
		if len(list) > 0 {
			return list, end
		}
	}
	return nil, 0
}

// objectFrom reads the actors that the direct object from token i on names, past articles and adjectives.
func (r *reading) objectFrom(i int, sent text.Range) ([]int, int) {
	const modifiers = 4
	for k := i; k < min(i+modifiers, sent.End); k++ {
		m := r.mentionOf(k)
		if m != nil {
			if r.possessive(m.End) || !r.isActor(m) && !r.isKind(m, facts.City) {
				return nil, 0
			}
			return r.governments(k)
		}
		n := r.norm(k)
		if !(articles.has(n) || r.toks[k].UPOS == text.ADJ || r.toks[k].UPOS == text.NUM || adverbs.has(n)) {
			return nil, 0
		}
	}
	return nil, 0
}

// governments reads a list of actors from token i, a capital as the government that sits there.
func (r *reading) governments(i int) ([]int, int) {
	list, end := r.listFrom(i, func(m *mention) bool { return r.isActor(m) || r.isKind(m, facts.City) })
	var out []int
	for _, e := range list {
		if g := r.governmentOf(e); g >= 0 && !contains(out, g) {
			out = append(out, g)
		}
	}
	return out, end
}

// ownersBefore reads whose the object is: "seized Ruritania's assets", "expelled Ruritanian diplomats".
func (r *reading) ownersBefore(object text.Range, from int, role lexicon.Role) ([]int, int) {
	for k := object.First - 1; k >= from && object.First-k < 6; k-- {
		m := r.mentionOf(k)
		if m == nil || !r.isActor(m) {
			continue
		}
		if owned := r.possessive(m.End); owned == (role == lexicon.RolePossessive) {
			return m.ents, object.End
		}
		return nil, 0
	}
	return nil, 0
}

// behindPreposition reads the actors that a preposition leads to, from token i on within the clause.
func (r *reading) behindPreposition(prep string, i, reach int, sent text.Range) ([]int, int) {
	want := words(prep)
	for k := i; k < min(i+reach, sent.End); k++ {
		n := r.norm(k)
		if want.has(n) {
			j := k + 1
			for j < sent.End && articles.has(r.norm(j)) {
				j++
			}
			if list, end := r.objectFrom(j, sent); len(list) > 0 {
				return list, end
			}
			return nil, 0
		}
		if r.toks[k].Is(text.Punct) && n != "-" || r.finiteVerb(k) && r.mentionOf(k) == nil || n == "and" || n == "but" {
			break
		}
	}
	return nil, 0
}

// nounPredicate reads "X's attack on Y", "an attack by X on Y", "talks between X and Y".
func (r *reading) nounPredicate(i int, h lexicon.PredicateHit, sent text.Range) (event, bool) {
	p := h.Predicate
	if _, head := agreementHeads[r.headNoun(i+h.N-1)]; head || r.namesAgreement(i) { // agreements have events of their own
		return event{}, false
	}
	if r.governedOtherwise(i, sent) {
		return event{}, false
	}
	if r.toks[i].UPOS == text.VERB || unrealBefore.has(r.norm(i-1)) || unrealBefore.has(r.norm(i-2)) {
		return event{}, false
	}
	after := i + h.N
	e := event{modality: graph.Asserted, rule: "event.noun", score: 0.65, at: text.Range{First: i, End: after}}
	for _, role := range p.Agents {
		var list []int
		end := after
		switch role {
		case lexicon.RolePossessive:
			if m := r.mentionOf(i - 2); r.possessive(i-1) && m != nil && r.isActor(m) {
				list, e.at.First = m.ents, m.First
			}
		case lexicon.RoleModifier:
			if m := r.mentionOf(i - 1); m != nil && r.isActor(m) {
				list, e.at.First = m.ents, m.First
			}
		default:
			list, end = r.behindPreposition(string(role), after, nounReach, sent)
		}
		if len(list) > 0 {
			e.actors, e.at.End = list, max(e.at.End, end)
			break
		}
	}
	recipients, end := r.recipientsOf(p, after, text.Range{}, sent)
	e.recipients, e.at.End = recipients, max(e.at.End, end)
	if r.denied(i) {
		return event{}, false
	}
	return e, len(e.actors) > 0 && r.wellFormed(&e, p) && (len(e.recipients) > 0 || p.Reciprocal && len(e.actors) > 1)
}

// governedOtherwise reports whether the noun at token i is the object of a verb that decides what comes of it: who "suspended aid" gave none. Verbs that only carry the noun ("launched
// an attack") do not count.
func (r *reading) governedOtherwise(i int, sent text.Range) bool {
	for k := i - 1; k >= sent.First; k-- {
		t := &r.toks[k]
		switch {
		case t.UPOS == text.VERB:
			return !carryingVerbs.has(t.Lemma)
		case t.UPOS == text.ADJ, t.UPOS == text.DET, t.UPOS == text.NOUN, t.UPOS == text.NUM, r.mentionOf(k) != nil, r.possessive(k), t.Norm == "-":
		default:
			return false
		}
	}
	return false
}

// carryingVerbs have a noun for their meaning.
var carryingVerbs = words(`launch make carry conduct begin start hold stage mount deliver give offer provide pay lead continue open issue impose announce sign follow draw suffer face receive welcome see mark`)

// namesAgreement reports whether token i is part of an agreement's name.
func (r *reading) namesAgreement(i int) bool {
	return slices.ContainsFunc(r.agreements, func(g agreement) bool {
		return slices.ContainsFunc(g.at, func(t text.Range) bool { return t.Contains(i) })
	})
}

// unrealBefore are words that keep a noun from telling of something that happened.
var unrealBefore = words(`no any possible potential planned proposed against threatened alleged future further new against prevent avoid avert stop halt end feared imminent more without if`)

// wellFormed reports whether an event has the participants that its predicate asks for, and joins the actors of what is done together.
func (r *reading) wellFormed(e *event, p *lexicon.Predicate) bool {
	e.recipients = slices.DeleteFunc(slices.Clone(e.recipients), func(x int) bool { return contains(e.actors, x) })
	switch {
	case len(e.actors) == 0, p.Persons && !r.allPersons(e.actors):
		return false
	case len(e.recipients) > 0:
		return true
	case p.Reciprocal && len(e.actors) > 1:
		return true
	}
	t, _ := plover.Lookup(p.Type)
	return len(p.Recipients) == 0 && !t.NeedsRecipient
}
