package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse reads a canonical text: its paragraphs and their parts, sentences, tokens and quotations. It never fails: text without any
// structure gives plain paragraphs. The result refers to src and shares its memory. O(n) in time and memory.
func Parse(src *Source) *Document {
	d := &Document{Source: src, KickerParagraph: NoIndex, TitleParagraph: NoIndex, NoteParagraph: NoIndex, BylineParagraph: NoIndex}
	blocks := splitParagraphs(src.Text)
	dateline, dated := classify(src.Text, blocks)
	r := reader{doc: d, lower: lowerASCII(src.Text), quotes: quoteReader{doc: d}}
	r.doc.Paragraphs = make([]Paragraph, 0, len(blocks))
	r.doc.Tokens = make([]Token, 0, len(src.Text)/5+8)
	r.doc.Sentences = make([]Sentence, 0, len(src.Text)/120+len(blocks))
	for i := range blocks {
		r.quotes.next = 0
		if i+1 < len(blocks) {
			r.quotes.next = firstRune(src.Text[blocks[i+1].start:])
		}
		r.paragraph(&blocks[i])
	}
	if dated {
		d.Dateline = makeDateline(src, dateline)
	}
	return d
}

// makeDateline turns offsets in bytes into code points.
func makeDateline(src *Source, raw rawDateline) Dateline {
	d := Dateline{Year: raw.when.year, Month: raw.when.month, Day: raw.when.day, Weekday: raw.when.weekday}
	convert := func(s rawSpan) (Span, string) {
		return Span{src.CodePoint(s.start), src.CodePoint(s.end)}, src.Text[s.start:s.end]
	}
	d.Span, _ = convert(raw.rawSpan)
	d.PlaceSpan, d.Place = convert(raw.place)
	d.RegionSpan, d.Region = convert(raw.region)
	d.AgencySpan, d.Agency = convert(raw.agency)
	d.DateSpan, _ = convert(raw.date)
	for _, m := range raw.more {
		s, _ := convert(m)
		d.More = append(d.More, s)
	}
	return d
}

// reader fills a document, paragraph by paragraph.
type reader struct {
	doc    *Document
	cut    tokenizer
	lower  string // the text with ASCII letters in lower case
	quotes quoteReader
	at     struct{ byte, offset int } // how far offsets have been counted
}

// offset is the code point offset of byte b, which must not be before the last one asked for.
func (r *reader) offset(b int) int {
	if r.doc.Source.index == nil {
		return b
	}
	r.at.offset += utf8.RuneCountInString(r.doc.Source.Text[r.at.byte:b])
	r.at.byte = b
	return r.at.offset
}

func (r *reader) span(start, end int) Span {
	s := r.offset(start)
	return Span{s, r.offset(end)}
}

// paragraph reads one paragraph: a dateline, the story and a credit, each with sentences of its own.
func (r *reader) paragraph(b *block) {
	d := r.doc
	p := len(d.Paragraphs)
	d.Paragraphs = append(d.Paragraphs, Paragraph{Part: b.part, Sentences: Range{First: len(d.Sentences)}, Tokens: Range{First: len(d.Tokens)}})
	before := r.tokens(b.start, b.story.start)
	story := r.tokens(b.story.start, b.story.end)
	after := r.tokens(b.story.end, b.end)
	if story.Len() > 0 {
		r.quotes.paragraph(p, story, b.part == Body)
	}
	splitSentences(d, p, before, DatelinePart)
	splitSentences(d, p, story, b.part)
	splitSentences(d, p, after, Credit)
	par := &d.Paragraphs[p]
	par.Sentences.End, par.Tokens.End = len(d.Sentences), len(d.Tokens)
	if par.Tokens.Len() > 0 {
		par.Span = d.SpanOf(par.Tokens)
	}
	if story.Len() > 0 {
		par.Story = d.SpanOf(story)
	}
	for _, first := range []struct {
		part  Part
		index *int
	}{{Kicker, &d.KickerParagraph}, {Title, &d.TitleParagraph}, {EditorNote, &d.NoteParagraph}, {Byline, &d.BylineParagraph}} {
		if b.part == first.part && *first.index == NoIndex {
			*first.index = p
		}
	}
}

// tokens reads the tokens of text[start:end].
func (r *reader) tokens(start, end int) Range {
	d := r.doc
	first := len(d.Tokens)
	r.cut.out = r.cut.out[:0]
	r.cut.scan(d.Source.Text, start, end)
	for _, p := range r.cut.out {
		text := d.Source.Text[p.start:p.end]
		t := Token{Span: r.span(p.start, p.end), Text: text, Flags: p.flags | form(text), Head: NoIndex}
		if ascii(text) {
			t.Norm = r.lower[p.start:p.end]
		} else {
			t.Norm = normal(text)
		}
		d.Tokens = append(d.Tokens, t)
	}
	return Range{first, len(d.Tokens)}
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// lowerASCII is s with ASCII letters in lower case and all other bytes as they are.
func lowerASCII(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		b.WriteByte(c)
	}
	return b.String()
}

// normal is the Norm of a token that is not ASCII.
func normal(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == softHyphen || r == zeroWidthJoiner || r == zeroWidthNonJoiner:
		case isDoubleQuote(r) && r != '\u00ab' && r != '\u00bb':
			b.WriteByte('"')
		case isSingleQuote(r) && r != '\u2039' && r != '\u203a', r == '\u02bc':
			b.WriteByte('\'')
		case isDash(r):
			b.WriteByte('-')
		case r == '\u2026':
			b.WriteString("...")
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// form finds the flags that depend on the token's characters alone.
func form(s string) Flags {
	var letters, lower, digits int
	var flags Flags
	first := rune(0)
	punct := true
	for i := 0; i < len(s); {
		r, c, size := runeAt(s, i)
		i += size
		switch c {
		case letter:
			if letters++; first == 0 {
				first = r
			}
			if isLower(r) {
				lower++
			}
		case digit:
			digits++
		default:
			punct = punct && (isPunct(r))
		}
	}
	switch {
	case letters == 0 && digits == 0 && punct:
		return Punct
	case letters == 0 && digits == 0:
		return Symbol
	}
	if isUpper(first) {
		flags |= Capitalised
	}
	if letters+digits >= 2 && letters > 0 && lower == 0 && isUpper(first) {
		flags |= AllCaps
	}
	if digits > 0 && (letters == 0 || letters <= 2 && '0' <= s[0] && s[0] <= '9') {
		flags |= Number
	}
	return flags
}

func isPunct(r rune) bool {
	if r < utf8.RuneSelf {
		switch r {
		case '$', '%', '+', '=', '<', '>', '^', '|', '~', '&', '#', '@':
			return false
		}
		return true
	}
	return unicode.IsPunct(r) || r == '\u2033'
}

func firstRune(s string) rune {
	if s != "" && s[0] < utf8.RuneSelf {
		return rune(s[0])
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	if s != "" && s[len(s)-1] < utf8.RuneSelf {
		return rune(s[len(s)-1])
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
