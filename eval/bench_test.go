package eval_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sync/errgroup"

	"entente/eval/gold"
	"entente/loader/extract"
	"entente/loader/source"
	"entente/loader/text"
	"entente/samples"
)

// textVariable names the folder of text that the benchmark reads: files in any form that a source may have.
const textVariable = "ENTENTE_BENCH_TEXT"

// benchText is articles with the size of what they hold.
type benchText struct {
	articles                []extract.Input
	bytes, words, sentences int
}

// readBenchText reads the folder that the environment names, or else the project's own articles.
func readBenchText(b *testing.B) *benchText {
	b.Helper()
	folder := os.Getenv(textVariable)
	if folder == "" {
		folder = ownArticles(b)
	}
	set, err := source.Open(strings.NewReader(""), folder)
	if err != nil {
		b.Fatalf("%s: %v", textVariable, err)
	}
	t := &benchText{}
	for item := range set.Items(b.Context()) {
		a, _, wrong := item.Decode()
		if wrong != nil || a == nil {
			b.Logf("%s is passed over: %v", item.Place(), wrong)
			continue
		}
		t.articles = append(t.articles, extract.Input{ID: a.ID, Publisher: a.Publisher, Published: a.Published, Source: a.Text})
		t.bytes += len(a.Text.Text)
		t.words += len(strings.Fields(a.Text.Text))
		t.sentences += len(text.Parse(a.Text).Sentences)
	}
	return t
}

// ownArticles writes the samples and the articles of the gold standard into a folder.
func ownArticles(b *testing.B) string {
	b.Helper()
	folder := b.TempDir()
	if err := os.CopyFS(filepath.Join(folder, "samples"), samples.FS()); err != nil {
		b.Fatal(err)
	}
	articles, err := fs.Glob(gold.FS(), "*/article.txt")
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range articles {
		raw, err := fs.ReadFile(gold.FS(), name)
		if err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, path.Dir(name)+".txt"), raw, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return folder
}

// read reads all articles, several at once; those in other languages take the time that it takes to see it.
func (t *benchText) read(ctx context.Context, x *extract.Extractor, workers int) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(workers)
	for _, in := range t.articles {
		group.Go(func() error {
			_, err := x.Extract(ctx, in)
			var language *extract.NotEnglishError
			if errors.As(err, &language) {
				return nil
			}
			return err
		})
	}
	return group.Wait()
}

// BenchmarkExtract reads a folder of text, again and again, on one core and on all. memory-MB is all that the program has taken from the system.
func BenchmarkExtract(b *testing.B) {
	t, x := readBenchText(b), reader(b)
	for _, c := range []struct {
		name    string
		workers int
	}{{"OneCore", 1}, {"AllCores", runtime.GOMAXPROCS(0)}} {
		b.Run(c.name, func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(c.workers)) // the collector, too, has one core only
			b.SetBytes(int64(t.bytes))
			for b.Loop() {
				if err := t.read(b.Context(), x, c.workers); err != nil {
					b.Fatal(err)
				}
			}
			per := float64(b.N) / b.Elapsed().Seconds()
			var memory runtime.MemStats
			runtime.ReadMemStats(&memory)
			b.ReportMetric(float64(t.words)*per, "words/s")
			b.ReportMetric(float64(t.sentences)*per, "sentences/s")
			b.ReportMetric(float64(memory.Sys)/1e6, "memory-MB")
		})
	}
}
