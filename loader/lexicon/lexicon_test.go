package lexicon_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"entente/loader/lexicon"
)

func TestEntry(t *testing.T) {
	lx := load(t)
	e, ok := lx.Entry("region:south-ossetia")
	if !ok {
		t.Fatal("region:south-ossetia is unknown")
	}
	if e.Kind != lexicon.Region || e.Status != lexicon.DeFactoState || e.Parent != "state:GEO" || e.Capital != "city:tskhinvali-geo" {
		t.Errorf("unexpected entry %+v", e)
	}
	if want := []lexicon.Span{{Of: "state:RUS", From: "2008-08"}}; !slices.Equal(e.Controllers, want) {
		t.Errorf("controllers %v, want %v", e.Controllers, want)
	}
	if e, ok := lx.StateByISO("GE"); !ok || e.ID != "state:GEO" {
		t.Errorf("StateByISO(GE) = %v, %v", e, ok)
	}
	if _, ok := lx.Entry("state:XXX"); ok {
		t.Error("state:XXX is known")
	}
}

func TestRegionStatus(t *testing.T) {
	lx := load(t)
	for id, want := range map[lexicon.ID]lexicon.RegionStatus{
		"region:abkhazia":  lexicon.DeFactoState,
		"region:kosovo":    lexicon.Disputed,
		"region:taiwan":    lexicon.DeFactoState,
		"region:chechnya":  lexicon.Subnational,
		"region:caucasus":  lexicon.Macro,
		"region:texas":     lexicon.Subnational,
		"region:west-bank": lexicon.Disputed,
	} {
		if e, ok := lx.Entry(id); !ok || e.Status != want {
			t.Errorf("%s: %+v, want status %s", id, e, want)
		}
	}
	if e, ok := lx.Entry("state:PSE"); !ok || e.Kind != lexicon.State {
		t.Error("Palestine is an observer and thus a state")
	}
}

func TestChoose(t *testing.T) {
	lx := load(t)
	near := func(words ...string) func(string) bool {
		return func(w string) bool { return slices.Contains(words, w) }
	}
	tests := []struct {
		name string
		near []string
		want lexicon.ID
	}{
		{"Georgia", nil, "state:GEO"},
		{"Georgia", []string{"Tbilisi"}, "state:GEO"},
		{"Georgia", []string{"Atlanta"}, "region:georgia-usa"},
		{"the Georgia", nil, "state:GEO"},
		{"Congolese", nil, "state:COD"},
		{"Congolese", []string{"Brazzaville"}, "state:COG"},
		{"Split", []string{"Croatia"}, "city:split-hrv"},
		{"Split", nil, ""},
		{"Tripoli", nil, "city:tripoli-lby"},
		{"Tripoli", []string{"Lebanon"}, "city:tripoli-lbn"},
	}
	for _, tt := range tests {
		hit, ok := lexicon.Choose(lx.Lookup(tt.name), near(tt.near...))
		if ok != (tt.want != "") || ok && hit.Entry.ID != tt.want {
			t.Errorf("Choose(%q near %q) = %+v, want %q", tt.name, tt.near, hit, tt.want)
		}
	}
}

func TestMembers(t *testing.T) {
	lx := load(t)
	tests := []struct {
		member, of lexicon.ID
		on         lexicon.Date
		want       bool
	}{
		{"state:POL", "org:nato", "1998", false},
		{"state:POL", "org:nato", "1999", true},
		{"state:POL", "org:nato", "1999-03-11", false},
		{"state:POL", "org:nato", "1999-03-12", true},
		{"state:GBR", "org:eu", "2020-01-31", true},
		{"state:GBR", "org:eu", "2020-02-01", false},
		{"state:GEO", "org:cis", "2008-08-14", true},
		{"state:GEO", "org:cis", "2010", false},
		{"state:VAT", "org:un", "", false}, // an observer
	}
	for _, tt := range tests {
		if got := lx.IsMember(tt.member, tt.of, tt.on); got != tt.want {
			t.Errorf("IsMember(%s, %s, %q) = %v, want %v", tt.member, tt.of, tt.on, got, tt.want)
		}
	}
	if got := len(lx.MembersOf("org:nato", "2008-08-14")); got != 26 {
		t.Errorf("%d members of NATO in August 2008, want 26", got)
	}
	if got := len(lx.MembersOf("org:eu", "2021")); got != 27 {
		t.Errorf("%d members of the EU in 2021, want 27", got)
	}
	if got := len(lx.MembershipsOf("state:VAT", "")); got == 0 {
		t.Error("the Holy See's seat as an observer is missing")
	}
}

