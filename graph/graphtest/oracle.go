package graphtest

import (
	"context"
	"maps"
	"slices"
	"sync"

	"entente/graph"
)

// Oracle is the naive store: it keeps contributions and works everything out anew on each call. It is the only definition of correct.
type Oracle struct {
	mu            sync.RWMutex
	closed        bool
	contributions map[graph.ID]*graph.Contribution
}

// NewOracle returns an empty Oracle.
func NewOracle() graph.Store {
	return &Oracle{contributions: map[graph.ID]*graph.Contribution{}}
}

// begin locks the oracle for reading and refuses calls that come too late.
func (o *Oracle) begin(ctx context.Context, op string) (release func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, graph.Errorf(graph.CodeTimeout, op, "", "%w", err)
	}
	o.mu.RLock()
	if o.closed {
		o.mu.RUnlock()
		return nil, graph.Errorf(graph.CodeUnavailable, op, "", "the store is closed")
	}
	return o.mu.RUnlock, nil
}

// beginWrite is begin for writers.
func (o *Oracle) beginWrite(ctx context.Context, op string) (release func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, graph.Errorf(graph.CodeTimeout, op, "", "%w", err)
	}
	o.mu.Lock()
	if o.closed {
		o.mu.Unlock()
		return nil, graph.Errorf(graph.CodeUnavailable, op, "", "the store is closed")
	}
	return o.mu.Unlock, nil
}

// Apply implements graph.Store.
func (o *Oracle) Apply(ctx context.Context, b graph.Batch) (graph.Receipt, error) {
	release, err := o.beginWrite(ctx, "apply")
	if err != nil {
		return graph.Receipt{}, err
	}
	defer release()
	prepared, err := b.Prepare()
	if err != nil {
		return graph.Receipt{}, err
	}
	var r graph.Receipt
	next := maps.Clone(o.contributions)
	before := ledgerOf(next)
	for _, c := range prepared {
		next[c.SourceID()] = c
	}
	ledger := ledgerOf(next)
	next = maps.Clone(o.contributions)
	if ledger.ForgetsMore(before) {
		for id, c := range next {
			next[id] = ledger.Erase(c)
		}
	}
	for _, c := range prepared {
		c = ledger.Erase(c)
		id := c.SourceID()
		switch before, ok := next[id]; {
		case !ok:
			r.New = append(r.New, id)
		case before.Digest() == c.Digest():
			r.Unchanged = append(r.Unchanged, id)
		default:
			r.Changed = append(r.Changed, id)
		}
		next[id] = c
	}
	if _, err := newView(next); err != nil {
		return graph.Receipt{}, err
	}
	o.contributions = next
	return r, nil
}

// Retract implements graph.Store.
func (o *Oracle) Retract(ctx context.Context, articles []graph.ID) (graph.Receipt, error) {
	release, err := o.beginWrite(ctx, "retract")
	if err != nil {
		return graph.Receipt{}, err
	}
	defer release()
	if err := graph.CheckKeys("retract", articles); err != nil {
		return graph.Receipt{}, err
	}
	var r graph.Receipt
	next := maps.Clone(o.contributions)
	for _, id := range articles {
		if slices.Contains(r.Removed, id) {
			continue
		}
		if next[id] == nil {
			return graph.Receipt{}, graph.Errorf(graph.CodeNotFound, "retract", string(id), "there is no such article or correction")
		}
		delete(next, id)
		r.Removed = append(r.Removed, id)
	}
	if _, err := newView(next); err != nil {
		return graph.Receipt{}, err
	}
	o.contributions = next
	return r, nil
}

// Ready implements graph.Store.
func (o *Oracle) Ready(ctx context.Context) error {
	release, err := o.begin(ctx, "ready")
	if err != nil {
		return err
	}
	release()
	return nil
}

// Close implements graph.Store.
func (o *Oracle) Close(context.Context) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.closed = true
	o.contributions = nil
	return nil
}

// view is the graph that the contributions make.
type view struct {
	nodes map[graph.ID]graph.Node
	edges map[graph.EdgeKey]graph.Edge
	out   map[graph.ID][]graph.Edge // by From, in the order of keys
	in    map[graph.ID][]graph.Edge // by To, in the order of keys
}

func ledgerOf(contributions map[graph.ID]*graph.Contribution) *graph.Ledger {
	return graph.NewLedger(slices.Collect(maps.Values(contributions))...)
}

func newView(contributions map[graph.ID]*graph.Contribution) (*view, error) {
	v := &view{
		nodes: map[graph.ID]graph.Node{}, edges: map[graph.EdgeKey]graph.Edge{},
		out: map[graph.ID][]graph.Edge{}, in: map[graph.ID][]graph.Edge{},
	}
	ledger := ledgerOf(contributions)
	for _, c := range contributions {
		c, _ = ledger.Effective(c)
		for _, n := range append([]graph.Node{c.Source()}, c.Nodes...) {
			if err := v.addNode(n); err != nil {
				return nil, err
			}
		}
		for _, e := range c.Edges {
			if have, ok := v.edges[e.Key()]; ok {
				e = graph.MergeEdges(have, e)
			}
			v.edges[e.Key()] = e
		}
	}
	for _, k := range slices.SortedFunc(maps.Keys(v.edges), graph.EdgeKey.Compare) {
		e := v.edges[k]
		v.out[k.From] = append(v.out[k.From], e)
		v.in[k.To] = append(v.in[k.To], e)
	}
	return v, nil
}

// addNode merges even a node that stands alone, with itself: so the view never shares memory with the contributions.
func (v *view) addNode(n graph.Node) error {
	have, ok := v.nodes[n.NodeID()]
	if !ok {
		have = n
	}
	if have.NodeLabel() != n.NodeLabel() {
		return graph.Errorf(graph.CodeConflict, "apply", string(n.NodeID()), "the id stands for a %s and for a %s", have.NodeLabel(), n.NodeLabel())
	}
	merged, err := graph.Merge(have, n)
	if err != nil {
		return err
	}
	v.nodes[n.NodeID()] = merged
	return nil
}

// read runs a query on the graph as it is now.
func read[T any](ctx context.Context, o *Oracle, op string, check error, query func(v *view) (T, error)) (T, error) {
	var none T
	release, err := o.begin(ctx, op)
	if err != nil {
		return none, err
	}
	defer release()
	if check != nil {
		return none, check
	}
	v, err := newView(o.contributions)
	if err != nil {
		return none, err
	}
	return query(v)
}
