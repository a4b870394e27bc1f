package neo4jstore_test

import (
	"context"
	"flag"
	"strconv"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/neo4jstore"
	"entente/graph/neo4jstore/neo4jtest"
)

// TestConformance runs the suite that defines a correct store against every tested version of Neo4j. The schema stays from one store
// to the next, as on a server in use; each store begins with an empty graph.
func TestConformance(t *testing.T) {
	neo4jtest.Each(t, func(t *testing.T, server *neo4jtest.Server) {
		graphtest.Test(t, func(t *testing.T) graph.Store { return openEmpty(t, server) })
	})
}

// openEmpty empties the server's database and opens a store on it, which the caller closes.
func openEmpty(t *testing.T, server *neo4jtest.Server) *neo4jstore.Store {
	t.Helper()
	if err := server.Wipe(t.Context()); err != nil {
		t.Fatal(err)
	}
	s, err := neo4jstore.Open(t.Context(), config(server))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func config(server *neo4jtest.Server) neo4jstore.Config {
	return neo4jstore.Config{Address: server.Address, User: server.User, Password: server.Password}
}

// worlds is how many random worlds TestAgainstOracle looks at, unless -rapid.checks says otherwise: the server plans each new question, which takes it
// longer than to answer.
const worlds = 20

// TestAgainstOracle compares the store with the naive one on random worlds and questions.
func TestAgainstOracle(t *testing.T) {
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue {
		if err := f.Value.Set(strconv.Itoa(worlds)); err != nil {
			t.Fatal(err)
		}
		defer f.Value.Set(f.DefValue)
	}
	neo4jtest.Each(t, func(t *testing.T, server *neo4jtest.Server) {
		graphtest.TestAgainstOracle(t, func(t *testing.T) graph.Store { return wiped{openEmpty(t, server), server} })
	})
}

// wiped is a store that empties its server between random worlds.
type wiped struct {
	graph.Store
	server *neo4jtest.Server
}

// Wipe implements graphtest.Wiper.
func (w wiped) Wipe(ctx context.Context) error { return w.server.Wipe(ctx) }
