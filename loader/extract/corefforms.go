package extract

import (
	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// forms are the pronouns of the third person that may stand for something.
type forms uint8

const (
	formHe forms = 1 << iota
	formShe
	formIt
	formThey
)

const formAnyone = formHe | formShe

// pronounUse is how a pronoun stands in its sentence.
type pronounUse uint8

const (
	personal pronounUse = iota
	possessive
	reflexive
)

// pronoun is what the form of a pronoun tells.
type pronoun struct {
	person int // 1, 2 or 3
	forms  forms
	use    pronounUse
	plural bool // of the first person
}

var pronouns = map[string]pronoun{
	"he": {3, formHe, personal, false}, "him": {3, formHe, personal, false}, "his": {3, formHe, possessive, false}, "himself": {3, formHe, reflexive, false},
	"she": {3, formShe, personal, false}, "her": {3, formShe, personal, false}, "hers": {3, formShe, possessive, false}, "herself": {3, formShe, reflexive, false},
	"it": {3, formIt, personal, false}, "its": {3, formIt, possessive, false}, "itself": {3, formIt, reflexive, false},
	"they": {3, formThey, personal, false}, "them": {3, formThey, personal, false}, "their": {3, formThey, possessive, false}, "theirs": {3, formThey, possessive, false}, "themselves": {3, formThey, reflexive, false},
	"i": {1, formAnyone, personal, false}, "me": {1, formAnyone, personal, false}, "my": {1, formAnyone, possessive, false}, "mine": {1, formAnyone, possessive, false}, "myself": {1, formAnyone, reflexive, false},
	"we": {1, formThey, personal, true}, "us": {1, formThey, personal, true}, "our": {1, formThey, possessive, true}, "ours": {1, formThey, possessive, true}, "ourselves": {1, formThey, reflexive, true},
	"you": {2, formAnyone | formThey, personal, false}, "your": {2, formAnyone | formThey, possessive, false}, "yours": {2, formAnyone | formThey, possessive, false}, "yourself": {2, formAnyone, reflexive, false}, "yourselves": {2, formThey, reflexive, false},
}

// pronounAt returns the pronoun at token i. "Her" before a noun of its own is a possessive, "mine" under the ground none; what the tagger holds for a name ("US", "IT") is none.
func (r *reading) pronounAt(i int) (pronoun, bool) {
	t := &r.toks[i]
	p, ok := pronouns[t.Norm]
	if !ok || t.UPOS == text.PROPN || t.UPOS == text.NOUN || t.Is(text.AllCaps) && len(t.Text) > 1 && !r.shouted(i) {
		return pronoun{}, false
	}
	if t.Norm == "her" && (t.DepRel == text.NmodPoss || t.XPOS == "PRP$") {
		p.use = possessive
	}
	return p, true
}

// formsOf are the pronouns that may stand for the entities of a phrase headed by token h, those by which they are called first among them.
func (r *reading) formsOf(ents []int, h int) (likely, possible forms) {
	if len(ents) != 1 {
		return formThey, formThey
	}
	e := &r.entities[ents[0]]
	if m := r.mentionOf(h); m != nil && m.via == facts.ViaDemonym && (r.pluralNoun(h) || e.kind != facts.Person && e.kind != facts.Organization) {
		return formThey, formThey // "the Ruritanians"
	}
	switch e.kind {
	case facts.Person:
		switch e.gender {
		case lexicon.Male:
			return formHe, formHe
		case lexicon.Female:
			return formShe, formShe
		}
		if e.anonymous {
			return formAnyone, formAnyone | formThey // "a person who lost their job"
		}
		return formAnyone, formAnyone
	case facts.Group:
		if r.pluralNoun(h) {
			return formThey, formThey
		}
		if e.entry != nil { // "the West"
			return formIt, formIt | formThey
		}
		return formIt | formThey, formIt | formThey
	case facts.Organization:
		return formIt, formIt | formThey
	case facts.City, facts.Facility:
		return formIt, formIt
	}
	return formIt, formIt | formThey
}

// pluralNoun reports whether the noun at token h is plural, by its form or its nature.
func (r *reading) pluralNoun(h int) bool {
	t := &r.toks[h]
	return t.XPOS == "NNS" || t.XPOS == "NNPS" || t.Lemma == "people" || t.Lemma == "police"
}

// formsOfThing are the pronouns that may stand for a noun that names nobody known.
func (r *reading) formsOfThing(h int) forms {
	t := &r.toks[h]
	switch {
	case r.pluralNoun(h):
		return formThey
	case t.UPOS == text.PROPN:
		return formIt | formAnyone // a name that nothing is known of
	}
	switch r.nounGender(t.Lemma) {
	case lexicon.Male:
		return formHe
	case lexicon.Female:
		return formShe
	}
	if indefinitePersons.has(t.Norm) {
		return formAnyone | formThey
	}
	return formIt
}

var indefinitePersons = words(`someone somebody anyone anybody everyone everybody nobody whoever`)

// weatherVerbs and raisingVerbs have an "it" that stands for nothing.
var (
	weatherVerbs = words(`rain snow hail drizzle thunder`)
	raisingVerbs = words(`seem appear happen emerge transpire follow turn matter help remain take`)
)

// linkingVerbs have an adjective before the clause that their "it" announces.
var linkingVerbs = words(`become get look sound feel seem appear turn grow`)

// judgingVerbs have an "it" for their object that stands for a clause: "found it hard to", "made it a custom to".
var judgingVerbs = words(`make find consider think deem call`)

// expletive reports whether the "it" at token i stands for nothing: "it rains", "it is clear that", "it was X who", "made it clear".
func (r *reading) expletive(i int) bool {
	if r.toks[i].Norm != "it" {
		return false
	}
	if r.isRel(i, text.Expl) {
		return true
	}
	v := r.head(i)
	if v < 0 {
		return false
	}
	if weatherVerbs.has(r.toks[v].Lemma) {
		return true
	}
	clause := -1
	for c := range r.children(v, text.Csubj, text.Ccomp, text.Xcomp, text.Advcl, text.AclRelcl, text.Acl) {
		if c > v {
			clause = c
		}
	}
	copula := r.child(v, text.Cop) >= 0
	switch {
	case r.isRel(i, text.Nsubj) && linkingVerbs.has(r.toks[v].Lemma): // "it becomes clear who", "it turns out that"
		for c := range r.children(v, text.Xcomp, text.Advmod, text.CompoundPrt) {
			if c > v && (r.child(c, text.Ccomp, text.Csubj, text.Xcomp, text.Advcl, text.AclRelcl) > c || clause > c && clause != c) {
				return true
			}
		}
		return raisingVerbs.has(r.toks[v].Lemma) && clause >= 0
	case r.isRel(i, text.Nsubj) && copula:
		if r.toks[v].UPOS == text.NUM || timeWords.has(r.toks[v].Lemma) {
			return true
		}
		if clause < 0 {
			return false
		}
		lead := r.norm(r.subtree(clause).First)
		return r.toks[v].UPOS == text.ADJ && (lead == "that" || lead == "to" || lead == "for" || lead == "whether" || lead == "how" || r.isRel(clause, text.Csubj, text.Ccomp)) ||
			r.isRel(clause, text.AclRelcl, text.Csubj) && r.toks[v].UPOS != text.ADJ && (lead == "that" || lead == "who" || lead == "which" || r.isRel(clause, text.Csubj))
	case r.isRel(i, text.Nsubj):
		return raisingVerbs.has(r.toks[v].Lemma) && clause >= 0
	case r.isRel(i, text.Obj, text.Nsubj):
		return judgingVerbs.has(r.toks[v].Lemma) && (r.child(v, text.Xcomp) > i || i+1 < len(r.toks) && r.toks[i+1].UPOS == text.ADJ)
	}
	return false
}

// asksFor tells what the words around a pronoun of things or several ask it to be: above 0 somebody who acts (the subject of a verb of saying, the possessor of a leader), below a thing (what is said to be
// some other thing: "it is a mistake"); 0 where they do not tell.
func (r *reading) asksFor(i int, p pronoun) int {
	if p.forms != formIt && p.forms != formThey {
		return 0
	}
	v := r.head(i)
	if v < 0 {
		return 0
	}
	agent, isAgent := r.lex.Agent(r.toks[v].Lemma)
	switch {
	case p.use == possessive:
		if isAgent && agent.Kind == lexicon.AgentPerson || ownNouns.has(r.toks[v].Lemma) {
			return 1
		}
	case !r.isRel(i, text.Nsubj):
	case r.child(v, text.Cop) >= 0:
		if r.toks[v].UPOS == text.NOUN && !isAgent && !bodyNouns.has(r.toks[v].Lemma) && !stateNouns.has(r.toks[v].Lemma) && !cityNouns.has(r.toks[v].Lemma) {
			return -1
		}
		if r.toks[v].UPOS == text.ADJ && p.forms == formIt && r.toks[i].QuoteDepth > 0 {
			return -1 // "it is ludicrous", they say of what was done
		}
	case r.saysSomething(i), wantVerbs.has(r.toks[v].Lemma):
		return 1
	}
	return 0
}

var (
	wantVerbs = words(`want plan hope expect intend decide agree refuse believe think know fear try seek hire employ vote elect sue fine ban invade deploy recall negotiate own buy sell launch build recognise recognize condemn`)
	ownNouns  = words(`economy capital territory ambassador parliament army government embassy border constitution currency troops forces policy headquarters shareholder customer profit revenue sovereignty independence citizen`)
)
