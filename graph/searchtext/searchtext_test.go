package searchtext_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"entente/graph"
	"entente/graph/searchtext"
)

func TestKey(t *testing.T) {
	for in, want := range map[string]string{
		"":                  "",
		" … — ! ":           "",
		"The PEACE of Dorn": "the peace of dorn",
		"Éàü ñandú e\u0301": "eau nandu e",
		"Ørsted Łódź Đ İı ß ẞ æ Œuvre Þ ð": "orsted lodz d ii ss ss ae oeuvre th d",
		"O’Brien O'Brien Oʼbrien":          "obrien obrien obrien",
		"ﬁle x² ½ Ⅳ":                       "file x2 1 2 iv",
		"a-b_c/d:e":                        "a b c d e",
		"Σίσυφος 中国 حرب हिन्दी":            "σισυφος 中国 حرب हिनदी",
	} {
		if got := searchtext.Key(in); got != want {
			t.Errorf("Key(%q): %q wanted, got %q", in, want, got)
		}
	}
}

// TestKeyIsStable checks that folding what was folded changes nothing, so that stores may keep keys and compare them.
func TestKeyIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := searchtext.Key(rapid.String().Draw(t, "text"))
		if again := searchtext.Key(k); again != k {
			t.Fatalf("%+q is folded to %+q", k, again)
		}
	})
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "O’Brien", "\xff\xfea", "İẞ", "e\u0301", "a*b \"c\" -d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, w := range searchtext.Words(s) {
			if w == "" || strings.ContainsAny(w, " \"*'-:^+(){}\x00") {
				t.Errorf("Words(%q): %q is no word", s, w)
			}
		}
	})
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		n    graph.Node
		want string
	}{
		{&graph.Actor{Name: "Arland", Aliases: []string{"Land of Ár", "…"}}, "arland land of ar"},
		{&graph.Agreement{Name: "Peace", Aliases: []string{"Truce"}, Kind: "OTHER"}, "peace truce"},
		{&graph.Conflict{Name: "War"}, "war"}, {&graph.Position{Title: "Chief"}, "chief"}, {&graph.Article{Title: "News", Text: "long"}, "news"},
		{&graph.Statement{Text: "We go", Verb: "say"}, "we go"}, {&graph.Claim{Text: "it is so"}, "it is so"}, {&graph.Provision{Text: "All out"}, "all out"},
		{&graph.Event{Type: "CONSULT"}, ""}, {&graph.Evidence{Exact: "We go"}, ""}, {&graph.Relation{Type: "SUPPORTS"}, ""},
	} {
		if got := searchtext.Text(c.n); got != c.want {
			t.Errorf("Text of %T: %q wanted, got %q", c.n, c.want, got)
		}
	}
}

func TestRank(t *testing.T) {
	dorn := &graph.Actor{Name: "Dorn", Aliases: []string{"City of Dorn"}}
	for _, c := range []struct {
		query string
		rank  int
		found bool
	}{
		{"dorn", 0, true}, {"DÓRN!", 0, true}, {"city of dorn", 0, true}, {"city", 1, true}, {"dor", 1, true}, {"dorn city", 1, true}, {"dorn dorn", 1, true},
		{"orn", 0, false}, {"dorn x", 0, false}, {"cityof", 0, false},
	} {
		words, err := searchtext.Query(c.query)
		if err != nil {
			t.Errorf("Query(%q): %v", c.query, err)
			continue
		}
		if rank, found := searchtext.Rank(dorn, words); rank != c.rank || found != c.found {
			t.Errorf("Rank(%q): %d, %v wanted, got %d, %v", c.query, c.rank, c.found, rank, found)
		}
	}
}

func TestQuery(t *testing.T) {
	if words, err := searchtext.Query(" Peace, of: DORN"); err != nil || !slices.Equal(words, []string{"peace", "of", "dorn"}) {
		t.Errorf("Query: %q, %v", words, err)
	}
	for text, code := range map[string]graph.Code{
		"": graph.CodeInvalid, "—!": graph.CodeInvalid,
		strings.Repeat("a ", graph.MaxWords): "", strings.Repeat("a ", graph.MaxWords+1): graph.CodeLimit,
	} {
		if _, err := searchtext.Query(text); graph.CodeOf(err) != code {
			t.Errorf("Query(%q): %q wanted, got %v", text, code, err)
		}
	}
}
