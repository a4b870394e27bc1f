package extract

import (
	"slices"

	"entente/loader/facts"
	"entente/loader/text"
)

// isNoPaper reports whether a noun for agreements means something else by the words before it: "less agreement among them", where minds agree, or "the party's national convention", where people meet.
func (r *reading) isNoPaper(h int) bool {
	np := r.nounPhrase(h)
	for k := np.First; k < h; k++ {
		n := r.norm(k)
		switch r.norm(h) {
		case "agreement":
			switch n {
			case "less", "more", "much", "little", "broad", "wide", "widespread", "general", "universal", "growing", "complete", "full", "total":
				return r.child(h, text.Det) < 0
			}
		case "convention":
			if m := r.mentionOf(k); n == "national" || n == "party" || n == "nominating" || n == "annual" || m != nil && r.isParty(m) {
				return true
			}
		}
	}
	if r.norm(h) == "convention" && r.possessive(np.First) || r.norm(h) == "convention" && r.child(h, text.NmodPoss) >= 0 {
		p := r.child(h, text.NmodPoss)
		return p >= 0 && r.mentionOf(p) != nil && r.isKind(r.mentionOf(p), facts.Person)
	}
	return false
}

// ofPersons reports whether an alliance without a name of its own is one of persons alone, who are friends and sign nothing: "Doe's alliance with Roe".
func (r *reading) ofPersons(g *agreement) bool {
	return g.head == "alliance" && g.name == g.head && !slices.ContainsFunc(g.roles, func(x role) bool { return r.entities[x.ent].kind != facts.Person })
}
