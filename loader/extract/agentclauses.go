package extract

import (
	"entente/graph"
	"entente/loader/text"
)

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
	if r.isConditional(v) {
		return graph.Hypothetical
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
