package plan

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sort"
	"strings"

	"entente/graph"
	"entente/graph/align"
	"entente/graph/api/model"
)

func networkFields(put put) {
	network := func(o model.Object) *model.AlignmentNetwork { return o.(*model.AlignmentNetwork) }
	bloc := func(o model.Object) *model.Bloc { return o.(*model.Bloc) }

	put("alignments", derived(func(c *call, o model.Object) []align.Alignment {
		verdict := align.Verdict(c.args.string("verdict"))
		if verdict == "" {
			return network(o).Figures
		}
		return only(network(o).Figures, func(a align.Alignment) bool { return a.Verdict == verdict })
	}, placeOfPair, endsOfPair, newPair), "AlignmentNetwork")
	put("bridges", derived(func(_ *call, o model.Object) []align.Alignment { return network(o).Division().Bridges }, placeOfPair, endsOfPair, newPair), "AlignmentNetwork")
	put("blocs", derived(func(_ *call, o model.Object) []align.Bloc { return network(o).Division().Blocs },
		func(b align.Bloc) graph.Cursor {
			return graph.Cursor{Key: descending(float64(len(b.Members))), ID: b.Members[0]}
		}, nil,
		func(o model.Object, b align.Bloc, _ cast) *model.Bloc { return &model.Bloc{Figure: b, Of: network(o)} }), "AlignmentNetwork")
	put("triads", derived(triads, func(t align.Triad) graph.Cursor {
		return graph.Cursor{Key: descending(t.Strength), ID: joined(t.Actors[:]...)}
	}, func(t align.Triad) []graph.ID { return t.Actors[:] }, newTriad), "AlignmentNetwork")
	put("enemiesEnemies", derived(func(_ *call, o model.Object) []align.Suggestion { return network(o).AllEnemiesEnemies() },
		func(s align.Suggestion) graph.Cursor {
			return graph.Cursor{Key: descending(s.Strength), ID: joined(s.A, s.B)}
		},
		func(s align.Suggestion) []graph.ID { return []graph.ID{s.A, s.B} },
		func(o model.Object, s align.Suggestion, of cast) *model.EnemysEnemy {
			return &model.EnemysEnemy{One: of[s.A], Other: of[s.B], Figure: s, Of: network(o)}
		}), "AlignmentNetwork")

	put("members", derived(func(_ *call, o model.Object) []graph.ID { return bloc(o).Figure.Members },
		func(id graph.ID) graph.Cursor { return graph.Cursor{ID: id} },
		func(id graph.ID) []graph.ID { return []graph.ID{id} },
		func(_ model.Object, id graph.ID, of cast) model.Actor { return of[id] }), "Bloc")
	for name, list := range map[string]func(*model.Bloc) []align.Alignment{
		"bonds":     func(b *model.Bloc) []align.Alignment { return b.Figure.Bonds },
		"strains":   func(b *model.Bloc) []align.Alignment { return b.Figure.Strains },
		"opponents": func(b *model.Bloc) []align.Alignment { return b.Figure.Opponents },
	} {
		put(name, derived(func(_ *call, o model.Object) []align.Alignment { return list(bloc(o)) }, placeOfPair, endsOfPair, newPair), "Bloc")
	}
	for name, list := range map[string]func(*align.Network, align.Suggestion) []align.Third{
		"adversaries": (*align.Network).Shared, "contrary": (*align.Network).Contrary,
	} {
		put(name, derived(func(_ *call, o model.Object) []align.Third {
			e := o.(*model.EnemysEnemy)
			return list(e.Of.Network, e.Figure)
		}, func(t align.Third) graph.Cursor { return graph.Cursor{Key: descending(t.Strength), ID: t.Actor} },
			func(t align.Third) []graph.ID { return []graph.ID{t.Actor} }, newStanding), "EnemysEnemy")
	}
}

// cast is actors by id.
type cast map[graph.ID]model.Actor

// derived answers with a page of a list in memory, sorted by the entries' places, whose entries name actors: those of all pages are fetched at once.
func derived[S, T any](list func(*call, model.Object) []S, place func(S) graph.Cursor, names func(S) []graph.ID, build func(model.Object, S, cast) T) *field {
	return &field{func(ctx context.Context, c *call) ([]any, error) {
		out := make([]any, len(c.parents))
		pages := make([]Paging, len(c.parents))
		cuts := make([]graph.Slice[S], len(c.parents))
		var ids []graph.ID
		for i, parent := range c.parents {
			if pages[i], out[i] = pagingOf(c, parent); out[i] != nil {
				continue
			}
			cuts[i] = cut(pages[i], list(c, parent), place)
			for _, item := range cuts[i].Items {
				if names != nil {
					ids = append(ids, names(item)...)
				}
			}
		}
		of, err := c.actors(ctx, ids)
		if err != nil {
			return nil, err
		}
		for i, parent := range c.parents {
			if out[i] == nil {
				out[i] = Connect(pages[i], cuts[i], func(s S) T { return build(parent, s, of) })
			}
		}
		return out, nil
	}}
}

