package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

// findNames finds what is named: first names of several words and all that the lexicon knows, then single words that repeat part of a name found before.
func (r *reading) findNames() {
	r.findTitles()
	r.speaks = r.speakersOf()
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
	r.indexNames()
	for _, run := range single {
		r.shortName(run)
	}
}

// nameAt reads the name that begins at token i. It returns how many tokens were read, and a run of capitalised words that could not be decided on yet.
func (r *reading) nameAt(i, end int) (int, text.Range) {
	run := r.nameRun(i, end)
	hits := r.lex.Match(r.words, i)
	if len(hits) > 0 && i+hits[0].N > end {
		hits = nil
	}
	if len(hits) == 0 && r.toks[i].Is(text.AllCaps) && r.shouted(i) {
		hits = r.lex.MatchCaps(r.words, i)
	}
	if len(hits) > 0 && !(run.Len() > hits[0].N && r.isPersonRun(run, hits)) && !r.lowerStart(i, hits) {
		if n := r.addKnown(i, hits); n > 0 {
			return n, text.Range{}
		}
	}
	if t := r.titleAt[i]; t != none {
		return r.titles[t].End - i, text.Range{}
	}
	if run.Len() == 0 {
		return 1, text.Range{}
	}
	if n := r.titleIn(run); n > 0 { // "Foreign Minister Jane Doe": the name begins after the title
		return n, text.Range{}
	}
	if end := r.addOrganisation(run); end > 0 {
		return end - i, text.Range{}
	}
	if run.Len() >= 2 && r.addPerson(run) {
		return run.Len(), text.Range{}
	}
	if n := r.addRecognised(run); n > 0 {
		return n, text.Range{}
	}
	return run.Len(), run
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
	s := r.sentence(i)
	lower := 0
	for k := s.First; k < s.End; k++ {
		if !r.toks[k].Is(text.AllCaps) && !r.toks[k].Is(text.Punct) && len(r.words[k]) > 1 {
			lower++
		}
	}
	return lower == 0
}

