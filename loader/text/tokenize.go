package text

import (
	"strings"
)

// piece is a token in the making, in bytes of the canonical text.
type piece struct {
	start, end int
	flags      Flags
}

// tokenizer cuts passages of one text into pieces.
type tokenizer struct {
	s     string // the text up to the end of the passage
	start int    // where the passage begins
	out   []piece
}

// scan cuts text[start:end] and appends the pieces to t.out. Every character that is not a space falls into exactly one piece.
func (t *tokenizer) scan(text string, start, end int) {
	t.s, t.start = text[:end], start
	spaced, fresh := true, true // fresh: nothing but opening marks since the last space
	for i := start; i < end; {
		r, c, size := runeAt(t.s, i)
		if c == space {
			i += size
			spaced, fresh = true, true
			continue
		}
		first := len(t.out)
		var next int
		switch {
		case fresh && t.takeAddress(i, &next):
			fresh = false
		case c == letter || c == digit:
			next = t.word(i)
			fresh = false
		default:
			next = t.mark(i, r, size, spaced)
			fresh = isOpenBracket(r) || isDoubleQuote(r) || isSingleQuote(r)
		}
		if spaced {
			t.out[first].flags |= SpaceBefore
		} else if first > 0 && t.out[first-1].flags.Has(HyphenJoined) && t.endsInHyphen(first-1) {
			t.out[first].flags |= HyphenJoined
		}
		spaced = false
		i = next
	}
}

// endsInHyphen reports whether piece k is the hyphen of a compound, so that the piece after it belongs to the compound too.
func (t *tokenizer) endsInHyphen(k int) bool {
	r, _, size := runeAt(t.s, t.out[k].start)
	return isHyphen(r) && t.out[k].end == t.out[k].start+size
}

// takeAddress reads a web address at i, if there is one, and sets next to its end.
func (t *tokenizer) takeAddress(i int, next *int) bool {
	end := t.address(i)
	if end == i {
		return false
	}
	t.add(i, end, URL)
	*next = end
	return true
}

func (t *tokenizer) add(start, end int, flags Flags) {
	t.out = append(t.out, piece{start, end, flags})
}

// mark reads one token that does not begin with a letter or digit and gives its end.
func (t *tokenizer) mark(i int, r rune, size int, spaced bool) int {
	end := i + size
	_, after, _ := runeAt(t.s, end)
	switch {
	case r == '.' && after == digit && (spaced || t.s[i-1] == '$'):
		end, _ = t.wordEnd(end)
		t.add(i, end, 0)
		return t.joint(end)
	case r == '.' || r == '!' || r == '?':
		for end < len(t.s) && (t.s[end] == byte(r) || r != '.' && (t.s[end] == '!' || t.s[end] == '?')) {
			end++
		}
	case isApostrophe(r) && r != '`':
		if e := t.apostrophe(i, size, spaced); e > 0 {
			return e
		}
		if r != '\u2018' && strings.HasPrefix(t.s[end:], t.s[i:end]) {
			end += size
		}
	case r == '`':
		if end < len(t.s) && t.s[end] == '`' {
			end++
		}
	case spaced && (r == '#' || r == '@') && after == letter, spaced && r == '+' && after == digit:
		end, _ = t.wordEnd(end)
	case spaced && (r == ':' || r == ';' || r == '['):
		end = t.sign(i, end)
	case strings.ContainsRune("-–—=*_~#+<>$", r):
		for strings.HasPrefix(t.s[end:], t.s[i:i+size]) {
			end += size
		}
	}
	t.add(i, end, 0)
	return end
}

// signs are runs of marks that are one token: faces, and an ellipsis in brackets for words left out.
var signs = []string{":-)", ":-(", ";-)", ":)", ":(", ";)", ":D", ":P", "[...]", "[…]"}

// sign is the end of such a run at i, or end when there is none.
func (t *tokenizer) sign(i, end int) int {
	for _, s := range signs {
		if strings.HasPrefix(t.s[i:], s) {
			if _, c, _ := runeAt(t.s, i+len(s)); c == space || s[0] == '[' {
				return i + len(s)
			}
		}
	}
	return end
}

// apostrophe reads a token that begins with an apostrophe: a clitic on its own, a short decade or a clipped word. It gives 0 when the
// mark is none of these.
func (t *tokenizer) apostrophe(i, size int, spaced bool) int {
	j := i + size
	for j < len(t.s) {
		_, c, n := runeAt(t.s, j)
		if c != letter && c != digit {
			break
		}
		j += n
	}
	word := strings.ToLower(t.s[i+size : min(j, i+size+8)])
	r, _, _ := runeAt(t.s, i)
	switch {
	case word == "":
		return 0
	case clitics[word] && r != '\u2018' && (!spaced || t.standsAlone(i, j)):
		t.add(i, j, Clitic)
	case spaced && (clipped[word] || isShortYear(word)):
		t.add(i, j, 0)
	default:
		return 0
	}
	return j
}

// standsAlone reports whether the apostrophe word at [i:j] can be a clitic that a space parted from its word: "Georgia 's".
func (t *tokenizer) standsAlone(i, j int) bool {
	_, after, _ := runeAt(t.s, j)
	return i > t.start && (after == space || j == len(t.s))
}

func isShortYear(word string) bool {
	return len(word) >= 2 && len(word) <= 3 && word[0] <= '9' && word[1] <= '9' && (len(word) == 2 || word[2] == 's')
}

var (
	clitics = wordSet("s re ve ll d m")
	clipped = wordSet("em til till tis twas cause cuz bout n round cos")
	// fused are words that are written without an apostrophe or space but are two: the number of bytes of the first.
	fused = map[string]int{
		"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "gimme": 3, "lemme": 3, "dont": 2, "doesnt": 4, "didnt": 3, "isnt": 2, "wasnt": 3,
		"arent": 3, "werent": 4, "havent": 4, "hasnt": 3, "hadnt": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6,
		"im": 1, "ive": 1, "thats": 4, "whats": 4, "cant": 2, "alot": 1,
	}
)

// word reads a word or number that begins at i and gives its end. It may add several pieces.
func (t *tokenizer) word(i int) int {
	end, flags := t.wordEnd(i)
	start := i
	for {
		cut := cliticCut(t.s[start:end])
		if cut == 0 {
			break
		}
		// Cut from the left so that the pieces come in order; there are at most a few clitics on a word.
		t.add(start, start+cut, 0)
		start += cut
		if cliticCut(t.s[start:end]) == 0 {
			t.add(start, end, Clitic)
			return t.joint(end)
		}
	}
	if end-start <= 8 {
		if cut, ok := fused[strings.ToLower(t.s[start:end])]; ok && !isUpper(rune(t.s[end-1])) {
			t.add(start, start+cut, 0)
			t.add(start+cut, end, Clitic)
			return t.joint(end)
		}
	}
	t.add(start, end, flags)
	return t.joint(end)
}

// joint takes a hyphen between two parts of a word, and the part after it, and marks both as joined.
func (t *tokenizer) joint(end int) int {
	r, _, size := runeAt(t.s, end)
	if size == 0 || !isHyphen(r) {
		return end
	}
	_, c, _ := runeAt(t.s, end+size)
	if c != letter && c != digit {
		return end
	}
	t.add(end, end+size, HyphenJoined)
	return end + size
}
