package neo4jstore_test

import (
	"context"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/align"
	"entente/graph/graphtest"
	"entente/graph/neo4jstore/neo4jtest"
)

const cookbook = "../../docs/cypher.md"

// TestCookbook runs every query of the cookbook and compares what it returns with the table under it.
func TestCookbook(t *testing.T) {
	recipes := readCookbook(t)
	neo4jtest.Each(t, func(t *testing.T, server *neo4jtest.Server) {
		s := openEmpty(t, server)
		defer s.Close(context.Background())
		if _, err := s.Apply(t.Context(), cookbookWorld()); err != nil {
			t.Fatal(err)
		}
		for _, r := range recipes {
			t.Run(r.title, func(t *testing.T) {
				rows, err := server.Query(t.Context(), r.cypher, nil)
				if err != nil {
					t.Fatal(err)
				}
				var got [][]string
				for i, row := range rows {
					if i == 0 {
						got = append(got, row.Keys)
					}
					cells := make([]string, len(row.Values))
					for k, v := range row.Values {
						cells[k] = cell(v)
					}
					got = append(got, cells)
				}
				if d := cmp.Diff(r.table, got); d != "" {
					t.Errorf("line %d of %s (-told +returned):\n%s\n%s", r.line, cookbook, d, markdown(got))
				}
			})
		}
	})
}

// cell writes a value as the cookbook's tables do.
func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []any:
		cells := make([]string, len(v))
		for i, e := range v {
			cells[i] = cell(e)
		}
		return "[" + strings.Join(cells, ", ") + "]"
	}
	return fmt.Sprint(v)
}

func markdown(table [][]string) string {
	var b strings.Builder
	for i, cells := range table {
		fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | "))
		if i == 0 {
			fmt.Fprintf(&b, "|%s\n", strings.Repeat(" --- |", len(cells)))
		}
	}
	return b.String()
}

// recipe is a query of the cookbook with the table that follows it, the headings first.
type recipe struct {
	title  string
	line   int
	cypher string
	table  [][]string
}

