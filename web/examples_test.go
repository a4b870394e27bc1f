package web

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

func TestReadExamples(t *testing.T) {
	got, err := readExamples(fstest.MapFS{
		"02-b.graphql": {Data: []byte("# Second\n{ b }\n")},
		"01-a.graphql": {Data: []byte("# First\nquery A($x: Int) { a(x: $x) }\n")},
		"01-a.json":    {Data: []byte(`{ "x" : 1 }`)},
		"README":       {Data: []byte("not a query")},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"name":"a","title":"First","query":"# First\nquery A($x: Int) { a(x: $x) }\n","variables":{"x":1}},` +
		`{"name":"b","title":"Second","query":"# Second\n{ b }\n"}]`
	if content, err := json.Marshal(got); err != nil || string(content) != want {
		t.Errorf("got %s (%v)\nwant %s", content, err, want)
	}
}

func TestReadExamplesErrors(t *testing.T) {
	tests := []struct {
		name  string
		files fstest.MapFS
		want  string
	}{
		{"none", fstest.MapFS{}, "there is none"},
		{"no number", fstest.MapFS{"a.graphql": {Data: []byte("# A\n{ a }")}}, "a.graphql: the name is not of the form"},
		{"a word for a number", fstest.MapFS{"one-a.graphql": {Data: []byte("# A\n{ a }")}}, "not of the form"},
		{"no title", fstest.MapFS{"1-a.graphql": {Data: []byte("{ a }")}}, "the first line is not a title"},
		{"empty title", fstest.MapFS{"1-a.graphql": {Data: []byte("#  \n{ a }")}}, "the first line is not a title"},
		{"not UTF-8", fstest.MapFS{"1-a.graphql": {Data: []byte("# A\xff\n{ a }")}}, "not UTF-8"},
		{"same name", fstest.MapFS{"1-a.graphql": {Data: []byte("# A\n{ a }")}, "2-a.graphql": {Data: []byte("# A\n{ a }")}}, `the name "a" is taken by 1-a.graphql`},
		{"variables cut off", fstest.MapFS{"1-a.graphql": {Data: []byte("# A\n{ a }")}, "1-a.json": {Data: []byte(`{"x":`)}}, "variables 1-a.json"},
		{"variables null", fstest.MapFS{"1-a.graphql": {Data: []byte("# A\n{ a }")}, "1-a.json": {Data: []byte(`null`)}}, "null where an object is needed"},
		{"variables a list", fstest.MapFS{"1-a.graphql": {Data: []byte("# A\n{ a }")}, "1-a.json": {Data: []byte(`[1]`)}}, "variables 1-a.json"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := readExamples(test.files)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got the error %v, want one with %q", err, test.want)
			}
		})
	}
}

// projectSchema reads the schema that the server is generated from: the file at the top and those of package api.
func projectSchema(t *testing.T) *ast.Schema {
	t.Helper()
	files := []string{filepath.Join("..", "schema.graphqls")}
	err := filepath.WalkDir(filepath.Join("..", "graph", "api"), func(file string, _ fs.DirEntry, err error) error {
		if filepath.Ext(file) == ".graphqls" {
			files = append(files, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	sources := make([]*ast.Source, 0, len(files))
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: file, Input: string(content)})
	}
	schema, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestExamplesFitTheSchema(t *testing.T) {
	schema := projectSchema(t)
	for _, example := range Examples() {
		t.Run(example.Name, func(t *testing.T) {
			document, errs := gqlparser.LoadQueryWithRules(schema, example.Query, rules.NewDefaultRules())
			if errs != nil {
				t.Fatal(errs)
			}
			if len(document.Operations) != 1 || document.Operations[0].Name == "" {
				t.Fatal("not one operation with a name, which GraphiQL shows on its tab")
			}
			var variables map[string]any
			if example.Variables != nil {
				if err := json.Unmarshal(example.Variables, &variables); err != nil {
					t.Fatal(err)
				}
			}
			operation := document.Operations[0]
			if _, err := validator.VariableValues(schema, operation, variables); err != nil {
				t.Error(err)
			}
			for name := range variables {
				if operation.VariableDefinitions.ForName(name) == nil {
					t.Errorf("the query has no variable $%s", name)
				}
			}
		})
	}
}
