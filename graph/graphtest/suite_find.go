package graphtest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"entente/graph"
)

func testGet(t *testing.T, open opener) {
	s, ctx := filled(t, open, fixture()), context.Background()
	got, err := s.Get(ctx, []graph.ID{"state:BOR", "nobody", "state:BOR", "", "region:delta", "STATE:BOR"})
	bor := &graph.Actor{ID: "state:BOR", Label: graph.LabelState, Name: "Borland", ISO3: "BOR", Wikidata: "Q2"}
	delta := &graph.Actor{ID: "region:delta", Label: graph.LabelRegion, Name: "The Delta", Status: "MACRO", Latitude: -12.5, Longitude: 7}
	equal(t, "Get", []any{[]graph.Node{bor, nil, bor, nil, delta, nil}, error(nil)}, []any{got, err})

	many := make([]graph.ID, 1000)
	want := make([]graph.Node, len(many))
	var b graph.Batch
	for i := range many {
		many[i] = graph.ID(fmt.Sprintf("group:%d", (i*7)%len(many)))
		if i%3 == 0 {
			c := NewStory(fmt.Sprint(i), "2008", "v1")
			want[i] = &graph.Actor{ID: many[i], Label: graph.LabelGroup, Name: fmt.Sprint("group ", i)}
			c.Node(want[i])
			b = append(b, c.Contribution())
		}
	}
	apply(t, s, b)
	got, err = s.Get(ctx, many)
	equal(t, "Get 1,000", []any{want, error(nil)}, []any{got, err})
	for _, n := range got {
		if a, ok := n.(*graph.Actor); ok {
			a.Name = "scribbled"
		}
	}
	again, err := s.Get(ctx, many)
	equal(t, "Get after the caller changed what it got", []any{want, error(nil)}, []any{again, err})
}

func testFind(t *testing.T, open opener) {
	s, ctx := filled(t, open, fixture()), context.Background()
	for _, c := range []struct {
		name   string
		filter graph.Filter
		want   []graph.ID
	}{
		{"label", graph.Filter{Labels: []graph.Label{graph.LabelState}}, []graph.ID{"state:ARL", "state:BOR"}},
		{"labels", graph.Filter{Labels: []graph.Label{graph.LabelPosition, graph.LabelState, graph.LabelState}}, []graph.ID{"state:ARL", "state:BOR", "position:minister", "position:president"}},
		{"super-label Actor", graph.Filter{Labels: []graph.Label{graph.LabelActor}}, []graph.ID{
			"person:ann", "state:ARL", "person:ben", "state:BOR", "region:corvia", "org:echo", "group:miners", "region:delta", "org:league",
		}},
		{"super-label Place", graph.Filter{Labels: []graph.Label{graph.LabelPlace}}, []graph.ID{"state:ARL", "state:BOR", "region:corvia", "city:dorn", "region:delta"}},
		{"label that nobody has there", graph.Filter{Labels: []graph.Label{graph.LabelRegion}, ISO3: []string{"ARL"}}, nil},
		{"name", graph.Filter{Names: []string{"Arland"}}, []graph.ID{"state:ARL"}},
		{"name by normal name", graph.Filter{Names: []string{"  ARLAND ", "ben  bÖk"}}, []graph.ID{"state:ARL", "person:ben"}},
		{"alias", graph.Filter{Names: []string{"republic of arland"}}, []graph.ID{"state:ARL"}},
		{"name that lost is an alias", graph.Filter{Names: []string{"Peace of Dorn"}}, []graph.ID{"agreement:peace"}},
		{"name of a conflict", graph.Filter{Names: []string{"war of the hills"}}, []graph.ID{"conflict:hills"}},
		{"titles", graph.Filter{Names: []string{"president", "guns in the hills"}}, []graph.ID{"article:two", "position:president"}},
		{"part of a name", graph.Filter{Names: []string{"Arl", "Bok", ""}}, nil},
		{"iso3", graph.Filter{ISO3: []string{"BOR"}}, []graph.ID{"state:BOR", "region:corvia"}},
		{"iso3 in lower case", graph.Filter{ISO3: []string{"bor", ""}}, nil},
		{"wikidata", graph.Filter{Wikidata: []string{"Q3", "Q1", "Q4"}}, []graph.ID{"person:ann", "state:ARL"}},
		{"kind of organisations", graph.Filter{Kinds: []string{"IGO"}}, []graph.ID{"org:league"}},
		{"kind of agreements too", graph.Filter{Kinds: []string{"IGO", "PEACE", "TRADE"}}, []graph.ID{"agreement:trade", "agreement:peace", "org:league"}},
		{"kind of statements not", graph.Filter{Kinds: []string{"DIRECT", ""}}, nil},
		{"status of regions", graph.Filter{Statuses: []string{"DE_FACTO_STATE"}}, []graph.ID{"region:corvia"}},
		{"status of tenures not", graph.Filter{Statuses: []string{"RECOGNISED", "ACTING"}}, nil},
		{"function", graph.Filter{Functions: []string{"HEAD_OF_STATE"}}, []graph.ID{"position:president"}},
		{"publisher", graph.Filter{Publishers: []string{"echo of  DORN"}}, []graph.ID{"article:one", "article:three"}},
		{"publishers", graph.Filter{Publishers: []string{"Morning Star", "Evening Star"}}, []graph.ID{"article:two"}},
		{"mentioned in", graph.Filter{MentionedIn: []graph.ID{"article:two"}}, []graph.ID{"state:ARL", "person:ben", "state:BOR", "region:corvia"}},
		{"mentioned in one of", graph.Filter{MentionedIn: []graph.ID{"article:two", "article:three", "article:none"}, Labels: []graph.Label{graph.LabelRegion, graph.LabelGroup}},
			[]graph.ID{"region:corvia", "group:miners", "region:delta"}},
		{"mentions", graph.Filter{Mentions: []graph.ID{"city:dorn"}}, []graph.ID{"article:one"}},
		{"mentions one of", graph.Filter{Mentions: []graph.ID{"city:dorn", "group:miners", "article:one"}}, []graph.ID{"article:one", "article:three"}},
		{"mentions, nobody", graph.Filter{Mentions: []graph.ID{"nobody"}}, nil},
		{"from a day on", graph.Filter{Labels: []graph.Label{graph.LabelArticle}, Dates: graph.DateRange{From: "2008-08-13"}}, []graph.ID{"article:two"}},
		{"until a day", graph.Filter{Labels: []graph.Label{graph.LabelArticle}, Dates: graph.DateRange{To: "2008-08-12"}}, []graph.ID{"article:one"}},
		{"dated nodes of every kind", graph.Filter{Dates: graph.DateRange{From: "2008-08-03", To: "2008-08-11"}}, []graph.ID{"event:clash", "statement:2", "claim:1", "statement:1"}},
		{"a day in a year", graph.Filter{Dates: graph.DateRange{To: "2007-06-01"}}, []graph.ID{"agreement:trade"}},
		{"several fields", graph.Filter{Labels: []graph.Label{graph.LabelPlace}, ISO3: []string{"BOR"}, MentionedIn: []graph.ID{"article:three"}}, []graph.ID{"region:corvia"}},
		{"several fields of different labels", graph.Filter{ISO3: []string{"BOR"}, Functions: []string{"HEAD_OF_STATE"}}, nil},
	} {
		got, err := s.Find(ctx, c.filter, all)
		if err != nil {
			t.Errorf("Find by %s: %v", c.name, err)
		}
		equal(t, fmt.Sprintf("Find by %s: %+v", c.name, c.filter), c.want, idsOf(got.Items))
	}
	counts, err := s.Count(ctx)
	o, _ := filled(t, oracle, fixture()).Count(ctx)
	equal(t, "Count", []any{o, error(nil)}, []any{counts, err})
	equal(t, "Count of some", []int64{3, 3, 3, 5, 4}, []int64{
		counts.Nodes[graph.LabelArticle], counts.Nodes[graph.LabelAgreement], counts.Nodes[graph.LabelStatement], counts.Nodes[graph.LabelRelation], counts.Edges[graph.EdgeSaid],
	})
}

