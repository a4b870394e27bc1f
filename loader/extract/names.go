package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/spelling"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

// findNames finds what is named: first names of several words and all that the lexicon knows, then single words that repeat part of a name found before.
func (r *reading) findNames() {
	r.findTitles()
	r.speaks = r.speakersOf()
	r.surveyNames()
	var single []text.Range
	for s := range r.doc.Sentences {
		sent := &r.doc.Sentences[s]
		if !readable(sent.Part) {
			if sent.Part == text.DatelinePart {
				r.findDatelineNames(sent.Tokens)
			}
			continue
		}
		for i := sent.Tokens.First; i < sent.Tokens.End; {
			n, run := r.nameAt(i, sent.Tokens.End)
			if run.Len() > 0 {
				single = append(single, run)
			}
			i += max(n, 1)
		}
	}
	r.correctKinds()
	r.indexNames()
	for _, run := range single {
		r.shortName(run)
	}
	r.findPartyWords()
}

// nameAt reads the name that begins at token i. It returns how many tokens were read, and a run of capitalised words that could not be decided on yet.
func (r *reading) nameAt(i, end int) (int, text.Range) {
	if next := i + 1; next < end && r.toks[next].Text == "$" && !r.toks[next].Is(text.SpaceBefore) {
		return 1, text.Range{} // "US$"
	}
	run := r.nameRun(i, end)
	hits := r.lex.Match(r.words, i)
	if run.Len() > 2 && len(hits) == 0 && i == r.sentence(i).First && r.toks[i].UPOS != text.PROPN && r.callsPerson(i) {
		return 1, text.Range{} // "Drummer Jane Doe"
	}
	if len(hits) > 0 && (i+hits[0].N > end || r.cutShort(i, hits[0])) {
		hits = nil
	}
	if len(hits) == 0 && r.toks[i].Is(text.AllCaps) && r.shouted(i) {
		hits = r.lex.MatchCaps(r.words, i)
	}
	if full, ok := r.spelledOut[r.words[i]]; ok && r.nameOrganisationAs(text.Range{First: i, End: i + 1}, full, "", "name.acronym", 0.85) {
		return 1, text.Range{}
	}
	if end := r.acronymAt(i, end); end > 0 && r.addAbbreviated(text.Range{First: i, End: end}) {
		return end - i, text.Range{}
	}
	if end := r.addSpelledOut(i, end); end > 0 {
		return end - i, text.Range{}
	}
	if end := r.addFacility(i, end); end > 0 {
		return end - i, text.Range{}
	}
	if len(hits) > 0 && run.Len() > 0 {
		if end := r.addLongerOrganisation(run, hits); end > 0 {
			return end - i, text.Range{}
		}
	}
	if run.Len() > 0 && (len(hits) == 0 || hits[0].N < run.Len()) {
		if kind, ok := r.bodies[r.passage(run)]; ok && r.nameOrganisation(run, kind, "name.body", 0.7) {
			return run.Len(), text.Range{}
		}
	}
	if len(hits) > 0 && hits[0].N < run.Len() && hits[0].Via == lexicon.ViaName && hits[0].Entry.Kind == lexicon.City && !r.titleWithin(run) && r.addOfKind(run) { // "the rock band Nairobi Lights"
		return run.Len(), text.Range{}
	}
	if run.Len() == 1 && len(hits) > 0 && (r.repeatsSurname(run, hits) || hits[0].N == 1 && hits[0].Entry.Kind == lexicon.City && r.honorificBefore(i)) { // "Lord Salisbury"
		return 1, run
	}
	if len(hits) > 0 && !(run.Len() > hits[0].N && r.isPersonRun(run, hits)) && !r.lowerStart(i, hits) {
		if n := r.addKnown(i, hits); n > 0 {
			return n, text.Range{}
		}
	}
	if n := r.addHalf(i); n > 0 {
		return n, text.Range{}
	}
	if t := r.titleAt[i]; t != none {
		return r.titles[t].End - i, text.Range{}
	}
	if run.Len() == 0 {
		return 1, text.Range{}
	}
	if end := r.addAroundKnown(run); end > 0 {
		return end - i, text.Range{}
	}
	if end := max(r.addAroundAdjective(run), r.addIdealParty(run)); end > 0 {
		return end - i, text.Range{}
	}
	if n := r.titleIn(run); n > 0 { // "Foreign Minister Jane Doe": the name begins after the title
		return n, text.Range{}
	}
	if m, k := r.lex.MatchModifier(r.words, i); k > 0 && k < run.Len() && !m.After && len(hits) == 0 && i == r.sentence(i).First {
		return k, text.Range{} // "Former Doe aide"
	}
	if end := r.addOrganisation(run); end > 0 {
		return end - i, text.Range{}
	}
	if r.beginsLater(run) {
		return 1, text.Range{}
	}
	if r.namesThing(run) {
		return run.Len(), text.Range{}
	}
	if r.beginsWithParticle(run) && !r.titleWithin(run) {
		return run.Len(), run
	}
	if r.addOfKind(run) || r.addTown(run) || run.Len() >= 2 && (r.addPerson(run) || r.addRecognisedTown(run)) {
		return run.Len(), text.Range{}
	}
	if at, _, _ := r.partyWordAt(i); at.Len() > 0 && at.Len() == run.Len() && i > r.sentence(i).First {
		return at.Len(), text.Range{} // "a Whig": see findPartyWords
	}
	if n := r.addRecognised(run); n > 0 {
		return n, text.Range{}
	}
	return run.Len(), run
}

