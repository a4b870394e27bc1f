package extract

import (
	"entente/loader/lexicon"
	"entente/loader/text"
)

// callingVerbs are verbs of saying what somebody or something is.
var callingVerbs = words(`call describe label brand term deem characterise characterize denounce condemn dismiss hail laud recognise recognize acknowledge praise proclaim declare pronounce style portray decry deride mock slam blast`)

// calledAct reads "called Y dangerous", "described Y's ruling as historic": who is called so is praised or blamed for it.
func (r *reading) calledAct(v int, a *arguments) (act, bool) {
	if !callingVerbs.has(r.toks[v].Lemma) || a.object < 0 {
		return act{}, false
	}
	word, stance := r.calledWhat(v, a.object)
	if word < 0 {
		return act{}, false
	}
	x := act{kind: "ACCUSE", mode: "disapprove", cameo: "111", at: text.Range{First: v, End: v + 1}, object: a.object, actors: r.actorsOf(v, a), rule: "event.called", score: 0.7, head: v}
	if stance == lexicon.Supports {
		x.kind, x.mode, x.cameo = "SUPPORT", "", "051"
	}
	x.at.First, x.at.End = min(x.at.First, word), max(x.at.End, word+1)
	x.recipients = r.who(a.object, true)
	x.recipients.ents = without(x.recipients.ents, x.actors.ents)
	return x, len(x.actors.ents) > 0
}

// calledWhat finds the word that the object at token o of the verb at token v is called by, and whether it praises or blames. -1 where there is none, or where several do not agree.
func (r *reading) calledWhat(v, o int) (word int, stance lexicon.Stance) {
	word = -1
	note := func(k int) bool {
		for c := range r.coordinated(k) {
			s, ok := r.evaluationAt(c)
			if !ok {
				continue
			}
			if word >= 0 && s != stance {
				word = -1
				return false
			}
			word, stance = c, s
		}
		return true
	}
	for c := range r.children(v, text.Xcomp, text.Obl, text.Nmod, text.Ccomp, text.Obj, text.Appos, text.Advcl) {
		if c <= v || c == o || r.ownSubject(c) >= 0 && r.ownSubject(c) != o || (r.isRel(c, text.Obl, text.Nmod, text.Advcl)) && r.caseOf(c) != "as" && r.marker(c) != "as" {
			continue
		}
		if !note(c) {
			return -1, ""
		}
	}
	for c := range r.children(o, text.Appos, text.Nmod, text.Amod, text.Acl) {
		if c > o && (r.isRel(c, text.Appos, text.Amod) || r.caseOf(c) == "as") && !note(c) {
			return -1, ""
		}
	}
	return word, stance
}

// evaluationAt returns whether the word at token i, with a noun or adjective before it where both together are one, praises or blames. What is negated does neither.
func (r *reading) evaluationAt(i int) (lexicon.Stance, bool) {
	if u := r.toks[i].UPOS; u != text.ADJ && u != text.NOUN && r.toks[i].XPOS != "VBN" && r.toks[i].XPOS != "VBG" || r.isNegated(i) {
		return "", false
	}
	lemma := r.toks[i].Lemma
	if i > 0 {
		if s, ok := r.lex.Evaluation(r.norm(i-1) + " " + lemma); ok {
			return s, true
		}
	}
	if s, ok := r.lex.Evaluation(lemma); ok {
		return s, true
	}
	return r.lex.Evaluation(r.norm(i))
}
