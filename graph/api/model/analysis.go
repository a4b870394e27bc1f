//nolint:revive // accessors named after the schema need no comment each; gqlgen binds arguments by their names, which the loader reads itself
package model

import (
	"context"
	"math"
	"strconv"

	"entente/graph"
	"entente/graph/align"
)

// Relationship is everything between two actors.
type Relationship struct{ One, Other Actor }

// Key implements Object.
func (r *Relationship) Key() string { return pairKey(r.One, r.Other) }

// Children implements Container.
func (r *Relationship) Children(field string) []Object {
	switch field {
	case "one":
		return []Object{r.One}
	case "other":
		return []Object{r.Other}
	}
	return nil
}

func (r *Relationship) Ties(ctx context.Context, first int, after *string) (*RelationConnection, error) {
	return load[*RelationConnection](ctx, r)
}

func (r *Relationship) StatementsByOne(ctx context.Context, officials bool, first int, after *string, order Order) (*StatementConnection, error) {
	return load[*StatementConnection](ctx, r)
}

func (r *Relationship) StatementsByOther(ctx context.Context, officials bool, first int, after *string, order Order) (*StatementConnection, error) {
	return load[*StatementConnection](ctx, r)
}

func (r *Relationship) Agreements(ctx context.Context, first int, after *string, order Order) (*SharedAgreementConnection, error) {
	return load[*SharedAgreementConnection](ctx, r)
}

func (r *Relationship) Events(ctx context.Context, first int, after *string, order Order) (*SharedEventConnection, error) {
	return load[*SharedEventConnection](ctx, r)
}

func (r *Relationship) Paths(ctx context.Context, maxHops, limit int, types []graph.EdgeType) ([]*Path, error) {
	return load[[]*Path](ctx, r)
}

// pairKey is one string for two actors that no other two have.
func pairKey(a, b Object) string {
	return strconv.Itoa(len(a.Key())) + ":" + a.Key() + b.Key()
}

// Shared is what two actors both have a role in.
type Shared struct{ RolesOfOne, RolesOfOther []*Participation }

// Key implements Object.
func (*Shared) Key() string { return "" }

// Children implements Container.
func (s *Shared) Children(field string) []Object {
	var of []*Participation
	switch field {
	case "rolesOfOne":
		of = s.RolesOfOne
	case "rolesOfOther":
		of = s.RolesOfOther
	}
	return objects(of)
}

// SharedAgreement is an agreement of two actors.
type SharedAgreement struct {
	Agreement *Agreement
	Shared
}

// Children implements Container.
func (s *SharedAgreement) Children(field string) []Object {
	if field == "agreement" {
		return []Object{s.Agreement}
	}
	return s.Shared.Children(field)
}

// SharedEvent is an event of two actors.
type SharedEvent struct {
	Event *Event
	Shared
}

// Children implements Container.
func (s *SharedEvent) Children(field string) []Object {
	if field == "event" {
		return []Object{s.Event}
	}
	return s.Shared.Children(field)
}

// Path is a way from one node to another.
type Path struct {
	Nodes []Node
	Hops  []*Hop
}

func (*Path) Key() string   { return "" }
func (p *Path) Length() int { return len(p.Hops) }

// Children implements Container.
func (p *Path) Children(field string) []Object {
	switch field {
	case "nodes":
		return objects(p.Nodes)
	case "hops":
		return objects(p.Hops)
	}
	return nil
}

// Hop is one step of a path.
type Hop struct {
	From, To Node
	Links    []*Link
}

func (*Hop) Key() string { return "" }

// Children implements Container.
func (h *Hop) Children(field string) []Object {
	switch field {
	case "from":
		return []Object{h.From}
	case "to":
		return []Object{h.To}
	case "links":
		return objects(h.Links)
	}
	return nil
}

// Link is one edge of the graph.
type Link struct {
	Edge     graph.Edge
	From, To Node
}

// Key implements Object: what a link loads hangs on its record alone.
func (l *Link) Key() string { return string(l.Edge.Record) }

// Children implements Container.
func (l *Link) Children(field string) []Object {
	switch field {
	case "from":
		return []Object{l.From}
	case "to":
		return []Object{l.To}
	}
	return nil
}

func (l *Link) Type() graph.EdgeType      { return l.Edge.Type }
func (l *Link) Role() *string             { return opt(l.Edge.Role) }
func (l *Link) Status() *string           { return opt(l.Edge.Status) }
func (l *Link) Modality() *graph.Modality { return opt(l.Edge.Modality) }
func (l *Link) Polarity() *graph.Polarity { return opt(l.Edge.Polarity) }
func (l *Link) Stance() *graph.Stance     { return opt(l.Edge.Stance) }

