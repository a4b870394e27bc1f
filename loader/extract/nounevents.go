package extract

import (
	"entente/graph"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// nounEvent reads the event that the noun at token h tells of where no verb decides what comes of it.
func (r *reading) nounEvent(h int) {
	if r.toks[h].UPOS != text.NOUN && r.toks[h].UPOS != text.PROPN || r.isRel(h, text.Compound) {
		return
	}
	x, ok := r.nounAct(h)
	if !ok || len(x.actors.ents) == 0 {
		return
	}
	if len(x.recipients.ents) == 0 {
		x.recipients = r.defied(h, &x)
	}
	if len(x.recipients.ents) == 0 && (!x.pred.Reciprocal || len(x.actors.ents) < 2) && !(x.kind == "REQUEST" && len(r.originOf(h).ents) > 0) {
		return
	}
	if v := r.head(h); v >= 0 && r.isRel(h, text.Obj, text.NsubjPass, text.Obl, text.Nmod) && r.decides(v, h) {
		return
	}
	if !r.presupposes(h) || r.denied(h) || r.claimed(h) {
		return
	}
	r.keepEvent(&x, graph.Asserted)
}

// defied returns who acts in spite of what the noun at token h names: "sent troops despite the opposition of Ruritania".
func (r *reading) defied(h int, x *act) phrase {
	v := r.head(h)
	if v < 0 || !r.isRel(h, text.Obl) || x.kind != "REJECT" && x.kind != "ACCUSE" && x.kind != "PROTEST" {
		return phrase{}
	}
	switch r.caseOf(h) {
	case "despite", "in spite of", "over", "against", "in the face of", "notwithstanding":
	default:
		return phrase{}
	}
	s, passive := r.subjectToken(v)
	if s < 0 || passive {
		return phrase{}
	}
	p := r.agents(s)
	p.ents = without(p.ents, x.actors.ents)
	return p
}

// decides reports whether the word at token v says what comes of the act that its dependent noun at token h names.
func (r *reading) decides(v, h int) bool {
	sense, prep := r.governing(v)
	if sense == "" {
		if r.toks[v].UPOS == text.VERB && r.isRel(v, text.Xcomp, text.Advcl) && r.isRel(h, text.Obj) {
			return r.moodOf(v).unreal || r.moodOf(v).governor >= 0
		}
		return false
	}
	if r.isRel(h, text.Obl, text.Nmod) {
		return prep != "" && r.caseOf(h) == prep || r.toks[v].UPOS == text.NOUN && sense != lexicon.Carries && (r.caseOf(h) == "to" || r.caseOf(h) == "of" || r.caseOf(h) == "for")
	}
	return prep == "" || r.isRel(v+1, text.CompoundPrt) // "cut off its attacks"
}

// presupposes reports whether the noun at token h is used of something that happened: it has an article or owner, or is in the plural, and nothing says that it is only thought of.
func (r *reading) presupposes(h int) bool {
	np := r.nounPhrase(h)
	for k := np.First; k < np.End; k++ {
		if unrealBefore.has(r.norm(k)) {
			return false
		}
	}
	for k := np.First - 1; k >= max(0, np.First-2); k-- {
		if unrealBefore.has(r.norm(k)) {
			return false
		}
	}
	return true
}

// unrealBefore are words that keep a noun from telling of something that happened.
var unrealBefore = words(`no any possible potential planned proposed against threatened alleged future further prevent avoid avert stop halt end feared imminent more without if whether upcoming scheduled
	forthcoming hypothetical any would-be eventual prospective impending`)
