package eval_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"entente/eval"
	"entente/loader/extract"
	"entente/loader/facts"
	"entente/loader/text/timex"
)

// clock is an extractor that knows the times of one article.
type clock struct {
	answers
	times []extract.Time
}

func (c clock) Explain(ctx context.Context, in extract.Input) (*facts.Document, *extract.Explanation, error) {
	d, err := c.Extract(ctx, in)
	return d, &extract.Explanation{Times: c.times}, err
}

// timeIn is an expression of a text as it was read; an empty date is none.
func timeIn(text, words string, kind extract.TimeKind, iso string, p timex.Precision) extract.Time {
	return extract.Time{Span: in(text, words, 0), Kind: kind, Date: timex.Date{ISO: iso, Precision: p}}
}

const (
	datedText   = "They met on Tuesday, a week ago, for five days in May, and will meet in recent times, in June, on the 5th of July or so."
	markedDates = "published: 2008-08-14\n\nThey met on [[Tuesday|2008-08-12 DAY]], [[a week ago|2008-08-07 DAY~ or 2008-08-08 DAY]], for five days in [[May|2008-05 MONTH]], and will meet in [[recent times|*]], in [[June|?]], on [[the 5th of July|2009-07-05 DAY]] or so."
)

// datedAnswer is a reading of the passage without a fault.
func datedAnswer() []extract.Time {
	return []extract.Time{
		timeIn(datedText, "Tuesday", extract.PointOrPeriod, "2008-08-12", timex.Day), timeIn(datedText, "a week ago", extract.PointOrPeriod, "2008-08-08", timex.Day),
		timeIn(datedText, "five days", extract.Lasting, "", ""), timeIn(datedText, "May", extract.PointOrPeriod, "2008-05-01/2008-05-31", timex.Month),
		timeIn(datedText, "recent times", extract.PointOrPeriod, "1970", timex.Year), timeIn(datedText, "June", extract.PointOrPeriod, "1970", timex.Year), timeIn(datedText, "5th of July", extract.PointOrPeriod, "2009-07-05", timex.Day),
	}
}

func TestDates(t *testing.T) {
	whole := [2]float64{1, 1}
	const found, exact, valued, value, precise = "dates: expressions", "dates: expressions, exact bounds", "dates: expressions and value", "dates: value of those found", "dates: precision of those with the right value"
	for _, c := range []struct {
		name   string
		change func(d []extract.Time) []extract.Time
		want   map[string][2]float64
	}{
		{"without a fault", func(d []extract.Time) []extract.Time { return d }, map[string][2]float64{found: whole, exact: whole, valued: whole, value: whole, precise: {0.75, 0.75}}},
		{"a duration taken for a date", func(d []extract.Time) []extract.Time {
			d[2].Kind = extract.PointOrPeriod
			return d
		}, map[string][2]float64{found: {5. / 6, 1}, valued: {0.8, 1}, value: whole}},
		{"one missed, one of another value, one too long", func(d []extract.Time) []extract.Time {
			d[0].ISO = "2008-08-19"
			d[1].Span = in(datedText, "a week ago, for", 0)
			return d[:6]
		}, map[string][2]float64{found: {1, 0.8}, exact: {0.75, 0.6}, valued: {2. / 3, 0.5}, value: {2. / 3, 2. / 3}, precise: {0.5, 0.5}}},
		{"without a date", func(d []extract.Time) []extract.Time {
			d[0].Date = timex.Date{}
			return d
		}, map[string][2]float64{found: whole, valued: {0.75, 0.75}}},
		{"what is optional missed", func(d []extract.Time) []extract.Time { return append(d[:5], d[6]) }, map[string][2]float64{found: whole, valued: whole}},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := clock{answers{"one": {}}, c.change(datedAnswer())}
			expect(t, measure(t, x, fstest.MapFS{"one.dates.txt": file(markedDates)}), c.want)
		})
	}
}

// TestDatesOfGUM measures a date line, which is the reader's to begin with, a range whose ends the gold marks apart, and a date that the gold only bounds.
func TestDatesOfGUM(t *testing.T) {
	const text = "Talks end\n\nMonday, May 5, 2008\n\nThey met from May 1 to May 3 and, in recent days, on Sunday."
	whole := [2]float64{1, 1}
	folder := gumDates(t, text, []map[string]any{
		{"when": "2008-05-05", "words": "Monday, May 5, 2008"}, {"when": "2008-05-01", "words": "May 1"}, {"when": "2008-05-03", "words": "May 3"}, {"notAfter": "2008-05-05", "words": "recent days"}, {"when": "2008-05-04", "words": "Sunday"},
	})
	read := []extract.Time{timeIn(text, "May 1 to May 3", extract.PointOrPeriod, "2008-05-01/2008-05-03", timex.Day), timeIn(text, "recent days", extract.PointOrPeriod, "2008", timex.Year), timeIn(text, "Sunday", extract.PointOrPeriod, "2008-05-04", timex.Day)}
	table := measure(t, clock{answers{"a": {}}, read}, folder)
	expect(t, table, map[string][2]float64{"dates: expressions": whole, "dates: expressions, exact bounds": whole, "dates: expressions and value": whole, "dates: value of those found": whole})
	if row, _ := table.Row("dates: expressions and value"); row.Gold != 2 {
		t.Errorf("%d dates have a value, want the range and Sunday", row.Gold)
	}
}

func TestDatesTellWhatIsWrongWithTheGold(t *testing.T) {
	for content, says := range map[string]string{
		"They met on Tuesday.":                       "no empty line",
		"author: me\n\nThey met.":                    `"author: me"`,
		"\nThey met on [[Tuesday]].":                 "[[words|date]]",
		"\nThey met on [[Tuesday|Tuesday DAY]].":     `"Tuesday" is no date`,
		"\nThey met on [[Tuesday|2008-08-12]].":      "has no precision",
		"\nThey met on [[Tuesday|2009/2008 YEAR]].":  `"2009/2008" is no date`,
		"\nThey met on [[Tuesday|2008-08-12 HOUR]].": "has no precision",
	} {
		sets, err := eval.Find(fstest.MapFS{"a.dates.txt": file(content)}, "data")
		if err != nil {
			t.Fatal(err)
		}
		if _, err = eval.Evaluate(t.Context(), clock{}, sets, eval.Options{}); err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), "a.dates.txt") {
			t.Errorf("%q: the error is %v, want one that names the file and says %s", content, err, says)
		}
	}
}

// gumDates is a set of one article with nothing but dates, told by their words.
func gumDates(t *testing.T, text string, dates []map[string]any) fstest.MapFS {
	t.Helper()
	for _, d := range dates {
		s := in(text, d["words"].(string), 0)
		d["start"], d["end"], d["text"] = s.Start, s.End, s.Exact
		delete(d, "words")
	}
	sum := sha256.Sum256([]byte(text))
	gold, err := json.Marshal(map[string]any{"text_sha256": hex.EncodeToString(sum[:]), "dates": dates, "relations": map[string]any{}})
	if err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{"split.json": file(`{"dev":["a"],"heldout":[]}`), "gold/a.json": &fstest.MapFile{Data: gold}, "articles/a.txt": file(text), "articles/a.meta.json": file(`{"date":"2008-05-05"}`)}
}
