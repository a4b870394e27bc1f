package lexicon_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"entente/loader/lexicon"
)

// TestFilesAreReadAgain holds that what is written is what was there.
func TestFilesAreReadAgain(t *testing.T) {
	name := rapid.SampledFrom([]string{"Alba", "Bora Bora", "the Côte d'Or", "U.X.", "P5+1", "Zed 9"})
	names := rapid.SliceOfN(name, 0, 3)
	date := rapid.SampledFrom([]lexicon.Date{"", "1990", "1990-02", "1990-02-03"})
	id := rapid.SampledFrom([]lexicon.ID{"", "state:AAA", "region:b", "person:c"})
	span := rapid.Custom(func(t *rapid.T) lexicon.Span {
		return lexicon.Span{Of: "state:AAA", From: date.Draw(t, "from"), To: date.Draw(t, "to")}
	})
	rapid.Check(t, func(t *rapid.T) {
		var want lexicon.Data
		for range rapid.IntRange(0, 3).Draw(t, "entries") {
			want.Entries = append(want.Entries, lexicon.Entry{
				ID: "region:b", Name: name.Draw(t, "name"), Aliases: names.Draw(t, "aliases"), Demonyms: names.Draw(t, "demonyms"),
				Status: rapid.SampledFrom([]lexicon.RegionStatus{"", lexicon.Disputed}).Draw(t, "status"), Claimants: rapid.SliceOfN(span, 0, 2).Draw(t, "claimants"),
				Since: date.Draw(t, "since"), Parent: id.Draw(t, "parent"), Latitude: rapid.Float64Range(-90, 90).Draw(t, "latitude"),
			})
			want.Additions = append(want.Additions, lexicon.Addition{ID: "region:b", Aliases: names.Draw(t, "more")})
			want.Senses = append(want.Senses, lexicon.Sense{Name: name.Draw(t, "sense"), ID: "region:b", Near: names.Draw(t, "near")})
			want.Tenures = append(want.Tenures, lexicon.Tenure{
				Of: "region:b", Person: id.Draw(t, "person"), Function: lexicon.Mayor, Title: "mayor", From: date.Draw(t, "from"), Shared: rapid.Bool().Draw(t, "shared"),
			})
			want.Memberships = append(want.Memberships, lexicon.Membership{Of: "region:b", Member: id.Draw(t, "member"), To: date.Draw(t, "to")})
			want.Offices = append(want.Offices, lexicon.Office{Title: "reeve", Plural: "reeves", Variants: names.Draw(t, "variants")})
			want.Overrides = append(want.Overrides, lexicon.Override{Title: "reeve", Of: "region:b", Function: lexicon.Judge})
			want.GivenNames = append(want.GivenNames, lexicon.GivenName{Name: name.Draw(t, "given"), Gender: lexicon.Female})
		}
		fsys := fstest.MapFS{}
		for _, f := range want.Files("x") {
			fsys[f.Name] = &fstest.MapFile{Data: f.Content}
		}
		got, err := lexicon.ReadFS(fsys)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("read again it differs (-written +read):\n%s", diff)
		}
	})
}

func TestNewRowsTellsTablesApart(t *testing.T) {
	for _, c := range []struct {
		header []string
		cells  []string
		ok     func(lexicon.Data) bool
	}{
		{[]string{"id", "name", "country"}, []string{"org:x", "X"}, func(d lexicon.Data) bool { return len(d.Entries) == 1 }},
		{[]string{"name", "id"}, []string{"X", "org:x"}, func(d lexicon.Data) bool { return len(d.Entries) == 1 }},
		{[]string{"name", "id", "near"}, []string{"X", "org:x", "Y"}, func(d lexicon.Data) bool { return len(d.Senses) == 1 }},
		{[]string{"id", "aliases"}, []string{"org:x", "Y"}, func(d lexicon.Data) bool { return len(d.Additions) == 1 }},
		{[]string{"of", "function", "title", "person", "from"}, []string{"org:x", "MAYOR", "mayor", "person:y", "1990"}, func(d lexicon.Data) bool { return len(d.Tenures) == 1 }},
		{[]string{"of", "member", "role"}, []string{"org:x", "org:y"}, func(d lexicon.Data) bool { return len(d.Memberships) == 1 }},
		{[]string{"title", "plural", "function"}, []string{"reeve", "reeves", "JUDGE"}, func(d lexicon.Data) bool { return len(d.Offices) == 1 }},
		{[]string{"gender", "names"}, []string{"f", "Ada;Bea"}, func(d lexicon.Data) bool { return len(d.GivenNames) == 2 }},
	} {
		rows, err := lexicon.NewRows(c.header)
		if err != nil {
			t.Errorf("%q: %v", c.header, err)
			continue
		}
		var data lexicon.Data
		if err := rows.Add(&data, c.cells); err != nil || !c.ok(data) {
			t.Errorf("%q: %+v, %v", c.header, data, err)
		}
	}
	for _, header := range [][]string{{"id"}, {"id", "name", "colour"}, {"id", "name", "id"}, {}, {"of", "function", "member"}} {
		if _, err := lexicon.NewRows(header); err == nil {
			t.Errorf("%q is taken for a table", header)
		}
	}
}

func TestBadRowsAddNothing(t *testing.T) {
	rows, err := lexicon.NewRows([]string{"id", "name", "since"})
	if err != nil {
		t.Fatal(err)
	}
	var data lexicon.Data
	for _, cells := range [][]string{{"org:x", "X", "May 1990"}, {"org:x", "X", "1990", "surplus"}} {
		if err := rows.Add(&data, cells); err == nil || len(data.Entries) > 0 {
			t.Errorf("%q: error %v, data %+v", cells, err, data)
		}
	}
}

// TestAdditionsNameKnownEntries holds that a folder can give a built-in entry another name.
func TestAdditionsNameKnownEntries(t *testing.T) {
	more := fstest.MapFS{"additions.tsv": {Data: []byte("id\taliases\nstate:GEO\tSakartvelo Republic\n")}}
	lx, err := lexicon.Load(more)
	if err != nil {
		t.Fatal(err)
	}
	if hits := lx.Lookup("Sakartvelo Republic"); len(hits) != 1 || hits[0].Entry.ID != "state:GEO" || hits[0].Entry.Wikidata == "" {
		t.Errorf("found %+v", hits)
	}
	again, err := lx.With(lexicon.Entry{ID: "org:x", Name: "Xanadu Union"})
	if err != nil {
		t.Fatal(err)
	}
	if hits := again.Lookup("Sakartvelo Republic"); len(hits) != 1 {
		t.Errorf("after another extension found %+v", hits)
	}
	more["additions.tsv"].Data = []byte("id\taliases\nstate:ZZZ\tZenda\n")
	if _, err := lexicon.Load(more); err == nil {
		t.Error("an addition to nothing is accepted")
	}
}
