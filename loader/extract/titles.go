package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

// title is an occurrence of the words of an office.
type title struct {
	text.Range
	office *lexicon.Office
	plural bool
	status lexicon.OfficeStatus
	// phrase is the noun phrase without what follows the title: from an article, adjective or status word to the title's end.
	phrase  text.Range
	of      []int // what the words around it say it is an office of
	end     int   // where the title ends with what it is of: "president of Ruritania"
	parties []int // the parties that the words before it put its holder in: "Labour lawmaker"
	persons []int // who the words around it say holds it
	own     bool  // what it is of is the title's own, not that of a title it is joined to
	body    int   // the noun for a body that the words around it say it is an office of, -1: none
}

// titleAdjectives may stand between an article and a title without changing whose office it is.
var titleAdjectives = words(`rebel separatist breakaway opposition veteran hardline longtime new newly outgoing incoming top senior chief visiting embattled newly-elected elected military political
	late current then deposed ousted exiled caretaker interim transitional two three both popular conservative liberal populist autocratic authoritarian outspoken powerful influential long-serving
	long-time first second third youngest oldest federal junior independent executive associate assistant deputy national regional local general right-wing left-wing far-right centrist fellow only
	sole main honorary full-time co founding emeritus adjunct distinguished prominent leading principal permanent special presidential legal press media public`)

// findTitles notes the words of offices.
func (r *reading) findTitles() {
	for i := 0; i < len(r.toks); i++ {
		h, ok := r.lex.MatchOffice(r.words, i)
		if !ok || i+h.N > len(r.toks) || r.toks[i].Sentence != r.toks[i+h.N-1].Sentence {
			continue
		}
		at := text.Range{First: i, End: i + h.N}
		if _, head := organisationHeads[r.norm(i)]; head && h.N > 1 && i > 0 && r.capital(i) && !r.capital(at.End-1) && r.nameWord(i-1) && r.toks[i-1].Sentence == r.toks[i].Sentence {
			continue // "Unity Party leader": the party's leader
		}
		if _, name := organisationHeads[r.norm(at.End)]; name && r.capital(at.End) && r.capital(at.End-1) && r.toks[at.End].Sentence == r.toks[i].Sentence {
			continue // "Premier League"
		}
		if next, ok := r.lex.MatchOffice(r.words, at.End); ok && h.Office.Title == "deputy" && !h.Plural && r.toks[at.End+next.N-1].Sentence == r.toks[i].Sentence { // "deputy harbour minister"
			h, at.End = next, at.End+next.N
		}
		if h.Office.Title == "major" && r.norm(at.End) == "at" {
			continue // who studies something
		}
		at.End = r.portfolioEnd(at.End, h.Office.Function)
		r.titles = append(r.titles, title{Range: at, phrase: at, end: at.End, office: h.Office, plural: h.Plural, status: h.Status, body: -1})
		for k := at.First; k < at.End; k++ {
			r.titleAt[k] = int32(len(r.titles) - 1)
		}
		i = at.End - 1
	}
}

// portfolioEnd returns where the words end that say what a minister is for and that the lexicon does not know as part of the title: "undersecretary for Fisheries".
func (r *reading) portfolioEnd(i int, f lexicon.Function) int {
	if f != lexicon.Minister && f != lexicon.DeputyMinister || r.norm(i) != "for" && r.norm(i) != "of" || i+1 >= len(r.toks) || r.toks[i+1].Sentence != r.toks[i-1].Sentence {
		return i
	}
	word := func(k int) bool {
		if k >= len(r.toks) || r.toks[k].Sentence != r.toks[i].Sentence || r.toks[k].Is(text.Punct) || len(r.lex.Match(r.words, k)) > 0 {
			return false
		}
		_, honorific := r.lex.MatchHonorific(r.words, k)
		return honorific == 0 && (r.toks[k].UPOS == text.NOUN || r.toks[k].UPOS == text.PROPN || r.toks[k].UPOS == text.ADJ)
	}
	k := i + 1
	if !word(k) || r.capital(k) && word(k+1) && r.capital(k+1) && !r.capital(k+2) && r.norm(k+2) != "and" {
		return i // "minister of Jane Doe"
	}
	if k++; r.norm(k) == "and" && word(k+1) {
		k += 2
	}
	return k
}

