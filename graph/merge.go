package graph

import (
	"fmt"
	"reflect"
	"slices"
)

// Merge combines what two articles say of one node. It is commutative, associative and idempotent, so that the graph does not depend
// on the order in which articles arrive or on how often they are loaded: a value that only one side has is kept; of two strings the smaller, byte by
// byte; of two numbers the larger; lists are joined, sorted and rid of repetitions; a stage is the furthest; a boolean that is set on
// one side is set. An actor whose name differs keeps the smaller one and has the other as an alias.
//
// It is an error to merge nodes of different ids or labels.
func Merge(a, b Node) (Node, error) {
	if a.NodeID() != b.NodeID() || a.NodeLabel() != b.NodeLabel() {
		return nil, Errorf(CodeInvalid, "merge", string(a.NodeID()), "cannot merge %s %q with %s %q", a.NodeLabel(), a.NodeID(), b.NodeLabel(), b.NodeID())
	}
	out := newNode(a.NodeLabel())
	if out == nil {
		return nil, Errorf(CodeInvalid, "merge", string(a.NodeID()), "unknown label %q", a.NodeLabel())
	}
	va, vb, vo := reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem(), reflect.ValueOf(out).Elem()
	for _, f := range fieldsOf(vo.Type()) {
		mergeField(f, va.Field(f.index), vb.Field(f.index), vo.Field(f.index))
	}
	mergeNames(a, b, out)
	return out, nil
}

func mergeField(f field, a, b, out reflect.Value) {
	switch out.Kind() {
	case reflect.String:
		if f.rule == "furthest" {
			out.SetString(string(furthest(Stage(a.String()), Stage(b.String()))))
			return
		}
		out.SetString(least(a.String(), b.String()))
	case reflect.Int:
		out.SetInt(max(a.Int(), b.Int()))
	case reflect.Float64:
		out.SetFloat(larger(a.Float(), b.Float()))
	case reflect.Bool:
		out.SetBool(a.Bool() || b.Bool())
	case reflect.Slice:
		out.Set(reflect.ValueOf(union(a.Interface().([]string), b.Interface().([]string))))
	case reflect.Pointer:
		out.Set(either(a, b))
	default:
		panic(fmt.Sprintf("graph: field %s has a type that the vocabulary does not use", f.name))
	}
}

// larger is the larger of two numbers where zero says nothing, so that negative coordinates and scores survive.
func larger(a, b float64) float64 {
	switch {
	case a == 0:
		return b
	case b == 0:
		return a
	}
	return max(a, b)
}

// furthest is the later of two stages; of two that Stages does not know the smaller, like any other string.
func furthest(a, b Stage) Stage {
	order := Stages()
	i, j := slices.Index(order, a), slices.Index(order, b)
	switch {
	case i < 0 && j < 0:
		return least(a, b)
	case j > i:
		return b
	}
	return a
}

func union(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	out = slices.Compact(out)
	if len(out) == 0 {
		return nil
	}
	return out
}

// either joins two optional booleans: true where one says so, else false where one says so.
func either(a, b reflect.Value) reflect.Value {
	if a.IsNil() {
		return b
	}
	if b.IsNil() || a.Elem().Bool() {
		return a
	}
	return b
}

// mergeNames keeps, as an alias, a name that lost against a smaller one, and never lists the name itself as an alias.
func mergeNames(a, b, out Node) {
	switch out := out.(type) {
	case *Actor:
		out.Aliases = otherNames(out.Name, out.Aliases, a.(*Actor).Name, b.(*Actor).Name)
	case *Agreement:
		out.Aliases = otherNames(out.Name, out.Aliases, a.(*Agreement).Name, b.(*Agreement).Name)
	}
}

func otherNames(name string, aliases []string, names ...string) []string {
	all := slices.DeleteFunc(union(aliases, names), func(s string) bool { return s == name || s == "" })
	if len(all) == 0 {
		return nil
	}
	return all
}