func TestWith(t *testing.T) {
	lx := load(t)
	more, err := lx.With(
		lexicon.Entry{ID: "state:ZZZ", Name: "Ruritania", Adjectives: []string{"Ruritanian"}, Capital: "city:strelsau-zzz"},
		lexicon.Entry{ID: "city:strelsau-zzz", Name: "Strelsau", Country: "state:ZZZ"},
	)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"city:strelsau-zzz NAME 1", "state:ZZZ METONYM 1"}
	if got := readings(more.Lookup("Strelsau")); !slices.Equal(got, want) {
		t.Errorf("Lookup(Strelsau) = %q, want %q", got, want)
	}
	if got := lx.Lookup("Strelsau"); got != nil {
		t.Errorf("the first lexicon changed: %q", readings(got))
	}
	if got := more.Lookup("Moscow"); len(got) == 0 {
		t.Error("the built-in entries are gone")
	}

	renamed, err := more.With(lexicon.Entry{ID: "state:ZZZ", Name: "Graustark"})
	if err != nil {
		t.Fatal(err)
	}
	if got := renamed.Lookup("Ruritania"); got != nil {
		t.Errorf("a replaced entry still answers: %q", readings(got))
	}
}

func TestNewRefuses(t *testing.T) {
	valid := lexicon.Entry{ID: "state:ZZZ", Name: "Ruritania"}
	tests := []struct {
		name string
		data lexicon.Data
		want string
	}{
		{"an unknown prefix", lexicon.Data{Entries: []lexicon.Entry{{ID: "planet:mars", Name: "Mars"}}}, `"planet:mars"`},
		{"an empty name", lexicon.Data{Entries: []lexicon.Entry{{ID: "state:ZZZ"}}}, "name is empty"},
		{"a kind beside the prefix", lexicon.Data{Entries: []lexicon.Entry{{ID: "state:ZZZ", Kind: lexicon.City, Name: "Z"}}}, "does not fit"},
		{"an id twice", lexicon.Data{Entries: []lexicon.Entry{valid, valid}}, "used twice"},
		{"a capital that is no entry", lexicon.Data{Entries: []lexicon.Entry{{ID: "state:ZZZ", Name: "Z", Capital: "city:nowhere"}}}, `"city:nowhere"`},
		{"a capital that is no city", lexicon.Data{Entries: []lexicon.Entry{{ID: "state:ZZZ", Name: "Z", Capital: "state:ZZZ"}}}, "which is a STATE"},
		{"a tenure of nobody", lexicon.Data{Entries: []lexicon.Entry{valid}, Tenures: []lexicon.Tenure{{Person: "person:nobody", Of: "state:ZZZ"}}}, `"person:nobody"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := lexicon.New(tt.data)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}

// TestCheckFinds shows that each rule of Check can fail.
func TestCheckFinds(t *testing.T) {
	a := lexicon.Entry{ID: "org:a", Name: "Alpha"}
	p := lexicon.Entry{ID: "person:p", Name: "Rudolf Rassendyll"}
	q := lexicon.Entry{ID: "person:q", Name: "Antoinette de Mauban"}
	tenure := func(person lexicon.ID, from, to lexicon.Date) lexicon.Tenure {
		return lexicon.Tenure{Person: person, Of: "org:a", Function: lexicon.HeadOfOrganization, From: from, To: to}
	}
	tests := []struct {
		name string
		data lexicon.Data
		want string // empty: no complaint
	}{
		{"a name twice", lexicon.Data{Entries: []lexicon.Entry{a, {ID: "org:b", Name: "Beta", Aliases: []string{"Alpha"}}}}, "share a name"},
		{"a name twice with a context", lexicon.Data{
			Entries: []lexicon.Entry{a, {ID: "org:b", Name: "Beta", Aliases: []string{"Alpha"}}},
			Senses:  []lexicon.Sense{{Name: "Alpha", ID: "org:b", Near: []string{"Beta"}}},
		}, ""},
		{"a bare state", lexicon.Data{Entries: []lexicon.Entry{{ID: "state:ZZZ", Name: "Ruritania"}}}, "state:ZZZ lacks an adjective"},
		{"overlap", lexicon.Data{Entries: []lexicon.Entry{a, p, q}, Tenures: []lexicon.Tenure{
			tenure("person:p", "2001", "2005-06-01"), tenure("person:q", "2005-05-31", ""),
		}}, "overlap"},
		{"a handover on one day", lexicon.Data{Entries: []lexicon.Entry{a, p, q}, Tenures: []lexicon.Tenure{
			tenure("person:p", "2001", "2005-06-01"), tenure("person:q", "2005-06-01", ""),
		}}, ""},
		{"a handover in one year", lexicon.Data{Entries: []lexicon.Entry{a, p, q}, Tenures: []lexicon.Tenure{
			tenure("person:p", "2001", "2005"), tenure("person:q", "2005", ""),
		}}, ""},
		{"an end before the start", lexicon.Data{Entries: []lexicon.Entry{a, p}, Tenures: []lexicon.Tenure{
			tenure("person:p", "2005", "2001"),
		}}, "before it starts"},
		{"no start", lexicon.Data{Entries: []lexicon.Entry{a, p}, Tenures: []lexicon.Tenure{tenure("person:p", "", "2001")}}, "no start"},
		{"a title twice", lexicon.Data{Offices: []lexicon.Office{{Title: "regent"}, {Title: "warden", Variants: []string{"regent"}}}}, `title "regent"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lx, err := lexicon.New(tt.data)
			if err != nil {
				t.Fatal(err)
			}
			found := lx.Check()
			if tt.want == "" {
				if len(found) > 0 {
					t.Errorf("unexpected complaints %v", found)
				}
				return
			}
			if !slices.ContainsFunc(found, func(err error) bool { return strings.Contains(err.Error(), tt.want) }) {
				t.Errorf("complaints %v, want one with %q", found, tt.want)
			}
		})
	}
}

