//nolint:revive // accessors named after the schema need no comment each; gqlgen binds arguments by their names, which the loader reads itself
package model

import (
	"context"

	"entente/graph"
)

// Fact is what articles state and passages support.
type Fact interface {
	Node
	IsFact()
}

// TimelineItem is a statement, an agreement or an event.
type TimelineItem interface {
	Node
	IsTimelineItem()
}

// fact is what all facts share.
type fact struct {
	id    graph.ID
	label graph.Label
}

func (f fact) IsNode()          {}
func (f fact) IsFact()          {}
func (f fact) ID() graph.ID     { return f.id }
func (f fact) Key() string      { return string(f.id) }
func (f fact) TypeName() string { return string(f.label) }

func (f fact) Evidence(ctx context.Context, first int, after *string) (*EvidenceConnection, error) {
	return load[*EvidenceConnection](ctx, f)
}

func (f fact) Corrections(ctx context.Context, first int, after *string) (*CorrectionConnection, error) {
	return load[*CorrectionConnection](ctx, f)
}

// Statement is something that an actor communicated.
type Statement struct {
	fact
	node *graph.Statement
}

func (*Statement) IsTimelineItem() {}

func (s *Statement) Text() string       { return s.node.Text }
func (s *Statement) Kind() graph.Speech { return s.node.Speech }
func (s *Statement) Verb() *string      { return opt(s.node.Verb) }
func (s *Statement) Act() *string       { return opt(s.node.Act) }
func (s *Statement) Date() graph.Date   { return s.node.Date }

func (s *Statement) Speakers(ctx context.Context) ([]Actor, error) { return load[[]Actor](ctx, s) }
func (s *Statement) Audience(ctx context.Context) ([]Actor, error) { return load[[]Actor](ctx, s) }
func (s *Statement) Media(ctx context.Context) ([]*Organization, error) {
	return load[[]*Organization](ctx, s)
}
func (s *Statement) Places(ctx context.Context) ([]Place, error) { return load[[]Place](ctx, s) }
func (s *Statement) About(ctx context.Context) ([]*About, error) { return load[[]*About](ctx, s) }

// About is what a statement or claim is about, and its attitude to it.
type About struct {
	Target AboutTarget
	stance graph.Stance
}

// NewAbout makes an About.
func NewAbout(t AboutTarget, s graph.Stance) *About { return &About{t, s} }

func (a *About) Key() string           { return "" }
func (a *About) Stance() *graph.Stance { return opt(a.stance) }

// Children implements Container.
func (a *About) Children(field string) []Object {
	if field == "target" {
		return []Object{a.Target}
	}
	return nil
}

// Claim is a proposition that somebody holds.
type Claim struct {
	fact
	node *graph.Claim
}

func (c *Claim) Text() string       { return c.node.Text }
func (c *Claim) Certainty() *string { return opt(c.node.Certainty) }
func (c *Claim) Date() graph.Date   { return c.node.Date }

func (c *Claim) Holders(ctx context.Context) ([]Actor, error) { return load[[]Actor](ctx, c) }
func (c *Claim) About(ctx context.Context) ([]*About, error)  { return load[[]*About](ctx, c) }

// Agreement is a plan, treaty, accord, ceasefire or alliance.
type Agreement struct {
	fact
	node *graph.Agreement
}

func (*Agreement) IsTimelineItem() {}
func (*Agreement) IsAboutTarget()  {}

func (a *Agreement) Name() string        { return a.node.Name }
func (a *Agreement) Aliases() []string   { return list(a.node.Aliases) }
func (a *Agreement) Kind() *string       { return opt(a.node.Kind) }
func (a *Agreement) Stage() *graph.Stage { return opt(a.node.Stage) }
func (a *Agreement) Binding() *bool      { return a.node.Binding }
func (a *Agreement) Date() graph.Date    { return a.node.Date }

func (a *Agreement) Roles(ctx context.Context, roles []graph.Role, first int, after *string) (*ParticipationConnection, error) {
	return load[*ParticipationConnection](ctx, a)
}

func (a *Agreement) Provisions(ctx context.Context, first int, after *string) (*ProvisionConnection, error) {
	return load[*ProvisionConnection](ctx, a)
}

func (a *Agreement) Ends(ctx context.Context) ([]*Conflict, error) { return load[[]*Conflict](ctx, a) }
func (a *Agreement) Supersedes(ctx context.Context) ([]*Agreement, error) {
	return load[[]*Agreement](ctx, a)
}
func (a *Agreement) SupersededBy(ctx context.Context) ([]*Agreement, error) {
	return load[[]*Agreement](ctx, a)
}
func (a *Agreement) StatementsAbout(ctx context.Context, first int, after *string, order Order) (*StatementConnection, error) {
	return load[*StatementConnection](ctx, a)
}

// Provision is one point of an agreement, or an aim of it.
type Provision struct {
	fact
	node *graph.Provision
}

func (p *Provision) Ordinal() *int    { return opt(p.node.Ordinal) }
func (p *Provision) Topics() []string { return list(p.node.Topics) }
func (p *Provision) Text() string     { return p.node.Text }
func (p *Provision) Agreement(ctx context.Context) (*Agreement, error) {
	return load[*Agreement](ctx, p)
}

// Event is something that happened, is planned, imagined or denied.
type Event struct {
	fact
	node *graph.Event
}

func (*Event) IsTimelineItem() {}
func (*Event) IsAboutTarget()  {}

func (e *Event) Type() string              { return e.node.Type }
func (e *Event) Mode() *string             { return opt(e.node.Mode) }
func (e *Event) Contexts() []string        { return list(e.node.Contexts) }
func (e *Event) Cameo() *string            { return opt(e.node.CAMEO) }
func (e *Event) Quad() *int                { return opt(e.node.Quad) }
func (e *Event) Score() float64            { return e.node.Score }
func (e *Event) Modality() *graph.Modality { return opt(e.node.Modality) }
func (e *Event) Date() graph.Date          { return e.node.Date }
func (e *Event) Precision() *string        { return opt(e.node.Precision) }
func (e *Event) Approximate() bool         { return e.node.Approximate }

func (e *Event) Roles(ctx context.Context, roles []graph.Role, first int, after *string) (*ParticipationConnection, error) {
	return load[*ParticipationConnection](ctx, e)
}
func (e *Event) Places(ctx context.Context) ([]Place, error)        { return load[[]Place](ctx, e) }
func (e *Event) Conflicts(ctx context.Context) ([]*Conflict, error) { return load[[]*Conflict](ctx, e) }
func (e *Event) StatementsAbout(ctx context.Context, first int, after *string, order Order) (*StatementConnection, error) {
	return load[*StatementConnection](ctx, e)
}

// Conflict is a war or a crisis.
type Conflict struct {
	fact
	node *graph.Conflict
}

func (c *Conflict) Name() string     { return c.node.Name }
func (c *Conflict) From() graph.Date { return c.node.From }
func (c *Conflict) To() graph.Date   { return c.node.To }

func (c *Conflict) Events(ctx context.Context, first int, after *string, order Order) (*EventConnection, error) {
	return load[*EventConnection](ctx, c)
}

func (c *Conflict) Agreements(ctx context.Context, first int, after *string, order Order) (*AgreementConnection, error) {
	return load[*AgreementConnection](ctx, c)
}
