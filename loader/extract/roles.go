package extract

import (
	"slices"
	"strconv"
	"strings"

	"entente/graph"
	"entente/loader/text"
)

// roleVerb is what a verb makes of its subject toward the agreement that is its object.
type roleVerb struct {
	verbForm
	role graph.Role
	prep string // the preposition between verb and agreement, if it needs one: "agree to"; "*" for any or none
}

// roleVerbs holds every form of the verbs of agreeing.
var roleVerbs = buildRoleVerbs([]struct {
	role  graph.Role
	prep  string
	verbs []string
}{
	{graph.RoleSigned, "", []string{"sign", "initial+", "ink", "conclude"}},
	{graph.RoleAgreed, "*", []string{"agree"}},
	{graph.RoleAgreed, "", []string{"accept", "approve", "endorse", "adopt"}},
	{graph.RoleBrokered, "", []string{"broker", "mediate", "facilitate"}},
	{graph.RoleProposed, "", []string{"propose", "draft", "unveil", "suggest", "present"}},
	{graph.RoleRejected, "", []string{"reject", "abandon", "dismiss", "scrap+", "spurn", "repudiate", "denounce"}},
	{graph.RoleViolated, "", []string{"violate", "break broke broken", "breach"}},
	{graph.RoleAmended, "", []string{"amend", "revise", "modify", "rewrite rewrote rewritten"}},
	{graph.RoleGuarantor, "", []string{"guarantee", "underwrite underwrote underwritten"}},
	{graph.RoleWitnessed, "", []string{"witness"}},
	{graph.RoleParty, "", []string{"negotiate", "ratify", "implement", "reach", "join"}},
})

func buildRoleVerbs(entries []struct {
	role  graph.Role
	prep  string
	verbs []string
}) map[string]roleVerb {
	out := map[string]roleVerb{}
	for _, e := range entries {
		for _, v := range e.verbs {
			for word, f := range conjugate(v) {
				out[word] = roleVerb{f, e.role, e.prep}
			}
		}
	}
	return out
}

func isRoleVerb(n string) bool { _, ok := roleVerbs[n]; return ok }

// governor returns the verb of agreeing whose object the noun phrase is, -1 for none: directly before its article, or with its preposition between.
func (r *reading) governor(np, sent text.Range) int {
	k := np.First - 1
	for k > sent.First && (articles.has(r.norm(k)) || adverbs.has(r.norm(k))) {
		if n := r.norm(k); n == "no" || n == "neither" {
			return -1 // "signed no agreement"
		}
		k--
	}
	prep := ""
	if n := r.norm(k); n == "to" || n == "on" || n == "upon" {
		prep = n
		k--
		for k-1 > sent.First && timeWords.has(r.norm(k)) && (r.norm(k-1) == "on" || r.norm(k-1) == "last" || r.norm(k-1) == "this" || r.norm(k-1) == "late") {
			k -= 2 // "agreed on Wednesday to a plan"
		}
	}
	if k < sent.First || r.quoted(k) {
		return -1
	}
	v, ok := roleVerbs[r.norm(k)]
	if !ok || prep != "" && v.prep != "*" {
		return -1
	}
	return k
}

// rolesAround notes the roles that the clause of an agreement's noun phrase tells.
func (r *reading) rolesAround(g *agreement, np, sent text.Range) {
	if v := r.governor(np, sent); v >= 0 {
		r.activeRoles(g, v, np, sent)
	}
	r.passiveRoles(g, np, sent)
	if n := r.norm(np.End); n == "between" {
		list, end := r.listFrom(np.End+1, r.isNamedActor)
		r.addRoles(g, list, graph.RoleParty, graph.Asserted, text.Range{First: np.First, End: max(end, np.End)}, "agreement.between")
	}
}

func (r *reading) addRoles(g *agreement, ents []int, k graph.Role, m graph.Modality, at text.Range, rule string) {
	for _, e := range ents {
		if r.entities[e].anonymous {
			continue // "the parties" are those that the article names, or nobody knows who
		}
		g.roles = append(g.roles, role{e, k, m, at, rule})
	}
}

