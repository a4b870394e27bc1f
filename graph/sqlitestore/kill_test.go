package sqlitestore_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitex"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/sqlitestore"
)

// loadBatch is one batch of a load: two new articles, and a correction of one that came earlier.
func loadBatch(k int) graph.Batch {
	b := graphtest.SyntheticBatch(2*k, 2)
	correction := graphtest.SyntheticArticle(k)
	correction.Article.SHA256 = fmt.Sprint("corrected by ", k)
	correction.Article.Published = "1999-01-01"
	return append(b, correction)
}

// The names of the variables by which a test tells the process that it starts what to load.
const (
	childPath  = "SQLITESTORE_TEST_LOAD_PATH"
	childFirst = "SQLITESTORE_TEST_LOAD_FIRST"
)

// TestMain is also the program that loads until it is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv(childPath); path != "" {
		load(path, os.Getenv(childFirst))
	}
	os.Exit(m.Run())
}

// load applies batches without end and prints the number of each after it has been applied.
func load(path, first string) {
	s, err := sqlitestore.Open(context.Background(), path, sqlitestore.Options{})
	if err != nil {
		panic(err)
	}
	k, err := strconv.Atoi(first)
	if err != nil {
		panic(err)
	}
	for ; ; k++ {
		if _, err := s.Apply(context.Background(), loadBatch(k)); err != nil {
			panic(err)
		}
		fmt.Println(k)
	}
}

// TestKill kills a load at random points: what it had been told was applied is there, nothing is half there, and the load goes on from there to
// the graph that it would have made undisturbed.
func TestKill(t *testing.T) {
	const kills = 6
	rnd := rand.New(rand.NewPCG(7, 7)) //nolint:gosec // repeatable on purpose
	path := filepath.Join(t.TempDir(), "graph.db")
	o, applied := graphtest.NewOracle(), 0
	for range kills {
		done := runAndKill(t, path, applied, 1+rnd.IntN(3), time.Duration(rnd.IntN(20_000))*time.Microsecond)
		for ; applied < done; applied++ {
			apply(t, o, loadBatch(applied))
		}
		wantIntact(t, path)
		s := open(t, path)
		if graphtest.Difference(t, o, s) != "" { // the batch under way may have been committed just before the kill
			apply(t, o, loadBatch(applied))
			applied++
			if d := graphtest.Difference(t, o, s); d != "" {
				t.Fatalf("after a kill with %d batches known to be applied: difference (-want +got):\n%s", done, d)
			}
		}
		if err := s.Close(context.Background()); err != nil {
			t.Fatalf("Close: %v", err)
		}
	}
	s := open(t, path)
	defer s.Close(context.Background())
	apply(t, s, loadBatch(applied-1))
	apply(t, s, loadBatch(applied))
	apply(t, o, loadBatch(applied))
	if d := graphtest.Difference(t, o, s); d != "" {
		t.Errorf("after the rest of the load: difference (-want +got):\n%s", d)
	}
}

// runAndKill starts a load and kills it some time after it has told of a number of batches. It returns how many it has told of in the end.
func runAndKill(t *testing.T, path string, first, batches int, delay time.Duration) (done int) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	child := exec.CommandContext(ctx, program)
	child.Env = append(os.Environ(), childPath+"="+path, fmt.Sprintf("%s=%d", childFirst, first))
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	done = first
	for lines.Scan() {
		if done, err = strconv.Atoi(lines.Text()); err != nil {
			t.Fatalf("the load says %q", lines.Text())
		}
		done++
		if done == first+batches {
			time.AfterFunc(delay, func() { _ = child.Process.Kill() })
		}
	}
	if err := child.Wait(); err == nil || child.ProcessState.ExitCode() != -1 {
		t.Fatalf("the load was not killed but ended: %v", err)
	}
	return done
}

func apply(t *testing.T, s graph.Store, b graph.Batch) {
	t.Helper()
	if _, err := s.Apply(context.Background(), b); err != nil {
		t.Fatalf("Apply: %v", err)
	}
}

// wantIntact asks SQLite itself whether the file is whole.
func wantIntact(t *testing.T, path string) {
	t.Helper()
	c, err := sqlite.OpenConn(path, sqlite.OpenReadWrite)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for pragma, want := range map[string][]string{"integrity_check": {"ok"}, "foreign_key_check": nil} {
		var got []string
		err := sqlitex.ExecuteTransient(c, "PRAGMA "+pragma, &sqlitex.ExecOptions{ResultFunc: func(s *sqlite.Stmt) error {
			got = append(got, s.ColumnText(0))
			return nil
		}})
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("PRAGMA %s: %q, %v", pragma, got, err)
		}
	}
}
