// Package loader carries articles from their sources into a store: it decodes, extracts, checks and resolves them on several workers and commits
// them in batches, in their order.
//
// What cannot be loaded goes to the quarantine with its reason and never stops the others. Loading is idempotent: an article replaces its own earlier
// facts, so a load that was broken off is repeated from the beginning.
package loader
