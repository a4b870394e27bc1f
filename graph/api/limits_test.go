package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/api"
	"entente/graph/graphtest"
)

// answer is what clients see of an answer.
type answer struct {
	Errors []struct {
		Message    string
		Path       []any
		Extensions struct{ Code, Limit string }
	}
	Data json.RawMessage
}

func read(t testing.TB, w *httptest.ResponseRecorder) answer {
	t.Helper()
	var a answer
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatalf("the answer is no JSON: %v: %.200s", err, w.Body)
	}
	return a
}

// nested returns a query that is depth fields deep.
func nested(depth int) string {
	chain := []string{"evidence(first: 1) {", "nodes {", "article {"}
	q := "{ articles(first: 1) { nodes { "
	const around = 3 // articles, nodes and __typename
	for i := range depth - around {
		q += chain[i%len(chain)]
	}
	return q + "__typename" + strings.Repeat("}", depth)
}

func aliases(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " a%d: id", i)
	}
	return `{ node(id: "state:ARV") {` + b.String() + ` } }`
}

func rootFields(n int) string {
	return "{" + " stats { nodes { count } } ...F " + "} fragment F on Query {" + func() string {
		var b strings.Builder
		for i := range n - 1 {
			fmt.Fprintf(&b, " r%d: stats { nodes { count } }", i)
		}
		return b.String()
	}() + "}"
}

// tokens returns a query of n tokens: a comma is none.
func tokens(n int) string {
	const around = 2 // the braces
	return "{" + strings.Repeat(" __typename", n-around) + " }"
}

// TestLimits sends, for each limit, a request that just keeps it and one that just does not.
func TestLimits(t *testing.T) {
	store := newStore(t)
	wide := api.NewHandler(store, api.Options{Logger: quiet(), Limits: api.Limits{RootFields: api.MaxTokens, PlainList: 2}})
	h := newHandler(store)
	list := func(n int) map[string]any {
		ids := make([]string, n)
		for i := range ids {
			ids[i] = fmt.Sprint("state:", i)
		}
		return map[string]any{"ids": ids}
	}
	for _, c := range []struct {
		name    string
		handler http.Handler
		query   func(n int) string
		vars    func(n int) map[string]any
		most    int
		limit   string // named in extensions, empty where the message names it
		code    string
	}{
		{"depth", h, nested, nil, api.MaxDepth, "depth", "LIMIT"},
		{"aliases", h, aliases, nil, api.MaxAliases, "aliases", "LIMIT"},
		{"root fields", h, rootFields, nil, api.MaxRootFields, "rootFields", "LIMIT"},
		{"tokens", wide, tokens, nil, api.MaxTokens, "tokens", "LIMIT"},
		{"page size", h, func(n int) string { return fmt.Sprintf("{ statements(first: %d) { nodes { id } } }", n) }, nil, api.MaxPageSize, "", "LIMIT"},
		{"page size within", h, func(n int) string {
			return fmt.Sprintf(`{ node(id: "state:ARV") { ... on State { mentions(first: %d) { nodes { count } } } } }`, n)
		}, nil, api.MaxPageSize, "", "LIMIT"},
		{"ids", h, func(int) string { return "query($ids: [ID!]!) { nodes(ids: $ids) { id } }" }, list, api.MaxIDs, "", "LIMIT"},
		{"values of a filter", h, func(int) string {
			return "query($ids: [ID!]!) { statements(filter: {articles: $ids}) { nodes { id } } }"
		}, list, api.MaxIDs, "", "LIMIT"},
		{"actors of a network", h, func(int) string {
			return "query($refs: [ActorRef!]!) { alignmentNetwork(among: $refs) { complete } }"
		}, func(n int) map[string]any {
			return map[string]any{"refs": slices.Repeat([]map[string]any{{"id": "state:ARV"}}, n)}
		}, api.MaxIDs, "", "LIMIT"},
		{"blocs", h, func(n int) string {
			return fmt.Sprintf("{ alignmentNetwork { blocs(first: %d) { nodes { size } } } }", n)
		}, nil, api.MaxPageSize, "", "LIMIT"},
		{"hops", h, func(n int) string {
			return fmt.Sprintf(`{ paths(from: {id: "state:ARV"}, to: {id: "state:BEL"}, maxHops: %d) { length } }`, n)
		}, nil, api.MaxHops, "", "LIMIT"},
		{"paths", h, func(n int) string {
			return fmt.Sprintf(`{ paths(from: {id: "state:ARV"}, to: {id: "state:BEL"}, limit: %d) { length } }`, n)
		}, nil, api.MaxPaths, "", "LIMIT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			vars := func(n int) map[string]any {
				if c.vars == nil {
					return nil
				}
				return c.vars(n)
			}
			if a := read(t, post(t, c.handler, c.query(c.most), vars(c.most))); len(a.Errors) > 0 {
				t.Errorf("%d is refused: %+v", c.most, a.Errors)
			}
			a := read(t, post(t, c.handler, c.query(c.most+1), vars(c.most+1)))
			if len(a.Errors) != 1 || a.Errors[0].Extensions.Code != c.code || a.Errors[0].Extensions.Limit != c.limit {
				t.Errorf("%d is not refused with the code %s and the limit %q: %+v", c.most+1, c.code, c.limit, a.Errors)
			}
		})
	}
}

