package text

const (
	// maxQuoteDepth is how deep quotations may lie in each other; marks that would open deeper ones are not read.
	maxQuoteDepth = 6
	// maxMarksAhead is how many marks the reader looks ahead, so that its time stays linear.
	maxMarksAhead = 24
	// maxShortWords is the number of words of the longest quotation that can be Short.
	maxShortWords = 5
)

// quoteMark is a quotation mark among the tokens of a paragraph.
type quoteMark struct {
	token  int
	family rune // '"', '\'', '«' or '‹'
	shape  rune // '(' for a shape that opens, ')' for one that closes, '|' for one that does both
	opens  bool // by the characters around it, it can open
	closes bool // by the characters around it, it can close
}

func (m *quoteMark) onlyOpens() bool  { return m.opens && !m.closes }
func (m *quoteMark) onlyCloses() bool { return m.closes && !m.opens }

// openQuote is a quotation that has begun.
type openQuote struct {
	found  int // index in quoteReader.found, or in Document.Quotations when pending
	family rune
	low    bool // opened with a low mark, so that “ closes it
}

// quoteReader finds the quotations of a document, one paragraph after the other.
type quoteReader struct {
	doc     *Document
	marks   []quoteMark
	stack   []openQuote
	found   []Quotation // in this paragraph; Words is -1 for one that turned out to be none
	pending []openQuote // left open by the paragraph before, outermost first
	next    rune        // the first character of the paragraph after this one
}

// paragraph finds the quotations in the story tokens of paragraph p. A caption or heading, which is no part of the running text,
// neither continues a quotation nor keeps the paragraph after it from doing so.
func (q *quoteReader) paragraph(p int, story Range, running bool) {
	q.stack, q.found = q.stack[:0], q.found[:0]
	if !running {
		kept := q.pending
		q.pending = nil
		defer func() { q.pending = kept }()
	}
	q.collect(story)
	for m := range q.marks {
		if q.marks[m].family == '\'' || q.marks[m].family == '‹' {
			q.single(p, m, story)
		} else {
			q.double(p, m, story)
		}
	}
	q.finish(story)
}

// markShape classifies a token that may be a quotation mark.
func markShape(s string) (family, shape rune) {
	switch s {
	case `"`, "\uff02", "\u2033":
		return '"', '|'
	case "\u201c", "``", "\u201f", "\u201e":
		return '"', '('
	case "\u201d", "''", "\u2019\u2019":
		return '"', ')'
	case "\u00ab":
		return '«', '('
	case "\u00bb":
		return '«', ')'
	case "'":
		return '\'', '|'
	case "\u2018", "`", "\u201a", "\u201b":
		return '\'', '('
	case "\u2019", "\u00b4":
		return '\'', ')'
	case "\u2039":
		return '‹', '('
	case "\u203a":
		return '‹', ')'
	}
	return 0, 0
}

// collect lists the quotation marks among the tokens and what the text around each allows it to be.
func (q *quoteReader) collect(tokens Range) {
	q.marks = q.marks[:0]
	toks := q.doc.Tokens
	straight := 0
	for i := tokens.First; i < tokens.End; i++ {
		t := &toks[i]
		if t.Flags&(Punct|Symbol) == 0 {
			continue
		}
		family, shape := markShape(t.Text)
		if family == 0 {
			continue
		}
		before, after := ' ', ' '
		if i > tokens.First && !t.Is(SpaceBefore) {
			before = lastRune(toks[i-1].Text)
		}
		if i+1 < tokens.End && !toks[i+1].Is(SpaceBefore) {
			after = firstRune(toks[i+1].Text)
		}
		if t.Text == `"` {
			if before != ' ' && toks[i-1].Is(Number) && straight%2 == 0 {
				continue // inches: no quotation is open
			}
			straight++
		}
		q.marks = append(q.marks, quoteMark{
			token: i, family: family, shape: shape,
			opens: after != ' ' && (before == ' ' || isOpenBracket(before) || isDash(before) || isQuote(before) || before == '/' || before == '…'),
			closes: before != ' ' && (after == ' ' || isClosingPunct(after) || isDash(after) || isQuote(after) || after == '/' ||
				i+1 < tokens.End && toks[i+1].Is(Clitic)),
		})
	}
}

func isQuote(r rune) bool { return isDoubleQuote(r) || isSingleQuote(r) }

func isClosingPunct(r rune) bool {
	switch r {
	case '.', ',', ';', ':', '?', '!', '…':
		return true
	}
	return isCloseBracket(r)
}

// topmost is the place in the stack of the innermost open quotation of the family, or -1.
func (q *quoteReader) topmost(family rune) int {
	for k := len(q.stack) - 1; k >= 0; k-- {
		if q.stack[k].family == family {
			return k
		}
	}
	return -1
}

