package llm

import "entente/loader/facts"

// locator puts offsets in the place of contexts, all over an answer, and leaves out what rests on passages that are not there.
type locator struct {
	finder  *finder
	piece   []rune
	offset  int
	rule    string
	dropped int
}

// factLists are the lists whose entries are counted when they are left out.
var factLists = map[string]bool{
	"offices": true, "memberships": true, "places": true, "statements": true, "claims": true, "agreements": true, "events": true, "ties": true, "conflicts": true, "roles": true, "provisions": true,
}

// locate rewrites a value; ok is false where it has to be left out.
func (l *locator) locate(v any) (out any, ok bool) {
	object, is := v.(map[string]any)
	if !is {
		return v, true
	}
	if _, passage := object["exact"]; passage {
		return l.passage(object)
	}
	located := make(map[string]any, len(object))
	for name, field := range object {
		switch field := field.(type) {
		case []any:
			kept, lost := l.list(name, field)
			if name == "evidence" && len(kept) == 0 || name == "parts" && lost > 0 {
				return nil, false
			}
			located[name] = kept
		case map[string]any:
			inner, found := l.locate(field)
			if !found && name != "cue" { // a cue may be unknown
				return nil, false
			}
			located[name] = inner
		default:
			located[name] = field
		}
	}
	return located, true
}

func (l *locator) list(name string, entries []any) (kept []any, lost int) {
	kept = make([]any, 0, len(entries))
	for _, e := range entries {
		if inner, ok := l.locate(e); ok {
			kept = append(kept, inner)
		} else {
			lost++
		}
	}
	if factLists[name] {
		l.dropped += lost
	}
	return kept, lost
}

// passage finds a passage in the piece. A name may stand in several places, each as good as the others.
func (l *locator) passage(object map[string]any) (any, bool) {
	exact, _ := object["exact"].(string)
	context, _ := object["context"].(string)
	find := l.finder.find
	if _, mention := object["via"]; mention {
		find = l.finder.first
	}
	at, ok := find(exact, context)
	if !ok {
		return nil, false
	}
	out := map[string]any{"start": l.offset + at.start, "end": l.offset + at.end, "exact": string(l.piece[at.start:at.end])}
	for _, more := range []string{"via", "confidence", "attributedTo"} {
		if v, ok := object[more]; ok {
			out[more] = v
		}
	}
	if _, evidence := object["confidence"]; evidence {
		out["rule"] = l.rule
	}
	return out, true
}

// rename rewrites every id of a document, the entities' own apart.
func rename(d *facts.Document, to func(string) string) {
	one := func(id *string) { *id = to(*id) }
	maybe := func(id *string) *string {
		if id == nil {
			return nil
		}
		renamed := to(*id)
		return &renamed
	}
	all := func(lists ...[]string) {
		for _, ids := range lists {
			for i := range ids {
				one(&ids[i])
			}
		}
	}
	evidence := func(list []facts.Evidence) {
		for i := range list {
			list[i].AttributedTo = maybe(list[i].AttributedTo)
		}
	}
	about := func(list []facts.About) {
		for i := range list {
			one(&list[i].Target)
		}
	}
	for i := range d.Offices {
		o := &d.Offices[i]
		one(&o.Person)
		o.Of = maybe(o.Of)
		evidence(o.Evidence)
	}
	for i := range d.Memberships {
		m := &d.Memberships[i]
		one(&m.Member)
		one(&m.Of)
		evidence(m.Evidence)
	}
	for i := range d.Places {
		p := &d.Places[i]
		one(&p.Place)
		one(&p.In)
		evidence(p.Evidence)
	}
	for i := range d.Statements {
		s := &d.Statements[i]
		s.ID, s.Medium, s.Place = maybe(s.ID), maybe(s.Medium), maybe(s.Place)
		all(s.Speakers, s.Audience)
		about(s.About)
		evidence(s.Evidence)
	}
	for i := range d.Claims {
		c := &d.Claims[i]
		c.ID = maybe(c.ID)
		all(c.Holders)
		about(c.About)
		evidence(c.Evidence)
	}
	for i := range d.Agreements {
		a := &d.Agreements[i]
		one(&a.ID)
		a.Ends, a.Supersedes = maybe(a.Ends), maybe(a.Supersedes)
		for k := range a.Roles {
			one(&a.Roles[k].Entity)
			evidence(a.Roles[k].Evidence)
		}
		for k := range a.Provisions {
			evidence(a.Provisions[k].Evidence)
		}
		evidence(a.Evidence)
	}
	for i := range d.Events {
		e := &d.Events[i]
		one(&e.ID)
		e.Place, e.Conflict = maybe(e.Place), maybe(e.Conflict)
		all(e.Actors, e.Recipients, e.Mediators, e.Hosts)
		evidence(e.Evidence)
	}
	for i := range d.Ties {
		one(&d.Ties[i].Subject)
		one(&d.Ties[i].Object)
		evidence(d.Ties[i].Evidence)
	}
	for i := range d.Conflicts {
		one(&d.Conflicts[i].ID)
		all(d.Conflicts[i].Parties)
		evidence(d.Conflicts[i].Evidence)
	}
}
