package extract

import (
	"maps"
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// tenureVerb is what a verb with an office says of somebody.
type tenureVerb struct {
	change tenureChange
	// done tells that the office comes to the verb's object, which a passive has as its subject: "appointed Jane Doe foreign minister".
	done bool
}

type tenureChange int

const (
	begins  tenureChange = iota // elected, sworn in
	lasts                       // serves as, is
	ends                        // resigned as
	follows                     // succeeded X as: the subject's begins, the object's ends
)

// tenureVerbs are the verbs that an office is the complement of, by lemma.
var tenureVerbs = map[string]tenureVerb{
	"elect": {begins, true}, "appoint": {begins, true}, "name": {begins, true}, "swear": {begins, true}, "inaugurate": {begins, true}, "install": {begins, true}, "choose": {begins, true},
	"re-elect": {begins, true}, "reelect": {begins, true}, "reappoint": {begins, true}, "confirm": {begins, true}, "crown": {begins, true}, "select": {begins, true}, "reinstate": {begins, true},
	"become": {begins, false}, "take": {begins, false}, "assume": {begins, false},
	"serve": {lasts, false}, "act": {lasts, false}, "remain": {lasts, false}, "work": {lasts, false}, "continue": {lasts, false}, "be": {lasts, false}, "rule": {lasts, false}, "reign": {lasts, false}, "stay": {lasts, false},
	"resign": {ends, false}, "quit": {ends, false}, "step": {ends, false}, "stand": {ends, false}, "retire": {ends, false}, "oust": {ends, true}, "dismiss": {ends, true}, "fire": {ends, true},
	"remove": {ends, true}, "sack": {ends, true}, "depose": {ends, true}, "topple": {ends, true},
	"succeed": {follows, false}, "replace": {follows, false},
}

// tenureNouns are the nouns that an office is the complement of, by lemma: "his election as president".
var tenureNouns = map[string]tenureChange{
	"election": begins, "re-election": begins, "appointment": begins, "inauguration": begins, "swearing-in": begins, "term": lasts, "tenure": lasts, "stint": lasts,
	"resignation": ends, "dismissal": ends, "removal": ends, "ouster": ends,
}

// officeNouns stand between a verb and the office: "took office as president".
var officeNouns = words(`office over seat post job helm reins role duties place`)

// findTenures reads who came to, holds or left an office from the verb that the title is a complement of. Pronouns must be resolved.
func (r *reading) findTenures() {
	for i := range r.titles {
		t := &r.titles[i]
		if m := r.mentionOf(t.First); len(t.persons) > 0 || t.plural || m != nil && m.via == facts.ViaName || r.modifiesNoun(t) || !readable(r.doc.Sentences[r.toks[t.First].Sentence].Part) {
			continue
		}
		if v, noun := r.tenureGovernor(t); v >= 0 {
			r.tenure(t, v, noun)
		}
	}
}

// tenureGovernor returns the verb or noun that a title is the complement of, -1 where there is none: by the tree, else by the words before.
func (r *reading) tenureGovernor(t *title) (v int, noun bool) {
	h := r.headOf(t.Range)
	for range 3 { // "president and commander-in-chief"
		if g := r.head(h); g >= 0 && r.isRel(h, text.Conj) && (r.titleAt[g] != none || r.child(g, text.Cop) >= 0 && r.toks[g].UPOS == text.NOUN) {
			h = g
		}
	}
	if r.child(h, text.Cop) >= 0 {
		return h, false
	}
	g := r.head(h)
	if g >= 0 && (officeNouns.has(r.norm(g)) || r.toks[g].UPOS == text.ADP) && r.head(g) >= 0 {
		g = r.head(g)
	}
	for _, k := range []int{g, r.wordGovernor(t)} {
		if k < 0 || r.toks[k].Sentence != r.toks[t.First].Sentence {
			continue
		}
		if _, ok := tenureVerbs[r.toks[k].Lemma]; ok && (r.toks[k].UPOS == text.VERB || r.toks[k].UPOS == text.AUX) && r.complementOf(t, k) {
			return k, false
		}
		if _, ok := tenureNouns[r.toks[k].Lemma]; ok && r.norm(t.phrase.First-1) == "as" {
			return k, true
		}
	}
	return -1, false
}

// complementOf reports whether the words before a title lead to it from the verb at token v: "as", the verb itself, or the object of a verb that makes somebody something.
func (r *reading) complementOf(t *title, v int) bool {
	k := t.phrase.First - 1
	if r.norm(k) == "as" {
		return v < k
	}
	verb := tenureVerbs[r.toks[v].Lemma]
	if k == v || v < k && r.toks[k].UPOS == text.ADV {
		return r.toks[v].Lemma != "serve" && r.toks[v].Lemma != "succeed" && r.toks[v].Lemma != "replace"
	}
	m := r.mentionOf(k)
	return verb.done && verb.change == begins && m != nil && m.End == k+1 && r.isKind(m, facts.Person) && m.phrase.First-1 <= v+1
}

// wordGovernor is the word before a title's noun phrase, past "as" and what stands between: "sworn in on Friday as", "took office as".
func (r *reading) wordGovernor(t *title) int {
	const reach = 8
	start := r.sentence(t.First).First
	k := t.phrase.First - 1
	if r.norm(k) != "as" {
		return k
	}
	for k--; k >= start && k > t.phrase.First-reach; k-- {
		_, verb := tenureVerbs[r.toks[k].Lemma]
		_, noun := tenureNouns[r.toks[k].Lemma]
		if verb && r.toks[k].UPOS == text.VERB || noun {
			return k
		}
		if r.norm(k) == "," || r.finiteVerb(k) {
			return -1
		}
	}
	return -1
}

// tenure notes what the verb or noun at token v says of the holders of a title.
func (r *reading) tenure(t *title, v int, noun bool) {
	status, ok := r.tenureStatus(v)
	if !ok || t.office.Function == lexicon.Candidate && r.child(v, text.Cop) < 0 {
		return
	}
	if noun {
		r.nounTenure(t, v)
		return
	}
	verb := tenureVerbs[r.toks[v].Lemma]
	if r.child(v, text.Cop) >= 0 {
		verb = tenureVerb{lasts, false}
	}
	subject, passive := r.subjectToken(v)
	passive = passive || r.child(v, text.AuxPass) >= 0
	object := r.child(v, text.Obj, text.Iobj)
	switch {
	case verb.change == follows && passive:
		r.addTenure(t, v, subject, ends, "")
		for agent := range r.oblique(v, "by") {
			r.addTenure(t, v, agent, begins, status)
		}
	case verb.change == follows:
		r.addTenure(t, v, subject, begins, status)
		r.addTenure(t, v, object, ends, "")
	case verb.done && !passive && r.toks[v].XPOS == "VBN" && object < 0: // "elected president in 2004, she"
		r.addTenure(t, v, subject, verb.change, status)
	case verb.done && !passive:
		if k := t.phrase.First - 1; r.norm(k) != "as" {
			if m := r.mentionOf(k); m != nil { // "appointed Jane Doe foreign minister", whatever the parser made the object
				object = r.headOf(m.Range)
			}
		}
		r.addTenure(t, v, object, verb.change, status)
	default:
		if r.toks[v].Lemma == "act" {
			status = lexicon.Acting
		}
		r.addTenure(t, v, subject, verb.change, status)
	}
}

// nounTenure reads "his election as president", "the appointment of Jane Doe as foreign minister".
func (r *reading) nounTenure(t *title, n int) {
	holder := r.child(n, text.NmodPoss)
	for c := range r.oblique(n, "of") {
		holder = c
	}
	r.addTenure(t, n, holder, tenureNouns[r.toks[n].Lemma], "")
}

// comesTrue are verbs whose infinitive is done: "went on to become", "was forced to resign".
var comesTrue = words(`go force compel manage oblige`)

// tenureStatus tells how certain the clause of token v is: not ok where it is denied, only wished for or supposed; ELECT for what is to begin.
func (r *reading) tenureStatus(v int) (lexicon.OfficeStatus, bool) {
	if r.isNegated(v) {
		return "", false
	}
	done := false
	for c := range r.children(v, text.Aux, text.Mark) {
		switch n := r.norm(c); {
		case n == "will" || n == "'ll" || n == "shall":
			return lexicon.Elect, r.toks[v].UPOS == text.VERB && tenureVerbs[r.toks[v].Lemma].change == begins
		case modals.has(n), n == "if", n == "whether", n == "unless":
			return "", false
		case n == "to":
			if g := r.head(v); g < 0 || !comesTrue.has(r.toks[g].Lemma) {
				return "", false
			}
			done = true
		}
	}
	if r.toks[v].XPOS == "VB" && r.child(v, text.Aux) < 0 && !done {
		return "", false
	}
	if n := r.norm(v - 1); n == "if" || n == "when" && r.toks[v].XPOS == "VBN" {
		return "", false
	}
	return "", true
}

// addTenure notes that those at token who hold, came to or left the office.
func (r *reading) addTenure(t *title, v, who int, change tenureChange, status lexicon.OfficeStatus) {
	if who < 0 {
		return
	}
	p := r.actorPhrase(who)
	people := slices.DeleteFunc(slices.Clone(p.ents), func(e int) bool { return r.entities[e].kind != facts.Person || r.entities[e].anonymous })
	if len(people) == 0 || len(people) > 1 && !t.plural && change != lasts {
		return
	}
	at := text.Range{First: min(v, t.phrase.First), End: max(t.end, v+1)}
	if s := r.sentence(v); p.First >= s.First && p.End <= s.End {
		at.First, at.End = min(at.First, p.First), max(at.End, p.End)
	}
	keep := t.status
	switch {
	case change == ends:
		t.status = lexicon.Former
	case t.status == "":
		t.status = status
	}
	from, to := r.clauseDates(v)
	if p, ok := r.periodAfter(t.end); ok && p.point && from == "" && to == "" {
		from, at.End = p.from, max(at.End, p.end)
	}
	for _, k := range r.addOffices(t, people, at, "office.verb", 0.85) {
		o := &r.offices[k]
		switch {
		case change == ends && o.to == "":
			o.to, o.from = o.from, ""
			if o.to == "" {
				o.to = from
			}
		case change == begins && o.from == "" && o.to == "", change == lasts && o.from == "" && to != "":
			o.from, o.to = from, to
		}
	}
	t.status = keep
}

// mostOffices bounds how many of a person's offices another one is compared with.
const mostOffices = 50

// linkOffices fills in what an office is of where its own words leave it open: what the article says of the same person and title elsewhere, then the lexicon's tenures on the day of the
// article, then the one state that the article is about.
func (r *reading) linkOffices() {
	held := map[int][]int{} // offices by person
	for i := range r.offices {
		held[r.offices[i].person] = append(held[r.offices[i].person], i)
	}
	for i := range r.offices {
		o := &r.offices[i]
		for _, k := range held[o.person][:min(len(held[o.person]), mostOffices)] {
			x := &r.offices[k]
			if x.status == o.status && (o.of < 0 || o.of == x.of) && strings.HasSuffix(x.title, " "+o.title) { // "Professor Doe" after "Emeritus Professor Jane Doe"
				o.title = x.title
			}
			if o.of < 0 && x.title == o.title && x.of >= 0 {
				o.of, o.function = x.of, x.function
			}
		}
		if o.of < 0 && o.owner >= 0 {
			o.of = r.ownOf(o, held)
			o.function = r.function(o.title, o.of)
		}
	}
	r.linkOfficeHolders()
	state := r.mainState()
	for i := range r.offices {
		o := &r.offices[i]
		if o.of >= 0 || state < 0 || !isNationalOffice(o) || r.isOfSomebodyElse(o) {
			continue
		}
		if e := r.entities[o.person].entry; e != nil && !r.isOf(e, r.entities[state].entry.ID) || e == nil && r.othersHeld(o, state) {
			continue
		}
		o.of, o.function = state, r.function(o.title, state)
		o.rule += "+state"
		o.score = min(o.score, 0.6)
	}
}

// othersHeld reports whether the lexicon knows all who held an office of a state in the article's time, and none by the person's name: such a one is secretary of state of somewhere else.
func (r *reading) othersHeld(o *office, state int) bool {
	of := r.entities[state].entry
	f := r.function(o.title, state)
	if of == nil || f != lexicon.ForeignMinister && f != lexicon.HeadOfGovernment {
		return false
	}
	surname := lastWord(r.entities[o.person].name)
	for _, p := range r.lex.PersonsBySurname(surname, "") {
		if slices.ContainsFunc(r.lex.Tenures(p.ID), func(t lexicon.Tenure) bool { return t.Of == of.ID && t.Function == f }) {
			return false
		}
	}
	day := r.published.date
	if len(day) != len("2006-01-02") { // any time: only where the office has a title of its own there
		return o.title == "secretary of state"
	}
	_, known := r.lex.Holder(of.ID, f, lexicon.Date(day))
	return known && o.status == ""
}

// isOf reports whether what is known of a person does not speak against an office in a state.
func (r *reading) isOf(person *lexicon.Entry, state lexicon.ID) bool {
	held := r.lex.Tenures(person.ID)
	return (person.Country == "" || person.Country == state) && (len(held) == 0 || slices.ContainsFunc(held, func(t lexicon.Tenure) bool { return t.Of == state }))
}

// ownOf is what a pronoun or common noun says that an office is of: "its leader", "the movement's leader" of what it stands for, "her foreign minister" of the state whose head or head of government she is.
func (r *reading) ownOf(o *office, held map[int][]int) int {
	m := r.mentionOf(o.owner)
	switch {
	case m == nil || len(m.ents) != 1 || m.ents[0] == o.person:
		return -1
	case r.canHaveOffices(m):
		return m.ents[0]
	}
	for _, k := range held[m.ents[0]] {
		x := &r.offices[k]
		if x.of >= 0 && (x.function == lexicon.HeadOfState || x.function == lexicon.HeadOfGovernment || x.function == lexicon.HeadOfOrganization) {
			return x.of
		}
	}
	return -1
}

// isOfSomebodyElse reports whether the passage of an office says that it is of something, though not of what is known: "the prime minister in exile of the rebels".
func (r *reading) isOfSomebodyElse(o *office) bool {
	n := -strings.Count(o.title, " of ")
	for k := o.at.First; k < o.at.End; k++ {
		if r.norm(k) == "of" {
			n++
		}
	}
	return n > 0
}

// isNationalOffice reports whether an office without any word of what it is of is that of the state that an article is about.
func isNationalOffice(o *office) bool {
	switch o.function {
	case lexicon.HeadOfState: // "President Jane Doe", but a president may be of anything
		return strings.HasPrefix(o.rule, "office.title-name") && o.bare && strings.Contains(o.title, "president")
	case lexicon.HeadOfGovernment, lexicon.DeputyHeadOfGovernment, lexicon.ForeignMinister, lexicon.DeputyForeignMinister, lexicon.DefenceMinister, lexicon.DeputyDefenceMinister, lexicon.InteriorMinister,
		lexicon.FinanceMinister, lexicon.JusticeMinister, lexicon.Minister, lexicon.DeputyMinister, lexicon.OppositionLeader:
		return true
	}
	return false
}

// mainState is the state that an article speaks of at least twice, and twice as often as of any other, its places and bodies counted; -1 where there is none.
func (r *reading) mainState() int {
	counts := map[lexicon.ID]int{}
	for m := range r.inOrder() {
		if m.via == facts.ViaPronoun || m.latent || len(m.ents) != 1 || r.isKind(m, facts.Person) {
			continue
		}
		if e := r.entities[m.ents[0]].entry; e != nil {
			if state := r.stateOfPlace(e); state.Kind() == lexicon.State {
				counts[state]++
			}
		}
	}
	best, first, second := lexicon.ID(""), 0, 0
	for _, id := range slices.Sorted(maps.Keys(counts)) {
		switch n := counts[id]; {
		case n > first:
			best, first, second = id, n, first
		case n > second:
			second = n
		}
	}
	if first < 2 || first < 2*second {
		return -1
	}
	e, ok := r.lex.Entry(best)
	if !ok {
		return -1
	}
	return r.known(e)
}

// linkOfficeHolders fills in, from the lexicon's tenures on the day of the article, what an office is of where the text leaves it open.
func (r *reading) linkOfficeHolders() {
	on := lexicon.Date(r.published.date)
	if len(on) > 0 && on[0] == '-' {
		on = ""
	}
	for i := range r.offices {
		o := &r.offices[i]
		e := r.entities[o.person].entry
		if o.of >= 0 || e == nil {
			continue
		}
		if of := r.heldOffice(o, e, on); of != "" {
			if entry, ok := r.lex.Entry(of); ok {
				o.of = r.known(entry)
				o.function = r.function(o.title, o.of)
				o.rule += "+tenure"
			}
		}
	}
}

// heldOffice is what a known person held the office of on a day, ever where the day is not known, empty where that is more than one thing.
func (r *reading) heldOffice(o *office, e *lexicon.Entry, on lexicon.Date) lexicon.ID {
	of := lexicon.ID("")
	for _, t := range r.lex.Tenures(e.ID) {
		if on != "" && !touchesDate(t, on) || t.Function == "" || r.lex.FunctionOf(o.title, t.Of) != t.Function {
			continue
		}
		if of != "" && of != t.Of {
			return ""
		}
		of = t.Of
	}
	return of
}

// touchesDate reports whether the tenure takes in some day that the date may mean.
func touchesDate(t lexicon.Tenure, on lexicon.Date) bool {
	n := min(len(on), len(t.From))
	if t.From[:n] > on[:n] {
		return false
	}
	n = min(len(on), len(t.To))
	return t.To == "" || t.To[:n] >= on[:n]
}
