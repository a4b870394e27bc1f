package neo4jstore

import (
	"context"
	"fmt"
	"slices"

	"entente/graph"
)

// Apply implements graph.Store: all contributions in one transaction.
func (s *Store) Apply(ctx context.Context, b graph.Batch) (graph.Receipt, error) {
	var receipt graph.Receipt
	var prepared graph.Batch
	prepare := func() (err error) {
		if prepared, err = b.Prepare(); err != nil {
			return err
		}
		return checkBatch(prepared)
	}
	err := s.write(ctx, "apply", prepare, func(t tx) (err error) {
		receipt, err = apply(t, prepared)
		return err
	})
	if err != nil {
		return graph.Receipt{}, err
	}
	return receipt, nil
}

func checkBatch(b graph.Batch) error {
	for _, c := range b {
		for _, n := range c.Nodes {
			if err := checkIndexable(n); err != nil {
				return err
			}
		}
		if err := checkIndexable(c.Source()); err != nil {
			return err
		}
	}
	return nil
}

// Retract implements graph.Store.
func (s *Store) Retract(ctx context.Context, articles []graph.ID) (graph.Receipt, error) {
	var receipt graph.Receipt
	check := func() error { return graph.CheckKeys("retract", articles) }
	err := s.write(ctx, "retract", check, func(t tx) (err error) {
		receipt, err = retract(t, articles)
		return err
	})
	if err != nil {
		return graph.Receipt{}, err
	}
	return receipt, nil
}

// apply works out which contributions are new or changed, and replaces those, with others of which corrections now leave something else.
func apply(t tx, batch graph.Batch) (graph.Receipt, error) {
	var receipt graph.Receipt
	ids := make([]graph.ID, len(batch))
	for i, c := range batch {
		ids[i] = c.SourceID()
	}
	stored, err := digests(t, ids)
	if err != nil {
		return receipt, err
	}
	books, err := turn(t, batch, nil)
	if err != nil {
		return receipt, err
	}
	now := map[graph.ID]string{}
	last := map[graph.ID]coming{}
	for _, c := range batch {
		in := books.settle(c)
		id := c.SourceID()
		before, known := now[id]
		if !known {
			before, known = stored[id].told, stored[id].told != ""
		}
		switch {
		case !known:
			receipt.New = append(receipt.New, id)
		case before == in.digest:
			receipt.Unchanged = append(receipt.Unchanged, id)
		default:
			receipt.Changed = append(receipt.Changed, id)
		}
		now[id], last[id] = in.digest, in
	}
	var come []coming
	var gone []graph.ID
	done := map[graph.ID]bool{}
	for _, id := range sortedKeys(last) {
		done[id] = true
		in, before := last[id], stored[id]
		if before == (digest{in.digest, in.shown}) {
			continue
		}
		if before.told != "" {
			gone = append(gone, id)
		}
		come = append(come, in)
	}
	others, err := resettle(t, books, done)
	if err != nil {
		return receipt, err
	}
	for _, in := range others {
		gone, come = append(gone, in.SourceID()), append(come, in)
	}
	return receipt, replace(t, books, gone, come)
}

func retract(t tx, sources []graph.ID) (graph.Receipt, error) {
	var receipt graph.Receipt
	stored, err := digests(t, sources)
	if err != nil {
		return receipt, err
	}
	done := map[graph.ID]bool{}
	for _, id := range sources {
		if _, ok := stored[id]; !ok {
			return graph.Receipt{}, graph.Errorf(graph.CodeNotFound, "retract", string(id), "there is no such article or correction")
		}
		if !done[id] {
			receipt.Removed = append(receipt.Removed, id)
		}
		done[id] = true
	}
	books, err := turn(t, nil, receipt.Removed)
	if err != nil {
		return graph.Receipt{}, err
	}
	come, err := resettle(t, books, done)
	if err != nil {
		return graph.Receipt{}, err
	}
	gone := slices.Sorted(slices.Values(receipt.Removed))
	for _, in := range come {
		gone = append(gone, in.SourceID())
	}
	return receipt, replace(t, books, gone, come)
}

// coming is a contribution that is new to the store.
type coming struct {
	*graph.Contribution // what the graph is to show of it
	told                *graph.Contribution
	digest              string     // of what was told
	shown               string     // of what the graph shows of it, digest itself where that is the same
	decided             []graph.ID // the facts about which corrections decide
}

// digest is a contribution's, of what was told and of what the graph shows.
type digest struct{ told, shown string }

// replace takes back what some articles told and adds what others tell: it reads what the store shows of all that this touches, works out
// what it is to show, and writes the difference. The caller's transaction holds the lock of writers, so that nothing changes in between.
func replace(t tx, books turned, gone []graph.ID, come []coming) error {
	if len(gone)+len(come) == 0 {
		return nil
	}
	c := newChange()
	for _, in := range come {
		if err := c.come(in.Contribution); err != nil {
			return err
		}
	}
	if len(gone) > 0 {
		if err := takeBack(t, c, gone); err != nil {
			return err
		}
	}
	if err := readTouched(t, c); err != nil {
		return err
	}
	w, err := c.difference()
	if err != nil {
		return err
	}
	if err := w.write(t); err != nil {
		return err
	}
	if err := writeContributions(t, come); err != nil {
		return err
	}
	if err := writeDecisions(t, books, come); err != nil {
		return err
	}
	return inParts(w.ties, func(part []graph.ID) error {
		return t.run(statement{tallyCypher, map[string]any{"ids": texts(part)}})
	})
}

