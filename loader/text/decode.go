package text

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

var bom = []byte("\xef\xbb\xbf")

// containers are formats that are often taken for text, by the bytes that they begin with.
var containers = []struct{ magic, name, remedy string }{
	{"\xff\xfe", "the text is UTF-16", "convert it to UTF-8, for example with iconv -f UTF-16 -t UTF-8"},
	{"\xfe\xff", "the text is UTF-16", "convert it to UTF-8, for example with iconv -f UTF-16 -t UTF-8"},
	{"\x1f\x8b", "the input is compressed with gzip", "unpack it first"},
	{"PK\x03\x04", "the input is a zip archive or an office document", "export its text as UTF-8 first"},
	{"%PDF-", "the input is a PDF file", "extract its text as UTF-8 first"},
}

// maxControlShare is the number of bytes of text for which one control character is borne as dirt; more than that is binary data.
const maxControlShare = 50

// check finds out whether raw is UTF-8 text.
func check(raw []byte) error {
	for _, c := range containers {
		if bytes.HasPrefix(raw, []byte(c.magic)) {
			return &DecodeError{Offset: 0, Problem: c.name, Remedy: c.remedy}
		}
	}
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		return &DecodeError{Offset: i, Problem: "a NUL byte, so this is binary data or UTF-16 without a byte order mark",
			Remedy: "give the article as UTF-8 text"}
	}
	if i := firstInvalid(raw); i < len(raw) {
		return &DecodeError{Offset: i, Problem: fmt.Sprintf("byte 0x%02X is not valid UTF-8 here", raw[i]),
			Remedy: "convert the text to UTF-8; if it is Windows text, for example with iconv -f WINDOWS-1252 -t UTF-8"}
	}
	controls, first := 0, 0
	for i, c := range raw {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' || c == 0x7f {
			if controls == 0 {
				first = i
			}
			controls++
		}
	}
	if controls > 0 && controls > 1+len(raw)/maxControlShare {
		return &DecodeError{Offset: first, Problem: fmt.Sprintf("control character 0x%02X, and %d in all, so this is binary data", raw[first], controls),
			Remedy: "give the article as UTF-8 text"}
	}
	return nil
}

// firstInvalid is the offset of the first byte that is not part of valid UTF-8, or len(b).
func firstInvalid(b []byte) int {
	if utf8.Valid(b) {
		return len(b)
	}
	for i := 0; i < len(b); {
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(b)
}

// firstNonASCII is the offset of the first byte of b that is not ASCII, or len(b).
func firstNonASCII(b []byte) int {
	for i, c := range b {
		if c >= utf8.RuneSelf {
			return i
		}
	}
	return len(b)
}
