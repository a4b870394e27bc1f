// Package text turns the bytes of one English news article into a canonical text and its paragraphs, parts, sentences, tokens and
// quotations, every one of them with exact offsets.
//
// All public offsets are Unicode code points into the canonical text, end exclusive, unless a name says Byte. [Source] converts them to
// bytes of the canonical text and back to bytes of the original input. A [Document] is plain data: slices of structs in the order of the
// text, which refer to each other by index, so that it can be read by many goroutines at once as long as none writes to it.
package text
