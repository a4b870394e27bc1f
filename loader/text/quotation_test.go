package text

import (
	"fmt"
	"strings"
	"testing"
)

func TestQuotations(t *testing.T) {
	// Each quotation is written as depth:passage, with ~ for an unclosed one and + for one that continues another.
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"straight", `"We agree," he said, "and we sign."`, []string{`1:"We agree,"`, `1:"and we sign."`}},
		{"curly", "“We agree,” he said.", []string{"1:“We agree,”"}},
		{"typewriter", "``We agree,'' he said.", []string{"1:``We agree,''"}},
		{"angle", "He said: «We agree».", []string{"1:«We agree»"}},
		{"reversed angle", "He said: »We agree«.", []string{"1:»We agree«"}},
		{"low", "„We agree“, he said.", []string{"1:„We agree“"}},
		{"single within double", `"He said 'never' to me," she said.`, []string{`1:"He said 'never' to me,"`, "2:'never'"}},
		{"double within single", "‘He said “never” to me,’ she said.", []string{"1:‘He said “never” to me,’", "2:“never”"}},
		{"curly in curly", "“He said “never” to me,” she said.", []string{"1:“He said “never” to me,”", "2:“never”"}},
		{"possessive in single", "'The ministers' words are empty,' she said.", []string{"1:'The ministers' words are empty,'"}},
		{"apostrophes only", "The ministers' words and '90s rock 'n' roll aren't Anna's.", nil},
		{"brackets inside", `"We support (them) [both]," he said.`, []string{`1:"We support (them) [both],"`}},
		{"wrong way", "”We agree,” he said. ”We sign.”", []string{"1:”We agree,”", "1:”We sign.”"}},
		{"wrong way close", "“We agree,“ he said.", []string{"1:“We agree,“"}},
		{"spaces inside", `" We agree, " he said.`, []string{`1:" We agree, "`}},
		{"inches", `The 12" pipe and the 6" pipe broke.`, nil},
		{"stray close", `We agree," he said.`, nil},
		{"unclosed", "He said: “We agree.", []string{"1~“We agree."}},
		{"unclosed before another", `"We agree, he said. "We sign."`, []string{`1~"We agree, he said.`, `1:"We sign."`}},
		{"continued", "“One.\n\n“Two.\n\n“Three,” he said.", []string{"1~“One.", "1~+“Two.", "1:+“Three,”"}},
		{"continued without a new mark", "“One.\n\nTwo,” he said.", []string{"1~“One.", "1:+Two,”"}},
		{"continued with a quotation inside", "\"We heard \"never\" again.\n\n\"And we left.\"", []string{`1~"We heard "never" again.`, `2:"never"`, `1:+"And we left."`}},
		{"not continued", "“One.\n\nHe left.\n\n“Three,” he said.", []string{"1~“One.", "1:“Three,”"}},
		{"around a clitic", "the “Times”'s view", []string{"1:“Times”"}},
		{"dash", "He said—“never”—and left.", []string{"1:“never”"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := mustParse(t, c.in)
			var got []string
			for _, q := range d.Quotations {
				sign := ":"
				if !q.Closed {
					sign = "~"
				}
				if q.Continues != NoIndex {
					sign += "+"
				}
				got = append(got, fmt.Sprintf("%d%s%s", q.Depth, sign, d.Text(q.Span)))
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("in %q\n got %q\nwant %q", c.in, got, c.want)
			}
		})
	}
}

func TestShortQuotations(t *testing.T) {
	for in, want := range map[string]bool{
		"The “so-called reform” failed.":      true,
		`He had "no objection."`:              true,
		`"I agree," he said.`:                 false,
		`"Never," he said.`:                   false,
		`"Why?" he asked.`:                    false,
		"the ‘green’ party":                   true,
		`It was "a very long and sad story".`: false,
	} {
		d := mustParse(t, in)
		if len(d.Quotations) != 1 || d.Quotations[0].Short != want {
			t.Errorf("%q: got %+v, want one that has Short %v", in, d.Quotations, want)
		}
	}
}
