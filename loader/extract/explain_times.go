package extract

import (
	"entente/loader/facts"
	"entente/loader/text/timex"
)

// TimeKind is what an expression of time tells.
type TimeKind string

// The kinds of expressions of time. Only a point or a period on the calendar can have a date.
const (
	PointOrPeriod TimeKind = "DATE"
	Lasting       TimeKind = "DURATION"
	Repetition    TimeKind = "SET"
)

// Time is an expression of time and the date that it was read as; see docs/dates.md.
type Time struct {
	facts.Span
	Kind TimeKind
	timex.Date
}

// expressions are the article's expressions of time.
func (e *explainer) expressions() []Time {
	out := make([]Time, 0, len(e.times))
	for i := range e.times {
		t := &e.times[i]
		x := Time{Span: e.span(t.Range), Kind: PointOrPeriod, Date: t.date}
		switch {
		case t.Lasting:
			x.Kind = Lasting
		case t.Recurring:
			x.Kind = Repetition
		}
		out = append(out, x)
	}
	return out
}
