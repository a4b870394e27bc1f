package lexicon_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"entente/loader/lexicon"
)

// TestLongestMatchAgainstAllNames compares Match with a search that tries every
// name of a small invented lexicon at every length.
func TestLongestMatchAgainstAllNames(t *testing.T) {
	word := rapid.SampledFrom([]string{"Alba", "alba", "Bora", "BORA", "the", "The", "Cór", "Cor", "d'Or", "St.", "x"})
	text := func(limit int) *rapid.Generator[[]string] { return rapid.SliceOfN(word, 1, limit) }
	plain := strings.NewReplacer("ó", "o", "'", " ", ".", "", "The ", "the ").Replace
	norm := func(words []string) string { return strings.TrimSpace(plain(strings.Join(words, " ") + " ")) }

	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(text(3), 1, 6).Draw(t, "names")
		var data lexicon.Data
		want := make(map[string]bool)
		for i, name := range names {
			data.Entries = append(data.Entries, lexicon.Entry{
				ID: lexicon.ID("org:" + string(rune('a'+i))), Name: strings.Join(name, " "),
			})
			want[norm(name)] = true
		}
		lx, err := lexicon.New(data)
		if err != nil {
			t.Fatal(err)
		}
		tokens := text(6).Draw(t, "tokens")
		longest := func(i int) int {
			for n := len(tokens) - i; n > 0; n-- {
				if want[norm(tokens[i:i+n])] {
					return n
				}
			}
			return 0
		}
		for i := range tokens {
			n := longest(i)
			if n > 0 && strings.EqualFold(tokens[i], "the") && i+1 < len(tokens) && longest(i+1) > n-1 {
				n = 0 // the article yields to a longer name
			}
			hits := lx.Match(tokens, i)
			if (len(hits) > 0) != (n > 0) || n > 0 && hits[0].N != n {
				t.Fatalf("Match(%q, %d) = %q, want %d tokens", tokens, i, readings(hits), n)
			}
		}
	})
}

// TestCutsOfTokensDoNotMatter cuts names at hyphens and apostrophes.
func TestCutsOfTokensDoNotMatter(t *testing.T) {
	lx := load(t)
	entries := lx.Entries()
	cut := strings.NewReplacer("-", " - ", "'", " '")
	rapid.Check(t, func(t *rapid.T) {
		e := rapid.SampledFrom(entries).Draw(t, "entry")
		whole := lx.Match(strings.Fields(e.Name), 0)
		parts := lx.Match(strings.Fields(cut.Replace(e.Name)), 0)
		if len(whole) != len(parts) {
			t.Fatalf("%q: %q whole, %q cut", e.Name, readings(whole), readings(parts))
		}
		for i := range whole {
			if whole[i].Entry != parts[i].Entry || whole[i].Via != parts[i].Via {
				t.Fatalf("%q: %q whole, %q cut", e.Name, readings(whole), readings(parts))
			}
		}
	})
}

func FuzzMatch(f *testing.F) {
	for _, seed := range []string{"Côte d'Ivoire", "U.S.", "the West Bank", "- - -", "'", ".", "\xff\xfe", "MOSCOW (AP)", "P5+1", strings.Repeat("a", 200)} {
		f.Add(seed)
	}
	lx := load(f)
	f.Fuzz(func(t *testing.T, text string) {
		tokens := strings.Fields(text)
		for i := range tokens {
			for _, h := range lx.MatchCaps(tokens, i) {
				if h.N < 1 || i+h.N > len(tokens) || h.Entry == nil {
					t.Fatalf("%q at %d: %+v", tokens, i, h)
				}
			}
			if hit, ok := lx.MatchOffice(tokens, i); ok && (hit.N < 1 || i+hit.N > len(tokens) || hit.Office == nil) {
				t.Fatalf("%q at %d: %+v", tokens, i, hit)
			}
		}
	})
}

func FuzzLoadFS(f *testing.F) {
	f.Add("id\tname\taliases\nstate:ZZZ\tRuritania\tZenda;Strelsau\n")
	f.Add("# a comment\n\nid\tname\tcontrollers\nregion:z\tZ\tregion:z@2008..\n")
	f.Add("\t\n\t")
	f.Fuzz(func(_ *testing.T, text string) {
		lx, err := lexicon.LoadFS(fstest.MapFS{"entries/x.tsv": {Data: []byte(text)}})
		if err == nil {
			lx.Check()
		}
	})
}
