package plan

import (
	"encoding/json"
	"maps"
	"math"

	"entente/graph"
	"entente/graph/api/cursor"
	"entente/graph/api/model"
)

// args are a field's arguments as the query gives them, defaults included.
type args struct {
	raw map[string]any
	key string // the same for equal arguments
}

func (a args) int(name string) int {
	switch v := a.raw[name].(type) {
	case int64:
		return int(max(min(v, math.MaxInt32), math.MinInt32))
	case int:
		return v
	case json.Number:
		n, err := v.Int64()
		if err != nil {
			return 0
		}
		return int(max(min(n, math.MaxInt32), math.MinInt32))
	case float64:
		return int(v)
	}
	return 0
}

func (a args) string(name string) string {
	s, _ := a.raw[name].(string)
	return s
}

// words returns a list of enum values; GraphQL takes a single value for a list of one.
func words[T ~string](a args, name string) []T {
	switch v := a.raw[name].(type) {
	case string:
		return []T{T(v)}
	case []any:
		out := make([]T, 0, len(v))
		for _, e := range v {
			if s, ok := e.(string); ok {
				out = append(out, T(s))
			}
		}
		return out
	}
	return nil
}

// filter returns the arguments that pick a list's entries, those that pick a page of it left out.
func (a args) filter() map[string]any {
	out := maps.Clone(a.raw)
	delete(out, "first")
	delete(out, "after")
	return out
}

// Paging is the page of a list that a field asks for.
type Paging struct {
	list   cursor.List
	Page   graph.Page
	Resume bool // whether the page was asked for with a cursor
}

// paging reads the page that a field asks for of a parent's list; an error is the parent's alone.
func (c *call) paging(parent model.Object) (Paging, error) {
	return c.limits.Paging(c.name, parent.Key(), c.args.raw)
}

// Paging reads a field's arguments first, after and order; the others are the list's filter.
func (l Limits) Paging(fieldName, parent string, raw map[string]any) (Paging, error) {
	a := args{raw: raw}
	first, after := a.int("first"), a.string("after")
	switch {
	case first < 1:
		return Paging{}, graph.Errorf(graph.CodeInvalid, "page", fieldName, "first is at least 1, not %d", first)
	case first > l.Page:
		return Paging{}, graph.Errorf(graph.CodeLimit, "page", fieldName, "first is at most %d, not %d", l.Page, first)
	}
	p := Paging{
		list: cursor.Identify(fieldName, parent, a.filter()),
		Page: graph.Page{First: first, Reverse: model.Order(a.string("order")) == model.Descending},
	}
	if after == "" {
		return p, nil
	}
	at, err := cursor.Decode(p.list, after)
	p.Page.After, p.Resume = at, true
	return p, err
}

// Connect makes a connection of a store's page, building each entry.
func Connect[S, T any](p Paging, s graph.Slice[S], build func(S) T) *model.Connection[T] {
	edges := make([]*model.Edge[T], len(s.Items))
	for i, item := range s.Items {
		edges[i] = &model.Edge[T]{Cursor: cursor.Encode(p.list, s.Cursors[i]), Node: build(item)}
	}
	return model.NewConnection(edges, s.More, p.Resume)
}
