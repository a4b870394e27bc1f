// Package scalar writes and reads the scalars of the GraphQL schema that GraphQL itself does not know.
package scalar

import (
	"encoding/json"
	"fmt"
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
	return "", fmt.Errorf("an id is a string, not a %T", v)
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
		return "", fmt.Errorf("a date is a string, not a %T", v)
	}
	if s == "" {
		return "", fmt.Errorf("a date is empty; leave the field out or send null")
	}
	return graph.Date(s), graph.Date(s).Check()
}
