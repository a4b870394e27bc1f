package extract

import (
	"slices"

	"entente/graph"
	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// tie is a standing tie between two actors.
type tie struct {
	subject, object int
	kind            graph.TieType
	polarity        graph.Polarity
	modality        graph.Modality
	at              text.Range
	rule            string
	score           float64
	presupposed     bool // said as a matter of course even within what somebody claims
}

// separatist are the adjectives of territories that want to leave a state.
var separatist = words(`rebel breakaway separatist secessionist self-declared self-proclaimed renegade`)

// tieVerbs are the verbs that tell a standing tie between subject and object.
var tieVerbs = buildTieVerbs(map[graph.TieType][]string{
	graph.TieSupports:   {"support", "back"},
	graph.TieOpposes:    {"oppose"},
	graph.TieRecognises: {"recognise", "recognize"},
})

type tieVerb struct {
	verbForm
	kind graph.TieType
}

func buildTieVerbs(entries map[graph.TieType][]string) map[string]tieVerb {
	out := map[string]tieVerb{}
	for kind, verbs := range entries {
		for _, v := range verbs {
			for word, f := range conjugate(v) {
				out[word] = tieVerb{f, kind}
			}
		}
	}
	return out
}

func (r *reading) findTies() {
	for sent := range r.sentences() {
		for i := sent.First; i < sent.End; i++ {
			if r.quoted(i) {
				continue
			}
			r.backedTie(i, sent)
			r.separatistTie(i, sent)
			r.verbTie(i, sent)
			r.talksTie(i, sent)
			r.standingTie(i)
		}
	}
	r.allianceTies()
}

// allianceTies makes allies of those who have formed an alliance.
func (r *reading) allianceTies() {
	for i := range r.agreements {
		g := &r.agreements[i]
		if g.kind != "ALLIANCE" || g.stage == graph.StageProposed {
			continue
		}
		var allies []role
		for _, x := range g.roles {
			k := r.entities[x.ent].kind
			if x.modality != graph.Asserted || x.role != graph.RoleSigned && x.role != graph.RoleAgreed && x.role != graph.RoleParty || k != facts.State && k != facts.Region && k != facts.Organization {
				continue
			}
			if !slices.ContainsFunc(allies, func(y role) bool { return y.ent == x.ent }) {
				allies = append(allies, x)
			}
		}
		for k, x := range allies {
			for _, y := range allies[k+1:] {
				r.addTies([]int{x.ent}, []int{y.ent}, graph.TieAlliedWith, graph.Positive, graph.Asserted, x.at, "tie.alliance", 0.8)
			}
		}
	}
}

func (r *reading) addTies(subjects, objects []int, kind graph.TieType, p graph.Polarity, m graph.Modality, at text.Range, rule string, score float64) {
	for _, s := range subjects {
		for _, o := range objects {
			if s != o {
				r.ties = append(r.ties, tie{subject: s, object: o, kind: kind, polarity: p, modality: m, at: at, rule: rule, score: score})
			}
		}
	}
}

// backedTie reads "Russia-backed rebels", "the US-supported government": X supports whom the compound describes.
func (r *reading) backedTie(i int, sent text.Range) {
	if n := r.norm(i); n != "backed" && n != "supported" || r.norm(i-1) != "-" {
		return
	}
	m := r.mentionOf(i - 2)
	if m == nil || !r.isActor(m) {
		return
	}
	for k := i + 1; k < min(i+7, sent.End); k++ {
		if x := r.mentionOf(k); x != nil && x.First >= k && r.isActor(x) {
			r.addTies(m.ents, x.ents, graph.TieSupports, graph.Positive, graph.Asserted, text.Range{First: m.First, End: x.End}, "tie.backed", 0.9)
			return
		}
		if n := r.norm(k); r.toks[k].Is(text.Punct) && n != "-" || r.finiteVerb(k) || n == "in" || n == "and" || n == "of" {
			return
		}
	}
}

// separatistTie reads "Georgia's rebel regions", "the breakaway region of X": the region seeks independence from the state that claims it.
func (r *reading) separatistTie(i int, sent text.Range) {
	c := r.doc.Compound(i)
	if c.First != i || !separatist.has(r.norm(i)) && !separatist.has(r.normOf(c)) {
		return
	}
	regions, at := r.regionsDescribed(c, sent)
	if len(regions) == 0 {
		return
	}
	for _, region := range regions {
		for _, state := range r.claimants(region) {
			r.addTies([]int{region}, []int{state}, graph.TieSeeksIndependence, graph.Positive, graph.Asserted, at, "tie.separatist", 0.85)
			r.addTies([]int{region}, []int{state}, graph.TieClaimedBy, graph.Positive, graph.Asserted, at, "tie.separatist", 0.85)
		}
	}
}

func (r *reading) normOf(t text.Range) string {
	out := ""
	for k := t.First; k < t.End; k++ {
		out += r.norm(k)
	}
	return out
}

// regionsDescribed returns the regions that an adjective at c describes: the mention that its noun is or names, with the passage from possessor or adjective to it.
func (r *reading) regionsDescribed(c, sent text.Range) ([]int, text.Range) {
	for k := c.End; k < min(c.End+6, sent.End); k++ {
		n := r.norm(k)
		if m := r.mentionOf(k); m != nil && m.First == k && r.isTerritory(m) {
			at := text.Range{First: c.First, End: m.End}
			for at.First-1 >= sent.First && (r.mentionOf(at.First-1) != nil || r.possessive(at.First-1) || r.norm(at.First-1) == "-" || r.norm(at.First-1) == "backed") {
				at.First--
			}
			return m.ents, at
		}
		if territoryNouns.has(n) || n == "of" || n == "-" || n == "the" || r.mentionOf(k) != nil && r.mentionOf(k).via == facts.ViaDemonym {
			continue
		}
		return nil, text.Range{}
	}
	return nil, text.Range{}
}

// claimants returns the states that the lexicon says claim a region against its will.
func (r *reading) claimants(region int) []int {
	e := r.entities[region].entry
	if e == nil {
		return nil
	}
	var out []int
	for _, c := range e.Claimants {
		if state, ok := r.lex.Entry(c.Of); ok && state.Kind == lexicon.State && !slices.Contains(out, r.known(state)) {
			if _, named := r.byEntry[state.ID]; named {
				out = append(out, r.known(state))
			}
		}
	}
	return out
}

// verbTie reads "X supports Y", "X recognised the independence of Y", "which X opposed".
func (r *reading) verbTie(v int, sent text.Range) {
	verb, ok := tieVerbs[r.norm(v)]
	if !ok || r.mentionOf(v) != nil || r.isNounUse(v) || r.norm(v-1) == "-" {
		return
	}
	subject, modality, presupposed := r.tieSubject(v, verb.forms, sent)
	if len(subject.ents) == 0 || modality == graph.Future || modality == graph.Hypothetical {
		return
	}
	polarity := graph.Positive
	if modality == graph.Negated {
		polarity = graph.Negative
	}
	objects, kind, at := r.tieObject(v, verb.kind, sent)
	if len(objects) == 0 {
		return
	}
	if d := v - subject.First; d > 0 && d < 20 && subject.First < at.First {
		at.First = subject.First
	}
	from := len(r.ties)
	r.addTies(subject.ents, objects, kind, polarity, graph.Asserted, at, "tie.verb", 0.85)
	for k := from; k < len(r.ties); k++ {
		r.ties[k].presupposed = presupposed
	}
}

// tieSubject returns who holds a tie: the subject, or for "punish X for recognising Y" the one it is held against.
func (r *reading) tieSubject(v int, forms form, sent text.Range) (phrase, graph.Modality, bool) {
	if forms&formGerund != 0 && forms&formFinite == 0 {
		if n := r.norm(v - 1); n == "for" || n == "by" {
			p := r.objectPhraseEndingAt(v - 1)
			return p, graph.Asserted, true
		}
		return phrase{}, graph.Asserted, false
	}
	if n := r.norm(v - 1); n == "to" || articles.has(n) {
		return phrase{}, graph.Asserted, false
	}
	if forms&(formPast|formThird) == 0 && !auxiliaries.has(r.norm(v-1)) && !adverbs.has(r.norm(v-1)) {
		p := r.phraseEndingAt(v)
		if len(p.ents) < 2 {
			return phrase{}, graph.Asserted, false
		}
	}
	p, negated := r.subjectOf(v)
	m := r.modalityOf(v, sent)
	if negated {
		m = graph.Negated
	}
	return p, m, false
}

// objectPhraseEndingAt returns the actors whose noun phrase ends before token i, whatever stands before them.
func (r *reading) objectPhraseEndingAt(i int) phrase {
	ents, first := r.listEndingAt(i, r.isActor)
	return phrase{Range: text.Range{First: first, End: i}, ents: ents}
}

// tieObject returns toward whom the verb at token v tells a tie. Recognition is of a state or region, or of its independence; what is opposed may be the recognition of somebody.
func (r *reading) tieObject(v int, kind graph.TieType, sent text.Range) ([]int, graph.TieType, text.Range) {
	if ents, at, ok := r.relativeObject(v, kind, sent); ok {
		return ents, graph.TieOpposesRecognitionOf, at
	}
	independence := false
	for k := v + 1; k < min(v+9, sent.End); k++ {
		n := r.norm(k)
		if m := r.mentionOf(k); m != nil && m.First == k {
			if r.possessive(m.End) && !r.isPossessed(m.End+1) || !r.isActor(m) {
				return nil, kind, text.Range{}
			}
			list, end := r.listFrom(k, r.isActor)
			if len(list) == 0 {
				return nil, kind, text.Range{}
			}
			at := text.Range{First: v, End: end}
			if kind == graph.TieOpposes && independence {
				return list, graph.TieOpposesRecognitionOf, at
			}
			if kind == graph.TieRecognises && !r.isKind(m, facts.State, facts.Region) {
				return nil, kind, at
			}
			return list, kind, at
		}
		switch {
		case n == "independence" || n == "recognition" || n == "sovereignty" || n == "statehood":
			independence = true
		case n == "of" && independence, n == "the", articles.has(n), isNumberWord(n), n == "-":
		default:
			return nil, kind, text.Range{}
		}
	}
	return nil, kind, text.Range{}
}

// isPossessed reports whether what somebody has is what one supports when one supports the owner: a position, bid, government.
func (r *reading) isPossessed(i int) bool { return sharedCauses.has(r.norm(i)) }

var sharedCauses = words(`position independence sovereignty bid cause government territorial right rights membership accession efforts struggle statehood claim claims candidacy push drive stance`)

// relativeObject reads "the independence of Z which X opposed": X opposes the recognition of Z.
func (r *reading) relativeObject(v int, kind graph.TieType, sent text.Range) ([]int, text.Range, bool) {
	if kind != graph.TieOpposes {
		return nil, text.Range{}, false
	}
	k := v - 1
	for k > sent.First && r.norm(k) != "which" && v-k < 6 {
		k--
	}
	if r.norm(k) != "which" {
		return nil, text.Range{}, false
	}
	if r.norm(k-1) == "," {
		k--
	}
	m := r.mentionOf(k - 1)
	if m == nil || !r.isKind(m, facts.State, facts.Region) || r.norm(m.First-1) != "of" {
		return nil, text.Range{}, false
	}
	if n := r.norm(m.First - 2); n != "independence" && n != "recognition" {
		return nil, text.Range{}, false
	}
	return m.ents, text.Range{First: m.First, End: v + 1}, true
}

// talksVerbs are words of refusing that rule out what follows.
var talksVerbs = words(`ruled ruling rules refused refusing refuses rejected rejecting rejects`)

// talksTie reads "ruling out talks with X", "refused to negotiate with X": the event and the standing tie.
func (r *reading) talksTie(v int, sent text.Range) {
	if !talksVerbs.has(r.norm(v)) {
		return
	}
	for k := v + 1; k < min(v+6, sent.End); k++ {
		if n := r.norm(k); n != "talks" && n != "negotiations" && n != "negotiate" && n != "talk" && n != "dialogue" {
			continue
		}
		if r.norm(k+1) != "with" {
			return
		}
		list, end := r.listFrom(k+2, r.isActor)
		subject := r.agentNear(v, sent)
		if len(list) == 0 || len(subject.ents) == 0 {
			return
		}
		at := text.Range{First: v, End: end}
		r.addTies(subject.ents, list, graph.TieRefusesTalksWith, graph.Positive, graph.Asserted, at, "tie.refuses-talks", 0.8)
		r.events = append(r.events, event{kind: "REJECT", mode: "meet", modality: graph.Asserted, actors: subject.ents, recipients: list, at: at, place: -1, rule: "event.refuses-talks", date: r.eventDate(v, sent), score: 0.85})
		return
	}
}

// agentNear returns the subject of a finite verb, and of a participle that of the main verb.
func (r *reading) agentNear(v int, sent text.Range) phrase {
	if n := r.norm(v); len(n) > 3 && n[len(n)-3:] == "ing" {
		return r.mainSubject(v, sent)
	}
	p, negated := r.subjectOf(v)
	if negated {
		return phrase{}
	}
	return p
}

func (a *assembly) tieFacts() {
	for i := range a.ties {
		t := &a.ties[i]
		ev := a.evidence(t.at, t.rule, t.score)
		if !t.presupposed {
			ev.AttributedTo = a.attribution(t.at.First)
		}
		subject, object := a.entity(t.subject), a.entity(t.object)
		k := slices.IndexFunc(a.out.Ties, func(x facts.Tie) bool {
			return x.Subject == subject && x.Object == object && x.Type == string(t.kind) && x.Polarity == string(t.polarity) && x.Modality == string(t.modality)
		})
		if k >= 0 {
			if !slices.ContainsFunc(a.out.Ties[k].Evidence, func(x facts.Evidence) bool { return x.Span == ev.Span && x.Rule == ev.Rule }) {
				a.out.Ties[k].Evidence = append(a.out.Ties[k].Evidence, ev)
			}
			continue
		}
		a.out.Ties = append(a.out.Ties, facts.Tie{Subject: subject, Type: string(t.kind), Object: object, Polarity: string(t.polarity), Modality: string(t.modality), Evidence: []facts.Evidence{ev}})
	}
}

// attribution is who claims what stands at token i: the one speaker of the statement or holder of the claim that it lies in.
func (a *assembly) attribution(i int) *string {
	if s := a.statementAt(i); s != nil && len(s.speakers) > 0 {
		return ptr(a.entity(s.speakers[0]))
	}
	for k := range a.claims {
		if c := &a.claims[k]; c.content.Contains(i) {
			return ptr(a.entity(c.holders[0]))
		}
	}
	return nil
}
