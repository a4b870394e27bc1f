package facts

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
)

// Marshal writes a document as one line, with its end. Equal documents give equal bytes: fields come in the order of the format, nil lists
// as [], and <, > and & as they are. The document is not checked.
func Marshal(d *Document) ([]byte, error) {
	full := *d
	fillLists(reflect.ValueOf(&full).Elem())
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(&full); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// fillLists makes nil lists empty, in copies of the lists that hold them, so that the caller's document stays as it is.
func fillLists(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(out, v)
		v.Set(out)
		for i := range out.Len() {
			fillLists(out.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fillLists(v.Field(i))
		}
	}
}

// Writer writes documents as JSON Lines. It is not safe for concurrent use.
type Writer struct{ out io.Writer }

// NewWriter writes to w, one Write for each document; the caller closes it.
func NewWriter(w io.Writer) *Writer { return &Writer{out: w} }

// Write writes one document, see Marshal.
func (w *Writer) Write(d *Document) error {
	line, err := Marshal(d)
	if err != nil {
		return err
	}
	_, err = w.out.Write(line)
	return err
}
