package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"

	"entente/graph"
	"entente/loader/extract"
	"entente/loader/facts"
	"entente/loader/resolve"
	"entente/loader/source"
)

// explainer is a reader that keeps why, until somebody asks.
type explainer struct {
	reader
	mu  sync.Mutex
	why map[*facts.Document]*extract.Explanation
}

// Extract implements loader.Extractor.
func (x *explainer) Extract(ctx context.Context, a *source.Article) (*facts.Document, error) {
	doc, why, err := x.Explain(ctx, inputOf(a))
	if err != nil {
		return nil, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.why[doc] = why
	return doc, nil
}

// take returns why a document is as it is, once; nil for one that was not read here.
func (x *explainer) take(doc *facts.Document) *extract.Explanation {
	x.mu.Lock()
	defer x.mu.Unlock()
	why := x.why[doc]
	delete(x.why, doc)
	return why
}

// decision is one line of an explanation in JSON.
type decision struct {
	Article  string   `json:"article"`
	Kind     string   `json:"kind"` // DATE, MENTION, TIME or FACT
	Start    int      `json:"start"`
	End      int      `json:"end"`
	Exact    string   `json:"exact"`
	Entities []string `json:"entities,omitempty"` // MENTION: ids in the document
	Names    []string `json:"names,omitempty"`    // theirs
	Via      string   `json:"via,omitempty"`
	Fact     graph.ID `json:"fact,omitempty"`      // FACT: its id in the graph
	Type     string   `json:"type,omitempty"`      // its label
	Text     string   `json:"text,omitempty"`      // the fact, or the date, in words
	Time     string   `json:"time,omitempty"`      // TIME: DATE, DURATION or SET
	Claimed  string   `json:"claimedBy,omitempty"` // who claims it
	Rule     string   `json:"rule,omitempty"`
	Score    float64  `json:"score"`
	Why      string   `json:"why,omitempty"`
	Others   []string `json:"others,omitempty"` // what else it could have been
}

// explain prints why the articles of some sources are read as they are.
func (a *app) explain(ctx context.Context, read *reading, names []string, asJSON bool) error {
	set, err := a.sources(read, names)
	if err != nil {
		return err
	}
	p, q, err := a.pipeline(read, set)
	if err != nil {
		return err
	}
	x := &explainer{why: map[*facts.Document]*extract.Explanation{}}
	if r, ok := p.Extractor.(reader); ok {
		x.reader = r
		p.Extractor = x
	}
	show, err := a.page(&looks{color: "auto"})
	if err != nil {
		return err
	}
	emit := func(doc *facts.Document) error {
		list, err := decisions(doc, x.take(doc))
		if err != nil {
			return err
		}
		if asJSON {
			return writeDecisions(show.out, list)
		}
		show.explanation(doc, list)
		return nil
	}
	receipt, err := p.Extract(ctx, set.Items(ctx), emit)
	for _, r := range receipt.Reasons {
		fmt.Fprintf(a.err, "%s: %s: %s\n", source.Place(r.Source, r.Line), r.Code, r.Reason)
	}
	if err = errors.Join(err, show.out.Flush(), q.Close()); err != nil {
		return err
	}
	return rejected(receipt, q)
}

// decisions lists everything that was decided in reading an article. Facts that were not read here have mentions without reasons.
func decisions(doc *facts.Document, why *extract.Explanation) ([]decision, error) {
	c, err := resolve.Contribution(doc)
	if err != nil {
		return nil, fmt.Errorf("explain %s: %w", doc.Article.ID, err)
	}
	var out []decision
	add := func(d decision) {
		d.Article = doc.Article.ID
		out = append(out, d)
	}
	if b := doc.Article.PublishedBasis; b != nil && doc.Article.Published != nil {
		add(decision{Kind: "DATE", Text: *doc.Article.Published, Score: 1, Why: b.Reason})
	}
	names := map[string]string{}
	for _, e := range doc.Entities {
		names[e.ID] = e.Name
	}
	if why != nil {
		for _, m := range why.Mentions {
			d := decision{
				Kind: "MENTION", Start: m.Start, End: m.End, Exact: m.Exact, Entities: m.Entities, Via: m.Via, Rule: m.Rule, Score: m.Score, Why: m.Why, Others: m.Others,
			}
			for _, id := range m.Entities {
				d.Names = append(d.Names, names[id])
			}
			add(d)
		}
	}
	if why != nil {
		for _, t := range why.Times {
			add(decision{Kind: "TIME", Start: t.Start, End: t.End, Exact: t.Exact, Time: string(t.Kind), Text: dateInWords(&t), Score: 1})
		}
	}
	for _, s := range supportOf(c) {
		ev := s.evidence
		add(decision{
			Kind: "FACT", Start: ev.Start, End: ev.End, Exact: ev.Exact, Fact: s.fact, Type: string(s.label), Text: s.text, Claimed: s.claimed,
			Rule: ev.Rule, Score: ev.Confidence, Why: extract.Reason(ev.Rule),
		})
	}
	return out, nil
}

// dateInWords is the date of an expression with its precision, empty where it has none.
func dateInWords(t *extract.Time) string {
	if !t.Known() {
		return ""
	}
	words := t.ISO + ", to the " + strings.ToLower(string(t.Precision))
	if t.Approximate {
		words += ", roughly"
	}
	return words
}

func writeDecisions(out *bufio.Writer, list []decision) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for i := range list {
		if err := enc.Encode(&list[i]); err != nil {
			return fmt.Errorf("write the explanation: %w", err)
		}
	}
	return nil
}

