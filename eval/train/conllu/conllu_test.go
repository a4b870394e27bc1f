package conllu_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"entente/eval/train/conllu"
)

const good = `# sent_id = s-1
# text = Don't go.
1-2	Don't	_	_	_	_	_	_	_	_
1	Do	do	AUX	VB	_	3	aux	_	Entity=(1-person
2	n't	not	PART	RB	_	3	advmod	_	_
3	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
3.1	went	go	VERB	VBD	_	_	_	0:root	_
4	.	.	PUNCT	.	_	3	punct	_	_

# sent_id = s-2
1	Yes	yes	INTJ	UH	_	0	root	_	_
`

func TestReadLeavesOutWhatHasNoPlaceInTheTree(t *testing.T) {
	r := conllu.NewReader(strings.NewReader(good), "good")
	s, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Words) != 4 || s.Words[1].Form != "n't" || s.Words[1].Head != 3 || s.Words[0].Misc != "Entity=(1-person" {
		t.Errorf("the words are %+v", s.Words)
	}
	if len(s.Tokens) != 1 || s.Tokens[0].Form != "Don't" || s.Tokens[0].Last != 2 {
		t.Errorf("the tokens are %+v", s.Tokens)
	}
	if id, ok := s.Comment("sent_id"); id != "s-1" || !ok {
		t.Errorf("sent_id is %q", id)
	}
	if s, err = r.Read(); err != nil || len(s.Words) != 1 {
		t.Errorf("the last sentence, without a blank line after it, is %+v with %v", s, err)
	}
	if _, err = r.Read(); !errors.Is(err, io.EOF) {
		t.Errorf("after the end: %v", err)
	}
}

func TestReadSaysWhatIsWrongAndWhere(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"fields", "1\ta\n", "x:1: 2 fields where 10 are due"},
		{"id", line("2", "0") + "\n", `x:1: ID "2" where 1 is due`},
		{"head", line("1", "two") + "\n", `x:1: HEAD "two" is no number`},
		{"beyond", line("1", "7") + "\n", "x:1: HEAD 7 is beyond the last word, 1"},
		{"circle", line("1", "2") + "\n" + line("2", "1") + "\n", "the heads form a circle"},
		{"self", line("1", "1") + "\n", "the heads form a circle"},
		{"comment", line("1", "0") + "\n# late\n", "x:2: a comment inside a sentence"},
		{"alone", "# a\n\n", "x:2: comments without a sentence"},
		{"token", "2-3" + line("", "0") + "\n", `multi-word token "2-3"`},
		{"token end", "1-3" + line("", "0") + "\n" + line("1", "0") + "\n\n", "multi-word token 1-3 goes beyond"},
		{"empty node", "2.1" + line("", "0") + "\n", `empty node "2.1"`},
		{"long", strings.Repeat("a", conllu.MaxLine+1), "x:1: a line of more than"},
	} {
		_, err := conllu.NewReader(strings.NewReader(c.in), "x").Read()
		var syntax *conllu.SyntaxError
		if !errors.As(err, &syntax) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, want %q", c.name, err, c.want)
		}
	}
}

func line(id, head string) string {
	return id + "\ta\ta\tX\tX\t_\t" + head + "\tdep\t_\t_"
}

func FuzzRead(f *testing.F) {
	f.Add(good)
	f.Add(line("1", "1"))
	f.Add("1.1\t\n")
	f.Fuzz(func(t *testing.T, in string) {
		r := conllu.NewReader(strings.NewReader(in), "x")
		for {
			s, err := r.Read()
			if err != nil {
				return
			}
			for i := range s.Words { // every word leads to the root
				at, hops := i+1, 0
				for at != 0 {
					at = s.Words[at-1].Head
					if hops++; hops > len(s.Words) {
						t.Fatalf("word %d does not lead to the root", i+1)
					}
				}
			}
		}
	})
}
