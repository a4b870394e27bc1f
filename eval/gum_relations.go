package eval

import (
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/text"
)

// gumRelations are facts, by names and passages.
type gumRelations struct {
	Offices []struct {
		Person, Title, Of string
		Optional          bool
	} `json:"offices"`
	Affiliations []struct{ Member, Org string } `json:"affiliations"`
	Locations    []struct{ Place, In string }   `json:"locations"`
	Events       []gumEvent                     `json:"events"`
}

type gumEvent struct {
	Verb       span     `json:"verb_span"`
	Evidence   span     `json:"evidence"`
	Actors     []string `json:"actors"`
	Recipients []string `json:"recipients"`
	Type       string   `json:"plover"`
}

// otherEvent marks events that have none of the types.
const otherEvent = "OTHER"

// matchOnce counts gold items and predictions that fit each other, each once, in order. Gold items that need not be found count for nothing, and neither does
// a prediction that fits one.
func matchOnce(gold, predicted int, fits func(g, p int) bool, optional func(g int) bool) counts {
	var c counts
	used := make([]bool, predicted)
	free := func(g int) int {
		for p := range predicted {
			if !used[p] && fits(g, p) {
				return p
			}
		}
		return -1
	}
	neutral := 0
	for pass := range 2 { // what has to be found comes first
		for g := range gold {
			if optional(g) != (pass == 1) {
				continue
			}
			p := free(g)
			if p >= 0 {
				used[p] = true
			}
			switch {
			case pass == 1 && p >= 0:
				neutral++
			case pass == 0:
				c.add(counts{gold: 1, found: int(b2f(p >= 0)), right: int(b2f(p >= 0))})
			}
		}
	}
	c.predicted = predicted - neutral
	return c
}

// gumNames finds the entities that a gold name means.
type gumNames struct {
	r       *reading
	synonym map[string][]string // plain name: the plain names of its chain
}

func newGUMNames(gold *gumGold, r *reading) *gumNames {
	n := &gumNames{r: r, synonym: map[string][]string{}}
	for _, chain := range chainsOf(gold) {
		var all []string
		for _, m := range chain {
			if m.Named {
				all = append(all, plainName(m.Name.Text))
			}
		}
		for _, name := range all {
			n.synonym[name] = append(n.synonym[name], all...)
		}
	}
	return n
}

// means reports whether an entity bears the name, or another of the same chain.
func (n *gumNames) means(name, id string) bool {
	e := n.r.entities[id]
	if e == nil {
		return false
	}
	wanted := append([]string{plainName(name)}, n.synonym[plainName(name)]...)
	if state, ok := strings.CutSuffix(plainName(name), " government"); ok && e.Kind != facts.Organization {
		wanted = append(wanted, state) // what a government does, its state does
	}
	return slices.ContainsFunc(entityNames(e), func(s string) bool { return slices.Contains(wanted, s) })
}

// entityNames are an entity's name, its aliases and the words of its mentions, plain.
func entityNames(e *facts.Entity) []string {
	out := []string{plainName(e.Name)}
	for _, a := range e.Aliases {
		out = append(out, plainName(a))
	}
	for _, m := range e.Mentions {
		if m.Via != facts.ViaPronoun {
			out = append(out, plainName(m.Exact))
		}
	}
	return out
}

func scoreGUMRelations(perKind map[string]*counts, gold *gumGold, r *reading) {
	n, g, d := newGUMNames(gold, r), &gold.Relations, r.doc
	never := func(int) bool { return false }
	at(perKind, "offices").add(matchOnce(len(g.Offices), len(d.Offices), func(i, j int) bool {
		o, p := g.Offices[i], d.Offices[j]
		return n.means(o.Person, p.Person) && shareWord(o.Title, p.Title) && (o.Of == "" || p.Of != nil && n.means(o.Of, *p.Of))
	}, func(i int) bool { return g.Offices[i].Optional }))
	at(perKind, "affiliations").add(matchOnce(len(g.Affiliations), len(d.Memberships), func(i, j int) bool {
		return n.means(g.Affiliations[i].Member, d.Memberships[j].Member) && n.means(g.Affiliations[i].Org, d.Memberships[j].Of)
	}, never))
	at(perKind, "places").add(matchOnce(len(g.Locations), len(d.Places), func(i, j int) bool {
		return n.means(g.Locations[i].Place, d.Places[j].Place) && n.means(g.Locations[i].In, d.Places[j].In)
	}, never))
	told := tellings(d)
	at(perKind, "events").add(matchOnce(len(g.Events), len(told), func(i, j int) bool {
		return n.sameEvent(&g.Events[i], &told[j])
	}, func(i int) bool { return g.Events[i].Type == otherEvent }))
}

// tellsOfEvent reports whether a sentence has words of an event of the gold, of a type or of none.
func (g *gumGold) tellsOfEvent(s span) bool {
	return slices.ContainsFunc(g.Relations.Events, func(e gumEvent) bool { return s.overlaps(e.Verb) || s.overlaps(e.Evidence) })
}

// namesIn are the names of persons and organisations in a sentence, and of how many they are.
func (g *gumGold) namesIn(s span) (names []gumMention, chains int) {
	seen := map[string]bool{}
	for _, m := range g.Mentions {
		if m.Named && !m.Inside && m.Chain != nil && (m.Type == "person" || m.Type == "organization") && s.overlaps(m.Name.span) {
			names, seen[*m.Chain] = append(names, m), true
		}
	}
	return names, len(seen)
}

// isIdlePair reports whether a sentence tells of no event and names two persons or organisations.
func (g *gumGold) isIdlePair(s span) bool {
	_, chains := g.namesIn(s)
	return chains > 1 && !g.tellsOfEvent(s)
}

// namesInIdle are the names in sentences that name two and tell of no event.
func (g *gumGold) namesInIdle(r *reading) []text.Span {
	var out []text.Span
	for _, s := range r.sentences() {
		if !g.isIdlePair(s) {
			continue
		}
		names, _ := g.namesIn(s)
		for _, m := range names {
			out = append(out, text.Span{Start: m.Name.Start, End: m.Name.End})
		}
	}
	return out
}

// telling is one passage that tells of an event: the gold counts each, and what is told twice is one event with two passages.
type telling struct {
	*facts.Event
	at facts.Span
}

func tellings(d *facts.Document) []telling {
	var out []telling
	for i := range d.Events {
		for _, e := range d.Events[i].Evidence {
			out = append(out, telling{&d.Events[i], e.Span})
		}
	}
	return out
}

// shareWord reports whether two titles have a word in common, whatever their case.
func shareWord(a, b string) bool {
	words := strings.Fields(strings.ToLower(b))
	return slices.ContainsFunc(strings.Fields(strings.ToLower(a)), func(w string) bool {
		return w != "of" && w != "the" && w != "to" && slices.Contains(words, w)
	})
}

// sameEvent reports whether a telling of a predicted event is read from the words of the gold's, has its type, and one of its actors; of an event of no type only the words count.
func (n *gumNames) sameEvent(g *gumEvent, p *telling) bool {
	if !n.r.span(p.at).overlaps(g.Verb) {
		return false
	}
	if g.Type == otherEvent {
		return true
	}
	class, _ := plvClass(p.Type)
	return class == g.Type && slices.ContainsFunc(g.Actors, func(name string) bool {
		return slices.ContainsFunc(p.Actors, func(id string) bool { return n.means(name, id) })
	})
}
