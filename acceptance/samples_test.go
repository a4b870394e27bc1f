package acceptance_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/samples"
	"entente/web"
	"entente/web/browsertest"
)

// editDelay is longer than GraphiQL takes to read a query that was put into its editor, a tenth of a second; run before, it asks for the last
// query's operation.
const editDelay = time.Second

// TestPlayground opens the demo in a browser, as a newcomer does, and runs every example: each must show something worth seeing.
func TestPlayground(t *testing.T) {
	page := browsertest.Open(t, serve(t, store{address: "sqlite:unused.db"}, "demo"))
	for _, e := range web.Examples() {
		t.Run(e.Name, func(t *testing.T) {
			page.OpenExample(e.Title)
			if page.IsGraphiQL() {
				time.Sleep(editDelay)
			}
			shown := page.Run()
			var answer struct {
				Data   map[string]any  `json:"data"`
				Errors json.RawMessage `json:"errors"`
			}
			if err := json.Unmarshal([]byte(shown), &answer); err != nil {
				t.Fatalf("the page shows no JSON: %v\n%s", err, shown)
			}
			if answer.Errors != nil {
				t.Fatalf("the answer has errors: %s", answer.Errors)
			}
			for _, empty := range emptyLists(answer.Data, "data", 3) {
				t.Errorf("%s is empty:\n%s", empty, shown)
			}
		})
	}
}

// emptyLists returns where lists are empty, and where nothing is, down to some depth of fields.
func emptyLists(v any, where string, depth int) []string {
	var out []string
	switch v := v.(type) {
	case nil:
		out = append(out, where)
	case []any:
		if len(v) == 0 {
			out = append(out, where)
		}
	case map[string]any:
		if len(v) == 0 {
			out = append(out, where)
		}
		for key, child := range v {
			if depth > 0 && key != "pageInfo" {
				out = append(out, emptyLists(child, where+"."+key, depth-1)...)
			}
		}
	}
	return out
}

// TestSamples loads the sample articles and looks for what they are there to show.
func TestSamples(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "articles")
	if err := os.CopyFS(folder, samples.FS()); err != nil {
		t.Fatal(err)
	}
	s := store{address: "sqlite:" + filepath.Join(t.TempDir(), "graph.db")}
	if r := load(t, s, folder); r.Quarantined > 0 || r.Changed != 1 || r.Articles != r.New+r.Changed || r.New < 12 {
		t.Errorf("the receipt is %+v, not one of at least 12 articles, of which one came twice", r)
	}
	ask := client(serve(t, s, "serve"))
	question := func(t *testing.T, query string, to any) {
		t.Helper()
		data, err := ask.Ask(t.Context(), t.Name(), query, struct{}{})
		if err == nil {
			err = json.Unmarshal(data, to)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Run("a corrected article has taken its own place", func(t *testing.T) {
		var got struct {
			Articles struct {
				Nodes []struct{ Title, Text string }
			}
		}
		question(t, `{ articles(filter: { mentions: [{ name: "Lachin" }] }) { nodes { title text } } }`, &got)
		if n := got.Articles.Nodes; len(n) != 1 || !strings.HasPrefix(n[0].Title, "CORRECTED") || !strings.Contains(n[0].Text, "Kelbajar by Nov. 15") {
			t.Errorf("found %+v, not the corrected article alone", n)
		}
	})
	t.Run("one quotation in two papers is one statement", func(t *testing.T) {
		var got struct {
			Statements struct {
				Nodes []struct {
					Text     string
					Evidence struct {
						Nodes []struct{ Article struct{ Publisher string } }
					}
				}
			}
		}
		question(t, `{ statements(filter: { speakers: [{ name: "Joren Askel" }], kinds: [DIRECT] }) {
			nodes { text evidence { nodes { article { publisher } } } } } }`, &got)
		papers := map[string]bool{}
		for _, n := range got.Statements.Nodes {
			if strings.Contains(n.Text, "The guns fall silent") {
				for _, e := range n.Evidence.Nodes {
					papers[e.Article.Publisher] = true
				}
			}
		}
		if len(papers) != 2 {
			t.Errorf("the quotation is one statement of %d papers, not of two: %+v", len(papers), got)
		}
	})
	t.Run("who would guarantee does not guarantee", func(t *testing.T) {
		var got struct {
			Agreements struct {
				Nodes []struct {
					Name  string
					Roles struct{ Nodes []struct{ Modality string } }
				}
			}
		}
		question(t, `{ agreements(filter: { stages: [PROPOSED], roles: [GUARANTOR] }) { nodes { name roles(roles: [GUARANTOR]) { nodes { modality } } } } }`, &got)
		if len(got.Agreements.Nodes) == 0 {
			t.Error("no proposed agreement has guarantors")
		}
		for _, g := range got.Agreements.Nodes {
			for _, r := range g.Roles.Nodes {
				if r.Modality == "ASSERTED" {
					t.Errorf("somebody guarantees the %s, which is only proposed", g.Name)
				}
			}
		}
	})
}
