package resolve

import (
	"net"
	"net/url"
	"strings"

	"entente/graph"
	"entente/loader/facts"
)

// CanonicalURL is the form of an article's address by which it is told apart: scheme and host in lower case, no default port, no fragment, no
// trailing slash, no tracking parameters, the others sorted. An address that cannot be parsed or is not absolute is returned as it is.
func CanonicalURL(raw string) string {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Scheme == "" || u.Host == "" {
		return raw
	}
	u.Scheme = strings.ToLower(u.Scheme)
	u.Host = canonicalHost(u)
	u.Fragment, u.RawFragment = "", ""
	if u.Path == "/" || strings.HasSuffix(u.Path, "/") {
		u.Path = strings.TrimRight(u.Path, "/")
		u.RawPath = strings.TrimRight(u.RawPath, "/")
	}
	query := u.Query()
	for name := range query {
		if isTracking(name) {
			query.Del(name)
		}
	}
	u.RawQuery = query.Encode() // sorted by name
	u.ForceQuery = false
	return u.String()
}

func canonicalHost(u *url.URL) string {
	host, port := strings.ToLower(u.Hostname()), u.Port()
	if u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		port = ""
	}
	switch {
	case port != "":
		return net.JoinHostPort(host, port)
	case strings.Contains(host, ":"):
		return "[" + host + "]"
	}
	return host
}

func isTracking(parameter string) bool {
	p := strings.ToLower(parameter)
	return strings.HasPrefix(p, "utm_") || p == "fbclid" || p == "gclid"
}

// articlePrefix begins the ids of articles that have been identified already.
const articlePrefix = "article:"

// IdentifyArticle is the graph's id of an article: of the given id, which may be empty, else of what a names. An id that is one of the graph's
// stays as it is.
func IdentifyArticle(given string, a *facts.Article) graph.ID {
	if isArticleID(given) {
		return graph.ID(given)
	}
	address := ""
	if a.URL != nil {
		address = CanonicalURL(*a.URL)
	}
	return graph.ArticleID(given, address, str(a.Publisher), str(a.Published), str(a.Title), a.SHA256)
}

// isArticleID reports whether an id was made by graph.ArticleID.
func isArticleID(id string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyz234567"
	hash, ok := strings.CutPrefix(id, articlePrefix)
	return ok && len(hash) == 24 && strings.Trim(hash, letters) == ""
}

// str is the string that may be there.
func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
