package neo4jstore

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"entente/graph"
	"entente/graph/graphtest"
)

// TestContributionCodec holds that what an article told comes back as it was.
func TestContributionCodec(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		prepared, err := graph.Batch{graphtest.Contributions().Draw(t, "contribution")}.Prepare()
		if err != nil {
			return // worlds that no store takes
		}
		want := prepared[0]
		data, err := encodeContribution(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeContribution(want.Article.ID, data)
		if err != nil {
			t.Fatal(err)
		}
		got.Article = want.Article
		if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
			t.Error(d)
		}
		if want.Digest() != got.Digest() {
			t.Error("the digest changes on the way")
		}
	})
}

func TestDecodeContributionRefuses(t *testing.T) {
	good, err := encodeContribution(graphtest.SyntheticArticle(1))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"nothing": nil, "a later form": append([]byte{contributionFormat + 1}, good[1:]...), "half": good[:len(good)/2], "noise": {contributionFormat, 1, 2, 3},
	} {
		if _, err := decodeContribution("article:1", data); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}

// TestTellsNameVersions holds that the hashes of a node change with what is told of it, or of edges whose record it is, and with nothing else.
func TestTellsNameVersions(t *testing.T) {
	tells := func(change func(*graph.Contribution)) map[graph.ID]tell {
		c := graphtest.SyntheticArticle(1)
		if change != nil {
			change(c)
		}
		if err := c.Normalise(); err != nil {
			t.Fatal(err)
		}
		list, err := tellsOf(c)
		if err != nil {
			t.Fatal(err)
		}
		out := map[graph.ID]tell{}
		for _, l := range list {
			out[l.id] = l
		}
		return out
	}
	before := tells(nil)
	var edge graph.Edge
	after := tells(func(c *graph.Contribution) {
		for i := range c.Edges {
			if c.Edges[i].Type == graph.EdgeHolds {
				c.Edges[i].Status = "ACTING"
				edge = c.Edges[i]
				return
			}
		}
	})
	for id, t1 := range before {
		t2 := after[id]
		if t1.node != t2.node {
			t.Errorf("the node %s has another version", id)
		}
		if (t1.edges != t2.edges) != (id == edge.Record) {
			t.Errorf("the edges of %s: %d and %d", id, t1.edges, t2.edges)
		}
	}
}
