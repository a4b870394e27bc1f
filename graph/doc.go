// Package graph is the vocabulary of the knowledge graph as Go types, the identity of everything in it, and the contract that every
// store keeps.
//
// It imports the standard library only. Offsets are Unicode code points into an article's canonical text, end exclusive. Strings are
// expected in Unicode normal form C: whoever brings text in from outside normalises it once, and everything here compares bytes.
package graph
