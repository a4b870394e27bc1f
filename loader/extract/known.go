package extract

import (
	"cmp"
	"slices"
	"strings"

	"entente/graph"
	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// markKnownActors makes a mention of each passage that the caller says names an actor. What was found there before gives way, but for the actor that the passage's head already stands for.
func (r *reading) markKnownActors() {
	passages := slices.Clone(r.in.Actors)
	slices.SortStableFunc(passages, func(a, b text.Span) int { return cmp.Compare(a.Len(), b.Len()) })
	byName, owner := map[string]int{}, map[int]string{}
	for _, s := range passages {
		at := r.trimmed(r.doc.TokensIn(s))
		if at.Len() == 0 {
			continue
		}
		at = r.freeAround(r.headOf(at), at)
		if at.Len() == 0 {
			continue
		}
		name := strings.ToLower(r.passage(at))
		e, seen := byName[name]
		if !seen {
			if e = r.headActor(at); e < 0 || owner[e] != "" {
				e = r.unknown(facts.Group, r.nameOfPhrase(at))
			}
			byName[name], owner[e] = e, name
		}
		r.mentions = append(r.mentions, mention{Range: at, phrase: at, ents: []int{e}, via: facts.ViaName, rule: ruleGiven, score: 1})
		for i := at.First; i < at.End; i++ {
			r.mentionAt[i] = int32(len(r.mentions) - 1)
		}
		r.given = append(r.given, given{int32(len(r.mentions) - 1), r.headOf(at)})
	}
}

// ruleGiven marks mentions that the caller gave.
const ruleGiven = "given"

// given is a mention that the caller marked, and its head.
type given struct {
	mention int32
	head    int
}

// freeAround is the part of a range around token h that no passage given before holds; "Iraqi" in "Iraqi fighters" is one of its own.
func (r *reading) freeAround(h int, at text.Range) text.Range {
	taken := func(i int) bool {
		return slices.ContainsFunc(r.given, func(g given) bool { return r.mentionAt[i] == g.mention })
	}
	if taken(h) {
		h = at.First
		for h < at.End && taken(h) {
			h++
		}
		if h == at.End {
			return text.Range{}
		}
	}
	out := text.Range{First: h, End: h + 1}
	for out.First > at.First && !taken(out.First-1) {
		out.First--
	}
	for out.End < at.End && !taken(out.End) {
		out.End++
	}
	return out
}

// headActor is the one actor that the head of a passage without a list stands for, -1 where there is none.
func (r *reading) headActor(at text.Range) int {
	h := r.headOf(at)
	m := r.mentionOf(h)
	if m == nil || len(m.ents) != 1 || !r.isActor(m) || m.First < at.First || m.End > at.End {
		return -1
	}
	for c := range r.children(h, text.Conj) {
		if c < at.End {
			return -1
		}
	}
	return m.ents[0]
}

// relateKnownActors looks, for each two known actors of a sentence whom no event relates, for the predicate that stands nearest between them. The caller has said that both are actors, so
// that patterns need not prove it: the roles that they fill are not asked for. What is read so is marked with a rule of its own and a low confidence.
func (r *reading) relateKnownActors() {
	for i, a := range r.given {
		related := false
		for k, b := range r.given {
			if k == i || r.toks[a.head].Sentence != r.toks[b.head].Sentence || r.entityOf(a) == r.entityOf(b) {
				continue
			}
			related = true
			if i < k && !r.related(r.entityOf(a), r.entityOf(b)) {
				r.relate(a, &b)
			}
		}
		if !related && !r.related(r.entityOf(a), -1) {
			r.relate(a, nil)
		}
	}
}

// isGiven reports whether token i is the head of a passage that the caller marked.
func (r *reading) isGiven(i int) bool {
	return slices.ContainsFunc(r.given, func(g given) bool { return g.head == i })
}

func (r *reading) entityOf(g given) int { return r.mentions[g.mention].ents[0] }

// related reports whether an event joins two entities, or has the first in any role where there is no second.
func (r *reading) related(a, b int) bool {
	return slices.ContainsFunc(r.events, func(e event) bool {
		takesPart := func(x int) bool { return slices.Contains(e.actors, x) || slices.Contains(e.recipients, x) }
		return takesPart(a) && (b < 0 || takesPart(b))
	})
}

// candidate is an act that may relate two actors.
type candidate struct {
	act
	filled  int  // how well the two stand in the right roles; whom it is done to tells most
	odd     bool // the object is nobody to whom the like is done
	apart   bool // it is told only as what came before, follows or is the reason
	off     int  // steps from the path between the two
	along   int  // steps from where the path turns
	reverse bool
}

// better orders candidates: roles that fit, then nearness to the path, then to its top.
func (c *candidate) better(o *candidate) bool {
	return cmp.Or(compareBool(c.apart, o.apart), cmp.Compare(o.filled, c.filled), compareBool(c.odd, o.odd), cmp.Compare(c.off, o.off), cmp.Compare(c.along, o.along)) < 0
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// relate adds the event that the nearest predicate tells between two known actors; b is nil where there is only one.
func (r *reading) relate(a given, b *given) {
	path, top := r.pathBetween(a, b)
	var best *candidate
	sent := r.sentence(a.head)
	for i := sent.First; i < sent.End; i++ {
		if r.mentionOf(i) != nil && !(i == a.head || b != nil && i == b.head) {
			continue
		}
		for _, x := range r.acts(i) {
			c := candidate{act: x}
			if c.filled, c.reverse = r.fit(&x, a, b); c.filled < 2 && !r.mayRelate(&c, a, b) {
				continue
			}
			c.off, c.along = r.distance(i, path, top)
			c.apart = c.filled < 2 && (r.apart(i, top) || c.off > 0 && r.besideThePoint(&x, i)) || r.unmet(i, top)
			if r.hollow(&x) {
				continue
			}
			c.odd = x.pred != nil && x.rule == "event.verb" && len(x.pred.Objects) == 0 && len(x.recipients.ents) == 0 && r.child(i, text.Obj) >= 0
			if best == nil || c.better(best) {
				best = &c
			}
		}
	}
	const far = 2 // steps off the way, beyond which a word with neither of the two in its roles joins nobody
	if best == nil || best.apart || best.filled == 0 && best.off > far {
		return
	}
	if b != nil && r.alongside(best, a, b) {
		best.kind, best.mode, best.cameo = "COOPERATE", "", "060"
	}
	m := r.looseMood(best.head)
	e := event{kind: best.kind, mode: best.mode, contexts: best.contexts, cameo: best.cameo, modality: m.modality, actors: []int{r.entityOf(a)}, place: -1, at: best.at, rule: "event.nearest", score: 0.4,
		date: r.eventDate(best.head, sent)}
	if best.composed() && !(m.modality == graph.Negated && !r.isNegated(best.head) && isFriendly(best.kind)) {
		e.modality = graph.Asserted
	}
	if b != nil {
		e.recipients = []int{r.entityOf(*b)}
	}
	if best.reverse {
		e.actors, e.recipients = e.recipients, e.actors
	}
	r.events = append(r.events, e)
}

// mayRelate reports whether two actors may have different parts in an act, or the same in what is done together, and settles who of them acts; one actor alone has to fill a role.
func (r *reading) mayRelate(c *candidate, a given, b *given) bool {
	if b == nil {
		return c.filled > 0
	}
	if r.semicolonBetween(c.head, a.head) || r.semicolonBetween(c.head, b.head) {
		return false
	}
	pa, pb := r.partIn(a, &c.act), r.partIn(*b, &c.act)
	forth, back := pa.acts && pb.undergoes, pb.acts && pa.undergoes
	if forth != back {
		c.reverse = back
	}
	return forth || back || pa.acts && pb.acts && (c.kind == "AGREE" || c.pred != nil && c.pred.Reciprocal) || c.filled == 1 && r.straddles(&c.act, a, *b)
}

// alongside reports whether one of two actors takes part with the other in what is done to somebody else: "took part in a raid with Y".
func (r *reading) alongside(c *candidate, a given, b *given) bool {
	if isFriendly(c.kind) || c.pred == nil || slices.Contains(c.pred.Recipients, "with") || c.pred.Reciprocal || c.filled > 1 || c.composed() {
		return false
	}
	for _, g := range []given{a, *b} {
		if r.isWithAct(g.head) {
			continue
		}
		if h := r.head(g.head); withWords.has(r.caseOf(g.head)) && (h == c.head || h >= 0 && h == c.object) {
			return true
		}
	}
	return false
}

// isWithAct reports whether the "with" before token k belongs to what two do together, which stands before it: "condemned the talks with Y".
func (r *reading) isWithAct(k int) bool {
	n := r.child(k, text.Case) - 1
	if n < 0 || r.toks[n].UPOS != text.NOUN {
		return false
	}
	_, agreement := agreementHeads[r.headNoun(n)]
	return agreement || slices.ContainsFunc(r.nounHits(n), func(h lexicon.PredicateHit) bool { return isFriendly(h.Predicate.Type) })
}

var withWords = words(`with alongside together_with along_with`)

// apart reports whether a clause or phrase of time, reason or condition stands between the word at token i and token top, or a clause that only describes somebody.
func (r *reading) apart(i, top int) bool {
	const depth = 12
	for k, n := i, 0; k >= 0 && k != top && n < depth; k, n = r.head(k), n+1 {
		switch {
		case r.isRel(k, text.AclRelcl):
			return true
		case r.isRel(k, text.Advcl):
			if subordinate.has(r.marker(k)) || r.marker(k) == "as" || r.marker(k) == "so" {
				return true
			}
		case r.isRel(k, text.Obl, text.Nmod):
			if circumstantial.has(r.caseOf(k)) && r.toks[max(r.head(k), 0)].Lemma != "die" {
				return true
			}
		}
	}
	return false
}

// besideThePoint reports whether a hostile noun, off the way between two actors, only tells what something is about or where it comes from, and whether a participle only describes somebody: "grievances
// about the bombing", "doctors treated those wounded in".
func (r *reading) besideThePoint(x *act, i int) bool {
	if isFriendly(x.kind) {
		return false
	}
	switch {
	case r.toks[i].UPOS == text.NOUN && r.isRel(i, text.Nmod, text.Obl, text.Compound, text.Appos):
		return true
	case r.toks[i].UPOS == text.NOUN && r.isRel(i, text.Obj):
		return topical.has(r.toks[max(r.head(i), 0)].Lemma)
	}
	return r.toks[i].XPOS == "VBN" && r.isRel(i, text.Acl) && r.mentionOf(r.head(i)) != nil
}

// topical are verbs whose object is what is talked or thought about.
var topical = words(`discuss debate review address mention describe consider examine commemorate remember plan study survive flee escape explain cover report predict analyse analyze assess avoid condemn mourn recall mark`)

// unmet reports whether the clause of the word at token i is a condition that is not fulfilled yet, by the tree or by the word before it.
func (r *reading) unmet(i, top int) bool {
	const depth, reach = 12, 8
	for k, n := i, 0; k >= 0 && k != top && n < depth; k, n = r.head(k), n+1 {
		if r.isRel(k, text.Advcl) && conditions.has(r.marker(k)) {
			return true
		}
	}
	if i == top || r.toks[i].UPOS != text.VERB {
		return false
	}
	for k := i - 1; k >= max(r.sentence(i).First, i-reach); k-- {
		if conditions.has(r.norm(k)) {
			return true
		}
		if r.toks[k].Is(text.Punct) || r.toks[k].UPOS == text.VERB {
			return false
		}
	}
	return false
}

var conditions = words(`until unless if before lest`)

// circumstantial are prepositions that lead to what came before or after, or to a reason.
var circumstantial = words(`after before following over amid despite since until because_of due_to during ahead_of without under`)

// hollow reports whether an act is one that is refused, stopped or not done, so that it tells nothing of the kind; the word that says so tells what comes of it.
func (r *reading) hollow(x *act) bool {
	if x.composed() {
		return false
	}
	if h := x.head; r.toks[h].UPOS == text.NOUN && r.isRel(h, text.Obj, text.NsubjPass) && r.mentionOf(h) == nil { // the verb decides: "eased its siege", "captured an aid convoy"
		switch sense, prep := r.governing(r.head(h)); sense {
		case lexicon.Stops, lexicon.Refuses, lexicon.Denies, lexicon.Fails:
			return prep == ""
		}
		if y, ok := r.verbAct(r.head(h), actDepth); ok && x.rule == "event.noun" && isFriendly(y.kind) != isFriendly(x.kind) {
			return true
		}
	}
	if k := r.child(x.head, text.Case) - 1; k >= 0 && r.toks[k].UPOS == text.NOUN && r.mentionOf(k) == nil && r.isRel(x.head, text.Nmod, text.Obl) {
		if s, _ := r.governing(k); s == lexicon.Stops { // "an end to the attacks"
			return true
		}
	}
	m := r.moodOf(r.verbOver(x.head))
	if m.governor >= 0 && (m.sense == lexicon.Refuses || m.sense == lexicon.Stops) {
		return true
	}
	return m.modality == graph.Negated && !isFriendly(x.kind)
}

// looseMood is the mood of an act, of a noun that of the verb above it. What is only meant is as the clause above has it: "will not go to meet Y".
func (r *reading) looseMood(h int) mood {
	v := r.verbOver(h)
	m := r.moodOf(v)
	if sense, prep := r.governing(v); v != h && sense == lexicon.Intends && prep == "" && r.isRel(h, text.Obj) {
		r.weaken(&m, graph.Future) // "is considering sanctions"
	}
	if m.unreal || m.governor >= 0 {
		m.modality = graph.Hypothetical
		if k := r.head(v); k >= 0 {
			if above := r.moodOf(k); above.modality == graph.Negated || above.modality == graph.Future {
				m.modality = above.modality
			}
		}
	}
	return m
}

// verbOver is token h, or the first word above it that is no noun.
func (r *reading) verbOver(h int) int {
	for r.toks[h].UPOS == text.NOUN && r.head(h) >= 0 {
		h = r.head(h)
	}
	return h
}

// acts are what the word at token i may tell, whoever does it.
func (r *reading) acts(i int) []act {
	var out []act
	switch r.toks[i].UPOS {
	case text.VERB, text.ADJ, text.AUX:
		if x, ok := r.allowedAct(i, actDepth); ok {
			out = append(out, x)
		}
		if x, ok := r.verbAct(i, actDepth); ok {
			out = append(out, x)
		} else if x, ok := r.saidOf(i); ok {
			out = append(out, x)
		}
	case text.NOUN, text.PROPN:
		x, ok := r.clauseAct(i, actDepth)
		if !ok && r.mentionOf(i) == nil {
			x, ok = r.nounAction(i, actDepth)
		}
		if ok {
			out = append(out, x)
		}
	}
	return out
}

// composed reports whether an act is made by a word that says what comes of another, or by words about somebody.
func (x *act) composed() bool { return x.rule == "event.governor" || x.rule == ruleSaidOf }

// ruleSaidOf marks acts that saidOf reads.
const ruleSaidOf = "event.said"

// saidOf reads "X said that Y must do something", which asks it of Y, and "X said that Y was responsible", which accuses Y.
func (r *reading) saidOf(v int) (act, bool) {
	if r.speechForm(r.norm(v)) == 0 {
		return act{}, false
	}
	for c := range r.children(v, text.Ccomp, text.Parataxis) {
		kind := ""
		for k := range r.children(c, text.Aux) {
			if n := r.norm(k); n == "must" || n == "should" || n == "ought" {
				kind = "REQUEST"
			}
		}
		switch l := r.toks[c].Lemma; {
		case (l == "need" || l == "have") && r.child(c, text.Xcomp) >= 0:
			kind = "REQUEST"
		case l == "responsible" || l == "guilty" || l == "culpable" || l == "complicit", l == "bear" && r.child(c, text.Obj) >= 0 && r.toks[r.child(c, text.Obj)].Lemma == "responsibility":
			kind = "ACCUSE"
		case r.child(c, text.Cop) >= 0:
			if stance, ok := r.evaluationAt(c); ok && stance == lexicon.Opposes {
				kind = "ACCUSE"
			} else if ok {
				kind = "SUPPORT"
			}
		}
		if s := r.ownSubject(c); kind != "" && s >= 0 {
			subject, _ := r.subjectToken(v)
			whom := r.who(s, true)
			if len(whom.ents) == 0 {
				whom.Range = r.subtree(s)
			}
			return act{kind: kind, at: text.Range{First: v, End: v + 1}, object: -1, head: v, actors: r.agents(subject), recipients: whom, rule: ruleSaidOf}, true
		}
	}
	return act{}, false
}

// fit counts which of two actors stand in an act's roles, and tells whether the second is the one who acts.
func (r *reading) fit(x *act, a given, b *given) (filled int, reverse bool) {
	score := func(from, to int) int {
		n := 0
		if slices.Contains(x.actors.ents, from) {
			n++
		}
		if to >= 0 && slices.Contains(x.recipients.ents, to) {
			n++
		}
		return n
	}
	ea, eb := r.entityOf(a), -1
	if b != nil {
		eb = r.entityOf(*b)
	}
	forth, back := score(ea, eb), 0
	if b != nil {
		back = score(eb, ea)
	} else if slices.Contains(x.recipients.ents, ea) {
		back = 1
	}
	if back > forth {
		return back, true
	}
	return forth, false
}

// pathBetween returns the tokens on the way through the tree from one actor to the other, and the topmost of them; of one actor alone the way to the root.
func (r *reading) pathBetween(a given, b *given) (path map[int]bool, top int) {
	path = map[int]bool{}
	up := map[int]bool{}
	var way []int
	for k := a.head; k >= 0; k = r.head(k) {
		up[k] = true
		way = append(way, k)
	}
	top = way[len(way)-1]
	if b != nil {
		for k := b.head; k >= 0; k = r.head(k) {
			if up[k] {
				top = k
				break
			}
			path[k] = true
		}
	}
	for _, k := range way {
		path[k] = true
		if k == top {
			break
		}
	}
	return path, top
}

// distance is how many steps token i is off a path, and how far from its top the step onto it is.
func (r *reading) distance(i int, path map[int]bool, top int) (off, along int) {
	k := i
	for ; k >= 0 && !path[k]; k = r.head(k) {
		off++
	}
	if k < 0 {
		return len(r.toks), 0
	}
	for ; k >= 0 && k != top; k = r.head(k) {
		along++
	}
	return off, along
}
