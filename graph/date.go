package graph

import (
	"fmt"
	"strings"
	"time"
)

// Date is an ISO 8601 date as exact as the text gives it: "2008-08-14", "2008-08", "2008", a day without a year "--08-14", or a range of two
// of the first three, "2008-08-11/2008-08-14" (inclusive). The empty Date is unknown.
type Date string

// Check returns an error that says what is wrong with a date that is none.
func (d Date) Check() error {
	if d == "" {
		return nil
	}
	if strings.HasPrefix(string(d), "--") {
		if _, err := time.Parse("--01-02", string(d)); err != nil && d != "--02-29" {
			return fmt.Errorf("%q is not a day of a year, like --08-14", d)
		}
		return nil
	}
	from, to, ranged := strings.Cut(string(d), "/")
	lo, ok1 := firstDay(from)
	hi := lo
	ok2 := true
	if ranged {
		hi, ok2 = firstDay(to)
	}
	if !ok1 || !ok2 {
		return fmt.Errorf("%q is not a date, like 2008-08-14, 2008-08, 2008, --08-14 or 2008-08-11/2008-08-14", d)
	}
	if hi.Before(lo) {
		return fmt.Errorf("%q ends before it begins", d)
	}
	return nil
}

// Bounds returns the first and the last day that the date may mean, as YYYY-MM-DD; both are empty where the year is unknown or the date is
// none.
func (d Date) Bounds() (first, last string) {
	from, to, ranged := strings.Cut(string(d), "/")
	if !ranged {
		to = from
	}
	lo, ok1 := firstDay(from)
	hi, ok2 := firstDay(to)
	if !ok1 || !ok2 {
		return "", ""
	}
	switch len(to) {
	case len("2006"):
		hi = hi.AddDate(1, 0, -1)
	case len("2006-01"):
		hi = hi.AddDate(0, 1, -1)
	}
	return lo.Format(time.DateOnly), hi.Format(time.DateOnly)
}

func firstDay(s string) (time.Time, bool) {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if len(s) == len(layout) {
			t, err := time.Parse(layout, s)
			return t, err == nil
		}
	}
	return time.Time{}, false
}

// DateRange is a span of days, YYYY-MM-DD, both ends inclusive; an empty end is open.
type DateRange struct{ From, To string }

// IsZero reports whether the range is open at both ends: it then takes in undated things too.
func (r DateRange) IsZero() bool { return r == DateRange{} }

// Overlaps reports whether some day that d may mean lies in the range. A date without bounds overlaps only the range that is open at both ends.
func (r DateRange) Overlaps(d Date) bool {
	if r.IsZero() {
		return true
	}
	first, last := d.Bounds()
	return first != "" && (r.To == "" || first <= r.To) && (r.From == "" || last >= r.From)
}
