// Package model holds the Go values behind the types of the GraphQL schema: the graph's nodes, what they are seen with (the ends of a record,
// the actors of an analysis), and lists.
//
// Fields that need the store are methods with a context. They hand themselves to the context's Loader, which has usually answered them
// before they are asked, for all rows of a level at once; their parameters are for gqlgen, the loader reads the field's arguments itself.
package model

import (
	"context"
	"fmt"

	"entente/graph"
)

// Object is a value of an object type of the schema.
type Object interface {
	// Key tells, within one type and one operation, objects apart whose fields differ.
	Key() string
}

// Container is an object that holds what some of its fields return.
type Container interface {
	// Children returns what a field returns, leaving out values that are no objects; nil for fields that hold none.
	Children(field string) []Object
}

// Loader answers fields that need the store.
type Loader interface {
	// Field answers the field under way in the context (graphql.GetFieldContext) for the object.
	Field(ctx context.Context, o Object) (any, error)
}

type loaderKey struct{}

// WithLoader returns a context whose fields are answered by the loader.
func WithLoader(ctx context.Context, l Loader) context.Context {
	return context.WithValue(ctx, loaderKey{}, l)
}

// LoaderOf returns the context's loader, nil where it has none.
func LoaderOf(ctx context.Context) Loader {
	l, _ := ctx.Value(loaderKey{}).(Loader)
	return l
}

// load answers the field under way.
func load[T any](ctx context.Context, o Object) (T, error) {
	var none T
	l := LoaderOf(ctx)
	if l == nil {
		return none, graph.Errorf(graph.CodeInternal, "load", o.Key(), "the context has no loader")
	}
	v, err := l.Field(ctx, o)
	if err != nil || v == nil {
		return none, err
	}
	out, ok := v.(T)
	if !ok {
		return none, graph.Errorf(graph.CodeInternal, "load", o.Key(), "the field answered with a %T, not a %s", v, fmt.Sprintf("%T", none))
	}
	return out, nil
}

// opt returns nil for the zero value, which says that nothing is known.
func opt[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// Order is the direction of a list.
type Order string

// The directions.
const (
	Ascending  Order = "ASCENDING"
	Descending Order = "DESCENDING"
)
