package importer

import (
	"cmp"
	"slices"
	"strings"

	"entente/loader/lexicon"
)

// placed is a tenure and where it was told of.
type placed struct {
	lexicon.Tenure
	place string
}

// addTenures adds the tenures that sources tell of, but for those that the lexicon knows or contradicts.
func (b *builder) addTenures() {
	var all []placed
	for _, o := range b.occupancies {
		if t, ok := b.occupied(o); ok {
			all = append(all, placed{t, o.place})
		}
	}
	for _, c := range b.candidates {
		for _, p := range c.posts {
			if c.id.Kind() == lexicon.Person {
				t := lexicon.Tenure{Person: c.id, Of: p.of, Function: lexicon.Official, Title: "official", From: p.from, To: p.to, Shared: true}
				all = append(all, placed{t, c.place})
			}
		}
	}
	for i, t := range b.own.Tenures {
		t.Of, t.Person = b.renamed(t.Of), b.renamed(t.Person)
		if b.check(b.places.tenures[i], t.Of, t.Person) {
			all = append(all, placed{t, b.places.tenures[i]})
		}
	}
	slices.SortStableFunc(all, func(x, y placed) int { return compareTenures(x.Tenure, y.Tenure) })
	seen := make(map[lexicon.Tenure]bool, len(all))
	for _, t := range all {
		switch {
		case !canHaveOffices(t.Of):
			b.pass("tenures of what is neither a state, a region nor an organisation", t.place)
		case t.From == "":
			b.pass("tenures without a start", t.place)
		case t.To != "" && lexicon.Before(t.To, t.From):
			b.pass("tenures that end before they start", t.place)
		case seen[t.Tenure]:
			b.pass("tenures told of twice", t.place)
		case b.contradicts(&t):
		default:
			seen[t.Tenure] = true
			b.data.Tenures = append(b.data.Tenures, t.Tenure)
		}
	}
	b.shareOverlaps()
}

// contradicts reports whether the lexicon knows about the time of a tenure already, and counts it.
func (b *builder) contradicts(t *placed) bool {
	for _, k := range b.known.HoldersOf(t.Of, t.Function, "") {
		if !lexicon.Overlap(k.From, k.To, t.From, t.To) {
			continue
		}
		if k.Person == t.Person {
			b.pass("tenures that the lexicon knows", t.place)
			return true
		}
		if !k.Shared || !t.Shared {
			b.pass("tenures at a time for which the lexicon knows another holder", t.place)
			return true
		}
	}
	return false
}

// shareOverlaps marks tenures of one office that overlap as shared: who of them held it is not known.
func (b *builder) shareOverlaps() {
	same := func(x, y lexicon.Tenure) bool { return x.Of == y.Of && x.Function == y.Function }
	for ts := b.data.Tenures; len(ts) > 0; {
		n := slices.IndexFunc(ts, func(t lexicon.Tenure) bool { return !same(t, ts[0]) })
		if n < 0 {
			n = len(ts)
		}
		office := ts[:n]
		ts = ts[n:]
		for i := range office {
			if office[i].Shared {
				continue // overlaps with those that are not shared are found from there
			}
			for j := range office {
				if i != j && lexicon.Overlap(office[i].From, office[i].To, office[j].From, office[j].To) {
					office[i].Shared, office[j].Shared = true, true
				}
			}
		}
	}
}

func compareTenures(x, y lexicon.Tenure) int {
	return cmp.Or(cmp.Compare(x.Of, y.Of), cmp.Compare(x.Function, y.Function), cmp.Compare(x.From, y.From), cmp.Compare(x.Person, y.Person),
		cmp.Compare(x.Title, y.Title), cmp.Compare(x.To, y.To))
}

// occupied makes a tenure of an occupancy.
func (b *builder) occupied(o occupancy) (lexicon.Tenure, bool) {
	holder, ok := b.bySource[o.holder]
	if !ok || holder.id == "" || holder.id.Kind() != lexicon.Person {
		b.pass("occupancies of somebody who is not imported", o.place)
		return lexicon.Tenure{}, false
	}
	p, ok := b.positions[o.post]
	if !ok {
		b.pass("occupancies of a position that is not there", o.place)
		return lexicon.Tenure{}, false
	}
	of, function, title := b.officeOf(p)
	if of == "" || title == "" {
		b.pass("occupancies of a position of nothing that the lexicon knows", o.place+": "+p.name)
		return lexicon.Tenure{}, false
	}
	return lexicon.Tenure{
		Person: holder.id, Of: of, Function: function, Title: title, From: o.from, To: o.to,
		Shared: function == lexicon.NoFunction || slices.Contains(shared, function),
	}, true
}

// officeOf reads a position's name: a title, and what it is of ("Minister of Defence of Ruritania", "Ruritanian Minister of Defence").
// Of a body that nobody knows only that its holder is an official of the country is kept.
func (b *builder) officeOf(p position) (lexicon.ID, lexicon.Function, string) {
	words := strings.Fields(p.name)
	of := p.country
	i := 0
	if hits := b.known.Match(words, 0); len(hits) > 0 && hits[0].Via == lexicon.ViaAdjective {
		i = hits[0].N
	}
	h, ok := b.known.MatchOffice(words, i)
	if !ok || h.Plural || h.Status != "" {
		return of, b.byTopic(p.topics), plainTitle(p.name)
	}
	rest := words[i+h.N:]
	if len(rest) > 0 {
		body, known := b.body(rest)
		if !known {
			function := b.byTopic(p.topics)
			if slices.Contains(shared, h.Office.Function) {
				function = h.Office.Function
			}
			return of, function, plainTitle(p.name)
		}
		of = body
	}
	if of == "" {
		return "", "", ""
	}
	return of, b.known.FunctionOf(h.Office.Title, of), h.Office.Title
}

// canHaveOffices reports whether facts know offices of such a thing; a city is a place alone.
func canHaveOffices(id lexicon.ID) bool {
	return id.Kind() == lexicon.State || id.Kind() == lexicon.Region || id.Kind() == lexicon.Organization
}

// body reads "of NAME".
func (b *builder) body(words []string) (lexicon.ID, bool) {
	if len(words) < 2 || !slices.Contains([]string{"of", "for", "to", "in"}, strings.ToLower(words[0])) {
		return "", false
	}
	for _, h := range b.known.Lookup(strings.Join(words[1:], " ")) {
		if h.Via == lexicon.ViaName && canHaveOffices(h.Entry.ID) {
			return h.Entry.ID, true
		}
	}
	return "", false
}

// plainTitle is a position's name where it is no title that is known; empty where a data file could not hold it.
func plainTitle(name string) string {
	name = strings.ToLower(strings.Join(strings.Fields(name), " "))
	if strings.ContainsAny(name, ";") || !latin(name) {
		return ""
	}
	return name
}

func (b *builder) byTopic(topics []string) lexicon.Function {
	switch {
	case slices.Contains(topics, "gov.legislative"):
		return lexicon.Legislator
	case slices.Contains(topics, "gov.judicial"):
		return lexicon.Judge
	}
	return lexicon.Official
}
