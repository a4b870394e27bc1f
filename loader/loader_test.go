package loader_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente/graph"
	"entente/graph/export"
	"entente/graph/graphtest"
	"entente/loader"
	"entente/loader/facts"
	"entente/loader/facts/factstest"
	"entente/loader/source"
)

// names is an extractor with one rule: every capitalised word is a person. An article that says "!" it refuses, one that says "panic" it fails over.
type names struct{}

func (names) Extract(ctx context.Context, a *source.Article) (*facts.Document, error) {
	text := a.Text.Text
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case strings.Contains(text, "!"):
		return nil, errors.New("the article shouts")
	case strings.Contains(text, "panic"):
		panic("a fault")
	}
	d := factstest.New(a.ID, text)
	for i, word := range strings.Fields(text) {
		if word[0] >= 'A' && word[0] <= 'Z' {
			at := factstest.At(d, word)
			d.Entities = append(d.Entities, facts.Entity{ID: fmt.Sprint(i), Kind: facts.Person, Name: word, Mentions: []facts.Mention{{Span: at, Via: facts.ViaName}}})
			d.Statements = append(d.Statements, facts.Statement{
				Speakers: []string{fmt.Sprint(i)}, Kind: "INDIRECT", Content: at, Evidence: factstest.Evidence(d, word),
			})
		}
	}
	if strings.Contains(text, "wrong") {
		d.Entities[0].Kind = "ROBOT"
	}
	d.Normalise()
	return d, nil
}

type articles []string // "id: text"

