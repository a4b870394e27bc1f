package neo4jtest

import (
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestServer(t *testing.T) {
	Each(t, func(t *testing.T, s *Server) {
		ctx := t.Context()
		t.Run("is of the version", func(t *testing.T) {
			rows, err := s.Query(ctx, "CALL dbms.components() YIELD versions RETURN versions[0]", nil)
			if err != nil {
				t.Fatal(err)
			}
			if got := rows[0].Values[0]; os.Getenv(EnvAddress) == "" && got != string(s.Version) {
				t.Errorf("asked for %s, got %v", s.Version, got)
			}
		})
		t.Run("listens on the loopback alone", func(t *testing.T) {
			if host, _, err := net.SplitHostPort(strings.TrimPrefix(s.Address, "bolt://")); err != nil || !net.ParseIP(host).IsLoopback() {
				t.Errorf("listens on %s (%v)", s.Address, err)
			}
		})
		t.Run("wipe keeps the schema, reset does not", func(t *testing.T) { testEmptying(t, s) })
	})
}

func testEmptying(t *testing.T, s *Server) {
	ctx := t.Context()
	must := func(cypher string) int {
		t.Helper()
		rows, err := s.Query(ctx, cypher, nil)
		if err != nil {
			t.Fatal(err)
		}
		return len(rows)
	}
	must("CREATE CONSTRAINT c FOR (n:N) REQUIRE n.id IS UNIQUE")
	must("CREATE INDEX i FOR (n:N) ON (n.name)")
	must("UNWIND range(1, 100) AS i CREATE (:N {id: i})-[:E]->(:M)")
	if err := s.Wipe(ctx); err != nil {
		t.Fatal(err)
	}
	if nodes, constraints := must("MATCH (n) RETURN n"), must("SHOW CONSTRAINTS"); nodes != 0 || constraints != 1 {
		t.Errorf("after Wipe: %d nodes, %d constraints", nodes, constraints)
	}
	if err := s.Reset(ctx); err != nil {
		t.Fatal(err)
	}
	if constraints, indexes := must("SHOW CONSTRAINTS"), must("SHOW INDEXES"); constraints != 0 || indexes != 2 {
		t.Errorf("after Reset: %d constraints, %d indexes", constraints, indexes)
	}
}

// isolate hides the servers that the environment names: this package tests how servers come to be.
func isolate(t *testing.T) {
	t.Helper()
	for _, name := range []string{EnvAddress, LTS.variable(), Calendar.variable()} {
		t.Setenv(name, "")
	}
}

// TestGivenServer uses one server as if the environment named it.
func TestGivenServer(t *testing.T) {
	isolate(t)
	s := Run(t, LTS)
	config := func(name string, more ...string) Config {
		env := map[string]string{name: s.Address, name + "_USER": s.User, name + "_PASSWORD": s.Password}
		for i := 0; i < len(more); i += 2 {
			env[more[i]] = more[i+1]
		}
		return Config{Getenv: func(k string) string { return env[k] }}
	}
	fill := func() {
		if _, err := s.Query(t.Context(), "CREATE (:Precious)", nil); err != nil {
			t.Fatal(err)
		}
	}
	short := func(d time.Duration) context.Context {
		ctx, cancel := context.WithTimeout(t.Context(), d)
		t.Cleanup(cancel)
		return ctx
	}
	t.Run("one that is not empty is refused", func(t *testing.T) {
		fill()
		if _, err := config(EnvAddress).Start(short(20*time.Second), LTS); !errors.Is(err, errNotEmpty) {
			t.Errorf("got %v", err)
		}
		if empty, err := s.empty(t.Context()); empty || err != nil {
			t.Errorf("the refused database was touched (%v)", err)
		}
	})
	t.Run("unless allowed", func(t *testing.T) {
		got, err := config(EnvAddress, EnvAllowNonEmpty, "1").Start(short(20*time.Second), LTS)
		if err != nil {
			t.Fatal(err)
		}
		if empty, err := got.empty(t.Context()); !empty || err != nil {
			t.Errorf("not empty at the start (%v)", err)
		}
		if err := got.Close(); err != nil {
			t.Error(err)
		}
	})
	t.Run("one user at a time", func(t *testing.T) {
		fill()
		first, err := config(LTS.variable()).Start(short(20*time.Second), LTS)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := config(LTS.variable()).Start(short(300*time.Millisecond), LTS); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a second user got %v", err)
		}
		fill()
		if err := first.Close(); err != nil {
			t.Fatal(err)
		}
		second, err := config(LTS.variable()).Start(short(20*time.Second), LTS)
		if err != nil {
			t.Fatal(err)
		}
		defer second.Close()
		if empty, err := second.empty(t.Context()); !empty || err != nil {
			t.Errorf("the second user found the first one's data (%v)", err)
		}
	})
	t.Run("a wrong password is an error without it", func(t *testing.T) {
		_, err := config(EnvAddress, EnvAddress+"_PASSWORD", "not-the-one").Start(short(20*time.Second), LTS)
		if !isUnauthorized(err) || strings.Contains(err.Error(), "not-the-one") {
			t.Errorf("got %v", err)
		}
	})
}

// TestCommand runs this test binary as Command's child, which finds both servers, then kills a Command in the middle.
func TestCommand(t *testing.T) {
	if os.Getenv("NEO4JTEST_CHILD") == "find" {
		for _, v := range Versions() {
			if s := Run(t, v); s.Address != os.Getenv(v.variable()) {
				t.Errorf("%s: found %s", v, s.Address)
			}
		}
		return
	}
	isolate(t)
	t.Setenv("NEO4JTEST_CHILD", "find")
	var out strings.Builder
	code, err := Config{}.Command(t.Context(), Versions(), []string{os.Args[0], "-test.run=^TestCommand$"}, &out, &out)
	if code != 0 || err != nil {
		t.Errorf("code %d, %v:\n%s", code, err, out.String())
	}
	t.Setenv(EnvAddress, "bolt://127.0.0.1:1")
	if code, err := (Config{}).Command(t.Context(), nil, []string{"sh", "-c", "exit 7"}, &out, &out); code != 7 || err != nil {
		t.Errorf("code %d, %v", code, err)
	}
}

// TestKilledTestLeavesNothing starts a server in a process that is then killed.
func TestKilledTestLeavesNothing(t *testing.T) {
	if os.Getenv("NEO4JTEST_CHILD") == "wait" {
		s, err := Start(t.Context(), LTS)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(os.Getenv("NEO4JTEST_FILE"), []byte(strings.TrimPrefix(s.Address, "bolt://")), 0o600); err != nil {
			t.Fatal(err)
		}
		select {}
	}
	isolate(t)
	t.Setenv(EnvNoDocker, "1") // a container's home is not ours to look at
	dir := t.TempDir()
	file := filepath.Join(dir, "address")
	child := exec.Command(os.Args[0], "-test.run=^TestKilledTestLeavesNothing$")
	child.Env = append(os.Environ(), "NEO4JTEST_CHILD=wait", "NEO4JTEST_FILE="+file, "TMPDIR="+dir)
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	address := awaitFile(t, file)
	if err := child.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	child.Wait()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			break
		}
		conn.Close()
		if time.Now().After(deadline) {
			t.Fatal("the server outlives the test that started it")
		}
	}
	sweep(dir)
	if left, _ := filepath.Glob(filepath.Join(dir, homePattern+"*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func awaitFile(t *testing.T, file string) string {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Minute); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		if b, err := os.ReadFile(file); err == nil && len(b) > 0 {
			return string(b)
		}
	}
	t.Fatal("the child wrote no address")
	return ""
}
