package acceptance_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/acceptance"
	"entente/graph/neo4jstore/neo4jtest"
	"entente/web"
)

// ownCase is the project's own case; seedVariable names the folder of another.
const (
	ownCase      = "testdata"
	seedVariable = "ENTENTE_SEED"
)

type namedCase struct {
	name string
	*acceptance.Case
}

// cases are the project's own case and the one that the environment names.
func cases(t *testing.T) []namedCase {
	t.Helper()
	folders := map[string]string{"own": ownCase}
	if seed := os.Getenv(seedVariable); seed != "" {
		if !filepath.IsAbs(seed) { // from the module's folder, where make runs
			seed = filepath.Join("..", seed)
		}
		folders["seed"] = seed
	}
	var out []namedCase
	for _, name := range []string{"own", "seed"} {
		folder, asked := folders[name]
		if !asked {
			continue
		}
		c, err := acceptance.ReadCase(folder)
		if err != nil {
			t.Fatal(err)
		}
		if c.Article, err = filepath.Abs(c.Article); err != nil {
			t.Fatal(err)
		}
		out = append(out, namedCase{name, c})
	}
	return out
}

// TestAcceptance loads each case into each store with the program, asks for all that it says over GraphQL and holds the answers against
// the gold standard and the stores' answers against one another; on Neo4j it asks in plain Cypher too.
func TestAcceptance(t *testing.T) {
	all := cases(t)
	answered := map[string][]acceptance.Exchange{} // by case, as the first store did
	alike := func(t *testing.T, c namedCase, got []acceptance.Exchange) {
		t.Helper()
		first, ok := answered[c.name]
		if !ok {
			answered[c.name] = got
			return
		}
		if diff := cmp.Diff(first, got); diff != "" {
			t.Errorf("the stores answer differently (-SQLite +Neo4j):\n%s", diff)
		}
	}
	t.Run("sqlite", func(t *testing.T) {
		for _, c := range all {
			t.Run(c.name, func(t *testing.T) {
				alike(t, c, examine(t, c, store{address: "sqlite:" + filepath.Join(t.TempDir(), "graph.db")}))
			})
		}
	})
	neo4jtest.Each(t, func(t *testing.T, server *neo4jtest.Server) {
		for _, c := range all {
			t.Run(c.name, func(t *testing.T) {
				if err := server.Wipe(t.Context()); err != nil {
					t.Fatal(err)
				}
				alike(t, c, examine(t, c, store{address: server.Address, user: server.User, password: server.Password}))
				t.Run("cypher", func(t *testing.T) { askInCypher(t, c.Case, server) })
			})
		}
	})
}

// examine loads a case into an empty store and checks what the server then answers, which it returns.
func examine(t *testing.T, c namedCase, s store) []acceptance.Exchange {
	t.Helper()
	if r := load(t, s, c.Article); r != (receipt{Articles: 1, New: 1}) {
		t.Errorf("the receipt is %+v, not one of one new article", r)
	}
	ask := client(serve(t, s, "serve"))
	answers, err := acceptance.Collect(t.Context(), ask, &c.Gold)
	if err != nil {
		t.Fatal(err)
	}
	for _, difference := range acceptance.Check(c.Case, answers) {
		t.Error(difference)
	}
	askExamples(t, ask)
	if r := load(t, s, c.Article); r != (receipt{Articles: 1, Unchanged: 1}) {
		t.Errorf("the receipt of a second load is %+v, not one of one unchanged article", r)
	}
	return ask.Exchanges
}

// askExamples asks the playground's examples, whose answers the stores must agree on too.
func askExamples(t *testing.T, ask *acceptance.Client) {
	t.Helper()
	for _, e := range web.Examples() {
		variables := e.Variables
		if variables == nil {
			variables = json.RawMessage("{}")
		}
		if _, err := ask.Ask(t.Context(), "example "+e.Name, e.Query, variables); err != nil {
			t.Error(err)
		}
	}
}
