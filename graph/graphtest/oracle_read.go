package graphtest

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"entente/graph"
	"entente/graph/searchtext"
)

// Get implements graph.Store.
func (o *Oracle) Get(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	return read(ctx, o, "get", graph.CheckKeys("get", ids), func(v *view) ([]graph.Node, error) {
		out := make([]graph.Node, len(ids))
		for i, id := range ids {
			out[i] = v.nodes[id]
		}
		return out, nil
	})
}

// Find implements graph.Store.
func (o *Oracle) Find(ctx context.Context, f graph.Filter, p graph.Page) (graph.Slice[graph.Node], error) {
	check := errors.Join(f.Check(), graph.CheckPage("find", p))
	return read(ctx, o, "find", firstOf(check), func(v *view) (graph.Slice[graph.Node], error) {
		return page(v.matching(func(n graph.Node) bool { return v.finds(f, n) }), nodePlace, p), nil
	})
}

func (v *view) matching(match func(graph.Node) bool) []graph.Node {
	var out []graph.Node
	for _, n := range v.nodes {
		if match(n) {
			out = append(out, n)
		}
	}
	return out
}

func (v *view) finds(f graph.Filter, n graph.Node) bool {
	id := n.NodeID()
	var iso3, wikidata, kind, status, function, publisher string
	switch n := n.(type) {
	case *graph.Actor:
		iso3, wikidata, kind, status = n.ISO3, n.Wikidata, n.OrgKind, n.Status
	case *graph.Agreement:
		kind = n.Kind
	case *graph.Position:
		function = n.Function
	case *graph.Article:
		publisher = n.Publisher
	}
	date, dated := graph.DateOf(n)
	return hasLabel(n, f.Labels) &&
		overlap(normalNames(f.Names), normalNames(graph.NamesOf(n))) &&
		among(f.ISO3, iso3) && among(f.Wikidata, wikidata) && among(f.Kinds, kind) && among(f.Statuses, status) && among(f.Functions, function) &&
		among(normalNames(f.Publishers), graph.NormalName(publisher)) &&
		(len(f.MentionedIn) == 0 || v.any(v.in[id], graph.EdgeMentions, func(e graph.Edge) bool { return slices.Contains(f.MentionedIn, e.From) })) &&
		(len(f.Mentions) == 0 || v.any(v.out[id], graph.EdgeMentions, func(e graph.Edge) bool { return slices.Contains(f.Mentions, e.To) })) &&
		(f.Dates.IsZero() || dated && f.Dates.Overlaps(date))
}

func (v *view) any(edges []graph.Edge, t graph.EdgeType, match func(graph.Edge) bool) bool {
	return slices.ContainsFunc(edges, func(e graph.Edge) bool { return e.Type == t && match(e) })
}

// among reports whether a list is empty or has the value; an empty value is in no list.
func among[S ~string](list []S, value S) bool {
	return len(list) == 0 || value != "" && slices.Contains(list, value)
}

func overlap(list, values []string) bool {
	return len(list) == 0 || slices.ContainsFunc(values, func(s string) bool { return among(list, s) })
}

func normalNames(names []string) []string {
	out := make([]string, len(names))
	for i, s := range names {
		out[i] = graph.NormalName(s)
	}
	return out
}

func hasLabel(n graph.Node, labels []graph.Label) bool {
	return len(labels) == 0 || slices.ContainsFunc(labels, func(l graph.Label) bool { return slices.Contains(l.Expand(), n.NodeLabel()) })
}

// Neighbours implements graph.Store.
func (o *Oracle) Neighbours(ctx context.Context, q graph.NeighbourQuery, p graph.Page) ([]graph.Slice[graph.Neighbour], error) {
	check := errors.Join(q.Check(), graph.CheckPage("neighbours", p))
	return read(ctx, o, "neighbours", firstOf(check), func(v *view) ([]graph.Slice[graph.Neighbour], error) {
		out := make([]graph.Slice[graph.Neighbour], len(q.IDs))
		for i, id := range q.IDs {
			out[i] = page(v.neighbours(q, id), neighbourPlace, p)
		}
		return out, nil
	})
}

func (v *view) neighbours(q graph.NeighbourQuery, id graph.ID) []graph.Neighbour {
	var out []graph.Neighbour
	add := func(e graph.Edge, d graph.Direction, other graph.ID) {
		n := graph.Neighbour{Edge: v.withTally(e), Direction: d, Node: v.nodes[other]}
		matches := func(p graph.EdgePattern) bool {
			return p.Type == e.Type && p.Direction == d && (p.Label == "" || hasLabel(n.Node, []graph.Label{p.Label}))
		}
		if slices.ContainsFunc(q.Patterns, matches) && among(q.Role, e.Role) {
			out = append(out, n)
		}
	}
	for _, e := range v.out[id] {
		add(e, graph.Out, e.To)
	}
	for _, e := range v.in[id] {
		add(e, graph.In, e.From)
	}
	return out
}

