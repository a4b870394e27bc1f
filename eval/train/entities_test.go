package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/eval/train/conllu"
	"entente/loader/text/syntax/train"
)

// parse makes a sentence from lines of form, UPOS, XPOS, head, relation and MISC.
func parse(t *testing.T, lines string) *conllu.Sentence {
	t.Helper()
	var b strings.Builder
	for i, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		f := strings.Fields(line)
		if len(f) != 6 {
			t.Fatalf("the line %q has %d fields", line, len(f))
		}
		fmt.Fprintf(&b, "%d\t%s\t_\t%s\t%s\t_\t%s\t%s\t_\t%s\n", i+1, f[0], f[1], f[2], f[3], f[4], f[5])
	}
	s, err := conllu.NewReader(strings.NewReader(b.String()), t.Name()).Read()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNamesComeFromMentionsWithProperHeads(t *testing.T) {
	for _, c := range []struct{ name, lines, want string }{
		{"title and determiner stay out", `
			The DET DT 2 det Entity=(1-person-new-x
			minister NOUN NN 0 root _
			Ada PROPN NNP 2 appos Entity=(2-person-new-x
			van PROPN NNP 3 flat _
			Lind PROPN NNP 3 flat Entity=2)1)
			left VERB VBD 2 dep _`,
			"PER Ada van Lind"},
		{"a name in a name, and words before it", `
			the DET DT 3 det Entity=(1-organization-new-x
			Northern ADJ NNP 3 amod _
			Bank PROPN NNP 0 root _
			of ADP IN 5 case _
			Selm PROPN NNP 3 nmod Entity=(2-place-new-x)1)`,
			"ORG Northern Bank of Selm"},
		{"what follows the comma is another name", `
			Orsa PROPN NNP 0 root Entity=(1-place-new-x
			, PUNCT , 3 punct _
			Texas PROPN NNP 1 nmod:unmarked Entity=(2-place-new-x)1)`,
			"LOC Orsa|LOC Texas"},
		{"a common noun is no name", `
			the DET DT 2 det Entity=(1-place-new-x
			city NOUN NN 0 root Entity=1)`,
			""},
		{"other things are no names", `
			Tuesday PROPN NNP 0 root Entity=(1-time-new-x)`,
			""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := parse(t, c.lines)
			mentions, err := (&entityReader{}).mentions(s)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, n := range newNamer([]*conllu.Sentence{s}).names(s, mentions) {
				var words []string
				for _, w := range s.Words[n.Start:n.End] {
					words = append(words, w.Form)
				}
				got = append(got, n.Type+" "+strings.Join(words, " "))
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got %q, want %q", s, c.want)
			}
		})
	}
}

func TestMentionsRefuseBracketsThatDoNotFit(t *testing.T) {
	for _, value := range []string{"3)", "(1-person", "(4)"} {
		s := parse(t, "a DET DT 0 root Entity="+value)
		mentions, err := (&entityReader{}).mentions(s)
		if value == "(1-person" { // opened, never closed: no mention
			if err != nil || len(mentions) != 0 {
				t.Errorf("%q gives %v and %v", value, mentions, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q gives the error %v", value, err)
		}
	}
}

func TestScoresCountLikeTheSharedTask(t *testing.T) {
	if got := universal("nsubj:pass"); got != "nsubj" {
		t.Errorf("the universal relation is %q", got)
	}
	n := newNameScore()
	gold := parseSpans("PER 0 2|ORG 3 4")
	n.add(gold, parseSpans("PER 0 2|LOC 3 4|PER 6 7"))
	p, r, f := n.f1(allTypes)
	if !slices.Equal([]string{fmt.Sprintf("%.1f %.1f %.1f", p, r, f)}, []string{"33.3 50.0 40.0"}) {
		t.Errorf("precision %v, recall %v, F1 %v", p, r, f)
	}
}

func parseSpans(text string) (out []train.Span) {
	for _, part := range strings.Split(text, "|") {
		var s train.Span
		fmt.Sscanf(part, "%s %d %d", &s.Type, &s.Start, &s.End)
		out = append(out, s)
	}
	return out
}
