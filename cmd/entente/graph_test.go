package main_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"entente/samples"
)

// sampleFolder copies the sample articles into a place.
func sampleFolder(t *testing.T, p *place) string {
	t.Helper()
	if err := os.CopyFS(filepath.Join(p.dir, "articles"), samples.FS()); err != nil {
		t.Fatal(err)
	}
	return "articles"
}

// manyArticles are article lines with ids, in a fixed order.
func manyArticles(t *testing.T, n int) []string {
	t.Helper()
	var out []string
	for i := range n {
		line, err := json.Marshal(map[string]string{"id": fmt.Sprint("talks-", i), "text": talks(i % 40)})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(line))
	}
	return out
}

func TestLoadingTwiceOrShuffledGivesTheSameGraph(t *testing.T) {
	p := newPlace(t)
	lines := manyArticles(t, 120)
	p.input(strings.Join(lines, "\n")).ok("load", "-")
	want := p.ok("export")
	if strings.Count(want, `"labels":["Article"]`) != 120 || !strings.Contains(want, `"type":"SAID"`) {
		t.Fatalf("the graph lacks articles or statements: %.500s", want)
	}
	p.input(strings.Join(lines, "\n")).ok("load", "-")
	if diff := cmp.Diff(want, p.ok("export")); diff != "" {
		t.Errorf("loading twice: %s", diff)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for _, size := range []string{"1", "7", "1000"} {
		random.Shuffle(len(lines), func(i, k int) { lines[i], lines[k] = lines[k], lines[i] })
		store := "sqlite:shuffled-" + size + ".db"
		p.input(strings.Join(lines, "\n")).ok("load", "--store", store, "--batch-size", size, "--workers", "3", "-")
		if got := p.ok("export", "--store", store); got != want {
			t.Errorf("shuffled, in batches of %s: %s", size, cmp.Diff(want, got))
		}
	}
}

func TestLoadingFactsGivesTheGraphOfTheirArticles(t *testing.T) {
	p := newPlace(t)
	folder := sampleFolder(t, p)
	p.ok("load", folder)
	p.write("all.facts.jsonl", p.ok("extract", folder))
	p.ok("load", "--store", "sqlite:facts.db", "all.facts.jsonl")
	if diff := cmp.Diff(p.ok("export"), p.ok("export", "--store", "sqlite:facts.db")); diff != "" {
		t.Error(diff)
	}
	if again := p.ok("extract", "all.facts.jsonl"); again != p.read("all.facts.jsonl") {
		t.Error("facts are not printed as they were read")
	}
}

// TestAKilledLoadIsRepeated kills loads while they store, each a little further on.
func TestAKilledLoadIsRepeated(t *testing.T) {
	p := newPlace(t)
	p.write("all.jsonl", strings.Join(manyArticles(t, 800), "\n"))
	p.write("all.facts.jsonl", p.ok("extract", "all.jsonl"))
	p.ok("load", "--store", "sqlite:clean.db", "all.facts.jsonl")
	want := p.ok("export", "--store", "sqlite:clean.db")
	killed := 0
	for _, stored := range []int{20, 200, 500} {
		cmd := p.command(t.Context(), "load", "--batch-size", "5", "all.facts.jsonl")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		waitForArticles(t, p, stored)
		_ = cmd.Process.Kill() // it may have ended
		if cmd.Wait() != nil {
			killed++
		}
	}
	if killed == 0 {
		t.Error("no load was killed: they end too soon to test anything")
	}
	p.ok("load", "all.facts.jsonl")
	if p.ok("export") != want {
		t.Error("after kills, loading again does not give the graph of one clean load")
	}
}

func TestAnInterruptedLoadKeepsWhatItHas(t *testing.T) {
	p := newPlace(t)
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = writer.Close() }()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := p.command(ctx, "load", "-")
	cmd.Stdin = reader
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for _, line := range manyArticles(t, 70) { // standard input stays open: the load waits for more
		if _, err := fmt.Fprintln(writer, line); err != nil {
			t.Fatal(err)
		}
	}
	waitForArticles(t, p, 50) // the first batch
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // the exit code tells
	if code := cmd.ProcessState.ExitCode(); code != 130 || !strings.Contains(errs.String(), "interrupted") {
		t.Errorf("exit code %d, want 130\n%s%s", code, out.String(), errs.String())
	}
	if n := articles(t, p); n < 50 || !strings.Contains(out.String(), fmt.Sprintf("  new           %d\n", n)) {
		t.Errorf("%d articles are stored; the receipt says:\n%s", n, out.String())
	}
}

