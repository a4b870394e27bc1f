package extract

import (
	"entente/graph"
	"entente/loader/text"
)

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
		if negated || refusingWords.has(r.norm(g)) {
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

var refusingWords = words(`refused refuses refuse declined declines failed fails unwilling reluctant unable rejected`)
