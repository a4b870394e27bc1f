package main_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// binary is the program under test; it is built once and not written afterwards.
var binary string

func TestMain(m *testing.M) { os.Exit(testMain(m)) }

func testMain(m *testing.M) int {
	folder, err := os.MkdirTemp("", "entente-e2e-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(folder) }() // a folder of temporary files
	binary = filepath.Join(folder, "entente")
	build := exec.Command("go", "build", "-o", binary, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "build the program:", err)
		return 1
	}
	return m.Run()
}

// place is a folder in which the program runs, with an environment of its own.
type place struct {
	t     testing.TB
	dir   string
	env   []string
	stdin io.Reader
}

func newPlace(t testing.TB) *place {
	t.Helper()
	dir := t.TempDir()
	return &place{t: t, dir: dir, env: []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "TMPDIR=" + os.TempDir()}}
}

// with is the same folder with more environment.
func (p *place) with(env ...string) *place {
	q := *p
	q.env = append(append([]string{}, p.env...), env...)
	return &q
}

// input is the same folder with something on standard input.
func (p *place) input(s string) *place {
	q := *p
	q.stdin = strings.NewReader(s)
	return &q
}

// write makes a file and returns its name.
func (p *place) write(name, content string) string {
	p.t.Helper()
	path := filepath.Join(p.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		p.t.Fatal(err)
	}
	return name
}

func (p *place) read(name string) string {
	p.t.Helper()
	content, err := os.ReadFile(filepath.Join(p.dir, name))
	if err != nil {
		p.t.Fatal(err)
	}
	return string(content)
}

type result struct {
	code        int
	out, errors string
}

func (p *place) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Dir, cmd.Env, cmd.Stdin = p.dir, p.env, p.stdin
	return cmd
}

// run runs the program to its end.
func (p *place) run(args ...string) result {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.t.Context(), 2*time.Minute)
	defer cancel()
	cmd := p.command(ctx, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		p.t.Fatalf("entente %s: %v", strings.Join(args, " "), err)
	}
	return result{cmd.ProcessState.ExitCode(), out.String(), errs.String()}
}

// ok runs the program and demands that all is done; it returns standard output.
func (p *place) ok(args ...string) string {
	p.t.Helper()
	return p.code(0, args...).out
}

// code runs the program and demands an exit code.
func (p *place) code(want int, args ...string) result {
	p.t.Helper()
	r := p.run(args...)
	if r.code != want {
		p.t.Fatalf("entente %s: exit code %d, want %d\n%s%s", strings.Join(args, " "), r.code, want, r.out, r.errors)
	}
	return r
}

// talks is a small article of an invented world, with somebody named n in it.
func talks(n int) string {
	return fmt.Sprintf(`Talks begin in Port Alma

PORT ALMA, March 3, 2003 (Courier) - Foreign minister Jonas Wirth%d said on Monday that the talks had begun well.

"We will stay until there is peace," Wirth%d told reporters.
`, n, n)
}
