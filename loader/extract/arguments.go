package extract

import (
	"iter"
	"slices"

	"entente/loader/facts"
	"entente/loader/text"
)

// arguments are the tokens that head the arguments of a verb; -1 where it has none.
type arguments struct {
	subject, object, indirect, agent int
	passive                          bool
	clause                           int // the clause that completes it: "agreed to send", "demanded that Y leave"
	obliques                         []oblique
}

// oblique is what a preposition leads to.
type oblique struct {
	prep string
	head int
}

// argumentsOf reads the arguments of the verb at token v, those of its object among the obliques: parsers hang "on Y" of "imposed sanctions on Y" on either. In the passive, object is who
// or what the thing is done to, and subject who does it.
func (r *reading) argumentsOf(v int) arguments {
	a := arguments{subject: -1, object: r.child(v, text.Obj), indirect: r.child(v, text.Iobj), agent: -1, clause: r.child(v, text.Xcomp, text.Ccomp)}
	if a.clause >= 0 && r.isRel(a.clause, text.Ccomp) && a.clause < v && r.ownSubject(v) > a.clause {
		a.clause = -1 // "..., Doe said": what is said stands before
	}
	a.subject, a.passive = r.subjectToken(v)
	if !a.passive {
		a.passive = r.toks[v].XPOS == "VBN" && r.child(v, text.AuxPass) >= 0
	}
	for c := range r.children(v, text.Obl, text.Nmod) {
		prep := r.caseOf(c)
		if a.object < 0 && !a.passive && c > v && r.isAmount(c) { // "carried out more than ten strikes", where the parser takes "than" for a comparison
			a.object = c
			continue
		}
		if prep == "by" && (a.passive || r.isRel(c, text.OblAgent)) && a.agent < 0 && !r.isTimeNoun(c) {
			a.agent = c
			continue
		}
		if prep != "" {
			a.obliques = append(a.obliques, oblique{prep, c})
		}
		if r.isTimeNoun(c) {
			r.appendObliques(&a, c) // "carried out strikes on Friday against Y"
		}
	}
	if r.isRel(v, text.Acl) && !r.isRel(v, text.AclRelcl) && a.subject == v-1 && a.subject == r.head(v) && (a.object >= 0 || r.toks[v].XPOS == "VBD") && a.agent < 0 {
		a.passive = false // "Ruritanian rebels seized the port", taken for a noun and its participle
	}
	if k := a.clause; a.object < 0 && k > v && (r.toks[k].UPOS == text.NOUN || r.toks[k].UPOS == text.PROPN) && r.child(k, text.Nsubj, text.Cop) < 0 {
		a.object, a.clause = k, -1 // "called off the strike", taken for what somebody is called
	}
	if a.passive && a.agent < 0 { // "was arrested at his school by police", where the parser hangs the police on the school
		for _, o := range a.obliques {
			for c := range r.oblique(o.head, "by") {
				if a.agent < 0 && !r.isTimeNoun(c) {
					a.agent = c
				}
			}
		}
	}
	if a.passive {
		if a.object < 0 || a.indirect < 0 && r.child(v, text.AuxPass) < 0 {
			a.object = a.subject
		} else {
			a.indirect = a.subject // "was given aid"
		}
		a.subject = a.agent
	} else {
		r.sharedObject(v, &a)
	}
	if a.object >= 0 {
		r.appendObliques(&a, a.object)
	}
	if k := r.child(v, text.CompoundPrt, text.Xcomp); k >= 0 && r.isRel(k, text.CompoundPrt) {
		r.appendObliques(&a, k)
	}
	if a.object < 0 && a.clause < 0 && r.isRel(v, text.Amod, text.Acl) && r.actsOnObject(v) { // "Ruritania crushed Graustarkian forces", taken for "crushed forces"
		a = arguments{subject: r.headOfName(v - 1), object: r.nounAfter(v + 1), indirect: -1, agent: -1, clause: -1}
		if a.object >= 0 {
			r.appendObliques(&a, a.object)
		}
	}
	r.addresseeAndWish(v, &a)
	if a.subject == v || a.object == v {
		a.subject, a.object = -1, -1 // slips of the parser
	}
	return a
}

// isAmount reports whether token c heads a phrase that only says how many there are: "more than ten strikes", "at least ten strikes", "up to ten strikes".
func (r *reading) isAmount(c int) bool {
	k := r.child(c, text.Case)
	if k < 1 || k > c {
		return false
	}
	switch r.norm(k-1) + " " + r.norm(k) {
	case "more than", "less than", "fewer than", "up to":
		return true
	}
	return r.norm(k) == "around" || r.norm(k) == "about"
}

