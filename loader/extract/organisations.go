package extract

import (
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

// organisationHeads are the words that an organisation's name ends in, or begins with before "of" or "for", with the kind of organisation that
// they tell, if any.
var organisationHeads = map[string]string{
	"party": "PARTY", "list": "PARTY", "movement": "", "front": "", "army": "ARMED_GROUP", "militia": "ARMED_GROUP", "brigade": "ARMED_GROUP", "brigades": "ARMED_GROUP", "battalion": "ARMED_GROUP", "regiment": "ARMED_GROUP", "fleet": "", "guard": "",
	"council": "", "committee": "", "commission": "", "ministry": "GOVERNMENT_BODY", "department": "GOVERNMENT_BODY", "agency": "", "authority": "GOVERNMENT_BODY",
	"parliament": "GOVERNMENT_BODY", "assembly": "GOVERNMENT_BODY", "senate": "GOVERNMENT_BODY", "congress": "", "court": "GOVERNMENT_BODY", "tribunal": "GOVERNMENT_BODY",
	"university": "", "college": "", "institute": "", "institution": "", "school": "", "academy": "", "foundation": "NGO", "association": "NGO", "society": "NGO",
	"club": "", "church": "", "brotherhood": "", "sisterhood": "", "trust": "", "navy": "GOVERNMENT_BODY", "police": "GOVERNMENT_BODY", "administration": "GOVERNMENT_BODY",
	"union": "", "federation": "", "confederation": "", "league": "", "alliance": "", "coalition": "", "organisation": "", "organization": "",
	"bank": "", "fund": "", "group": "", "company": "COMPANY", "corporation": "COMPANY", "corp": "COMPANY", "corp.": "COMPANY", "inc": "COMPANY", "inc.": "COMPANY", "ltd": "COMPANY", "ltd.": "COMPANY", "plc": "COMPANY",
	"news": "MEDIA", "radio": "MEDIA", "television": "MEDIA", "tv": "MEDIA", "times": "MEDIA", "post": "MEDIA", "journal": "MEDIA", "herald": "MEDIA", "tribune": "MEDIA", "gazette": "MEDIA", "newspaper": "MEDIA", "weekly": "MEDIA", "magazine": "MEDIA", "review": "MEDIA",
	"airlines": "COMPANY", "airways": "COMPANY", "motors": "COMPANY", "industries": "COMPANY", "technologies": "COMPANY", "holdings": "COMPANY", "llc": "COMPANY",
	"caucus": "", "command": "", "center": "", "centre": "", "colleges": "",
	"force": "", "forces": "", "corps": "", "service": "", "services": "", "bureau": "", "office": "", "board": "", "mission": "", "observatory": "NGO", "network": "", "initiative": "", "secretariat": "", "project": "", "programme": "",
}

// organisationEnds are words that such names end in, but which tell of no body as common nouns: "the research" comes back to nobody.
var organisationEnds = map[string]string{
	"media": "MEDIA", "research": "", "international": "", "ventures": "COMPANY", "partners": "COMPANY", "associates": "COMPANY", "studios": "COMPANY", "laboratories": "COMPANY", "entertainment": "COMPANY",
	"pharmaceuticals": "COMPANY", "electronics": "COMPANY", "pac": "",
}

// organisationOpeners begin an organisation's name before "of" or "for", but do not end one.
var organisationOpeners = words(`centre center municipality chamber friends`)

// aboutHeads are heads whose names go on with "on": "Council on Foreign Relations".
var aboutHeads = words(`council committee commission centre center institute conference initiative`)

// addOrganisation notes a run as an organisation where it ends in a word that says so, or holds one and goes on with "of" or "for". It returns where the name ends, 0 where it
// is none.
func (r *reading) addOrganisation(run text.Range) (end int) {
	if m, n := r.lex.MatchModifier(r.words, run.First); n > 0 && n < run.Len() && !m.After { // "Former Unity Party leader"
		run.First += n
	}
	full, kind, ok := r.organisationIn(run)
	if !ok || !r.nameOrganisation(full, kind, "name.organisation", 0.7) {
		return 0
	}
	return full.End
}

// addLongerOrganisation notes an organisation whose name begins with one that the lexicon knows ("Colorado State University"). It returns where the name ends, 0 where nothing
// like it stands there.
func (r *reading) addLongerOrganisation(run text.Range, hits []lexicon.Hit) (end int) {
	n := hits[0].N
	full, kind, ok := r.organisationIn(run)
	if !ok || full.Len() <= n || full.End <= run.First+n+1 && organisationOpeners.has(r.norm(run.First+n)) {
		return 0
	}
	if v := hits[0].Via; (v == lexicon.ViaAdjective || v == lexicon.ViaDemonym) && r.pastPlural(run) == run {
		switch macro := hits[0].Entry.Status == lexicon.Macro || hits[0].Entry.Kind == lexicon.Group; { // "the Italian Supreme Court" is one of Italy's, "the Saudi Gazette" goes by that name
		case kind == "MEDIA", kind == "COMPANY", kind == "NGO", macro, hits[0].Entry.Kind == lexicon.Organization, r.isIdealBody(text.Range{First: full.First + n, End: full.End}), ownNames.has(r.norm(full.First + n)):
		default:
			return 0
		}
	}
	if later := r.lex.Match(r.words, run.First+n); len(later) > 0 && run.First+n+later[0].N >= run.End && later[0].Entry.Kind == lexicon.Organization && hits[0].Entry.Kind != lexicon.Group {
		return 0 // the rest is known by itself
	}
	if r.titleIn(text.Range{First: run.First + n, End: run.End - 1}) > 0 || !r.nameOrganisation(full, kind, "name.organisation", 0.7) {
		return 0
	}
	return full.End
}

// ownNames are the heads of names to which a state's adjective belongs: "the Ruritanian Academy of Sciences".
var ownNames = words(`academy institute institution federation confederation college university league centre center`)

// addAroundAdjective notes an organisation whose name holds a state's adjective: "the Royal Ruritanian Academy of Sciences". It returns where the name ends, 0 where nothing like it stands there.
func (r *reading) addAroundAdjective(run text.Range) (end int) {
	if run.Len() < 3 || run.First == r.sentence(run.First).First || r.toks[run.First].XPOS != "NNP" || r.titleAt[run.First] != none || !ownNames.has(r.norm(run.First+2)) {
		return 0
	}
	if _, n := r.lex.MatchModifier(r.words, run.First); n > 0 || r.modelPersonAt(run.First) {
		return 0
	}
	hits := r.lex.Match(r.words, run.First+1)
	if len(hits) == 0 || hits[0].N != 1 || hits[0].Entry.Kind == lexicon.Organization || hits[0].Via != lexicon.ViaAdjective && hits[0].Via != lexicon.ViaDemonym {
		return 0
	}
	return r.addOrganisation(run)
}

// isIdealBody reports whether what follows a state's adjective is what a movement calls itself, so that the adjective is part of its name: "Ruritanian Republican Brotherhood".
func (r *reading) isIdealBody(rest text.Range) bool {
	return rest.Len() > 1 && partyAdjectives.has(r.norm(rest.First)) && (partyHeads.has(r.norm(rest.End-1)) || r.norm(rest.End-1) == "brotherhood" || r.norm(rest.End-1) == "army")
}

// partyPlurals end the names of parties that are called by those who are of them.
var partyPlurals = words(`liberals conservatives socialists greens whigs tories nationalists communists radicals unionists federalists`)

// addIdealParty notes a party whose name holds the adjective of one that the lexicon knows: "the Social Democratic Front". It returns where the name ends, 0 where nothing like it stands there.
func (r *reading) addIdealParty(run text.Range) (end int) {
	if run.Len() == 2 && partyPlurals.has(r.norm(run.End-1)) && run.First > r.sentence(run.First).First && !r.shouted(run.First) && (r.norm(run.First) == "new" || r.norm(run.First) == "old" || r.toks[run.First].XPOS == "NNP") { // "the New Whigs"
		return r.partyOfPlural(run)
	}
	if run.Len() < 3 || !partyAdjectives.has(r.norm(run.First)) || !partyHeads.has(r.norm(run.End-1)) {
		return 0
	}
	return r.addOrganisation(run)
}

func (r *reading) partyOfPlural(run text.Range) (end int) {
	if len(r.lex.Match(r.words, run.First)) > 0 || !r.nameOrganisation(run, string(lexicon.Party), "name.organisation", 0.6) {
		return 0
	}
	return run.End
}

// modelPersonAt reports whether the recogniser has a person's name begin at token i.
func (r *reading) modelPersonAt(i int) bool {
	n, ok := r.modelNames[i]
	return ok && n.kind == syntax.Person && n.score >= sureName
}

// addAroundKnown notes an organisation whose name ends in that of one that the lexicon knows: "the National Security Council" is not the Security Council. It returns where the name ends, 0
// where nothing like it stands there.
func (r *reading) addAroundKnown(run text.Range) (end int) {
	if _, heads := organisationHeads[r.norm(run.End-1)]; !heads || run.First == r.sentence(run.First).First || r.toks[run.First].UPOS != text.PROPN {
		return 0
	}
	rest := run.First + 1
	hits := r.lex.Match(r.words, rest)
	if len(hits) == 0 || rest+hits[0].N != run.End || hits[0].Entry.Kind != lexicon.Organization || !r.nameOrganisation(run, "", "name.organisation", 0.7) {
		return 0
	}
	return run.End
}

// addAbbreviated notes a name that is followed by its acronym as an organisation's, unless it is a person's or the lexicon knows it.
func (r *reading) addAbbreviated(at text.Range) bool {
	if hits := r.lex.Match(r.words, at.First); len(hits) > 0 && hits[0].N >= at.Len() {
		return false
	}
	kind := organisationHeads[r.norm(at.End-1)]
	if first, begins := organisationHeads[r.norm(at.First)]; begins {
		kind = first
	}
	return r.nameOrganisation(at, kind, "name.abbreviated", 0.8)
}

// organisationIn returns the name of an organisation that a run is or begins, and the kind that it tells, if any.
func (r *reading) organisationIn(run text.Range) (full text.Range, kind string, ok bool) {
	run = r.pastAnd(r.pastPlural(run))
	next, place := r.norm(run.End), len(r.lex.Match(r.words, run.First)) > 0
	first, last := r.norm(run.First), r.norm(run.End-1)
	if kind, begins := organisationHeads[first]; (begins || organisationOpeners.has(first)) && joinsName(next, first) && (run.Len() == 1 || next != "for") {
		if rest := r.organisationRest(run.End); rest > 0 {
			return text.Range{First: run.First, End: rest}, kind, true
		}
	}
	kind, ok = organisationHeads[last]
	if end, ends := organisationEnds[last]; ends && run.Len() > 1 {
		return run, end, true
	}
	if last == "district" && r.norm(run.End-2) == "school" {
		kind, ok = string(lexicon.GovernmentBody), true
	}
	if run.Len() < 2 || !ok && !organisationOpeners.has(last) {
		return run, "", false
	}
	if joinsName(next, last) && (!place || next == "of" && r.nameWord(run.End+1) && len(r.lex.Match(r.words, run.End+1)) == 0) {
		// "Greenland Institute of Resources", but "Colorado State University of the US"
		if rest := r.organisationRest(run.End); rest > 0 {
			return text.Range{First: run.First, End: rest}, kind, true
		}
	}
	return run, kind, ok
}

// addOfKind notes a run as an organisation where a noun right before it says of what kind it is: "the magazine Harbour", "rebel group Northern Dawn".
func (r *reading) addOfKind(run text.Range) bool {
	k := run.First - 1
	if k < 0 || r.toks[k].Sentence != r.toks[run.First].Sentence || r.toks[k].UPOS != text.NOUN || r.capital(k) {
		return false
	}
	kind, ok := organisationHeads[r.norm(k)]
	if !ok && !groups.has(r.norm(k)) || !r.joinedTo(k, run) {
		return false
	}
	return r.nameOrganisation(run, kind, "name.of-kind", 0.7)
}

// groups are the nouns for organisations that no name ends in.
var groups = words(`firm charity broadcaster newspaper journal publisher airline team band gang startup manufacturer think-tank side outfit`)

// joinedTo reports whether the tree makes the noun at k and a run one phrase, and not the run the subject of a clause about the noun: "the party Doe leads".
func (r *reading) joinedTo(k int, run text.Range) bool {
	if run.Contains(r.head(k)) {
		return r.isRel(k, text.Compound, text.Nmod, text.Flat)
	}
	if n := r.norm(k); n == "band" || n == "gang" || n == "outfit" || n == "side" || n == "party" && run.Len() == 1 && r.toks[run.First].Is(text.AllCaps) { // of those nobody is told anything in the middle of a sentence: "the 1970s rock band Open Hand"
		return !r.isRel(r.headOf(run), text.Nsubj, text.NsubjPass, text.Csubj)
	}
	for i := run.First; i < run.End; i++ {
		if r.head(i) == k && r.isRel(i, text.Appos, text.Flat, text.Compound, text.Nmod, text.Obj) {
			return true
		}
		if k == run.First-1 && r.isRel(i, text.Nsubj) && r.isRel(k, text.Nsubj) && r.head(i) == r.head(k) { // two subjects side by side
			return true
		}
	}
	return false
}

// pastPlural goes on with a run past the possessive of a plural where the rest ends in an organisation's head: "Harbour Workers' Union".
func (r *reading) pastPlural(run text.Range) text.Range {
	end := run.End
	if plurals.has(r.norm(end)) && r.capital(end) { // which is no word of a name elsewhere
		end++
	}
	last, mark := r.norm(end-1), r.norm(end)
	if !r.possessive(end) || !plurals.has(last) && !(strings.HasSuffix(last, "s") && mark == "'") {
		return run
	}
	rest := r.nameRun(end+1, r.sentence(run.First).End)
	if _, ends := organisationHeads[r.norm(rest.End-1)]; rest.Len() == 0 || !ends {
		return run
	}
	return text.Range{First: run.First, End: rest.End}
}

// bodies are the heads of names that hold an "and": "the Harbours and Bridges Committee".
var bodies = words(`committee commission council department ministry agency administration board bureau office`)

// pastAnd goes on with a run behind an article past "and", where the rest ends in the head of such a name and the run is no name by itself.
func (r *reading) pastAnd(run text.Range) text.Range {
	if r.norm(run.End) != "and" || r.norm(run.First-1) != "the" {
		return run
	}
	if _, heads := organisationHeads[r.norm(run.End-1)]; heads {
		return run
	}
	if hits := r.lex.Match(r.words, run.First); len(hits) > 0 && hits[0].N >= run.Len() {
		return run
	}
	rest := r.nameRun(run.End+1, r.sentence(run.First).End)
	if rest.Len() < 2 || !bodies.has(r.norm(rest.End-1)) || len(r.lex.Match(r.words, rest.First)) > 0 {
		return run
	}
	return text.Range{First: run.First, End: rest.End}
}

// plurals do not end in "s".
var plurals = words(`people men women children`)

// joinsName reports whether the name of an organisation with the head may go on with a word.
func joinsName(word, head string) bool {
	return word == "of" || word == "for" || word == "on" && aboutHeads.has(head)
}

// kindOfName is the kind of an organisation that the lexicon does not know: what its head says, else what the whole name says.
func kindOfName(name, kind string) string {
	if kind == "" && partyName(name) {
		return string(lexicon.Party)
	}
	return kind
}

// nameOrganisation notes a mention of an organisation that the lexicon does not know.
func (r *reading) nameOrganisation(at text.Range, kind, rule string, score float64) bool {
	return r.nameOrganisationAs(at, r.passage(at), kind, rule, score)
}

// nameOrganisationAs does the same for words that stand for a longer name.
func (r *reading) nameOrganisationAs(at text.Range, name, kind, rule string, score float64) bool {
	e, known := r.organisations[name]
	if !known {
		if e = r.fullerOrganisation(name); e < 0 {
			e = r.unknown(facts.Organization, name)
			r.entities[e].orgKind = kindOfName(name, kind)
		}
	}
	return r.addMention(mention{Range: at, ents: []int{e}, via: facts.ViaName, rule: rule, score: score})
}

// fullerOrganisation is the organisation named before that a name is the head of: "the Supreme Court" after "the Supreme Court of Cassation". -1 for none or several.
func (r *reading) fullerOrganisation(name string) int {
	found := -1
	for full, e := range r.organisations {
		rest, ok := strings.CutPrefix(full, name+" ")
		if !ok || !strings.HasPrefix(rest, "of ") && !strings.HasPrefix(rest, "for ") {
			continue
		}
		if found >= 0 && found != e {
			return -1
		}
		found = e
	}
	return found
}

// maxName is the most tokens that a name goes on for, so that no text makes the search for its end long.
const maxName = 40

// organisationRest returns where "of the Peoples of the North" after an organisation's head ends, 0 where nothing like it stands at i.
func (r *reading) organisationRest(i int) int {
	end := min(r.sentence(i).End, i+maxName)
	last := 0
	for k := i; k < end; k++ {
		switch n := r.norm(k); {
		case k > i+1 && (r.personBegins(k) || r.titleBegins(k)):
			return last
		case r.nameWord(k):
			last = k + 1
		case k > i && n == "and" && r.anotherName(k+1, end):
			return last
		case n == "of" || n == "for" || n == "on" && k == i || n == "the" || n == "and" && r.capital(k+1) && k+1 < end || n == "-" || n == "&":
		default:
			return last
		}
	}
	return last
}

// personBegins reports whether the recogniser or a given name says that a person's name begins at token i.
func (r *reading) personBegins(i int) bool {
	if n, ok := r.modelNames[i]; ok && n.kind == syntax.Person && n.Len() > 1 && n.score >= sureName || i+2 <= len(r.toks) && r.flatName(text.Range{First: i, End: i + 2}) {
		return true
	}
	_, given := r.lex.GivenName(r.words[i])
	return given && r.nameWord(i+1)
}

// titleBegins reports whether the words of an office begin at token i.
func (r *reading) titleBegins(i int) bool {
	_, ok := r.lex.MatchOffice(r.words, i)
	return ok && r.norm(i-1) != "of" && r.norm(i-1) != "for"
}

// anotherName reports whether another organisation's name begins at token i.
func (r *reading) anotherName(i, end int) bool {
	if r.norm(i) == "the" {
		i++
	}
	run := r.nameRun(i, end)
	if run.Len() == 0 {
		return false
	}
	_, begins := organisationHeads[r.norm(run.First)]
	_, ends := organisationHeads[r.norm(run.End-1)]
	return run.Len() > 1 && ends || begins && joinsName(r.norm(run.End), r.norm(run.First))
}
