package correct_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/loader/correct"
)

const head = `{"format":"entente.correction/1","by":"anna","reason":"known better","at":"2031-03-03T10:00:00+01:00",`

const addTie = head + `"action":"ADD","facts":{"entities":[
 {"id":"v","kind":"STATE","name":"Veldoria","actor":"state:VLD"},{"id":"k","kind":"STATE","name":"Karsk"}],
 "ties":[{"subject":"v","type":"SUPPORTS","object":"k","polarity":"POSITIVE","modality":"ASSERTED"}]}}`

func line(s string) string { return strings.ReplaceAll(s, "\n", " ") }

func TestContribution(t *testing.T) {
	c, err := correct.Unmarshal([]byte(line(addTie)))
	if err != nil {
		t.Fatal(err)
	}
	got, err := c.Contribution()
	if err != nil {
		t.Fatal(err)
	}
	karsk := graph.ActorID(graph.LabelState, "Karsk", "")
	tie := graph.RelationID(graph.TieSupports, "state:VLD", karsk, graph.Positive, graph.Asserted)
	id := got.Correction.ID
	want := &graph.Contribution{
		Correction: &graph.Correction{ID: id, Action: graph.ActionAdd, By: "anna", Reason: "known better", At: "2031-03-03T09:00:00.000000Z", Document: got.Correction.Document},
		Nodes: []graph.Node{
			&graph.Relation{ID: tie, Type: graph.TieSupports, Polarity: graph.Positive, Modality: graph.Asserted},
			&graph.Actor{ID: "state:VLD", Label: graph.LabelState, Name: "Veldoria"},
			&graph.Actor{ID: karsk, Label: graph.LabelState, Name: "Karsk"},
		},
		Edges: []graph.Edge{
			{Type: graph.EdgeSubject, From: tie, To: "state:VLD", Record: tie},
			{Type: graph.EdgeObject, From: tie, To: karsk, Record: tie},
			{Type: graph.TieSupports.Edge(), From: "state:VLD", To: karsk, Record: tie, Polarity: graph.Positive, Modality: graph.Asserted},
			{Type: graph.EdgeEvidencedBy, From: tie, To: id, Record: tie},
		},
	}
	if err := want.Normalise(); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestLinesComeBack writes what was read and reads it again: it is the same correction under the same id.
func TestLinesComeBack(t *testing.T) {
	for _, s := range []string{
		addTie,
		head + `"action":"WITHDRAW","withdraws":"event:x","text":"Karsk ASSAULT Veldoria"}`,
		head + `"action":"REPLACE","withdraws":"statement:x","facts":{"entities":[{"id":"p","kind":"PERSON","name":"Mira Solåne"}],
		 "statements":[{"speakers":["p"],"kind":"DIRECT","act":"SAY","content":{"exact":"“We & they <stay>”"},"date":"2031-03-03"},
		 {"speakers":["p"],"kind":"INDIRECT","content":{"exact":"that it rains"}},{"speakers":["p"],"kind":"INDIRECT","content":{"exact":"that it snows"}}]}}`,
	} {
		c, err := correct.Unmarshal([]byte(line(s)))
		if err != nil {
			t.Fatal(err)
		}
		first, err := c.Contribution()
		if err != nil {
			t.Fatal(err)
		}
		again, err := correct.Read(strings.NewReader("\n" + first.Correction.Document + "\n\n"))
		if err != nil {
			t.Fatalf("%v\n%s", err, first.Correction.Document)
		}
		second, err := again[0].Contribution()
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(first, second); d != "" {
			t.Errorf("%s:\n%s", s, d)
		}
		statements := 0
		for _, n := range first.Nodes {
			if n.NodeLabel() == graph.LabelStatement {
				statements++
			}
		}
		if want := strings.Count(s, `"speakers"`); statements != want {
			t.Errorf("%d statements, want %d", statements, want)
		}
	}
}

func TestErrors(t *testing.T) {
	for name, c := range map[string]struct{ line, path, says string }{
		"no JSON":            {`{"format":`, "format", "is not JSON"},
		"another format":     {`{"format":"entente.facts/1","action":"ADD","by":"a","reason":"b","at":"c"}`, "format", "only"},
		"an unknown field":   {head + `"action":"ADD","who":"x"}`, "who", "not a field"},
		"a number":           {head + `"action":7}`, "action", "is a number"},
		"an unknown action":  {head + `"action":"DELETE"}`, "action", "ADD, WITHDRAW, REPLACE"},
		"forget":             {head + `"action":"FORGET"}`, "action", "entente forget"},
		"nothing withdrawn":  {head + `"action":"WITHDRAW"}`, "withdraws", "is missing"},
		"no fact":            {head + `"action":"WITHDRAW","withdraws":"state:VLD"}`, "withdraws", "relation:"},
		"an add too many":    {head + `"action":"ADD","withdraws":"event:x"}`, "withdraws", "withdraws nothing"},
		"no facts":           {head + `"action":"ADD"}`, "facts", "are missing"},
		"empty facts":        {head + `"action":"ADD","facts":{}}`, "facts", "there is none"},
		"facts too many":     {head + `"action":"WITHDRAW","withdraws":"event:x","facts":{}}`, "facts", "leave them out"},
		"nobody":             {strings.Replace(line(addTie), "anna", " ", 1), "by", "is empty"},
		"a day":              {strings.Replace(line(addTie), "T10:00:00+01:00", "", 1), "at", "like 2026-"},
		"NUL":                {strings.Replace(line(addTie), "known better", `\u0000`, 1), "reason", "NUL"},
		"a passage":          {strings.Replace(line(addTie), `"modality"`, `"evidence":[{"start":1,"end":2,"exact":"x","rule":"r","confidence":1}],"modality"`, 1), "facts.ties[0].evidence", "leave it out"},
		"an unknown tie":     {strings.Replace(line(addTie), "SUPPORTS", "LIKES", 1), "facts.ties[0].type", "OPPOSES"},
		"a loose reference":  {strings.Replace(line(addTie), `"object":"k"`, `"object":"q"`, 1), "facts.ties[0].object", "nothing has the id"},
		"an article":         {strings.Replace(line(addTie), `"facts":{`, `"facts":{"article":{"id":"x"},`, 1), "facts.article", "no article"},
		"a negated fact":     {head + `"action":"ADD","facts":{"statements":[{"kind":"DIRECT","content":{"exact":"x"},"negated":true}]}}`, "facts.statements[0].negated", "withdraw"},
		"an offset":          {head + `"action":"ADD","facts":{"statements":[{"kind":"DIRECT","content":{"exact":"x","start":4,"end":5}}]}}`, "facts.statements[0].content", "no offsets"},
		"a field twice":      {head + `"action":"ADD","action":"ADD"}`, "action", "duplicate"},
		"a statement's mode": {head + `"action":"ADD","facts":{"events":[{"id":"v","type":"WAR","modality":"ASSERTED"}]}}`, "facts.events[0].type", "unknown"},
	} {
		_, err := correct.Read(strings.NewReader("\n" + c.line + "\n"))
		var wrong *correct.Error
		if err == nil { // what only the whole tells
			k, _ := correct.Unmarshal([]byte(c.line))
			_, err = k.Contribution()
		} else if !errors.As(err, &wrong) || wrong.Line != 2 {
			t.Errorf("%s: %v does not name line 2", name, err)
		}
		if !errors.As(err, &wrong) || wrong.Path != c.path || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: the error is %v; want %s and %q", name, err, c.path, c.says)
		}
	}
}

