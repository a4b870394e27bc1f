//nolint:revive // accessors named after the schema need no comment each; gqlgen binds arguments by their names, which the loader reads itself
package model

import (
	"context"
	"slices"
	"strconv"
	"sync"

	"entente/graph"
	"entente/graph/align"
)

// AlignmentNetwork is how actors stand to one another. What follows from it is computed once, when it is first asked for.
type AlignmentNetwork struct {
	AsOf     graph.Date
	Complete bool
	Query    string            // what the figures depend on
	Figures  []align.Alignment // the strongest first

	Network  *align.Network
	division func() align.Division
	triads   func() []align.Triad
	enemies  func() []align.Suggestion
}

// NewAlignmentNetwork makes a network of figures, which it sorts.
func NewAlignmentNetwork(figures []align.Alignment) *AlignmentNetwork {
	n := align.NewNetwork(figures)
	slices.SortFunc(figures, align.ByStrength)
	return &AlignmentNetwork{
		Figures: figures, Network: n, Complete: n.Complete,
		division: sync.OnceValue(n.Divide), triads: sync.OnceValue(n.Triads), enemies: sync.OnceValue(n.EnemiesEnemies),
	}
}

// Key implements Object.
func (n *AlignmentNetwork) Key() string { return n.Query }

// Division returns the actors parted into blocs.
func (n *AlignmentNetwork) Division() align.Division { return n.division() }

// AllTriads returns the triads, the surest first.
func (n *AlignmentNetwork) AllTriads() []align.Triad { return n.triads() }

// AllEnemiesEnemies returns the suggestions, the strongest first.
func (n *AlignmentNetwork) AllEnemiesEnemies() []align.Suggestion { return n.enemies() }

func (n *AlignmentNetwork) Frustration() float64 { return rounded(n.division().Frustration) }

func (n *AlignmentNetwork) Shapes() []*TriadCount {
	counts := map[align.Shape]int{}
	for _, t := range n.triads() {
		counts[t.Shape]++
	}
	out := []*TriadCount{}
	for _, s := range []align.Shape{align.Friends, align.CommonEnemy, align.TornFriend, align.MutualEnemies} {
		if counts[s] > 0 {
			out = append(out, &TriadCount{Shape: s, Count: counts[s]})
		}
	}
	return out
}

func (n *AlignmentNetwork) Alignments(ctx context.Context, verdict *align.Verdict, first int, after *string) (*AlignmentConnection, error) {
	return load[*AlignmentConnection](ctx, n)
}

func (n *AlignmentNetwork) Blocs(ctx context.Context, first int, after *string) (*BlocConnection, error) {
	return load[*BlocConnection](ctx, n)
}

func (n *AlignmentNetwork) Bridges(ctx context.Context, first int, after *string) (*AlignmentConnection, error) {
	return load[*AlignmentConnection](ctx, n)
}

func (n *AlignmentNetwork) Triads(ctx context.Context, balanced *bool, first int, after *string) (*TriadConnection, error) {
	return load[*TriadConnection](ctx, n)
}

func (n *AlignmentNetwork) EnemiesEnemies(ctx context.Context, first int, after *string) (*EnemysEnemyConnection, error) {
	return load[*EnemysEnemyConnection](ctx, n)
}

// Bloc is actors who stand together.
type Bloc struct {
	Figure align.Bloc
	Of     *AlignmentNetwork
}

// Key implements Object: an actor is in one bloc of a network.
func (b *Bloc) Key() string { return b.Of.Key() + "\x00" + string(b.Figure.Members[0]) }

func (b *Bloc) Size() int         { return len(b.Figure.Members) }
func (b *Bloc) Cohesion() float64 { return rounded(b.Figure.Cohesion) }

func (b *Bloc) Members(ctx context.Context, first int, after *string) (*ActorConnection, error) {
	return load[*ActorConnection](ctx, b)
}

func (b *Bloc) Bonds(ctx context.Context, first int, after *string) (*AlignmentConnection, error) {
	return load[*AlignmentConnection](ctx, b)
}

func (b *Bloc) Strains(ctx context.Context, first int, after *string) (*AlignmentConnection, error) {
	return load[*AlignmentConnection](ctx, b)
}

func (b *Bloc) Opponents(ctx context.Context, first int, after *string) (*AlignmentConnection, error) {
	return load[*AlignmentConnection](ctx, b)
}

// Triad is three actors of whom every two are aligned or opposed.
type Triad struct {
	Actors []Actor
	Sides  []*Alignment
	Figure align.Triad
}

// Key implements Object; nothing is loaded by a triad itself.
func (t *Triad) Key() string { return "" }

// Children implements Container.
func (t *Triad) Children(field string) []Object {
	switch field {
	case "actors":
		return objects(t.Actors)
	case "sides":
		return objects(t.Sides)
	}
	return nil
}

func (t *Triad) Shape() align.Shape { return t.Figure.Shape }
func (t *Triad) Balanced() bool     { return t.Figure.Shape.Balanced() }
func (t *Triad) Strength() float64  { return rounded(t.Figure.Strength) }

// TriadCount is how many triads have a shape.
type TriadCount struct {
	Shape align.Shape
	Count int
}

// EnemysEnemy is two actors with adversaries in common.
type EnemysEnemy struct {
	One, Other Actor
	Figure     align.Suggestion
	Of         *AlignmentNetwork
}

// Key implements Object.
func (e *EnemysEnemy) Key() string {
	return strconv.Itoa(len(e.Of.Key())) + ":" + e.Of.Key() + pairKey(e.One, e.Other)
}

// Children implements Container.
func (e *EnemysEnemy) Children(field string) []Object {
	switch field {
	case "one":
		return []Object{e.One}
	case "other":
		return []Object{e.Other}
	}
	return nil
}

func (e *EnemysEnemy) Strength() float64 { return rounded(e.Figure.Strength) }

func (e *EnemysEnemy) Adversaries(ctx context.Context, first int, after *string) (*CommonStandingConnection, error) {
	return load[*CommonStandingConnection](ctx, e)
}

func (e *EnemysEnemy) Contrary(ctx context.Context, first int, after *string) (*CommonStandingConnection, error) {
	return load[*CommonStandingConnection](ctx, e)
}

// CommonStanding is a third to whom two actors stand.
type CommonStanding struct {
	Actor           Actor
	OfOne, OfOther  *Alignment
	UnroundedWeight float64
}

// Key implements Object; nothing is loaded by it itself.
func (c *CommonStanding) Key() string { return "" }

// Children implements Container.
func (c *CommonStanding) Children(field string) []Object {
	switch field {
	case "actor":
		return []Object{c.Actor}
	case "ofOne":
		return []Object{c.OfOne}
	case "ofOther":
		return []Object{c.OfOther}
	}
	return nil
}

func (c *CommonStanding) Strength() float64 { return rounded(c.UnroundedWeight) }
