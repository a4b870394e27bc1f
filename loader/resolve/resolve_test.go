package resolve_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente/graph"
	"entente/loader/facts"
	"entente/loader/facts/factstest"
	"entente/loader/resolve"
)

var update = flag.Bool("update", false, "write the golden files")

var ptr = factstest.Ptr[string]

func contribution(t interface {
	Helper()
	Fatal(...any)
}, d *facts.Document) *graph.Contribution {
	t.Helper()
	if err := facts.Check(d); err != nil {
		t.Fatal(err)
	}
	c, err := resolve.Contribution(d)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// names gives every id of a contribution a readable name, so that a golden file shows the graph's shape, and not only hashes.
func names(c *graph.Contribution) map[graph.ID]string {
	out := map[graph.ID]string{c.Article.ID: "article"}
	count := map[graph.Label]int{}
	for _, n := range c.Nodes {
		if a, ok := n.(*graph.Actor); ok {
			out[a.ID] = a.Name
			continue
		}
		count[n.NodeLabel()]++
		out[n.NodeID()] = fmt.Sprintf("%s %d", strings.ToLower(string(n.NodeLabel())), count[n.NodeLabel()])
	}
	return out
}

// render writes a contribution as text, one node or edge a line.
func render(t *testing.T, c *graph.Contribution) string {
	t.Helper()
	named := names(c)
	var b strings.Builder
	line := func(parts ...any) { fmt.Fprintln(&b, parts...) }
	properties := func(p graph.Properties) string {
		out, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	for _, n := range append([]graph.Node{c.Article}, c.Nodes...) {
		line(n.NodeLabel(), "("+named[n.NodeID()]+")", properties(graph.PropertiesOf(n)))
	}
	for _, e := range c.Edges {
		p := e.Properties()
		p["record"] = named[e.Record]
		line("("+named[e.From]+")", "-["+string(e.Type)+"]->", "("+named[e.To]+")", properties(p))
	}
	return b.String()
}

func TestTheFullDocument(t *testing.T) {
	got := render(t, contribution(t, factstest.Full()))
	path := filepath.Join("testdata", "full.golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

func TestOrderDoesNotCount(t *testing.T) {
	want := contribution(t, factstest.Full())
	rapid.Check(t, func(t *rapid.T) {
		d := factstest.Full()
		factstest.Shuffle(t, d)
		if diff := cmp.Diff(want, contribution(t, d)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestLocalIDsDoNotCount(t *testing.T) {
	line, err := facts.Marshal(factstest.Full())
	if err != nil {
		t.Fatal(err)
	}
	renamed := string(line)
	for _, id := range []string{"e1", "e2", "e3", "a1", "c1", "v1", "s1"} {
		renamed = strings.ReplaceAll(renamed, `"`+id+`"`, `"other-`+id+`"`)
	}
	d, err := facts.Unmarshal([]byte(renamed))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(contribution(t, factstest.Full()), contribution(t, d)); diff != "" {
		t.Error(diff)
	}
}

// TestEveryPartOfADocumentResolves leaves out lists at random: whatever passes the check of facts gives a contribution that passes the graph's.
func TestEveryPartOfADocumentResolves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := factstest.Full()
		thin(t, &d.Offices)
		thin(t, &d.Memberships)
		thin(t, &d.Places)
		thin(t, &d.Ties)
		thin(t, &d.Claims)
		for i := range d.Agreements {
			thin(t, &d.Agreements[i].Roles)
			thin(t, &d.Agreements[i].Provisions)
		}
		for i := range d.Statements {
			thin(t, &d.Statements[i].About)
			thin(t, &d.Statements[i].Audience)
			thin(t, &d.Statements[i].Parts)
			d.Statements[i].Negated = rapid.Bool().Draw(t, "negated")
		}
		for i := range d.Events {
			thin(t, &d.Events[i].Actors)
			thin(t, &d.Events[i].Recipients)
			d.Events[i].Approximate = rapid.Bool().Draw(t, "approximate")
		}
		if rapid.Bool().Draw(t, "without text") {
			d.Article.Text = nil
		}
		for i := range d.Entities {
			thin(t, &d.Entities[i].Mentions)
		}
		c := contribution(t, d)
		if err := c.Check(); err != nil {
			t.Fatal(err)
		}
	})
}

func thin[T any](t *rapid.T, list *[]T) {
	*list = slices.DeleteFunc(*list, func(T) bool { return rapid.Bool().Draw(t, "left out") })
}

func nodesOf[T graph.Node](c *graph.Contribution) []T {
	var out []T
	for _, n := range c.Nodes {
		if n, ok := n.(T); ok {
			out = append(out, n)
		}
	}
	return out
}

func TestNegatedStatementsAreNotMade(t *testing.T) {
	d := factstest.Full()
	before := len(nodesOf[*graph.Statement](contribution(t, d)))
	d.Statements[0].Negated = true
	if got := len(nodesOf[*graph.Statement](contribution(t, d))); got != before-1 {
		t.Errorf("%d statements, want %d", got, before-1)
	}
}

func TestMentionsAddUp(t *testing.T) {
	d := factstest.Full()
	before := mentionsOf(contribution(t, d), "state:VLD")
	d.Entities = append(d.Entities, facts.Entity{
		ID: "twin", Kind: facts.State, Name: "Veldoria", Actor: ptr("state:VLD"), Mentions: []facts.Mention{{Span: factstest.At(d, "Veldoria suspects"), Via: facts.ViaName}},
	})
	if got := mentionsOf(contribution(t, d), "state:VLD"); got != before+1 {
		t.Errorf("%d mentions, want %d", got, before+1)
	}
}

func mentionsOf(c *graph.Contribution, id graph.ID) int {
	for _, e := range c.Edges {
		if e.Type == graph.EdgeMentions && e.To == id {
			return e.Count
		}
	}
	return 0
}

func TestAKnownAndAnUnknownActorOfOneNameAreTwo(t *testing.T) {
	d := factstest.Full()
	d.Entities = append(d.Entities, facts.Entity{ID: "twin", Kind: facts.Person, Name: "X", Actor: ptr("person:x")}, facts.Entity{ID: "twin2", Kind: facts.Person, Name: "X"})
	first := contribution(t, d)
	if n := len(nodesOf[*graph.Actor](first)); n != 11 {
		t.Errorf("%d actors: a known and an unknown one of the same name are two", n)
	}
}

func TestThoseWithoutANameBelongToTheirArticle(t *testing.T) {
	for kind, name := range map[string]string{facts.Group: "reporters", facts.Person: "spokesman", facts.Organization: "Ruritanian team"} {
		id := func(article, via string) graph.ID {
			d := factstest.New(article, "The "+name+" came.")
			d.Entities = []facts.Entity{{ID: "x", Kind: kind, Name: name, Mentions: []facts.Mention{{Span: factstest.At(d, name), Via: via}}}}
			return nodesOf[*graph.Actor](contribution(t, d))[0].ID
		}
		if id("one", facts.ViaNominal) == id("two", facts.ViaNominal) {
			t.Errorf("%s: the nameless of two articles are one", kind)
		}
		if id("one", facts.ViaName) != id("two", facts.ViaName) {
			t.Errorf("%s: the named of two articles are two", kind)
		}
	}
}

func TestFacilitiesBelongToTheirPlace(t *testing.T) {
	hall := func(article, city string) graph.ID {
		d := factstest.New(article, "They met at Harbour Hall in Varby or Norby.")
		d.Entities = []facts.Entity{
			{ID: "h", Kind: facts.Facility, Name: "Harbour Hall", Mentions: []facts.Mention{{Span: factstest.At(d, "Harbour Hall"), Via: facts.ViaName}}},
			{ID: "c", Kind: facts.City, Name: "Varby", Mentions: []facts.Mention{{Span: factstest.At(d, "Varby"), Via: facts.ViaName}}},
		}
		if city != "" {
			d.Entities[1].Name = city
			d.Places = []facts.Placement{{Place: "h", In: "c", Evidence: []facts.Evidence{{Span: factstest.At(d, "Harbour Hall"), Rule: "place.in", Confidence: 1}}}}
		}
		for _, n := range nodesOf[*graph.Actor](contribution(t, d)) {
			if n.Label == graph.LabelFacility {
				return n.ID
			}
		}
		return ""
	}
	if hall("one", "Varby") != hall("two", "Varby") {
		t.Error("one hall of two articles is two")
	}
	if hall("one", "Varby") == hall("two", "Norby") {
		t.Error("the halls of two cities are one")
	}
	if hall("one", "") == hall("two", "") {
		t.Error("two halls that nobody knows the place of are one")
	}
}

func TestOneQuotationInTwoPapers(t *testing.T) {
	quote := func(article, text string, parts ...string) graph.ID {
		d := factstest.New(article, text)
		d.Entities = []facts.Entity{{ID: "p", Kind: facts.Person, Name: "Ann Example"}}
		s := facts.Statement{Speakers: []string{"p"}, Kind: "DIRECT", Content: factstest.At(d, text), Evidence: factstest.Evidence(d, text)}
		for _, p := range parts {
			s.Parts = append(s.Parts, factstest.At(d, p))
		}
		d.Statements = []facts.Statement{s}
		return nodesOf[*graph.Statement](contribution(t, d))[0].ID
	}
	whole := quote("one", `"We will stay, and we will talk,"`)
	if cut := quote("two", `“We will stay,” she said, “and we will talk.”`, "“We will stay,”", "“and we will talk.”"); cut != whole {
		t.Error("a quotation that one paper cuts is two statements")
	}
	if other := quote("three", `"We will stay, and we will fight,"`); other == whole {
		t.Error("two quotations are one statement")
	}
}

func TestEventsAreOneOnlyWhereTheirDayIsKnown(t *testing.T) {
	event := func(article string, change func(*facts.Event)) graph.ID {
		d := factstest.Full()
		d.Article.ID = article
		change(&d.Events[0])
		d.Events = d.Events[:1]
		d.Statements = nil
		return nodesOf[*graph.Event](contribution(t, d))[0].ID
	}
	same := func(*facts.Event) {}
	if event("one", same) != event("two", same) {
		t.Error("an event of a known day is two")
	}
	for name, change := range map[string]func(*facts.Event){
		"month":     func(e *facts.Event) { e.Date = ptr("2031-03") },
		"range":     func(e *facts.Event) { e.Date = ptr("2031-03-01/2031-03-03") },
		"rough":     func(e *facts.Event) { e.Approximate = true },
		"precision": func(e *facts.Event) { e.Precision = ptr("WEEK") },
		"no date":   func(e *facts.Event) { e.Date = nil },
	} {
		if event("one", change) == event("two", change) {
			t.Errorf("%s: events of two articles are one although their day is not known", name)
		}
	}
}

func TestArticlesAreIdentified(t *testing.T) {
	base := func() *facts.Article {
		return &facts.Article{SHA256: strings.Repeat("0", 64), URL: ptr("https://example.org/a"), Publisher: ptr("Courier"), Published: ptr("2031-03-03"), Title: ptr("Title")}
	}
	ids := map[graph.ID]string{}
	add := func(name string, id graph.ID) {
		if other, ok := ids[id]; ok {
			t.Errorf("%s and %s are the same article", name, other)
		}
		ids[id] = name
	}
	a := base()
	add("given", resolve.IdentifyArticle("x", a))
	add("url", resolve.IdentifyArticle("", a))
	a.URL = nil
	add("title", resolve.IdentifyArticle("", a))
	a.Title = nil
	add("hash", resolve.IdentifyArticle("", a))
	if id := resolve.IdentifyArticle("", base()); resolve.IdentifyArticle(string(id), &facts.Article{}) != id {
		t.Error("an id of the graph does not stay as it is")
	}
}

func TestCanonicalURL(t *testing.T) {
	for in, want := range map[string]string{
		"HTTPS://Example.ORG:443/World/Story/":           "https://example.org/World/Story",
		"http://example.org:80":                          "http://example.org",
		"http://example.org:8080/":                       "http://example.org:8080",
		"https://example.org/a?utm_source=x&b=2&a=1#top": "https://example.org/a?a=1&b=2",
		"https://example.org/a?fbclid=1&gclid=2":         "https://example.org/a",
		"https://example.org/a?q=1&q=0":                  "https://example.org/a?q=1&q=0",
		"https://[2001:DB8::1]:443/x":                    "https://[2001:db8::1]/x",
		"not an address":                                 "not an address",
	} {
		got := resolve.CanonicalURL(in)
		if got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
		if again := resolve.CanonicalURL(got); again != got {
			t.Errorf("%s changes again, to %s", got, again)
		}
	}
}
