package browsertest_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"entente/web"
	"entente/web/browsertest"
)

// api is a GraphQL endpoint of the test's own. It knows one schema, answers its introspection from
// a file, echoes the variable "name" and refuses a query that has the word "broken" in it.
type api struct {
	t             *testing.T
	introspection []byte

	mu   sync.Mutex
	sent []request
}

type request struct {
	Query         string         `json:"query"`
	Variables     map[string]any `json:"variables"`
	OperationName string         `json:"operationName"`
}

func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var asked request
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	switch {
	case strings.Contains(asked.Query, "__schema"):
		_, _ = w.Write(a.introspection)
		return
	case strings.Contains(asked.Query, "broken"):
		w.WriteHeader(http.StatusUnprocessableEntity)
		a.answer(w, map[string]any{"data": nil, "errors": []any{map[string]any{
			"message":    "no field <broken> on Query",
			"locations":  []any{map[string]any{"line": 1, "column": 3}},
			"path":       []any{"broken", 0},
			"extensions": map[string]any{"code": "VALIDATION_FAILED"},
		}}})
	default:
		a.answer(w, map[string]any{"data": map[string]any{"greeting": asked.Variables["name"]}})
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.sent = append(a.sent, asked)
}

func (a *api) answer(w http.ResponseWriter, body any) {
	if err := json.NewEncoder(w).Encode(body); err != nil {
		a.t.Errorf("answer: %v", err)
	}
}

func (a *api) last() request {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.sent) == 0 {
		return request{}
	}
	return a.sent[len(a.sent)-1]
}

func serve(t *testing.T, page web.Page) (*api, string) {
	t.Helper()
	introspection, err := os.ReadFile(filepath.Join("testdata", "introspection.json"))
	if err != nil {
		t.Fatal(err)
	}
	handler, err := web.New(web.Config{Page: page, Endpoint: "/test/graphql"})
	if err != nil {
		t.Fatal(err)
	}
	endpoint := &api{t: t, introspection: introspection}
	mux := http.NewServeMux()
	mux.Handle("/test/graphql", endpoint)
	mux.Handle("/", handler)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return endpoint, server.URL
}

// pages lists the pages that this binary has. The build of GraphiQL needs Node; the simple page is
// always there, and serves in its place. Where CI has Node, the build is not to be forgotten.
func pages(t *testing.T) []web.Page {
	t.Helper()
	if web.HasGraphiQL() {
		return []web.Page{web.Simple, web.GraphiQL}
	}
	if _, err := exec.LookPath("npm"); err == nil && os.Getenv("CI") == "true" {
		t.Fatal("GraphiQL is not built in, and npm is here: run web/build.sh before the tests")
	}
	t.Log("GraphiQL is not built in (web/build.sh builds it); testing the simple page alone")
	return []web.Page{web.Simple}
}

func TestPlayground(t *testing.T) {
	for _, kind := range pages(t) {
		t.Run(kind.String(), func(t *testing.T) {
			endpoint, address := serve(t, kind)
			page := browsertest.Open(t, address)
			if got, want := page.IsGraphiQL(), kind == web.GraphiQL; got != want {
				t.Fatalf("IsGraphiQL: got %v, want %v", got, want)
			}
			checkFirstExample(t, page)
			checkAnswer(t, page, endpoint)
			checkErrors(t, page)
			checkExamples(t, page, endpoint)
		})
	}
}

// checkFirstExample holds the page against what a newcomer should see, on the first visit and on the next.
func checkFirstExample(t *testing.T, page *browsertest.Page) {
	t.Helper()
	first := web.Examples()[0]
	for _, visit := range []string{"first", "second"} {
		if got := page.Query(); got != first.Query {
			t.Errorf("%s visit: the page begins with the query\n%s\nwant the first example\n%s", visit, got, first.Query)
		}
		if got := normalise(t, json.RawMessage(page.Variables())); got != normalise(t, first.Variables) {
			t.Errorf("%s visit: the page begins with the variables %s, want %s", visit, got, first.Variables)
		}
		page.Reload()
	}
}

func checkAnswer(t *testing.T, page *browsertest.Page, endpoint *api) {
	t.Helper()
	const query = `query Greeting($name: String!) { greeting(name: $name) }`
	const want = "{\n  \"data\": {\n    \"greeting\": \"Zoë <b>\"\n  }\n}"
	if got := page.RunQuery(query, `{"name": "Zoë <b>"}`); got != want {
		t.Errorf("the page shows\n%s\nwant\n%s", got, want)
	}
	if got := endpoint.last(); got.Query != query || got.Variables["name"] != "Zoë <b>" {
		t.Errorf("the page sent %+v", got)
	}
	if got := page.RunByKeyboard(); got != want {
		t.Errorf("after Ctrl+Enter the page shows\n%s\nwant\n%s", got, want)
	}
}

