package extract

import (
	"entente/loader/facts"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

// belongsToNamed reads on from a name: "Ruritania's Security Council" is the council, "the Ruritanian parliament" Ruritania, "Acme and Emca" both.
func (r *reading) belongsToNamed(k int, m *mention, ok func(*mention) bool) (ents []int, end int) {
	m = r.widenedRight(m)
	if r.norm(m.End) == "for" && r.nameWord(m.End+1) && r.mentionOf(m.End+1) == nil && (m.via == facts.ViaDemonym || r.isParty(m)) { // "Ruritanians for Life"
		if run := r.organisationRun(m.End+1, r.sentence(k).End); run.Len() > 0 {
			m = r.renamed(m, text.Range{First: m.First, End: run.End}, false)
		}
	}
	if x := r.mentionOf(m.End); x != nil && x.First == m.End && r.isKind(x, facts.Organization) && !x.latent { // "the Ruritania Fuels Association"
		return r.belongsToNamed(x.First, x, ok)
	}
	if n, person := r.modelNames[m.End]; r.nameWord(m.End) && m.via == facts.ViaName && !r.isKind(m, facts.Organization) && r.mentionOf(m.End) == nil && !(person && n.kind == syntax.Person) && r.titleAt[m.End] == none {
		return nil, m.End // part of a longer name
	}
	if r.possessive(m.End) {
		next := m.End + 1
		for r.mentionOf(next) == nil && next < r.sentence(k).End && (r.toks[next].UPOS == text.ADJ || r.toks[next].UPOS == text.ADV || r.toks[next].Is(text.HyphenJoined)) { // "Ruritania's far-right Harbour Party"
			next++
		}
		if x := r.mentionOf(next); x != nil && x.First == next && r.isKind(x, facts.Organization) {
			return x.ents, x.End
		}
		next = m.End + 1
		if r.nameWord(next) {
			if run := r.organisationRun(next, r.sentence(k).End); run.Len() > 1 {
				if e, at := r.organisationAt(run, "of", 1); e >= 0 {
					return []int{e}, at.End
				}
			}
		}
		return m.ents, r.nounsEnd(next)
	}
	if ents, end = r.listFrom(k, ok); len(ents) > 0 && end > m.End {
		return ents, end
	}
	end = r.nounsEnd(m.End)
	if x := r.mentionOf(end); x != nil && x.First == end && groups.has(r.norm(end-1)) && r.isOrganisation(x) && ok(x) { // "the Harbour League side Harbour Rovers"
		return r.belongsToNamed(end, x, ok)
	}
	if n := r.norm(end); end > m.End && (n == "of" || n == "for" || n == "at") { // "the northern branch of the Freedom Union"
		if whole, e := r.belongsTo(end+1, func(x *mention) bool { return ok(x) && r.isKind(x, facts.Organization) }, n); len(whole) > 0 {
			return whole, e
		}
	}
	return m.ents, end
}
