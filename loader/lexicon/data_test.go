package lexicon_test

import (
	"regexp"
	"slices"
	"testing"

	"golang.org/x/text/language"

	"entente/loader/lexicon"
)

func TestBuiltInDataIsSound(t *testing.T) {
	for _, err := range load(t).Check() {
		t.Error(err)
	}
}

// TestISOCodes holds the codes against the list that golang.org/x/text carries.
func TestISOCodes(t *testing.T) {
	lx := load(t)
	for _, e := range lx.Entries(lexicon.State) {
		two, err := language.ParseRegion(e.ISO2)
		if err != nil {
			t.Errorf("%s: alpha-2 %q: %v", e.ID, e.ISO2, err)
			continue
		}
		if two.ISO3() != e.ISO3 {
			t.Errorf("%s: alpha-2 %s belongs to %s, not to %s", e.ID, e.ISO2, two.ISO3(), e.ISO3)
		}
		if want := lexicon.ID("state:" + e.ISO3); e.ID != want {
			t.Errorf("%s: want the id %s", e.ID, want)
		}
	}
}

func TestStateCount(t *testing.T) {
	const members, observers = 193, 2
	if got := len(load(t).Entries(lexicon.State)); got != members+observers {
		t.Errorf("%d states, want %d members and %d observers", got, members, observers)
	}
}

// TestCoverage holds floors under the built-in data, so that a file lost in an
// edit does not pass unnoticed.
func TestCoverage(t *testing.T) {
	lx := load(t)
	counts := make(map[string]int)
	for _, e := range lx.Entries() {
		counts[string(e.Kind)]++
		switch e.Kind {
		case lexicon.Region:
			counts[string(e.Status)]++
			if e.Status != lexicon.Macro && e.Status != "" && len(e.Claimants)+len(e.Controllers) > 0 {
				counts["claimed or controlled"]++
			}
			if e.Status != lexicon.Macro && dated(e.Claimants, e.Controllers) {
				counts["claimed or controlled, all with dates"]++
			}
			if len(e.Claimants) > 0 && len(e.Controllers) > 0 && dated(e.Claimants, e.Controllers) {
				counts["claimed and controlled, all with dates"]++
			}
			if e.Status == "" {
				t.Errorf("%s has no status", e.ID)
			}
		case lexicon.Organization:
			counts[string(e.OrgKind)]++
			if e.OrgKind == "" {
				t.Errorf("%s has no kind of organisation", e.ID)
			}
		}
	}
	heads := make(map[lexicon.ID]bool)
	for _, e := range lx.Entries(lexicon.State, lexicon.Region) {
		for _, f := range []lexicon.Function{lexicon.HeadOfState, lexicon.HeadOfGovernment} {
			if len(lx.HoldersOf(e.ID, f, "")) > 0 {
				heads[e.ID] = true
			}
		}
		if len(lx.HoldersOf(e.ID, lexicon.ForeignMinister, "")) > 0 && e.Kind == lexicon.State {
			counts["states with foreign ministers"]++
		}
	}
	for id := range heads {
		counts["heads of "+string(id.Kind())]++
	}
	for what, floor := range map[string]int{
		"claimed or controlled":                  60,
		"claimed or controlled, all with dates":  150,
		"claimed and controlled, all with dates": 60,
		"DE_FACTO_STATE":                         9,
		"DISPUTED":                               43,
		"SUBNATIONAL":                            460,
		"MACRO":                                  195,
		"CITY":                                   1500,
		"ORGANIZATION":                           1730,
		"IGO":                                    210,
		"ARMED_GROUP":                            170,
		"PARTY":                                  235,
		"MEDIA":                                  280,
		"GOVERNMENT_BODY":                        375,
		"COMPANY":                                290,
		"NGO":                                    145,
		"GROUP":                                  78,
		"PERSON":                                 6450,
		"heads of STATE":                         194,
		"heads of REGION":                        36,
		"states with foreign ministers":          185,
	} {
		if counts[what] < floor {
			t.Errorf("%s: %d, want at least %d", what, counts[what], floor)
		}
	}
	c := lx.Counts()
	if c["TENURE"] < 6700 || c["MEMBERSHIP"] < 2880 {
		t.Errorf("%d tenures and %d memberships, want at least 6700 and 2880", c["TENURE"], c["MEMBERSHIP"])
	}
	t.Logf("%v, heads and others %v", c, counts)
}

