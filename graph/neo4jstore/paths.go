package neo4jstore

import (
	"context"
	"fmt"
	"slices"

	"entente/graph"
)

// Paths implements graph.Store. It walks from both ends, one level of neighbours a statement, and puts the paths together here: the
// work grows with the nodes reached, not with the number of ways over them.
func (s *Store) Paths(ctx context.Context, q graph.PathQuery) ([]graph.Path, error) {
	var out []graph.Path
	err := s.read(ctx, "paths", q.Check(), func(t tx) error {
		out = nil
		ends, err := nodesByID(t, []graph.ID{q.From, q.To})
		if err != nil || ends[q.From] == nil || ends[q.To] == nil {
			return err
		}
		ways, err := shortestWays(t, q)
		if err != nil || len(ways) == 0 {
			return err
		}
		out, err = readPaths(t, q, ways)
		return err
	})
	return out, err
}

// walkTypes are the edges to walk over.
func walkTypes(q graph.PathQuery) []graph.EdgeType {
	if len(q.Types) > 0 {
		return sortedUnique(q.Types)
	}
	return slices.DeleteFunc(graph.EdgeTypes(), func(t graph.EdgeType) bool { return !t.Connects() })
}

// side is one of the two searches that meet: at which distance each node lies from its end, and the nodes at the greatest distance.
type side struct {
	distance map[graph.ID]int
	frontier []graph.ID
	depth    int
}

func newSide(end graph.ID) *side {
	return &side{distance: map[graph.ID]int{end: 0}, frontier: []graph.ID{end}}
}

// grow walks one step further and adds the steps to links.
func (s *side) grow(t tx, types []graph.EdgeType, links map[graph.ID]map[graph.ID]bool) error {
	s.depth++
	var next []graph.ID
	err := inParts(s.frontier, func(part []graph.ID) error {
		rows, err := t.all(statement{stepsCypher(types), map[string]any{"ids": texts(part)}})
		if err != nil {
			return err
		}
		for _, r := range rows {
			from, err := column[string](r, "id")
			if err != nil {
				return err
			}
			neighbours, err := column[[]any](r, "neighbours")
			if err != nil {
				return err
			}
			for _, n := range neighbours {
				text, _ := n.(string)
				id := graph.ID(text)
				addLink(links, graph.ID(from), id)
				addLink(links, id, graph.ID(from))
				if _, seen := s.distance[id]; !seen {
					s.distance[id] = s.depth
					next = append(next, id)
				}
			}
		}
		return nil
	})
	slices.Sort(next)
	s.frontier = next
	return err
}

func addLink(links map[graph.ID]map[graph.ID]bool, from, to graph.ID) {
	if links[from] == nil {
		links[from] = map[graph.ID]bool{}
	}
	links[from][to] = true
}

// stepsCypher finds the nodes one step away from each of some nodes.
func stepsCypher(types []graph.EdgeType) string {
	return fmt.Sprintf(`
UNWIND $ids AS id
MATCH (a:Node {id: id})
USING INDEX SEEK a:Node(id)
MATCH (a)-[:%s]-(b:Node)
RETURN id, collect(DISTINCT b.id) AS neighbours`, joined(types, "|"))
}

// shortestWays returns the first ways, as ids in order, among all shortest ones.
func shortestWays(t tx, q graph.PathQuery) ([][]graph.ID, error) {
	from, to := newSide(q.From), newSide(q.To)
	links := map[graph.ID]map[graph.ID]bool{}
	types := walkTypes(q)
	for !meet(from, to) {
		if from.depth+to.depth == q.MaxHops || len(from.frontier) == 0 || len(to.frontier) == 0 {
			return nil, nil
		}
		nearer := from
		if len(to.frontier) < len(from.frontier) {
			nearer = to
		}
		if err := nearer.grow(t, types, links); err != nil {
			return nil, err
		}
	}
	return ways(q, from, to, links), nil
}

// meet reports whether the two searches have reached a common node. Each grows one level at a time, so that the first meeting is a shortest one.
func meet(a, b *side) bool {
	for _, id := range a.frontier {
		if _, ok := b.distance[id]; ok {
			return true
		}
	}
	for _, id := range b.frontier {
		if _, ok := a.distance[id]; ok {
			return true
		}
	}
	return false
}

