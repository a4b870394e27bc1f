package text

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Source is the canonical text of one article with the way back to the bytes that it was made from. It is safe for concurrent use.
type Source struct {
	// Text is the canonical text: UTF-8 in Unicode normalisation form C, lines ended by LF, no byte order mark.
	Text string
	// SHA256 is the SHA-256 of Text in lower-case hexadecimal digits.
	SHA256 string

	runes    int      // code points in Text
	index    []uint32 // byte offset of every indexStep-th code point; nil when Text is ASCII
	runs     []run    // the way back to the original, by canonical offset
	original int      // bytes of the original
}

// indexStep is the number of code points between two entries of the index: the most that a conversion has to walk.
const indexStep = 64

// run is a stretch of canonical bytes, up to the next run's start. In a copied run the original bytes are the same; a rewritten one
// came as a whole from the original bytes up to the next run's.
type run struct {
	canonical, original int
	rewritten           bool
}

// DecodeError says why bytes are no article text.
type DecodeError struct {
	// Offset is the place of the first bad byte in the input.
	Offset int
	// Problem says what is there, Remedy what to do about it.
	Problem, Remedy string
}

func (e *DecodeError) Error() string {
	return fmt.Sprintf("text: byte offset %d: %s; %s", e.Offset, e.Problem, e.Remedy)
}

// Normalize decodes the UTF-8 bytes of an article into its canonical text: without a byte order mark, CRLF and CR as LF, in Unicode
// normalisation form C. Input that is not UTF-8 text is a *[DecodeError]. It keeps no reference to raw. O(n).
func Normalize(raw []byte) (*Source, error) {
	if err := check(raw); err != nil {
		return nil, err
	}
	s := &Source{original: len(raw)}
	out := make([]byte, 0, len(raw))
	pos := 0
	if bytes.HasPrefix(raw, bom) {
		pos = len(bom)
	}
	for pos < len(raw) {
		line := len(raw)
		if cr := bytes.IndexByte(raw[pos:], '\r'); cr >= 0 {
			line = pos + cr
		}
		out = s.compose(out, raw, pos, line)
		if pos = line; pos == len(raw) {
			break
		}
		s.runs = append(s.runs, run{len(out), pos, true})
		out = append(out, '\n')
		pos++
		if pos < len(raw) && raw[pos] == '\n' {
			pos++
		}
	}
	s.finish(string(out))
	return s, nil
}

// compose appends raw[pos:end] to out in normalisation form C and notes the runs that it is made of.
func (s *Source) compose(out, raw []byte, pos, end int) []byte {
	for pos < end {
		b := raw[pos:end]
		n := firstNonASCII(b)
		if n < len(b) {
			n = norm.NFC.QuickSpan(b)
		}
		if n > 0 {
			s.runs = append(s.runs, run{len(out), pos, false})
			out = append(out, b[:n]...)
			pos += n
			continue
		}
		if n = norm.NFC.NextBoundary(b, true); n <= 0 {
			n = len(b)
		}
		s.runs = append(s.runs, run{len(out), pos, true})
		out = norm.NFC.Append(out, b[:n]...)
		pos += n
	}
	return out
}

// FromString is [Normalize] for a text at hand.
func FromString(text string) (*Source, error) { return Normalize([]byte(text)) }

func (s *Source) finish(text string) {
	s.Text = text
	sum := sha256.Sum256([]byte(text))
	s.SHA256 = hex.EncodeToString(sum[:])
	if firstNonASCII([]byte(text)) == len(text) {
		s.runes = len(text)
		return
	}
	s.index = make([]uint32, 0, len(text)/indexStep+1)
	for i := range text {
		if s.runes%indexStep == 0 {
			s.index = append(s.index, uint32(i))
		}
		s.runes++
	}
}

// Len is the number of code points of the canonical text.
func (s *Source) Len() int { return s.runes }

// Byte is the byte offset in Text of the code point at offset, which must be from 0 to Len. O(1).
func (s *Source) Byte(offset int) int {
	if s.index == nil {
		return offset
	}
	if offset >= s.runes {
		return len(s.Text)
	}
	b := int(s.index[offset/indexStep])
	for k := offset % indexStep; k > 0; k-- {
		_, size := utf8.DecodeRuneInString(s.Text[b:])
		b += size
	}
	return b
}

// CodePoint is the offset of the code point that holds byte b of Text, which must be from 0 to len(Text). O(log n).
func (s *Source) CodePoint(b int) int {
	if s.index == nil {
		return b
	}
	if b >= len(s.Text) {
		return s.runes
	}
	k := sort.Search(len(s.index), func(i int) bool { return int(s.index[i]) > b }) - 1
	offset, at := k*indexStep, int(s.index[k])
	for {
		_, size := utf8.DecodeRuneInString(s.Text[at:])
		if at+size > b {
			return offset
		}
		at += size
		offset++
	}
}

// Slice is the passage of the span, which must lie within the text. It shares the memory of Text.
func (s *Source) Slice(span Span) string { return s.Text[s.Byte(span.Start):s.Byte(span.End)] }

// OriginalByte is the byte offset, in the bytes given to [Normalize], where the code point at offset begins; for Len it is the number
// of those bytes. Within a piece that normalisation rewrote into several code points it is the start of that piece. O(log n).
func (s *Source) OriginalByte(offset int) int {
	if offset >= s.runes {
		return s.original
	}
	b := s.Byte(offset)
	k := s.runAt(b)
	r := s.runs[k]
	if r.rewritten {
		return r.original
	}
	return r.original + b - r.canonical
}

// OriginalSpan is the range of original bytes that the passage was made from: from the first byte of its first code point up to the end
// of the last byte of its last. Pieces that normalisation rewrote are taken whole. An empty span gives an empty range. O(log n).
func (s *Source) OriginalSpan(span Span) (start, end int) {
	start = s.OriginalByte(span.Start)
	if span.Empty() {
		return start, start
	}
	last := s.Byte(span.End - 1)
	k := s.runAt(last)
	r := s.runs[k]
	if !r.rewritten {
		return start, r.original + s.Byte(span.End) - r.canonical
	}
	if k+1 < len(s.runs) {
		return start, s.runs[k+1].original
	}
	return start, s.original
}

// runAt is the index of the run that holds canonical byte b.
func (s *Source) runAt(b int) int {
	return sort.Search(len(s.runs), func(i int) bool { return s.runs[i].canonical > b }) - 1
}