// TestComplexity finds the cost of a query by the limit that it just keeps.
func TestComplexity(t *testing.T) {
	store := newStore(t)
	for _, c := range []struct {
		query string
		vars  map[string]any
		cost  int
	}{
		{`{ stats { nodes { count } } }`, nil, 1 + 1 + 3},
		{`{ statements(first: 7) { nodes { id } } }`, nil, 1 + 7*2},
		{`query($n: Int!) { statements(first: $n) { nodes { id } } }`, map[string]any{"n": 9}, 1 + 9*2},
		{`{ statements { nodes { id evidence(first: 5) { nodes { exact } } } } }`, nil, 1 + 20*(1+1+(1+5*2))},
		{`{ statements(first: 2) { ...F ...F } } fragment F on StatementConnection { nodes { id } }`, nil, 1 + 2*(2+2)},
		{`{ statements(first: 2) { nodes { ... on Statement { speakers { name } } } } }`, nil, 1 + 2*(1+1+3)},
		{`{ nodes(ids: ["a", "b"]) { id } }`, nil, 1 + 2},
		{`{ alignmentNetwork { triads(first: 4) { nodes { sides { net } } } } }`, nil, 1 + (1 + 4*(1+(1+3)))},
		{`{ alignmentNetwork { blocs(first: 2) { nodes { members(first: 5) { nodes { id } } } } shapes { count } } }`, nil, 1 + (1 + 2*(1+(1+5*2))) + (1 + 3)},
	} {
		for _, d := range []struct {
			most    int
			refused bool
		}{{c.cost, false}, {c.cost - 1, true}} {
			h := api.NewHandler(store, api.Options{Logger: quiet(), Limits: api.Limits{Complexity: d.most}})
			a := read(t, post(t, h, c.query, c.vars))
			refused := len(a.Errors) == 1 && a.Errors[0].Extensions.Limit == "complexity" && a.Errors[0].Extensions.Code == "LIMIT"
			if refused != d.refused || len(a.Errors) > 1 {
				t.Errorf("%s with a limit of %d: refused %v, want %v: %+v", c.query, d.most, refused, d.refused, a.Errors)
			}
		}
	}
}

// TestComplexityLimit holds the constant: the page size that just fits and the next.
func TestComplexityLimit(t *testing.T) {
	h := newHandler(newStore(t))
	query := func(fields int) string {
		return "{ statements(first: 199) { nodes { " + strings.Repeat("id ", fields) + " } } }"
	}
	fits := (api.MaxComplexity-1)/199 - 1
	if a := read(t, post(t, h, query(fits), nil)); len(a.Errors) > 0 {
		t.Errorf("%d values are refused: %+v", 1+199*(1+fits), a.Errors)
	}
	if a := read(t, post(t, h, query(fits+1), nil)); len(a.Errors) != 1 || a.Errors[0].Extensions.Limit != "complexity" {
		t.Errorf("%d values are not refused: %+v", 1+199*(2+fits), a.Errors)
	}
}

// TestFragmentsAreReadOnce spreads fragments within fragments: opened one by one they would be two to the power of a hundred fields.
func TestFragmentsAreReadOnce(t *testing.T) {
	const fragments = 100
	chain := func(typeName, link, last string) string {
		var b strings.Builder
		for i := range fragments {
			fmt.Fprintf(&b, " fragment F%d on %s { %s }", i, typeName, strings.ReplaceAll(link, "NEXT", fmt.Sprint("...F", i+1)))
		}
		fmt.Fprintf(&b, " fragment F%d on %s { %s }", fragments, typeName, last)
		return b.String()
	}
	for name, query := range map[string]string{
		"spread twice":              "{ ...F0 }" + chain("Query", "NEXT NEXT", "stats { nodes { count } }"),
		"spread in two fields":      "{ agreements { nodes { ...F0 } } }" + chain("Agreement", "supersedes { NEXT } supersededBy { NEXT }", "id"),
		"spread in one field twice": "{ agreements { nodes { ...F0 } } }" + chain("Agreement", "supersedes { NEXT } supersedes { NEXT }", "id"),
	} {
		t.Run(name, func(t *testing.T) {
			done := make(chan answer, 1)
			h := api.NewHandler(newStore(t), api.Options{Logger: quiet(), Limits: api.Limits{Tokens: 10_000}})
			go func() { done <- read(t, post(t, h, query, nil)) }()
			select {
			case a := <-done:
				if len(a.Errors) != 1 || a.Errors[0].Extensions.Code != "LIMIT" {
					t.Errorf("got %+v", a.Errors)
				}
			case <-time.After(10 * time.Second):
				t.Fatal("it is opened again and again")
			}
		})
	}
}