func (a articles) items(t interface {
	Helper()
	Fatal(...any)
}) iter.Seq[*source.Item] {
	t.Helper()
	var lines bytes.Buffer
	for _, article := range a {
		id, text, _ := strings.Cut(article, ": ")
		line, err := json.Marshal(map[string]string{"id": id, "text": text})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	set, err := source.Open(&lines, source.Stdin)
	if err != nil {
		t.Fatal(err)
	}
	return set.Items(context.Background())
}

// contents is a store's graph as bytes.
func contents(t interface {
	Helper()
	Fatal(...any)
}, s graph.Store) string {
	t.Helper()
	var out bytes.Buffer
	if err := export.JSONLines(context.Background(), s, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func clock() func() time.Time {
	at := time.Date(2031, 3, 3, 12, 0, 0, 0, time.UTC)
	return func() time.Time { at = at.Add(time.Second); return at }
}

// rejects collects what is rejected.
type rejects []loader.Rejected

func (r *rejects) Put(x loader.Rejected) error { *r = append(*r, x); return nil }

func TestLoadTellsWhatItDid(t *testing.T) {
	s := graphtest.NewOracle()
	var put rejects
	var progress []loader.Progress
	p := &loader.Pipeline{
		Extractor: names{}, Store: s, BatchSize: 2, Workers: 3, Quarantine: &put, Now: clock(), Progress: func(x loader.Progress) { progress = append(progress, x) },
	}
	in := articles{"one: Ann met Bob.", "two: stop!", "three: Ann left.", "four: panic now", "five: Bob is wrong.", "six: nothing"}
	got, err := p.Load(t.Context(), in.items(t))
	if err != nil {
		t.Fatal(err)
	}
	want := &loader.Receipt{
		Articles: 6, New: 3, Quarantined: 3, Facts: 3, Seconds: 1,
		Nodes: 3 + 2 + 2 + 2 + 1 + 1 + 1, // articles; in one: persons, statements, evidence; in three: one of each
		Edges: 2*4 + 4,                   // for each person: MENTIONS, SAID, EVIDENCED_BY, FROM
		Graph: &loader.GraphSize{Nodes: 11, Edges: 12},
		Reasons: []loader.Reason{
			{Source: "-", Line: 2, Code: loader.NotExtracted, Reason: "the article shouts"},
			{Source: "-", Line: 4, Code: loader.NotExtracted, Reason: "a fault of the extractor: a fault; please report it with the article"},
			{Source: "-", Line: 5, Code: source.BadFacts, Reason: `entities[0].kind: "ROBOT" is unknown; write one of PERSON, STATE, REGION, CITY, FACILITY, ORGANIZATION, GROUP`},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(put) != 3 || string(put[0].Content) != `{"id":"two","text":"stop!"}` {
		t.Errorf("the quarantine got %v", put)
	}
	if len(progress) != 6 || progress[5].Articles != 6 || progress[5].Quarantined != 3 || progress[5].Bytes == 0 {
		t.Errorf("progress was %v", progress)
	}
}

func TestLoadingAgainChangesNothing(t *testing.T) {
	s := graphtest.NewOracle()
	p := &loader.Pipeline{Extractor: names{}, Store: s}
	in := articles{"one: Ann met Bob.", "two: Bob met Cyd.", "three: Ann left."}
	if _, err := p.Load(t.Context(), in.items(t)); err != nil {
		t.Fatal(err)
	}
	before := contents(t, s)
	again, err := p.Load(t.Context(), in.items(t))
	if err != nil {
		t.Fatal(err)
	}
	if again.New != 0 || again.Changed != 0 || again.Unchanged != 3 {
		t.Errorf("loading again: %+v", again)
	}
	if diff := cmp.Diff(before, contents(t, s)); diff != "" {
		t.Error(diff)
	}
}

func TestAChangedArticleReplacesItself(t *testing.T) {
	s := graphtest.NewOracle()
	p := &loader.Pipeline{Extractor: names{}, Store: s}
	load := func(in articles) *loader.Receipt {
		r, err := p.Load(t.Context(), in.items(t))
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	load(articles{"one: Ann met Bob.", "two: Bob met Cyd."})
	if r := load(articles{"one: Ann met Dora."}); r.Changed != 1 || r.New != 0 {
		t.Errorf("a changed article: %+v", r)
	}
	clean := graphtest.NewOracle()
	if _, err := (&loader.Pipeline{Extractor: names{}, Store: clean}).Load(t.Context(), articles{"two: Bob met Cyd.", "one: Ann met Dora."}.items(t)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(contents(t, clean), contents(t, s)); diff != "" {
		t.Error(diff)
	}
}

// TestOrderWorkersAndBatchesDoNotCount loads random articles in two ways.
func TestOrderWorkersAndBatchesDoNotCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var in articles
		for i, text := range rapid.SliceOfN(rapid.StringMatching(`([A-D][a-c]? )?(met|left|!)( [A-D])?`), 1, 30).Draw(t, "texts") {
			in = append(in, fmt.Sprintf("%d: %s", i, text))
		}
		load := func(in articles, name string) (*loader.Receipt, string) {
			s := graphtest.NewOracle()
			p := &loader.Pipeline{
				Extractor: names{}, Store: s, Workers: rapid.IntRange(1, 5).Draw(t, name+" workers"), BatchSize: rapid.IntRange(1, 12).Draw(t, name+" batch"),
			}
			r, err := p.Load(context.Background(), in.items(t))
			if err != nil {
				t.Fatal(err)
			}
			r.Seconds, r.Reasons = 0, nil
			return r, contents(t, s)
		}
		r1, g1 := load(in, "first")
		r2, g2 := load(rapid.Permutation(in).Draw(t, "order"), "second")
		if diff := cmp.Diff(r1, r2) + cmp.Diff(g1, g2); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestTwoVersionsInOneLoad(t *testing.T) {
	for _, size := range []int{1, 2, 10} {
		s := graphtest.NewOracle()
		p := &loader.Pipeline{Extractor: names{}, Store: s, BatchSize: size}
		r, err := p.Load(t.Context(), articles{"one: Ann met Bob.", "two: Bob left.", "one: Ann met Cyd."}.items(t))
		if err != nil {
			t.Fatal(err)
		}
		if r.New != 2 || r.Changed != 1 {
			t.Errorf("batches of %d: %d new, %d changed, want 2 and 1", size, r.New, r.Changed)
		}
		if c := contents(t, s); !strings.Contains(c, "Cyd") {
			t.Errorf("batches of %d: the last version is not there", size)
		}
	}
}

// picky refuses articles whose text has a word, and can be made to fail altogether.
type picky struct {
	graph.Store
	refuses string
	fails   error
	applied atomic.Int32
	after   func(int32)
}

func (s *picky) Apply(ctx context.Context, b graph.Batch) (graph.Receipt, error) {
	if s.fails != nil {
		return graph.Receipt{}, s.fails
	}
	for _, c := range b {
		if s.refuses != "" && strings.Contains(c.Article.Text, s.refuses) {
			return graph.Receipt{}, graph.Errorf(graph.CodeInvalid, "apply", string(c.Article.ID), "refused")
		}
	}
	r, err := s.Store.Apply(ctx, b)
	if n := s.applied.Add(1); s.after != nil {
		s.after(n)
	}
	return r, err
}

func TestWhatTheStoreRefusesDoesNotStopTheOthers(t *testing.T) {
	s := &picky{Store: graphtest.NewOracle(), refuses: "Bob"}
	var put rejects
	p := &loader.Pipeline{Extractor: names{}, Store: s, BatchSize: 10, Quarantine: &put}
	r, err := p.Load(t.Context(), articles{"one: Ann left.", "two: Bob left.", "three: Cyd left."}.items(t))
	if err != nil {
		t.Fatal(err)
	}
	if r.New != 2 || r.Quarantined != 1 || len(put) != 1 || put[0].Code != loader.NotStored || put[0].Line != 2 {
		t.Errorf("%+v, %+v", r, put)
	}
}

func TestAStoreThatFailsEndsTheLoad(t *testing.T) {
	s := &picky{Store: graphtest.NewOracle(), fails: graph.Errorf(graph.CodeUnavailable, "apply", "", "gone")}
	r, err := (&loader.Pipeline{Extractor: names{}, Store: s, BatchSize: 1}).Load(t.Context(), articles{"one: Ann left.", "two: Bob left."}.items(t))
	if graph.CodeOf(err) != graph.CodeUnavailable || !strings.Contains(err.Error(), "standard input:1") {
		t.Errorf("the error is %v", err)
	}
	if r.New != 0 || r.Quarantined != 0 {
		t.Errorf("%+v", r)
	}
}

func TestAQuarantineThatFailsEndsTheLoad(t *testing.T) {
	q := loader.NewQuarantineFile(filepath.Join(t.TempDir(), "no", "such", "folder"), clock())
	_, err := (&loader.Pipeline{Extractor: names{}, Quarantine: q}).Load(t.Context(), articles{"one: stop!", "two: Bob."}.items(t))
	if err == nil || !strings.Contains(err.Error(), "--quarantine") {
		t.Errorf("the error is %v", err)
	}
}

func TestADryRunStoresNothing(t *testing.T) {
	r, err := (&loader.Pipeline{Extractor: names{}}).Load(t.Context(), articles{"one: Ann left.", "two: stop!"}.items(t))
	if err != nil {
		t.Fatal(err)
	}
	if r.Articles != 2 || r.New != 0 || r.Facts != 1 || r.Nodes != 4 || r.Graph != nil || r.Quarantined != 1 {
		t.Errorf("%+v", r)
	}
}

func TestWithoutTextPassagesAreKept(t *testing.T) {
	s := graphtest.NewOracle()
	if _, err := (&loader.Pipeline{Extractor: names{}, Store: s, OmitText: true}).Load(t.Context(), articles{"one: then came Ann, who left."}.items(t)); err != nil {
		t.Fatal(err)
	}
	c := contents(t, s)
	if strings.Contains(c, "then came Ann, who left.") {
		t.Error("the text is kept")
	}
	if !strings.Contains(c, `"prefix":"then came "`) || !strings.Contains(c, `"exact":"Ann,"`) {
		t.Errorf("the passage is not kept: %s", c)
	}
}

// TestAnInterruptedLoadIsRepeated interrupts loads after every possible number of batches.
func TestAnInterruptedLoadIsRepeated(t *testing.T) {
	var in articles
	for i := range 24 {
		in = append(in, fmt.Sprintf("%d: Ann%d met Bob.", i, i%7))
	}
	clean := graphtest.NewOracle()
	if _, err := (&loader.Pipeline{Extractor: names{}, Store: clean}).Load(t.Context(), in.items(t)); err != nil {
		t.Fatal(err)
	}
	for stop := int32(1); stop <= 8; stop++ {
		ctx, cancel := context.WithCancel(t.Context())
		s := &picky{Store: graphtest.NewOracle(), after: func(n int32) {
			if n == stop {
				cancel()
			}
		}}
		p := &loader.Pipeline{Extractor: names{}, Store: s, BatchSize: 3, Workers: 2}
		r, err := p.Load(ctx, in.items(t))
		cancel()
		if stop < 8 && !errors.Is(err, context.Canceled) {
			t.Errorf("interrupted after batch %d: %v", stop, err)
		}
		if stored := strings.Count(contents(t, s), `"labels":["Article"]`); stored != r.New || stored < 3*int(stop) {
			t.Errorf("interrupted after batch %d: %d articles are stored, the receipt says %d", stop, stored, r.New)
		}
		s.after = nil
		if _, err := p.Load(t.Context(), in.items(t)); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(contents(t, clean), contents(t, s)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestExtractGivesDocumentsInOrder(t *testing.T) {
	var in articles
	var want []string
	for i := range 50 {
		id := fmt.Sprint("a", i)
		in = append(in, id+": Ann left.")
		want = append(want, id)
	}
	in = slices.Insert(in, 20, "bad: stop!")
	var got []string
	r, err := (&loader.Pipeline{Extractor: names{}, Workers: 4}).Extract(t.Context(), in.items(t), func(d *facts.Document) error {
		got = append(got, d.Article.ID)
		return nil
	})
	if err != nil || r.Articles != 51 || r.Quarantined != 1 || r.Facts != 50 {
		t.Errorf("%+v, %v", r, err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	full := errors.New("the disk is full")
	if _, err := (&loader.Pipeline{Extractor: names{}}).Extract(t.Context(), in.items(t), func(*facts.Document) error { return full }); !errors.Is(err, full) {
		t.Errorf("the error of emit is lost: %v", err)
	}
}

func TestReasonsAreBounded(t *testing.T) {
	var in articles
	for i := range loader.MaxReasons + 5 {
		in = append(in, fmt.Sprintf("%d: stop!", i))
	}
	var put rejects
	r, err := (&loader.Pipeline{Extractor: names{}, Quarantine: &put}).Load(t.Context(), in.items(t))
	if err != nil || r.Quarantined != loader.MaxReasons+5 || len(r.Reasons) != loader.MaxReasons || len(put) != loader.MaxReasons+5 {
		t.Errorf("%d rejected, %d reasons, %d in the quarantine, %v", r.Quarantined, len(r.Reasons), len(put), err)
	}
}

func TestQuarantineFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "q.jsonl")
	q := loader.NewQuarantineFile(path, func() time.Time { return time.Date(2031, 3, 3, 12, 0, 0, 0, time.FixedZone("", 3600)) })
	if q.Path() != "" {
		t.Error("the file is named before it is made")
	}
	for _, r := range []loader.Rejected{
		{Source: "a.jsonl", Line: 3, Code: source.BadJSON, Reason: "is <not> JSON", Content: []byte(`{"text":`)},
		{Source: "b.txt", Code: source.NotText, Reason: "binary", Content: []byte("\xff\x00")},
		{Source: "c.txt", Code: source.TooLarge, Reason: "long", Content: bytes.Repeat([]byte("x"), source.MaxArticleBytes+1)},
		{Source: "d.txt", Code: source.Empty, Reason: "empty", Content: []byte{}},
	} {
		if err := q.Put(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := q.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"time":"2031-03-03T11:00:00Z","source":"a.jsonl","line":3,"code":"BAD_JSON","reason":"is <not> JSON","content":"{\"text\":"}
{"time":"2031-03-03T11:00:00Z","source":"b.txt","line":null,"code":"NOT_TEXT","reason":"binary","contentBase64":"/wA="}
{"time":"2031-03-03T11:00:00Z","source":"c.txt","line":null,"code":"TOO_LARGE","reason":"long"}
{"time":"2031-03-03T11:00:00Z","source":"d.txt","line":null,"code":"EMPTY","reason":"empty","content":""}
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkLoad(b *testing.B) {
	var in articles
	for i := range 200 {
		in = append(in, fmt.Sprintf("%d: %s", i, strings.Repeat("Ann met Bob. ", 20)))
	}
	for b.Loop() {
		if _, err := (&loader.Pipeline{Extractor: names{}}).Load(b.Context(), in.items(b)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*len(in))/b.Elapsed().Seconds(), "articles/s")
}
