package main_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"entente/web"
)

// server is a running program that serves.
type server struct {
	t    *testing.T
	cmd  *exec.Cmd
	url  string
	out  string // up to the line that was waited for
	errs bytes.Buffer
	done chan struct{} // standard output has ended
}

// start starts the program and waits for a line of its standard output that begins with until; its address comes no later.
func start(t *testing.T, p *place, until string, args ...string) *server {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	s := &server{t: t, cmd: p.command(ctx, args...), done: make(chan struct{})}
	stdout, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	s.cmd.Stderr = &s.errs
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.cmd.Process.Kill() }) // where the test has not ended it
	in := bufio.NewReader(stdout)
	for line := ""; !strings.HasPrefix(line, until); s.out += line {
		if line, err = in.ReadString('\n'); err != nil {
			t.Fatalf("the server ended: %s", s.errs.String())
		}
		if url, ok := strings.CutPrefix(line, listening); ok {
			s.url = strings.TrimSpace(url)
		}
	}
	go func() {
		defer close(s.done)
		_, _ = io.Copy(io.Discard, in) // the pipe ends with the program
	}()
	return s
}

const listening = "listening on "

// stop sends a signal and returns the exit code.
func (s *server) stop(signal os.Signal) int {
	s.t.Helper()
	if err := s.cmd.Process.Signal(signal); err != nil {
		s.t.Fatal(err)
	}
	<-s.done
	_ = s.cmd.Wait() // the exit code tells
	return s.cmd.ProcessState.ExitCode()
}

func (s *server) get(path string) (int, string) {
	s.t.Helper()
	r, err := http.Get(s.url + path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

// ask asks a GraphQL query and returns the answer, which must have no errors.
func (s *server) ask(query string, variables json.RawMessage) string {
	s.t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		s.t.Fatal(err)
	}
	return s.post(string(body))
}

func (s *server) post(body string) string {
	s.t.Helper()
	r, err := http.Post(s.url+"graphql", "application/json", strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = r.Body.Close() }()
	answer, err := io.ReadAll(r.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	if r.StatusCode != http.StatusOK || strings.Contains(string(answer), `"errors"`) {
		s.t.Fatalf("%s: %s", r.Status, answer)
	}
	return string(answer)
}

func TestServe(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		p := newPlace(t)
		p.write("a.txt", talks(1))
		p.ok("load", "a.txt")
		s := start(t, p, listening, "serve", "--addr", "127.0.0.1:0")
		if !regexp.MustCompile(`^http://127\.0\.0\.1:[1-9][0-9]+/$`).MatchString(s.url) {
			t.Errorf("the address is %s", s.url)
		}
		if got := s.ask(`{ search(text: "wirth1", first: 1) { nodes { ... on Person { name } } } }`, nil); !strings.Contains(got, "Jonas Wirth1") {
			t.Errorf("%s", got)
		}
		for path, says := range map[string]string{"": "<html", "healthz": "ok", "readyz": "ok", "examples.json": "query"} {
			if code, body := s.get(path); code != http.StatusOK || !strings.Contains(body, says) {
				t.Errorf("/%s: %d %.200s", path, code, body)
			}
		}
		if code, _ := s.get("nothing"); code != http.StatusNotFound {
			t.Errorf("/nothing: %d", code)
		}
		if code := s.stop(signal); code != 0 {
			t.Errorf("exit code %d after %v: %s", code, signal, s.errs.String())
		}
	}
}

func TestServeTellsThatItsAddressIsTaken(t *testing.T) {
	p := newPlace(t)
	p.write("a.txt", talks(1))
	p.ok("load", "a.txt")
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	if r := p.code(1, "serve", "--addr", taken.Addr().String()); !strings.Contains(r.errors, "address already in use; choose another address with --addr") {
		t.Errorf("%s", r.errors)
	}
	if r := p.code(2, "serve", "--addr", "8080"); !strings.Contains(r.errors, "HOST:PORT") {
		t.Errorf("%s", r.errors)
	}
}

func TestDemo(t *testing.T) {
	p := newPlace(t)
	tmp := filepath.Join(p.dir, "tmp")
	if err := os.Mkdir(tmp, 0o755); err != nil {
		t.Fatal(err)
	}
	s := start(t, p.with("TMPDIR="+tmp), "An interrupt", "demo", "--addr", "127.0.0.1:0")
	for _, e := range web.Examples() {
		if got := s.ask(e.Query, e.Variables); len(got) < len(`{"data":{}}`) {
			t.Errorf("%s: %s", e.Name, got)
		}
	}
	proposed := regexp.MustCompile(`(?m)^curl -s (\S+)graphql -H 'content-type: application/json' -d '(.*)'$`).FindAllStringSubmatch(s.out, -1)
	if len(proposed) != 3 {
		t.Errorf("the demo does not propose three queries:\n%s", s.out)
	}
	for _, p := range proposed {
		if p[1] != s.url {
			t.Errorf("a query is proposed at %s, the demo is at %s", p[1], s.url)
		}
		s.post(strings.ReplaceAll(p[2], `'\''`, "'"))
	}
	if code := s.stop(os.Interrupt); code != 0 {
		t.Errorf("exit code %d: %s", code, s.errs.String())
	}
	left, err := os.ReadDir(tmp)
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != 0 {
		t.Errorf("the demo leaves %v behind", left)
	}
	if entries, err := os.ReadDir(p.dir); err != nil || len(entries) != 1 {
		t.Errorf("the demo writes into the working folder: %v, %v", entries, err)
	}
}
