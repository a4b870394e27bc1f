package neo4jtest

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// closeTimeout bounds what Close still asks of a server.
const closeTimeout = 30 * time.Second

// Driver returns the server's own driver, closed by Close.
func (s *Server) Driver() (neo4j.DriverWithContext, error) {
	if s.driver != nil {
		return s.driver, nil
	}
	d, err := neo4j.NewDriverWithContext(s.Address, neo4j.BasicAuth(s.User, s.Password, ""))
	if err != nil {
		return nil, fmt.Errorf("open a driver: %w", err)
	}
	s.driver = d
	s.onClose(func() error {
		ctx, cancel := context.WithTimeout(context.Background(), closeTimeout)
		defer cancel()
		s.driver = nil
		return d.Close(ctx)
	})
	return d, nil
}

// Query runs one statement in a transaction of its own and returns its rows.
func (s *Server) Query(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
	d, err := s.Driver()
	if err != nil {
		return nil, err
	}
	res, err := neo4j.ExecuteQuery(ctx, d, cypher, params, neo4j.EagerResultTransformer)
	if err != nil {
		return nil, err
	}
	return res.Records, nil
}

// Wipe deletes every node and edge. Constraints and indexes stay, so that a next test starts fast; see Reset.
func (s *Server) Wipe(ctx context.Context) error {
	d, err := s.Driver()
	if err != nil {
		return err
	}
	session := d.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	res, err := session.Run(ctx, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS", nil)
	if err == nil {
		_, err = res.Consume(ctx)
	}
	if err != nil {
		return fmt.Errorf("neo4jtest: wipe the database: %w", err)
	}
	return nil
}

// Reset wipes the database and drops every constraint and index but the two built-in look-ups: what a fresh server has.
func (s *Server) Reset(ctx context.Context) error {
	if err := s.Wipe(ctx); err != nil {
		return err
	}
	for _, kind := range []struct{ list, drop string }{
		{"SHOW CONSTRAINTS YIELD name", "DROP CONSTRAINT $name IF EXISTS"},
		{"SHOW INDEXES YIELD name, type, owningConstraint WHERE type <> 'LOOKUP' AND owningConstraint IS NULL RETURN name", "DROP INDEX $name IF EXISTS"},
	} {
		rows, err := s.Query(ctx, kind.list, nil)
		if err != nil {
			return fmt.Errorf("neo4jtest: list the schema: %w", err)
		}
		for _, row := range rows {
			if _, err := s.Query(ctx, kind.drop, map[string]any{"name": row.Values[0]}); err != nil {
				return fmt.Errorf("neo4jtest: drop %v: %w", row.Values[0], err)
			}
		}
	}
	return nil
}

// empty reports whether the database has neither nodes nor constraints.
func (s *Server) empty(ctx context.Context) (bool, error) {
	nodes, err := s.Query(ctx, "MATCH (n) RETURN 1 LIMIT 1", nil)
	if err != nil {
		return false, err
	}
	constraints, err := s.Query(ctx, "SHOW CONSTRAINTS YIELD name RETURN name LIMIT 1", nil)
	if err != nil {
		return false, err
	}
	return len(nodes)+len(constraints) == 0, nil
}

// awaitReady waits until the server answers a query, or until exited says that it never will. With fresh, the server still has the
// password that it is installed with, which awaitReady replaces over Bolt, so that the new one is on no command line.
func (s *Server) awaitReady(ctx context.Context, fresh bool, exited <-chan error) error {
	for {
		err := s.try(ctx, fresh)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("no answer: %w (last: %w)", ctx.Err(), err)
		case died := <-exited:
			return fmt.Errorf("the server ended before it answered: %w", died)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func (s *Server) try(ctx context.Context, fresh bool) error {
	if fresh {
		if err := s.setPassword(ctx); err != nil && !isUnauthorized(err) {
			return err
		}
	}
	_, err := s.Query(ctx, "RETURN 1", nil)
	return err
}

// setPassword replaces the password of a new installation. A second call fails as unauthorized, for the first has done it.
func (s *Server) setPassword(ctx context.Context) error {
	d, err := neo4j.NewDriverWithContext(s.Address, neo4j.BasicAuth("neo4j", "neo4j", ""))
	if err != nil {
		return err
	}
	defer d.Close(ctx)
	session := d.NewSession(ctx, neo4j.SessionConfig{DatabaseName: "system"})
	defer session.Close(ctx)
	res, err := session.Run(ctx, "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", map[string]any{"password": s.Password})
	if err != nil {
		return err
	}
	_, err = res.Consume(ctx)
	return err
}

func isUnauthorized(err error) bool {
	var e *neo4j.Neo4jError
	return errors.As(err, &e) && e.Code == "Neo.ClientError.Security.Unauthorized"
}

func randomPassword() (string, error) {
	b := make([]byte, 16)
	if _, err := rand.Read(b); err != nil {
		return "", fmt.Errorf("make a password: %w", err)
	}
	return hex.EncodeToString(b), nil
}