// cutShort reports whether a match is of a region's abbreviation without its full stop, as which any word may be taken: "Del Frisco". Behind a comma or hyphen it may stand so.
func (r *reading) cutShort(i int, h lexicon.Hit) bool {
	if h.N != 1 || h.Entry.Kind != lexicon.Region || !slices.Contains(h.Entry.Aliases, r.words[i]+".") || slices.Contains(h.Entry.Aliases, r.words[i]) {
		return false
	}
	before := r.norm(i - 1)
	return before != "," && before != "-" || r.nameWord(i+1)
}

// callsPerson reports whether the word at token i is a noun for a human being that may stand before a name.
func (r *reading) callsPerson(i int) bool {
	if a, ok := r.lex.Agent(r.norm(i)); ok && a.Kind == lexicon.AgentPerson {
		return true
	}
	_, ok := memberNouns[r.norm(i)]
	return ok
}

// repeatsSurname reports whether a single word that is also a place's name rather repeats the surname of a person who has been named in full, as the subject or object of a verb or after an
// honorific: "Denzel Washington … Washington was cheered".
func (r *reading) repeatsSurname(run text.Range, hits []lexicon.Hit) bool {
	word := r.words[run.First]
	if hits[0].N != 1 || hits[0].Via == lexicon.ViaAdjective || hits[0].Via == lexicon.ViaDemonym || hits[0].Entry.Kind == lexicon.Person {
		return false
	}
	bearer := slices.ContainsFunc(r.bySpelling[spelling.Key(word)], func(e int) bool {
		return strings.HasSuffix(r.entities[e].name, " "+word)
	})
	if bearer && hits[0].Entry.Kind == lexicon.Organization { // "Bloomberg reported" is the agency, whoever else is told of
		h := r.head(run.First)
		return h < 0 || r.toks[h].Lemma != "report" && r.norm(run.First-1) != "to" && r.norm(run.First-1) != "the"
	}
	return bearer && (r.isRel(run.First, text.Nsubj, text.Obj, text.Iobj, text.NmodPoss) || r.honorificBefore(run.First))
}

// lowerStart reports whether the match is of a common word that a sentence or headline begins with in lower case elsewhere: a name must begin with a capital,
// but for an article before it ("the West").
func (r *reading) lowerStart(i int, hits []lexicon.Hit) bool {
	for k := i; k < i+hits[0].N; k++ {
		if r.capital(k) || r.toks[k].Is(text.Number) {
			return false
		}
	}
	return true
}

// shouted reports whether the sentence is written in capitals throughout, as some headlines are.
func (r *reading) shouted(i int) bool {
	sentence := int(r.toks[i].Sentence)
	shouted, seen := r.shouts[sentence]
	if !seen {
		shouted = r.shouting(r.sentence(i))
		r.shouts[sentence] = shouted
	}
	return shouted
}

func (r *reading) shouting(s text.Range) bool {
	for k := s.First; k < s.End; k++ {
		if !r.toks[k].Is(text.AllCaps) && !r.toks[k].Is(text.Punct) && len(r.words[k]) > 1 {
			return false
		}
	}
	return true
}

// nameRun is the longest run of words from i that one name may consist of: capitalised words, initials, particles between them and hyphens within.
func (r *reading) nameRun(i, end int) text.Range {
	run := text.Range{First: i, End: i}
	if !r.nameWord(i) && !(r.norm(i) == "new" && r.innerWord(i, end)) {
		return run
	}
	k := i
	for k < end {
		switch {
		case r.nameWord(k), r.innerWord(k, end):
			k++
			run.End = k
			continue
		case r.norm(k) == "-" && k+1 < end && r.toks[k].Is(text.HyphenJoined) && k > i && r.toks[k+1].Is(text.HyphenJoined) && (r.capital(k+1) || particles.has(r.norm(k-1))):
			k++
			continue
		case particles.has(r.norm(k)) && k+1 < end && (r.nameWord(k+1) || r.norm(k+1) == "-" || particles.has(r.norm(k+1))) && k > i:
			k++
			continue
		}
		break
	}
	return run
}

