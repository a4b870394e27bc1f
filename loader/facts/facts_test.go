package facts_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/loader/facts"
	"entente/loader/facts/factstest"
)

func marshal(t testing.TB, d *facts.Document) []byte {
	t.Helper()
	line, err := facts.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return line
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	want := factstest.Full()
	line := marshal(t, want)
	got, err := facts.Unmarshal(line)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if again := marshal(t, got); !bytes.Equal(again, line) {
		t.Error("writing again gives other bytes")
	}
	if bytes.Count(line, []byte("\n")) != 1 || line[len(line)-1] != '\n' {
		t.Error("a document is not one line")
	}
}

func TestListsAreNeverNull(t *testing.T) {
	d := factstest.New("a", "Some text.")
	d.Entities = []facts.Entity{{ID: "e1", Kind: facts.Group, Name: "some people"}}
	d.Statements = nil
	before := *d
	line := marshal(t, d)
	var raw map[string]any
	if err := json.Unmarshal(line, &raw); err != nil {
		t.Fatal(err)
	}
	if raw["statements"] == nil || raw["entities"].([]any)[0].(map[string]any)["mentions"] == nil {
		t.Errorf("a list is null: %s", line)
	}
	if diff := cmp.Diff(&before, d); diff != "" || d.Entities[0].Mentions != nil {
		t.Error("the document was changed by writing it", diff)
	}
}

