package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

// built is a site as a build leaves it.
func built() fstest.MapFS {
	return fstest.MapFS{
		"pages/simple/index.html":           {Data: []byte(`simple <meta content="{{.Endpoint}}">`)},
		"pages/simple/simple.js":            {Data: []byte(`run()`)},
		"pages/graphiql/index.html":         {Data: []byte(`graphiql <meta content="{{.Endpoint}}">`)},
		"pages/graphiql/licences.md":        {Data: []byte(`# Licences`)},
		"pages/graphiql/assets/_a-1234.js":  {Data: []byte(`start()`)},
		"pages/graphiql/assets/a-1234.css":  {Data: []byte(`a {}`)},
		"pages/graphiql/assets/f-1234.ttf":  {Data: []byte(`font`)},
		"pages/graphiql/assets/f-1234.what": {Data: []byte(`what`)},
	}
}

// unbuilt is a site as a fresh clone has it.
func unbuilt() fstest.MapFS {
	files := built()
	for name := range files {
		if strings.HasPrefix(name, graphiqlDir) {
			delete(files, name)
		}
	}
	return files
}

func get(t *testing.T, handler http.Handler, method, target string, header ...string) *http.Response {
	t.Helper()
	request := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	return recorder.Result()
}

func body(t *testing.T, response *http.Response) string {
	t.Helper()
	var text strings.Builder
	if err := response.Write(&text); err != nil {
		t.Fatal(err)
	}
	_, content, _ := strings.Cut(text.String(), "\r\n\r\n")
	return content
}

func TestPageAtRoot(t *testing.T) {
	tests := []struct {
		name  string
		files fstest.MapFS
		page  Page
		want  string
	}{
		{"auto, built", built(), Auto, "graphiql"},
		{"auto, unbuilt", unbuilt(), Auto, "simple"},
		{"GraphiQL, built", built(), GraphiQL, "graphiql"},
		{"simple, built", built(), Simple, "simple"},
		{"simple, unbuilt", unbuilt(), Simple, "simple"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			handler, err := newHandler(test.files, nil, Config{Page: test.page})
			if err != nil {
				t.Fatal(err)
			}
			want := test.want + ` <meta content="/graphql">`
			if got := body(t, get(t, handler, "GET", "/")); got != want {
				t.Errorf("/ is %q, want %q", got, want)
			}
			if got := body(t, get(t, handler, "GET", "/simple")); !strings.HasPrefix(got, "simple ") {
				t.Errorf("/simple is %q", got)
			}
		})
	}
}

func TestConfigErrors(t *testing.T) {
	tests := []struct {
		name string
		cfg  Config
		want string
	}{
		{"GraphiQL, unbuilt", Config{Page: GraphiQL}, "run web/build.sh"},
		{"unknown page", Config{Page: 7}, "unknown page Page(7)"},
		{"another host", Config{Endpoint: "https://example.org/graphql"}, "own origin"},
		{"another host without scheme", Config{Endpoint: "//example.org/graphql"}, "own origin"},
		{"relative", Config{Endpoint: "graphql"}, "own origin"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := newHandler(unbuilt(), nil, test.cfg)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got the error %v, want one with %q", err, test.want)
			}
		})
	}
}

func TestEndpointIsEscaped(t *testing.T) {
	handler, err := newHandler(unbuilt(), nil, Config{Endpoint: `/a"><script>`})
	if err != nil {
		t.Fatal(err)
	}
	if got := body(t, get(t, handler, "GET", "/")); strings.Contains(got, "<script>") {
		t.Errorf("the endpoint became markup: %s", got)
	}
}

func TestHeaders(t *testing.T) {
	handler, err := newHandler(built(), nil, Config{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ path, contentType, cache, policy string }{
		{"/", "text/html; charset=utf-8", cacheRevalidate, graphiqlPolicy},
		{"/licences.md", "text/plain; charset=utf-8", cacheRevalidate, graphiqlPolicy},
		{"/assets/_a-1234.js", "text/javascript; charset=utf-8", cacheForever, graphiqlPolicy},
		{"/assets/a-1234.css", "text/css; charset=utf-8", cacheForever, graphiqlPolicy},
		{"/assets/f-1234.ttf", "font/ttf", cacheForever, graphiqlPolicy},
		{"/assets/f-1234.what", "application/octet-stream", cacheForever, graphiqlPolicy},
		{"/simple", "text/html; charset=utf-8", cacheRevalidate, simplePolicy},
		{"/simple/simple.js", "text/javascript; charset=utf-8", cacheRevalidate, simplePolicy},
		{"/examples.json", "application/json", cacheRevalidate, dataPolicy},
	}
	for _, test := range tests {
		t.Run(test.path, func(t *testing.T) {
			response := get(t, handler, "GET", test.path)
			if response.StatusCode != http.StatusOK {
				t.Fatalf("status %d", response.StatusCode)
			}
			want := map[string]string{
				"Content-Type":            test.contentType,
				"Cache-Control":           test.cache,
				"Content-Security-Policy": test.policy,
				"X-Content-Type-Options":  "nosniff",
				"Referrer-Policy":         "no-referrer",
			}
			for name, value := range want {
				if got := response.Header.Get(name); got != value {
					t.Errorf("%s: got %q, want %q", name, got, value)
				}
			}
			again := get(t, handler, "GET", test.path, "If-None-Match", response.Header.Get("ETag"))
			if again.StatusCode != http.StatusNotModified {
				t.Errorf("asked again with its ETag: status %d, want 304", again.StatusCode)
			}
		})
	}
}

func TestPoliciesForbidWhatRunsCode(t *testing.T) {
	for _, policy := range []string{dataPolicy, simplePolicy, graphiqlPolicy} {
		for _, directive := range strings.Split(policy, "; ") {
			name, sources, _ := strings.Cut(directive, " ")
			switch name {
			case "default-src":
				if sources != "'none'" {
					t.Errorf("%q: want 'none'", directive)
				}
			case "script-src", "worker-src", "connect-src":
				if sources != "'self'" {
					t.Errorf("%q: want 'self' alone", directive)
				}
			}
		}
	}
}

func TestRefusals(t *testing.T) {
	handler := Handler(Config{})
	tests := []struct {
		method, path string
		want         int
	}{
		{"GET", "/nothing", http.StatusNotFound},
		{"GET", "/simple/", http.StatusNotFound},
		{"GET", "/pages/simple/index.html", http.StatusNotFound},
		{"POST", "/nothing", http.StatusNotFound},
		{"POST", "/", http.StatusMethodNotAllowed},
		{"DELETE", "/examples.json", http.StatusMethodNotAllowed},
		{"HEAD", "/", http.StatusOK},
	}
	for _, test := range tests {
		response := get(t, handler, test.method, test.path)
		if response.StatusCode != test.want {
			t.Errorf("%s %s: status %d, want %d", test.method, test.path, response.StatusCode, test.want)
		}
	}
}

// The pages must work without a network: what they load is theirs.
func TestSimplePageNamesNoOtherHost(t *testing.T) {
	handler := Handler(Config{Page: Simple})
	for _, path := range []string{"/simple", "/simple/simple.css", "/simple/simple.js"} {
		content := body(t, get(t, handler, "GET", path))
		for _, scheme := range []string{"http:", "https:", "url(//", `="//`} {
			if strings.Contains(content, scheme) {
				t.Errorf("%s holds %q", path, scheme)
			}
		}
	}
}
