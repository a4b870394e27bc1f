package main_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/eval"
)

func TestEvalMeasuresTheBuiltInGold(t *testing.T) {
	p := newPlace(t)
	var report eval.Report
	if err := json.Unmarshal([]byte(p.ok("eval", "--json")), &report); err != nil {
		t.Fatal(err)
	}
	if len(report.Sets) != 4 || slices.ContainsFunc(report.Sets, func(s eval.Table) bool { return s.Articles == 0 }) {
		t.Fatalf("the report holds %+v, want the tuned sets and those held out, each with articles", report.Sets)
	}
	row, ok := report.Sets[0].Row("entities")
	if !ok || row.F1 == nil || *row.F1 == 0 {
		t.Errorf("entities are %+v, want some found", row)
	}
	text := p.ok("eval")
	for _, says := range []string{"precision", "entities", "statements: content and speaker"} {
		if !strings.Contains(text, says) {
			t.Errorf("the table does not say %q:\n%s", says, text)
		}
	}
}

func TestEvalReadsFolders(t *testing.T) {
	p := newPlace(t)
	p.write("data/one/article.txt", talks(1))
	p.write("data/one/gold.json", `{"format":"entente.gold/1","entities":[{"kind":"PERSON","name":"Jonas Wirth1"}]}`)
	p.write("data/plv_x.jsonl", `{"id":"1","text":"Talks ended.","marked":"<s>Talks</s> ended.","quad":"1","type":"CONSULT"}`)
	if out := p.ok("eval", "--gold", "data"); !strings.Contains(out, "data (gold): 1 articles") || !strings.Contains(out, "plv_x (plv): 1 articles") {
		t.Errorf("not both sets are measured:\n%s", out)
	}
	if out := p.ok("eval", "--gold", "data", "--only", "plv"); strings.Contains(out, "(gold)") {
		t.Errorf("--only plv measures more:\n%s", out)
	}
}

func TestEvalTellsWhatIsWrong(t *testing.T) {
	p := newPlace(t)
	if err := os.Mkdir(filepath.Join(p.dir, "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	p.write("bad/plv_x.jsonl", "{")
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"eval", "--gold", "empty"}, 2, "looked for a folder with article.txt and gold.json"},
		{[]string{"eval", "--gold", "gone"}, 2, "gone"},
		{[]string{"eval", "--workers", "-1"}, 2, "negative"},
		{[]string{"eval", "--only", "plums"}, 2, `"plums"`},
		{[]string{"eval", "--gold", "bad"}, 2, "plv_x.jsonl:1"},
		{[]string{"eval", "surprise"}, 2, "unknown command"},
	} {
		if r := p.run(c.args...); r.code != c.code || !strings.Contains(r.errors, c.says) {
			t.Errorf("%v: exit code %d, want %d; message %q, want one with %q", c.args, r.code, c.code, r.errors, c.says)
		}
	}
}
