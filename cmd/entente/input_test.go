package main_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/loader/facts"
	"entente/loader/facts/factstest"
)

type quarantined struct {
	Time, Source, Code, Reason string
	Line                       *int
	Content, ContentBase64     *string
}

// quarantine reads the quarantine of a place.
func quarantine(t *testing.T, p *place) []quarantined {
	t.Helper()
	var out []quarantined
	for line := range strings.Lines(p.read("entente-quarantine.jsonl")) {
		var q quarantined
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			t.Fatal(err)
		}
		out = append(out, q)
	}
	return out
}

func articles(t *testing.T, p *place, args ...string) int {
	t.Helper()
	var status struct{ Nodes map[string]int }
	if err := json.Unmarshal([]byte(p.ok(append([]string{"status", "--json"}, args...)...)), &status); err != nil {
		t.Fatal(err)
	}
	return status.Nodes["Article"]
}

func factsLine(t *testing.T) string {
	t.Helper()
	line, err := facts.Marshal(factstest.Full())
	if err != nil {
		t.Fatal(err)
	}
	return string(line)
}

// TestEachBadArticleIsQuarantinedAndTheOthersAreLoaded holds every kind of input that cannot be read beside one that can.
func TestEachBadArticleIsQuarantinedAndTheOthersAreLoaded(t *testing.T) {
	for _, c := range []struct {
		name, file, content string
		code, says          string
		line                int
		kept                bool // the content stands in the quarantine
	}{
		{"empty file", "a.txt", "", "EMPTY", "no text", 0, true},
		{"binary file", "a.txt", "\x7fELF\x00\x01\x02", "NOT_TEXT", "NUL", 0, true},
		{"invalid UTF-8", "a.txt", "Caf\xe9 talks", "NOT_TEXT", "0xE9", 0, true},
		{"over 5 MB", "a.txt", strings.Repeat("word ", 1_000_001), "TOO_LARGE", "5 MB", 0, false},
		{"a line cut in half", "a.jsonl", `{"text":"The talks`, "BAD_JSON", "cut off", 1, true},
		{"no text", "a.jsonl", `{"title":"Talks"}`, "BAD_ARTICLE", "text: is missing", 1, true},
		{"wrong offsets", "a.facts.jsonl", strings.Replace(factsLine(t), `"exact":"keep the peace"`, `"exact":"break the peac"`, 1), "BAD_FACTS", "but the text has", 1, true},
		{"another language", "a.txt", "Die Verhandlungen über den Frieden haben am Montag in der Hauptstadt begonnen, sagte der Minister, und sie werden noch lange dauern, weil sich die Parteien nicht einig sind.", "NOT_EXTRACTED", "English", 0, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPlace(t)
			p.write("in/"+c.file, c.content)
			p.write("in/good.txt", talks(1))
			r := p.code(3, "load", "in")
			if n := articles(t, p); n != 1 {
				t.Errorf("%d articles are stored, want the good one", n)
			}
			for _, says := range []string{c.says, c.code, "quarantined   1", "in/" + c.file} {
				if !strings.Contains(r.out, says) {
					t.Errorf("the receipt does not say %q:\n%s", says, r.out)
				}
			}
			if !strings.Contains(r.errors, "entente-quarantine.jsonl") {
				t.Errorf("the message does not say where the article is: %s", r.errors)
			}
			q := quarantine(t, p)
			if len(q) != 1 || q[0].Code != c.code || q[0].Source != filepath.FromSlash("in/"+c.file) || !strings.Contains(q[0].Reason, c.says) {
				t.Fatalf("the quarantine holds %+v", q)
			}
			if got := q[0].Line; (got != nil && *got != c.line) || (got == nil && c.line != 0) {
				t.Errorf("the line is %v, want %d", got, c.line)
			}
			if kept := q[0].Content != nil || q[0].ContentBase64 != nil; kept != c.kept {
				t.Errorf("the content is kept: %t, want %t", kept, c.kept)
			}
		})
	}
}

func TestWrongCommandsAreTold(t *testing.T) {
	p := newPlace(t)
	if err := os.Mkdir(filepath.Join(p.dir, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	p.write("a.txt", talks(1))
	p.write("list.yaml", "- a\n- b\n")
	p.write("secret.yaml", "store-password: hunter22\n")
	p.write("unknown.yaml", "stoer: x\n")
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"load"}, "name at least one SOURCE"},
		{[]string{"load", "empty"}, "the folder has no articles"},
		{[]string{"load", "gone.txt"}, "no such file"},
		{[]string{"load", "-", "-"}, "named twice"},
		{[]string{"load", "--batch-size", "0", "a.txt"}, "from 1 to 1000"},
		{[]string{"load", "--workers", "many", "a.txt"}, "not a whole number"},
		{[]string{"load", "--workers", "-1", "a.txt"}, "negative"},
		{[]string{"load", "--surprise", "a.txt"}, "unknown flag"},
		{[]string{"laod", "a.txt"}, "unknown command"},
		{[]string{"load", "--store", "mysql://localhost", "a.txt"}, `"mysql" is unknown`},
		{[]string{"load", "--store", "entente.db", "a.txt"}, "sqlite:PATH"},
		{[]string{"load", "--store", "sqlite:", "a.txt"}, "followed by a path"},
		{[]string{"load", "--store", "neo4j://localhost:1", "a.txt"}, "the password for neo4j://localhost:1 is missing"},
		{[]string{"load", "--store", "neo4j://localhost:1", "--store-password-file", "gone", "a.txt"}, "no such file"},
		{[]string{"serve", "--addr", "8080", "--store", "sqlite::memory:"}, "there is no such file"},
		{[]string{"status", "--config", "gone.yaml"}, "gone.yaml"},
		{[]string{"status", "--config", "list.yaml"}, "name: value"},
		{[]string{"status", "--config", "secret.yaml"}, "a password does not belong"},
		{[]string{"status", "--config", "unknown.yaml"}, "stoer is unknown"},
		{[]string{"status", "--log-level", "loud"}, "debug, info, warn or error"},
		{[]string{"export", "--format", "xml"}, "jsonl or csv"},
		{[]string{"export", "--format", "csv"}, "--output"},
		{[]string{"status", "extra"}, "unknown command"},
	} {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			r := p.run(c.args...)
			want := 2
			if c.says == "there is no such file" {
				want = 1
			}
			if r.code != want || !strings.Contains(r.errors, c.says) || r.out != "" {
				t.Errorf("exit code %d, want %d and %q\n%s%s", r.code, want, c.says, r.out, r.errors)
			}
			if strings.Contains(r.errors, "hunter22") {
				t.Error("the error repeats a secret")
			}
		})
	}
	if _, err := os.Stat(filepath.Join(p.dir, "entente.db")); err == nil {
		t.Error("a wrong command made a store")
	}
}

