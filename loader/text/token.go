package text

// Flags are facts about the form of a token that need no model.
type Flags uint16

const (
	// Capitalised marks a token whose first letter is upper case or title case.
	Capitalised Flags = 1 << iota
	// AllCaps marks a token of at least two letters with no lower-case letter: "NATO", "U.S.", "G8".
	AllCaps
	// Number marks a token that is a number in digits, with its separators: "1,500", "3.5", "40th", "1990s".
	Number
	// Punct marks a token without a letter or digit that is punctuation: ".", "--", "“".
	Punct
	// Symbol marks a token without a letter or digit that is not punctuation: "$", "%", "+".
	Symbol
	// SentenceStart marks the first token of a sentence.
	SentenceStart
	// SpaceBefore marks a token that has white space (or the start of its paragraph) before it.
	SpaceBefore
	// Clitic marks the second part of a contraction: "n't", "'s", "'re".
	Clitic
	// Abbreviation marks a word that ends in a full stop of its own: "Gen.", "U.S.", "J.".
	Abbreviation
	// URL marks a web address, an e-mail address or a file name.
	URL
	// OpenQuote marks a quotation mark that opens.
	OpenQuote
	// CloseQuote marks a quotation mark that closes.
	CloseQuote
	// HyphenJoined marks a token that belongs to a hyphenated word together with the token before it:
	// both "-" and "backed" of "Russia-backed". See [Document.Compound].
	HyphenJoined
)

// Has reports whether all the given flags are set.
func (f Flags) Has(want Flags) bool { return f&want == want }

// NoIndex stands for "no such token, sentence, paragraph or quotation".
const NoIndex = -1

// Token is one word, number, mark or symbol, cut as Universal Dependencies cut English: contractions and hyphenated compounds are
// several tokens ("do" "n't"; "Russia" "-" "backed"), abbreviations and numbers are one.
type Token struct {
	Span
	// Text is the passage itself; it shares the memory of the canonical text.
	Text string
	// Norm is Text with letters in lower case and typographic apostrophes, quotation marks and dashes written in ASCII.
	Norm string
	// Flags are facts about the form.
	Flags Flags
	// QuoteDepth is the number of quotations that the token lies in; a quotation's own marks count as in it.
	QuoteDepth uint8
	// Sentence is the index of the token's sentence.
	Sentence int32

	// Head is the index in Document.Tokens of the token's syntactic head, NoIndex for a root and before parsing.
	Head int32
	// UPOS, XPOS, Lemma and DepRel are empty until a tagger and parser fill them.
	UPOS   UPOS
	XPOS   XPOS
	Lemma  string
	DepRel DepRel
}

// Is reports whether the token has all the given flags.
func (t *Token) Is(f Flags) bool { return t.Flags&f == f }

// Sentence is a run of tokens within one paragraph.
type Sentence struct {
	Span
	// Paragraph is the index of the sentence's paragraph.
	Paragraph int
	// Tokens are the sentence's tokens.
	Tokens Range
	// Part tells what the sentence is in the article. A dateline ("MOSCOW, Aug 14 (Reuters) -") is a sentence of its own, before the lead.
	Part Part
}