// innerWords are capitalised in names before another word of the name alone, being common words elsewhere: "the Oldtown Police Department".
var innerWords = words(`new old police people government`)

// innerWord reports whether token k is such a word within a sentence, before another word of a name.
func (r *reading) innerWord(k, end int) bool {
	return innerWords.has(r.norm(k)) && r.capital(k) && k > r.sentence(k).First && k+1 < end && r.nameWord(k+1)
}

// nameWord reports whether the token can be a word of a name.
func (r *reading) nameWord(i int) bool {
	if !r.capital(i) || r.toks[i].Is(text.Number) || r.toks[i].Is(text.URL) || r.toks[i].Is(text.Clitic) {
		return false
	}
	n := r.norm(i)
	return !weekdays.has(n) && !months.has(n) && !(functionWords.has(n) && len(n) > 1)
}

// addKnown notes the lexicon's reading of the words from i that fits the context. It returns the number of tokens, 0 where no reading fits.
func (r *reading) addKnown(i int, hits []lexicon.Hit) int {
	at := text.Range{First: i, End: i + hits[0].N}
	hit, rule, score := r.chooseReading(at, hits)
	if hit.Entry == nil {
		return 0
	}
	via := facts.ViaName
	switch hit.Via {
	case lexicon.ViaAdjective, lexicon.ViaDemonym:
		via = facts.ViaDemonym
	case lexicon.ViaMetonym:
		via = facts.ViaMetonym
	}
	m := mention{Range: at, ents: []int{r.known(hit.Entry)}, via: via, rule: rule, score: score}
	if at.First > 0 && r.norm(at.First-1) == "the" {
		m.phrase = text.Range{First: at.First - 1, End: at.End}
	}
	if !r.addMention(m) {
		return 0
	}
	return at.Len()
}

// addPerson notes a run as an unknown person where its form or its surroundings say that it is one.
func (r *reading) addPerson(run text.Range) bool {
	if r.toks[run.First].Is(text.AllCaps) && len(r.words[run.First]) > 3 && !r.shouted(run.First) {
		return false
	}
	if !r.givenName(run) && !r.namesPerson(run) || r.words[run.End-1] == "I" || r.endsInAgreement(run) {
		return false
	}
	name := r.passage(run)
	e, rule, score := r.personNamed(name)
	if e < 0 {
		e, rule, score = r.unknown(facts.Person, name), "name.person", 0.8
		if g, ok := r.lex.GivenName(r.words[run.First]); ok {
			r.entities[e].gender = g
		}
	}
	return r.addMention(mention{Range: run, ents: []int{e}, via: facts.ViaName, rule: rule, score: score})
}

// endsInAgreement reports whether a name of several words ends in a noun for agreements: "Oldtown Compact".
func (r *reading) endsInAgreement(run text.Range) bool {
	_, ok := agreementHeads[r.norm(run.End-1)]
	return ok && run.Len() > 1
}

// sureName is how probable the recogniser must hold a name of several words, sureWord one of a single word, which is a surname more often than a whole name.
const (
	sureName = 0.3
	sureWord = 0.4
)

// addRecognised notes the name that the recogniser found in a run. It returns how many tokens from the run's first on were read: up to the name where it begins later.
func (r *reading) addRecognised(run text.Range) int {
	for _, kind := range []string{syntax.Person, syntax.Organisation} {
		n, ok := r.modelNameIn(run, kind)
		if !ok || n.score < sureName || r.mentionOf(n.First) != nil || r.endsInAgreement(n.Range) {
			continue
		}
		if n.First > run.First {
			return n.First - run.First
		}
		if n.Len() == 1 {
			return 0 // part of a longer name, if any is found: see shortName
		}
		r.recognised(n, "name.recogniser")
		return n.Len()
	}
	if r.flatName(run) {
		r.recognised(modelName{run, syntax.Person, flatScore}, "name.flat")
		return run.Len()
	}
	return 0
}

// flatScore is how sure it is that a flat name is a person's.
const flatScore = 0.5

// flatName reports whether the tree has a run hang together as names of persons do, by flat, and the recogniser takes no part of it for something else.
func (r *reading) flatName(run text.Range) bool {
	if run.Len() < 2 || run.Len() > 5 || run.End > r.sentence(run.First).End || r.located[r.passage(run)] {
		return false
	}
	several := false // words, not one with a hyphen
	for i := run.First; i < run.End; i++ {
		several = several || i > run.First && r.norm(i) != "-" && r.norm(i-1) != "-"
		if i > run.First && r.toks[i].Is(text.HyphenJoined) && run.Contains(r.head(i)) { // "Doe Jane-Ann"
			continue
		}
		if n, ok := r.modelNames[i]; ok && n.kind != syntax.Person || r.mentionOf(i) != nil || r.toks[i].UPOS != text.PROPN || len(r.words[i]) < 2 && i != run.First+1 {
			return false
		}
		if i > run.First && !r.isRel(i, text.Flat) {
			return false
		}
	}
	return several
}

