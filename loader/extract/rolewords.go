package extract

import (
	"slices"

	"entente/graph"
	"entente/loader/text"
)

// What the words say of an agreement where the tree says nothing.

// activeByWords reads "X signed the plan".
func (r *reading) activeByWords(g *agreement, np, sent text.Range) {
	v := r.governor(np, sent)
	if v < 0 || r.quoted(v) {
		return
	}
	done := v
	if r.toks[v].UPOS == text.NOUN && r.toks[v-1].Lemma == "help" {
		done = v - 1
	}
	p, negated := r.subjectOf(done)
	if len(p.ents) == 0 && r.headlineVerb(v, roleVerbs[r.norm(v)]) {
		p = r.phraseEndingAt(v)
	}
	if len(p.ents) == 0 || p.First < sent.First || p.First >= sent.End {
		return
	}
	modality := r.modality(done)
	if negated {
		modality = graph.Negated
	}
	r.giveRole(g, p, v, roleVerbs[r.norm(v)], modality, np, -1)
}

// passiveByWords reads "the plan, brokered this week by X", where the roles from the given one on have nothing of it yet.
func (r *reading) passiveByWords(g *agreement, from int, np, sent text.Range) {
	for k := np.End; k < min(sent.End, np.End+12); k++ {
		n := r.norm(k)
		if n == "." || n == ";" || n == "but" || r.quoted(k) || n == "," && !isRoleVerb(r.norm(k+1)) {
			return
		}
		verb, ok := roleVerbs[n]
		if !ok || verb.forms&formParticiple == 0 || r.toks[k].XPOS == "VBD" && k > np.End {
			continue
		}
		told := slices.ContainsFunc(g.roles[from:], func(x role) bool { return x.role == verb.role && x.at.Contains(k) })
		if by := r.byPhrase(k+1, sent.End); by > 0 && !told {
			r.passiveRole(g, k, verb, r.modality(k), np, sent)
			return
		}
	}
}

// voids are what one declares an agreement that one does not hold to any more.
var voids = words(`void null dead invalid ended over`)

// declaredVoid reads "declared the treaty void", which parsers take apart in many ways.
func (r *reading) declaredVoid(g *agreement, np text.Range) {
	k := np.First - 1
	for k > 0 && articles.has(r.norm(k)) {
		k--
	}
	if !voids.has(r.norm(np.End)) || k < 0 || r.toks[k].Lemma != "declare" && r.toks[k].Lemma != "pronounce" || r.toks[k].Sentence != r.toks[np.First].Sentence {
		return
	}
	if p, _ := r.subjectOf(k); len(p.ents) > 0 {
		r.giveRole(g, p, k, roleVerb{verbForm{"declare", 0}, graph.RoleRejected, "", ""}, r.modality(k), np, -1)
	}
}

// headlineVerb reports whether a word that the parser took for a noun is the verb of a headline: it stands behind a name and has a verb's ending.
func (r *reading) headlineVerb(k int, v roleVerb) bool {
	m := r.mentionOf(k - 1)
	return r.doc.Sentences[r.toks[k].Sentence].Part == text.Title && v.forms&(formThird|formBase) != 0 && m != nil && r.isNamedActor(m)
}

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
	if n := r.norm(k); r.toks[max(k, 0)].UPOS == text.ADP {
		prep = n
		k--
		for k-1 > sent.First && timeWords.has(r.norm(k)) && (r.norm(k-1) == "on" || r.norm(k-1) == "last" || r.norm(k-1) == "this" || r.norm(k-1) == "late") {
			k -= 2 // "agreed on Wednesday to a plan"
		}
	}
	if k < sent.First {
		return -1
	}
	v, ok := roleVerbs[r.norm(k)]
	if !ok || !v.takes(prep) || r.toks[k].UPOS == text.NOUN && !(v.forms&formBase != 0 && r.toks[k-1].Lemma == "help" || r.headlineVerb(k, v)) || r.toks[k].UPOS == text.ADJ {
		return -1
	}
	return k
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
