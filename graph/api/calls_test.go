package api_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"sync"
	"testing"

	"entente/graph"
	"entente/graph/api"
	"entente/graph/graphtest"
)

// counting counts the calls that a store gets, by method.
type counting struct {
	graph.Store
	mu    sync.Mutex
	calls map[string]int
}

func (c *counting) count(method string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls[method]++
}

func (c *counting) reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls = map[string]int{}
}

func (c *counting) total() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := 0
	for _, k := range c.calls {
		n += k
	}
	return n
}

func (c *counting) Get(ctx context.Context, ids []graph.ID) ([]graph.Node, error) {
	c.count("Get")
	return c.Store.Get(ctx, ids)
}

func (c *counting) Find(ctx context.Context, f graph.Filter, p graph.Page) (graph.Slice[graph.Node], error) {
	c.count("Find")
	return c.Store.Find(ctx, f, p)
}

func (c *counting) Neighbours(ctx context.Context, q graph.NeighbourQuery, p graph.Page) ([]graph.Slice[graph.Neighbour], error) {
	c.count("Neighbours")
	return c.Store.Neighbours(ctx, q, p)
}

func (c *counting) Statements(ctx context.Context, f graph.StatementFilter, p graph.Page) (graph.Slice[*graph.Statement], error) {
	c.count("Statements")
	return c.Store.Statements(ctx, f, p)
}

func (c *counting) Agreements(ctx context.Context, f graph.AgreementFilter, p graph.Page) (graph.Slice[*graph.Agreement], error) {
	c.count("Agreements")
	return c.Store.Agreements(ctx, f, p)
}

func (c *counting) Events(ctx context.Context, f graph.EventFilter, p graph.Page) (graph.Slice[*graph.Event], error) {
	c.count("Events")
	return c.Store.Events(ctx, f, p)
}

func (c *counting) Ties(ctx context.Context, f graph.TieFilter, p graph.Page) (graph.Slice[graph.Tie], error) {
	c.count("Ties")
	return c.Store.Ties(ctx, f, p)
}

func (c *counting) Timeline(ctx context.Context, f graph.TimelineFilter, p graph.Page) (graph.Slice[graph.Node], error) {
	c.count("Timeline")
	return c.Store.Timeline(ctx, f, p)
}

func (c *counting) Paths(ctx context.Context, q graph.PathQuery) ([]graph.Path, error) {
	c.count("Paths")
	return c.Store.Paths(ctx, q)
}

func (c *counting) Search(ctx context.Context, q graph.SearchQuery, p graph.Page) (graph.Slice[graph.Node], error) {
	c.count("Search")
	return c.Store.Search(ctx, q, p)
}

// crowd is a world of synthetic articles with enough of everything for a page of many rows.
func crowd(t testing.TB) *counting {
	t.Helper()
	s := graphtest.NewOracle()
	if _, err := s.Apply(context.Background(), graphtest.SyntheticBatch(0, 60)); err != nil {
		t.Fatal(err)
	}
	return &counting{Store: s, calls: map[string]int{}}
}

