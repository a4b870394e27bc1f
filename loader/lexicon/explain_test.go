package lexicon_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"entente/loader/lexicon"
)

func invented(t *testing.T) *lexicon.Lexicon {
	t.Helper()
	lx, err := lexicon.LoadFS(fstest.MapFS{
		"entries/x.tsv": {Data: []byte("id\tname\tsince\tstatus\tclaimants\nstate:AAA\tAlba\t2001-01-01\nstate:BBB\tBora\nregion:c\tCora\t\tDE_FACTO_STATE\tstate:AAA@2003..2004\n" +
			"region:d\tDora\t\tSUBNATIONAL\nperson:x\tAda Xu\nperson:y\tBea Yu\n")},
		"tenures/x.tsv": {Data: []byte("of\tfunction\ttitle\tperson\tfrom\tto\n" +
			"state:AAA\tHEAD_OF_STATE\tpresident\tperson:x\t2001-01-01\t2002-12-31\n" +
			"state:AAA\tHEAD_OF_STATE\tpresident\tperson:y\t2003-02-01\t2003-12-31\n" +
			"state:AAA\tHEAD_OF_STATE\tpresident\tperson:x\t2004-06-29\n" +
			"region:c\tHEAD_OF_STATE\tpresident\tperson:x\t2000\t2000\n")},
		"offices.tsv":     {Data: []byte("title\tplural\tfunction\npresident\tpresidents\tHEAD_OF_STATE\n")},
		"given_names.tsv": {Data: []byte("gender\tnames\nf\tAda\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return lx
}

func TestCoverageMeasuresDays(t *testing.T) {
	got := invented(t).Coverage("2000", "2004", lexicon.HeadOfState)
	want := []lexicon.Coverage{
		// The handover of a month is no gap; the half year is.
		{Of: "region:c", Function: lexicon.HeadOfState, Days: 1827, Known: 366, Gaps: []lexicon.Gap{{From: "2001-01-01", To: "2004-12-31"}}},
		{Of: "state:AAA", Function: lexicon.HeadOfState, Days: 1461, Known: 1461 - 31 - 180, Gaps: []lexicon.Gap{{From: "2004-01-01", To: "2004-06-28"}}},
		{Of: "state:BBB", Function: lexicon.HeadOfState, Days: 1827, Known: 0, Gaps: []lexicon.Gap{{From: "2000-01-01", To: "2004-12-31"}}},
	}
	if !slices.EqualFunc(got, want, func(a, b lexicon.Coverage) bool {
		return a.Of == b.Of && a.Function == b.Function && a.Days == b.Days && a.Known == b.Known && slices.Equal(a.Gaps, b.Gaps)
	}) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if share := got[1].Share(); share < .85 || share > .86 {
		t.Errorf("the share is %v", share)
	}
	if got := invented(t).Coverage("1990", "1999", lexicon.HeadOfState); got[1].Days != 0 || got[1].Share() != 1 || len(got[1].Gaps) != 0 {
		t.Errorf("before the state was there: %+v", got[1])
	}
}

func TestExplain(t *testing.T) {
	lx := invented(t)
	x := lx.Explain("Alba", "2003-06")
	if len(x.Readings) != 1 || len(x.Readings[0].Holders) != 1 || x.Readings[0].Holders[0].Person.Name != "Bea Yu" || !x.Known() {
		t.Errorf("Alba: %+v", x)
	}
	if x = lx.Explain("Cora", "2003"); len(x.Readings) != 1 || len(x.Readings[0].Claimants) != 1 || x.Readings[0].Claimants[0].Name != "Alba" {
		t.Errorf("Cora in 2003: %+v", x)
	}
	if x = lx.Explain("Cora", "2006"); len(x.Readings[0].Claimants) != 0 {
		t.Errorf("Cora in 2006: %+v", x)
	}
	if x = lx.Explain("Xu", ""); len(x.Readings) != 0 || len(x.Surname) != 1 || x.Surname[0].ID != "person:x" {
		t.Errorf("Xu: %+v", x)
	}
	if x = lx.Explain("person:x", ""); len(x.Readings) != 1 || len(x.Readings[0].Offices) != 3 {
		t.Errorf("person:x: %+v", x)
	}
	if x = lx.Explain("president", ""); x.Office == nil || x.Office.Function != lexicon.HeadOfState {
		t.Errorf("president: %+v", x)
	}
	if x = lx.Explain("Ada", ""); x.Given == nil || *x.Given != lexicon.Female {
		t.Errorf("Ada: %+v", x)
	}
	if x = lx.Explain("Nobody", ""); x.Known() {
		t.Errorf("Nobody: %+v", x)
	}
}

// TestNoTenureOfACity holds that data whose facts would be refused is not loaded.
func TestNoTenureOfACity(t *testing.T) {
	_, err := lexicon.New(lexicon.Data{
		Entries: []lexicon.Entry{{ID: "city:a", Name: "Alba"}, {ID: "person:x", Name: "Ada Xu"}},
		Tenures: []lexicon.Tenure{{Of: "city:a", Person: "person:x", Function: lexicon.Mayor, Title: "mayor", From: "2001"}},
	})
	if err == nil {
		t.Error("a tenure of a city is accepted")
	}
}
