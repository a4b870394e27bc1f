package lines

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// all reads everything; a line that is too long is written as "!".
func all(t interface{ Fatal(...any) }, in io.Reader, longest int) []string {
	r := NewReader(in, longest)
	var out []string
	for {
		line, err := r.Next()
		var tooLong *TooLongError
		switch {
		case errors.Is(err, io.EOF):
			return out
		case errors.As(err, &tooLong):
			out = append(out, fmt.Sprintf("%d:!", r.Line()))
		case err != nil:
			t.Fatal(err)
		default:
			out = append(out, fmt.Sprintf("%d:%s", r.Line(), line))
		}
	}
}

func TestNext(t *testing.T) {
	long := strings.Repeat("x", 200_000)
	for _, c := range []struct {
		name, in string
		longest  int
		want     []string
	}{
		{"empty", "", 10, nil},
		{"one without end", "abc", 10, []string{"1:abc"}},
		{"ends", "abc\r\ndef\n\nghi\n", 10, []string{"1:abc", "2:def", "3:", "4:ghi"}},
		{"as long as may be", "abc\nabcd\nabc\r\nabc", 3, []string{"1:abc", "2:!", "3:abc", "4:abc"}},
		{"far too long", long + "\nnext\n" + long, 10, []string{"1:!", "2:next", "3:!"}},
		{"longer than the buffer", long + "\nnext", 300_000, []string{"1:" + long, "2:next"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, all(t, strings.NewReader(c.in), c.longest)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestNextTellsTheStreamsError(t *testing.T) {
	broken := errors.New("broken pipe")
	r := NewReader(io.MultiReader(strings.NewReader("one\ntw"), iotest.ErrReader(broken)), 100)
	if line, err := r.Next(); err != nil || string(line) != "one" {
		t.Fatalf("%q, %v", line, err)
	}
	if _, err := r.Next(); !errors.Is(err, broken) {
		t.Fatalf("%v, want %v", err, broken)
	}
}

func TestLinesAreThoseOfSplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOfN(rapid.StringMatching(`[a-z]{0,5}`), 1, 20).Draw(t, "lines")
		longest := rapid.IntRange(0, 5).Draw(t, "longest")
		var want []string
		for i, l := range in {
			if len(l) > longest {
				l = "!"
			}
			want = append(want, fmt.Sprintf("%d:%s", i+1, l))
		}
		got := all(t, iotest.OneByteReader(strings.NewReader(strings.Join(in, "\n")+"\n")), longest)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}
