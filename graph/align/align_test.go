package align_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"entente/graph"
	"entente/graph/align"
)

const today = "2031-03-06"

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func sure() []align.Passage { return []align.Passage{{Confidence: 1}} }

func TestWeight(t *testing.T) {
	e := math.Exp(-365 / align.Tau)
	for name, c := range map[string]struct {
		fact align.Fact
		want float64
	}{
		"told today":                        {align.Fact{Date: today, Passages: sure()}, 1},
		"a year old":                        {align.Fact{Date: "2030-03-06", Passages: sure()}, e},
		"dated by a month: its last day":    {align.Fact{Date: "2031-02", Passages: sure()}, math.Exp(-6 / align.Tau)},
		"a month that is not over":          {align.Fact{Date: "2031-03", Passages: sure()}, 1},
		"unsure":                            {align.Fact{Date: today, Passages: []align.Passage{{Confidence: 0.4}}}, 0.4},
		"the best passage counts":           {align.Fact{Date: today, Passages: []align.Passage{{Confidence: 0.4}, {Confidence: 0.9}}}, 0.9},
		"claimed counts half":               {align.Fact{Date: today, Passages: []align.Passage{{Confidence: 1, Attributed: true}}}, 0.5},
		"claimed, and told less surely":     {align.Fact{Date: today, Passages: []align.Passage{{Confidence: 1, Attributed: true}, {Confidence: 0.6}}}, 0.6},
		"planned counts half and ages not":  {align.Fact{Date: "2031-09", Modality: graph.Future, Passages: sure()}, 0.5},
		"imagined":                          {align.Fact{Date: today, Modality: graph.Hypothetical, Passages: sure()}, 0},
		"denied":                            {align.Fact{Date: today, Modality: graph.Negated, Passages: sure()}, 0},
		"history counts by its date":        {align.Fact{Date: "2030-03-06", Modality: graph.Historical, Passages: sure()}, e},
		"not yet known on the day":          {align.Fact{Date: "2031-03-07", Passages: sure()}, 0},
		"undated":                           {align.Fact{Passages: sure()}, 0},
		"undated but lasting":               {align.Fact{Lasting: true, Passages: sure()}, 1},
		"lasting does not fade":             {align.Fact{Date: "1990", Lasting: true, Passages: sure()}, 1},
		"a lasting one that is yet to come": {align.Fact{Date: "2032", Lasting: true, Passages: sure()}, 0},
		"full whatever its passages":        {align.Fact{Date: "1990", Lasting: true, Full: true}, 1},
		"full but later than the day":       {align.Fact{Date: "2032", Lasting: true, Full: true}, 0},
		"without a passage":                 {align.Fact{Date: today}, 0},
		"full, yet only claimed":            {align.Fact{Date: "1990", Lasting: true, Full: true, Passages: []align.Passage{{Confidence: 0.4, Attributed: true}}}, 0.5},
		"full, told and claimed":            {align.Fact{Date: "1990", Lasting: true, Full: true, Passages: []align.Passage{{Confidence: 0.4, Attributed: true}, {Confidence: 0.2}}}, 1},
		"a tie ages from its end":           {align.Fact{Date: today, Since: "2001", Until: "2030-03-06", Passages: sure()}, e},
		"an alliance that has ended too":    {align.Fact{Date: today, Lasting: true, Full: true, Until: "2030-03-06"}, e},
		"an alliance that is to end":        {align.Fact{Date: "1990", Lasting: true, Full: true, Until: "2040"}, 1},
		"a tie that has not begun":          {align.Fact{Date: today, Since: "2032", Passages: sure()}, 0},
		"in force by its dates, told later": {align.Fact{Date: "2035", Since: "2001", Until: "2040", Passages: sure()}, 1},
		"over by its dates, told later":     {align.Fact{Date: "2035", Since: "2001", Until: "2030-03-06", Passages: sure()}, e},
	} {
		if got := align.Weight(c.fact, today); !near(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestBetween(t *testing.T) {
	event := func(id string, a, b graph.ID, score float64) align.Fact {
		return align.Fact{ID: graph.ID(id), Basis: align.BasisEvent, A: a, B: b, Score: score, Date: today, Passages: sure()}
	}
	facts := []align.Fact{
		event("e1", "b", "a", -9), event("e2", "a", "b", 2),
		event("e2", "b", "a", 2), // told of both ends: once
		event("e3", "a", "c", 5), event("e4", "a", "c", 0), event("e5", "a", "a", 5),
		event("e6", "b", "c", 1),
	}
	got := align.Between(facts, today)
	type figure struct {
		a, b                  graph.ID
		cooperation, conflict float64
		net                   float64
		verdict               align.Verdict
		facts                 int
	}
	figures := make([]figure, 0, len(got))
	for _, x := range got {
		figures = append(figures, figure{x.A, x.B, x.Cooperation, x.Conflict, x.Net, x.Verdict, len(x.Shares)})
	}
	want := []figure{
		{"a", "b", 2, 9, -7.0 / 16, align.Opposed, 2},
		{"a", "c", 5, 0, 0.5, align.Aligned, 1},
		{"b", "c", 1, 0, 1.0 / 6, align.Mixed, 1},
	}
	if !slices.Equal(figures, want) {
		t.Errorf("got  %v\nwant %v", figures, want)
	}
	if s := got[0].Shares[0]; s.Fact.ID != "e1" || !near(s.Share, 9.0/11) || !near(s.Contribution, -9) {
		t.Errorf("the weightiest share is %+v", s)
	}
}

// TestVerdictAtTheEdge holds which side 0.3 and -0.3 fall on.
func TestVerdictAtTheEdge(t *testing.T) {
	for _, c := range []struct {
		cooperation, conflict float64
		want                  align.Verdict
	}{
		{5, 0, align.Aligned}, {2.1428, 0, align.Mixed}, {2.1429, 0, align.Aligned},
		{0, 2.1428, align.Mixed}, {0, 2.1429, align.Opposed}, {10, 10, align.Mixed},
	} {
		facts := make([]align.Fact, 0, 2)
		for id, score := range map[graph.ID]float64{"plus": c.cooperation, "minus": -c.conflict} {
			facts = append(facts, align.Fact{ID: id, A: "a", B: "b", Score: score, Date: today, Passages: sure()})
		}
		if got := align.Between(facts, today); len(got) != 1 || got[0].Verdict != c.want {
			t.Errorf("%v against %v: %+v, want %s", c.cooperation, c.conflict, got, c.want)
		}
	}
}

// anyFact draws a fact between two of four actors.
func anyFact() *rapid.Generator[align.Fact] {
	actor := rapid.SampledFrom([]graph.ID{"a", "b", "c", "d"})
	return rapid.Custom(func(t *rapid.T) align.Fact {
		f := align.Fact{
			ID: graph.ID(fmt.Sprint("f", rapid.IntRange(0, 9).Draw(t, "id"))), A: actor.Draw(t, "a"), B: actor.Draw(t, "b"),
			Score:    float64(rapid.IntRange(-100, 100).Draw(t, "score")) / 10,
			Date:     rapid.SampledFrom([]graph.Date{"", "2031-03-06", "2030", "2029-05", "2032-01-01"}).Draw(t, "date"),
			Modality: rapid.SampledFrom([]graph.Modality{"", graph.Asserted, graph.Future, graph.Hypothetical}).Draw(t, "modality"),
		}
		for range rapid.IntRange(0, 3).Draw(t, "passages") {
			f.Passages = append(f.Passages, align.Passage{Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence"), Attributed: rapid.Bool().Draw(t, "attributed")})
		}
		return f
	})
}

// TestBetweenIgnoresOrder shuffles facts and swaps their ends: the figures are equal to the last bit.
func TestBetweenIgnoresOrder(t *testing.T) {
	fact := anyFact()
	rapid.Check(t, func(t *rapid.T) {
		facts := rapid.SliceOfN(fact, 0, 40).Draw(t, "facts")
		want := align.Between(facts, today)
		shuffled := rapid.Permutation(facts).Draw(t, "shuffled")
		for i := range shuffled {
			if rapid.Bool().Draw(t, "swap") {
				shuffled[i].A, shuffled[i].B = shuffled[i].B, shuffled[i].A
			}
		}
		got := align.Between(shuffled, today)
		if fmt.Sprint(figuresOf(got)) != fmt.Sprint(figuresOf(want)) {
			t.Fatalf("got  %v\nwant %v", figuresOf(got), figuresOf(want))
		}
		for _, a := range got {
			sum := 0.0
			for _, s := range a.Shares {
				sum += s.Share
			}
			if a.Net < -1 || a.Net > 1 || math.Abs(sum-1) > 1e-9 || a.A >= a.B {
				t.Fatalf("%+v: shares add up to %v", a, sum)
			}
		}
	})
}

// TestOneMoreFact adds a fact between two actors: what is cooperative never lowers their net, what is hostile never raises it, and nobody else's changes.
func TestOneMoreFact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts := rapid.SliceOfN(anyFact(), 0, 30).Draw(t, "facts")
		more := anyFact().Draw(t, "more")
		more.ID = "more"
		before, after := map[[2]graph.ID]float64{}, align.Between(append(slices.Clone(facts), more), today)
		for _, a := range align.Between(facts, today) {
			before[[2]graph.ID{a.A, a.B}] = a.Net
		}
		for _, a := range after {
			old := before[[2]graph.ID{a.A, a.B}]
			its := a.A == min(more.A, more.B) && a.B == max(more.A, more.B)
			if !its && a.Net != old || its && (a.Net-old)*more.Score < -1e-12 {
				t.Fatalf("%s-%s went from %v to %v by a fact of %v between %s and %s", a.A, a.B, old, a.Net, more.Score, more.A, more.B)
			}
		}
	})
}

func figuresOf(in []align.Alignment) []string {
	out := make([]string, 0, len(in))
	for _, a := range in {
		out = append(out, fmt.Sprint(a.A, a.B, a.Net, a.Cooperation, a.Conflict, len(a.Shares)))
	}
	return out
}
