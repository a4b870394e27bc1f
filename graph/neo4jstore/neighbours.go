package neo4jstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/graph"
)

// Neighbours implements graph.Store: one statement for all nodes, which cuts each node's page before it reads what the page holds.
func (s *Store) Neighbours(ctx context.Context, q graph.NeighbourQuery, p graph.Page) ([]graph.Slice[graph.Neighbour], error) {
	out := make([]graph.Slice[graph.Neighbour], len(q.IDs))
	err := s.read(ctx, "neighbours", firstError(q.Check(), graph.CheckPage("neighbours", p)), func(t tx) error {
		found := map[graph.ID][]graph.Neighbour{}
		err := inParts(sortedUnique(q.IDs), func(part []graph.ID) error {
			rows, err := t.all(neighboursStatement(q, part, p))
			if err != nil {
				return err
			}
			for _, r := range rows {
				key, err := column[string](r, "key")
				if err != nil {
					return err
				}
				n, err := neighbourOf(r)
				if err != nil {
					return err
				}
				found[graph.ID(key)] = append(found[graph.ID(key)], n)
			}
			return nil
		})
		if err != nil {
			return err
		}
		// Cypher promises no order of rows behind a subquery.
		for _, list := range found {
			slices.SortFunc(list, func(a, b graph.Neighbour) int { return compareNeighbours(a, b, p.Reverse) })
		}
		for i, id := range q.IDs {
			out[i] = slice(found[id], neighbourPlace, p.First)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func neighbourPlace(n graph.Neighbour) graph.Cursor {
	return graph.Cursor{Key: graph.SortKey(n.Node), ID: n.Node.NodeID(), Edge: n.EdgeKey()}
}

func compareNeighbours(a, b graph.Neighbour, reverse bool) int {
	if reverse {
		a, b = b, a
	}
	x, y := neighbourPlace(a), neighbourPlace(b)
	return cmp.Or(cmp.Compare(place(x.Key, x.ID), place(y.Key, y.ID)), cmp.Compare(x.Edge, y.Edge))
}

func neighbourOf(r row) (graph.Neighbour, error) {
	e, err := edgeOf(r)
	if err != nil {
		return graph.Neighbour{}, err
	}
	n, err := nodeOf(r["m"])
	if err != nil {
		return graph.Neighbour{}, err
	}
	direction, err := column[string](r, "direction")
	if err != nil {
		return graph.Neighbour{}, err
	}
	if direction == directionIn {
		return graph.Neighbour{Edge: e, Direction: graph.In, Node: n}, nil
	}
	return graph.Neighbour{Edge: e, Direction: graph.Out, Node: n}, nil
}

// The directions as Neighbour.EdgeKey writes them.
const (
	directionOut = "1"
	directionIn  = "2"
)

// neighboursStatement matches the patterns at each key, orders what it finds by the neighbours' place, and takes one page.
func neighboursStatement(nq graph.NeighbourQuery, keys []graph.ID, p graph.Page) statement {
	q := newQuery(labelNode)
	q.param("keys", texts(keys))
	q.param("nul", "\x00") // separates the parts of a place, as in Neighbour.EdgeKey
	role := ""
	if len(nq.Role) > 0 {
		role = "\n    WHERE e.role IN " + q.param("roles", nq.Role)
	}
	branches := neighbourBranches(nq.Patterns, role)
	direction, after := "", ">"
	if p.Reverse {
		direction, after = " DESC", "<"
	}
	paging := ""
	if !p.After.IsZero() {
		at, edge := q.param("after", place(p.After.Key, p.After.ID)), q.param("afterEdge", orderable(p.After.Edge))
		paging = fmt.Sprintf("\n  WHERE m.sortKey %[1]s %[2]s OR m.sortKey = %[2]s AND place %[1]s %[3]s", after, at, edge)
	}
	text := fmt.Sprintf(`
UNWIND $keys AS key
CALL (key) {
  MATCH (n:Node {id: key})
  USING INDEX SEEK n:Node(id)
  CALL (n) {
%s
  }
  WITH e, m, direction, type(e) + $nul + direction + $nul + coalesce(e.recordKey, e.record) AS place%s
  ORDER BY m.sortKey%[3]s, place%[3]s
  LIMIT %[4]s
  RETURN e, m, direction
}
RETURN key, m, direction, type(e) AS type, startNode(e).id AS from, endNode(e).id AS to, properties(e) AS props`,
		strings.Join(branches, "\n    UNION\n"), paging, direction, q.param("limit", p.First+1))
	return statement{text, q.params}
}

// neighbourBranches joins the patterns of one direction and label, so that there are few.
func neighbourBranches(patterns []graph.EdgePattern, role string) []string {
	type group struct {
		direction graph.Direction
		label     graph.Label
	}
	types := map[group][]graph.EdgeType{}
	var groups []group
	for _, p := range patterns {
		g := group{p.Direction, p.Label}
		if _, ok := types[g]; !ok {
			groups = append(groups, g)
		}
		types[g] = append(types[g], p.Type)
	}
	slices.SortFunc(groups, func(a, b group) int {
		if a.direction != b.direction {
			return int(a.direction - b.direction)
		}
		return strings.Compare(string(a.label), string(b.label))
	})
	var out []string
	for _, g := range groups {
		label := g.label
		if label == "" {
			label = labelNode
		}
		list := joined(sortedUnique(types[g]), "|")
		pattern, direction := fmt.Sprintf("(n)-[e:%s]->(m:%s)", list, label), directionOut
		if g.direction == graph.In {
			pattern, direction = fmt.Sprintf("(n)<-[e:%s]-(m:%s)", list, label), directionIn
		}
		out = append(out, fmt.Sprintf("    MATCH %s%s\n    RETURN e, m, '%s' AS direction", pattern, role, direction))
	}
	return out
}

// Count implements graph.Store.
func (s *Store) Count(ctx context.Context) (graph.Counts, error) {
	c := graph.Counts{Nodes: map[graph.Label]int64{}, Edges: map[graph.EdgeType]int64{}}
	err := s.read(ctx, "count", nil, func(t tx) error {
		rows, err := t.all(statement{text: countCypher()})
		if err != nil {
			return err
		}
		for _, r := range rows {
			name, err := column[string](r, "name")
			if err != nil {
				return err
			}
			count, err := column[int64](r, "count")
			if err != nil {
				return err
			}
			if kind, _ := column[string](r, "kind"); kind == "node" {
				c.Nodes[graph.Label(name)] = count
			} else {
				c.Edges[graph.EdgeType(name)] = count
			}
		}
		return nil
	})
	if err != nil {
		return graph.Counts{}, err
	}
	return c, nil
}

// countCypher reads Neo4j's own counters: its time does not grow with the graph.
func countCypher() string {
	var branches []string
	for _, l := range graph.Labels() {
		branches = append(branches, fmt.Sprintf("  MATCH (n:%[1]s) WITH count(n) AS count RETURN 'node' AS kind, '%[1]s' AS name, count", l))
	}
	for _, t := range graph.EdgeTypes() {
		branches = append(branches, fmt.Sprintf("  MATCH ()-[e:%[1]s]->() WITH count(e) AS count RETURN 'edge' AS kind, '%[1]s' AS name, count", t))
	}
	return "\nCALL () {\n" + strings.Join(branches, "\n  UNION ALL\n") + "\n}\nWITH kind, name, count\nWHERE count > 0\nRETURN kind, name, count"
}
