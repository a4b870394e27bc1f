package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
)

// lists are queries of one list each, the connection under the last name.
var lists = []struct{ name, query string }{
	{"statements", `query($n: Int!, $c: String) { statements(first: $n, after: $c) { ...P } } fragment P on StatementConnection { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`},
	{"statements backwards", `query($n: Int!, $c: String) { statements(first: $n, after: $c, order: DESCENDING) { ...P } } fragment P on StatementConnection { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`},
	{"actors", `query($n: Int!, $c: String) { actors(first: $n, after: $c) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`},
	{"search", `query($n: Int!, $c: String) { search(text: "state", first: $n, after: $c) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`},
	{"ties", `query($n: Int!, $c: String) { ties(first: $n, after: $c) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`},
	{"timeline", `query($n: Int!, $c: String) { timeline(of: [{name: "Hub"}, {name: "State 3"}], first: $n, after: $c) { edges { cursor node { ... on Node { id } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`},
	{"a nested list", `query($n: Int!, $c: String) { actor(name: "Hub") { statementsAbout(first: $n, after: $c) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`},
	{"records of a nested list", `query($n: Int!, $c: String) { actor(name: "Hub") { events(first: $n, after: $c, order: DESCENDING) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`},
	{"pairs of a network", `query($n: Int!, $c: String) { alignmentNetwork { alignments(verdict: OPPOSED, first: $n, after: $c) { edges { cursor node { other { id } actor { id } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`},
	{"enemies' enemies", `query($n: Int!, $c: String) { alignmentNetwork { enemiesEnemies(first: $n, after: $c) { edges { cursor node { one { id } other { id } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`},
	{"triads", `query($n: Int!, $c: String) { alignmentNetwork { triads(first: $n, after: $c) { edges { cursor node { actors { id } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`},
	{"members of a bloc", `query($n: Int!, $c: String) { alignmentNetwork { blocs(first: 1) { nodes { members(first: $n, after: $c) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } } }`},
	{"alignments", `query($n: Int!, $c: String) { alliances(of: {name: "Hub"}) { adversaries(first: $n, after: $c) { edges { cursor node { other { id } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`},
}

// hub is a world around one state: statements about it, events with it, hostile ties to it, a dozen each; half of the others stand by one another.
func hub(t testing.TB) graph.Store { return hubOf(t, 12) }

func hubOf(t testing.TB, others int) graph.Store {
	t.Helper()
	s := graphtest.NewStory("hub", "2031-03-03", "v1")
	middle := s.Actor(graph.Actor{Label: graph.LabelState, Name: "Hub"})
	var last graph.ID
	for i := range others {
		other := s.Actor(graph.Actor{Label: graph.LabelState, Name: fmt.Sprint("State ", i)})
		day := graph.Date(fmt.Sprintf("2031-02-%02d", 1+i/2%28)) // two of a day: the id decides
		st := s.Statement(graph.Statement{Text: fmt.Sprint("statement ", i), Speech: graph.Direct, Date: day}, other)
		s.About(st, middle, graph.Neutral)
		e := s.Event(graph.Event{ID: graph.ID(fmt.Sprint("event:", i)), Type: "CONSULT", Quad: 1, Score: 1, Modality: graph.Asserted, Date: day})
		s.Act(middle, e, graph.RoleActor)
		s.Act(other, e, graph.RoleRecipient)
		s.Tie(graph.TieOpposes, other, middle, graph.Positive, graph.Asserted)
		if i > 0 && i < others/2 {
			s.Tie(graph.TieSupports, other, last, graph.Positive, graph.Asserted)
		}
		last = other
	}
	store := graphtest.NewOracle()
	if _, err := store.Apply(context.Background(), graph.Batch{s.Contribution()}); err != nil {
		t.Fatal(err)
	}
	return store
}

// aPage is a page of any list.
type aPage struct {
	Edges []struct {
		Cursor string
		Node   json.RawMessage
	}
	PageInfo struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       *string
	}
}

// pageOf finds the connection in an answer: the only object with pageInfo, in the first entry where it is within a list.
func pageOf(t *testing.T, a answer) aPage {
	t.Helper()
	raw := a.Data
	for {
		var entries []json.RawMessage
		if json.Unmarshal(raw, &entries) == nil && len(entries) > 0 {
			raw = entries[0]
		}
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(raw, &fields); err != nil {
			t.Fatalf("no list in %.200s: %v", a.Data, err)
		}
		if _, ok := fields["pageInfo"]; ok {
			var p aPage
			if err := json.Unmarshal(raw, &p); err != nil {
				t.Fatal(err)
			}
			return p
		}
		for _, v := range fields {
			raw = v
		}
	}
}

