package graphtest

import (
	"context"
	"fmt"
	"testing"

	"entente/graph"
)

func testSearch(t *testing.T, open opener) {
	s := filled(t, open, fixture())
	odd := NewStoryOf(graph.Article{ID: "article:odd", Title: "Reviews of Łódź and Ørsted's Straße", SHA256: "v1", Published: "2001-01-01"})
	for _, name := range []string{"Éàü Ñandú", "O’Brien", "Anna AND Otto", "NEAR", "a*b", "中国", "Σίσυφος", "حرب", "ﬁle", "x²"} {
		odd.Actor(graph.Actor{ID: graph.ID("group:" + name), Label: graph.LabelGroup, Name: name})
	}
	apply(t, s, graph.Batch{odd.Contribution()})
	type q = graph.SearchQuery
	for _, c := range []struct {
		name string
		q    q
		want []graph.ID
	}{
		{"a name", q{Text: "Borland"}, []graph.ID{"state:BOR"}},
		{"in capitals, with marks", q{Text: "«BORLAND»!"}, []graph.ID{"state:BOR"}},
		{"without the accent", q{Text: "ben bok"}, []graph.ID{"person:ben"}},
		{"with an accent too many", q{Text: "Bórland"}, []graph.ID{"state:BOR"}},
		{"beginning of a word", q{Text: "borl"}, []graph.ID{"state:BOR"}},
		{"end of a word", q{Text: "orland"}, nil},
		{"second word", q{Text: "ahl"}, []graph.ID{"person:ann"}},
		{"words in another order", q{Text: "arl rep"}, []graph.ID{"state:ARL"}},
		{"words that are not both there", q{Text: "ann bok"}, nil},
		{"the name itself first", q{Text: "dorn"}, []graph.ID{"city:dorn", "agreement:peace", "org:echo"}},
		{"an alias is a name", q{Text: "republic of arland"}, []graph.ID{"state:ARL"}},
		{"text of statements and provisions", q{Text: "all"}, []graph.ID{"provision:fire", "provision:troops"}},
		{"text of claims", q{Text: "bridge mined"}, []graph.ID{"claim:1"}},
		{"titles", q{Text: "hills"}, []graph.ID{"statement:1", "article:two", "conflict:hills"}},
		{"label", q{Text: "hills", Labels: []graph.Label{graph.LabelArticle, graph.LabelConflict}}, []graph.ID{"article:two", "conflict:hills"}},
		{"super-label", q{Text: "dorn", Labels: []graph.Label{graph.LabelPlace}}, []graph.ID{"city:dorn"}},
		{"label that is not among them", q{Text: "dorn", Labels: []graph.Label{graph.LabelPerson}}, nil},
		{"passages are not found", q{Text: "passage"}, nil},
		{"apostrophe", q{Text: "obrien"}, []graph.ID{"group:O’Brien"}},
		{"another apostrophe", q{Text: "O'Brien"}, []graph.ID{"group:O’Brien"}},
		{"words of the query language", q{Text: "anna AND otto"}, []graph.ID{"group:Anna AND Otto"}},
		{"an operator as a name", q{Text: "NEAR"}, []graph.ID{"group:NEAR"}},
		{"signs of the query language", q{Text: `"a*" (b OR -c) : ^ + {x}`}, nil},
		{"a star between letters", q{Text: "a*b"}, []graph.ID{"group:a*b"}},
		{"letters without decomposition", q{Text: "lodz orsted strasse"}, []graph.ID{"article:odd"}},
		{"marks over letters", q{Text: "eau nandu"}, []graph.ID{"group:Éàü Ñandú"}},
		{"Chinese", q{Text: "中"}, []graph.ID{"group:中国"}},
		{"final sigma", q{Text: "ΣΊΣΥΦΟΣ"}, nil},
		{"Greek", q{Text: "σισυφος"}, []graph.ID{"group:Σίσυφος"}},
		{"Arabic", q{Text: "حرب"}, []graph.ID{"group:حرب"}},
		{"ligature", q{Text: "file"}, []graph.ID{"group:ﬁle"}},
		{"superscript", q{Text: "X2"}, []graph.ID{"group:x²"}},
	} {
		got, err := s.Search(context.Background(), c.q, all)
		if err != nil {
			t.Errorf("Search by %s: %v", c.name, err)
		}
		equal(t, fmt.Sprintf("Search by %s: %+v", c.name, c.q), c.want, idsOf(got.Items))
	}
	testSearchFollows(t, s)
}

// testSearchFollows checks that what is found changes with the graph.
func testSearchFollows(t *testing.T, s graph.Store) {
	find := func(text string) []graph.ID {
		t.Helper()
		got, err := s.Search(context.Background(), graph.SearchQuery{Text: text}, all)
		if err != nil {
			t.Fatalf("Search %q: %v", text, err)
		}
		return idsOf(got.Items)
	}
	story := NewStory("late", "2008", "v1")
	story.Actor(graph.Actor{ID: "state:ARL", Label: graph.LabelState, Name: "Arland", Aliases: []string{"Land of Springs"}})
	apply(t, s, graph.Batch{story.Contribution()})
	equal(t, "Search for a new alias", []graph.ID{"state:ARL"}, find("springs"))
	if _, err := s.Retract(context.Background(), []graph.ID{"article:late"}); err != nil {
		t.Fatalf("Retract: %v", err)
	}
	equal(t, "Search for an alias that is gone", []graph.ID{}, find("springs"))
	equal(t, "Search for a name that stays", []graph.ID{"state:ARL"}, find("arland"))
}
