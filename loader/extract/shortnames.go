package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

// bodyEndingIn is the organisation named before whose name ends in the capitalised word at token i behind "the": "the Union" after "the Harbour Union". -1 for none.
func (r *reading) bodyEndingIn(i int) int {
	if _, heads := organisationHeads[r.norm(i)]; !heads || r.norm(i-1) != "the" {
		return -1
	}
	for m := range r.mentionsNear(i) {
		if len(m.ents) == 1 && m.Len() > 1 && m.via == facts.ViaName && r.norm(m.End-1) == r.norm(i) && r.isKind(m, facts.Organization) {
			return m.ents[0]
		}
	}
	return -1
}

// shortName notes a run of capitalised words that repeats part of a name: a person's surname or given name, an organisation's acronym.
func (r *reading) shortName(run text.Range) {
	if m := r.mentionOf(run.First); m != nil || run.Len() == 1 && (r.things[r.words[run.First]] || r.words[run.First] == "I") {
		return
	}
	if e, ok := r.namedElsewhere(run); ok {
		r.addMention(mention{Range: run, ents: []int{e}, via: facts.ViaName, rule: "name.repeated", score: 0.7})
		return
	}
	if e, rule := r.namedBefore(run); e >= 0 {
		if holder, ok := r.givesWayToHolder(run, e); ok {
			e, rule = holder, "name.office-holder"
		}
		r.shortNames[e]++
		r.addMention(mention{Range: run, ents: []int{e}, via: facts.ViaName, rule: rule, score: 0.9})
		r.entities[e].aliases = append(r.entities[e].aliases, r.passage(run))
		return
	}
	if e := r.bracketed(run); e >= 0 {
		r.addMention(mention{Range: run, ents: []int{e}, via: facts.ViaName, rule: "name.acronym", score: 0.9})
		return
	}
	if e, rule := r.surnameSpelt(r.passage(run)); e >= 0 && run.Len() == 1 {
		r.addMention(mention{Range: run, ents: []int{e}, via: facts.ViaName, rule: rule, score: 0.7})
		return
	}
	if run.Len() == 1 {
		if _, paper := agreementHeads[r.norm(run.First)]; paper {
			return // "the Treaty"
		}
		if e := r.bodyEndingIn(run.First); e >= 0 {
			r.addMention(mention{Range: run, ents: []int{e}, via: facts.ViaName, rule: "name.head-word", score: 0.8})
			return
		}
	}
	if r.organised[r.passage(run)] && r.nameOrganisation(run, "", "name.belonging", 0.6) {
		return
	}
	if r.beginsWithParticle(run) && (r.addPerson(run) || r.addRecognised(run) > 0) {
		return
	}
	if run.Len() == 1 && r.addRecognisedTown(run) {
		return
	}
	if run.Len() == 1 && !r.honorificBefore(run.First) && !r.titleBefore(run.First) {
		if _, ok := r.agentAtStart(run.First); ok {
			return
		}
		for _, kind := range []string{syntax.Person, syntax.Organisation} {
			if n, ok := r.modelNameIn(run, kind); ok && n.score >= sureWord {
				r.recognised(n, "name.recogniser")
			}
		}
		return
	}
	if e, ok := r.officeHolderNamed(run); ok {
		r.addMention(mention{Range: run, ents: []int{e}, via: facts.ViaName, rule: "name.office-holder", score: 0.8})
		r.entities[e].aliases = append(r.entities[e].aliases, r.passage(run))
		return
	}
	if _, heads := organisationHeads[r.norm(run.First)]; heads && run.Len() == 1 && r.titleAt[max(run.First-1, 0)] == none && !r.honorificBefore(run.First) {
		return // "Premier League"
	}
	if r.honorificBefore(run.First) || r.titleBefore(run.First) {
		name := r.passage(run)
		e, rule, score := r.personNamed(name)
		if e < 0 {
			e, rule, score = r.unknown(facts.Person, name), "name.titled", 0.7
		}
		r.titled[e] = true
		r.addMention(mention{Range: run, ents: []int{e}, via: facts.ViaName, rule: rule, score: score})
	}
}

// namedElsewhere returns the person, organisation or town that goes by the whole name elsewhere, where the name has several words.
func (r *reading) namedElsewhere(run text.Range) (int, bool) {
	if run.Len() < 2 {
		return 0, false
	}
	name := r.passage(run)
	for _, known := range []map[string]int{r.persons, r.organisations, r.towns} {
		if e, ok := known[name]; ok {
			return e, true
		}
	}
	return 0, false
}

// indexNames lists the mentions of persons and organisations, in the order of the text, under each single word that may stand for them: surname, given name, acronym.
func (r *reading) indexNames() {
	r.byWord = map[string][]*mention{}
	words := map[int][]string{}
	for m := range r.inOrder() {
		if len(m.ents) != 1 {
			continue
		}
		e := m.ents[0]
		if _, done := words[e]; !done {
			words[e] = shortWords(&r.entities[e])
		}
		for _, w := range words[e] {
			r.byWord[w] = append(r.byWord[w], m)
		}
	}
}