// activeRoles reads "X signed the plan", "after signing the plan, X ...", "X agreed to sign the plan".
func (r *reading) activeRoles(g *agreement, v int, np, sent text.Range) {
	verb := roleVerbs[r.norm(v)]
	subject, modality := r.agentOf(v, verb.forms, sent)
	if len(subject.ents) == 0 || modality == graph.Negated || r.denied(v) {
		return
	}
	if subject.First < sent.First || subject.First >= sent.End {
		return
	}
	as := verb.role
	if r.norm(np.End) == "as" && (strings.HasPrefix(r.norm(np.End+1), "witness") || strings.HasPrefix(r.norm(np.End+2), "witness")) {
		as = graph.RoleWitnessed
	}
	at := text.Range{First: v, End: np.End}
	if subject.First < v && v-subject.First < 15 {
		at.First = subject.First
	}
	r.addRoles(g, subject.ents, as, modality, at, "agreement.verb")
	if verb.lemma == "ratify" && modality == graph.Asserted {
		g.stage = graph.StageRatified
	}
	if verb.lemma == "implement" && modality == graph.Asserted {
		g.stage = graph.StageImplemented
	}
}

// agentOf returns who does what the verb at token v says, and whether it is done: the subject of a finite verb; of an infinitive the subject of what governs it, as something to
// come; of a participle ("after signing") the sentence's subject.
func (r *reading) agentOf(v int, forms form, sent text.Range) (phrase, graph.Modality) {
	switch {
	case r.norm(v-1) == "to" && forms&formBase != 0:
		g := v - 2
		for g > sent.First && adverbs.has(r.norm(g)) {
			g--
		}
		p, negated := r.subjectOf(g)
		if negated || refusals.has(r.norm(g)) {
			return p, graph.Negated
		}
		return p, graph.Future
	case forms&formGerund != 0 && r.norm(v) != "" && !auxiliaries.has(r.norm(v-1)):
		return r.mainSubject(v, sent), graph.Asserted
	}
	p, negated := r.subjectOf(v)
	if negated {
		return p, graph.Negated
	}
	return p, r.modalityOf(v, sent)
}

var refusals = words(`refused refuses refuse declined declines failed fails unwilling reluctant unable rejected`)

// modalityOf reads the auxiliaries before the verb at token v.
func (r *reading) modalityOf(v int, sent text.Range) graph.Modality {
	for k := v - 1; k >= sent.First && (auxiliaries.has(r.norm(k)) || adverbs.has(r.norm(k))); k-- {
		switch n := r.norm(k); n {
		case "will", "shall", "'ll":
			return graph.Future
		case "would", "could", "might", "may", "should", "can", "must", "'d":
			return graph.Hypothetical
		case "not", "n't", "never":
			return graph.Negated
		}
	}
	return graph.Asserted
}

// mainSubject returns the subject of the sentence's main verb for a participle at token v: of the first finite verb behind the participle's clause, else of the last one before it.
func (r *reading) mainSubject(v int, sent text.Range) phrase {
	comma := -1
	for k := v; k < sent.End; k++ {
		if r.norm(k) == "," {
			comma = k
			break
		}
	}
	first := r.norm(sent.First)
	leads := v == sent.First || subordinate.has(first) || r.toks[sent.First].XPOS == "VBG" || len(first) > 3 && first[len(first)-3:] == "ing"
	if leads && comma >= 0 {
		for k := comma + 1; k < sent.End; k++ {
			if r.finiteVerb(k) && !r.quoted(k) && r.mentionOf(k) == nil {
				if p, _ := r.subjectOf(k); len(p.ents) > 0 {
					return p
				}
			}
		}
	}
	for k := v - 1; k >= sent.First; k-- {
		if r.finiteVerb(k) && !r.quoted(k) && r.mentionOf(k) == nil {
			if p, _ := r.subjectOf(k); len(p.ents) > 0 {
				return p
			}
		}
	}
	return phrase{}
}

// passiveRoles reads what follows an agreement: "brokered this week by X", "was signed by X and Y", "should be signed under guarantees from X and Y".
func (r *reading) passiveRoles(g *agreement, np, sent text.Range) {
	modality := graph.Asserted
	for k := np.End; k < sent.End && k < np.End+45; k++ {
		n := r.norm(k)
		switch {
		case n == "." || n == ";" || n == "but" || r.quoted(k):
			return
		case n == "," && k > np.End+2 && r.norm(k+1) != "under" && r.norm(k+1) != "which" && !isRoleVerb(r.norm(k+1)):
			return
		case n == "should" || n == "would" || n == "could" || n == "might" || n == "may" || n == "must":
			modality = graph.Hypothetical
		case n == "will" || n == "to" && r.norm(k+1) == "be":
			modality = graph.Future
		case (n == "guarantees" || n == "guarantee" || n == "guarantors") && (r.norm(k+1) == "from" || r.norm(k+1) == "by" || r.norm(k+1) == "of"):
			list, end := r.listFrom(k+2, r.isNamedActor)
			r.addRoles(g, list, graph.RoleGuarantor, modality, text.Range{First: np.First, End: max(end, k)}, "agreement.guarantees")
		}
		v, ok := roleVerbs[n]
		if !ok || v.forms&formParticiple == 0 {
			continue
		}
		if modality != graph.Asserted {
			r.proposedBySpeaker(g, np, k)
		}
		if by := r.byPhrase(k+1, sent.End); by > 0 {
			list, end := r.listFrom(by, r.isNamedActor)
			if len(list) == 0 {
				if p := r.phraseFrom(by); len(p.ents) > 0 {
					list, end = p.ents, p.End
				}
			}
			r.addRoles(g, list, v.role, modality, text.Range{First: np.First, End: max(end, k)}, "agreement.passive")
		}
	}
}

