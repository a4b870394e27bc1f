package extract_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/loader/facts"
)

func TestFacilitiesAndBodies(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a road in a town", "Police closed Harbour Road in Nakuru.", []string{"Harbour Road in Nakuru"}},
		{"of something", "The delegates met at the Palace of Nations in Geneva.", []string{"Palace of Nations in Geneva"}},
		{"a palace of a state", "They met at the Palace of Kenya in Nairobi.", nil},
		{"a town's own", "A blast hit Kabul's Serena Hotel.", []string{"Serena Hotel in Kabul"}},
		{"a long name", "The medal was given in the Daughters of the River Memorial Hall in Nairobi.", []string{"Daughters of the River Memorial Hall in Nairobi"}},
		{"a person of such a name", "Jane Hall spoke in Nakuru.", nil},
		{"a body's owner", "Kenya's Harbour Authority closed the port.", []string{"agency Harbour Authority of Kenya"}},
		{"by an adjective", "The Kenyan Supreme Court ruled on Monday.", []string{"agency Supreme Court of Kenya"}},
		{"set beside a noun", "Kenya's state broadcaster, Harbour Radio, said so.", []string{"agency Harbour Radio of Kenya"}},
		{"a paper is no body", "Kenya's Harbour Times said so.", nil},
		{"a state that acts behind a group", "In the first game of Group G, Belgium faced Panama.", nil},
		{"the government told of before", "The Kenyan government met. The government's Harbour Project has begun.", []string{"agency Harbour Project of Kenya"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, tieLines(read(t, x, c.text))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestKindsOfNames holds the kinds that words beside a name tell of it.
func TestKindsOfNames(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, name, want string }{
		{"Police closed Harbour Road in Nakuru.", "Harbour Road", facts.Facility},
		{"Kabul International Airport was closed.", "Kabul International Airport", facts.Facility},
		{"Scuola Valmar, a school in Milan, closed.", "Scuola Valmar", facts.Organization},
		{"SAIL Global (Sailors Aiding In Lighthouses) was founded in May.", "SAIL Global", facts.Organization},
		{"The magazine HarbourView describe the plan as late.", "HarbourView", facts.Organization},
	} {
		found := ""
		for _, e := range read(t, x, c.text).Entities {
			if e.Name == c.name {
				found = e.Kind
			}
		}
		if found != c.want {
			t.Errorf("%s: %s is read as %q, want %s", c.text, c.name, found, c.want)
		}
	}
}
