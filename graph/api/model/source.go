//nolint:revive // accessors named after the schema need no comment each; gqlgen binds arguments by their names, which the loader reads itself
package model

import (
	"context"

	"entente/graph"
)

// Position is an office.
type Position struct{ node *graph.Position }

func (*Position) IsNode()             {}
func (*Position) TypeName() string    { return string(graph.LabelPosition) }
func (p *Position) Key() string       { return string(p.node.ID) }
func (p *Position) ID() graph.ID      { return p.node.ID }
func (p *Position) Title() string     { return p.node.Title }
func (p *Position) Function() *string { return opt(p.node.Function) }

func (p *Position) Of(ctx context.Context) (Actor, error) { return load[Actor](ctx, p) }
func (p *Position) Holders(ctx context.Context, first int, after *string) (*OccupancyConnection, error) {
	return load[*OccupancyConnection](ctx, p)
}

// Article is one news article.
type Article struct{ node *graph.Article }

func (*Article) IsNode()                   {}
func (*Article) TypeName() string          { return string(graph.LabelArticle) }
func (a *Article) Key() string             { return string(a.node.ID) }
func (a *Article) ID() graph.ID            { return a.node.ID }
func (a *Article) Title() *string          { return opt(a.node.Title) }
func (a *Article) Kicker() *string         { return opt(a.node.Kicker) }
func (a *Article) Publisher() *string      { return opt(a.node.Publisher) }
func (a *Article) Dateline() *string       { return opt(a.node.Dateline) }
func (a *Article) Published() graph.Date   { return a.node.Published }
func (a *Article) PublishedBasis() *string { return opt(a.node.PublishedBasis) }
func (a *Article) URL() *string            { return opt(a.node.URL) }
func (a *Article) Language() *string       { return opt(a.node.Language) }
func (a *Article) Sha256() string          { return a.node.SHA256 }
func (a *Article) Text() *string           { return opt(a.node.Text) }

func (a *Article) Mentions(ctx context.Context, first int, after *string) (*MentionConnection, error) {
	return load[*MentionConnection](ctx, a)
}
func (a *Article) Evidence(ctx context.Context, first int, after *string) (*EvidenceConnection, error) {
	return load[*EvidenceConnection](ctx, a)
}

// Mention is that an article mentions an actor or a place.
type Mention struct {
	Article *Article
	Entity  Entity
	Count   int
}

func (*Mention) Key() string { return "" }

// Children implements Container.
func (m *Mention) Children(field string) []Object {
	switch field {
	case "article":
		return []Object{m.Article}
	case "entity":
		return []Object{m.Entity}
	}
	return nil
}

// Evidence is a passage of one article.
type Evidence struct{ node *graph.Evidence }

func (*Evidence) IsNode()               {}
func (*Evidence) TypeName() string      { return string(graph.LabelEvidence) }
func (e *Evidence) Key() string         { return string(e.node.ID) }
func (e *Evidence) ID() graph.ID        { return e.node.ID }
func (e *Evidence) Start() int          { return e.node.Start }
func (e *Evidence) End() int            { return e.node.End }
func (e *Evidence) Exact() string       { return e.node.Exact }
func (e *Evidence) Prefix() string      { return e.node.Prefix }
func (e *Evidence) Suffix() string      { return e.node.Suffix }
func (e *Evidence) Rule() string        { return e.node.Rule }
func (e *Evidence) Confidence() float64 { return e.node.Confidence }

// Node returns the evidence's node.
func (e *Evidence) Node() *graph.Evidence { return e.node }

func (e *Evidence) AttributedTo(ctx context.Context) (Actor, error) { return load[Actor](ctx, e) }
func (e *Evidence) Article(ctx context.Context) (*Article, error)   { return load[*Article](ctx, e) }
func (e *Evidence) Facts(ctx context.Context, first int, after *string) (*FactConnection, error) {
	return load[*FactConnection](ctx, e)
}

// Correction is what somebody changed by hand.
type Correction struct{ node *graph.Correction }

func (*Correction) IsNode()                {}
func (*Correction) TypeName() string       { return string(graph.LabelCorrection) }
func (c *Correction) Key() string          { return string(c.node.ID) }
func (c *Correction) ID() graph.ID         { return c.node.ID }
func (c *Correction) Action() graph.Action { return c.node.Action }
func (c *Correction) By() string           { return c.node.By }
func (c *Correction) Reason() string       { return c.node.Reason }
func (c *Correction) At() string           { return c.node.At }
func (c *Correction) Withdraws() *graph.ID { return opt(c.node.Fact) }
func (c *Correction) Text() *string        { return opt(c.node.Text) }

func (c *Correction) Facts(ctx context.Context, first int, after *string) (*FactConnection, error) {
	return load[*FactConnection](ctx, c)
}
