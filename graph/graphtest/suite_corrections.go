package graphtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"entente/graph"
)

func testCorrections(t *testing.T, open opener) {
	t.Run("withdraw", func(t *testing.T) { testWithdraw(t, open) })
	t.Run("add", func(t *testing.T) { testAdd(t, open) })
	t.Run("replace", func(t *testing.T) { testReplace(t, open) })
	t.Run("the last one counts", func(t *testing.T) { testLastCounts(t, open) })
	t.Run("order and size", func(t *testing.T) { testCorrectionOrder(t, open) })
	t.Run("forget", func(t *testing.T) { testForget(t, open) })
	t.Run("forget names in texts", func(t *testing.T) { testForgetTexts(t, open) })
	t.Run("forget what replaces", func(t *testing.T) { testForgetReplacement(t, open) })
	t.Run("undo into a conflict", func(t *testing.T) { testUndoConflict(t, open(t)) })
	t.Run("invalid", func(t *testing.T) { testInvalidCorrections(t, open(t)) })
}

func at(minute int) string { return fmt.Sprintf("2026-01-02T15:%02d:00.000000Z", minute) }

// withdrawal is a correction that withdraws a fact and says nothing else.
func withdrawal(name string, minute int, fact graph.ID) *graph.Contribution {
	return NewCorrection(graph.Correction{ID: graph.ID("correction:" + name), Action: graph.ActionWithdraw, At: at(minute), Fact: fact}).Contribution()
}

var supportTie = graph.RelationID(graph.TieSupports, "state:ARL", "region:corvia", graph.Positive, graph.Asserted)

// testWithdraw withdraws facts of every shape, one after the other and all at once: the store shows what the oracle does, and as though
// nothing had been once the corrections are undone.
func testWithdraw(t *testing.T, open opener) {
	ctx := context.Background()
	late, plain := filled(t, open, fixture()), filled(t, oracle, fixture())
	var corrections graph.Batch
	for i, fact := range []graph.ID{
		supportTie, "agreement:peace", "event:clash", "event:talks", "statement:1", "statement:3", "claim:1", "conflict:hills", "provision:troops",
		graph.ParticipationID("state:ARL", "agreement:peace", graph.RoleSigned, graph.Asserted), graph.MembershipID("state:ARL", "org:league", "FOUNDER"),
		graph.OccupancyID("person:ann", "position:president", "RECOGNISED", "2008"), "relation:none",
	} {
		c := withdrawal(fmt.Sprint(i), 1, fact)
		corrections = append(corrections, c)
		apply(t, late, graph.Batch{c})
		wantSame(t, fmt.Sprint(fact, " withdrawn"), filled(t, oracle, append(fixture(), c)), late, fixture())
		wantNode(t, late, fact, nil)
		if _, err := late.Retract(ctx, []graph.ID{c.SourceID()}); err != nil {
			t.Fatalf("Retract: %v", err)
		}
	}
	wantSame(t, "everything shown again", plain, late, fixture())

	want := filled(t, oracle, append(fixture(), corrections...))
	apply(t, late, corrections)
	early := filled(t, open, corrections)
	apply(t, early, fixture())
	wantSame(t, "articles, then corrections", want, late, fixture())
	wantSame(t, "corrections, then articles", want, early, fixture())
	equal(t, "reload", graph.Receipt{Unchanged: []graph.ID{"article:one", "article:two", "article:three"}}, apply(t, late, fixture()))
	equal(t, "a correction again", graph.Receipt{Unchanged: []graph.ID{"correction:0"}}, apply(t, late, corrections[:1]))
	wantSame(t, "all again", want, late, fixture())
	for _, c := range corrections {
		if _, err := late.Retract(ctx, []graph.ID{c.SourceID()}); err != nil {
			t.Fatalf("Retract: %v", err)
		}
	}
	wantSame(t, "all undone, one by one", plain, late, fixture())

	s := filled(t, open, append(fixture(), withdrawal("a", 1, "agreement:peace")))
	wantNode(t, s, graph.ParticipationID("org:league", "agreement:peace", graph.RoleBrokered, graph.Asserted), nil)
	wantNode(t, s, "provision:troops", nil)
	wantNode(t, s, "statement:3", &graph.Statement{ID: "statement:3", Text: "Sign it", Speech: graph.Mixed, Verb: "urge", Act: "DEMAND"})
	s = filled(t, open, append(fixture(), withdrawal("a", 1, graph.OccupancyID("person:ann", "position:president", "RECOGNISED", "2008"))))
	wantNode(t, s, "position:president", nil)
}