// edit changes one value of a document's JSON: path is a list of names and indexes; a value of remove takes the field away.
func edit(t *testing.T, line []byte, value any, path ...any) []byte {
	t.Helper()
	var root any
	if err := json.Unmarshal(line, &root); err != nil {
		t.Fatal(err)
	}
	at := root
	for _, step := range path[:len(path)-1] {
		switch step := step.(type) {
		case string:
			at = at.(map[string]any)[step]
		case int:
			at = at.([]any)[step]
		}
	}
	switch last := path[len(path)-1].(type) {
	case int:
		at.([]any)[last] = value
	case string:
		if _, gone := value.(remove); gone {
			delete(at.(map[string]any), last)
		} else {
			at.(map[string]any)[last] = value
		}
	}
	out, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

type remove struct{}

func TestWrongFieldsAreNamed(t *testing.T) {
	line := marshal(t, factstest.Full())
	for _, c := range []struct {
		value any
		path  []any
		field string // of the error
		says  string
	}{
		{"x", []any{"surprise"}, "surprise", "not a field of the format"},
		{"x", []any{"statements", 0, "content", "note"}, "statements[0].content.note", "start, end, exact"},
		{remove{}, []any{"ties"}, "ties", "[] if there is none"},
		{remove{}, []any{"statements", 0, "negated"}, "statements[0].negated", "is missing"},
		{remove{}, []any{"events", 0, "evidence", 0, "rule"}, "events[0].evidence[0].rule", "is missing"},
		{nil, []any{"claims"}, "claims", "write []"},
		{"no", []any{"events", 1, "approximate"}, "events[1].approximate", "true or false"},
		{1.5, []any{"claims", 0, "content", "start"}, "claims[0].content.start", "whole number"},
		{5e12, []any{"claims", 0, "content", "start"}, "claims[0].content.start", "whole number"},
		{map[string]any{}, []any{"entities"}, "entities", "a list"},
		{[]any{}, []any{"article"}, "article", "an object"},
		{"entente.facts/2", []any{"format"}, "format", `only "entente.facts/1"`},

		{"", []any{"article", "id"}, "article.id", "empty"},
		{"ABC", []any{"article", "sha256"}, "article.sha256", "SHA-256"},
		{strings.Repeat("0", 64), []any{"article", "sha256"}, "article.sha256", "not that of the text"},
		{"/relative", []any{"article", "url"}, "article.url", "absolute"},
		{"en_:", []any{"article", "language"}, "article.language", "BCP 47"},
		{"14 August", []any{"article", "published"}, "article.published", "ISO 8601"},
		{"", []any{"article", "published"}, "article.published", "null"},
		{"02-30", []any{"article", "dateline", "monthDay"}, "article.dateline.monthDay", "08-14"},
		{"Someday", []any{"article", "dateline", "weekday"}, "article.dateline.weekday", "Monday"},
		{" ", []any{"article", "publishedBasis", "reason"}, "article.publishedBasis.reason", "empty"},

		{"e2", []any{"entities", 0, "id"}, "entities[1].id", "another thing"},
		{"ROBOT", []any{"entities", 0, "kind"}, "entities[0].kind", "PERSON"},
		{"A\u030angstrom", []any{"entities", 0, "name"}, "entities[0].name", "normal form C"},
		{"a\x00b", []any{"entities", 0, "name"}, "entities[0].name", "NUL"},
		{strings.Repeat("a", 1001), []any{"entities", 0, "name"}, "entities[0].name", "1000"},
		{"person:someone", []any{"entities", 0, "actor"}, "entities[0].actor", "state:"},
		{"state:VLD x", []any{"entities", 0, "actor"}, "entities[0].actor", "wrong form"},
		{"IGO", []any{"entities", 0, "orgKind"}, "entities[0].orgKind", "write null"},
		{"Vld", []any{"entities", 0, "iso3"}, "entities[0].iso3", "RUS"},
		{"159", []any{"entities", 0, "wikidata"}, "entities[0].wikidata", "Q159"},
		{"SHOUT", []any{"entities", 0, "mentions", 0, "via"}, "entities[0].mentions[0].via", "METONYM"},

		{-1, []any{"statements", 0, "content", "start"}, "statements[0].content.start", "negative"},
		{0, []any{"statements", 0, "content", "end"}, "statements[0].content.end", "after its start"},
		{99999, []any{"statements", 0, "content", "end"}, "statements[0].content.end", "beyond"},
		{"something else", []any{"statements", 0, "content", "exact"}, "statements[0].content.exact", "but the text has"},
		{"something else", []any{"statements", 0, "cue", "exact"}, "statements[0].cue.exact", "but the text has"},
		{[]any{}, []any{"claims", 0, "holders"}, "claims[0].holders", "at least one"},
		{"e99", []any{"statements", 0, "speakers", 0}, "statements[0].speakers[0]", `nothing has the id "e99"`},
		{"e4", []any{"statements", 0, "speakers", 0}, "statements[0].speakers[0]", "CITY"},
		{"e3", []any{"statements", 0, "medium"}, "statements[0].medium", "ORGANIZATION"},
		{"c1", []any{"statements", 0, "about", 0, "target"}, "statements[0].about[0].target", "conflict"},
		{"LOVE", []any{"statements", 0, "about", 0, "stance"}, "statements[0].about[0].stance", "SUPPORT"},
		{"say so", []any{"statements", 0, "act"}, "statements[0].act", "DENY"},
		{[]any{}, []any{"statements", 0, "evidence"}, "statements[0].evidence", "at least one"},
		{1.01, []any{"statements", 0, "evidence", 0, "confidence"}, "statements[0].evidence[0].confidence", "from 0 to 1"},
		{"e4", []any{"statements", 0, "evidence", 0, "attributedTo"}, "statements[0].evidence[0].attributedTo", "CITY"},

		{"MAYBE", []any{"claims", 0, "certainty"}, "claims[0].certainty", "SUSPECTED"},
		{"e1", []any{"offices", 0, "person"}, "offices[0].person", "PERSON"},
		{"BOSS", []any{"offices", 0, "status"}, "offices[0].status", "SELF_STYLED"},
		{"e6", []any{"memberships", 0, "member"}, "memberships[0].of", "both ends"},
		{"e3", []any{"memberships", 0, "of"}, "memberships[0].of", "ORGANIZATION"},
		{"e3", []any{"places", 0, "in"}, "places[0].in", "CITY"},
		{"DREAM", []any{"agreements", 0, "kind"}, "agreements[0].kind", "CEASEFIRE"},
		{"FORGOTTEN", []any{"agreements", 0, "stage"}, "agreements[0].stage", "RATIFIED"},
		{"v1", []any{"agreements", 0, "ends"}, "agreements[0].ends", "conflict"},
		{"a1", []any{"agreements", 0, "supersedes"}, "agreements[0].supersedes", "both ends"},
		{"WATCHED", []any{"agreements", 0, "roles", 0, "role"}, "agreements[0].roles[0].role", "WITNESSED"},
		{"SURE", []any{"agreements", 0, "roles", 0, "modality"}, "agreements[0].roles[0].modality", "ASSERTED"},
		{0, []any{"agreements", 0, "provisions", 0, "ordinal"}, "agreements[0].provisions[0].ordinal", "count from 1"},
		{"peace", []any{"agreements", 0, "provisions", 0, "topics", 0}, "agreements[0].provisions[0].topics[0]", "WITHDRAWAL"},
		{"PARTY", []any{"events", 0, "type"}, "events[0].type", "CONSULT"},
		{"aerial", []any{"events", 0, "mode"}, "events[0].mode", "visit"},
		{"sport", []any{"events", 0, "contexts", 0}, "events[0].contexts[0]", "diplomatic"},
		{"4", []any{"events", 0, "cameo"}, "events[0].cameo", "042"},
		{"HOUR", []any{"events", 0, "precision"}, "events[0].precision", "WEEK"},
		{"2031-02-29", []any{"events", 0, "date"}, "events[0].date", "not a date"},
		{"HATES", []any{"ties", 0, "type"}, "ties[0].type", "RECOGNISES"},
		{"NEUTRAL", []any{"ties", 0, "polarity"}, "ties[0].polarity", "NEGATIVE"},
		{"e7", []any{"ties", 0, "subject"}, "ties[0].object", "both ends"},
		{"2032", []any{"ties", 1, "from"}, "ties[1].to", "before from"},
		{"e4", []any{"conflicts", 0, "parties", 0}, "conflicts[0].parties[0]", "CITY"},
	} {
		t.Run(fmt.Sprint(c.path...), func(t *testing.T) {
			_, err := facts.Unmarshal(edit(t, line, c.value, c.path...))
			var wrong *facts.Error
			if !errors.As(err, &wrong) {
				t.Fatalf("the error is %v, not an *Error", err)
			}
			if wrong.Path != c.field {
				t.Errorf("the error names %q, want %q (%v)", wrong.Path, c.field, err)
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("the error %q does not say %q", err, c.says)
			}
		})
	}
}

func TestPartsLieWithinTheQuotation(t *testing.T) {
	d := factstest.Full()
	s := &d.Statements[0]
	s.Parts[0], s.Parts[1] = s.Parts[1], s.Parts[0]
	if err := facts.Check(d); err == nil || !strings.Contains(err.Error(), "statements[0].parts[1]: ") {
		t.Errorf("parts out of order: %v", err)
	}
}

func TestPassagesAreCheckedWithoutTheText(t *testing.T) {
	d := factstest.Full()
	d.Article.Text = nil
	if err := facts.Check(d); err != nil {
		t.Fatalf("a document without the text: %v", err)
	}
	d.Claims[0].Content.End++
	if err := facts.Check(d); err == nil || !strings.Contains(err.Error(), "claims[0].content.exact: has 31 code points, but start and end are 32 apart") {
		t.Errorf("a passage of another length: %v", err)
	}
}

func TestTheTextIsCanonical(t *testing.T) {
	for name, text := range map[string]string{"line ends": "one\r\ntwo", "byte order mark": "\ufefftext", "decomposed": "A\u030a"} {
		d := factstest.New("a", text)
		if err := facts.Check(d); err == nil || !strings.Contains(err.Error(), "article.text: the text is not canonical") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := facts.Check(factstest.New("a", "zero\x00")); err == nil || !strings.Contains(err.Error(), "article.text") {
		t.Errorf("NUL: %v", err)
	}
}

func TestWhatMayBeNullMayBeLeftOut(t *testing.T) {
	line := marshal(t, factstest.Full())
	got, err := facts.Unmarshal(edit(t, edit(t, line, remove{}, "statements", 1, "id"), remove{}, "article", "url"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(factstest.Full(), got); diff != "" {
		t.Error(diff)
	}
}

func TestReaderGoesOnAfterAWrongLine(t *testing.T) {
	good := string(marshal(t, factstest.Full()))
	in := good + "\n" + good[:len(good)/2] + "\n" + `{"format":"entente.facts/1"} trailing` + "\r\n" + strings.Repeat(" ", 10) + "\n[]\n" +
		`{"format":"entente.facts/1","format":"entente.facts/1"}` + "\nnonsense\n" + good
	r := facts.NewReader(strings.NewReader(in))
	var got []string
	for {
		d, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		var wrong *facts.Error
		switch {
		case errors.As(err, &wrong):
			got = append(got, fmt.Sprintf("%d %s", wrong.Line, wrong.Problem))
			if wrong.Line != r.Line() || len(r.Raw()) == 0 {
				t.Errorf("line %d, %d bytes; the error is of line %d", r.Line(), len(r.Raw()), wrong.Line)
			}
		case err != nil:
			t.Fatal(err)
		default:
			got = append(got, fmt.Sprintf("%d %s", r.Line(), d.Article.ID))
		}
	}
	want := []string{
		"1 courier-1", "3 the line ends in the middle of a value", "4 is missing", "6 is a list where an object belongs",
		"7 a field of this object stands twice", "8 is not JSON from byte 1 on", "9 courier-1",
	}
	if len(got) != len(want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
}

func TestNothingMayFollowTheObject(t *testing.T) {
	line := marshal(t, factstest.Full())
	for _, more := range []string{"{}", "x", "]"} {
		if _, err := facts.Unmarshal(append(bytes.TrimSpace(line), more...)); err == nil || !strings.Contains(err.Error(), "follows the object") {
			t.Errorf("%q after the object: %v", more, err)
		}
	}
	if _, err := facts.Unmarshal(nil); err == nil || !strings.Contains(err.Error(), "nothing to read") {
		t.Errorf("nothing: %v", err)
	}
}

func TestErrorRepeatsOnlyALittle(t *testing.T) {
	d := factstest.Full()
	d.Entities[0].Kind = strings.Repeat("secret ", 1000)
	if err := facts.Check(d); err == nil || len(err.Error()) > 300 {
		t.Errorf("the error has %d bytes", len(err.Error()))
	}
}
