package extract

import (
	"fmt"
	"slices"

	"entente/graph"
	"entente/loader/facts"
	"entente/loader/text"
)

// event is something that happened, is planned or denied.
type event struct {
	kind, mode string
	cameo      string
	contexts   []string
	modality   graph.Modality
	actors     []int
	recipients []int
	mediators  []int
	hosts      []int
	place      int // -1: none
	date       when
	at         text.Range
	rule       string
	score      float64
}

func (r *reading) findEvents() {
	for sent := range r.sentences() {
		for i := sent.First; i < sent.End; i++ {
			if r.mentionOf(i) != nil {
				continue
			}
			if r.quoted(i) {
				r.verbEvent(i)
				continue
			}
			before := len(r.events)
			if r.visitEvent(i, sent); len(r.events) > before {
				continue
			}
			r.verbEvent(i)
			r.nounEvent(i)
			if len(r.events) == 0 || !r.events[len(r.events)-1].at.Contains(i) {
				r.talksEvent(i, sent)
			}
		}
	}
	r.agreeEvents()
}

// visitVerbs are verbs of going somewhere.
var visitVerbs = words(`flew travelled traveled went arrived headed visited visits flies travels arrives`)

// visitEvent reads "flew to X (on a visit)": who goes there meets whoever governs there.
func (r *reading) visitEvent(v int, sent text.Range) {
	if !visitVerbs.has(r.norm(v)) {
		return
	}
	k := v + 1
	if n := r.norm(k); n == "to" || n == "in" || n == "for" {
		k++
	} else if n := r.norm(v); n != "visited" && n != "visits" {
		return
	}
	m := r.mentionOf(k)
	if m == nil || !r.isKind(m, facts.City, facts.State, facts.Region) {
		return
	}
	p, negated := r.subjectOf(v)
	if len(p.ents) == 0 || !r.allPersons(p.ents) {
		return
	}
	end := m.End
	for e := end; e < min(end+6, sent.End); e++ {
		if r.norm(e) == "visit" || r.norm(e) == "trip" || r.norm(e) == "talks" {
			end = e + 1
			break
		}
		if r.finiteVerb(e) || r.norm(e) == "to" || r.norm(e) == "," {
			break
		}
	}
	modality := r.modalityOf(v, sent)
	if negated {
		modality = graph.Negated
	}
	e := event{kind: "CONSULT", mode: "visit", modality: modality, actors: p.ents, place: m.ents[0], at: text.Range{First: v, End: end}, rule: "event.visit", date: r.eventDate(v, sent), score: 0.85}
	if host := r.governmentOf(m.ents[0]); host >= 0 {
		e.recipients = []int{host}
	}
	r.events = append(r.events, e)
}

func (r *reading) allPersons(ents []int) bool {
	return !slices.ContainsFunc(ents, func(e int) bool { return r.entities[e].kind != facts.Person })
}

// governmentOf returns the state or self-governing region that a place is or is the capital of, -1 for none.
func (r *reading) governmentOf(place int) int {
	x := &r.entities[place]
	if x.kind != facts.City {
		return place
	}
	if x.entry == nil {
		return -1
	}
	country, ok := r.lex.Entry(x.entry.Country)
	if !ok || country.Capital != x.entry.ID {
		return -1
	}
	return r.known(country)
}

// talksEvent reads "after talks with X", "held talks with X", "met X".
func (r *reading) talksEvent(i int, sent text.Range) {
	n := r.norm(i)
	var objects []int
	end := 0
	subject := phrase{}
	modality := graph.Asserted
	at := text.Range{First: i}
	switch {
	case (n == "talks" || n == "meeting" || n == "negotiations") && r.norm(i+1) == "with" && (r.norm(i-1) == "after" || r.norm(i-1) == "held" || r.norm(i-1) == "during" || r.norm(i-1) == "following" || r.norm(i-1) == "in" || r.norm(i-2) == "after" || r.norm(i-2) == "held"):
		objects, end = r.actorsFrom(i + 2)
		at.First = i - 1
		if r.norm(i-2) == "after" || r.norm(i-2) == "held" {
			at.First = i - 2
		}
		if r.norm(at.First) == "held" {
			subject, _ = r.subjectOf(at.First)
			modality = r.modalityOf(at.First, sent)
		} else {
			subject = r.mainSubject(i, sent)
		}
	case n == "met" || n == "meets":
		k := i + 1
		if r.norm(k) == "with" {
			k++
		}
		objects, end = r.actorsFrom(k)
		var negated bool
		if subject, negated = r.subjectOf(i); negated {
			modality = graph.Negated
		}
	}
	if len(objects) == 0 || len(subject.ents) == 0 || sameEntities(objects, subject.ents) {
		return
	}
	at.End = end
	if !r.worthTelling(&event{kind: "CONSULT", actors: subject.ents, recipients: objects}) {
		return
	}
	r.events = append(r.events, event{kind: "CONSULT", mode: "", modality: modality, actors: subject.ents, recipients: objects, place: r.filedFromWhere(subject.ents), at: at, rule: "event.talks", date: r.eventDate(i, sent), score: 0.8})
}

// actorsFrom reads the actors named from token i on, titles before their names passed over.
func (r *reading) actorsFrom(i int) ([]int, int) {
	if ents, e := r.listFrom(i, r.isActor); len(ents) > 0 && !r.onlyAdjective(e) {
		return ents, e
	}
	if p := r.phraseFrom(i); len(p.ents) > 0 {
		return p.ents, p.End
	}
	return nil, 0
}

// onlyAdjective reports whether the list is nothing but an adjective before a noun: "Russian" of "Russian troops", which are not Russia's government.
func (r *reading) onlyAdjective(end int) bool {
	m := r.mentionOf(end - 1)
	return m != nil && m.via == facts.ViaDemonym && r.titleAt[min(end, len(r.titleAt)-1)] != none
}

// filedFromWhere returns the place that an earlier event of the same actors took them to, -1 for none.
func (r *reading) filedFromWhere(actors []int) int {
	for i := len(r.events) - 1; i >= 0; i-- {
		e := &r.events[i]
		if e.mode == "visit" && e.modality == graph.Asserted && slices.ContainsFunc(actors, func(a int) bool { return slices.Contains(e.actors, a) }) {
			return e.place
		}
	}
	return -1
}

// peopleNouns follow an adjective that names whose people they are; peopleAdjectives may stand between.
var (
	peopleNouns = words(`forces troops soldiers army navy officials authorities military police diplomats tanks warplanes jets peacekeepers government commandos negotiators
		members fighters militants rebels insurgents gunmen guerrillas group leadership delegates representatives lawmakers`)
	peopleAdjectives = words(`air ground naval special armed security government military senior state border coalition regular`)
)

// signedFormally is CAMEO's code for signing a formal agreement.
const signedFormally = "057"

// agreeEvents makes an event of each time that actors agree to an agreement or sign one, and of a refusal to allow somebody something.
func (r *reading) agreeEvents() {
	for g := range r.agreements {
		type occasion struct {
			cameo    string
			modality graph.Modality
			at       text.Range
		}
		byOccasion, with := map[occasion][]int{}, map[occasion][]int{}
		var order []occasion
		for _, x := range r.agreements[g].roles {
			if (x.role != graph.RoleAgreed && x.role != graph.RoleSigned) || x.modality != graph.Asserted && x.modality != graph.Negated {
				continue
			}
			o := occasion{"", x.modality, x.at}
			if k := slices.IndexFunc(order, func(o occasion) bool {
				return x.rule == "agreement.with" && x.modality == o.modality && r.toks[o.at.First].Sentence == r.toks[x.at.First].Sentence
			}); k >= 0 {
				with[order[k]] = append(with[order[k]], x.ent)
				continue
			}
			if x.role == graph.RoleSigned {
				o.cameo = signedFormally
			}
			if _, seen := byOccasion[o]; !seen {
				order = append(order, o)
			}
			byOccasion[o] = append(byOccasion[o], x.ent)
		}
		for _, o := range order {
			if slices.ContainsFunc(r.events, func(e event) bool { // read with those whom it was agreed with
				return e.kind == "AGREE" && e.modality == o.modality && e.at.First < o.at.End && o.at.First < e.at.End && sameEntities(e.actors, byOccasion[o])
			}) {
				continue
			}
			r.events = append(r.events, event{kind: "AGREE", cameo: o.cameo, modality: o.modality, actors: byOccasion[o], recipients: with[o], at: o.at, place: -1, rule: "event.agrees", score: 0.85, date: r.eventDate(r.headOf(o.at), r.sentence(o.at.First))})
		}
	}
	for i := range r.statements {
		r.refusalEvent(&r.statements[i])
	}
}