// byPhrase returns where the agent begins in "brokered this week by X", 0 where there is none.
func (r *reading) byPhrase(i, end int) int {
	for k := i; k < min(i+5, end); k++ {
		switch n := r.norm(k); {
		case n == "by":
			return k + 1
		case timeWords.has(n), adverbs.has(n), n == "this", n == "last", n == "on", n == "in", n == "earlier", n == "late", n == "early", r.toks[k].Is(text.Number), months.has(n):
		default:
			return 0
		}
	}
	return 0
}

// proposedBySpeaker notes as proposer who says that an agreement should be made.
func (r *reading) proposedBySpeaker(g *agreement, np text.Range, v int) {
	s := r.statementAt(np.First)
	if s == nil || s != r.statementAt(v) {
		return
	}
	at := r.doc.TokensIn(s.parts[0])
	r.addRoles(g, s.speakers, graph.RoleProposed, graph.Asserted, r.trimmed(at), "agreement.called-for")
}

// Words by which a point of an agreement is struck or changed.
var (
	amendVerbs   = words(`removed removes removing deleted deletes struck strikes dropped drops changed changes amended amends revised revises rewrote rewrites altered alters added inserted watered`)
	amendObjects = words(`reference references clause clauses provision provisions point points paragraph paragraphs article articles wording passage passages language section sections line phrase mention text`)
)

// findAmendments reads "X later removed references to ...": the last agreement named before it is amended.
func (r *reading) findAmendments() {
	for v := range r.toks {
		if !amendVerbs.has(r.norm(v)) || r.quoted(v) || !readable(r.doc.Sentences[r.toks[v].Sentence].Part) || !r.finiteVerb(v) {
			continue
		}
		sent := r.sentence(v)
		object := false
		for k := v + 1; k < min(v+6, sent.End); k++ {
			object = object || amendObjects.has(r.norm(k))
		}
		g := r.agreementBefore(v)
		p, negated := r.subjectOf(v)
		if !object || g == nil || negated || len(p.ents) == 0 {
			continue
		}
		modality := r.modalityOf(v, sent)
		at := r.trimmed(text.Range{First: p.First, End: sent.End})
		r.addRoles(g, p.ents, graph.RoleAmended, modality, at, "agreement.amended")
	}
}

// agreementBefore returns the agreement that is named last before token i.
func (r *reading) agreementBefore(i int) *agreement {
	best, at := -1, -1
	for k := range r.agreements {
		for _, t := range r.agreements[k].at {
			if t.First < i && t.First > at {
				best, at = k, t.First
			}
		}
	}
	if best < 0 {
		return nil
	}
	return &r.agreements[best]
}

// ordinals and numberWords are numbers in words.
var (
	ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12}

	numberWords = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15}
)

func numberOf(n string) int {
	if v, ok := numberWords[n]; ok {
		return v
	}
	v, _ := strconv.Atoi(n)
	return v
}

var pointNouns = words(`point clause article paragraph provision item chapter`)

