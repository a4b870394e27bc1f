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
