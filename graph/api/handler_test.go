package api_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/api"
	"entente/graph/graphtest"
)

func TestRequests(t *testing.T) {
	h := newHandler(newStore(t))
	const secret = "letmein"
	for _, c := range []struct {
		name, method, target, media, body string
		status                            int
		code                              string // of the only error, empty where there must be none
	}{
		{"query by POST", "POST", "/graphql", "application/json", `{"query":"{ __typename }"}`, 200, ""},
		{"with a charset", "POST", "/graphql", "application/json; charset=utf-8", `{"query":"{ __typename }"}`, 200, ""},
		{"query by GET", "GET", "/graphql?query=" + url.QueryEscape("{ __typename }"), "", "", 200, ""},
		{"GET with variables", "GET", "/graphql?query=" + url.QueryEscape("query($i: ID!) { node(id: $i) { id } }") + "&variables=" + url.QueryEscape(`{"i":"state:ARV"}`), "", "", 200, ""},
		{"a batch", "POST", "/graphql", "application/json", ` [{"query":"{ __typename }"}]`, 400, "INVALID"},
		{"no JSON", "POST", "/graphql", "application/json", `{"query": ` + secret, 400, "INVALID"},
		{"two values", "POST", "/graphql", "application/json", `{"query":"{ __typename }"} {}`, 400, "INVALID"},
		{"a string", "POST", "/graphql", "application/json", `"` + secret + `"`, 400, "INVALID"},
		{"no query", "POST", "/graphql", "application/json", `{"query":" "}`, 400, "INVALID"},
		{"an empty body", "POST", "/graphql", "application/json", ``, 400, "INVALID"},
		{"null", "POST", "/graphql", "application/json", `null`, 400, "INVALID"},
		{"variables that are a list", "POST", "/graphql", "application/json", `{"query":"{ __typename }","variables":["` + secret + `"]}`, 400, "INVALID"},
		{"another media type", "POST", "/graphql", "application/graphql", `{ __typename }`, 415, "INVALID"},
		{"a form", "POST", "/graphql", "application/x-www-form-urlencoded", `query=` + secret, 415, "INVALID"},
		{"another method", "DELETE", "/graphql", "", "", 405, "INVALID"},
		{"a preflight", "OPTIONS", "/graphql", "", "", 405, "INVALID"},
		{"GET without a query", "GET", "/graphql", "", "", 400, "INVALID"},
		{"GET with bad variables", "GET", "/graphql?query=%7B__typename%7D&variables=" + secret, "", "", 400, "INVALID"},
		{"GET with a bad query string", "GET", "/graphql?query=%zz", "", "", 400, "INVALID"},
		{"a mutation", "POST", "/graphql", "application/json", `{"query":"mutation { x }"}`, 200, "GRAPHQL_VALIDATION_FAILED"},
		{"no such operation", "POST", "/graphql", "application/json", `{"query":"query A { __typename } query B { __typename }","operationName":"C"}`, 200, "GRAPHQL_VALIDATION_FAILED"},
		{"a variable that is missing", "POST", "/graphql", "application/json", `{"query":"query($i: ID!) { node(id: $i) { id } }"}`, 200, "GRAPHQL_VALIDATION_FAILED"},
		{"two keys of one-of in a variable", "POST", "/graphql", "application/json",
			`{"query":"query($r: ActorRef!) { alliances(of: $r) { asOf } }","variables":{"r":{"id":"state:ARV","name":"Arvenia"}}}`, 200, "INVALID"},
		{"no key of one-of in a variable", "POST", "/graphql", "application/json",
			`{"query":"query($r: ActorRef!) { alliances(of: $r) { asOf } }","variables":{"r":{}}}`, 200, "INVALID"},
		{"an actor that is none", "POST", "/graphql", "application/json", `{"query":"{ alliances(of: {id: \"city:port-amber\"}) { asOf } }"}`, 200, "NOT_FOUND"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequestWithContext(t.Context(), c.method, c.target, strings.NewReader(c.body))
			if c.media != "" {
				r.Header.Set("Content-Type", c.media)
			}
			r.Header.Set("Origin", "https://elsewhere.example")
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != c.status {
				t.Errorf("status %d, want %d: %.200s", w.Code, c.status, w.Body)
			}
			if strings.Contains(w.Body.String(), secret) {
				t.Errorf("the request is repeated: %s", w.Body)
			}
			if got := w.Header().Get("Access-Control-Allow-Origin"); got != "" {
				t.Errorf("other origins are let in: %q", got)
			}
			a := read(t, w)
			switch {
			case c.code == "" && len(a.Errors) > 0:
				t.Errorf("got %+v", a.Errors)
			case c.code != "" && (len(a.Errors) != 1 || a.Errors[0].Extensions.Code != c.code):
				t.Errorf("got %+v, want one error with %s", a.Errors, c.code)
			}
		})
	}
}

