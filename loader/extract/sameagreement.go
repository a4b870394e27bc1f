package extract

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/loader/text"
)

// sameAgreement returns the agreement of the article that a name stands for: the same name, or "the plan" for the last plan. -1 where it is a new one.
func (r *reading) sameAgreement(head, name string, definite bool, points int) int {
	for i := len(r.agreements) - 1; i >= 0; i-- {
		g := &r.agreements[i]
		if strings.EqualFold(g.name, name) || slices.ContainsFunc(g.aliases, func(a string) bool { return strings.EqualFold(a, name) }) {
			return i
		}
		if definite && g.kind == "CEASEFIRE" && (strings.HasPrefix(name, "ceasefire") || strings.HasPrefix(name, "truce")) {
			return i // "the ceasefire plan" after "a truce": an article on two of them would tell them apart by name
		}
		if definite && points > 0 && g.head == head && (g.points == 0 || g.points == points) {
			return i // "the three-point agreement" is the one told of before
		}
		if definite && g.name == g.head && g.head == head && name != head && strings.ToLower(name) != name {
			return i // "the Oldtown Protocol" after "a protocol"
		}
		if definite && name == head && (g.head == head || head == "agreement" || head == "deal" || head == "pact" || head == "accord") {
			return i
		}
	}
	return -1
}

// mergeAgreements joins what the article tells under two names: the same noun, no contradiction in kind and points, and brought about by the same side.
func (r *reading) mergeAgreements() {
	for i := 0; i < len(r.agreements); i++ {
		for k := i + 1; k < len(r.agreements); k++ {
			a, b := &r.agreements[i], &r.agreements[k]
			same := r.headlined(a, b) || r.byParties(a, b)
			if !same && !sameNoun(a, b) || a.points != 0 && b.points != 0 && a.points != b.points || a.kind != b.kind && a.kind != "OTHER" && b.kind != "OTHER" || !same && !r.sameSide(a, b) {
				continue
			}
			if r.inTitle(a) && !r.inTitle(b) && b.name != b.head { // the article's name, not the headline's
				a.name, b.name = b.name, a.name
			}
			for _, n := range append([]string{b.name}, b.aliases...) {
				if n != a.name && !slices.Contains(a.aliases, n) {
					a.aliases = append(a.aliases, n)
				}
			}
			if a.kind == "OTHER" {
				a.kind = b.kind
			}
			a.points = max(a.points, b.points)
			if a.binding == nil {
				a.binding = b.binding
			}
			if a.date == "" {
				a.date = b.date
			}
			if a.ends < 0 {
				a.ends = b.ends
			}
			a.proper = a.proper || b.proper
			if order := graph.Stages(); slices.Index(order, b.stage) > slices.Index(order, a.stage) {
				a.stage = b.stage
			}
			a.roles, a.provisions, a.at = append(a.roles, b.roles...), append(a.provisions, b.provisions...), append(a.at, b.at...)
			r.agreements = slices.Delete(r.agreements, k, k+1)
			k--
		}
	}
}

// inTitle reports whether an agreement is named above the text alone.
func (r *reading) inTitle(g *agreement) bool {
	return !slices.ContainsFunc(g.at, func(t text.Range) bool {
		p := r.doc.Sentences[r.toks[t.First].Sentence].Part
		return p != text.Title && p != text.Subtitle
	})
}

// headlined reports whether the first of two agreements is the second, named in the headline: of those who sign or agree to each, those of one are those of the other, or act for them.
func (r *reading) headlined(a, b *agreement) bool {
	if !r.inTitle(a) || r.inTitle(b) || a.points != 0 && b.points != 0 && a.points != b.points {
		return false
	}
	return r.sameParties(a, b, 1)
}

// byParties reports whether one of two agreements of one noun is called by nothing but its parties, and those are the other's: "the Ruritania-Borduria alliance" and the "defence alliance" of both.
func (r *reading) byParties(a, b *agreement) bool {
	pair := func(g *agreement) bool {
		return slices.ContainsFunc(g.roles, func(x role) bool { return x.rule == "agreement.compound" && x.role == graph.RoleParty })
	}
	return a.head == b.head && pair(a) != pair(b) && r.sameParties(a, b, 2)
}

// sameParties reports whether those who sign, agree to or are parties of each of two agreements are those of the other, or act for them, and at least so many.
func (r *reading) sameParties(a, b *agreement, least int) bool {
	sides := func(g *agreement) (out []int) {
		for _, x := range g.roles {
			if x.modality == graph.Asserted && (x.role == graph.RoleSigned || x.role == graph.RoleAgreed || x.role == graph.RoleParty) && !slices.Contains(out, x.ent) {
				out = append(out, x.ent)
			}
		}
		return out
	}
	covers := func(xs, ys []int) bool {
		return len(xs) >= least && !slices.ContainsFunc(xs, func(x int) bool {
			return !slices.ContainsFunc(ys, func(y int) bool { return x == y || r.actsFor(x, y) || r.actsFor(y, x) })
		})
	}
	x, y := sides(a), sides(b)
	return covers(x, y) && covers(y, x)
}

// sameNoun reports whether two agreements are called by one noun, or by nouns that mean the same: "truce", "ceasefire agreement".
func sameNoun(a, b *agreement) bool {
	return a.head == b.head || a.kind == b.kind && a.kind != "OTHER"
}

// sameSide reports whether a broker or proposer of one is that of the other, or holds an office of it.
func (r *reading) sameSide(a, b *agreement) bool {
	for _, x := range a.roles {
		for _, y := range b.roles {
			if isMaker(x.role) && isMaker(y.role) && (x.ent == y.ent || r.actsFor(x.ent, y.ent) || r.actsFor(y.ent, x.ent)) {
				return true
			}
		}
	}
	return false
}

func isMaker(k graph.Role) bool { return k == graph.RoleBrokered || k == graph.RoleProposed }

// actsFor reports whether a person holds an office of somebody.
func (r *reading) actsFor(person, of int) bool {
	return slices.ContainsFunc(r.offices, func(o office) bool { return o.person == person && o.of == of })
}