func TestLink(t *testing.T) {
	s := graphtest.NewStory("one", "2031", "v1")
	s.Actor(graph.Actor{ID: "state:VLD", Label: graph.LabelState, Name: "Veldoria", Aliases: []string{"the Republic"}})
	s.Actor(graph.Actor{ID: "state:KRS", Label: graph.LabelState, Name: "Karsk", Aliases: []string{"the Republic"}})
	s.Actor(graph.Actor{ID: "person:a", Label: graph.LabelPerson, Name: "Jo Wirth"})
	s.Actor(graph.Actor{ID: "person:b", Label: graph.LabelPerson, Name: "Jo Wirth"})
	s.Event(graph.Event{ID: "event:x", Type: "CONSULT"})
	store := graphtest.NewOracle()
	if _, err := store.Apply(context.Background(), graph.Batch{s.Contribution()}); err != nil {
		t.Fatal(err)
	}
	tie := func(subject, object string) (string, error) {
		d, err := correct.UnmarshalFacts([]byte(`{"ties":[{"subject":"` + subject + `","type":"SUPPORTS","object":"` + object + `","polarity":"POSITIVE","modality":"ASSERTED"}]}`))
		if err != nil {
			t.Fatal(err)
		}
		err = correct.Link(context.Background(), store, d)
		return d.Ties[0].Subject + " " + d.Ties[0].Object, err
	}
	if got, err := tie("veldoria", "person:b"); got != "state:VLD person:b" || err != nil {
		t.Errorf("%s, %v", got, err)
	}
	for ref, says := range map[string]string{
		"Jo Wirth":     "person:a (Jo Wirth, Person), person:b (Jo Wirth, Person)",
		"the Republic": "state:KRS (Karsk, State), state:VLD (Veldoria, State)",
		"Nowhere":      "among the entities",
		"event:x":      "something else, a Event",
	} {
		if _, err := tie("Karsk", ref); err == nil || !strings.Contains(err.Error(), "facts.ties[0].object: ") || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: the error is %v; want %q", ref, err, says)
		}
	}
}

func FuzzUnmarshal(f *testing.F) {
	f.Add(line(addTie))
	f.Add(head + `"action":"WITHDRAW","withdraws":"event:x"}`)
	f.Fuzz(func(t *testing.T, s string) {
		c, err := correct.Unmarshal([]byte(s))
		if err != nil {
			return
		}
		contribution, err := c.Contribution()
		if err != nil {
			return
		}
		if err := contribution.Check(); err != nil {
			t.Fatalf("what was accepted cannot be stored: %v", err)
		}
	})
}
