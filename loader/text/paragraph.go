package text

import (
	"strings"
	"unicode/utf8"
)

// block is a paragraph in the making, in bytes of the canonical text, without the white space around it.
type block struct {
	start, end int
	part       Part
	// story is the passage without dateline and credit.
	story struct{ start, end int }
}

// line is a line with something on it, in bytes.
type line struct {
	start, end int
	width      int  // code points
	gap        bool // an empty line, or the start of the text, is before it
	indent     bool // it begins with white space
}

// maxWrapWidth is the widest line, in code points, of text that is taken for hard-wrapped.
const maxWrapWidth = 140

// splitParagraphs finds the paragraphs: what empty lines part; where there is none between two lines, each line is a paragraph unless
// the text is wrapped at a width.
func splitParagraphs(text string) []block {
	lines := splitLines(text)
	width := wrapWidth(text, lines)
	var blocks []block
	for i, l := range lines {
		if i > 0 && width > 0 && goesOn(text, lines[i-1], l, width) {
			blocks[len(blocks)-1].end = l.end
			continue
		}
		blocks = append(blocks, block{start: l.start, end: l.end})
	}
	for i := range blocks {
		blocks[i].story.start, blocks[i].story.end = blocks[i].start, blocks[i].end
	}
	return blocks
}

func splitLines(text string) []line {
	var lines []line
	gap := true
	for at := 0; at < len(text); {
		end, next := lineEnd(text, at)
		start, stop := trim(text, at, end)
		if start == stop {
			gap = true
		} else {
			lines = append(lines, line{start, stop, utf8.RuneCountInString(text[start:stop]), gap, start > at})
			gap = false
		}
		at = next
	}
	return lines
}

// lineEnd is the end of the line at byte at, and the start of the next one.
func lineEnd(text string, at int) (end, next int) {
	for i := at; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n' || c == '\v' || c == '\f':
			return i, i + 1
		case c == 0xe2 && (strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029")):
			return i, i + 3
		}
	}
	return len(text), len(text)
}

// trim leaves out the white space around text[start:end].
func trim(text string, start, end int) (int, int) {
	for start < end {
		_, c, size := runeAt(text[:end], start)
		if c != space {
			break
		}
		start += size
	}
	for start < end {
		_, c, size := runeBefore(text, start, end)
		if c != space {
			break
		}
		end -= size
	}
	return start, end
}

// wrapWidth is the width at which the lines of the text are wrapped, or 0 when they are not: in wrapped text the first word of a line
// would not have fitted on the line before, and lines break in the middle of sentences.
func wrapWidth(text string, lines []line) int {
	width := 0
	for _, l := range lines {
		width = max(width, l.width)
	}
	if width > maxWrapWidth {
		return 0
	}
	breaks, full, inside := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].gap {
			continue
		}
		breaks++
		if fills(text, lines[i-1], lines[i], width) {
			full++
			if last, _, _ := runeBefore(text, lines[i-1].start, lines[i-1].end); !endsLine(last) {
				inside++
			}
		}
	}
	if full == 0 || full*2 < breaks || inside*3 < full {
		return 0
	}
	return width
}

// fills reports whether the first word of next would not have fitted on l.
func fills(text string, l, next line, width int) bool {
	word := strings.IndexByte(text[next.start:next.end], ' ')
	if word < 0 {
		word = next.end - next.start
	}
	return l.width+1+utf8.RuneCountInString(text[next.start:next.start+word]) > width
}

// goesOn reports whether next is the same paragraph as l in text wrapped at width.
func goesOn(text string, l, next line, width int) bool {
	if next.gap || next.indent && !l.indent {
		return false
	}
	if fills(text, l, next, width) {
		return true
	}
	// A long word, a tab or a careless hand can leave a line short; a break inside a sentence shows it.
	last, _, _ := runeBefore(text, l.start, l.end)
	first, _, _ := runeAt(text, next.start)
	return !endsLine(last) && isLower(first) && l.width*3 > width*2
}

// endsLine reports whether a line that ends with r may be the end of a sentence.
func endsLine(r rune) bool {
	return isSentenceStop(r) || isDoubleQuote(r) || isCloseBracket(r) || r == ':' || r == '\u2019'
}
