package text

import "strings"

// calendarDate is a date as far as a line gives it; zero fields are not given.
type calendarDate struct {
	year, month, day int
	weekday          string
}

// found reports whether the date says more than nothing.
func (c calendarDate) found() bool { return c.month > 0 || c.weekday != "" }

// dateFillers are words that may stand beside a date in a line of its own.
var dateFillers = wordSet(`published updated posted created modified released last on at the of am pm a.m p.m noon midnight gmt utc bst est edt cst
 cdt mst mdt pst pdt cet cest eet msk ist jst aest date`)

// word takes one word of a date. It reports false for a word that is no part of any date.
func (c *calendarDate) word(w string) bool {
	w = strings.ToLower(strings.Trim(w, ".:()|"))
	if w == "" || dateFillers[w] {
		return true
	}
	if m := calendarMonths[w]; m > 0 {
		if c.month > 0 {
			return false
		}
		c.month = m
		return true
	}
	if day := calendarDays[w]; day != "" {
		c.weekday = day
		return true
	}
	if w[0] < '0' || w[0] > '9' {
		return false
	}
	return c.number(w)
}

// number takes a day, a year, a time of day or a date in digits.
func (c *calendarDate) number(w string) bool {
	if len(w) >= 10 && (w[4] == '-' || w[4] == '/') && w[7] == w[4] {
		y, m, d := digits(w[:4]), digits(w[5:7]), digits(w[8:10])
		if y > 0 && m >= 1 && m <= 12 && d >= 1 && d <= 31 {
			c.year, c.month, c.day = y, m, d
			return true
		}
	}
	if c.dayFirst(w) {
		return true
	}
	if strings.ContainsAny(w, ":.") {
		return isTime(w)
	}
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, suffix)
	}
	n := digits(w)
	switch {
	case len(w) == 4 && n >= 1500 && n < 2200 && c.year == 0:
		c.year = n
	case len(w) <= 2 && n >= 1 && n <= 31 && c.day == 0:
		c.day = n
	case len(w) == 4 && n >= 0 && n < 2400:
		return true // 0530 GMT
	default:
		return isTime(w)
	}
	return true
}

// dayFirst takes a date in digits with the year at its end, in the one order that it can have: "15/11/2015", "11/15/2015", "15.11.2015".
func (c *calendarDate) dayFirst(w string) bool {
	fields := strings.FieldsFunc(w, func(r rune) bool { return r == '/' || r == '.' })
	if len(fields) != 3 || len(fields[2]) != len("2015") {
		return false
	}
	d, m, y := digits(fields[0]), digits(fields[1]), digits(fields[2])
	const months, days = 12, 31
	if m > months || d == m {
		d, m = m, d
	}
	if m < 1 || m > months || d < 1 || d > days || d <= months && d != m && strings.Contains(w, "/") || y < 1 {
		return false
	}
	c.year, c.month, c.day = y, m, d
	return true
}

// isTime reports whether w is a time of day: "17:30", "5pm".
func isTime(w string) bool {
	w = strings.TrimRight(w, "apm.")
	if w == "" || len(w) > 8 {
		return false
	}
	for i := range len(w) {
		if (w[i] < '0' || w[i] > '9') && w[i] != ':' && w[i] != '.' {
			return false
		}
	}
	return true
}

// digits is the number that s writes in decimal digits, or -1.
func digits(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || n > 9999 {
			return -1
		}
		n = n*10 + int(s[i]-'0')
	}
	if s == "" {
		return -1
	}
	return n
}

// parseDate reads a text that holds a date and nothing else.
func parseDate(s string) (calendarDate, bool) {
	var c calendarDate
	if len(s) > maxDateLine {
		return c, false
	}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' || r == '\u00a0' }) {
		if !isDash(firstRune(w)) && !c.word(w) {
			return calendarDate{}, false
		}
	}
	return c, c.weekday != "" || c.month > 0 && (c.day > 0 || c.year > 0)
}

// maxDateLine is the length in bytes of the longest line that is read as a date.
const maxDateLine = 80
