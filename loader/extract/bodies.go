package extract

import (
	"entente/loader/facts"
	"entente/loader/text"
)

// bodyRole is the role of an organisation in the state or region that it is a body of.
const bodyRole = "agency"

// bodyOfState reads whose ministry, court, force or agency an organisation is: "Ruritania's Harbour Authority", "the Ruritanian Supreme Court", "the government's Flag Project", "Ruritania's state news
// agency, Harbour Press".
func (r *reading) bodyOfState(m *mention) {
	if len(m.ents) != 1 || m.latent {
		return
	}
	h := r.headOf(m.Range)
	for c := range r.children(h, text.NmodPoss, text.Amod, text.Compound) {
		owner := r.mentionOf(c)
		if c >= m.First || owner == nil || len(owner.ents) != 1 || !r.isKind(owner, facts.State, facts.Region) {
			continue
		}
		possessive := r.isRel(c, text.NmodPoss)
		if r.isPublicBody(m.ents[0]) || possessive && r.toks[c].Lemma == "government" && r.entities[m.ents[0]].entry == nil {
			r.addBody(m, owner, text.Range{First: owner.First, End: m.End}, "body.owner")
			return
		}
	}
	for _, n := range []int{r.head(h), r.child(h, text.NmodDesc, text.Appos)} {
		if n < 0 || !r.isRel(h, text.Appos) && !r.isRel(n, text.NmodDesc, text.Appos) || !r.isOrganNoun(n) {
			continue
		}
		np := r.nounPhrase(n)
		for c := range r.children(n, text.NmodPoss, text.Amod, text.Compound) {
			owner := r.mentionOf(c)
			if owner != nil && !owner.latent && len(owner.ents) == 1 && r.isKind(owner, facts.State, facts.Region) {
				r.addBody(m, owner, text.Range{First: min(np.First, m.First), End: max(np.End, m.End)}, "body.apposition")
				return
			}
		}
	}
}

func (r *reading) addBody(m, owner *mention, at text.Range, rule string) {
	r.addMembership(membership{member: m.ents[0], of: owner.ents[0], role: bodyRole, at: at, rule: rule, score: 0.75})
}

// isPublicBody reports whether an organisation is one by which a state acts, by the lexicon or its name.
func (r *reading) isPublicBody(e int) bool {
	x := &r.entities[e]
	return x.orgKind == "GOVERNMENT_BODY"
}

// isOrganNoun reports whether the noun at token n is for a body of a state: of a sector by which states act, or a news agency or broadcaster that is said to be the state's own.
func (r *reading) isOrganNoun(n int) bool {
	if r.toks[n].UPOS != text.NOUN || r.toks[n].XPOS == "NNS" {
		return false
	}
	lemma := r.toks[n].Lemma
	if lemma != "agency" && lemma != "broadcaster" && lemma != "television" && lemma != "newspaper" && lemma != "company" {
		a, ok := r.lex.Agent(lemma)
		return ok && stateSectors.has(a.Sector)
	}
	for c := range r.children(n, text.Amod, text.Compound) {
		if ownership.has(r.norm(c)) {
			return true
		}
	}
	return false
}

// ownership are words that make a news agency, broadcaster or company the state's own.
var ownership = words(`state official main national public government state-run state-owned state-controlled central run owned`)
