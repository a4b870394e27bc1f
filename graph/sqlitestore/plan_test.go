package sqlitestore

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"zombiezen.com/go/sqlite"

	"entente/graph"
	"entente/graph/graphtest"
)

// TestPlans asks SQLite how it would answer: no table is read from end to end, and lists that nothing leads come in order out of their index.
func TestPlans(t *testing.T) {
	s, err := Open(context.Background(), filepath.Join(t.TempDir(), "graph.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	if _, err := s.Apply(context.Background(), graphtest.SyntheticBatch(0, 20)); err != nil {
		t.Fatal(err)
	}
	ids, words := []graph.ID{"a", "b"}, []string{"a", "b"}
	days := graph.DateRange{From: "2008-01-01", To: "2009-01-01"}
	for name, l := range map[string]*lookup{
		"names": findLookup(graph.Filter{Names: words}), "iso3": findLookup(graph.Filter{ISO3: words, Labels: []graph.Label{graph.LabelActor}}),
		"wikidata": findLookup(graph.Filter{Wikidata: words}), "kinds": findLookup(graph.Filter{Kinds: words}), "functions": findLookup(graph.Filter{Functions: words}),
		"publishers": findLookup(graph.Filter{Publishers: words}), "mentioned in": findLookup(graph.Filter{MentionedIn: ids, Statuses: words}), "mentions": findLookup(graph.Filter{Mentions: ids}),
		"articles by date": findLookup(graph.Filter{Labels: []graph.Label{graph.LabelArticle}, Dates: days}), "everything": findLookup(graph.Filter{}),
		"statements": statementLookup(graph.StatementFilter{}), "speakers": statementLookup(graph.StatementFilter{Speakers: ids, Acts: words}),
		"about": statementLookup(graph.StatementFilter{About: ids, Stances: []graph.Stance{graph.Support}, Dates: days}), "stances": statementLookup(graph.StatementFilter{Stances: []graph.Stance{graph.Support}}),
		"audiences, media": statementLookup(graph.StatementFilter{Audiences: ids, Media: ids}), "statements' articles": statementLookup(graph.StatementFilter{Articles: ids}),
		"agreements": agreementLookup(graph.AgreementFilter{}), "parties": agreementLookup(graph.AgreementFilter{Parties: ids, Roles: []graph.Role{"SIGNED"}}),
		"all parties": agreementLookup(graph.AgreementFilter{Parties: ids, AllParties: true}), "roles": agreementLookup(graph.AgreementFilter{Roles: []graph.Role{"SIGNED"}}),
		"topics": agreementLookup(graph.AgreementFilter{Topics: words, Articles: ids}), "events": eventLookup(graph.EventFilter{Quads: []int{1}, Types: words}),
		"participants": eventLookup(graph.EventFilter{Participants: ids, AllParticipants: true, Places: ids}), "ties": tieLookup(graph.TieFilter{}),
		"ends": tieLookup(graph.TieFilter{Ends: ids}), "all ends": tieLookup(graph.TieFilter{Ends: ids, AllEnds: true}), "subjects": tieLookup(graph.TieFilter{Subjects: ids, Objects: ids, Articles: ids}),
		"timeline": timelineLookup(graph.TimelineFilter{Actors: ids, Dates: days}), "timeline of all": timelineLookup(graph.TimelineFilter{Actors: ids, All: true}),
	} {
		for _, p := range []graph.Page{{First: 10}, {First: 10, After: graph.Cursor{Key: "k", ID: "i"}}, {First: 10, After: graph.Cursor{Key: "k", ID: "i"}, Reverse: true}} {
			sql, args := l.sql(p)
			wantIndexed(t, s, fmt.Sprintf("%s, page %+v", name, p), sql, args, l.driver == "")
		}
	}
	for _, d := range []graph.Direction{graph.Out, graph.In} {
		r := &neighbourReader{q: graph.NeighbourQuery{Role: words}, p: graph.Page{First: 10, After: graph.Cursor{Key: "k", ID: "i"}}}
		sql, args := r.sql(d)
		wantIndexed(t, s, "neighbours", sql, append([]any{"[]", "[]"}, args...), false)
	}
	sql, args := searchSQL(graph.SearchQuery{}, graph.Page{First: 10}, words)
	wantIndexed(t, s, "search", sql, args, false)
}

// TestCountingSortsNothing asks SQLite how it would count: what is sorted is held in memory.
func TestCountingSortsNothing(t *testing.T) {
	s, err := Open(context.Background(), filepath.Join(t.TempDir(), "graph.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	for _, sql := range []string{countNodes, countEdges} {
		plan, err := s.plan(sql, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(plan, "COVERING INDEX") || strings.Contains(plan, "TEMP B-TREE") {
			t.Errorf("%s:\n%s", sql, plan)
		}
	}
}

// plan is how SQLite would answer a statement, a step on each line.
func (s *Store) plan(sql string, args []any) (string, error) {
	var plan []string
	err := s.read(context.Background(), "explain", func(c *conn) error {
		return c.query("EXPLAIN QUERY PLAN "+sql, args, func(r *sqlite.Stmt) error { plan = append(plan, r.ColumnText(3)); return nil })
	})
	return strings.Join(plan, "\n"), err
}

// wantIndexed checks the plan of a statement.
func wantIndexed(t *testing.T, s *Store, name, sql string, args []any, ordered bool) {
	t.Helper()
	whole, err := s.plan(sql, args)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	for line := range strings.SplitSeq(whole, "\n") {
		table, scan := strings.CutPrefix(line, "SCAN ")
		table, _, _ = strings.Cut(table, " ")
		// What may be read from end to end: lists that came with the query, the matches of full-text search, and results of parts of the query.
		harmless := strings.Contains(line, "VIRTUAL TABLE") || table == "f" || table == "c" || strings.HasPrefix(table, "(") || table == "CONSTANT"
		if scan && !harmless || strings.Contains(line, "AUTOMATIC") {
			t.Errorf("%s: %q in the plan\n%s\nof %s", name, line, whole, sql)
		}
	}
	if ordered && (!strings.Contains(whole, "SEARCH n USING INDEX node_order (label=?") || !strings.Contains(sql, "UNION ALL") && strings.Contains(whole, "TEMP B-TREE")) {
		t.Errorf("%s: not in the order of the index:\n%s\nof %s", name, whole, sql)
	}
}
