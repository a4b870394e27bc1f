package timex_test

import (
	"strings"
	"testing"

	"entente/loader/text"
	"entente/loader/text/timex"
)

// newsSentences are of news as it is: most words are no times.
const newsSentences = `The council of the two ports agreed on Tuesday to dredge the channel, which has silted up since the floods of March 2004, officials said. ` +
	`Its chairman, a former captain, told reporters that the first ships of the new line could call in the second half of next year, about eighteen months later than planned. ` +
	`Fishermen from the villages along the northern shore have opposed the plan in the courts, where a hearing was put off last week, and in the streets. ` +
	`The two sides will meet again from 3 to 5 June to discuss a fund for those who lose their catch; earlier talks, held over the weekend, ended without a word. ` +
	`A survey by the institute of oceanography counted 1,400 boats, 230 of them with engines, and found that stocks of herring had fallen by a third in the past ten years. `

func BenchmarkFind(b *testing.B) {
	src, err := text.FromString(strings.Repeat(newsSentences, 40))
	if err != nil {
		b.Fatal(err)
	}
	d := text.Parse(src)
	b.ReportAllocs()
	for b.Loop() {
		for i := range d.Sentences {
			timex.Find(d.Tokens, d.Sentences[i].Tokens)
		}
	}
	b.ReportMetric(float64(b.N)*float64(len(d.Sentences))/b.Elapsed().Seconds(), "sentences/s")
}

// BenchmarkFindOpeners reads a text of words that could all begin an expression, once and ten times as long: a token must cost the same.
func BenchmarkFindOpeners(b *testing.B) {
	for name, n := range map[string]int{"1x": 500, "10x": 5000} {
		src, err := text.FromString(strings.Repeat("the early late last 5 of May and the first about a ", n))
		if err != nil {
			b.Fatal(err)
		}
		d := text.Parse(src)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				timex.Find(d.Tokens, text.Range{End: len(d.Tokens)})
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Tokens)), "ns/token")
		})
	}
}
