package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// office is somebody holding one.
type office struct {
	person   int
	title    string
	function lexicon.Function
	of       int // -1: unknown
	status   lexicon.OfficeStatus
	from, to string
	owner    int  // a pronoun or common noun that says what it is of, -1: none
	bare     bool // no name stands before the title that might say what it is of
	at       text.Range
	rule     string
	score    float64
}

// findOffices reads who holds which office from the words around each title.
func (r *reading) findOffices() {
	for i := range r.titles {
		t := &r.titles[i]
		if r.mentionOf(t.First) != nil { // the title's words are part of a name
			continue
		}
		r.titlePhrase(t)
		r.titleHolders(t)
		r.joinedTitle(i)
	}
	r.repeatNames()
	r.findTenures()
	for i := range r.titles {
		t := &r.titles[i]
		if len(t.persons) == 0 && r.mentionOf(t.First) == nil {
			r.predicated(t, text.Range{First: t.phrase.First, End: t.end})
			r.joinedTitle(i)
		}
	}
}

// titleHolders finds the persons beside a title and notes their offices.
func (r *reading) titleHolders(t *title) {
	end := r.sentence(t.First).End
	after := t.End
	if m, n := r.lex.MatchModifier(r.words, after); n > 0 && m.After && after+n <= end {
		t.status = m.Status
		after += n
	}
	ofs, afterOf := r.titleComplement(t, after)
	if t.office.Function == lexicon.Legislator && len(ofs) == 0 && r.norm(after) == "from" { // "a senator from Ohio"
		ofs, afterOf = r.belongsTo(after+1, r.canHaveOffices, "from")
		afterOf = max(afterOf, after)
	}
	t.end = afterOf
	for _, e := range ofs {
		r.candidatesParty(t, e)
	}
	if t.office.Function == lexicon.Candidate && len(ofs) > 0 && !slices.ContainsFunc(ofs, func(e int) bool { return r.entities[e].orgKind != string(lexicon.Party) }) {
		t.parties = append(t.parties, ofs...) // "the candidate of the Unity Party"
	} else if len(ofs) > 0 {
		t.of, t.own = ofs, true
	} else {
		t.own = len(t.of) > 0
	}
	if r.modifiesNoun(t) {
		return
	}
	name := r.pastHonorific(after)
	apposed := afterOf
	if r.norm(apposed) == "(" { // an acronym
		if k := r.closingBracket(apposed, end); k > 0 {
			apposed = k + 1
		}
	}
	switch {
	case r.personAt(name) && r.isRankNoun(t) && (!t.plural || r.capital(t.First) || r.severalPersonsAt(name)): // Foreign Minister Jane Doe
		r.nameThenPlace(t, name)
		r.holders(t, name, "office.title-name")
	case afterOf > after && r.toks[afterOf-1].UPOS != text.ADP && r.personAt(r.pastHonorific(afterOf)): // secretary-general of the Union Jane Doe
		r.holders(t, r.pastHonorific(afterOf), "office.title-of-name")
	case r.norm(apposed) == "," && !t.plural && r.setOff(t, r.pastHonorific(apposed+1)): // the foreign minister of Y, Jane Doe,
		r.holders(t, r.pastHonorific(apposed+1), "office.title-of-name")
	case r.norm(apposed) == "," && t.plural && r.listSetOff(apposed+1): // the presidents of X and Y, A and B,
		r.holders(t, apposed+1, "office.title-of-name")
	default:
		r.apposed(t, text.Range{First: t.phrase.First, End: max(afterOf, t.End)})
	}
}

// listSetOff reports whether a list of several persons begins at token i and is set off by a comma or the sentence's end.
func (r *reading) listSetOff(i int) bool {
	people, end := r.listFrom(i, func(m *mention) bool { return r.isKind(m, facts.Person) })
	return len(people) > 1 && (r.norm(end) == "," || isStop(r.norm(end)))
}

// modifiesNoun reports whether the title goes on with a common noun or another's name, and is none then: "the chief strategist", "the president's speechwriter".
func (r *reading) modifiesNoun(t *title) bool {
	k := t.End
	if k >= len(r.toks) || r.toks[k].Sentence != r.toks[t.First].Sentence {
		return false
	}
	if r.possessive(k) {
		return true // "the president's speechwriter"
	}
	if m := r.mentionOf(k); m != nil && !m.latent && m.via != facts.ViaPronoun && !r.isKind(m, facts.Person) {
		return true // "the chief Ruritanian adviser"
	}
	if r.titleAt[k] != none || r.mentionOf(k) != nil || r.capital(k) {
		return false
	}
	if r.toks[k].UPOS == text.ADJ {
		return r.toks[k].XPOS == "JJ" && k+1 < len(r.toks) && r.toks[k+1].UPOS == text.NOUN
	}
	return r.toks[k].UPOS == text.NOUN
}

