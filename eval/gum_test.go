package eval_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"testing"
	"testing/fstest"

	"entente/loader/facts"
)

const gumText = `Ida Holm, mayor of Varby, met the Plum Party. "We are glad," she said. Ole Brun said that Varby would pay. Some feared that prices rise.`

// gumFolder is a set of one political article.
func gumFolder(t *testing.T) fstest.MapFS {
	t.Helper()
	type object = map[string]any
	type list = []any
	span := func(words string, skip int) object {
		s := in(gumText, words, skip)
		return object{"start": s.Start, "end": s.End, "text": words}
	}
	name := func(kind, chain, words string, skip int) object {
		m := span(words, skip)
		m["type"], m["chain"], m["head_pos"], m["named"], m["name"], m["head"] = kind, chain, "PROPN", true, span(words, skip), span(words, skip)
		return m
	}
	she := span("she", 0)
	she["type"], she["chain"], she["head_pos"], she["named"], she["head"] = "person", "1", "PRON", false, span("she", 0)
	party := name("organization", "3", "Plum Party", 0)
	whole := in(gumText, "the Plum Party", 0)
	party["start"], party["end"], party["text"] = whole.Start, whole.End, "the Plum Party"
	ida := object{"mention": span("she", 0), "chain": "1", "name": "Ida Holm", "aliases": list{"Ida Holm"}, "wikipedia": nil}
	ole := object{"mention": span("Ole Brun", 0), "chain": "4", "name": "Ole Brun", "aliases": list{"Ole Brun"}, "wikipedia": nil}
	sum := sha256.Sum256([]byte(gumText))
	gold, err := json.Marshal(object{"text_sha256": hex.EncodeToString(sum[:]), "neutral_names": list{},
		"mentions": list{name("person", "1", "Ida Holm", 0), name("place", "2", "Varby", 0), party, she, name("person", "4", "Ole Brun", 0), name("place", "2", "Varby", 1)},
		"statements": list{
			object{"content": span(`"We are glad,"`, 0), "kind": "DIRECT", "category": "speech", "speaker": ida},
			object{"content": span("that Varby would pay", 0), "kind": "INDIRECT", "category": "speech", "speaker": ole},
			object{"content": span("that prices rise", 0), "kind": "INDIRECT", "category": "cognition", "optional": "nobody in particular", "speaker": nil},
		},
		"relations": object{"offices": list{object{"person": "Ida Holm", "title": "Mayor", "of": "Varby"}}, "affiliations": list{}, "locations": list{},
			"events": list{object{"verb_span": span("met", 0), "actors": list{"Ida Holm"}, "recipients": list{"Plum Party"}, "plover": "CONSULT"},
				object{"verb_span": span("pay", 0), "actors": list{"Varby"}, "recipients": list{}, "plover": "OTHER"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{"split.json": file(`{"dev":["a"],"heldout":[]}`), "gold/a.json": &fstest.MapFile{Data: gold}, "articles/a.txt": file(gumText),
		"articles/a.meta.json": file(`{"date":"2020-01-02","publisher":"p","political":true}`)}
}

// gumAnswer is a reading of the article without a fault.
func gumAnswer() *facts.Document {
	glad, pay, rise := in(gumText, `"We are glad,"`, 0), in(gumText, "Varby would pay", 0), in(gumText, "prices rise", 0)
	return &facts.Document{
		Entities: []facts.Entity{
			entity("e1", facts.Person, "Ida Holm", mention(gumText, "Ida Holm", 0, facts.ViaName), mention(gumText, "she", 0, facts.ViaPronoun)),
			entity("e2", facts.City, "Varby", mention(gumText, "Varby", 0, facts.ViaName), mention(gumText, "Varby", 1, facts.ViaName)),
			entity("e3", facts.Organization, "Plum Party", mention(gumText, "Plum Party", 0, facts.ViaName)),
			entity("e4", facts.Person, "Ole Brun", mention(gumText, "Ole Brun", 0, facts.ViaName)),
			entity("e5", facts.State, "Varby"),
		},
		Offices: []facts.Office{{Person: "e1", Title: "mayor", Of: ptr("e5"), Evidence: why(in(gumText, "mayor of Varby", 0))}},
		Statements: []facts.Statement{
			{Speakers: []string{"e1"}, Kind: "DIRECT", Content: glad, Cue: ptr(in(gumText, "said", 0)), Evidence: why(glad)},
			{Speakers: []string{"e4"}, Kind: "INDIRECT", Content: pay, Cue: ptr(in(gumText, "said", 1)), Evidence: why(pay)},
			{Speakers: []string{}, Kind: "INDIRECT", Content: rise, Evidence: why(rise)},
		},
		Events: []facts.Event{{ID: "v1", Type: "CONSULT", Modality: "ASSERTED", Actors: []string{"e1", "e3"}, Evidence: why(in(gumText, "met the Plum Party", 0))}},
	}
}

func TestGUM(t *testing.T) {
	whole := [2]float64{1, 1}
	for _, c := range []struct {
		name   string
		change func(d *facts.Document)
		want   map[string][2]float64
	}{
		{"without a fault", func(*facts.Document) {}, map[string][2]float64{
			"names, typed: person": whole, "names, typed: organization": whole, "names, typed: place": whole, "names, typed: all": whole, "pronouns to the right chain": whole,
			"statements, content: all": whole, "statements, content and speaker: all": whole, "statements, content: MIXED": whole,
			"political articles: offices": whole, "political articles: events": whole, "political articles: places": whole,
			"political articles: events a sentence that tells of none": {0, 0},
		}},
		{"an event in one of two sentences that tell of none", func(d *facts.Document) {
			d.Events = append(d.Events, facts.Event{ID: "v2", Type: "AID", Modality: "ASSERTED", Actors: []string{"e5"}, Recipients: []string{"e3"}, Evidence: why(in(gumText, "rise", 0))})
		}, map[string][2]float64{"political articles: events a sentence that tells of none": {0.5, 0.5}}},
		{"wrong speaker", func(d *facts.Document) { d.Statements[1].Speakers = []string{"e1"} }, map[string][2]float64{
			"statements, content: all": whole, "statements, content and speaker: all": {0.5, 0.5}, "statements, content and speaker: INDIRECT": {0, 0},
		}},
		{"no speaker", func(d *facts.Document) { d.Statements[0].Speakers = nil }, map[string][2]float64{"statements, content and speaker: DIRECT": {0, 0}}},
		{"half a statement too few, one too many", func(d *facts.Document) {
			d.Statements[0].Content = in(gumText, "We", 0)
		}, map[string][2]float64{"statements, content: all": {0.5, 0.5}}},
		{"wrong kind of entity and a name that is none", func(d *facts.Document) {
			d.Entities[3].Kind = facts.State
			d.Entities[2].Mentions = append(d.Entities[2].Mentions, mention(gumText, "Some", 0, facts.ViaName))
		}, map[string][2]float64{"names, typed: person": {0.5, 0.5}, "names, typed: organization": {0.5, 1}, "names, typed: all": {4. / 6, 4. / 5}}},
		{"pronoun astray", func(d *facts.Document) {
			d.Entities[3].Mentions, d.Entities[0].Mentions = append(d.Entities[3].Mentions, d.Entities[0].Mentions[1]), d.Entities[0].Mentions[:1]
		}, map[string][2]float64{"pronouns to the right chain": {0, 0}}},
		{"events of another type, and of none", func(d *facts.Document) {
			d.Events[0].Type = "ASSAULT"
			d.Events = append(d.Events, facts.Event{ID: "v2", Type: "AID", Modality: "ASSERTED", Actors: []string{"e5"}, Recipients: []string{"e3"}, Evidence: why(in(gumText, "pay", 0))})
		}, map[string][2]float64{"political articles: events": {0, 0}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := gumAnswer()
			c.change(d)
			expect(t, measure(t, answers{"a": d}, gumFolder(t)), c.want)
		})
	}
}