// testAdd adds a tie that no article tells, and one that some do.
func testAdd(t *testing.T, open opener) {
	add := NewCorrection(graph.Correction{ID: "correction:add", Action: graph.ActionAdd, At: at(1)})
	cast(add, "state:ARL", "state:BOR", "region:corvia")
	tie := add.Tie(graph.TieOpposes, "state:BOR", "state:ARL", graph.Positive, graph.Asserted)
	add.Tie(graph.TieSupports, "state:ARL", "region:corvia", graph.Positive, graph.Asserted)
	s, o := filled(t, open, append(fixture(), add.Contribution())), filled(t, oracle, append(fixture(), add.Contribution()))
	wantSame(t, "with a tie by hand", o, s, fixture())
	wantTally(t, s, tie, graph.Tally{})
	wantTally(t, s, supportTie, graph.Tally{Reports: 4, Articles: 3, FirstSeen: "2008-08-12", LastSeen: "2008-08-20"})
	apply(t, s, graph.Batch{fixtureTwo("v2")})
	if _, err := s.Retract(context.Background(), []graph.ID{"article:one", "article:two", "article:three"}); err != nil {
		t.Fatalf("Retract: %v", err)
	}
	wantSame(t, "the tie by hand alone", filled(t, oracle, graph.Batch{add.Contribution()}), s, fixture())
	apply(t, s, graph.Batch{withdrawal("later", 2, tie)})
	wantNode(t, s, "state:BOR", nil)
	wantNode(t, s, "correction:add", add.Contribution().Correction)
}

func wantTally(t testing.TB, s graph.Store, tie graph.ID, want graph.Tally) {
	t.Helper()
	ties, err := s.Ties(context.Background(), graph.TieFilter{}, all)
	if err != nil {
		t.Fatalf("Ties: %v", err)
	}
	i := slices.IndexFunc(ties.Items, func(x graph.Tie) bool { return x.Relation.ID == tie })
	if i < 0 {
		t.Fatalf("the tie %s is not there", tie)
	}
	equal(t, "tally", want, ties.Items[i].Tally)
}

// testReplace gives a fact another version of its own id: what others say about it stays.
func testReplace(t *testing.T, open opener) {
	s := filled(t, open, fixture())
	same := NewCorrection(graph.Correction{ID: "correction:same", Action: graph.ActionReplace, At: at(1), Fact: "agreement:peace"})
	cast(same, "state:ARL")
	same.Agreement(graph.Agreement{ID: "agreement:peace", Name: "Truce of Dorn", Kind: "PEACE", Stage: graph.StageProposed})
	same.Party("state:ARL", "agreement:peace", graph.RoleProposed, graph.Asserted)
	apply(t, s, graph.Batch{same.Contribution()})
	now := append(fixture(), same.Contribution())
	wantSame(t, "replaced under its own id", filled(t, oracle, now), s, now)
	wantNode(t, s, "agreement:peace", &graph.Agreement{ID: "agreement:peace", Name: "Truce of Dorn", Kind: "PEACE", Stage: graph.StageProposed})
	wantNode(t, s, graph.ParticipationID("state:BOR", "agreement:peace", graph.RoleSigned, graph.Asserted), nil)
	about, err := s.Neighbours(context.Background(), graph.NeighbourQuery{
		IDs: []graph.ID{"agreement:peace"}, Patterns: []graph.EdgePattern{{Type: graph.EdgeAbout, Direction: graph.In}, {Type: graph.EdgeEvidencedBy, Direction: graph.Out}},
	}, all)
	if err != nil {
		t.Fatalf("Neighbours: %v", err)
	}
	var ends []graph.ID
	for _, n := range about[0].Items {
		ends = append(ends, n.Node.NodeID())
	}
	slices.Sort(ends)
	equal(t, "what leads to it and what supports it", []graph.ID{"correction:same", "statement:3"}, ends)

	other := NewCorrection(graph.Correction{ID: "correction:other", Action: graph.ActionReplace, At: at(2), Fact: supportTie})
	cast(other, "state:BOR", "region:corvia")
	other.Tie(graph.TieSupports, "state:BOR", "region:corvia", graph.Positive, graph.Asserted)
	apply(t, s, graph.Batch{other.Contribution()})
	now = append(now, other.Contribution())
	wantSame(t, "replaced by another", filled(t, oracle, now), s, now)
	wantNode(t, s, supportTie, nil)
}

