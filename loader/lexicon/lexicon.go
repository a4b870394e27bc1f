// Package lexicon holds what is known before an article is read: states,
// regions, cities, organisations, groups and persons with their names, the
// words for offices, who held which office when, who was a member of what, and
// the verbs and nouns that tell of events.
package lexicon

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ID names an entry, readable and stable: "state:RUS", "region:south-ossetia",
// "org:osce", "city:moscow-rus", "person:sergei-lavrov", "group:the-west".
// The part before the colon fixes the entry's Kind.
type ID string

// Kind says what an entry is, in the words of the graph's vocabulary.
type Kind string

// The kinds of entries.
const (
	Person       Kind = "PERSON"
	State        Kind = "STATE"
	Region       Kind = "REGION"
	City         Kind = "CITY"
	Organization Kind = "ORGANIZATION"
	Group        Kind = "GROUP"
)

// Kind reports the kind that the id's prefix stands for, "" for an unknown prefix.
func (id ID) Kind() Kind {
	prefix, rest, ok := strings.Cut(string(id), ":")
	if !ok || rest == "" {
		return ""
	}
	switch prefix {
	case "person":
		return Person
	case "state":
		return State
	case "region":
		return Region
	case "city":
		return City
	case "org":
		return Organization
	case "group":
		return Group
	}
	return ""
}

// RegionStatus says what a region is in law and in fact.
type RegionStatus string

// The states a region can be in.
const (
	Subnational  RegionStatus = "SUBNATIONAL"
	DeFactoState RegionStatus = "DE_FACTO_STATE"
	Disputed     RegionStatus = "DISPUTED"
	Macro        RegionStatus = "MACRO"
)

// OrgKind says what an organisation is.
type OrgKind string

// The kinds of organisations.
const (
	IGO            OrgKind = "IGO"
	GovernmentBody OrgKind = "GOVERNMENT_BODY"
	Party          OrgKind = "PARTY"
	ArmedGroup     OrgKind = "ARMED_GROUP"
	Media          OrgKind = "MEDIA"
	NGO            OrgKind = "NGO"
	Company        OrgKind = "COMPANY"
)

// Gender is the usual gender of a person or of a given name, for pronouns.
type Gender string

// The genders that pronouns tell apart; unknown is the empty string.
const (
	Female Gender = "f"
	Male   Gender = "m"
)

// Span ties a region to the state that claims or controls it for a time.
// Both dates may be partial or empty (unknown or open).
type Span struct {
	Of       ID
	From, To Date
}

// Entry is one known thing. Entries handed out by a Lexicon are shared and
// must not be changed.
type Entry struct {
	ID         ID
	Kind       Kind
	Name       string   // the canonical name
	Aliases    []string // further proper names, spellings, abbreviations
	Adjectives []string // "French"
	Demonyms   []string // nouns for the inhabitants, singular and plural
	Seats      []string // buildings and streets used for the government: "Kremlin"
	Figures    []string // figures used for the whole: "Uncle Sam"
	ISO2       string   // ISO 3166-1 alpha-2, states only
	ISO3       string   // ISO 3166-1 alpha-3, states only
	Wikidata   string   // "Q159"; empty unless sure

	Status      RegionStatus // regions only
	Claimants   []Span       // regions only
	Controllers []Span       // regions only
	Since       Date         // states and regions: since when it exists; empty for long ago
	Parent      ID           // the larger entry this one is part of
	Capital     ID           // a city
	Country     ID           // cities, organisations, groups, persons: the state they belong to

	OrgKind  OrgKind  // organisations only
	Sector   string   // PLOVER's sector code, groups and organisations
	Gender   Gender   // persons only
	Surnames []string // persons only: the words that name them alone; never empty

	Latitude, Longitude float64 // zero when unknown, cities only
}

// Sense tells apart entries that share a name. The sense without Near words
// is the default reading; another is chosen when one of its Near words, or the
// name of one of its Near ids, stands close by.
type Sense struct {
	Name string
	ID   ID
	Near []string
}

// Addition gives an entry that stands elsewhere further names, and an id of
// Wikidata where it has none.
type Addition struct {
	ID       ID
	Aliases  []string
	Wikidata string
}

