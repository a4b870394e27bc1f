package eval

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"entente/loader/extract"
	"entente/loader/facts"
	"entente/loader/text"
)

// reading is what was read from one article, with offsets into the text as the gold standard has it.
type reading struct {
	doc     *facts.Document
	text    []rune // the gold standard's
	refused error  // why the program would quarantine the article; nil: it would not

	entities map[string]*facts.Entity
	at       []int // code point of the gold's text for each of the canonical text and its end; nil where they are the same
}

// readArticle reads one article. It is an empty reading where the extractor declines the language, or breaks the rules of the facts format.
func readArticle(ctx context.Context, x Extractor, in extract.Input, raw string) (*reading, error) {
	source, err := text.FromString(raw)
	if err != nil {
		return nil, fmt.Errorf("article %s: %w", in.ID, err)
	}
	in.Source = source
	r := &reading{text: []rune(raw), at: originalOffsets(source, raw), entities: map[string]*facts.Entity{}}
	in.Actors = r.canonical(in.Actors)
	r.doc, err = x.Extract(ctx, in)
	var language *extract.NotEnglishError
	switch {
	case err == nil:
		r.refused = facts.Check(r.doc)
	case errors.As(err, &language):
		r.refused = language
	default:
		return nil, fmt.Errorf("article %s: %w", in.ID, err)
	}
	if r.refused != nil {
		r.doc = &facts.Document{}
	}
	for i := range r.doc.Entities {
		r.entities[r.doc.Entities[i].ID] = &r.doc.Entities[i]
	}
	return r, nil
}

// originalOffsets maps code points of the canonical text to those of the text that it was made from.
func originalOffsets(source *text.Source, raw string) []int {
	if source.Text == raw {
		return nil
	}
	out := make([]int, source.Len()+1)
	bytes, points := 0, 0
	for i := range out {
		for b := source.OriginalByte(i); bytes < b; points++ {
			_, size := utf8.DecodeRuneInString(raw[bytes:])
			bytes += size
		}
		out[i] = points
	}
	return out
}

func (r *reading) span(s facts.Span) span {
	if r.at == nil {
		return span{s.Start, s.End}
	}
	return span{r.at[s.Start], r.at[s.End]}
}

// canonical maps passages of the gold's text to the canonical text.
func (r *reading) canonical(passages []text.Span) []text.Span {
	if r.at == nil {
		return passages
	}
	var out []text.Span
	for _, p := range passages {
		start, _ := slices.BinarySearch(r.at, p.Start)
		end, _ := slices.BinarySearch(r.at, p.End)
		out = append(out, text.Span{Start: start, End: end})
	}
	return out
}

// saying is a statement as quotation scorers see it.
type saying struct {
	kind    string
	parts   []span
	whole   span
	speaker *speaker // nil: unknown
}

// speaker is who a statement is given to: a name, and the passage that names or refers to them nearest to the words of saying.
type speaker struct {
	name string
	at   *span
}

// sayings are the article's statements, in the document's order.
func (r *reading) sayings() []saying {
	var out []saying
	for i := range r.doc.Statements {
		s := &r.doc.Statements[i]
		q := saying{kind: s.Kind, whole: r.span(s.Content)}
		for _, p := range s.Parts {
			q.parts = append(q.parts, r.span(p))
		}
		if len(q.parts) == 0 {
			q.parts = []span{q.whole}
		}
		q.speaker = r.speakerOf(s, q.parts)
		out = append(out, q)
	}
	return out
}

// speakerOf names a statement's speaker by the mention nearest to its cue, or to its content where it has none. Mentions within the content come
// last: they are what the speaker said.
func (r *reading) speakerOf(s *facts.Statement, parts []span) *speaker {
	if len(s.Speakers) == 0 {
		return nil
	}
	anchor := r.span(s.Content)
	if s.Cue != nil {
		anchor = r.span(*s.Cue)
	}
	out := &speaker{}
	best := 0
	for _, id := range s.Speakers {
		e := r.entities[id]
		if e == nil {
			continue
		}
		if out.name == "" {
			out.name = e.Name
		}
		for _, m := range e.Mentions {
			at := r.span(m.Span)
			far := max(0, -at.overlap(anchor))
			for _, p := range parts {
				if at.overlaps(p) {
					far += len(r.text)
				}
			}
			if out.at == nil || far < best {
				out.name, out.at, best = e.Name, &at, far
			}
		}
	}
	if out.name == "" {
		return nil
	}
	return out
}

// named are the mentions that name an entity, rather than refer to it.
func named(m facts.Mention) bool { return m.Via == facts.ViaName || m.Via == facts.ViaMetonym }

// mentionsOverlap reports whether an entity has a mention, other than by the entity's belonging words, that overlaps one of the passages.
func (r *reading) mentionsOverlap(id string, at ...span) bool {
	e := r.entities[id]
	if e == nil {
		return false
	}
	for _, m := range e.Mentions {
		s := r.span(m.Span)
		for _, p := range at {
			if s.overlaps(p) {
				return true
			}
		}
	}
	return false
}
