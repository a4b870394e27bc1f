package graphtest

import (
	"context"
	"fmt"

	"pgregory.net/rapid"

	"entente/graph"
)

// Query is a question to a store that two stores must answer alike.
type Query struct {
	Name string                                                  // with all its arguments
	Ask  func(ctx context.Context, s graph.Store) (any, error)   // the answer, to be compared
	From func(ctx context.Context, s graph.Store) []graph.Cursor // places in the list that it asks for; nil where it has no pages
	At   func(after graph.Cursor, reverse bool, first int) Query // the same list from another place
}

// Queries generates questions about the worlds that Batches makes.
func Queries() *rapid.Generator[Query] {
	return rapid.Custom(func(t *rapid.T) Query {
		switch rapid.IntRange(0, 10).Draw(t, "query") {
		case 0:
			ids := some(t, poolIDs(), 6)
			return Query{Name: fmt.Sprintf("Get %q", ids), Ask: func(ctx context.Context, s graph.Store) (any, error) { return s.Get(ctx, ids) }}
		case 1:
			return Query{Name: "Count", Ask: func(ctx context.Context, s graph.Store) (any, error) { return s.Count(ctx) }}
		case 2:
			q := drawPathQuery(t)
			return Query{Name: fmt.Sprintf("Paths %+v", q), Ask: func(ctx context.Context, s graph.Store) (any, error) { return s.Paths(ctx, q) }}
		case 3:
			return drawNeighbours(t)
		case 4:
			f := drawStatementFilter(t)
			return paged(fmt.Sprintf("Statements %+v", f), func(ctx context.Context, s graph.Store, p graph.Page) (graph.Slice[*graph.Statement], error) {
				return s.Statements(ctx, f, p)
			})
		case 5:
			f := drawAgreementFilter(t)
			return paged(fmt.Sprintf("Agreements %+v", f), func(ctx context.Context, s graph.Store, p graph.Page) (graph.Slice[*graph.Agreement], error) {
				return s.Agreements(ctx, f, p)
			})
		case 6:
			f := drawEventFilter(t)
			return paged(fmt.Sprintf("Events %+v", f), func(ctx context.Context, s graph.Store, p graph.Page) (graph.Slice[*graph.Event], error) {
				return s.Events(ctx, f, p)
			})
		case 7:
			f := drawTieFilter(t)
			return paged(fmt.Sprintf("Ties %+v", f), func(ctx context.Context, s graph.Store, p graph.Page) (graph.Slice[graph.Tie], error) {
				return s.Ties(ctx, f, p)
			})
		case 8:
			f := graph.TimelineFilter{
				Actors: rapid.SliceOfN(rapid.SampledFrom(actorIDs()), 1, 3).Draw(t, "actors"), All: rapid.Bool().Draw(t, "all"),
				Labels: some(t, []graph.Label{graph.LabelStatement, graph.LabelAgreement, graph.LabelEvent}, 2), Dates: drawRange(t),
			}
			return paged(fmt.Sprintf("Timeline %+v", f), func(ctx context.Context, s graph.Store, p graph.Page) (graph.Slice[graph.Node], error) {
				return s.Timeline(ctx, f, p)
			})
		case 9:
			q := graph.SearchQuery{
				Text:   sample(t, append([]string{"pea", "tre SIGN", "b", "a", "ar", "frieden fur arland", "2", "😀", "中"}, append(poolNames, poolWords...)...)),
				Labels: rareLabels(t),
			}
			return paged(fmt.Sprintf("Search %+q", q), func(ctx context.Context, s graph.Store, p graph.Page) (graph.Slice[graph.Node], error) {
				return s.Search(ctx, q, p)
			})
		}
		f := drawFilter(t)
		return paged(fmt.Sprintf("Find %+v", f), func(ctx context.Context, s graph.Store, p graph.Page) (graph.Slice[graph.Node], error) {
			return s.Find(ctx, f, p)
		})
	})
}

// paged makes a Query of a list: its first page, and any other.
func paged[T any](name string, ask func(context.Context, graph.Store, graph.Page) (graph.Slice[T], error)) Query {
	var at func(p graph.Page) Query
	at = func(p graph.Page) Query {
		return Query{
			Name: fmt.Sprintf("%s, page %+v", name, p),
			Ask:  func(ctx context.Context, s graph.Store) (any, error) { return ask(ctx, s, p) },
			From: func(ctx context.Context, s graph.Store) []graph.Cursor {
				l, err := ask(ctx, s, all)
				if err != nil {
					return nil
				}
				return l.Cursors
			},
			At: func(after graph.Cursor, reverse bool, first int) Query {
				return at(graph.Page{First: first, After: after, Reverse: reverse})
			},
		}
	}
	return at(all)
}

func actorIDs() []graph.ID {
	out := []graph.ID{"nobody"}
	for _, a := range poolActors {
		out = append(out, a.ID)
	}
	return out
}

func poolIDs() []graph.ID {
	out := append(actorIDs(), poolArticles...)
	return append(out, "statement:0", "statement:1", "statement:2", "agreement:a", "agreement:b", "event:a", "event:b", "position:a", "claim:a", "conflict:a")
}

// rare draws a list that is empty most of the time: several fields at once find little.
func rare[T any](t *rapid.T, from ...T) []T {
	if !maybe(t, 4) {
		return nil
	}
	return some(t, from, 3)
}

