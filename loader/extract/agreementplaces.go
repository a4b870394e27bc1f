package extract

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/loader/facts"
	"entente/loader/text"
)

// placeOfDeed is the city in which what the verb at token v says is done, -1 where it does not say: parsers hang the place on the verb or on what is done.
func (r *reading) placeOfDeed(v int) int {
	for _, from := range []int{v, r.child(v, text.Obj), r.child(v, text.NsubjPass)} {
		for c := range r.oblique(from, "in", "at") {
			if m := r.mentionOf(c); m != nil && r.isKind(m, facts.City) && len(m.ents) == 1 {
				return m.ents[0]
			}
		}
	}
	return -1
}

// nameByPlace gives a ceasefire or peace that was concluded in a town the name by which it will go elsewhere, "the Oldtown accord". Capitals see too many of them to be told apart so.
func (r *reading) nameByPlace(g *agreement) {
	if g.place < 0 || g.proper || g.stage == graph.StageProposed || g.kind != "CEASEFIRE" && g.kind != "PEACE" || r.isCapital(g.place) {
		return
	}
	town := r.entities[g.place].name
	if slices.ContainsFunc(append([]string{g.name}, g.aliases...), func(n string) bool { return strings.Contains(n, town) }) {
		return
	}
	g.aliases = append(g.aliases, town+" "+g.head)
}

// isCapital reports whether a city is known as the capital of its state.
func (r *reading) isCapital(city int) bool {
	e := r.entities[city].entry
	if e == nil {
		return false
	}
	country, ok := r.lex.Entry(e.Country)
	return ok && country.Capital == e.ID
}

// dateInName is the date by which a noun phrase tells an agreement from others, "the ceasefire of May 3", "the 1993 accord", and the noun phrase without it; empty where there is none.
func (r *reading) dateInName(np text.Range) (string, text.Range) {
	if t := r.toks[np.First]; np.Len() > 1 && t.Is(text.Number) && len(t.Text) == 4 {
		return t.Text, text.Range{First: np.First + 1, End: np.End}
	}
	if r.norm(np.End) != "of" {
		return "", np
	}
	k, found := slices.BinarySearchFunc(r.times, np.End+1, func(t timeExpression, first int) int { return t.First - first })
	if !found {
		return "", np
	}
	if d := r.times[k].date; !d.Approximate && !strings.ContainsAny(d.ISO, "/") && !strings.HasPrefix(d.ISO, "--") {
		return d.ISO, np
	}
	return "", np
}
