package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/loader/facts"
)

func TestPartiesAndBodies(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"party's word before a candidate", "On Monday Liberal candidate Jane Doe spoke.", []string{"Jane Doe of Liberal"}},
		{"party's word before a leader", "She met Conservative leader Jane Doe.", []string{"Jane Doe of Conservative"}},
		{"elected as", "Jane Doe was elected as a Whig in 1848.", []string{"Jane Doe of Whig"}},
		{"a member as", "Jane Doe represented the county as a Liberal member.", []string{"Jane Doe of Liberal"}},
		{"a state's own", "Jane Doe lives in Australia. Now Labor leader Jane Doe spoke.", []string{"Jane Doe of Australian Labor Party"}},
		{"in small letters", "She is a liberal, and conservative leader Jane Doe spoke.", nil},
		{"part of a longer name", "In 1990 Jane Doe read the Liberal Review.", nil},
		{"another state's party", "Norway voted. Jane Doe, a politician for the Labour Party, spoke.", []string{"politician Jane Doe of Labour Party"}},
		{"member of parliament", "Jane Doe was a Liberal member of parliament.", []string{"Jane Doe of Liberal"}},
		{"elected for", "Jane Doe was elected for the Unity Party in 2001.", []string{"Jane Doe of Unity Party"}},
		{"will run for", "Jane Doe will run for the Unity Party.", nil},
		{"represents a company", "Jane Doe represented the Harbour Company in court.", nil},
		{"nomination", "Jane Doe won the Republican nomination.", []string{"Jane Doe of Republican Party"}},
		{"wants the nomination", "Jane Doe hopes to win the Republican nomination.", nil},
		{"ticket", "Jane Doe was elected on the Republican ticket.", []string{"Jane Doe of Republican Party"}},
		{"at the beginning", "A Republican, Jane Doe sat in the Senate.", []string{"Jane Doe of Republican Party"}},
		{"candidate of a movement", "Jane Doe ran as the candidate of the Movement for Open Harbours.", []string{"Jane Doe of Movement for Open Harbours"}},
		{"past brackets", "Jane Doe (born 21 August 1955), a senior member of the Unity Party, spoke.", []string{"Jane Doe of Unity Party"}},
		{"her party", "Jane Doe spoke for her party, the Unity Party.", []string{"Jane Doe of Unity Party"}},
		{"commander of an armed group", "The Northern Liberation Army's leader, Jane Doe, spoke.", nil},

		{"a member of what looks like a person", "Jane Doe is a member of Refuse Hunger.", []string{"Jane Doe of Refuse Hunger"}},
		{"joined a club with a city's name", "Jane Doe joined the Nairobi Hawks in 2010.", []string{"Jane Doe of Nairobi Hawks 2010..-"}},
		{"joined a person", "Jane Doe joined Mary Roe on the stage.", nil},
		{"what joins things not done", "The minister spoke of fears about Kenya joining the African Union.", nil},
		{"band", "Jane Doe is the guitarist of the rock band Open Hand.", []string{"musician Jane Doe of Open Hand"}},
		{"of a band", "She sang with Jane Doe of the Kenyan rock band Open Hand.", []string{"Jane Doe of Open Hand"}},
		{"said of a noun", "Jane Doe is a Kenyan footballer who plays for Harbour Rovers.", []string{"player Jane Doe of Harbour Rovers"}},
		{"realms and others", "Kenya and the other Arab League countries objected.", []string{"Kenya of Arab League"}},
		{"and others", "Kenya and the other African Union members objected.", []string{"Kenya of African Union"}},
		{"part of", "Kenya is part of the African Union.", []string{"Kenya of African Union"}},
		{"one after the other", "Kenya is a United Nations member state and a member state of the African Union.", []string{"Kenya of African Union", "Kenya of United Nations"}},
		{"agreed to include", "The African Union agreed to include Kenya and Togo.", nil},
		{"a body founds a school", "The Lakeside Institute was founded by the Harbour Company.", nil},
		{"royal academy", "Jane Doe was elected a member of the Royal Kenyan Academy of Sciences.", []string{"Jane Doe of Royal Kenyan Academy of Sciences"}},
		{"a professor of a field", "Jane Doe is a professor of Harbour Law at Lakeside University.", []string{"professor Jane Doe of Lakeside University"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, x, lead+c.text)
			checkPassages(t, d)
			if err := facts.Check(d); err != nil {
				t.Error(err)
			}
			var got []string
			for _, l := range tieLines(d) {
				if !strings.Contains(l, " in ") {
					got = append(got, l)
				}
			}
			if diff := cmp.Diff(strings.Join(c.want, "\n"), strings.Join(got, "\n")); diff != "" {
				t.Errorf("memberships of %q (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestKindOfParty(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, name string }{
		{"The Telmark Unity Party met.", "Telmark Unity Party"},
		{"The Social Democratic Front met.", "Social Democratic Front"},
		{"The Open Hand is a party in Kenya.", "Open Hand"},
	} {
		d := read(t, x, lead+c.text)
		if !slices.ContainsFunc(d.Entities, func(e facts.Entity) bool { return e.Name == c.name && e.OrgKind != nil && *e.OrgKind == "PARTY" }) {
			t.Errorf("%q: no party %q in %v", c.text, c.name, d.Entities)
		}
	}
}