// names of which a store must not think that two are one, or put them into another order than that of their bytes: code points beyond
// the basic plane come after U+FFxx, where UTF-16 would put them before.
var names = []string{
	"a", "A b", "a:b", "a/b", "a|b", `a"b`, "a'b", `a\b`, "a%b", "a_b", "a*b", "a\tb", "a\nb", "a$b", "a`b", "{a}", "[a]", "a--b", "a;b",
	"é", "e\u0301", "Straße", "STRASSE", "ß", "İstanbul", "istanbul", "ıstanbul", "Ørsted", "Łódź", "Ωmega", "ωmega", "Σίσυφος", "中国", "日本",
	"ﬀ", "\uff21", "\uffee", "😀", "😀😀", "𐐀", "𐐨", "\U0010fffd", "\u00a0nbsp\u00a0", "soft\u00adhyphen", "zero\u200bwidth", "right\u200fto left", "عربي", "हिन्दी",
}

func testNames(t *testing.T, open opener) {
	ctx := context.Background()
	s, o := open(t), NewOracle()
	story := NewStory("names", "2008", "v1")
	ids := make([]graph.ID, len(names))
	for i, name := range names {
		ids[i] = story.Node(&graph.Actor{ID: graph.ID("group:" + name), Label: graph.LabelGroup, Name: name, Aliases: []string{"alias of " + name}, Sector: name})
		story.Edge(graph.Edge{Type: graph.EdgeMentions, From: story.ID(), To: ids[i], Record: story.ID(), Count: i})
		story.Member(ids[i], ids[0], name)
	}
	b := graph.Batch{story.Contribution()}
	apply(t, s, b)
	apply(t, o, b)
	wantSame(t, "odd names", o, s, b)
	for i, name := range names {
		f := graph.Filter{Names: []string{name}}
		want, err1 := o.Find(ctx, f, all)
		got, err2 := s.Find(ctx, f, all)
		equal(t, fmt.Sprintf("Find by name %+q", name), []any{want, err1}, []any{got, err2})
		nodes, err := s.Get(ctx, ids[i:i+1])
		if err != nil || len(nodes) != 1 || nodes[0] == nil || nodes[0].NodeID() != ids[i] {
			t.Errorf("Get %+q: %v, %v", ids[i], nodes, err)
		}
		roles := graph.NeighbourQuery{IDs: ids[:1], Patterns: []graph.EdgePattern{{Type: graph.EdgeMemberOf, Direction: graph.In}}, Role: []string{name}}
		lists, err := s.Neighbours(ctx, roles, all)
		if err != nil || len(lists) != 1 || len(lists[0].Items) != 1 || lists[0].Items[0].Edge.Role != name {
			t.Errorf("Neighbours of role %+q: %v, %v", name, lists, err)
		}
	}
	mentions := func(p graph.Page) (graph.Slice[graph.Node], error) {
		return s.Find(ctx, graph.Filter{Labels: []graph.Label{graph.LabelGroup}}, p)
	}
	want := make([]graph.Node, 0, len(names))
	for _, n := range b[0].Nodes {
		if n.NodeLabel() == graph.LabelGroup {
			want = append(want, n)
		}
	}
	slices.SortFunc(want, func(x, y graph.Node) int { return comparePlaces(nodePlace(x), nodePlace(y)) })
	wantPages(t, "groups of odd names", mentions, want)
}