// nameRun is the longest run of words from i that one name may consist of: capitalised words, initials, particles between them and hyphens within.
func (r *reading) nameRun(i, end int) text.Range {
	run := text.Range{First: i, End: i}
	if !r.nameWord(i) {
		return run
	}
	k := i
	for k < end {
		switch {
		case r.nameWord(k):
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
	// The article that belongs to a name is kept in the passage only where the name cannot do without it.
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
	if !r.givenName(run) && !r.namesPerson(run) {
		return false
	}
	name := r.passage(run)
	e := r.personNamed(name)
	if e < 0 {
		e = r.unknown(facts.Person, name)
		if g, ok := r.lex.GivenName(r.words[run.First]); ok {
			r.entities[e].gender = g
		}
	}
	return r.addMention(mention{Range: run, ents: []int{e}, via: facts.ViaName, rule: "name.person", score: 0.8})
}

// sureName is how probable the recogniser must hold a name of several words, sureWord one of a single word, which is a surname more often than a whole name.
const (
	sureName = 0.5
	sureWord = 0.8
)

// addRecognised notes the name that the recogniser found in a run. It returns how many tokens from the run's first on were read: up to the name where it begins later.
func (r *reading) addRecognised(run text.Range) int {
	for _, kind := range []string{syntax.Person, syntax.Organisation} {
		n, ok := r.modelNameIn(run, kind)
		if !ok || n.score < sureName || r.mentionOf(n.First) != nil {
			continue
		}
		if n.First > run.First {
			return n.First - run.First
		}
		if n.Len() == 1 {
			return 0 // part of a longer name, if any is found: see shortName
		}
		r.recognised(n)
		return n.Len()
	}
	return 0
}

// recognised notes a name on the recogniser's word.
func (r *reading) recognised(n modelName) {
	name := r.passage(n.Range)
	kind, known := facts.Person, r.persons
	if n.kind == syntax.Organisation {
		kind, known = facts.Organization, r.organisations
	}
	e, ok := known[name]
	if !ok {
		e = r.unknown(kind, name)
		if g, ok := r.lex.GivenName(r.words[n.First]); ok && kind == facts.Person {
			r.entities[e].gender = g
		}
	}
	r.addMention(mention{Range: n.Range, ents: []int{e}, via: facts.ViaName, rule: "name.recogniser", score: n.score})
}

// givenName reports whether the run begins with a given name that the lexicon knows.
func (r *reading) givenName(run text.Range) bool {
	if run.Len() < 2 {
		return false
	}
	_, ok := r.lex.GivenName(r.words[run.First])
	return ok
}

// isPersonRun reports whether a run that begins with a known name is rather a person's name ("Jordan Bell"): a given name first, or a title or honorific before
// it, and more words than the known name has.
func (r *reading) isPersonRun(run text.Range, hits []lexicon.Hit) bool {
	if hits[0].Via == lexicon.ViaAdjective || hits[0].Via == lexicon.ViaDemonym || hits[0].Entry.Kind == lexicon.Organization || hits[0].Entry.Kind == lexicon.Person {
		return false
	}
	if r.titleIn(text.Range{First: run.First + hits[0].N, End: run.End}) > 0 {
		return false
	}
	return r.givenName(run) && len(r.lex.Match(r.words, run.First+hits[0].N)) == 0 || r.honorificBefore(run.First)
}

// namesPerson reports whether the words around a run say that it is a person: a title or honorific before it, a title set off behind it, or a verb of speech beside it.
func (r *reading) namesPerson(run text.Range) bool {
	if r.honorificBefore(run.First) || r.titleBefore(run.First) {
		return true
	}
	end := r.sentence(run.First).End
	if run.End < end {
		if v, ok := speechVerb(r.norm(run.End)); ok && v.forms&formFinite != 0 && run.Len() <= 4 {
			return true
		}
		if k := r.pastCoordinated(run.End, end); r.norm(k) == "," && r.apposedTitle(k+1, end) {
			return true
		}
		if r.speaks[r.words[run.End-1]] && run.Len() <= 3 {
			return true // "Jane Doe" where "Doe said" stands elsewhere
		}
		if n := r.norm(run.End); (n == "who" || n == "," && r.norm(run.End+1) == "who") && run.Len() <= 4 {
			return true
		}
		if n := r.norm(run.End); n == "," && r.toks[min(run.End+1, end-1)].Is(text.Number) && r.norm(run.End+2) == "," {
			return true // "Jane Doe, 43,"
		}
	}
	if v, ok := speechVerb(r.norm(run.First - 1)); ok && v.forms&formPast != 0 && r.toks[run.First].Sentence == r.toks[run.First-1].Sentence {
		return run.Len() <= 4
	}
	return false
}

// pastCoordinated passes over further names that "and" joins to one that ends before token i.
func (r *reading) pastCoordinated(i, end int) int {
	for i < end && r.norm(i) == "and" {
		run := r.nameRun(i+1, end)
		if run.Len() < 2 {
			return i
		}
		i = run.End
	}
	return i
}

// speakersOf returns the single capitalised words that are the subject of a verb of communication somewhere: "Doe said", "said Doe".
func (r *reading) speakersOf() map[string]bool {
	out := map[string]bool{}
	for i := range r.toks {
		v, ok := speechVerb(r.norm(i))
		if !ok || v.forms&(formPast|formThird) == 0 || r.capital(i) {
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

// honorificBefore reports whether an honorific stands before token i.
func (r *reading) honorificBefore(i int) bool {
	for n := 1; n <= 2 && i-n >= 0; n++ {
		if _, k := r.lex.MatchHonorific(r.words, i-n); k == n {
			return true
		}
	}
	return false
}

// titleBefore reports whether the word of an office stands directly before token i.
func (r *reading) titleBefore(i int) bool {
	for n := 1; n <= 5 && i-n >= 0; n++ {
		if h, ok := r.lex.MatchOffice(r.words, i-n); ok && h.N == n && !h.Plural {
			return true
		}
	}
	return false
}

// apposedTitle reports whether an apposition that names an office begins at token i.
func (r *reading) apposedTitle(i, end int) bool {
	for k := i; k < min(i+6, end); k++ {
		if _, ok := r.lex.MatchOffice(r.words, k); ok {
			return true
		}
		if r.toks[k].Is(text.Punct) && r.norm(k) != "-" {
			return false
		}
	}
	return false
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
		if hits := r.lex.Match(r.words, k); len(hits) > 0 && k > run.First && k+hits[0].N <= run.End {
			return k - run.First // a known name begins within the run
		}
	}
	return 0
}

// personNamed returns the unknown person of that full name, -1 for none.
func (r *reading) personNamed(name string) int {
	if e, ok := r.persons[name]; ok {
		return e
	}
	return -1
}

// shortName notes a run of capitalised words that repeats part of a name: a person's surname or given name, an organisation's acronym.
func (r *reading) shortName(run text.Range) {
	if m := r.mentionOf(run.First); m != nil {
		return
	}
	if e, rule := r.namedBefore(run); e >= 0 {
		r.addMention(mention{Range: run, ents: []int{e}, via: facts.ViaName, rule: rule, score: 0.9})
		r.entities[e].aliases = append(r.entities[e].aliases, r.passage(run))
		return
	}
	if run.Len() == 1 && !r.honorificBefore(run.First) && !r.titleBefore(run.First) {
		for _, kind := range []string{syntax.Person, syntax.Organisation} {
			if n, ok := r.modelNameIn(run, kind); ok && n.score >= sureWord {
				r.recognised(n)
			}
		}
		return
	}
	if e, ok := r.officeHolderNamed(run); ok {
		r.addMention(mention{Range: run, ents: []int{e}, via: facts.ViaName, rule: "name.office-holder", score: 0.8})
		r.entities[e].aliases = append(r.entities[e].aliases, r.passage(run))
		return
	}
	if r.honorificBefore(run.First) || r.titleBefore(run.First) {
		name := r.passage(run)
		e := r.personNamed(name)
		if e < 0 {
			e = r.unknown(facts.Person, name)
		}
		r.addMention(mention{Range: run, ents: []int{e}, via: facts.ViaName, rule: "name.titled", score: 0.7})
	}
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

// namedBefore returns the person or organisation of the article one of whose names ends (or begins) with the run: the last one mentioned before it, else the first after.
// O(number of mentions of that word).
func (r *reading) namedBefore(run text.Range) (int, string) {
	name := r.passage(run)
	list := r.byWord[r.words[run.End-1]]
	if hyphen := strings.LastIndexByte(r.words[run.End-1], '-'); hyphen >= 0 && list == nil {
		list = r.byWord[r.words[run.End-1][hyphen+1:]]
	}
	at, _ := slices.BinarySearchFunc(list, run.First, func(m *mention, i int) int { return m.First - i })
	for k := at - 1; k >= 0; k-- {
		if rule := r.shortFor(list[k].ents[0], name, run.Len()); rule != "" {
			return list[k].ents[0], rule
		}
	}
	for _, m := range list[at:] {
		if rule := r.shortFor(m.ents[0], name, run.Len()); rule != "" {
			return m.ents[0], rule
		}
	}
	return -1, ""
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

// officeHolderNamed returns the person whom the lexicon knows by the surname as the holder of the office that stands before it.
func (r *reading) officeHolderNamed(run text.Range) (int, bool) {
	for n := 1; n <= 5 && run.First-n >= 0; n++ {
		h, ok := r.lex.MatchOffice(r.words, run.First-n)
		if !ok || h.N != n {
			continue
		}
		for _, p := range r.lex.PersonsBySurname(r.words[run.End-1], "") {
			for _, t := range r.lex.Tenures(p.ID) {
				if r.lex.FunctionOf(h.Office.Title, t.Of) == t.Function && t.Function != "" {
					return r.known(p), true
				}
			}
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

// findDatelineNames notes the agency and the place of the dateline.
func (r *reading) findDatelineNames(t text.Range) {
	for i := t.First; i < t.End; {
		hits := r.lex.MatchCaps(r.words, i)
		n := 1
		if len(hits) > 0 && i+hits[0].N <= t.End {
			n = hits[0].N
			hit, ok := preferKind(hits, lexicon.City, lexicon.Organization, lexicon.State, lexicon.Region)
			if ok {
				r.addMention(mention{Range: text.Range{First: i, End: i + n}, ents: []int{r.known(hit.Entry)}, via: facts.ViaName, rule: "name.dateline", score: 1})
			}
		}
		i += n
	}
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