// testLastCounts lets corrections contradict each other.
func testLastCounts(t *testing.T, open opener) {
	add := NewCorrection(graph.Correction{ID: "correction:add", Action: graph.ActionAdd, At: at(2)})
	cast(add, "state:ARL", "region:corvia")
	add.Tie(graph.TieSupports, "state:ARL", "region:corvia", graph.Positive, graph.Asserted)
	shows := func(name string, want int, b ...*graph.Contribution) {
		t.Helper()
		s := filled(t, open, append(fixture(), b...))
		o := filled(t, oracle, append(fixture(), b...))
		wantSame(t, name, o, s, fixture())
		got, err := s.Neighbours(context.Background(), graph.NeighbourQuery{
			IDs: []graph.ID{supportTie}, Patterns: []graph.EdgePattern{{Type: graph.EdgeEvidencedBy, Direction: graph.Out}},
		}, all)
		if err != nil {
			t.Fatalf("Neighbours: %v", err)
		}
		equal(t, name+": how much supports the tie", want, len(got[0].Items))
	}
	shows("added", 5, add.Contribution())
	shows("withdrawn before it was added: by hand alone", 1, withdrawal("early", 1, supportTie), add.Contribution())
	shows("withdrawn after it was added", 0, withdrawal("late", 3, supportTie), add.Contribution())
	shows("at the same time, by the greater id", 0, withdrawal("zzz", 2, supportTie), add.Contribution())
	shows("at the same time, by the smaller id", 1, withdrawal("aaa", 2, supportTie), add.Contribution())
}

// testCorrectionOrder lets articles and corrections come in any order, in batches of any size, articles again and in other versions.
func testCorrectionOrder(t *testing.T, open opener) {
	forget := graph.Correction{ID: "correction:forget", Action: graph.ActionForget, At: at(9), Names: graph.Forgotten("person:ben", "Ben Bök")}
	replace := NewCorrection(graph.Correction{ID: "correction:r", Action: graph.ActionReplace, At: at(4), Fact: "event:clash"})
	cast(replace, "state:BOR")
	replace.Event(graph.Event{ID: "event:clash", Type: "PROTEST", Modality: graph.Asserted})
	replace.Act("state:BOR", "event:clash", graph.RoleActor)
	everything := append(append(fixture(), SyntheticBatch(0, 4)...),
		withdrawal("a", 1, supportTie), withdrawal("b", 2, "agreement:peace"), withdrawal("c", 3, "conflict:hills"), replace.Contribution(),
		NewCorrection(forget).Contribution())
	o := filled(t, oracle, everything)
	for seed := range uint64(4) {
		s := open(t)
		rnd := rand.New(rand.NewPCG(seed, 1)) //nolint:gosec // repeatable on purpose
		rest := append(slices.Clone(everything), fixtureOne(), fixtureThree(), withdrawal("a", 1, supportTie))
		rnd.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
		for len(rest) > 0 {
			n := 1 + rnd.IntN(min(4, len(rest)))
			apply(t, s, rest[:n])
			rest = rest[n:]
		}
		wantSame(t, fmt.Sprintf("shuffled with seed %d", seed), o, s, everything)
	}
}

