package extract_test

import (
	"fmt"
	"slices"
	"strings"

	"entente/loader/facts"
)

// render writes a document's facts down for people, one a line, with names in the place of ids: what the golden files hold.
func render(d *facts.Document) string {
	r := &renderer{names: map[string]string{}}
	for _, e := range d.Entities {
		r.names[e.ID] = e.Name
	}
	for _, g := range d.Agreements {
		r.names[g.ID] = g.Name
	}
	for _, c := range d.Conflicts {
		r.names[c.ID] = c.Name
	}
	r.line("article", val(d.Article.Kicker), val(d.Article.Title), val(d.Article.Publisher), val(d.Article.Published))
	if b := d.Article.PublishedBasis; b != nil {
		r.line("dated", b.Reason)
	}
	for _, e := range d.Entities {
		var mentions []string
		for _, m := range e.Mentions {
			mentions = append(mentions, fmt.Sprintf("%s/%s", m.Exact, m.Via))
		}
		r.line("entity", e.Kind, e.Name, strings.Join(mentions, " "))
	}
	for _, o := range d.Offices {
		r.line("office", r.name(&o.Person), o.Title, r.name(o.Of), val(o.Function), val(o.Status), between(o.From, o.To), r.passages(o.Evidence))
	}
	for _, m := range d.Memberships {
		r.line("membership", r.name(&m.Member), r.name(&m.Of), val(m.Role), between(m.From, m.To), r.passages(m.Evidence))
	}
	for _, p := range d.Places {
		r.line("place", r.name(&p.Place), "in "+r.name(&p.In), r.passages(p.Evidence))
	}
	for _, s := range d.Statements {
		content := s.Content.Exact
		if len(s.Parts) > 0 {
			var parts []string
			for _, p := range s.Parts {
				parts = append(parts, p.Exact)
			}
			content = strings.Join(parts, " … ")
		}
		r.line("statement", s.Kind, val(s.Act), r.all(s.Speakers), val(s.Verb), content, "to "+r.all(s.Audience), "via "+r.name(s.Medium), "at "+r.name(s.Place), s.Evidence[0].Rule)
	}
	for _, c := range d.Claims {
		r.line("claim", c.Certainty, r.all(c.Holders), c.Content.Exact)
	}
	for _, c := range d.Conflicts {
		r.line("conflict", c.Name, r.all(c.Parties), between(c.From, c.To), r.passages(c.Evidence))
	}
	for _, g := range d.Agreements {
		r.line("agreement", g.Kind, g.Stage, g.Name, strings.Join(g.Aliases, ", "), told("date ", g.Date), told("ends ", g.Ends, r), told("supersedes ", g.Supersedes, r), binding(g.Binding))
		for _, x := range g.Roles {
			r.line("  role", x.Role, x.Modality, r.name(&x.Entity), r.passages(x.Evidence))
		}
		for _, p := range g.Provisions {
			ordinal := "aim"
			if p.Ordinal != nil {
				ordinal = fmt.Sprint(*p.Ordinal)
			}
			r.line("  provision", ordinal, strings.Join(p.Topics, " "), p.Text)
		}
	}
	for _, t := range d.Ties {
		r.line("tie", r.name(&t.Subject), t.Type, r.name(&t.Object), t.Polarity, t.Modality, r.passages(t.Evidence))
	}
	for _, e := range d.Events {
		r.line("event", e.Type, val(e.Mode), e.Modality, r.all(e.Actors), "→ "+r.all(e.Recipients), val(e.Date), val(e.Precision), "at "+r.name(e.Place), r.passages(e.Evidence))
	}
	return r.String()
}

type renderer struct {
	strings.Builder
	names map[string]string
}

func (r *renderer) line(fields ...string) {
	fmt.Fprintln(r, strings.Join(slices.DeleteFunc(fields, func(s string) bool { return s == "" }), " | "))
}

func val(s *string) string {
	if s == nil {
		return "-"
	}
	return *s
}

func (r *renderer) name(id *string) string {
	if id == nil {
		return "-"
	}
	return r.names[*id]
}

func (r *renderer) all(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, r.names[id])
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, " + ")
}

func (r *renderer) passages(list []facts.Evidence) string {
	var out []string
	for _, e := range list {
		s := "“" + e.Exact + "”"
		if e.AttributedTo != nil {
			s += " by " + r.name(e.AttributedTo)
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// between is a period, empty where neither end is known.
func between(from, to *string) string {
	if from == nil && to == nil {
		return ""
	}
	return val(from) + ".." + val(to)
}

// told is a value that may be unknown, behind what it is; with a renderer, the name of what the value is the id of.
func told(what string, value *string, names ...*renderer) string {
	if value == nil {
		return ""
	}
	if len(names) > 0 {
		return what + names[0].name(value)
	}
	return what + *value
}

func binding(b *bool) string {
	if b == nil {
		return ""
	}
	return fmt.Sprint("binding ", *b)
}
