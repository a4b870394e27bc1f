// Package lines reads a stream line by line with a bound on memory: a line that is too long is passed over and told, and the next one is read.
package lines

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// Reader reads lines. It is not safe for concurrent use.
type Reader struct {
	in   *bufio.Reader
	max  int
	buf  []byte
	line int
}

// TooLongError tells of a line that is longer than the reader's bound.
type TooLongError struct {
	Max int // bytes
}

func (e *TooLongError) Error() string { return fmt.Sprintf("the line is longer than %d bytes", e.Max) }

// NewReader reads from r; a line, without its end, has at most longest bytes.
func NewReader(r io.Reader, longest int) *Reader {
	return &Reader{in: bufio.NewReaderSize(r, 64<<10), max: longest}
}

// Next returns the next line without its end (LF or CRLF); it is valid until the next call. After a *TooLongError reading goes on
// with the following line. At the end the error is io.EOF; any other error is the stream's.
func (r *Reader) Next() ([]byte, error) {
	r.buf = r.buf[:0]
	tooLong, read := false, false
	for {
		part, err := r.in.ReadSlice('\n')
		read = read || len(part) > 0
		if !tooLong && len(r.buf)+len(part) > r.max+len("\r\n") {
			tooLong = true
			r.buf = r.buf[:0]
		}
		if !tooLong {
			r.buf = append(r.buf, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !(errors.Is(err, io.EOF) && read):
			return nil, err
		}
		break
	}
	r.line++
	out := trimEnd(r.buf)
	if tooLong || len(out) > r.max {
		return nil, &TooLongError{r.max}
	}
	return out, nil
}

// Line is the number of the line that Next returned last, or found too long, from 1.
func (r *Reader) Line() int { return r.line }

func trimEnd(b []byte) []byte {
	if n := len(b); n > 0 && b[n-1] == '\n' {
		b = b[:n-1]
		if n > 1 && b[n-2] == '\r' {
			b = b[:n-2]
		}
	}
	return b
}
