package text

import "strings"

// countWords counts the words of s parted by spaces, no further than limit.
func countWords(s string, limit int) int {
	n, in := 0, false
	for i := 0; i < len(s) && n < limit; i++ {
		if s[i] <= ' ' {
			in = false
		} else if !in {
			in = true
			n++
		}
	}
	return n
}

// isSentence reports whether s ends as a sentence does.
func isSentence(s string) bool {
	end := len(s)
	for end > 0 {
		r, _, size := runeBefore(s, 0, end)
		if !isQuote(r) && !isCloseBracket(r) {
			return isSentenceStop(r) || r == ':' && end == len(s) && len(s) > 60 || r == ',' && end < len(s)
		}
		end -= size
	}
	return false
}

// noteStarts are the words that an agency's note on the version of a story begins with.
var noteStarts = wordSet(`writes updates adds recasts corrects refiles repeats removes changes clarifies rewrites fixes revises combines eds ed editors
 editor's deletes edits inserts amends drops restores new with trims tops leads updating adding correcting corrected refiled repeating note rpts recast
 incorporates includes subs upgrades moves attaches recrop embargoed embargo resends background`)

// isEditorNote reports whether the paragraph is an agency's note on the version.
func isEditorNote(s string) bool {
	bracketed := strings.HasPrefix(s, "(") && strings.HasSuffix(strings.TrimRight(s, ". "), ")")
	inner := strings.TrimLeft(s, "([*- ")
	word := leadingWord(inner)
	if bracketed && strings.Count(s, "(") == 1 {
		return noteStarts[word]
	}
	if word == "eds" || word == "editors" || word == "ed" || word == "editor's" || word == "editor’s" {
		rest := inner[len(word):]
		return strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, ".:") || strings.HasPrefix(strings.ToLower(rest), " note")
	}
	return strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") && noteStarts[word]
}

// leadingWord is the first word of s, of letters and apostrophes, in lower case; "" when it is long or none.
func leadingWord(s string) string {
	end := 0
	for end < len(s) && end < 24 {
		r, c, size := runeAt(s, end)
		if c != letter && !isApostrophe(r) {
			break
		}
		end += size
	}
	return strings.ToLower(s[:end])
}

// isByline reports whether the paragraph names its writers: "By Jane Doe and John Roe".
func isByline(s string) bool {
	rest, ok := cutWord(s, "by")
	if !ok || countWords(rest, maxBylineWords+1) > maxBylineWords || countWords(rest, 2) == 0 {
		return false
	}
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "Jr.") && !strings.HasSuffix(s, "Sr.") {
		return false
	}
	capitals, others := 0, 0
	for _, w := range strings.Fields(rest) {
		r := firstRune(strings.Trim(w, "(),;|·•-–—/"))
		switch {
		case isUpper(r):
			capitals++
		case !placeJoiners[strings.ToLower(w)] && strings.ToLower(w) != "for" && strings.ToLower(w) != "with" && r != 0 && isLower(r):
			others++
		}
	}
	first := firstRune(strings.TrimSpace(rest))
	return capitals > 0 && isUpper(first) && others <= capitals && others <= 3
}

// cutWord takes the word off the start of s, whatever its case, with the space or colon after it.
func cutWord(s, word string) (rest string, ok bool) {
	if len(s) <= len(word) || !strings.EqualFold(s[:len(word)], word) || s[len(word)] != ' ' && s[len(word)] != ':' {
		return s, false
	}
	return s[len(word)+1:], true
}

