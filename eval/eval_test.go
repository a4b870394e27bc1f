package eval_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"entente/eval"
	"entente/eval/gold"
	"entente/loader/extract"
	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text/syntax"
)

// answers are an extractor that knows its answers by the article's id.
type answers map[string]*facts.Document

func (a answers) Extract(_ context.Context, in extract.Input) (*facts.Document, error) {
	answer, ok := a[in.ID]
	if !ok {
		return nil, &extract.NotEnglishError{Reason: "no answer"}
	}
	d := *answer // pairs of sentences ask for one answer at once
	d.Format = facts.Format
	d.Article.ID, d.Article.SHA256, d.Article.Text = in.ID, in.Source.SHA256, &in.Source.Text
	return &d, nil
}

// in is the first place of some words in a text after skip others.
func in(text, words string, skip int) facts.Span {
	start := 0
	for range skip + 1 {
		at := strings.Index(text[start:], words)
		if at < 0 {
			panic("no " + words)
		}
		start += at + 1
	}
	from := len([]rune(text[:start-1]))
	return facts.Span{Start: from, End: from + len([]rune(words)), Exact: words}
}

func mention(text, words string, skip int, via string) facts.Mention {
	return facts.Mention{Span: in(text, words, skip), Via: via}
}

func why(s facts.Span) []facts.Evidence {
	return []facts.Evidence{{Span: s, Rule: "test", Confidence: 1}}
}

func entity(id, kind, name string, mentions ...facts.Mention) facts.Entity {
	return facts.Entity{ID: id, Kind: kind, Name: name, Mentions: mentions}
}

// measure evaluates the one set of a folder.
func measure(t *testing.T, x eval.Extractor, files fstest.MapFS) eval.Table {
	t.Helper()
	sets, err := eval.Find(files, "data")
	if err != nil {
		t.Fatal(err)
	}
	report, err := eval.Evaluate(t.Context(), x, sets, eval.Options{All: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Sets) != 1 {
		t.Fatalf("%d sets were measured, want 1", len(report.Sets))
	}
	if len(report.Sets[0].Refused) > 0 {
		t.Fatalf("refused: %v", report.Sets[0].Refused)
	}
	return report.Sets[0]
}

// expect compares figures: precision, recall, or a rate in the place of both.
func expect(t *testing.T, table eval.Table, want map[string][2]float64) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		row, ok := table.Row(name)
		if !ok {
			t.Errorf("there is no row %q", name)
			continue
		}
		got := [2]*float64{row.Precision, row.Recall}
		if row.Rate != nil {
			got = [2]*float64{row.Rate, row.Rate}
		}
		for i, side := range []string{"precision", "recall"} {
			if got[i] == nil || math.Abs(*got[i]-want[name][i]) > 1e-9 {
				t.Errorf("%s: %s is %v, want %v", name, side, deref(got[i]), want[name][i])
			}
		}
	}
}

func deref(v *float64) float64 {
	if v == nil {
		return math.NaN()
	}
	return *v
}

func file(content string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(content)} }

func packed(t *testing.T, content string) *fstest.MapFile {
	t.Helper()
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: buf.Bytes()}
}