// explanation shows an article's decisions for people: who is mentioned, then what is read.
func (p *page) explanation(doc *facts.Document, list []decision) {
	if p.shown++; p.shown > 1 {
		fmt.Fprintln(p.out)
	}
	title := doc.Article.ID
	if doc.Article.Title != nil {
		title = *doc.Article.Title
	}
	p.wrap([]run{{title, bold}}, "", "")
	kind := ""
	for _, d := range list {
		if d.Kind != kind {
			kind = d.Kind
			p.wrap([]run{{map[string]string{"DATE": "When it was published", "MENTION": "Who and what is named", "TIME": "When", "FACT": "What is read"}[kind], bold}}, "", "")
		}
		p.decision(d)
	}
}

func (p *page) decision(d decision) {
	const indent = "      "
	sure := fmt.Sprintf("%s %.0f%%", d.Rule, 100*d.Score)
	switch d.Kind {
	case "DATE":
		p.wrap([]run{{d.Text, ""}, {": " + d.Why, faint}}, "  ", indent)
		return
	case "MENTION":
		p.wrap([]run{{fmt.Sprintf("%d–%d ", d.Start, d.End), faint}, {quoted(d.Exact), ""}, {" is " + strings.Join(d.Names, ", "), bold}, {" · " + d.Via + " · " + sure, faint}}, "  ", indent)
	case "TIME":
		is := " is " + d.Text
		if d.Text == "" {
			is = map[string]string{string(extract.Lasting): " is how long something lasts", string(extract.Repetition): " is how often something is"}[d.Time]
		}
		if is == "" {
			is = " is a date that nothing here tells"
		}
		p.wrap([]run{{fmt.Sprintf("%d–%d ", d.Start, d.End), faint}, {quoted(d.Exact), ""}, {is, bold}}, "  ", indent)
	default:
		runs := []run{{fmt.Sprintf("%d–%d ", d.Start, d.End), faint}, {d.Text, ""}}
		if d.Claimed != "" {
			runs = append(runs, run{", as claimed by " + d.Claimed, ""})
		}
		p.wrap(append(runs, run{" · " + sure, faint}), "  ", indent)
		p.wrap([]run{{"reads: " + quoted(d.Exact), faint}}, indent, indent)
	}
	if d.Why != "" {
		p.wrap([]run{{"because: " + d.Why, faint}}, indent, indent)
	}
	if len(d.Others) > 0 {
		p.wrap([]run{{"not: " + strings.Join(d.Others, "; "), faint}}, indent, indent)
	}
}