// withTally fills in the tally of a tie's plain edge.
func (v *view) withTally(e graph.Edge) graph.Edge {
	if slices.Contains(graph.TieTypes(), graph.TieType(e.Type)) {
		e.Tally = v.tally(e.Record)
	}
	return e
}

func (v *view) tally(record graph.ID) graph.Tally {
	evidences, articles := map[graph.ID]bool{}, map[graph.ID]bool{}
	var t graph.Tally
	for _, e := range v.out[record] {
		if _, passage := v.nodes[e.To].(*graph.Evidence); passage && e.Type == graph.EdgeEvidencedBy {
			evidences[e.To] = true
		}
	}
	for ev := range evidences {
		for _, e := range v.out[ev] {
			if a, ok := v.nodes[e.To].(*graph.Article); ok && e.Type == graph.EdgeFrom {
				articles[e.To] = true
				first, last := a.Published.Bounds()
				if first != "" && (t.FirstSeen == "" || first < string(t.FirstSeen)) {
					t.FirstSeen = graph.Date(first)
				}
				t.LastSeen = max(t.LastSeen, graph.Date(last))
			}
		}
	}
	t.Reports, t.Articles = len(evidences), len(articles)
	return t
}

// Search implements graph.Store.
func (o *Oracle) Search(ctx context.Context, q graph.SearchQuery, p graph.Page) (graph.Slice[graph.Node], error) {
	words, err := searchtext.Query(q.Text)
	check := errors.Join(q.Check(), graph.CheckPage("search", p), err)
	return read(ctx, o, "search", firstOf(check), func(v *view) (graph.Slice[graph.Node], error) {
		found := v.matching(func(n graph.Node) bool {
			_, ok := searchtext.Rank(n, words)
			return ok && hasLabel(n, q.Labels)
		})
		place := func(n graph.Node) graph.Cursor {
			c := nodePlace(n)
			c.Rank, _ = searchtext.Rank(n, words)
			return c
		}
		return page(found, place, p), nil
	})
}

// Count implements graph.Store.
func (o *Oracle) Count(ctx context.Context) (graph.Counts, error) {
	return read(ctx, o, "count", nil, func(v *view) (graph.Counts, error) {
		c := graph.Counts{Nodes: map[graph.Label]int64{}, Edges: map[graph.EdgeType]int64{}}
		for _, n := range v.nodes {
			c.Nodes[n.NodeLabel()]++
		}
		for k := range v.edges {
			c.Edges[k.Type]++
		}
		return c, nil
	})
}

// page sorts a list by place and cuts one page out of it.
func page[T any](items []T, place func(T) graph.Cursor, p graph.Page) graph.Slice[T] {
	type placed struct {
		item T
		at   graph.Cursor
	}
	list := make([]placed, len(items))
	for i, item := range items {
		list[i] = placed{item, place(item)}
	}
	compare := comparePlaces
	if p.Reverse {
		compare = func(a, b graph.Cursor) int { return comparePlaces(b, a) }
	}
	slices.SortFunc(list, func(a, b placed) int { return compare(a.at, b.at) })
	var out graph.Slice[T]
	for _, x := range list {
		switch {
		case !p.After.IsZero() && compare(x.at, p.After) <= 0:
		case len(out.Items) == p.First:
			out.More = true
			return out
		default:
			out.Items = append(out.Items, x.item)
			out.Cursors = append(out.Cursors, x.at)
		}
	}
	return out
}

func comparePlaces(a, b graph.Cursor) int {
	return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.Key, b.Key), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Edge, b.Edge))
}

func nodePlace(n graph.Node) graph.Cursor {
	return graph.Cursor{Key: graph.SortKey(n), ID: n.NodeID()}
}

func neighbourPlace(n graph.Neighbour) graph.Cursor {
	return graph.Cursor{Key: graph.SortKey(n.Node), ID: n.Node.NodeID(), Edge: n.EdgeKey()}
}

// firstOf returns the first of the errors that were joined.
func firstOf(joined error) error {
	if list, ok := joined.(interface{ Unwrap() []error }); ok {
		return list.Unwrap()[0]
	}
	return joined
}
