package text

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// scraps are pieces that make trouble for readers of text; property and fuzz tests build inputs from them.
var scraps = []string{
	"Georgia", "the", "Gen.", "U.S.", "a.m.", "Mr.", "No. 5", "J. R.", "said", "don't", "isn’t", "Russia-backed", "re-elected", "3.5", "1,000", "$5", "40%", "...", ". ..",
	"--", "—", " - ", "'", "\"", "“", "”", "‘", "’", "``", "''", "«", "»", "„", "(", ")", "[", "]", ".", ",", "?", "!", ":", ";", "\n", "\n\n", "\r\n", "\r", " ", "  ", "\t", "\u00a0",
	"\u2028", "http://a.example/x?y=(z)", "a@b.example", "e\u0301", "é", "Å", "A\u030a", "한", "ᄒ", "ᅡ", "ᆫ", "\u200d", "\u00ad", "\ufeff", "👩‍🚀", "北京", "مرحبا",
	"MOSCOW, Aug 14 (Reuters) - ", "By Jane Doe", "(Reporting by A; Editing by B)", "(Updates with quotes)", "'90s", "Image: X.", "\u0301", "I", "A.", "9/11", "24-7", "555-555-5555",
}

// text draws a text of scraps and arbitrary characters.
func drawText(t *rapid.T) string {
	parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(scraps), rapid.StringN(0, 6, 24)), 0, 60).Draw(t, "parts")
	space := rapid.Bool().Draw(t, "space")
	sep := ""
	if space {
		sep = " "
	}
	return strings.ReplaceAll(strings.Join(parts, sep), "\x00", "")
}

func TestDocumentHoldsTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := []byte(drawText(t))
		src, err := Normalize(raw)
		if err != nil {
			return // control characters; TestNormalizeErrors has them
		}
		checkSource(t, raw, src)
		checkDocument(t, Parse(src))
	})
}

// failer is what *testing.T and *rapid.T share.
type failer interface {
	Fatalf(format string, args ...any)
}

// checkSource holds a source against its definition: the canonical form, and a map that leads to the bytes that each piece came from.
func checkSource(t failer, raw []byte, src *Source) {
	if !utf8.ValidString(src.Text) || strings.ContainsRune(src.Text, '\r') {
		t.Fatalf("the canonical text is not clean: %q", src.Text)
	}
	if src.Len() != utf8.RuneCountInString(src.Text) {
		t.Fatalf("Len is %d for %d code points", src.Len(), utf8.RuneCountInString(src.Text))
	}
	at := 0
	before := 0
	for b := range src.Text {
		if src.Byte(at) != b || src.CodePoint(b) != at {
			t.Fatalf("code point %d is byte %d: Byte gives %d, CodePoint %d", at, b, src.Byte(at), src.CodePoint(b))
		}
		o := src.OriginalByte(at)
		if o < before || o > len(raw) {
			t.Fatalf("original byte %d of code point %d, after %d, of %d", o, at, before, len(raw))
		}
		before = o
		start, end := src.OriginalSpan(Span{at, at + 1})
		piece := canonicalPiece(raw[start:end])
		if !strings.ContainsRune(piece, []rune(src.Text[b:])[0]) {
			t.Fatalf("code point %d of %q leads back to %q", at, src.Text, raw[start:end])
		}
		at++
		if at > 400 {
			break
		}
	}
	if src.OriginalByte(src.Len()) != len(raw) {
		t.Fatalf("the end leads to byte %d of %d", src.OriginalByte(src.Len()), len(raw))
	}
	if start, end := src.OriginalSpan(Span{0, src.Len()}); src.Len() > 0 && canonicalPiece(raw[start:end]) != src.Text {
		t.Fatalf("the whole text leads back to %q, the text is %q", raw[start:end], src.Text)
	}
}

