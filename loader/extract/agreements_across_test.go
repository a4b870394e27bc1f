package extract_test

import (
	"slices"
	"testing"

	"entente/graph"
	"entente/loader/resolve"
)

// TestAgreementsAcrossArticles holds that one agreement under two names is one in the graph, and two are two. What joins them is the id that each article's own facts give them, so that neither the
// order of the articles matters nor what becomes of one of them.
func TestAgreementsAcrossArticles(t *testing.T) {
	x := extractor(t)
	ids := func(article string) []graph.ID {
		c, err := resolve.Contribution(read(t, x, article))
		if err != nil {
			t.Fatal(err)
		}
		var out []graph.ID
		for _, n := range c.Nodes {
			if a, ok := n.(*graph.Agreement); ok {
				out = append(out, a.ID)
			}
		}
		if len(out) == 0 {
			t.Errorf("no agreement is read in %q", article)
		}
		return out
	}
	const a, b = "NAIROBI, May 3, 2019 (Meridian Wire) - ", "GENEVA, Aug 20, 2019 (Lakeside Agency) - "
	for _, c := range []struct {
		name, one, other string
		same             bool
	}{
		{"by its town, and by town and day of signing", a + "Chad and Sudan violated the Sochi agreement, Norway said.", b + "Chad and Sudan signed a ceasefire accord in Sochi on 3 March 2019.", true},
		{"by its town and year", "NAIROBI, May 3, 1994 (Meridian Wire) - Chad violated the Sochi agreement of 1993.", b + "Chad and Sudan signed a ceasefire accord in Sochi on 3 July 1993. It was brokered by Norway.", true},
		{"by its town and two nouns", a + "Chad rejected the Nakuru peace deal.", b + "Sudan has signed the Nakuru accord.", true},
		{"by a proper name, and after a common one", a + "Chad rejected the Nakuru Accords.", b + "Chad and Sudan signed three accords in 2017. The Nakuru Accords were mediated by Norway.", true},
		{"by a number of points", a + "Norway proposed a six-point peace plan to Chad.", b + "Sudan rejected the six-point peace plan.", true},
		{"two towns", a + "Chad and Sudan signed a ceasefire accord in Sochi on Friday.", b + "Chad and Sudan signed a ceasefire accord in Nakuru on Monday.", false},
		{"two years", a + "Chad violated the Sochi agreement.", b + "Chad and Sudan signed a ceasefire accord in Sochi on 3 July 1993.", false},
		{"two kinds", a + "Chad violated the Sochi ceasefire.", b + "Kenya and Egypt signed a trade agreement in Sochi on Monday.", false},
		{"a capital", a + "Chad and Sudan signed a peace accord in Nairobi on Friday.", b + "Kenya and Ethiopia signed a peace accord in Nairobi on Friday.", false},
		{"no name at all", a + "Chad violated the ceasefire.", b + "Sudan violated the ceasefire.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			one, other := ids(c.one), ids(c.other)
			if same := slices.ContainsFunc(one, func(id graph.ID) bool { return slices.Contains(other, id) }); same != c.same {
				t.Errorf("same is %v, want %v", same, c.same)
			}
		})
	}
}
