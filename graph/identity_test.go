package graph_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"entente/graph"
)

// TestNewID pins the hash, which every stored graph rests on.
func TestNewID(t *testing.T) {
	// SHA-256 of 0000000000000002 6162 0000000000000001 63; its first 15 bytes in base 32.
	const want = "x:maovi5xczt7czb5cxot2gitf"
	got := graph.NewID("x", "ab", "c")
	if !regexp.MustCompile(`^x:[a-z2-7]{24}$`).MatchString(string(got)) {
		t.Errorf("NewID: %q has not the form of an id", got)
	}
	if string(got) != want {
		t.Errorf("NewID: %q wanted, got %q", want, got)
	}
}

// TestNewIDParts checks that where one part ends and the next begins counts.
func TestNewIDParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.StringOf(rapid.SampledFrom([]rune("ab:/|\x00")))
		a, b := rapid.SliceOfN(part, 0, 4).Draw(t, "a"), rapid.SliceOfN(part, 0, 4).Draw(t, "b")
		if (graph.NewID("x", a...) == graph.NewID("x", b...)) != slices.Equal(a, b) {
			t.Fatalf("%q and %q: same id %v", a, b, !slices.Equal(a, b))
		}
		if joined := strings.Join(a, ""); len(a) > 1 && graph.NewID("x", a...) == graph.NewID("x", joined) {
			t.Fatalf("%q has the id of its parts joined", a)
		}
	})
}

func TestIDsOrderOfActors(t *testing.T) {
	ab, ba := []graph.ID{"a", "b"}, []graph.ID{"b", "a", "b"}
	for name, pair := range map[string][2]graph.ID{
		"direct speech":   {graph.DirectStatementID(ab, "Sign it!"), graph.DirectStatementID(ba, "sign — IT")},
		"reported speech": {graph.ReportedStatementID(ab, graph.Indirect, "x", 1, 2), graph.ReportedStatementID(ba, graph.Indirect, "x", 1, 2)},
		"claim":           {graph.ClaimID(ab, "x", 1, 2), graph.ClaimID(ba, "x", 1, 2)},
		"event":           {graph.DatedEventID("T", "M", ab, ba, "2008", "p"), graph.DatedEventID("T", "M", ba, ab, "2008", "p")},
		"name":            {graph.ActorID(graph.LabelPerson, "Ann  Ó’Hara", ""), graph.ActorID(graph.LabelPerson, "ANN ó'hara ", "")},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %q and %q differ", name, pair[0], pair[1])
		}
	}
	for name, pair := range map[string][2]graph.ID{
		"actors that stand twice": {graph.DatedEventID("T", "M", []graph.ID{"a", "a"}, []graph.ID{"b"}, "2008", ""), graph.DatedEventID("T", "M", ab, nil, "2008", "")},
		"actors and recipients":   {graph.DatedEventID("T", "M", ab, nil, "2008", ""), graph.DatedEventID("T", "M", ab[:1], ab[1:], "2008", "")},
		"function and title":      {graph.PositionID("a", "", "x"), graph.PositionID("", "a", "x")},
		"scope":                   {graph.ActorID(graph.LabelGroup, "miners", ""), graph.ActorID(graph.LabelGroup, "miners", "article:x")},
		"label":                   {graph.ActorID(graph.LabelState, "x", ""), graph.ActorID(graph.LabelRegion, "x", "")},
		"accents":                 {graph.ActorID(graph.LabelPerson, "Bök", ""), graph.ActorID(graph.LabelPerson, "Bok", "")},
		"ordinal and words":       {graph.ProvisionID("a", 0, nil, "1"), graph.ProvisionID("a", 1, nil, "1")},
		"kinds of speech":         {graph.ReportedStatementID(ab, graph.Mixed, "x", 1, 2), graph.ReportedStatementID(ab, graph.Indirect, "x", 1, 2)},
	} {
		if pair[0] == pair[1] {
			t.Errorf("%s: both are %q", name, pair[0])
		}
	}
}

func TestArticleID(t *testing.T) {
	id := graph.ArticleID("given", "url", "p", "2008", "t", "hash")
	for name, other := range map[string]graph.ID{
		"given wins over all":  graph.ArticleID("given", "", "", "", "", "other"),
		"url over title":       graph.ArticleID("", "url", "p", "2008", "t", "hash"),
		"title over the hash":  graph.ArticleID("", "", "P ", "2008", " T", "hash"),
		"hash without a title": graph.ArticleID("", "", "p", "2008", "", "hash"),
	} {
		if same := other == id; same != (name == "given wins over all") {
			t.Errorf("%s: %q and %q", name, id, other)
		}
	}
	if graph.ArticleID("", "", "p", "2008", "t", "one") != graph.ArticleID("", "", "P", "2008", "T", "two") {
		t.Error("the hash counts although publisher, date and title are known")
	}
}

func TestTieEnds(t *testing.T) {
	for _, typ := range graph.TieTypes() {
		s, o := graph.TieEnds(typ, "b", "a")
		if ordered := s == "a" && o == "b"; ordered != typ.Symmetric() {
			t.Errorf("%s from b to a: %s to %s", typ, s, o)
		}
	}
}

func TestNormalName(t *testing.T) {
	for in, want := range map[string]string{
		"":                         "",
		"  Ann\t\u00a0 AHL \n":     "ann ahl",
		"Saint‑Jean–d’Arc‘s ʼn `´": "saint-jean-d'arc's 'n ''",
		"Straße ΣΊΣΥΦΟΣ":           "straße σίσυφοσ",
		"a:b/c|d":                  "a:b/c|d",
		"中国 😀":                     "中国 😀",
	} {
		if got := graph.NormalName(in); got != want {
			t.Errorf("NormalName(%q): %q wanted, got %q", in, want, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := graph.NormalName(rapid.String().Draw(t, "name"))
		if again := graph.NormalName(s); again != s {
			t.Fatalf("NormalName(%q) is not itself but %q", s, again)
		}
	})
}

func TestNormalWords(t *testing.T) {
	for in, want := range map[string]string{
		"":                               "",
		" — ":                            "",
		"“We’ll go — now!” (he said)...": "we ll go now he said",
		"Nr. 7, §8":                      "nr 7 8",
	} {
		if got := graph.NormalWords(in); got != want {
			t.Errorf("NormalWords(%q): %q wanted, got %q", in, want, got)
		}
	}
}

func TestNamesOf(t *testing.T) {
	a := &graph.Actor{Label: graph.LabelCity, Name: "Dorn", Aliases: []string{"", "Dornum"}}
	if got := graph.NamesOf(a); !slices.Equal(got, []string{"Dorn", "Dornum"}) {
		t.Errorf("NamesOf: %q", got)
	}
	if !slices.Equal(a.Aliases, []string{"", "Dornum"}) {
		t.Errorf("NamesOf has changed the aliases: %q", a.Aliases)
	}
	if got := graph.NamesOf(&graph.Statement{Text: "x"}); len(got) != 0 {
		t.Errorf("NamesOf a statement: %q", got)
	}
}
