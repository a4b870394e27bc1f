package extract

import (
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// partyWords are the words that, written with a capital, name those of a party and the party itself: "a Liberal", "Labor leader".
var partyWords = words(`liberal conservative labour labor whig tory socialist communist nationalist unionist federalist radical progressive populist green peronist falangist fascist nazi agrarian monarchist
	social_democrat christian_democrat liberal_democrat national_liberal`)

// partyHeads end the names of parties, among other things: what stands before them tells.
var partyHeads = words(`party front union movement alliance rally bloc coalition congress league list action democrats liberals socialists conservatives greens`)

// partyAdjectives are the words of parties' names that tell what a party wants.
var partyAdjectives = words(`democratic liberal socialist communist social christian conservative republican progressive nationalist green patriotic labour labor people's peoples' popular populist radical unionist
	revolutionary civic agrarian islamic leftist united libertarian reform`)

// partyMembers stand behind a party's word and mean one of it or several.
var partyMembers = words(`member members nominee incumbent chief stalwart backbencher opponent rival colleague mp mps candidate candidates politician politicians leader leaders lawmaker lawmakers
	senator senators deputy deputies councillor councillors minister ministers whip frontbencher voter voters`)

// partyName reports whether the words of a name tell that it is a party's by themselves: "Unity Party", "Social Democratic Front".
func partyName(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 {
		return false
	}
	ideal := false
	for i, w := range words {
		if w == "party" && (i == len(words)-1 || i == 0) {
			return true
		}
		ideal = ideal || partyAdjectives.has(w)
	}
	head := words[len(words)-1]
	switch head {
	case "democrats", "liberals", "socialists", "greens":
		return len(words) > 1
	case "union", "front", "movement", "alliance", "rally", "bloc", "coalition", "league":
		return ideal && len(words) > 1
	}
	return false
}

// findPartyWords notes the words for those of a party that no longer name holds, where a capital within a sentence and the words around them tell that the party is meant: "Labor candidate Jane Doe",
// "elected as a Whig", "the Liberals". The party is the one that the article names in full, or the one of the article's states that goes by the word.
func (r *reading) findPartyWords() {
	for s := range r.doc.Sentences {
		sent := &r.doc.Sentences[s]
		if sent.Part != text.Body || r.shouted(sent.Tokens.First) {
			continue
		}
		for i := sent.Tokens.First + 1; i < sent.Tokens.End; i++ {
			at, word, plural := r.partyWordAt(i)
			if at.Len() == 0 {
				continue
			}
			via := r.partySense(at, plural)
			if via == "" {
				continue
			}
			e := r.partyNamed(word, r.passage(at))
			r.addMention(mention{Range: at, ents: []int{e}, via: via, rule: "name.party-word", score: 0.7})
			i = at.End - 1
		}
	}
}

// partyWordAt returns the word for those of a party that stands at token i by itself, in the singular.
func (r *reading) partyWordAt(i int) (at text.Range, word string, plural bool) {
	if r.mentionOf(i) != nil || !r.capital(i) || r.titleAt[i] != none {
		return text.Range{}, "", false
	}
	at = text.Range{First: i, End: i + 1}
	word = r.norm(i)
	if r.capital(i+1) && r.mentionOf(i+1) == nil {
		if w, _ := singularParty(r.norm(i + 1)); partyWords.has(word + " " + w) {
			at.End, word = i+2, word+" "+r.norm(i+1)
		}
	}
	word, plural = singularParty(word)
	if !partyWords.has(word) {
		return text.Range{}, "", false
	}
	if before := i - 1; r.nameWord(before) && r.mentionOf(before) == nil && r.titleAt[before] == none && before > r.sentence(i).First || r.norm(before) == "-" {
		return text.Range{}, "", false // a word of a longer name
	}
	if k := at.End; r.nameWord(k) && r.mentionOf(k) == nil && r.titleAt[k] == none && r.toks[k].Sentence == r.toks[i].Sentence || r.norm(k) == "-" || r.norm(k) == "and" && r.capital(k+1) {
		if !partyMembers.has(r.norm(k)) {
			return text.Range{}, "", false
		}
	}
	return at, word, plural
}

// singularParty is the singular of a word for those of a party.
func singularParty(w string) (string, bool) {
	switch {
	case w == "tories":
		return "tory", true
	case strings.HasSuffix(w, "s"):
		return strings.TrimSuffix(w, "s"), true
	}
	return w, false
}

// partySense tells how the word at a place is used: as a word for one of the party or before one, as the party's name, or as neither.
func (r *reading) partySense(at text.Range, plural bool) string {
	prev, next := r.norm(at.First-1), r.norm(at.End)
	inSentence := at.End < len(r.toks) && r.toks[at.End].Sentence == r.toks[at.First].Sentence
	switch {
	case plural && (prev == "the" || r.toks[at.End-1].XPOS == "NNPS" || r.toks[at.End-1].XPOS == "NNS"):
		return facts.ViaName
	case plural:
		return ""
	case inSentence && (r.titleAt[at.End] != none && !r.isPlainTitle(at.End) || partyMembers.has(next)):
		return facts.ViaDemonym
	case prev == "(" && next == ")":
		return facts.ViaDemonym
	case prev == "a" || prev == "an":
		if u := r.toks[at.End].UPOS; inSentence && (u == text.NOUN || u == text.ADJ || u == text.PROPN) {
			return ""
		}
		return facts.ViaDemonym
	case (next == "" || !inSentence || r.toks[at.End].UPOS != text.NOUN && r.toks[at.End].UPOS != text.ADJ && !r.capital(at.End)) && strings.HasPrefix(r.norm(at.First), "labo") && r.isRel(at.First, text.Nsubj, text.Obj, text.Obl, text.Conj, text.Nmod):
		return facts.ViaName // "support for Labor"
	}
	return ""
}

// isPlainTitle reports whether the title at token i is of a rank or calling that says nothing of parties.
func (r *reading) isPlainTitle(i int) bool {
	switch r.titles[r.titleAt[i]].office.Function {
	case lexicon.NoFunction, lexicon.PartyLeader, lexicon.OppositionLeader, lexicon.Candidate, lexicon.Legislator, lexicon.HeadOfOrganization, lexicon.DeputyHeadOfOrganization, lexicon.Spokesperson,
		lexicon.HeadOfGovernment, lexicon.HeadOfState, lexicon.Minister, lexicon.Mayor:
		return false
	}
	return true
}

// partyNamed is the party that a word for its members means: one that the article names with the word, the only party with that word and "Party" for its name of a state that the article names,
// else one that nothing more is known of. Each word is looked up once.
func (r *reading) partyNamed(word, passage string) int {
	if e, ok := r.partyOf[word]; ok {
		return e
	}
	e := r.partyInArticle(word)
	if e < 0 {
		if p := r.partyOfStates(word); p != nil {
			e = r.known(p)
		} else {
			e = r.unknown(facts.Organization, passage)
			r.entities[e].orgKind = string(lexicon.Party)
		}
	}
	r.partyOf[word] = e
	return e
}

// partyInArticle returns the first party that the article names by the word alone, by it and "Party", or by both behind one more word: "the Telmark Liberal Party". -1 for none.
func (r *reading) partyInArticle(word string) int {
	for e := range r.entities {
		x := &r.entities[e]
		if x.kind != facts.Organization || x.orgKind != string(lexicon.Party) {
			continue
		}
		name := strings.TrimSuffix(strings.ToLower(x.name), " party")
		if name, _ = singularParty(name); name == word || strings.HasSuffix(name, " "+word) && strings.Count(name, " ") == strings.Count(word, " ")+1 {
			return e
		}
	}
	return -1
}

// partyOfStates returns the only party that goes by the word of all states that the article names.
func (r *reading) partyOfStates(word string) *lexicon.Entry {
	var found []*lexicon.Entry
	for state, list := range r.parties {
		if state.Kind() != lexicon.State {
			continue
		}
		for _, p := range list {
			if r.barePartyName(p, state, word) && r.namesState(state) {
				found = append(found, p)
			}
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// namesState reports whether the article names a state, or speaks of its people or by its adjective.
func (r *reading) namesState(state lexicon.ID) bool {
	s, ok := r.lex.Entry(state)
	return ok && (r.near(string(state)) || r.countNear(s.Adjectives) > 0 || r.countNear(s.Aliases) > 0 || r.countNear(s.Demonyms) > 0)
}

// barePartyName reports whether a party's name is the word and "Party", with at most its state's adjective before them.
func (r *reading) barePartyName(p *lexicon.Entry, state lexicon.ID, word string) bool {
	name := strings.ToLower(p.Name)
	if !strings.HasSuffix(name, word+" party") {
		return false
	}
	if s, ok := r.lex.Entry(state); ok {
		for _, a := range append([]string{s.Name}, s.Adjectives...) {
			name = strings.TrimPrefix(name, strings.ToLower(a)+" ")
		}
	}
	return name == word+" party"
}

// genericParty reports whether a party's name could be one of many states': "Labour Party", "Justice and Development Party".
func genericParty(name string) bool {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if !partyAdjectives.has(w) && !partyHeads.has(w) && !genericWords.has(w) {
			return false
		}
	}
	return true
}

// genericWords are further words of such names.
var genericWords = words(`the and of for a new national liberation justice development freedom workers' worker's workers people center centre left right action union law unity prosperity welfare democracy peace
	democrat democrats conservatives social`)

// otherStatesParty reports whether a known party with a name that many states have one of is not the one that the words mean: another state's adjective stands before the name, or the article names other states
// and not the party's.
func (r *reading) otherStatesParty(at text.Range, hit lexicon.Hit) bool {
	e := hit.Entry
	if e.Kind != lexicon.Organization || e.OrgKind != lexicon.Party || e.Country.Kind() != lexicon.State || hit.Via == lexicon.ViaDemonym || hit.Via == lexicon.ViaAdjective || !genericParty(r.passage(at)) {
		return false
	}
	if m := r.mentionOf(at.First - 1); m != nil && r.isKind(m, facts.State, facts.Region) && m.via == facts.ViaDemonym && r.entities[m.ents[0]].entry != nil {
		return r.stateOfPlace(r.entities[m.ents[0]].entry) != e.Country
	}
	return !r.namesState(e.Country) && r.countNear(r.surroundings[e.Country]) == 0 && r.namesAnyState()
}

// namesAnyState reports whether the article names a state, or speaks of its people, before the place that is being read.
func (r *reading) namesAnyState() bool {
	for e := range r.entities {
		if r.entities[e].kind == facts.State {
			return true
		}
	}
	return false
}

// owned are the nouns for what somebody belongs to who calls it his or her own.
var owned = words(`party band team club union regiment faction movement organisation organization group tank`)

// ownersBody reads "her party, the Harbour Union", "his band Open Hand", "Jane Doe's party, the Harbour Union": it is the owner's.
func (r *reading) ownersBody(m *mention) {
	k := m.First - 1
	if articles.has(r.norm(k)) {
		k--
	}
	if r.norm(k) == "," {
		k--
	}
	if !owned.has(r.norm(k)) || r.toks[k].Sentence != r.toks[m.First].Sentence {
		return
	}
	r.ownersMembership(k, m)
}

// companions are the nouns for those who are in the same body as their owner: "her colleagues at the Harbour Institute".
var companions = words(`colleague bandmate teammate comrade`)

// companionsBody reads "her colleagues at the Harbour Institute", "Jane Doe (formerly of the Open Hands)".
func (r *reading) companionsBody(m *mention) {
	k := m.First - 1
	if articles.has(r.norm(k)) {
		k--
	}
	switch n := r.norm(k); {
	case (n == "at" || n == "in") && companions.has(r.toks[max(k-1, 0)].Lemma):
		r.ownersMembership(k-1, m)
	case n == "of" && r.norm(k-1) == "formerly" && r.norm(k-2) == "(", n == "-" && r.norm(k-1) == "ex" && r.norm(k-2) == "(":
		if x := r.mentionOf(k - 3); x != nil && x.End == k-2 && r.isKind(x, facts.Person) && !x.latent {
			r.addMembers(x.ents, m.ents[0], "former member", text.Range{First: x.First, End: m.End}, "membership.apposition", 0.8)
		}
	}
}

// ownersMembership notes whoever owns the noun at token k as belonging to the body of a mention.
func (r *reading) ownersMembership(k int, m *mention) {
	o := r.child(k, text.NmodPoss)
	if x := r.mentionOf(o); x != nil && r.isKind(x, facts.Person) && !x.latent {
		r.addMembers(x.ents, m.ents[0], "", text.Range{First: min(o, k), End: m.End}, "membership.owner", 0.75)
	}
}

// partyTitles reads the parties of those of whom a title is only said: "ran as the Unity Party candidate", "was a Liberal member of parliament". A candidate's organisation is a party.
func (r *reading) partyTitles() {
	for i := range r.titles {
		t := &r.titles[i]
		if len(t.persons) > 0 || t.plural || len(t.parties) == 0 {
			continue
		}
		h := r.headOf(t.Range)
		v := -1
		if r.child(h, text.Cop) >= 0 {
			v = h
		} else if g := r.head(h); g >= 0 && r.toks[g].UPOS == text.VERB && (r.norm(t.phrase.First-1) == "as" || r.caseOf(h) == "as") {
			v = g
		}
		if v < 0 || !r.comesAbout(v) {
			continue
		}
		s, _ := r.subjectToken(v)
		if s < 0 {
			continue
		}
		p := r.membersAt(s)
		for _, e := range p.ents {
			for _, party := range t.parties {
				if r.entities[e].kind == facts.Person {
					r.addMembership(membership{member: e, of: party, at: r.spanning(p.Range, text.Range{First: min(v, t.phrase.First), End: max(t.end, t.End)}), rule: "membership.title", score: 0.8})
				}
			}
		}
	}
}
