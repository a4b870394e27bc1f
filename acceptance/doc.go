// Package acceptance asks a served graph what one article says and holds the answers against a gold standard made by hand.
package acceptance
