package sqlitestore

import (
	"context"
	"strings"

	"zombiezen.com/go/sqlite"

	"entente/graph"
	"entente/graph/searchtext"
)

// Search implements graph.Store over FTS5. What it finds is sorted as a whole: its cost is that of all matches.
func (s *Store) Search(ctx context.Context, q graph.SearchQuery, p graph.Page) (graph.Slice[graph.Node], error) {
	var out graph.Slice[graph.Node]
	err := s.read(ctx, "search", func(c *conn) error {
		if err := q.Check(); err != nil {
			return err
		}
		if err := graph.CheckPage("search", p); err != nil {
			return err
		}
		words, err := searchtext.Query(q.Text)
		if err != nil {
			return err
		}
		sql, args := searchSQL(q, p, words)
		return c.query(sql, args, func(r *sqlite.Stmt) error {
			if len(out.Items) == p.First {
				out.More = true
				return nil
			}
			n, err := decodeNode(graph.Label(r.ColumnText(3)), []byte(r.ColumnText(4)))
			out.Items = append(out.Items, n)
			out.Cursors = append(out.Cursors, graph.Cursor{Rank: r.ColumnInt(0), Key: r.ColumnText(2), ID: graph.ID(r.ColumnText(1))})
			return err
		})
	})
	if err != nil {
		return graph.Slice[graph.Node]{}, err
	}
	return out, nil
}

func searchSQL(q graph.SearchQuery, p graph.Page, words []string) (string, []any) {
	const named = "SELECT t.node FROM term t WHERE t.field = 'key' AND t.value = ?"
	sql := `
		SELECT f.rank AS rank, n.id AS id, n.sort AS sort, n.label, n.props FROM (
			SELECT 0 AS rank, t.node AS node FROM term t WHERE t.field = 'key' AND t.value = ?
			UNION ALL
			SELECT 1, w.rowid FROM words w WHERE words MATCH ? AND w.rowid NOT IN (` + named + `)
		) f CROSS JOIN node n ON n.rowid = f.node WHERE 1`
	key, match := strings.Join(words, " "), make([]string, len(words))
	for i, w := range words {
		match[i] = `"` + w + `"*` // words are letters and digits only
	}
	args := []any{key, strings.Join(match, " "), key}
	if len(q.Labels) > 0 {
		sql += " AND n.label IN (SELECT value FROM json_each(?))"
		args = append(args, jsonList(expand(q.Labels)))
	}
	order, after := "ORDER BY rank, sort, id", ">"
	if p.Reverse {
		order, after = "ORDER BY rank DESC, sort DESC, id DESC", "<"
	}
	if !p.After.IsZero() {
		sql += " AND (f.rank, n.sort, n.id) " + after + " (?, ?, ?)"
		args = append(args, p.After.Rank, p.After.Key, string(p.After.ID))
	}
	return sql + " " + order + " LIMIT ?", append(args, p.First+1)
}
