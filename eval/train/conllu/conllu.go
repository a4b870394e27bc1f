// Package conllu reads treebanks in the CoNLL-U format of Universal Dependencies.
package conllu

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// MaxLine is the longest line, in bytes, that a Reader accepts.
const MaxLine = 1 << 20

const fieldCount = 10

// Word is one syntactic word: a line whose ID is a plain number.
type Word struct {
	Form, Lemma, UPOS, XPOS string
	Head                    int // 1-based position of the head in the sentence, 0 for the root
	DepRel                  string
	Misc                    string
	Line                    int // line of the file, from 1
}

// Sentence is one tree. Multi-word-token lines and empty nodes are left out of Words, since no
// basic relation touches them; what the lines of multi-word tokens say in MISC is kept in Tokens.
type Sentence struct {
	Comments []string // without the leading "#" and blanks
	Words    []Word
	Tokens   []MultiToken
}

// MultiToken is a surface token that stands for the words First to Last, 1-based and inclusive.
type MultiToken struct {
	First, Last int
	Form, Misc  string
}

// Comment returns the value of the comment "key = value", and whether it is there.
func (s *Sentence) Comment(key string) (string, bool) {
	for _, c := range s.Comments {
		if k, v, ok := strings.Cut(c, "="); ok && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v), true
		}
	}
	return "", false
}

// SyntaxError says which line of the input breaks the format and how.
type SyntaxError struct {
	Name   string // what is read, as given to NewReader
	Line   int    // from 1
	Reason string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("conllu: %s:%d: %s", e.Name, e.Line, e.Reason)
}

// Reader reads one sentence after the other.
type Reader struct {
	name string
	in   *bufio.Scanner
	line int
}

// NewReader returns a reader of r. The name stands in errors.
func NewReader(r io.Reader, name string) *Reader {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 0, 1<<16), MaxLine)
	return &Reader{name: name, in: in}
}

// Read returns the next sentence, or io.EOF after the last one. A line that breaks the format
// gives a *SyntaxError.
func (r *Reader) Read() (*Sentence, error) {
	s := &Sentence{}
	for r.in.Scan() {
		r.line++
		line := strings.TrimSuffix(r.in.Text(), "\r")
		switch {
		case line == "":
			if len(s.Words) > 0 {
				return r.checked(s)
			}
			if len(s.Comments) > 0 {
				return nil, r.fail("comments without a sentence: put the words right below them")
			}
		case line[0] == '#':
			if len(s.Words) > 0 {
				return nil, r.fail("a comment inside a sentence: end the sentence with a blank line")
			}
			s.Comments = append(s.Comments, strings.TrimSpace(line[1:]))
		default:
			if err := r.addLine(s, line); err != nil {
				return nil, err
			}
		}
	}
	if err := r.in.Err(); err != nil {
		r.line++
		if errors.Is(err, bufio.ErrTooLong) {
			return nil, r.fail(fmt.Sprintf("a line of more than %d bytes", MaxLine))
		}
		return nil, fmt.Errorf("conllu: reading %s after line %d: %w", r.name, r.line-1, err)
	}
	if len(s.Words) > 0 {
		return r.checked(s)
	}
	return nil, io.EOF
}

func (r *Reader) addLine(s *Sentence, line string) error {
	f := strings.Split(line, "\t")
	if len(f) != fieldCount {
		return r.fail(fmt.Sprintf("%d fields where %d are due, separated by tabs", len(f), fieldCount))
	}
	if first, last, ok := strings.Cut(f[0], "-"); ok {
		a, errA := strconv.Atoi(first)
		b, errB := strconv.Atoi(last)
		if errA != nil || errB != nil || a != len(s.Words)+1 || b < a {
			return r.fail(fmt.Sprintf("multi-word token %q does not start at the next word", f[0]))
		}
		s.Tokens = append(s.Tokens, MultiToken{First: a, Last: b, Form: f[1], Misc: f[9]})
		return nil
	}
	if before, after, ok := strings.Cut(f[0], "."); ok {
		a, errA := strconv.Atoi(before)
		b, errB := strconv.Atoi(after)
		if errA != nil || errB != nil || a != len(s.Words) || b < 1 {
			return r.fail(fmt.Sprintf("empty node %q does not follow its word", f[0]))
		}
		return nil
	}
	id, err := strconv.Atoi(f[0])
	if err != nil || id != len(s.Words)+1 {
		return r.fail(fmt.Sprintf("ID %q where %d is due", f[0], len(s.Words)+1))
	}
	head, err := strconv.Atoi(f[6])
	if err != nil || head < 0 {
		return r.fail(fmt.Sprintf("HEAD %q is no number of a word, nor 0", f[6]))
	}
	if f[1] == "" || f[3] == "" || f[7] == "" {
		return r.fail("FORM, UPOS and DEPREL must not be empty")
	}
	s.Words = append(s.Words, Word{
		Form: f[1], Lemma: f[2], UPOS: f[3], XPOS: f[4], Head: head, DepRel: f[7], Misc: f[9], Line: r.line,
	})
	return nil
}

// checked verifies that the heads are those of a tree.
func (r *Reader) checked(s *Sentence) (*Sentence, error) {
	n := len(s.Words)
	for _, t := range s.Tokens {
		if t.Last > n {
			return nil, r.fail(fmt.Sprintf("multi-word token %d-%d goes beyond the last word, %d", t.First, t.Last, n))
		}
	}
	done := make([]int, n+1) // the walk that reached the word
	done[0] = -1
	for i := range s.Words {
		for at := i + 1; done[at] != -1; {
			if done[at] == i+1 {
				return nil, r.failAt(s.Words[at-1].Line, "the heads form a circle")
			}
			done[at] = i + 1
			next := s.Words[at-1].Head
			if next > n {
				return nil, r.failAt(s.Words[at-1].Line, fmt.Sprintf("HEAD %d is beyond the last word, %d", next, n))
			}
			at = next
		}
		for at := i + 1; at != 0 && done[at] != -1; at = s.Words[at-1].Head {
			done[at] = -1
		}
	}
	return s, nil
}

func (r *Reader) fail(reason string) error { return r.failAt(r.line, reason) }

func (r *Reader) failAt(line int, reason string) error {
	return &SyntaxError{Name: r.name, Line: line, Reason: reason}
}

// ReadFile reads all sentences of a file, which may be gzipped if its name ends in ".gz".
func ReadFile(path string) (all []*Sentence, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("conllu: %w", err)
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, fmt.Errorf("conllu: unpacking %s: %w", path, err)
		}
		defer z.Close()
		in = z
	}
	r := NewReader(in, path)
	for {
		s, err := r.Read()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
}