// Data is everything a lexicon is made of, in no particular order.
type Data struct {
	Entries     []Entry
	Additions   []Addition
	Senses      []Sense
	Memberships []Membership
	Tenures     []Tenure
	Offices     []Office
	Overrides   []Override
	Modifiers   []Modifier
	Honorifics  []Honorific
	GivenNames  []GivenName
	Agents      []Agent
	Predicates  []Predicate
	Governors   []GoverningWord
	Inflections []Inflection
	Speech      []Speech
	Evaluations []Evaluation
}

// GivenName is a given name with the gender it usually has.
type GivenName struct {
	Name   string
	Gender Gender
}

// Lexicon answers what is known about names, offices and tenures. It is
// immutable and safe for concurrent use.
type Lexicon struct {
	data    Data
	entries []*Entry // by id
	byID    map[ID]*Entry
	byISO   map[string]*Entry

	names      *trie[reading]
	titles     *trie[titleReading]
	mods       *trie[Modifier]
	honorifics *trie[honorificReading]
	predicates *trie[predicateReading]

	overrides map[overrideKey]Function
	tenures   tenureIndex
	members   memberIndex
	surnames  map[string][]*Entry
	given     map[string]Gender
	agents    map[string]Agent
	governors map[string]Governing
	verbs     map[string]string // form: lemma, of the verbs of predicates and governors

	speechVerbs map[string][]SpeechHit
	speechNouns map[string][]*Speech
	evaluations map[string]Stance
}

// New builds a lexicon and checks what matching and look-ups rely on: unique
// ids, known kinds, dates that parse, references that resolve. All faults are
// reported together. See Check for the rules of good data beyond that.
func New(data Data) (*Lexicon, error) {
	f := newFolder()
	lx := &Lexicon{
		data:      data,
		byID:      make(map[ID]*Entry, len(data.Entries)),
		byISO:     make(map[string]*Entry, 512),
		overrides: make(map[overrideKey]Function, len(data.Overrides)),
		surnames:  make(map[string][]*Entry),
		given:     make(map[string]Gender, len(data.GivenNames)),
		agents:    make(map[string]Agent, len(data.Agents)),
		governors: make(map[string]Governing, len(data.Governors)),

		speechVerbs: make(map[string][]SpeechHit, 4*len(data.Speech)),
		speechNouns: make(map[string][]*Speech),
		evaluations: make(map[string]Stance, len(data.Evaluations)),
	}
	lx.entries = make([]*Entry, 0, len(data.Entries))
	var errs []error
	for i := range data.Entries {
		if err := lx.add(&data.Entries[i]); err != nil {
			errs = append(errs, err)
		}
	}
	errs = append(errs, lx.addNames()...)
	errs = append(errs, lx.checkReferences()...)
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	slices.SortFunc(lx.entries, func(a, b *Entry) int { return cmp.Compare(a.ID, b.ID) })

	lx.names = lx.buildNames(f)
	lx.buildOffices(f)
	if err := errors.Join(lx.buildPredicates(f), lx.indexGovernors()); err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	lx.tenures = indexTenures(data.Tenures)
	lx.members = indexMembers(data.Memberships)
	lx.buildPersons(f)
	lx.indexSpeech()
	return lx, nil
}

func (lx *Lexicon) add(e *Entry) error {
	kind := e.ID.Kind()
	if kind == "" {
		return fmt.Errorf("entry %q: write the kind before the id: state, region, city, org, group or person and a colon", e.ID)
	}
	if e.Kind == "" {
		e.Kind = kind
	}
	if e.Kind != kind {
		return fmt.Errorf("entry %q: kind %s does not fit the id's prefix", e.ID, e.Kind)
	}
	if strings.TrimSpace(e.Name) == "" {
		return fmt.Errorf("entry %q: the name is empty", e.ID)
	}
	if _, dup := lx.byID[e.ID]; dup {
		return fmt.Errorf("entry %q: the id is used twice; give one of the two another id", e.ID)
	}
	if kind == Person && len(e.Surnames) == 0 {
		e.Surnames = []string{e.Name[strings.LastIndexByte(e.Name, ' ')+1:]}
	}
	lx.byID[e.ID] = e
	lx.entries = append(lx.entries, e)
	if e.ISO2 != "" {
		lx.byISO[e.ISO2] = e
	}
	if e.ISO3 != "" {
		lx.byISO[e.ISO3] = e
	}
	return nil
}