// testForget forgets a person whom the lexicon does not know, by name.
func testForget(t *testing.T, open opener) {
	ctx := context.Background()
	who := graph.ActorID(graph.LabelPerson, "Dora Quill", "")
	article := func(name string) *graph.Contribution {
		s := NewStory(name, "2008", "v1")
		cast(s, "state:ARL", "org:league", "person:ann")
		s.Actor(graph.Actor{ID: who, Label: graph.LabelPerson, Name: "Dora Quill", Aliases: []string{"Quill"}})
		alone := s.Statement(graph.Statement{ID: "statement:alone", Text: "I am nobody", Speech: graph.Direct}, who)
		s.About(alone, "state:ARL", graph.Oppose)
		s.Statement(graph.Statement{ID: "statement:both", Text: "We go", Speech: graph.Direct}, who, "person:ann")
		s.About(s.Statement(graph.Statement{ID: "statement:of", Text: "Quill is brave", Speech: graph.Direct}, "person:ann"), who, graph.Support)
		s.Member(who, "org:league", "MEMBER")
		s.Holds(who, graph.Position{ID: "position:clerk", Title: "clerk"}, "state:ARL", "", "")
		s.Tie(graph.TieOpposes, who, "state:ARL", graph.Positive, graph.Asserted)
		s.Act(who, s.Event(graph.Event{ID: "event:own", Type: "PROTEST"}), graph.RoleActor)
		met := s.Event(graph.Event{ID: "event:met", Type: "CONSULT"})
		s.Act(who, met, graph.RoleActor)
		s.Act("state:ARL", met, graph.RoleRecipient)
		claimed := s.Fact(&graph.Claim{ID: "claim:hers", Text: "that it rains", Certainty: "ALLEGED"})
		s.Link(graph.EdgeHoldsClaim, "person:ann", claimed, claimed)
		for _, n := range s.Contribution().Nodes {
			if ev, ok := n.(*graph.Evidence); ok && s.linked(claimed, ev.ID) {
				ev.AttributedTo = who
			}
		}
		return s.Contribution()
	}
	forget := NewCorrection(graph.Correction{
		ID: "correction:f", Action: graph.ActionForget, At: at(1), Reason: "Dora Quill asked for it", Names: graph.Forgotten(who, "Dora Quill", "Quill"),
	}).Contribution()
	s := filled(t, open, append(fixture(), article("d"), article("e")))
	apply(t, s, graph.Batch{forget})
	clean := filled(t, oracle, append(fixture(), article("d"), article("e"), forget))
	wantSame(t, "forgotten", clean, s, graph.Batch{article("d")})
	for _, id := range []graph.ID{who, "statement:alone", "event:own", "claim:hers", "position:clerk", graph.MembershipID(who, "org:league", "MEMBER")} {
		wantNode(t, s, id, nil)
	}
	wantNode(t, s, "statement:both", &graph.Statement{ID: "statement:both", Text: "We go", Speech: graph.Direct})
	wantNode(t, s, "statement:of", &graph.Statement{ID: "statement:of", Text: "█████ is brave", Speech: graph.Direct})
	wantNode(t, s, "event:met", &graph.Event{ID: "event:met", Type: "CONSULT"})
	equal(t, "reload", graph.Receipt{Unchanged: []graph.ID{"article:d"}}, apply(t, s, graph.Batch{article("d")}))
	wantSame(t, "after a reload", clean, s, graph.Batch{article("d")})
	if text := fmt.Sprintf("%+v", dump(t, s, nil)); strings.Contains(text, "Quill") {
		t.Error("the name is still in the store")
	}
	if _, err := s.Retract(ctx, []graph.ID{"correction:f"}); err != nil {
		t.Fatalf("Retract: %v", err)
	}
	wantNode(t, s, who, nil)
	apply(t, s, graph.Batch{article("d")})
	wantNode(t, s, who, &graph.Actor{ID: who, Label: graph.LabelPerson, Name: "Dora Quill", Aliases: []string{"Quill"}})
}

