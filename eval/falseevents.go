package eval

import (
	"entente/loader/facts"
	"entente/loader/text"
)

// falseEvents counts the events that are read in sentences that tell of none.
type falseEvents struct{ sentences, events int }

// row is the mean of events a sentence.
func (f *falseEvents) row(name string) Row { return rateRow(name, f.events, f.sentences) }

// countIn counts the sentences of a text that hold no passage of a gold event, and the passages of events that begin in them.
func (f *falseEvents) countIn(r *reading, holds func(span) bool) {
	for _, s := range r.sentences() {
		if holds(s) {
			continue
		}
		f.sentences++
		for _, e := range tellings(r.doc) {
			if at := r.span(e.at); s.Start <= at.Start && at.Start < s.End {
				f.events++
			}
		}
	}
}

// sentences are the passages of the sentences of an article's story and title, in the gold's text.
func (r *reading) sentences() []span {
	source, err := text.FromString(string(r.text))
	if err != nil {
		return nil // it was refused when it was read
	}
	var out []span
	for _, s := range text.Parse(source).Sentences {
		if s.Part == text.Body || s.Part == text.Title {
			out = append(out, r.span(facts.Span{Start: s.Start, End: s.End}))
		}
	}
	return out
}
