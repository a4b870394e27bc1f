package eval

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"entente/loader/extract"
	"entente/loader/facts"
	"entente/loader/text"
	"entente/loader/text/timex"
)

// Explainer is an Extractor that tells, beside the facts, which expressions of time it read. Without it dates are not measured.
type Explainer interface {
	Explain(ctx context.Context, in extract.Input) (*facts.Document, *extract.Explanation, error)
}

// readDate is an expression that was read as one of a date, in offsets of the gold's text.
type readDate struct {
	span
	timex.Date
}

// readTimes reads the dates of articles concurrently and returns them in order, with the reasons for which some were refused. Nothing is read where the extractor is no Explainer.
func (r *runner) readTimes(ctx context.Context, in []extract.Input, raw []string) ([][]readDate, []string, error) {
	out, refused := make([][]readDate, len(in)), make([]string, len(in))
	x, ok := r.x.(Explainer)
	if !ok {
		return out, []string{}, nil
	}
	group, ctx := errgroup.WithContext(ctx)
	workers := r.workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	group.SetLimit(workers)
	for i := range in {
		group.Go(func() (err error) {
			out[i], refused[i], err = datesRead(ctx, x, in[i], raw[i])
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, nil, err
	}
	return out, slices.DeleteFunc(refused, func(s string) bool { return s == "" }), nil
}

// datesRead are the expressions of one article that are no durations or sets; refused says why it was not read.
func datesRead(ctx context.Context, x Explainer, in extract.Input, raw string) (out []readDate, refused string, err error) {
	if in.Source, err = text.FromString(raw); err != nil {
		return nil, "", fmt.Errorf("article %s: %w", in.ID, err)
	}
	r := &reading{at: originalOffsets(in.Source, raw)}
	_, e, err := x.Explain(ctx, in)
	var language *extract.NotEnglishError
	switch {
	case errors.As(err, &language):
		return nil, fmt.Sprintf("%s: %v", in.ID, language), nil
	case err != nil:
		return nil, "", fmt.Errorf("article %s: %w", in.ID, err)
	}
	for _, t := range e.Times {
		if t.Kind == extract.PointOrPeriod {
			out = append(out, readDate{r.span(t.Span), t.Date})
		}
	}
	return out, "", nil
}

// dateTotals count expressions of time over all articles, as TempEval-3 does.
type dateTotals struct {
	overlapping, exact counts // expressions
	valued             counts // expressions with their dates, without those whose date is not judged
	valueOf, valueFor  int    // of those found, those with the right date; all of them
	precise            int    // of those with the right date, those as exact as the gold's
}

// score pairs the expressions of one article with those read, one to one so that they have most in common.
func (t *dateTotals) score(raw string, gold []goldDate, read []readDate) {
	text := []rune(raw)
	weights := make([][]float64, len(gold))
	for i, g := range gold {
		weights[i] = make([]float64, len(read))
		for j, p := range read {
			if n := g.overlap(p.span); n > 0 {
				weights[i][j] = float64(n) / float64(max(g.End, p.End)-min(g.Start, p.Start))
				if !g.optional {
					weights[i][j]++ // first those that count
				}
			}
		}
	}
	paired := assign(weights)
	free := make([]bool, len(read)) // neither right nor wrong
	for i, j := range paired {
		if j >= 0 && gold[i].optional {
			free[j] = true
		}
	}
	var unjudged int
	for i, g := range gold {
		if g.optional {
			continue
		}
		var p *readDate
		if paired[i] >= 0 {
			p = &read[paired[i]]
		}
		unjudged += t.pair(text, &g, p)
	}
	for j, p := range read {
		if !free[j] && !slices.Contains(paired, j) && slices.ContainsFunc(gold, func(g goldDate) bool { return g.optional && g.overlaps(p.span) }) {
			free[j] = true
		}
	}
	n := len(read)
	for _, f := range free {
		if f {
			n--
		}
	}
	t.overlapping.predicted += n
	t.exact.predicted += n
	t.valued.predicted += n - unjudged
}

// pair counts a gold expression and what it is paired with, nil for nothing. It returns 1 where the date of a prediction is not judged.
func (t *dateTotals) pair(text []rune, g *goldDate, p *readDate) (unjudged int) {
	t.overlapping.gold++
	t.exact.gold++
	if len(g.values) > 0 {
		t.valued.gold++
	}
	if p == nil {
		return 0
	}
	hit(&t.overlapping)
	if withoutArticle(text, g.span) == withoutArticle(text, p.span) {
		hit(&t.exact)
	}
	if len(g.values) == 0 {
		return 1
	}
	t.valueFor++
	if !slices.ContainsFunc(g.values, func(v timex.Date) bool { return sameDays(v.ISO, p.ISO) }) {
		return 0
	}
	t.valueOf++
	hit(&t.valued)
	if slices.Contains(g.values, timex.Date{ISO: p.ISO, Precision: p.Precision, Approximate: p.Approximate}) {
		t.precise++
	}
	return 0
}

func hit(c *counts) {
	c.found++
	c.right++
}

// sameDays reports whether two dates have the same first and last day.
func sameDays(a, b string) bool {
	x, ok := daysOf(a)
	y, ok2 := daysOf(b)
	return ok && ok2 && x == y
}

// withoutArticle is a passage without "the" before it, which gold standards have or have not.
func withoutArticle(text []rune, s span) span {
	const the = "the "
	if s.End <= len(text) && s.End-s.Start > len(the) && strings.EqualFold(string(text[s.Start:s.Start+len(the)]), the) {
		s.Start += len(the)
	}
	return s
}

// rows are the figures that every gold standard of dates has.
func (t *dateTotals) rows(name string) []Row {
	return []Row{
		t.overlapping.row(name + ": expressions"), t.exact.row(name + ": expressions, exact bounds"), t.valued.row(name + ": expressions and value"),
		rateRow(name+": value of those found", t.valueOf, t.valueFor),
	}
}

func (t *dateTotals) precisionRow(name string) Row {
	return rateRow(name+": precision of those with the right value", t.precise, t.valueOf)
}
