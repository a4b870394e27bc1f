package extract

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

var (
	// staff stand right behind the name of an organisation: "Ruritel employees".
	staff = words(`members member employees executives headquarters militants fighters gunmen guerrillas insurgents leadership spokesman spokeswoman spokesperson officials shares subsidiary
		bassist guitarist drummer vocalist frontman keyboardist`)
	// belonging goes on with a preposition and the name of an organisation: "a member of Ruritel".
	belonging = words(`member members employee employees spokesman spokeswoman spokesperson official officials executive executives chairman chairwoman subsidiary`)
	// bodyMaking are verbs whose object, where it is a name, is a body's.
	bodyMaking = words(`form found co-found cofound establish disband dissolve`)
	// placed stand before the name of a place.
	placed = words(`in near`)
	// defining are the nouns by which a text says what an unknown name is the name of, with the kind that they tell.
	defining = map[string]string{
		"party": "PARTY", "company": "COMPANY", "firm": "COMPANY", "airline": "COMPANY", "newspaper": "MEDIA", "magazine": "MEDIA", "broadcaster": "MEDIA", "militia": "ARMED_GROUP", "charity": "NGO", "ngo": "NGO",
		"organisation": "", "organization": "", "association": "", "federation": "", "coalition": "", "alliance": "", "agency": "", "club": "", "band": "", "team": "", "ensemble": "", "orchestra": "", "duo": "", "trio": "", "quartet": "",
		"institute": "", "think-tank": "NGO", "union": "", "bloc": "", "group": "",
	}
)

// bodyNamed reports whether the words around a run that the lexicon does not know wholly show it to be a body's name, whatever else it looks like, with the kind that they tell: "the Open Hand is a
// party", "a member of Open Hand", "joined the Open Hand".
func (r *reading) bodyNamed(run, sentence text.Range) (kind string, ok bool) {
	if run.Len() == 1 && r.norm(run.End) == "party" && r.toks[run.First].Is(text.AllCaps) && len(r.words[run.First]) > 2 && run.End < sentence.End {
		return "PARTY", true // "the MPRN party"
	}
	if k := run.First - 2; run.End <= sentence.End && r.norm(k+1) == "the" && r.norm(k) == "of" && r.toks[run.End-1].XPOS == "NNPS" && !r.possessive(run.End) && r.personEndsAt(k, sentence) {
		return "", true // "Jane Doe of the Open Hands"
	}
	if run.Len() < 2 || run.End > sentence.End || r.possessive(run.End) || r.titleWithin(run) {
		return "", false
	}
	h := r.headOf(run)
	if kind, ok := r.definedAs(h, run); ok {
		return kind, true
	}
	if _, heads := organisationHeads[r.norm(run.End-1)]; heads {
		return "", false // its name may go on: see addOrganisation
	}
	if r.isRel(h, text.NsubjPass) && bodyMaking.has(r.toks[r.headOr(h)].Lemma) {
		return kind, !r.honorificBefore(run.First) // "Open Hand was founded"
	}
	if run.End < sentence.End && (r.toks[run.End].UPOS == text.NOUN || r.norm(run.End) == "-" || r.norm(run.End) == "and" && r.capital(run.End+1)) {
		return "", false
	}
	if r.norm(run.First) == "party" && run.Len() == 2 && len(r.words[run.End-1]) == 1 && run.First > sentence.First && !r.possessive(run.First-1) {
		return "PARTY", true // "Party X"
	}
	k := run.First - 1
	if r.norm(k) == "the" {
		k--
	}
	if o := k; r.norm(o) == "," && owned.has(r.norm(o-1)) && r.toks[o-1].Sentence == r.toks[o].Sentence || owned.has(r.norm(o)) { // "her band, the Open Hands"
		if r.norm(o) == "," {
			o--
		}
		if p := r.child(o, text.NmodPoss); p >= 0 && p < o {
			return defining[r.norm(o)], r.norm(run.First-1) == "the" || !r.looksLikePerson(run)
		}
	}
	if k <= sentence.First || r.toks[run.End-1].UPOS != text.PROPN {
		return "", false
	}
	person := r.norm(run.First-1) != "the" && r.looksLikePerson(run)
	switch lemma := r.toks[k].Lemma; {
	case r.norm(run.End) == ")" && (r.norm(k) == "of" && r.norm(k-1) == "formerly" || r.norm(k) == "-" && r.norm(k-1) == "ex"):
		return kind, true // "Jane Doe (formerly of Open Hand)"
	case r.isRel(h, text.Obj) && bodyMaking.has(r.toks[r.headOr(h)].Lemma) && r.headOr(h) < h && r.toks[r.headOr(h)].UPOS == text.VERB:
		return kind, !person && r.norm(run.End) != "in" || !person && r.toks[min(run.End+1, len(r.toks)-1)].Is(text.Number)
	case r.isRel(h, text.Obj) && r.toks[r.headOr(h)].Lemma == "join" && r.headOr(h) < h && r.toks[k].Is(text.Number):
		return kind, !person // "joined in 2009 Harbour Rovers"
	case r.norm(k) == "of" && r.toks[k-1].Lemma == "member":
		return kind, true
	case (lemma == "join" || lemma == "rejoin") && r.toks[k].UPOS == text.VERB:
		return kind, !person
	case r.norm(k) == "for" && r.playsFor(h, k):
		return kind, !person
	}
	return "", false
}

