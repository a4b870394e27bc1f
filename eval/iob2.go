package eval

import (
	"bufio"
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"entente/loader/extract"
	"entente/loader/facts"
)

// typedSpan is a name with its class.
type typedSpan struct {
	span
	class string
}

// iobDocument is a document made of the sentences of a file, one a paragraph.
type iobDocument struct {
	id    string
	text  strings.Builder
	runes int
	names []typedSpan
}

// measureIOB2 scores the names of a file in the manner of Universal NER: comments, then a word a line with its number and its class.
func measureIOB2(ctx context.Context, r *runner, s Set) (*Table, error) {
	docs, err := readIOB2(s)
	if err != nil {
		return nil, err
	}
	in, raw := make([]extract.Input, len(docs)), make([]string, len(docs))
	for i, d := range docs {
		in[i], raw[i] = extract.Input{ID: d.id}, d.text.String()
	}
	read, refused, err := r.readAll(ctx, in, raw)
	if err != nil {
		return nil, err
	}
	perClass := map[string]*counts{"PER": {}, "ORG": {}, "LOC": {}}
	for i, d := range docs {
		scoreNames(perClass, d.names, namesOf(read[i]))
	}
	t := &Table{Articles: len(docs), Refused: refused}
	var all counts
	for _, class := range []string{"PER", "ORG", "LOC"} {
		t.Rows = append(t.Rows, perClass[class].row("names: "+class))
		all.add(*perClass[class])
	}
	t.Rows = append(t.Rows, all.row("names: all"))
	return t, nil
}

func scoreNames(perClass map[string]*counts, gold, predicted []typedSpan) {
	want := map[typedSpan]bool{}
	for _, g := range gold {
		want[g] = true
	}
	seen := map[typedSpan]bool{}
	for _, p := range predicted {
		if seen[p] {
			continue
		}
		seen[p] = true
		c := perClass[p.class]
		c.predicted++
		if want[p] {
			c.right++
			c.found++
		}
	}
	for g := range want {
		perClass[g.class].gold++
	}
}

// namesOf are the names read, with the classes of such files.
func namesOf(r *reading) []typedSpan {
	classes := map[string]string{facts.Person: "PER", facts.State: "LOC", facts.Region: "LOC", facts.City: "LOC", facts.Facility: "LOC", facts.Organization: "ORG", facts.Group: "ORG"}
	var out []typedSpan
	for _, e := range r.doc.Entities {
		for _, m := range e.Mentions {
			if named(m) {
				out = append(out, typedSpan{r.span(m.Span), classes[e.Kind]})
			}
		}
	}
	return out
}

// readIOB2 reads a file's documents.
func readIOB2(s Set) ([]*iobDocument, error) {
	file, err := s.files.Open(s.path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	var docs []*iobDocument
	p := &iobParser{}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok || len(docs) == 0 {
			docs = append(docs, &iobDocument{id: id})
			p.doc = docs[len(docs)-1]
		}
		if err := p.line(line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", s.path, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", s.path, err)
	}
	if len(docs) == 0 {
		return nil, fmt.Errorf("%s: there is no document in it", s.path)
	}
	return docs, nil
}

// iobParser aligns the words of each sentence with its text.
type iobParser struct {
	doc  *iobDocument
	rest string // of the sentence's text
	at   int    // where rest begins in the document
	open bool   // the last word was part of a name
}

func (p *iobParser) line(line string) error {
	if sentence, ok := strings.CutPrefix(line, "# text = "); ok {
		if p.doc.runes > 0 {
			p.doc.text.WriteString("\n\n")
			p.doc.runes += 2
		}
		p.rest, p.at, p.open = sentence, p.doc.runes, false
		p.doc.text.WriteString(sentence)
		p.doc.runes += utf8.RuneCountInString(sentence)
		return nil
	}
	if line == "" || strings.HasPrefix(line, "#") {
		return nil
	}
	fields := strings.Split(line, "\t")
	if len(fields) < 3 {
		return fmt.Errorf("a word has %d columns, not a number, the word and its class", len(fields))
	}
	before, after, ok := strings.Cut(p.rest, fields[1])
	if !ok {
		return fmt.Errorf("the word %q is not in the rest of its sentence", fields[1])
	}
	start := p.at + utf8.RuneCountInString(before)
	end := start + utf8.RuneCountInString(fields[1])
	p.rest, p.at = after, end
	switch mark, class, _ := strings.Cut(fields[2], "-"); {
	case class != "PER" && class != "ORG" && class != "LOC":
		p.open = false
	case mark == "I" && p.open:
		p.doc.names[len(p.doc.names)-1].End = end
	default:
		p.doc.names, p.open = append(p.doc.names, typedSpan{span{start, end}, class}), true
	}
	return nil
}
