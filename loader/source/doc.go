// Package source finds articles, and facts, in files, folders and standard input, one at a time and in a fixed order.
//
// What cannot be read becomes an Item with an error of its own: it never stops the others.
package source