// titleWithin reports whether the words of an office or an honorific stand in a run.
func (r *reading) titleWithin(run text.Range) bool {
	for i := run.First; i < run.End; i++ {
		if r.titleAt[i] != none {
			return true
		}
	}
	_, n := r.lex.MatchHonorific(r.words, run.First)
	return n > 0
}

// playsFor reports whether a verb of playing for a club leads by the preposition at token k to the name headed by token h.
func (r *reading) playsFor(h, k int) bool {
	v := r.headOr(h)
	return r.toks[v].UPOS == text.VERB && v < k && (r.toks[v].Lemma == "play" || r.toks[v].Lemma == "sign")
}

// personEndsAt reports whether a name that looks like a person's ends before token i.
func (r *reading) personEndsAt(i int, sentence text.Range) bool {
	run := text.Range{First: i, End: i}
	for run.First-1 >= sentence.First && r.nameWord(run.First-1) {
		run.First--
	}
	return run.Len() > 1 && run.Len() < 5 && r.looksLikePerson(run)
}

// definedAs reports whether the tree says of the name headed by token h that it is a party, a band or the like, and of what kind.
func (r *reading) definedAs(h int, run text.Range) (string, bool) {
	n := -1
	switch {
	case r.isRel(h, text.Nsubj) && r.child(r.head(h), text.Cop) >= 0 && r.head(h) > h && !r.isNegated(r.head(h)):
		n = r.head(h)
	default:
		for c := range r.children(h, text.Appos) {
			if c >= run.End {
				n = c
			}
			break
		}
	}
	if n < 0 || r.capital(n) || r.toks[n].XPOS != "NN" {
		return "", false
	}
	kind, ok := defining[r.toks[n].Lemma]
	if ok && r.toks[n].Lemma == "group" { // "is a group of islands"
		for range r.oblique(n, "of") {
			return "", false
		}
	}
	return kind, ok
}

// looksLikePerson reports whether a run reads as a person's name.
func (r *reading) looksLikePerson(run text.Range) bool {
	if r.givenName(run) || r.honorificBefore(run.First) || r.titleBefore(run.First) || r.personNounBefore(run) {
		return true
	}
	if _, n := r.lex.MatchHonorific(r.words, run.First); n > 0 {
		return true
	}
	n, ok := r.modelNames[run.First]
	return ok && n.kind == syntax.Person && n.score >= sureName
}

// surveyNames looks at all names that the lexicon does not know: it notes those that stand as places, and those that some sentence shows to be an organisation's by those who belong to it,
// unless more of them stand as a place or a person.
func (r *reading) surveyNames() {
	votes := map[string]int{}
	r.bodies = map[string]string{}
	for s := range r.sentences() {
		for i := s.First; i < s.End; i++ {
			run := r.nameRun(i, min(s.End, i+maxName))
			if run.Len() == 0 {
				continue
			}
			r.surveyThings(run)
			r.surveyAcronym(i, s.End)
			hits := r.lex.Match(r.words, i)
			if len(hits) == 0 || hits[0].N < run.Len() {
				if kind, ok := r.bodyNamed(run, s); ok {
					r.bodies[r.passage(run)] = firstWord(kind, r.bodies[r.passage(run)])
				}
			}
			if len(hits) > 0 {
				continue
			}
			name := r.passage(run)
			if placed.has(r.norm(run.First - 1)) {
				r.located[name] = true
			}
			switch {
			case r.elsewise(run):
				votes[name]--
			case r.namesMembership(run, s):
				votes[name]++
			}
			i = run.End - 1
		}
	}
	r.organised = map[string]bool{}
	for name, v := range votes {
		r.organised[name] = v > 0
	}
}

