package source

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"entente/loader/facts"
	"entente/loader/internal/lines"
)

const (
	// MaxArticleBytes is the most that one article may have.
	MaxArticleBytes = facts.MaxTextBytes
	// maxObjectBytes is how long an article may be as a JSON object: every byte of its text may stand as an escape of six, and there are other fields.
	maxObjectBytes = 6*MaxArticleBytes + 1<<20
)

// Item is one article or one line of facts as it was found, not yet decoded.
type Item struct {
	Source string // the file's path, or Stdin
	Line   int    // from 1 where the source has one article on each line, else 0
	Size   int64  // bytes of the source that the item takes up

	form form
	raw  []byte
	err  *Error
}

// Raw is the item as it stands in its source; nil where it is too long or could not be read. It is not to be changed.
func (it *Item) Raw() []byte { return it.raw }

// Place names the item for people, like "a.jsonl:3".
func (it *Item) Place() string { return Place(it.Source, it.Line) }

// Items yields everything in the sources, in their order, and in that of a source's lines; blank lines are passed over. It reads as it goes, so that memory does
// not grow with the sources. It ends early, without an item, once ctx is done. A Set that names standard input can be gone through once.
func (s *Set) Items(ctx context.Context) iter.Seq[*Item] {
	return func(yield func(*Item) bool) {
		for _, f := range s.files {
			if ctx.Err() != nil || !s.read(ctx, f, yield) {
				return
			}
		}
	}
}

// read yields what a file holds and reports whether to go on.
func (s *Set) read(ctx context.Context, f file, yield func(*Item) bool) bool {
	in := io.Reader(&interruptible{ctx, s.stdin})
	if f.path != Stdin {
		opened, err := os.Open(f.path)
		if err != nil {
			return yield(f.unreadable(0, err))
		}
		defer func() { _ = opened.Close() }() // it was only read
		in = opened
	}
	if f.form == sniffed {
		var err error
		if f.form, in, err = sniff(in); err != nil {
			return ctx.Err() == nil && yield(f.unreadable(0, err))
		}
	}
	switch f.form {
	case articleLines:
		return f.lines(ctx, in, maxObjectBytes, yield)
	case factsLines:
		return f.lines(ctx, in, facts.MaxLineBytes, yield)
	}
	limit := MaxArticleBytes
	if f.form == object {
		limit = maxObjectBytes
	}
	it := f.whole(in, limit)
	return ctx.Err() == nil && yield(it)
}

// interruptible reads a stream that may wait for ever, like a terminal: a read ends once ctx is done. What it still reads then is lost.
type interruptible struct {
	ctx context.Context
	in  io.Reader
}

func (r *interruptible) Read(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	done, buf := make(chan result, 1), make([]byte, len(p)) // not p, which is the caller's again after an interruption
	go func() {
		n, err := r.in.Read(buf)
		done <- result{n, err}
	}()
	select {
	case got := <-done:
		return copy(p, buf[:got.n]), got.err
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	}
}

// whole reads a source that is one article.
func (f file) whole(in io.Reader, limit int) *Item {
	raw, err := io.ReadAll(io.LimitReader(in, int64(limit)+1))
	switch {
	case err != nil:
		return f.unreadable(0, err)
	case len(raw) > limit:
		it := f.tooLarge(0)
		it.Size = f.size(int64(len(raw)))
		return it
	}
	return &Item{Source: f.path, Size: int64(len(raw)), form: f.form, raw: raw}
}

// size is that of the whole file, so that progress counts what was passed over, or read where it cannot be told.
func (f file) size(read int64) int64 {
	if info, err := os.Stat(f.path); err == nil && info.Mode().IsRegular() {
		return info.Size()
	}
	return read
}

// lines reads a source with one article on each line.
func (f file) lines(ctx context.Context, in io.Reader, limit int, yield func(*Item) bool) bool {
	counted := &counter{in: in}
	r := lines.NewReader(counted, limit)
	var last int64
	for ctx.Err() == nil {
		line, err := r.Next()
		if errors.Is(err, io.EOF) {
			return true
		}
		var it *Item
		var tooLong *lines.TooLongError
		switch {
		case errors.As(err, &tooLong):
			it = f.tooLarge(r.Line())
		case err != nil:
			return ctx.Err() == nil && yield(f.unreadable(r.Line()+1, err))
		case len(bytes.TrimSpace(bytes.TrimPrefix(line, bom))) == 0:
			continue
		default:
			it = &Item{Source: f.path, Line: r.Line(), form: f.form, raw: bytes.Clone(line)}
		}
		it.Size, last = counted.read-last, counted.read
		if !yield(it) {
			return false
		}
	}
	return false
}

