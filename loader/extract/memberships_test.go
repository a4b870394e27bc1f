package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/loader/facts"
)

// tieLines writes memberships, placements and conflicts of a document down, one a line.
func tieLines(d *facts.Document) []string {
	names := &renderer{names: map[string]string{}}
	for _, e := range d.Entities {
		names.names[e.ID] = e.Name
	}
	var out []string
	for _, m := range d.Memberships {
		line := names.name(&m.Member) + " of " + names.name(&m.Of)
		if m.Role != nil {
			line = *m.Role + " " + line
		}
		if m.From != nil || m.To != nil {
			line += " " + val(m.From) + ".." + val(m.To)
		}
		out = append(out, line)
	}
	for _, p := range d.Places {
		out = append(out, names.name(&p.Place)+" in "+names.name(&p.In))
	}
	for _, c := range d.Conflicts {
		line := c.Name + ": " + names.all(c.Parties)
		if c.From != nil || c.To != nil {
			line += " " + val(c.From) + ".." + val(c.To)
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return out
}

func TestMembershipsPlacesAndConflicts(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"party before a title", "Labour lawmaker Jane Doe of Britain spoke.", []string{"Jane Doe of Labour Party"}},
		{"party before a name", "Republican Jane Doe met Democrat Mary Roe.", []string{"Jane Doe of Republican Party", "Mary Roe of Democratic Party"}},
		{"apposed", "Jane Doe, a Democrat, spoke.", []string{"Jane Doe of Democratic Party"}},
		{"predicate", "Jane Doe is a Republican.", []string{"Jane Doe of Republican Party"}},
		{"another party of that word", "Jane Doe, a True Republican, spoke.", nil},
		{"code in brackets", "Sen. Jane Doe (R-Ohio) spoke.", []string{"Jane Doe of Republican Party"}},
		{"code behind a comma", "Rep. Jane Doe, D-Texas, spoke.", []string{"Jane Doe of Democratic Party"}},
		{"leader of a party", "Unity Party leader Jane Doe spoke.", []string{"Jane Doe of Unity Party"}},
		{"former leader", "Former Unity Party leader Jane Doe spoke.", nil},
		{"member noun", "Kenya and Ghana are members of the African Union and of the United Nations.",
			[]string{"Ghana of African Union", "Ghana of United Nations", "Kenya of African Union", "Kenya of United Nations"}},
		{"member state", "EU member states such as Hungary and Poland objected.", []string{"Hungary of European Union", "Poland of European Union"}},
		{"compound", "NATO member Turkey objected.", []string{"Turkey of North Atlantic Treaty Organization"}},
		{"founded under a name", "The SAIL Global competition (Sailors Aiding In Lighthouses) was founded by Jane Doe.", []string{"founder Jane Doe of SAIL Global"}},
		{"not a member", "Kenya is not a member of NATO.", nil},
		{"former member", "Jane Doe, a former member of the Unity Party, spoke.", []string{"former member Jane Doe of Unity Party"}},
		{"joined", "Kenya joined the African Union in 2002.", []string{"Kenya of African Union 2002..-"}},
		{"will join", "Sweden will join NATO.", nil},
		{"wants to join", "Georgia wants to join NATO.", nil},
		{"joined in", "Kenya joined the African Union in condemning the attack.", nil},
		{"left", "Jane Doe left the Labour Party in 2010.", []string{"Jane Doe of Labour Party -..2010"}},
		{"includes", "The African Union, which includes Kenya and Togo, met.", []string{"Kenya of African Union", "Togo of African Union"}},
		{"fellow", "Jane Doe, a senior fellow at the Lakeside Institute, spoke.", []string{"fellow Jane Doe of Lakeside Institute"}},
		{"founder behind", "Co-founder of the Lakeside Institute, Jane Doe, spoke.", []string{"co-founder Jane Doe of Lakeside Institute"}},
		{"founded", "The Lakeside Institute was founded by Jane Doe.", []string{"founder Jane Doe of Lakeside Institute"}},
		{"of an organisation", "Jane Doe of Human Rights Watch spoke.", []string{"Jane Doe of Human Rights Watch"}},
		{"heads", "Jane Doe leads the Unity Party.", []string{"Jane Doe of Unity Party"}},

		{"comma", "A fire broke out in Oldfield, Ohio, on Monday.", []string{"Oldfield in Ohio"}},
		{"list of places", "She went to Kenya, Ghana and Togo.", nil},
		{"apposed town", "Nakuru, a town in western Kenya, was calm.", []string{"Nakuru in Kenya"}},
		{"capital", "Nairobi, the capital of Kenya, was calm.", []string{"Nairobi in Kenya"}},
		{"its capital", "Kenya was calm. In the country's capital, Nairobi, shops opened.", []string{"Nairobi in Kenya"}},
		{"noun", "A fire broke out in the Kenyan town of Narok.", []string{"Narok in Kenya"}},
		{"building", "A fire broke out at Oldfield Stadium in Nairobi.", []string{"Oldfield Stadium in Nairobi"}},
		{"elsewhere", "She flew from Nairobi, Ghana said.", nil},

		{"between", "The war between Sudan and Chad went on.", []string{"Sudan-Chad war: Sudan + Chad"}},
		{"compound war", "The Iran-Iraq war (1980–1988) went on.", []string{"Iran-Iraq war: Iran + Iraq 1980..1988"}},
		{"civil war", "The civil war in Syria went on. Syria's civil war went on. The Syrian civil war went on.", []string{"Syria civil war: -"}},
		{"war in", "The war in Ukraine went on.", []string{"war in Ukraine: -"}},
		{"named", "He fought in the Second Oldland War.", []string{"Second Oldland War: -"}},
		{"no war", "The trade war between Sudan and Chad went on. The price war in Kenya went on.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, x, lead+c.text)
			checkPassages(t, d)
			if err := facts.Check(d); err != nil {
				t.Error(err)
			}
			if diff := cmp.Diff(strings.Join(c.want, "\n"), strings.Join(tieLines(d), "\n")); diff != "" {
				t.Errorf("facts of %q (-want +got):\n%s", c.text, diff)
			}
		})
	}
}
