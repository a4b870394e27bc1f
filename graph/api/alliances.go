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
	asOf, err := r.dayOf(ctx, q.asOf)
	if err != nil {
		return nil, err
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
			out.Alignments = append(out.Alignments, &model.Alignment{Actor: out.Actor, Other: others[i], Figure: f, Of: out.Key()})
		}
	}
	return out, nil
}

// dayOf is the day from which the age of facts is counted: the one asked for, else the newest article's, else today's where no article is dated.
func (r *Resolver) dayOf(ctx context.Context, asked string) (string, error) {
	if asked != "" {
		return asked, nil
	}
	newest, err := align.Newest(ctx, r.store)
	if newest == "" {
		newest = r.now().UTC().Format(time.DateOnly)
	}
	return newest, err
}

// networkQuery asks how actors stand to one another.
type networkQuery struct {
	among  []*graph.Actor // empty: everybody
	level  align.Level
	asOf   string // empty: the newest article's day
	window graph.DateRange
}

func (r *Resolver) alignmentNetwork(ctx context.Context, q networkQuery) (*model.AlignmentNetwork, error) {
	asOf, err := r.dayOf(ctx, q.asOf)
	if err != nil {
		return nil, err
	}
	facts, err := align.CollectAmong(ctx, r.store, q.among, q.level, q.window)
	if err != nil {
		return nil, err
	}
	among := make([]graph.ID, len(q.among))
	for i, a := range q.among {
		among[i] = a.ID
	}
	slices.Sort(among)
	parameters, err := json.Marshal([]any{slices.Compact(among), q.level, q.asOf, q.window})
	if err != nil {
		return nil, graph.Errorf(graph.CodeInternal, "alignment network", "", "write parameters: %w", err)
	}
	out := model.NewAlignmentNetwork(align.Between(facts.Facts, asOf))
	out.AsOf, out.Query = graph.Date(asOf), string(parameters)
	out.Complete = out.Complete && facts.Complete
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
