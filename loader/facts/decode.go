package facts

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// Unmarshal reads one document, the whole of data, and checks it (see Check). Every error is an *Error. Fields that the format does not know, that
// stand twice, are missing or have another type are errors; a single value that may be null may also be left out.
func Unmarshal(data []byte) (*Document, error) {
	doc := new(Document)
	d := decoder{in: jsontext.NewDecoder(bytes.NewReader(data))}
	if err := d.document(doc); err != nil {
		if other := otherFormat(data); other != nil {
			return nil, other
		}
		return nil, err
	}
	if err := Check(doc); err != nil {
		return nil, err
	}
	return doc, nil
}

// otherFormat returns an error where the data calls itself something else than this format: then that is what is wrong with it,
// whatever field was found first.
func otherFormat(data []byte) error {
	var head struct{ Format *string }
	if err := json.Unmarshal(data, &head); err == nil && head.Format != nil && *head.Format != Format {
		return wrongFormat(*head.Format)
	}
	return nil
}

func wrongFormat(got string) *Error {
	return &Error{Path: "format", Problem: fmt.Sprintf("is %s", excerpt(got)), Remedy: fmt.Sprintf("only %q can be read", Format)}
}

// decoder fills values from JSON by the shape of their Go types.
type decoder struct {
	in   *jsontext.Decoder
	path []byte
}

func (d *decoder) document(doc *Document) error {
	if err := d.value(reflect.ValueOf(doc).Elem()); err != nil {
		return err
	}
	if _, err := d.in.ReadToken(); !errors.Is(err, io.EOF) {
		return d.errorf("write one object on each line", "something follows the object, at byte %d", d.in.InputOffset())
	}
	return nil
}

func (d *decoder) value(v reflect.Value) error {
	kind := d.in.PeekKind()
	if kind == 0 { // not JSON
		_, err := d.in.ReadToken()
		return d.syntax(err)
	}
	switch v.Kind() {
	case reflect.Struct:
		return d.object(v)
	case reflect.Slice:
		return d.list(v)
	case reflect.Pointer:
		if kind == 'n' {
			_, err := d.in.ReadToken()
			return d.syntax(err)
		}
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(v.Elem())
	}
	return d.single(v, kind)
}

func (d *decoder) single(v reflect.Value, kind jsontext.Kind) error {
	if kind != kindOf(v) && (kind != 'f' || v.Kind() != reflect.Bool) {
		return d.wrongType(v, kind)
	}
	t, err := d.in.ReadToken()
	if err != nil {
		return d.syntax(err)
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(t.String())
	case reflect.Bool:
		v.SetBool(t.Bool())
	case reflect.Float64:
		v.SetFloat(t.Float())
	case reflect.Int:
		n, err := strconv.ParseInt(t.String(), 10, 32)
		if err != nil {
			return d.errorf("write a whole number below 2147483648", "%s is not a whole number of that size", excerpt(t.String()))
		}
		v.SetInt(n)
	}
	return nil
}

func (d *decoder) list(v reflect.Value) error {
	if kind := d.in.PeekKind(); kind != '[' {
		return d.wrongType(v, kind)
	}
	if _, err := d.in.ReadToken(); err != nil {
		return d.syntax(err)
	}
	v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	outer := len(d.path)
	for i := 0; d.in.PeekKind() != ']'; i++ {
		d.path = fmt.Appendf(d.path[:outer], "[%d]", i)
		v.Grow(1)
		v.SetLen(i + 1)
		v.Index(i).SetZero()
		if err := d.value(v.Index(i)); err != nil {
			return err
		}
	}
	d.path = d.path[:outer]
	_, err := d.in.ReadToken()
	return d.syntax(err)
}

func (d *decoder) object(v reflect.Value) error {
	if kind := d.in.PeekKind(); kind != '{' {
		return d.wrongType(v, kind)
	}
	if _, err := d.in.ReadToken(); err != nil {
		return d.syntax(err)
	}
	members := membersOf(v.Type())
	seen := make([]bool, len(members))
	outer := len(d.path)
	for d.in.PeekKind() != '}' {
		t, err := d.in.ReadToken()
		if err != nil {
			return d.syntax(err)
		}
		name := t.String()
		i := indexOf(members, name)
		d.enter(outer, name)
		if i < 0 {
			return d.errorf("leave it out; the fields here are "+namesOf(members), "is not a field of the format")
		}
		seen[i] = true
		if err := d.value(v.FieldByIndex(members[i].index)); err != nil {
			return err
		}
	}
	for i, m := range members {
		if !seen[i] && !m.optional {
			d.enter(outer, m.name)
			return d.errorf("write it, "+m.remedy, "is missing")
		}
	}
	d.path = d.path[:outer]
	_, err := d.in.ReadToken()
	return d.syntax(err)
}

