package plan

import (
	"context"

	"entente/graph"
	"entente/graph/api/model"
)

// side picks one end of a record.
type side func(model.Ends) graph.ID

func subject(e model.Ends) graph.ID { return e.Subject }
func object(e model.Ends) graph.ID  { return e.Object }

// end answers with the node at one end of each record; nil where it is of another kind, which only optional fields may be.
func end[T model.Object](s side) *field {
	return &field{func(ctx context.Context, c *call) ([]any, error) {
		ends, err := c.endsOf(ctx, c.parents)
		if err != nil {
			return nil, err
		}
		ids := make([]graph.ID, len(ends))
		for i, e := range ends {
			ids[i] = s(e)
		}
		nodes, err := c.Nodes(ctx, ids)
		if err != nil {
			return nil, err
		}
		out := make([]any, len(nodes))
		for i, n := range nodes {
			if n == nil {
				out[i] = missingNode("end of "+c.parents[i].Key(), ids[i])
			} else if o, ok := model.New(n).(T); ok {
				out[i] = o
			}
		}
		return out, nil
	}}
}

// endsOf returns the ends of records, asking once for those that were reached by their ids.
func (l *Loader) endsOf(ctx context.Context, records []model.Object) ([]model.Ends, error) {
	out := make([]model.Ends, len(records))
	var ids []graph.ID
	var at []int
	l.mu.Lock()
	for i, r := range records {
		if e := model.EndsOf(r); e != nil {
			out[i] = *e
		}
		if out[i] == (model.Ends{}) {
			out[i] = l.ends[graph.ID(r.Key())]
		}
		if out[i] == (model.Ends{}) {
			ids, at = append(ids, graph.ID(r.Key())), append(at, i)
		}
	}
	l.mu.Unlock()
	if len(ids) == 0 {
		return out, nil
	}
	const bothEnds = 2
	patterns := []graph.EdgePattern{{Type: graph.EdgeSubject, Direction: graph.Out}, {Type: graph.EdgeObject, Direction: graph.Out}}
	slices, err := l.neighbours(ctx, graph.NeighbourQuery{IDs: ids, Patterns: patterns}, graph.Page{First: bothEnds})
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for k, s := range slices {
		e := &out[at[k]]
		for _, n := range s.Items {
			if n.Edge.Type == graph.EdgeSubject {
				e.Subject = n.Node.NodeID()
			} else {
				e.Object = n.Node.NodeID()
			}
		}
		l.ends[ids[k]] = *e
	}
	return out, nil
}

// tally answers how often ties are told. A tie that was reached by its id has no tally with it: the store is asked for the ties between the ends of all
// such, by type.
func tally(ctx context.Context, c *call) ([]any, error) {
	out := make([]any, len(c.parents))
	var unknown []model.Object
	for i, p := range c.parents {
		r := p.(*model.Relation)
		if r.Known != nil {
			out[i] = r.Known
			continue
		}
		unknown = append(unknown, r)
	}
	if len(unknown) == 0 {
		return out, nil
	}
	tallies, err := c.tallies(ctx, unknown)
	if err != nil {
		return nil, err
	}
	for i, p := range c.parents {
		if out[i] == nil {
			t, ok := tallies[graph.ID(p.Key())]
			if !ok {
				out[i] = missingNode("edge of", graph.ID(p.Key()))
				continue
			}
			out[i] = &t
		}
	}
	return out, nil
}

func (l *Loader) tallies(ctx context.Context, relations []model.Object) (map[graph.ID]graph.Tally, error) {
	ends, err := l.endsOf(ctx, relations)
	if err != nil {
		return nil, err
	}
	f := graph.TieFilter{}
	wanted := map[graph.ID]bool{}
	for i, r := range relations {
		f.Subjects = append(f.Subjects, ends[i].Subject)
		f.Objects = append(f.Objects, ends[i].Object)
		f.Types = append(f.Types, r.(*model.Relation).Type())
		wanted[graph.ID(r.Key())] = true
	}
	f.Subjects, f.Objects, f.Types = unique(f.Subjects), unique(f.Objects), unique(f.Types)
	out := map[graph.ID]graph.Tally{}
	p := graph.Page{First: graph.MaxPage}
	for {
		s, err := l.store.Ties(ctx, f, p)
		if err != nil {
			return nil, err
		}
		for _, t := range s.Items {
			if wanted[t.Relation.ID] {
				out[t.Relation.ID] = t.Tally
			}
		}
		if !s.More || len(out) == len(wanted) {
			return out, nil
		}
		p.After = s.Cursors[len(s.Cursors)-1]
	}
}

func unique[T comparable](in []T) []T {
	seen := map[T]bool{}
	out := in[:0:0]
	for _, v := range in {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}
