package text

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"testing"
)

func TestNormalize(t *testing.T) {
	raw := "\xef\xbb\xbfCafe\u0301\r\nA\rB\n"
	src, err := Normalize([]byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	if want := "Café\nA\nB\n"; src.Text != want {
		t.Fatalf("got %q, want %q", src.Text, want)
	}
	sum := sha256.Sum256([]byte(src.Text))
	if src.SHA256 != hex.EncodeToString(sum[:]) {
		t.Errorf("the hash is not that of the canonical text")
	}
	for _, c := range []struct {
		span Span
		raw  string
	}{
		{Span{0, 3}, "Caf"},
		{Span{3, 4}, "e\u0301"},
		{Span{0, 5}, "Cafe\u0301\r\n"},
		{Span{4, 5}, "\r\n"},
		{Span{5, 7}, "A\r"},
		{Span{7, 9}, "B\n"},
		{Span{7, 7}, ""},
	} {
		start, end := src.OriginalSpan(c.span)
		if got := raw[start:end]; got != c.raw {
			t.Errorf("%v leads back to %q, want %q", c.span, got, c.raw)
		}
	}
}

func TestNormalizeErrors(t *testing.T) {
	for _, c := range []struct {
		name, raw string
		offset    int
		remedy    string
	}{
		{"Windows text", "It\x92s", 2, "WINDOWS-1252"},
		{"NUL", "ab\x00c", 2, "UTF-8"},
		{"UTF-16", "\xff\xfeA\x00", 0, "UTF-16"},
		{"gzip", "\x1f\x8b\x08", 0, "unpack"},
		{"PDF", "%PDF-1.4", 0, "extract"},
		{"control characters", "ab\x01\x02\x03cd", 2, "UTF-8"},
		{"cut off", "caf\xc3", 3, "UTF-8"},
	} {
		_, err := Normalize([]byte(c.raw))
		var bad *DecodeError
		if !errors.As(err, &bad) {
			t.Errorf("%s: no DecodeError but %v", c.name, err)
			continue
		}
		if bad.Offset != c.offset || !strings.Contains(bad.Error(), c.remedy) {
			t.Errorf("%s: got offset %d and %q, want offset %d and a remedy with %q", c.name, bad.Offset, bad, c.offset, c.remedy)
		}
	}
	if _, err := Normalize([]byte("one stray \x03 mark")); err != nil {
		t.Errorf("a single control character is borne, got %v", err)
	}
}

func TestOffsetsFarIntoText(t *testing.T) {
	src, err := FromString(strings.Repeat("aé北𝒜", 1000))
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []int{0, 1, 63, 64, 65, 127, 128, 1999, 3999, 4000} {
		b := at/4*10 + []int{0, 1, 3, 6}[at%4]
		if src.Byte(at) != b || src.CodePoint(b) != at {
			t.Errorf("code point %d is byte %d: got %d and back %d", at, b, src.Byte(at), src.CodePoint(b))
		}
	}
	if src.CodePoint(2) != 1 {
		t.Errorf("a byte inside a character belongs to it: got %d", src.CodePoint(2))
	}
}
