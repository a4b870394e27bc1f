package lexicon_test

import (
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
		"DE_FACTO_STATE":                         8,
		"DISPUTED":                               25,
		"SUBNATIONAL":                            300,
		"MACRO":                                  80,
		"CITY":                                   1200,
		"ORGANIZATION":                           1600,
		"IGO":                                    200,
		"ARMED_GROUP":                            100,
		"PARTY":                                  150,
		"MEDIA":                                  150,
		"GOVERNMENT_BODY":                        350,
		"COMPANY":                                280,
		"NGO":                                    130,
		"GROUP":                                  50,
		"PERSON":                                 4500,
		"heads of STATE":                         150,
		"heads of REGION":                        20,
		"states with foreign ministers":          115,
	} {
		if counts[what] < floor {
			t.Errorf("%s: %d, want at least %d", what, counts[what], floor)
		}
	}
	c := lx.Counts()
	if c["TENURE"] < 4100 || c["MEMBERSHIP"] < 2800 {
		t.Errorf("%d tenures and %d memberships, want at least 4100 and 2800", c["TENURE"], c["MEMBERSHIP"])
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
	for f, floor := range map[lexicon.Function]int{lexicon.HeadOfState: 140, lexicon.HeadOfGovernment: 85, lexicon.ForeignMinister: 85} {
		if known[f] < floor {
			t.Errorf("%s: known for nearly all of the time in %d states and regions, want %d", f, known[f], floor)
		}
	}
	if full < 70 {
		t.Errorf("all three offices are known in %d states, want 70", full)
	}
}

// TestWikidataIDs holds that no two entries share an id of Wikidata.
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
