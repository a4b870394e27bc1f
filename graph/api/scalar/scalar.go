// Package scalar writes and reads the scalars of the GraphQL schema that GraphQL itself does not know.
package scalar

import (
	"encoding/json"
	"strconv"

	"github.com/99designs/gqlgen/graphql"

	"entente/graph"
)

// MarshalID writes an id as a string.
func MarshalID(id graph.ID) graphql.Marshaler { return graphql.MarshalString(string(id)) }

// UnmarshalID reads an id; GraphQL allows whole numbers where it asks for one.
func UnmarshalID(v any) (graph.ID, error) {
	switch v := v.(type) {
	case string:
		return graph.ID(v), nil
	case json.Number:
		return graph.ID(v.String()), nil
	case int64:
		return graph.ID(strconv.FormatInt(v, 10)), nil
	}
	return "", invalid("ID", "an id is a string, not a %T", v)
}

// MarshalDate writes a date, null where it is unknown.
func MarshalDate(d graph.Date) graphql.Marshaler {
	if d == "" {
		return graphql.Null
	}
	return graphql.MarshalString(string(d))
}

// UnmarshalDate reads a date and refuses what is none.
func UnmarshalDate(v any) (graph.Date, error) {
	s, ok := v.(string)
	if !ok {
		return "", invalid("Date", "a date is a string, not a %T", v)
	}
	if s == "" {
		return "", invalid("Date", "it is empty; leave the field out or send null")
	}
	if err := graph.Date(s).Check(); err != nil {
		return "", invalid("Date", "%w", err)
	}
	return graph.Date(s), nil
}

func invalid(what, format string, args ...any) error {
	return graph.Errorf(graph.CodeInvalid, "read", what, format, args...)
}