// TestCallsDoNotDependOnRows asks each query for 2 and for 200 rows: the store must get the same calls, each as many as written here.
func TestCallsDoNotDependOnRows(t *testing.T) {
	store := crowd(t)
	h := newHandler(store)
	for _, c := range []struct {
		name, query string
		calls       map[string]int
	}{
		{"statements with all that hangs on them",
			`query($n: Int!) { statements(first: $n) { nodes {
				speakers { name ... on Person { offices(first: 2) { nodes { status position { title of { name } } } } } }
				audience { name } media { name } places { name }
				about { stance target { ... on State { name ties(first: 2) { nodes { type subject { name } object { name } } } } } }
				evidence(first: 1) { nodes { exact attributedTo { name } article { title } } } } } }`,
			// the statements; then speakers, audience, media, places, about, evidence; then offices, ties, articles (nobody is attributed); then positions (known by now),
			// ends (known by now); then what the positions are of
			map[string]int{"Statements": 1, "Neighbours": 6 + 3 + 1}},
		{"actors with lists in lists",
			`query($n: Int!) { actors(filter: {kinds: [State]}, first: $n) { edges { cursor node { name
				statementsAbout(first: 2) { edges { node { text evidence(first: 1) { edges { node { exact article { publisher } } } } } } }
				agreements(first: 2) { nodes { role agreement { name roles(first: 2) { nodes { role actor { name } } } } } }
				mentions(first: 1) { nodes { article { title evidence(first: 1) { nodes { exact } } } } } } } } }`,
			map[string]int{"Find": 1, "Neighbours": 3 + 2 + 2}},
		{"two names for one field are two, equal ones are one",
			`query($n: Int!) { events(first: $n) {
				nodes { all: roles(first: 2) { nodes { role } } actors: roles(roles: [ACTOR], first: 2) { nodes { role } } same: roles(first: 2) { nodes { actor { name } } } }
				edges { node { roles(first: 2) { nodes { role } } } } } }`,
			map[string]int{"Events": 1, "Neighbours": 2}},
		{"fragments over types that share a field",
			`query($n: Int!) { search(text: "report", first: $n) { nodes { ...F ... on Statement { evidence(first: 1) { nodes { exact } } } ... on Agreement { evidence(first: 1) { nodes { exact } } } } } }
			 fragment F on Node { ... on Fact { evidence(first: 1) { nodes { rule } } } }`,
			map[string]int{"Search": 1, "Neighbours": 1}},
		{"facts of passages of articles, whose ends have to be asked for",
			`query($n: Int!) { articles(first: $n) { nodes { evidence(first: 5) { nodes { facts(first: 2) { nodes { __typename
				... on Relation { subject { name } object { name } tally { reports } } ... on Occupancy { person { name } position { title } } ... on Participation { actor { name } agreement { name } event { type } } } } } } } } }`,
			nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var seen []map[string]int
			lengths := make([]int, 0, 3)
			for _, rows := range []int{2, 50, 200} {
				store.reset()
				w := post(t, h, c.query, map[string]any{"n": rows})
				if strings.Contains(w.Body.String(), `"errors"`) {
					t.Fatalf("%d rows: %.300s", rows, w.Body)
				}
				seen = append(seen, maps.Clone(store.calls))
				lengths = append(lengths, w.Body.Len())
			}
			if few, many := lengths[0], lengths[len(lengths)-1]; many < 10*few {
				t.Fatalf("an answer of 200 rows has %d bytes and one of 2 rows %d: the world is too small to tell", many, few)
			}
			want := c.calls
			if want == nil { // a few rows may not hold every kind of fact: the rest must agree
				want = seen[1]
				seen = seen[1:]
			}
			for _, got := range seen {
				if !maps.Equal(got, want) {
					t.Errorf("calls: got %v, want %v", got, want)
				}
			}
		})
	}
}

