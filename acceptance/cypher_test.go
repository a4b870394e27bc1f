package acceptance_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"entente/acceptance"
	"entente/graph/neo4jstore/neo4jtest"
)

// The questions of the cases, as an analyst writes them at Neo4j's prompt.
const (
	whoDidWhat = `
MATCH (who:Actor)-[did:BROKERED|PROPOSED|AGREED|SIGNED|AMENDED]->(:Agreement {name: 'six-point plan'})
RETURN type(did), who.name`

	whoWouldGuarantee = `
MATCH (who:Actor)-[would:GUARANTEES]->(plan:Agreement {stage: 'PROPOSED'})
RETURN would.modality, who.name`

	whatDidMedvedevSay = `
MATCH (:Person {name: 'Dmitry Medvedev'})-[:SAID]->(said:Statement)-[:EVIDENCED_BY]->(passage:Evidence)-[:FROM]->(article:Article)
RETURN said.kind, passage.start, passage.exact, substring(article.text, passage.start, passage.end - passage.start), article.title
ORDER BY passage.start`

	whomDoesRussiaSupport = `
MATCH (:State {name: 'Russia'})-[:SUPPORTS {polarity: 'POSITIVE', modality: 'ASSERTED'}]->(whom:Actor)
RETURN 'SUPPORTS', whom.name`

	// One hop is an edge of any type that means something; its record tells where it is written.
	howSarkozyReachesBagapsh = `
MATCH path = shortestPath((:Person {name: 'Nicolas Sarkozy'})
  -[:PARTY_TO|SAID|ABOUT|ADDRESSED_TO|ACTS_IN|HOLDS|OF|MEMBER_OF|SUPPORTS|RECOGNISES|SEEKS_INDEPENDENCE_FROM|CLAIMED_BY*..6]-
  (:Person {name: 'Sergei Bagapsh'}))
UNWIND range(0, length(path) - 1) AS i
WITH nodes(path)[i] AS a, relationships(path)[i] AS edge, nodes(path)[i + 1] AS b, i
MATCH ({id: edge.record})-[:EVIDENCED_BY]->(passage:Evidence)-[:FROM]->(article:Article)
RETURN i AS hop, a.name AS from, type(edge) AS type, edge.role AS role, b.name AS to,
  collect(passage.exact = substring(article.text, passage.start, passage.end - passage.start)) AS written
ORDER BY hop`
)

// askInCypher asks a case's questions of the database itself.
func askInCypher(t *testing.T, c *acceptance.Case, server *neo4jtest.Server) {
	rows := func(t *testing.T, question string) []*neo4j.Record {
		t.Helper()
		answer, err := server.Query(t.Context(), question, nil)
		if err != nil {
			t.Fatalf("%v\n%s", err, question)
		}
		return answer
	}
	pairs := func(t *testing.T, question string) []string {
		t.Helper()
		var out []string
		for _, row := range rows(t, question) {
			out = append(out, row.Values[0].(string)+" "+row.Values[1].(string))
		}
		slices.Sort(out)
		return out
	}
	t.Run("who brokered, proposed, agreed, signed and amended the plan", func(t *testing.T) {
		want := rolesOf(c, "six-point plan", "BROKERED", "PROPOSED", "AGREED", "SIGNED", "AMENDED")
		if d := diff.Diff(want, pairs(t, whoDidWhat)); d != "" {
			t.Errorf("(-want +got)\n%s", d)
		}
	})
	t.Run("who would guarantee the proposed agreement", func(t *testing.T) {
		want := rolesOf(c, "", "GUARANTOR")
		for i := range want {
			want[i] = strings.Replace(want[i], "GUARANTOR", "HYPOTHETICAL", 1)
		}
		if d := diff.Diff(want, pairs(t, whoWouldGuarantee)); d != "" {
			t.Errorf("(-want +got)\n%s", d)
		}
	})
	t.Run("what did Medvedev say and where is it written", func(t *testing.T) {
		checkStatements(t, c, rows(t, whatDidMedvedevSay))
	})
	t.Run("whom does Russia support", func(t *testing.T) {
		var want []string
		for _, r := range c.Gold.Relations {
			if r.Subject == "Russia" && r.Predicate == "SUPPORTS" {
				want = append(want, "SUPPORTS "+r.Object)
			}
		}
		slices.Sort(want)
		if d := diff.Diff(want, pairs(t, whomDoesRussiaSupport)); d != "" || len(want) == 0 {
			t.Errorf("(-want +got)\n%s", d)
		}
	})
	t.Run("the shortest path from Sarkozy to Bagapsh", func(t *testing.T) {
		checkPath(t, rows(t, howSarkozyReachesBagapsh))
	})
}

// rolesOf are the actors with one of the roles in an agreement, in any where the name is empty, each after its role.
func rolesOf(c *acceptance.Case, agreement string, roles ...string) []string {
	var out []string
	for _, g := range c.Gold.Agreements {
		if agreement != "" && g.Name != agreement {
			continue
		}
		for _, r := range g.Roles {
			if slices.Contains(roles, r.Role) {
				out = append(out, r.Role+" "+r.Actor)
			}
		}
	}
	slices.Sort(out)
	return out
}

// checkStatements compares rows of kind, start, passage, the text at its offsets and the article's title with what the gold standard has Medvedev say.
func checkStatements(t *testing.T, c *acceptance.Case, rows []*neo4j.Record) {
	t.Helper()
	var want, got [][3]any
	for _, s := range c.Gold.Statements {
		if slices.Contains(s.Speakers, "Dmitry Medvedev") {
			want = append(want, [3]any{s.Kind, int64(s.Content.Start), s.Content.Exact})
		}
	}
	slices.SortFunc(want, func(a, b [3]any) int { return cmp.Compare(a[1].(int64), b[1].(int64)) })
	for _, row := range rows {
		got = append(got, [3]any(row.Values[:3]))
		if row.Values[2] != row.Values[3] {
			t.Errorf("the article's text at the offsets is %q, not %q", row.Values[3], row.Values[2])
		}
		if row.Values[4] != c.Gold.Article.Title {
			t.Errorf("it is written in %q, not in %q", row.Values[4], c.Gold.Article.Title)
		}
	}
	if d := diff.Diff(want, got); d != "" || len(want) == 0 {
		t.Errorf("(-want +got)\n%s", d)
	}
}

// checkPath wants the way over the plan that Sarkozy proposed and Bagapsh signed, each hop with passages that are in the text.
func checkPath(t *testing.T, rows []*neo4j.Record) {
	t.Helper()
	var got [][]any
	for _, row := range rows {
		got = append(got, row.Values[1:5])
		written := row.Values[5].([]any)
		if len(written) == 0 || slices.Contains(written, any(false)) {
			t.Errorf("hop %v has no passages, or some that are not in the text", row.Values[0])
		}
	}
	want := [][]any{
		{"Nicolas Sarkozy", "PARTY_TO", "PROPOSED", "six-point plan"},
		{"six-point plan", "PARTY_TO", "SIGNED", "Sergei Bagapsh"},
	}
	if d := diff.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
}
