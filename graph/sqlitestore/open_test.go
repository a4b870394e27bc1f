package sqlitestore_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitex"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/sqlitestore"
)

// TestOpenRefuses checks that each bad file gets an error with its path, the code, and what to do about it.
func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	write := func(name string, mode os.FileMode, content string) string {
		t.Helper()
		if err := os.WriteFile(in(name), []byte(content), mode); err != nil {
			t.Fatal(err)
		}
		return in(name)
	}
	script := func(name, sql string) string {
		t.Helper()
		c, err := sqlite.OpenConn(in(name), sqlite.OpenReadWrite|sqlite.OpenCreate)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if err := sqlitex.ExecuteScript(c, sql, nil); err != nil {
			t.Fatal(err)
		}
		return in(name)
	}
	newer := in("newer.db")
	if err := open(t, newer).Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	script("newer.db", "PRAGMA user_version = 99")
	for _, c := range []struct {
		name, path string
		code       graph.Code
		says       string
	}{
		{"no folder", in("none/graph.db"), graph.CodeNotFound, "make it first"},
		{"a folder", dir, graph.CodeInvalid, "name a file in it"},
		{"no path", "", graph.CodeInvalid, "a file is needed"},
		{"memory", ":memory:", graph.CodeInvalid, "a file is needed"},
		{"text", write("text.db", 0o600, strings.Repeat("not a database ", 100)), graph.CodeInvalid, "not a database"},
		{"read-only", write("readonly.db", 0o400, ""), graph.CodeUnavailable, "chmod u+w"},
		{"another program's", script("other.db", "PRAGMA application_id = 7; PRAGMA user_version = 3; CREATE TABLE t (x)"), graph.CodeInvalid, "another program"},
		{"another table", script("tables.db", "CREATE TABLE t (x)"), graph.CodeInvalid, "another program"},
		{"newer schema", newer, graph.CodeInvalid, "upgrade the program"},
	} {
		s, err := sqlitestore.Open(context.Background(), c.path, sqlitestore.Options{})
		if err == nil {
			_ = s.Close(context.Background())
		}
		if graph.CodeOf(err) != c.code || err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), c.path) {
			t.Errorf("Open %s: code %q and %q wanted, got %q: %v", c.name, c.code, c.says, graph.CodeOf(err), err)
		}
	}
}

func TestOpenAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "with space ? % # ü.db")
	s, o := open(t, path), graphtest.NewOracle()
	apply(t, s, loadBatch(0))
	apply(t, o, loadBatch(0))
	if err := s.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	s = open(t, path)
	defer s.Close(context.Background())
	if d := graphtest.Difference(t, o, s); d != "" {
		t.Errorf("after opening again: difference (-want +got):\n%s", d)
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the file is not where it was asked for: %v", err)
	}
}

// TestTwoProcesses opens one file twice, as two processes do: each sees what the other has written, both may write, and a wait for the other has an end.
func TestTwoProcesses(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "graph.db")
	a, o := open(t, path), graphtest.NewOracle()
	defer a.Close(ctx)
	b, err := sqlitestore.Open(ctx, path, sqlitestore.Options{BusyTimeout: 2 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close(ctx)
	for k := range 3 {
		apply(t, []graph.Store{a, b}[k%2], loadBatch(k))
		apply(t, o, loadBatch(k))
	}
	for _, s := range []graph.Store{a, b} {
		if d := graphtest.Difference(t, o, s); d != "" {
			t.Errorf("difference (-want +got):\n%s", d)
		}
	}
	other, err := sqlite.OpenConn(path, sqlite.OpenReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if err := sqlitex.ExecuteTransient(other, "BEGIN IMMEDIATE", nil); err != nil {
		t.Fatal(err)
	}
	_, err = b.Apply(ctx, loadBatch(3))
	if graph.CodeOf(err) != graph.CodeConflict || !strings.Contains(err.Error(), "another process") || !strings.Contains(err.Error(), path) {
		t.Errorf("Apply beside a writer: %q, %v", graph.CodeOf(err), err)
	}
	if err := b.Ready(ctx); err != nil {
		t.Errorf("Ready beside a writer: %v", err)
	}
	short, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
	defer cancel()
	if _, err := a.Apply(short, loadBatch(3)); graph.CodeOf(err) != graph.CodeTimeout && graph.CodeOf(err) != graph.CodeConflict {
		t.Errorf("Apply beside a writer, with a deadline: %q, %v", graph.CodeOf(err), err)
	}
	if err := sqlitex.ExecuteTransient(other, "ROLLBACK", nil); err != nil {
		t.Fatal(err)
	}
	apply(t, b, loadBatch(3))
}

// TestDamaged checks that a store over a file that has lost its tables is not ready.
func TestDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path)
	defer s.Close(context.Background())
	c, err := sqlite.OpenConn(path, sqlite.OpenReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := sqlitex.ExecuteScript(c, "PRAGMA foreign_keys = off; DROP TABLE node", nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Ready(context.Background()); graph.CodeOf(err) != graph.CodeUnavailable {
		t.Errorf("Ready without tables: %q, %v", graph.CodeOf(err), err)
	}
}