// counter counts what is read, some of it ahead of the lines that are handed out.
type counter struct {
	in   io.Reader
	read int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.read += int64(n)
	return n, err
}

func (f file) unreadable(line int, err error) *Item {
	return &Item{Source: f.path, Line: line, err: &Error{
		Code: Unreadable, Source: f.path, Line: line, Problem: fmt.Sprintf("cannot be read: %v", cause(err)), Remedy: "check the file and its permissions", Err: err,
	}}
}

func (f file) tooLarge(line int) *Item {
	return &Item{Source: f.path, Line: line, err: tooLarge(f.path, line)}
}

func tooLarge(source string, line int) *Error {
	return &Error{
		Code: TooLarge, Source: source, Line: line, Problem: fmt.Sprintf("the article is longer than %d MB", MaxArticleBytes/1_000_000),
		Remedy: "split it, or take out what is no article",
	}
}

// sniff tells the form of standard input by its first line and returns a reader that still has it.
func sniff(in io.Reader) (form, io.Reader, error) {
	r := bufio.NewReaderSize(in, 64<<10)
	isObject, err := beginsObject(r)
	if err != nil {
		return 0, nil, err
	}
	if !isObject {
		return plainText, r, nil
	}
	// An object on the first line is read as a whole, however long: its format stands anywhere in it.
	var read bytes.Buffer
	line, err := firstLine(io.TeeReader(r, &read))
	if err != nil {
		return 0, nil, err
	}
	rest := io.MultiReader(&read, r)
	var first struct {
		Format string `json:"format"`
	}
	switch err := json.Unmarshal(line, &first); {
	case err != nil:
		return sniffLong(rest)
	case first.Format == facts.Format:
		return factsLines, rest, nil
	}
	return articleLines, rest, nil
}

// firstLine is the first line that is not blank, without byte order mark; nil where it is too long.
func firstLine(in io.Reader) ([]byte, error) {
	r := lines.NewReader(in, facts.MaxLineBytes)
	for {
		line, err := r.Next()
		var tooLong *lines.TooLongError
		switch {
		case errors.As(err, &tooLong):
			return nil, nil
		case err != nil:
			return nil, err
		}
		if line = bytes.TrimSpace(bytes.TrimPrefix(line, bom)); len(line) > 0 {
			return line, nil
		}
	}
}

// sniffLong tells an object that is spread over several lines from lines of which the first is broken.
func sniffLong(in io.Reader) (form, io.Reader, error) {
	head, err := io.ReadAll(io.LimitReader(in, maxObjectBytes+1))
	if err != nil {
		return 0, nil, err
	}
	whole := io.MultiReader(bytes.NewReader(head), in)
	if len(head) <= maxObjectBytes && json.Valid(bytes.TrimPrefix(head, bom)) {
		return object, whole, nil
	}
	return articleLines, whole, nil
}

// beginsObject reports whether a stream begins as a JSON object does: with a brace, and a quote or another brace after it. It takes nothing from the stream, and
// looks no further than it must, since more may be long in coming.
func beginsObject(r *bufio.Reader) (bool, error) {
	var marks []byte // the first characters that are not white space
	for n := 1; n <= r.Size() && len(marks) < 2; n++ {
		head, err := r.Peek(n)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return false, err
		}
		if c := head[n-1]; !bytes.ContainsRune([]byte(" \t\r\n"), rune(c)) && !bytes.Contains(bom, []byte{c}) {
			marks = append(marks, c)
		}
		if len(marks) > 0 && marks[0] != '{' {
			return false, nil
		}
	}
	return len(marks) > 0 && (len(marks) == 1 || marks[1] == '"' || marks[1] == '}'), nil
}

var bom = []byte("\xef\xbb\xbf")
