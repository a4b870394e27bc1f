package extract

import (
	"entente/graph"
	"entente/graph/plover"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// governing returns what the word at token g makes of the act that completes it, with its particle or preposition where both together are one ("rule out", "call for"); empty where it
// governs none.
func (r *reading) governing(g int) (sense lexicon.Governing, prep string) {
	if g < 0 || r.mentionOf(g) != nil && !r.isGiven(g) {
		return "", ""
	}
	lemma := r.toks[g].Lemma
	if g+2 < len(r.toks) && r.toks[g+2].Sentence == r.toks[g].Sentence && r.toks[g+2].UPOS != text.NOUN {
		if s, ok := r.lex.Governing(lemma + " " + r.norm(g+1) + " " + r.norm(g+2)); ok {
			return s, r.norm(g + 2)
		}
	}
	if g+1 < len(r.toks) && r.toks[g+1].Sentence == r.toks[g].Sentence {
		if s, ok := r.lex.Governing(lemma + " " + r.norm(g+1)); ok {
			return s, r.norm(g + 1)
		}
	}
	if partedVerbs.has(lemma) {
		if s := r.partedGoverning(g, lemma); s != "" {
			return s, ""
		}
	}
	s, _ := r.lex.Governing(lemma)
	return s, ""
}

// partedGoverning is the sense of a governor whose object stands among its words: "put arms sales on hold", "called the strike off".
func (r *reading) partedGoverning(g int, lemma string) lexicon.Governing {
	const reach = 8
	o := r.child(g, text.Obj)
	if o < g {
		return ""
	}
	for k := o + 1; k < min(o+reach, r.sentence(g).End) && !r.toks[k].Is(text.Punct) && r.toks[k].UPOS != text.VERB; k++ {
		if s, ok := r.lex.Governing(lemma + " " + r.norm(k)); ok && r.isRel(k, text.CompoundPrt) {
			return s
		}
		if s, ok := r.lex.Governing(lemma + " " + r.norm(k) + " " + r.norm(k+1)); ok && k+1 < len(r.toks) {
			return s
		}
	}
	return ""
}

// partedVerbs begin governors whose object may stand among their words.
var partedVerbs = words(`put call break cut bring`)

// mood is whether what a clause tells is done.
type mood struct {
	modality graph.Modality
	// governor is the word that makes an event of its own of the clause ("agreed to send"), -1 for none; sense is what it makes of it.
	governor int
	sense    lexicon.Governing
	unreal   bool // neither done nor to be done: a purpose, a complement of who knows what
}

// moodOf reads whether the predicate at token v is done: from its auxiliaries, its negation, what subordinates it, and what governs it.
func (r *reading) moodOf(v int) mood {
	m := mood{modality: graph.Asserted, governor: -1}
	const depth = 6
	for k, i := v, 0; k >= 0 && i < depth; i++ {
		r.ownMood(k, &m)
		h := r.head(k)
		if h < 0 || m.unreal {
			return m
		}
		switch infinitive := r.isInfinitive(k); {
		case r.isRel(k, text.Conj):
			if r.child(k, text.Aux, text.Nsubj, text.NsubjPass) >= 0 || r.toks[k].XPOS == "VBD" || r.toks[k].XPOS == "VBZ" {
				if r.ownSubject(k) < 0 && r.isConditional(h) { // "unless it withdrew and disarmed"
					r.weaken(&m, graph.Hypothetical)
				}
				return m
			}
		case r.isRel(k, text.Xcomp, text.Ccomp, text.Acl) && infinitive, r.isRel(k, text.Advcl) && infinitive, r.toks[k].XPOS == "VBG" && r.isRel(k, text.Xcomp, text.Obj, text.Ccomp),
			r.toks[k].XPOS == "VBG" && r.isRel(k, text.Acl, text.Advcl, text.Obl, text.Nmod) && r.isLed(k):
			r.governedMood(h, k, &m)
			if m.governor >= 0 {
				return m
			}
		case r.isRel(k, text.Ccomp), r.isRel(k, text.Parataxis):
			if s, _ := r.governing(h); s == lexicon.Denies {
				r.negate(&m)
			} else if s == lexicon.Requests || s == lexicon.Promises && r.toks[k].XPOS == "VB" {
				m.governor, m.sense = h, s
			} else if believing.has(r.toks[h].Lemma) {
				r.weaken(&m, graph.Hypothetical)
			}
			return m
		case r.isRel(k, text.Advcl):
			if n := r.marker(k); n == "until" || n == "before" {
				above := mood{modality: graph.Asserted, governor: -1}
				if r.ownMood(h, &above); above.modality != graph.Asserted {
					r.weaken(&m, graph.Hypothetical) // "will not stop until they leave"
				}
			}
			return m
		default:
			return m
		}
		k = h
	}
	return m
}

// isLed reports whether a preposition or conjunction leads to the clause at token k, not one that is part of a name ("the City of Harbour asking").
func (r *reading) isLed(k int) bool {
	for c := range r.children(k, text.Mark, text.Case) {
		if r.mentionOf(c) == nil {
			return true
		}
	}
	return false
}

// believing are verbs of holding something true without knowing it.
var believing = words(`believe suspect think fear hope expect doubt suppose assume imagine wish guess speculate predict worry wonder pretend dream`)

// isInfinitive reports whether token v is an infinitive.
func (r *reading) isInfinitive(v int) bool {
	if r.toks[v].XPOS != "VB" && r.toks[v].UPOS != text.VERB {
		return false
	}
	for c := range r.children(v, text.Mark) {
		if r.norm(c) == "to" {
			return true
		}
	}
	return false
}

// ownMood reads a clause's own auxiliaries, negation and conjunction.
func (r *reading) ownMood(k int, m *mood) {
	be := false
	for c := range r.children(k, text.Aux, text.AuxPass, text.Cop, text.Mark) {
		if r.isInverted(c, k) {
			r.weaken(m, graph.Hypothetical)
			continue
		}
		switch r.norm(c) {
		case "will", "shall", "'ll", "wo":
			r.weaken(m, graph.Future)
		case "would", "'d":
			if r.toks[c].XPOS != "MD" {
				continue
			}
			if r.reportedPast(k) {
				r.weaken(m, graph.Future)
			} else {
				r.weaken(m, graph.Hypothetical)
			}
		case "could", "might", "may", "can", "should", "must", "ca", "ought":
			r.weaken(m, graph.Hypothetical)
		case "if", "unless", "whether", "lest":
			r.weaken(m, graph.Hypothetical)
		case "is", "are", "was", "were":
			be = true
		}
	}
	if r.isConditional(k) {
		r.weaken(m, graph.Hypothetical)
	}
	if be && r.isInfinitive(k) { // "is to withdraw"
		if s := r.ownSubject(k); s >= 0 && purposes.has(r.toks[s].Lemma) {
			m.unreal = true
		}
		r.weaken(m, graph.Future)
	}
	if r.isNegated(k) {
		r.negate(m)
	}
}

// purposes are what is to be done, not who is to do it: "the mission is to destroy".
var purposes = words(`mission goal aim purpose plan job task objective idea intention strategy point role duty ambition hope priority policy challenge way choice option solution answer`)

// weaken makes a mood no surer than a modality. What is denied stays denied, what is only thought of is not to come.
func (r *reading) weaken(m *mood, to graph.Modality) {
	if m.modality == graph.Asserted || m.modality == graph.Future && to == graph.Hypothetical {
		m.modality = to
	}
}

func (r *reading) negate(m *mood) { m.modality = graph.Negated }

// reportedPast reports whether the clause at token k is what somebody said in the past: "said it would".
func (r *reading) reportedPast(k int) bool {
	for i := 0; i < 4 && k >= 0; i++ {
		h := r.head(k)
		if h < 0 {
			return false
		}
		if r.isRel(k, text.Ccomp, text.Parataxis) {
			return r.toks[h].XPOS == "VBD" || r.toks[h].XPOS == "VBN" || r.toks[h].UPOS == text.NOUN || r.toks[h].XPOS == "VBG"
		}
		k = h
	}
	return false
}

// governedMood reads what the word at token h makes of the act at token k that completes it.
func (r *reading) governedMood(h, k int, m *mood) {
	sense, _ := r.governing(h)
	sense = r.senseOver(h, k, sense)
	if of := r.child(k, text.Mark, text.Case); of > 0 && r.norm(of-1) == "short" && r.norm(of) == "of" && (sense == lexicon.Fails || r.toks[h].Lemma == "short") { // "stopped short of condemning"
		r.negate(m)
		return
	}
	if r.undone(h) {
		m.unreal = true // "dropped plans to attack"
		return
	}
	if r.isRel(k, text.Advcl, text.Acl) && r.toks[h].UPOS == text.VERB && sense != lexicon.Promises && sense != lexicon.Threatens && sense != lexicon.Intends {
		if r.toks[k].XPOS == "VBG" {
			m.unreal = accusing.has(r.toks[h].Lemma) // "accused of shelling"; "by shelling", "after meeting" are done
			return
		}
		m.unreal = true // a purpose: "sent troops to protect"
		return
	}
	switch sense {
	case lexicon.Carries, lexicon.Orders:
	case lexicon.Intends:
		r.weaken(m, graph.Future)
	case lexicon.Attempts:
		r.weaken(m, graph.Hypothetical)
	case lexicon.Fails, lexicon.Denies:
		r.negate(m)
	case lexicon.Stops:
		if r.toks[k].XPOS == "VBG" { // "stopped shelling"
			m.governor, m.sense = h, sense
		} else {
			m.unreal = true
		}
	case lexicon.Promises, lexicon.Threatens, lexicon.Refuses, lexicon.Requests:
		if r.wantsItself(h, k) {
			r.weaken(m, graph.Future)
			return
		}
		m.governor, m.sense = h, sense
	default:
		if raising.has(r.toks[h].Lemma) {
			return
		}
		if r.toks[h].UPOS == text.NOUN || r.toks[h].UPOS == text.ADJ || r.isInfinitive(k) {
			m.unreal = true
		}
	}
}

// accusing are verbs that only allege what follows "of", "for" or "with".
var accusing = words(`accuse charge suspect convict indict sue blame criticise criticize condemn denounce acquit clear warn prevent stop ban bar keep dissuade discourage prohibit exclude deter restrain`)

// wantsItself reports whether the governor at token h wants to do itself what the infinitive at token k says: "seeks to oust", not "wants Y to leave".
func (r *reading) wantsItself(h, k int) bool {
	switch r.toks[h].Lemma {
	case "seek", "want", "need", "hope":
		return r.isInfinitive(k) && r.ownSubject(k) < 0 && r.child(h, text.Obj, text.Iobj) < 0
	}
	return false
}

// senseOver is a governor's sense over the clause at token k: to want somebody else to do something is to ask it.
func (r *reading) senseOver(h, k int, sense lexicon.Governing) lexicon.Governing {
	if l := r.toks[h].Lemma; sense == lexicon.Intends && (l == "want" || l == "need") && k >= 0 && r.toks[h].UPOS == text.VERB && r.isInfinitive(k) && (r.ownSubject(k) >= 0 || r.child(h, text.Obj, text.Iobj) >= 0 || r.head(k) != h) {
		return lexicon.Requests
	}
	return sense
}

// undone reports whether the noun at token h, which an act completes, is what somebody stops, refuses or denies: "dropped plans to", "denied a threat to".
func (r *reading) undone(h int) bool {
	if r.toks[h].UPOS != text.NOUN || !r.isRel(h, text.Obj, text.NsubjPass) {
		return false
	}
	switch sense, prep := r.governing(r.head(h)); sense {
	case lexicon.Stops, lexicon.Refuses, lexicon.Denies, lexicon.Fails:
		return prep == ""
	}
	return false
}

// raising are verbs that only say how surely or how far their infinitive holds.
var raising = words(`appear seem happen prove turn begin start continue proceed come go force compel oblige cause lead use say report believe know`)

// compose returns the event type that a governor makes of an act of a type, "" for none. The act's type is empty where it is of no type.
func compose(sense lexicon.Governing, act string, negated bool) string {
	friendly := act == "" || isFriendly(act)
	switch sense {
	case lexicon.Promises:
		switch {
		case negated && friendly:
			return "REJECT"
		case negated:
			return ""
		case friendly || act == "REQUEST":
			return "AGREE"
		case act == "ACCUSE" || act == "REJECT":
			return ""
		}
		return "THREATEN"
	case lexicon.Threatens:
		if negated {
			return ""
		}
		return "THREATEN"
	case lexicon.Refuses:
		if friendly && !negated {
			return "REJECT"
		}
	case lexicon.Fails:
		if act != "" && friendly && !negated {
			return "REJECT"
		}
	case lexicon.Requests:
		switch t, _ := plover.Lookup(act); {
		case negated:
		case t.Quad == plover.MaterialConflict: // "called for sanctions against Y"
			return "THREATEN"
		default:
			return "REQUEST"
		}
	case lexicon.Stops:
		return composeStop(act, negated)
	}
	return ""
}

// composeStop is what it is to end an act of a type: to end cooperation is conflict, to end conflict is to give way.
func composeStop(act string, negated bool) string {
	if negated {
		if act == "" || isFriendly(act) {
			return ""
		}
		return "REJECT"
	}
	switch act {
	case "AGREE":
		return "REJECT"
	case "CONSULT", "SUPPORT", "COOPERATE", "AID":
		return "SANCTION"
	case "ASSAULT", "MOBILIZE":
		return "RETREAT"
	case "SANCTION":
		return "RETREAT"
	case "COERCE", "PROTEST", "REJECT", "THREATEN":
		return "CONCEDE"
	case "RETREAT", "CONCEDE":
		return "REJECT"
	}
	return ""
}

// isFriendly reports whether events of a type are cooperation.
func isFriendly(kind string) bool {
	t, _ := plover.Lookup(kind)
	return t.Quad == plover.VerbalCooperation || t.Quad == plover.MaterialCooperation
}

// composedMode is the mode of an event that is about an act of another type, where that tells one.
func composedMode(kind string, act *lexicon.Predicate) string {
	if act == nil {
		return ""
	}
	modes := map[string]map[string]string{
		"THREATEN": {"ASSAULT": "violence", "MOBILIZE": "violence", "COERCE": "restrict", "SANCTION": "restrict"},
		"REQUEST":  {"CONSULT": "meet", "AID": "assist", "RETREAT": "yield", "CONCEDE": "yield"},
		"REJECT":   {"CONSULT": "meet", "AID": "assist", "RETREAT": "yield", "CONCEDE": "yield"},
	}
	switch {
	case kind == "THREATEN" && act.Mode == "arrest":
		return "arrest"
	case kind == "THREATEN" && act.Mode == "expel":
		return "expel"
	case kind == "SANCTION" && act.Type != "":
		return "discontinue"
	case kind == "RETREAT" && act.Type == "ASSAULT":
		return "ceasefire"
	case kind == "RETREAT" && act.Type == "MOBILIZE":
		return "withdraw"
	}
	return modes[kind][act.Type]
}