func TestMediaType(t *testing.T) {
	h := newHandler(newStore(t))
	for accept, want := range map[string]struct {
		media  string
		status int
	}{
		"":                                  {"application/json; charset=utf-8", 200},
		"application/graphql-response+json": {"application/graphql-response+json; charset=utf-8", 400},
	} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(`{"query":"{ nonsense }"}`))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", accept)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if got := w.Header().Get("Content-Type"); got != want.media || w.Code != want.status {
			t.Errorf("Accept %q: %q and %d, want %q and %d", accept, got, w.Code, want.media, want.status)
		}
	}
}

// broken fails in the way it is told.
type broken struct {
	graph.Store
	fail func() error
}

func (b broken) Count(context.Context) (graph.Counts, error) { return graph.Counts{}, b.fail() }
func (b broken) Ready(context.Context) error                 { return b.fail() }

func TestFaults(t *testing.T) {
	const inside = "bolt://db.inside:7687"
	for _, c := range []struct {
		name   string
		fail   func() error
		code   string
		logged bool
	}{
		{"a fault of ours", func() error { return errors.New("no such column at " + inside) }, "INTERNAL", true},
		{"a coded fault of ours", func() error { return graph.Errorf(graph.CodeInternal, "count", inside, "boom") }, "INTERNAL", true},
		{"no store", func() error { return graph.Errorf(graph.CodeUnavailable, "count", inside, "connection refused") }, "UNAVAILABLE", true},
		{"no password", func() error { return graph.Errorf(graph.CodeUnauthorized, "count", inside, "wrong password") }, "UNAVAILABLE", true},
		{"no time", func() error { return graph.Errorf(graph.CodeTimeout, "count", inside, "too slow") }, "TIMEOUT", false},
		{"gave up", func() error { return context.Canceled }, "TIMEOUT", false},
		{"a panic", func() error { panic("out of range at " + inside) }, "INTERNAL", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			var log bytes.Buffer
			h := api.NewHandler(broken{newStore(t), c.fail}, api.Options{Logger: slog.New(slog.NewTextHandler(&log, nil))})
			w := post(t, h, "{ stats { nodes { count } } }", nil)
			a := read(t, w)
			if len(a.Errors) != 1 || a.Errors[0].Extensions.Code != c.code {
				t.Errorf("got %+v, want one error with %s", a.Errors, c.code)
			}
			if strings.Contains(w.Body.String(), inside) {
				t.Errorf("the client is told of the inside: %s", w.Body)
			}
			if got := strings.Contains(log.String(), inside); got != c.logged {
				t.Errorf("logged %v, want %v: %s", got, c.logged, &log)
			}
		})
	}
}

func TestHealth(t *testing.T) {
	ctx := context.Background()
	get := func(h http.Handler) int {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
		return w.Code
	}
	store := graphtest.NewOracle()
	ready := api.Readyz(store, api.Options{Logger: quiet()})
	if got := get(api.Healthz()); got != http.StatusOK {
		t.Errorf("healthz: %d", got)
	}
	if got := get(ready); got != http.StatusOK {
		t.Errorf("readyz of an open store: %d", got)
	}
	if err := store.Close(ctx); err != nil {
		t.Fatal(err)
	}
	if got := get(ready); got != http.StatusServiceUnavailable {
		t.Errorf("readyz of a closed store: %d", got)
	}
	if got := get(api.Healthz()); got != http.StatusOK {
		t.Errorf("healthz beside a closed store: %d", got)
	}
	if a := read(t, post(t, newHandler(store), "{ stats { nodes { count } } }", nil)); len(a.Errors) != 1 || a.Errors[0].Extensions.Code != "UNAVAILABLE" {
		t.Errorf("a query to a closed store: %+v", a.Errors)
	}
}