// titlePhrase reads leftwards from a title: status words, adjectives, whose office it is, an article.
func (r *reading) titlePhrase(t *title) {
	start := r.sentence(t.First).First
	i := t.First
	var of []int
	for i > start {
		prev := i - 1
		if n, status := r.modifierEndingAt(i, start); n > 0 {
			t.status = status
			i -= n
			continue
		}
		if first, ok := r.bodyOfTitle(t, i); ok {
			i = first
			if n, status := r.modifierEndingAt(i, start); n > 0 { // "the former Doe campaign manager"
				t.status, i = status, i-n
			}
			break
		}
		if r.possessive(prev) && prev > start {
			if owner, first := r.ownerEndingAt(prev, start); len(owner) > 0 {
				of, i = append(owner, of...), first
			}
			break
		}
		if m := r.mentionOf(prev); m != nil && r.canHaveOffices(m) && m.End == i {
			m = r.widened(m, start)
			of = append(slices.Clone(m.ents), of...)
			i = m.First
			if r.norm(i-1) == "and" && r.mentionOf(i-2) != nil && r.mentionOf(i-2).via == facts.ViaDemonym && t.plural {
				i-- // "the Georgian and Russian leaders"
			}
			continue
		}
		if e, first := r.organisationBefore(i, start); e >= 0 {
			of, i = append([]int{e}, of...), first
			continue
		}
		if r.norm(prev) == "elected" && !articles.has(r.norm(prev-1)) {
			break // the verb
		}
		if titleAdjectives.has(r.norm(prev)) || r.norm(prev) == "-" && r.toks[prev].Is(text.HyphenJoined) && prev-1 > start && r.mentionOf(prev-1) == nil {
			i--
			continue
		}
		break
	}
	if i > start && (r.norm(i-1) == "the" || r.norm(i-1) == "a" || r.norm(i-1) == "an" || r.toks[i-1].XPOS == "PRP$") {
		i--
	}
	for _, e := range of {
		r.candidatesParty(t, e)
		if r.entities[e].orgKind == "PARTY" && !r.leadsParty(t) {
			t.parties = append(t.parties, e)
		} else {
			t.of = append(t.of, e)
		}
	}
	t.phrase = text.Range{First: i, End: t.End}
}

// organisationBefore notes the run of capitalised words that ends before token i, in front of a title, as the organisation that it is of: "Harbour Watch president". -1 where the run may be
// something else.
func (r *reading) organisationBefore(i, start int) (e, first int) {
	first = i
	for first-1 >= start && r.nameWord(first-1) && r.mentionOf(first-1) == nil && r.titleAt[first-1] == none {
		_, honorific := r.lex.MatchHonorific(r.words, first-1)
		_, modifier := r.lex.MatchModifier(r.words, first-1)
		if honorific > 0 || modifier > 0 {
			break
		}
		first--
	}
	run := text.Range{First: first, End: i}
	if run.Len() == 0 || r.toks[first].UPOS != text.PROPN && r.toks[first].UPOS != text.NOUN && first == start {
		return -1, i
	}
	named, recognised := r.modelNameIn(run, syntax.Organisation)
	if r.namesThing(run) {
		return -1, i
	}
	if !recognised && run.Len() < 2 && !(r.toks[first].Is(text.AllCaps) && len(r.words[first]) > 1) || recognised && named.First != first {
		return -1, i
	}
	if _, person := r.modelNameIn(run, syntax.Person); person {
		return -1, i
	}
	e, _ = r.organisationAt(run, "of", 1)
	return e, first
}

// leadsParty reports whether the title is of one that a party itself may give, so that "Labour leader" is an office of the party and "Labour minister" is not.
func (r *reading) leadsParty(t *title) bool {
	switch t.office.Function {
	case lexicon.NoFunction, lexicon.PartyLeader, lexicon.OppositionLeader, lexicon.HeadOfOrganization, lexicon.DeputyHeadOfOrganization, lexicon.Spokesperson, lexicon.Official, lexicon.Adviser,
		lexicon.ChiefOfStaff, lexicon.Negotiator:
		return true
	}
	return false
}

