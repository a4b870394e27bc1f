package text

import "strings"

const (
	// maxHeadParagraphs is how many paragraphs may stand before the story.
	maxHeadParagraphs = 12
	// maxTitleWords, maxKickerWords, maxBylineWords and maxHeadingWords bound the lines that can be such parts.
	maxTitleWords   = 30
	maxKickerWords  = 4
	maxBylineWords  = 14
	maxHeadingWords = 9
)

// classifier tells the paragraphs of an article apart.
type classifier struct {
	text     string
	blocks   []block
	dateline rawDateline
	dated    bool // dateline holds one
	titles   []int
	story    int // the first paragraph of the story
}

// classify sets the part and the story of every block and gives the dateline.
func classify(text string, blocks []block) (rawDateline, bool) {
	c := classifier{text: text, blocks: blocks}
	c.head()
	c.doubtTitles()
	c.nameTitles()
	for i := c.story; i < len(blocks); i++ {
		c.body(i)
	}
	c.headings()
	c.sources()
	return c.dateline, c.dated
}

func (c *classifier) str(i int) string { return c.text[c.blocks[i].start:c.blocks[i].end] }

// head reads the paragraphs before the story.
func (c *classifier) head() {
	for c.story = 0; c.story < len(c.blocks) && c.story < maxHeadParagraphs; c.story++ {
		b := &c.blocks[c.story]
		s := c.str(c.story)
		switch {
		case isEditorNote(s):
			b.part = EditorNote
		case isByline(s) || c.afterByline(c.story) && isAffiliation(s):
			b.part = Byline
		case c.dateLine(b, s):
			b.part = DatelinePart
		case isCaption(s):
			b.part = Caption
		case isCredit(s):
			b.part = Credit
		case c.takeDateline(b, c.story+1 == len(c.blocks) || c.story > 0 || isSentence(s)):
			return
		case c.isTitle(c.story, s):
			c.titles = append(c.titles, c.story)
		default:
			return
		}
	}
}

// doubtTitles keeps only the first title where nothing after the titles reads like a story: among short lines no head can be told from
// the rest, except that the first line names it.
func (c *classifier) doubtTitles() {
	if len(c.titles) < 2 {
		return
	}
	for i := c.story; i < min(len(c.blocks), c.story+maxHeadParagraphs); i++ {
		if isSentence(c.str(i)) {
			return
		}
	}
	c.story, c.titles = c.titles[1], c.titles[:1]
}

// isTitle reports whether block i looks like a line over the story.
func (c *classifier) isTitle(i int, s string) bool {
	if i+1 >= len(c.blocks) || len(c.titles) >= 4 {
		return false
	}
	words := countWords(s, maxTitleWords+1)
	if words > maxTitleWords || words == 0 {
		return false
	}
	if isQuote(firstRune(s)) && (isQuote(lastRune(s)) || len(c.titles) > 0 && isSentence(s)) {
		return false
	}
	if !isSentence(s) {
		return true
	}
	// A question or a cry may be a title; what ends in a full stop is none, unless a longer paragraph follows a single short one.
	last := lastRune(strings.TrimRight(s, "\"'”’)"))
	return last != '.' && len(c.titles) == 0 && words <= maxTitleWords/2
}

// nameTitles tells kicker, title and subtitle apart.
func (c *classifier) nameTitles() {
	title := 0
	if n := len(c.titles); n > 1 && c.titles[1] == c.titles[0]+1 {
		first, second := c.str(c.titles[0]), c.str(c.titles[1])
		w1, w2 := countWords(first, maxTitleWords+1), countWords(second, maxTitleWords+1)
		if w1 <= maxKickerWords && w2 > w1 || strings.HasSuffix(first, ":") || w1 <= maxKickerWords && isCapitals(first) && !isCapitals(second) {
			title = 1
		}
	}
	for k, i := range c.titles {
		switch {
		case k < title:
			c.blocks[i].part = Kicker
		case k == title:
			c.blocks[i].part = Title
		default:
			c.blocks[i].part = Subtitle
		}
	}
}

