// Package importer turns other projects' lists of actors into data that extends the lexicon: PETRARCH's and TABARI's dictionaries,
// FollowTheMoney entities, and CSV.
package importer

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"entente/loader/lexicon"
)

// Format is the form of a source.
type Format string

// The forms that can be read.
const (
	Actors         Format = "actors" // PETRARCH's and TABARI's dictionaries of actors
	Agents         Format = "agents" // and of agents
	FollowTheMoney Format = "ftm"    // entities as JSON Lines
	CSV            Format = "csv"    // the lexicon's own columns
)

// Formats lists the forms that can be read.
func Formats() []Format { return []Format{Actors, Agents, FollowTheMoney, CSV} }

// FormatOf tells the form of a file by its name.
func FormatOf(name string) (Format, bool) {
	name = strings.ToLower(name)
	for _, f := range []struct {
		format Format
		marks  []string
	}{
		{Actors, []string{".actors", ".actors.txt"}},
		{Agents, []string{".agents", ".agents.txt"}},
		{FollowTheMoney, []string{".json", ".jsonl", ".ijson"}},
		{CSV, []string{".csv"}},
	} {
		if slices.ContainsFunc(f.marks, func(m string) bool { return strings.HasSuffix(name, m) }) {
			return f.format, true
		}
	}
	return "", false
}

// Options choose what is imported.
type Options struct {
	Countries []lexicon.ID // only actors of these states or regions; of all where none is given
	Topics    []string     // of FollowTheMoney: only actors with one of these topics; all where none is given
}

// Importer collects what sources say until Result joins it with what the lexicon knows already.
type Importer struct {
	known    *lexicon.Lexicon
	options  Options
	wikidata map[string]*lexicon.Entry
	regions  map[string]lexicon.ID // codes of territories that are no states

	rows        int
	candidates  []*candidate
	byName      map[string]*candidate // dictionaries: one candidate for each name
	positions   map[string]position
	occupancies []occupancy
	memberships []membership
	own         lexicon.Data // of CSV, without entries
	places      ownPlaces
	offices     []officeRow

	passed map[string]*Passed
	bad    []Bad
}

// candidate is an actor that a source tells of, before it is known whether the lexicon has it.
type candidate struct {
	entry  lexicon.Entry // the id is empty unless the source gives it
	weak   []string      // names that count only in an article that names the country
	source string        // the source's own id, empty where it has none
	suffix string        // what makes the id differ from those of namesakes
	caps   bool          // the source writes in capitals
	posts  []post
	place  string

	known *lexicon.Entry // the lexicon's entry that it is; nil for a new one
	id    lexicon.ID     // as Result decides; empty where the candidate was passed over
	named bool           // a new one that may bear its own name
}

// post is a time in which somebody acted for a government, as dictionaries tell it.
type post struct {
	of       lexicon.ID
	from, to lexicon.Date
}

// Receipt tells what was done with the sources.
type Receipt struct {
	Rows     int            `json:"rows"`     // lines or entities read
	Imported map[string]int `json:"imported"` // new entries by kind, and offices, tenures, memberships and others
	Merged   map[string]int `json:"merged"`   // entries that the lexicon knew, by kind
	Names    int            `json:"names"`    // names that were added to known entries
	Passed   []Passed       `json:"passedOver"`
	Bad      []Bad          `json:"bad"`
}

// Passed counts what was left out for one reason, the most frequent reason first.
type Passed struct {
	Reason  string `json:"reason"`
	Count   int    `json:"count"`
	Example string `json:"example"`
}

// Bad is a line that is not of its source's form.
type Bad struct {
	Place  string `json:"place"` // file and line
	Reason string `json:"reason"`
}

func (b Bad) String() string { return b.Place + ": " + b.Reason }

// New returns an importer that joins with a lexicon.
func New(known *lexicon.Lexicon, options Options) *Importer {
	im := &Importer{
		known: known, options: options,
		wikidata: map[string]*lexicon.Entry{}, regions: map[string]lexicon.ID{},
		byName: map[string]*candidate{}, positions: map[string]position{}, passed: map[string]*Passed{},
	}
	for _, e := range known.Entries() {
		if e.Wikidata != "" {
			im.wikidata[e.Wikidata] = e
		}
	}
	for code, id := range map[string]lexicon.ID{
		"XK": "region:kosovo", "TW": "region:taiwan", "HK": "region:hong-kong", "MO": "region:macau", "EH": "region:western-sahara",
		"KSV": "region:kosovo", "XKX": "region:kosovo", "TWN": "region:taiwan", "HKG": "region:hong-kong", "MAC": "region:macau", "ESH": "region:western-sahara",
	} {
		if _, ok := known.Entry(id); ok {
			im.regions[code] = id
		}
	}
	return im
}

// Read reads a source. Lines that are not of its form are collected for the receipt; an error is one of reading itself.
func (im *Importer) Read(ctx context.Context, name string, format Format, r io.Reader) error {
	var err error
	switch format {
	case Actors:
		err = im.readActors(ctx, name, r)
	case Agents:
		err = im.readAgents(ctx, name, r)
	case FollowTheMoney:
		err = im.readEntities(ctx, name, r)
	case CSV:
		err = im.readCSV(ctx, name, r)
	default:
		return fmt.Errorf("import %s: the form %q is unknown; known are %v", name, format, Formats())
	}
	if err != nil {
		return fmt.Errorf("import %s: %w", name, err)
	}
	return nil
}

func (im *Importer) isBad(name string, line int, format string, args ...any) {
	im.bad = append(im.bad, Bad{fmt.Sprintf("%s:%d", name, line), fmt.Sprintf(format, args...)})
}

// pass counts something that is left out.
func (im *Importer) pass(reason, example string) {
	p := im.passed[reason]
	if p == nil {
		p = &Passed{Reason: reason, Example: example}
		im.passed[reason] = p
	}
	p.Count++
}

func (im *Importer) passedOver() []Passed {
	out := make([]Passed, 0, len(im.passed))
	for _, p := range im.passed {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Passed) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Reason, b.Reason)) })
	return out
}

// country returns the state or territory of an ISO code in any case.
func (im *Importer) country(code string) (lexicon.ID, bool) {
	code = strings.ToUpper(code)
	if e, ok := im.known.StateByISO(code); ok {
		return e.ID, true
	}
	id, ok := im.regions[code]
	return id, ok
}

// wanted reports whether the options let an actor of a country through.
func (im *Importer) wanted(country lexicon.ID) bool {
	return len(im.options.Countries) == 0 || slices.Contains(im.options.Countries, country)
}
