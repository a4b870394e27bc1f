package eval_test

import (
	"testing"
	"testing/fstest"

	"entente/loader/facts"
)

const ownText = `Norrland supports Sudria. Mayor Ida Holm and Ole Brun signed the plum pact. Holm said she was glad. "So am I," Brun said.`

const ownGold = `{"format":"entente.gold/1","article":{"published":"2020-01-02"},
"entities":[{"kind":"STATE","name":"Norrland"},{"kind":"STATE","name":"Sudria"},{"kind":"PERSON","name":"Ida Holm","also":["Holm"]},{"kind":"PERSON","name":"Ole Brun"},{"kind":"ORGANIZATION","name":"Mayor","optional":true}],
"offices":[{"person":"Ida Holm","title":"mayor"}],
"memberships":[],
"statements":[{"speakers":["Ida Holm"],"kind":"INDIRECT","content":{"exact":"she was glad"}},{"speakers":["Ole Brun"],"kind":"DIRECT","content":{"exact":"\"So am I,\""}}],
"agreements":[{"name":"plum pact","stage":"SIGNED","roles":[{"actor":"Ida Holm","role":"SIGNED"},{"actor":"Ole Brun","role":"SIGNED"}]}],
"events":[{"type":"AGREE","actors":["Ida Holm"],"recipients":["Ole Brun"]},{"type":"SUPPORT","alternatives":["AID"],"actors":["Norrland"],"recipients":["Sudria"],"optional":true}],
"relations":[{"subject":"Norrland","predicate":"SUPPORTS","object":"Sudria"}]}`

func ownAnswer() *facts.Document {
	glad, so, signed := in(ownText, "she was glad", 0), in(ownText, `"So am I,"`, 0), in(ownText, "signed the plum pact", 0)
	supports := in(ownText, "Norrland supports Sudria", 0)
	return &facts.Document{
		Article: facts.Article{Published: ptr("2020-01-02")},
		Entities: []facts.Entity{entity("e1", facts.State, "Norrland", mention(ownText, "Norrland", 0, facts.ViaName)), entity("e2", facts.State, "Sudria", mention(ownText, "Sudria", 0, facts.ViaName)),
			entity("e3", facts.Person, "I. Holm", mention(ownText, "Ida Holm", 0, facts.ViaName)), entity("e4", facts.Person, "Ole Brun", mention(ownText, "Ole Brun", 0, facts.ViaName))},
		Offices: []facts.Office{{Person: "e3", Title: "mayor", Evidence: why(in(ownText, "Mayor Ida Holm", 0))}},
		Statements: []facts.Statement{{Speakers: []string{"e3"}, Kind: "INDIRECT", Content: glad, Evidence: why(glad)},
			{Speakers: []string{"e4"}, Kind: "DIRECT", Content: so, Evidence: why(so)}},
		Agreements: []facts.Agreement{{ID: "a1", Name: "plum pact", Kind: "OTHER", Stage: "SIGNED", Evidence: why(signed), Roles: []facts.Role{
			{Entity: "e3", Role: "SIGNED", Modality: "ASSERTED", Evidence: why(signed)}, {Entity: "e4", Role: "SIGNED", Modality: "ASSERTED", Evidence: why(signed)}}}},
		Events: []facts.Event{{ID: "v1", Type: "AGREE", Modality: "ASSERTED", Actors: []string{"e3", "e4"}, Evidence: why(signed)}},
		Ties:   []facts.Tie{{Subject: "e1", Type: "SUPPORTS", Object: "e2", Polarity: "POSITIVE", Modality: "ASSERTED", Evidence: why(supports)}},
	}
}

func TestOwn(t *testing.T) {
	whole := [2]float64{1, 1}
	for _, c := range []struct {
		name   string
		change func(d *facts.Document)
		want   map[string][2]float64
	}{
		{"without a fault", func(*facts.Document) {}, map[string][2]float64{
			"entities": whole, "offices": whole, "statements: content": whole, "statements: content and speaker": whole, "agreements": whole, "roles": whole,
			"events": whole, "ties": whole, "publication dates": whole, "ties of the wrong sign": {0, 0},
			"events a sentence that tells of none": {0, 0},
		}},
		{"an event in one of two sentences that tell of none, one more where some is told of", func(d *facts.Document) {
			for _, words := range []string{"she was glad", "signed the plum pact"} {
				d.Events = append(d.Events, facts.Event{ID: "v" + words, Type: "AID", Modality: "ASSERTED", Actors: []string{"e1"}, Recipients: []string{"e3"}, Evidence: why(in(ownText, words, 0))})
			}
		}, map[string][2]float64{"events a sentence that tells of none": {0.5, 0.5}}},
		{"a hostile tie in the place of a friendly one", func(d *facts.Document) { d.Ties[0].Type = "OPPOSES" }, map[string][2]float64{"ties": {0, 0}, "ties of the wrong sign": whole}},
		{"an entity too many, one of the wrong kind", func(d *facts.Document) {
			d.Entities = append(d.Entities, entity("e9", facts.City, "Plumtown"))
			d.Entities[1].Kind = facts.Region
		}, map[string][2]float64{"entities": {0.6, 0.75}, "ties": {0, 0}}},
		{"a statement of another kind, and of nobody", func(d *facts.Document) {
			d.Statements[0].Speakers, d.Statements[1].Kind = nil, "MIXED"
		}, map[string][2]float64{"statements: content": {0.5, 0.5}, "statements: content and speaker": {0, 0}}},
		{"an agreement that is only proposed", func(d *facts.Document) { d.Agreements[0].Stage = "PROPOSED" }, map[string][2]float64{"agreements": {0, 0}, "roles": whole}},
		{"an event that is welcome but not asked for", func(d *facts.Document) {
			d.Events = append(d.Events, facts.Event{ID: "v2", Type: "AID", Modality: "ASSERTED", Actors: []string{"e1"}, Recipients: []string{"e2"}, Evidence: why(in(ownText, "supports", 0))})
		}, map[string][2]float64{"events": whole}},
		{"an event that is not to be", func(d *facts.Document) { d.Events[0].Modality = "NEGATED" }, map[string][2]float64{"events": {0, 0}}},
		{"another date", func(d *facts.Document) { d.Article.Published = ptr("2020-01") }, map[string][2]float64{"publication dates": {0, 0}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := ownAnswer()
			c.change(d)
			expect(t, measure(t, answers{"data": d}, fstest.MapFS{"article.txt": file(ownText), "gold.json": file(ownGold)}), c.want)
		})
	}
}
