// Package export writes a whole graph out of a store: as JSON Lines, or as the CSV files that Neo4j's importer reads.
//
// Nodes and edges come in the order that the Store contract fixes, so that equal graphs give equal bytes, whatever store they are in. What
// is written to the store meanwhile may or may not be part of it; every line is whole in any case.
package export

import (
	"context"
	"fmt"

	"entente/graph"
)

// Pages of one call. A page of neighbours is asked for with every edge type at once, for many nodes.
const (
	nodePage = graph.MaxPage
	edgeKeys = 200
	edgePage = 500
)

// Walk calls node for every node of the store, then edge for every edge; a nil function leaves its part out. An error of either ends the walk.
func Walk(ctx context.Context, s graph.Store, node func(graph.Node) error, edge func(graph.Edge) error) error {
	if node != nil {
		if err := eachNode(ctx, s, nodePage, func(page []graph.Node) error {
			for _, n := range page {
				if err := node(n); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
	if edge == nil {
		return nil
	}
	return eachNode(ctx, s, edgeKeys, func(page []graph.Node) error { return edgesOf(ctx, s, page, edge) })
}

// eachNode hands out all nodes, page by page.
func eachNode(ctx context.Context, s graph.Store, size int, visit func([]graph.Node) error) error {
	var after graph.Cursor
	for {
		page, err := s.Find(ctx, graph.Filter{}, graph.Page{First: size, After: after})
		if err != nil {
			return fmt.Errorf("read nodes: %w", err)
		}
		if err := visit(page.Items); err != nil {
			return err
		}
		if !page.More {
			return nil
		}
		after = page.Cursors[len(page.Cursors)-1]
	}
}

// edgesOf hands out the edges that start at the nodes. Those with more edges than a page holds are read on one by one.
func edgesOf(ctx context.Context, s graph.Store, nodes []graph.Node, edge func(graph.Edge) error) error {
	if len(nodes) == 0 {
		return nil
	}
	query := graph.NeighbourQuery{Patterns: outgoing()}
	for _, n := range nodes {
		query.IDs = append(query.IDs, n.NodeID())
	}
	pages, err := s.Neighbours(ctx, query, graph.Page{First: edgePage})
	if err != nil {
		return fmt.Errorf("read edges: %w", err)
	}
	for i, page := range pages {
		for {
			for _, n := range page.Items {
				if err := edge(n.Edge); err != nil {
					return err
				}
			}
			if !page.More {
				break
			}
			one := graph.NeighbourQuery{IDs: query.IDs[i : i+1], Patterns: query.Patterns}
			more, err := s.Neighbours(ctx, one, graph.Page{First: edgePage, After: page.Cursors[len(page.Cursors)-1]})
			if err != nil {
				return fmt.Errorf("read edges of %s: %w", query.IDs[i], err)
			}
			page = more[0]
		}
	}
	return nil
}

func outgoing() []graph.EdgePattern {
	var out []graph.EdgePattern
	for _, t := range graph.EdgeTypes() {
		out = append(out, graph.EdgePattern{Type: t, Direction: graph.Out})
	}
	return out
}

// edgeProperties are an edge's properties, a tie's tally among them.
func edgeProperties(e graph.Edge) graph.Properties {
	p := e.Properties()
	if e.Tally != (graph.Tally{}) {
		p["reports"], p["articles"] = int64(e.Tally.Reports), int64(e.Tally.Articles)
		if e.Tally.FirstSeen != "" {
			p["firstSeen"] = string(e.Tally.FirstSeen)
		}
		if e.Tally.LastSeen != "" {
			p["lastSeen"] = string(e.Tally.LastSeen)
		}
	}
	return p
}

// labelsOf are a node's labels as Cypher knows them, the super-labels among them.
func labelsOf(n graph.Node) []string {
	l := n.NodeLabel()
	out := []string{string(l)}
	if l.IsActor() {
		out = append(out, string(graph.LabelActor))
	}
	if l.IsPlace() {
		out = append(out, string(graph.LabelPlace))
	}
	return out
}