func TestPlainListIsNeverCut(t *testing.T) {
	s := graphtest.NewStory("crowded", "2031-03-03", "v1")
	speakers := make([]graph.ID, 0, 3)
	for i := range 3 {
		speakers = append(speakers, s.Actor(graph.Actor{Label: graph.LabelPerson, Name: fmt.Sprint("Speaker ", i)}))
	}
	s.Statement(graph.Statement{ID: "statement:two", Text: "two say this", Speech: graph.Direct}, speakers[:2]...)
	s.Statement(graph.Statement{ID: "statement:three", Text: "three say this", Speech: graph.Direct}, speakers...)
	store := graphtest.NewOracle()
	if _, err := store.Apply(context.Background(), graph.Batch{s.Contribution()}); err != nil {
		t.Fatal(err)
	}
	h := api.NewHandler(store, api.Options{Logger: quiet(), Limits: api.Limits{PlainList: 2}})
	query := `query($id: ID!) { node(id: $id) { ... on Statement { speakers { name } } } }`
	if a := read(t, post(t, h, query, map[string]any{"id": "statement:two"})); len(a.Errors) > 0 {
		t.Errorf("two speakers are refused: %+v", a.Errors)
	}
	a := read(t, post(t, h, query, map[string]any{"id": "statement:three"}))
	if len(a.Errors) != 1 || a.Errors[0].Extensions.Code != "LIMIT" || len(a.Errors[0].Path) != 2 {
		t.Errorf("three speakers are cut or refused for the wrong reason: %+v", a.Errors)
	}
}

func TestBodySize(t *testing.T) {
	h := newHandler(newStore(t))
	for _, c := range []struct {
		size, status int
	}{{api.MaxBodyBytes, http.StatusOK}, {api.MaxBodyBytes + 1, http.StatusRequestEntityTooLarge}} {
		body := `{"query":"{ __typename }"}`
		body += strings.Repeat(" ", c.size-len(body))
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.status {
			t.Errorf("%d bytes: status %d, want %d", c.size, w.Code, c.status)
		}
		if a := read(t, w); c.status != http.StatusOK && (len(a.Errors) != 1 || a.Errors[0].Extensions.Code != "LIMIT" || a.Errors[0].Extensions.Limit != "bodyBytes") {
			t.Errorf("%d bytes: %+v", c.size, a.Errors)
		}
		query := "query=" + strings.Repeat("+", c.size-len("query={__typename}")) + "{__typename}"
		r = httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/graphql", nil)
		r.URL.RawQuery = query
		w = httptest.NewRecorder()
		h.ServeHTTP(w, r)
		want := c.status
		if want != http.StatusOK {
			want = http.StatusRequestURITooLong
		}
		if w.Code != want {
			t.Errorf("GET with %d bytes: status %d, want %d: %.200s", len(query), w.Code, want, w.Body)
		}
	}
}

// slow answers a call only once the caller has given up.
type slow struct{ graph.Store }

func (slow) Count(ctx context.Context) (graph.Counts, error) {
	<-ctx.Done()
	return graph.Counts{}, graph.Errorf(graph.CodeTimeout, "count", "", "%w", ctx.Err())
}

func TestTime(t *testing.T) {
	h := api.NewHandler(slow{newStore(t)}, api.Options{Logger: quiet(), Limits: api.Limits{Time: 20 * time.Millisecond}})
	a := read(t, post(t, h, `{ stats { nodes { count } } }`, nil))
	if len(a.Errors) == 0 || a.Errors[0].Extensions.Code != "TIMEOUT" {
		t.Errorf("got %+v", a.Errors)
	}
	if strings.Contains(fmt.Sprint(a.Errors), "deadline") {
		t.Errorf("the error tells of the inside: %+v", a.Errors)
	}
	if a := read(t, post(t, h, `{ actor(id: "state:ARV") { id } }`, nil)); len(a.Errors) > 0 {
		t.Errorf("a request within its time fails: %+v", a.Errors)
	}
}

func TestIntrospectionFitsTheLimits(t *testing.T) {
	const query = `query IntrospectionQuery { __schema { queryType { name } mutationType { name } subscriptionType { name }
		types { ...FullType } directives { name description locations args { ...InputValue } } } }
		fragment FullType on __Type { kind name description fields(includeDeprecated: true) { name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
			inputFields { ...InputValue } interfaces { ...TypeRef } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
		fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
		fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }`
	w := post(t, newHandler(newStore(t)), query, nil)
	if a := read(t, w); len(a.Errors) > 0 || !bytes.Contains(a.Data, []byte(`"Relationship"`)) {
		t.Errorf("the schema cannot be asked for: %+v", a.Errors)
	}
}
