package extract

import (
	"strings"

	"entente/loader/text"
	"entente/loader/text/timex"
)

// Times with a year, as offices and memberships have them: "since 2004", "from May 1990 to 1994", "(1985–1989)".

// dateAt reads a date with a year, or a range of such, that begins at token k: "2004", "May 2004", "3 May 2004", "1985-1989". It returns the date and the token behind it, k where there is none.
func (r *reading) dateAt(k, end int) (string, int) {
	e, ok := timex.At(r.toks, k, end)
	if !ok {
		return "", k
	}
	d := e.Resolve(timex.Reference{}) // without a day to count from, only what names its year has a date
	if !d.Known() || d.Approximate || strings.HasPrefix(d.ISO, "--") {
		return "", k
	}
	return d.ISO, e.End
}

// period is a time with what its words say of it.
type period struct {
	from, to string
	point    bool // "in 2004": when something happened, not how long it lasted
	end      int
}

// periodAt reads a period that begins at token k; ok is false where none does.
func (r *reading) periodAt(k, end int) (p period, ok bool) {
	n := r.norm(k)
	switch n {
	case "from", "between":
		p.from, p.end = r.dateAt(k+1, end)
		if p.from == "" {
			return p, false
		}
		if j := r.norm(p.end); j == "to" || j == "until" || j == "till" || j == "through" || j == "-" || j == "–" || n == "between" && j == "and" {
			if to, e := r.dateAt(p.end+1, end); to != "" {
				p.to, p.end = to, e
			}
		}
	case "since":
		p.from, p.end = r.dateAt(k+1, end)
	case "until", "till", "through":
		p.to, p.end = r.dateAt(k+1, end)
	case "in", "on":
		p.from, p.end = r.dateAt(k+1, end)
		p.point = true
	default:
		from, e := r.dateAt(k, end)
		if first, last, ok := strings.Cut(from, "/"); ok {
			return period{from: first, to: last, end: e}, true
		}
		if j := r.norm(e); from == "" || j != "-" && j != "–" && j != "—" && j != "to" {
			return p, false
		}
		to, e2 := r.dateAt(e+1, end)
		if to == "" {
			return p, false
		}
		p = period{from: from, to: to, end: e2}
	}
	p.from, _, _ = strings.Cut(p.from, "/")
	p.to, _, _ = strings.Cut(p.to, "/")
	if p.from == "" && p.to == "" || p.from != "" && p.to != "" && p.to[:4] < p.from[:4] {
		return period{}, false
	}
	return p, true
}

// periodAfter reads the period that stands behind an office or membership that ends before token i, past a mark before it.
func (r *reading) periodAfter(i int) (period, bool) {
	if i <= 0 || i >= len(r.toks) {
		return period{}, false
	}
	end := r.sentence(i - 1).End
	if n := r.norm(i); n == "(" || n == "," || n == "twice" || n == "briefly" {
		i++
	}
	if i >= end {
		return period{}, false
	}
	return r.periodAt(i, end)
}

// clauseDates reads the times that depend on token v: "In 2004 she became president". For a point in time from alone is set.
func (r *reading) clauseDates(v int) (from, to string) {
	end := r.sentence(v).End
	for c := range r.children(v, text.Obl, text.Nmod, text.Advmod) {
		first := r.subtree(c).First
		if p, ok := r.periodAt(first, end); ok {
			return p.from, p.to
		}
	}
	return "", ""
}
