package llm

import "unicode"

// span is a part of a text, in code points, the end exclusive.
type span struct{ start, end int }

// cut parts a text into pieces of at most budget code points: at the ends of paragraphs, of a paragraph that is longer at the ends of sentences, else between words,
// else wherever the budget ends. Pieces of white space alone are left out.
func cut(text []rune, budget int) []span {
	var out []span
	for from := 0; from < len(text); {
		to := len(text)
		if to-from > budget {
			to = from + boundary(text[from:from+budget])
		}
		if !blank(text[from:to]) {
			out = append(out, span{from, to})
		}
		from = to
	}
	return out
}

// boundary is where a text that goes on is best cut: after the last empty line, else after the last line, else after the last sentence, else after the last word, else at its end. A
// cut in the first quarter would leave slivers, and is made only where there is no other.
func boundary(text []rune) int {
	type test func(i int) bool // whether the text may be cut before i
	newline := func(i int) bool { return text[i-1] == '\n' }
	emptyLine := func(i int) bool { return newline(i) && i > 1 && text[i-2] == '\n' }
	sentence := func(i int) bool {
		return unicode.IsSpace(text[i-1]) && i > 1 && (text[i-2] == '.' || text[i-2] == '!' || text[i-2] == '?')
	}
	word := func(i int) bool { return unicode.IsSpace(text[i-1]) }
	const sliver = 4
	for _, least := range []int{len(text) / sliver, 0} {
		for _, good := range []test{emptyLine, newline, sentence, word} {
			for i := len(text); i > least && i > 0; i-- {
				if good(i) {
					return i
				}
			}
		}
	}
	return len(text)
}

func blank(text []rune) bool {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}
