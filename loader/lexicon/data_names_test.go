package lexicon_test

import (
	"os"
	"strings"
	"testing"

	"entente/loader/lexicon"
)

// TestGivenNames holds that the list is large, and that no name stands in it twice with two genders.
func TestGivenNames(t *testing.T) {
	lx := load(t)
	text, err := os.ReadFile("data/given_names.tsv")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	counts := map[string]int{}
	for line := range strings.Lines(string(text)) {
		gender, names, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "\t") {
			gender, names, ok = "", strings.TrimSpace(line), true
		}
		if !ok || gender == "gender" || strings.HasPrefix(line, "#") {
			continue
		}
		for name := range strings.SplitSeq(names, ";") {
			key := lx.Key(name)
			if other, twice := seen[key]; twice {
				t.Errorf("%s stands twice, as %q and as %q", name, other, gender)
			}
			seen[key] = gender
			counts[gender]++
		}
	}
	if len(seen) < 7000 || counts["f"] < 3000 || counts["m"] < 3000 {
		t.Errorf("%d names: %v", len(seen), counts)
	}
	for _, word := range []string{"May", "Will", "Grant", "Washington", "Georgia", "Texas", "Major", "Dean", "Said", "King", "Clinton", "Morgan", "Paris"} {
		if _, ok := lx.GivenName(word); ok {
			t.Errorf("%q begins more than names", word)
		}
	}
}

// TestNamesAsNewsWritesThem holds that transliterations, acronyms and the names of other times find their entry.
func TestNamesAsNewsWritesThem(t *testing.T) {
	lx := load(t)
	for name, want := range map[string]lexicon.ID{
		"Moammar Gadhafi":             "person:muammar-gaddafi",
		"Muammar el-Qaddafi":          "person:muammar-gaddafi",
		"Volodymyr Zelenskyy":         "person:volodymyr-zelenskiy",
		"Alyaksandr Lukashenka":       "person:alexander-lukashenko",
		"Farmaajo":                    "person:mohamed-abdullahi-mohamed",
		"George V":                    "person:george-v",
		"Tskhinval":                   "city:tskhinvali-geo",
		"Danzig":                      "city:gdansk-pol",
		"Free City of Danzig":         "region:free-city-of-danzig",
		"Stanleyville":                "city:kisangani-cod",
		"Alternative für Deutschland": "org:afd",
		"Movimento 5 Stelle":          "org:five-star",
		"KCK":                         "org:kck",
		"Viet Cong":                   "org:viet-cong",
		"Sublime Porte":               "region:ottoman-empire",
		"Prussian":                    "region:prussia",
		"Casa Rosada":                 "state:ARG",
	} {
		if hits := lx.Lookup(name); len(hits) == 0 || hits[0].Entry.ID != want {
			t.Errorf("%q: %v, want %s", name, hits, want)
		}
	}
}
