package api

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"entente/graph"
	"entente/graph/align"
	"entente/graph/api/model"
)

// allianceQuery asks who stands with an actor.
type allianceQuery struct {
	of     *graph.Actor
	asOf   string // empty: the newest article's day
	window graph.DateRange
}

func (r *Resolver) alliances(ctx context.Context, q allianceQuery) (*model.Alliances, error) {
	asOf := q.asOf
	if asOf == "" {
		newest, err := align.Newest(ctx, r.store)
		if err != nil {
			return nil, err
		}
		if asOf = newest; asOf == "" { // no article is dated
			asOf = r.now().UTC().Format(time.DateOnly)
		}
	}
	facts, err := align.Collect(ctx, r.store, q.of, q.window)
	if err != nil {
		return nil, err
	}
	figures := align.Between(facts.Facts, asOf)
	others, err := r.others(ctx, q.of.ID, figures)
	if err != nil {
		return nil, err
	}
	parameters, err := json.Marshal([]any{q.asOf, q.window})
	if err != nil {
		return nil, graph.Errorf(graph.CodeInternal, "alliances", string(q.of.ID), "write parameters: %w", err)
	}
	out := &model.Alliances{Actor: actorOf(q.of), AsOf: graph.Date(asOf), Complete: facts.Complete, Query: string(parameters)}
	for i, f := range figures {
		if others[i] != nil {
			out.Alignments = append(out.Alignments, &model.Alignment{Actor: out.Actor, Other: others[i], Figure: f, Of: out})
		}
	}
	return out, nil
}

// others fetches, for each figure, the actor that is not the one asked about; nil where it is none.
func (r *Resolver) others(ctx context.Context, of graph.ID, figures []align.Alignment) ([]model.Actor, error) {
	l, err := loaderOf(ctx)
	if err != nil {
		return nil, err
	}
	ids := make([]graph.ID, len(figures))
	for i, f := range figures {
		ids[i] = f.A
		if f.A == of {
			ids[i] = f.B
		}
	}
	nodes, err := l.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]model.Actor, len(nodes))
	for i, n := range nodes {
		if a, ok := model.New(n).(model.Actor); ok {
			out[i] = a
		}
	}
	return out, nil
}

// statsOf lists the counts in the vocabulary's order.
func statsOf(c graph.Counts) *model.Stats {
	out := &model.Stats{Nodes: []*model.NodeCount{}, Edges: []*model.EdgeCount{}}
	for _, l := range graph.Labels() {
		if n := c.Nodes[l]; n > 0 {
			out.Nodes = append(out.Nodes, &model.NodeCount{Kind: l, Count: int(n)})
		}
	}
	types := graph.EdgeTypes()
	for _, t := range slices.Compact(types) {
		if n := c.Edges[t]; n > 0 {
			out.Edges = append(out.Edges, &model.EdgeCount{Type: t, Count: int(n)})
		}
	}
	return out
}
