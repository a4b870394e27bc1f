package extract

import (
	"slices"

	"entente/graph"
	"entente/graph/plover"
	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// standsAlone reports whether an event without a recipient tells enough: protests, and what is done in public with an object that says what ("fired missiles", "rejected the plan").
func (r *reading) standsAlone(e *event, x *act) bool {
	if len(e.actors) == 0 || len(e.recipients) > 0 {
		return false
	}
	switch x.rule {
	case "event.verb":
	case "event.noun": // "requests have come from X"
		return e.kind == "REQUEST" && !r.allPersons(e.actors) && !r.entities[e.actors[0]].anonymous
	case "event.light-verb":
		return e.kind == "MOBILIZE"
	default:
		return false
	}
	if e.kind == "THREATEN" && x.pred == nil { // said itself what it would do
		return !r.allPersons(e.actors)
	}
	t, _ := plover.Lookup(e.kind)
	switch e.kind {
	case "PROTEST": // candidates hold rallies, too
		return e.mode != "demo" || !r.allPersons(e.actors)
	case "CONSULT", "SUPPORT", "AGREE", "REQUEST":
		return false
	}
	return !t.NeedsRecipient && (x.object >= 0 || e.mode == "withdraw" && e.modality == graph.Future) && slices.ContainsFunc(e.actors, func(a int) bool { return !r.entities[a].anonymous && r.entities[a].kind != facts.Person })
}

// willDo reports whether the words of the clause of the verb at token v themselves say that it is to come: "will withdraw", "is to withdraw".
func (r *reading) willDo(v int) bool {
	m := mood{modality: graph.Asserted, governor: -1}
	r.ownMood(v, &m)
	return m.modality == graph.Future
}

// doersOf returns who did what a definite noun comes back to: "condemned the invasion", told of before.
func (r *reading) doersOf(noun int) []int {
	const reach = 6 // sentences
	hits := r.nounHits(noun)
	if d := r.child(noun, text.Det); d < 0 || r.norm(d) != "the" && r.norm(d) != "this" && r.norm(d) != "that" {
		return nil
	}
	if p := r.ownersBefore(noun); len(p.ents) > 0 || len(hits) == 0 {
		return p.ents
	}
	for i := len(r.events) - 1; i >= 0; i-- {
		e := &r.events[i]
		if r.toks[noun].Sentence-r.toks[e.at.First].Sentence > reach {
			return nil
		}
		if e.kind == hits[0].Predicate.Type && e.modality == graph.Asserted {
			return e.actors
		}
	}
	return nil
}

// ownersBefore returns whose a deed is that a definite noun comes back to: "the ruling", after "the ruling of Ruritania's Supreme Court".
func (r *reading) ownersBefore(noun int) phrase {
	const reach = 400 // tokens
	if !r.isDeed(noun) && !causes.has(r.toks[noun].Lemma) {
		return phrase{}
	}
	for k := noun - 1; k > max(0, noun-reach); k-- {
		if r.toks[k].Lemma != r.toks[noun].Lemma || r.toks[k].UPOS != text.NOUN || r.quoted(k) {
			continue
		}
		if p := r.ownersOf(k); len(p.ents) > 0 {
			return p
		}
	}
	return phrase{}
}

// worthTelling reports whether an event says of somebody in public life what they did: it is not between people without a name ("a man helped a woman"), unless those who act do so by their office
// or arms; and where they only talk, both are known.
func (r *reading) worthTelling(e *event) bool {
	nameless := func(list []int) bool {
		return !slices.ContainsFunc(list, func(x int) bool { return !r.entities[x].anonymous })
	}
	actors, recipients := nameless(e.actors), len(e.recipients) > 0 && nameless(e.recipients)
	switch e.kind {
	case "CONSULT", "SUPPORT", "AGREE", "COOPERATE":
		return !actors && !recipients
	}
	if e.rule == "event.ordered" && e.kind == "CONCEDE" && r.allPersons(e.actors) {
		return false // what persons let one another do is no concession
	}
	if e.kind == "PROTEST" {
		return true
	}
	if actors && (recipients || len(e.recipients) == 0) {
		return !isFriendly(e.kind) && slices.ContainsFunc(e.actors, func(x int) bool { return publicSectors.has(r.entities[x].sector) })
	}
	return true
}

// publicSectors are the sectors of those who act by office or arms.
var publicSectors = words(`GOV MIL COP JUD LEG SPY REB OPP`)

// isTerritoryOnly reports whether an entity is a part of a state that does not act by itself.
func (r *reading) isTerritoryOnly(e int) bool {
	x := &r.entities[e]
	return x.kind == facts.City || x.kind == facts.Region && x.entry != nil && x.entry.Status == lexicon.Subnational
}

// keepEvent notes an act as an event, if those take part in it who must.
func (r *reading) keepEvent(x *act, modality graph.Modality) {
	if r.tellsOfNoAct(x) {
		return
	}
	r.askedOf(x)
	e := event{kind: x.kind, mode: x.mode, cameo: x.cameo, contexts: x.contexts, modality: modality, actors: x.actors.ents, recipients: x.recipients.ents, place: -1, at: x.at, rule: x.rule, score: x.score,
		date: r.dateOfTelling(x.head)}
	r.coverParticipants(&e, x.object, x.actors, x.recipients)
	if len(e.recipients) == 0 && (e.kind == "ACCUSE" || e.kind == "SUPPORT") && x.object >= 0 {
		e.recipients = without(r.doersOf(x.object), e.actors)
	}
	p := x.pred
	if p == nil {
		p = &lexicon.Predicate{Type: x.kind, Recipients: []lexicon.Role{lexicon.RoleObject}}
	}
	if !r.wellFormed(&e, p) && !((modality == graph.Asserted || modality == graph.Negated || modality == graph.Future && e.kind == "RETREAT" && r.willDo(x.head)) && r.standsAlone(&e, x)) || !r.worthTelling(&e) || r.quoted(x.head) && (e.score < 0.7 || len(e.recipients) == 0) {
		return
	}
	if len(e.recipients) == 1 && e.kind == "RETREAT" && e.mode == "withdraw" && r.isTerritoryOnly(e.recipients[0]) {
		e.place, e.recipients = e.recipients[0], nil
	}
	if p.Persons && r.isKind(r.mentionOf(x.recipients.First), facts.City) {
		e.place = r.mentionOf(x.recipients.First).ents[0]
	}
	r.setting(&e, x)
	r.events = append(r.events, e)
}

// dateOfTelling is when an event at token i happened. A headline leaves the day to the text.
func (r *reading) dateOfTelling(i int) when {
	if p := r.doc.Sentences[r.toks[i].Sentence].Part; p == text.Title || p == text.Subtitle {
		return when{}
	}
	return r.eventDate(i, r.sentence(i))
}

// setting reads where an event happened and who brought it about or held it for others: "in Geneva", "talks brokered by Ruritania".
func (r *reading) setting(e *event, x *act) {
	heads := []int{x.head}
	for k := x.at.First; k < x.at.End; k++ {
		if k != x.head && r.toks[k].UPOS == text.NOUN {
			heads = append(heads, k)
		}
	}
	if x.object >= 0 {
		heads = append(heads, x.object)
	}
	for _, h := range heads {
		heads = slices.AppendSeq(heads, r.children(h, text.Acl))
	}
	for _, h := range heads {
		if e.place < 0 && (h == x.head || r.toks[h].UPOS == text.NOUN || r.toks[h].XPOS == "VBN") {
			for c := range r.oblique(h, "in", "at", "near", "outside") {
				if m := r.mentionOf(c); m != nil && len(m.ents) == 1 && r.isKind(m, facts.City, facts.State, facts.Region, facts.Facility) && !slices.Contains(e.actors, m.ents[0]) && !slices.Contains(e.recipients, m.ents[0]) {
					e.place = m.ents[0]
					break
				}
			}
		}
		for c := range r.children(h, text.Acl) {
			if r.toks[c].XPOS != "VBN" {
				continue
			}
			a := r.argumentsOf(c)
			switch by := r.agents(a.agent); r.toks[c].Lemma {
			case "broker", "mediate", "facilitate":
				e.mediators = without(by.ents, slices.Concat(e.actors, e.recipients))
			case "host":
				e.hosts = without(by.ents, slices.Concat(e.actors, e.recipients))
			}
		}
	}
	if e.place < 0 && e.kind == "CONSULT" && e.modality == graph.Asserted {
		e.place = r.filedFromWhere(e.actors)
	}
	if e.modality == graph.Asserted && r.longAgo(x.head) {
		e.modality = graph.Historical
	}
}

// longAgo reports whether the clause of token i says a year that was ten or more years before the article.
func (r *reading) longAgo(i int) bool {
	const years = 10
	if len(r.published.date) < 4 {
		return false
	}
	now := numberOf(r.published.date[:4])
	from, to := r.clause(i, r.sentence(i))
	for k := from + 1; k < to; k++ {
		if y := numberOf(r.norm(k)); y >= 1000 && y <= now-years && r.toks[k].Len() == 4 && (r.norm(k-1) == "in" || r.norm(k-1) == "," || months.has(r.norm(k-1)) || r.norm(k-1) == "during") && r.within(k, i) {
			return true
		}
	}
	return false
}
