package extract

import (
	"slices"
	"strings"

	"entente/graph"
	"entente/loader/facts"
	"entente/loader/text"
)

// designation is how a noun phrase calls an agreement.
type designation struct {
	head, name       string
	definite, proper bool
	points           int
	date             string
	at               int // the token of its head
}

// sameAgreement returns the agreement of the article that a name stands for: the same name, or "the plan" for the last plan. -1 where it is a new one.
func (r *reading) sameAgreement(d designation) int {
	for i := len(r.agreements) - 1; i >= 0; i-- {
		if r.agreements[i].isCalled(d.name) && !r.agreements[i].isOfAnotherDay(d.date) && !(d.definite && d.name == d.head) { // "the truce" is the one told of last, whichever was called so before
			return i
		}
	}
	if !d.definite {
		return -1
	}
	order := slices.DeleteFunc(r.byRecency(), func(i int) bool { return r.agreements[i].isOfAnotherDay(d.date) })
	for _, i := range order {
		g := &r.agreements[i]
		switch {
		case g.kind == "CEASEFIRE" && (strings.HasPrefix(d.name, "ceasefire") || strings.HasPrefix(d.name, "truce")), // "the ceasefire plan" after "a truce": an article on two of them would tell them apart by name
			d.points > 0 && g.head == d.head && (g.points == 0 || g.points == d.points),                                // "the three-point agreement" is the one told of before
			endsIn(g.name, d.name) || d.proper && endsIn(d.name, g.name),                                               // "the peace accord" after "the Oldtown Peace Accord"
			!g.proper && g.head == d.head && g.name == g.head && d.name != d.head && strings.ToLower(d.name) != d.name, // "the Oldtown Protocol" after "a protocol"
			d.proper && !g.proper && sameNumber(g.head, d.head) && r.introduces(g, d.at):
			return i
		}
	}
	if d.name != d.head {
		return -1
	}
	for _, i := range order {
		if r.agreements[i].isCalled(d.name) {
			return i
		}
	}
	generic := len(order) > 0 && genericHeads.has(d.head)
	for _, i := range order {
		if g := &r.agreements[i]; g.head == d.head && (!generic || contradict(g, &r.agreements[order[0]])) {
			return i
		}
	}
	if generic {
		return order[0]
	}
	return -1
}

// contradict reports whether two agreements are of different kinds.
func contradict(a, b *agreement) bool {
	return a.kind != b.kind && a.kind != "OTHER" && b.kind != "OTHER"
}

// genericHeads are said of any agreement once it is told of.
var genericHeads = words(`agreement deal pact accord`)

// isCalled reports whether the agreement has the name.
func (g *agreement) isCalled(name string) bool {
	return strings.EqualFold(g.name, name) || slices.ContainsFunc(g.aliases, func(a string) bool { return strings.EqualFold(a, name) })
}

// isOfAnotherDay reports whether the agreement is known to be of another time than a date.
func (g *agreement) isOfAnotherDay(date string) bool {
	return g.date != "" && date != "" && !strings.HasPrefix(g.date, date) && !strings.HasPrefix(date, g.date)
}

// byRecency lists the agreements, the one named last first.
func (r *reading) byRecency() []int {
	order := make([]int, len(r.agreements))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return r.agreements[b].at[len(r.agreements[b].at)-1].First - r.agreements[a].at[len(r.agreements[a].at)-1].First
	})
	return order
}

// endsIn reports whether a name of more words than one is the end of a longer one.
func endsIn(long, short string) bool {
	long, short = strings.ToLower(long), strings.ToLower(short)
	return strings.Contains(short, " ") && strings.HasSuffix(long, " "+short)
}

// sameNumber reports whether two nouns are one, whatever their number.
func sameNumber(a, b string) bool { return strings.TrimSuffix(a, "s") == strings.TrimSuffix(b, "s") }

// introduces reports whether an agreement was introduced by a common noun in the sentence before the one that token i gives its proper name in: "signed three accords. The Oldtown Accords".
func (r *reading) introduces(g *agreement, i int) bool {
	d := int(r.toks[i].Sentence) - int(r.toks[g.lastPassage(i).First].Sentence)
	first := r.sentence(i).First
	return d == 1 && r.isRel(i, text.Nsubj) && i-first < 8 && slices.ContainsFunc(g.roles, func(x role) bool { return x.role == graph.RoleSigned || x.role == graph.RoleAgreed })
}

// mergeAgreements joins what the article tells under two names: the same noun, no contradiction in kind and points, and brought about by the same side.
func (r *reading) mergeAgreements() {
	for i := 0; i < len(r.agreements); i++ {
		for k := i + 1; k < len(r.agreements); k++ {
			a, b := &r.agreements[i], &r.agreements[k]
			same := r.headlined(a, b) || r.byParties(a, b)
			if !same && !sameNoun(a, b) || a.points != 0 && b.points != 0 && a.points != b.points || contradict(a, b) || a.isOfAnotherDay(b.date) || !same && !r.sameSide(a, b) {
				continue
			}
			if same {
				r.nameSides(a, b)
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
			if a.place < 0 {
				a.place = b.place
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

// nameSides puts the text's name for somebody in the place of the headline's common noun.
func (r *reading) nameSides(a, b *agreement) {
	ours, theirs := sides(a), sides(b)
	for k := range a.roles {
		if y := r.sideOf(a.roles[k].ent, ours, theirs); y >= 0 && !r.coveredBy(a.roles[k].ent, theirs) {
			a.roles[k].ent = y
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
	ours, theirs := sides(a), sides(b)
	for _, x := range ours {
		if !r.coveredBy(x, theirs) && r.sideOf(x, ours, theirs) < 0 {
			return false
		}
	}
	return len(ours) > 0 && !slices.ContainsFunc(theirs, func(y int) bool {
		return r.entities[y].kind != facts.Person && !r.coveredBy(y, ours) && !slices.ContainsFunc(ours, func(x int) bool { return r.sideOf(x, ours, theirs) == y })
	})
}

// sideOf is the body or group among those of the text whom a headline's common noun stands for ("rebels"): the only one of them that is not named above, too. -1 where that is not sure.
func (r *reading) sideOf(x int, ours, theirs []int) int {
	found := -1
	if r.entities[x].kind != facts.Group || r.entities[x].sector != "REB" {
		return -1
	}
	for _, y := range theirs {
		if k := r.entities[y].kind; k != facts.Organization && k != facts.Group || r.coveredBy(y, ours) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = y
	}
	return found
}

// sides are those who sign, agree to or are parties of an agreement.
func sides(g *agreement) (out []int) {
	for _, x := range g.roles {
		if x.modality == graph.Asserted && (x.role == graph.RoleSigned || x.role == graph.RoleAgreed || x.role == graph.RoleParty) && !slices.Contains(out, x.ent) {
			out = append(out, x.ent)
		}
	}
	return out
}

// coveredBy reports whether somebody is one of a list, or acts for one or the reverse.
func (r *reading) coveredBy(x int, list []int) bool {
	return slices.ContainsFunc(list, func(y int) bool { return x == y || r.actsFor(x, y) || r.actsFor(y, x) })
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
	covers := func(xs, ys []int) bool {
		return len(xs) >= least && !slices.ContainsFunc(xs, func(x int) bool { return !r.coveredBy(x, ys) })
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
