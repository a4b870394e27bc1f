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

// nameSpeaker notes the name at token s, which no other rule knew for one: whoever says something is somebody.
func (r *reading) nameSpeaker(s int) []int {
	run := r.unknownNameAround(s)
	for k := run.First; k < run.End; k++ {
		if !r.nameWord(k) || r.titleAt[k] != none || documentNouns.has(r.norm(k)) || documentNouns.has(r.toks[k].Lemma) {
			return nil
		}
	}
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
	return r.noteName(run, kind)
}

// nounSpeaker notes the common noun at token s as a person or, in the plural, a group: whoever says something is somebody.
func (r *reading) nounSpeaker(s int) []int {
	t := &r.toks[s]
	switch {
	case r.mentionOf(s) != nil:
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
	d.plural = d.plural || strings.HasSuffix(t.Norm, "men") // "chairmen", which taggers do not know
	e := r.nominalEntity(d, &r.nominals)
	r.addMention(mention{Range: text.Range{First: s, End: s + 1}, phrase: d.np, ents: []int{e}, via: facts.ViaNominal, rule: "nominal.speaker", score: 0.5, latent: true})
	return []int{e}
}

var ownBodies = words(`office camp`)

// agentAtStart looks up a noun for several people that begins its sentence and has its capital only there, so that taggers take it for a name: "Aides said".
func (r *reading) agentAtStart(i int) (lexicon.Agent, bool) {
	t := &r.toks[i]
	if i != r.sentence(i).First || t.UPOS != text.PROPN || t.Is(text.AllCaps) || !strings.HasSuffix(t.Norm, "s") || r.isRel(i+1, text.Flat) || r.capital(i+1) {
		return lexicon.Agent{}, false
	}
	return r.lex.Agent(strings.TrimSuffix(t.Norm, "s"))
}

func (r *reading) isAgent(s int) bool {
	_, ok := r.lex.Agent(r.norm(s))
	return ok
}

// moreSpeakers are nouns for people that no ending tells.
var moreSpeakers = words(`head chief guy boss chair co-chair associate delegate surrogate operative veteran native graduate advocate pro-lifer mom dad aide deputy star pundit pro kid lady gentleman fellow coach intern expat
	outsider insider observer counterpart designate whistleblower activist campaigner mogul magnate guru skeptic sceptic cynic realist optimist pessimist faithful elder youngster retiree trucker barber
	proponent opponent respondent correspondent narrator voice-over heavyweight source superdelegate generation management leadership crowd pediatrician paediatrician friend relative colleague`)

// personNoun reports whether a noun is by its ending one for a person: "commenter", "strategist", "chairwoman".
func personNoun(lemma string) bool {
	if moreSpeakers.has(lemma) {
		return true
	}
	if notPersons.has(lemma) || len(lemma) < 5 {
		return false
	}
	for _, end := range [...]string{"er", "or", "ist", "ian", "man", "woman", "person", "men", "women", "eer", "ant", "ee"} {
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
	filter server printer poster planner marker indicator monitor calculator transmitter motor vector mayor-ship doctor-ate dossier teleprompter primer reminder remainder surrender gender tender slender calendar specimen regimen abdomen acumen`)