// recognised notes a name on the word of the recogniser or the tree.
func (r *reading) recognised(n modelName, rule string) {
	name := r.passage(n.Range)
	kind, known := facts.Person, r.persons
	if n.kind == syntax.Organisation {
		kind, known = facts.Organization, r.organisations
	}
	score := n.score
	e, ok := known[name]
	if !ok && kind == facts.Person {
		if x, how, sure := r.speltLike(name); x >= 0 {
			e, ok, rule, score = x, true, how, sure*n.score
		}
	}
	if !ok {
		e = r.unknown(kind, name)
		if g, ok := r.lex.GivenName(r.words[n.First]); ok && kind == facts.Person {
			r.entities[e].gender = g
		}
	}
	r.addMention(mention{Range: n.Range, ents: []int{e}, via: facts.ViaName, rule: rule, score: score})
}

// speakersOf returns the single capitalised words that are the subject of a verb of communication somewhere: "Doe said", "said Doe".
func (r *reading) speakersOf() map[string]bool {
	out := map[string]bool{}
	for i := range r.toks {
		if r.speechForm(r.norm(i))&(lexicon.FormPast|lexicon.FormThird) == 0 || r.capital(i) {
			continue
		}
		for _, k := range []int{i - 1, i + 1} {
			if k >= 0 && k < len(r.toks) && r.toks[k].Sentence == r.toks[i].Sentence && r.nameWord(k) && len(r.lex.Match(r.words, k)) == 0 {
				out[r.words[k]] = true
			}
		}
	}
	return out
}

// titleIn returns how many tokens of a run come before and belong to a title that it begins with or holds ("Foreign Minister" of "Foreign Minister Jane Doe"), 0 where it holds
// none.
func (r *reading) titleIn(run text.Range) int {
	for k := run.First; k < run.End; k++ {
		if h, ok := r.lex.MatchOffice(r.words, k); ok && (k+h.N < run.End || k == run.First && k+h.N == run.End) {
			return k + h.N - run.First
		}
		if _, n := r.lex.MatchHonorific(r.words, k); n > 0 && k == run.First && k+n < run.End {
			return n
		}
		if hits := r.lex.Match(r.words, k); len(hits) > 0 && k > run.First && k+hits[0].N <= run.End && !r.surnameOf(run, k) {
			return k - run.First // a known name begins within the run
		}
	}
	return 0
}

// surnameOf reports whether the word at token k, a place's name too, ends a run that is one person's name: by a given name before it, or by the recogniser.
func (r *reading) surnameOf(run text.Range, k int) bool {
	if k != run.End-1 || r.toks[run.First].Is(text.AllCaps) {
		return false
	}
	if run.Len() == 2 && r.givenName(run) && len(r.lex.Match(r.words, run.First)) == 0 {
		return true
	}
	n, ok := r.modelNames[run.First]
	return ok && n.kind == syntax.Person && n.Range == run && n.score >= sureName
}

// findDatelineNames notes the agency and the place of the dateline.
func (r *reading) findDatelineNames(t text.Range) {
	for i := t.First; i < t.End; {
		hits := r.lex.MatchCaps(r.words, i)
		n := 1
		if len(hits) > 0 && i+hits[0].N <= t.End && !r.withinAgency(text.Range{First: i, End: i + hits[0].N}) {
			n = hits[0].N
			hit, ok := preferKind(hits, lexicon.City, lexicon.Organization, lexicon.State, lexicon.Region)
			if ok {
				r.addMention(mention{Range: text.Range{First: i, End: i + n}, ents: []int{r.known(hit.Entry)}, via: facts.ViaName, rule: "name.dateline", score: 1})
			}
		}
		i += n
	}
}

// withinAgency reports whether a run is a part of the agency's name in the dateline, and not the whole: "Black Sea Report" is no sea.
func (r *reading) withinAgency(run text.Range) bool {
	s, agency := r.doc.SpanOf(run), r.doc.Dateline.AgencySpan
	return agency.Contains(s) && s != agency
}

// preferKind returns the first reading by name of the first kind that there is one of.
func preferKind(hits []lexicon.Hit, kinds ...lexicon.Kind) (lexicon.Hit, bool) {
	for _, k := range kinds {
		for _, h := range hits {
			if h.Entry.Kind == k && h.Via == lexicon.ViaName && len(h.Near) == 0 {
				return h, true
			}
		}
	}
	return lexicon.Hit{}, false
}
