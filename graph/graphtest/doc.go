// Package graphtest says what a correct graph.Store is: a naive store in memory, a conformance suite that every store passes without
// an exception, and generators of worlds and queries on which stores must agree with the naive one.
package graphtest
