package neo4jstore

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

var update = flag.Bool("update", false, "write the golden files anew")

// example is a statement that the store sends, under the name of its golden file.
type example struct {
	name string
	statement
}

// readExamples are the queries of one of each kind, and of what changes their form.
func readExamples() []example {
	page := graph.Page{First: 10}
	next := graph.Page{First: 10, After: graph.Cursor{Key: "key", ID: "id"}}
	back := graph.Page{First: 10, After: graph.Cursor{Key: "key", ID: "id"}, Reverse: true}
	ids := []graph.ID{"person:1", "person:2"}
	articles := []graph.ID{"article:1"}
	dates := graph.DateRange{From: "2008-08-01", To: "2008-08-31"}
	links := graph.NeighbourQuery{IDs: ids, Patterns: []graph.EdgePattern{
		{Type: graph.EdgeSaid, Direction: graph.Out},
		{Type: graph.EdgeHolds, Direction: graph.Out},
		{Type: graph.EdgeAbout, Direction: graph.In, Label: graph.LabelStatement},
	}}
	roles := links
	roles.Role = []string{"SIGNED"}
	afterEdge := graph.Page{First: 10, After: graph.Cursor{Key: "key", ID: "id", Edge: "SAID\x001\x00record"}}
	walk := walkTypes(graph.PathQuery{})
	return []example{
		{"get", statement{nodesCypher, map[string]any{"ids": texts(ids)}}},
		{"find", findStatement(graph.Filter{}, page)},
		{"find-label", findStatement(graph.Filter{Labels: []graph.Label{graph.LabelState}}, next)},
		{"find-labels", findStatement(graph.Filter{Labels: []graph.Label{graph.LabelState, graph.LabelArticle, graph.LabelPlace}}, back)},
		{"find-names", findStatement(graph.Filter{Names: []string{"Arland", `a "quoted" name`}, Labels: []graph.Label{graph.LabelActor}}, next)},
		{"find-codes", findStatement(graph.Filter{ISO3: []string{"ARL"}, Wikidata: []string{"Q1"}}, page)},
		{"find-mentioned", findStatement(graph.Filter{MentionedIn: articles, Kinds: []string{"IGO"}, Statuses: []string{"MACRO"}}, page)},
		{"find-articles", findStatement(graph.Filter{Mentions: ids, Publishers: []string{"Echo"}, Dates: dates}, page)},
		{"neighbours", neighboursStatement(links, ids, page)},
		{"neighbours-next", neighboursStatement(roles, ids, afterEdge)},
		{"statements", statementsStatement(graph.StatementFilter{}, page)},
		{"statements-filtered", statementsStatement(graph.StatementFilter{
			Speakers: ids, About: ids, Stances: []graph.Stance{graph.Support}, Audiences: ids, Media: ids,
			Kinds: []graph.Speech{graph.Direct}, Acts: []string{"SAY"}, Articles: articles, Dates: dates,
		}, next)},
		{"agreements-parties", agreementsStatement(graph.AgreementFilter{Parties: ids, Roles: []graph.Role{graph.RoleSigned}, AllParties: true, Topics: []string{"STATUS"}}, page)},
		{"agreements-article", agreementsStatement(graph.AgreementFilter{Articles: articles, Kinds: []string{"PEACE"}, Stages: []graph.Stage{graph.StageSigned}}, back)},
		{"events", eventsStatement(graph.EventFilter{
			Participants: ids, Types: []string{"CONSULT"}, Modes: []string{"visit"}, Quads: []int{1},
			Modalities: []graph.Modality{graph.Asserted}, Places: ids, Dates: dates,
		}, page)},
		{"ties", tiesStatement(graph.TieFilter{Subjects: ids, Types: []graph.TieType{graph.TieSupports}}, page)},
		{"ties-ends", tiesStatement(graph.TieFilter{Ends: ids, AllEnds: true, Polarities: []graph.Polarity{graph.Positive}, Articles: articles}, next)},
		{"timeline", timelineStatement(graph.TimelineFilter{Actors: ids, All: true, Dates: dates}, next)},
		{"paths-steps", statement{stepsCypher(walk), map[string]any{"ids": texts(ids)}}},
		{"paths-hops", statement{hopsCypher(walk), map[string]any{"rows": []any{row{"from": "a", "to": "b"}}}}},
		{"search", searchStatement([]string{"six", "point"}, nil, page)},
		{"search-next", searchStatement([]string{"six"}, []graph.Label{graph.LabelAgreement, graph.LabelActor}, graph.Page{First: 5, After: graph.Cursor{Rank: 1, Key: "key", ID: "id"}})},
		{"count", statement{text: countCypher()}},
	}
}