// shortWords are the single words that may stand for a person or an organisation, without repetitions.
func shortWords(e *entity) []string {
	var out []string
	add := func(w string) {
		if w != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	switch e.kind {
	case facts.Organization:
		if a := acronym(e.name); len(a) > 1 {
			add(a)
		}
	case facts.Person:
		fields := strings.FieldsFunc(e.name, func(c rune) bool { return c == ' ' || c == '-' })
		for _, w := range fields {
			add(w)
		}
		if e.entry != nil {
			for _, name := range append(slices.Clone(e.entry.Surnames), e.entry.Aliases...) {
				f := strings.Fields(name)
				add(f[len(f)-1])
			}
		}
	}
	return out
}

// namedBefore returns the person or organisation of the article one of whose names ends (or begins) with the run: see lastBearer for who of several before it, else the first after it.
// An honorific must fit. O(number of mentions of that word).
func (r *reading) namedBefore(run text.Range) (int, string) {
	name := r.passage(run)
	list := r.byWord[r.words[run.End-1]]
	if hyphen := strings.LastIndexByte(r.words[run.End-1], '-'); hyphen >= 0 && list == nil {
		list = r.byWord[r.words[run.End-1][hyphen+1:]]
	}
	gender := r.honorificGender(run.First)
	fits := func(e int) string {
		if have := r.entities[e].gender; gender != "" && have != "" && have != gender {
			return ""
		}
		if rule := r.shortFor(e, name, run.Len()); rule != "" || !r.beginsWithParticle(run) {
			return rule
		}
		return r.shortFor(e, withSmallParticle(name), run.Len())
	}
	at, _ := slices.BinarySearchFunc(list, run.First, func(m *mention, i int) int { return m.First - i })
	var surname, all bearers
	for _, m := range list[:at] {
		rule := fits(m.ents[0])
		if rule == "" {
			continue
		}
		all.mentions, all.rules = append(all.mentions, m), append(all.rules, rule)
		if e := &r.entities[m.ents[0]]; e.kind != facts.Person || isSurnameOf(e, name) || isSurnameOf(e, withSmallParticle(name)) {
			surname.mentions, surname.rules = append(surname.mentions, m), append(surname.rules, rule)
		}
	}
	if len(surname.mentions) > 0 { // a given name alone is rarer
		all = surname
	}
	if e, rule := r.lastBearer(all, run.First); e >= 0 {
		return e, rule
	}
	for _, m := range list[at:] {
		if rule := fits(m.ents[0]); rule != "" {
			return m.ents[0], rule
		}
	}
	return -1, ""
}

var kinNouns = words(`father mother brother sister son daughter wife husband widow widower uncle aunt nephew niece cousin grandfather grandmother grandson granddaughter stepfather stepmother stepson stepdaughter
	half-brother half-sister fiancé fiancée boyfriend girlfriend partner`)

// introducedAsKin reports whether the noun of a relative stands directly before the name: "his father John Doe", "and his wife, Jane Doe,".
func (r *reading) introducedAsKin(m *mention) bool {
	i := m.First - 1
	if r.norm(i) == "," {
		i--
	}
	if !kinNouns.has(r.norm(i)) {
		return false
	}
	owner := r.norm(i - 1)
	return owner == "his" || owner == "her" || owner == "their" || r.possessive(i-1) || articles.has(owner)
}

// honorificGender is the gender that an honorific before token i tells, empty where there is none.
func (r *reading) honorificGender(i int) lexicon.Gender {
	for n := 1; n <= 2 && i-n >= 0; n++ {
		if h, k := r.lex.MatchHonorific(r.words, i-n); k == n {
			return h.Gender
		}
	}
	return ""
}

// shortFor returns the rule by which a name stands for an entity, empty where it does not.
func (r *reading) shortFor(i int, name string, length int) string {
	e := &r.entities[i]
	switch {
	case e.kind == facts.Person && hasName(e, name):
		return "name.surname"
	case e.kind == facts.Organization && length == 1 && acronym(e.name) == name && len(name) > 1:
		return "name.acronym"
	}
	return ""
}

// hasName reports whether a person goes by the name alone: as the end of the full name, its first word, or a surname that the lexicon gives.
func hasName(e *entity, name string) bool {
	if e.entry != nil {
		for _, s := range e.entry.Surnames {
			if s == name {
				return true
			}
		}
		for _, a := range e.entry.Aliases {
			if strings.HasSuffix(a, " "+name) {
				return true
			}
		}
	}
	return strings.HasSuffix(e.name, " "+name) || strings.HasSuffix(e.name, "-"+name) || strings.HasPrefix(e.name, name+" ")
}

// officeHolderNamed returns the person whom the lexicon knows by the surname as a holder of the office that stands before it: one of a state that the article names, else the only one.
func (r *reading) officeHolderNamed(run text.Range) (int, bool) {
	for n := 1; n <= 5 && run.First-n >= 0; n++ {
		h, ok := r.lex.MatchOffice(r.words, run.First-n)
		if !ok || h.N != n {
			continue
		}
		var sole *lexicon.Entry
		several := false
		for _, p := range r.lex.PersonsBySurname(r.words[run.End-1], "") {
			for _, t := range r.lex.Tenures(p.ID) {
				if t.Function == "" || r.lex.FunctionOf(h.Office.Title, t.Of) != t.Function {
					continue
				}
				if r.namesState(t.Of) {
					return r.known(p), true
				}
				several = several || sole != nil && sole != p
				sole = p
			}
		}
		if sole != nil && !several {
			return r.known(sole), true
		}
	}
	return -1, false
}

// acronym is the first letters of a name's capitalised words.
func acronym(name string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(name, func(c rune) bool { return c == ' ' || c == '-' }) {
		if c := w[0]; c >= 'A' && c <= 'Z' {
			b.WriteByte(c)
		}
	}
	return b.String()
}
