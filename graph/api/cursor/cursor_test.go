package cursor_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/api/cursor"
)

var list = cursor.Identify("statements", "", map[string]any{"order": "ASCENDING"})

func TestRoundTrip(t *testing.T) {
	for _, c := range []graph.Cursor{
		{Key: "a", ID: "b"},
		{Rank: 1, Key: "2008-08-14/2008-08-14", ID: "statement:x", Edge: "SAID\x001\x00record"},
		{ID: "ü\x00\xff"},
		{Key: strings.Repeat("k", 1000), ID: "long"},
	} {
		got, err := cursor.Decode(list, cursor.Encode(list, c))
		if err != nil || got != c {
			t.Errorf("%+v comes back as %+v: %v", c, got, err)
		}
	}
}

func TestRefusals(t *testing.T) {
	good := cursor.Encode(list, graph.Cursor{Key: "a", ID: "b"})
	raw, err := base64.RawURLEncoding.DecodeString(good)
	if err != nil {
		t.Fatal(err)
	}
	newer := append([]byte{raw[0] + 1}, raw[1:]...)
	for name, c := range map[string]struct{ cursor, says string }{
		"nothing":         {"", "it is none"},
		"other letters":   {"%%%", "it is none"},
		"too short":       {"AQID", "it is none"},
		"another format":  {base64.RawURLEncoding.EncodeToString(newer), "it has format 2"},
		"another list":    {cursor.Encode(cursor.Identify("events", "", nil), graph.Cursor{ID: "b"}), "another list"},
		"cut off":         {base64.RawURLEncoding.EncodeToString(raw[:len(raw)-1]), "damaged"},
		"with more":       {base64.RawURLEncoding.EncodeToString(append(raw, 0)), "damaged"},
		"longer than any": {strings.Repeat("A", cursor.MaxLength+1), "longer than"},
	} {
		_, err := cursor.Decode(list, c.cursor)
		if graph.CodeOf(err) != graph.CodeInvalid || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: got %v, want an error that says %q", name, err, c.says)
		}
	}
}

func TestIdentify(t *testing.T) {
	same := cursor.Identify("f", "p", map[string]any{"a": "x"})
	for name, c := range map[string]struct {
		list cursor.List
		same bool
	}{
		"what says nothing":    {cursor.Identify("f", "p", map[string]any{"a": "x", "b": nil, "c": []any{}, "d": map[string]any{"e": false}}), true},
		"another field":        {cursor.Identify("g", "p", map[string]any{"a": "x"}), false},
		"another parent":       {cursor.Identify("f", "q", map[string]any{"a": "x"}), false},
		"another value":        {cursor.Identify("f", "p", map[string]any{"a": "y"}), false},
		"parts that run on":    {cursor.Identify("fp", "", map[string]any{"a": "x"}), false},
		"nothing asked for":    {cursor.Identify("f", "p", nil), false},
		"true is not nothing":  {cursor.Identify("f", "p", map[string]any{"a": "x", "b": true}), false},
		"an element of a list": {cursor.Identify("f", "p", map[string]any{"a": []any{"x"}}), false},
	} {
		if (c.list == same) != c.same {
			t.Errorf("%s: the same list %v, want %v", name, c.list == same, c.same)
		}
	}
}

// FuzzDecode reads anything: it never panics, and what it accepts is written again as it was.
func FuzzDecode(f *testing.F) {
	f.Add(cursor.Encode(list, graph.Cursor{Key: "a", ID: "b"}))
	f.Add(cursor.Encode(list, graph.Cursor{Rank: 1, Key: "k", ID: "i", Edge: "e"}))
	f.Add("AQ")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := cursor.Decode(list, s)
		if err != nil {
			if graph.CodeOf(err) != graph.CodeInvalid {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		again, err := cursor.Decode(list, cursor.Encode(list, c))
		if err != nil || again != c {
			t.Fatalf("%q: %+v comes back as %+v: %v", s, c, again, err)
		}
	})
}
