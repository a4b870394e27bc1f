package neo4jstore

import (
	"maps"
	"reflect"
	"slices"

	"entente/graph"
)

// change works out, without a database, what the store is to show after some contributions go and others come. It is told first what
// comes and goes, then what others tell and what the store shows now; difference has the answer.
type change struct {
	newNodes map[graph.ID]graph.Node // what comes, merged over the contributions
	newEdges map[graph.EdgeKey]graph.Edge

	gone     map[graph.ID]*versions // nodes that an article no longer tells of as it did
	lostEdge map[graph.EdgeKey]bool // edges that an article no longer tells of

	others map[graph.ID]*versions // who still tells of the nodes in gone

	// What the witnesses tell of nodes and edges that are merged anew.
	keptNodes map[graph.ID]graph.Node
	keptEdges map[graph.EdgeKey]graph.Edge

	stored      map[graph.ID]graph.Node // what the store shows before
	storedEdges map[graph.EdgeKey]graph.Edge
}

// versions are the different versions of a node, and of the edges whose record it is, each with an article that tells it.
type versions struct {
	node  map[int64]graph.ID
	edges map[int64]graph.ID
}

func newChange() *change {
	return &change{
		newNodes: map[graph.ID]graph.Node{}, newEdges: map[graph.EdgeKey]graph.Edge{},
		gone: map[graph.ID]*versions{}, lostEdge: map[graph.EdgeKey]bool{}, others: map[graph.ID]*versions{},
		keptNodes: map[graph.ID]graph.Node{}, keptEdges: map[graph.EdgeKey]graph.Edge{},
		stored: map[graph.ID]graph.Node{}, storedEdges: map[graph.EdgeKey]graph.Edge{},
	}
}

// come adds a contribution.
func (c *change) come(in *graph.Contribution) error {
	for _, n := range in.Nodes {
		if err := mergeInto(c.newNodes, n); err != nil {
			return err
		}
	}
	if err := mergeInto(c.newNodes, in.Source()); err != nil {
		return err
	}
	mergeEdgesInto(c.newEdges, in.Edges)
	return nil
}

func mergeInto(nodes map[graph.ID]graph.Node, n graph.Node) error {
	merged, err := mergeNodes(nodes[n.NodeID()], n)
	if err != nil {
		return err
	}
	nodes[n.NodeID()] = merged
	return nil
}

// mergeNodes is graph.Merge, in which either may be missing and two labels are a conflict.
func mergeNodes(a, b graph.Node) (graph.Node, error) {
	switch {
	case a == nil:
		return b, nil
	case b == nil:
		return a, nil
	case a.NodeLabel() != b.NodeLabel():
		return nil, graph.Errorf(graph.CodeConflict, "apply", string(a.NodeID()), "the id stands for a %s and for a %s", a.NodeLabel(), b.NodeLabel())
	}
	return graph.Merge(a, b)
}

func mergeEdgesInto(edges map[graph.EdgeKey]graph.Edge, in []graph.Edge) {
	for _, e := range in {
		if have, ok := edges[e.Key()]; ok {
			e = graph.MergeEdges(have, e)
		}
		edges[e.Key()] = e
	}
}

func (c *change) goneEdges(edges []graph.Edge) {
	for _, e := range edges {
		c.lostEdge[e.Key()] = true
	}
}

func (c *change) goneTell(t tell) { versionsOf(c.gone, t.id).add(t, "") }

// other notes that an article still tells of a node in gone.
func (c *change) other(t tell, article graph.ID) { versionsOf(c.others, t.id).add(t, article) }

func versionsOf(m map[graph.ID]*versions, id graph.ID) *versions {
	if m[id] == nil {
		m[id] = &versions{map[int64]graph.ID{}, map[int64]graph.ID{}}
	}
	return m[id]
}

func (v *versions) add(t tell, article graph.ID) {
	keepLeast(v.node, t.node, article)
	if t.edges != 0 {
		keepLeast(v.edges, t.edges, article)
	}
}

// keepLeast keeps the smallest article of each version, so that few articles witness many nodes.
func keepLeast(m map[int64]graph.ID, version int64, article graph.ID) {
	if have, ok := m[version]; !ok || article < have {
		m[version] = article
	}
}

// renewsNode reports whether a node has to be merged anew: it loses a version that nobody else tells. Otherwise what the store shows is right
// as it is, for telling the same twice is telling it once.
func (c *change) renewsNode(id graph.ID) bool {
	return c.gone[id] != nil && !covers(c.others[id].nodes(), c.gone[id].node)
}

// renewsEdges is renewsNode for the edges whose record the node is.
func (c *change) renewsEdges(record graph.ID) bool {
	return c.gone[record] != nil && !covers(c.others[record].edgeSets(), c.gone[record].edges)
}

