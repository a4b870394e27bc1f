package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/export"
	"entente/graph/graphtest"
)

func store(t *testing.T, b graph.Batch) graph.Store {
	t.Helper()
	s := graphtest.NewOracle()
	for part := range slices.Chunk(b, 100) {
		if _, err := s.Apply(t.Context(), part); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// hub is one article that mentions more people than a page of edges has.
func hub(people int) *graph.Contribution {
	c := &graph.Contribution{Article: &graph.Article{ID: "article:hub", SHA256: strings.Repeat("0", 64), Title: "Hub <&>"}}
	for i := range people {
		id := graph.ID(fmt.Sprintf("person:p%04d", i))
		c.Nodes = append(c.Nodes, &graph.Actor{ID: id, Label: graph.LabelPerson, Name: fmt.Sprintf("P %d", i), Aliases: []string{"one, \"two\"", "three\nfour"}})
		c.Edges = append(c.Edges, graph.Edge{Type: graph.EdgeMentions, From: c.Article.ID, To: id, Record: c.Article.ID, Count: i + 1})
	}
	return c
}

func TestEveryNodeAndEdgeIsWrittenOnce(t *testing.T) {
	const people = 1100
	s := store(t, append(graphtest.SyntheticBatch(0, 40), hub(people)))
	counts, err := s.Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := export.JSONLines(t.Context(), s, &out); err != nil {
		t.Fatal(err)
	}
	got := graph.Counts{Nodes: map[graph.Label]int64{}, Edges: map[graph.EdgeType]int64{}}
	seen := map[string]bool{}
	edges := false
	for line := range strings.Lines(out.String()) {
		var l struct {
			Kind     string
			Labels   []graph.Label
			Type     graph.EdgeType
			From, To string
		}
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatal(err)
		}
		if seen[line] {
			t.Errorf("written twice: %s", line)
		}
		seen[line] = true
		switch l.Kind {
		case "node":
			got.Nodes[l.Labels[0]]++
			if edges {
				t.Fatal("a node comes after an edge")
			}
		case "edge":
			edges = true
			got.Edges[l.Type]++
		}
	}
	if diff := cmp.Diff(counts, got); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(out.String(), `"title":"Hub <&>"`) {
		t.Error("text is written with escapes that nobody needs")
	}
}

func TestCSVHasWhatTheGraphHas(t *testing.T) {
	s := store(t, append(graphtest.SyntheticBatch(0, 30), hub(3)))
	folder := filepath.Join(t.TempDir(), "out")
	if err := export.CSV(t.Context(), s, folder); err != nil {
		t.Fatal(err)
	}
	rows := func(name string) []map[string]string {
		f, err := os.Open(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = f.Close() }()
		all, err := csv.NewReader(f).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var out []map[string]string
		for _, row := range all[1:] {
			m := map[string]string{}
			for i, v := range row {
				m[all[0][i]] = v
			}
			out = append(out, m)
		}
		return out
	}
	ids := map[string]bool{}
	for _, n := range rows(export.NodesFile) {
		ids[n["id:ID"]] = true
		if n["id:ID"] == "person:p0001" && (n["aliases:string[]"] != "one, \"two\"\x1fthree\nfour" || n[":LABEL"] != "Person\x1fActor") {
			t.Errorf("%q", n)
		}
	}
	edges := rows(export.EdgesFile)
	for _, e := range edges {
		if !ids[e[":START_ID"]] || !ids[e[":END_ID"]] || e[":TYPE"] == "" || e["record:string"] == "" {
			t.Errorf("an edge hangs in the air: %q", e)
		}
	}
	if err := export.Walk(t.Context(), s, nil, func(graph.Edge) error { edges = edges[1:]; return nil }); err != nil || len(edges) != 0 {
		t.Errorf("%d edges too many, %v", len(edges), err)
	}
	if err := export.CSV(t.Context(), s, folder); err == nil || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("a folder that is not empty: %v", err)
	}
}

// TestEveryPropertyHasAColumn writes nodes of every type with every field set.
func TestEveryPropertyHasAColumn(t *testing.T) {
	for _, n := range []graph.Node{
		&graph.Actor{Label: graph.LabelState}, &graph.Position{}, &graph.Statement{}, &graph.Claim{}, &graph.Agreement{}, &graph.Provision{}, &graph.Event{},
		&graph.Conflict{}, &graph.Relation{}, &graph.Occupancy{}, &graph.Membership{}, &graph.Participation{}, &graph.Article{}, &graph.Evidence{},
	} {
		fill(reflect.ValueOf(n).Elem())
		if err := export.CSV(t.Context(), only{node: n}, filepath.Join(t.TempDir(), "out")); err != nil {
			t.Error(err)
		}
	}
}

func fill(v reflect.Value) {
	for i := range v.NumField() {
		f := v.Field(i)
		switch f.Kind() {
		case reflect.String:
			if v.Type().Field(i).Name != "Label" {
				f.SetString("x")
			}
		case reflect.Int:
			f.SetInt(1)
		case reflect.Float64:
			f.SetFloat(1)
		case reflect.Bool:
			f.SetBool(true)
		case reflect.Slice:
			f.Set(reflect.ValueOf([]string{"x"}))
		case reflect.Pointer:
			f.Set(reflect.New(f.Type().Elem()))
		}
	}
}

// only is a store of one node without edges.
type only struct {
	graph.Store
	node graph.Node
}

func (o only) Find(context.Context, graph.Filter, graph.Page) (graph.Slice[graph.Node], error) {
	return graph.Slice[graph.Node]{Items: []graph.Node{o.node}}, nil
}

func (o only) Neighbours(context.Context, graph.NeighbourQuery, graph.Page) ([]graph.Slice[graph.Neighbour], error) {
	return []graph.Slice[graph.Neighbour]{{}}, nil
}

func TestAnErrorEndsTheWalk(t *testing.T) {
	s := store(t, graphtest.SyntheticBatch(0, 5))
	n := 0
	if err := export.Walk(t.Context(), s, func(graph.Node) error { n++; return errFull }, nil); !errors.Is(err, errFull) || n != 1 {
		t.Errorf("%v after %d nodes", err, n)
	}
	if err := export.JSONLines(t.Context(), s, failing{}); !errors.Is(err, errFull) {
		t.Errorf("%v", err)
	}
}

var errFull = errors.New("no space left")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }
