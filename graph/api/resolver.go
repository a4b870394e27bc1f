package api

import (
	"context"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"entente/graph"
	"entente/graph/api/model"
	"entente/graph/api/plan"
)

// Resolver answers the root fields. Each finds its rows and then has everything that is selected below them answered at once, level by level.
type Resolver struct {
	store  graph.Store
	limits Limits
	now    func() time.Time
}

func (r *Resolver) names() names { return names{r.store, r.limits} }

// read returns a reader of filters for the field under way.
func (r *Resolver) read(ctx context.Context) *reader { return &reader{ctx: ctx, names: r.names()} }

func (r *Resolver) planLimits() plan.Limits {
	return plan.Limits{Page: r.limits.PageSize, Plain: r.limits.PlainList}
}

// paging reads the page that the root field under way asks for.
func (r *Resolver) paging(ctx context.Context) (plan.Paging, error) {
	fc := graphql.GetFieldContext(ctx)
	raw := fc.Field.ArgumentMap(graphql.GetOperationContext(ctx).Variables)
	return r.planLimits().Paging(fc.Field.Name, "", raw)
}

// loaderOf returns the operation's loader.
func loaderOf(ctx context.Context) (*plan.Loader, error) {
	if l, ok := model.LoaderOf(ctx).(*plan.Loader); ok {
		return l, nil
	}
	return nil, graph.Errorf(graph.CodeInternal, "answer", "", "the context has no loader")
}

// planned answers everything that is selected below a root field's answer.
func planned[T any](ctx context.Context, v T) (T, error) {
	l, err := loaderOf(ctx)
	if err == nil {
		err = l.Prefetch(ctx, v)
	}
	if err != nil {
		var none T
		return none, err
	}
	return v, nil
}

// listed answers a root field with a page of a list.
func listed[S, T any](ctx context.Context, r *Resolver, f *reader, fetch func(graph.Page) (graph.Slice[S], error), build func(S) T) (*model.Connection[T], error) {
	if f.err != nil {
		return nil, f.err
	}
	p, err := r.paging(ctx)
	if err != nil {
		return nil, err
	}
	s, err := fetch(p.Page)
	if err != nil {
		return nil, err
	}
	return planned(ctx, plan.Connect(p, s, build))
}

func actorOf(n graph.Node) model.Actor {
	a, _ := model.New(n).(model.Actor)
	return a
}

// one returns the node of an id, nil where there is none.
func (r *Resolver) one(ctx context.Context, id graph.ID) (graph.Node, error) {
	l, err := loaderOf(ctx)
	if err != nil {
		return nil, err
	}
	nodes, err := l.Nodes(ctx, []graph.ID{id})
	if err != nil {
		return nil, err
	}
	return nodes[0], nil
}