// double reads a mark of a family in which every mark quotes.
func (q *quoteReader) double(p, at int, story Range) {
	m := &q.marks[at]
	top := q.topmost(m.family)
	text := q.doc.Tokens[m.token].Text
	switch {
	case top < 0 && (m.onlyCloses() || m.shape == ')' && !m.onlyOpens()):
		q.stray(p, m, story)
	case top < 0:
		q.open(p, m, text == "\u201e")
	case m.shape == ')':
		q.close(top, m)
	case m.shape == '(' && (q.stack[top].low && text != "\u201e" || m.onlyCloses()):
		q.close(top, m)
	case m.shape == '(' || m.onlyOpens() && q.partnerAhead(at):
		if !q.nests(at) && !q.goesOn(top, story) {
			q.abandon(top, m.token)
		}
		q.open(p, m, text == "\u201e")
	default:
		q.close(top, m)
	}
}

// partnerAhead reports whether the next mark of the same family can only close.
func (q *quoteReader) partnerAhead(at int) bool {
	for k := at + 1; k < len(q.marks) && k <= at+maxMarksAhead; k++ {
		if q.marks[k].family == q.marks[at].family {
			return q.marks[k].onlyCloses()
		}
	}
	return false
}

// nests reports whether enough closing marks follow for the mark to open a quotation inside one of its own family.
func (q *quoteReader) nests(at int) bool {
	need := 2
	for k := at + 1; k < len(q.marks) && k <= at+maxMarksAhead; k++ {
		m := &q.marks[k]
		switch {
		case m.family != q.marks[at].family:
		case m.shape == '(' || m.shape == '|' && m.onlyOpens():
			need++
		default:
			if need--; need == 0 {
				return true
			}
		}
	}
	return false
}

// goesOn reports whether the open quotation at place k of the stack runs on into the next paragraph: it opens this one, a mark opens
// the next one, and none closes this one at its end. A mark inside then opens a quotation within it.
func (q *quoteReader) goesOn(k int, story Range) bool {
	first := q.found[q.stack[k].found].Tokens.First
	family, shape := markShape(string(q.next))
	if first != story.First || family != q.stack[k].family || shape == ')' {
		return false
	}
	last := &q.marks[len(q.marks)-1]
	return last.token != story.End-1
}

// single reads a mark that may as well be an apostrophe.
func (q *quoteReader) single(p, at int, story Range) {
	m := &q.marks[at]
	top := q.topmost(m.family)
	switch {
	case top >= 0 && m.closes && !(m.shape == '(' && m.opens):
		if m.family == '‹' || !q.possessive(at) {
			q.close(top, m)
		}
	case m.opens && (!m.closes || m.shape == '('):
		if q.singleCloses(at) || m.token == story.First && m.shape != ')' {
			if top >= 0 && !q.nests(at) {
				q.abandon(top, m.token)
			}
			q.open(p, m, false)
		}
	}
}

// possessive reports whether the mark, though it could close, rather belongs to a plural before it: a better one follows.
func (q *quoteReader) possessive(at int) bool {
	t := q.marks[at].token
	toks := q.doc.Tokens
	if t == 0 || t+1 >= len(toks) {
		return false
	}
	if r := lastRune(toks[t-1].Text); r != 's' && r != 'S' && r != 'z' && r != 'x' {
		return false
	}
	if !toks[t+1].Is(SpaceBefore) || toks[t+1].Flags&(Punct|Symbol) != 0 {
		return false
	}
	for k := at + 1; k < len(q.marks) && k <= at+maxMarksAhead; k++ {
		m := &q.marks[k]
		if m.family != '\'' {
			continue
		}
		if m.opens {
			return false
		}
		if m.closes {
			return isClosingPunct(lastRune(toks[m.token-1].Text))
		}
	}
	return false
}

// singleCloses reports whether a mark that can close the single quotation follows before the quotation around it ends.
func (q *quoteReader) singleCloses(at int) bool {
	around := rune(0)
	if len(q.stack) > 0 {
		around = q.stack[len(q.stack)-1].family
	}
	for k := at + 1; k < len(q.marks) && k <= at+maxMarksAhead; k++ {
		m := &q.marks[k]
		switch {
		case m.family == q.marks[at].family && m.closes && m.shape != '(':
			return true
		case m.family == around && around != q.marks[at].family && m.onlyCloses():
			return false
		}
	}
	return false
}

// open begins a quotation at the mark.
func (q *quoteReader) open(p int, m *quoteMark, low bool) {
	if len(q.stack) >= maxQuoteDepth {
		return
	}
	t := &q.doc.Tokens[m.token]
	t.Flags |= OpenQuote
	q.begin(p, m.token, Span{t.Start, t.End}, m.family, low)
}

// begin notes a quotation whose inner passage begins at the end of the mark's span.
func (q *quoteReader) begin(p, token int, mark Span, family rune, low bool) {
	parent := NoIndex
	if n := len(q.stack); n > 0 {
		parent = q.stack[n-1].found
	}
	q.stack = append(q.stack, openQuote{len(q.found), family, low})
	q.found = append(q.found, Quotation{
		Span: Span{Start: mark.Start}, Inner: Span{Start: mark.End}, Tokens: Range{First: token},
		Paragraph: p, Continues: NoIndex, Parent: parent, Depth: len(q.stack),
	})
}

