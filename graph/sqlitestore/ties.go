package sqlitestore

import (
	"context"

	"zombiezen.com/go/sqlite"

	"entente/graph"
)

// Ties implements graph.Store, with three statements: the records of the page, their ends, their tallies.
func (s *Store) Ties(ctx context.Context, f graph.TieFilter, p graph.Page) (graph.Slice[graph.Tie], error) {
	var out graph.Slice[graph.Tie]
	err := s.read(ctx, "ties", func(c *conn) error {
		if err := f.Check(); err != nil {
			return err
		}
		if err := graph.CheckPage("ties", p); err != nil {
			return err
		}
		rows, more, err := tieLookup(f).page(c, p)
		if err != nil {
			return err
		}
		out.More = more
		rowids := make([]int64, len(rows))
		at := map[int64]int{}
		for i, r := range rows {
			relation, ok := r.node.(*graph.Relation)
			if !ok {
				return graph.Errorf(graph.CodeInternal, "ties", string(r.id), "a %s stands among ties", r.node.NodeLabel())
			}
			rowids[i], at[r.rowid] = r.rowid, i
			out.Items = append(out.Items, graph.Tie{Relation: relation})
			out.Cursors = append(out.Cursors, graph.Cursor{Key: r.sort, ID: r.id})
		}
		tallies, err := readTallies(c, rowids)
		if err != nil {
			return err
		}
		for i, rowid := range rowids {
			out.Items[i].Tally = tallies[rowid]
		}
		return c.query("SELECT e.src, e.type, n.id FROM edge e JOIN node n ON n.rowid = e.dst WHERE e.src IN (SELECT value FROM json_each(?)) AND e.type IN ('SUBJECT', 'OBJECT')",
			[]any{mustJSON(rowids)}, func(r *sqlite.Stmt) error {
				tie := &out.Items[at[r.ColumnInt64(0)]]
				if graph.EdgeType(r.ColumnText(1)) == graph.EdgeSubject {
					tie.Subject = graph.ID(r.ColumnText(2))
				} else {
					tie.Object = graph.ID(r.ColumnText(2))
				}
				return nil
			})
	})
	if err != nil {
		return graph.Slice[graph.Tie]{}, err
	}
	return out, nil
}

func tieLookup(f graph.TieFilter) *lookup {
	l := &lookup{labels: []graph.Label{graph.LabelRelation}}
	l.to(graph.EdgeSubject, f.Subjects)
	l.to(graph.EdgeObject, f.Objects)
	switch {
	case len(f.Ends) > 0 && f.AllEnds:
		l.to(graph.EdgeSubject, f.Ends)
		l.to(graph.EdgeObject, f.Ends)
	case len(f.Ends) > 0:
		l.from("SELECT e.src FROM edge e WHERE e.dst IN ("+idSet+") AND e.type IN ('SUBJECT', 'OBJECT')", jsonList(f.Ends))
	}
	l.evidencedIn(f.Articles)
	property(l, "type", f.Types)
	property(l, "polarity", f.Polarities)
	property(l, "modality", f.Modalities)
	return l
}

// readTallies counts the evidence of records, given by their rowids.
func readTallies(c *conn, records []int64) (map[int64]graph.Tally, error) {
	out := map[int64]graph.Tally{}
	if len(records) == 0 {
		return out, nil
	}
	const sql = `
		SELECT v.src, count(DISTINCT f.src), count(DISTINCT a.rowid), min(a.first), max(a.last)
		FROM edge v
		LEFT JOIN edge f ON f.src = v.dst AND f.type = 'FROM'
		LEFT JOIN node a ON a.rowid = f.dst AND a.label = 'Article'
		WHERE v.src IN (SELECT value FROM json_each(?)) AND v.type = 'EVIDENCED_BY'
		GROUP BY v.src`
	err := c.query(sql, []any{mustJSON(records)}, func(r *sqlite.Stmt) error {
		out[r.ColumnInt64(0)] = graph.Tally{
			Reports: r.ColumnInt(1), Articles: r.ColumnInt(2), FirstSeen: graph.Date(r.ColumnText(3)), LastSeen: graph.Date(r.ColumnText(4)),
		}
		return nil
	})
	return out, err
}

// isTie reports whether edges of the type carry a tally.
func isTie(t graph.EdgeType) bool {
	for _, tie := range graph.TieTypes() {
		if tie.Edge() == t {
			return true
		}
	}
	return false
}