// ways lists ways in order by always going on to the smallest node from which the other end is within reach.
func ways(q graph.PathQuery, from, to *side, links map[graph.ID]map[graph.ID]bool) [][]graph.ID {
	length := from.depth + to.depth
	left := remaining(length, from, to, links)
	var out [][]graph.ID
	var walk func(way []graph.ID)
	walk = func(way []graph.ID) {
		if len(out) == q.Limit {
			return
		}
		last := way[len(way)-1]
		if last == q.To && len(way) == length+1 {
			out = append(out, slices.Clone(way))
			return
		}
		for _, next := range sortedKeys(links[last]) {
			if d, ok := left[next]; ok && d == length-len(way) {
				walk(append(way, next))
			}
		}
	}
	walk([]graph.ID{q.From})
	return out
}

// remaining says how far from the end each node of a shortest way lies: as its search found, or, on the other search's side, counted back from where
// the two meet.
func remaining(length int, from, to *side, links map[graph.ID]map[graph.ID]bool) map[graph.ID]int {
	left := map[graph.ID]int{}
	for id, d := range to.distance {
		if f, ok := from.distance[id]; !ok || f+d == length {
			left[id] = d
		}
	}
	for depth := from.depth - 1; depth >= 0; depth-- {
		for id, d := range from.distance {
			if d != depth {
				continue
			}
			for next := range links[id] {
				if after, ok := left[next]; ok && after == length-depth-1 {
					left[id] = length - depth
					break
				}
			}
		}
	}
	return left
}

// readPaths reads the nodes of the ways and the edges between each two that follow each other.
func readPaths(t tx, q graph.PathQuery, ways [][]graph.ID) ([]graph.Path, error) {
	var ids []graph.ID
	var pairs []any
	seen := map[[2]graph.ID]bool{}
	for _, way := range ways {
		ids = append(ids, way...)
		for i := 1; i < len(way); i++ {
			if pair := [2]graph.ID{way[i-1], way[i]}; !seen[pair] {
				seen[pair] = true
				pairs = append(pairs, row{"from": string(pair[0]), "to": string(pair[1])})
			}
		}
	}
	nodes, err := nodesByID(t, ids)
	if err != nil {
		return nil, err
	}
	hops, err := readHops(t, q, pairs)
	if err != nil {
		return nil, err
	}
	out := make([]graph.Path, len(ways))
	for i, way := range ways {
		for k, id := range way {
			out[i].Nodes = append(out[i].Nodes, nodes[id])
			if k > 0 {
				out[i].Hops = append(out[i].Hops, hops[[2]graph.ID{way[k-1], id}])
			}
		}
	}
	return out, nil
}

func readHops(t tx, q graph.PathQuery, pairs []any) (map[[2]graph.ID][]graph.Edge, error) {
	hops := map[[2]graph.ID][]graph.Edge{}
	err := inParts(pairs, func(part []any) error {
		rows, err := t.all(statement{hopsCypher(walkTypes(q)), map[string]any{"rows": part}})
		if err != nil {
			return err
		}
		for _, r := range rows {
			e, err := edgeOf(r)
			if err != nil {
				return err
			}
			a, err := column[string](r, "a")
			if err != nil {
				return err
			}
			b, err := column[string](r, "b")
			if err != nil {
				return err
			}
			pair := [2]graph.ID{graph.ID(a), graph.ID(b)}
			hops[pair] = append(hops[pair], e)
		}
		return nil
	})
	for _, edges := range hops {
		slices.SortFunc(edges, func(a, b graph.Edge) int { return a.Key().Compare(b.Key()) })
	}
	return hops, err
}

// hopsCypher reads the edges between pairs of nodes, in either direction.
func hopsCypher(types []graph.EdgeType) string {
	return fmt.Sprintf(`
UNWIND $rows AS row
MATCH (a:Node {id: row.from})
USING INDEX SEEK a:Node(id)
MATCH (b:Node {id: row.to})
USING INDEX SEEK b:Node(id)
MATCH (a)-[e:%s]-(b)
RETURN row.from AS a, row.to AS b, type(e) AS type, startNode(e).id AS from, endNode(e).id AS to, properties(e) AS props`, joined(types, "|"))
}
