package neo4jstore_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/neo4jstore"
	"entente/graph/neo4jstore/neo4jtest"
)

const secret = "correct-horse"

func TestOpenRefusesAddresses(t *testing.T) {
	for _, c := range []struct {
		address string
		code    graph.Code
		says    string
	}{
		{"", graph.CodeInvalid, "neo4j://"},
		{"localhost:7687", graph.CodeInvalid, "neo4j://"},
		{"http://localhost:7474", graph.CodeInvalid, "neo4j://"},
		{"bolt://", graph.CodeInvalid, "host"},
		{"bolt://neo4j:" + secret + "@localhost:7687", graph.CodeInvalid, "credentials"},
		{"bolt://neo4j:" + secret + "@local host", graph.CodeInvalid, "address"},
		{"bolt://127.0.0.1:1", graph.CodeUnavailable, "127.0.0.1:1"},
		{"neo4j://127.0.0.1:1", graph.CodeUnavailable, "127.0.0.1:1"},
	} {
		t.Run(strings.ReplaceAll(c.address, "/", "_"), func(t *testing.T) {
			_, err := neo4jstore.Open(t.Context(), neo4jstore.Config{Address: c.address, Password: secret})
			if graph.CodeOf(err) != c.code {
				t.Fatalf("code %q, want %q: %v", graph.CodeOf(err), c.code, err)
			}
			if !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), secret) {
				t.Errorf("%v: should say %q, and no password", err, c.says)
			}
		})
	}
}

// TestOpen tries what goes right and wrong with a server that answers.
func TestOpen(t *testing.T) {
	neo4jtest.Each(t, func(t *testing.T, server *neo4jtest.Server) {
		for name, test := range map[string]func(*testing.T, *neo4jtest.Server){
			"wrong password": testWrongPassword, "unknown database": testUnknownDatabase, "newer schema": testNewerSchema,
			"by several at once": testOpenAtOnce, "routed": testRouted, "a writer that waits": testWaitingWriter,
		} {
			t.Run(name, func(t *testing.T) {
				if err := server.Reset(t.Context()); err != nil {
					t.Fatal(err)
				}
				test(t, server)
			})
		}
	})
}

func wantError(t *testing.T, code graph.Code, err error) {
	t.Helper()
	var own *graph.Error
	if graph.CodeOf(err) != code || !errors.As(err, &own) {
		t.Errorf("code %q, want %q: %v", graph.CodeOf(err), code, err)
	}
}

func testWrongPassword(t *testing.T, server *neo4jtest.Server) {
	c := config(server)
	c.Password = secret
	_, err := neo4jstore.Open(t.Context(), c)
	wantError(t, graph.CodeUnauthorized, err)
	if strings.Contains(err.Error(), secret) {
		t.Errorf("the error tells the password: %v", err)
	}
}

func testUnknownDatabase(t *testing.T, server *neo4jtest.Server) {
	c := config(server)
	c.Database = "nowhere"
	_, err := neo4jstore.Open(t.Context(), c)
	wantError(t, graph.CodeNotFound, err)
}

func testNewerSchema(t *testing.T, server *neo4jtest.Server) {
	if _, err := server.Query(t.Context(), "CREATE (:Schema {name: 'entente', version: 1000})", nil); err != nil {
		t.Fatal(err)
	}
	_, err := neo4jstore.Open(t.Context(), config(server))
	wantError(t, graph.CodeConflict, err)
	rows, err := server.Query(t.Context(), "SHOW CONSTRAINTS", nil)
	if err != nil || len(rows) != 0 {
		t.Errorf("the refused database got %d constraints (%v)", len(rows), err)
	}
}

// testOpenAtOnce opens an empty database from several programs, as it were, which all want to make its schema.
func testOpenAtOnce(t *testing.T, server *neo4jtest.Server) {
	const programs = 4
	done := make(chan error, programs)
	for i := range programs {
		go func() {
			s, err := neo4jstore.Open(t.Context(), config(server))
			if err == nil {
				_, err = s.Apply(t.Context(), graphtest.SyntheticBatch(i, 3))
				err = errors.Join(err, s.Close(t.Context()))
			}
			done <- err
		}()
	}
	for range programs {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	s, err := neo4jstore.Open(t.Context(), config(server))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	o := graphtest.NewOracle()
	if _, err := o.Apply(t.Context(), graphtest.SyntheticBatch(0, programs+2)); err != nil {
		t.Fatal(err)
	}
	if d := graphtest.Difference(t, o, s); d != "" {
		t.Error(d)
	}
}

// testRouted uses the scheme of clusters, which a single server answers too.
func testRouted(t *testing.T, server *neo4jtest.Server) {
	c := config(server)
	c.Address = strings.Replace(c.Address, "bolt://", "neo4j://", 1)
	s, err := neo4jstore.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	for i := range 5 {
		article := graphtest.SyntheticArticle(i)
		if _, err := s.Apply(t.Context(), graph.Batch{article}); err != nil {
			t.Fatal(err)
		}
		got, err := s.Get(t.Context(), []graph.ID{article.Article.ID})
		if err != nil || got[0] == nil {
			t.Errorf("article %d was written and is not read: %v", i, err)
		}
	}
}

// testWaitingWriter has somebody else hold the lock of writers for longer than a write may take.
func testWaitingWriter(t *testing.T, server *neo4jtest.Server) {
	c := config(server)
	s, err := neo4jstore.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	release := holdWriteLock(t, server)
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	_, err = s.Apply(ctx, graphtest.SyntheticBatch(0, 1))
	wantError(t, graph.CodeTimeout, err)
	release()
	if _, err := s.Apply(t.Context(), graphtest.SyntheticBatch(0, 1)); err != nil {
		t.Errorf("after the other writer: %v", err)
	}
}

func holdWriteLock(t *testing.T, server *neo4jtest.Server) (release func()) {
	t.Helper()
	driver, err := server.Driver()
	if err != nil {
		t.Fatal(err)
	}
	session := driver.NewSession(t.Context(), neo4j.SessionConfig{})
	tx, err := session.BeginTransaction(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	res, err := tx.Run(t.Context(), "MERGE (s:Schema {name: 'entente'}) SET s.writes = 0", nil)
	if err == nil {
		_, err = res.Consume(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := errors.Join(tx.Rollback(t.Context()), session.Close(t.Context())); err != nil {
			t.Error(err)
		}
	}
}

// TestServerGone stops the server under an open store.
func TestServerGone(t *testing.T) {
	for _, name := range []string{neo4jtest.EnvAddress, "ENTENTE_TEST_NEO4J_5"} {
		t.Setenv(name, "") // a server that others use is not to be stopped
	}
	server, err := neo4jtest.Start(t.Context(), neo4jtest.LTS)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	s, err := neo4jstore.Open(t.Context(), config(server))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	if err := s.Ready(t.Context()); err != nil {
		t.Errorf("Ready: %v", err)
	}
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	wantError(t, graph.CodeUnavailable, s.Ready(ctx))
	_, err = s.Apply(ctx, graphtest.SyntheticBatch(0, 1))
	wantError(t, graph.CodeUnavailable, err)
}
