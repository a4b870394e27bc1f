package lexicon

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is an ISO 8601 calendar date that may be partial ("2008", "2008-08",
// "2008-08-14"). The empty date is unknown or open, whichever the field says.
type Date string

// ParseDate checks that a string is a Date.
func ParseDate(s string) (Date, error) {
	layout := ""
	switch len(s) {
	case 0:
		return "", nil
	case 4:
		layout = "2006"
	case 7:
		layout = "2006-01"
	case 10:
		layout = "2006-01-02"
	}
	if _, err := time.Parse(layout, s); layout == "" || err != nil {
		return "", fmt.Errorf("date %q: want YYYY, YYYY-MM or YYYY-MM-DD", s)
	}
	return Date(s), nil
}

// first and last are the earliest and the latest day that the date may mean.
func (d Date) first() Date {
	switch len(d) {
	case 4:
		return d + "-01-01"
	case 7:
		return d + "-01"
	}
	return d
}

func (d Date) last() Date {
	switch len(d) {
	case 4:
		return d + "-12-31"
	case 7:
		year, _ := strconv.Atoi(string(d[:4]))
		month, _ := strconv.Atoi(string(d[5:]))
		end := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC)
		return Date(end.Format("2006-01-02"))
	}
	return d
}

// Before reports whether all days that a may mean lie before those of b.
func Before(a, b Date) bool { return a != "" && b != "" && a.last() < b.first() }

// touches reports whether some day that on may mean lies in from..to, both
// ends included and each taken as wide as it may be. An empty on touches all.
func touches(from, to, on Date) bool {
	if on == "" {
		return true
	}
	return (from == "" || from.first() <= on.last()) && (to == "" || on.first() <= to.last())
}

// parseSpan reads "ID", "ID@FROM..", "ID@..TO" or "ID@FROM..TO".
func parseSpan(s string) (Span, error) {
	id, dates, dated := strings.Cut(s, "@")
	span := Span{Of: ID(id)}
	if !dated {
		return span, nil
	}
	from, to, ok := strings.Cut(dates, "..")
	if !ok {
		return span, fmt.Errorf("%q: want ID@FROM..TO, either date may be left out", s)
	}
	var err error
	if span.From, err = ParseDate(from); err != nil {
		return span, fmt.Errorf("%q: %w", s, err)
	}
	if span.To, err = ParseDate(to); err != nil {
		return span, fmt.Errorf("%q: %w", s, err)
	}
	return span, nil
}