func TestQuotations(t *testing.T) {
	// The e with its accent apart makes the canonical text shorter than the data's.
	const raw = `Caf` + "e\u0301" + ` owner Lena Tharp said “we open at noon”. He told her that rain would come.`
	const canonical = `Café owner Lena Tharp said “we open at noon”. He told her that rain would come.`
	line := `{"id":"a","publisher":"p","date":"2020-01-02","text":"` + raw + `","quotes":[` +
		`{"start":29,"end":45,"text":"x","kind":"direct","speech":true,"speaker":{"start":12,"end":22,"text":"Lena Tharp"}},` +
		`{"start":67,"end":82,"text":"x","kind":"indirect","speech":true,"speaker":{"start":49,"end":51,"text":"He"}}]}`
	direct, rain := in(canonical, "we open at noon", 0), in(canonical, "rain would come", 0)
	doc := &facts.Document{
		Entities: []facts.Entity{entity("e1", facts.Person, "Lena Tharp", mention(canonical, "Lena Tharp", 0, facts.ViaName), mention(canonical, "He", 0, facts.ViaPronoun)), entity("e2", facts.Person, "Ole Brun")},
		Statements: []facts.Statement{
			{Speakers: []string{"e1"}, Kind: "DIRECT", Content: direct, Cue: ptr(in(canonical, "said", 0)), Evidence: why(direct)},
			{Speakers: []string{"e2"}, Kind: "INDIRECT", Content: rain, Evidence: why(rain)},
		},
	}
	table := measure(t, answers{"a": doc}, fstest.MapFS{"polnear_x.jsonl.gz": packed(t, line)})
	expect(t, table, map[string][2]float64{
		"direct: content": {1, 1}, "direct: speaker of those found": {1, 1}, "direct: content and speaker": {1, 1},
		"speech: content": {1, 1}, "speech: speaker of those found": {0.5, 0.5}, "speech: content and speaker": {0.5, 0.5},
	})
}

func ptr[T any](v T) *T { return &v }

func TestQuotationsByHalves(t *testing.T) {
	const text = `Ann Oakes said one two three four. It rained all day.`
	line := `{"id":"a","text":"` + text + `","quotes":[{"start":15,"end":33,"kind":"indirect","speech":true,"text":"x","speaker":{"start":0,"end":9,"text":"Ann Oakes"}}]}`
	short, wrong := in(text, "one", 0), in(text, "It rained", 0)
	doc := &facts.Document{Entities: []facts.Entity{entity("e1", facts.Person, "Ann Oakes", mention(text, "Ann Oakes", 0, facts.ViaName))},
		Statements: []facts.Statement{
			{Speakers: []string{"e1"}, Kind: "INDIRECT", Content: short, Evidence: why(short)}, {Speakers: []string{"e1"}, Kind: "INDIRECT", Content: wrong, Evidence: why(wrong)},
		}}
	table := measure(t, answers{"a": doc}, fstest.MapFS{"polnear_x.jsonl": file(line)})
	// A fifth of a statement is right as far as it goes, but does not find it.
	expect(t, table, map[string][2]float64{"speech: content": {0.5, 0}, "speech: content and speaker": {0.5, 0}})
}

func TestEventTypes(t *testing.T) {
	const text = `Norrland freed the envoys of Sudria.`
	lines := `{"id":"1","text":"` + text + `","marked":"<s>Norrland</s> freed the envoys of <t>Sudria</t>.","quad":"2","type":"YIELD"}
{"id":"2","text":"` + text + `","marked":"<s>Norrland</s> freed <t>the envoys of Sudria</t>.","quad":"4","type":"ASSAULT"}
{"id":"3","text":"` + text + `","marked":"Norrland freed <s>the envoys of <t>Sudria</t></s>.","quad":"3","type":"ACCUSE"}
{"id":"4","text":"` + text + `","marked":"<s>Norrland</s> freed the envoys of Sudria.","quad":"2","type":"YIELD"}`
	doc := func() *facts.Document {
		return &facts.Document{Entities: []facts.Entity{entity("e1", facts.State, "Norrland", mention(text, "Norrland", 0, facts.ViaName)), entity("e2", facts.State, "Sudria", mention(text, "Sudria", 0, facts.ViaName))},
			Events: []facts.Event{{ID: "v1", Type: "RETREAT", Modality: "ASSERTED", Actors: []string{"e1"}, Recipients: []string{"e2"}, Evidence: why(in(text, text, 0))}}}
	}
	table := measure(t, answers{"1": doc(), "2": doc(), "3": doc(), "4": doc()}, fstest.MapFS{"plv_x.jsonl": file(lines)})
	expect(t, table, map[string][2]float64{
		"sentences with an event": {1, 1}, "pair found": {0.75, 0.75}, "type: accuracy": {0.5, 0.5}, "type: accuracy on pairs found": {2. / 3, 2. / 3},
		"quad: accuracy": {0.5, 0.5}, "wrong sign on pairs found": {1. / 3, 1. / 3}, "hostile read as friendly, of pairs found": {1. / 3, 1. / 3}, "type: macro-F1": {0.8 / 3, 0.8 / 3},
	})
}

