package sqlitestore

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitemigration"

	"entente/graph"
)

// Options adjust a Store; the zero value is good.
type Options struct {
	Readers     int           // connections for reading; 0: two more than there are processors
	BusyTimeout time.Duration // how long to wait for another process that writes; 0: ten seconds
}

// Store is a graph.Store over one SQLite file.
type Store struct {
	path    string
	writer  chan *conn // holds the only connection that writes, while nobody uses it
	readers chan *conn
	size    int // of readers

	mu     sync.Mutex
	closed bool
	calls  sync.WaitGroup // calls under way
	done   chan struct{}  // closed once everything is released
}

var _ graph.Store = (*Store)(nil)

//go:embed migrations/*.sql
var migrations embed.FS

// appID marks a file as ours, in the header of the SQLite format: "Ente".
const appID = 0x456e7465

// Open opens the graph in a file, which is made where there is none; its folder must be there. Errors name the path: CodeNotFound for a
// folder that is missing, CodeInvalid for a file that is not a graph of this program or of a newer version of it, CodeUnavailable for one that
// cannot be written, CodeConflict where another process holds it for longer than the busy timeout.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	if o.Readers < 1 {
		o.Readers = runtime.GOMAXPROCS(0) + 2
	}
	if o.BusyTimeout <= 0 {
		o.BusyTimeout = 10 * time.Second
	}
	if err := checkPath(path); err != nil {
		return nil, err
	}
	s := &Store{path: path, writer: make(chan *conn, 1), readers: make(chan *conn, o.Readers), done: make(chan struct{})}
	patience, cancel := context.WithTimeout(ctx, o.BusyTimeout)
	defer cancel()
	if err := s.connect(patience, o); err != nil {
		s.release()
		switch {
		case ctx.Err() != nil:
			err = fmt.Errorf("%w: %w", ctx.Err(), err)
		case patience.Err() != nil:
			err = fmt.Errorf("%w: %w", errBusy, err)
		}
		return nil, s.openError(err)
	}
	return s, nil
}

// checkPath finds the usual mistakes before SQLite does, which only says that it cannot open a file.
func checkPath(path string) error {
	if path == "" || path == ":memory:" {
		return graph.Errorf(graph.CodeInvalid, "open store", path, "the path of a file is needed")
	}
	dir := filepath.Dir(path)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return graph.Errorf(graph.CodeNotFound, "open store", path, "there is no folder %s; make it first", dir)
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return graph.Errorf(graph.CodeUnavailable, "open store", path, "cannot look at the file: %w", err)
	case info.IsDir():
		return graph.Errorf(graph.CodeInvalid, "open store", path, "this is a folder; name a file in it")
	case info.Mode().Perm()&0o222 == 0:
		return graph.Errorf(graph.CodeUnavailable, "open store", path, "the file is read-only; make it writable (chmod u+w) or open a copy")
	}
	return nil
}

func (s *Store) connect(ctx context.Context, o Options) error {
	w, err := openConn(ctx, s.path, o.BusyTimeout)
	if err != nil {
		return err
	}
	s.writer <- w
	if err := migrate(ctx, w); err != nil {
		return err
	}
	for range o.Readers {
		r, err := openConn(ctx, s.path, o.BusyTimeout)
		if err != nil {
			return err
		}
		s.readers <- r
		s.size++
		if err := r.exec("PRAGMA query_only = on"); err != nil {
			return err
		}
	}
	return nil
}

// newerError is a file whose schema this program does not know yet.
type newerError struct{ have, known int }

func (e newerError) Error() string {
	return fmt.Sprintf("the file has schema %d, written by a newer version; this one knows up to %d: upgrade the program", e.have, e.known)
}

func migrate(ctx context.Context, w *conn) error {
	schema := sqlitemigration.Schema{AppID: appID}
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	for _, name := range files { // in the order of their numbers
		text, err := migrations.ReadFile(name)
		if err != nil {
			return err
		}
		schema.Migrations = append(schema.Migrations, string(text))
	}
	h, err := w.header()
	if err != nil {
		return err
	}
	if h.id == appID && h.version > len(schema.Migrations) {
		return newerError{h.version, len(schema.Migrations)}
	}
	if h.id != appID && (h.id != 0 || h.version != 0 || h.tables > 0) {
		return errForeign
	}
	return sqlitemigration.Migrate(ctx, w.Conn, schema)
}

var errForeign = errors.New("the file is an SQLite database of another program; name another file")

