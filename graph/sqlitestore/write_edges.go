package sqlitestore

import (
	"fmt"
	"maps"
	"slices"

	"zombiezen.com/go/sqlite"

	"entente/graph"
)

// storedEdge is an edge as it is in the file.
type storedEdge struct {
	rowid  int64
	count  int
	varied bool
	props  string
}

func (ch *change) writeEdges() error {
	for _, k := range slices.SortedFunc(maps.Keys(ch.edges), graph.EdgeKey.Compare) {
		if err := ch.writeEdge(k, ch.edges[k]); err != nil {
			return fmt.Errorf("edge %s from %q to %q: %w", k.Type, k.From, k.To, err)
		}
	}
	return nil
}

func (ch *change) writeEdge(k graph.EdgeKey, change []delta[edgeText]) error {
	src, dst, record := ch.state[k.From], ch.state[k.To], ch.state[k.Record]
	if src == nil || dst == nil || record == nil { // told and taken back by this change alone
		return nil
	}
	var have storedEdge
	versions := map[version]int{}
	if src.fresh || dst.fresh || record.fresh { // then the edge is new
		if what, count, ok := onlyNew(change); ok {
			_, err := ch.insertEdge(k, storedEdge{count: count, props: string(what)})
			return err
		}
	} else {
		var err error
		if have, err = ch.storedEdge(k); err != nil {
			return err
		}
		if versions, err = ch.edgeVersions(have); err != nil {
			return err
		}
	}
	if err := applyDelta(versions, change); err != nil {
		return err
	}
	if have.varied {
		if err := ch.c.run("DELETE FROM edge_variant WHERE edge = ?", have.rowid); err != nil {
			return err
		}
	}
	if len(versions) == 0 {
		if have.rowid == 0 {
			return nil
		}
		return ch.c.run("DELETE FROM edge WHERE rowid = ?", have.rowid)
	}
	return ch.putEdge(k, have, versions)
}

func (ch *change) putEdge(k graph.EdgeKey, have storedEdge, versions map[version]int) error {
	next := storedEdge{rowid: have.rowid, varied: len(versions) > 1}
	for _, n := range versions {
		next.count += n
	}
	var err error
	if next.props, err = mergeEdgeVersions(k, versions); err != nil {
		return err
	}
	switch {
	case have.rowid == 0:
		next.rowid, err = ch.insertEdge(k, next)
	case have != next:
		err = ch.c.run("UPDATE edge SET count = ?, varied = ?, props = ? WHERE rowid = ?", next.count, truth(next.varied), next.props, have.rowid)
	}
	if err != nil || !next.varied {
		return err
	}
	for v, n := range versions {
		if err := ch.c.run("INSERT INTO edge_variant (edge, props, count) VALUES (?, ?, ?)", next.rowid, v.props, n); err != nil {
			return err
		}
	}
	return nil
}

func (ch *change) insertEdge(k graph.EdgeKey, e storedEdge) (rowid int64, err error) {
	src, dst := ch.state[k.From], ch.state[k.To]
	err = ch.c.run("INSERT INTO edge (src, dst, type, record, src_sort, dst_sort, count, varied, props) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		src.rowid, dst.rowid, string(k.Type), ch.state[k.Record].rowid, src.sort, dst.sort, e.count, truth(e.varied), e.props)
	return ch.c.LastInsertRowID(), err
}

func (ch *change) storedEdge(k graph.EdgeKey) (e storedEdge, err error) {
	src, dst := ch.state[k.From], ch.state[k.To]
	err = ch.c.query("SELECT rowid, count, varied, props FROM edge WHERE src = ? AND type = ? AND dst_sort = ? AND dst = ? AND record = ?",
		[]any{src.rowid, string(k.Type), dst.sort, dst.rowid, ch.state[k.Record].rowid}, func(s *sqlite.Stmt) error {
			e = storedEdge{s.ColumnInt64(0), s.ColumnInt(1), s.ColumnBool(2), s.ColumnText(3)}
			return nil
		})
	return e, err
}

func (ch *change) edgeVersions(e storedEdge) (map[version]int, error) {
	out := map[version]int{}
	if e.rowid == 0 {
		return out, nil
	}
	if !e.varied {
		out[version{props: e.props}] = e.count
		return out, nil
	}
	err := ch.c.query("SELECT props, count FROM edge_variant WHERE edge = ?", []any{e.rowid}, func(s *sqlite.Stmt) error {
		out[version{props: s.ColumnText(0)}] = s.ColumnInt(1)
		return nil
	})
	return out, err
}

func mergeEdgeVersions(k graph.EdgeKey, versions map[version]int) (string, error) {
	if len(versions) == 1 {
		for v := range versions {
			return v.props, nil
		}
	}
	merged := graph.Edge{Type: k.Type, From: k.From, To: k.To, Record: k.Record}
	for v := range versions {
		e, err := decodeEdge(k, []byte(v.props))
		if err != nil {
			return "", err
		}
		merged = graph.MergeEdges(merged, e)
	}
	return encodeEdge(merged), nil
}
