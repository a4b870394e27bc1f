package text

import "sort"

// Part is what a passage is in an article.
type Part uint8

const (
	// Body is the story itself.
	Body Part = iota
	// Kicker is a short line over the title that names the running topic.
	Kicker
	// Title is the headline.
	Title
	// Subtitle is a line under the title that goes on with it.
	Subtitle
	// EditorNote is an agency's note on the version: "(Writes through with quotes, background)".
	EditorNote
	// Byline names the writers: "By Jane Doe".
	Byline
	// DatelinePart is the place, date and agency before the lead, or a line with nothing but a date.
	DatelinePart
	// Caption is the text of a picture.
	Caption
	// Credit says who reported, wrote, edited, or holds the rights: "(Reporting by …; Editing by …)".
	Credit
	// Heading is a short line between paragraphs that names a section.
	Heading
)

var partNames = [...]string{"body", "kicker", "title", "subtitle", "editor-note", "byline", "dateline", "caption", "credit", "heading"}

// String is the part's name in lower case.
func (p Part) String() string {
	if int(p) < len(partNames) {
		return partNames[p]
	}
	return "unknown"
}

// Paragraph is a block of text.
type Paragraph struct {
	// Span is the paragraph without white space around it.
	Span
	// Part is what the paragraph is; single sentences of it may differ (a dateline before the lead, a credit at the end).
	Part Part
	// Story is the passage without a dateline before and a credit after it; equal to Span where there are none.
	Story Span
	// Sentences and Tokens are what the paragraph holds.
	Sentences Range
	Tokens    Range
}

// Dateline is where and when an article says that it was written. Fields that the text does not give are zero.
type Dateline struct {
	// Span is the whole dateline with its closing dash or stop. It is empty when the article has no more than a line with a date.
	Span
	// Place is the place as written ("MOSCOW"), without what follows it; the first one where there are several.
	Place     string
	PlaceSpan Span
	// Region is the state or country as written after the place ("Georgia" of "TSKHINVALI, Georgia").
	Region     string
	RegionSpan Span
	// More are the further places of "MOSCOW/TBILISI".
	More []Span
	// Agency is as written, without brackets or slashes ("Reuters", "TASS").
	Agency     string
	AgencySpan Span
	// Month and Day are 1-based. DateSpan is the passage that gives the date; it may stand in a line of its own.
	Year, Month, Day int
	DateSpan         Span
	// Weekday is the English name of the day ("Thursday") where the dateline itself gives it.
	Weekday string
}

// Found reports whether the article gives a place, a date or an agency.
func (d *Dateline) Found() bool { return !d.Empty() || !d.DateSpan.Empty() }

// Quotation is a passage between quotation marks. One that runs over several paragraphs, opened anew in each and closed in the last, is
// one Quotation for each paragraph, linked by Continues.
type Quotation struct {
	// Span is the quotation with its marks; the comma or full stop inside or directly before the closing mark is part of it.
	Span
	// Inner is the passage between the marks.
	Inner Span
	// Tokens are the tokens of Span.
	Tokens Range
	// Paragraph is the index of the paragraph.
	Paragraph int
	// Continues is the index of the quotation in an earlier paragraph that this one goes on with, else NoIndex.
	Continues int
	// Parent is the index of the quotation that holds this one, else NoIndex.
	Parent int
	// Depth is 1 for a quotation that lies in no other, 2 within one, and so on.
	Depth int
	// Words is the number of words (not marks) in Inner.
	Words int
	// Closed reports whether a closing mark was found; an unclosed quotation ends with its paragraph.
	Closed bool
	// Short marks a quotation of a few words that is no sentence: a name, a term or words held at arm's length.
	Short bool
}

// Document is one article, read as far as its form goes. Slices are in the order of the text.
type Document struct {
	Source     *Source
	Paragraphs []Paragraph
	Sentences  []Sentence
	Tokens     []Token
	Quotations []Quotation
	// Dateline is that of the story; Dateline.Found tells whether there is one.
	Dateline Dateline
	// KickerParagraph, TitleParagraph, NoteParagraph and BylineParagraph are indexes of paragraphs or NoIndex.
	KickerParagraph, TitleParagraph, NoteParagraph, BylineParagraph int
}

// Text is the passage of the span, which must lie within the text. It shares the memory of the canonical text. O(1) for ASCII text,
// else O(64).
func (d *Document) Text(s Span) string { return d.Source.Slice(s) }

// TokenAt is the index of the token that holds the code point at offset, or NoIndex when there is none. O(log n).
func (d *Document) TokenAt(offset int) int {
	i := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > offset })
	if i < len(d.Tokens) && d.Tokens[i].Start <= offset {
		return i
	}
	return NoIndex
}

// SentenceAt is the index of the sentence whose span holds the code point at offset, or NoIndex. O(log n).
func (d *Document) SentenceAt(offset int) int {
	i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > offset })
	if i < len(d.Sentences) && d.Sentences[i].Start <= offset {
		return i
	}
	return NoIndex
}

// ParagraphAt is the index of the paragraph whose span holds the code point at offset, or NoIndex. O(log n).
func (d *Document) ParagraphAt(offset int) int {
	i := sort.Search(len(d.Paragraphs), func(i int) bool { return d.Paragraphs[i].End > offset })
	if i < len(d.Paragraphs) && d.Paragraphs[i].Start <= offset {
		return i
	}
	return NoIndex
}

// ParagraphOf is the index of the paragraph of the token with index i. O(1).
func (d *Document) ParagraphOf(token int) int {
	return d.Sentences[d.Tokens[token].Sentence].Paragraph
}

// QuotationAt is the index of the innermost quotation that holds the code point at offset, or NoIndex. O(log n + depth).
func (d *Document) QuotationAt(offset int) int {
	i := sort.Search(len(d.Quotations), func(i int) bool { return d.Quotations[i].Start > offset }) - 1
	for i >= 0 && d.Quotations[i].End <= offset {
		i = d.Quotations[i].Parent
	}
	return max(i, NoIndex)
}

// TokensIn is the range of the tokens that share at least one code point with the span. O(log n).
func (d *Document) TokensIn(s Span) Range {
	first := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > s.Start })
	end := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Start >= s.End })
	return Range{first, max(first, end)}
}

// SpanOf is the passage from the first to the last token of a range that is not empty. O(1).
func (d *Document) SpanOf(tokens Range) Span {
	return Span{d.Tokens[tokens.First].Start, d.Tokens[tokens.End-1].End}
}

// Compound is the range of the hyphenated word that the token belongs to: "Russia" "-" "backed" for any of the three; the token alone
// where it is not hyphenated. O(length of the word).
func (d *Document) Compound(token int) Range {
	first, end := token, token+1
	for first > 0 && d.Tokens[first].Is(HyphenJoined) {
		first--
	}
	for end < len(d.Tokens) && d.Tokens[end].Is(HyphenJoined) {
		end++
	}
	return Range{first, end}
}
