package acceptance_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/acceptance"
)

// answersOfOwnCase loads the project's own case into SQLite and returns what the server says of it.
func answersOfOwnCase(t *testing.T) (*acceptance.Case, *acceptance.Answers) {
	t.Helper()
	c, err := acceptance.ReadCase(ownCase)
	if err != nil {
		t.Fatal(err)
	}
	s := store{address: "sqlite:" + filepath.Join(t.TempDir(), "graph.db")}
	file, err := filepath.Abs(c.Article)
	if err != nil {
		t.Fatal(err)
	}
	load(t, s, file)
	answers, err := acceptance.Collect(t.Context(), client(serve(t, s, "serve")), &c.Gold)
	if err != nil {
		t.Fatal(err)
	}
	if found := acceptance.Check(c, answers); len(found) > 0 {
		t.Fatalf("the case does not hold to begin with: %s", strings.Join(found, "; "))
	}
	return c, answers
}

// uncompared are the parts of a gold standard that say something to people only, that allow more instead of less, or that ReadCase checks.
var uncompared = []string{"format", "offsets", "monthDay", "publishedWhy", "note", "why", "cue", "about", "exact", "also", "metonyms", "demonyms", "alternatives", "optional", "unsigned", "forbidden"}

// TestCheckComparesEverything alters every value of the gold standard that is meant to be compared, one at a time, and wants each to be noticed.
func TestCheckComparesEverything(t *testing.T) {
	c, answers := answersOfOwnCase(t)
	raw, err := os.ReadFile(filepath.Join(ownCase, "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := json.Unmarshal(raw, &tree); err != nil {
		t.Fatal(err)
	}
	for _, e := range tree["entities"].([]any) {
		delete(e.(map[string]any), "also") // else it is found by its other names
	}
	altered := 0
	alterEach(tree, "", func(where string) {
		altered++
		changed := *c
		changed.Gold = acceptance.Gold{}
		content, err := json.Marshal(tree)
		if err == nil {
			err = json.Unmarshal(content, &changed.Gold)
		}
		if err != nil {
			t.Fatalf("%s: %v", where, err)
		}
		if len(acceptance.Check(&changed, answers)) == 0 {
			t.Errorf("%s is another, and nobody notices", where)
		}
	})
	if altered < 200 {
		t.Errorf("only %d values were altered", altered)
	}
}

// alterEach calls f once for every value in a tree of JSON, with this value altered and all others as they are.
func alterEach(tree any, where string, f func(where string)) {
	try := func(v any, set func(any), where string) {
		switch v := v.(type) {
		case string:
			set(v + "x")
			f(where)
			set(v)
		case float64:
			if strings.HasSuffix(where, ".end") {
				set(float64(-1)) // no passage ends there, as none begins at a million
			} else {
				set(v + 1e6)
			}
			f(where)
			set(v)
		case bool:
			set(!v)
			f(where)
			set(v)
		default:
			alterEach(v, where, f)
		}
	}
	switch tree := tree.(type) {
	case map[string]any:
		for key, v := range tree {
			if !slices.Contains(uncompared, key) {
				try(v, func(n any) { tree[key] = n }, where+"."+key)
			}
		}
	case []any:
		for i, v := range tree {
			try(v, func(n any) { tree[i] = n }, fmt.Sprintf("%s[%d]", where, i))
		}
	}
}

// TestCheckNoticesWhatIsForbidden forbids what the article does say.
func TestCheckNoticesWhatIsForbidden(t *testing.T) {
	c, answers := answersOfOwnCase(t)
	for _, rule := range []string{
		`{"relation": {"subject": "Russia", "predicate": "SUPPORTS", "object": "Abkhazia"}}`,
		`{"office": {"person": "Sergei Lavrov", "of": "Russia"}}`,
		`{"entity": {"kind": "CITY", "name": "Moscow"}}`,
		`{"statementSpeaker": {"exact": "leave Georgia at once", "speaker": "Condoleezza Rice"}}`,
		`{"agreementRole": {"agreement": "six-point plan", "role": "BROKERED"}}`,
		`{"agreementRole": {"agreement": "six-point plan", "role": "SIGNED", "actor": "Eduard Kokoity"}}`,
		`{"event": {"type": "ASSAULT", "actors": ["Georgia"]}}`,
		`{"poem": {"author": "Georgia"}}`,
	} {
		changed := *c
		changed.Gold.Forbidden = make([]acceptance.GoldForbidden, 1)
		if err := json.Unmarshal([]byte(rule), &changed.Gold.Forbidden[0]); err != nil {
			t.Fatal(err)
		}
		if found := acceptance.Check(&changed, answers); len(found) != 1 || !strings.HasPrefix(found[0], "forbidden") {
			t.Errorf("%s: noticed %q, want one forbidden thing", rule, found)
		}
	}
}

// TestCheckLeavesOpenWhatIsOpen wants a verdict on a pair to be noticed that the gold standard leaves open.
func TestCheckLeavesOpenWhatIsOpen(t *testing.T) {
	c, answers := answersOfOwnCase(t)
	c.Gold.Alignment.Unsigned = [][2]string{{"Russia", "Abkhazia"}}
	if found := acceptance.Check(c, answers); len(found) != 1 || !strings.Contains(found[0], "does not tell") {
		t.Errorf("noticed %q, want that Russia and Abkhazia are aligned", found)
	}
}

// TestCheckWantsFiguresThatAgree alters what the server says of Russia and Abkhazia, one thing at a time, and wants each to be noticed.
func TestCheckWantsFiguresThatAgree(t *testing.T) {
	c, answers := answersOfOwnCase(t)
	russia := answers.Alliances["Russia"]
	at := slices.IndexFunc(russia.Allies, func(f acceptance.Figure) bool { return f.Other.Name == "Abkhazia" })
	if at < 0 || len(answers.Network.Blocs) == 0 {
		t.Fatalf("Russia and Abkhazia are not aligned, or the network has no blocs: %+v", answers.Network)
	}
	answers.Network.Triads = []acceptance.Triad{{Shape: "COMMON_ENEMY", Sides: []acceptance.Figure{{Net: 0.4}, {Net: -0.5}, {Net: -0.6}}}} // the article has none
	if found := acceptance.Check(c, answers); len(found) > 0 {
		t.Fatalf("the case does not hold to begin with: %s", strings.Join(found, "; "))
	}
	figure, blocs, triad := &russia.Allies[at], answers.Network.Blocs, &answers.Network.Triads[0]
	whole := *figure
	for want, alter := range map[string]func(){
		"in the network of all at":          func() { figure.Net /= 2 },
		"are in no bloc together":           func() { answers.Network.Blocs = nil },
		"of which 0 are listed":             func() { figure.Basis = nil },
		"without a passage":                 func() { figure.Basis = []acceptance.Share{{Share: 1}}; figure.Facts = 1 },
		"which the article does not say":    func() { figure.Basis[0].Evidence[0].Start++ },
		"opposed sides is called SOMETHING": func() { triad.Shape = "SOMETHING" },
	} {
		shape := triad.Shape
		basis := slices.Clone(whole.Basis)
		basis[0].Evidence = slices.Clone(basis[0].Evidence)
		figure.Basis = basis
		alter()
		if found := strings.Join(acceptance.Check(c, answers), "; "); !strings.Contains(found, want) {
			t.Errorf("noticed %q, want %q", found, want)
		}
		*figure, answers.Network.Blocs, triad.Shape = whole, blocs, shape
	}
}

func TestReadCaseErrors(t *testing.T) {
	const article, sum = "Kenya and Chad met.\n", "fdc35ae3a37ed8cb8bfc3c3a2e2ae91ba1bbfdd61d9dc9c8b5f8b2a94c6f2f3b"
	for _, test := range []struct {
		name, article, gold, want string
	}{
		{"no article", "", `{}`, "article.txt"},
		{"no gold", article, "", "gold.json"},
		{"not JSON", article, `{"format":`, "gold.json"},
		{"another format", article, `{"format": "entente.gold/9"}`, "entente.gold/9"},
		{"another article", article, `{"format": "entente.gold/1", "sha256": "` + sum + `"}`, "another article"},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			for name, content := range map[string]string{"article.txt": test.article, "gold.json": test.gold} {
				if content == "" {
					continue
				}
				if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := acceptance.ReadCase(folder); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got the error %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestReadCaseChecksPassages(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"article.txt", "gold.json"} {
		content, err := os.ReadFile(filepath.Join(ownCase, name))
		if err != nil {
			t.Fatal(err)
		}
		shifted := strings.Replace(string(content), `"start": `, `"start": 1`, 1)
		if err := os.WriteFile(filepath.Join(folder, name), []byte(shifted), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := acceptance.ReadCase(folder); err == nil || !strings.Contains(err.Error(), "is not") {
		t.Errorf("got the error %v, want one about a passage", err)
	}
}