// refusalEvent reads reported speech whose content is that the speaker "would not allow" somebody something: saying so is rejecting it.
func (r *reading) refusalEvent(s *statement) {
	if s.kind != "INDIRECT" {
		return
	}
	t := r.doc.TokensIn(s.parts[0])
	for k := t.First; k+2 < t.End && k < t.First+6; k++ {
		if !modals.has(r.norm(k)) || r.norm(k+1) != "not" && r.norm(k+1) != "n't" || !permitVerbs.has(r.norm(k+2)) {
			continue
		}
		var objects []int
		for i := k + 3; i < t.End; i++ {
			m := r.mentionOf(i)
			if m == nil || m.First != i || !r.isActor(m) || m.via == facts.ViaNominal || m.via == facts.ViaPronoun || leadToPlaces.has(r.caseOf(r.headOf(m.Range))) {
				continue
			}
			for _, e := range m.ents {
				if !contains(objects, e) && !contains(s.speakers, e) {
					objects = append(objects, e)
				}
			}
		}
		if len(objects) > 0 {
			r.events = append(r.events, event{kind: "REJECT", modality: graph.Asserted, actors: s.speakers, recipients: objects, at: t, place: -1, rule: "event.refusal", score: 0.75, date: r.eventDate(r.headOf(t), r.sentence(t.First))})
		}
		return
	}
}

var permitVerbs = words(`allow permit accept tolerate let admit`)

func (a *assembly) eventFacts() {
	for i := range a.events {
		e := &a.events[i]
		f := facts.Event{Type: e.kind, Mode: optional(e.mode), CAMEO: optional(e.cameo), Contexts: append([]string{}, e.contexts...), Modality: string(e.modality), Actors: a.refs(e.actors), Recipients: a.refs(e.recipients),
			Mediators: a.refs(e.mediators), Hosts: a.refs(e.hosts), Date: optional(e.date.date), Precision: optional(e.date.precision), Approximate: e.date.approximate}
		if e.place >= 0 {
			f.Place = ptr(a.entity(e.place))
		}
		ev := a.evidence(e.at, e.rule, e.score)
		if e.rule != "event.refusal" {
			ev.AttributedTo = a.attribution(e.at.First)
		}
		f.Evidence = []facts.Evidence{ev}
		if k := slices.IndexFunc(a.out.Events, func(x facts.Event) bool { return sameEvent(&x, &f) }); k >= 0 {
			a.out.Events[k] = mergedEvent(a.out.Events[k], f)
			continue
		}
		f.ID = fmt.Sprintf("v%d", len(a.out.Events)+1)
		a.out.Events = append(a.out.Events, f)
	}
}

// sameEvent reports whether two tellings in one article are of one event: nothing that both say differs, and they agree in who takes part. The parties of what is done together may stand on
// either side.
func sameEvent(x, y *facts.Event) bool {
	if x.Type != y.Type || x.Modality != y.Modality || !compatible(x.Mode, y.Mode) || !compatible(x.Date, y.Date) || !compatible(x.Place, y.Place) {
		return false
	}
	if sameSet(x.Actors, y.Actors) {
		return sameSet(x.Recipients, y.Recipients) || len(x.Recipients) == 0 || len(y.Recipients) == 0
	}
	switch x.Type {
	case "AGREE", "CONSULT", "COOPERATE":
		return sameSet(slices.Concat(x.Actors, x.Recipients), slices.Concat(y.Actors, y.Recipients))
	}
	return false
}

func compatible(a, b *string) bool { return a == nil || b == nil || *a == *b }

func sameSet(a, b []string) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(x string) bool { return !slices.Contains(b, x) })
}

// mergedEvent is an event with what a second telling of it adds.
func mergedEvent(x, y facts.Event) facts.Event {
	if x.Mode == nil {
		x.Mode, x.CAMEO = y.Mode, y.CAMEO
	}
	if x.Date == nil {
		x.Date, x.Precision, x.Approximate = y.Date, y.Precision, y.Approximate
	}
	if x.Place == nil {
		x.Place = y.Place
	}
	if len(x.Recipients) == 0 && sameSet(x.Actors, y.Actors) {
		x.Recipients = y.Recipients
	}
	for _, add := range []struct {
		to   *[]string
		from []string
	}{{&x.Mediators, y.Mediators}, {&x.Hosts, y.Hosts}, {&x.Contexts, y.Contexts}} {
		for _, id := range add.from {
			if !slices.Contains(*add.to, id) {
				*add.to = append(*add.to, id)
			}
		}
	}
	x.Evidence = append(x.Evidence, y.Evidence...)
	return x
}