// pagingOf is a parent's page, or why there is none as its answer.
func pagingOf(c *call, parent model.Object) (Paging, any) {
	p, err := c.paging(parent)
	if err != nil {
		return p, err
	}
	return p, nil
}

// cut makes a page of a sorted list.
func cut[S any](p Paging, list []S, place func(S) graph.Cursor) graph.Slice[S] {
	if p.Resume {
		list = list[sort.Search(len(list), func(i int) bool {
			at := place(list[i])
			return cmp.Or(strings.Compare(at.Key, p.Page.After.Key), cmp.Compare(at.ID, p.Page.After.ID)) > 0
		}):]
	}
	s := graph.Slice[S]{Items: list}
	if len(list) > p.Page.First {
		s.Items, s.More = list[:p.Page.First], true
	}
	for _, item := range s.Items {
		s.Cursors = append(s.Cursors, place(item))
	}
	return s
}

// actors returns the actors of ids.
func (l *Loader) actors(ctx context.Context, ids []graph.ID) (cast, error) {
	nodes, err := l.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make(cast, len(ids))
	for i, n := range nodes {
		if a, ok := model.New(n).(model.Actor); ok {
			out[ids[i]] = a
		}
	}
	return out, nil
}

// joined writes several ids as one that sorts as they do, one after another: no id has the separator.
func joined(ids ...graph.ID) graph.ID {
	parts := make([]string, len(ids))
	for i, id := range ids {
		parts[i] = string(id)
	}
	return graph.ID(strings.Join(parts, "\x00"))
}

// placeOfPair puts the pairs furthest from nought first, to the millionth, as package align sorts them.
func placeOfPair(a align.Alignment) graph.Cursor {
	const precision = 1e6
	return graph.Cursor{Key: descending(math.Round(math.Abs(a.Net)*precision) / precision), ID: joined(a.A, a.B)}
}

func endsOfPair(a align.Alignment) []graph.ID { return []graph.ID{a.A, a.B} }

// newPair writes a pair as seen from its first end, of a bloc's from the member.
func newPair(o model.Object, a align.Alignment, of cast) *model.Alignment {
	from, to := a.A, a.B
	if b, ok := o.(*model.Bloc); ok && !slices.Contains(b.Figure.Members, from) {
		from, to = to, from
	}
	return seen(o, from, to, a, of)
}

func seen(o model.Object, from, to graph.ID, a align.Alignment, of cast) *model.Alignment {
	network := o.Key()
	switch o := o.(type) {
	case *model.Bloc:
		network = o.Of.Key()
	case *model.EnemysEnemy:
		network = o.Of.Key()
	}
	return &model.Alignment{Actor: of[from], Other: of[to], Figure: a, Of: network}
}

func only[S any](list []S, keep func(S) bool) []S {
	var out []S
	for _, s := range list {
		if keep(s) {
			out = append(out, s)
		}
	}
	return out
}

func triads(c *call, o model.Object) []align.Triad {
	all := o.(*model.AlignmentNetwork).AllTriads()
	balanced, asked := c.args.raw["balanced"].(bool)
	if !asked {
		return all
	}
	return only(all, func(t align.Triad) bool { return t.Shape.Balanced() == balanced })
}

func newTriad(o model.Object, t align.Triad, of cast) *model.Triad {
	out := &model.Triad{Figure: t}
	for _, id := range t.Actors {
		out.Actors = append(out.Actors, of[id])
	}
	for _, side := range o.(*model.AlignmentNetwork).Network.Sides(t) {
		out.Sides = append(out.Sides, seen(o, side.A, side.B, side, of))
	}
	return out
}

func newStanding(o model.Object, t align.Third, of cast) *model.CommonStanding {
	e := o.(*model.EnemysEnemy)
	of = cast{t.Actor: of[t.Actor], e.Figure.A: e.One, e.Figure.B: e.Other}
	return &model.CommonStanding{
		Actor: of[t.Actor], OfOne: seen(o, e.Figure.A, t.Actor, t.ToA, of), OfOther: seen(o, e.Figure.B, t.Actor, t.ToB, of), UnroundedWeight: t.Strength,
	}
}
