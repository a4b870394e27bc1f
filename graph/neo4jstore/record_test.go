package neo4jstore

import (
	"cmp"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"entente/graph"
)

// TestOrderable holds against any two strings that their orderable forms compare, in UTF-8 and in UTF-16, as the strings do in UTF-8.
func TestOrderable(t *testing.T) {
	odd := rapid.StringOf(rapid.RuneFrom([]rune{'a', 'b', '\u00E9', '\uD7FD', '\uD7FE', '\uD7FF', '\uE000', '\uFFEE', '\uFFFD', '\U00010000', '\U0001F600', '\U0010FFFF', '\u0100'}))
	rapid.Check(t, func(t *rapid.T) {
		a, b := odd.Draw(t, "a"), odd.Draw(t, "b")
		if rapid.Bool().Draw(t, "any") {
			a, b = rapid.String().Draw(t, "a"), rapid.String().Draw(t, "b")
		}
		want := strings.Compare(a, b)
		if got := strings.Compare(orderable(a), orderable(b)); got != want {
			t.Errorf("bytes: %q and %q compare as %d, want %d", a, b, got, want)
		}
		if got := compareUTF16(orderable(a), orderable(b)); got != want {
			t.Errorf("UTF-16: %q and %q compare as %d, want %d", a, b, got, want)
		}
	})
}

func compareUTF16(a, b string) int {
	x, y := utf16.Encode([]rune(a)), utf16.Encode([]rune(b))
	for i := range min(len(x), len(y)) {
		if c := cmp.Compare(x[i], y[i]); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(x), len(y))
}

// TestPlaceFitsIndex holds that no sort key, however long, makes a place that Neo4j refuses to index.
func TestPlaceFitsIndex(t *testing.T) {
	const neo4jLimit = 8000
	for _, s := range []string{"a", "é", "\U0001F600", "\uFFEE"} {
		long := strings.Repeat(s, 5000)
		if n := len(place(long, graph.ID(cut(long, maxIDBytes)))); n > neo4jLimit {
			t.Errorf("%q: a place of %d bytes", s, n)
		}
	}
}

func TestCutKeepsCharactersWhole(t *testing.T) {
	for most, want := range map[int]string{0: "", 1: "a", 2: "a", 3: "aé", 4: "aéb", 9: "aéb"} {
		if got := cut("aéb", most); got != want {
			t.Errorf("%d: %q, want %q", most, got, want)
		}
	}
}
