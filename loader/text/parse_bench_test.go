package text

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkParse reads all test articles, again and again, on one core.
func BenchmarkParse(b *testing.B) {
	files, err := filepath.Glob("testdata/articles/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("no articles: %v", err)
	}
	var raws [][]byte
	size, tokens := 0, 0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		raws = append(raws, raw)
		size += len(raw)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		tokens = 0
		for _, raw := range raws {
			src, err := Normalize(raw)
			if err != nil {
				b.Fatal(err)
			}
			tokens += len(Parse(src).Tokens)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