// TestEventTypesOfTheCodebook counts events that are to come or denied as the data's codebook does, and takes one that leads the other way where no other joins the two.
func TestEventTypesOfTheCodebook(t *testing.T) {
	const text = `Norrland freed the envoys of Sudria.`
	for _, tt := range []struct{ kind, mode, modality, want, quad string }{
		{"AID", "", "FUTURE", "AGREE", "1"},
		{"ASSAULT", "", "FUTURE", "THREATEN", "3"},
		{"AID", "", "NEGATED", "REJECT", "3"},
		{"ASSAULT", "", "NEGATED", "ASSAULT", "4"},
		{"SANCTION", "convict", "ASSERTED", "ACCUSE", "3"},
		{"SANCTION", "", "ASSERTED", "COERCE", "4"},
		{"SANCTION", "expel", "ASSERTED", "SANCTION", "4"},
		{"COERCE", "cyber", "ASSERTED", "ASSAULT", "4"},
		{"CONCEDE", "", "ASSERTED", "YIELD", "2"},
	} {
		line := `{"id":"1","text":"` + text + `","marked":"<s>Norrland</s> freed the envoys of <t>Sudria</t>.","quad":"` + tt.quad + `","type":"` + tt.want + `"}`
		e := facts.Event{ID: "v1", Type: tt.kind, Modality: tt.modality, Actors: []string{"e2"}, Recipients: []string{"e1"}, Evidence: why(in(text, text, 0))}
		if tt.mode != "" {
			e.Mode = &tt.mode
		}
		doc := &facts.Document{Entities: []facts.Entity{entity("e1", facts.State, "Norrland", mention(text, "Norrland", 0, facts.ViaName)), entity("e2", facts.State, "Sudria", mention(text, "Sudria", 0, facts.ViaName))},
			Events: []facts.Event{e}}
		table := measure(t, answers{"1": doc}, fstest.MapFS{"plv_x.jsonl": file(line)})
		expect(t, table, map[string][2]float64{"type: accuracy": {1, 1}, "quad: accuracy": {1, 1}})
	}
}

// TestStrangers joins sentences that have nothing to do with each other: an event from the one's source to the other's target is one of two pairs'. Where a name is in both there is no pair.
func TestStrangers(t *testing.T) {
	const first, second, third = `Norrland freed the envoys of Sudria.`, `Ida Holm thanked the Plum Party.`, `Sudria thanked Ida Holm.`
	lines := `{"id":"1","text":"` + first + `","marked":"<s>Norrland</s> freed the envoys of <t>Sudria</t>.","quad":"2","type":"YIELD"}
{"id":"2","text":"` + second + `","marked":"<s>Ida Holm</s> thanked <t>the Plum Party</t>.","quad":"1","type":"SUPPORT"}
{"id":"3","text":"` + third + `","marked":"<s>Sudria</s> thanked <t>Ida Holm</t>.","quad":"1","type":"SUPPORT"}`
	joined := strings.TrimSuffix(first, ".") + ", while " + second
	doc := &facts.Document{Entities: []facts.Entity{entity("e1", facts.State, "Norrland", mention(joined, "Norrland", 0, facts.ViaName)), entity("e2", facts.Organization, "Plum Party", mention(joined, "Plum Party", 0, facts.ViaName))},
		Events: []facts.Event{{ID: "v1", Type: "SUPPORT", Modality: "ASSERTED", Actors: []string{"e1"}, Recipients: []string{"e2"}, Evidence: why(in(joined, "thanked", 0))}}}
	table := measure(t, answers{"1": {}, "2": {}, "3": {}, "1+2": doc, "2+3": {}}, fstest.MapFS{"plv_x.jsonl": file(lines)})
	expect(t, table, map[string][2]float64{"events between two strangers, a pair": {1. / 3, 1. / 3}})
}