// digests takes the lock of writers and returns the digests of the contributions that the store has of some articles.
func digests(t tx, articles []graph.ID) (map[graph.ID]digest, error) {
	if err := t.run(statement{text: lockCypher}); err != nil {
		return nil, err
	}
	return readDigests(t, articles)
}

func readDigests(t tx, articles []graph.ID) (map[graph.ID]digest, error) {
	out := map[graph.ID]digest{}
	err := inParts(articles, func(part []graph.ID) error {
		rows, err := t.all(statement{digestsCypher, map[string]any{"articles": texts(part)}})
		if err != nil {
			return err
		}
		for _, r := range rows {
			article, err := column[string](r, "article")
			if err != nil {
				return err
			}
			var d digest
			if d.told, err = column[string](r, "digest"); err != nil {
				return err
			}
			if d.shown, err = column[string](r, "shown"); err != nil {
				return err
			}
			out[graph.ID(article)] = d
		}
		return nil
	})
	return out, err
}

// takeBack reads what some articles told, removes their contributions, and asks who else tells of the same nodes.
func takeBack(t tx, c *change, gone []graph.ID) error {
	told, err := contributions(t, gone)
	if err != nil {
		return err
	}
	for _, id := range gone {
		c.goneEdges(told[id].Edges)
	}
	var touched []graph.ID
	err = inParts(gone, func(part []graph.ID) error {
		rows, err := t.all(statement{tellsCypher, map[string]any{"articles": texts(part)}})
		if err != nil {
			return err
		}
		for _, r := range rows {
			tell, err := tellOf(r)
			if err != nil {
				return err
			}
			c.goneTell(tell)
			touched = append(touched, tell.id)
		}
		return t.run(statement{deleteContributionsCypher, map[string]any{"articles": texts(part)}})
	})
	if err != nil {
		return err
	}
	slices.Sort(touched)
	return readOthers(t, c, slices.Compact(touched))
}

// readOthers asks who still tells of some nodes, and fetches one article for each version that has to be merged anew.
func readOthers(t tx, c *change, nodes []graph.ID) error {
	err := inParts(nodes, func(part []graph.ID) error {
		rows, err := t.all(statement{tellersCypher, map[string]any{"ids": texts(part)}})
		if err != nil {
			return err
		}
		for _, r := range rows {
			tell, err := tellOf(r)
			if err != nil {
				return err
			}
			article, err := column[string](r, "article")
			if err != nil {
				return err
			}
			c.other(tell, graph.ID(article))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return inParts(c.witnesses(), func(part []graph.ID) error {
		told, err := contributions(t, part)
		if err != nil {
			return err
		}
		for _, id := range part {
			if err := c.witness(told[id]); err != nil {
				return err
			}
		}
		return nil
	})
}

// contributions reads what some articles told, the articles themselves left out.
func contributions(t tx, articles []graph.ID) (map[graph.ID]*graph.Contribution, error) {
	out := map[graph.ID]*graph.Contribution{}
	rows, err := t.all(statement{contributionsCypher, map[string]any{"articles": texts(articles)}})
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		article, err := column[string](r, "article")
		if err != nil {
			return nil, err
		}
		data, err := column[[]byte](r, "data")
		if err != nil {
			return nil, err
		}
		if out[graph.ID(article)], err = decodeContribution(graph.ID(article), data); err != nil {
			return nil, err
		}
	}
	for _, id := range articles {
		if out[id] == nil {
			return nil, fmt.Errorf("what %s told is missing", id)
		}
	}
	return out, nil
}

// readTouched reads what the store shows of the nodes and edges that the change touches.
func readTouched(t tx, c *change) error {
	err := inParts(c.touchedNodes(), func(part []graph.ID) error {
		rows, err := t.all(statement{nodesCypher, map[string]any{"ids": texts(part)}})
		if err != nil {
			return err
		}
		for _, r := range rows {
			n, err := nodeOf(r["n"])
			if err != nil {
				return err
			}
			c.stored[n.NodeID()] = n
		}
		return nil
	})
	if err != nil {
		return err
	}
	return inParts(c.storedEdgeKeys(), func(part []graph.EdgeKey) error {
		rows, err := t.all(statement{edgesCypher, map[string]any{"rows": keyRows(part)}})
		if err != nil {
			return err
		}
		for _, r := range rows {
			e, err := edgeOf(r)
			if err != nil {
				return err
			}
			e.Tally = graph.Tally{}
			c.storedEdges[e.Key()] = e
		}
		return nil
	})
}

func tellOf(r row) (tell, error) {
	id, err := column[string](r, "id")
	if err != nil {
		return tell{}, err
	}
	node, err := column[int64](r, "node")
	if err != nil {
		return tell{}, err
	}
	edges, err := column[int64](r, "edges")
	return tell{graph.ID(id), node, edges}, err
}
