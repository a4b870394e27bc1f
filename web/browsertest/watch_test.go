package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// recorder takes a page's complaints in the place of a test, and keeps its clean-up to be called.
type recorder struct {
	testing.TB
	errors  []string
	cleanup []func()
}

func (r *recorder) Errorf(format string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}
func (r *recorder) Cleanup(f func()) { r.cleanup = append(r.cleanup, f) }
func (r *recorder) Failed() bool     { return false }

// What Open promises to notice, it notices: a page with one fault of each kind.
func TestOpenNoticesFaults(t *testing.T) {
	const page = `<!doctype html>
		<meta name="graphql-endpoint" content="/graphql">
		<button id="run" data-ready="true">Run</button>
		<script src="/script.js"></script>
		<script>inline()</script>`
	const script = `
		console.error('told the console');
		console.log('harmless');
		fetch('/graphql');
		fetch('/missing');
		new Image().src = 'http://other.invalid/picture.png';
		setTimeout(() => { throw new Error('thrown') });`
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Security-Policy", "script-src 'self'")
		_, _ = w.Write([]byte(page))
	})
	mux.HandleFunc("GET /script.js", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(script)) })
	mux.HandleFunc("GET /graphql", func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "refused", http.StatusBadRequest) })
	server := httptest.NewServer(mux)
	defer server.Close()

	record := &recorder{TB: t}
	opened := Open(record, server.URL)
	opened.wait("all requests", `performance.getEntriesByType('resource').length >= 4`)
	for _, f := range record.cleanup {
		f()
	}

	all := strings.Join(record.errors, "\n")
	for _, want := range []string{"told the console", "Content Security Policy", "/missing", "request to another host: http://other.invalid/picture.png", "thrown"} {
		if !strings.Contains(all, want) {
			t.Errorf("not noticed: %s\nnoticed:\n%s", want, all)
		}
	}
	for _, harmless := range []string{"harmless", "/graphql"} {
		if strings.Contains(all, harmless) {
			t.Errorf("taken for a fault: %s\nnoticed:\n%s", harmless, all)
		}
	}
}

func TestNoBrowser(t *testing.T) {
	t.Setenv(browserVariable, "no-such-browser")
	if _, err := findBrowser(); err == nil || !strings.Contains(err.Error(), browserVariable+"=no-such-browser") {
		t.Errorf("a browser that is not there: got the error %v", err)
	}
	t.Setenv(browserVariable, "")
	t.Setenv("PATH", t.TempDir())
	if _, err := findBrowser(); err == nil || !strings.Contains(err.Error(), "apt-get install chromium") {
		t.Errorf("no browser at all: got the error %v, want one with the remedy", err)
	}
}