// addNames applies the additions, which are spent by it.
func (lx *Lexicon) addNames() []error {
	var errs []error
	for _, a := range lx.data.Additions {
		e, ok := lx.byID[a.ID]
		if !ok {
			errs = append(errs, fmt.Errorf("addition: %q is no entry; give the id of an entry that is known", a.ID))
			continue
		}
		e.Aliases = slices.Concat(e.Aliases, a.Aliases)
		if e.Wikidata == "" {
			e.Wikidata = a.Wikidata
		}
	}
	lx.data.Additions = nil
	return errs
}

// With returns a lexicon that also knows the given entries. An entry with a
// known id replaces the one that had it; everything else stays as it was.
func (lx *Lexicon) With(entries ...Entry) (*Lexicon, error) {
	return lx.Extend(Data{Entries: entries})
}

// Extend returns a lexicon with more of everything. Entries, offices and
// predicates replace those with the same id, title or pattern.
func (lx *Lexicon) Extend(more Data) (*Lexicon, error) {
	return New(lx.data.extend(more))
}

// extend joins two sets of data; both stay as they are.
func (d *Data) extend(more Data) Data {
	return Data{
		Entries:     replaceBy(d.Entries, more.Entries, func(e Entry) ID { return e.ID }),
		Additions:   slices.Concat(d.Additions, more.Additions),
		Senses:      slices.Concat(more.Senses, d.Senses),
		Memberships: slices.Concat(d.Memberships, more.Memberships),
		Tenures:     slices.Concat(d.Tenures, more.Tenures),
		Offices:     replaceBy(d.Offices, more.Offices, func(o Office) string { return o.Title }),
		Overrides:   slices.Concat(d.Overrides, more.Overrides),
		Modifiers:   slices.Concat(d.Modifiers, more.Modifiers),
		Honorifics:  slices.Concat(d.Honorifics, more.Honorifics),
		GivenNames:  slices.Concat(d.GivenNames, more.GivenNames),
		Agents:      slices.Concat(d.Agents, more.Agents),
		Predicates:  replaceBy(d.Predicates, more.Predicates, predicateKey),
		Governors:   replaceBy(d.Governors, more.Governors, func(g GoverningWord) string { return g.Lemma }),
		Inflections: slices.Concat(d.Inflections, more.Inflections),
		Speech:      slices.Concat(d.Speech, more.Speech),
		Evaluations: slices.Concat(d.Evaluations, more.Evaluations),
	}
}

// replaceBy appends more to a copy of own, leaving out of own what more holds anew.
func replaceBy[T any, K comparable](own, more []T, key func(T) K) []T {
	fresh := make(map[K]struct{}, len(more))
	for _, m := range more {
		fresh[key(m)] = struct{}{}
	}
	out := make([]T, 0, len(own)+len(more))
	for _, o := range own {
		if _, gone := fresh[key(o)]; !gone {
			out = append(out, o)
		}
	}
	return append(out, more...)
}

// Entry returns the entry with the id.
func (lx *Lexicon) Entry(id ID) (*Entry, bool) {
	e, ok := lx.byID[id]
	return e, ok
}

// StateByISO returns the state with an ISO 3166-1 alpha-2 or alpha-3 code in upper case.
func (lx *Lexicon) StateByISO(code string) (*Entry, bool) {
	e, ok := lx.byISO[code]
	return e, ok
}

// Entries returns all entries of the kinds asked for (all kinds if none), by id.
func (lx *Lexicon) Entries(kinds ...Kind) []*Entry {
	if len(kinds) == 0 {
		return slices.Clone(lx.entries)
	}
	var out []*Entry
	for _, e := range lx.entries {
		if slices.Contains(kinds, e.Kind) {
			out = append(out, e)
		}
	}
	return out
}

// Counts returns how many entries of each kind the lexicon holds, and how many
// tenures and memberships under the keys "TENURE" and "MEMBERSHIP".
func (lx *Lexicon) Counts() map[string]int {
	counts := map[string]int{"TENURE": len(lx.data.Tenures), "MEMBERSHIP": len(lx.data.Memberships)}
	for _, e := range lx.entries {
		counts[string(e.Kind)]++
	}
	return counts
}

// Key is the form under which two spellings of a name are the same, letters as
// they are written; empty for what can be no name ("Smith, John").
func (lx *Lexicon) Key(name string) string { return lx.names.folder.key(name) }

// GivenName returns the gender that a given name usually has, empty where the
// name does not tell; false for what is no given name.
func (lx *Lexicon) GivenName(name string) (Gender, bool) {
	g, ok := lx.given[lx.names.folder.key(name)]
	return g, ok
}