// pastHonorific is where a name that may follow an honorific at token i begins.
func (r *reading) pastHonorific(i int) int {
	if r.mentionOf(i) != nil || i >= len(r.toks) {
		return i
	}
	if _, n := r.lex.MatchHonorific(r.words, i); n > 0 && r.personAt(i+n) {
		return i + n
	}
	return i
}

// closingBracket returns the bracket that closes the one at token i, 0 where it is not near.
func (r *reading) closingBracket(i, end int) int {
	const reach = 8
	for k := i + 1; k < min(i+reach, end); k++ {
		if r.norm(k) == ")" {
			return k
		}
	}
	return 0
}

// setOff reports whether the name at token i stands in apposition to a title before it: "the minister, Jane Doe" and "a spokesman, John Doe, said", but not "met a senator, Jane Doe said".
func (r *reading) setOff(t *title, i int) bool {
	if !r.personAt(i) {
		return false
	}
	if k := t.phrase.First - 1; k >= 0 {
		if _, verb := tenureVerbs[r.toks[k].Lemma]; verb {
			return false // "if elected president, Jane Doe would"
		}
	}
	if r.speechForm(r.norm(r.mentionOf(i).End))&finiteForms != 0 && t.phrase.First != r.sentence(i).First {
		return false // "than the minister, Jane Doe said"
	}
	first := r.norm(t.phrase.First)
	if first != "a" && first != "an" && (first == "the" || len(t.of) > 0 || r.possessive(t.phrase.First-1) || t.phrase.First == r.sentence(i).First) {
		return true
	}
	after := r.norm(r.mentionOf(i).End)
	return after == "," || after == "." || after == ")"
}

// nameThenPlace reads what a name behind a title is followed by that tells what the office is of: "President Jane Doe of Ruritania".
func (r *reading) nameThenPlace(t *title, i int) {
	if t.own {
		return
	}
	end := r.mentionOf(i).End
	if t.office.Function == lexicon.Legislator || t.office.Title == "representative" {
		if place, e := r.constituency(end); place >= 0 { // "Sen. Jane Doe (R-Ohio)"
			t.of, t.own, t.end = []int{place}, true, e
			return
		}
	}
	if r.norm(end) != "of" && !(t.office.Function == lexicon.Legislator && r.norm(end) == "from") {
		return
	}
	k := end + 1
	if articles.has(r.norm(k)) {
		k++
	}
	m := r.mentionOf(k)
	if m == nil || m.First != k || !r.canHaveOffices(m) {
		return
	}
	if m.via == facts.ViaDemonym || r.possessive(m.End) {
		return
	}
	if r.isKind(m, facts.Organization) && r.entities[m.ents[0]].orgKind == "PARTY" && !r.leadsParty(t) {
		t.parties = append(t.parties, m.ents...)
	} else {
		t.of, t.own = m.ents, true
	}
	t.end = m.End
}

// constituency returns the place in the code behind a lawmaker's name at token i, "(R-Ohio)", ", D-Texas,", "(Ohio)", and where it ends; -1 where there is none.
func (r *reading) constituency(i int) (place, end int) {
	k := i + 1
	if n := r.norm(i); n != "(" && n != "," || k >= len(r.toks) {
		return -1, 0
	}
	if len(r.words[k]) <= 3 && strings.ToUpper(r.words[k]) == r.words[k] && r.norm(k+1) == "-" {
		k += 2
	} else if r.norm(i) == "," {
		return -1, 0
	}
	m := r.mentionOf(k)
	if m == nil || m.First != k || !r.isKind(m, facts.Region) {
		return -1, 0
	}
	end = m.End
	if r.norm(i) == "(" {
		if r.norm(end) != ")" {
			return -1, 0
		}
		end++
	}
	return m.ents[0], end
}

