package api

import (
	"testing"

	"entente/graph"
)

func TestPick(t *testing.T) {
	state := &graph.Actor{ID: "state:x", Label: graph.LabelState, Name: "Xanth"}
	region := &graph.Actor{ID: "region:x", Label: graph.LabelRegion, Name: "Xanth"}
	second := &graph.Actor{ID: "region:y", Label: graph.LabelRegion, Name: "Xanth"}
	alias := &graph.Actor{ID: "org:x", Label: graph.LabelOrganization, Name: "Bank of Xanth", Aliases: []string{"Xanth"}}
	for name, c := range map[string]struct {
		found []*graph.Actor
		want  graph.ID
		code  graph.Code
	}{
		"nobody":                          {nil, "", graph.CodeNotFound},
		"one":                             {[]*graph.Actor{alias}, "org:x", ""},
		"the chief name before the alias": {[]*graph.Actor{alias, region}, "region:x", ""},
		"the state before the region":     {[]*graph.Actor{region, alias, state}, "state:x", ""},
		"two regions":                     {[]*graph.Actor{region, second}, "", graph.CodeInvalid},
	} {
		got, err := pick("actor", "xanth", c.found)
		if graph.CodeOf(err) != c.code || err == nil && got.ID != c.want {
			t.Errorf("%s: got %v, %v, want %q, %s", name, got, err, c.want, c.code)
		}
	}
}
