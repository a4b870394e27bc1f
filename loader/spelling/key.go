package spelling

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plain is a lower-case word without diacritics, and with the two letters that Germans and Scandinavians write in place of one made one.
func plain(w string) string {
	var b strings.Builder
	for _, c := range norm.NFD.String(w) {
		switch {
		case unicode.Is(unicode.Mn, c):
		case c == 'ß':
			b.WriteString("ss")
		case c == 'æ':
			b.WriteString("a")
		case c == 'œ', c == 'ø':
			b.WriteString("o")
		case c == 'đ', c == 'ð':
			b.WriteString("d")
		case c == 'ł':
			b.WriteString("l")
		case c == 'ı':
			b.WriteString("i")
		case c == 'ə':
			b.WriteString("a")
		case c == 'þ':
			b.WriteString("th")
		default:
			b.WriteRune(c)
		}
	}
	return umlauts.Replace(b.String())
}

var umlauts = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u", "aa", "a")

// steps turn the ways of writing one sound of another script into one, each over the whole word, in order.
var steps = []*strings.Replacer{
	strings.NewReplacer("shch", "sh", "tsch", "ch", "tch", "ch", "sch", "sh", "dzh", "j", "dj", "j", "zh", "j", "kh", "h", "gh", "g", "dh", "d", "ph", "f", "th", "t", "x", "ks", "ck", "k", "cz", "ch", "tz", "ts", "w", "v", "q", "k"),
	strings.NewReplacer("ei", "ai", "ey", "ai", "ej", "ai", "ay", "ai", "aj", "ai", "oi", "oi", "oy", "oi", "oj", "oi", "iy", "i", "yi", "i", "yy", "i", "ij", "i", "ee", "i", "oo", "u", "ou", "u"),
	strings.NewReplacer("ya", "ia", "yu", "iu", "yo", "io", "ye", "e", "ie", "e", "je", "e"),
	strings.NewReplacer("y", "i", "u", "o", "ca", "ka", "co", "ko", "cu", "ku", "cl", "kl", "cr", "kr", "ct", "kt"),
}

// key is the form in which the spellings of one word meet.
func key(w string) string {
	w = plain(w)
	for _, s := range steps {
		w = s.Replace(w)
	}
	w = single(w)
	for _, end := range []string{"off", "of", "ow"} {
		if stem, ok := strings.CutSuffix(w, end); ok && len(stem) > 3 {
			w = stem + "ov"
		}
	}
	if stem, ok := strings.CutSuffix(w, "ef"); ok && len(stem) > 3 {
		w = stem + "ev"
	}
	for _, prefix := range []string{"abdol", "abdal", "abdel", "abd"} {
		if rest, ok := strings.CutPrefix(w, prefix); ok && len(rest) > 3 {
			return "abd" + rest
		}
	}
	return w
}

// single is a word in which no letter follows itself.
func single(w string) string {
	var b strings.Builder
	var last rune
	for _, c := range w {
		if c != last {
			b.WriteRune(c)
		}
		last = c
	}
	return b.String()
}

// initialsOf are the pinyin initials that an initial of Wade and Giles's may stand for where its apostrophe is lost, the longest first.
var initialsOf = []struct {
	wade   string
	pinyin []string
}{
	{"ch", []string{"zh", "ch", "j", "q"}}, {"hs", []string{"x"}}, {"ts", []string{"z", "c"}}, {"tz", []string{"z", "c"}}, {"sz", []string{"s"}}, {"sh", []string{"sh"}},
	{"t", []string{"d", "t"}}, {"p", []string{"b", "p"}}, {"k", []string{"g", "k"}}, {"j", []string{"r"}},
}

// finalsOf turn a final of Wade and Giles's into pinyin's.
var finalsOf = strings.NewReplacer("ien", "ian", "ieh", "ie", "ueh", "ue", "ung", "ong", "erh", "er", "ih", "i", "ui", "ui", "ou", "ou")

// pinyin lists what a syllable of Wade and Giles's may be in pinyin.
func pinyin(syllable string) []string {
	s := strings.ReplaceAll(syllable, "ü", "u")
	initials, final := []string{""}, s
	for _, i := range initialsOf {
		if rest, ok := strings.CutPrefix(s, i.wade); ok {
			initials, final = i.pinyin, rest
			break
		}
	}
	if len(initials) == 1 && initials[0] == "" && s != "" && !isVowel(s[0]) {
		initials, final = []string{s[:1]}, s[1:]
	}
	final = finalsOf.Replace(final)
	var out []string
	for _, i := range initials {
		out = append(out, i+final)
		if final == "o" && (i == "g" || i == "k") || final == "u" && (i == "z" || i == "c" || i == "s") || final == "e" && i == "z" {
			out = append(out, i+"e", i+"i")
		}
		if rest, ok := strings.CutPrefix(final, "i"); ok && (i == "zh" || i == "ch") && rest != "" {
			out = append(out, i+rest)
		}
	}
	return out
}

// wadeGiles compares two Chinese names one of which is written syllable by syllable with hyphens, as Wade and Giles do: "Teng Hsiao-p'ing", "Deng Xiaoping".
func wadeGiles(a, b string) Decision {
	if strings.Contains(b, "-") && !strings.Contains(a, "-") {
		a, b = b, a
	}
	if !strings.Contains(a, "-") || strings.Contains(b, "-") {
		return Decision{}
	}
	letters := func(s string) string {
		return strings.Map(func(c rune) rune {
			if c >= 'a' && c <= 'z' || c == ' ' || c == '-' {
				return c
			}
			return -1
		}, plain(strings.ToLower(s)))
	}
	syllables := strings.FieldsFunc(letters(a), func(c rune) bool { return c == ' ' || c == '-' })
	rest := map[string]bool{strings.ReplaceAll(letters(b), " ", ""): true}
	if len(syllables) != 3 {
		return Decision{}
	}
	for _, s := range syllables {
		next := map[string]bool{}
		for r := range rest {
			for _, p := range pinyin(s) {
				if tail, ok := strings.CutPrefix(r, p); ok {
					next[tail] = true
				}
			}
		}
		rest = next
	}
	if rest[""] {
		return decide(WadeGiles)
	}
	return Decision{}
}