func TestLoadFSNamesThePlace(t *testing.T) {
	tests := []struct {
		name, file, text string
		want             []string
	}{
		{"an unknown file", "entires.tsv", "id\tname\n", []string{"entires.tsv", "no such data file"}},
		{"an unknown column", "entries/x.tsv", "id\tnome\n", []string{"entries/x.tsv:1", `"nome"`}},
		{"too many cells", "entries/x.tsv", "id\tname\nstate:ZZZ\tZ\tmore\n", []string{"entries/x.tsv:2", "extra tab"}},
		{"a word out of the list", "entries/x.tsv", "id\tname\tstatus\nregion:z\tZ\tFREE\n", []string{"entries/x.tsv:2", "column status", `"FREE"`}},
		{"a date", "tenures/x.tsv", "of\tperson\tfrom\nstate:ZZZ\tperson:z\t14.8.2008\n", []string{"tenures/x.tsv:2", "column from", "YYYY-MM-DD"}},
		{"an impossible date", "tenures/x.tsv", "of\tperson\tfrom\nstate:ZZZ\tperson:z\t2009-02-29\n", []string{"tenures/x.tsv:2", "2009-02-29"}},
		{"an empty item", "entries/x.tsv", "id\tname\taliases\nstate:ZZZ\tZ\tA;;B\n", []string{"entries/x.tsv:2", "column aliases"}},
		{"a span", "entries/x.tsv", "id\tname\tclaimants\nregion:z\tZ\tstate:ZZZ@2008\n", []string{"entries/x.tsv:2", "column claimants", "FROM..TO"}},
		{"a flag", "modifiers.tsv", "word\tstatus\tafter\nelect\tELECT\ttrue\n", []string{"modifiers.tsv:2", "column after"}},
		{"a number", "entries/x.tsv", "id\tname\tlatitude\ncity:z\tZ\tnorth\n", []string{"column latitude", `"north"`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := lexicon.LoadFS(fstest.MapFS{tt.file: {Data: []byte(tt.text)}})
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range tt.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("error %q lacks %q", err, want)
				}
			}
		})
	}
}

func TestGivenName(t *testing.T) {
	lx := load(t)
	for name, want := range map[string]lexicon.Gender{"Sergei": lexicon.Male, "Nino": lexicon.Female, "Jose": lexicon.Male, "François": lexicon.Male} {
		if got, ok := lx.GivenName(name); !ok || got != want {
			t.Errorf("GivenName(%s) = %q, %v, want %q", name, got, ok, want)
		}
	}
	if got, ok := lx.GivenName("Karen"); !ok || got != "" { // a woman's in English, a man's in Armenian
		t.Errorf("GivenName(Karen) = %q, %v, want a name that tells no gender", got, ok)
	}
}
