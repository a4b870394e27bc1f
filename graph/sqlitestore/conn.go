package sqlitestore

import (
	"context"
	"encoding/json"
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
}

// maxPrepared bounds the statements that a connection keeps: filters may be combined in more ways than memory should pay for.
const maxPrepared = 200

func openConn(path string, busy time.Duration) (*conn, error) {
	raw, err := sqlite.OpenConn(path, sqlite.OpenReadWrite|sqlite.OpenCreate)
	if err != nil {
		return nil, err
	}
	c := &conn{raw, map[string]*sqlite.Stmt{}}
	raw.SetBusyTimeout(busy)
	for _, pragma := range []string{
		"journal_mode = wal",
		"synchronous = full", // a commit survives the loss of power
		"foreign_keys = on",
		"temp_store = memory",
		"cache_size = -32000", // KiB
		"mmap_size = 0",
	} {
		if err := c.exec("PRAGMA " + pragma); err != nil {
			c.close()
			return nil, err
		}
	}
	return c, nil
}

func (c *conn) close() {
	for _, s := range c.prepared {
		_ = s.Finalize()
	}
	_ = c.Conn.Close() // nothing is under way, and what was committed is in the file
}

func (c *conn) exec(sql string) error { return sqlitex.ExecuteTransient(c.Conn, sql, nil) }

// header reads the schema's version and the program to which the file belongs.
func (c *conn) header() (version, id int, err error) {
	for pragma, to := range map[string]*int{"user_version": &version, "application_id": &id} {
		err = c.query("PRAGMA "+pragma, nil, func(s *sqlite.Stmt) error { *to = s.ColumnInt(0); return nil })
		if err != nil {
			return 0, 0, err
		}
	}
	return version, id, nil
}

// transaction runs do between BEGIN and COMMIT, and rolls back on an error. It ends early once ctx does.
func (c *conn) transaction(ctx context.Context, begin string, do func(*conn) error) (err error) {
	c.SetInterrupt(ctx.Done())
	defer c.SetInterrupt(nil)
	if err := c.run(begin); err != nil {
		return err
	}
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
	}()
	return do(c)
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

// reset makes a statement ready for its next use; Reset repeats the error of the last step, which has been reported.
func reset(s *sqlite.Stmt) {
	_ = s.Reset()
	_ = s.ClearBindings()
}

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
