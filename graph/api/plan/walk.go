package plan

import (
	"context"
	"reflect"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"entente/graph/api/model"
)

// Prefetch answers everything that is selected below the root field under way in the context, whose own answer is root.
func (l *Loader) Prefetch(ctx context.Context, root any) error {
	fc := graphql.GetFieldContext(ctx)
	level := []*group{{typeName: fc.Field.Definition.Type.Name(), selections: fc.Field.Selections, objects: objectsIn(root)}}
	for len(level) > 0 {
		next, err := l.step(ctx, level)
		if err != nil {
			return err
		}
		level = next
	}
	return nil
}

// group is objects of which the same is selected.
type group struct {
	typeName   string // as the schema types the field that returned them: may be abstract
	selections ast.SelectionSet
	objects    []model.Object
}

// batch is one kind of field of a level.
type batch struct {
	field   *field
	name    string
	args    args
	parents []model.Object
	index   map[string]int // of the parents, by key
	users   []user
}

// user is a place in the query that a batch answers.
type user struct {
	field   graphql.CollectedField
	parents []model.Object
}

func (b *batch) add(o model.Object) {
	if _, ok := b.index[o.Key()]; !ok {
		b.index[o.Key()] = len(b.parents)
		b.parents = append(b.parents, o)
	}
}

// level collects the batches of one level, in the order in which the query names them.
type level struct {
	batches []*batch
	index   map[answerKey]*batch
}

func (v *level) add(f *field, name string, a args, cf graphql.CollectedField, parents []model.Object) {
	k := answerKey{field: f, args: a.key}
	b := v.index[k]
	if b == nil {
		b = &batch{field: f, name: name, args: a, index: map[string]int{}}
		v.index[k] = b
		v.batches = append(v.batches, b)
	}
	for _, p := range parents {
		b.add(p)
	}
	b.users = append(b.users, user{cf, parents})
}

// step answers one level and returns the groups of the next.
func (l *Loader) step(ctx context.Context, groups []*group) ([]*group, error) {
	v := &level{index: map[answerKey]*batch{}}
	opCtx := graphql.GetOperationContext(ctx)
	for len(groups) > 0 {
		g := groups[0]
		groups = append(groups[1:], l.expand(opCtx, g, v)...)
	}
	for _, b := range v.batches {
		if err := l.run(ctx, b); err != nil {
			return nil, err
		}
	}
	var next []*group
	for _, b := range v.batches {
		for _, u := range b.users {
			if len(u.field.Selections) == 0 {
				continue
			}
			g := &group{typeName: u.field.Definition.Type.Name(), selections: u.field.Selections}
			for _, p := range u.parents {
				answer, _ := l.recall(answerKey{b.field, p.Key(), b.args.key})
				g.objects = append(g.objects, objectsIn(answer)...)
			}
			next = append(next, g)
		}
	}
	return next, nil
}

// expand sorts the fields selected of a group into those that the store answers, which go to the level, and those whose objects are at hand, which it
// returns.
func (l *Loader) expand(opCtx *graphql.OperationContext, g *group, v *level) []*group {
	var out []*group
	for _, part := range l.split(g) {
		for _, cf := range graphql.CollectFields(opCtx, g.selections, l.schema.satisfies[part.typeName]) {
			if f := l.schema.fields[part.typeName][cf.Name]; f != nil {
				v.add(f, cf.Name, l.arguments(cf.Field, opCtx.Variables), cf, part.objects)
				continue
			}
			if len(cf.Selections) == 0 || cf.Definition == nil {
				continue
			}
			inner := &group{typeName: cf.Definition.Type.Name(), selections: cf.Selections}
			for _, o := range part.objects {
				if c, ok := o.(model.Container); ok {
					inner.objects = append(inner.objects, c.Children(cf.Name)...)
				}
			}
			if len(inner.objects) > 0 {
				out = append(out, inner)
			}
		}
	}
	return out
}

// split parts a group by the objects' own types and drops repetitions of one object.
func (l *Loader) split(g *group) []*group {
	var out []*group
	index := map[string]*group{}
	type same struct{ typeName, key string }
	seen := map[same]bool{}
	for _, o := range g.objects {
		name := g.typeName
		if l.schema.abstract[name] {
			name = o.(interface{ TypeName() string }).TypeName()
		}
		if key := o.Key(); key != "" {
			if seen[same{name, key}] {
				continue
			}
			seen[same{name, key}] = true
		}
		part := index[name]
		if part == nil {
			part = &group{typeName: name}
			index[name] = part
			out = append(out, part)
		}
		part.objects = append(part.objects, o)
	}
	return out
}

// objectsIn returns the objects of a field's answer: none, one or a list.
func objectsIn(v any) []model.Object {
	switch v := v.(type) {
	case nil, error:
		return nil
	case model.Object:
		if reflect.ValueOf(v).IsNil() {
			return nil
		}
		return []model.Object{v}
	}
	list := reflect.ValueOf(v)
	if list.Kind() != reflect.Slice {
		return nil
	}
	var out []model.Object
	for i := range list.Len() {
		out = append(out, objectsIn(list.Index(i).Interface())...)
	}
	return out
}
