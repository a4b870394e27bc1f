package lexicon_test

import (
	"os"
	"strings"
	"testing"
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
