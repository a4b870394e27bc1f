package lexicon_test

import (
	"testing"

	"entente/loader/lexicon"
)

// TestCountsOfMembers holds the numbers of full members against those that the organisations themselves gave.
func TestCountsOfMembers(t *testing.T) {
	lx := load(t)
	for _, c := range []struct {
		of   lexicon.ID
		on   lexicon.Date
		want int
	}{
		{"org:un", "2025-12-31", 193},
		{"org:nato", "1990-01-01", 16}, {"org:nato", "2025-12-31", 32},
		{"org:warsaw-pact", "1960-01-01", 8}, {"org:warsaw-pact", "1980-01-01", 7}, {"org:warsaw-pact", "1991-08-01", 0},
		{"org:seato", "1960-01-01", 8}, {"org:cento", "1958-01-01", 5}, {"org:cento", "1965-01-01", 4},
		{"org:eu", "1995-06-01", 15}, {"org:eu", "2010-01-01", 27}, {"org:eu", "2025-12-31", 27},
		{"org:csto", "2025-12-31", 6}, {"org:cis", "2025-12-31", 9}, {"org:eaeu", "2025-12-31", 5}, {"org:sco", "2025-12-31", 10}, {"org:turkic-states", "2025-12-31", 5},
		{"org:osce", "2025-12-31", 57}, {"org:council-of-europe", "2020-01-01", 47}, {"org:council-of-europe", "2025-12-31", 46}, {"org:visegrad-group", "2025-12-31", 4}, {"org:efta", "1985-06-01", 6}, {"org:efta", "2025-12-31", 4},
		{"org:weu", "2000-01-01", 10}, {"org:nordic-council", "2025-12-31", 5},
		{"org:au", "2025-12-31", 55}, {"org:oau", "2000-01-01", 53}, {"org:ecowas", "2024-12-31", 15}, {"org:ecowas", "2025-12-31", 12}, {"org:aes", "2025-12-31", 3}, {"org:sadc", "2025-12-31", 16}, {"org:eac", "2025-12-31", 8},
		{"org:comesa", "2025-12-31", 21}, {"org:uemoa", "2025-12-31", 8}, {"org:cemac", "2025-12-31", 6}, {"org:amu", "2025-12-31", 5},
		{"org:asean", "2020-01-01", 10}, {"org:asean", "2025-12-31", 11}, {"org:saarc", "2025-12-31", 8}, {"org:pacific-islands-forum", "2025-12-31", 18}, {"org:quad", "2025-12-31", 4}, {"org:aukus", "2025-12-31", 3},
		{"org:anzus", "2025-12-31", 3}, {"org:five-eyes", "2025-12-31", 5}, {"org:apec", "2025-12-31", 21}, {"org:east-asia-summit", "2015-01-01", 18},
		{"org:arab-league", "2025-12-31", 22}, {"org:gcc", "2025-12-31", 6}, {"org:oic", "2025-12-31", 57},
		{"org:oas", "2020-01-01", 35}, {"org:oas", "2025-12-31", 34}, {"org:caricom", "2025-12-31", 15}, {"org:celac", "2025-12-31", 33}, {"org:andean-community", "1990-01-01", 5}, {"org:andean-community", "2025-12-31", 4}, {"org:sica", "2025-12-31", 8},
		{"org:g7", "2025-12-31", 7}, {"org:g8", "2010-01-01", 8}, {"org:g20", "2025-12-31", 21}, {"org:brics", "2015-01-01", 5}, {"org:brics", "2025-12-31", 10}, {"org:oecd", "2025-12-31", 38}, {"org:opec", "2025-12-31", 12}, {"org:iea", "2023-01-01", 31},
		{"org:commonwealth", "2025-12-31", 56}, {"org:non-aligned-movement", "2025-12-31", 121},
		{"org:wto", "2025-12-31", 166}, {"org:imf", "2025-12-31", 191}, {"org:world-bank", "2025-12-31", 189}, {"org:icc", "2025-12-31", 125}, {"org:opcw", "2025-12-31", 193}, {"org:who", "2025-12-31", 194}, {"org:unesco", "2025-12-31", 194},
		{"org:wassenaar", "2025-12-31", 42}, {"org:nuclear-suppliers-group", "2025-12-31", 48}, {"org:paris-club", "2025-12-31", 22},
	} {
		got := 0
		for _, m := range lx.MembersOf(c.of, c.on) {
			if m.Role == "" {
				got++
			}
		}
		if got != c.want {
			t.Errorf("%s has %d members on %s, want %d", c.of, got, c.on, c.want)
		}
	}
}

// TestLeavings holds who left which organisation when.
func TestLeavings(t *testing.T) {
	lx := load(t)
	for _, c := range []struct {
		member, of   lexicon.ID
		before, then lexicon.Date
	}{
		{"state:GBR", "org:eu", "2020-01-15", "2020-02-15"},
		{"state:RUS", "org:council-of-europe", "2022-03-01", "2022-04-01"},
		{"state:RUS", "org:g8", "2014-01-15", "2014-06-01"},
		{"state:GEO", "org:cis", "2009-06-01", "2009-10-01"},
		{"state:NIC", "org:oas", "2023-10-01", "2023-12-31"},
		{"state:NER", "org:ecowas", "2025-01-15", "2025-03-01"},
		{"state:QAT", "org:opec", "2018-12-01", "2019-02-01"},
		{"state:PHL", "org:icc", "2019-01-01", "2019-06-01"},
		{"state:USA", "org:unesco", "2018-01-01", "2020-01-01"},
		{"state:ALB", "org:warsaw-pact", "1960-01-01", "1970-01-01"},
	} {
		if !lx.IsMember(c.member, c.of, c.before) || lx.IsMember(c.member, c.of, c.then) {
			t.Errorf("%s was in %s on %s: %v, on %s: %v", c.member, c.of, c.before, lx.IsMember(c.member, c.of, c.before), c.then, lx.IsMember(c.member, c.of, c.then))
		}
	}
}
