package web

import (
	"net/http"
	"path"
)

// The Content-Security-Policies. Each begins with nothing allowed and adds what the page needs,
// from the page's own origin; what a page does not need (frames, forms that navigate, plugins, another
// base address, being framed) stays forbidden. No policy allows a script in the page or eval.
const (
	// dataPolicy is for what is no page at all.
	dataPolicy = "default-src 'none'; frame-ancestors 'none'"

	// simplePolicy allows the page's own script, style and icon, and the requests to the API.
	simplePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
		"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

	// graphiqlPolicy allows more than simplePolicy where the editor cannot do without:
	//   - style-src 'unsafe-inline': Monaco places lines, cursors and widgets through style elements and
	//     attributes that it writes while it runs;
	//   - img-src and font-src data:: GraphiQL's and Monaco's style sheets hold their small images and fonts as data;
	//   - worker-src 'self': Monaco's language services run in workers, which are files of the bundle, not blobs.
	graphiqlPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
		"font-src 'self' data:; worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

func setSecurityHeaders(header http.Header, policy string) {
	header.Set("Content-Security-Policy", policy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
}

// contentTypes is complete for what a build yields. The table of package mime would do, but it
// takes entries from the machine it runs on.
var contentTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".html":  "text/html; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".json":  "application/json",
	".md":    "text/plain; charset=utf-8",
	".svg":   "image/svg+xml",
	".ttf":   "font/ttf",
	".woff2": "font/woff2",
}

func contentType(name string) string {
	if known, ok := contentTypes[path.Ext(name)]; ok {
		return known
	}
	return "application/octet-stream"
}