// linked reports whether a fact has been given a passage.
func (s *Story) linked(fact, passage graph.ID) bool {
	return slices.ContainsFunc(s.c.Edges, func(e graph.Edge) bool {
		return e.Type == graph.EdgeEvidencedBy && e.From == fact && e.To == passage
	})
}

// testForgetTexts blots a name out wherever it stands, at the same length, and leaves others their names.
func testForgetTexts(t *testing.T, open opener) {
	who := graph.ActorID(graph.LabelPerson, "Dora Quill", "")
	text := "Dora Quill left. Ann Ahl saw Dora\nQuill’s car; Quill had a quill. DORA QUILL!"
	s := NewStoryOf(graph.Article{ID: "article:t", Title: "Dora Quill left", SHA256: "v1", Text: text, URL: "https://star.example/dora-quill-left"})
	cast(s, "person:ann")
	s.Actor(graph.Actor{ID: who, Label: graph.LabelPerson, Name: "Dora Quill"})
	event := s.Node(&graph.Event{ID: "event:x", Type: "CONSULT"})
	passage := s.Node(&graph.Evidence{ID: "evidence:x", Start: 17, End: 24, Exact: "Ann Ahl", Prefix: "Dora Quill left. ", Suffix: " saw Dora\nQuill’s car; Quill had", Rule: "test"})
	s.Link(graph.EdgeEvidencedBy, event, passage, event)
	s.Link(graph.EdgeFrom, passage, "article:t", passage)
	s.Edge(graph.Edge{Type: graph.EdgeActsIn, From: "person:ann", To: event, Record: event})
	titled := s.Actor(graph.Actor{ID: graph.ActorID(graph.LabelPerson, "Teacher Dora Quill", ""), Label: graph.LabelPerson, Name: "Teacher Dora Quill"})
	twin := NewStoryOf(graph.Article{ID: "article:u", Title: "Quill, Dora Quill and Dora", SHA256: "v1"})
	twin.Actor(graph.Actor{ID: "person:dora-quill", Label: graph.LabelPerson, Name: "Dora Quill"})
	forget := NewCorrection(graph.Correction{ID: "correction:f", Action: graph.ActionForget, At: at(1), Names: graph.Forgotten(who, "Dora Quill")}).Contribution()
	st := filled(t, open, graph.Batch{s.Contribution(), twin.Contribution(), forget})
	wantSame(t, "names blotted out", filled(t, oracle, graph.Batch{s.Contribution(), twin.Contribution(), forget}), st, nil)
	blotted := "██████████ left. Ann Ahl saw ██████████’s car; █████ had a quill. ██████████!"
	wantNode(t, st, "article:t", &graph.Article{ID: "article:t", Title: "██████████ left", SHA256: "v1", Text: blotted})
	wantNode(t, st, "evidence:x", &graph.Evidence{
		ID: "evidence:x", Start: 17, End: 24, Exact: "Ann Ahl", Prefix: "██████████ left. ", Suffix: " saw ██████████’s car; █████ had", Rule: "test",
	})
	wantNode(t, st, titled, nil)
	wantNode(t, st, "person:dora-quill", &graph.Actor{ID: "person:dora-quill", Label: graph.LabelPerson, Name: "Dora Quill"})
	wantNode(t, st, "article:u", &graph.Article{ID: "article:u", Title: "Quill, Dora Quill and Dora", SHA256: "v1"})
}

// testForgetReplacement forgets somebody whom a fact names that a correction put in the place of an article's, in one batch and in two.
func testForgetReplacement(t *testing.T, open opener) {
	replace := NewCorrection(graph.Correction{ID: "correction:r", Action: graph.ActionReplace, At: at(1), Fact: "agreement:peace"})
	replace.Agreement(graph.Agreement{ID: "agreement:peace", Name: "Plan of Dora Quill", Kind: "PEACE"})
	forget := NewCorrection(graph.Correction{ID: "correction:f", Action: graph.ActionForget, At: at(2), Names: graph.Forgotten("", "Dora Quill")})
	o := filled(t, oracle, append(fixture(), replace.Contribution(), forget.Contribution()))
	once := filled(t, open, append(fixture(), replace.Contribution(), forget.Contribution()))
	twice := filled(t, open, append(fixture(), replace.Contribution()))
	apply(t, twice, graph.Batch{forget.Contribution()})
	for name, s := range map[string]graph.Store{"in one batch": once, "in two": twice} {
		wantSame(t, name, o, s, fixture())
		wantNode(t, s, "agreement:peace", &graph.Agreement{ID: "agreement:peace", Name: "Plan of ██████████", Kind: "PEACE"})
	}
}

