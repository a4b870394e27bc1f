package lexicon_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/loader/lexicon"
)

func load(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	lx, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	return lx
}

// reading writes a hit as "id VIA tokens".
func reading(h lexicon.Hit) string { return fmt.Sprintf("%s %s %d", h.Entry.ID, h.Via, h.N) }

func readings(hits []lexicon.Hit) []string {
	if len(hits) == 0 {
		return nil
	}
	out := make([]string, 0, len(hits))
	for _, h := range hits {
		out = append(out, reading(h))
	}
	return out
}

func TestMatch(t *testing.T) {
	lx := load(t)
	tests := []struct {
		name   string
		tokens string // parted by blanks
		at     int
		want   []string
	}{
		{"a name in the middle", "talks with Georgia failed", 2, []string{"state:GEO NAME 1", "region:georgia-usa NAME 1"}},
		{"nothing", "talks with Georgia failed", 0, nil},
		{"case counts", "a turkey farm", 1, nil},
		{"the pronoun is no state", "let us go", 1, nil},
		{"an abbreviation with stops", "U.S. envoys", 0, []string{"state:USA NAME 1", "state:USA ADJECTIVE 1"}},
		{"the longest wins", "South Korea and", 0, []string{"state:KOR NAME 2"}},
		{"a longer name that breaks off", "Democratic Republic of the Congo today", 0, []string{"state:COD NAME 5"}},
		{"two words are not one", "To go there", 0, nil},
		{"a comma ends a name", "South , Korea", 0, nil},
		{"adjective and noun", "Russian troops", 0, []string{"state:RUS ADJECTIVE 1", "state:RUS DEMONYM 1"}},
		{"a city that speaks for a state", "Moscow said", 0, []string{"city:moscow-rus NAME 1", "state:RUS METONYM 1"}},
		{"a seat", "the Kremlin said", 1, []string{"state:RUS METONYM 1"}},
		{"a figure", "Uncle Sam pays", 0, []string{"state:USA METONYM 2"}},
		{"an article is part of the name", "in the West Bank", 1, nil},
		{"without its article", "in the West Bank", 2, []string{"region:west-bank NAME 2"}},
		{"a group", "unlike the West ,", 1, []string{"group:the-west NAME 2"}},
		{"a group at the start", "The West waits", 0, []string{"group:the-west NAME 2"}},
		{"no diacritics", "Cote d'Ivoire", 0, []string{"state:CIV NAME 2"}},
		{"curly apostrophe", "Côte d’Ivoire", 0, []string{"state:CIV NAME 2"}},
		{"cut at the apostrophe", "Côte d' Ivoire", 0, []string{"state:CIV NAME 3"}},
		{"decomposed letters", "Co\u0302te d'Ivoire", 0, []string{"state:CIV NAME 2"}},
		{"hyphen in a token", "Guinea-Bissau votes", 0, []string{"state:GNB NAME 1"}},
		{"hyphen a token", "Guinea - Bissau votes", 0, []string{"state:GNB NAME 3"}},
		{"a dash after a name", "Mali - a state", 0, []string{"state:MLI NAME 1"}},
		{"no end inside a token", "Russia-backed forces", 0, nil},
		{"a medium with its kind", "Ekho Moskvy radio", 0, []string{"org:ekho-moskvy NAME 3"}},
		{"British spelling", "Organisation for Security and Cooperation in Europe", 0, []string{"org:osce NAME 7"}},
		{"past the end", "Mali", 1, nil},
		{"before the start", "Mali", -1, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := readings(lx.Match(strings.Fields(tt.tokens), tt.at))
			if !slices.Equal(got, tt.want) {
				t.Errorf("Match(%q, %d) = %q, want %q", tt.tokens, tt.at, got, tt.want)
			}
		})
	}
}

func TestMatchCaps(t *testing.T) {
	lx := load(t)
	tokens := []string{"MOSCOW"}
	if got := lx.Match(tokens, 0); got != nil {
		t.Errorf("Match(MOSCOW) = %q, want none", readings(got))
	}
	want := []string{"city:moscow-rus NAME 1", "state:RUS METONYM 1"}
	if got := readings(lx.MatchCaps(tokens, 0)); !slices.Equal(got, want) {
		t.Errorf("MatchCaps(MOSCOW) = %q, want %q", got, want)
	}
}

func TestMatchMissDoesNotAllocate(t *testing.T) {
	lx := load(t)
	tokens := strings.Fields("the delegates of both sides , who met on Monday , déjà vu , agreed to talk again")
	allocs := testing.AllocsPerRun(100, func() {
		for i := range tokens {
			if hits := lx.Match(tokens, i); hits != nil {
				t.Fatalf("unexpected %q", readings(hits))
			}
		}
	})
	if allocs != 0 {
		t.Errorf("%v allocations for a sentence without names, want 0", allocs)
	}
}
