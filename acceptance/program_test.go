package acceptance_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/acceptance"
)

// program is the path of the binary under test.
var program string

// The longest that the program may take, on a slow and busy machine.
const (
	loadTimeout  = 3 * time.Minute
	startTimeout = time.Minute
	stopTimeout  = 30 * time.Second
	askTimeout   = time.Minute
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

// run builds the program, so that the tests go through the same binary that users run.
func run(m *testing.M) int {
	folder, err := os.MkdirTemp("", "entente-acceptance-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	program = filepath.Join(folder, "entente")
	build := exec.Command("go", "build", "-o", program, "entente/cmd/entente")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build the program: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// store is a place for a graph: an address, and what else the program needs to open it.
type store struct {
	address, user, password string
}

// environment is that of a program which knows of nothing but the store.
func (s store) environment() []string {
	var out []string
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "ENTENTE_") {
			out = append(out, variable)
		}
	}
	out = append(out, "ENTENTE_STORE="+s.address)
	if s.password != "" {
		out = append(out, "ENTENTE_STORE_USER="+s.user, "ENTENTE_STORE_PASSWORD="+s.password)
	}
	return out
}

// receipt is what load --json prints.
type receipt struct {
	Articles    int `json:"articles"`
	New         int `json:"new"`
	Changed     int `json:"changed"`
	Unchanged   int `json:"unchanged"`
	Quarantined int `json:"quarantined"`
}

// load reads sources into the store with the program, which must accept all of them.
func load(t *testing.T, s store, sources ...string) receipt {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), loadTimeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, append([]string{"load", "--json"}, sources...)...)
	cmd.Dir, cmd.Env = t.TempDir(), s.environment()
	var messages bytes.Buffer
	cmd.Stderr = &messages
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("entente load %s: %v\n%s", strings.Join(sources, " "), err, messages.Bytes())
	}
	var r receipt
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatalf("entente load prints %q: %v", out, err)
	}
	return r
}

// serve starts the program with a command that serves, until the test ends, and returns its address, with a slash at the end.
func serve(t *testing.T, s store, command string) string {
	t.Helper()
	cmd := exec.Command(program, command, "--addr", "127.0.0.1:0")
	cmd.Dir, cmd.Env = t.TempDir(), s.environment()
	var messages bytes.Buffer
	cmd.Stderr = &messages
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	address, ended := make(chan string, 1), make(chan struct{})
	go func() {
		defer close(ended)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if found, ok := strings.CutPrefix(lines.Text(), "listening on "); ok {
				address <- found
			}
		}
	}()
	t.Cleanup(func() {
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Errorf("interrupt entente %s: %v", command, err)
		}
		kill := time.AfterFunc(stopTimeout, func() { _ = cmd.Process.Kill() }) // the error is that of Wait
		defer kill.Stop()
		<-ended
		if err := cmd.Wait(); err != nil {
			t.Errorf("entente %s did not end in order after an interrupt: %v\n%s", command, err, messages.Bytes())
		}
	})
	select {
	case found := <-address:
		return found
	case <-ended:
		t.Fatalf("entente %s ended before it listened", command)
	case <-time.After(startTimeout):
		t.Fatalf("entente %s did not listen within %s", command, startTimeout)
	}
	return ""
}

// client asks the server at an address.
func client(address string) *acceptance.Client {
	return &acceptance.Client{Endpoint: address + "graphql", HTTP: &http.Client{Timeout: askTimeout}}
}
