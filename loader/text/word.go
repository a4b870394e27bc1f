package text

import (
	"strings"
	"unicode/utf8"
)

// units follow a number without a space and are tokens of their own: "5pm", "10km".
var units = wordSet("am pm a.m p.m k m b bn mn tn tr x km cm mm ft in kg g mg lb lbs oz kb mb gb tb hz khz mhz ghz mph kph kmh w kw mw gw v ha hr hrs min mins sec secs yr yrs c f p mln million billion")

// wordEnd finds where the word or number at i ends, before its clitics are cut off.
func (t *tokenizer) wordEnd(i int) (end int, flags Flags) {
	var (
		j       = i
		part    = i    // where the part after the last full stop begins
		numeric = true // only digits and their separators so far
		prev    = other
	)
	for j < len(t.s) {
		r, c, size := runeAt(t.s, j)
		switch {
		case c == digit:
		case c == letter:
			if numeric && prev == digit && t.unit(j) {
				return j, flags
			}
			numeric = false
		case r == '.':
			next, dotFlags := t.dot(i, part, j, prev)
			flags |= dotFlags
			if next == j {
				return j, flags
			}
			if dotFlags&Abbreviation != 0 {
				return next, flags
			}
			part = next
		case !t.joins(i, j, r, size, prev):
			if r == '$' && j-i <= 3 && isUpper(rune(t.s[i])) && !numeric {
				_, after, _ := runeAt(t.s, j+1)
				if after == digit {
					return j + 1, flags
				}
			}
			return j, flags
		case isHyphen(r) && numeric:
			// joins said yes, so this is a date or a telephone number: take it whole.
			return t.digitGroups(j), flags
		}
		j += size
		prev = c
	}
	return j, flags
}

// unit reports whether the letters at j, up to the next character that is none, are a unit of measure.
func (t *tokenizer) unit(j int) bool {
	k := j
	for k < len(t.s) && k-j <= 8 && asciiLetter(t.s[k]) {
		k++
	}
	if k-j > 8 || k < len(t.s) && (t.s[k] >= utf8.RuneSelf || asciiClass[t.s[k]] == digit) {
		return false
	}
	if k < len(t.s) && t.s[k] == '.' && k+1 < len(t.s) && (t.s[k+1] == 'm' || t.s[k+1] == 'M') && k-j == 1 {
		return t.s[j]|0x20 == 'a' || t.s[j]|0x20 == 'p'
	}
	return units[strings.ToLower(t.s[j:k])]
}

func asciiLetter(b byte) bool { return b < utf8.RuneSelf && asciiClass[b] == letter }

// joins reports whether the mark r at j, with the word [i:j] before it, belongs inside the word.
func (t *tokenizer) joins(i, j int, r rune, size int, prev class) bool {
	next, after, _ := runeAt(t.s, j+size)
	if prev != letter && prev != digit || after != letter && after != digit {
		return false
	}
	switch {
	case isApostrophe(r):
		return after == letter && r != '`'
	case r == ',':
		return prev == digit && after == digit && t.thousands(j+1)
	case r == ':':
		return prev == digit && after == digit
	case r == '/':
		return prev == digit && after == digit || prev == letter && after == letter && t.slashed(i, j)
	case r == '_' || r == '@':
		return true
	case r == '&':
		before, _, _ := runeBefore(t.s, i, j)
		return isUpper(before) && isUpper(next) && j-i <= 3
	case isHyphen(r):
		if prev == digit && after == digit && t.digitGroups(j) > j {
			return true
		}
		return prev == letter && j-i <= 8 && joinedPrefixes[strings.ToLower(t.s[i:j])]
	}
	return false
}

// slashed reports whether the slash at j makes an abbreviation of single letters: "w/o", "n/a".
func (t *tokenizer) slashed(i, j int) bool {
	if j-i != 1 || !asciiLetter(t.s[i]) || j+1 >= len(t.s) || !asciiLetter(t.s[j+1]) {
		return false
	}
	_, c, _ := runeAt(t.s, j+2)
	return c != letter && c != digit
}

// thousands reports whether the digits at j are a group of a number with separators: three, or two with another group after.
func (t *tokenizer) thousands(j int) bool {
	k := j
	for k < len(t.s) && k-j <= 3 && asciiClass[t.s[k]&0x7f] == digit && t.s[k] < utf8.RuneSelf {
		k++
	}
	return k-j == 3 || k-j == 2 && k+1 < len(t.s) && t.s[k] == ',' && '0' <= t.s[k+1] && t.s[k+1] <= '9'
}

// digitGroups is the end of the date or telephone number whose second group begins after the hyphen at j, or j where it is a range.
func (t *tokenizer) digitGroups(j int) int {
	groups, last, k := 1, 0, j
	for k+1 < len(t.s) && t.s[k] == '-' && '0' <= t.s[k+1] && t.s[k+1] <= '9' {
		m := k + 1
		for m < len(t.s) && '0' <= t.s[m] && t.s[m] <= '9' {
			m++
		}
		last = m - k - 1
		groups++
		k = m
	}
	first := 0
	for m := j - 1; m >= t.start && '0' <= t.s[m] && t.s[m] <= '9'; m-- {
		first++
	}
	if groups >= 3 || groups == 2 && first == 3 && last == 4 {
		return k
	}
	return j
}

