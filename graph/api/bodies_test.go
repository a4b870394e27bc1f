package api_test

import (
	"context"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
)

// TestBodiesAndFacilities asks for the bodies of a state, and for a building and the city that it is in.
func TestBodiesAndFacilities(t *testing.T) {
	const told = "Arvenia's Harbour Authority met at Amber Hall in Port Amber."
	s := tell(t, graph.Article{Title: "Harbour", Publisher: "Wire", Published: "2031-03-01", Text: told})
	for _, id := range []graph.ID{"state:ARV", "city:port-amber"} {
		s.actor(id)
	}
	s.node(&graph.Actor{ID: "organization:authority", Label: graph.LabelOrganization, Name: "Harbour Authority"})
	s.node(&graph.Actor{ID: "facility:hall", Label: graph.LabelFacility, Name: "Amber Hall"})
	body := graph.MembershipID("organization:authority", "state:ARV", "agency")
	s.record(&graph.Membership{ID: body, Role: "agency"}, "organization:authority", "state:ARV", "Arvenia's Harbour Authority", "")
	s.edge(graph.Edge{Type: graph.EdgeMemberOf, From: "organization:authority", To: "state:ARV", Record: body, Role: "agency"})
	s.lies("facility:hall", "city:port-amber", "Amber Hall in Port Amber")
	store := graphtest.NewOracle()
	if _, err := store.Apply(context.Background(), graph.Batch{&s.c}); err != nil {
		t.Fatal(err)
	}
	h := newHandler(store)
	for query, want := range map[string]string{
		`{ actor(id: "state:ARV") { ... on State { bodies { nodes { role member { name } of { name } evidence { nodes { exact } } } } } } }`: `{"data":{"actor":{"bodies":{"nodes":[{"role":"agency","member":{"name":"Harbour Authority"},"of":{"name":"Arvenia"},"evidence":{"nodes":[{"exact":"Arvenia's Harbour Authority"}]}}]}}}}`,
		`{ node(id: "facility:hall") { __typename ... on Facility { name partOf { nodes { of { name } } } } } }`:                             `{"data":{"node":{"__typename":"Facility","name":"Amber Hall","partOf":{"nodes":[{"of":{"name":"Port Amber"}}]}}}}`,
	} {
		if got := strings.TrimSpace(post(t, h, query, nil).Body.String()); got != want {
			t.Errorf("%s\n got %s\nwant %s", query, got, want)
		}
	}
}