// TestRelationshipAndAlliancesAreBounded holds the number of calls of the analyses in worlds of different size.
func TestRelationshipAndAlliancesAreBounded(t *testing.T) {
	query := `query($a: ID!, $b: ID!) {
		relationship(between: [{id: $a}, {id: $b}]) { ties { nodes { type } } statementsByOne(officials: true) { nodes { text } } statementsByOther { nodes { text } }
			agreements { nodes { agreement { name } rolesOfOne { role evidence { nodes { exact } } } rolesOfOther { role evidence { nodes { exact } } } } } events { nodes { event { type } rolesOfOne { role } } } }
		alliances(of: {id: $a}) { allies { nodes { other { name } basis { nodes { through { name } evidence { nodes { exact } } } } } } adversaries { nodes { other { name } } } mixed { nodes { other { name } } } } }`
	totals := make([]int, 0, 2)
	for _, articles := range []int{20, 60} {
		s := graphtest.NewOracle()
		if _, err := s.Apply(context.Background(), graphtest.SyntheticBatch(0, articles)); err != nil {
			t.Fatal(err)
		}
		store := &counting{Store: s, calls: map[string]int{}}
		a, b := graph.ActorID(graph.LabelState, "State 0", ""), graph.ActorID(graph.LabelState, "State 31", "")
		w := post(t, newHandler(store), query, map[string]any{"a": a, "b": b})
		var answer struct {
			Errors []any
			Data   struct {
				Relationship struct{ Agreements struct{ Nodes []any } }
			}
		}
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || len(answer.Errors) > 0 {
			t.Fatalf("%d articles: %v %.500s", articles, err, w.Body)
		}
		if len(answer.Data.Relationship.Agreements.Nodes) == 0 {
			t.Fatalf("%d articles: the two states share no agreement, the test proves nothing", articles)
		}
		totals = append(totals, store.total())
	}
	if totals[0] != totals[1] {
		t.Errorf("a world three times the size took %d calls instead of %d", totals[1], totals[0])
	}
	t.Log(fmt.Sprint("calls: ", totals))
}

// TestNetworkIsBounded holds the number of calls of the network of everybody and of a few, with all that hangs on it, in worlds of different size.
func TestNetworkIsBounded(t *testing.T) {
	const pair = `fragment Pair on Alignment { actor { name } other { name } basis(first: 2) { nodes { through { name } fact { __typename } evidence(first: 1) { nodes { exact article { title } } } } } }`
	for among, want := range map[string]map[string]int{
		// the newest article and the claims; ties, statements, events and alliances; the offices, passages and articles of the ties; passages and articles again on two levels of the query
		"": {"Find": 2, "Ties": 1, "Statements": 1, "Events": 1, "Agreements": 1, "Neighbours": 3 + 4},
		// the actors by name, and their offices, too; the pairs on the second level are those of the first
		`(among: [{name: "Hub"}, {name: "State 0"}, {name: "State 1"}, {name: "State 2"}])`: {"Find": 2, "Ties": 1, "Statements": 1, "Events": 1, "Agreements": 1, "Neighbours": 5 + 2},
	} {
		query := `{ alignmentNetwork` + among + ` { alignments(first: 5) { nodes { ...Pair } }
			blocs(first: 5) { nodes { members(first: 5) { nodes { name } } bonds(first: 5) { nodes { ...Pair } } opponents(first: 5) { nodes { ...Pair } } } }
			bridges(first: 5) { nodes { ...Pair } } triads(first: 5) { nodes { actors { name } sides { ...Pair } } }
			enemiesEnemies(first: 5) { nodes { one { name } other { name } adversaries(first: 2) { nodes { actor { name } ofOne { ...Pair } ofOther { ...Pair } } } } } } }` + pair
		for _, others := range []int{12, 100} {
			store := &counting{Store: hubOf(t, others), calls: map[string]int{}}
			h := api.NewHandler(store, api.Options{Logger: quiet(), Clock: clock})
			w := post(t, h, query, nil)
			if a := read(t, w); len(a.Errors) > 0 {
				t.Fatalf("%+v", a.Errors)
			}
			for _, part := range []string{`"bonds":{"nodes":[{`, `"opponents":{"nodes":[{`, `"triads":{"nodes":[{`, `"enemiesEnemies":{"nodes":[{`, `"exact":"passage`} {
				if !strings.Contains(w.Body.String(), part) {
					t.Fatalf("the answer has no %s, the test proves nothing", part)
				}
			}
			const kinds = 9 // of fields that name actors or facts: each asks once for those that nobody has asked for yet
			if got := store.calls["Get"]; got < 1 || got > kinds {
				t.Errorf("%d others, among %q: %d calls of Get, want at most %d", others, among, got, kinds)
			}
			delete(store.calls, "Get")
			if !maps.Equal(store.calls, want) {
				t.Errorf("%d others, among %q: calls %v, want %v", others, among, store.calls, want)
			}
		}
	}
}