// enter makes the path that of a member of the object at the first outer bytes.
func (d *decoder) enter(outer int, name string) {
	d.path = d.path[:outer]
	if outer > 0 {
		d.path = append(d.path, '.')
	}
	d.path = append(d.path, name...)
}

func (d *decoder) errorf(remedy, format string, args ...any) error {
	return &Error{Path: string(d.path), Problem: fmt.Sprintf(format, args...), Remedy: remedy}
}

func (d *decoder) wrongType(v reflect.Value, got jsontext.Kind) error {
	if _, err := d.in.ReadToken(); err != nil { // it only begins like what it seemed to be
		return d.syntax(err)
	}
	want := typeNames[kindOf(v)]
	remedy := "write " + want
	if got == 'n' && v.Kind() == reflect.Slice {
		remedy = "write [] for an empty list"
	}
	return d.errorf(remedy, "is %s where %s belongs", typeNames[got], want)
}

// syntax turns the JSON reader's error into one of ours; nil stays nil.
func (d *decoder) syntax(err error) error {
	if err == nil {
		return nil
	}
	var syntactic *jsontext.SyntacticError
	switch {
	case errors.Is(err, io.EOF):
		return d.errorf("write one JSON object on each line", "there is nothing to read")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return d.errorf("the file may have been cut off; write the line again", "the line ends in the middle of a value")
	case errors.Is(err, jsontext.ErrDuplicateName):
		return d.errorf("write each field once", "a field of this object stands twice")
	case errors.As(err, &syntactic):
		return d.errorf("write one JSON object on each line", "is not JSON from byte %d on: %v", syntactic.ByteOffset, syntactic.Err)
	}
	return d.errorf("write one JSON object on each line", "cannot be read as JSON: %v", err)
}

var typeNames = map[jsontext.Kind]string{
	'{': "an object", '[': "a list", '"': "a string", '0': "a number", 't': "true or false", 'f': "true or false", 'n': "null",
	'}': "nothing", ']': "nothing",
}

// kindOf is the kind of token that a value is written as; booleans are taken as 't'.
func kindOf(v reflect.Value) jsontext.Kind {
	switch v.Kind() {
	case reflect.Struct:
		return '{'
	case reflect.Slice:
		return '['
	case reflect.Pointer:
		return kindOf(reflect.Zero(v.Type().Elem()))
	case reflect.String:
		return '"'
	case reflect.Bool:
		return 't'
	}
	return '0'
}

// member is a field of an object of the format.
type member struct {
	name     string
	index    []int
	optional bool   // may be null, and so may be left out
	remedy   string // what to write where there is nothing to say
}

// membersOf lists the fields of a type, those of embedded types among them, in order.
func membersOf(t reflect.Type) []member { return membersByType[t] }

// membersByType is never written after the package is initialised.
var membersByType = func() map[reflect.Type][]member {
	out := map[reflect.Type][]member{}
	var visit func(reflect.Type)
	visit = func(t reflect.Type) {
		switch t.Kind() {
		case reflect.Slice, reflect.Pointer:
			visit(t.Elem())
		case reflect.Struct:
			if _, done := out[t]; done {
				return
			}
			for _, f := range reflect.VisibleFields(t) {
				visit(f.Type)
				name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				if name == "" { // embedded: its fields stand for themselves
					continue
				}
				out[t] = append(out[t], memberOf(name, f))
			}
		}
	}
	visit(reflect.TypeFor[Document]())
	return out
}()

func memberOf(name string, f reflect.StructField) member {
	m := member{name: name, index: f.Index, remedy: typeNames[kindOf(reflect.Zero(f.Type))]}
	switch f.Type.Kind() {
	case reflect.Pointer:
		m.optional = true
	case reflect.Slice:
		m.remedy = "[] if there is none"
	}
	return m
}

func indexOf(members []member, name string) int {
	for i, m := range members {
		if m.name == name {
			return i
		}
	}
	return -1
}

func namesOf(members []member) string {
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = m.name
	}
	return strings.Join(names, ", ")
}
