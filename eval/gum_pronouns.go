package eval

import "entente/loader/facts"

// scorePronouns counts the pronouns whose chain has the name of a person, an organisation or a place, and of them those that were given to the right chain: the entity that
// the pronoun was read as has most of its names in it.
func scorePronouns(gold *gumGold, r *reading) counts {
	var c counts
	chains := chainsOf(gold)
	home := map[string]string{} // entity: chain
	for id, e := range r.entities {
		home[id] = homeChain(gold, r, e)
	}
	for i := range gold.Mentions {
		m := &gold.Mentions[i]
		if m.HeadPOS != "PRON" || m.Chain == nil || !hasName(chains.of(m.Chain)) {
			continue
		}
		c.gold++
		if id, ok := entityAt(r, m.Head); ok {
			c.predicted++
			if home[id] == *m.Chain {
				c.found++
				c.right++
			}
		}
	}
	return c
}

func hasName(chain []*gumMention) bool {
	for _, m := range chain {
		if m.realName() {
			return true
		}
	}
	return false
}

// entityAt is the entity with a pronoun at exactly a passage; ok is false where there is none or more than one.
func entityAt(r *reading, at span) (id string, ok bool) {
	n := 0
	for _, e := range r.doc.Entities {
		for _, m := range e.Mentions {
			if m.Via == facts.ViaPronoun && r.span(m.Span) == at {
				id = e.ID
				n++
			}
		}
	}
	return id, n == 1
}

// homeChain is the chain that most of an entity's names belong to, the earlier in the text of two that have as many.
func homeChain(gold *gumGold, r *reading, e *facts.Entity) string {
	votes := map[string]int{}
	best := ""
	for i := range gold.Mentions {
		g := &gold.Mentions[i]
		if g.Chain == nil || !g.Named {
			continue
		}
		for _, m := range e.Mentions {
			if named(m) && r.span(m.Span).overlaps(g.Name.span) {
				votes[*g.Chain]++
			}
		}
	}
	for i := range gold.Mentions {
		if c := gold.Mentions[i].Chain; c != nil && votes[*c] > votes[best] {
			best = *c
		}
	}
	return best
}
