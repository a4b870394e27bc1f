// Package web serves the playground, the page on which people write GraphQL queries, and the
// example queries that it shows.
//
// There are two pages. GraphiQL is built from npm packages by `npm run build` and embedded when
// the build has run before Go's; the simple page is plain HTML of our own, always embedded. Neither
// fetches anything from another host.
package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"
)

// pages holds the folder of each page. pages/graphiql is there only after a build with npm; the
// pattern names the parent, so that a fresh clone compiles with Go alone. The prefix all: keeps
// chunks whose names begin with an underscore.
//
//go:embed all:pages
var pages embed.FS

const (
	graphiqlDir = "pages/graphiql"
	simpleDir   = "pages/simple"
)

// DefaultEndpoint is where the pages send their queries when [Config] names no endpoint.
const DefaultEndpoint = "/graphql"

// Page chooses what the playground serves at its root.
type Page int

const (
	// Auto is GraphiQL when it is built in and the simple page otherwise.
	Auto Page = iota
	// GraphiQL is the full editor. [New] refuses it when it is not built in.
	GraphiQL
	// Simple is the page that needs no build.
	Simple
)

// String names the page as people read it.
func (p Page) String() string {
	switch p {
	case Auto:
		return "auto"
	case GraphiQL:
		return "GraphiQL"
	case Simple:
		return "simple page"
	default:
		return fmt.Sprintf("Page(%d)", int(p))
	}
}

// Config says how the playground is served. Its zero value is ready to use.
type Config struct {
	// Endpoint is the address of the GraphQL API as the browser sees it, on the same origin:
	// a path. Empty means [DefaultEndpoint].
	Endpoint string
	// Page is what the root serves. The simple page answers at /simple in any case.
	Page Page
}

// HasGraphiQL reports whether GraphiQL was built before this binary was, and so is part of it.
func HasGraphiQL() bool {
	return hasIndex(pages, graphiqlDir)
}

func hasIndex(files fs.FS, dir string) bool {
	info, err := fs.Stat(files, path.Join(dir, "index.html"))
	return err == nil && info.Mode().IsRegular()
}

// Handler serves the playground at "/", the simple page at "/simple" and the example queries at
// "/examples.json". All addresses in the pages are relative, so that it may be mounted elsewhere
// with [http.StripPrefix], given that the prefix ends in a slash for the browser. It panics where
// [New] returns an error, which the zero Config never does.
func Handler(cfg Config) http.Handler {
	handler, err := New(cfg)
	if err != nil {
		panic(err)
	}
	return handler
}

// New is [Handler] with an error for a configuration that cannot be served: GraphiQL demanded of a
// binary without it, an unknown page, or an endpoint that is not a path of the same origin.
func New(cfg Config) (http.Handler, error) {
	return newHandler(pages, Examples(), cfg)
}

func newHandler(files fs.FS, examples []Example, cfg Config) (http.Handler, error) {
	if cfg.Endpoint == "" {
		cfg.Endpoint = DefaultEndpoint
	}
	if !strings.HasPrefix(cfg.Endpoint, "/") || strings.HasPrefix(cfg.Endpoint, "//") {
		return nil, fmt.Errorf("web: endpoint %q: the pages may only reach their own origin; give a path such as %s", cfg.Endpoint, DefaultEndpoint)
	}
	root, err := cfg.Page.resolve(hasIndex(files, graphiqlDir))
	if err != nil {
		return nil, err
	}

	site := &site{resources: map[string]*resource{}}
	if err := site.addExamples(examples); err != nil {
		return nil, err
	}
	if err := site.addPage(files, simpleDir, "/simple", "/simple", cfg.Endpoint, simplePolicy); err != nil {
		return nil, err
	}
	if root == Simple {
		site.resources["/"] = site.resources["/simple"]
		return site, nil
	}
	if err := site.addPage(files, graphiqlDir, "/", "", cfg.Endpoint, graphiqlPolicy); err != nil {
		return nil, err
	}
	return site, nil
}

func (p Page) resolve(built bool) (Page, error) {
	switch {
	case p == Auto && built, p == GraphiQL && built:
		return GraphiQL, nil
	case p == Auto, p == Simple:
		return Simple, nil
	case p == GraphiQL:
		return p, fmt.Errorf("web: GraphiQL is not part of this binary; run web/build.sh, then build again")
	default:
		return p, fmt.Errorf("web: unknown page %v", p)
	}
}

// site is the playground's handler: all it serves is made once and kept in memory.
type site struct {
	resources map[string]*resource // by URL path
}

// resource is one answer, ready to be sent.
type resource struct {
	name    string // with the ending that tells the content type
	content []byte
	etag    string
	cache   string
	policy  string // Content-Security-Policy
}

// Cache-Control of what may change with the next build, and of files whose name holds their hash.
const (
	cacheRevalidate = "no-cache"
	cacheForever    = "public, max-age=31536000, immutable"
)

func (s *site) add(url, name string, content []byte, cache, policy string) {
	sum := sha256.Sum256(content)
	s.resources[url] = &resource{
		name:    name,
		content: content,
		etag:    `"` + hex.EncodeToString(sum[:16]) + `"`,
		cache:   cache,
		policy:  policy,
	}
}

func (s *site) addExamples(examples []Example) error {
	content, err := json.Marshal(examples)
	if err != nil {
		return fmt.Errorf("web: examples: %w", err)
	}
	s.add("/examples.json", "examples.json", content, cacheRevalidate, dataPolicy)
	return nil
}

// addPage adds the files below dir under the URL prefix and the page's index at indexURL.
func (s *site) addPage(files fs.FS, dir, indexURL, prefix, endpoint, policy string) error {
	return fs.WalkDir(files, dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return fmt.Errorf("web: %w", err)
		}
		within := strings.TrimPrefix(name, dir+"/")
		if within == "index.html" {
			index, err := fillIndex(name, content, endpoint)
			if err != nil {
				return err
			}
			s.add(indexURL, within, index, cacheRevalidate, policy)
			return nil
		}
		cache := cacheRevalidate
		if dir == graphiqlDir && strings.HasPrefix(within, "assets/") {
			cache = cacheForever
		}
		// A worker is ruled by the policy of its own response, so files carry the page's, too.
		s.add(prefix+"/"+within, within, content, cache, policy)
		return nil
	})
}

// fillIndex writes the endpoint into a page. The page reads it from there, so that its policy can
// forbid scripts in the page itself.
func fillIndex(name string, content []byte, endpoint string) ([]byte, error) {
	page, err := template.New(path.Base(name)).Option("missingkey=error").Parse(string(content))
	if err != nil {
		return nil, fmt.Errorf("web: %s: %w", name, err)
	}
	var out bytes.Buffer
	if err := page.Execute(&out, map[string]string{"Endpoint": endpoint}); err != nil {
		return nil, fmt.Errorf("web: %s: %w", name, err)
	}
	return out.Bytes(), nil
}

// ServeHTTP answers GET and HEAD, with 304 for what the browser holds already.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	found, ok := s.resources[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "the playground answers GET and HEAD only", http.StatusMethodNotAllowed)
		return
	}
	setSecurityHeaders(w.Header(), found.policy)
	w.Header().Set("Cache-Control", found.cache)
	w.Header().Set("ETag", found.etag)
	w.Header().Set("Content-Type", contentType(found.name))
	http.ServeContent(w, r, found.name, time.Time{}, bytes.NewReader(found.content))
}
