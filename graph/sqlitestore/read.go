package sqlitestore

import (
	"context"
	"strings"

	"zombiezen.com/go/sqlite"

	"entente/graph"
)

// Get implements graph.Store, with one statement.
func (s *Store) Get(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	var out []graph.Node
	err := s.read(ctx, "get", func(c *conn) error {
		if err := graph.CheckKeys("get", ids); err != nil {
			return err
		}
		out = make([]graph.Node, len(ids))
		at := map[graph.ID][]int{}
		for i, id := range ids {
			at[id] = append(at[id], i)
		}
		return c.query("SELECT id, label, props FROM node WHERE id IN (SELECT value FROM json_each(?))", []any{jsonList(ids)}, func(r *sqlite.Stmt) error {
			for _, i := range at[graph.ID(r.ColumnText(0))] {
				n, err := decodeNode(graph.Label(r.ColumnText(1)), []byte(r.ColumnText(2)))
				if err != nil {
					return err
				}
				out[i] = n
			}
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// What Count asks goes along an index, so that it takes the same memory however large the graph is: edges are not counted by their types
// alone, which would have all of them sorted first.
const (
	countNodes = "SELECT label, count(*) FROM node GROUP BY label"
	countEdges = "SELECT type, count(*) FROM edge GROUP BY src, type"
)

// Count implements graph.Store. It reads two indexes from end to end.
func (s *Store) Count(ctx context.Context) (graph.Counts, error) {
	out := graph.Counts{Nodes: map[graph.Label]int64{}, Edges: map[graph.EdgeType]int64{}}
	err := s.read(ctx, "count", func(c *conn) error {
		err := c.query(countNodes, nil, func(r *sqlite.Stmt) error {
			out.Nodes[graph.Label(r.ColumnText(0))] = r.ColumnInt64(1)
			return nil
		})
		if err != nil {
			return err
		}
		return c.query(countEdges, nil, func(r *sqlite.Stmt) error {
			out.Edges[graph.EdgeType(r.ColumnText(0))] += r.ColumnInt64(1)
			return nil
		})
	})
	return out, err
}

// lookup builds the query for one list of nodes, n being the node. Every value is bound, none stands in the text.
type lookup struct {
	labels []graph.Label // none: all
	driver string        // a query for rowids that holds all answers, if a field gives one
	conds  []string
	args   []any // of driver, then of conds
}

// from lets a query for rowids lead the search, if none does so yet, and holds the nodes to it otherwise.
func (l *lookup) from(rowids string, args ...any) {
	if l.driver == "" {
		l.driver = rowids
		l.args = append(args, l.args...)
		return
	}
	l.where("n.rowid IN ("+rowids+")", args...)
}

// where adds a condition.
func (l *lookup) where(cond string, args ...any) {
	l.conds = append(l.conds, cond)
	l.args = append(l.args, args...)
}

// idSet is a query for the rowids of a list of ids.
const idSet = "SELECT k.rowid FROM node k WHERE k.id IN (SELECT value FROM json_each(?))"

// property holds a field of the node's properties to a list, if that has entries.
func property[S ~string](l *lookup, name string, list []S) {
	if len(list) > 0 {
		l.where("n.props ->> '"+name+"' IN (SELECT value FROM json_each(?))", jsonList(list))
	}
}

// term lets the search start from terms, if the list has entries.
func (l *lookup) term(field string, list []string) {
	if len(list) > 0 {
		l.from("SELECT t.node FROM term t WHERE t.field = '"+field+"' AND t.value IN (SELECT value FROM json_each(?))", jsonList(list))
	}
}

// to lets the search start from the ends of edges, if the list has entries: nodes from which an edge of the type goes to one of the ids.
func (l *lookup) to(t graph.EdgeType, ids []graph.ID) {
	if len(ids) > 0 {
		l.from("SELECT e.src FROM edge e WHERE e.type = '"+string(t)+"' AND e.dst IN ("+idSet+")", jsonList(ids))
	}
}

// by is the same for edges that come from one of the ids.
func (l *lookup) by(t graph.EdgeType, ids []graph.ID) {
	if len(ids) > 0 {
		l.from("SELECT e.dst FROM edge e WHERE e.type = '"+string(t)+"' AND e.src IN ("+idSet+")", jsonList(ids))
	}
}

// evidencedIn lets the search start from articles.
func (l *lookup) evidencedIn(articles []graph.ID) {
	if len(articles) > 0 {
		l.from("SELECT v.src FROM edge f JOIN edge v ON v.dst = f.src AND v.type = 'EVIDENCED_BY' WHERE f.type = 'FROM' AND f.dst IN ("+idSet+")", jsonList(articles))
	}
}

// dates holds the node to a range of days. The sort keys of dated nodes begin with their first day, so that the index ends the search.
func (l *lookup) dates(r graph.DateRange) {
	if r.IsZero() {
		return
	}
	l.where("n.first IS NOT NULL")
	if r.To != "" {
		l.where("n.first <= ?", r.To)
	}
	if r.From != "" {
		l.where("n.last >= ?", r.From)
	}
}

// row is a node as a list reads it.
type row struct {
	rowid int64
	id    graph.ID
	sort  string
	node  graph.Node
}

// page runs the query and returns one page.
func (l *lookup) page(c *conn, p graph.Page) ([]row, bool, error) {
	sql, args := l.sql(p)
	return readRows(c, sql, args, p.First)
}

// sql is the statement for one page and one entry more, by keyset. Where nothing leads the search, each label's part of the index is read in order,
// to the end of the page.
func (l *lookup) sql(p graph.Page) (string, []any) {
	labels := expand(l.labels)
	var sql string
	var args []any
	order, after := "ORDER BY sort, id", ">"
	if p.Reverse {
		order, after = "ORDER BY sort DESC, id DESC", "<"
	}
	place := ""
	var placeArgs []any
	if !p.After.IsZero() {
		place, placeArgs = " AND (n.sort, n.id) "+after+" (?, ?)", []any{p.After.Key, string(p.After.ID)}
	}
	conds := ""
	for _, cond := range l.conds {
		conds += " AND " + cond
	}
	const columns = "SELECT n.rowid AS node, n.id AS id, n.sort AS sort, n.label AS label, n.props AS props FROM node n WHERE "
	if l.driver != "" {
		sql = columns + "n.rowid IN (" + l.driver + ")" + conds + place
		args = append(append(args, l.args...), placeArgs...)
		if len(l.labels) > 0 {
			sql += " AND +n.label IN (SELECT value FROM json_each(?))"
			args = append(args, jsonList(labels))
		}
	} else {
		parts := make([]string, len(labels))
		for i, label := range labels {
			parts[i] = columns + "n.label = ?" + conds + place + " " + order + " LIMIT ?"
			args = append(args, string(label))
			args = append(append(args, l.args...), placeArgs...)
			args = append(args, p.First+1)
		}
		if len(parts) == 1 {
			return parts[0], args
		}
		sql = "SELECT * FROM (" + strings.Join(parts, ") UNION ALL SELECT * FROM (") + ")"
	}
	sql += " " + order + " LIMIT ?"
	return sql, append(args, p.First+1)
}

// readRows reads rows of node, id, sort, label and props, one more than the page has if there is one.
func readRows(c *conn, sql string, args []any, first int) (rows []row, more bool, err error) {
	err = c.query(sql, args, func(r *sqlite.Stmt) error {
		if len(rows) == first {
			more = true
			return nil
		}
		n, err := decodeNode(graph.Label(r.ColumnText(3)), []byte(r.ColumnText(4)))
		rows = append(rows, row{r.ColumnInt64(0), graph.ID(r.ColumnText(1)), r.ColumnText(2), n})
		return err
	})
	return rows, more, err
}

func expand(labels []graph.Label) []graph.Label {
	if len(labels) == 0 {
		return graph.Labels()
	}
	var out []graph.Label
	seen := map[graph.Label]bool{}
	for _, l := range labels {
		for _, c := range l.Expand() {
			if !seen[c] {
				seen[c] = true
				out = append(out, c)
			}
		}
	}
	return out
}

// list checks, runs a lookup and returns its nodes as what they are.
func list[N graph.Node](ctx context.Context, s *Store, op string, check error, p graph.Page, build func() *lookup) (graph.Slice[N], error) {
	var out graph.Slice[N]
	err := s.read(ctx, op, func(c *conn) error {
		if check != nil {
			return check
		}
		if err := graph.CheckPage(op, p); err != nil {
			return err
		}
		rows, more, err := build().page(c, p)
		if err != nil {
			return err
		}
		out.More = more
		for _, r := range rows {
			n, ok := r.node.(N)
			if !ok {
				return graph.Errorf(graph.CodeInternal, op, string(r.id), "a %s stands among other nodes", r.node.NodeLabel())
			}
			out.Items = append(out.Items, n)
			out.Cursors = append(out.Cursors, graph.Cursor{Key: r.sort, ID: r.id})
		}
		return nil
	})
	if err != nil {
		return graph.Slice[N]{}, err
	}
	return out, nil
}
