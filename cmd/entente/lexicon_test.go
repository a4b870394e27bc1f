package main_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const ruritaniaCSV = `id,name,aliases,adjectives,demonyms,status,country,gender
region:ruritania,Ruritania,Kingdom of Ruritania,Ruritanian,Ruritanian;Ruritanians,DE_FACTO_STATE,,
person:hugo-stein,Hugo Stein,,,,,region:ruritania,m
`

const ruritaniaTenures = `of,function,title,person,from,to
region:ruritania,HEAD_OF_GOVERNMENT,prime minister,person:hugo-stein,2003-01-10,2007-05-01
`

// imported makes a folder "mine" with an invented country.
func imported(t *testing.T) *place {
	t.Helper()
	p := newPlace(t)
	p.write("a.csv", ruritaniaCSV)
	p.write("b.csv", ruritaniaTenures)
	p.ok("lexicon", "import", "--out", "mine", "a.csv", "b.csv")
	return p
}

func TestImportedActorsAreRead(t *testing.T) {
	p := imported(t)
	p.write("story.txt", `Ruritania signs

STRELSAU, March 3, 2005 (Courier) - The Ruritanian prime minister, Hugo Stein, said on Thursday that the border would stay open.
`)
	type document struct{ Entities []struct{ Actor string } }
	read := func(p *place, args ...string) []string {
		var d document
		if err := json.Unmarshal([]byte(p.ok(append([]string{"extract"}, args...)...)), &d); err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, e := range d.Entities {
			ids = append(ids, e.Actor)
		}
		return ids
	}
	if ids := read(p, "story.txt"); slices.Contains(ids, "region:ruritania") {
		t.Errorf("without the folder the article has %q", ids)
	}
	for name, ids := range map[string][]string{
		"the flag": read(p, "--lexicon", "mine", "story.txt"), "the environment": read(p.with("ENTENTE_LEXICON=mine"), "story.txt"),
	} {
		if !slices.Contains(ids, "region:ruritania") || !slices.Contains(ids, "person:hugo-stein") {
			t.Errorf("by %s the article has %q", name, ids)
		}
	}
	p.write("entente.yaml", "lexicon: mine\n")
	if ids := read(p, "story.txt"); !slices.Contains(ids, "person:hugo-stein") {
		t.Errorf("by the configuration the article has %q", ids)
	}
	p.ok("load", "--lexicon", "mine", "story.txt")
	p.ok("eval", "--lexicon", "mine")
}

func TestImportTellsWhatItDid(t *testing.T) {
	p := newPlace(t)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(`{"id":"Q7747","caption":"Vladimir Putin","schema":"Person","properties":{"name":["Vladimir Putin"],"alias":["Vladimir V. Putin"],"wikidataId":["Q7747"]}}
{"id":"x-1","caption":"Hugo Stein","schema":"Person","properties":{"name":["Hugo Stein"],"country":["ge"]}}
{"id":"x-2","caption":"Boat","schema":"Vessel","properties":{}}
`)); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	p.write("entities.ftm.json.gz", packed.String())
	var r struct {
		Rows             int
		Imported, Merged map[string]int
		Names            int
		PassedOver       []struct {
			Reason, Example string
			Count           int
		}
	}
	if err := json.Unmarshal([]byte(p.ok("lexicon", "import", "--json", "--out", "mine", "entities.ftm.json.gz")), &r); err != nil {
		t.Fatal(err)
	}
	if r.Rows != 3 || r.Imported["PERSON"] != 1 || r.Merged["PERSON"] != 1 || r.Names != 1 || len(r.PassedOver) != 1 || !strings.Contains(r.PassedOver[0].Reason, "Vessel") {
		t.Errorf("the receipt is %+v", r)
	}
	if out := p.ok("lexicon", "explain", "--lexicon", "mine", "Vladimir V. Putin"); !strings.Contains(out, "person:vladimir-putin") {
		t.Errorf("the new name leads to:\n%s", out)
	}
	p.ok("lexicon", "check", "mine")
	if text := p.input("RURITANIAN_GUARD_ [GEOMIL]\n").ok("lexicon", "import", "--out", "other", "--format", "actors", "-"); !strings.Contains(text, "--lexicon other") {
		t.Errorf("the receipt does not say how to use the folder:\n%s", text)
	}
}

func TestImportWritesAllOrNothing(t *testing.T) {
	p := imported(t)
	p.write("bad.csv", "id,name\nperson:x y\nplace:z,Z\n")
	p.write("keep/notes.txt", "do not lose me")
	before := p.read("mine/entries/imported.tsv")
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"--out", "new", "bad.csv"}, "bad.csv:3: id \"place:z\""},
		{[]string{"--out", "mine", "--replace", "bad.csv"}, "nothing was written"},
		{[]string{"--out", "mine", "a.csv"}, "--replace"},
		{[]string{"--out", "keep", "--replace", "a.csv"}, "no data file"},
		{[]string{"--out", "no/such/place", "a.csv"}, "no such file"},
		{[]string{"--out", "new", "gone.csv"}, "no such file"},
		{[]string{"--out", "new", "keep/notes.txt"}, "--format"},
		{[]string{"--out", "new", "--format", "xml", "a.csv"}, `"xml" is unknown`},
		{[]string{"--out", "new", "--country", "QQ", "a.csv"}, `"QQ" is neither`},
		{[]string{"a.csv"}, "--out is missing"},
		{[]string{"--out", "new"}, "name at least one FILE"},
	} {
		if r := p.run(append([]string{"lexicon", "import"}, c.args...)...); r.code != 2 || !strings.Contains(r.errors, c.says) || r.out != "" {
			t.Errorf("%v: exit code %d, want 2 and %q\n%s%s", c.args, r.code, c.says, r.out, r.errors)
		}
	}
	if p.read("mine/entries/imported.tsv") != before || p.read("keep/notes.txt") != "do not lose me" {
		t.Error("a folder was changed")
	}
	left, err := filepath.Glob(filepath.Join(p.dir, ".*-new-*"))
	if _, missing := os.Stat(filepath.Join(p.dir, "new")); missing == nil || err != nil || len(left) > 0 {
		t.Errorf("something was written: %q, %v", left, err)
	}
	p.ok("lexicon", "import", "--out", "mine", "--replace", "--skip-bad", "bad.csv", "b.csv", "a.csv")
	if got := p.read("mine/entries/imported.tsv"); got != before {
		t.Errorf("the folder's entries are now\n%s", got)
	}
}