func (v *versions) nodes() map[int64]graph.ID {
	if v == nil {
		return nil
	}
	return v.node
}

func (v *versions) edgeSets() map[int64]graph.ID {
	if v == nil {
		return nil
	}
	return v.edges
}

func covers(have, want map[int64]graph.ID) bool {
	for version := range want {
		if _, ok := have[version]; !ok {
			return false
		}
	}
	return true
}

// witnesses lists the articles to read: one for each version of what has to be merged anew.
func (c *change) witnesses() []graph.ID {
	set := map[graph.ID]bool{}
	for id, v := range c.others {
		if c.renewsNode(id) {
			for _, article := range v.node {
				set[article] = true
			}
		}
		if c.renewsEdges(id) {
			for _, article := range v.edges {
				set[article] = true
			}
		}
	}
	return sortedKeys(set)
}

// witness adds what an article, which stays, tells of what has to be merged anew.
func (c *change) witness(told *graph.Contribution) error {
	for _, n := range told.Nodes {
		if c.renewsNode(n.NodeID()) {
			if err := mergeInto(c.keptNodes, n); err != nil {
				return err
			}
		}
	}
	for _, e := range told.Edges {
		if c.renewsEdges(e.Record) {
			mergeEdgesInto(c.keptEdges, []graph.Edge{e})
		}
	}
	return nil
}

// touchedNodes lists the nodes whose present state the change must know.
func (c *change) touchedNodes() []graph.ID {
	set := map[graph.ID]bool{}
	for id := range c.newNodes {
		set[id] = true
	}
	for id := range c.gone {
		set[id] = true
	}
	return sortedKeys(set)
}

// storedEdgeKeys lists the touched edges that the store may show already: those whose record it shows. Called once stored is known.
func (c *change) storedEdgeKeys() []graph.EdgeKey {
	return slices.DeleteFunc(c.touchedEdges(), func(k graph.EdgeKey) bool { return c.stored[k.Record] == nil })
}

func (c *change) touchedEdges() []graph.EdgeKey {
	set := map[graph.EdgeKey]bool{}
	for k := range c.newEdges {
		set[k] = true
	}
	maps.Copy(set, c.lostEdge)
	return slices.SortedFunc(maps.Keys(set), graph.EdgeKey.Compare)
}

// difference lists what has to be written.
func (c *change) difference() (writes, error) {
	w := writes{nodes: map[graph.Label][]graph.Node{}, edges: map[graph.EdgeType][]graph.Edge{}}
	for _, id := range c.touchedNodes() {
		if err := c.nodeDifference(&w, id); err != nil {
			return w, err
		}
	}
	for _, k := range c.touchedEdges() {
		c.edgeDifference(&w, k)
	}
	slices.Sort(w.ties)
	w.ties = slices.Compact(w.ties)
	return w, nil
}

func (c *change) nodeDifference(w *writes, id graph.ID) error {
	stored, base := c.stored[id], c.stored[id]
	if c.renewsNode(id) {
		base = c.keptNodes[id]
	}
	final, err := mergeNodes(base, c.newNodes[id])
	if err != nil {
		return err
	}
	switch {
	case final == nil && stored != nil:
		w.deleteNodes = append(w.deleteNodes, id)
		return nil
	case final == nil:
		return nil
	case stored != nil && stored.NodeLabel() != final.NodeLabel():
		w.relabel = append(w.relabel, id)
	}
	if stored == nil || !reflect.DeepEqual(graph.PropertiesOf(stored), graph.PropertiesOf(final)) || stored.NodeLabel() != final.NodeLabel() {
		w.nodes[final.NodeLabel()] = append(w.nodes[final.NodeLabel()], final)
	}
	if final.NodeLabel() == graph.LabelRelation {
		w.ties = append(w.ties, id)
	}
	return nil
}

func (c *change) edgeDifference(w *writes, k graph.EdgeKey) {
	stored, shown := c.storedEdges[k]
	base, based := stored, shown
	if c.renewsEdges(k.Record) {
		base, based = c.keptEdges[k]
	}
	final, comes := c.newEdges[k]
	switch {
	case comes && based:
		final = graph.MergeEdges(base, final)
	case based:
		final = base
	case !comes:
		if shown {
			w.deleteEdges = append(w.deleteEdges, k)
		}
		return
	}
	if !shown || final != stored {
		w.edges[k.Type] = append(w.edges[k.Type], final)
	}
	if isTie(k.Type) {
		w.ties = append(w.ties, k.Record)
	}
}

// writes is what a change comes to, each list sorted by identity.
type writes struct {
	deleteEdges []graph.EdgeKey
	deleteNodes []graph.ID
	relabel     []graph.ID // nodes whose id stood for a node of another label
	nodes       map[graph.Label][]graph.Node
	edges       map[graph.EdgeType][]graph.Edge
	ties        []graph.ID // records whose tally may change
}
