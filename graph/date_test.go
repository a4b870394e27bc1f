package graph_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"entente/graph"
)

func TestDateBounds(t *testing.T) {
	for _, c := range []struct {
		date        graph.Date
		first, last string
		valid       bool
	}{
		{"", "", "", true},
		{"2008-08-14", "2008-08-14", "2008-08-14", true},
		{"2008-08", "2008-08-01", "2008-08-31", true},
		{"2008-02", "2008-02-01", "2008-02-29", true},
		{"2007-02", "2007-02-01", "2007-02-28", true},
		{"2008", "2008-01-01", "2008-12-31", true},
		{"2008-08-11/2008-08-14", "2008-08-11", "2008-08-14", true},
		{"2007/2008-08", "2007-01-01", "2008-08-31", true},
		{"2008-08/2009", "2008-08-01", "2009-12-31", true},
		{"--08-14", "", "", true},
		{"--02-29", "", "", true},
		{"--02-30", "", "", false},
		{"--8-14", "", "", false},
		{"2008-13", "", "", false},
		{"2007-02-29", "", "", false},
		{"2008-8-1", "", "", false},
		{"14 August 2008", "", "", false},
		{"2008/", "", "", false},
		{"/2008", "", "", false},
		{"2008/2009/2010", "", "", false},
		{"2009/2008", "2009-01-01", "2008-12-31", false},
	} {
		first, last := c.date.Bounds()
		if first != c.first || last != c.last {
			t.Errorf("Bounds of %q: %q to %q wanted, got %q to %q", c.date, c.first, c.last, first, last)
		}
		if err := c.date.Check(); (err == nil) != c.valid {
			t.Errorf("Check of %q: valid is %v wanted, got %v", c.date, c.valid, err)
		}
	}
}

// TestDateBoundsOrder checks that a date's bounds are in order and hold the days that it names.
func TestDateBoundsOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(rapid.IntRange(1, 9998).Draw(t, "year"), 1, rapid.IntRange(1, 366).Draw(t, "day"), 0, 0, 0, 0, time.UTC)
		whole := day.Format(time.DateOnly)
		d := graph.Date(day.Format(rapid.SampledFrom([]string{time.DateOnly, "2006-01", "2006"}).Draw(t, "layout")))
		first, last := d.Bounds()
		if first > whole || last < whole || d.Check() != nil {
			t.Fatalf("%q of %q: from %q to %q, %v", d, whole, first, last, d.Check())
		}
		for _, r := range []graph.DateRange{{From: whole}, {To: whole}, {From: whole, To: whole}, {}} {
			if !r.Overlaps(d) {
				t.Fatalf("%+v does not overlap %q", r, d)
			}
		}
		if before := day.AddDate(-2, 0, 0).Format(time.DateOnly); (graph.DateRange{To: before}).Overlaps(d) {
			t.Fatalf("%q lies before %q", d, before)
		}
	})
}

func TestOverlaps(t *testing.T) {
	for _, c := range []struct {
		r    graph.DateRange
		d    graph.Date
		want bool
	}{
		{graph.DateRange{}, "", true},
		{graph.DateRange{}, "--08-14", true},
		{graph.DateRange{From: "2008-01-01"}, "", false},
		{graph.DateRange{From: "2008-01-01"}, "--08-14", false},
		{graph.DateRange{From: "2008-08-14", To: "2008-08-14"}, "2008-08-14", true},
		{graph.DateRange{From: "2008-08-15"}, "2008-08-14", false},
		{graph.DateRange{To: "2008-08-13"}, "2008-08-14", false},
		{graph.DateRange{From: "2008-08-31"}, "2008-08", true},
		{graph.DateRange{From: "2008-08-12", To: "2008-08-12"}, "2008-08-11/2008-08-14", true},
	} {
		if got := c.r.Overlaps(c.d); got != c.want {
			t.Errorf("%+v overlaps %q: %v wanted, got %v", c.r, c.d, c.want, got)
		}
	}
}