// ownerEndingAt returns what the noun phrase before the possessive ending at token i says that an office belongs to, and where it begins: "Ruritania's", "the Ruritanian team's".
func (r *reading) ownerEndingAt(i, start int) (ents []int, first int) {
	if m := r.mentionOf(i - 1); m != nil && r.canHaveOffices(m) {
		return slices.Clone(m.ents), m.phrase.First
	}
	for k := i - 1; k > start && k > i-4 && r.toks[k].UPOS == text.NOUN; k-- {
		if m := r.mentionOf(k - 1); m != nil && m.via == facts.ViaDemonym && r.canHaveOffices(m) {
			return slices.Clone(m.ents), m.phrase.First
		}
	}
	return nil, i
}

func (r *reading) canHaveOffices(m *mention) bool {
	return r.isKind(m, facts.State, facts.Region, facts.Organization, facts.City)
}

// widened returns the mention of the organisation whose name ends in a place's or another party's ("Welfare Ruritania spokesman", "True Democrat lawmaker"), taking the place of the mention of
// that; the mention itself where no longer name stands there.
func (r *reading) widened(m *mention, start int) *mention {
	party := r.isParty(m)
	if !party && (m.via != facts.ViaName || !r.isKind(m, facts.State, facts.Region, facts.City)) {
		return m
	}
	first := m.First
	for first-1 >= start && (r.nameWord(first-1) || r.norm(first-1) == "new" && r.capital(first-1) && first-1 > start) && r.mentionOf(first-1) == nil && r.titleAt[first-1] == none && (first-1 > start || r.toks[first-1].UPOS == text.PROPN || r.toks[first-1].UPOS == text.NOUN) {
		first--
	}
	if first == m.First || r.toks[first].XPOS == "IN" || r.toks[first].UPOS == text.ADV || r.toks[first].UPOS == text.VERB {
		return m
	}
	return r.renamed(m, text.Range{First: first, End: m.End}, party)
}

// widenedRight does the same for an organisation whose name begins with a place's: "Ruritania Gazette".
func (r *reading) widenedRight(m *mention) *mention {
	if !r.isKind(m, facts.State, facts.Region, facts.City) {
		return m
	}
	end := m.End
	for k := m.End; k < r.sentence(m.First).End && r.titleAt[k] == none; k++ {
		x := r.mentionOf(k)
		if n := r.norm(k); n == "of" && end == k && r.nameWord(k+1) && r.mentionOf(k+1) == nil { // "Chamber of Commerce"
			end = k + 2
			k++
			continue
		}
		if x == nil && !r.nameWord(k) || x != nil && x.via != facts.ViaDemonym {
			break
		}
		if _, ok := organisationHeads[r.norm(k)]; ok {
			end = k + 1
		}
	}
	if end == m.End {
		return m
	}
	return r.renamed(m, text.Range{First: m.First, End: end}, false)
}

// ruleOfOffice is the rule of names that only an office shows to be organisations'.
const ruleOfOffice = "name.of-office"

// renamed makes a mention that of an organisation with a longer name.
func (r *reading) renamed(m *mention, at text.Range, party bool) *mention {
	index := r.mentionAt[m.First]
	m.Range = at
	name := r.passage(m.Range)
	e, known := r.organisations[name]
	if !known {
		e = r.unknown(facts.Organization, name)
		if party {
			r.entities[e].orgKind = string(lexicon.Party)
		}
	}
	m.phrase, m.ents, m.via, m.rule, m.score = m.Range, []int{e}, facts.ViaName, ruleOfOffice, 0.6
	for k := m.First; k < m.End; k++ {
		r.mentionAt[k] = index
	}
	return m
}

// modifierEndingAt returns the length and meaning of the status word that ends before token i.
func (r *reading) modifierEndingAt(i, start int) (int, lexicon.OfficeStatus) {
	for n := 1; n <= 4 && i-n >= start; n++ {
		if m, k := r.lex.MatchModifier(r.words, i-n); k == n && !m.After {
			return n, m.Status
		}
	}
	return 0, ""
}

