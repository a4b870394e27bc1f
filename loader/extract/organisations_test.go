package extract_test

import (
	"slices"
	"testing"

	"entente/loader/facts"
)

// TestOrganisationsAreNamedInFull holds where the names of organisations that the lexicon does not know begin and end.
func TestOrganisationsAreNamedInFull(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		text       string
		want, none []string
	}{
		{"Scientists of Colorado Marine University said on Monday that the river was rising.", []string{"Colorado Marine University"}, nil},
		{"The study was led by the Greenland Institute of Fisheries and Vermont Marine University of the United States.", []string{"Greenland Institute of Fisheries", "Vermont Marine University"}, nil},
		{"The U.S. Harbour Protection Agency said on Monday that the port was safe.", []string{"U.S. Harbour Protection Agency"}, []string{"Harbour Protection Agency"}},
		{"The Saudi Courier said on Monday that the talks had begun.", nil, []string{"Courier"}},
		{"The Canadian Gazette said on Monday that the talks had begun.", []string{"Canadian Gazette"}, []string{"Gazette"}},
		{"The Italian Harbour Court ruled on Monday that the tax was due.", []string{"Harbour Court"}, []string{"Italian Harbour Court"}},
		{"The Council on Nordic Waters asked the ministers on Monday to return to the talks.", []string{"Council on Nordic Waters"}, nil},
		{"The chairman of the Harrow Fishers' Union left the talks on Monday.", []string{"Harrow Fishers' Union"}, []string{"Harrow Fishers"}},
		{"The Nordic People's Army fired on the boats on Monday.", []string{"Nordic People's Army"}, nil},
		{"The Korrin People's Army fired on the boats on Monday.", []string{"Korrin People's Army"}, nil},
		{"The Union of Free Nordic Seamen (UHFS) called a strike. The police asked UHFS on Monday to end it.", []string{"Union of Free Nordic Seamen", "UHFS"}, nil},
		{"The deputies of Moto Nuova Costa (MNC) left the room on Monday.", []string{"Moto Nuova Costa"}, nil},
		{"Former members of Veritology left the group last year. The papers on Veritology were found on Monday.", []string{"Veritology"}, nil},
		{"Officials of the House Wharf and Quay Committee met on Monday.", []string{"House Wharf and Quay Committee"}, []string{"House Wharf"}},
		{"The Kremlin and Harbour Ministry did not answer on Monday.", []string{"Harbour Ministry"}, []string{"Kremlin and Harbour Ministry"}},
		{"He joined the rebel group Northern Dawn in 2003.", []string{"Northern Dawn"}, nil},
		{"The article stood in the magazine Minimega on Monday.", []string{"Minimega"}, nil},
		{"Leaders of the opposition party Svenda met on Monday.", []string{"Svenda"}, nil},
		{"The newspaper Doe edits was sold on Monday.", nil, []string{"Doe"}},
		{"A member of the Telnet generation spoke on Monday.", nil, []string{"Telnet"}},
	} {
		names := namesOf(read(t, x, c.text+"\n"), facts.Organization)
		for _, want := range c.want {
			if !slices.Contains(names, want) {
				t.Errorf("%s\nthe organisations are %q, without %q", c.text, names, want)
			}
		}
		for _, none := range c.none {
			if slices.Contains(names, none) {
				t.Errorf("%s\nthe organisations are %q, with %q", c.text, names, none)
			}
		}
	}
}

// TestAnArticleMayEndInAName holds texts that stop in the midst of a name, where there is no next word to look at.
func TestAnArticleMayEndInAName(t *testing.T) {
	x := extractor(t)
	for _, article := range []string{"He left the Institute of the Delta", "He left the Union of Harbour", "They met the Council for Jane", "the House of", "Jane"} {
		read(t, x, article)
	}
}

// namesOf returns the names of the entities of a kind, as the text has them.
func namesOf(d *facts.Document, kind string) (out []string) {
	for _, e := range d.Entities {
		for _, m := range e.Mentions {
			if e.Kind == kind && m.Via == facts.ViaName {
				out = append(out, m.Exact)
			}
		}
	}
	return out
}

func TestPersonsAreReadByTheTree(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, kind, want string }{
		{"In the 90th minute, Norwall made a change, as Nadir Chalbi replaced Aksel Wittorn.", facts.Person, "Aksel Wittorn"},
		{"In the injury time, Hwan Joon-Ho's header went wide to the left.", facts.Person, "Hwan Joon-Ho"},
		{"A lawyer for Burlen-Marstal left the room.", facts.Person, ""},
		{"Police in Sandal Creek closed the road. The fire at Sandal Creek went on until Monday.", facts.Person, ""},
	} {
		names := namesOf(read(t, x, c.text+"\n"), c.kind)
		if c.want == "" && len(names) > 0 || c.want != "" && !slices.Contains(names, c.want) {
			t.Errorf("%s\nnames of %s are %q, want %q", c.text, c.kind, names, c.want)
		}
	}
}

// TestOfficialsAreNobodyInPerson holds that a title in the plural stands for those alone who bear it.
func TestOfficialsAreNobodyInPerson(t *testing.T) {
	d := read(t, extractor(t), "French President Emmanuel Macron left Paris. The European Union imposed sanctions on French officials on Monday.\n")
	if len(d.Events) != 1 || len(d.Events[0].Recipients) != 1 {
		t.Fatalf("events are %+v, want one against France", d.Events)
	}
	for _, e := range d.Entities {
		if e.ID == d.Events[0].Recipients[0] && e.Name != "France" {
			t.Errorf("the sanctions are on %s", e.Name)
		}
	}
}

// TestAgenciesAreNoPlaces holds that a place in the name of a paper is not where something is.
func TestAgenciesAreNoPlaces(t *testing.T) {
	d := read(t, extractor(t), "Bridge opens\n\nVIENNA, March 3, 2017 (Black Sea Report) - A bridge was opened for the public on Friday.\n")
	for _, e := range d.Entities {
		if e.Kind == facts.Region {
			t.Errorf("the region %s is named nowhere", e.Name)
		}
	}
	d = read(t, extractor(t), "The opposition Workers' List demanded early elections, and its chairwoman said the street would decide.\n")
	if got := namesOf(d, facts.Organization); len(got) != 1 || got[0] != "Workers' List" {
		t.Errorf("the organisations are %q, want the Workers' List", got)
	}
}
