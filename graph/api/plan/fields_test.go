package plan

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"entente/graph/api/model"
)

// values are the Go types behind the object types whose fields may need the store.
func values() map[string]any {
	return map[string]any{
		"Person": &model.Person{}, "State": &model.State{}, "Region": &model.Region{}, "City": &model.City{}, "Facility": &model.Facility{}, "Organization": &model.Organization{}, "Group": &model.Group{},
		"Position": &model.Position{}, "Statement": &model.Statement{}, "Claim": &model.Claim{}, "Agreement": &model.Agreement{}, "Provision": &model.Provision{},
		"Event": &model.Event{}, "Conflict": &model.Conflict{}, "Relation": &model.Relation{}, "Occupancy": &model.Occupancy{}, "Membership": &model.Membership{},
		"Participation": &model.Participation{}, "Article": &model.Article{}, "Evidence": &model.Evidence{}, "Correction": &model.Correction{},
		"Relationship": &model.Relationship{}, "Link": &model.Link{}, "Alliances": &model.Alliances{}, "Alignment": &model.Alignment{}, "AlignmentShare": &model.AlignmentShare{},
		"AlignmentNetwork": &model.AlignmentNetwork{}, "Bloc": &model.Bloc{}, "EnemysEnemy": &model.EnemysEnemy{},
	}
}

func schema(t *testing.T) *ast.Schema {
	t.Helper()
	files, err := filepath.Glob("../schema/*.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	sources := make([]*ast.Source, 0, 1+len(files))
	for _, file := range append(files, "../../../schema.graphqls") {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, &ast.Source{Name: file, Input: string(content)})
	}
	s, err := gqlparser.LoadSchema(sources...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestEveryFieldIsAnswered holds that each field of the schema whose value asks the loader is answered, and that nothing else is registered.
func TestEveryFieldIsAnswered(t *testing.T) {
	s := schema(t)
	answered := fields()
	withContext := reflect.TypeFor[context.Context]()
	for typeName, v := range values() {
		loads := map[string]bool{}
		typ := reflect.TypeOf(v)
		for i := range typ.NumMethod() {
			if m := typ.Method(i); m.Type.NumIn() > 1 && m.Type.In(1) == withContext {
				loads[strings.ToLower(m.Name)] = true
			}
		}
		for _, f := range s.Types[typeName].Fields {
			if loads[strings.ToLower(f.Name)] != (answered[typeName][f.Name] != nil) {
				t.Errorf("%s.%s: its value asks the loader %v, the loader answers it %v", typeName, f.Name, loads[strings.ToLower(f.Name)], answered[typeName][f.Name] != nil)
			}
		}
		for name := range answered[typeName] {
			if s.Types[typeName].Fields.ForName(name) == nil {
				t.Errorf("%s has no field %s", typeName, name)
			}
		}
	}
	for typeName := range answered {
		if values()[typeName] == nil {
			t.Errorf("%s is answered and not tested", typeName)
		}
	}
}

func TestDescending(t *testing.T) {
	numbers := []float64{1000, 10, 9.5, 1, 0.3, 0, -0.3, -1, -1000}
	for i := range numbers[1:] {
		if a, b := descending(numbers[i]), descending(numbers[i+1]); a >= b {
			t.Errorf("%v is %q and %v is %q", numbers[i], a, numbers[i+1], b)
		}
	}
}