// elsewise reports whether a run reads as the name of a person or a place.
func (r *reading) elsewise(run text.Range) bool {
	if placed.has(r.norm(run.First-1)) || r.honorificBefore(run.First) || r.titleBefore(run.First) || r.speaks[r.words[run.End-1]] {
		return true
	}
	n, ok := r.modelNames[run.First]
	return ok && n.kind == syntax.Person && n.score >= sureName
}

// isGeneric reports whether a run is a single word that names of bodies and agreements end in: "the Union" is a short name of one.
func (r *reading) isGeneric(run text.Range) bool {
	n := r.norm(run.First)
	_, body := organisationHeads[n]
	_, agreement := agreementHeads[n]
	return run.Len() == 1 && (body || agreement)
}

// namesMembership reports whether the words around a run tell of those who belong to it.
func (r *reading) namesMembership(run, sentence text.Range) bool {
	if _, ok := r.definedAs(r.headOf(run), run); ok && r.toks[run.End-1].UPOS == text.PROPN {
		return true
	}
	if r.toks[run.End-1].UPOS != text.PROPN || len(r.words[run.End-1]) < 2 || r.possessive(run.End) {
		return false
	}
	if run.End < sentence.End {
		switch next := &r.toks[run.End]; {
		case staff.has(next.Norm):
			return true
		case next.UPOS == text.NOUN, next.Norm == "and" && r.capital(run.End+1), next.Norm == "-", next.Norm == "&":
			return false // the name of something else, or a part of a longer one
		}
	}
	k := run.First - 1
	if r.norm(k) == "the" {
		k--
	}
	switch n := r.norm(k); {
	case k < run.First-1 && r.toks[max(k, 0)].UPOS == text.VERB:
		verb, joins := memberVerbs[r.toks[k].Lemma]
		return joins && k > sentence.First && slices.Contains(strings.Split(verb.preps, "|"), "") && !r.isGeneric(run) // "left to form the Tenders", not "joined the Union"
	case n == "of", n == "for", n == "at", n == "with":
		return k > sentence.First && belonging.has(r.norm(k-1))
	}
	return false
}

// acronymAt returns where the name ends that a bracket right behind it shortens to an acronym, in letters of the name in their order: "Movimento 5 Stelle (M5S)". It is 0 where token i
// begins no such name.
func (r *reading) acronymAt(i, end int) int {
	if !r.capital(i) {
		return 0
	}
	open := i
	for open < min(end, i+12) && r.norm(open) != "(" {
		open++
	}
	if open+2 >= end || r.norm(open) != "(" || r.norm(open+2) != ")" || !r.toks[open+1].Is(text.AllCaps) {
		return 0
	}
	letters := []rune(r.words[open+1])
	if len(letters) < 2 || len(letters) > 8 {
		return 0
	}
	k := 0
	for w := i; w < open; w++ {
		first := []rune(r.words[w])[0]
		named := r.capital(w) || r.toks[w].Is(text.Number)
		switch {
		case k < len(letters) && first == letters[k] && named:
			k++
		case named || w == i || r.toks[w].Is(text.Punct) && r.norm(w) != "-":
			return 0 // a word of the name that the acronym leaves out
		}
	}
	if k != len(letters) || !r.capital(open-1) {
		return 0
	}
	return open
}

// surveyAcronym notes the acronym that brackets behind a name which begins at token i give it, where the lexicon knows no such name: in this article it is that name's, whatever else it may stand for.
func (r *reading) surveyAcronym(i, end int) {
	open := r.acronymAt(i, end)
	if open == 0 {
		return
	}
	if hits := r.lex.Match(r.words, i); len(hits) == 0 || hits[0].N < open-i {
		r.spelledOut[r.words[open+1]] = r.passage(text.Range{First: i, End: open})
	}
}

// bracketed returns the organisation whose name stands right before an acronym in brackets, whatever its letters, or has one elsewhere; -1 for none.
func (r *reading) bracketed(run text.Range) int {
	if run.Len() != 1 || !r.toks[run.First].Is(text.AllCaps) || len(r.words[run.First]) < 2 {
		return -1
	}
	if e, ok := r.acronyms[r.words[run.First]]; ok {
		return e
	}
	m := r.mentionOf(run.First - 2)
	if m == nil || m.End != run.First-1 || r.norm(run.First-1) != "(" || r.norm(run.End) != ")" || !r.isKind(m, facts.Organization) || len(m.ents) != 1 {
		return -1
	}
	r.acronyms[r.words[run.First]] = m.ents[0]
	return m.ents[0]
}