func rareLabels(t *rapid.T) []graph.Label {
	return rare(t, append(graph.Labels(), graph.LabelActor, graph.LabelPlace)...)
}

func drawRange(t *rapid.T) graph.DateRange {
	if !maybe(t, 3) {
		return graph.DateRange{}
	}
	return graph.DateRange{From: sample(t, poolDays), To: sample(t, poolDays)}
}

func drawFilter(t *rapid.T) graph.Filter {
	return graph.Filter{
		Labels: rareLabels(t), Names: rare(t, poolNames...), ISO3: rare(t, "AAA", "BBB", "aaa", ""), Wikidata: rare(t, "Q1", "Q2"),
		Kinds: rare(t, "IGO", "MEDIA", "PEACE", "DIRECT"), Statuses: rare(t, "DISPUTED", "MACRO", "ACTING"), Functions: rare(t, "HEAD_OF_STATE", "SPOKESPERSON"),
		Publishers: rare(t, poolNames...), MentionedIn: rare(t, poolArticles...), Mentions: rare(t, actorIDs()...), Dates: drawRange(t),
	}
}

func drawStatementFilter(t *rapid.T) graph.StatementFilter {
	actors := actorIDs()
	return graph.StatementFilter{
		Speakers: rare(t, actors...), About: rare(t, actors...), Stances: rare(t, graph.Support, graph.Oppose, graph.Neutral, ""), Audiences: rare(t, actors...),
		Media: rare(t, actors...), Kinds: rare(t, graph.Direct, graph.Indirect), Acts: rare(t, "SAY", "DENY", ""), Articles: rare(t, poolArticles...), Dates: drawRange(t),
	}
}

func drawAgreementFilter(t *rapid.T) graph.AgreementFilter {
	return graph.AgreementFilter{
		Parties: rare(t, actorIDs()...), Roles: rare(t, graph.AgreementRoles()...), AllParties: rapid.Bool().Draw(t, "all"), Kinds: rare(t, "PEACE", "IGO", ""),
		Stages: rare(t, append(graph.Stages(), "")...), Topics: rare(t, poolTopics...), Articles: rare(t, poolArticles...), Dates: drawRange(t),
	}
}

func drawEventFilter(t *rapid.T) graph.EventFilter {
	return graph.EventFilter{
		Participants: rare(t, actorIDs()...), Roles: rare(t, graph.EventRoles()...), AllParticipants: rapid.Bool().Draw(t, "all"),
		Types: rare(t, "CONSULT", "ASSAULT"), Modes: rare(t, "visit", ""), Quads: rare(t, 0, 1, 2, 3, 4), Modalities: rare(t, poolModalities...),
		Places: rare(t, actorIDs()...), Articles: rare(t, poolArticles...), Dates: drawRange(t),
	}
}

func drawTieFilter(t *rapid.T) graph.TieFilter {
	actors := actorIDs()
	return graph.TieFilter{
		Subjects: rare(t, actors...), Objects: rare(t, actors...), Ends: rare(t, actors...), AllEnds: rapid.Bool().Draw(t, "all"), Types: rare(t, graph.TieTypes()[:4]...),
		Polarities: rare(t, graph.Positive, graph.Negative), Modalities: rare(t, poolModalities...), Articles: rare(t, poolArticles...),
	}
}

func drawPathQuery(t *rapid.T) graph.PathQuery {
	return graph.PathQuery{
		From: sample(t, poolIDs()), To: sample(t, poolIDs()), MaxHops: rapid.IntRange(1, graph.MaxHops).Draw(t, "hops"), Limit: rapid.IntRange(1, 5).Draw(t, "limit"),
		Types: rare(t, graph.EdgeTypes()...),
	}
}

func drawNeighbours(t *rapid.T) Query {
	q := graph.NeighbourQuery{IDs: some(t, poolIDs(), 4), Role: rare(t, "SIGNED", "ACTOR", "MEMBER", "")}
	every := everyPattern()
	if maybe(t, 3) {
		q.Patterns = every
	} else {
		q.Patterns = rapid.SliceOfN(rapid.SampledFrom(every), 1, 8).Draw(t, "patterns")
	}
	q.Patterns = append([]graph.EdgePattern(nil), q.Patterns...)
	for i := range q.Patterns {
		if maybe(t, 3) {
			q.Patterns[i].Label = sample(t, append(graph.Labels(), graph.LabelActor, graph.LabelPlace))
		}
	}
	return neighboursAt(q, graph.Page{First: rapid.IntRange(1, 40).Draw(t, "first")})
}

// neighboursAt asks for one page at each of the ids, from one place in all lists.
func neighboursAt(q graph.NeighbourQuery, p graph.Page) Query {
	return Query{
		Name: fmt.Sprintf("Neighbours %+v, page %+v", q, p),
		Ask:  func(ctx context.Context, s graph.Store) (any, error) { return s.Neighbours(ctx, q, p) },
		From: func(ctx context.Context, s graph.Store) []graph.Cursor {
			var out []graph.Cursor
			lists, err := s.Neighbours(ctx, q, all)
			if err != nil {
				return nil
			}
			for _, l := range lists {
				out = append(out, l.Cursors...)
			}
			return out
		},
		At: func(after graph.Cursor, reverse bool, first int) Query {
			return neighboursAt(q, graph.Page{First: first, After: after, Reverse: reverse})
		},
	}
}
