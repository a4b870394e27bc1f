package sqlitestore

import (
	"cmp"
	"context"
	"slices"

	"zombiezen.com/go/sqlite"

	"entente/graph"
)

// Paths implements graph.Store. It walks from both ends, always from the one with fewer nodes to look at, with one statement for each
// step; then it reads the nodes and edges of the paths with two.
func (s *Store) Paths(ctx context.Context, q graph.PathQuery) ([]graph.Path, error) {
	var out []graph.Path
	err := s.read(ctx, "paths", func(c *conn) error {
		if err := q.Check(); err != nil {
			return err
		}
		w := &walk{c: c, q: q, types: jsonList(walked(q))}
		ways, err := w.shortest()
		if err != nil || len(ways) == 0 {
			return err
		}
		out, err = w.paths(ways)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func walked(q graph.PathQuery) []graph.EdgeType {
	if len(q.Types) > 0 {
		return q.Types
	}
	return slices.DeleteFunc(graph.EdgeTypes(), func(t graph.EdgeType) bool { return !t.Connects() })
}

type walk struct {
	c     *conn
	q     graph.PathQuery
	types string
}

// side is what has been reached from one end.
type side struct {
	hops  map[int64]int     // how far each node is
	steps map[int64][]int64 // from each node that was looked at to its neighbours
	front []int64           // the nodes that are farthest
}

func newSide(at int64) *side {
	return &side{map[int64]int{at: 0}, map[int64][]int64{}, []int64{at}}
}

// shortest returns the first of the shortest ways, as rowids.
func (w *walk) shortest() ([][]int64, error) {
	ends := map[graph.ID]int64{}
	err := w.c.query("SELECT rowid, id FROM node WHERE id IN (SELECT value FROM json_each(?))", []any{jsonList([]graph.ID{w.q.From, w.q.To})},
		func(s *sqlite.Stmt) error { ends[graph.ID(s.ColumnText(1))] = s.ColumnInt64(0); return nil })
	from, to := ends[w.q.From], ends[w.q.To]
	if err != nil || from == 0 || to == 0 {
		return nil, err
	}
	if from == to {
		return [][]int64{{from}}, nil
	}
	a, b := newSide(from), newSide(to)
	for length := 1; length <= w.q.MaxHops && len(a.front) > 0 && len(b.front) > 0; length++ {
		next, other := a, b
		if len(b.front) < len(a.front) {
			next, other = b, a
		}
		met, err := w.step(next, other)
		if err != nil {
			return nil, err
		}
		if met {
			return w.collect(a, b, from, to)
		}
	}
	return nil, nil
}

// step goes one hop further from all nodes in front, and reports whether the other side has been met.
func (w *walk) step(s, other *side) (met bool, err error) {
	const sql = `
		SELECT e.src, e.dst FROM edge e WHERE e.src IN (SELECT value FROM json_each(?)) AND e.type IN (SELECT value FROM json_each(?))
		UNION
		SELECT e.dst, e.src FROM edge e WHERE e.dst IN (SELECT value FROM json_each(?)) AND e.type IN (SELECT value FROM json_each(?))`
	front := mustJSON(s.front)
	far := s.hops[s.front[0]] + 1
	s.front = nil
	err = w.c.query(sql, []any{front, w.types, front, w.types}, func(r *sqlite.Stmt) error {
		near, next := r.ColumnInt64(0), r.ColumnInt64(1)
		s.steps[near] = append(s.steps[near], next)
		if _, seen := s.hops[next]; !seen {
			s.hops[next] = far
			s.front = append(s.front, next)
			if _, ok := other.hops[next]; ok {
				met = true
			}
		}
		return nil
	})
	return met, err
}

// collect follows the steps of both sides that lie on shortest ways, in the order of ids.
func (w *walk) collect(a, b *side, from, to int64) ([][]int64, error) {
	next := onward(a, b)
	nodes := map[int64]bool{}
	var visit func(n int64) bool
	visit = func(n int64) bool { // whether to is reached; what does not lead there is dropped
		if n == to {
			return true
		}
		if nodes[n] {
			return len(next[n]) > 0
		}
		nodes[n] = true
		next[n] = slices.DeleteFunc(next[n], func(m int64) bool { return !visit(m) })
		return len(next[n]) > 0
	}
	visit(from)
	nodes[to] = true
	ids, err := w.ids(nodes)
	if err != nil {
		return nil, err
	}
	var ways [][]int64
	var follow func(way []int64)
	follow = func(way []int64) {
		last := way[len(way)-1]
		if last == to {
			ways = append(ways, slices.Clone(way))
			return
		}
		slices.SortFunc(next[last], func(x, y int64) int { return cmp.Compare(ids[x], ids[y]) })
		for _, n := range next[last] {
			if len(ways) == w.q.Limit {
				return
			}
			follow(append(way, n))
		}
	}
	follow([]int64{from})
	return ways, nil
}

// onward returns, for nodes on shortest ways, where such a way may go on to. The length is that of the shortest meeting.
func onward(a, b *side) map[int64][]int64 {
	length := -1
	for n, far := range a.hops {
		if rest, ok := b.hops[n]; ok && (length < 0 || far+rest < length) {
			length = far + rest
		}
	}
	place := func(n int64) int { // how far along a shortest way a node lies; -1: on none that is known
		if far, ok := a.hops[n]; ok {
			return far
		}
		if rest, ok := b.hops[n]; ok {
			return length - rest
		}
		return -1
	}
	next := map[int64]map[int64]bool{}
	add := func(n, m int64) {
		if place(n) >= 0 && place(m) == place(n)+1 {
			if next[n] == nil {
				next[n] = map[int64]bool{}
			}
			next[n][m] = true
		}
	}
	for n, list := range a.steps {
		for _, m := range list {
			add(n, m)
		}
	}
	for m, list := range b.steps {
		for _, n := range list {
			add(n, m)
		}
	}
	out := make(map[int64][]int64, len(next))
	for n, set := range next {
		for m := range set {
			out[n] = append(out[n], m)
		}
	}
	return out
}

func (w *walk) ids(nodes map[int64]bool) (map[int64]graph.ID, error) {
	rowids := make([]int64, 0, len(nodes))
	for n := range nodes {
		rowids = append(rowids, n)
	}
	out := make(map[int64]graph.ID, len(rowids))
	err := w.c.query("SELECT rowid, id FROM node WHERE rowid IN (SELECT value FROM json_each(?))", []any{mustJSON(rowids)},
		func(s *sqlite.Stmt) error { out[s.ColumnInt64(0)] = graph.ID(s.ColumnText(1)); return nil })
	return out, err
}

// hop is a step between two nodes, in the direction of the path.
type hop struct{ near, far int64 }

// paths reads the nodes and edges of the ways.
func (w *walk) paths(ways [][]int64) ([]graph.Path, error) {
	nodes, hops := map[int64]bool{}, map[hop][]graph.Edge{}
	for _, way := range ways {
		for i, n := range way {
			nodes[n] = true
			if i > 0 {
				hops[hop{way[i-1], n}] = nil
			}
		}
	}
	rows, err := w.nodes(nodes)
	if err != nil {
		return nil, err
	}
	if err := w.edges(hops, rows); err != nil {
		return nil, err
	}
	out := make([]graph.Path, len(ways))
	for k, way := range ways {
		for i, n := range way {
			node, err := decodeNode(rows[n].label, rows[n].props)
			if err != nil {
				return nil, err
			}
			out[k].Nodes = append(out[k].Nodes, node)
			if i > 0 {
				out[k].Hops = append(out[k].Hops, slices.Clone(hops[hop{way[i-1], n}]))
			}
		}
	}
	return out, nil
}

type pathNode struct {
	id graph.ID
	stored
}

func (w *walk) nodes(rowids map[int64]bool) (map[int64]pathNode, error) {
	list := make([]int64, 0, len(rowids))
	for n := range rowids {
		list = append(list, n)
	}
	out := make(map[int64]pathNode, len(list))
	err := w.c.query("SELECT rowid, id, label, props FROM node WHERE rowid IN (SELECT value FROM json_each(?))", []any{mustJSON(list)}, func(s *sqlite.Stmt) error {
		out[s.ColumnInt64(0)] = pathNode{graph.ID(s.ColumnText(1)), stored{graph.Label(s.ColumnText(2)), []byte(s.ColumnText(3))}}
		return nil
	})
	return out, err
}

// edges fills in the edges of each hop, both ways, in the order of their keys.
func (w *walk) edges(hops map[hop][]graph.Edge, nodes map[int64]pathNode) error {
	var pairs [][2]int64
	for h := range hops {
		pairs = append(pairs, [2]int64{h.near, h.far}, [2]int64{h.far, h.near})
	}
	const sql = `
		SELECT DISTINCT e.src, e.dst, e.type, e.record, r.id, e.props
		FROM json_each(?) p CROSS JOIN node d ON d.rowid = p.value ->> '$[1]'
		CROSS JOIN edge e ON e.src = p.value ->> '$[0]' AND e.type IN (SELECT value FROM json_each(?)) AND e.dst_sort = d.sort AND e.dst = d.rowid
		CROSS JOIN node r ON r.rowid = e.record`
	type edge struct {
		graph.Edge
		ends   hop
		record int64
	}
	var all []edge
	var ties []int64
	err := w.c.query(sql, []any{mustJSON(pairs), w.types}, func(s *sqlite.Stmt) error {
		x := edge{ends: hop{s.ColumnInt64(0), s.ColumnInt64(1)}, record: s.ColumnInt64(3)}
		k := graph.EdgeKey{Type: graph.EdgeType(s.ColumnText(2)), From: nodes[x.ends.near].id, To: nodes[x.ends.far].id, Record: graph.ID(s.ColumnText(4))}
		if isTie(k.Type) {
			ties = append(ties, x.record)
		}
		var err error
		x.Edge, err = decodeEdge(k, []byte(s.ColumnText(5)))
		all = append(all, x)
		return err
	})
	if err != nil {
		return err
	}
	tallies, err := readTallies(w.c, ties)
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b edge) int { return a.Key().Compare(b.Key()) })
	for _, x := range all {
		if isTie(x.Type) {
			x.Tally = tallies[x.record]
		}
		for _, h := range []hop{x.ends, {x.ends.far, x.ends.near}} {
			if _, ok := hops[h]; ok {
				hops[h] = append(hops[h], x.Edge)
			}
		}
	}
	return nil
}
