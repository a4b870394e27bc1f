package graph

import (
	"errors"
	"fmt"
)

// Code says what kind of thing went wrong, the same words in Go, in the exit status and in GraphQL's extensions.code.
type Code string

// The codes.
const (
	CodeInvalid      Code = "INVALID"      // the caller asked or sent something that cannot be
	CodeNotFound     Code = "NOT_FOUND"    // what was asked for does not exist
	CodeConflict     Code = "CONFLICT"     // it exists already, or somebody else holds it
	CodeLimit        Code = "LIMIT"        // a named limit was exceeded
	CodeUnavailable  Code = "UNAVAILABLE"  // the store does not answer: not ready, closed or unreachable
	CodeUnauthorized Code = "UNAUTHORIZED" // the store refused the credentials
	CodeTimeout      Code = "TIMEOUT"      // the deadline passed or the caller gave up
	CodeInternal     Code = "INTERNAL"     // a fault of ours
)

// Error is an error with a code, the operation that failed and what it was about.
type Error struct {
	Code    Code
	Op      string // the operation: "apply", "get", "open store"
	Subject string // what it was about: an id, a path, an address without credentials; may be empty
	Err     error
}

// Error formats as "op subject: cause".
func (e *Error) Error() string {
	if e.Subject == "" {
		return e.Op + ": " + e.Err.Error()
	}
	return e.Op + " " + e.Subject + ": " + e.Err.Error()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error whose cause is formatted as by fmt.Errorf, %w included.
func Errorf(code Code, op, subject, format string, args ...any) *Error {
	return &Error{Code: code, Op: op, Subject: subject, Err: fmt.Errorf(format, args...)}
}

// CodeOf returns the code of the outermost Error in err's chain, CodeInternal where there is none and the empty code for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}
