package correct

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"entente/loader/facts"
)

// visitor is called with the parts of facts that name others or stand for passages; a nil function is not called.
type visitor struct {
	ref      func(path string, id *string)
	evidence func(path string, list *[]facts.Evidence)
	content  func(path string, s *facts.Span)
}

func (v visitor) one(path string, id *string) {
	if v.ref != nil {
		v.ref(path, id)
	}
}

func (v visitor) maybe(path string, id *string) {
	if id != nil {
		v.one(path, id)
	}
}

func (v visitor) all(path string, ids []string) {
	for i := range ids {
		v.one(fmt.Sprintf("%s[%d]", path, i), &ids[i])
	}
}

func (v visitor) proof(path string, list *[]facts.Evidence) {
	if v.evidence != nil {
		v.evidence(path+".evidence", list)
	}
}

func (v visitor) words(path string, s *facts.Span) {
	if v.content != nil {
		v.content(path+".content", s)
	}
}

func (v visitor) about(path string, list []facts.About) {
	for i := range list {
		v.one(fmt.Sprintf("%s.about[%d].target", path, i), &list[i].Target)
	}
}

// visit calls the visitor's functions in the order of the document.
func visit(d *facts.Document, v visitor) {
	for i := range d.Offices {
		f, at := &d.Offices[i], fmt.Sprintf("facts.offices[%d]", i)
		v.one(at+".person", &f.Person)
		v.maybe(at+".of", f.Of)
		v.proof(at, &f.Evidence)
	}
	for i := range d.Memberships {
		f, at := &d.Memberships[i], fmt.Sprintf("facts.memberships[%d]", i)
		v.one(at+".member", &f.Member)
		v.one(at+".of", &f.Of)
		v.proof(at, &f.Evidence)
	}
	for i := range d.Places {
		f, at := &d.Places[i], fmt.Sprintf("facts.places[%d]", i)
		v.one(at+".place", &f.Place)
		v.one(at+".in", &f.In)
		v.proof(at, &f.Evidence)
	}
	visitSpeech(d, v)
	visitHappenings(d, v)
	for i := range d.Ties {
		f, at := &d.Ties[i], fmt.Sprintf("facts.ties[%d]", i)
		v.one(at+".subject", &f.Subject)
		v.one(at+".object", &f.Object)
		v.proof(at, &f.Evidence)
	}
}

func visitSpeech(d *facts.Document, v visitor) {
	for i := range d.Statements {
		f, at := &d.Statements[i], fmt.Sprintf("facts.statements[%d]", i)
		v.all(at+".speakers", f.Speakers)
		v.words(at, &f.Content)
		v.all(at+".audience", f.Audience)
		v.maybe(at+".medium", f.Medium)
		v.maybe(at+".place", f.Place)
		v.about(at, f.About)
		v.proof(at, &f.Evidence)
	}
	for i := range d.Claims {
		f, at := &d.Claims[i], fmt.Sprintf("facts.claims[%d]", i)
		v.all(at+".holders", f.Holders)
		v.words(at, &f.Content)
		v.about(at, f.About)
		v.proof(at, &f.Evidence)
	}
}

func visitHappenings(d *facts.Document, v visitor) {
	for i := range d.Agreements {
		f, at := &d.Agreements[i], fmt.Sprintf("facts.agreements[%d]", i)
		v.maybe(at+".ends", f.Ends)
		v.maybe(at+".supersedes", f.Supersedes)
		for k := range f.Roles {
			role := fmt.Sprintf("%s.roles[%d]", at, k)
			v.one(role+".entity", &f.Roles[k].Entity)
			v.proof(role, &f.Roles[k].Evidence)
		}
		for k := range f.Provisions {
			v.proof(fmt.Sprintf("%s.provisions[%d]", at, k), &f.Provisions[k].Evidence)
		}
		v.proof(at, &f.Evidence)
	}
	for i := range d.Events {
		f, at := &d.Events[i], fmt.Sprintf("facts.events[%d]", i)
		v.all(at+".actors", f.Actors)
		v.all(at+".recipients", f.Recipients)
		v.all(at+".mediators", f.Mediators)
		v.all(at+".hosts", f.Hosts)
		v.maybe(at+".place", f.Place)
		v.maybe(at+".conflict", f.Conflict)
		v.proof(at, &f.Evidence)
	}
	for i := range d.Conflicts {
		f, at := &d.Conflicts[i], fmt.Sprintf("facts.conflicts[%d]", i)
		v.all(at+".parties", f.Parties)
		v.proof(at, &f.Evidence)
	}
}

// clone copies a document so that it can be written to.
func clone(d *facts.Document) (*facts.Document, error) {
	data, err := json.Marshal(d)
	if err != nil {
		return nil, fmt.Errorf("copy the facts of a correction: %w", err)
	}
	out := new(facts.Document)
	if err := json.Unmarshal(data, out); err != nil {
		return nil, fmt.Errorf("copy the facts of a correction: %w", err)
	}
	return out, nil
}

// evidenced returns the facts as a document that passes facts.Check: each has a passage of its own in a text that is not there, so that what
// is known by its passage alone stays apart.
func evidenced(d *facts.Document) (*facts.Document, error) {
	if d == nil {
		d = new(facts.Document)
	}
	out, err := clone(d)
	if err != nil {
		return nil, err
	}
	out.Format = facts.Format
	out.Article = facts.Article{ID: "correction", SHA256: strings.Repeat("0", 64)}
	next := 0
	place := func(exact string) facts.Span {
		start := next
		next += utf8.RuneCountInString(exact) + 1
		return facts.Span{Start: start, End: next - 1, Exact: exact}
	}
	visit(out, visitor{
		evidence: func(_ string, list *[]facts.Evidence) {
			*list = []facts.Evidence{{Span: place("by hand"), Rule: "correction", Confidence: 1}}
		},
		content: func(_ string, s *facts.Span) { *s = place(s.Exact) },
	})
	if err := facts.Check(out); err != nil {
		var wrong *Error
		if errors.As(err, &wrong) {
			at := *wrong
			at.Path = "facts." + at.Path
			return nil, &at
		}
		return nil, err
	}
	return out, nil
}

// canonicalFacts writes facts without what says nothing, so that the same facts are the same bytes; nil for none.
func canonicalFacts(d *facts.Document) (json.RawMessage, error) {
	if d == nil {
		return nil, nil
	}
	data, err := json.Marshal(d)
	if err != nil {
		return nil, fmt.Errorf("write the facts of a correction: %w", err)
	}
	in := json.NewDecoder(bytes.NewReader(data))
	in.UseNumber()
	var v map[string]any
	if err := in.Decode(&v); err != nil {
		return nil, fmt.Errorf("write the facts of a correction: %w", err)
	}
	delete(v, "format")
	delete(v, "article")
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(compact(v)); err != nil {
		return nil, fmt.Errorf("write the facts of a correction: %w", err)
	}
	return bytes.TrimSpace(buf.Bytes()), nil
}

// compact leaves out nulls, empty lists, falsehoods and passages.
func compact(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for name, x := range v {
			x = compact(x)
			list, isList := x.([]any)
			if x == nil || x == false || isList && len(list) == 0 || name == "start" || name == "end" || name == "evidence" || name == "mentions" {
				delete(v, name)
				continue
			}
			v[name] = x
		}
		return v
	case []any:
		for i := range v {
			v[i] = compact(v[i])
		}
		return v
	}
	return v
}