// joinedTitle reads a title that "and" joins to another: both are held by the same, and what stands behind the second belongs to both ("president and commander-in-chief of Ruritania").
func (r *reading) joinedTitle(i int) {
	if i == 0 {
		return
	}
	a, b := &r.titles[i-1], &r.titles[i]
	k := b.phrase.First - 1
	if a.End == b.phrase.First && len(a.persons) == 0 && len(b.persons) > 0 && !a.plural && r.toks[a.First].Sentence == r.toks[b.First].Sentence { // "army spokesman Colonel John Doe"
		r.addOffices(a, b.persons, text.Range{First: a.phrase.First, End: r.officeAt(b).End}, "office.title-title", 0.85)
		return
	}
	if r.norm(k) == "and" && r.norm(k-1) == "," {
		k--
	} else if r.norm(k) != "and" && r.norm(k) != "," && r.norm(k) != "/" {
		return
	}
	if a.end != k && a.End != k || a.plural || b.plural || a.Range == b.Range {
		return
	}
	switch {
	case len(a.persons) > 0 && len(b.persons) == 0 && a.end >= a.phrase.End && r.norm(k) != ",":
		at := text.Range{First: r.officeAt(a).First, End: b.end}
		r.addOffices(b, a.persons, at, "office.joined", 0.85)
		r.shareOwner(a, b)
	case len(b.persons) > 0 && len(a.persons) == 0 && r.mentionOf(a.First) == nil && r.norm(k) != ",":
		if !a.own && b.own {
			a.of = b.of
		}
		at := text.Range{First: a.phrase.First, End: r.officeAt(b).End}
		r.addOffices(a, b.persons, at, "office.joined", 0.85)
	}
}

// shareOwner gives the offices of a title that says nothing of what they are of that of the title joined to it.
func (r *reading) shareOwner(a, b *title) {
	if a.own || !b.own || len(b.of) != 1 {
		return
	}
	for k := range r.offices {
		if o := &r.offices[k]; o.at.First <= a.First && o.at.End >= a.End && o.of < 0 && slices.Contains(a.persons, o.person) {
			o.of = r.seatOfOffice(o.title, b.of[0])
			o.function = r.function(o.title, o.of)
			o.at.End = max(o.at.End, b.end)
		}
	}
}

// officeAt is the passage of the office that was last read from a title.
func (r *reading) officeAt(t *title) text.Range {
	for k := len(r.offices) - 1; k >= 0; k-- {
		if at := r.offices[k].at; at.First <= t.First && at.End >= t.End {
			return at
		}
	}
	return t.Range
}

// personAt reports whether a person's name begins at token i.
func (r *reading) personAt(i int) bool {
	m := r.mentionOf(i)
	return m != nil && m.First == i && r.isKind(m, facts.Person)
}

// holders notes the persons named from token i on as holders; the titles before their names become part of their noun phrases.
func (r *reading) holders(t *title, i int, rule string) {
	m := r.mentionOf(i)
	if m.phrase.First > t.phrase.First {
		m.phrase.First = t.phrase.First
	}
	people, last := m.ents, m.End
	if t.plural {
		people, last = r.listFrom(i, func(m *mention) bool { return r.isKind(m, facts.Person) })
	}
	last = max(last, t.end)
	r.addOffices(t, people, text.Range{First: t.phrase.First, End: last}, rule, 0.95)
}

// apposed notes the persons to whom a title is set in apposition: "A and B, presidents of X and Y,".
func (r *reading) apposed(t *title, at text.Range) {
	start := r.sentence(t.First).First
	i := at.First - 1
	if i <= start {
		return
	}
	switch r.norm(i) {
	case ",", "(", "–", "—":
		if r.doc.Sentences[r.toks[i].Sentence].Part == text.Title && r.speechForm(r.norm(at.End))&finiteForms != 0 {
			return // "No truce in Oldtown, minister says": who says it
		}
		if !t.own && t.phrase.First == t.First && r.capital(t.First) && (r.norm(t.End) == "and" || r.norm(t.End) == "&") && r.capital(t.End+1) {
			return // a list of things with capitals
		}
		r.heldBefore(t, r.pastAge(i, start), at, "office.apposition")
	}
}

// predicateWords stand between a person and a title that is said of them.
var predicateWords = words(`is was became becomes remains elected named appointed re-elected`)

// predicated notes, by the words alone, the persons of whom a title is said: "A is president of X".
func (r *reading) predicated(t *title, at text.Range) {
	start := r.sentence(t.First).First
	i := at.First - 1
	if i <= start || !predicateWords.has(r.norm(i)) || r.deniedBefore(i, start) {
		return
	}
	for i > start && (auxiliaries.has(r.norm(i-1)) || adverbs.has(r.norm(i-1))) {
		i--
	}
	if r.norm(i-1) == "who" {
		i--
	}
	if r.norm(i-1) == "," {
		i--
	}
	r.heldBefore(t, i, at, "office.predicate")
}

