package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"entente/graph"
)

// The exit codes.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitQuarantined = 3
	exitStore       = 4
	exitInterrupted = 130
)

// usageError is a wrong command line, configuration or form of an input.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// quarantinedError is a load that was done, but for some articles.
type quarantinedError struct {
	count int
	path  string // of the quarantine; empty where none was written
}

func (e quarantinedError) Error() string {
	noun := "articles were"
	if e.count == 1 {
		noun = "article was"
	}
	if e.path == "" {
		return fmt.Sprintf("%d %s not accepted", e.count, noun)
	}
	return fmt.Sprintf("%d %s quarantined in %s; correct and load them again", e.count, noun, e.path)
}

func exitCode(err error) int {
	var usage usageError
	var quarantined quarantinedError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &quarantined):
		return exitQuarantined
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	}
	switch graph.CodeOf(err) {
	case graph.CodeUnavailable, graph.CodeUnauthorized, graph.CodeConflict:
		return exitStore
	}
	return exitFailed
}

// messageOf is what is said about an error at the end.
func messageOf(err error) string {
	switch {
	case err == nil:
		return ""
	case exitCode(err) == exitInterrupted:
		return "interrupted"
	case exitCode(err) == exitUsage:
		return strings.TrimSpace(err.Error()) + " (entente --help shows how)"
	}
	return err.Error()
}
