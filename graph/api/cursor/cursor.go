// Package cursor writes places in lists as opaque strings and reads them back. A cursor names its format and the list it belongs to, so that
// one of an older format or of another list or filter is refused instead of silently starting over.
package cursor

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"

	"entente/graph"
)

// version is the format's number; raise it when the format or what a store's cursors mean changes.
const version = 1

// MaxLength is how long a cursor may be: longer ones are refused unread.
const MaxLength = 4096

// List identifies a list: what it lists, for whom, by which filter and in which order.
type List [8]byte

// Identify returns the identity of the list that a field yields for a parent (empty for a root field) and the filter's arguments. Arguments that say
// nothing (null, false, an empty list or object) do not count.
func Identify(field, parent string, filter map[string]any) List {
	canonical, err := json.Marshal([]any{field, parent, prune(filter)})
	if err != nil { // arguments come from JSON or from literals of the query language
		canonical = fmt.Append(nil, field, parent, filter)
	}
	sum := sha256.Sum256(canonical)
	return List(sum[:8])
}

// prune drops what restricts nothing, nil where nothing is left.
func prune(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, e := range v {
			if p := prune(e); p != nil {
				out[k] = p
			}
		}
		if len(out) == 0 {
			return nil
		}
		return out
	case []any:
		if len(v) == 0 {
			return nil
		}
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = prune(e)
		}
		return out
	case bool:
		if !v {
			return nil
		}
	}
	return v
}

// Encode writes a place in a list.
func Encode(l List, c graph.Cursor) string {
	b := append([]byte{version}, l[:]...)
	b = binary.AppendVarint(b, int64(c.Rank))
	for _, s := range []string{c.Key, string(c.ID), c.Edge} {
		b = binary.AppendVarint(b, int64(len(s)))
		b = append(b, s...)
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// Decode reads a place in the list. What is no cursor, of another format, or of another list is an error with graph.CodeInvalid that says so.
func Decode(l List, s string) (graph.Cursor, error) {
	if len(s) > MaxLength {
		return graph.Cursor{}, invalid("it is longer than %d letters", MaxLength)
	}
	b, err := base64.RawURLEncoding.Strict().DecodeString(s)
	if err != nil || len(b) < 1+len(l) {
		return graph.Cursor{}, invalid("it is none; use an edge's cursor or a page's endCursor as it came")
	}
	if b[0] != version {
		return graph.Cursor{}, invalid("it has format %d, not %d; begin again without it", b[0], version)
	}
	if List(b[1:1+len(l)]) != l {
		return graph.Cursor{}, invalid("it belongs to another list, filter or order; begin again without it")
	}
	c, ok := decode(b[1+len(l):])
	if !ok {
		return graph.Cursor{}, invalid("it is damaged; begin again without it")
	}
	return c, nil
}

func decode(b []byte) (graph.Cursor, bool) {
	const maxRank = 1
	rank, n := binary.Varint(b)
	if n <= 0 || rank < 0 || rank > maxRank {
		return graph.Cursor{}, false
	}
	b = b[n:]
	var parts [3]string
	for i := range parts {
		size, n := binary.Varint(b)
		if n <= 0 || size < 0 || size > int64(len(b)-n) {
			return graph.Cursor{}, false
		}
		parts[i] = string(b[n : n+int(size)])
		b = b[n+int(size):]
	}
	c := graph.Cursor{Rank: int(rank), Key: parts[0], ID: graph.ID(parts[1]), Edge: parts[2]}
	return c, len(b) == 0 && !c.IsZero()
}

func invalid(format string, args ...any) error {
	return graph.Errorf(graph.CodeInvalid, "read cursor", "", format, args...)
}
