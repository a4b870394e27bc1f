package graphtest

import (
	"context"
	"maps"
	"slices"

	"entente/graph"
)

// Paths implements graph.Store.
func (o *Oracle) Paths(ctx context.Context, q graph.PathQuery) ([]graph.Path, error) {
	return read(ctx, o, "paths", q.Check(), func(v *view) ([]graph.Path, error) {
		if v.nodes[q.From] == nil || v.nodes[q.To] == nil {
			return nil, nil
		}
		var out []graph.Path
		for _, ids := range v.shortest(q) {
			if len(out) < q.Limit {
				out = append(out, v.path(q, ids))
			}
		}
		return out, nil
	})
}

// shortest returns every shortest way, in order: all ways of no hops, of one, of two, until one arrives. Ways never come back to a node, as
// a shortest one does not.
func (v *view) shortest(q graph.PathQuery) [][]graph.ID {
	ways := [][]graph.ID{{q.From}}
	seen := map[graph.ID]bool{q.From: true}
	for range q.MaxHops + 1 {
		var arrived, longer [][]graph.ID
		reached := map[graph.ID]bool{}
		for _, w := range ways {
			last := w[len(w)-1]
			if last == q.To {
				arrived = append(arrived, w)
				continue
			}
			for _, next := range v.steps(q, last) {
				if !seen[next] {
					reached[next] = true
					longer = append(longer, append(slices.Clone(w), next))
				}
			}
		}
		if len(arrived) > 0 {
			slices.SortFunc(arrived, slices.Compare[[]graph.ID])
			return arrived
		}
		maps.Copy(seen, reached)
		ways = longer
	}
	return nil
}

func walks(q graph.PathQuery, t graph.EdgeType) bool {
	if len(q.Types) == 0 {
		return t.Connects()
	}
	return slices.Contains(q.Types, t)
}

// steps returns the nodes one hop away.
func (v *view) steps(q graph.PathQuery, id graph.ID) []graph.ID {
	next := map[graph.ID]bool{}
	for _, e := range v.out[id] {
		if walks(q, e.Type) {
			next[e.To] = true
		}
	}
	for _, e := range v.in[id] {
		if walks(q, e.Type) {
			next[e.From] = true
		}
	}
	return slices.Collect(maps.Keys(next))
}

func (v *view) path(q graph.PathQuery, ids []graph.ID) graph.Path {
	var p graph.Path
	for i, id := range ids {
		p.Nodes = append(p.Nodes, v.nodes[id])
		if i > 0 {
			p.Hops = append(p.Hops, v.between(q, ids[i-1], id))
		}
	}
	return p
}

// between returns the edges between two nodes, in either direction, that may be walked.
func (v *view) between(q graph.PathQuery, a, b graph.ID) []graph.Edge {
	var out []graph.Edge
	for _, e := range slices.Concat(v.out[a], v.out[b]) {
		joins := e.From == a && e.To == b || e.From == b && e.To == a
		if joins && walks(q, e.Type) {
			out = append(out, v.withTally(e))
		}
	}
	slices.SortFunc(out, func(x, y graph.Edge) int { return x.Key().Compare(y.Key()) })
	return out
}
