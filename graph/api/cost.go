package api

import (
	"context"
	"encoding/json"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"entente/graph"
)

// admission is a gqlgen extension that refuses operations which are too deep, too costly, or name too many fields, before anything is executed, and lets
// the others ask for the schema too.
type admission struct{ limits Limits }

// ExtensionName implements graphql.HandlerExtension.
func (admission) ExtensionName() string { return "Admission" }

// Validate implements graphql.HandlerExtension.
func (admission) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext implements graphql.OperationContextMutator.
func (a admission) MutateOperationContext(_ context.Context, opCtx *graphql.OperationContext) *gqlerror.Error {
	opCtx.DisableIntrospection = false
	s := &scale{fragments: map[string]cost{}, variables: opCtx.Variables, doc: opCtx.Doc}
	c := s.weigh(opCtx.Operation.SelectionSet)
	for _, l := range []struct {
		name      string
		what      string
		got, most int
	}{
		{"rootFields", "fields at the top", c.fields, a.limits.RootFields},
		{"depth", "levels of fields", c.depth, a.limits.Depth},
		{"aliases", "aliases", c.aliases, a.limits.Aliases},
		{"complexity", "values that it can return", c.values, a.limits.Complexity},
	} {
		if l.got > l.most {
			return limitError(l.name, "the operation has %d %s, more than %d", l.got, l.what, l.most)
		}
	}
	return nil
}

// limitError is the error for a request that passes a limit.
func limitError(limit, format string, args ...any) *gqlerror.Error {
	err := gqlerror.Errorf(format, args...)
	err.Extensions = map[string]any{"code": string(graph.CodeLimit), "limit": limit}
	return err
}

// cost is what a selection set costs at most. All counts stop at a billion.
type cost struct {
	fields  int // fields of the set itself, fragments opened
	depth   int
	aliases int
	values  int // a field counts once for each object that it is asked of
}

const most = 1_000_000_000

func (c *cost) add(o cost) {
	c.fields = min(c.fields+o.fields, most)
	c.depth = max(c.depth, o.depth)
	c.aliases = min(c.aliases+o.aliases, most)
	c.values = min(c.values+o.values, most)
}

// scale weighs selection sets. Each fragment is weighed once, however often it is spread, so that weighing takes no longer than reading the query.
type scale struct {
	fragments map[string]cost
	variables map[string]any
	doc       *ast.QueryDocument
}

func (s *scale) weigh(set ast.SelectionSet) cost {
	var out cost
	for _, sel := range set {
		switch sel := sel.(type) {
		case *ast.Field:
			out.add(s.field(sel))
		case *ast.InlineFragment:
			out.add(s.weigh(sel.SelectionSet))
		case *ast.FragmentSpread:
			out.add(s.fragment(sel.Name))
		}
	}
	return out
}

// fragment weighs a named fragment; validation has seen to it that none contains itself.
func (s *scale) fragment(name string) cost {
	if c, ok := s.fragments[name]; ok {
		return c
	}
	var c cost
	if def := s.doc.Fragments.ForName(name); def != nil {
		c = s.weigh(def.SelectionSet)
	}
	s.fragments[name] = c
	return c
}

func (s *scale) field(f *ast.Field) cost {
	inner := s.weigh(f.SelectionSet)
	out := cost{fields: 1, depth: inner.depth + 1, aliases: inner.aliases}
	if f.Alias != "" && f.Alias != f.Name {
		out.aliases = min(out.aliases+1, most)
	}
	out.values = min(1+inner.values*s.rows(f), most)
	return out
}

// What a list that says nothing of its length is taken to hold.
const (
	plainRows = 3 // speakers, places and the like
	pathNodes = 5 // nodes, hops and links of a path
)

// rows is how many objects a field can return: the page size where it is a connection, whose edges and nodes then count once.
func (s *scale) rows(f *ast.Field) int {
	if f.Definition == nil || len(f.SelectionSet) == 0 {
		return 1
	}
	for _, name := range []string{"first", "limit"} {
		if arg := f.Definition.Arguments.ForName(name); arg != nil {
			return s.count(f, name)
		}
	}
	if f.Definition.Arguments.ForName("ids") != nil {
		return s.length(f, "ids")
	}
	if f.Definition.Type.Elem == nil {
		return 1
	}
	switch {
	case f.ObjectDefinition != nil && f.ObjectDefinition.Fields.ForName("pageInfo") != nil: // the connection has counted them
		return 1
	case f.ObjectDefinition != nil && (f.ObjectDefinition.Name == "Path" || f.ObjectDefinition.Name == "Hop"):
		return pathNodes
	}
	return plainRows
}

// count is a whole number among a field's arguments, at least one: what is less is refused when the field is answered.
func (s *scale) count(f *ast.Field, name string) int {
	switch v := f.ArgumentMap(s.variables)[name].(type) {
	case int64:
		return int(max(1, min(v, most)))
	case int:
		return max(1, min(v, most))
	case json.Number:
		n, _ := v.Int64()
		return int(max(1, min(n, most)))
	}
	return 1
}

func (s *scale) length(f *ast.Field, name string) int {
	list, _ := f.ArgumentMap(s.variables)[name].([]any)
	return max(1, len(list))
}
