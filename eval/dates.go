package eval

import (
	"context"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"time"

	"entente/loader/extract"
	"entente/loader/text/timex"
)

// The form of gold dates: a text file for each passage, with lines "key: value" above an empty line and the passage below it. An expression of time stands in double square brackets with
// its date behind a bar: "on [[Tuesday|2008-08-12 DAY]]". See docs/dates.md.
const datesPattern = "*.dates.txt"

// goldDate is an expression of time as the gold standard has it.
type goldDate struct {
	span
	// values are the dates that are right, each as good as another; none: any is.
	values []timex.Date
	// optional: to find it is neither right nor wrong.
	optional bool
}

// datedPassage is one file of gold dates.
type datedPassage struct {
	name      string
	published string
	text      string
	dates     []goldDate
}

// holdingAny finds the folder itself where it has a file of the pattern.
func holdingAny(pattern string) func(fs.FS) []string {
	return func(folder fs.FS) []string {
		if found, _ := fs.Glob(folder, pattern); len(found) == 0 { // the only error is a bad pattern, and it is ours
			return nil
		}
		return []string{"."}
	}
}

func measureDates(ctx context.Context, r *runner, s Set) (*Table, error) {
	names, err := fs.Glob(s.files, datesPattern)
	if err != nil {
		return nil, err
	}
	passages := make([]datedPassage, len(names))
	in, raw := make([]extract.Input, len(names)), make([]string, len(names))
	for i, name := range names {
		if passages[i], err = readDated(s.files, name); err != nil {
			return nil, err
		}
		in[i], raw[i] = extract.Input{ID: passages[i].name, Published: passages[i].published}, passages[i].text
	}
	read, refused, err := r.readTimes(ctx, in, raw)
	if err != nil {
		return nil, err
	}
	var t dateTotals
	for i := range passages {
		t.score(raw[i], passages[i].dates, read[i])
	}
	return &Table{Articles: len(passages), Refused: refused, Rows: append(t.rows("dates"), t.precisionRow("dates"))}, nil
}

func readDated(files fs.FS, name string) (datedPassage, error) {
	p := datedPassage{name: strings.TrimSuffix(name, strings.TrimPrefix(datesPattern, "*"))}
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return p, err
	}
	head, body, ok := strings.Cut("\n"+string(raw), "\n\n")
	if !ok {
		return p, fmt.Errorf("%s: there is no empty line above the passage", name)
	}
	for line := range strings.Lines(strings.TrimSpace(head)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if key != "published" {
			return p, fmt.Errorf("%s: line %q is unknown above the passage; write published: 2008-08-14", name, line)
		}
		p.published = value
	}
	if p.text, p.dates, err = unmarkDates(body); err != nil {
		return p, fmt.Errorf("%s: %w", name, err)
	}
	return p, nil
}

var markedDate = regexp.MustCompile(`\[\[([^\[\]|]+)\|([^\[\]|]+)\]\]`)

// unmarkDates takes the marks out of a passage and returns what they say of its text.
func unmarkDates(marked string) (string, []goldDate, error) {
	var plain strings.Builder
	var dates []goldDate
	at, points := 0, 0
	add := func(s string) {
		plain.WriteString(s)
		points += len([]rune(s))
	}
	for _, m := range markedDate.FindAllStringSubmatchIndex(marked, -1) {
		add(marked[at:m[0]])
		g := goldDate{span: span{Start: points}}
		add(marked[m[2]:m[3]])
		g.End, at = points, m[1]
		if err := g.mean(marked[m[4]:m[5]]); err != nil {
			return "", nil, fmt.Errorf("[[%s]]: %w", marked[m[2]:m[5]], err)
		}
		dates = append(dates, g)
	}
	add(marked[at:])
	if strings.ContainsAny(plain.String(), "[]|") {
		return "", nil, fmt.Errorf("there are marks that are not understood: write [[words|date]]")
	}
	return plain.String(), dates, nil
}

// mean reads what stands behind the bar: "?" for an optional expression, "*" for one whose date is not judged, else dates parted by "or".
func (g *goldDate) mean(s string) error {
	switch s {
	case "?":
		g.optional = true
		return nil
	case "*":
		return nil
	}
	for value := range strings.SplitSeq(s, " or ") {
		iso, precision, _ := strings.Cut(value, " ")
		d := timex.Date{ISO: iso, Precision: timex.Precision(strings.TrimSuffix(precision, "~")), Approximate: strings.HasSuffix(precision, "~")}
		switch d.Precision {
		case timex.Day, timex.Week, timex.Month, timex.Year:
		default:
			return fmt.Errorf("%q has no precision: DAY, WEEK, MONTH or YEAR", value)
		}
		if _, ok := daysOf(iso); !ok {
			return fmt.Errorf("%q is no date", iso)
		}
		g.values = append(g.values, d)
	}
	return nil
}

// dayRange is the first and the last day of a date. Days of an unknown year are in year 0, and their days are right.
type dayRange struct{ first, last time.Time }

// daysOf are the days of a date or of a range of dates.
func daysOf(iso string) (dayRange, bool) {
	from, to, ranged := strings.Cut(iso, "/")
	first, last, ok := daysOfOne(from)
	if ok && ranged {
		_, last, ok = daysOfOne(to)
	}
	return dayRange{first, last}, ok && !last.Before(first)
}

func daysOfOne(iso string) (first, last time.Time, ok bool) {
	const withoutYear = "--01-02"
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}, {withoutYear, 0, 0, 1}} {
		if t, err := time.Parse(form.layout, iso); err == nil {
			return t, t.AddDate(form.years, form.months, form.days).AddDate(0, 0, -1), true
		}
	}
	return time.Time{}, time.Time{}, false
}
