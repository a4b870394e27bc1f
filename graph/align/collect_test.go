package align_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente/graph"
	"entente/graph/align"
	"entente/graph/graphtest"
)

// told loads articles, each a day with what it tells.
func told(t testing.TB, articles map[graph.Date]func(*graphtest.Story)) graph.Store {
	t.Helper()
	var b graph.Batch
	for day, tell := range articles {
		s := graphtest.NewStory(string(day), day, "v1")
		tell(s)
		b = append(b, s.Contribution())
	}
	store := graphtest.NewOracle()
	if _, err := store.Apply(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	return store
}

func state(name string) graph.Actor  { return graph.Actor{Label: graph.LabelState, Name: name} }
func person(name string) graph.Actor { return graph.Actor{Label: graph.LabelPerson, Name: name} }
func group(name string) graph.Actor  { return graph.Actor{Label: graph.LabelGroup, Name: name} }

func id(a graph.Actor) graph.ID { return graph.ActorID(a.Label, a.Name, "") }

func withID(a graph.Actor) *graph.Actor {
	a.ID = id(a)
	return &a
}

// nets collects the facts among actors and writes their figures as "A-B net".
func figuresAmong(t testing.TB, s align.Source, asOf string, level align.Level, window graph.DateRange, among ...graph.Actor) []string {
	t.Helper()
	var actors []*graph.Actor
	for _, a := range among {
		actors = append(actors, withID(a))
	}
	c, err := align.CollectAmong(t.Context(), s, actors, level, window)
	if err != nil {
		t.Fatal(err)
	}
	return written(t, s, align.Between(c.Facts, asOf))
}

func written(t testing.TB, s align.Source, in []align.Alignment) []string {
	t.Helper()
	out := make([]string, 0, len(in))
	for _, a := range in {
		ends, err := s.Get(t.Context(), []graph.ID{a.A, a.B})
		if err != nil {
			t.Fatal(err)
		}
		names := []string{ends[0].(*graph.Actor).Name, ends[1].(*graph.Actor).Name}
		slices.Sort(names)
		out = append(out, fmt.Sprintf("%s-%s +%.2f -%.2f", names[0], names[1], a.Cooperation, a.Conflict))
	}
	slices.Sort(out)
	return out
}

var ever graph.DateRange

// TestTellings holds that a tie counts on the days on which it was told, not on the last alone. Passages of a story have confidence 0.75.
func TestTellings(t *testing.T) {
	support := func(s *graphtest.Story) {
		s.Tie(graph.TieSupports, s.Actor(state("Arvenia")), s.Actor(state("Belmark")), graph.Positive, graph.Asserted)
	}
	s := told(t, map[graph.Date]func(*graphtest.Story){"2001-05-01": support, "2008-05-01": support})
	for _, c := range []struct {
		asOf   string
		window graph.DateRange
		want   []string
	}{
		{"2008-05-01", ever, []string{"Arvenia-Belmark +3.75 -0.00"}},
		{"2001-05-01", ever, []string{"Arvenia-Belmark +3.75 -0.00"}},
		{"2002-05-01", ever, []string{"Arvenia-Belmark +1.38 -0.00"}}, // a year after the first telling
		{"2000-12-31", ever, []string{}},
		{"2008-05-01", graph.DateRange{From: "2003-01-01"}, []string{"Arvenia-Belmark +3.75 -0.00"}},
		{"2001-12-31", graph.DateRange{From: "2001-01-01", To: "2001-12-31"}, []string{"Arvenia-Belmark +1.92 -0.00"}},
		{"2008-05-01", graph.DateRange{From: "2003-01-01", To: "2004-01-01"}, []string{}},
	} {
		if got := figuresAmong(t, s, c.asOf, align.Collective, c.window); !slices.Equal(got, c.want) {
			t.Errorf("as of %s in %v: got %v, want %v", c.asOf, c.window, got, c.want)
		}
	}
}

// TestLevels holds that a person's acts count for the person at the one level and for the state at the other, by the office of the day.
func TestLevels(t *testing.T) {
	s := told(t, map[graph.Date]func(*graphtest.Story){"2010-05-01": func(s *graphtest.Story) {
		ruler, old, home, abroad, west := s.Actor(person("Ruler")), s.Actor(person("Old")), s.Actor(state("Home")), s.Actor(state("Abroad")), s.Actor(group("West"))
		s.Holds(ruler, graph.Position{Title: "president", Function: "HEAD_OF_STATE"}, home, "RECOGNISED", "2005")
		s.Holds(old, graph.Position{Title: "minister"}, home, "FORMER", "")
		for i, c := range []struct {
			who, whom graph.ID
			day       graph.Date
		}{{ruler, abroad, "2010-05-01"}, {ruler, abroad, "2001-05-01"}, {old, abroad, "2010-05-01"}, {west, ruler, "2010-05-01"}} {
			st := s.Statement(graph.Statement{Text: fmt.Sprint("words ", i), Speech: graph.Direct, Date: c.day}, c.who)
			s.About(st, c.whom, graph.Oppose)
		}
	}})
	for _, c := range []struct {
		level align.Level
		among []graph.Actor
		want  []string
	}{
		{align.Collective, nil, []string{"Abroad-Home +0.00 -2.25", "Abroad-Old +0.00 -2.25", "Abroad-Ruler +0.00 -0.00", "Home-West +0.00 -2.25"}},
		{align.Personal, nil, []string{"Abroad-Old +0.00 -2.25", "Abroad-Ruler +0.00 -2.25", "Ruler-West +0.00 -2.25"}},
		{align.Collective, []graph.Actor{state("Home"), state("Abroad"), group("West")}, []string{"Abroad-Home +0.00 -2.25", "Home-West +0.00 -2.25"}},
		{align.Personal, []graph.Actor{state("Home"), state("Abroad"), group("West")}, []string{}},
		{align.Personal, []graph.Actor{person("Ruler"), group("West")}, []string{"Ruler-West +0.00 -2.25"}},
	} {
		if got := figuresAmong(t, s, "2010-05-01", c.level, ever, c.among...); !slices.Equal(got, c.want) {
			t.Errorf("%s of %v: got %v, want %v", c.level, c.among, got, c.want)
		}
	}
	for _, of := range []graph.Actor{state("Home"), group("West")} { // each sees the other alike
		got, err := align.Collect(t.Context(), s, withID(of), ever)
		if err != nil {
			t.Fatal(err)
		}
		if figures := written(t, s, align.Between(got.Facts, "2010-05-01")); !slices.Contains(figures, "Home-West +0.00 -2.25") {
			t.Errorf("%s sees %v", of.Name, figures)
		}
	}
}

// TestClaimedStates holds that a claim on a region that calls itself a state is against its will, and that on another is not without a word.
func TestClaimedStates(t *testing.T) {
	s := told(t, map[graph.Date]func(*graphtest.Story){"2010-05-01": func(s *graphtest.Story) {
		claimant := s.Actor(state("Claimant"))
		for _, status := range []string{"DE_FACTO_STATE", "SUBNATIONAL"} {
			s.Tie(graph.TieClaimedBy, s.Actor(graph.Actor{Label: graph.LabelRegion, Name: status, Status: status}), claimant, graph.Positive, graph.Asserted)
		}
	}})
	if got, want := figuresAmong(t, s, "2010-05-01", align.Collective, ever), []string{"Claimant-DE_FACTO_STATE +0.00 -2.25"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestOneAndAllAgree holds, in generated graphs, that what an actor's own figures say, those among two and those among all say too: to the last bit.
func TestOneAndAllAgree(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		store := graphtest.NewOracle()
		if _, err := store.Apply(context.Background(), graphtest.SyntheticBatch(rapid.IntRange(0, 5000).Draw(r, "first"), rapid.IntRange(1, 6).Draw(r, "articles"))); err != nil {
			r.Fatal(err)
		}
		asOf, err := align.Newest(t.Context(), store)
		if err != nil {
			r.Fatal(err)
		}
		all, err := align.CollectAmong(t.Context(), store, nil, align.Collective, ever)
		if err != nil {
			r.Fatal(err)
		}
		pairs := align.Between(all.Facts, asOf)
		if len(pairs) == 0 {
			return
		}
		p := rapid.SampledFrom(pairs).Draw(r, "pair")
		ends, err := store.Get(t.Context(), []graph.ID{p.A, p.B})
		if err != nil {
			r.Fatal(err)
		}
		a, b := ends[0].(*graph.Actor), ends[1].(*graph.Actor)
		among, err := align.CollectAmong(t.Context(), store, []*graph.Actor{a, b}, align.Collective, ever)
		if err != nil {
			r.Fatal(err)
		}
		if got := align.Between(among.Facts, asOf); !cmp.Equal(got, []align.Alignment{p}) {
			r.Fatalf("among the two (-among all +among two)\n%s", cmp.Diff([]align.Alignment{p}, got))
		}
		for _, of := range []*graph.Actor{a, b} {
			if of.Label == graph.LabelPerson {
				continue // who holds no office is seen at the personal level
			}
			own, err := align.Collect(t.Context(), store, of, ever)
			if err != nil {
				r.Fatal(err)
			}
			figures := slices.DeleteFunc(align.Between(own.Facts, asOf), func(x align.Alignment) bool { return x.A != p.A || x.B != p.B })
			if !cmp.Equal(figures, []align.Alignment{p}) {
				r.Fatalf("of %s (-among all +its own)\n%s", of.Name, cmp.Diff([]align.Alignment{p}, figures))
			}
		}
	})
}

// endless is a source with as many ties as it is told to have, and nothing else.
type endless struct {
	align.Source
	ties, calls int
	told        int // passages of each tie
	dated       int // passages whose article is asked for
}

func (e *endless) Ties(_ context.Context, _ graph.TieFilter, p graph.Page) (graph.Slice[graph.Tie], error) {
	e.calls++
	var s graph.Slice[graph.Tie]
	n := min(p.First, e.ties)
	for i := range n {
		id := graph.ID(fmt.Sprint("relation:", e.ties-i))
		s.Items = append(s.Items, graph.Tie{Relation: &graph.Relation{ID: id, Type: graph.TieSupports}, Subject: "a", Object: "b"})
		s.Cursors = append(s.Cursors, graph.Cursor{ID: id})
	}
	e.ties -= n
	s.More = e.ties > 0
	return s, nil
}

func (e *endless) Statements(context.Context, graph.StatementFilter, graph.Page) (graph.Slice[*graph.Statement], error) {
	return graph.Slice[*graph.Statement]{}, nil
}

func (e *endless) Find(context.Context, graph.Filter, graph.Page) (graph.Slice[graph.Node], error) {
	return graph.Slice[graph.Node]{}, nil
}

func (e *endless) Events(context.Context, graph.EventFilter, graph.Page) (graph.Slice[*graph.Event], error) {
	return graph.Slice[*graph.Event]{}, nil
}

func (e *endless) Agreements(context.Context, graph.AgreementFilter, graph.Page) (graph.Slice[*graph.Agreement], error) {
	return graph.Slice[*graph.Agreement]{}, nil
}

func (e *endless) Neighbours(_ context.Context, q graph.NeighbourQuery, _ graph.Page) ([]graph.Slice[graph.Neighbour], error) {
	out := make([]graph.Slice[graph.Neighbour], len(q.IDs))
	switch q.Patterns[0].Type {
	case graph.EdgeEvidencedBy:
		for i, id := range q.IDs {
			for k := range e.told {
				out[i].Items = append(out[i].Items, graph.Neighbour{Node: &graph.Evidence{ID: graph.ID(fmt.Sprint(id, "/", k)), Confidence: 1}})
			}
		}
	case graph.EdgeFrom:
		e.dated += len(q.IDs)
	}
	return out, nil
}

// TestMostDated holds the bound on passages that are dated by their articles at and above it.
func TestMostDated(t *testing.T) {
	const each = 80
	for n, complete := range map[int]bool{align.MostDated / each: true, align.MostDated/each + 1: false} {
		s := &endless{ties: n, told: each}
		c, err := align.CollectAmong(t.Context(), s, nil, align.Collective, ever)
		if err != nil || c.Complete != complete || s.dated != align.MostDated {
			t.Errorf("%d passages: complete %v, %d dated, error %v", n*each, c.Complete, s.dated, err)
		}
	}
}

// TestMostFacts holds the bound on facts at and above it.
func TestMostFacts(t *testing.T) {
	for n, complete := range map[int]bool{align.MostFacts: true, align.MostFacts + 1: false, 10 * align.MostFacts: false} {
		s := &endless{ties: n}
		c, err := align.CollectAmong(t.Context(), s, nil, align.Collective, ever)
		if err != nil || c.Complete != complete || s.calls != align.MostFacts/graph.MaxPage {
			t.Errorf("%d ties: complete %v after %d calls, error %v", n, c.Complete, s.calls, err)
		}
	}
}

// TestMostPassages holds the bound on passages of one fact at and above it.
func TestMostPassages(t *testing.T) {
	for n, complete := range map[int]bool{align.MostPassages: true, align.MostPassages + 1: false} {
		s := told(t, map[graph.Date]func(*graphtest.Story){"2010-05-01": func(s *graphtest.Story) {
			tie := s.Tie(graph.TieSupports, s.Actor(state("A")), s.Actor(state("B")), graph.Positive, graph.Asserted)
			for range n - 1 {
				s.Passage(tie)
			}
		}})
		c, err := align.CollectAmong(t.Context(), s, nil, align.Collective, ever)
		if err != nil || c.Complete != complete || len(c.Facts) != 1 || len(c.Facts[0].Passages) != align.MostPassages {
			t.Errorf("%d passages: complete %v, error %v", n, c.Complete, err)
		}
	}
}

func BenchmarkCollectAmong(b *testing.B) {
	store := graphtest.NewOracle()
	if _, err := store.Apply(context.Background(), graphtest.SyntheticBatch(0, 300)); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c, err := align.CollectAmong(b.Context(), store, nil, align.Collective, ever)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(c.Facts)), "facts")
	}
}