// dated reports whether there are spans and each has a date.
func dated(lists ...[]lexicon.Span) bool {
	n := 0
	for _, spans := range lists {
		for _, s := range spans {
			if s.From == "" && s.To == "" {
				return false
			}
			n++
		}
	}
	return n > 0
}

// TestCoverageOfOffices holds how many states have the holders of their highest
// offices known for nearly all of the time from 1990 on.
func TestCoverageOfOffices(t *testing.T) {
	const nearlyAll = .95
	lx := load(t)
	known := make(map[lexicon.Function]int)
	full := 0
	functions := []lexicon.Function{lexicon.HeadOfState, lexicon.HeadOfGovernment, lexicon.ForeignMinister}
	missing := make(map[lexicon.ID]int)
	for _, c := range lx.Coverage("1990", "2025", functions...) {
		if c.Share() >= nearlyAll && c.Known > 0 {
			known[c.Function]++
		} else if c.Function != lexicon.HeadOfGovernment || c.Known > 0 { // a president may lead the government
			missing[c.Of]++
		}
	}
	for _, e := range lx.Entries(lexicon.State) {
		if missing[e.ID] == 0 {
			full++
		}
	}
	t.Logf("%v, all three of %d states", known, full)
	for f, floor := range map[lexicon.Function]int{lexicon.HeadOfState: 180, lexicon.HeadOfGovernment: 132, lexicon.ForeignMinister: 136} {
		if known[f] < floor {
			t.Errorf("%s: known for nearly all of the time in %d states and regions, want %d", f, known[f], floor)
		}
	}
	if full < 115 {
		t.Errorf("all three offices are known in %d states, want 115", full)
	}
}

// TestHeadsOfDeFactoStates holds that who led each territory that governs itself is known for nearly all of the time that it has.
func TestHeadsOfDeFactoStates(t *testing.T) {
	lx := load(t)
	known := make(map[lexicon.ID]float64)
	for _, c := range lx.Coverage("1990", "2025", lexicon.HeadOfState) {
		known[c.Of] = c.Share()
	}
	for _, id := range []lexicon.ID{
		"region:abkhazia", "region:south-ossetia", "region:transnistria", "region:northern-cyprus", "region:somaliland", "region:taiwan",
		"region:kosovo", "region:western-sahara", "region:donetsk-peoples-republic", "region:luhansk-peoples-republic",
	} {
		if known[id] < .98 {
			t.Errorf("%s: its head is known for %.0f %% of the time", id, 100*known[id])
		}
	}
}

// TestNoIDAmongNames holds that no name is an id that slipped into the wrong column.
func TestNoIDAmongNames(t *testing.T) {
	id := regexp.MustCompile(`^Q\d+$|:`)
	for _, e := range load(t).Entries() {
		for _, name := range slices.Concat([]string{e.Name}, e.Aliases, e.Adjectives, e.Demonyms, e.Seats, e.Figures, e.Surnames) {
			if id.MatchString(name) {
				t.Errorf("%s has the name %q", e.ID, name)
			}
		}
	}
}

// TestWikidataIDs holds that no two entries share an id of Wikidata, and that many have one.
func TestWikidataIDs(t *testing.T) {
	seen := make(map[string]lexicon.ID)
	for _, e := range load(t).Entries() {
		if e.Wikidata == "" {
			continue
		}
		if other, dup := seen[e.Wikidata]; dup {
			t.Errorf("%s and %s are both %s", other, e.ID, e.Wikidata)
		}
		if e.Wikidata[0] != 'Q' || len(e.Wikidata) < 2 {
			t.Errorf("%s: %q is no id of Wikidata", e.ID, e.Wikidata)
		}
		seen[e.Wikidata] = e.ID
	}
	if len(seen) < 640 {
		t.Errorf("%d entries have an id of Wikidata, want 640", len(seen))
	}
}

// TestNamesCanMatch holds that every name finds its entry, so that no name has
// a mark on which matching stops.
func TestNamesCanMatch(t *testing.T) {
	lx := load(t)
	for _, e := range lx.Entries() {
		names := append([]string{e.Name}, e.Aliases...)
		for _, list := range [][]string{e.Adjectives, e.Demonyms, e.Seats, e.Figures} {
			names = append(names, list...)
		}
		for _, name := range names {
			found := false
			for _, h := range lx.Lookup(name) {
				found = found || h.Entry == e
			}
			if !found {
				t.Errorf("%s is not found under %q", e.ID, name)
			}
		}
	}
}