// testUndoConflict withdraws a fact, uses its id for something else and undoes the withdrawal: that cannot be.
func testUndoConflict(t *testing.T, s graph.Store) {
	other := NewStory("other", "2008", "v1")
	other.Fact(&graph.Claim{ID: "event:clash", Text: "that it is another"})
	b := append(fixture(), withdrawal("a", 1, "event:clash"))
	apply(t, s, b)
	apply(t, s, graph.Batch{other.Contribution()})
	b = append(b, other.Contribution())
	wantNode(t, s, "event:clash", nil) // it is withdrawn, whoever tells it
	plain := NewStory("plain", "2008", "v1")
	plain.Actor(graph.Actor{ID: "event:clash", Label: graph.LabelGroup, Name: "the clash"})
	apply(t, s, graph.Batch{plain.Contribution()})
	_, err := s.Retract(context.Background(), []graph.ID{"correction:a"})
	wantCode(t, "Retract into a conflict", graph.CodeConflict, err)
	wantSame(t, "after a refused undo", filled(t, oracle, append(b, plain.Contribution())), s, b)
}

func testInvalidCorrections(t *testing.T, s graph.Store) {
	valid := graph.Correction{ID: "correction:x", Action: graph.ActionWithdraw, By: "Edna", Reason: "wrong", At: at(1), Fact: "event:x"}
	for name, change := range map[string]func(*graph.Contribution){
		"no id":             func(c *graph.Contribution) { c.Correction.ID = "" },
		"no action":         func(c *graph.Contribution) { c.Correction.Action = "" },
		"unknown action":    func(c *graph.Contribution) { c.Correction.Action = "DELETE" },
		"nobody":            func(c *graph.Contribution) { c.Correction.By = " " },
		"no reason":         func(c *graph.Contribution) { c.Correction.Reason = "" },
		"no time":           func(c *graph.Contribution) { c.Correction.At = "" },
		"a day":             func(c *graph.Contribution) { c.Correction.At = "2026-01-02" },
		"no fact":           func(c *graph.Contribution) { c.Correction.Fact = "" },
		"a fact too many":   func(c *graph.Contribution) { c.Correction.Action = graph.ActionAdd },
		"names of nobody":   func(c *graph.Contribution) { c.Correction.Names = []string{"x"} },
		"nobody to forget":  func(c *graph.Contribution) { c.Correction.Action, c.Correction.Fact = graph.ActionForget, "" },
		"two sources":       func(c *graph.Contribution) { c.Article = &graph.Article{ID: "article:x", SHA256: "v1"} },
		"no source":         func(c *graph.Contribution) { c.Correction = nil },
		"a second one":      func(c *graph.Contribution) { c.Nodes = []graph.Node{&graph.Correction{ID: "correction:y"}} },
		"a passage":         func(c *graph.Contribution) { c.Nodes = []graph.Node{&graph.Evidence{ID: "x", End: 1, Exact: "x"}} },
		"no evidence":       func(c *graph.Contribution) { c.Nodes = []graph.Node{&graph.Event{ID: "event:y"}} },
		"NUL in the reason": func(c *graph.Contribution) { c.Correction.Reason = "a\x00b" },
	} {
		k := valid
		c := &graph.Contribution{Correction: &k}
		change(c)
		_, err := s.Apply(context.Background(), graph.Batch{c})
		wantCode(t, name, graph.CodeInvalid, err)
	}
	equal(t, "nothing was stored", dump(t, NewOracle(), nil), dump(t, s, nil))
}