func TestStoresThatCannotBeUsed(t *testing.T) {
	p := newPlace(t)
	p.write("a.txt", talks(1))
	p.write("password", "hunter22\n")
	p.write("text.db", "this is no database, but long enough to look into, with many words in it")
	p.ok("load", "--store", "sqlite:read-only.db", "a.txt")
	if err := os.Chmod(filepath.Join(p.dir, "read-only.db"), 0o444); err != nil {
		t.Fatal(err)
	}
	before := p.read("read-only.db")
	for _, c := range []struct {
		store string
		code  int
		says  string
	}{
		{"bolt://127.0.0.1:1", 4, "127.0.0.1:1"},
		{"sqlite:read-only.db", 4, "read-only"},
		{"sqlite:text.db", 1, "not a database"},
		{"sqlite:no/such/folder/x.db", 1, "no folder"},
	} {
		t.Run(c.store, func(t *testing.T) {
			r := p.run("load", "--store", c.store, "--store-password-file", "password", "a.txt")
			if r.code != c.code || !strings.Contains(r.errors, c.says) {
				t.Errorf("exit code %d, want %d and %q\n%s", r.code, c.code, c.says, r.errors)
			}
			if strings.Contains(r.errors+r.out, "hunter22") {
				t.Error("the output repeats the password")
			}
		})
	}
	if p.read("read-only.db") != before {
		t.Error("a read-only file was changed")
	}
	if got := p.read("text.db"); !strings.HasPrefix(got, "this is no database") {
		t.Error("a file that is no store was changed")
	}
}

func TestPasswordsAreNeverShown(t *testing.T) {
	const secret = "correct-horse-battery"
	p := newPlace(t)
	p.write("a.txt", talks(1))
	p.write("password", secret)
	p.write("broken.yaml", "store-password: ["+secret)
	addresses := []string{
		"neo4j://neo4j:" + secret + "@127.0.0.1:1", "bolt://" + secret + "@127.0.0.1:1", "postgres://u:" + secret + "@h/d", "neo4j://u:" + secret + "@[::1", "u:" + secret + "@127.0.0.1",
	}
	for _, address := range addresses {
		for _, args := range [][]string{{"status", "--store", address}, {"load", "--log-level", "debug", "--store", address, "a.txt"}} {
			if r := p.run(args...); strings.Contains(r.out+r.errors, secret) || r.code != 2 {
				t.Errorf("%v: exit code %d\n%s%s", args[0], r.code, r.out, r.errors)
			}
		}
		if r := p.with("ENTENTE_STORE=" + address).run("status"); strings.Contains(r.out+r.errors, secret) || r.code != 2 {
			t.Errorf("ENTENTE_STORE: exit code %d\n%s%s", r.code, r.out, r.errors)
		}
	}
	for _, r := range []result{
		p.with("ENTENTE_STORE_PASSWORD="+secret).run("status", "--log-level", "debug", "--store", "bolt://127.0.0.1:1"),
		p.run("status", "--log-level", "debug", "--store", "bolt://127.0.0.1:1", "--store-password-file", "password"),
		p.run("status", "--config", "broken.yaml"),
		p.with("ENTENTE_STORE_PASSWORD="+secret).run("status", "--store", "bolt://127.0.0.1:1", "--store-password-file", "password"),
		p.with("ENTENTE_STORE_PASSWORD=" + secret).run("--help"),
	} {
		if strings.Contains(r.out+r.errors, secret) {
			t.Errorf("the password is shown:\n%s%s", r.out, r.errors)
		}
	}
}

func TestALongLoadTellsItsReceiptAsJSON(t *testing.T) {
	p := newPlace(t)
	var lines strings.Builder
	for i := range 30 {
		line, err := json.Marshal(map[string]string{"id": fmt.Sprint(i), "text": talks(i)})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&lines, "%s\n", line)
	}
	var receipt struct {
		Articles, New, Unchanged, Quarantined, Facts int
		Graph                                        struct{ Nodes, Edges int }
	}
	for _, want := range []struct{ fresh, unchanged int }{{30, 0}, {0, 30}} {
		if err := json.Unmarshal([]byte(p.input(lines.String()).ok("load", "--json", "-")), &receipt); err != nil {
			t.Fatal(err)
		}
		if receipt.Articles != 30 || receipt.New != want.fresh || receipt.Unchanged != want.unchanged || receipt.Facts < 60 || receipt.Graph.Nodes < 100 {
			t.Errorf("%+v", receipt)
		}
	}
}
