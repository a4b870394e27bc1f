package graph_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"testing"

	"entente/graph"
)

// TestListsAreBounded fills each list of each filter to the limit and beyond it.
func TestListsAreBounded(t *testing.T) {
	type query interface{ Check() error }
	for _, empty := range []query{
		graph.Filter{}, graph.StatementFilter{}, graph.AgreementFilter{}, graph.EventFilter{}, graph.TieFilter{},
		graph.TimelineFilter{Actors: []graph.ID{"a"}}, graph.SearchQuery{}, graph.PathQuery{From: "a", To: "b", MaxHops: 1, Limit: 1},
		graph.NeighbourQuery{Patterns: []graph.EdgePattern{{Type: graph.EdgeSaid, Direction: graph.In}}},
	} {
		typ := reflect.TypeOf(empty)
		for i := range typ.NumField() {
			f := typ.Field(i)
			if f.Type.Kind() != reflect.Slice || f.Type.Elem().Kind() == reflect.Struct {
				continue
			}
			for n, want := range map[int]graph.Code{graph.MaxKeys: "", graph.MaxKeys + 1: graph.CodeLimit} {
				q := reflect.New(typ).Elem()
				q.Set(reflect.ValueOf(empty))
				list := reflect.MakeSlice(f.Type, n, n)
				for k := range n {
					switch f.Type.Elem() {
					case reflect.TypeFor[graph.Label]():
						list.Index(k).SetString(string(graph.LabelStatement))
					case reflect.TypeFor[graph.EdgeType]():
						list.Index(k).SetString(string(graph.EdgeSaid))
					}
				}
				q.Field(i).Set(list)
				if err := q.Interface().(query).Check(); graph.CodeOf(err) != want {
					t.Errorf("%s.%s with %d entries: %q wanted, got %v", typ.Name(), f.Name, n, want, err)
				}
			}
		}
	}
}

func TestCheckPage(t *testing.T) {
	for n, want := range map[int]graph.Code{-1: graph.CodeInvalid, 0: graph.CodeInvalid, 1: "", graph.MaxPage: "", graph.MaxPage + 1: graph.CodeLimit} {
		if err := graph.CheckPage("find", graph.Page{First: n}); graph.CodeOf(err) != want {
			t.Errorf("a page of %d: %q wanted, got %v", n, want, err)
		}
	}
}

func TestErrors(t *testing.T) {
	inner := graph.Errorf(graph.CodeNotFound, "get", "state:a", "gone: %w", io.EOF)
	for _, c := range []struct {
		err  error
		code graph.Code
		text string
	}{
		{inner, graph.CodeNotFound, "get state:a: gone: EOF"},
		{graph.Errorf(graph.CodeTimeout, "count", "", "%w", context.Canceled), graph.CodeTimeout, "count: context canceled"},
		{fmt.Errorf("wrapped: %w", inner), graph.CodeNotFound, "wrapped: get state:a: gone: EOF"},
		{graph.Errorf(graph.CodeConflict, "apply", "x", "%w", inner), graph.CodeConflict, "apply x: get state:a: gone: EOF"},
		{io.EOF, graph.CodeInternal, "EOF"},
	} {
		if graph.CodeOf(c.err) != c.code || c.err.Error() != c.text {
			t.Errorf("%q of %q wanted, got %q of %q", c.text, c.code, c.err, graph.CodeOf(c.err))
		}
	}
	if !errors.Is(inner, io.EOF) || graph.CodeOf(nil) != "" {
		t.Error("the cause is lost, or nothing has a code")
	}
}

// TestVocabulary checks that the lists name everything once and that super-labels stand for what they should.
func TestVocabulary(t *testing.T) {
	types := map[graph.EdgeType]bool{}
	for _, e := range graph.EdgeTypes() {
		if types[e] {
			t.Errorf("%s stands twice", e)
		}
		types[e] = true
	}
	for _, tie := range graph.TieTypes() {
		if !types[tie.Edge()] || !tie.Edge().Connects() {
			t.Errorf("%s: no edge, or one that does not connect", tie)
		}
	}
	for _, r := range append(graph.AgreementRoles(), graph.EventRoles()...) {
		if short, ok := r.Shortcut(); ok && !types[short] {
			t.Errorf("%s: the shortcut %s is no type of edges", r, short)
		}
	}
	for l, want := range map[graph.Label]int{graph.LabelActor: 5, graph.LabelPlace: 4, graph.LabelCity: 1} {
		if got := l.Expand(); len(got) != want {
			t.Errorf("%s stands for %q", l, got)
		}
	}
}
