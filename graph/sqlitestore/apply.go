package sqlitestore

import (
	"context"
	"runtime"

	"golang.org/x/sync/errgroup"
	"zombiezen.com/go/sqlite"

	"entente/graph"
)

// Apply implements graph.Store. Its cost is that of the batch; the size of the graph counts with its logarithm only.
func (s *Store) Apply(ctx context.Context, b graph.Batch) (graph.Receipt, error) {
	var r graph.Receipt
	if err := s.begin(ctx, "apply"); err != nil { // a closed store refuses before the batch is looked at
		return r, err
	}
	defer s.calls.Done()
	contributions, err := encodeBatch(b)
	if err != nil {
		return r, s.fail("apply", err)
	}
	if len(contributions) == 0 {
		return r, nil
	}
	err = s.write(ctx, "apply", func(c *conn) error {
		r = graph.Receipt{}
		ch := newChange(c)
		last := map[graph.ID]*encoded{}
		for _, e := range contributions {
			last[e.article] = e
		}
		books, err := turn(c, last)
		if err != nil {
			return err
		}
		clear(last)
		for _, e := range contributions {
			e, err := books.settle(e)
			if err != nil {
				return err
			}
			digest, err := ch.currentDigest(e.article, last)
			if err != nil {
				return err
			}
			switch digest {
			case "":
				r.New = append(r.New, e.article)
			case e.digest:
				r.Unchanged = append(r.Unchanged, e.article)
			default:
				r.Changed = append(r.Changed, e.article)
			}
			last[e.article] = e
		}
		for article, e := range last {
			if err := ch.replace(article, e); err != nil {
				return err
			}
		}
		if err := ch.resettle(books, last); err != nil {
			return err
		}
		return ch.write()
	})
	if err != nil {
		return graph.Receipt{}, err
	}
	return r, nil
}

// encodeBatch prepares contributions on all processors, outside the transaction.
func encodeBatch(b graph.Batch) ([]*encoded, error) {
	out := make([]*encoded, len(b))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range b {
		g.Go(func() error {
			prepared, err := b[i : i+1].Prepare()
			if err != nil {
				return err
			}
			out[i], err = encode(prepared[0])
			return err
		})
	}
	return out, g.Wait()
}

// Retract implements graph.Store. Its cost is that of what the articles contributed.
func (s *Store) Retract(ctx context.Context, sources []graph.ID) (graph.Receipt, error) {
	var r graph.Receipt
	err := s.write(ctx, "retract", func(c *conn) error {
		r = graph.Receipt{}
		if err := graph.CheckKeys("retract", sources); err != nil {
			return err
		}
		ch := newChange(c)
		seen := map[graph.ID]*encoded{}
		for _, id := range sources {
			if _, again := seen[id]; again {
				continue
			}
			seen[id] = nil
			digest, err := ch.currentDigest(id, nil)
			if err != nil {
				return err
			}
			if digest == "" {
				return graph.Errorf(graph.CodeNotFound, "retract", string(id), "there is no such article or correction")
			}
			if err := ch.replace(id, nil); err != nil {
				return err
			}
			r.Removed = append(r.Removed, id)
		}
		books, err := turn(c, seen)
		if err != nil {
			return err
		}
		if err := ch.resettle(books, seen); err != nil {
			return err
		}
		return ch.write()
	})
	if err != nil {
		return graph.Receipt{}, err
	}
	return r, nil
}

// change collects what a transaction adds to and takes from nodes and edges, so that each is written once however many contributions
// tell it.
type change struct {
	c     *conn
	nodes map[graph.ID][]delta[told]          // how many contributions more, or fewer, tell a version
	edges map[graph.EdgeKey][]delta[edgeText] // the same
	put   map[graph.ID]*encoded               // contributions to write; nil: to delete
	// The facts about which corrections decide, in each contribution that was looked at.
	decided map[graph.ID][]graph.ID
	state   map[graph.ID]*nodeState // nodes as they are after the change
	gone    []int64                 // rowids of nodes that nobody tells any more
}