// close ends the quotation at place k of the stack with the mark, and those inside it that are still open.
func (q *quoteReader) close(k int, m *quoteMark) {
	t := &q.doc.Tokens[m.token]
	q.abandon(k+1, m.token)
	f := &q.found[q.stack[k].found]
	if m.token == f.Tokens.First+1 && !f.Inner.Empty() || f.Tokens.First == m.token {
		f.Words = -1
	}
	t.Flags |= CloseQuote
	f.End, f.Inner.End, f.Tokens.End, f.Closed = t.End, t.Start, m.token+1, true
	q.stack = q.stack[:k]
}

// abandon ends all quotations from place k of the stack on, unclosed, before the given token. A single mark that was never closed was
// an apostrophe.
func (q *quoteReader) abandon(k, before int) {
	for j := len(q.stack) - 1; j >= k; j-- {
		f := &q.found[q.stack[j].found]
		end := q.doc.Tokens[before-1].End
		f.End, f.Inner.End, f.Tokens.End = end, end, before
		if q.stack[j].family == '\'' {
			f.Words = -1
			q.doc.Tokens[f.Tokens.First].Flags &^= OpenQuote
		}
	}
	if k < len(q.stack) {
		q.stack = q.stack[:k]
	}
}

// stray reads a closing mark without an opening one: it ends a quotation that the paragraph before left open, if there is one and the
// mark is the first of its family here.
func (q *quoteReader) stray(p int, m *quoteMark, story Range) {
	if len(q.pending) == 0 || q.pending[0].family != m.family || len(q.found) > 0 || len(q.stack) > 0 || m.token == story.First {
		return
	}
	start := q.doc.Tokens[story.First].Start
	q.begin(p, story.First, Span{start, start}, m.family, false)
	q.close(0, m)
}

// finish ends what is open at the end of the paragraph, links it to the paragraph before and hands it to the document.
func (q *quoteReader) finish(story Range) {
	open := len(q.stack)
	left := append([]openQuote(nil), q.stack...)
	for k := open - 1; k >= 0; k-- {
		f := &q.found[q.stack[k].found]
		end := q.doc.Tokens[story.End-1].End
		f.End, f.Inner.End, f.Tokens.End = end, end, story.End
		if q.stack[k].family == '\'' && f.Tokens.First != story.First {
			f.Words = -1
			q.doc.Tokens[f.Tokens.First].Flags &^= OpenQuote
		}
	}
	base := len(q.doc.Quotations)
	place := make([]int, len(q.found))
	for i := range q.found {
		f := &q.found[i]
		place[i] = NoIndex
		if f.Words < 0 {
			continue
		}
		place[i] = len(q.doc.Quotations)
		if f.Parent != NoIndex {
			f.Parent = q.living(place, f.Parent)
		}
		f.Depth = 1
		if f.Parent != NoIndex {
			f.Depth = q.doc.Quotations[f.Parent].Depth + 1
		}
		if f.Tokens.First == story.First && place[i] == base && len(q.pending) > 0 {
			f.Continues = q.pending[0].found
		}
		q.measure(f)
		q.doc.Quotations = append(q.doc.Quotations, *f)
	}
	q.pending = q.pending[:0]
	for _, o := range left {
		if place[o.found] != NoIndex {
			o.found = place[o.found]
			q.pending = append(q.pending, o)
		}
	}
}

// living is the place in the document of the innermost quotation at or around found[i] that stayed.
func (q *quoteReader) living(place []int, i int) int {
	for i != NoIndex && place[i] == NoIndex {
		if p := q.found[i].Parent; p >= i {
			return NoIndex
		}
		i = q.found[i].Parent
	}
	if i == NoIndex {
		return NoIndex
	}
	return place[i]
}

// clauseWords are words that show that a few quoted words are a sentence rather than a term.
var clauseWords = wordSet("i we you he she it they is are was were am be 's 're 'm 've 'll have has had do does did will would can could must should may n't never let please thank thanks")

// measure counts the words of a quotation, marks its tokens and finds out whether it is short.
func (q *quoteReader) measure(f *Quotation) {
	f.Words = 0
	clause := false
	var first, last *Token
	for i := f.Tokens.First; i < f.Tokens.End; i++ {
		t := &q.doc.Tokens[i]
		t.QuoteDepth++
		if t.Start < f.Inner.Start || t.End > f.Inner.End {
			continue
		}
		if last = t; first == nil {
			first = t
		}
		if t.Flags&(Punct|Symbol) == 0 {
			f.Words++
			clause = clause || f.Words <= maxShortWords && clauseWords[t.Norm]
		} else if r := firstRune(t.Text); t.End < f.Inner.End && (isSentenceStop(r) || r == ';' || len(t.Text) > 1 && isDash(r)) {
			clause = true
		}
	}
	// American papers put every comma and full stop inside, so these show a sentence only where a capital begins it.
	ends := last != nil && (last.Text == "!" || last.Text == "?" || (last.Text == "." || last.Text == ",") && first.Is(Capitalised))
	f.Short = f.Closed && f.Words <= maxShortWords && !clause && !ends && f.Continues == NoIndex
}
