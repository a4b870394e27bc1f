package neo4jstore

import (
	"slices"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/neo4jstore/neo4jtest"
)

// scans are the operators that read all nodes or edges of a kind.
var scans = []string{
	"AllNodesScan", "NodeByLabelScan", "UnionNodeByLabelsScan", "IntersectionNodeByLabelsScan", "SubtractionNodeByLabelsScan",
	"DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan", "DirectedRelationshipTypeScan", "UndirectedRelationshipTypeScan",
	"NodeIndexScan", "Eager",
}

// TestPlans has the server plan every statement: none may look through all nodes or edges, and none may need an Eager, which would hold all
// rows of a batch in memory, but for those that read before they delete.
func TestPlans(t *testing.T) {
	neo4jtest.Each(t, func(t *testing.T, server *neo4jtest.Server) {
		s := openTest(t, server)
		load(t, s, 0, 40)
		for _, ex := range append(readExamples(), writeExamples()...) {
			t.Run(ex.name, func(t *testing.T) {
				names := operators(explain(t, server, "EXPLAIN", ex.statement))
				for _, name := range names {
					if slices.Contains(scans, name) && !(name == "Eager" && strings.HasPrefix(ex.name, "write-")) {
						t.Errorf("the plan has %s: %v\n%s", name, names, ex.text)
					}
				}
			})
		}
	})
}

// TestDatabaseHits holds, for statements whose cost must not grow with the graph, that it does not: the server's own count of what it
// touched is the same over twice as many articles.
func TestDatabaseHits(t *testing.T) {
	neo4jtest.Each(t, func(t *testing.T, server *neo4jtest.Server) {
		s := openTest(t, server)
		load(t, s, 0, 40)
		known := &graph.NeighbourQuery{Patterns: []graph.EdgePattern{{Type: graph.EdgeSaid, Direction: graph.In}, {Type: graph.EdgeEvidencedBy, Direction: graph.Out}}}
		c := graphtest.SyntheticArticle(0)
		for _, n := range c.Nodes {
			if n.NodeLabel() == graph.LabelStatement {
				known.IDs = append(known.IDs, n.NodeID())
			}
		}
		page := graph.Page{First: 10}
		examples := []example{
			{"get", statement{nodesCypher, map[string]any{"ids": texts(known.IDs)}}},
			{"neighbours", neighboursStatement(*known, known.IDs, page)},
			{"find", findStatement(graph.Filter{}, page)},
			{"find by label", findStatement(graph.Filter{Labels: []graph.Label{graph.LabelArticle}}, page)},
			{"find by labels", findStatement(graph.Filter{Labels: []graph.Label{graph.LabelArticle, graph.LabelActor}}, page)},
			{"find next", findStatement(graph.Filter{}, graph.Page{First: 10, After: nodePlace(c.Nodes[0])})},
			{"statements", statementsStatement(graph.StatementFilter{}, page)},
			{"events", eventsStatement(graph.EventFilter{}, page)},
			{"ties", tiesStatement(graph.TieFilter{}, page)},
			{"count", statement{text: countCypher()}},
		}
		before := make([]int64, len(examples))
		for i, ex := range examples {
			before[i] = hits(explain(t, server, "PROFILE", ex.statement))
		}
		load(t, s, 40, 40)
		for i, ex := range examples {
			after := hits(explain(t, server, "PROFILE", ex.statement))
			t.Logf("%s: %d database hits", ex.name, after)
			if after > before[i] {
				t.Errorf("%s: %d database hits in a graph, %d in one of twice the size\n%s", ex.name, before[i], after, ex.text)
			}
		}
	})
}

// openTest opens a store in an empty database for the length of a test.
func openTest(t *testing.T, server *neo4jtest.Server) *Store {
	t.Helper()
	if err := server.Wipe(t.Context()); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), Config{Address: server.Address, User: server.User, Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(t.Context()) })
	return s
}

func load(t *testing.T, s *Store, first, n int) {
	t.Helper()
	if _, err := s.Apply(t.Context(), graphtest.SyntheticBatch(first, n)); err != nil {
		t.Fatal(err)
	}
}

// plan is what EXPLAIN and PROFILE have in common.
type plan struct {
	operator string
	hits     int64
	children []plan
}

// explain asks the server how it runs a statement; with PROFILE it runs it, and undoes what it wrote.
func explain(t *testing.T, server *neo4jtest.Server, how string, st statement) plan {
	t.Helper()
	d, err := server.Driver()
	if err != nil {
		t.Fatal(err)
	}
	session := d.NewSession(t.Context(), neo4j.SessionConfig{})
	defer session.Close(t.Context())
	tx, err := session.BeginTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(t.Context())
	res, err := tx.Run(t.Context(), how+" "+st.text, st.params)
	if err != nil {
		t.Fatalf("%v\n%s", err, st.text)
	}
	summary, err := res.Consume(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if how == "PROFILE" {
		return profiled(summary.Profile())
	}
	return planned(summary.Plan())
}

func planned(p neo4j.Plan) plan {
	out := plan{operator: operatorName(p.Operator())}
	for _, c := range p.Children() {
		out.children = append(out.children, planned(c))
	}
	return out
}

func profiled(p neo4j.ProfiledPlan) plan {
	out := plan{operator: operatorName(p.Operator()), hits: p.DbHits()}
	for _, c := range p.Children() {
		out.children = append(out.children, profiled(c))
	}
	return out
}

// operatorName is the operator without the database that it runs on.
func operatorName(s string) string {
	name, _, _ := strings.Cut(s, "@")
	return name
}

func operators(p plan) []string {
	out := []string{p.operator}
	for _, c := range p.children {
		out = append(out, operators(c)...)
	}
	return out
}

func hits(p plan) int64 {
	sum := p.hits
	for _, c := range p.children {
		sum += hits(c)
	}
	return sum
}