// isAffiliation reports whether a line under a byline says whom the writer works for.
func isAffiliation(s string) bool {
	if countWords(s, 9) > 8 || isSentence(s) {
		return false
	}
	lower := strings.ToLower(s)
	for _, w := range []string{"writer", "correspondent", "editor", "reporter", "staff", "special to", "associated press", "press", "bureau", "contributor", "@"} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

// captionStarts begin the text of a picture.
var captionStarts = []string{"photo:", "image:", "picture:", "caption:", "pictured:", "photograph:", "file photo", "file -", "file –", "file —", "(photo", "(image",
	"photo by", "photos by", "photo courtesy", "image courtesy", "photo caption", "above:", "left:", "right:", "below:", "pictured above", "map:", "graphic:", "photo credit", "image credit", "image copyright", "image caption", "media caption"}

// captionEnds begin the credit of a picture at the end of its text.
var captionEnds = []string{" Image: ", " Photo: ", " Picture: ", " Photograph: ", " Image credit: ", " Photo credit: ", " Credit: ", "(Photo: ", "(Photo by ", "(Image: ",
	"(Photograph: ", "(Credit: ", "(Picture: ", " Photo by ", " Photo courtesy of ", " Image courtesy of ", "/File Photo", "(File photo", "(file photo", " [Photo: ", " [Image: ", " Photo/", " Getty Images"}

// isCaption reports whether the paragraph is the text of a picture, which its start or a credit at its end shows.
func isCaption(s string) bool {
	if len(s) > 1200 {
		return false
	}
	lower := strings.ToLower(s[:min(len(s), 24)])
	for _, p := range captionStarts {
		if strings.HasPrefix(lower, p) {
			return true
		}
	}
	tail := s[max(0, len(s)-140):]
	if !strings.Contains(tail, "mage") && !strings.Contains(tail, "oto") && !strings.Contains(tail, "icture") && !strings.Contains(tail, "redit") {
		return false // what all of captionEnds share, found faster
	}
	for _, p := range captionEnds {
		k := strings.LastIndex(tail, p)
		if k >= 0 && countWords(tail[k+len(p):], 16) <= 15 && strings.Count(tail[k+len(p):], ". ") == 0 {
			return true
		}
	}
	return false
}

// creditStarts begin a note on who made the article or holds the rights.
var creditStarts = []string{"reporting by", "reported by", "reporting and writing by", "additional reporting", "writing by", "written by", "edited by", "editing by", "compiled by", "translated by",
	"with reporting by", "with additional reporting", "copyright", "©", "(c) ", "all rights reserved", "this article was originally", "this story was originally",
	"this article originally appeared", "this material may not be", "our standards:", "source:", "by our", "with inputs from", "with agencies", "contributors:", "contributor:", "follow us on", "follow him on", "follow her on"}

// creditWords are lines that end an agency's story.
var creditWords = wordSet("end ends enditem endit more end/ -30- ### *** ___ ends/ /ends/ -ends- -end- nnnn 30 (end) (ends) (more) -0-")

// endWords are those of them that may stand in the last paragraph.
var endWords = wordSet("enditem enditem. ends /ends/ -ends- ### -30- (end) (ends) nnnn")

// isCredit reports whether the paragraph says who reported, wrote or edited, holds the rights, or only that the story ends.
func isCredit(s string) bool {
	if len(s) > 1500 {
		return false
	}
	if len(s) <= 12 && creditWords[strings.ToLower(s)] && s != "More" && s != "End" {
		return true
	}
	lower := strings.TrimLeft(s, "([_*—–- \u00a0")
	lower = strings.ToLower(lower[:min(len(lower), 48)])
	for _, p := range creditStarts {
		if strings.HasPrefix(lower, p) {
			return true
		}
	}
	return countWords(s, 61) <= 60 && (strings.Contains(s, "contributed to this ") || strings.Contains(s, "ll rights reserved"))
}

// isHeading reports whether the paragraph is a short line that names what follows.
func isHeading(s string) bool {
	words := countWords(s, maxHeadingWords+1)
	if words == 0 || words > maxHeadingWords {
		return false
	}
	last := lastRune(s)
	if isSentenceStop(last) && last != '?' || last == ',' || last == ';' || last == ':' && words > 5 || isQuote(last) || isCloseBracket(last) {
		return false
	}
	first := firstRune(s)
	return isUpper(first) || '0' <= first && first <= '9' || isSingleQuote(first)
}