// dot decides about the full stop at j in or after the word that begins at i. It gives j when the stop is not part of the word, else
// the byte after it, and the flag Abbreviation when the word ends there with its stop.
func (t *tokenizer) dot(i, part, j int, prev class) (next int, flags Flags) {
	r, after, _ := runeAt(t.s, j+1)
	if r == '.' {
		return j, 0
	}
	if prev == digit && after == digit {
		return j + 1, 0
	}
	if prev != letter {
		return j, 0
	}
	if after == letter && t.acronymGoesOn(part, j) {
		return j + 1, 0
	}
	if t.abbreviated(i, part, j) {
		return j + 1, Abbreviation
	}
	return j, 0
}

// acronymGoesOn reports whether the full stop at j lies inside an abbreviation of several parts: "U.S", "Ph.D", "a.m".
func (t *tokenizer) acronymGoesOn(part, j int) bool {
	left := utf8.RuneCountInString(t.s[part:min(j, part+12)])
	if left > 2 || part+12 < j {
		return false
	}
	k, right := j+1, 0
	for right <= 2 {
		_, c, size := runeAt(t.s, k)
		if c != letter {
			break
		}
		k += size
		right++
	}
	_, end, _ := runeAt(t.s, k)
	switch {
	case end == letter || end == digit || right > 2:
		return false
	case left == 1 && right == 1:
		return true
	case left == 1 || right == 1:
		return k < len(t.s) && t.s[k] == '.' && isUpper(rune(t.s[j+1]))
	}
	return false
}

// abbreviated reports whether the word [i:j] keeps the full stop at j, which no letter of the same abbreviation follows.
func (t *tokenizer) abbreviated(i, part, j int) bool {
	if j-i > 12 {
		return false
	}
	word := t.s[i:j]
	if part > i && utf8.RuneCountInString(t.s[part:j]) <= 2 {
		return true // "U.S.", "Ph.D."
	}
	first, _, size := runeAt(t.s, i)
	if size == len(word) && isUpper(first) {
		return t.initial(j, first)
	}
	small := strings.ToLower(word)
	kind := abbreviations[small]
	if kind == notAbbreviation || !isUpper(first) && !smallAbbreviations[small] {
		return false
	}
	next, k := t.nextWord(j + 1)
	switch kind {
	case beforeName:
		return k < len(t.s)
	case beforeNumber:
		return '0' <= next && next <= '9' || next == '#'
	case afterComma:
		return len(t.out) > 0 && t.s[t.out[len(t.out)-1].start] == ','
	}
	return true
}

// initial reports whether the single capital, with a full stop at j, is an initial and not the last word of a sentence.
func (t *tokenizer) initial(j int, first rune) bool {
	next, k := t.nextWord(j + 1)
	if k == len(t.s) {
		return false
	}
	if !isUpper(next) {
		return next == ',' || isLower(next) || next == '-'
	}
	if k == j+1 {
		return true // "J.Smith"
	}
	end := k
	for end < len(t.s) && end-k < 12 && asciiLetter(t.s[end]) {
		end++
	}
	if sentenceStarters[strings.ToLower(t.s[k:end])] && end > k+1 {
		return false
	}
	if first != 'I' && first != 'A' {
		return true
	}
	// "and I. Smith left" hardly occurs; "Ivan I. Smith" does.
	n := len(t.out)
	return n == 0 || isUpper(rune(t.s[t.out[n-1].start]))
}

// nextWord is the first character after the spaces at i, and its place.
func (t *tokenizer) nextWord(i int) (rune, int) {
	for i < len(t.s) {
		r, c, size := runeAt(t.s, i)
		if c != space {
			return r, i
		}
		i += size
	}
	return ' ', i
}

// cliticCut is where the first of the clitics at the end of a word begins, or 0 when there is none.
func cliticCut(word string) int {
	for a := 1; a < len(word); a++ {
		r, size := rune(word[a]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(word[a:])
		}
		if !isApostrophe(r) {
			a += size - 1
			continue
		}
		rest := word[a+size:]
		end := strings.IndexFunc(rest, isApostrophe)
		if end < 0 {
			end = len(rest)
		}
		if end == 1 || end == 2 {
			switch suffix := strings.ToLower(rest[:end]); {
			case suffix == "t" && word[a-1]|0x20 == 'n' && a > 1:
				return a - 1
			case clitics[suffix] && !isDecade(word[:a], suffix):
				return a
			}
		}
		a += size - 1
	}
	return 0
}

// isDecade reports whether digits and an s after the apostrophe name a decade: "80's".
func isDecade(digits, suffix string) bool {
	return suffix == "s" && digits[len(digits)-1] == '0' && digits[0] <= '9' && digits[0] >= '0' && (len(digits) == 2 || len(digits) == 4)
}
