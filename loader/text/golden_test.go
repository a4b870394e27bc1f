package text

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestArticles reads invented articles in the styles of agencies and papers and compares all that was read with a golden file.
func TestArticles(t *testing.T) {
	files, err := filepath.Glob("testdata/articles/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			src, err := Normalize(raw)
			if err != nil {
				t.Fatal(err)
			}
			got := render(Parse(src))
			golden := strings.TrimSuffix(file, ".txt") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("differs from %s (-want +got):\n%s", golden, diff)
			}
		})
	}
}

// render prints a document for golden files: one sentence a line, its tokens parted by spaces; compounds are joined by a tie (‿).
func render(d *Document) string {
	var b strings.Builder
	if dl := d.Dateline; dl.Found() {
		fmt.Fprintf(&b, "dateline place=%q region=%q agency=%q date=%04d-%02d-%02d weekday=%q more=%d passage=%q\n",
			dl.Place, dl.Region, dl.Agency, dl.Year, dl.Month, dl.Day, dl.Weekday, len(dl.More), d.Text(dl.Span))
	}
	for i, p := range d.Paragraphs {
		fmt.Fprintf(&b, "\n[%d] %v %d-%d\n", i, p.Part, p.Start, p.End)
		for k := p.Sentences.First; k < p.Sentences.End; k++ {
			s := d.Sentences[k]
			if s.Part != p.Part {
				fmt.Fprintf(&b, "(%v) ", s.Part)
			}
			for j, t := range d.Tokens[s.Tokens.First:s.Tokens.End] {
				switch {
				case t.Is(HyphenJoined):
					b.WriteString("‿")
				case j > 0:
					b.WriteString(" ")
				}
				b.WriteString(t.Text)
			}
			b.WriteString("\n")
		}
	}
	b.WriteString("\n")
	for i, q := range d.Quotations {
		fmt.Fprintf(&b, "quotation %d paragraph=%d depth=%d parent=%d continues=%d closed=%v short=%v words=%d\n  %s\n",
			i, q.Paragraph, q.Depth, q.Parent, q.Continues, q.Closed, q.Short, q.Words, d.Text(q.Span))
	}
	return b.String()
}
