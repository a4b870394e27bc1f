package importer_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"entente/loader/lexicon"
	"entente/loader/lexicon/importer"
)

// world is a small invented lexicon.
func world(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	lx, err := lexicon.LoadFS(fstest.MapFS{
		"entries/x.tsv": {Data: []byte(`id	name	aliases	adjectives	demonyms	iso2	iso3	wikidata	org_kind	country	gender
state:RUR	Ruritania	Kingdom of Ruritania	Ruritanian	Ruritanians	RU	RUR	Q900001
state:GRF	Grand Fenwick		Fenwickian	Fenwickians	GF	GRF	Q900002
org:rur-parliament	Ruritanian Parliament						Q900003	GOVERNMENT_BODY	state:RUR
org:ul	Upland League	UL					Q900004	IGO
person:anna-berg	Anna Berg						Q900005		state:RUR	f
person:karl-wolff-rur	Karl Wolff								state:RUR	m
`)},
		"offices.tsv": {Data: []byte(`title	plural	function	variants
president	presidents	HEAD_OF_STATE
minister	ministers	MINISTER
defence minister	defence ministers	DEFENCE_MINISTER	minister of defence
member of parliament	members of parliament	LEGISLATOR
officer	officers
chief	chiefs
`)},
		"given_names.tsv":   {Data: []byte("gender\tnames\nf\tAnna;Ilse\nm\tKarl;Otto;Hugo\n")},
		"tenures/x.tsv":     {Data: []byte("of\tfunction\ttitle\tperson\tfrom\tto\nstate:RUR\tHEAD_OF_STATE\tpresident\tperson:anna-berg\t2001-05-01\t2005-05-01\n")},
		"memberships/x.tsv": {Data: []byte("of\tmember\tfrom\norg:ul\tstate:RUR\t1990\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return lx
}

type source struct {
	name, text string
}

// result imports sources into the small world and demands that what comes out can be loaded.
func result(t testing.TB, options importer.Options, sources ...source) (lexicon.Data, importer.Receipt, *lexicon.Lexicon) {
	t.Helper()
	base := world(t)
	im := importer.New(base, options)
	for _, s := range sources {
		format, ok := importer.FormatOf(s.name)
		if !ok {
			t.Fatalf("the form of %s is not known", s.name)
		}
		if err := im.Read(context.Background(), s.name, format, strings.NewReader(s.text)); err != nil {
			t.Fatal(err)
		}
	}
	data, receipt := im.Result()
	if len(receipt.Bad) > 0 {
		return data, receipt, nil
	}
	fsys := fstest.MapFS{}
	for _, f := range data.Files("x") {
		fsys[f.Name] = &fstest.MapFile{Data: f.Content}
	}
	again, err := lexicon.ReadFS(fsys)
	if err != nil {
		t.Fatal(err)
	}
	lx, err := base.Extend(again)
	if err != nil {
		t.Fatal(err)
	}
	before := base.Check()
	for _, fault := range lx.Check() {
		if !slices.ContainsFunc(before, func(e error) bool { return e.Error() == fault.Error() }) {
			t.Errorf("what was imported is at fault: %v", fault)
		}
	}
	return data, receipt, lx
}

// named are the ids of the entries that a name has where nothing else is said.
func named(lx *lexicon.Lexicon, name string) []lexicon.ID {
	var out []lexicon.ID
	for _, h := range lx.Lookup(name) {
		out = append(out, h.Entry.ID)
	}
	return out
}

func reasons(r importer.Receipt) map[string]int {
	out := map[string]int{}
	for _, p := range r.Passed {
		out[p.Reason] = p.Count
	}
	return out
}

const actors = `<!-- INVENTED ACTORS
over two lines -->
# a remark
RURITANIA_  [RUR] ; old
+ZENDA_
+RURITANIAN_
OTTO_STEIN_  # remark
+PRESIDENT_OTTO_STEIN_
	[RURELI 500101-19900301]
	[RURGOV 900301-950301]
	[RURGOV >20010101]
	[RURELI]
ANNA_BERG_ [RURGOV 010501-050501]
MINISTER_HUGO_VON_HENTZAU_ [RURGOV 20040000-20050600]
STRELSAU_NATIONAL_LIBERATION_ARMY_ [RURREB]
+SNLA_
UPLAND_LEAGUE_ [IGOUPL]
STRELSAU_ [RUR]
BLACK_ELPHBERG_ [RURGOV]
RURITANIAN_ROYAL_POLICE_ [RURCOP <960101]
`

func TestActors(t *testing.T) {
	data, receipt, lx := result(t, importer.Options{}, source{"x.actors.txt", actors})
	for name, want := range map[string][]lexicon.ID{
		"Otto Stein":                        {"person:otto-stein-rur"},
		"Hugo von Hentzau":                  {"person:hugo-von-hentzau-rur"},
		"Strelsau National Liberation Army": {"org:strelsau-national-liberation-army-rur"},
		"SNLA":                              {"org:strelsau-national-liberation-army-rur"},
		"Ruritanian Royal Police":           {"org:ruritanian-royal-police-rur"},
		"Zenda":                             nil, // a state's synonyms are its towns, too
		"Strelsau":                          nil,
		"Black Elphberg":                    nil, // a person or a palace
	} {
		if got := named(lx, name); !slices.Equal(got, want) {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
	if e, _ := lx.Entry("org:strelsau-national-liberation-army-rur"); e.OrgKind != lexicon.ArmedGroup || e.Sector != "REB" || e.Country != "state:RUR" {
		t.Errorf("the army is %+v", e)
	}
	var stein []lexicon.Tenure
	for _, x := range lx.Tenures("person:otto-stein-rur") {
		stein = append(stein, lexicon.Tenure{From: x.From, To: x.To, Function: x.Function, Of: x.Of})
	}
	if want := []lexicon.Tenure{
		{From: "1990-03-01", To: "1995-03-01", Function: lexicon.Official, Of: "state:RUR"},
		{From: "2001-01-01", Function: lexicon.Official, Of: "state:RUR"},
	}; !slices.Equal(stein, want) {
		t.Errorf("Stein's tenures are %+v, want %+v", stein, want)
	}
	if receipt.Merged["PERSON"] != 1 || receipt.Merged["STATE"] != 1 || receipt.Merged["ORGANIZATION"] != 1 || receipt.Imported["PERSON"] != 2 || receipt.Imported["ORGANIZATION"] != 2 {
		t.Errorf("the receipt is %+v", receipt)
	}
	if len(data.Additions) != 0 {
		t.Errorf("known entries got the names %+v", data.Additions)
	}
	if _, receipt, _ := result(t, importer.Options{Countries: []lexicon.ID{"state:GRF"}}, source{"x.actors.txt", actors}); len(receipt.Imported) != 0 {
		t.Errorf("of another country's actors came %+v", receipt.Imported)
	}
}

func TestAgents(t *testing.T) {
	data, receipt, _ := result(t, importer.Options{}, source{"x.agents.txt", `!PERSON! = MAN, MEN, WOMAN, WOMEN
!MINIST! = MINISTER, MINISTERS
CONGRESS!PERSON! [~LEG]
!MINIST!_OF_FORESTRY [~GOV]
PARK_OFFICER [~GOV] # remark
BURGHER_CHIEF {BURGHER_CHIEFS} [~GOV]
DEFENCE_MINISTER [~GOVMIL]
POLICE {} [~COP]
BANDIT [~CRM]
`})
	want := []lexicon.Office{
		{Title: "burgher chief", Plural: "burgher chiefs"},
		{Title: "congressman", Plural: "congressmen"},
		{Title: "congresswoman", Plural: "congresswomen"},
		{Title: "minister of forestry", Plural: "ministers of forestry", Function: lexicon.Minister},
		{Title: "park officer", Plural: "park officers"},
	}
	got := data.Offices
	if !slices.EqualFunc(got, want, func(a, b lexicon.Office) bool {
		return a.Title == b.Title && a.Plural == b.Plural && a.Function == b.Function
	}) {
		t.Errorf("offices %+v, want %+v", got, want)
	}
	if r := reasons(receipt); r["an office that the lexicon knows"] != 1 || r["a word for people or bodies, but not for an office"] != 2 {
		t.Errorf("passed over: %v", r)
	}
}

const entities = `{"id":"rt-1","caption":"Ilse Vogt","schema":"Person","properties":{"name":["Ilse Vogt","VOGT, Ilse","Ильзе Фогт"],"alias":["Ilse Vogt-Mayer"],"weakAlias":["Vogt"],"gender":["female"],"country":["ru"],"topics":["role.pep"]}}
{"id":"rt-o1","caption":"Occupancy","schema":"Occupancy","properties":{"holder":["rt-1"],"post":["rt-p1"],"startDate":["2006-03-01"],"endDate":["2010-02-01T00:00:00"]}}
{"id":"rt-o2","caption":"Occupancy","schema":"Occupancy","properties":{"holder":["rt-1"],"post":["rt-p2"],"startDate":["2011"]}}
{"id":"rt-o3","caption":"Occupancy","schema":"Occupancy","properties":{"holder":["Q900005"],"post":["rt-p3"],"startDate":["2002"],"endDate":["2004"]}}
{"id":"rt-o4","caption":"Occupancy","schema":"Occupancy","properties":{"holder":["rt-1"],"post":["rt-p3"],"startDate":["2003"],"endDate":["2004"]}}
{"id":"rt-o5","caption":"Occupancy","schema":"Occupancy","properties":{"holder":["rt-1"],"post":["rt-p3"]}}
{"id":"rt-p1","caption":"Minister of Defence of Ruritania","schema":"Position","properties":{"name":["Minister of Defence of Ruritania"],"country":["ru"],"topics":["gov.national"]}}
{"id":"rt-p2","caption":"President of the Ruritanian Chess Board","schema":"Position","properties":{"name":["President of the Ruritanian Chess Board"],"country":["ru"]}}
{"id":"rt-p3","caption":"President of Ruritania","schema":"Position","properties":{"name":["President of Ruritania"],"country":["ru"]}}
{"id":"Q900005","caption":"Anna Berg","schema":"Person","properties":{"name":["Anna Berg","Anna Elisabeth Berg"],"country":["ru"],"wikidataId":["Q900005"]}}
{"id":"rt-2","caption":"Karl Wolff","schema":"Person","properties":{"name":["Karl Wolff"],"country":["gf"]}}
{"id":"rt-3","caption":"FOREST PARTY OF RURITANIA","schema":"Organization","properties":{"name":["FOREST PARTY OF RURITANIA"],"alias":["FPR"],"country":["ru"],"topics":["pol.party"]}}
{"id":"rt-m1","caption":"Membership","schema":"Membership","properties":{"member":["rt-1"],"organization":["rt-3"],"role":["Member"],"startDate":["1999"]}}
{"id":"rt-4","caption":"Hugo Lang","schema":"Person","properties":{"name":["Hugo Lang"],"country":["ru"]}}
{"id":"rt-5","caption":"Hugo Lang","schema":"Person","properties":{"name":["Hugo Lang"],"alias":["Hugo Emil Lang"],"country":["ru"]}}
{"id":"rt-6","caption":"Barque","schema":"Vessel","properties":{"name":["Barque"]}}

`

func TestEntities(t *testing.T) {
	data, receipt, lx := result(t, importer.Options{}, source{"x.ftm.json", entities})
	vogt := named(lx, "Ilse Vogt-Mayer")
	if len(vogt) != 1 || !strings.HasPrefix(string(vogt[0]), "person:ilse-vogt-") {
		t.Fatalf("Ilse Vogt-Mayer is %q", vogt)
	}
	if e, _ := lx.Entry(vogt[0]); e.Gender != lexicon.Female || e.Country != "state:RUR" || !slices.Equal(e.Surnames, []string{"Vogt"}) {
		t.Errorf("she is %+v", e)
	}
	if _, ok := lx.Holder("state:RUR", lexicon.DefenceMinister, "2008-01-01"); !ok {
		t.Error("nobody is defence minister in 2008")
	}
	if h, ok := lx.Holder("state:RUR", lexicon.HeadOfState, "2003-06-01"); !ok || h.Person != "person:anna-berg" {
		t.Errorf("the president of 2003 is %+v; what is known must stay", h)
	}
	if h := lx.HoldersOf("state:RUR", lexicon.Official, "2012-01-01"); len(h) != 1 || !h[0].Shared || h[0].Title != "president of the ruritanian chess board" {
		t.Errorf("of a body that nobody knows there are %+v", h)
	}
	if len(data.Additions) != 1 || data.Additions[0].ID != "person:anna-berg" || !slices.Equal(data.Additions[0].Aliases, []string{"Anna Elisabeth Berg"}) {
		t.Errorf("additions %+v", data.Additions)
	}
	// The namesake from another country is somebody else, and counts only near that country.
	hit, ok := lexicon.Choose(lx.Lookup("Karl Wolff"), func(string) bool { return false })
	if !ok || hit.Entry.ID != "person:karl-wolff-rur" {
		t.Errorf("Karl Wolff is %+v", hit)
	}
	hit, ok = lexicon.Choose(lx.Lookup("Karl Wolff"), func(w string) bool { return w == "state:GRF" })
	if !ok || hit.Entry.Country != "state:GRF" {
		t.Errorf("Karl Wolff of Grand Fenwick is %+v", hit)
	}
	// Of two of one name and country neither bears it; one has another name.
	if got := named(lx, "Hugo Lang"); len(got) != 0 {
		t.Errorf("Hugo Lang is %q, want nobody", got)
	}
	if got := named(lx, "Hugo Emil Lang"); len(got) != 1 {
		t.Errorf("Hugo Emil Lang is %q", got)
	}
	if got := named(lx, "Forest Party of Ruritania"); len(got) != 1 {
		t.Errorf("the party is %q", got)
	} else if m := lx.MembershipsOf(vogt[0], "2000"); len(m) != 1 || m[0].Of != got[0] || m[0].Role != "" {
		t.Errorf("memberships %+v", m)
	}
	r := reasons(receipt)
	for reason, n := range map[string]int{
		"entities of the schema Vessel": 1, "tenures that the lexicon knows": 1, "tenures at a time for which the lexicon knows another holder": 1,
		"tenures without a start": 1, "all its names are those of others": 1,
	} {
		if r[reason] != n {
			t.Errorf("%q: %d, want %d of %v", reason, r[reason], n, r)
		}
	}
}

func TestEntitiesByTopicAndCountry(t *testing.T) {
	for _, c := range []struct {
		options importer.Options
		persons int
	}{
		{importer.Options{Topics: []string{"role.pep"}}, 1},
		{importer.Options{Countries: []lexicon.ID{"state:GRF"}}, 1},
		{importer.Options{Countries: []lexicon.ID{"state:GRF"}, Topics: []string{"role.pep"}}, 0},
	} {
		_, receipt, _ := result(t, c.options, source{"x.json", entities})
		if receipt.Imported["PERSON"] != c.persons {
			t.Errorf("%+v: imported %v, want %d persons", c.options, receipt.Imported, c.persons)
		}
	}
}

func TestCSV(t *testing.T) {
	data, receipt, lx := result(t, importer.Options{},
		source{"a.csv", "id,name,aliases,country,gender\nperson:otto-stein,Otto Stein,\"Otto E. Stein;O. Stein\",state:RUR,m\nperson:the-berg,Anna Berg,,state:RUR,f\n"},
		source{"b.csv", "of,function,title,person,from,to\nstate:RUR,HEAD_OF_STATE,president,person:otto-stein,2005-05-01,\nstate:RUR,DEFENCE_MINISTER,defence minister,person:the-berg,1999,2000\n"},
		source{"c.csv", "of,member,role\norg:ul,state:GRF,observer\norg:ul,state:RUR,\n"},
		source{"d.csv", "id,aliases\norg:ul,League of the Uplands\n"},
		source{"e.csv", "title,plural,function\nreeve,reeves,JUDGE\n"},
	)
	if got := named(lx, "O. Stein"); !slices.Equal(got, []lexicon.ID{"person:otto-stein"}) {
		t.Errorf("O. Stein is %q", got)
	}
	if h, ok := lx.Holder("state:RUR", lexicon.HeadOfState, "2010"); !ok || h.Person != "person:otto-stein" {
		t.Errorf("president of 2010: %+v", h)
	}
	if h, ok := lx.Holder("state:RUR", lexicon.DefenceMinister, "1999-07"); !ok || h.Person != "person:anna-berg" {
		t.Errorf("the user's id of a known person leads to %+v", h)
	}
	if got := named(lx, "League of the Uplands"); !slices.Equal(got, []lexicon.ID{"org:ul"}) {
		t.Errorf("the league is %q", got)
	}
	if len(data.Memberships) != 1 || len(data.Offices) != 1 || receipt.Imported["OFFICE"] != 1 {
		t.Errorf("memberships %+v, offices %+v", data.Memberships, data.Offices)
	}
}

func TestBadLinesAreTold(t *testing.T) {
	for _, c := range []struct {
		source source
		place  string
		says   string
	}{
		{source{"x.actors.txt", "OTTO_STEIN [RURGOV\n"}, "x.actors.txt:1", "no closing bracket"},
		{source{"x.actors.txt", "\n\n+SYNONYM_\n"}, "x.actors.txt:3", "before any actor"},
		{source{"x.actors.txt", "OTTO_STEIN\n\t[RURGOV 1990]\n"}, "x.actors.txt:2", "<DATE"},
		{source{"x.actors.txt", "OTTO_STEIN\n\t[RURGOV >19901]\n"}, "x.actors.txt:2", "YYMMDD"},
		{source{"x.actors.txt", "OTTO_STEIN\n\t[RURGOV >19901301]\n"}, "x.actors.txt:2", "1990-13-01"},
		{source{"x.actors.txt", "OTTO_STEIN [RURGOV] and more\n"}, "x.actors.txt:1", "stands behind the code"},
		{source{"x.agents.txt", "REEVE\n"}, "x.agents.txt:1", "[~CODE]"},
		{source{"x.agents.txt", "!NONE!_REEVE [~GOV]\n"}, "x.agents.txt:1", "not defined"},
		{source{"x.agents.txt", "REEVE! [~GOV]\n"}, "x.agents.txt:1", "one exclamation mark"},
		{source{"x.agents.txt", "REEVE {REEVES [~GOV]\n"}, "x.agents.txt:1", "not closed"},
		{source{"x.agents.txt", "!X! =\n"}, "x.agents.txt:1", "no words"},
		{source{"x.json", "{\"id\":\"a\"}\n"}, "x.json:1", "schema"},
		{source{"x.json", "\n{\"id\":\n"}, "x.json:2", "JSON"},
		{source{"x.json", `{"id":"a","schema":"Person","properties":{"name":"x"}}`}, "x.json:1", "list of strings"},
		{source{"x.csv", ""}, "x.csv:1", "no header"},
		{source{"x.csv", "id,colour\n"}, "x.csv:1", "id, colour"},
		{source{"x.csv", "id,name\nperson:x,X Y\nx,Y\n"}, "x.csv:3", "write the kind"},
		{source{"x.csv", "id,name,org_kind\norg:x,X,CLUB\n"}, "x.csv:2", "org_kind"},
		{source{"x.csv", "id,name,country\norg:x,X Union,state:ZZZ\n"}, "x.csv:2", "state:ZZZ"},
		{source{"x.csv", "id,name\norg:x,\"X, Y\"\n"}, "x.csv:2", "can be no name"},
		{source{"x.csv", "id,name\norg:x,\"X\n"}, "x.csv:2", "quotes"},
		{source{"x.csv", "of,member\norg:nothing,state:RUR\n"}, "x.csv:2", "org:nothing"},
		{source{"x.csv", "of,function,title,person,from\nstate:RUR,KING,king,person:anna-berg,1990\n"}, "x.csv:2", "KING"},
		{source{"x.csv", "id,aliases\norg:nothing,Y\n"}, "x.csv:2", "org:nothing"},
	} {
		_, receipt, _ := result(t, importer.Options{}, c.source)
		if len(receipt.Bad) != 1 || receipt.Bad[0].Place != c.place || !strings.Contains(receipt.Bad[0].Reason, c.says) {
			t.Errorf("%q: bad lines %v, want %s with %q", c.source.text, receipt.Bad, c.place, c.says)
		}
	}
}

// TestNoOfficesOfCities holds that no tenure comes in that facts could not tell: an office of a city.
func TestNoOfficesOfCities(t *testing.T) {
	_, receipt, lx := result(t, importer.Options{},
		source{"a.csv", "id,name,country\ncity:strelsau,Strelsau,state:RUR\n"},
		source{"b.csv", "of,function,title,person,from\ncity:strelsau,MAYOR,mayor,person:anna-berg,1999\n"},
		source{"c.json", `{"id":"p","schema":"Position","caption":"President of Strelsau","properties":{"name":["President of Strelsau"],"country":["ru"]}}
{"id":"o","schema":"Occupancy","properties":{"holder":["Q900005"],"post":["p"],"startDate":["1999"]}}
{"id":"Q900005","schema":"Person","caption":"Anna Berg","properties":{}}`},
	)
	if lx == nil {
		t.Fatalf("bad lines: %v", receipt.Bad)
	}
	for _, x := range lx.Tenures("person:anna-berg") {
		if x.Of.Kind() == lexicon.City || x.Of == "state:RUR" && x.From == "1999" && x.Function == lexicon.HeadOfState {
			t.Errorf("an office of a city came in: %+v", x)
		}
	}
	if reasons(receipt)["tenures of what is neither a state, a region nor an organisation"] != 1 {
		t.Errorf("passed over: %v", reasons(receipt))
	}
}

// TestOrderDoesNotMatter imports the same sources in two orders.
func TestOrderDoesNotMatter(t *testing.T) {
	lines := strings.SplitAfter(strings.TrimRight(entities, "\n"), "\n")
	backwards := slices.Clone(lines)
	slices.Reverse(backwards)
	one, _, _ := result(t, importer.Options{}, source{"x.actors.txt", actors}, source{"x.json", strings.Join(lines, "")})
	other, _, _ := result(t, importer.Options{}, source{"x.json", strings.Join(backwards, "\n")}, source{"x.actors.txt", actors})
	a, b := one.Files("x"), other.Files("x")
	if len(a) != len(b) {
		t.Fatalf("%d files and %d files", len(a), len(b))
	}
	for i := range a {
		if string(a[i].Content) != string(b[i].Content) {
			t.Errorf("%s differs:\n%s\n%s", a[i].Name, a[i].Content, b[i].Content)
		}
	}
}

func FuzzImport(f *testing.F) {
	for _, s := range []string{actors, "!P! = MAN, MEN\nX!P! {Y} [~GOV]\n", entities, "id,name,aliases\norg:x,X,\"Y;Z\"\n", "of,member\norg:ul,state:RUR\n", "<!--\n", "A [", "+B", "\t[RUR <1]"} {
		f.Add(s)
	}
	base := world(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, format := range importer.Formats() {
			im := importer.New(base, importer.Options{})
			if err := im.Read(context.Background(), "x", format, strings.NewReader(text)); err != nil {
				continue
			}
			data, receipt := im.Result()
			if len(receipt.Bad) > 0 {
				continue
			}
			fsys := fstest.MapFS{}
			for _, file := range data.Files("x") {
				fsys[file.Name] = &fstest.MapFile{Data: file.Content}
			}
			more, err := lexicon.ReadFS(fsys)
			if err != nil {
				t.Fatalf("%s: what was written cannot be read: %v", format, err)
			}
			if _, err := base.Extend(more); err != nil {
				t.Fatalf("%s: what was imported cannot be loaded: %v", format, err)
			}
		}
	})
}