// walk reads a list in pages of n.
func walk(t *testing.T, h http.Handler, query string, n int) []string {
	t.Helper()
	var out []string
	vars := map[string]any{"n": n}
	for {
		a := read(t, post(t, h, query, vars))
		if len(a.Errors) > 0 {
			t.Fatalf("pages of %d after %d: %+v", n, len(out), a.Errors)
		}
		p := pageOf(t, a)
		for _, e := range p.Edges {
			out = append(out, string(e.Node))
		}
		if p.PageInfo.HasPreviousPage != (vars["c"] != nil) {
			t.Errorf("hasPreviousPage is %v", p.PageInfo.HasPreviousPage)
		}
		if len(p.Edges) > 0 && (*p.PageInfo.StartCursor != p.Edges[0].Cursor || *p.PageInfo.EndCursor != p.Edges[len(p.Edges)-1].Cursor) {
			t.Errorf("the page's cursors are not its edges'")
		}
		if !p.PageInfo.HasNextPage {
			return out
		}
		if len(p.Edges) != n {
			t.Fatalf("a page of %d that is not the last has %d entries", n, len(p.Edges))
		}
		vars["c"] = *p.PageInfo.EndCursor
	}
}

// TestPaging reads each list in pages of several sizes and gets the same entries, each once.
func TestPaging(t *testing.T) {
	h := newHandler(hub(t))
	for _, l := range lists {
		t.Run(l.name, func(t *testing.T) {
			whole := walk(t, h, l.query, 200)
			if len(whole) < 2 {
				t.Fatalf("the list has %d entries: too few to page", len(whole))
			}
			if sorted := slices.Sorted(slices.Values(whole)); len(slices.Compact(sorted)) != len(whole) {
				t.Error("the list has an entry twice")
			}
			for _, n := range []int{1, 2, 5, 16, len(whole) - 1, len(whole), len(whole) + 1} {
				if got := walk(t, h, l.query, n); !slices.Equal(got, whole) {
					t.Errorf("pages of %d: got %d entries, want %d: %v", n, len(got), len(whole), got)
				}
			}
		})
	}
}

// TestCursorOfAnotherList asks every list for the page after every other list's cursor: all are refused.
func TestCursorOfAnotherList(t *testing.T) {
	h := newHandler(hub(t))
	cursors := map[string]string{}
	for _, l := range lists {
		p := pageOf(t, read(t, post(t, h, l.query, map[string]any{"n": 1})))
		cursors[l.name] = p.Edges[0].Cursor
	}
	for _, l := range lists {
		for from, c := range cursors {
			a := read(t, post(t, h, l.query, map[string]any{"n": 1, "c": c}))
			if from == l.name {
				if len(a.Errors) > 0 {
					t.Errorf("%s: its own cursor is refused: %+v", l.name, a.Errors)
				}
				continue
			}
			if len(a.Errors) == 0 || a.Errors[0].Extensions.Code != "INVALID" || !strings.Contains(a.Errors[0].Message, "another list") {
				t.Errorf("%s: the cursor of %s is not refused for what it is: %+v", l.name, from, a.Errors)
			}
		}
	}
}

// TestCursorKeepsItsFilter holds what a cursor's list is: the filter and the order count, the page size and ways of saying nothing do not.
func TestCursorKeepsItsFilter(t *testing.T) {
	h := newHandler(hub(t))
	ask := func(args string) answer {
		return read(t, post(t, h, fmt.Sprintf(`{ statements(%s) { edges { cursor } pageInfo { hasNextPage } } }`, args), nil))
	}
	cursor := pageOf(t, ask(`first: 1, filter: {kinds: [DIRECT]}`)).Edges[0].Cursor
	for args, ok := range map[string]bool{
		`first: 3, filter: {kinds: [DIRECT]}`:                        true,
		`first: 1, filter: {kinds: [DIRECT], acts: [], dates: null}`: true,
		`first: 1, filter: {kinds: [DIRECT]}, order: ASCENDING`:      true,
		`first: 1, filter: {kinds: [DIRECT]}, order: DESCENDING`:     false,
		`first: 1, filter: {kinds: [DIRECT, MIXED]}`:                 false,
		`first: 1`: false,
		`first: 1, filter: {kinds: [DIRECT], dates: {from: "2000"}}`: false,
	} {
		a := ask(args + fmt.Sprintf(", after: %q", cursor))
		if (len(a.Errors) == 0) != ok {
			t.Errorf("statements(%s): accepted %v, want %v: %+v", args, len(a.Errors) == 0, ok, a.Errors)
		}
	}
}
