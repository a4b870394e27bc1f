//nolint:revive // accessors named after the schema need no comment each; gqlgen binds arguments by their names, which the loader reads itself
package model

import (
	"context"

	"entente/graph"
)

// Node is anything with an identity of its own.
type Node interface {
	Object
	IsNode()
	// TypeName is the name of the node's type, the label it has in the graph.
	TypeName() string
}

// Entity is an actor or a place.
type Entity interface {
	Node
	IsEntity()
}

// Actor is whoever can act.
type Actor interface {
	Entity
	IsActor()
}

// Place is whatever can be a location.
type Place interface {
	Entity
	IsPlace()
}

// AboutTarget is what a statement or claim can be about.
type AboutTarget interface {
	Node
	IsAboutTarget()
}

// named is what all actors and places share.
type named struct{ *graph.Actor }

func (n named) IsNode()          {}
func (n named) IsEntity()        {}
func (n named) IsAboutTarget()   {}
func (n named) Key() string      { return string(n.ID) }
func (n named) TypeName() string { return string(n.Label) }

func (n named) Aliases() []string   { return list(n.Actor.Aliases) }
func (n named) Wikidata() *string   { return opt(n.Actor.Wikidata) }
func (n named) Gender() *string     { return opt(n.Actor.Gender) }
func (n named) Iso3() *string       { return opt(n.ISO3) }
func (n named) Capital() *string    { return opt(n.Actor.Capital) }
func (n named) Status() *string     { return opt(n.Actor.Status) }
func (n named) Kind() *string       { return opt(n.OrgKind) }
func (n named) Sector() *string     { return opt(n.Actor.Sector) }
func (n named) Latitude() *float64  { return n.coordinate(n.Actor.Latitude) }
func (n named) Longitude() *float64 { return n.coordinate(n.Actor.Longitude) }

// coordinate is unknown only where both are zero: there are places on the equator.
func (n named) coordinate(v float64) *float64 {
	if n.Actor.Latitude == 0 && n.Actor.Longitude == 0 {
		return nil
	}
	return &v
}

func (n named) Mentions(ctx context.Context, first int, after *string, order Order) (*MentionConnection, error) {
	return load[*MentionConnection](ctx, newEntity(n.Actor))
}

func (n named) Statements(ctx context.Context, first int, after *string, order Order) (*StatementConnection, error) {
	return load[*StatementConnection](ctx, newEntity(n.Actor))
}

func (n named) StatementsAbout(ctx context.Context, first int, after *string, order Order) (*StatementConnection, error) {
	return load[*StatementConnection](ctx, newEntity(n.Actor))
}

func (n named) Carried(ctx context.Context, first int, after *string, order Order) (*StatementConnection, error) {
	return load[*StatementConnection](ctx, newEntity(n.Actor))
}

func (n named) Claims(ctx context.Context, first int, after *string) (*ClaimConnection, error) {
	return load[*ClaimConnection](ctx, newEntity(n.Actor))
}

func (n named) Agreements(ctx context.Context, roles []graph.Role, first int, after *string, order Order) (*ParticipationConnection, error) {
	return load[*ParticipationConnection](ctx, newEntity(n.Actor))
}

func (n named) Events(ctx context.Context, roles []graph.Role, first int, after *string, order Order) (*ParticipationConnection, error) {
	return load[*ParticipationConnection](ctx, newEntity(n.Actor))
}

func (n named) Ties(ctx context.Context, types []graph.TieType, first int, after *string) (*RelationConnection, error) {
	return load[*RelationConnection](ctx, newEntity(n.Actor))
}

func (n named) Memberships(ctx context.Context, first int, after *string) (*MembershipConnection, error) {
	return load[*MembershipConnection](ctx, newEntity(n.Actor))
}

func (n named) Members(ctx context.Context, first int, after *string) (*MembershipConnection, error) {
	return load[*MembershipConnection](ctx, newEntity(n.Actor))
}

func (n named) Bodies(ctx context.Context, first int, after *string) (*MembershipConnection, error) {
	return load[*MembershipConnection](ctx, newEntity(n.Actor))
}

func (n named) PartOf(ctx context.Context, first int, after *string) (*MembershipConnection, error) {
	return load[*MembershipConnection](ctx, newEntity(n.Actor))
}

func (n named) Parts(ctx context.Context, first int, after *string) (*MembershipConnection, error) {
	return load[*MembershipConnection](ctx, newEntity(n.Actor))
}

func (n named) Offices(ctx context.Context, first int, after *string) (*OccupancyConnection, error) {
	return load[*OccupancyConnection](ctx, newEntity(n.Actor))
}

func (n named) Positions(ctx context.Context, first int, after *string) (*PositionConnection, error) {
	return load[*PositionConnection](ctx, newEntity(n.Actor))
}

// The actors and places.
type (
	Person       struct{ named }
	State        struct{ named }
	Region       struct{ named }
	City         struct{ named }
	Facility     struct{ named }
	Organization struct{ named }
	Group        struct{ named }
)

func (*Person) IsActor()       {}
func (*State) IsActor()        {}
func (*Region) IsActor()       {}
func (*Organization) IsActor() {}
func (*Group) IsActor()        {}

func (*State) IsPlace()    {}
func (*Region) IsPlace()   {}
func (*City) IsPlace()     {}
func (*Facility) IsPlace() {}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