// dateLine takes a line with a date, or a place and a date, and nothing else.
func (c *classifier) dateLine(b *block, s string) bool {
	if len(s) > maxDateline {
		return false
	}
	if when, ok := parseDate(s); ok {
		if !c.dated {
			c.dateline.when, c.dateline.date, c.dated = when, rawSpan{b.start, b.end}, true
		}
		return true
	}
	d, ok := datelineHead(c.text, b.start, b.end)
	if !ok || !d.when.found() && d.agency.end == 0 || d.place.end == 0 {
		return false
	}
	d.rawSpan = rawSpan{b.start, b.end}
	c.keepDateline(d)
	return true
}

// takeDateline takes a dateline from the start of the block.
func (c *classifier) takeDateline(b *block, lead bool) bool {
	d, ok := readDateline(c.text, b.start, b.end, lead)
	if !ok {
		return false
	}
	c.keepDateline(d)
	b.story.start, _ = trim(c.text, d.end, b.end)
	if b.story.start >= b.end {
		b.story.start, b.story.end, b.part = b.start, b.end, DatelinePart
	}
	return true
}

// keepDateline keeps the first dateline, with the date of a line before it where it has none of its own.
func (c *classifier) keepDateline(d rawDateline) {
	if c.dateline.end > 0 {
		return
	}
	if d.date.end == 0 && c.dated {
		d.when, d.date = c.dateline.when, c.dateline.date
	} else if d.when.year == 0 && c.dated && d.when.month == c.dateline.when.month && d.when.day == c.dateline.when.day {
		d.when.year = c.dateline.when.year
	}
	c.dateline, c.dated = d, true
}

// body reads a paragraph of the story, or of what stands around and after it.
func (c *classifier) body(i int) {
	b := &c.blocks[i]
	s := c.text[b.story.start:b.story.end]
	switch {
	case b.part != Body:
		return
	case isCaption(s):
		b.part = Caption
	case isCredit(s):
		b.part = Credit
	case i <= c.story+2 && isEditorNote(s):
		b.part = EditorNote
	case i <= c.story+2 && isByline(s):
		b.part = Byline
	default:
		if c.dateline.end == 0 && i > 0 && i <= c.story+3 && b.story.start == b.start {
			c.takeDateline(b, false)
		}
		c.takeCredit(b)
	}
}

// takeCredit takes a credit in brackets, or an agency's word for the end, from the end of a paragraph: "… on Thursday. (Reporting by Jane Doe)".
func (c *classifier) takeCredit(b *block) {
	s := c.text[b.story.start:b.story.end]
	if k := strings.LastIndexByte(s, ' '); k > 0 && len(s)-k <= 10 && endWords[strings.ToLower(s[k+1:])] && isSentence(strings.TrimRight(s[:k], " ")) {
		_, b.story.end = trim(c.text, b.story.start, b.story.start+k)
		return
	}
	trimmed := strings.TrimRight(s, ".")
	if !strings.HasSuffix(trimmed, ")") {
		return
	}
	k := strings.LastIndexByte(s, '(')
	if k <= 0 || !isCredit(s[k:]) {
		return
	}
	_, b.story.end = trim(c.text, b.story.start, b.story.start+k)
}

// headings marks short lines between paragraphs of the story.
func (c *classifier) headings() {
	for i := c.story + 1; i+1 < len(c.blocks); i++ {
		b := &c.blocks[i]
		if b.part != Body || c.blocks[i+1].part != Body && c.blocks[i+1].part != Caption || b.story.start != b.start {
			continue
		}
		s := c.str(i)
		if isHeading(s) && isSentence(c.str(i+1)) && (c.blocks[i-1].part != Body || isSentence(c.str(i-1))) {
			b.part = Heading
		}
	}
}

// sourceTitles are headings after which no story follows.
var sourceTitles = wordSet("sources references notes bibliography footnotes")

// sources marks lists of sources after the story.
func (c *classifier) sources() {
	for i := len(c.blocks) - 1; i > c.story && i >= len(c.blocks)-40; i-- {
		s := strings.ToLower(strings.TrimRight(c.str(i), ":"))
		if !sourceTitles[s] && s != "external links" && s != "related news" && s != "see also" && s != "related articles" {
			continue
		}
		for k := i; k < len(c.blocks); k++ {
			if b := &c.blocks[k]; b.part == Body || b.part == Heading {
				b.part = Credit
			}
		}
	}
}

func (c *classifier) afterByline(i int) bool { return i > 0 && c.blocks[i-1].part == Byline }
