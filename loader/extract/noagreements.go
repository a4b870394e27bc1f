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
	p := r.mentionOf(r.child(h, text.NmodPoss)) // "Doe's convention"
	return r.norm(h) == "convention" && p != nil && r.isKind(p, facts.Person)
}

// ofPersons reports whether an alliance without a name of its own is one of persons alone, who are friends and sign nothing: "Doe's alliance with Roe".
func (r *reading) ofPersons(g *agreement) bool {
	return g.head == "alliance" && g.name == g.head && !slices.ContainsFunc(g.roles, func(x role) bool { return r.entities[x.ent].kind != facts.Person })
}