func (l *Link) Record(ctx context.Context) (Fact, error) { return load[Fact](ctx, l) }
func (l *Link) Evidence(ctx context.Context, first int, after *string) (*EvidenceConnection, error) {
	return load[*EvidenceConnection](ctx, l)
}

// Alliances is who stands with an actor and who against it.
type Alliances struct {
	Actor      Actor
	AsOf       graph.Date
	Complete   bool
	Alignments []*Alignment
	Query      string // what the figures depend on, beside the actor
}

// Key implements Object.
func (a *Alliances) Key() string { return a.Actor.Key() + "\x00" + a.Query }

// Children implements Container.
func (a *Alliances) Children(field string) []Object {
	if field == "actor" {
		return []Object{a.Actor}
	}
	return nil
}

func (a *Alliances) Allies(ctx context.Context, first int, after *string) (*AlignmentConnection, error) {
	return load[*AlignmentConnection](ctx, a)
}

func (a *Alliances) Adversaries(ctx context.Context, first int, after *string) (*AlignmentConnection, error) {
	return load[*AlignmentConnection](ctx, a)
}

func (a *Alliances) Mixed(ctx context.Context, first int, after *string) (*AlignmentConnection, error) {
	return load[*AlignmentConnection](ctx, a)
}

// Alignment is how two actors stand to each other.
type Alignment struct {
	Actor, Other Actor
	Figure       align.Alignment
	Of           string // the key of the analysis that it is part of
}

// Key implements Object.
func (a *Alignment) Key() string { return a.Of + "\x00" + pairKey(a.Actor, a.Other) }

// Children implements Container.
func (a *Alignment) Children(field string) []Object {
	switch field {
	case "actor":
		return []Object{a.Actor}
	case "other":
		return []Object{a.Other}
	}
	return nil
}

func (a *Alignment) Verdict() align.Verdict { return a.Figure.Verdict }
func (a *Alignment) Net() float64           { return rounded(a.Figure.Net) }
func (a *Alignment) Cooperation() float64   { return rounded(a.Figure.Cooperation) }
func (a *Alignment) Conflict() float64      { return rounded(a.Figure.Conflict) }
func (a *Alignment) Facts() int             { return len(a.Figure.Shares) }

func (a *Alignment) Basis(ctx context.Context, first int, after *string) (*AlignmentShareConnection, error) {
	return load[*AlignmentShareConnection](ctx, a)
}

// rounded drops digits that differ from one processor to the next.
func rounded(v float64) float64 {
	const precision = 1e6
	return math.Round(v*precision) / precision
}

// AlignmentShare is what one fact adds to an alignment.
type AlignmentShare struct {
	Fact   Fact
	People []*Person
	Figure align.Share
}

// Key implements Object: what a share loads hangs on its fact alone.
func (s *AlignmentShare) Key() string { return string(s.Figure.Fact.ID) }

// Children implements Container.
func (s *AlignmentShare) Children(field string) []Object {
	switch field {
	case "fact":
		return []Object{s.Fact}
	case "through":
		return objects(s.People)
	}
	return nil
}

func (s *AlignmentShare) Kind() align.Basis     { return s.Figure.Fact.Basis }
func (s *AlignmentShare) Score() float64        { return s.Figure.Fact.Score }
func (s *AlignmentShare) Weight() float64       { return rounded(s.Figure.Weight) }
func (s *AlignmentShare) Contribution() float64 { return rounded(s.Figure.Contribution) }
func (s *AlignmentShare) Share() float64        { return rounded(s.Figure.Share) }
func (s *AlignmentShare) Through() []*Person    { return append([]*Person{}, s.People...) }

func (s *AlignmentShare) Evidence(ctx context.Context, first int, after *string) (*EvidenceConnection, error) {
	return load[*EvidenceConnection](ctx, s)
}

// Stats is how large the graph is.
type Stats struct {
	Nodes []*NodeCount
	Edges []*EdgeCount
}

// NodeCount is how many nodes of a kind there are.
type NodeCount struct {
	Kind  graph.Label
	Count int
}

// EdgeCount is how many edges of a type there are.
type EdgeCount struct {
	Type  graph.EdgeType
	Count int
}

func objects[T Object](in []T) []Object {
	out := make([]Object, len(in))
	for i, o := range in {
		out[i] = o
	}
	return out
}