func TestRelations(t *testing.T) {
	const text = `Ida Holm , president of Norrland , joined the Plum Party . Party member Ole Brun left .`
	line := `{"id":"d","title":"x","text":"` + text + `","entities":[
{"type":"PER","mentions":[{"start":0,"end":8}]},{"type":"LOC","mentions":[{"start":24,"end":32}]},{"type":"ORG","mentions":[{"start":46,"end":56}]},{"type":"PER","mentions":[{"start":72,"end":80}]},{"type":"MISC","mentions":[{"start":11,"end":20}]}],
"relations":[{"head":1,"tail":0,"pid":"P35"},{"head":0,"tail":2,"pid":"P102"},{"head":3,"tail":2,"pid":"P102"},{"head":0,"tail":4,"pid":"P39"}]}`
	doc := &facts.Document{
		Entities: []facts.Entity{entity("e1", facts.Person, "Ida Holm", mention(text, "Ida Holm", 0, facts.ViaName)), entity("e2", facts.State, "Norrland", mention(text, "Norrland", 0, facts.ViaName)),
			entity("e3", facts.Organization, "Plum Party", mention(text, "Plum Party", 0, facts.ViaName)), entity("e4", facts.Person, "Ole Brun", mention(text, "Ole Brun", 0, facts.ViaName))},
		Offices: []facts.Office{{Person: "e1", Title: "president", Of: ptr("e2"), Evidence: why(in(text, "president of Norrland", 0))},
			{Person: "e4", Title: "member", Of: ptr("e3"), Evidence: why(in(text, "Party member Ole Brun", 0))}},
		Memberships: []facts.Membership{{Member: "e1", Of: "e3", Evidence: why(in(text, "joined the Plum Party", 0))}},
	}
	table := measure(t, answers{"d": doc}, fstest.MapFS{"redocred_x.jsonl": file(strings.ReplaceAll(line, "\n", ""))})
	expect(t, table, map[string][2]float64{"offices: P6, P35, P488": {0.5, 1}, "positions held: P39": {1, 1}, "memberships: P463, P102": {1, 0.5}})
}

func TestWordsAndClasses(t *testing.T) {
	content := "# newdoc id = d\n# text = Ida Holm's trip to Norrland's north\n1\tIda\tB-PER\n2\tHolm\tI-PER\n3\t's\tO\n4\ttrip\tO\n5\tto\tO\n6\tNorrland\tB-LOC\n7\t's\tO\n8\tnorth\tO\n\n# text = Plums\n1\tPlums\tB-ORG\n"
	const text = "Ida Holm's trip to Norrland's north\n\nPlums"
	doc := &facts.Document{Entities: []facts.Entity{entity("e1", facts.Person, "Ida Holm", mention(text, "Ida Holm", 0, facts.ViaName)), entity("e2", facts.City, "Norrland", mention(text, "Norrland", 0, facts.ViaName)),
		entity("e3", facts.Person, "Plums", mention(text, "Plums", 0, facts.ViaName)), entity("e4", facts.State, "North", mention(text, "north", 0, facts.ViaDemonym))}}
	table := measure(t, answers{"d": doc}, fstest.MapFS{"x.ner.iob2": file(content)})
	expect(t, table, map[string][2]float64{"names: PER": {0.5, 1}, "names: LOC": {1, 1}, "names: ORG": {0, 0}, "names: all": {2. / 3, 2. / 3}})
}

