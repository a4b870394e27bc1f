package lexicon_test

import (
	"strings"
	"testing"

	"entente/loader/lexicon"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := lexicon.Load(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMatch scans a news-like sentence at every token, names included.
func BenchmarkMatch(b *testing.B) {
	lx := load(b)
	tokens := strings.Fields("The foreign ministers of Ruritania and France met in Geneva on Monday to discuss " +
		"a ceasefire that the United Nations Security Council had asked for , officials said , but no date for further talks was set .")
	var hits []lexicon.Hit
	b.ReportAllocs()
	for b.Loop() {
		for i := range tokens {
			hits = lx.AppendMatch(hits[:0], tokens, i)
		}
	}
	b.ReportMetric(float64(len(tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkMatchOffice(b *testing.B) {
	lx := load(b)
	tokens := strings.Fields("The former deputy minister of foreign affairs and two senators met the king on Monday .")
	b.ReportAllocs()
	for b.Loop() {
		for i := range tokens {
			lx.MatchOffice(tokens, i)
		}
	}
	b.ReportMetric(float64(len(tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
