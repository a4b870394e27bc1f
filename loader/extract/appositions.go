package extract

import (
	"slices"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// weakNameRules are the rules that know a name's kind by its form alone.
var weakNameRules = []string{"name.recogniser", "name.flat"}

// correctKinds makes persons of organisations and organisations of persons where a noun set beside the name says what it is: "Scuola Valmar, a school in Milan", "Castor Pollux, a lawyer". Names
// that the lexicon knows, and given names, are left alone.
func (r *reading) correctKinds() {
	for m := range r.inOrder() {
		if len(m.ents) != 1 || m.via != facts.ViaName || !slices.Contains(weakNameRules, m.rule) {
			continue
		}
		x := &r.entities[m.ents[0]]
		if x.entry != nil {
			continue
		}
		noun := r.indefiniteBeside(m)
		if noun < 0 {
			continue
		}
		a, ok := r.lex.Agent(r.toks[noun].Lemma)
		switch {
		case !ok:
		case x.kind == facts.Person && a.Kind == lexicon.AgentGroup && x.gender == "" && !r.givenName(m.Range):
			x.kind, x.orgKind = facts.Organization, bodyKinds[a.Noun]
			r.organisations[x.name] = m.ents[0]
			delete(r.persons, x.name)
		case x.kind == facts.Organization && a.Kind == lexicon.AgentPerson && m.Len() >= 2:
			x.kind, x.orgKind = facts.Person, ""
			r.persons[x.name] = m.ents[0]
			delete(r.organisations, x.name)
		}
	}
}

// indefiniteBeside is the noun in the singular that is set beside a name behind a comma, with "a" or "an": -1 for none.
func (r *reading) indefiniteBeside(m *mention) int {
	for c := range r.children(r.headOf(m.Range), text.Appos) {
		if c < m.End+1 || r.norm(m.End) != "," || r.toks[c].UPOS != text.NOUN || r.toks[c].XPOS == "NNS" {
			continue
		}
		if d := r.child(c, text.Det); d == m.End+1 && (r.norm(d) == "a" || r.norm(d) == "an") {
			return c
		}
	}
	return -1
}
