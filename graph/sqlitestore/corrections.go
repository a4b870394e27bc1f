package sqlitestore

import (
	"maps"
	"slices"

	"zombiezen.com/go/sqlite"

	"entente/graph"
)

// books are the corrections in the file, by id.
type books map[graph.ID]*graph.Contribution

func (b books) ledger() *graph.Ledger { return graph.NewLedger(slices.Collect(maps.Values(b))...) }

// readBooks reads the corrections that decide about what others tell.
func readBooks(c *conn) (books, error) {
	out := books{}
	err := c.query("SELECT n.id, n.props, coalesce(k.told, k.body) FROM node n JOIN contribution k ON k.article = n.rowid WHERE n.label = ?",
		[]any{string(graph.LabelCorrection)}, func(s *sqlite.Stmt) error {
			n, err := decodeNode(graph.LabelCorrection, []byte(s.ColumnText(1)))
			if err != nil {
				return err
			}
			if k, ok := n.(*graph.Correction); ok && (k.Fact != "" || len(k.Names) > 0) {
				out[k.ID], err = decodeContribution(n, s.ColumnText(2))
			}
			return err
		})
	return out, err
}

// turned is what the books say before a change and after it.
type turned struct{ before, after *graph.Ledger }

// turn works out the books after sources have come or gone (nil).
func turn(c *conn, change map[graph.ID]*encoded) (turned, error) {
	b, err := readBooks(c)
	if err != nil {
		return turned{}, err
	}
	t := turned{before: b.ledger()}
	for id, e := range change {
		if e != nil && e.told.Correction != nil {
			b[id] = e.told
		} else {
			delete(b, id)
		}
	}
	t.after = b.ledger()
	return t, nil
}

// settle is what the corrections leave of a contribution, made ready for writing.
func (t turned) settle(e *encoded) (*encoded, error) {
	if t.after.IsEmpty() {
		return e, nil
	}
	told := t.after.Erase(e.told)
	left, decided := t.after.Effective(told)
	if left == e.told {
		return e, nil
	}
	out, err := encode(left)
	if err != nil {
		return nil, err
	}
	out.told, out.decided = told, decided
	if left != told {
		whole, err := encode(told)
		if err != nil {
			return nil, err
		}
		out.digest, out.before = whole.digest, whole.body
	}
	return out, nil
}

// resettle looks again at what other sources told of the facts about which the books have changed, and at everything where somebody is to
// be forgotten.
func (ch *change) resettle(t turned, done map[graph.ID]*encoded) error {
	seen := map[graph.ID]bool{}
	again := func(told *graph.Contribution) error {
		id := told.SourceID()
		if _, ok := done[id]; ok || seen[id] {
			return nil
		}
		seen[id] = true
		e, err := encode(told)
		if err != nil {
			return err
		}
		if e, err = t.settle(e); err != nil {
			return err
		}
		return ch.replace(id, e)
	}
	if facts := t.before.Differences(t.after); len(facts) > 0 {
		told, err := ch.tellers(facts)
		if err != nil {
			return err
		}
		for _, c := range told {
			if err := again(c); err != nil {
				return err
			}
		}
	}
	if !t.after.ForgetsMore(t.before) {
		return nil
	}
	return ch.everyTeller(func(c *graph.Contribution) error {
		if t.after.Erase(c) == c { // as almost all are
			return nil
		}
		return again(c)
	})
}

const toldColumns = "SELECT n.label, n.props, coalesce(k.told, k.body), k.article FROM node n JOIN contribution k ON k.article = n.rowid"

// toldOf reads what a source told, and the number of its node.
func toldOf(s *sqlite.Stmt) (*graph.Contribution, int64, error) {
	n, err := decodeNode(graph.Label(s.ColumnText(0)), []byte(s.ColumnText(1)))
	if err != nil {
		return nil, 0, err
	}
	c, err := decodeContribution(n, s.ColumnText(2))
	return c, s.ColumnInt64(3), err
}

// tellers reads what the sources told that tell of some facts, be they shown or not.
func (ch *change) tellers(facts []graph.ID) ([]*graph.Contribution, error) {
	const sql = toldColumns + ` WHERE n.rowid IN (
			SELECT coalesce(f.dst, v.dst) FROM edge v LEFT JOIN edge f ON f.src = v.dst AND f.type = 'FROM'
			WHERE v.type = 'EVIDENCED_BY' AND v.src IN (SELECT rowid FROM node WHERE id IN (SELECT value FROM json_each(?1))))
		OR n.id IN (SELECT source FROM withheld WHERE fact IN (SELECT value FROM json_each(?1)))
		ORDER BY k.article`
	var out []*graph.Contribution
	err := ch.c.query(sql, []any{jsonList(facts)}, func(s *sqlite.Stmt) error {
		c, _, err := toldOf(s)
		out = append(out, c)
		return err
	})
	return out, err
}

// everyTeller calls do with what each source told, some at a time in memory.
func (ch *change) everyTeller(do func(*graph.Contribution) error) error {
	const part = 500
	for last := int64(-1); ; {
		var list []*graph.Contribution
		err := ch.c.query(toldColumns+" WHERE k.article > ? ORDER BY k.article LIMIT ?", []any{last, part}, func(s *sqlite.Stmt) error {
			c, rowid, err := toldOf(s)
			list, last = append(list, c), rowid
			return err
		})
		if err != nil || len(list) == 0 {
			return err
		}
		for _, c := range list {
			if err := do(c); err != nil {
				return err
			}
		}
	}
}

// decodeContribution reads back what a source told.
func decodeContribution(source graph.Node, text string) (*graph.Contribution, error) {
	e, err := decode(source.NodeID(), text)
	if err != nil {
		return nil, err
	}
	c := new(graph.Contribution).WithSource(source)
	for _, v := range e.nodes {
		n, err := v.node()
		if err != nil {
			return nil, err
		}
		c.Nodes = append(c.Nodes, n)
	}
	for _, x := range e.edges {
		edge, err := decodeEdge(x.key, []byte(x.props))
		if err != nil {
			return nil, err
		}
		c.Edges = append(c.Edges, edge)
	}
	return c, nil
}

// writeDecided keeps which facts corrections decide about in the contributions that were looked at.
func (ch *change) writeDecided() error {
	for _, source := range slices.Sorted(maps.Keys(ch.decided)) {
		if err := ch.c.run("DELETE FROM withheld WHERE source = ?", string(source)); err != nil {
			return err
		}
		for _, fact := range ch.decided[source] {
			if err := ch.c.run("INSERT INTO withheld (fact, source) VALUES (?, ?)", string(fact), string(source)); err != nil {
				return err
			}
		}
	}
	return nil
}
