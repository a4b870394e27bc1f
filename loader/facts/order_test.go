package facts_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente/loader/facts"
	"entente/loader/facts/factstest"
)

func TestOrderDoesNotCount(t *testing.T) {
	want := factstest.Full()
	rapid.Check(t, func(t *rapid.T) {
		got := factstest.Full()
		factstest.Shuffle(t, got)
		got.Normalise()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestNormaliseMakesSets(t *testing.T) {
	d := factstest.Full()
	d.Events[0].Actors = []string{"e3", "e1", "e3"}
	d.Normalise()
	if diff := cmp.Diff([]string{"e1", "e3"}, d.Events[0].Actors); diff != "" {
		t.Error(diff)
	}
}

func TestFactsAreCounted(t *testing.T) {
	const (
		offices, memberships, places, statements, claims = 2, 1, 1, 3, 1
		agreements, roles, provisions                    = 2, 3, 2
		events, ties, conflicts                          = 2, 2, 1
	)
	want := offices + memberships + places + statements + claims + agreements + roles + provisions + events + ties + conflicts
	if got := factstest.Full().Facts(); got != want {
		t.Errorf("%d facts, want %d", got, want)
	}
	if got := new(facts.Document).Facts(); got != 0 {
		t.Errorf("%d facts in nothing", got)
	}
}
