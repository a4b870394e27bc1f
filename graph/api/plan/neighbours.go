package plan

import (
	"context"
	"fmt"

	"entente/graph"
	"entente/graph/api/model"
)

// pattern picks edges of a type.
func pattern(t graph.EdgeType, d graph.Direction, l graph.Label) []graph.EdgePattern {
	return []graph.EdgePattern{{Type: t, Direction: d, Label: l}}
}

// connection answers with a page of neighbours for each parent; roles is the name of the argument that picks roles, empty where there is none.
func connection[T any](patterns []graph.EdgePattern, roles string, build func(parent model.Object, n graph.Neighbour) T) *field {
	return &field{func(ctx context.Context, c *call) ([]any, error) {
		return neighbourPages(ctx, c, c.ids(), patterns, words[string](c.args, roles), build)
	}}
}

// neighbourPages asks once for all parents, at the nodes of whose ids the edges are. A cursor belongs to one of the parents: the others' answer is an error.
func neighbourPages[T any](ctx context.Context, c *call, at []graph.ID, patterns []graph.EdgePattern, roles []string, build func(model.Object, graph.Neighbour) T) ([]any, error) {
	out := make([]any, len(c.parents))
	pages := make([]Paging, len(c.parents))
	var ids []graph.ID
	var parents []int
	for i, p := range c.parents {
		page, err := c.paging(p)
		if err != nil {
			out[i] = err
			continue
		}
		pages[i] = page
		ids, parents = append(ids, at[i]), append(parents, i)
	}
	if len(ids) == 0 {
		return out, nil
	}
	slices, err := c.neighbours(ctx, graph.NeighbourQuery{IDs: ids, Patterns: patterns, Role: roles}, pages[parents[0]].Page)
	if err != nil {
		return nil, err
	}
	for k, i := range parents {
		out[i] = Connect(pages[i], slices[k], func(n graph.Neighbour) T { return build(c.parents[i], n) })
	}
	return out, nil
}

// plain answers with the list of all neighbours of each parent. A list that is longer than a plain list may be is an error, never cut.
func plain[T model.Object](t graph.EdgeType, d graph.Direction, l graph.Label) *field {
	return &field{func(ctx context.Context, c *call) ([]any, error) {
		return plainLists(ctx, c, pattern(t, d, l), func(n graph.Neighbour) (T, bool) {
			o, ok := model.New(n.Node).(T)
			return o, ok
		})
	}}
}

func plainLists[T any](ctx context.Context, c *call, patterns []graph.EdgePattern, build func(graph.Neighbour) (T, bool)) ([]any, error) {
	slices, err := c.neighbours(ctx, graph.NeighbourQuery{IDs: c.ids(), Patterns: patterns}, graph.Page{First: c.limits.Plain})
	if err != nil {
		return nil, err
	}
	out := make([]any, len(slices))
	for i, s := range slices {
		if s.More {
			out[i] = graph.Errorf(graph.CodeLimit, "list", c.name, "%s has more than %d entries", c.parents[i].Key(), c.limits.Plain)
			continue
		}
		list := make([]T, 0, len(s.Items))
		for k, n := range s.Items {
			if k > 0 && s.Items[k-1].Node.NodeID() == n.Node.NodeID() {
				continue
			}
			if o, ok := build(n); ok {
				list = append(list, o)
			}
		}
		out[i] = list
	}
	return out, nil
}

// single answers with the first neighbour of each parent, where there can be only one.
func single[T model.Object](t graph.EdgeType, d graph.Direction, l graph.Label) *field {
	return &field{func(ctx context.Context, c *call) ([]any, error) {
		slices, err := c.neighbours(ctx, graph.NeighbourQuery{IDs: c.ids(), Patterns: pattern(t, d, l)}, graph.Page{First: 1})
		if err != nil {
			return nil, err
		}
		out := make([]any, len(slices))
		for i, s := range slices {
			if len(s.Items) > 0 {
				out[i] = typed[T](s.Items[0].Node)
			}
		}
		return out, nil
	}}
}

