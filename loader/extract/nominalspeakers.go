package extract

import (
	"strings"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

// bodyNamedBy returns the organisation that "the league" comes back to: the last one named before whose name ends in that word; -1 for none.
func (r *reading) bodyNamedBy(s int) int {
	t := &r.toks[s]
	if t.XPOS != "NN" && t.XPOS != "NNP" || r.norm(s-1) != "the" || t.Is(text.Capitalised) {
		return -1
	}
	const reach = 400 // words
	for k := s - 2; k >= max(0, s-reach); k-- {
		if m := r.mentionOf(k); m != nil && m.End == k+1 && m.via == facts.ViaName && r.norm(k) == t.Norm && m.Len() > 1 && r.isKind(m, facts.Organization) {
			return m.ents[0]
		}
	}
	return -1
}

// isAnyState reports whether a phrase stands for states or sides that it does not name: "the two countries".
func (r *reading) isAnyState(p phrase) bool {
	for _, e := range p.ents {
		if x := &r.entities[e]; !x.anonymous || x.sector != "UNK" {
			return false
		}
	}
	return true
}

// authorOf returns whose a document is where its noun phrase says so: "the bank's report", "a letter by the bank", "a CNN poll".
func (r *reading) authorOf(s int) []int {
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
	if ents := r.makerOf(s); len(ents) > 0 {
		return ents
	}
	if h := r.head(s); h >= 0 && r.isRel(s, text.Obj) && givesOut.has(r.toks[h].Lemma) {
		if o := r.ownSubject(h); o >= 0 {
			if ents, _, _ := r.actorsAt(o); len(ents) > 0 {
				return ents
			}
		}
	}
	var out []int
	for k := range r.children(s, text.Compound, text.Amod) {
		if m := r.mentionOf(k); m != nil && k < s && !m.latent && r.isKind(m, facts.Organization) {
			out = append(out, m.ents...)
		}
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
		if m := r.mentionOf(i); m != nil && m.First == i && !m.latent && r.isActor(m) && (n != "in" || r.isMedium(m)) && m.via != facts.ViaDemonym {
			return m.ents
		}
	}
	return nil
}

// givesOut are verbs whose subject is the author of the document that is their object: "issued a statement".
var givesOut = words(`release issue write publish post send sign make give air launch run tweet circulate distribute`)

// nameSpeaker notes the name at token s, which no other rule knew for one: whoever says something is somebody.
func (r *reading) nameSpeaker(s int) []int {
	run := text.Range{First: s, End: s + 1}
	for run.First > r.sentence(s).First && r.toks[run.First-1].UPOS == text.PROPN && r.mentionOf(run.First-1) == nil && r.nameWord(run.First-1) {
		run.First--
	}
	for run.End < r.sentence(s).End && r.toks[run.End].UPOS == text.PROPN && r.mentionOf(run.End) == nil && r.nameWord(run.End) {
		run.End++
	}
	for k := run.First; k < run.End; k++ {
		if !r.nameWord(k) || r.titleAt[k] != none || documentNouns.has(r.norm(k)) || documentNouns.has(r.toks[k].Lemma) {
			return nil
		}
	}
	name := strings.Join(strings.Fields(r.passage(run)), " ")
	kind := facts.Person
	for k := run.First; k < run.End; k++ {
		if n, ok := r.modelNames[k]; ok {
			if n.kind != syntax.Person { // a place says nothing
				kind = facts.Organization
			}
		}
	}
	if r.toks[s].Is(text.AllCaps) && run.Len() == 1 || r.norm(run.First-1) == "the" {
		kind = facts.Organization
	}
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

// nounSpeaker notes the common noun at token s as a person or, in the plural, a group: whoever says something is somebody.
func (r *reading) nounSpeaker(s int) []int {
	t := &r.toks[s]
	switch {
	case r.mentionOf(s) != nil:
		return nil
	case r.titleAt[s] != none:
		if ents, _ := r.holdersOf(s); len(ents) > 0 {
			return ents
		}
	}
	switch {
	case quantities.has(t.Lemma): // "half of the voters"
		for o := range r.oblique(s, "of", "among", "in") {
			if ents, _, _ := r.actorsAt(o); len(ents) > 0 {
				return ents
			}
		}
		return nil
	case ownBodies.has(t.Lemma): // what X's office says, X says
		for p := range r.children(s, text.NmodPoss) {
			if ents, _, _ := r.actorsAt(p); len(ents) > 0 {
				return ents
			}
		}
		return nil
	case !personNoun(t.Lemma) && !r.isAgent(s):
		return nil
	}
	d := r.describeAt(s, lexicon.Agent{Kind: lexicon.AgentPerson})
	e := r.nominalEntity(d, &r.nominals)
	r.addMention(mention{Range: text.Range{First: s, End: s + 1}, phrase: d.np, ents: []int{e}, via: facts.ViaNominal, rule: "nominal.speaker", score: 0.5, latent: true})
	return []int{e}
}

var ownBodies = words(`office camp`)

var quantities = words(`percent percentage majority half third quarter number minority share proportion handful dozen hundred thousand plurality lot pair couple range array variety host string chorus slew bunch rest`)

func (r *reading) isAgent(s int) bool {
	_, ok := r.lex.Agent(r.norm(s))
	return ok
}

// moreSpeakers are nouns for people that no ending tells.
var moreSpeakers = words(`head chief guy boss chair co-chair associate delegate surrogate operative veteran native graduate advocate pro-lifer mom dad aide deputy star pundit pro kid lady gentleman fellow coach intern expat
	outsider insider observer counterpart designate whistleblower activist campaigner mogul magnate guru skeptic sceptic cynic realist optimist pessimist faithful elder youngster retiree trucker barber`)

// personNoun reports whether a noun is by its ending one for a person: "commenter", "strategist", "chairwoman".
func personNoun(lemma string) bool {
	if moreSpeakers.has(lemma) {
		return true
	}
	if notPersons.has(lemma) || len(lemma) < 5 {
		return false
	}
	for _, end := range [...]string{"er", "or", "ist", "ian", "man", "woman", "person", "eer", "ant", "ee"} {
		if strings.HasSuffix(lemma, end) {
			return true
		}
	}
	return false
}

var notPersons = words(`number paper letter newspaper order matter power computer center centre theater theatre answer error factor sector mirror tenor minor major river water winter summer october november december september chapter
	register counter disaster encounter offer other quarter dinner border shoulder corner danger anger banner poster sticker cover tower prayer weather chamber charter master flier flyer newsletter tumor tumour odor rumor rumour
	terror horror humor humour favor favour labor labour behavior behaviour harbor harbour honor honour color colour flavor flavour warrant grant restaurant plant covenant remnant elephant committee coffee fee degree guarantee
	trustee ballot list mist twist whether rather either neither another together however ever never over under after career engineer-ing human german roman talisman twitter helicopter barrier carrier tracker trailer thriller folder
	filter server printer poster planner marker indicator monitor calculator transmitter motor vector mayor-ship doctor-ate dossier teleprompter primer reminder remainder surrender gender tender slender calendar`)
