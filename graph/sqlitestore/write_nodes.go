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
	version
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

func (ch *change) writeNode(id graph.ID, delta map[version]int) error {
	have, err := ch.storedNode(id)
	if err != nil {
		return err
	}
	versions := map[version]int{}
	if have.rowid != 0 {
		versions, err = ch.nodeVersions(have)
		if err != nil {
			return err
		}
	}
	if err := applyDelta(versions, delta); err != nil {
		return fmt.Errorf("node %q: %w", id, err)
	}
	if len(versions) == 0 {
		if have.rowid != 0 {
			ch.state[id] = &nodeState{rowid: have.rowid, sort: have.sort}
			ch.gone = append(ch.gone, have.rowid)
			return ch.unindex(have)
		}
		return nil
	}
	merged, node, err := mergeVersions(id, versions)
	if err != nil {
		return err
	}
	next := storedNode{rowid: have.rowid, sort: have.sort, version: merged, varied: len(versions) > 1}
	for _, n := range versions {
		next.count += n
	}
	return ch.putNode(id, have, next, node, versions)
}

// putNode writes the row of a node, and what hangs on its content if that has changed. node is nil where it need not be decoded for that.
func (ch *change) putNode(id graph.ID, have, next storedNode, node graph.Node, versions map[version]int) (err error) {
	if have.rowid != 0 && have.version == next.version {
		ch.state[id] = &nodeState{rowid: have.rowid, sort: have.sort}
		if have.count != next.count || have.varied != next.varied {
			if err := ch.c.run("UPDATE node SET count = ?, varied = ? WHERE rowid = ?", next.count, truth(next.varied), have.rowid); err != nil {
				return err
			}
		}
		return ch.putVariants(have, next, versions)
	}
	if node == nil {
		if node, err = next.node(); err != nil {
			return err
		}
	}
	next.sort = graph.SortKey(node)
	var first, last any
	if d, ok := graph.DateOf(node); ok {
		if f, l := d.Bounds(); f != "" {
			first, last = f, l
		}
	}
	if have.rowid == 0 {
		err = ch.c.run("INSERT INTO node (id, label, sort, first, last, count, varied, props) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			string(id), string(next.label), next.sort, first, last, next.count, truth(next.varied), next.props)
		next.rowid = ch.c.LastInsertRowID()
	} else {
		if err := ch.unindex(have); err != nil {
			return err
		}
		err = ch.c.run("UPDATE node SET label = ?, sort = ?, first = ?, last = ?, count = ?, varied = ?, props = ? WHERE rowid = ?",
			string(next.label), next.sort, first, last, next.count, truth(next.varied), next.props, have.rowid)
	}
	if err != nil {
		return err
	}
	ch.state[id] = &nodeState{rowid: next.rowid, sort: next.sort, fresh: have.rowid == 0}
	if have.rowid != 0 && have.sort != next.sort {
		if err := ch.resort(next); err != nil {
			return err
		}
	}
	if err := ch.index(next.rowid, node); err != nil {
		return err
	}
	return ch.putVariants(have, next, versions)
}

func (ch *change) storedNode(id graph.ID) (n storedNode, err error) {
	err = ch.c.query("SELECT rowid, label, sort, count, varied, props FROM node WHERE id = ?", []any{string(id)}, func(s *sqlite.Stmt) error {
		n = storedNode{
			rowid: s.ColumnInt64(0), sort: s.ColumnText(2), count: s.ColumnInt(3), varied: s.ColumnBool(4),
			version: version{graph.Label(s.ColumnText(1)), s.ColumnText(5)},
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
func applyDelta[V comparable](counts, delta map[V]int) error {
	for v, by := range delta {
		switch n := counts[v] + by; {
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

// mergeVersions joins what contributions tell of a node. The node itself is nil where there is one version, which is the answer.
func mergeVersions(id graph.ID, versions map[version]int) (version, graph.Node, error) {
	if len(versions) == 1 {
		for v := range versions {
			return v, nil, nil
		}
	}
	var merged graph.Node
	for v := range versions {
		n, err := v.node()
		if err != nil {
			return version{}, nil, err
		}
		if merged == nil {
			merged = n
		}
		if merged.NodeLabel() != v.label {
			return version{}, nil, graph.Errorf(graph.CodeConflict, "apply", string(id), "the id stands for a %s and for a %s", min(merged.NodeLabel(), v.label), max(merged.NodeLabel(), v.label))
		}
		if merged, err = graph.Merge(merged, n); err != nil {
			return version{}, nil, err
		}
	}
	v, err := encodeNode(merged)
	return v, merged, err
}

// resort moves the edges at a node whose sort key has changed.
func (ch *change) resort(n storedNode) error {
	if err := ch.c.run("UPDATE edge SET dst_sort = ? WHERE dst = ?", n.sort, n.rowid); err != nil {
		return err
	}
	return ch.c.run("UPDATE edge SET src_sort = ? WHERE src = ?", n.sort, n.rowid)
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

func (ch *change) index(rowid int64, n graph.Node) error {
	for _, t := range terms(n) {
		if err := ch.c.run("INSERT INTO term (field, value, node) VALUES (?, ?, ?)", t.field, t.value, rowid); err != nil {
			return err
		}
	}
	if text := searchtext.Text(n); text != "" {
		return ch.c.run("INSERT INTO words (rowid, text) VALUES (?, ?)", rowid, text)
	}
	return nil
}

func (ch *change) unindex(n storedNode) error {
	node, err := n.node()
	if err != nil {
		return err
	}
	if len(terms(node)) > 0 {
		if err := ch.c.run("DELETE FROM term WHERE node = ?", n.rowid); err != nil {
			return err
		}
	}
	if searchtext.Text(node) != "" {
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
