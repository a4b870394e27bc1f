package sqlitestore

import (
	"fmt"
	"maps"
	"slices"

	"zombiezen.com/go/sqlite"

	"entente/graph"
	"entente/graph/searchtext"
)

// nodeState is what edges need to know of a node.
type nodeState struct {
	rowid int64
	sort  string
	fresh bool // made by this change: no edge of it can be in the file yet
}

// storedNode is a node as it is in the file.
type storedNode struct {
	rowid  int64
	sort   string
	count  int
	varied bool
	told
}

// writeNodes goes in the order of ids, which is that of the index.
func (ch *change) writeNodes() error {
	for _, id := range slices.Sorted(maps.Keys(ch.nodes)) {
		if err := ch.writeNode(id, ch.nodes[id]); err != nil {
			return err
		}
	}
	return nil
}

func (ch *change) writeNode(id graph.ID, change []delta[told]) error {
	if what, count, ok := onlyNew(change); ok { // as most are
		if done, err := ch.insertNode(id, what, count); done || err != nil {
			return err
		}
	}
	have, err := ch.storedNode(id)
	if err != nil {
		return err
	}
	versions := map[version]int{}
	if have.rowid != 0 {
		if versions, err = ch.nodeVersions(have); err != nil {
			return err
		}
	}
	if err := applyDelta(versions, change); err != nil {
		return fmt.Errorf("node %q: %w", id, err)
	}
	if len(versions) == 0 {
		if have.rowid == 0 {
			return nil
		}
		ch.state[id] = &nodeState{rowid: have.rowid, sort: have.sort}
		ch.gone = append(ch.gone, have.rowid)
		return ch.unindex(have)
	}
	next := storedNode{rowid: have.rowid, sort: have.sort, varied: len(versions) > 1}
	if next.told, err = mergeVersions(id, versions); err != nil {
		return err
	}
	for _, n := range versions {
		next.count += n
	}
	if have.rowid == 0 {
		if _, err = ch.insertNode(id, next.told, next.count); err != nil {
			return err
		}
		next.rowid = ch.state[id].rowid
		if !next.varied {
			return nil
		}
		have = storedNode{rowid: next.rowid, sort: ch.state[id].sort, count: next.count, told: next.told}
	}
	return ch.updateNode(id, have, next, versions)
}

// insertNode makes a node that nobody has told yet; done is false where there is one already.
func (ch *change) insertNode(id graph.ID, what told, count int) (done bool, err error) {
	l, err := what.view()
	if err != nil {
		return false, err
	}
	err = ch.c.run("INSERT INTO node (id, label, sort, first, last, count, varied, props) VALUES (?, ?, ?, ?, ?, ?, 0, ?) ON CONFLICT (id) DO NOTHING",
		string(id), string(what.label), l.sort, l.first, l.last, count, what.props)
	if err != nil || ch.c.Changes() == 0 {
		return false, err
	}
	rowid := ch.c.LastInsertRowID()
	ch.state[id] = &nodeState{rowid: rowid, sort: l.sort, fresh: true}
	return true, ch.index(rowid, l)
}

// updateNode writes the row of a node, and what hangs on its content if that has changed.
func (ch *change) updateNode(id graph.ID, have, next storedNode, versions map[version]int) error {
	if have.version == next.version {
		if ch.state[id] == nil {
			ch.state[id] = &nodeState{rowid: have.rowid, sort: have.sort}
		}
		if have.count != next.count || have.varied != next.varied {
			if err := ch.c.run("UPDATE node SET count = ?, varied = ? WHERE rowid = ?", next.count, truth(next.varied), have.rowid); err != nil {
				return err
			}
		}
		return ch.putVariants(have, next, versions)
	}
	l, err := next.view()
	if err != nil {
		return err
	}
	if err := ch.unindex(have); err != nil {
		return err
	}
	err = ch.c.run("UPDATE node SET label = ?, sort = ?, first = ?, last = ?, count = ?, varied = ?, props = ? WHERE rowid = ?",
		string(next.label), l.sort, l.first, l.last, next.count, truth(next.varied), next.props, have.rowid)
	if err != nil {
		return err
	}
	ch.state[id] = &nodeState{rowid: have.rowid, sort: l.sort}
	if have.sort != l.sort {
		if err := ch.resort(have.rowid, l.sort); err != nil {
			return err
		}
	}
	if err := ch.index(have.rowid, l); err != nil {
		return err
	}
	return ch.putVariants(have, next, versions)
}

func (ch *change) storedNode(id graph.ID) (n storedNode, err error) {
	err = ch.c.query("SELECT rowid, label, sort, count, varied, props FROM node WHERE id = ?", []any{string(id)}, func(s *sqlite.Stmt) error {
		n = storedNode{
			rowid: s.ColumnInt64(0), sort: s.ColumnText(2), count: s.ColumnInt(3), varied: s.ColumnBool(4),
			told: told{version: version{graph.Label(s.ColumnText(1)), s.ColumnText(5)}},
		}
		return nil
	})
	return n, err
}

