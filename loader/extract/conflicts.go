package extract

import (
	"fmt"
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/text"
)

// conflict is a war or a crisis between actors.
type conflict struct {
	name     string
	parties  []int
	from, to string
	at       []text.Range
	rule     string
}

func conflictID(i int) string { return fmt.Sprintf("c%d", i+1) }

// Nouns for conflicts: those that name one by themselves, those that need two sides, and the words before "war" that make it something else.
var (
	conflictNouns  = words(`conflict war fighting clashes hostilities battle standoff confrontation crisis`)
	placedWars     = words(`war conflict insurgency uprising fighting hostilities`)
	namedWars      = words(`war wars conflict uprising insurgency intifada crisis campaign`)
	notWars        = words(`trade price culture class bidding star turf drug cyber currency media tug words tariff gang cold`)
	warPreposition = words(`in over on`)
)

// findConflicts reads "the war between X and Y", "the X-Y war", "the civil war in X", "X's civil war", "the Second Oldland War".
func (r *reading) findConflicts() {
	for sent := range r.sentences() {
		for i := sent.First; i < sent.End; i++ {
			if !conflictNouns.has(r.norm(i)) && !namedWars.has(r.norm(i)) && !placedWars.has(r.norm(i)) || r.quoted(i) || notWars.has(r.norm(i-1)) {
				continue
			}
			switch {
			case r.warBetween(i), r.warOfTwo(i, sent), r.civilWar(i, sent), r.namedWar(i, sent), r.warIn(i, sent):
			}
		}
	}
}

// warBetween reads "the war between X and Y".
func (r *reading) warBetween(i int) bool {
	if !conflictNouns.has(r.norm(i)) || !r.between(i+1) {
		return false
	}
	list, end := r.listFrom(i+2, r.isNamedActor)
	if len(list) < 2 {
		return false
	}
	noun := r.norm(i)
	if noun != "war" && noun != "crisis" {
		noun = "conflict"
	}
	r.addConflict(conflict{name: fmt.Sprintf("%s-%s %s", r.entities[list[0]].name, r.entities[list[1]].name, noun), parties: list, at: []text.Range{{First: i, End: end}}, rule: "conflict.between"}, end)
	return true
}

// warOfTwo reads "the Ruritania-Borduria war", "the Ruritanian-Bordurian conflict".
func (r *reading) warOfTwo(i int, sent text.Range) bool {
	if n := r.norm(i); n != "war" && n != "conflict" {
		return false
	}
	b := r.mentionOf(i - 1)
	if b == nil || b.End != i || r.norm(b.First-1) != "-" && r.norm(b.First-1) != "–" || b.First-2 < sent.First {
		return false
	}
	a := r.mentionOf(b.First - 2)
	if a == nil || a.End != b.First-1 || !r.isKind(a, facts.State, facts.Region, facts.Organization) || !r.isKind(b, facts.State, facts.Region, facts.Organization) {
		return false
	}
	parties := append(slices.Clone(a.ents), b.ents...)
	r.addConflict(conflict{name: fmt.Sprintf("%s-%s %s", r.entities[parties[0]].name, r.entities[parties[1]].name, r.norm(i)), parties: parties, at: []text.Range{{First: a.First, End: i + 1}}, rule: "conflict.compound"}, i+1)
	return true
}

// civilWar reads "the civil war in X", "X's civil war", "the Xian civil war".
func (r *reading) civilWar(i int, sent text.Range) bool {
	if r.norm(i) != "war" || r.norm(i-1) != "civil" || i-1 < sent.First {
		return false
	}
	where, at := r.placeBehind(i+1, sent), text.Range{First: i - 1, End: i + 1}
	if where != nil {
		at.End = where.End
	} else {
		k := i - 1
		for k-1 >= sent.First && (r.toks[k-1].UPOS == text.ADJ || r.toks[k-1].UPOS == text.NUM || r.norm(k-1) == "-" || r.toks[k-1].UPOS == text.NOUN || r.possessive(k-1)) && r.mentionOf(k-1) == nil {
			k--
		}
		if m := r.mentionOf(k - 1); m != nil && r.isKind(m, facts.State, facts.Region) && m.First >= sent.First {
			where = m
			at.First = m.First
		}
	}
	if where == nil || !r.namesPlace(where) {
		return false
	}
	c := conflict{name: r.entities[where.ents[0]].name + " civil war", at: []text.Range{at}, rule: "conflict.civil-war"}
	r.addConflict(c, at.End)
	return true
}