func newChange(c *conn) *change {
	return &change{
		c: c, nodes: map[graph.ID][]delta[told]{}, edges: map[graph.EdgeKey][]delta[edgeText]{},
		put: map[graph.ID]*encoded{}, decided: map[graph.ID][]graph.ID{}, state: map[graph.ID]*nodeState{},
	}
}

// currentDigest is that of an article's contribution, among those of this transaction or else in the file; empty where there is none.
func (ch *change) currentDigest(article graph.ID, pending map[graph.ID]*encoded) (digest string, err error) {
	if e := pending[article]; e != nil {
		return e.digest, nil
	}
	err = ch.c.query("SELECT k.digest FROM node n JOIN contribution k ON k.article = n.rowid WHERE n.id = ?", []any{string(article)},
		func(s *sqlite.Stmt) error { digest = s.ColumnText(0); return nil })
	return digest, err
}

// replace notes that an article's contribution gives way to another one, or to none.
func (ch *change) replace(article graph.ID, next *encoded) error {
	var before *encoded
	same := false
	err := ch.c.query("SELECT k.body, k.digest, n.props, n.label FROM node n JOIN contribution k ON k.article = n.rowid WHERE n.id = ?", []any{string(article)},
		func(s *sqlite.Stmt) error {
			if same = next != nil && s.ColumnText(1) == next.digest && s.ColumnText(0) == next.body; same {
				return nil
			}
			var err error
			if before, err = decode(article, s.ColumnText(0)); err != nil {
				return err
			}
			before.self = told{version: version{graph.Label(s.ColumnText(3)), s.ColumnText(2)}} // nobody else tells it: its node is its version
			return nil
		})
	if err != nil {
		return err
	}
	ch.decided[article] = nil
	if next != nil {
		ch.decided[article] = next.decided
	}
	if same {
		return nil
	}
	ch.count(before, -1)
	ch.count(next, +1)
	ch.put[article] = next
	return nil
}

func (ch *change) count(e *encoded, by int) {
	if e == nil {
		return
	}
	ch.nodes[e.article] = addDelta(ch.nodes[e.article], e.self, by)
	for i, id := range e.ids {
		ch.nodes[id] = addDelta(ch.nodes[id], e.nodes[i], by)
	}
	for _, x := range e.edges {
		ch.edges[x.key] = addDelta(ch.edges[x.key], edgeText(x.props), by)
	}
}

// delta is how many contributions more, or fewer, tell something in one version. Lists of it have few entries, most of them one.
type delta[T versioned] struct {
	what T
	by   int
}

// versioned is what knows the text by which its versions are told apart.
type versioned interface{ text() version }

func (t told) text() version { return t.version }

// edgeText is the properties of an edge.
type edgeText string

func (t edgeText) text() version { return version{props: string(t)} }

func addDelta[T versioned](list []delta[T], what T, by int) []delta[T] {
	for i := range list {
		if list[i].what.text() == what.text() {
			list[i].by += by
			return list
		}
	}
	return append(list, delta[T]{what, by})
}

// onlyNew returns the version that a list adds, if it does nothing else.
func onlyNew[T versioned](list []delta[T]) (what T, count int, ok bool) {
	if len(list) == 1 && list[0].by > 0 {
		return list[0].what, list[0].by, true
	}
	return what, 0, false
}

// write brings the file to where the change leads: first the nodes that stay, then edges, then what refers to nodes that go, then these.
func (ch *change) write() error {
	if err := ch.writeNodes(); err != nil {
		return err
	}
	if err := ch.writeEdges(); err != nil {
		return err
	}
	for article, e := range ch.put {
		if e == nil {
			continue
		}
		var told any
		if e.before != "" {
			told = e.before
		}
		err := ch.c.run("INSERT INTO contribution (article, digest, body, told) VALUES (?, ?, ?, ?) "+
			"ON CONFLICT DO UPDATE SET digest = excluded.digest, body = excluded.body, told = excluded.told", ch.state[article].rowid, e.digest, e.body, told)
		if err != nil {
			return err
		}
	}
	if err := ch.writeDecided(); err != nil {
		return err
	}
	return ch.deleteNodes()
}