func checkErrors(t *testing.T, page *browsertest.Page) {
	t.Helper()
	got := page.RunQuery(`{ broken }`, ``)
	for _, part := range []string{`"message": "no field <broken> on Query"`, `"code": "VALIDATION_FAILED"`} {
		if !strings.Contains(got, part) {
			t.Errorf("the page shows\n%s\nwithout %s", got, part)
		}
	}
}

// checkExamples opens and runs each example; the endpoint must receive it word for word.
func checkExamples(t *testing.T, page *browsertest.Page, endpoint *api) {
	t.Helper()
	examples := web.Examples()
	titles := page.Examples()
	if len(titles) != len(examples) {
		t.Fatalf("the page lists %q, want %d examples", titles, len(examples))
	}
	for i, example := range examples {
		if titles[i] != example.Title {
			t.Errorf("example %d is %q, want %q", i, titles[i], example.Title)
		}
		page.OpenExample(example.Title)
		page.Run()
		got := endpoint.last()
		if got.Query != example.Query {
			t.Errorf("%s: the page sent\n%s\nwant\n%s", example.Name, got.Query, example.Query)
		}
		sent, err := json.Marshal(got.Variables)
		if err != nil {
			t.Fatal(err)
		}
		if want := normalise(t, example.Variables); string(sent) != want {
			t.Errorf("%s: the page sent the variables %s, want %s", example.Name, sent, want)
		}
	}
}

// normalise rewrites JSON with sorted keys. No variables and an empty object are alike to a server.
func normalise(t *testing.T, variables json.RawMessage) string {
	t.Helper()
	var object map[string]any
	if len(variables) > 0 {
		if err := json.Unmarshal(variables, &object); err != nil {
			t.Fatal(err)
		}
	}
	content, err := json.Marshal(object)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestSimplePageShowsErrors(t *testing.T) {
	_, address := serve(t, web.Simple)
	page := browsertest.Open(t, address)

	page.RunQuery(`{ broken }`, ``)
	const want = "no field <broken> on Query\nline 1, column 3 · broken.0 · VALIDATION_FAILED"
	if got := page.Text("#errors .problem"); got != want {
		t.Errorf("the page shows %q, want %q", got, want)
	}
	if got := page.Text("#status"); !strings.HasPrefix(got, "1 error in ") {
		t.Errorf("the status reads %q", got)
	}
	page.RunQuery(`{ greeting }`, ``)
	if got := page.Text("#errors"); got != "" {
		t.Errorf("after a good answer the page still shows %q", got)
	}
}

func TestSimplePageRefusesVariables(t *testing.T) {
	endpoint, address := serve(t, web.Simple)
	page := browsertest.Open(t, address)

	for variables, want := range map[string]string{
		`{"name": `: "The variables are not JSON:",
		`[1]`:       "an object in braces is needed",
	} {
		page.Write(`{ greeting }`, variables)
		page.Press("#run")
		if got := page.Text("#variables-problem"); !strings.Contains(got, want) {
			t.Errorf("variables %s: the page shows %q, want %q", variables, got, want)
		}
	}
	if got := endpoint.last(); got.Query != "" {
		t.Errorf("the page sent %+v all the same", got)
	}
	page.RunQuery(`{ greeting }`, ``)
	if got := page.Text("#variables-problem"); got != "" {
		t.Errorf("with good variables the page still shows %q", got)
	}
}

func TestSimplePageWithoutAnswer(t *testing.T) {
	handler := web.Handler(web.Config{Page: web.Simple})
	mux := http.NewServeMux()
	mux.Handle("/", handler)
	mux.HandleFunc("/graphql", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Content-Type") != "application/json" {
			t.Errorf("the page sent %q", r.Header.Get("Content-Type"))
		}
		http.Error(w, "<b>overloaded</b>", http.StatusServiceUnavailable)
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	page := browsertest.Open(t, server.URL)

	page.RunQuery(`{ greeting }`, ``)
	if got, want := page.Text("#errors"), "The server answered 503 without JSON: <b>overloaded</b>"; got != want {
		t.Errorf("the page shows %q, want %q", got, want)
	}
	server.CloseClientConnections()
	server.Close()
	page.RunQuery(`{ greeting }`, ``)
	if got, want := page.Text("#errors"), "The server at /graphql cannot be reached:"; !strings.HasPrefix(got, want) {
		t.Errorf("the page shows %q, want %q", got, want)
	}
}
