package facts

import (
	"fmt"
	"strings"
)

// Error says what is wrong with a line of facts, where, and what to do about it.
type Error struct {
	Line    int    // from 1; 0 where the facts were not read from lines
	Path    string // the field, like statements[3].content.exact; empty for the line as a whole
	Problem string
	Remedy  string
}

// Error formats as "line 3: statements[3].content.exact: problem; remedy".
func (e *Error) Error() string {
	var b strings.Builder
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d: ", e.Line)
	}
	if e.Path != "" {
		b.WriteString(e.Path + ": ")
	}
	b.WriteString(e.Problem)
	if e.Remedy != "" {
		b.WriteString("; " + e.Remedy)
	}
	return b.String()
}

// shown is how much of a value an error repeats, in code points.
const shown = 60

// excerpt quotes a value for a message, cut where it is long.
func excerpt(s string) string {
	if r := []rune(s); len(r) > shown {
		s = string(r[:shown]) + "…"
	}
	return fmt.Sprintf("%q", s)
}

// oneOf names the values of a closed list for a message.
func oneOf(list []string) string { return "one of " + strings.Join(list, ", ") }