func BenchmarkBetween(b *testing.B) {
	store := graphtest.NewOracle()
	if _, err := store.Apply(context.Background(), graphtest.SyntheticBatch(0, 300)); err != nil {
		b.Fatal(err)
	}
	c, err := align.CollectAmong(b.Context(), store, nil, align.Collective, ever)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		align.Between(c.Facts, "2001-01-01")
	}
}

// TestTiesByHandCount adds a tie by hand, years after the articles: it counts fully until it is withdrawn.
func TestTiesByHandCount(t *testing.T) {
	store := graphtest.NewOracle()
	weigh := func(b ...*graph.Contribution) (weights []float64) {
		t.Helper()
		if _, err := store.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		found, err := align.Collect(t.Context(), store, &graph.Actor{ID: "state:a", Label: graph.LabelState}, graph.DateRange{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found.Facts {
			weights = append(weights, align.Weight(f, today))
		}
		return weights
	}
	add := graphtest.NewCorrection(graph.Correction{ID: "correction:add", Action: graph.ActionAdd, At: "2041-01-01T00:00:00.000000Z"})
	add.Actor(graph.Actor{ID: "state:a", Label: graph.LabelState, Name: "Arland"})
	add.Actor(graph.Actor{ID: "state:b", Label: graph.LabelState, Name: "Borland"})
	tie := add.Tie(graph.TieSupports, "state:a", "state:b", graph.Positive, graph.Asserted)
	if got := weigh(add.Contribution()); len(got) != 1 || got[0] != 1 {
		t.Errorf("a tie by hand weighs %v, want 1", got)
	}
	gone := graphtest.NewCorrection(graph.Correction{ID: "correction:gone", Action: graph.ActionWithdraw, At: "2041-01-02T00:00:00.000000Z", Fact: tie})
	if got := weigh(gone.Contribution()); len(got) != 0 {
		t.Errorf("a withdrawn tie weighs %v, want nothing", got)
	}
}