// writeExamples are the statements of a write, in their order.
func writeExamples() []example {
	ids := map[string]any{"ids": []string{"person:1"}}
	articles := map[string]any{"articles": []string{"article:1"}}
	facts := map[string]any{"facts": []string{"event:1"}}
	keys := map[string]any{"rows": keyRows([]graph.EdgeKey{{Type: graph.EdgeSaid, From: "person:1", To: "statement:1", Record: "statement:1"}})}
	return []example{
		{"write-lock", statement{text: lockCypher}},
		{"write-digests", statement{digestsCypher, articles}},
		{"write-read-books", statement{text: booksCypher}},
		{"write-read-fact-tellers", statement{factTellersCypher, facts}},
		{"write-read-withholders", statement{withholdersCypher, facts}},
		{"write-read-next-articles", statement{nextArticlesCypher, map[string]any{"after": "article:1", "limit": int64(10)}}},
		{"write-read-told", statement{toldCypher, articles}},
		{"write-read-contributions", statement{contributionsCypher, articles}},
		{"write-read-tells", statement{tellsCypher, articles}},
		{"write-delete-contributions", statement{deleteContributionsCypher, articles}},
		{"write-read-tellers", statement{tellersCypher, ids}},
		{"write-read-edges", statement{edgesCypher, keys}},
		{"write-delete-edges", statement{deleteEdgesCypher, keys}},
		{"write-delete-nodes", statement{deleteNodesCypher, ids}},
		{"write-relabel", statement{relabelCypher(), ids}},
		{"write-nodes", statement{mergeNodesCypher(graph.LabelState), map[string]any{"rows": nodeRows([]graph.Node{&graph.Actor{ID: "state:ARL", Label: graph.LabelState, Name: "Arland"}})}}},
		{"write-edges", statement{mergeEdgesCypher(graph.EdgeSaid), map[string]any{"rows": edgeRows([]graph.Edge{{Type: graph.EdgeSaid, From: "a", To: "b", Record: "b"}})}}},
		{"write-contributions", statement{writeContributionsCypher, map[string]any{"rows": []any{row{"article": "article:1", "digest": "d", "data": []byte{1}, "told": nil, "shown": nil}}}}},
		{"write-tells", statement{writeTellsCypher, map[string]any{"rows": []any{row{"article": "article:1", "id": "state:ARL", "node": int64(1), "edges": int64(2)}}}}},
		{"write-decides", statement{decidesCypher, articles}},
		{"write-withheld", statement{writeWithheldCypher, map[string]any{"rows": []any{row{"article": "article:1", "fact": "event:1"}}}}},
		{"write-drop-withheld", statement{clearWithheldCypher, facts}},
		{"write-tally", statement{tallyCypher, ids}},
	}
}

func TestGoldenCypher(t *testing.T) {
	seen := map[string]bool{}
	for _, ex := range append(readExamples(), writeExamples()...) {
		file := filepath.Join("testdata", "cypher", ex.name+".cypher")
		seen[file] = true
		got := strings.TrimPrefix(ex.text, "\n") + "\n"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), got); d != "" {
			t.Errorf("%s (-want +got), -update to accept:\n%s", ex.name, d)
		}
	}
	files, err := filepath.Glob("testdata/cypher/*.cypher")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !seen[f] {
			t.Errorf("%s belongs to no statement", f)
		}
	}
}

// TestValuesAreParameters gives every filter values that would break out of a text, and looks for them in the statements.
func TestValuesAreParameters(t *testing.T) {
	const evil = "x'}) DETACH DELETE n //`"
	id := []graph.ID{evil}
	text := []string{evil}
	page := graph.Page{First: 3, After: graph.Cursor{Key: evil, ID: evil, Edge: evil}}
	for name, st := range map[string]statement{
		"find": findStatement(graph.Filter{
			ISO3: text, Wikidata: text, Kinds: text, Statuses: text, Functions: text, Publishers: text, MentionedIn: id, Mentions: id,
			Dates: graph.DateRange{From: evil, To: evil},
		}, page),
		"find names": findStatement(graph.Filter{Names: text}, page),
		"statements": statementsStatement(graph.StatementFilter{
			Speakers: id, About: id, Stances: []graph.Stance{evil}, Audiences: id, Media: id, Kinds: []graph.Speech{evil}, Acts: text, Articles: id,
		}, page),
		"agreements": agreementsStatement(graph.AgreementFilter{Parties: id, Roles: []graph.Role{evil}, Kinds: text, Stages: []graph.Stage{evil}, Topics: text}, page),
		"events":     eventsStatement(graph.EventFilter{Participants: id, Types: text, Modes: text, Modalities: []graph.Modality{evil}, Places: id}, page),
		"ties":       tiesStatement(graph.TieFilter{Subjects: id, Objects: id, Ends: id, Types: []graph.TieType{evil}, Polarities: []graph.Polarity{evil}}, page),
		"timeline":   timelineStatement(graph.TimelineFilter{Actors: id}, page),
		"neighbours": neighboursStatement(graph.NeighbourQuery{IDs: id, Patterns: []graph.EdgePattern{{Type: graph.EdgeSaid, Direction: graph.Out}}, Role: text}, id, page),
		"search":     searchStatement(text, nil, page),
	} {
		if strings.Contains(st.text, "DETACH") {
			t.Errorf("%s: a value stands in the text:\n%s", name, st.text)
		}
		if len(st.params) == 0 {
			t.Errorf("%s has no parameters", name)
		}
	}
}
