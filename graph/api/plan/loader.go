// Package plan answers the fields of one GraphQL operation level by level: once the rows of a root field are known, it walks the field's selection set
// and asks the store once for each kind of field of a level, for all rows together. An operation so costs at most a fixed number of store
// calls for each level and kind of field, whatever the number of rows.
package plan

import (
	"context"
	"encoding/json"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"entente/graph"
	"entente/graph/api/model"
)

// Schema is what planning needs to know of a schema. It is safe for concurrent use.
type Schema struct {
	satisfies map[string][]string // for each object type itself and the interfaces and unions it belongs to
	abstract  map[string]bool
	fields    map[string]map[string]*field
}

// NewSchema prepares a schema for planning.
func NewSchema(s *ast.Schema) *Schema {
	out := &Schema{satisfies: map[string][]string{}, abstract: map[string]bool{}, fields: fields()}
	for name, def := range s.Types {
		if def.Kind == ast.Object {
			out.satisfies[name] = append(out.satisfies[name], name)
			continue
		}
		if def.Kind != ast.Interface && def.Kind != ast.Union {
			continue
		}
		out.abstract[name] = true
		for _, member := range s.GetPossibleTypes(def) {
			out.satisfies[member.Name] = append(out.satisfies[member.Name], name)
		}
	}
	return out
}

// Loader answers the fields of one operation and remembers what it has answered. It is safe for concurrent use.
type Loader struct {
	schema *Schema
	store  graph.Store
	limits Limits

	mu     sync.Mutex
	memo   map[answerKey]any // an error where the field cannot be answered
	nodes  map[graph.ID]graph.Node
	ends   map[graph.ID]model.Ends // of records
	argues map[*ast.Field]args
}

// Limits bounds what one field answers.
type Limits struct {
	Page  int // entries of one page
	Plain int // entries of a list that is not paged
}

type answerKey struct {
	field  *field
	parent string
	args   string
}

// field is how a field is answered for many parents at once. The answers are in the parents' order; an error among them is that parent's alone.
type field struct {
	load func(ctx context.Context, c *call) ([]any, error)
}

// call is one kind of field of a level, for all its parents.
type call struct {
	*Loader
	name    string // the field's
	parents []model.Object
	args    args
}

// ids returns the parents' ids.
func (c *call) ids() []graph.ID {
	out := make([]graph.ID, len(c.parents))
	for i, p := range c.parents {
		out[i] = graph.ID(p.Key())
	}
	return out
}

// NewLoader returns a loader for one operation.
func NewLoader(s *Schema, store graph.Store, l Limits) *Loader {
	return &Loader{
		schema: s, store: store, limits: l,
		memo: map[answerKey]any{}, nodes: map[graph.ID]graph.Node{}, ends: map[graph.ID]model.Ends{}, argues: map[*ast.Field]args{},
	}
}

// Field implements model.Loader. What was not answered beforehand is answered for the one object.
func (l *Loader) Field(ctx context.Context, o model.Object) (any, error) {
	fc := graphql.GetFieldContext(ctx)
	f := l.schema.fields[fc.Object][fc.Field.Name]
	if f == nil {
		return nil, graph.Errorf(graph.CodeInternal, "load", fc.Object+"."+fc.Field.Name, "nothing answers this field")
	}
	a := l.arguments(fc.Field.Field, graphql.GetOperationContext(ctx).Variables)
	v, ok := l.recall(answerKey{f, o.Key(), a.key})
	if !ok {
		b := &batch{field: f, name: fc.Field.Name, args: a, index: map[string]int{}}
		b.add(o)
		if err := l.run(ctx, b); err != nil {
			return nil, err
		}
		v, _ = l.recall(answerKey{f, o.Key(), a.key})
	}
	if err, ok := v.(error); ok {
		return nil, err
	}
	return v, nil
}

func (l *Loader) recall(k answerKey) (any, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	v, ok := l.memo[k]
	return v, ok
}

// arguments returns a field's arguments with the variables put in.
func (l *Loader) arguments(f *ast.Field, variables map[string]any) args {
	l.mu.Lock()
	defer l.mu.Unlock()
	a, ok := l.argues[f]
	if !ok {
		a.raw = f.ArgumentMap(variables)
		key, _ := json.Marshal(a.raw) // made of JSON values; a failure only costs a second answer
		a.key = string(key)
		l.argues[f] = a
	}
	return a
}

// run answers one kind of field for all its parents that have no answer yet.
func (l *Loader) run(ctx context.Context, b *batch) error {
	missing := &call{Loader: l, name: b.name, args: b.args}
	l.mu.Lock()
	for _, p := range b.parents {
		if _, ok := l.memo[answerKey{b.field, p.Key(), b.args.key}]; !ok {
			missing.parents = append(missing.parents, p)
		}
	}
	l.mu.Unlock()
	if len(missing.parents) == 0 {
		return nil
	}
	answers, err := b.field.load(ctx, missing)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, p := range missing.parents {
		l.memo[answerKey{b.field, p.Key(), b.args.key}] = answers[i]
	}
	return nil
}
