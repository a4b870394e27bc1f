package facts_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"entente/graph"
	"entente/graph/plover"
	"entente/loader/facts"
	"entente/loader/facts/factstest"
)

func compile(t testing.TB) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(facts.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("facts.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("facts.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t testing.TB, s *jsonschema.Schema, line []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

func TestWhatIsWrittenFitsTheSchema(t *testing.T) {
	s := compile(t)
	if err := validate(t, s, marshal(t, factstest.Full())); err != nil {
		t.Error(err)
	}
	if err := validate(t, s, marshal(t, factstest.New("a", "Some text."))); err != nil {
		t.Error(err)
	}
}

// TestSchemaRefusesWhatTheReaderRefuses takes wrong documents that a schema can know.
func TestSchemaRefusesWhatTheReaderRefuses(t *testing.T) {
	s := compile(t)
	line := marshal(t, factstest.Full())
	for _, c := range []struct {
		value any
		path  []any
	}{
		{"x", []any{"surprise"}},
		{remove{}, []any{"ties"}},
		{nil, []any{"claims"}},
		{[]any{}, []any{"statements", 0, "evidence"}},
		{[]any{}, []any{"claims", 0, "holders"}},
		{"ROBOT", []any{"entities", 0, "kind"}},
		{1.5, []any{"claims", 0, "content", "start"}},
		{"aerial", []any{"events", 0, "mode"}},
		{"sport", []any{"events", 0, "contexts", 0}},
		{"HATES", []any{"ties", 0, "type"}},
		{"yesterday", []any{"events", 0, "date"}},
		{2, []any{"ties", 0, "evidence", 0, "confidence"}},
		{0, []any{"agreements", 0, "provisions", 0, "ordinal"}},
	} {
		wrong := edit(t, line, c.value, c.path...)
		if validate(t, s, wrong) == nil {
			t.Errorf("%v = %v: the schema accepts it", c.path, c.value)
		}
		if _, err := facts.Unmarshal(wrong); err == nil {
			t.Errorf("%v = %v: the reader accepts it", c.path, c.value)
		}
	}
}

// TestSchemaKnowsTheVocabulary compares the schema's closed lists with those of the code.
func TestSchemaKnowsTheVocabulary(t *testing.T) {
	var schema struct {
		Defs map[string]struct {
			Enum       []string
			Properties map[string]struct {
				Enum  []*string
				Items struct{ Enum []string }
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(facts.Schema()), &schema); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		object, field string
		want          []string
	}{
		{"entity", "status", graph.RegionStatuses()},
		{"entity", "orgKind", graph.OrganizationKinds()},
		{"entity", "sector", plover.Sectors()},
		{"office", "status", graph.OccupancyStatuses()},
		{"claim", "certainty", graph.Certainties()},
		{"agreement", "kind", graph.AgreementKinds()},
		{"agreement", "stage", words(graph.Stages())},
		{"role", "role", words(graph.AgreementRoles())},
		{"event", "type", plover.TypeNames()},
		{"event", "precision", graph.Precisions()},
		{"tie", "type", words(graph.TieTypes())},
	} {
		var got []string
		for _, v := range schema.Defs[c.object].Properties[c.field].Enum {
			if v != nil {
				got = append(got, *v)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s.%s: the schema has %v, the code %v", c.object, c.field, got, c.want)
		}
	}
	if got := schema.Defs["event"].Properties["contexts"].Items.Enum; !slices.Equal(got, plover.Contexts()) {
		t.Errorf("event.contexts: the schema has %v", got)
	}
}

func words[S ~string](list []S) []string {
	var out []string
	for _, w := range list {
		out = append(out, string(w))
	}
	return out
}
