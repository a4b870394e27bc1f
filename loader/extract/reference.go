package extract

import (
	"slices"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// findNominals resolves descriptions that stand for somebody named elsewhere: "the rebel leaders", "the Russian president", "the two regions".
func (r *reading) findNominals() {
	r.indexOffices()
	for i := range r.titles {
		t := &r.titles[i]
		if len(t.persons) > 0 || r.mentionOf(t.First) != nil || !readable(r.doc.Sentences[r.toks[t.First].Sentence].Part) {
			continue
		}
		if ents, rule := r.described(t); len(ents) > 0 {
			r.addMention(mention{Range: t.Range, phrase: t.phrase, ents: ents, via: facts.ViaTitle, rule: rule, score: 0.7})
		}
	}
	for i := range r.toks {
		if ents, at, rule := r.territory(i); len(ents) > 0 {
			r.addMention(mention{Range: at, ents: ents, via: facts.ViaNominal, rule: rule, score: 0.7})
		}
	}
}

// described returns whom a title without a name stands for.
func (r *reading) described(t *title) ([]int, string) {
	if first := r.norm(t.phrase.First); first != "the" && len(t.of) == 0 {
		return nil, ""
	}
	if t.plural {
		return r.describedSet(t), "nominal.title-set"
	}
	name := t.office.Title
	var found []int
	for _, k := range slices.Concat(r.byTitle[name], r.byTitle[string(t.office.Function)]) {
		o := &r.offices[k]
		if o.at.First > t.First {
			break
		}
		if len(t.of) > 0 && !slices.Contains(t.of, o.of) || o.title != name && (o.function == "" || o.function != r.function(name, o.of) || isCrown(o.title) != isCrown(name)) {
			continue
		}
		if (len(t.of) > 0 || r.soleHolder[o.title] == o.person) && !slices.Contains(found, o.person) {
			found = append(found, o.person)
		}
	}
	slices.Sort(found)
	if found = slices.Compact(found); len(found) == 1 {
		return found, "nominal.title"
	}
	if len(found) > 1 || len(t.of) != 1 {
		return nil, ""
	}
	return r.holderOnDay(t), "nominal.tenure"
}

// crowns are the titles of heads of state who are no presidents: "the pope" does not come back to a president.
var crowns = words(`king queen emperor empress tsar czar kaiser pope pontiff sultan emir shah monarch prince princess duke duchess caliph khan`)

func isCrown(title string) bool { return crowns.has(title) }

// holderOnDay returns who held the office on the day of the article, by the lexicon.
func (r *reading) holderOnDay(t *title) []int {
	of := r.entities[t.of[0]].entry
	day := r.published.date
	if of == nil || len(day) != len("2006-01-02") || t.status == lexicon.Former {
		return nil
	}
	f := r.lex.FunctionOf(t.office.Title, of.ID)
	if f == "" {
		return nil
	}
	holder, ok := r.lex.Holder(of.ID, f, lexicon.Date(day))
	if !ok {
		return nil
	}
	e, ok := r.lex.Entry(holder.Person)
	if !ok {
		return nil
	}
	return []int{r.known(e)}
}

// indexOffices lists the offices of the article by title and by function, and notes the titles that one person alone holds.
func (r *reading) indexOffices() {
	r.byTitle, r.soleHolder = map[string][]int{}, map[string]int{}
	for k := range r.offices {
		o := &r.offices[k]
		r.byTitle[o.title] = append(r.byTitle[o.title], k)
		if o.function != "" {
			r.byTitle[string(o.function)] = append(r.byTitle[string(o.function)], k)
		}
		if p, seen := r.soleHolder[o.title]; seen && p != o.person {
			r.soleHolder[o.title] = -1
		} else {
			r.soleHolder[o.title] = o.person
		}
	}
}

// describedSet returns the persons that a title in the plural stands for: those of the states that its adjectives name, else the last ones introduced together before.
func (r *reading) describedSet(t *title) []int {
	if len(t.of) > 0 {
		var out []int
		for _, of := range t.of {
			for _, o := range r.offices {
				if o.of == of && o.at.First < t.First && !slices.Contains(out, o.person) && r.goesBy(&o, t.office) {
					out = append(out, o.person)
					break
				}
			}
		}
		if len(out) != len(t.of) || len(out) < 2 { // "the party's leaders" are not its one leader
			return nil
		}
		return out
	}
	for i := len(r.titles) - 1; i >= 0; i-- {
		x := &r.titles[i]
		if x.plural && len(x.persons) > 1 && x.First < t.First {
			return x.persons
		}
	}
	return nil
}

// goesBy reports whether somebody who holds an office can be called by a title: by its own, by one of the same function, or "leader" by whoever leads.
func (r *reading) goesBy(o *office, t *lexicon.Office) bool {
	switch {
	case o.title == t.Title, t.Function != "" && o.function == t.Function, t.Function == "" && o.function != "" && r.function(t.Title, o.of) == o.function:
		return true
	case t.Title == "leader" || t.Title == "ruler":
		return o.function == "" || o.function == lexicon.HeadOfState || o.function == lexicon.HeadOfGovernment || o.function == lexicon.PartyLeader
	}
	return false
}

// territoryNouns are the words by which an article comes back to a territory.
var territoryNouns = words(`region regions republic republics territory territories province provinces enclave enclaves entity entities`)

// territory returns the regions that a description beginning or centred at token i stands for: "Georgia's rebel regions", "the two regions", "the region",
func (r *reading) territory(i int) ([]int, text.Range, string) {
	n := r.norm(i)
	at := text.Range{First: i, End: i + 1}
	if !territoryNouns.has(n) || r.mentionOf(i) != nil || r.capital(i) && i > r.sentence(i).First {
		return nil, at, ""
	}
	plural := n[len(n)-1] == 's' || n == "entities" || n == "territories"
	owner, definite := r.territoryOwner(i)
	if owner >= 0 {
		if own := r.regionsOf(owner); len(own) > 0 && (plural || len(own) == 1) {
			return own, at, "nominal.regions-of"
		}
		return nil, at, ""
	}
	if !definite {
		return nil, at, ""
	}
	return r.lastRegions(i, plural), at, "nominal.region"
}

// territoryOwner walks left over adjectives from the noun at i: to a possessor ("Georgia's"), or to a definite article or number.
func (r *reading) territoryOwner(i int) (owner int, definite bool) {
	start := r.sentence(i).First
	for k := i - 1; k >= max(start, i-8); k-- {
		n := r.norm(k)
		switch {
		case r.possessive(k):
			if m := r.mentionOf(k - 1); m != nil && r.isKind(m, facts.State) {
				return m.ents[0], true
			}
			return -1, false
		case n == "the" || n == "both" || n == "these" || n == "those":
			return -1, true
		case r.toks[k].Is(text.Punct) && n != "-", n == "of", n == "in", n == "a", n == "an":
			return -1, false
		}
	}
	return -1, false
}

// regionsOf returns the regions of the article that the lexicon says a state claims or contains.
func (r *reading) regionsOf(state int) []int {
	e := r.entities[state].entry
	if e == nil {
		return nil
	}
	var out []int
	for m := range r.inOrder() {
		for _, k := range m.ents {
			x := r.entities[k].entry
			if x == nil || x.Kind != lexicon.Region || slices.Contains(out, k) {
				continue
			}
			claimed := slices.ContainsFunc(x.Claimants, func(s lexicon.Span) bool { return s.Of == e.ID })
			if claimed || x.Parent == e.ID && x.Status != lexicon.Subnational {
				out = append(out, k)
			}
		}
	}
	return out
}

// lastRegions returns the region named last before token i, or for a plural all the regions of the sentence in which several were last named together.
func (r *reading) lastRegions(i int, plural bool) []int {
	for x := range r.mentionsBefore(i) {
		if !r.isTerritory(x) {
			continue
		}
		if len(x.ents) > 1 == plural {
			return x.ents
		}
		if !plural {
			return nil
		}
		if out := r.regionsNamedWith(x); len(out) > 1 {
			return out
		}
	}
	return nil
}

// regionsNamedWith returns the regions that the mention's sentence names up to it, in the order of the text.
func (r *reading) regionsNamedWith(m *mention) []int {
	var out []int
	for k := r.sentence(m.First).First; k < m.End; k++ {
		y := r.mentionOf(k)
		if y == nil || y.First != k || !r.isTerritory(y) {
			continue
		}
		for _, e := range y.ents {
			if !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	return out
}

// isTerritory reports whether the mention names regions that "the regions" can come back to: not a part of the world.
func (r *reading) isTerritory(m *mention) bool {
	for _, e := range m.ents {
		x := &r.entities[e]
		if x.kind != facts.Region || x.entry != nil && x.entry.Status == lexicon.Macro {
			return false
		}
	}
	return len(m.ents) > 0
}

// homeland returns what the person that the pronoun before it stands for holds an office of.
func (r *reading) homeland(i int) []int {
	if n := r.norm(i - 1); n != "his" && n != "her" {
		return nil
	}
	m := r.mentionOf(i - 1)
	if m == nil || len(m.ents) != 1 {
		return nil
	}
	for _, o := range r.offices {
		if o.person == m.ents[0] && o.of >= 0 && (r.entities[o.of].kind == facts.Region || r.entities[o.of].kind == facts.State) {
			return []int{o.of}
		}
	}
	return nil
}