func (s *Store) openError(err error) error {
	var newer newerError
	switch {
	case errors.As(err, &newer), errors.Is(err, errForeign):
		return graph.Errorf(graph.CodeInvalid, "open store", s.path, "%w", err)
	}
	switch sqlite.ErrCode(err).ToPrimary() {
	case sqlite.ResultNotADB:
		return graph.Errorf(graph.CodeInvalid, "open store", s.path, "the file is not a database; name another file: %w", err)
	case sqlite.ResultReadOnly, sqlite.ResultCantOpen, sqlite.ResultPerm, sqlite.ResultAuth:
		return graph.Errorf(graph.CodeUnavailable, "open store", s.path, "the file or its folder cannot be written; check their permissions: %w", err)
	}
	return s.fail("open store", err)
}

// fail gives an error of SQLite its code.
func (s *Store) fail(op string, err error) error {
	var own *graph.Error
	if err == nil || errors.As(err, &own) {
		return err
	}
	code, hint := graph.CodeInternal, ""
	switch sqlite.ErrCode(err).ToPrimary() {
	case sqlite.ResultInterrupt:
		code = graph.CodeTimeout
	case sqlite.ResultBusy, sqlite.ResultLocked:
		code = graph.CodeConflict
	case sqlite.ResultCorrupt, sqlite.ResultNotADB:
		code, hint = graph.CodeUnavailable, "the file is damaged; load it anew: "
	case sqlite.ResultFull, sqlite.ResultIOErr, sqlite.ResultCantOpen, sqlite.ResultReadOnly:
		code, hint = graph.CodeUnavailable, "the file cannot be used; check the disk: "
	}
	switch {
	case errors.Is(err, errBusy):
		code = graph.CodeConflict
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		code = graph.CodeTimeout
	}
	return graph.Errorf(code, op, s.path, "%s%w", hint, err)
}

// begin counts a call in, so that Close waits for it.
func (s *Store) begin(ctx context.Context, op string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return graph.Errorf(graph.CodeUnavailable, op, s.path, "the store is closed")
	}
	if err := ctx.Err(); err != nil {
		return graph.Errorf(graph.CodeTimeout, op, s.path, "%w", err)
	}
	s.calls.Add(1)
	return nil
}

// with runs one transaction on a connection out of a channel.
func (s *Store) with(ctx context.Context, op string, from chan *conn, begin string, do func(c *conn) error) error {
	if err := s.begin(ctx, op); err != nil {
		return err
	}
	defer s.calls.Done()
	select {
	case c := <-from:
		defer func() { from <- c }()
		return s.fail(op, c.transaction(ctx, begin, do))
	case <-ctx.Done():
		return s.fail(op, ctx.Err())
	}
}

// read runs a query on one state of the graph.
func (s *Store) read(ctx context.Context, op string, do func(c *conn) error) error {
	return s.with(ctx, op, s.readers, "BEGIN", do)
}

// write runs a change, wholly or not at all.
func (s *Store) write(ctx context.Context, op string, do func(c *conn) error) error {
	return s.with(ctx, op, s.writer, "BEGIN IMMEDIATE", do)
}

// Ready implements graph.Store.
func (s *Store) Ready(ctx context.Context) error {
	err := s.read(ctx, "ready", func(c *conn) error {
		return c.query("SELECT count(*) FROM (SELECT 1 FROM node LIMIT 1)", nil, func(*sqlite.Stmt) error { return nil })
	})
	if err != nil && graph.CodeOf(err) != graph.CodeTimeout {
		return graph.Errorf(graph.CodeUnavailable, "ready", s.path, "%w", err)
	}
	return err
}

// Close implements graph.Store. Where ctx ends before the calls under way do, it returns CodeTimeout, and the file is released after them.
func (s *Store) Close(ctx context.Context) error {
	s.mu.Lock()
	if !s.closed {
		s.closed = true
		go func() {
			s.calls.Wait()
			s.release()
			close(s.done)
		}()
	}
	s.mu.Unlock()
	select {
	case <-s.done:
		return nil
	case <-ctx.Done():
		select {
		case <-s.done:
			return nil
		default:
			return graph.Errorf(graph.CodeTimeout, "close", s.path, "calls are still under way: %w", ctx.Err())
		}
	}
}

// release closes the connections; the last of them folds the write-ahead log into the file.
func (s *Store) release() {
	for _, pool := range []chan *conn{s.readers, s.writer} {
		for len(pool) > 0 {
			(<-pool).close()
		}
	}
}
