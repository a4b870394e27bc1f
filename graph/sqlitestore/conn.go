package sqlitestore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitex"
)

// conn is a connection with its prepared statements; one goroutine uses it at a time.
type conn struct {
	*sqlite.Conn
	prepared map[string]*sqlite.Stmt
	busy     time.Duration // how long BEGIN waits for another process
}

// maxPrepared bounds the statements that a connection keeps: filters may be combined in more ways than memory should pay for.
const maxPrepared = 200

func openConn(ctx context.Context, path string, busy time.Duration) (*conn, error) {
	raw, err := sqlite.OpenConn(path, sqlite.OpenReadWrite|sqlite.OpenCreate)
	if err != nil {
		return nil, err
	}
	c := &conn{raw, map[string]*sqlite.Stmt{}, busy}
	raw.SetBlockOnBusy() // to the end of the context, which SQLite's own timeout would not look at
	raw.SetInterrupt(ctx.Done())
	for _, pragma := range []string{
		"journal_mode = wal",
		"synchronous = full", // a commit survives the loss of power
		"foreign_keys = on",
		"temp_store = memory",
		"cache_size = -32000",       // KiB
		"wal_autocheckpoint = 8000", // pages: some batches, or each commit would be written twice at once
	} {
		if err := c.exec("PRAGMA " + pragma); err != nil {
			c.close()
			return nil, err
		}
	}
	raw.SetInterrupt(nil)
	return c, nil
}

func (c *conn) close() {
	for _, s := range c.prepared {
		_ = s.Finalize()
	}
	_ = c.Close() // nothing is under way, and what was committed is in the file
}

func (c *conn) exec(sql string) error { return sqlitex.ExecuteTransient(c.Conn, sql, nil) }

// header tells to which program the file belongs and in which version.
type header struct{ version, id, tables int }

func (c *conn) header() (h header, err error) {
	for _, read := range []struct {
		sql string
		to  *int
	}{
		// Tables first: a process that is just making the file puts its id down before them.
		{"SELECT count(*) FROM sqlite_schema", &h.tables},
		{"PRAGMA application_id", &h.id},
		{"PRAGMA user_version", &h.version},
	} {
		err = c.query(read.sql, nil, func(s *sqlite.Stmt) error { *read.to = s.ColumnInt(0); return nil })
		if err != nil {
			return h, err
		}
	}
	return h, nil
}

// errBusy is a file that another process has held for too long.
var errBusy = errors.New("another process holds the file for too long; try again later")

// transaction runs do between BEGIN and COMMIT, and rolls back on an error. It ends early once ctx does.
func (c *conn) transaction(ctx context.Context, begin string, do func(*conn) error) (err error) {
	if err := c.begin(ctx, begin); err != nil {
		return err
	}
	c.SetInterrupt(ctx.Done())
	defer c.SetInterrupt(nil)
	defer func() {
		if err == nil {
			err = c.run("COMMIT")
		}
		if err != nil && !c.AutocommitEnabled() {
			c.SetInterrupt(nil)
			if undo := c.exec("ROLLBACK"); undo != nil {
				err = fmt.Errorf("%w (and cannot roll back: %w)", err, undo)
			}
		}
		if err != nil && ctx.Err() != nil {
			err = fmt.Errorf("%w: %w", ctx.Err(), err)
		}
	}()
	return do(c)
}

func (c *conn) begin(ctx context.Context, begin string) error {
	patience, cancel := context.WithTimeout(ctx, c.busy)
	defer cancel()
	c.SetInterrupt(patience.Done())
	defer c.SetInterrupt(nil)
	err := c.run(begin)
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return fmt.Errorf("%w: %w", ctx.Err(), err)
	case patience.Err() != nil:
		return fmt.Errorf("%w: %w", errBusy, err)
	}
	return err
}

// stmt returns the prepared statement of a text; done must be called after its use.
func (c *conn) stmt(sql string) (s *sqlite.Stmt, done func(), err error) {
	if s = c.prepared[sql]; s != nil {
		return s, func() { reset(s) }, nil
	}
	s, _, err = c.PrepareTransient(sql)
	if err != nil {
		return nil, nil, err
	}
	if len(c.prepared) >= maxPrepared {
		return s, func() { _ = s.Finalize() }, nil
	}
	c.prepared[sql] = s
	return s, func() { reset(s) }, nil
}

// reset makes a statement ready for its next use, which binds all its parameters anew; Reset repeats the error of the last step, which has
// been reported.
func reset(s *sqlite.Stmt) { _ = s.Reset() }

// query runs a statement and calls row for each row of its answer.
func (c *conn) query(sql string, args []any, row func(*sqlite.Stmt) error) error {
	s, done, err := c.stmt(sql)
	if err != nil {
		return fmt.Errorf("prepare %q: %w", firstWords(sql), err)
	}
	defer done()
	bind(s, args)
	for {
		more, err := s.Step()
		if err != nil {
			return fmt.Errorf("run %q: %w", firstWords(sql), err)
		}
		if !more {
			return nil
		}
		if err := row(s); err != nil {
			return err
		}
	}
}

// run executes a statement without an answer.
func (c *conn) run(sql string, args ...any) error {
	return c.query(sql, args, func(*sqlite.Stmt) error { return nil })
}

func bind(s *sqlite.Stmt, args []any) {
	for i, a := range args {
		switch a := a.(type) {
		case nil:
			s.BindNull(i + 1)
		case string:
			s.BindText(i+1, a)
		case int:
			s.BindInt64(i+1, int64(a))
		case int64:
			s.BindInt64(i+1, a)
		default:
			panic(fmt.Sprintf("sqlitestore: cannot bind a %T", a))
		}
	}
}

// firstWords names a statement in an error.
func firstWords(sql string) string {
	words := strings.Fields(sql)
	return strings.Join(words[:min(len(words), 6)], " ")
}

// jsonList is a list of strings as json_each reads it. What no stored string can be (no UTF-8, NUL) is left out: JSON or SQLite would
// change it into something that might be found.
func jsonList[S ~string](list []S) string {
	keep := make([]string, 0, len(list))
	for _, x := range list {
		if s := string(x); utf8.ValidString(s) && !strings.Contains(s, "\x00") {
			keep = append(keep, s)
		}
	}
	return mustJSON(keep)
}

// mustJSON encodes what can always be encoded: strings and numbers.
func mustJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("sqlitestore: cannot encode %T: %v", v, err))
	}
	return string(b)
}