// addresseeAndWish reads "asked Y to leave" and "asks to Y to leave" where the parser takes the infinitive for a purpose or for where something goes: behind whom a verb of asking asks, it is what is
// asked, and who is asked is its object.
func (r *reading) addresseeAndWish(v int, a *arguments) {
	if a.passive || !asking.has(r.toks[v].Lemma) {
		return
	}
	addressee := max(a.object, a.indirect)
	if addressee < 0 {
		for h := range a.to("to") {
			addressee = h
		}
	}
	if a.clause < 0 && addressee > v {
		for c := range r.children(v, text.Advcl, text.Obl) {
			if c > addressee && r.toks[c].XPOS == "VB" && a.clause < 0 && r.leadsInfinitive(c) {
				a.clause = c
			}
		}
	}
	if a.object < 0 && addressee > v && a.clause > addressee {
		a.object = addressee
	}
}

// leadsInfinitive reports whether token v is an infinitive, by its "to" whatever the parser takes that for.
func (r *reading) leadsInfinitive(v int) bool {
	return r.isInfinitive(v) || r.caseOf(v) == "to"
}

// asksToAct reports whether the arguments of a verb of asking say what is to be done, not what somebody wants to know.
func (r *reading) asksToAct(a *arguments) bool {
	if a.clause >= 0 && r.leadsInfinitive(a.clause) {
		return true
	}
	for range a.to("for") {
		return true
	}
	return false
}

// inOffice reports whether those for whom the noun phrase at token h stands are states, bodies or people in an office that the article tells of.
func (r *reading) inOffice(h int) bool {
	if h < 0 {
		return false
	}
	ents := r.actorPhrase(h).ents
	return len(ents) > 0 && !slices.ContainsFunc(ents, func(e int) bool {
		switch x := &r.entities[e]; x.kind {
		case facts.State, facts.Region:
			return false
		case facts.Organization:
			return x.orgKind == "MEDIA"
		}
		return !slices.ContainsFunc(r.offices, func(o office) bool { return o.person == e })
	})
}

// asking are verbs of asking somebody to do something.
var asking = words(`ask urge beg implore exhort press pressure lobby appeal invite petition encourage advise beseech entreat`)

// headOfName is the head of the mention that token i belongs to, -1 for none.
func (r *reading) headOfName(i int) int {
	if m := r.mentionOf(i); m != nil {
		return r.headOf(m.Range)
	}
	return -1
}

func (r *reading) appendObliques(a *arguments, h int) {
	for c := range r.children(h, text.Nmod, text.Obl) {
		if prep := r.caseOf(c); prep != "" && !slices.Contains(a.obliques, oblique{prep, c}) {
			a.obliques = append(a.obliques, oblique{prep, c})
		}
	}
	for c := range r.children(h, text.Acl) { // "rounds aimed at Y"
		if l := r.toks[c].Lemma; l == "aim" || l == "direct" || l == "target" {
			r.appendObliques(a, c)
		}
	}
	// "suspended food supplies to X" with another noun in between: one step down
	for c := range r.children(h, text.Nmod) {
		if p := r.caseOf(c); p != "of" && p != "in" {
			continue
		}
		for d := range r.children(c, text.Nmod) {
			if prep := r.caseOf(d); prep != "" && prep != "of" {
				a.obliques = append(a.obliques, oblique{prep, d})
			}
		}
	}
}

// sharedObject finds the object of a verb that has none of its own: that of the verb joined to it ("attacked and seized the port"), and the noun that its relative clause describes ("the port
// that X attacked").
func (r *reading) sharedObject(v int, a *arguments) {
	if a.object >= 0 {
		if h := r.relativeHead(a.object, v); h != v {
			a.object = h
		}
		return
	}
	for c := range r.children(v, text.Conj) {
		if r.toks[c].UPOS == text.VERB && c > v && c-v <= 3 {
			a.object = r.child(c, text.Obj)
			return
		}
	}
	if r.isRel(v, text.AclRelcl) && a.subject >= 0 && a.subject != r.head(v) && a.clause < 0 && len(a.obliques) == 0 {
		a.object = r.head(v)
	}
}

// to yields the heads of the obliques of one preposition.
func (a *arguments) to(prep string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, o := range a.obliques {
			if o.prep == prep && !yield(o.head) {
				return
			}
		}
	}
}

