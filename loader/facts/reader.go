package facts

import (
	"bytes"
	"errors"
	"io"

	"entente/loader/internal/lines"
)

// MaxLineBytes is how long a line of facts may be: an article of the greatest length, escaped, with as much again in facts.
const MaxLineBytes = 12 * MaxTextBytes

// Reader reads documents from JSON Lines, one at a time, so that memory does not grow with the file. It is not safe for concurrent use.
type Reader struct {
	lines *lines.Reader
	line  []byte
}

// NewReader reads from r, which the caller closes.
func NewReader(r io.Reader) *Reader { return &Reader{lines: lines.NewReader(r, MaxLineBytes)} }

// Next returns the document of the next line that is not blank. An *Error tells what is wrong with that line alone; the next call goes on with the line
// after it. At the end the error is io.EOF; any other is the stream's.
func (r *Reader) Next() (*Document, error) {
	for {
		line, err := r.lines.Next()
		r.line = line
		var tooLong *lines.TooLongError
		if errors.As(err, &tooLong) {
			return nil, &Error{Line: r.Line(), Problem: tooLong.Error(), Remedy: "leave article.text null, or split the article"}
		}
		if err != nil {
			return nil, err
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		doc, err := Unmarshal(line)
		var wrong *Error
		if errors.As(err, &wrong) {
			wrong.Line = r.Line()
			return nil, wrong
		}
		return doc, err
	}
}

// Line is the number, from 1, of the line that Next returned last.
func (r *Reader) Line() int { return r.lines.Line() }

// Raw is that line as it was read; nil where it was too long. It is valid until Next is called again.
func (r *Reader) Raw() []byte { return r.line }
