package text

import (
	"unicode"
	"unicode/utf8"
)

// class is what a character is to the tokeniser.
type class uint8

const (
	other  class = iota // a symbol or a mark of punctuation
	space               // white space, or a character that shows nothing
	letter              // a letter, or a mark that goes with one
	digit               // a decimal digit
)

var asciiClass = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		switch r := rune(c); {
		case r <= ' ' || r == 0x7f:
			t[c] = space
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
			t[c] = letter
		case '0' <= r && r <= '9':
			t[c] = digit
		}
	}
	return t
}()

// runeAt decodes the character at byte i of s and gives its class and size. At the end of s it is a space of size 0.
func runeAt(s string, i int) (r rune, c class, size int) {
	if i >= len(s) {
		return ' ', space, 0
	}
	if b := s[i]; b < utf8.RuneSelf {
		return rune(b), asciiClass[b], 1
	}
	r, size = utf8.DecodeRuneInString(s[i:])
	return r, classOf(r), size
}

// runeBefore is runeAt for the character that ends at byte i, no further back than start.
func runeBefore(s string, start, i int) (r rune, c class, size int) {
	if i <= start {
		return ' ', space, 0
	}
	if b := s[i-1]; b < utf8.RuneSelf {
		return rune(b), asciiClass[b], 1
	}
	r, size = utf8.DecodeLastRuneInString(s[start:i])
	return r, classOf(r), size
}

func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		return asciiClass[r]
	case unicode.IsLetter(r), unicode.Is(unicode.M, r), r == softHyphen, r == zeroWidthJoiner, r == zeroWidthNonJoiner:
		return letter
	case unicode.Is(unicode.Nd, r):
		return digit
	case IsSpace(r):
		return space
	}
	return other
}

const (
	softHyphen         = '\u00ad'
	zeroWidthNonJoiner = '\u200c'
	zeroWidthJoiner    = '\u200d'
)

// IsSpace reports whether r never belongs to a token: white space, control characters and characters of no width that join nothing.
func IsSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return asciiClass[r] == space
	}
	switch r {
	case '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff':
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}

func isDash(r rune) bool { return r == '-' || '\u2010' <= r && r <= '\u2015' || r == '\u2212' }

// isHyphen reports whether r joins the parts of a word.
func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

func isApostrophe(r rune) bool {
	return r == '\'' || r == '\u2019' || r == '\u02bc' || r == '`' || r == '\u2018'
}

func isUpper(r rune) bool {
	if r < utf8.RuneSelf {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func isLower(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z'
	}
	return unicode.IsLower(r)
}

// isSentenceStop reports whether r can end a sentence.
func isSentenceStop(r rune) bool {
	return r == '.' || r == '!' || r == '?' || r == '\u2026' || r == '\u203d' || r == '\u3002'
}

// isDoubleQuote and isSingleQuote tell marks of quotation; «» count as double, ‹› as single.
func isDoubleQuote(r rune) bool {
	switch r {
	case '"', '\u201c', '\u201d', '\u201e', '\u201f', '\u00ab', '\u00bb', '\u2033', '\uff02':
		return true
	}
	return false
}

func isSingleQuote(r rune) bool {
	switch r {
	case '\'', '\u2018', '\u2019', '\u201a', '\u201b', '\u2039', '\u203a', '`', '\u00b4':
		return true
	}
	return false
}

func isOpenBracket(r rune) bool  { return r == '(' || r == '[' || r == '{' || r == '<' }
func isCloseBracket(r rune) bool { return r == ')' || r == ']' || r == '}' || r == '>' }