// partsOf yields what prepositions behind the noun at token k lead to, also where the parser hangs that on the verb whose object the noun is.
func (r *reading) partsOf(k int, prepositions ...string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for c := range r.oblique(k, prepositions...) {
			if !yield(c) {
				return
			}
		}
		for c := range r.oblique(r.head(k), prepositions...) {
			if r.isRel(k, text.Obj) && r.child(c, text.Case) == k+1 && !yield(c) {
				return
			}
		}
	}
}

// isTimeNoun reports whether token i is a day, month or other stretch of time.
func (r *reading) isTimeNoun(i int) bool {
	n := r.norm(i)
	return timeWords.has(n) || months.has(n) && n != "may" || weekdays.has(n) || timeLemmas.has(r.toks[i].Lemma) || r.toks[i].UPOS == text.NUM
}

// who returns those for whom a noun phrase stands, or to whom what it names belongs: the phrase's own actors; those of "some of X", "a number of X"; those whom something is of ("Ruritania's
// plan", "a Ruritanian convoy", "the decision by X").
func (r *reading) who(h int, belongings bool) phrase {
	if h < 0 {
		return phrase{}
	}
	p := r.actorPhrase(h)
	if len(p.ents) > 0 || r.mentionOf(h) != nil && !r.isKind(r.mentionOf(h), facts.City) {
		return p
	}
	if r.isTimeNoun(h) && r.toks[h].UPOS != text.NUM || r.noLonger(r.nounPhrase(h)) {
		return phrase{}
	}
	for c := range r.oblique(h, "of") {
		if measureNouns.has(r.toks[h].Lemma) || r.toks[h].UPOS == text.NUM {
			if p := r.actorPhrase(c); len(p.ents) > 0 {
				return phrase{text.Range{First: min(h, p.First), End: max(h+1, p.End)}, p.ents, nil}
			}
		}
	}
	if !belongings {
		return phrase{}
	}
	return r.ownersOf(h)
}

// measureNouns count those who stand behind "of".
var measureNouns = words(`number group dozen hundred thousand million score handful majority member pair couple batch series wave bunch crowd team party part half quarter lot range host list
	figure people total spate string remnant round set flurry raft slew array stream wealth volley dose tranche shipment consignment worth one some several many most all each none both any two three four five six seven eight nine ten`)

// ownersOf returns whose the thing is that token h names: by a possessor, an adjective or noun before it, or "of", "by" and "from" behind it.
func (r *reading) ownersOf(h int) phrase {
	for c := range r.children(h, text.NmodPoss) {
		if p := r.who(c, true); len(p.ents) > 0 {
			return r.around(p, h)
		}
	}
	for c := range r.children(h, text.Amod, text.Compound, text.Nmod) {
		if r.caseOf(c) != "" {
			continue
		}
		if m := r.mentionOf(c); m != nil && r.isActor(m) {
			return r.around(phrase{Range: m.Range, ents: m.ents}, h)
		}
	}
	if m := r.mentionOf(h - 1); m != nil && r.isActor(m) && r.head(h-1) == h && !r.possessive(h-1) {
		return r.around(phrase{Range: m.Range, ents: m.ents}, h)
	}
	for c := range r.oblique(h, "of", "by", "from") {
		if p := r.who(c, r.caseOf(c) == "of" && c-h < 8); len(p.ents) > 0 {
			return r.around(p, h)
		}
	}
	return r.makersOf(h)
}

// makersOf returns who made what token h names, as a clause behind it says: "an offer that Ruritania made", "a resolution drafted by Ruritania".
func (r *reading) makersOf(h int) phrase {
	for c := range r.children(h, text.Acl) {
		if !making.has(r.toks[c].Lemma) {
			continue
		}
		s := r.ownSubject(c)
		for k := range r.oblique(c, "by") {
			s = k
		}
		if s >= 0 && r.relativeHead(s, c) == s {
			if p := r.actorPhrase(s); len(p.ents) > 0 {
				return p
			}
		}
	}
	return phrase{}
}

// making are verbs of bringing forth what somebody says or wants.
var making = words(`make propose offer issue put present submit pass impose announce draft table launch plan sponsor back adopt sign order author write publish release take carry commit perpetrate stage mount set impose
	negotiate introduce pose raise voice advance float unveil outline call own run operate hold build`)

// around is a phrase whose passage takes token h in.
func (r *reading) around(p phrase, h int) phrase {
	p.First, p.End = min(p.First, h), max(p.End, h+1)
	return p
}

var timeLemmas = words(`second minute hour day week month year decade century evening night morning afternoon weekend fortnight spring summer autumn winter`)
