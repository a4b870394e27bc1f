package sqlitestore

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"zombiezen.com/go/sqlite"

	"entente/graph"
)

// Neighbours implements graph.Store, with one statement for each direction that the patterns ask for and one for tallies. Of each
// id and type of edge it reads no more than a page, in the order of an index.
func (s *Store) Neighbours(ctx context.Context, q graph.NeighbourQuery, p graph.Page) ([]graph.Slice[graph.Neighbour], error) {
	var out []graph.Slice[graph.Neighbour]
	err := s.read(ctx, "neighbours", func(c *conn) error {
		if err := q.Check(); err != nil {
			return err
		}
		if err := graph.CheckPage("neighbours", p); err != nil {
			return err
		}
		r := &neighbourReader{c: c, q: q, p: p, found: map[graph.ID][]found{}, nodes: map[int64]stored{}}
		for _, d := range []graph.Direction{graph.Out, graph.In} {
			if err := r.read(d); err != nil {
				return err
			}
		}
		var err error
		out, err = r.pages()
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

type neighbourReader struct {
	c     *conn
	q     graph.NeighbourQuery
	p     graph.Page
	found map[graph.ID][]found // by the id asked for
	nodes map[int64]stored     // the other ends
}

// found is an edge at one of the ids.
type found struct {
	at     graph.Cursor
	dir    graph.Direction
	edge   graph.Edge
	record int64
	other  int64
}

// stored is a node that has not been decoded: one node may stand at the end of many edges, each of which gets a copy.
type stored struct {
	label graph.Label
	props []byte
}

// pattern is what the statement knows of patterns: all of one type and direction together, so that no edge comes twice.
type pattern struct {
	Type   graph.EdgeType `json:"type"`
	Labels []graph.Label  `json:"labels"` // empty: any
}

func (r *neighbourReader) patterns(d graph.Direction) []pattern {
	byType := map[graph.EdgeType][]graph.Label{}
	anyLabel := map[graph.EdgeType]bool{}
	for _, p := range r.q.Patterns {
		if p.Direction != d {
			continue
		}
		if p.Label == "" {
			anyLabel[p.Type] = true
		}
		byType[p.Type] = append(byType[p.Type], p.Label)
	}
	var out []pattern
	for t, labels := range byType {
		if anyLabel[t] {
			out = append(out, pattern{Type: t, Labels: []graph.Label{}})
		} else {
			out = append(out, pattern{Type: t, Labels: expand(labels)})
		}
	}
	slices.SortFunc(out, func(a, b pattern) int { return cmp.Compare(a.Type, b.Type) })
	return out
}

// neighbourSQL reads, for each id and pattern, the first edges in order. The inner query is run for each pair and stops at its limit; near and
// far stand for the columns of the edge, which direction decides.
const neighbourSQL = `
	SELECT a.id, e.type, e.record, r.id, e.props, o.rowid, o.id, o.sort, o.label, o.props
	FROM json_each(?) i CROSS JOIN node a ON a.id = i.value CROSS JOIN json_each(?) p
	CROSS JOIN edge e ON e.rowid IN (
		SELECT x.rowid FROM edge x CROSS JOIN node y ON y.rowid = x.far CROSS JOIN node z ON z.rowid = x.record
		WHERE x.near = a.rowid AND x.type = p.value ->> 'type'
		AND (p.value ->> '$.labels[0]' IS NULL OR y.label IN (SELECT value FROM json_each(p.value, '$.labels')))
		WHERE_ROLE WHERE_PLACE
		ORDER BY x.far_sort, y.id, z.id LIMIT ?)
	CROSS JOIN node o ON o.rowid = e.far CROSS JOIN node r ON r.rowid = e.record`

func (r *neighbourReader) sql(d graph.Direction) (string, []any) {
	sql, role, place := neighbourSQL, "", ""
	var args []any
	if len(r.q.Role) > 0 {
		role = "AND x.role IN (SELECT value FROM json_each(?))"
		args = append(args, jsonList(r.q.Role))
	}
	if r.p.Reverse {
		sql = strings.Replace(sql, "ORDER BY x.far_sort, y.id, z.id", "ORDER BY x.far_sort DESC, y.id DESC, z.id DESC", 1)
	}
	if a := r.p.After; !a.IsZero() {
		place = "AND x.far_sort >= ? AND (x.far_sort, y.id, x.type || char(0) || ? || char(0) || z.id) > (?, ?, ?)"
		if r.p.Reverse {
			place = strings.NewReplacer(">=", "<=", ">", "<").Replace(place)
		}
		dir := "1"
		if d == graph.In {
			dir = "2"
		}
		args = append(args, a.Key, dir, a.Key, string(a.ID), a.Edge)
	}
	near, far := "src", "dst"
	if d == graph.In {
		near, far = far, near
	}
	sql = strings.NewReplacer("WHERE_ROLE", role, "WHERE_PLACE", place).Replace(sql)
	sql = strings.NewReplacer("far_sort", far+"_sort", ".near", "."+near, ".far", "."+far).Replace(sql)
	return sql, append(args, r.p.First+1)
}

func (r *neighbourReader) read(d graph.Direction) error {
	patterns := r.patterns(d)
	if len(patterns) == 0 {
		return nil
	}
	ids := slices.Clone(r.q.IDs)
	slices.Sort(ids)
	sql, args := r.sql(d)
	args = append([]any{jsonList(slices.Compact(ids)), mustJSON(patterns)}, args...)
	return r.c.query(sql, args, func(s *sqlite.Stmt) error {
		id, other := graph.ID(s.ColumnText(0)), graph.ID(s.ColumnText(6))
		k := graph.EdgeKey{Type: graph.EdgeType(s.ColumnText(1)), From: id, To: other, Record: graph.ID(s.ColumnText(3))}
		if d == graph.In {
			k.From, k.To = other, id
		}
		e, err := decodeEdge(k, []byte(s.ColumnText(4)))
		if err != nil {
			return err
		}
		f := found{dir: d, edge: e, record: s.ColumnInt64(2), other: s.ColumnInt64(5)}
		f.at = graph.Cursor{Key: s.ColumnText(7), ID: other, Edge: graph.Neighbour{Edge: e, Direction: d}.EdgeKey()}
		r.found[id] = append(r.found[id], f)
		if _, ok := r.nodes[f.other]; !ok {
			r.nodes[f.other] = stored{graph.Label(s.ColumnText(8)), []byte(s.ColumnText(9))}
		}
		return nil
	})
}

// pages puts what was found at each id into order, across types and directions, and cuts it to the page.
func (r *neighbourReader) pages() ([]graph.Slice[graph.Neighbour], error) {
	var ties []int64
	for id, list := range r.found {
		slices.SortFunc(list, func(a, b found) int {
			if r.p.Reverse {
				a, b = b, a
			}
			return cmp.Or(cmp.Compare(a.at.Key, b.at.Key), cmp.Compare(a.at.ID, b.at.ID), cmp.Compare(a.at.Edge, b.at.Edge))
		})
		r.found[id] = list
		for _, f := range list[:min(len(list), r.p.First)] {
			if isTie(f.edge.Type) {
				ties = append(ties, f.record)
			}
		}
	}
	tallies, err := readTallies(r.c, ties)
	if err != nil {
		return nil, err
	}
	out := make([]graph.Slice[graph.Neighbour], len(r.q.IDs))
	for i, id := range r.q.IDs {
		list := r.found[id]
		out[i].More = len(list) > r.p.First
		for _, f := range list[:min(len(list), r.p.First)] {
			n, err := decodeNode(r.nodes[f.other].label, r.nodes[f.other].props)
			if err != nil {
				return nil, err
			}
			if isTie(f.edge.Type) {
				f.edge.Tally = tallies[f.record]
			}
			out[i].Items = append(out[i].Items, graph.Neighbour{Edge: f.edge, Direction: f.dir, Node: n})
			out[i].Cursors = append(out[i].Cursors, f.at)
		}
	}
	return out, nil
}
