package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A name is compared as a sequence of atoms: runs of letters, digits and plus
// signs with diacritics removed. Hyphens, apostrophes and the like part atoms, full stops
// vanish, so that "Cote d'Ivoire" is "Côte d’Ivoire", "U.S." is "US", and the
// cut of tokens at hyphens and apostrophes does not matter.

// folder maps letters to their plain form. It is immutable.
type folder struct {
	latin [0x250]string // U+0000 to U+024F
	extra [0x100]string // U+1E00 to U+1EFF, Vietnamese among them
}

func newFolder() *folder {
	f := new(folder)
	special := map[rune]string{
		'ß': "ss", 'æ': "ae", 'Æ': "Ae", 'ø': "o", 'Ø': "O", 'đ': "d", 'Đ': "D", 'ð': "d", 'Ð': "D",
		'þ': "th", 'Þ': "Th", 'ł': "l", 'Ł': "L", 'œ': "oe", 'Œ': "Oe", 'ı': "i", 'ə': "a", 'Ə': "A",
	}
	plain := func(r rune) string {
		if s, ok := special[r]; ok {
			return s
		}
		var b strings.Builder
		for _, d := range norm.NFD.String(string(r)) {
			if !unicode.Is(unicode.Mn, d) {
				b.WriteRune(d)
			}
		}
		return b.String()
	}
	for r := rune(0xC0); r < 0x250; r++ {
		f.latin[r] = plain(r)
	}
	for r := rune(0x1E00); r < 0x1F00; r++ {
		f.extra[r-0x1E00] = plain(r)
	}
	return f
}

// isJoiner reports whether r only joins the parts of a name. Modifier letters
// such as the okina stand where transliterations write apostrophes.
func isJoiner(r rune) bool {
	switch r {
	case '-', '\'', '’', '‘', '`', '´', 'ʻ', 'ʼ', 'ʿ', 'ʾ', '‐', '‑', '–', '/', '&', '_':
		return true
	}
	return false
}

// next appends the first atom of s to buf and returns it with the rest of s.
// The atom is empty when s has none left. Other marks (comma, bracket, dollar)
// end the scan with ok false: no name runs across them.
func (f *folder) next(buf []byte, s string) (atom []byte, rest string, ok bool) {
	atom = buf[:0]
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '+':
				atom = append(atom, c)
			case c == '.':
			case c == ' ' || isJoiner(rune(c)):
				if len(atom) > 0 {
					return atom, s[i:], true
				}
			default:
				return nil, "", false
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case isJoiner(r):
			if len(atom) > 0 {
				return atom, s[i:], true
			}
		case r < 0x250 && f.latin[r] != "" && unicode.IsLetter(r):
			atom = append(atom, f.latin[r]...)
		case r >= 0x1E00 && r < 0x1F00:
			atom = append(atom, f.extra[r-0x1E00]...)
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			atom = utf8.AppendRune(atom, r)
		default:
			return nil, "", false
		}
	}
	return atom, "", true
}

// atoms splits a name; nil when it holds a mark that no name has.
func (f *folder) atoms(name string) []string {
	var out []string
	var buf [64]byte
	for rest := name; ; {
		atom, tail, ok := f.next(buf[:], rest)
		if !ok {
			return nil
		}
		if len(atom) > 0 {
			out = append(out, string(atom))
		}
		if tail == "" {
			return out
		}
		rest = tail
	}
}

// key is the form under which two spellings of a name are the same.
func (f *folder) key(name string) string {
	return strings.Join(f.atoms(name), " ")
}