// ofPrepositions lead from a title to what it is an office of.
var ofPrepositions = words(`of for at with in to`)

// titleComplement reads what follows a title that says what it is an office of: "of Ruritania", "for the Freedom Union", "of the board of Acme Holdings". It returns those, and where the words
// end; token i itself where nothing of the kind follows.
func (r *reading) titleComplement(t *title, i int) (ofs []int, end int) {
	prep := r.norm(i)
	if !ofPrepositions.has(prep) {
		return nil, i
	}
	switch t.office.Function { // those whom the holder is sent to, or what the holder is to take care of
	case lexicon.Ambassador, lexicon.Envoy, lexicon.Diplomat:
		if prep != "of" {
			_, end = r.belongsTo(i+1, r.canHaveOffices, prep)
			return nil, max(end, i)
		}
	case lexicon.Minister, lexicon.DeputyMinister, lexicon.Negotiator, lexicon.Candidate:
		if prep == "for" || prep == "with" {
			return nil, i
		}
	}
	if prep == "in" && t.office.Function != lexicon.Legislator && t.office.Function != lexicon.NoFunction {
		return nil, i
	}
	if prep == "of" && strings.HasSuffix(t.office.Title, "professor") && r.nameWord(i+1) && r.mentionOf(i+1) == nil { // of a field: "professor of Commercial Law at"
		run := r.organisationRun(i+1, r.sentence(i).End)
		if n := r.norm(run.End); run.Len() > 0 && !r.endsAsOrganisation(run) {
			if n != "at" && n != "in" {
				return nil, max(run.End, i)
			}
			i, prep = run.End, n
		}
	}
	ofs, end = r.belongsTo(i+1, r.canHaveOffices, prep)
	if p, ok := r.bodyBegins(i + 1); ok && r.mayBeOfBody(t) {
		t.body, end = p.head, max(end, p.at.End)
	}
	return ofs, max(end, i)
}

// belongsTo reads the noun phrase from token i that names what an office or membership is in: a list of names, an owner with what it owns, a common noun with a name behind it
// ("the board of Acme Holdings"), an organisation without any mention yet.
func (r *reading) belongsTo(i int, ok func(*mention) bool, prep string) (ents []int, end int) {
	const reach = 9
	last := min(r.sentence(i-1).End, i+reach)
	plain := 0 // common nouns passed over
	for k := i; k < last; k++ {
		n := r.norm(k)
		m := r.mentionOf(k)
		if m != nil && m.latent {
			m = nil
		}
		switch {
		case m != nil && m.First == k && m.via == facts.ViaDemonym && r.titledPerson(m.End):
			return nil, 0 // "campaign chairman for Ruritanian candidate Jane Doe"
		case m != nil && m.First == k && ok(m):
			return r.belongsToNamed(k, m, ok)
		case m != nil && m.First == k && m.via == facts.ViaDemonym && r.mentionOf(m.End) != nil && ok(r.mentionOf(m.End)): // "the Ruritanian Harbour Union"
			k = m.End - 1
		case m != nil, r.personPhraseAt(k, last) != nil && r.capital(k):
			return nil, end
		case r.pastHonorific(k) > k: // "an adviser to Ms. Doe"
			return nil, 0
		case r.nameWord(k) && r.titleAt[k] == none:
			run := r.organisationRun(k, last)
			if e, at := r.organisationAt(run, prep, plain); e >= 0 {
				if x := r.mentionOf(at.End + 1); x != nil && x.First == at.End+1 && groups.has(r.norm(at.End)) && ok(x) { // "the Harbour League side Harbour Rovers"
					return r.belongsToNamed(x.First, x, ok)
				}
				return []int{e}, at.End
			}
			return nil, max(end, run.End) // of something that nobody knows
		case articles.has(n), n == "-", r.toks[k].UPOS == text.ADJ, r.toks[k].UPOS == text.NUM, r.possessive(k) && plain > 0:
		case r.titledPerson(k): // "an adviser to President Jane Doe"
			return nil, 0
		case r.toks[k].UPOS == text.NOUN, r.titleAt[k] != none:
			plain, end = plain+1, k+1
		case plain > 0 && (n == "of" || n == "for" || n == "at" || n == "in" || n == "and"):
		default:
			return nil, end
		}
	}
	return nil, end
}