func TestFindTellsWhatItLookedFor(t *testing.T) {
	_, err := eval.Find(fstest.MapFS{"notes.md": file("x")}, "data")
	var none *eval.NoGoldError
	if !errors.As(err, &none) {
		t.Fatalf("the error is %v, want a NoGoldError", err)
	}
	for _, says := range []string{"data", "gold.json", "split.json", "polnear", "plv", "redocred", "iob2"} {
		if !strings.Contains(err.Error(), says) {
			t.Errorf("the error does not name %q: %v", says, err)
		}
	}
}

func TestEvaluateRefusesBadData(t *testing.T) {
	for _, c := range []struct {
		name  string
		files fstest.MapFS
		says  []string
	}{
		{"no JSON", fstest.MapFS{"plv_x.jsonl": file("{\n")}, []string{"plv_x.jsonl:1"}},
		{"no line", fstest.MapFS{"plv_x.jsonl": file("\n")}, []string{"plv_x.jsonl", "no line"}},
		{"no gzip", fstest.MapFS{"polnear_x.jsonl.gz": file("{}")}, []string{"polnear_x.jsonl.gz"}},
		{"a word that is not there", fstest.MapFS{"x.ner.iob2": file("# text = a b\n1\tc\tO\n")}, []string{"x.ner.iob2:2", `"c"`}},
		{"another format", fstest.MapFS{"gold.json": file(`{"format":"x"}`), "article.txt": file("a")}, []string{"gold.json", `"x"`}},
		{"another article", fstest.MapFS{"gold.json": file(`{"format":"entente.gold/1","sha256":"00"}`), "article.txt": file("a")}, []string{"gold.json", "sha256"}},
		{"a passage that is not there", fstest.MapFS{"gold.json": file(`{"format":"entente.gold/1","statements":[{"kind":"DIRECT","content":{"exact":"b"}}]}`), "article.txt": file("a")}, []string{"statements[0]", `"b"`, "0 times"}},
		{"a name that nobody bears", fstest.MapFS{"gold.json": file(`{"format":"entente.gold/1","offices":[{"person":"Ida Holm","title":"mayor"}]}`), "article.txt": file("a")}, []string{"Ida Holm"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			sets, err := eval.Find(c.files, "data")
			if err == nil {
				_, err = eval.Evaluate(t.Context(), answers{}, sets, eval.Options{})
			}
			if err == nil {
				t.Fatal("there is no error")
			}
			for _, says := range c.says {
				if !strings.Contains(err.Error(), says) {
					t.Errorf("the error does not say %q: %v", says, err)
				}
			}
		})
	}
}

func TestOnlyNamesASet(t *testing.T) {
	sets, err := eval.Find(gold.FS(), "entente")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := eval.Evaluate(t.Context(), answers{}, sets, eval.Options{Only: "plums"}); err == nil || !strings.Contains(err.Error(), "entente") {
		t.Errorf("the error is %v, want one that names the sets there are", err)
	}
}

func TestRefusedArticlesAreTold(t *testing.T) {
	sets, err := eval.Find(fstest.MapFS{"plv_x.jsonl": file(`{"id":"7","text":"Norrland fell.","marked":"<s>Norrland</s> fell.","quad":"4","type":"ASSAULT"}`)}, "data")
	if err != nil {
		t.Fatal(err)
	}
	bad := &facts.Document{Entities: []facts.Entity{{ID: "e1", Kind: "PLANET", Name: "Norrland"}}}
	for name, x := range map[string]answers{"not English": {}, "against the format": {"7": bad}} {
		report, err := eval.Evaluate(t.Context(), x, sets, eval.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if r := report.Sets[0].Refused; len(r) != 1 || !strings.HasPrefix(r[0], "7: ") {
			t.Errorf("%s: refused is %q, want one reason for 7", name, r)
		}
		var out strings.Builder
		if err := report.WriteText(&out); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "1 of them refused") {
			t.Errorf("%s: the text does not tell it:\n%s", name, out.String())
		}
	}
}

func reader(t testing.TB) *extract.Extractor {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	models, err := syntax.Load()
	if err != nil {
		t.Fatal(err)
	}
	return extract.New(lex, models, 0)
}
