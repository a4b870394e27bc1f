package text

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// treebankVariable names the environment variable that holds a folder of CoNLL-U files, plain or gzipped.
const treebankVariable = "ENTENTE_TREEBANK"

// BenchmarkTreebank measures tokens and sentences against every *-dev and *-news CoNLL-U file of the folder in ENTENTE_TREEBANK. The raw
// text is rebuilt from forms, SpaceAfter and paragraph marks; a token or sentence counts as right when its span is the same.
// ENTENTE_TREEBANK_ERRORS=N prints the N most frequent differences.
func BenchmarkTreebank(b *testing.B) {
	var files []string
	if dir := os.Getenv(treebankVariable); dir != "" {
		for _, pattern := range []string{"*-dev.conllu*", "*-news.conllu*"} {
			found, err := filepath.Glob(filepath.Join(dir, pattern))
			if err != nil {
				b.Fatal(err)
			}
			files = append(files, found...)
		}
		if len(files) == 0 {
			b.Fatalf("no *-dev.conllu or *-news.conllu file in %s: set %s to a folder that has one", dir, treebankVariable)
		}
	}
	for _, file := range files {
		docs, err := readTreebank(file)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(filepath.Base(file), func(b *testing.B) { measureTreebank(b, docs) })
	}
}

// goldText is a text rebuilt from a treebank with the spans that the treebank gives.
type goldText struct {
	text      strings.Builder
	runes     int
	tokens    []Span
	sentences []Span
}

func (g *goldText) write(s string) { g.text.WriteString(s); g.runes += len([]rune(s)) }

func readTreebank(file string) ([]*goldText, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var scanner *bufio.Scanner
	if strings.HasSuffix(file, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, err
		}
		scanner = bufio.NewScanner(z)
	} else {
		scanner = bufio.NewScanner(f)
	}
	scanner.Buffer(nil, 1<<22)
	var docs []*goldText
	g := &goldText{}
	var rows [][]string
	newParagraph := false
	for scanner.Scan() {
		line := scanner.Text()
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			g = &goldText{}
			docs = append(docs, g)
		case strings.HasPrefix(line, "# newpar") && !strings.HasPrefix(line, "# newpar_block"):
			newParagraph = true
		case strings.HasPrefix(line, "#"):
		case line == "":
			g.sentence(rows, newParagraph)
			rows, newParagraph = rows[:0], false
		default:
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return docs, scanner.Err()
}

// sentence adds the rows of one sentence. Words of a multiword token share its form from left to right.
func (g *goldText) sentence(rows [][]string, newParagraph bool) {
	if len(rows) == 0 {
		return
	}
	if newParagraph && g.runes > 0 {
		g.write("\n\n")
	}
	start, end := g.runes, g.runes
	for i := 0; i < len(rows); i++ {
		row := rows[i]
		if strings.Contains(row[0], ".") {
			continue
		}
		form, at := row[1], g.runes
		g.write(form)
		end = g.runes
		if _, last, multi := strings.Cut(row[0], "-"); multi {
			n, _ := strconv.Atoi(last)
			for i+1 < len(rows) {
				id, err := strconv.Atoi(rows[i+1][0])
				if err != nil || id > n {
					break
				}
				i++
				stop := min(at+len([]rune(rows[i][1])), end)
				if id == n {
					stop = end
				}
				g.tokens = append(g.tokens, Span{at, stop})
				at = stop
			}
		} else {
			g.tokens = append(g.tokens, Span{at, end})
		}
		if !strings.Contains(row[len(row)-1], "SpaceAfter=No") {
			g.write(" ")
		}
	}
	g.sentences = append(g.sentences, Span{start, end})
}

func measureTreebank(b *testing.B, docs []*goldText) {
	sources := make([]*Source, len(docs))
	size := 0
	for i, g := range docs {
		src, err := FromString(g.text.String())
		if err != nil {
			b.Fatal(err)
		}
		if src.Len() != g.runes {
			b.Fatalf("text %d changed its length in normalisation", i)
		}
		sources[i] = src
		size += len(src.Text)
	}
	b.SetBytes(int64(size))
	read := make([]*Document, len(docs))
	for b.Loop() {
		for i, src := range sources {
			read[i] = Parse(src)
		}
	}
	var tokens, sentences f1
	errors := map[string]int{}
	for i, d := range read {
		got := make([]Span, len(d.Tokens))
		for k, t := range d.Tokens {
			got[k] = t.Span
		}
		tokens.add(docs[i].tokens, got, func(s Span, missed bool) { errors[describe(d, s, missed, "token")]++ })
		got = got[:0]
		for _, s := range d.Sentences {
			got = append(got, s.Span)
		}
		sentences.add(docs[i].sentences, got, func(s Span, missed bool) { errors[describe(d, s, missed, "sentence")]++ })
	}
	b.ReportMetric(100*tokens.value(), "token-F1")
	b.ReportMetric(100*sentences.value(), "sentence-F1")
	if n, _ := strconv.Atoi(os.Getenv(treebankVariable + "_ERRORS")); n > 0 {
		printErrors(errors, n)
	}
}

func describe(d *Document, s Span, missed bool, what string) string {
	sign := "+"
	if missed {
		sign = "-"
	}
	text := d.Text(s)
	if what == "sentence" && len(text) > 160 {
		text = text[:60] + " … " + text[len(text)-90:]
	}
	return what + " " + sign + " " + text
}

func printErrors(errors map[string]int, n int) {
	keys := make([]string, 0, len(errors))
	for k := range errors {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if errors[keys[i]] != errors[keys[j]] {
			return errors[keys[i]] > errors[keys[j]]
		}
		return keys[i] < keys[j]
	})
	for _, k := range keys[:min(n, len(keys))] {
		fmt.Printf("%4d %s\n", errors[k], k)
	}
}

// f1 counts spans that are in gold, in the answer, and in both.
type f1 struct{ gold, got, both int }

func (f *f1) add(gold, got []Span, differs func(s Span, missed bool)) {
	f.gold += len(gold)
	f.got += len(got)
	i, j := 0, 0
	for i < len(gold) || j < len(got) {
		switch {
		case i < len(gold) && j < len(got) && gold[i] == got[j]:
			f.both++
			i++
			j++
		case j == len(got) || i < len(gold) && (gold[i].Start < got[j].Start || gold[i].Start == got[j].Start && gold[i].End < got[j].End):
			differs(gold[i], true)
			i++
		default:
			differs(got[j], false)
			j++
		}
	}
}

func (f *f1) value() float64 { return 2 * float64(f.both) / float64(max(f.gold+f.got, 1)) }
