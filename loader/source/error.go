package source

import (
	"fmt"
	"strings"
)

// Code says in one word why something could not be read, for programs that look through a quarantine.
type Code string

// The codes.
const (
	Empty      Code = "EMPTY"       // no text
	TooLarge   Code = "TOO_LARGE"   // more than MaxArticleBytes
	NotText    Code = "NOT_TEXT"    // not UTF-8, or binary data
	BadJSON    Code = "BAD_JSON"    // no JSON, or cut off
	BadArticle Code = "BAD_ARTICLE" // a field is missing or wrong
	BadFacts   Code = "BAD_FACTS"   // facts that break a rule of their format
	Unreadable Code = "UNREADABLE"  // the file cannot be read
)

// Error says what could not be read, where, why, and what to do about it.
type Error struct {
	Code    Code
	Source  string // the file's path, or "-" for standard input
	Line    int    // from 1; 0 where the source is one article
	Problem string
	Remedy  string
	Err     error // the cause, may be nil
}

// Error formats as "a.jsonl:3: problem; remedy".
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(Place(e.Source, e.Line) + ": " + e.Reason())
	return b.String()
}

// Reason is the error without its place.
func (e *Error) Reason() string {
	if e.Remedy == "" {
		return e.Problem
	}
	return e.Problem + "; " + e.Remedy
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Place names a source, and a line of it, for people.
func Place(source string, line int) string {
	if source == Stdin {
		source = "standard input"
	}
	if line == 0 {
		return source
	}
	return fmt.Sprintf("%s:%d", source, line)
}