// waitForArticles waits until another process has stored n articles.
func waitForArticles(t *testing.T, p *place, n int) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if r := p.run("status", "--json"); r.code == 0 && articles(t, p) >= n {
			return
		}
	}
	t.Fatalf("%d articles never came", n)
}

func TestDryRunAndExtractStoreNothing(t *testing.T) {
	p := newPlace(t)
	p.write("a.txt", talks(1))
	p.write("bad.txt", "")
	r := p.code(3, "load", "--dry-run", "a.txt", "bad.txt")
	if !strings.Contains(r.out, "nothing was stored") || !strings.Contains(r.out, "bad.txt: EMPTY") {
		t.Errorf("%s", r.out)
	}
	p.ok("extract", "a.txt")
	files, err := os.ReadDir(p.dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 2 {
		t.Errorf("there are other files than the articles: %v", files)
	}
}

func TestAFullDiskIsTold(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Logf("this system has no /dev/full: a closed pipe stands for it: %v", err)
		var reader *os.File
		if reader, full, err = os.Pipe(); err != nil {
			t.Fatal(err)
		}
		_ = reader.Close()
	}
	defer func() { _ = full.Close() }()
	p := newPlace(t)
	p.write("a.txt", talks(1))
	p.ok("load", "a.txt")
	for _, args := range [][]string{{"extract", "a.txt"}, {"export"}, {"status"}, {"load", "a.txt"}, {"version"}} {
		cmd := p.command(t.Context(), args...)
		cmd.Stdout = full
		if cmd.Run() == nil {
			t.Errorf("entente %s reports success although nothing was written", args[0])
		}
	}
}

func TestRetract(t *testing.T) {
	p := newPlace(t)
	p.write("a.jsonl", `{"url":"https://example.org/a","text":`+quoted(talks(1))+"}\n"+`{"id":"b","text":`+quoted(talks(2))+"}\n"+`{"id":"c","text":`+quoted(talks(3))+"}")
	p.write("only-c.jsonl", `{"id":"c","text":`+quoted(talks(3))+"}")
	p.ok("load", "a.jsonl")
	if r := p.code(1, "retract", "b", "nobody"); !strings.Contains(r.errors, "nothing was removed") {
		t.Errorf("%s", r.errors)
	}
	if n := articles(t, p); n != 3 {
		t.Fatalf("%d articles, want 3", n)
	}
	out := p.ok("retract", "b", "HTTPS://example.org/a/?utm_source=x")
	if strings.Count(out, "retracted article:") != 2 {
		t.Errorf("%s", out)
	}
	p.ok("load", "--store", "sqlite:only-c.db", "only-c.jsonl")
	if diff := cmp.Diff(p.ok("export", "--store", "sqlite:only-c.db"), p.ok("export")); diff != "" {
		t.Error(diff)
	}
}

func quoted(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func TestExportAsCSV(t *testing.T) {
	p := newPlace(t)
	p.ok("load", sampleFolder(t, p))
	p.ok("export", "--format", "csv", "--output", "out")
	lines := p.ok("export")
	for file, kind := range map[string]string{"nodes.csv": `"kind":"node"`, "edges.csv": `"kind":"edge"`} {
		rows, err := csv.NewReader(strings.NewReader(p.read(filepath.Join("out", file)))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if want := strings.Count(lines, kind); len(rows) != want+1 {
			t.Errorf("%s has %d rows and a header, want %d", file, len(rows)-1, want)
		}
		if slices.ContainsFunc(rows, func(r []string) bool { return len(r) != len(rows[0]) }) {
			t.Errorf("%s: rows differ in length", file)
		}
	}
	if r := p.code(1, "export", "--format", "csv", "--output", "out"); !strings.Contains(r.errors, "not empty") {
		t.Errorf("%s", r.errors)
	}
}
