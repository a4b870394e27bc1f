package neo4jtest

import (
	"context"
	"testing"
	"time"
)

// startTimeout bounds the wait for a server, a download of its jars and a lease that another package holds.
const startTimeout = 8 * time.Minute

// Run gives a test a server with an empty database until the test and its subtests end. A test that can have none fails: it says what
// to install.
func Run(t testing.TB, version Version) *Server {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), startTimeout)
	defer cancel()
	s, err := Config{Log: logWriter{t}}.Start(ctx, version)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("neo4jtest: close Neo4j %s: %v", version, err)
		}
	})
	return s
}

// Each runs f as a subtest against every tested version, one after the other; where EnvAddress names a server, against that one only.
func Each(t *testing.T, f func(t *testing.T, s *Server)) {
	t.Helper()
	if _, name := (Config{}.withDefaults().given(LTS)); name == EnvAddress {
		t.Run("given", func(t *testing.T) { f(t, Run(t, LTS)) })
		return
	}
	for _, v := range Versions() {
		t.Run(string(v), func(t *testing.T) { f(t, Run(t, v)) })
	}
}

// logWriter writes what Start tells into a test's log.
type logWriter struct{ t testing.TB }

func (w logWriter) Write(p []byte) (int, error) {
	w.t.Helper()
	w.t.Logf("%s", p)
	return len(p), nil
}