// titledPerson reports whether a title with a person's name behind it stands at token k.
func (r *reading) titledPerson(k int) bool {
	return k < len(r.toks) && r.titleAt[k] != none && r.personAt(r.pastHonorific(r.titles[r.titleAt[k]].End))
}

// nounsEnd is the end of the adjectives and nouns that go on from token i.
func (r *reading) nounsEnd(i int) int {
	end := i
	for k := i; k < len(r.toks) && r.toks[k].Sentence == r.toks[i-1].Sentence && r.mentionOf(k) == nil && !r.toks[k].Is(text.Punct); k++ {
		switch r.toks[k].UPOS {
		case text.NOUN:
			if timeWords.has(r.norm(k)) {
				return end
			}
			end = k + 1
		case text.ADJ:
		default:
			return end
		}
	}
	return end
}

// organisationRun is the run of capitalised words from token i that one organisation's name may consist of, with "of the" and "for" within.
func (r *reading) organisationRun(i, last int) text.Range {
	run := text.Range{First: i, End: i}
	for k := i; k < last; k++ {
		switch n := r.norm(k); {
		case r.nameWord(k) && (r.mentionOf(k) == nil || r.mentionOf(k).via != facts.ViaDemonym && !r.isKind(r.mentionOf(k), facts.Person)):
			run.End = k + 1
		case (n == "'" || n == "'s") && k+1 < last && r.endsAsOrganisation(text.Range{First: i, End: k + 2}) && r.nameWord(k+1): // "the Fishers' Union"
		case n == "of" || n == "for" || n == "the" || n == "&" || n == "on" || n == "-" || n == "and" && r.nameWord(k+1) && r.mentionOf(k+1) == nil:
		default:
			return run
		}
	}
	return run
}

// organisationAt notes a run as an organisation that somebody has an office in, returning it and its place. -1 where the run may be something else: a single word is one only where the recogniser
// says so, or where it is an acronym.
func (r *reading) organisationAt(run text.Range, prep string, nouns int) (int, text.Range) {
	for k := run.First; k < run.End; k++ { // names within, and what follows them, are mentions already
		if r.mentionOf(k) != nil || r.titleAt[k] != none {
			run.End = k
			break
		}
	}
	for run.Len() > 0 && !r.nameWord(run.End-1) {
		run.End--
	}
	if run.Len() == 0 {
		return -1, run
	}
	if _, person := r.modelNameIn(run, syntax.Person); person && !r.endsAsOrganisation(run) {
		return -1, run
	}
	if run.Len() == 1 {
		_, recognised := r.modelNameIn(run, syntax.Organisation)
		if !recognised && !(r.toks[run.First].Is(text.AllCaps) && len(r.words[run.First]) > 1) {
			return -1, run
		}
	}
	if prep == "to" && nouns == 0 {
		return -1, run
	}
	if r.norm(run.End) == "and" && r.capital(run.End+1) && !r.endsAsOrganisation(run) {
		return -1, run // the beginning of a longer name: "the House Wharf and Quay Committee"
	}
	name := r.passage(run)
	e, known := r.organisations[name]
	if !known {
		e = r.unknown(facts.Organization, name)
		r.entities[e].orgKind = kindOfName(name, organisationHeads[r.norm(run.End-1)])
	}
	if !r.addMention(mention{Range: run, ents: []int{e}, via: facts.ViaName, rule: ruleOfOffice, score: 0.6}) {
		return -1, run
	}
	return e, run
}

func (r *reading) endsAsOrganisation(run text.Range) bool {
	_, ok := organisationHeads[r.norm(run.End-1)]
	return ok
}

// candidatesParty makes an organisation of no known kind a party where it has candidates.
func (r *reading) candidatesParty(t *title, e int) {
	if x := &r.entities[e]; t.office.Function == lexicon.Candidate && x.kind == facts.Organization && x.entry == nil && x.orgKind == "" {
		x.orgKind = string(lexicon.Party)
	}
}