// placeBehind returns the place that "in" at token i leads to, nil where there is none.
func (r *reading) placeBehind(i int, sent text.Range) *mention {
	if !warPreposition.has(r.norm(i)) {
		return nil
	}
	k := i + 1
	for k < sent.End && (articles.has(r.norm(k)) || directions.has(r.norm(k)) || r.norm(k) == "neighbouring" || r.norm(k) == "neighboring" || r.norm(k) == "-") {
		k++
	}
	if m := r.mentionOf(k); m != nil && m.First == k && r.namesPlace(m) && m.via == facts.ViaName && len(m.ents) == 1 && !m.latent && !r.possessive(m.End) {
		return m
	}
	return nil
}

// namedWar reads a name that ends in "War": "the Second Oldland War". Those that begin the sentence need another word with a capital.
func (r *reading) namedWar(i int, sent text.Range) bool {
	if !namedWars.has(r.norm(i)) || !r.capital(i) || r.shouted(i) || r.norm(i) == "crisis" || r.norm(i) == "campaign" {
		return false
	}
	first := i
	for first-1 >= sent.First && (r.capital(first-1) && !functionWords.has(r.norm(first-1)) || r.norm(first-1) == "-" && r.capital(first-2) || ordinals[r.norm(first-1)] > 0 && r.capital(first-1)) && r.titleAt[first-1] == none {
		first--
	}
	end := i + 1
	if n := r.words[min(end, len(r.toks)-1)]; end < sent.End && (n == "I" || n == "II" || n == "III") {
		end++
	}
	title := r.doc.Sentences[r.toks[i].Sentence].Part == text.Title // where every word may have a capital
	if first == i || title || r.mentionOf(i) != nil && !r.mentionOf(i).latent {
		return false
	}
	at := text.Range{First: first, End: end}
	c := conflict{name: strings.Join(strings.Fields(r.passage(at)), " "), at: []text.Range{at}, rule: "conflict.name"}
	for k := first; k < i; k++ {
		if m := r.mentionOf(k); m != nil && m.First == k && r.isKind(m, facts.State) && r.norm(m.End) == "-" || m != nil && r.norm(m.First-1) == "-" && r.isKind(m, facts.State) {
			c.parties = append(c.parties, m.ents...)
		}
	}
	r.addConflict(c, end)
	return true
}

// warIn reads "the war in X", "the conflict in X".
func (r *reading) warIn(i int, sent text.Range) bool {
	n := r.norm(i)
	if n != "war" && n != "conflict" && n != "insurgency" || r.norm(i+1) != "in" && r.norm(i+1) != "over" {
		return false
	}
	m := r.placeBehind(i+1, sent)
	if m == nil {
		return false
	}
	r.addConflict(conflict{name: n + " in " + r.entities[m.ents[0]].name, at: []text.Range{{First: i, End: m.End}}, rule: "conflict.place"}, m.End)
	return true
}

// addConflict notes a conflict, one told of before as more evidence for it: of the same name, or between the same parties. Its dates may stand behind it, at token after.
func (r *reading) addConflict(c conflict, after int) {
	if p, ok := r.periodAfter(after); ok && !p.point {
		c.from, c.to = p.from, p.to
		c.at[0].End = max(c.at[0].End, p.end)
	}
	k := slices.IndexFunc(r.conflicts, func(x conflict) bool {
		return x.name == c.name || len(c.parties) > 1 && sameEntities(x.parties, c.parties)
	})
	if k < 0 {
		r.conflicts = append(r.conflicts, c)
		return
	}
	have := &r.conflicts[k]
	have.at = append(have.at, c.at...)
	if have.from == "" && have.to == "" {
		have.from, have.to = c.from, c.to
	}
}

// conflictAt returns the conflict that is named in a range of tokens, -1 for none.
func (r *reading) conflictAt(t text.Range) int {
	return slices.IndexFunc(r.conflicts, func(c conflict) bool {
		return slices.ContainsFunc(c.at, func(x text.Range) bool { return x.First >= t.First && x.End <= t.End })
	})
}

func (a *assembly) conflictFacts() {
	for i, c := range a.conflicts {
		f := facts.Conflict{ID: conflictID(i), Name: c.name, Parties: a.refs(c.parties), From: optional(c.from), To: optional(c.to)}
		for _, at := range c.at {
			f.Evidence = append(f.Evidence, a.evidence(at, c.rule, 0.85))
		}
		a.out.Conflicts = append(a.out.Conflicts, f)
	}
}
