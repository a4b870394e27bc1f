package extract

import (
	"slices"

	"entente/graph/plover"
	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// frame is a predicate of the lexicon with what fills its roles in the clause.
type frame struct {
	*lexicon.Predicate
	at                 text.Range // the words of the predicate
	head               int        // their head
	object             int        // the token that heads the object that the predicate requires, -1 for none
	actors, recipients phrase
}

// predicateHits looks the words from token i on up, of a class. The buffer is copied: what reads a hit's arguments looks up others.
func (r *reading) predicateHits(i int, class lexicon.PredicateClass) []lexicon.PredicateHit {
	if l := r.toks[i].Lemma; l == "have" && class == lexicon.VerbPredicate { // whose forms no rule gives
		const reach = 6
		r.split = append(append(r.split[:0], l), r.words[i+1:min(i+reach, len(r.words))]...)
		r.hits = r.lex.AppendPredicates(r.hits[:0], r.split, 0)
	} else {
		r.hits = r.lex.AppendPredicates(r.hits[:0], r.words, i)
	}
	if len(r.hits) == 0 || i+r.hits[0].N > r.sentence(i).End || r.hyphenated(i-1) || r.hyphenated(i+r.hits[0].N) {
		return nil
	}
	var out []lexicon.PredicateHit
	for _, h := range r.hits {
		if h.Predicate.Class == class {
			out = append(out, h)
		}
	}
	return out
}

// hyphenated reports whether token i is a hyphen between two words of one, not a dash.
func (r *reading) hyphenated(i int) bool {
	return i > 0 && i+1 < len(r.toks) && r.norm(i) == "-" && r.toks[i-1].End == r.toks[i].Start && r.toks[i].End == r.toks[i+1].Start
}

// verbFrame returns the predicate that the verb at token v is used as, by the first pattern whose required object is there; of several, one whose recipient is there too.
func (r *reading) verbFrame(v int, a *arguments) (frame, bool) {
	var best frame
	found := false
	for _, h := range r.predicateHits(v, lexicon.VerbPredicate) {
		f := frame{Predicate: h.Predicate, at: text.Range{First: v, End: v + h.N}, head: v, object: -1}
		args := r.shifted(a, v, h.N)
		if len(f.Objects) > 0 {
			if f.object = r.objectAmong(f.Predicate, args.object); f.object < 0 {
				continue
			}
		}
		if len(f.Objects) == 0 && h.N == 1 && (a.clause >= 0 && r.toks[v].Lemma == "help" || f.Type == "PROTEST" && r.showsSomething(&f, a)) {
			continue // "helped persuade Y", "demonstrated that"
		}
		if len(f.Objects) == 0 && h.N == 1 && a.object >= 0 && reflexives.has(r.norm(a.object)) {
			continue // "to defend itself"
		}
		if h.N == 1 && r.toks[v].Lemma == "ask" && !r.asksToAct(a) && !r.inOffice(a.subject) {
			continue // a question, which only from those in office wants something done
		}
		if f.actors = r.actorsOf(v, a); f.Persons && a.subject >= 0 && len(r.actorPhrase(a.subject).ents) == 0 {
			f.actors = phrase{} // policies do not travel
		}
		f.recipients = r.verbRecipients(&f, &args)
		if f.takesAnything() && (len(f.recipients.ents) == 0 || r.head(f.object) != v || r.isRel(f.object, text.Nsubj) && !r.isRel(f.object, text.NsubjPass)) {
			continue // only the recipient makes it an act
		}
		if !found {
			best, found = f, true
		}
		if len(f.recipients.ents) > 0 {
			return f, true
		}
		if len(f.Objects) > 0 && len(best.Objects) == 0 {
			best = f
		}
	}
	return best, found
}

// showsSomething reports whether a verb that has nobody for its object has an object or a clause: who demonstrates something does not protest.
func (r *reading) showsSomething(f *frame, a *arguments) bool {
	return !slices.Contains(f.Recipients, lexicon.RoleObject) && (a.clause >= 0 || a.object >= 0 && !a.passive && !r.isTimeNoun(a.object))
}

var reflexives = words(`itself himself herself themselves myself ourselves yourself oneself`)

// shifted are the arguments of a verb of n words: where they end in a preposition, what it leads to is the object.
func (r *reading) shifted(a *arguments, v, n int) arguments {
	if n == 1 {
		return *a
	}
	out := *a
	last := v + n - 1
	switch h := r.head(last); {
	case r.isRel(last, text.Case) && h > last:
		out.object = h
	case r.toks[last].UPOS == text.ADP && !r.isRel(last, text.CompoundPrt) && !a.passive:
		if k := r.nounAfter(last + 1); k >= 0 {
			out.object = k
		}
	case r.within(last, a.object) || a.object >= v && a.object < v+n: // the words have the object among them
		out.object = -1
	}
	if out.object >= 0 {
		r.appendObliques(&out, out.object)
	}
	return out
}

// nounAfter is the head of the noun phrase that begins at token i, -1 where none does.
func (r *reading) nounAfter(i int) int {
	const reach = 8
	for k := i; k < min(i+reach, len(r.toks)) && r.toks[k].Sentence == r.toks[i-1].Sentence; k++ {
		switch r.toks[k].UPOS {
		case text.DET, text.ADJ, text.NUM, text.ADV:
			continue
		case text.NOUN, text.PROPN, text.PRON:
			for h := r.head(k); h > k && r.isRel(k, text.Compound, text.Amod, text.NmodPoss, text.Flat) && h-k < reach; h = r.head(k) {
				k = h
			}
			return k
		}
		return -1
	}
	return -1
}

// objectAmong returns the token that is one of the objects a predicate requires: the head of the object phrase, one joined to it, or the noun that a measure counts; -1 for none.
func (r *reading) objectAmong(p *lexicon.Predicate, object int) int {
	if object < 0 {
		return -1
	}
	for k := range r.coordinated(object) {
		for first := k; first >= max(0, k-3); first-- {
			if n := p.MatchObject(r.words, first); n > 0 && first+n-1 == k {
				return k
			}
		}
		if p.MatchObject(anythingWord, 0) > 0 && r.isThing(k) {
			return k
		}
		sum := r.isMoney(k)
		if sum && p.MatchObject(moneyWord, 0) > 0 {
			return k
		}
		for c := range r.partsOf(k, "of", "in") {
			if c == object || !sum && !measureNouns.has(r.toks[k].Lemma) {
				continue
			}
			if o := r.objectAmong(p, c); o >= 0 {
				return o
			}
		}
	}
	return -1
}

// agents returns who acts where token s is the subject: actors, or whose weapon or deed it is ("Ruritanian warplanes", "an attack by X").
func (r *reading) agents(s int) phrase {
	if s < 0 {
		return phrase{}
	}
	if n := r.norm(s); (n == "it" || n == "they" || n == "he" || n == "she" || n == "we") && r.mentionOf(s) == nil {
		return r.speakerOf(s)
	}
	p := r.who(s, false)
	if len(p.ents) > 0 || r.mentionOf(s) != nil || !r.isDeed(s) {
		return p
	}
	if p := r.ownersOf(s); len(p.ents) > 0 {
		return p
	}
	return r.subjectOfMaking(s)
}

// subjectOfMaking returns who makes what token h names, where it is the object of a verb of making: "passed a resolution" that condemns somebody.
func (r *reading) subjectOfMaking(h int) phrase {
	if v := r.head(h); v < 0 || !making.has(r.toks[v].Lemma) {
		return phrase{}
	}
	s := r.subjectOfVerbOver(h)
	if s < 0 {
		return phrase{}
	}
	return r.actorPhrase(s)
}

// actorsOf returns who does what the verb at token v says: its subject, and for a participle that the parser gives none that of the last finite verb before it.
func (r *reading) actorsOf(v int, a *arguments) phrase {
	if a.subject >= 0 && a.subject < v && r.isTimeNoun(a.subject) { // "four days after Ruritanian troops invaded", taken for days that invade
		if m := r.mentionOf(v - 1); m != nil && m.First > a.subject && r.isActor(m) {
			return r.agents(v - 1)
		}
	}
	p := r.agents(a.subject)
	if before, _ := r.subjectBefore(v); len(p.ents) > 0 && len(before.ents) > len(p.ents) && len(before.partial) == 0 && !a.passive && len(without(p.ents, before.ents)) == 0 {
		return before // a list that the parser cut short
	}
	if len(p.ents) == 0 && a.subject >= 0 && a.subject < v && !a.passive && r.toks[a.subject].UPOS != text.PRON && !r.isDeed(a.subject) && r.finiteVerb(v) { // "Co-founder of the firm, Jane Doe, met"
		k := v
		for k > a.subject && (r.toks[k-1].UPOS == text.ADV || r.toks[k-1].UPOS == text.AUX) {
			k--
		}
		if r.norm(k-1) == "," {
			k--
		}
		if m := r.mentionOf(k - 1); m != nil && r.isKind(m, facts.Person) && r.within(r.headOf(m.Range), a.subject) {
			return phrase{Range: m.phrase, ents: m.ents}
		}
	}
	if len(p.ents) > 0 || a.subject >= 0 || a.passive || r.toks[v].XPOS != "VBG" || r.norm(v-1) != "," {
		return p
	}
	for k := v - 1; k >= r.sentence(v).First; k-- {
		if r.finiteVerb(k) && r.mentionOf(k) == nil && !r.quoted(k) {
			if p, _ := r.subjectOf(k); len(p.ents) > 0 {
				return p
			}
		}
	}
	return phrase{}
}

// isDeed reports whether the noun at token i is something that its owner does or says, or does it with.
func (r *reading) isDeed(i int) bool {
	if r.toks[i].UPOS != text.NOUN && r.toks[i].UPOS != text.PROPN {
		return false
	}
	return instruments.has(r.toks[i].Lemma) || len(r.nounHits(i)) > 0
}

// instruments are what deeds are done with.
var instruments = words(`missile rocket bomb shell plane aircraft jet helicopter drone ship vessel boat warship gunboat submarine tank bullet weapon gun artillery mortar fire gunfire bulldozer carrier
	statement letter report resolution decision ruling verdict order law bill decree vote move policy step measure action plan airstrike
	petition motion communique communiqué memorandum note article editorial speech sentence judgment judgement`)

// verbRecipients returns whom the act is done to, by the first of the predicate's roles that somebody stands in.
func (r *reading) verbRecipients(f *frame, a *arguments) phrase {
	for _, role := range f.Recipients {
		var p phrase
		switch role {
		case lexicon.RoleObject:
			if f.object >= 0 {
				p = r.actorPhrase(f.object)
			} else {
				p = r.who(a.object, r.touchesBelongings(f.Predicate, a.object) && !r.isAgreedOn(f, a.object))
			}
		case lexicon.RolePossessive, lexicon.RoleModifier:
			if f.object >= 0 {
				if p = r.actorPhrase(f.object); len(p.ents) == 0 && !r.isAgreedOn(f, f.object) {
					p = r.ownersOf(f.object)
				}
			}
		default:
			for h := range a.to(string(role)) {
				if p = r.who(h, !r.isTimeNoun(h) && !r.isAgreedOn(f, h) && !r.helpsToDo(f, h)); len(p.ents) > 0 {
					break
				}
			}
			if len(p.ents) == 0 && (role == "to" || role == "for") {
				p = r.who(a.indirect, true)
			}
		}
		if len(p.ents) > 0 {
			return p
		}
	}
	return phrase{}
}

// helpsToDo reports whether an act is help toward what the noun at token h tells that is done to somebody, who is not helped: "opened the door to the extradition of Y".
func (r *reading) helpsToDo(f *frame, h int) bool {
	return f.Type == "AID" && h >= 0 && r.mentionOf(h) == nil && len(r.nounHits(h)) > 0
}

// isAgreedOn reports whether an act is agreeing to the agreement at token h: who proposed or brokered that is not whom it is agreed with.
func (r *reading) isAgreedOn(f *frame, h int) bool {
	return f.Type == "AGREE" && h >= 0 && r.namesAgreement(h)
}

// touchesBelongings reports whether what is done to the thing at token o is done to its owner: violence and force always, words where the thing is what somebody does or wants.
func (r *reading) touchesBelongings(p *lexicon.Predicate, o int) bool {
	if o < 0 || p.Mode == "access" { // who lets somebody in does nothing to what is somebody's
		return false
	}
	switch p.Type {
	case "ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID":
		return !causes.has(r.toks[o].Lemma) && !abstract.has(r.toks[o].Lemma)
	}
	return r.child(o, text.NmodPoss) >= 0 || causes.has(r.toks[o].Lemma) || len(r.nounHits(o)) > 0
}

// causes are what somebody decides, wants or holds.
var causes = words(`decision move plan policy proposal offer demand request call bid claim effort position stance initiative suggestion idea action step measure behaviour behavior attempt push resolution draft bill law
	ruling verdict statement remark comment announcement appeal motion candidacy leadership rule government sovereignty independence integrity appointment approach response invitation agreement referendum election
	victory nomination handling failure intervention presence programme program project ban restriction ambition stand right drive draft settlement reform test development deployment expansion treatment`)

// abstract are things of the mind or of contests, which no force touches.
var abstract = words(`nomination attention vote seat title imagination spirit mood moment win success hope dream heart mind hand word point question image name lead chance market ball record game match
	race season champion sentiment interest voice opponent rhetoric message image brand story debate compliment favour favor gesture love call focus gaze smile verdict insight light tone`)

// nounHits looks up the noun that token h heads, with the words before it that belong to it ("peace talks").
func (r *reading) nounHits(h int) []lexicon.PredicateHit {
	first := r.sentence(h).First
	for k := max(first, h-3); k <= h; k++ {
		hits := r.predicateHits(k, lexicon.NounPredicate)
		if len(hits) > 0 && k+hits[0].N > h && (k == h || r.head(k) == h || r.head(k) > k && r.head(k) <= h) {
			return hits
		}
	}
	return nil
}

// nounFrame returns the predicate that the noun at token h is used as: "X's attack on Y", "an attack by X on Y", "talks between X and Y", "launched an attack on Y".
func (r *reading) nounFrame(h int) (frame, bool) { return r.nounFrameOf(h, h) }

// nounFrameOf is nounFrame for a noun at token n whose phrase token h heads: "curfew hours".
func (r *reading) nounFrameOf(n, h int) (frame, bool) {
	hits := r.nounHits(n)
	if len(hits) == 0 {
		return frame{}, false
	}
	var best frame
	for i, hit := range hits {
		f := frame{Predicate: hit.Predicate, at: text.Range{First: h, End: h + 1}, head: h, object: -1}
		a := arguments{subject: -1, object: -1, indirect: -1, agent: -1, clause: -1}
		r.appendObliques(&a, h)
		if v := r.head(h); v >= 0 && r.isRel(h, text.Obj, text.NsubjPass) && r.toks[v].UPOS == text.VERB {
			r.appendObliques(&a, v)
		}
		f.actors, f.recipients = r.nounRole(&f, &a, f.Agents), r.nounRole(&f, &a, f.Recipients)
		if len(f.actors.ents) == 0 {
			f.actors = r.originOf(h)
		}
		f.recipients.ents = without(f.recipients.ents, f.actors.ents)
		if i == 0 || len(f.actors.ents) > 0 && len(f.recipients.ents) > 0 {
			best = f
		}
		if len(f.actors.ents) > 0 && len(f.recipients.ents) > 0 {
			break
		}
	}
	return best, true
}

// originOf returns from whom what the noun at token h names comes, where its verb says no more: "condemnation came from Ruritania".
func (r *reading) originOf(h int) phrase {
	v := r.head(h)
	if !r.isRel(h, text.Nsubj) || r.isRel(h, text.NsubjPass) || !comingVerbs.has(r.toks[v].Lemma) {
		return phrase{}
	}
	for c := range r.oblique(v, "from") {
		if p := r.who(c, false); len(p.ents) > 0 {
			return p
		}
	}
	return phrase{}
}

// comingVerbs say of words and deeds only that there are some.
var comingVerbs = words(`come emerge arrive emanate originate pour flow`)

// nounRole returns who stands in the first of a noun's roles that somebody stands in.
func (r *reading) nounRole(f *frame, a *arguments, roles []lexicon.Role) phrase {
	for _, role := range roles {
		var p phrase
		switch role {
		case lexicon.RolePossessive:
			for c := range r.children(f.head, text.NmodPoss) {
				p = r.who(c, false)
			}
		case lexicon.RoleModifier:
			for c := range r.children(f.head, text.Amod, text.Compound, text.Nmod) {
				if m := r.mentionOf(c); m != nil && c < f.head && r.caseOf(c) == "" && r.isActor(m) {
					p = phrase{Range: m.Range, ents: m.ents}
				}
			}
		default:
			for h := range a.to(string(role)) {
				if p = r.who(h, role != "by" && role != "from" && role != "between"); len(p.ents) > 0 {
					break
				}
			}
		}
		if len(p.ents) > 0 {
			return p
		}
	}
	return phrase{}
}

func without(list, drop []int) []int {
	return slices.DeleteFunc(slices.Clone(list), func(x int) bool { return slices.Contains(drop, x) })
}

// wellFormed reports whether an event has the participants that its predicate asks for, and joins the actors of what is done together.
func (r *reading) wellFormed(e *event, p *lexicon.Predicate) bool {
	e.recipients = without(e.recipients, e.actors)
	switch {
	case len(e.actors) == 0, p.Persons && !r.travels(e.actors), e.mode == "deport" && r.allOfSector(e.recipients, "MIL"): // soldiers are sent back to their posts
		return false
	case len(e.recipients) > 0:
		return true
	case p.Reciprocal && len(e.actors) > 1:
		return true
	}
	t, _ := plover.Lookup(p.Type)
	return len(p.Recipients) == 0 && !t.NeedsRecipient
}

// allOfSector reports whether there are some of a list, and all of them are groups of a sector.
func (r *reading) allOfSector(ents []int, sector string) bool {
	return len(ents) > 0 && !slices.ContainsFunc(ents, func(e int) bool { return r.entities[e].sector != sector })
}

// travels reports whether those who do what only persons do are persons, or a state or body for those who act for it.
func (r *reading) travels(ents []int) bool {
	return !slices.ContainsFunc(ents, func(e int) bool { return r.entities[e].kind == facts.City })
}

// coverParticipants makes an event's passage hold those who take part and the object, as far as they stand near.
func (r *reading) coverParticipants(e *event, object int, phrases ...phrase) {
	const reach = 30
	sent := r.sentence(e.at.First)
	if object >= 0 {
		e.at.First, e.at.End = min(e.at.First, object), max(e.at.End, object+1)
	}
	for _, p := range phrases {
		if len(p.ents) > 0 && p.First >= sent.First && p.End <= sent.End && p.First > e.at.First-reach && p.End < e.at.End+reach {
			e.at.First, e.at.End = min(e.at.First, p.First), max(e.at.End, p.End)
		}
	}
}

// speakerOf returns who says the clause whose subject is the pronoun at token s: "Ruritania said it had sent troops".
func (r *reading) speakerOf(s int) phrase {
	for k, i := r.head(s), 0; k >= 0 && i < 5; k, i = r.head(k), i+1 {
		h := r.head(k)
		if h < 0 || !r.isRel(k, text.Ccomp, text.Parataxis) {
			continue
		}
		if r.toks[h].UPOS != text.VERB {
			return phrase{}
		}
		if sub, _ := r.subjectToken(h); sub >= 0 && sub != s {
			return r.agents(sub)
		}
		return phrase{}
	}
	return phrase{}
}

// moneyWord is what a sum of money is called where a predicate requires money.
var moneyWord = []string{"money"}

// takesAnything reports whether the object of a frame's predicate may be anything.
func (f *frame) takesAnything() bool { return slices.Contains(f.Objects, anythingWord[0]) }

// anythingWord is what a predicate requires whose object may be anything but an actor.
var anythingWord = []string{"something"}

// isThing reports whether token i heads a phrase of something that is nobody.
func (r *reading) isThing(i int) bool {
	if r.toks[i].UPOS != text.NOUN || r.isTimeNoun(i) {
		return false
	}
	m := r.mentionOf(i)
	return (m == nil || !r.isActor(m)) && !abstract.has(r.toks[i].Lemma) && !r.tellsAct(i)
}

// isMoney reports whether token i heads a sum of money: "$4 million", "two billion euros".
func (r *reading) isMoney(i int) bool {
	if currencies.has(r.norm(i)) || currencies.has(r.toks[i].Lemma) {
		return true
	}
	if r.toks[i].UPOS != text.NUM && r.toks[i].UPOS != text.NOUN && r.toks[i].UPOS != text.SYM {
		return false
	}
	for c := range r.children(i) {
		if currencies.has(r.norm(c)) {
			return true
		}
	}
	return currencies.has(r.norm(i-1)) || currencies.has(r.norm(i-2))
}

var currencies = words(`$ € £ ¥ us$ dollar euro pound yen yuan rouble ruble rupee franc krona krone peso lira dollars euros pounds usd eur gbp`)
