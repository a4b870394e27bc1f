package extract

import (
	"entente/loader/facts"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

// placement is a place that lies in another.
type placement struct {
	place, in int
	at        text.Range
	rule      string
	score     float64
}

// settlements are the nouns for places, those of which are cities, and those that are parts of states.
var (
	settlements = words(`city town village suburb port municipality hamlet settlement neighbourhood neighborhood borough resort township community capital`)
	provinces   = words(`province region state county district governorate oblast prefecture department island peninsula territory republic canton emirate`)
	directions  = words(`northern southern eastern western central northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western upper lower
		north south east west northeast northwest southeast southwest far rural coastal nearby`)
)

func (r *reading) namesPlace(m *mention) bool {
	return r.isKind(m, facts.State, facts.Region, facts.City, facts.Facility)
}

// findPlacements reads which place lies in which.
func (r *reading) findPlacements() {
	for sent := range r.sentences() {
		for k := sent.First; k < sent.End; k++ {
			if m := r.mentionOf(k); m != nil && m.First == k && !r.shouted(k) {
				r.placedAfter(m, sent)
			} else if m == nil && r.nameWord(k) && r.mentionOf(k-1) == nil && !(r.nameWord(k-1) && k > sent.First) {
				r.unknownPlace(k, sent)
			}
		}
	}
}

// placedAfter reads what follows a place's name: "Springfield, Illinois", "Nakuru in Kenya", "Nairobi, the capital of Kenya", "Nakuru, a town in western Kenya", "Kenya's capital, Nairobi".
func (r *reading) placedAfter(m *mention, sent text.Range) {
	if len(m.ents) != 1 || m.latent {
		return
	}
	if r.namesPlace(m) && m.via == facts.ViaName {
		if in, end, rule := r.larger(m.End, sent); in >= 0 {
			r.addPlacement(m.ents[0], in, text.Range{First: m.First, End: end}, rule)
		}
	}
	if !r.namesPlace(m) {
		return
	}
	r.capitalOfCountry(m)
	// "Kenya's capital, Nairobi", "the Kenyan city of Nakuru", "the Kenyan town Nakuru"
	k := m.End
	if r.possessive(k) {
		k++
	}
	for k < sent.End && (r.toks[k].UPOS == text.ADJ || directions.has(r.norm(k)) || r.norm(k) == "-" || r.toks[k].UPOS == text.NUM) && r.mentionOf(k) == nil {
		k++
	}
	if x := r.mentionOf(k); k > m.End && x != nil && x.First == k && r.isKind(x, facts.Facility) { // "Kabul's Harbour Hotel"
		r.addPlacement(x.ents[0], m.ents[0], text.Range{First: m.First, End: x.End}, "place.owner")
		return
	}
	if k == m.End && m.via == facts.ViaName && !r.possessive(m.End-1) && !settlements.has(r.norm(k)) || !settlements.has(r.norm(k)) && !provinces.has(r.norm(k)) {
		return
	}
	noun := k
	k++
	if n := r.norm(k); n == "of" || n == "," {
		if n == "," && r.norm(noun) != "capital" {
			return
		}
		k++
	}
	x, end := r.placeFrom(k, sent, settlements.has(r.norm(noun)))
	if x >= 0 && r.entities[x].kind != facts.State {
		r.addPlacement(x, m.ents[0], text.Range{First: m.First, End: end}, "place.noun")
	}
}

// capitalOfCountry reads "the country's capital, Nairobi": the country is the one whose capital it is.
func (r *reading) capitalOfCountry(m *mention) {
	k := m.First - 1
	if r.norm(k) == "," {
		k--
	}
	if r.norm(k) != "capital" || !r.possessive(k-1) || r.norm(k-2) != "country" && r.norm(k-2) != "nation" || !r.isKind(m, facts.City) {
		return
	}
	city := r.entities[m.ents[0]].entry
	if city == nil {
		return
	}
	state, ok := r.lex.Entry(r.stateOfPlace(city))
	if _, told := r.byEntry[r.stateOfPlace(city)]; ok && told && state.Capital == city.ID {
		r.addPlacement(m.ents[0], r.known(state), text.Range{First: k - 2, End: m.End}, "place.capital")
	}
}

// larger returns the place that what stands at token i says that the name before it lies in, and where those words end; -1 where they say none.
func (r *reading) larger(i int, sent text.Range) (in, end int, rule string) {
	n := r.norm(i)
	switch {
	case n == "," && i+1 < sent.End:
		if m := r.mentionOf(i + 1); m != nil && m.First == i+1 && r.namesPlace(m) && m.via == facts.ViaName && !m.latent {
			after := r.norm(m.End)
			list := after == "and" || after == "," && r.commaList(m.End, sent)
			if !list && !r.possessive(m.End) && !r.isKind(m, facts.City, facts.Facility) {
				return m.ents[0], m.End, "place.comma"
			}
			return -1, 0, ""
		}
		if in, end = r.describedPlace(i+1, sent); in >= 0 {
			return in, end, "place.apposition"
		}
	case n == "in" && i+1 < sent.End:
		k := i + 1
		for k < sent.End && (r.norm(k) == "the" || directions.has(r.norm(k)) || r.norm(k) == "-") {
			k++
		}
		if m := r.mentionOf(k); m != nil && m.First == k && r.namesPlace(m) && m.via == facts.ViaName && !m.latent {
			return m.ents[0], m.End, "place.in"
		}
	}
	return -1, 0, ""
}

// commaList reports whether the comma at token i goes on with a list of places: "in Nakuru, Kenya, and Accra" does not, "in Kenya, Ghana, and Togo" may.
func (r *reading) commaList(i int, sent text.Range) bool {
	m := r.mentionOf(i + 1)
	return i+1 < sent.End && m != nil && r.namesPlace(m) && (r.norm(m.End) == "," || r.norm(m.End) == "and")
}

// describedPlace reads "the capital of Kenya", "a town in western Kenya" from token i.
func (r *reading) describedPlace(i int, sent text.Range) (in, end int) {
	k := i
	if n := r.norm(k); n != "the" && n != "a" && n != "an" {
		if m := r.mentionOf(k); m != nil && m.First == k && r.namesPlace(m) { // "Kenya's capital"
			c := m.End
			if r.possessive(c) {
				c++
			}
			for c < sent.End && r.toks[c].UPOS == text.ADJ {
				c++
			}
			if settlements.has(r.norm(c)) && !r.nameWord(c+1) && r.norm(c+1) != "of" {
				return m.ents[0], c + 1
			}
		}
		return -1, 0
	}
	noun := false
	for k++; k < sent.End && k < i+12; k++ {
		n := r.norm(k)
		if m := r.mentionOf(k); m != nil && m.First == k && !m.latent && m.via != facts.ViaNominal {
			if noun && r.namesPlace(m) && !m.latent {
				return m.ents[0], m.End
			}
			if m.via == facts.ViaDemonym && r.namesPlace(m) && settlements.has(r.norm(m.End)) {
				return m.ents[0], m.End + 1
			}
			return -1, 0
		}
		switch {
		case settlements.has(n) || provinces.has(n):
			noun = true
		case noun && (n == "of" || n == "in" || n == "on" || n == "the" || n == "part" || directions.has(n)):
		case r.toks[k].UPOS == text.ADJ, r.toks[k].UPOS == text.NOUN && !noun, n == "-", n == "of" && !noun, r.toks[k].UPOS == text.NUM:
		case noun && (n == "near" || n == "outside"):
			return -1, 0
		default:
			return -1, 0
		}
	}
	return -1, 0
}

// unknownPlace reads a place that nobody knows by what says that it is one: "Springfield, Illinois", "the town of Oldfield in Kenya".
func (r *reading) unknownPlace(k int, sent text.Range) {
	run := r.nameRun(k, sent.End)
	for i := run.First; i < run.End; i++ {
		if r.mentionOf(i) != nil || r.titleAt[i] != none {
			return
		}
	}
	if run.Len() == 0 || run.Len() > 4 || r.endsAsNoTown(run) {
		return
	}
	in, end, rule := r.larger(run.End, sent)
	if in < 0 || !r.isPlaceRun(run, rule) {
		return
	}
	if x, _ := r.placeFrom(run.First, sent, true); x >= 0 {
		r.addPlacement(x, in, text.Range{First: run.First, End: end}, rule)
	}
}

// leadToPlaces are the prepositions that lead to places.
var leadToPlaces = words(`in at near from outside around of to`)

// isPlaceRun reports whether a run of capitalised words before a larger place is a place itself: the recogniser says so, or what stands before it does.
func (r *reading) isPlaceRun(run text.Range, rule string) bool {
	if n, ok := r.modelNames[run.First]; ok && n.kind == syntax.Location && n.End == run.End {
		return true
	}
	prev := r.norm(run.First - 1)
	return rule == "place.comma" && leadToPlaces.has(prev) || prev == "of" && settlements.has(r.norm(run.First-2))
}

// placeFrom returns the place whose name begins at token k, a new one where nobody knows it: a city, or a region after a noun that says so.
func (r *reading) placeFrom(k int, sent text.Range, city bool) (e, end int) {
	if m := r.mentionOf(k); m != nil {
		if m.First == k && r.namesPlace(m) && !m.latent && len(m.ents) == 1 {
			return m.ents[0], m.End
		}
		return -1, 0
	}
	run := r.nameRun(k, sent.End)
	if run.Len() == 0 || run.Len() > 4 {
		return -1, 0
	}
	for i := run.First; i < run.End; i++ {
		if r.mentionOf(i) != nil {
			return -1, 0
		}
	}
	kind, known := facts.City, r.towns
	if !city {
		kind, known = facts.Region, r.unknownRegions
	}
	x := r.unknownPlaceNamed(known, kind, r.passage(run))
	if !r.addMention(mention{Range: run, ents: []int{x}, via: facts.ViaName, rule: "name.place", score: 0.6}) {
		return -1, 0
	}
	return x, run.End
}

// unknownPlaceNamed returns the place that the lexicon does not know of a name, made at its first mention.
func (r *reading) unknownPlaceNamed(known map[string]int, kind, name string) int {
	e, seen := known[name]
	if !seen {
		e = r.unknown(kind, name)
		known[name] = e
	}
	return e
}

func (r *reading) addPlacement(place, in int, at text.Range, rule string) {
	if place == in || !r.liesIn(place, in) {
		return
	}
	if r.placed[[2]int{place, in}] {
		return
	}
	r.placed[[2]int{place, in}] = true
	r.placements = append(r.placements, placement{place, in, at, rule, 0.8})
}

// liesIn reports whether one place may lie in another: a city in a region or state, a region in a state, and not against what the lexicon knows.
func (r *reading) liesIn(place, in int) bool {
	rank := map[string]int{facts.Facility: 0, facts.City: 1, facts.Region: 2, facts.State: 3}
	a, b := &r.entities[place], &r.entities[in]
	if rank[a.kind] > rank[b.kind] || a.kind == facts.State {
		return false
	}
	if a.entry == nil || b.entry == nil {
		return true
	}
	x, y := r.stateOfPlace(a.entry), r.stateOfPlace(b.entry)
	return x == "" || y == "" || x == y
}

func (a *assembly) placementFact(p *placement) {
	a.out.Places = append(a.out.Places, facts.Placement{Place: a.entity(p.place), In: a.entity(p.in), Evidence: []facts.Evidence{a.evidence(p.at, p.rule, p.score)}})
}
