package graph

import (
	"cmp"
	"slices"
)

// Contribution is everything that one version of one article says, as nodes and edges: the unit in which facts enter and leave a
// store. Nodes shared with other articles (actors, positions, a quotation that several papers print) are told by each of them in full.
type Contribution struct {
	Article *Article
	Nodes   []Node // without the article; unique by id
	Edges   []Edge // unique by key; From, To and Record are nodes of this contribution or the article
}

// Batch is a list of contributions that are applied together, all or none.
type Batch []*Contribution

// Normalise sorts nodes and edges by identity, merges repetitions and sorts lists, so that equal contributions are equal
// byte for byte. It is an error to hold two nodes of one id and different labels.
func (c *Contribution) Normalise() error {
	slices.SortStableFunc(c.Nodes, func(a, b Node) int { return cmp.Compare(a.NodeID(), b.NodeID()) })
	nodes := c.Nodes[:0]
	for _, n := range c.Nodes {
		prev := n // merging a node with itself sorts its lists
		if k := len(nodes); k > 0 && nodes[k-1].NodeID() == n.NodeID() {
			prev = nodes[k-1]
			nodes = nodes[:k-1]
		}
		m, err := Merge(prev, n)
		if err != nil {
			return err
		}
		nodes = append(nodes, m)
	}
	c.Nodes = nodes
	slices.SortStableFunc(c.Edges, func(a, b Edge) int { return a.Key().Compare(b.Key()) })
	edges := c.Edges[:0]
	for _, e := range c.Edges {
		e.Tally = Tally{}
		if k := len(edges); k > 0 && edges[k-1].Key() == e.Key() {
			edges[k-1] = MergeEdges(edges[k-1], e)
			continue
		}
		edges = append(edges, e)
	}
	c.Edges = edges
	return nil
}

// Check returns an error, with CodeInvalid, where the contribution breaks a rule of the vocabulary: an article without id or hash, an
// id that is empty or stands for two nodes, an edge whose end or record is not there, a fact without evidence, a passage whose length is not that of its offsets.
func (c *Contribution) Check() error {
	if c == nil || c.Article == nil || c.Article.ID == "" || c.Article.SHA256 == "" {
		return Errorf(CodeInvalid, "check contribution", "", "the article has no id or no sha256")
	}
	labels := map[ID]Label{c.Article.ID: LabelArticle}
	for _, n := range c.Nodes {
		if err := checkNode(n, labels); err != nil {
			return err
		}
	}
	evidenced := map[ID]bool{}
	for _, e := range c.Edges {
		for _, end := range []ID{e.From, e.To, e.Record} {
			if labels[end] == "" {
				return Errorf(CodeInvalid, "check contribution", string(c.Article.ID), "edge %s from %q to %q of %q names %q, which is not among the nodes", e.Type, e.From, e.To, e.Record, end)
			}
		}
		if e.Type == EdgeEvidencedBy {
			evidenced[e.From] = true
		}
	}
	for _, n := range c.Nodes {
		if n.NodeLabel().NeedsEvidence() && !evidenced[n.NodeID()] {
			return Errorf(CodeInvalid, "check contribution", string(c.Article.ID), "%s %q has no evidence", n.NodeLabel(), n.NodeID())
		}
	}
	return nil
}

func checkNode(n Node, labels map[ID]Label) error {
	id := n.NodeID()
	if id == "" || newNode(n.NodeLabel()) == nil {
		return Errorf(CodeInvalid, "check contribution", string(id), "a node has no id or the unknown label %q", n.NodeLabel())
	}
	if n.NodeLabel() == LabelArticle || labels[id] != "" {
		return Errorf(CodeInvalid, "check contribution", string(id), "the node stands twice")
	}
	labels[id] = n.NodeLabel()
	if ev, ok := n.(*Evidence); ok {
		if length := len([]rune(ev.Exact)); ev.Start < 0 || ev.End-ev.Start != length || length == 0 {
			return Errorf(CodeInvalid, "check contribution", string(id), "the passage from %d to %d has %d code points", ev.Start, ev.End, length)
		}
	}
	return nil
}

// NeedsEvidence reports whether a node of this label states a fact, which a passage must support.
func (l Label) NeedsEvidence() bool {
	switch l {
	case LabelStatement, LabelClaim, LabelAgreement, LabelProvision, LabelEvent, LabelConflict, LabelRelation, LabelOccupancy, LabelMembership, LabelParticipation:
		return true
	}
	return false
}

// Receipt tells what a store did. Adding up the receipts of a load gives the same sums whatever the size of its batches.
type Receipt struct {
	New       []ID // articles that were not there
	Changed   []ID // articles whose earlier version was replaced
	Unchanged []ID // articles that were there in this version with these facts
	Removed   []ID // articles that were retracted
}