// heldBefore notes the persons whose names end before token i as holders.
func (r *reading) heldBefore(t *title, i int, at text.Range, rule string) {
	people, first := r.listEndingAt(i, func(m *mention) bool { return r.isKind(m, facts.Person) })
	if len(people) == 0 || !t.plural && len(people) > 1 {
		if m := r.mentionOf(i - 1); m != nil && r.isKind(m, facts.Person) {
			people, first = m.ents, m.First
		}
	}
	if len(people) == 0 || t.plural && len(people) == 1 {
		return
	}
	if n := r.norm(first - 1); n == "if" || n == "unless" || n == "whether" {
		return
	}
	r.addOffices(t, people, text.Range{First: first, End: at.End}, rule, 0.9)
}

// pastAge is where a name before the mark at token i ends: "Jane Doe, 54, a senator", "Jane Doe (born 1954), a senator".
func (r *reading) pastAge(i, start int) int {
	const longest = 25 // tokens in the brackets
	if r.norm(i-1) == ")" {
		for k := i - 2; k > start && k > i-longest; k-- {
			if r.norm(k) == "(" {
				return k
			}
		}
	}
	if i-2 > start && r.toks[i-1].Is(text.Number) && r.norm(i-2) == "," {
		return i - 2
	}
	return i
}

// deniedBefore reports whether the auxiliaries and adverbs before token i deny or only suppose what follows.
func (r *reading) deniedBefore(i, start int) bool {
	if n := r.norm(i + 1); n == "not" || n == "n't" || n == "never" || n == "no" {
		return true
	}
	for k := i - 1; k >= start && (auxiliaries.has(r.norm(k)) || adverbs.has(r.norm(k))); k-- {
		if n := r.norm(k); modals.has(n) || n == "not" || n == "n't" || n == "never" {
			return true
		}
	}
	return false
}

// callings are titles that are no office that one comes to and leaves; with an organisation, they tell who belongs to it.
var callings = words(`politician statesman analyst lawyer attorney activist campaigner journalist correspondent columnist commentator historian economist political_scientist sociologist
	researcher oligarch tycoon dissident founder strategist pollster speechwriter preacher evangelist detective delegate`)

// addOffices pairs persons and what their offices are of: one each in order where there are as many of both, everyone's otherwise.
func (r *reading) addOffices(t *title, people []int, at text.Range, rule string, score float64) []int {
	t.persons = people
	name := r.titleName(t)
	if callings.has(t.office.Title) {
		r.calling(t, people, name, at)
		return nil
	}
	first := len(r.offices)
	status := t.status
	when, dated := r.periodAfter(t.end)
	if when.point { // of the verb, or of something else
		when, dated = period{}, false
	}
	if dated {
		at.End, t.end = max(at.End, when.end), max(t.end, when.end)
		if when.to != "" && status == "" {
			status = lexicon.Former
		}
	}
	owner := -1
	bare := !r.capital(t.phrase.First-1) && !r.possessive(t.phrase.First-1) || t.phrase.First == r.sentence(t.First).First
	if r.toks[t.phrase.First].XPOS == "PRP$" {
		owner = t.phrase.First
	} else if k := t.phrase.First - 1; k >= 0 && r.toks[k].XPOS == "PRP$" {
		owner = k
	} else if k > 1 && r.possessive(k) && r.toks[k-1].UPOS == text.NOUN && r.mentionOf(k-1) == nil { // "the movement's leader"
		owner = k - 1
	}
	for k, p := range people {
		of := -1
		switch {
		case len(t.of) == len(people):
			of = t.of[k]
		case len(t.of) > 0 && (len(people) == 1 || len(t.of) == 1):
			of = t.of[0]
			if k := slices.IndexFunc(t.of, func(e int) bool { return r.entities[e].kind == facts.Organization }); k >= 0 && !t.plural { // "the Ruritanian Unity Party director"
				of = t.of[k]
			}
		}
		of = r.seatOfOffice(name, of)
		if of == p {
			of = -1
		}
		r.offices = append(r.offices, office{person: p, title: name, function: r.function(name, of), of: of, owner: owner, bare: bare, status: status, from: when.from, to: when.to, at: at, rule: rule, score: score})
	}
	out := make([]int, 0, len(people))
	for k := first; k < len(r.offices); k++ {
		if t.body >= 0 {
			r.ownBodies.ofOffice[k] = t.body
		}
		out = append(out, k)
	}
	return out
}

// calling notes who follows a calling in an organisation as one of it: "an analyst at Acme Holdings".
func (r *reading) calling(t *title, people []int, role string, at text.Range) {
	if t.status == lexicon.Former {
		role = "former " + role
	}
	for _, p := range people {
		for _, of := range t.of {
			r.addMembership(membership{member: p, of: of, role: role, at: at, rule: "membership.calling", score: 0.8})
		}
	}
}
