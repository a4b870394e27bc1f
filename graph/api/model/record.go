//nolint:revive // accessors named after the schema need no comment each; gqlgen binds arguments by their names, which the loader reads itself
package model

import (
	"context"

	"entente/graph"
)

// Ends are the two nodes that a record joins; they are empty where the record was reached by its id alone and the store has to be asked.
type Ends struct{ Subject, Object graph.ID }

// Relation is the record of a standing tie.
type Relation struct {
	fact
	node  *graph.Relation
	Ends  Ends
	Known *graph.Tally // nil where the tie was not reached over its edge
}

func (r *Relation) Type() graph.TieType       { return r.node.Type }
func (r *Relation) Polarity() *graph.Polarity { return opt(r.node.Polarity) }
func (r *Relation) Modality() *graph.Modality { return opt(r.node.Modality) }
func (r *Relation) From() graph.Date          { return r.node.From }
func (r *Relation) To() graph.Date            { return r.node.To }

func (r *Relation) Subject(ctx context.Context) (Actor, error) { return load[Actor](ctx, r) }
func (r *Relation) Object(ctx context.Context) (Actor, error)  { return load[Actor](ctx, r) }
func (r *Relation) Tally(ctx context.Context) (*graph.Tally, error) {
	return load[*graph.Tally](ctx, r)
}

// Occupancy is the record of somebody holding an office.
type Occupancy struct {
	fact
	node *graph.Occupancy
	Ends Ends
}

func (o *Occupancy) Status() *string  { return opt(o.node.Status) }
func (o *Occupancy) From() graph.Date { return o.node.From }
func (o *Occupancy) To() graph.Date   { return o.node.To }

func (o *Occupancy) Person(ctx context.Context) (*Person, error)     { return load[*Person](ctx, o) }
func (o *Occupancy) Position(ctx context.Context) (*Position, error) { return load[*Position](ctx, o) }

// Membership is the record of an actor belonging to an organisation, or of a place lying in another.
type Membership struct {
	fact
	node *graph.Membership
	Ends Ends
}

func (m *Membership) Role() *string    { return opt(m.node.Role) }
func (m *Membership) From() graph.Date { return m.node.From }
func (m *Membership) To() graph.Date   { return m.node.To }

func (m *Membership) Member(ctx context.Context) (Entity, error) { return load[Entity](ctx, m) }
func (m *Membership) Of(ctx context.Context) (Entity, error)     { return load[Entity](ctx, m) }

// Participation is the record of an actor's role in an agreement or an event.
type Participation struct {
	fact
	node *graph.Participation
	Ends Ends
}

func (p *Participation) Role() graph.Role          { return p.node.Role }
func (p *Participation) Modality() *graph.Modality { return opt(p.node.Modality) }

func (p *Participation) Actor(ctx context.Context) (Actor, error) { return load[Actor](ctx, p) }
func (p *Participation) Agreement(ctx context.Context) (*Agreement, error) {
	return load[*Agreement](ctx, p)
}
func (p *Participation) Event(ctx context.Context) (*Event, error) { return load[*Event](ctx, p) }

// EndsOf returns where a record keeps its ends, nil for a node that is no record.
func EndsOf(o Object) *Ends {
	switch o := o.(type) {
	case *Relation:
		return &o.Ends
	case *Occupancy:
		return &o.Ends
	case *Membership:
		return &o.Ends
	case *Participation:
		return &o.Ends
	}
	return nil
}
