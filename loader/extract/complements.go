package extract

import (
	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// objectContent returns what a verb says of its object, by a preposition or in an infinitive: "criticised the plan", "called for talks", "promised to go".
func (r *reading) objectContent(c cueVerb, src source, sent text.Range) (text.Range, bool) {
	from := behindSource(c, src)
	if len(src.ents) == 0 && (src.at < 0 || genderOf(r.norm(src.at)) == "" && r.norm(src.at) != "they") {
		return text.Range{}, false
	}
	obj := r.child(c.First, text.Obj, text.Iobj)
	if obj >= 0 && r.isDoneTo(c.First, obj) {
		return text.Range{}, false
	}
	if c.use.Lemma == "credit" && r.namesCause(c.First, obj) {
		return text.Range{}, false
	}
	if c.use.Act == "WELCOME" && obj >= 0 && r.isSomebody(obj) {
		return text.Range{}, false // people are received, what they do is welcomed
	}
	switch {
	case c.use.Takes(lexicon.TakesInfinitive) && r.leadsToInfinitive(c.First, from):
		if k := r.pastTimes(from, sent.End); r.norm(k) == "to" { // "promised on Tuesday to go"
			from = k
		}
	case c.use.Takes(lexicon.TakesNames) && obj >= from && r.namesObject(c.First, obj):
		from = r.subtree(obj).First
	case c.use.Takes(lexicon.TakesObject) && (obj >= from || r.isQuestionOf(c.First, from)) && !(r.child(c.First, text.Iobj) >= 0 && r.child(c.First, text.Obj) >= 0):
		if obj >= from {
			from = r.subtree(obj).First
		}
	case r.leadsByPreposition(c.use, from) > 0:
	default:
		return text.Range{}, false
	}
	content := r.trimmed(text.Range{First: from, End: r.saidComplementEnd(c, from, sent.End)})
	if content.Len() == 1 && (r.toks[content.First].UPOS == text.ADP || r.toks[content.First].UPOS == text.SCONJ) { // the parser hung what follows the preposition elsewhere
		content = r.trimmed(text.Range{First: from, End: r.contentEnd(c, from, sent.End)})
	}
	if r.isReflexive(content.First) && c.use.Takes(lexicon.TakesNames) || c.use.Lemma == "defend" && !r.allPersons(src.ents) { // "calls itself the Front"; what a law firm or an army defends
		return text.Range{}, false
	}
	return content, content.Len() > 0 && !(content.Len() == 1 && r.toks[content.First].UPOS == text.PRON)
}

// isDoneTo reports whether the object at token obj is who the verb at token v is done to and not what is said: "questioned the man", "denied them entry".
func (r *reading) isDoneTo(v, obj int) bool {
	switch r.toks[v].Lemma {
	case "question":
		if m := r.mentionOf(obj); m != nil {
			return r.isKind(m, facts.Person, facts.Group)
		}
		a, ok := r.lex.Agent(r.toks[obj].Lemma)
		return ok && a.Kind == lexicon.AgentPerson
	case "deny":
		return r.toks[obj].UPOS == text.PRON && genderOf(r.norm(obj)) != "" || r.norm(obj) == "them"
	}
	return false
}

func (r *reading) isReflexive(i int) bool {
	switch r.norm(i) {
	case "himself", "herself", "itself", "themselves":
		return true
	}
	return false
}

// isSomebody reports whether the noun at token o is for a human being, named or not.
func (r *reading) isSomebody(o int) bool {
	if m := r.mentionOf(o); m != nil && !m.latent {
		return r.isKind(m, facts.Person)
	}
	a, ok := r.lex.Agent(r.toks[o].Lemma)
	return ok && a.Kind == lexicon.AgentPerson || personNoun(r.toks[o].Lemma) || kinNouns.has(r.toks[o].Lemma) || r.namedWith(o) != nil
}

func (r *reading) leadsToInfinitive(v, from int) bool {
	for x := range r.children(v, text.Xcomp, text.Advcl, text.Ccomp) {
		if x > from && r.toks[x].XPOS == "VB" && r.marker(x) == "to" {
			return true
		}
	}
	return r.norm(from) == "to" && from+1 < len(r.toks) && r.toks[from+1].XPOS == "VB"
}

func (r *reading) namesObject(v, obj int) bool {
	if x := r.child(v, text.Xcomp); x > obj {
		return true
	}
	end := r.subtree(obj).End
	return end < len(r.toks) && r.toks[end].Is(text.OpenQuote) || r.toks[min(obj+1, len(r.toks)-1)].Is(text.OpenQuote)
}

func (r *reading) isQuestionOf(v, from int) bool {
	x := r.child(v, text.Ccomp)
	return x >= from && questionWords.has(r.norm(r.subtree(x).First))
}

// saidComplementEnd is where the complement of a verb that begins at token i ends: with the verb's last dependent that no comma and conjunction parts from it.
func (r *reading) saidComplementEnd(c cueVerb, i, end int) int {
	last := i + 1
	for d := range r.children(c.First, text.Obj, text.Iobj, text.Obl, text.Xcomp, text.Ccomp, text.Advcl, text.Advmod) {
		if d < i {
			continue
		}
		sub := r.subtree(d)
		if r.isRel(d, text.Advcl) && r.norm(sub.First-1) == "," && last > i+1 {
			break
		}
		last = max(last, sub.End)
	}
	for k := i + 1; k < last; k++ {
		if r.norm(k-1) == "," && r.speechForm(r.norm(k)) == lexicon.FormGerund {
			last = k - 1
		}
	}
	return min(r.contentEnd(c, i, end), last)
}