// readCookbook reads the blocks that are marked as Cypher, each with the next table. A query without a table is an error of the page.
func readCookbook(t *testing.T) []recipe {
	t.Helper()
	raw, err := os.ReadFile(cookbook)
	if err != nil {
		t.Fatal(err)
	}
	var out []recipe
	title, inside := "", false
	for i, line := range strings.Split(string(raw), "\n") {
		switch {
		case strings.HasPrefix(line, "## "):
			title = strings.TrimPrefix(line, "## ")
		case line == "```cypher":
			inside = true
			out = append(out, recipe{title: title, line: i + 1})
		case line == "```":
			inside = false
		case inside:
			out[len(out)-1].cypher += line + "\n"
		case strings.HasPrefix(line, "| ") && len(out) > 0 && !strings.HasPrefix(line, "| ---"):
			cells := strings.Split(strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|"), "|")
			for k := range cells {
				cells[k] = strings.TrimSpace(cells[k])
			}
			out[len(out)-1].table = append(out[len(out)-1].table, cells)
		}
	}
	for _, r := range out {
		if len(r.table) < 2 {
			t.Errorf("line %d of %s: the query has no table that says what it returns", r.line, cookbook)
		}
	}
	const questions = 10 // those that the page must answer, and more
	if len(out) < questions || slices.ContainsFunc(out, func(r recipe) bool { return r.cypher == "" }) {
		t.Fatalf("%d queries read from %s", len(out), cookbook)
	}
	return out
}

// cookbookWorld is what three invented papers tell of two states and a territory between them.
func cookbookWorld() graph.Batch {
	return graph.Batch{cookbookEcho(), cookbookPost(), cookbookGazette(), cookbookAdded(), cookbookWithdrawn()}
}

func cookbookAdded() *graph.Contribution {
	s := graphtest.NewCorrection(graph.Correction{
		ID: "correction:added", Action: graph.ActionAdd, By: "anna", Reason: "the treaty of 2029", At: "2031-05-04T10:00:00.000000Z",
	})
	id := cookbookActors(s, "Norland", "The League")
	s.Member(id["Norland"], id["The League"], "MEMBER")
	return s.Contribution()
}

func cookbookWithdrawn() *graph.Contribution {
	return graphtest.NewCorrection(graph.Correction{
		ID: "correction:withdrawn", Action: graph.ActionWithdraw, By: "anna", Reason: "a rumour", At: "2031-05-04T11:00:00.000000Z",
		Fact: "relation:rumour", Text: "Arland AT_WAR_WITH Borland",
	}).Contribution()
}

func cookbookActors(s *graphtest.Story, names ...string) map[string]graph.ID {
	actors := map[string]graph.Actor{
		"Arland":     {Label: graph.LabelState, ISO3: "ARL"},
		"Borland":    {Label: graph.LabelState, ISO3: "BOR"},
		"Norland":    {Label: graph.LabelState, ISO3: "NOR"},
		"Corvia":     {Label: graph.LabelRegion, Status: "DE_FACTO_STATE", ISO3: "BOR"},
		"Dorn":       {Label: graph.LabelCity, ISO3: "NOR"},
		"The League": {Label: graph.LabelOrganization, OrgKind: "IGO"},
		"Radio Dorn": {Label: graph.LabelOrganization, OrgKind: "MEDIA"},
		"Vera Lund":  {Label: graph.LabelPerson},
		"Tomas Reed": {Label: graph.LabelPerson},
		"Ilse Marr":  {Label: graph.LabelPerson},
		"Oren Vask":  {Label: graph.LabelPerson},
	}
	ids := map[string]graph.ID{}
	for _, name := range names {
		a := actors[name]
		a.Name = name
		ids[name] = s.Actor(a)
	}
	return ids
}

func cookbookEcho() *graph.Contribution {
	s := graphtest.NewStoryOf(graph.Article{ID: "article:echo", Title: "Talks in Dorn", Publisher: "Echo of Dorn", Published: "2031-05-02", SHA256: "1"})
	id := cookbookActors(s, "Arland", "Borland", "Norland", "Corvia", "Dorn", "The League", "Radio Dorn", "Vera Lund", "Tomas Reed", "Ilse Marr", "Oren Vask")
	president := graph.Position{Title: "president", Function: "HEAD_OF_STATE"}
	s.Holds(id["Vera Lund"], president, id["Arland"], "RECOGNISED", "")
	s.Holds(id["Tomas Reed"], president, id["Borland"], "RECOGNISED", "")
	s.Holds(id["Ilse Marr"], president, id["Norland"], "RECOGNISED", "")
	s.Holds(id["Oren Vask"], graph.Position{Title: "leader"}, id["Corvia"], "SELF_STYLED", "")

	plan := s.Agreement(graph.Agreement{Name: "four-point plan", Kind: "CEASEFIRE", Stage: graph.StageSigned, Date: "2031-05-01"})
	s.Provision(plan, graph.Provision{Ordinal: 1, Topics: []string{"CEASEFIRE"}, Text: "no more shots across the river"})
	lundSays := s.Statement(graph.Statement{Text: "The border stays open.", Speech: graph.Direct, Verb: "say", Act: "SAY", Date: "2031-05-01"}, id["Vera Lund"])
	s.Link(graph.EdgeVia, lundSays, id["Radio Dorn"], lundSays)
	s.Provision(plan, graph.Provision{Ordinal: 2, Topics: []string{"ACCESS", "MONITORING"}, Text: "observers may go everywhere"})
	for _, p := range []struct {
		who  string
		role graph.Role
	}{
		{"Ilse Marr", graph.RoleBrokered}, {"Vera Lund", graph.RoleSigned}, {"Tomas Reed", graph.RoleSigned},
		{"Tomas Reed", graph.RoleAgreed}, {"Tomas Reed", graph.RoleAmended},
	} {
		s.Party(id[p.who], plan, p.role, graph.Asserted)
	}
	pact := s.Agreement(graph.Agreement{Name: "valley pact", Kind: "NON_USE_OF_FORCE", Stage: graph.StageProposed})
	s.Party(id["Norland"], pact, graph.RoleGuarantor, graph.Hypothetical)
	s.Party(id["The League"], pact, graph.RoleGuarantor, graph.Hypothetical)
	s.Party(id["Ilse Marr"], pact, graph.RoleProposed, graph.Asserted)

	talks := s.Event(graph.Event{ID: "event:talks", Type: "CONSULT", Mode: "visit", Quad: 1, Modality: graph.Asserted, Date: "2031-05-01", Precision: "DAY"})
	s.Act(id["Vera Lund"], talks, graph.RoleActor)
	s.Tie(graph.TieSupports, id["Arland"], id["Corvia"], graph.Positive, graph.Asserted)
	s.Act(id["Tomas Reed"], talks, graph.RoleRecipient)
	s.Act(id["Norland"], talks, graph.RoleHost)
	s.Link(graph.EdgeAt, talks, id["Dorn"], talks)
	lund := s.Statement(graph.Statement{ID: "statement:lund", Text: "that Arland stands by Corvia", Speech: graph.Indirect, Verb: "say", Act: "SAY"}, id["Vera Lund"])
	s.About(lund, id["Corvia"], graph.Support)
	return s.Contribution()
}

func cookbookPost() *graph.Contribution {
	s := graphtest.NewStoryOf(graph.Article{ID: "article:post", Title: "A plan for the valley", Publisher: "Valley Post", Published: "2031-05-03", SHA256: "2"})
	id := cookbookActors(s, "Arland", "Borland", "Corvia", "Vera Lund", "Tomas Reed")
	reed := s.Statement(graph.Statement{ID: "statement:reed", Text: "that Corvia is a province like any other", Speech: graph.Indirect, Verb: "say", Act: "SAY"}, id["Tomas Reed"])
	s.About(reed, id["Corvia"], graph.Oppose)
	s.Statement(graph.Statement{Text: "The border stays open.", Speech: graph.Direct, Verb: "say", Act: "SAY", Date: "2031-05-01"}, id["Vera Lund"])
	s.Tie(graph.TieSupports, id["Arland"], id["Corvia"], graph.Positive, graph.Asserted)
	s.Tie(graph.TieSupports, id["Borland"], id["Corvia"], graph.Negative, graph.Asserted)
	return s.Contribution()
}

func cookbookGazette() *graph.Contribution {
	s := graphtest.NewStoryOf(graph.Article{ID: "article:gazette", Title: "Shells on the valley", Publisher: "Ridge Gazette", Published: "2031-05-04", SHA256: "3"})
	id := cookbookActors(s, "Arland", "Borland", "Norland", "Corvia")
	s.Tie(graph.TieOpposes, id["Arland"], id["Borland"], graph.Positive, graph.Asserted)
	s.Tie(graph.TieOpposes, id["Corvia"], id["Borland"], graph.Positive, graph.Asserted)
	s.Tie(graph.TieOpposes, id["Norland"], id["Borland"], graph.Positive, graph.Asserted)
	shelled := s.Event(graph.Event{ID: "event:shells", Type: "ASSAULT", Quad: 4, Score: -9, Modality: graph.Asserted, Date: "2031-05-03", Precision: "DAY"})
	s.Act(id["Borland"], shelled, graph.RoleActor)
	s.Act(id["Corvia"], shelled, graph.RoleRecipient)
	return s.Contribution()
}

// TestCookbookAlignsAsPackageAlignDoes holds the figures that the cookbook recomputes in Cypher to those of the definition.
func TestCookbookAlignsAsPackageAlignDoes(t *testing.T) {
	store := graphtest.NewOracle()
	if _, err := store.Apply(t.Context(), cookbookWorld()); err != nil {
		t.Fatal(err)
	}
	facts, err := align.CollectAmong(t.Context(), store, nil, align.Collective, graph.DateRange{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for _, a := range align.Between(facts.Facts, "2031-05-04") {
		ends, err := store.Get(t.Context(), []graph.ID{a.A, a.B})
		if err != nil {
			t.Fatal(err)
		}
		names := []string{ends[0].(*graph.Actor).Name, ends[1].(*graph.Actor).Name}
		slices.Sort(names)
		want[fmt.Sprint(names[0], " ", names[1], " ", math.Round(a.Net*1000)/1000, " ", len(a.Shares))] = true
	}
	told := map[string]bool{}
	for _, r := range readCookbook(t) {
		if r.title == "Who stands with whom, recomputed" {
			for _, row := range r.table[1:] {
				told[strings.Join(row, " ")] = true
			}
		}
	}
	if d := cmp.Diff(want, told); d != "" {
		t.Errorf("(-computed +told in %s)\n%s", cookbook, d)
	}
}