// typed returns a node's value, or an error where the graph holds something else than the vocabulary says.
func typed[T model.Object](n graph.Node) any {
	if o, ok := model.New(n).(T); ok {
		return o
	}
	return graph.Errorf(graph.CodeInternal, "read node", string(n.NodeID()), "a %s stands where the vocabulary has another kind", n.NodeLabel())
}

// nodeOf builds an entry that is the neighbour's node.
func nodeOf[T model.Object](_ model.Object, n graph.Neighbour) T {
	o, _ := model.New(n.Node).(T)
	return o
}

// recordOf builds an entry that is the record behind the neighbour's edge.
func recordOf[T model.Object](_ model.Object, n graph.Neighbour) T {
	o, _ := model.FromEdge(n.Edge).(T)
	return o
}

// neighbours asks the store, in as many calls as its limit on ids takes, and remembers the nodes.
func (l *Loader) neighbours(ctx context.Context, q graph.NeighbourQuery, p graph.Page) ([]graph.Slice[graph.Neighbour], error) {
	out := make([]graph.Slice[graph.Neighbour], 0, len(q.IDs))
	for ids := q.IDs; len(ids) > 0; {
		n := min(len(ids), graph.MaxKeys)
		part := q
		part.IDs = ids[:n]
		slices, err := l.store.Neighbours(ctx, part, p)
		if err != nil {
			return nil, err
		}
		if len(slices) != n {
			return nil, graph.Errorf(graph.CodeInternal, "neighbours", "", "the store answered %d pages for %d ids", len(slices), n)
		}
		out = append(out, slices...)
		ids = ids[n:]
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, s := range out {
		for _, n := range s.Items {
			l.nodes[n.Node.NodeID()] = n.Node
		}
	}
	return out, nil
}

// all returns every neighbour of each id: one call for all, and further ones for an id alone while it has more, up to most entries each.
func (l *Loader) all(ctx context.Context, q graph.NeighbourQuery, most int) ([][]graph.Neighbour, error) {
	slices, err := l.neighbours(ctx, q, graph.Page{First: graph.MaxPage})
	if err != nil {
		return nil, err
	}
	out := make([][]graph.Neighbour, len(slices))
	for i, s := range slices {
		out[i] = s.Items
		for s.More {
			if len(out[i]) >= most {
				return nil, graph.Errorf(graph.CodeLimit, "neighbours", string(q.IDs[i]), "it has more than %d of them", most)
			}
			one := q
			one.IDs = q.IDs[i : i+1]
			next, err := l.neighbours(ctx, one, graph.Page{First: graph.MaxPage, After: s.Cursors[len(s.Cursors)-1]})
			if err != nil {
				return nil, err
			}
			s = next[0]
			out[i] = append(out[i], s.Items...)
		}
	}
	return out, nil
}

// Nodes returns the nodes of the ids in their order, nil where there is none, asking the store for those that it has not returned before in this
// operation.
func (l *Loader) Nodes(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	l.mu.Lock()
	var missing []graph.ID
	asked := map[graph.ID]bool{"": true}
	for _, id := range ids {
		if _, ok := l.nodes[id]; !ok && !asked[id] {
			asked[id] = true
			missing = append(missing, id)
		}
	}
	l.mu.Unlock()
	for len(missing) > 0 {
		n := min(len(missing), graph.MaxKeys)
		got, err := l.store.Get(ctx, missing[:n])
		if err != nil {
			return nil, err
		}
		if len(got) != n {
			return nil, graph.Errorf(graph.CodeInternal, "get", "", "the store answered %d nodes for %d ids", len(got), n)
		}
		l.mu.Lock()
		for i, node := range got {
			l.nodes[missing[i]] = node
		}
		l.mu.Unlock()
		missing = missing[n:]
	}
	out := make([]graph.Node, len(ids))
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, id := range ids {
		out[i] = l.nodes[id]
	}
	return out, nil
}

// missingNode is the error for a node that an edge or record names and the store does not have.
func missingNode(what string, id graph.ID) error {
	return graph.Errorf(graph.CodeInternal, "get", string(id), "%s", fmt.Sprintf("the node that is the %s is not in the store", what))
}