func TestLexiconExplains(t *testing.T) {
	p := imported(t)
	for _, c := range []struct {
		args       []string
		says, lack string
	}{
		{[]string{"South Ossetia", "--date", "2008-08-12"}, "claimed by  Georgia", "Leonid Tibilov"},
		{[]string{"South Ossetia", "--date", "2007"}, "claimed by  Georgia", "controlled"},
		{[]string{"South Ossetia"}, "Leonid Tibilov", ""},
		{[]string{"Georgia", "--date", "2008-08-12"}, "only near   Atlanta", ""},
		{[]string{"France", "--date", "2008-08-12"}, "president: Nicolas Sarkozy, 2007-05-16 to 2012-05-15", "Chirac"},
		{[]string{"person:nicolas-sarkozy"}, "president of France", ""},
		{[]string{"Sarkozy"}, "surname of Nicolas Sarkozy", ""},
		{[]string{"secretary of state"}, "of state:GBR: minister", ""},
		{[]string{"Ruritania", "--lexicon", "mine", "--date", "2005"}, "prime minister: Hugo Stein", ""},
		{[]string{"NATO", "--date", "2001"}, "member      Poland, since 1999-03-12", "Latvia"},
	} {
		out := p.ok(append([]string{"lexicon", "explain"}, c.args...)...)
		if !strings.Contains(out, c.says) || c.lack != "" && strings.Contains(out, c.lack) {
			t.Errorf("%q: want %q and not %q:\n%s", c.args, c.says, c.lack, out)
		}
	}
	var x struct {
		Readings []struct {
			ID          string
			Controllers []struct{ ID, From string }
		}
	}
	if err := json.Unmarshal([]byte(p.ok("lexicon", "explain", "--json", "--date", "2010", "Abkhazia")), &x); err != nil {
		t.Fatal(err)
	}
	if len(x.Readings) != 1 || x.Readings[0].ID != "region:abkhazia" || len(x.Readings[0].Controllers) != 1 || x.Readings[0].Controllers[0].ID != "state:RUS" {
		t.Errorf("as JSON: %+v", x)
	}
	for _, c := range []struct {
		code int
		args []string
		says string
	}{
		{1, []string{"lexicon", "explain", "Ruritania"}, `by the name of "Ruritania"`},
		{2, []string{"lexicon", "explain", "Georgia", "--date", "August"}, "YYYY-MM-DD"},
		{2, []string{"lexicon", "explain"}, "accepts 1 arg"},
		{2, []string{"lexicon", "explain", "--lexicon", "gone", "Georgia"}, "gone"},
		{2, []string{"lexicon", "explain", "--lexicon", "a.csv", "Georgia"}, "no folder"},
		{2, []string{"lexicon", "list", "--kind", "ship"}, `"ship" is unknown`},
	} {
		if r := p.run(c.args...); r.code != c.code || !strings.Contains(r.errors, c.says) {
			t.Errorf("%q: exit code %d, want %d and %q: %s", c.args, r.code, c.code, c.says, r.errors)
		}
	}
}

func TestLexiconListsAndChecks(t *testing.T) {
	p := imported(t)
	if out := p.ok("lexicon", "list", "--kind", "region", "--country", "GEO"); !strings.Contains(out, "region:abkhazia") || strings.Contains(out, "region:texas") {
		t.Errorf("regions of Georgia:\n%s", out)
	}
	var e struct{ ID, Name string }
	if err := json.Unmarshal([]byte(p.ok("lexicon", "list", "--lexicon", "mine", "--kind", "person", "--country", "region:ruritania", "--json")), &e); err != nil || e.ID != "person:hugo-stein" {
		t.Errorf("persons of Ruritania: %+v, %v", e, err)
	}
	if out := p.ok("lexicon", "check"); !strings.Contains(out, "state         195") {
		t.Errorf("the counts:\n%s", out)
	}
	if out := p.ok("lexicon", "check", "--coverage"); !strings.Contains(out, "head of government") || !strings.Contains(out, "state:FRA") {
		t.Errorf("the coverage:\n%s", out)
	}
	p.write("wrong/tenures/x.tsv", "of\tfunction\ttitle\tperson\tfrom\tto\nstate:FRA\tHEAD_OF_STATE\tpresident\tperson:vladimir-putin\t2008-01-01\t2009-01-01\n")
	if r := p.code(1, "lexicon", "check", "wrong"); !strings.Contains(r.out, "overlap") {
		t.Errorf("two presidents at a time are no fault:\n%s", r.out)
	}
	p.write("broken/entries/x.tsv", "id\tname\tcolour\n")
	if r := p.code(2, "lexicon", "check", "broken"); !strings.Contains(r.errors, "entries/x.tsv:1") {
		t.Errorf("the message is %s", r.errors)
	}
}
