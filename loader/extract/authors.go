package extract

import (
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

// authorsOf returns whose words the document at token s holds, as a verb of saying or holding has it speak: its author by its noun phrase, that of the same document told of before, else somebody of
// the article's own who stands for those who wrote it. Nobody where a document like it is nobody's words: a law, a figure.
func (r *reading) authorsOf(s int, c cueVerb) []int {
	ents, told := r.authorOf(s), false
	if len(ents) == 0 {
		ents, told = r.authorBefore(s)
	}
	if len(ents) == 0 {
		if told || r.hasGiver(s) || authorless.has(r.toks[s].Lemma) || authorless.has(r.norm(s)) || c.use.Takes(lexicon.ThingsMay) && !inquiries.has(r.toks[s].Lemma) {
			return nil
		}
		if c.use.Takes(lexicon.TakesObject) && r.head(s) != c.First {
			return nil // "the story of workers who risked their lives to defend it"
		}
		ents = []int{r.unnamedAuthors(s)}
	}
	if r.mentionOf(s) == nil {
		r.addMention(mention{Range: text.Range{First: s, End: s + 1}, phrase: r.nounPhrase(s), ents: ents, via: facts.ViaNominal, rule: ruleAuthor, score: 0.6, latent: true})
	}
	return ents
}

// ruleAuthor names the rule by which a document stands for those who wrote it.
const ruleAuthor = "nominal.author"

// authorless are documents that nobody in particular says: what holds by itself, is counted, or is shown by whoever carries it.
var authorless = words(`law bill rule policy constitution order treaty text agreement deal legend tradition theory evidence test logic intelligence data figure statistic number result return tally count census index average
	sign shirt t-shirt banner placard poster sticker slogan label card ballot flyer flier photo photograph image film movie show song timeline chronology website page account projection forecast estimate
	interview speech remark comment testimony episode series video recording tape footage audio intelligence`)

// inquiries are documents that may be said to show or find something for those who made them, rather than for whoever reads it out of them.
var inquiries = words(`report survey poll study analysis review audit research investigation inquiry paper article story editorial column`)

// unnamedAuthors adds those who wrote the document at token s, of whom the article does not say who they are.
func (r *reading) unnamedAuthors(s int) int {
	np := r.nounPhrase(s)
	if k := r.norm(np.First); k == "that" || k == "this" || k == "these" || k == "those" {
		np.First++
	}
	name := r.phraseName(np)
	if r.norm(np.First-1) == "that" || r.norm(np.First-1) == "this" {
		name = "the " + name
	}
	return r.unnamed(facts.Group, "authors of "+name)
}

// authorBefore returns the authors of the document that "the report" comes back to: the last one told of before by such a noun whose author is known. told says that the article tells whose it is,
// though not by a name or noun that is known for somebody's.
func (r *reading) authorBefore(s int) (ents []int, told bool) {
	const reach = 400 // words
	if d := r.norm(r.child(s, text.Det)); d != "the" && d != "this" && d != "that" && r.child(s, text.Det) >= 0 || r.child(s, text.Nmod, text.Compound, text.AclRelcl) >= 0 {
		return nil, false
	}
	for k := s - 1; k >= max(0, s-reach); k-- {
		if !r.isDocument(k) || !sameDocument(r.toks[k].Lemma, r.toks[s].Lemma) {
			continue
		}
		if m := r.mentionOf(k); m != nil && m.rule == ruleAuthor {
			return m.ents, true
		}
		if ents := r.authorOf(k); len(ents) > 0 {
			return ents, true
		}
		told = told || r.hasGiver(k) || r.child(k, text.NmodPoss) >= 0
		for range r.oblique(k, "by", "from") {
			told = true
		}
		if ownWords.has(r.toks[k].Lemma) {
			for range r.oblique(k, "of") {
				told = true
			}
		}
	}
	return nil, told
}

// sameDocument reports whether two nouns are used of the same document.
func sameDocument(a, b string) bool {
	if a == b {
		return true
	}
	for _, kind := range [...]set{pollNouns, suitNouns, letterNouns, statementNouns, adNouns} {
		if kind.has(a) && kind.has(b) {
			return true
		}
	}
	return false
}

// ownWords are documents that are of those who wrote them, not about them.
var ownWords = words(`letter email e-mail memoir diary speech remark testimony comment`)

var (
	pollNouns      = words(`poll survey`)
	suitNouns      = words(`suit lawsuit complaint`)
	letterNouns    = words(`letter email e-mail message note`)
	statementNouns = words(`statement release communique`)
	adNouns        = words(`ad advert advertisement`)
)

// counts are documents of figures, which go by the name of whoever made them.
var counts = words(`average polling data tracker tally ranking index projection estimate forecast`)

// authorOf returns whose a document is where its noun phrase or the verb that gives it out says so: "the bank's report", "a letter by the bank", "a CNN poll", "figures the bank released".
func (r *reading) authorOf(s int) []int {
	const depth = 3 // "results of the average of polls"
	for range depth {
		if ents := r.authorHere(s); len(ents) > 0 {
			return ents
		}
		of := -1
		for o := range r.oblique(s, "of", "from", "in") {
			if r.isDocument(o) {
				of = o
				break
			}
		}
		if of < 0 || !extracts.has(r.toks[s].Lemma) {
			return nil
		}
		s = of
	}
	return nil
}

// extracts are documents that give what stands in others.
var extracts = words(`result finding average summary copy version transcript excerpt analysis figure number data figures page passage section review aggregate draft result`)

func (r *reading) authorHere(s int) []int {
	for o := range r.children(s, text.NmodPoss) {
		if ents, _, _ := r.actorsAt(o); len(ents) > 0 {
			return ents
		}
	}
	for o := range r.oblique(s, "by", "from") {
		if ents, _, _ := r.actorsAt(o); len(ents) > 0 {
			return ents
		}
	}
	if ownWords.has(r.toks[s].Lemma) {
		for o := range r.oblique(s, "of") {
			if ents, _, _ := r.actorsAt(o); len(ents) > 0 {
				return ents
			}
		}
	}
	if ents := r.makerOf(s); len(ents) > 0 {
		return ents
	}
	if ents := r.giverOf(s); len(ents) > 0 {
		return ents
	}
	var out []int
	for k := range r.children(s, text.Compound, text.Amod) {
		if m := r.mentionOf(k); m != nil && k < s && !m.latent && r.isKind(m, facts.Organization) {
			out = append(out, m.ents...)
		}
	}
	if len(out) == 0 && (inquiries.has(r.toks[s].Lemma) || counts.has(r.toks[s].Lemma)) {
		return r.firmBefore(s)
	}
	return out
}

// makerOf reads "a poll conducted by the bank", "an article in the Times" behind the document at token s, up to the next comma or verb.
func (r *reading) makerOf(s int) []int {
	const reach = 12
	for k := s + 1; k < min(s+reach, r.sentence(s).End) && !r.finiteVerb(k) && !r.toks[k].Is(text.Punct); k++ {
		n := r.norm(k)
		if n != "by" && n != "in" && n != "from" && n != "to" {
			continue
		}
		if n == "to" {
			return nil // "given to the Times"
		}
		i := k + 1
		if articles.has(r.norm(i)) {
			i++
		}
		if m := r.mentionOf(i); m != nil && m.First == i && !m.latent && r.isActor(m) && !r.possessive(m.End) && (n != "in" || r.isMedium(m)) && m.via != facts.ViaDemonym {
			return m.ents
		}
		if n == "by" && givesOut.has(r.toks[k-1].Lemma) {
			return r.unknownMaker(i)
		}
	}
	return nil
}

// unknownMaker notes the name at token i that no rule knew for one, of whoever made a document: a person, or a firm that goes by what it makes ("Acme Research").
func (r *reading) unknownMaker(i int) []int {
	if i >= len(r.toks) || r.toks[i].UPOS != text.PROPN || r.mentionOf(i) != nil || !r.nameWord(i) {
		return nil
	}
	run := r.unknownNameAround(i)
	switch before := r.norm(run.First - 1); {
	case before != "by" && !articles.has(before):
		return nil // initials or the like, which belong to it
	case run.Len() > 1 && r.isDocumentName(run):
		return r.noteName(run, facts.Organization)
	}
	return r.nameSpeaker(i)
}

// giverOf returns who gave out the document at token s: whoever issues, releases or conducts it, or says something in it.
func (r *reading) giverOf(s int) []int {
	h := r.head(s)
	if h >= 0 && r.isRel(s, text.Obj) && givesOut.has(r.toks[h].Lemma) || r.isRel(s, text.Obl) && r.saysIn(s, h) {
		if o, passive := r.subjectToken(h); o >= 0 && !passive {
			if ents, _, _ := r.actorsAt(o); len(ents) > 0 {
				return ents
			}
		}
	}
	for v := range r.children(s, text.AclRelcl, text.Acl) {
		if v < s || !givesOut.has(r.toks[v].Lemma) {
			continue
		}
		if r.isRel(v, text.AclRelcl) && r.toks[v].XPOS != "VBN" { // "figures the bank released"
			if o := r.ownSubject(v); o > s && r.isRel(o, text.Nsubj) && !r.isRel(o, text.NsubjPass) {
				if ents, _, _ := r.actorsAt(o); len(ents) > 0 {
					return ents
				}
			}
		}
		for o := range r.oblique(v, "by") {
			if ents, _, _ := r.actorsAt(o); len(ents) > 0 {
				return ents
			}
			if ents := r.unknownMaker(o); len(ents) > 0 {
				return ents
			}
		}
	}
	return nil
}

// isDocumentName reports whether one of the words of a name is a noun for documents.
func (r *reading) isDocumentName(run text.Range) bool {
	for k := run.First; k < run.End; k++ {
		if documentNouns.has(r.norm(k)) {
			return true
		}
	}
	return false
}

// hasGiver reports whether a verb tells of somebody who gives out the document at token s, known or not.
func (r *reading) hasGiver(s int) bool {
	h := r.head(s)
	return h >= 0 && r.isRel(s, text.Obj) && givesOut.has(r.toks[h].Lemma)
}

// saysIn reports whether the document at token s is what the verb at token h has somebody say something in: "said in a statement".
func (r *reading) saysIn(s, h int) bool {
	switch r.caseOf(s) {
	case "in", "on", "via", "through":
		return h >= 0 && r.speechForm(r.norm(h)) != 0
	}
	return false
}

// givesOut are verbs whose subject is the author of the document that is their object: "issued a statement".
var givesOut = words(`release issue write publish post send sign make give air launch run tweet circulate distribute conduct compile commission fire pen draft deliver email file produce prepare submit author compose`)

// firmBefore returns the organisation by whose name alone the inquiry at token s goes, known or not: "the Acme poll".
func (r *reading) firmBefore(s int) []int {
	for k := range r.children(s, text.Compound) {
		if k < s && r.toks[k].UPOS == text.PROPN && r.mentionOf(k) == nil && r.nameWord(k) && r.titleAt[k] == none && r.head(k) == s {
			run := r.unknownNameAround(k)
			if n, ok := r.modelNames[run.First]; ok && n.kind == syntax.Location || run.First > 0 && r.mentionOf(run.First-1) != nil {
				return nil
			}
			return r.noteName(run, facts.Organization)
		}
	}
	return nil
}

// unknownNameAround is the run of words of a name, not known for one, around token s.
func (r *reading) unknownNameAround(s int) text.Range {
	run := text.Range{First: s, End: s + 1}
	for run.First > r.sentence(s).First && r.toks[run.First-1].UPOS == text.PROPN && r.mentionOf(run.First-1) == nil && r.nameWord(run.First-1) {
		run.First--
	}
	for run.End < r.sentence(s).End && r.toks[run.End].UPOS == text.PROPN && r.mentionOf(run.End) == nil && r.nameWord(run.End) {
		run.End++
	}
	return run
}

// noteName notes a run of words as the name of somebody of a kind, known in the article by it or new.
func (r *reading) noteName(run text.Range, kind string) []int {
	name := strings.Join(strings.Fields(r.passage(run)), " ")
	known := r.persons
	if kind == facts.Organization {
		known = r.organisations
	}
	e, ok := known[name]
	if !ok {
		e = r.unknown(kind, name)
	}
	r.addMention(mention{Range: run, ents: []int{e}, via: facts.ViaName, rule: "name.speaker", score: 0.6})
	return []int{e}
}