// nodeVersions returns how many contributions tell each version. A node that is told in one version only has no rows for that.
func (ch *change) nodeVersions(n storedNode) (map[version]int, error) {
	if !n.varied {
		return map[version]int{n.version: n.count}, nil
	}
	out := map[version]int{}
	err := ch.c.query("SELECT props, count FROM node_variant WHERE node = ?", []any{n.rowid}, func(s *sqlite.Stmt) error {
		out[version{n.label, s.ColumnText(0)}] = s.ColumnInt(1)
		return nil
	})
	return out, err
}

func (ch *change) putVariants(have, next storedNode, versions map[version]int) error {
	if have.varied {
		if err := ch.c.run("DELETE FROM node_variant WHERE node = ?", next.rowid); err != nil {
			return err
		}
	}
	if !next.varied {
		return nil
	}
	for v, n := range versions {
		if err := ch.c.run("INSERT INTO node_variant (node, props, count) VALUES (?, ?, ?)", next.rowid, v.props, n); err != nil {
			return err
		}
	}
	return nil
}

// applyDelta adds to the counts and drops what has come to nothing.
func applyDelta[T versioned](counts map[version]int, list []delta[T]) error {
	for _, d := range list {
		v := d.what.text()
		switch n := counts[v] + d.by; {
		case n < 0:
			return graph.Errorf(graph.CodeInternal, "apply", "", "a version is taken back more often than it was told; the file is damaged")
		case n == 0:
			delete(counts, v)
		default:
			counts[v] = n
		}
	}
	return nil
}

// mergeVersions joins what contributions tell of a node.
func mergeVersions(id graph.ID, versions map[version]int) (told, error) {
	if len(versions) == 1 {
		for v := range versions {
			return told{version: v}, nil
		}
	}
	var merged graph.Node
	for v := range versions {
		n, err := v.node()
		if err != nil {
			return told{}, err
		}
		if merged == nil {
			merged = n
		}
		if merged.NodeLabel() != v.label {
			return told{}, graph.Errorf(graph.CodeConflict, "apply", string(id), "the id stands for a %s and for a %s", min(merged.NodeLabel(), v.label), max(merged.NodeLabel(), v.label))
		}
		if merged, err = graph.Merge(merged, n); err != nil {
			return told{}, err
		}
	}
	return tell(merged)
}

// resort moves the edges at a node whose sort key has changed.
func (ch *change) resort(rowid int64, sort string) error {
	if err := ch.c.run("UPDATE edge SET dst_sort = ? WHERE dst = ?", sort, rowid); err != nil {
		return err
	}
	return ch.c.run("UPDATE edge SET src_sort = ? WHERE src = ?", sort, rowid)
}

// term is one way to look a node up.
type term struct{ field, value string }

func terms(n graph.Node) []term {
	var out []term
	add := func(field, value string) {
		if t := (term{field, value}); value != "" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	for _, name := range graph.NamesOf(n) {
		add("name", graph.NormalName(name))
	}
	for _, key := range searchtext.Names(n) {
		add("key", key)
	}
	switch n := n.(type) {
	case *graph.Actor:
		add("iso3", n.ISO3)
		add("wikidata", n.Wikidata)
		add("kind", n.OrgKind)
		add("status", n.Status)
	case *graph.Agreement:
		add("kind", n.Kind)
	case *graph.Position:
		add("function", n.Function)
	case *graph.Article:
		add("publisher", graph.NormalName(n.Publisher))
	case *graph.Provision:
		for _, t := range n.Topics {
			add("topic", t)
		}
	}
	return out
}

func (ch *change) index(rowid int64, l *looks) error {
	for _, t := range l.terms {
		if err := ch.c.run("INSERT INTO term (field, value, node) VALUES (?, ?, ?)", t.field, t.value, rowid); err != nil {
			return err
		}
	}
	if l.text != "" {
		return ch.c.run("INSERT INTO words (rowid, text) VALUES (?, ?)", rowid, l.text)
	}
	return nil
}

func (ch *change) unindex(n storedNode) error {
	l, err := n.view()
	if err != nil {
		return err
	}
	if len(l.terms) > 0 {
		if err := ch.c.run("DELETE FROM term WHERE node = ?", n.rowid); err != nil {
			return err
		}
	}
	if l.text != "" {
		return ch.c.run("DELETE FROM words WHERE rowid = ?", n.rowid)
	}
	return nil
}

func (ch *change) deleteNodes() error {
	for _, rowid := range ch.gone {
		for _, sql := range []string{
			"DELETE FROM node_variant WHERE node = ?", "DELETE FROM contribution WHERE article = ?", "DELETE FROM node WHERE rowid = ?",
		} {
			if err := ch.c.run(sql, rowid); err != nil {
				return err
			}
		}
	}
	return nil
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
