package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/graph"
)

// statement is Cypher with its parameters: no value ever stands in the text.
type statement struct {
	text   string
	params map[string]any
}

// row is one row of a result, by column.
type row = map[string]any

// tx runs statements in a transaction that the driver manages, and retries as a whole where it calls an error retryable.
type tx struct {
	ctx context.Context
	neo neo4j.ManagedTransaction
}

// all runs a statement and returns all its rows.
func (t tx) all(st statement) ([]row, error) {
	res, err := t.neo.Run(t.ctx, st.text, st.params)
	if err != nil {
		return nil, err
	}
	records, err := res.Collect(t.ctx)
	if err != nil {
		return nil, err
	}
	rows := make([]row, len(records))
	for i, r := range records {
		rows[i] = r.AsMap()
	}
	return rows, nil
}

// run runs a statement whose rows do not matter.
func (t tx) run(st statement) error {
	res, err := t.neo.Run(t.ctx, st.text, st.params)
	if err != nil {
		return err
	}
	_, err = res.Consume(t.ctx)
	return err
}

// read runs f in a managed read transaction under the read timeout, unless check, what is wrong with the request, is an error.
func (s *Store) read(ctx context.Context, op string, check error, f func(tx) error) error {
	end, err := s.begin(ctx, op)
	if err != nil {
		return err
	}
	defer end()
	if check != nil {
		return check
	}
	return s.transact(ctx, op, neo4j.AccessModeRead, s.config.ReadTimeout, f)
}

// write runs f, unless check finds something wrong with the request, in a managed write transaction under the write timeout, one at a time:
// writers on shared nodes would only deadlock.
func (s *Store) write(ctx context.Context, op string, check func() error, f func(tx) error) error {
	end, err := s.begin(ctx, op)
	if err != nil {
		return err
	}
	defer end()
	if err := check(); err != nil {
		return err
	}
	select {
	case s.writer <- struct{}{}:
		defer func() { <-s.writer }()
	case <-ctx.Done():
		return graph.Errorf(graph.CodeTimeout, op, "", "wait for another write: %w", ctx.Err())
	}
	return s.transact(ctx, op, neo4j.AccessModeWrite, s.config.WriteTimeout, f)
}

func (s *Store) transact(ctx context.Context, op string, mode neo4j.AccessMode, timeout time.Duration, f func(tx) error) error {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.config.Database, BookmarkManager: s.bookmarks})
	defer session.Close(context.WithoutCancel(ctx))
	work := func(neo neo4j.ManagedTransaction) (any, error) { return nil, f(tx{ctx, neo}) }
	run := session.ExecuteRead
	if mode == neo4j.AccessModeWrite {
		run = session.ExecuteWrite
	}
	// The server ends the transaction by itself should this side go away: a lock is never held for longer than the timeout.
	if _, err := run(ctx, work, neo4j.WithTxTimeout(timeout)); err != nil {
		return fail(ctx, op, "", err)
	}
	return nil
}

// decodeAll decodes rows one by one.
func decodeAll[T any](rows []row, decode func(row) (T, error)) ([]T, error) {
	out := make([]T, 0, len(rows))
	for _, r := range rows {
		v, err := decode(r)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// fail gives an error of the driver or the server its code. An error that has one already keeps it.
func fail(ctx context.Context, op, subject string, err error) error {
	var own *graph.Error
	if errors.As(err, &own) {
		return own
	}
	return &graph.Error{Code: codeOf(ctx, err), Op: op, Subject: subject, Err: err}
}

func codeOf(ctx context.Context, err error) graph.Code {
	if ctx.Err() != nil || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return graph.CodeTimeout
	}
	var server *neo4j.Neo4jError
	if errors.As(err, &server) {
		return serverCode(server.Code)
	}
	var auth *neo4j.InvalidAuthenticationError
	var limit *neo4j.TransactionExecutionLimit
	switch {
	case errors.As(err, &auth):
		return graph.CodeUnauthorized
	case errors.As(err, &limit):
		for _, e := range limit.Errors {
			if c := codeOf(ctx, e); c != graph.CodeInternal {
				return c
			}
		}
	case neo4j.IsConnectivityError(err):
		return graph.CodeUnavailable
	}
	return graph.CodeInternal
}

// serverCode maps the codes of Neo4j that a user can do something about.
func serverCode(code string) graph.Code {
	switch {
	case strings.HasPrefix(code, "Neo.ClientError.Security."):
		return graph.CodeUnauthorized
	case strings.HasPrefix(code, "Neo.ClientError.Transaction.TransactionTimedOut"),
		code == "Neo.TransientError.Transaction.LockAcquisitionTimeout", code == "Neo.ClientError.Transaction.LockClientStopped":
		return graph.CodeTimeout
	case code == "Neo.ClientError.Database.DatabaseNotFound":
		return graph.CodeNotFound
	case strings.HasPrefix(code, "Neo.TransientError."), code == "Neo.ClientError.Cluster.NotALeader":
		return graph.CodeUnavailable
	}
	return graph.CodeInternal
}

// column reads a column of a known type.
func column[T any](r row, name string) (T, error) {
	v, ok := r[name].(T)
	if !ok {
		return v, fmt.Errorf("column %q is a %T", name, r[name])
	}
	return v, nil
}