func canonicalPiece(raw []byte) string {
	s := strings.ReplaceAll(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\r", "\n")
	return norm.NFC.String(s)
}

// checkDocument holds a document against its definition: spans are their passages, tokens cover every character that is no space, and all
// indexes agree with each other.
func checkDocument(t failer, d *Document) {
	runes := []rune(d.Source.Text)
	passage := func(s Span) string {
		if s.Start < 0 || s.End < s.Start || s.End > len(runes) {
			t.Fatalf("span %v of a text of %d in %q", s, len(runes), d.Source.Text)
		}
		return string(runes[s.Start:s.End])
	}
	at := 0
	for i, tok := range d.Tokens {
		if tok.Start < at || tok.Empty() || passage(tok.Span) != tok.Text || d.Text(tok.Span) != tok.Text {
			t.Fatalf("token %d %v %q is not its passage or not in order (after %d) in %q", i, tok.Span, tok.Text, at, d.Source.Text)
		}
		for ; at < tok.Start; at++ {
			if !IsSpace(runes[at]) {
				t.Fatalf("no token covers %q at %d in %q", runes[at], at, d.Source.Text)
			}
		}
		at = tok.End
		if d.TokenAt(tok.Start) != i || d.TokenAt(tok.End-1) != i || d.SentenceAt(tok.Start) != int(tok.Sentence) || d.ParagraphAt(tok.Start) != d.ParagraphOf(i) {
			t.Fatalf("token %d is not found at its place in %q", i, d.Source.Text)
		}
		if tok.Head != NoIndex || tok.UPOS != "" {
			t.Fatalf("token %d has syntax before parsing", i)
		}
	}
	for ; at < len(runes); at++ {
		if !IsSpace(runes[at]) {
			t.Fatalf("no token covers %q at %d in %q", runes[at], at, d.Source.Text)
		}
	}
	checkOrder(t, d, passage)
	checkQuotations(t, d, passage)
	dl := d.Dateline
	for _, f := range []struct {
		span Span
		text string
	}{{dl.PlaceSpan, dl.Place}, {dl.RegionSpan, dl.Region}, {dl.AgencySpan, dl.Agency}} {
		if passage(f.span) != f.text {
			t.Fatalf("dateline %+v is not its passages in %q", dl, d.Source.Text)
		}
	}
	English(d)
}

func checkOrder(t failer, d *Document, passage func(Span) string) {
	token, sentence := 0, 0
	for i, p := range d.Paragraphs {
		passage(p.Span)
		passage(p.Story)
		if p.Sentences.First != sentence || p.Tokens.First != token || p.Tokens.Len() == 0 || p.Sentences.Len() == 0 || !p.Contains(p.Story) && !p.Story.Empty() {
			t.Fatalf("paragraph %d %+v does not follow on sentence %d, token %d in %q", i, p, sentence, token, d.Source.Text)
		}
		for ; sentence < p.Sentences.End; sentence++ {
			s := d.Sentences[sentence]
			if s.Paragraph != i || s.Tokens.First != token || s.Tokens.Len() == 0 || s.Span != d.SpanOf(s.Tokens) || d.TokensIn(s.Span) != s.Tokens {
				t.Fatalf("sentence %d %+v does not follow on token %d in %q", sentence, s, token, d.Source.Text)
			}
			for ; token < s.Tokens.End; token++ {
				if int(d.Tokens[token].Sentence) != sentence || d.Tokens[token].Is(SentenceStart) != (token == s.Tokens.First) {
					t.Fatalf("token %d does not know its sentence in %q", token, d.Source.Text)
				}
			}
		}
		if token != p.Tokens.End {
			t.Fatalf("paragraph %d ends at token %d, its sentences at %d in %q", i, p.Tokens.End, token, d.Source.Text)
		}
	}
	if token != len(d.Tokens) || sentence != len(d.Sentences) {
		t.Fatalf("%d of %d tokens, %d of %d sentences are in a paragraph", token, len(d.Tokens), sentence, len(d.Sentences))
	}
}

func checkQuotations(t failer, d *Document, passage func(Span) string) {
	depth := make([]uint8, len(d.Tokens))
	for i, q := range d.Quotations {
		passage(q.Span)
		passage(q.Inner)
		switch {
		case q.Tokens.Len() == 0 || d.SpanOf(q.Tokens) != q.Span || !q.Contains(q.Inner):
			t.Fatalf("quotation %d %+v is not its tokens in %q", i, q, d.Source.Text)
		case !d.Paragraphs[q.Paragraph].Contains(q.Span):
			t.Fatalf("quotation %d %+v leaves its paragraph in %q", i, q, d.Source.Text)
		case q.Parent >= i || q.Continues >= i || (q.Parent == NoIndex) != (q.Depth == 1):
			t.Fatalf("quotation %d %+v refers forward in %q", i, q, d.Source.Text)
		case q.Parent != NoIndex && (!d.Quotations[q.Parent].Contains(q.Span) || d.Quotations[q.Parent].Depth != q.Depth-1):
			t.Fatalf("quotation %d %+v leaves quotation %+v in %q", i, q, d.Quotations[q.Parent], d.Source.Text)
		case i > 0 && d.Quotations[i-1].Start > q.Start:
			t.Fatalf("quotation %d is not in order in %q", i, d.Source.Text)
		case q.Closed != d.Tokens[q.Tokens.End-1].Is(CloseQuote) && q.Closed:
			t.Fatalf("quotation %d does not end in its mark in %q", i, d.Source.Text)
		}
		for k := q.Tokens.First; k < q.Tokens.End; k++ {
			depth[k]++
		}
		if inner := d.QuotationAt(q.Start); inner != i && d.Quotations[inner].Start != q.Start {
			t.Fatalf("quotation %d is not found at its start in %q", i, d.Source.Text)
		}
	}
	for i := range depth {
		if d.Tokens[i].QuoteDepth != depth[i] {
			t.Fatalf("token %d lies in %d quotations, not %d, in %q", i, depth[i], d.Tokens[i].QuoteDepth, d.Source.Text)
		}
	}
}

func FuzzNormalize(f *testing.F) {
	for _, s := range scraps {
		f.Add([]byte(s))
	}
	f.Add([]byte("\xef\xbb\xbfe\xcc\x81\r\n\r\x00\xff"))
	f.Add([]byte("a" + strings.Repeat("\u0301", 40) + "\u0327b"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		src, err := Normalize(raw)
		if err != nil {
			return
		}
		if !norm.NFC.IsNormalString(src.Text) {
			t.Fatalf("not in form C: %q", src.Text)
		}
		for at := range min(src.Len(), 300) {
			b := src.Byte(at)
			if src.CodePoint(b) != at {
				t.Fatalf("code point %d is byte %d is code point %d", at, b, src.CodePoint(b))
			}
			if start, end := src.OriginalSpan(Span{at, at + 1}); start >= end || end > len(raw) {
				t.Fatalf("code point %d leads to bytes %d to %d of %d", at, start, end, len(raw))
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for i := range scraps {
		f.Add(strings.Join(scraps[i:], " "))
		f.Add(scraps[i] + scraps[(i*7+3)%len(scraps)])
	}
	f.Fuzz(func(t *testing.T, s string) {
		src, err := FromString(s)
		if err != nil {
			return
		}
		checkDocument(t, Parse(src))
	})
}

func FuzzQuotations(f *testing.F) {
	marks := []string{`"`, "'", "“", "”", "‘", "’", "«", "»", "„", "``", "''", " ", "a", "dogs", ".", "\n\n", "(", "-", "5"}
	f.Add([]byte{0, 12, 14, 0, 11, 12})
	f.Add([]byte{2, 12, 4, 12, 5, 14, 3, 15, 2, 12, 3})
	f.Fuzz(func(t *testing.T, picks []byte) {
		var b strings.Builder
		for _, p := range picks[:min(len(picks), 4000)] {
			b.WriteString(marks[int(p)%len(marks)])
		}
		src, err := FromString(b.String())
		if err != nil {
			t.Fatal(err)
		}
		checkDocument(t, Parse(src))
	})
}