// topicWords are the words that tell what a provision is about.
var topicWords = map[string]string{
	"guarantee": "GUARANTEE", "guarantees": "GUARANTEE", "guarantors": "GUARANTEE", "status": "STATUS", "withdrawal": "WITHDRAWAL", "withdraw": "WITHDRAWAL", "pullback": "WITHDRAWAL", "pull-out": "WITHDRAWAL", "pullout": "WITHDRAWAL",
	"hostilities": "CEASEFIRE", "fighting": "CEASEFIRE", "ceasefire": "CEASEFIRE", "truce": "CEASEFIRE", "bloodshed": "CEASEFIRE", "access": "ACCESS", "humanitarian": "ACCESS", "aid": "ACCESS",
	"monitoring": "MONITORING", "monitors": "MONITORING", "observers": "MONITORING", "verification": "MONITORING", "recognition": "RECOGNITION", "recognise": "RECOGNITION", "recognize": "RECOGNITION",
	"prisoners": "PRISONERS", "hostages": "PRISONERS", "refugees": "REFUGEES", "return": "REFUGEES", "elections": "ELECTIONS", "disarmament": "DISARMAMENT", "disarm": "DISARMAMENT", "weapons": "DISARMAMENT",
	"border": "BORDER", "borders": "BORDER", "territory": "TERRITORY", "autonomy": "AUTONOMY", "power-sharing": "POWER_SHARING", "amnesty": "AMNESTY", "sanctions": "SANCTIONS", "reparations": "REPARATIONS",
}

// findPoints reads numbered points of agreements ("the sixth point which talks about guarantees") inside and outside quotations.
func (r *reading) findPoints() {
	for i := range r.toks {
		if !readable(r.doc.Sentences[r.toks[i].Sentence].Part) {
			continue
		}
		number, at := 0, text.Range{First: i, End: i + 2}
		switch {
		case ordinals[r.norm(i)] > 0 && pointNouns.has(r.norm(i+1)):
			number = ordinals[r.norm(i)]
		case pointNouns.has(r.norm(i)) && numberOf(r.norm(i+1)) > 0:
			number = numberOf(r.norm(i + 1))
		}
		g := r.pointOwner(i, number)
		if number == 0 || g == nil {
			continue
		}
		if r.norm(i-1) == "the" {
			at.First--
		}
		topics, last := r.topicsNear(at)
		g.at = append(g.at, at)
		g.provisions = append(g.provisions, provision{number, topics, text.Range{First: at.First, End: max(at.End, last)}})
	}
}

// pointOwner returns the agreement that a numbered point belongs to: the last one whose name says that it has so many, else the last one named before it that does not say how many it has.
func (r *reading) pointOwner(i, number int) *agreement {
	for k := len(r.agreements) - 1; k >= 0; k-- {
		if x := &r.agreements[k]; x.points >= number && x.at[0].First < i {
			return x
		}
	}
	if g := r.agreementBefore(i); g != nil && g.points == 0 {
		return g
	}
	return nil
}

// topicsNear returns what the words around a point say that it is about, and the end of the last such word behind it.
func (r *reading) topicsNear(at text.Range) (topics []string, last int) {
	const before, after = 12, 9
	sent := r.sentence(at.First)
	for k := max(sent.First, at.First-before); k < min(sent.End, at.End+after); k++ {
		if t := topicWords[r.norm(k)]; t != "" && !slices.Contains(topics, t) {
			topics = append(topics, t)
			if k >= at.End {
				last = k + 1
			}
		}
	}
	return topics, last
}

// Verbs and nouns of making a fight end.
var endVerbs = words(`end stop halt cease terminate conclude`)

// aimOf reads what an agreement is to do: "a plan ... to end fighting in X".
func (r *reading) aimOf(g *agreement, np, sent text.Range) {
	for k := np.End; k+2 < sent.End; k++ {
		if r.quoted(k) || r.norm(k) == "," || r.norm(k) == ";" || r.norm(k) == "but" {
			return
		}
		if r.norm(k) != "to" {
			continue
		}
		if !endVerbs.has(r.norm(k+1)) && topicWords[r.norm(k+1)] == "" {
			continue
		}
		end := k + 2
		for end < sent.End && r.norm(end) != "," && !isStop(r.norm(end)) && r.norm(end) != "after" && r.norm(end) != "before" && !r.finiteVerb(end) {
			end++
		}
		var topics []string
		for i := k + 1; i < end; i++ {
			t := topicWords[r.norm(i)]
			if t == "" && (r.norm(i) == "war" || r.norm(i) == "violence" || r.norm(i) == "conflict") && endVerbs.has(r.norm(k+1)) {
				t = "CEASEFIRE"
			}
			if t != "" && !slices.Contains(topics, t) {
				topics = append(topics, t)
			}
		}
		if len(topics) > 0 {
			g.provisions = append(g.provisions, provision{0, topics, text.Range{First: k, End: end}})
			if slices.Contains(topics, "CEASEFIRE") && len(r.conflicts) == 1 {
				g.ends = 0
			}
		}
		return
	}
}
