package plover_test

import (
	"fmt"
	"slices"
	"testing"

	"entente/graph/plover"
)

func ExampleType_ScoreOf() {
	consult, _ := plover.Lookup("CONSULT")
	fmt.Println(consult.ScoreOf("visit"), consult.ScoreOf(""))
	// Output: 4 2.5
}

func TestTypesAreConsistent(t *testing.T) {
	types := plover.Types()
	if len(types) != 16 {
		t.Fatalf("%d event types, want 16", len(types))
	}
	seen := map[string]bool{}
	for _, typ := range types {
		if seen[typ.Name] {
			t.Errorf("%s stands twice", typ.Name)
		}
		seen[typ.Name] = true
		if typ.Quad < plover.VerbalCooperation || typ.Quad > plover.MaterialConflict {
			t.Errorf("%s has quad %d", typ.Name, typ.Quad)
		}
		for _, m := range typ.Modes {
			if got := typ.ScoreOf(m.Name); typ.Quad <= plover.MaterialCooperation && got <= 0 || typ.Quad > plover.MaterialConflict-1 && got >= 0 || got < -10 || got > 10 {
				t.Errorf("%s/%s has score %v in quad %d", typ.Name, m.Name, got, typ.Quad)
			}
		}
	}
}

func TestScores(t *testing.T) {
	for _, c := range []struct {
		typ, mode string
		quad      plover.Quad
		score     float64
	}{
		{"AGREE", "", 1, 2.5},
		{"CONSULT", "phone", 1, 1.5},
		{"RETREAT", "ceasefire", 2, 7.5},
		{"REQUEST", "meet", 3, 0},
		{"ACCUSE", "", 3, -3},
		{"SANCTION", "expel", 4, -5.5},
		{"PROTEST", "vandalize", 4, -5},
		{"ASSAULT", "unconventional", 4, -10},
	} {
		typ, ok := plover.Lookup(c.typ)
		if !ok || !typ.HasMode(c.mode) {
			t.Errorf("%s/%s is not there", c.typ, c.mode)
			continue
		}
		if typ.Quad != c.quad || typ.ScoreOf(c.mode) != c.score {
			t.Errorf("%s/%s: quad %d, score %v, want %d, %v", c.typ, c.mode, typ.Quad, typ.ScoreOf(c.mode), c.quad, c.score)
		}
	}
	if typ, _ := plover.Lookup("AGREE"); typ.HasMode("visit") {
		t.Error("AGREE has the mode visit")
	}
	if _, ok := plover.Lookup("agree"); ok {
		t.Error("names are told apart by case")
	}
}

func TestTablesHaveNoRepetitions(t *testing.T) {
	for name, list := range map[string][]string{"contexts": plover.Contexts(), "sectors": plover.Sectors(), "types": plover.TypeNames()} {
		sorted := slices.Clone(list)
		slices.Sort(sorted)
		if len(slices.Compact(sorted)) != len(list) {
			t.Errorf("%s has a repetition", name)
		}
	}
}

func TestLookupGivesACopy(t *testing.T) {
	a, _ := plover.Lookup("CONSULT")
	a.Modes[0].Name = "changed"
	if b, _ := plover.Lookup("CONSULT"); b.Modes[0].Name == "changed" {
		t.Error("a caller can change the table")
	}
}
