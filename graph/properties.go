package graph

import (
	"fmt"
	"reflect"
	"strings"
)

// Properties are a node's or an edge's fields as a store keeps them: string, int64, float64, bool or []string, absent where empty.
type Properties map[string]any

type field struct {
	index int
	name  string
	rule  string
}

// fieldsByType holds the tagged fields of each node type; it is never written after the package is initialised.
var fieldsByType = func() map[reflect.Type][]field {
	out := map[reflect.Type][]field{}
	for _, l := range Labels() {
		t := reflect.TypeOf(newNode(l)).Elem()
		out[t] = taggedFields(t)
	}
	return out
}()

func fieldsOf(t reflect.Type) []field { return fieldsByType[t] }

func taggedFields(t reflect.Type) []field {
	var out []field
	for i := range t.NumField() {
		name, rule, _ := strings.Cut(t.Field(i).Tag.Get("prop"), ",")
		if name != "" && name != "-" {
			out = append(out, field{i, name, rule})
		}
	}
	return out
}

// PropertiesOf returns a node's properties, "id" among them.
func PropertiesOf(n Node) Properties {
	v := reflect.ValueOf(n).Elem()
	out := Properties{}
	for _, f := range fieldsOf(v.Type()) {
		x := v.Field(f.index)
		if x.IsZero() {
			continue
		}
		switch x.Kind() {
		case reflect.String:
			out[f.name] = x.String()
		case reflect.Int:
			out[f.name] = x.Int()
		case reflect.Float64:
			out[f.name] = x.Float()
		case reflect.Bool:
			out[f.name] = x.Bool()
		case reflect.Slice:
			out[f.name] = x.Interface().([]string)
		case reflect.Pointer:
			out[f.name] = x.Elem().Bool()
		}
	}
	return out
}

// NodeOf builds the node of a label from its properties. Numbers may come as int64 or float64, lists as []string or []any: both
// JSON's and Bolt's decoding are accepted. Unknown properties are left out; a property of the wrong type is an error that names it.
func NodeOf(l Label, p Properties) (Node, error) {
	n := newNode(l)
	if n == nil {
		return nil, Errorf(CodeInvalid, "read node", fmt.Sprint(p["id"]), "unknown label %q", l)
	}
	v := reflect.ValueOf(n).Elem()
	for _, f := range fieldsOf(v.Type()) {
		x, ok := p[f.name]
		if !ok || x == nil {
			continue
		}
		if !setField(v.Field(f.index), x) {
			return nil, Errorf(CodeInvalid, "read node", fmt.Sprint(p["id"]), "property %q of %s is a %T", f.name, l, x)
		}
	}
	return n, nil
}

func setField(dst reflect.Value, x any) bool {
	switch dst.Kind() {
	case reflect.String:
		s, ok := x.(string)
		if ok {
			dst.SetString(s)
		}
		return ok
	case reflect.Int:
		switch x := x.(type) {
		case int64:
			dst.SetInt(x)
		case float64:
			dst.SetInt(int64(x))
		default:
			return false
		}
		return true
	case reflect.Float64:
		switch x := x.(type) {
		case int64:
			dst.SetFloat(float64(x))
		case float64:
			dst.SetFloat(x)
		default:
			return false
		}
		return true
	case reflect.Bool:
		b, ok := x.(bool)
		if ok {
			dst.SetBool(b)
		}
		return ok
	case reflect.Pointer:
		b, ok := x.(bool)
		if ok {
			dst.Set(reflect.ValueOf(&b))
		}
		return ok
	case reflect.Slice:
		s, ok := stringsOf(x)
		if ok {
			dst.Set(reflect.ValueOf(s))
		}
		return ok
	}
	return false
}

func stringsOf(x any) ([]string, bool) {
	switch x := x.(type) {
	case []string:
		return x, true
	case []any:
		out := make([]string, len(x))
		for i, e := range x {
			s, ok := e.(string)
			if !ok {
				return nil, false
			}
			out[i] = s
		}
		return out, true
	}
	return nil, false
}

// Properties returns an edge's properties, "record" among them; a tie's tally is not: a store adds its own.
func (e Edge) Properties() Properties {
	p := Properties{}
	for _, s := range []struct{ name, value string }{
		{"record", string(e.Record)}, {"role", e.Role}, {"status", e.Status}, {"modality", string(e.Modality)},
		{"polarity", string(e.Polarity)}, {"stance", string(e.Stance)}, {"from", string(e.ValidFrom)}, {"to", string(e.ValidTo)},
	} {
		if s.value != "" {
			p[s.name] = s.value
		}
	}
	if e.Count != 0 {
		p["count"] = int64(e.Count)
	}
	return p
}
