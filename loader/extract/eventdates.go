package extract

import (
	"fmt"
	"strings"
	"time"

	"entente/loader/text"
)

// when is a date with its precision.
type when struct {
	date, precision string
	approximate     bool
}

// eventDate reads the time that the clause around token v gives, against the article's date; the zero value where it gives none or the article has no full date. A sentence that
// gives none in the lead happened on the day of the article.
func (r *reading) eventDate(v int, sent text.Range) when {
	base, err := time.Parse(time.DateOnly, r.published.date)
	if err != nil {
		return when{}
	}
	from, to := r.clause(v, sent)
	for k := from; k < to; k++ {
		w, known := r.times[k]
		if !known {
			w, _ = r.timeAt(k, base)
			r.times[k] = w // "later" is later than what was told before: read once
		}
		if w.date != "" {
			return w
		}
	}
	if r.toks[v].Sentence <= r.leadSentence()+1 {
		return when{day(base), "DAY", false}
	}
	return when{}
}

func (r *reading) leadSentence() int32 {
	if end := r.doc.Dateline.End; r.doc.Dateline.Found() {
		if i := r.doc.TokensIn(text.Span{Start: end, End: r.in.Source.Len()}); i.Len() > 0 {
			return r.toks[i.First].Sentence
		}
	}
	return -2
}

// clause is the part of the sentence around token v up to the next "but", "and" before a subject, or semicolon on each side.
func (r *reading) clause(v int, sent text.Range) (from, to int) {
	from, to = v, v
	for from > sent.First && r.norm(from-1) != "but" && r.norm(from-1) != ";" && !r.quoted(from-1) {
		from--
	}
	for to < sent.End && r.norm(to) != "but" && r.norm(to) != ";" && !r.quoted(to) {
		to++
	}
	return from, to
}

// timeAt reads a time that begins at token k.
func (r *reading) timeAt(k int, base time.Time) (when, bool) {
	n := r.norm(k)
	switch {
	case weekdays.has(n):
		w, _ := weekdayOf(r.words[k])
		back := (int(base.Weekday()) - int(w) + 7) % 7
		return when{day(base.AddDate(0, 0, -back)), "DAY", false}, true
	case months.has(n) && n != "may" || n == "may" && r.capital(k):
		return r.monthDayAt(k, base)
	case n == "yesterday":
		return when{day(base.AddDate(0, 0, -1)), "DAY", false}, true
	case n == "today":
		return when{day(base), "DAY", false}, true
	case n == "week" && (r.norm(k-1) == "this" || r.norm(k-1) == "earlier"):
		monday := base.AddDate(0, 0, -(int(base.Weekday())+6)%7)
		return when{day(monday) + "/" + day(base), "WEEK", false}, true
	case n == "week" && r.norm(k-1) == "last":
		monday := base.AddDate(0, 0, -(int(base.Weekday())+6)%7-7)
		return when{day(monday) + "/" + day(monday.AddDate(0, 0, 6)), "WEEK", false}, true
	case n == "month" && r.norm(k-1) == "last":
		return when{base.AddDate(0, -1, 1-base.Day()).Format("2006-01"), "MONTH", false}, true
	case n == "year" && r.norm(k-1) == "last":
		return when{fmt.Sprint(base.Year() - 1), "YEAR", false}, true
	case n == "ago":
		return r.agoAt(k, base)
	case (n == "days" || n == "weeks" || n == "day" || n == "week") && r.norm(k+1) == "later":
		return r.laterAt(k)
	}
	return when{}, false
}

// monthDayAt reads "Aug. 7", "August 7, 2008" that begins at token k: without a year the last such day up to the day of the article.
func (r *reading) monthDayAt(k int, base time.Time) (when, bool) {
	month := monthOf(r.norm(k))
	d := numberOf(r.norm(k + 1))
	if month == 0 || d < 1 || d > 31 || !r.toks[min(k+1, len(r.toks)-1)].Is(text.Number) {
		return when{}, false
	}
	year := base.Year()
	if y := numberOf(r.norm(k + 3)); r.norm(k+2) == "," && y > 1000 && y < 3000 {
		year = y
	} else if time.Date(year, month, d, 0, 0, 0, 0, time.UTC).After(base) {
		year--
	}
	t := time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d {
		return when{}, false // no such day
	}
	return when{day(t), "DAY", false}, true
}

// monthOf is the month of a name or abbreviation in small letters, 0 for none.
func monthOf(n string) time.Month {
	const letters = 3
	if len(n) < letters {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(m.String()[:letters], n[:letters]) {
			return m
		}
	}
	return 0
}

// agoAt reads "a week ago", "three days ago" that ends at token k.
func (r *reading) agoAt(k int, base time.Time) (when, bool) {
	count := numberOf(r.norm(k - 2))
	if a := r.norm(k - 2); a == "a" || a == "an" {
		count = 1
	}
	if count == 0 {
		return when{}, false
	}
	switch r.norm(k - 1) {
	case "day", "days":
		return when{day(base.AddDate(0, 0, -count)), "DAY", false}, true
	case "week", "weeks":
		return when{day(base.AddDate(0, 0, -7*count)), "DAY", true}, true
	case "month", "months":
		return when{base.AddDate(0, -count, 1-base.Day()).Format("2006-01"), "MONTH", true}, true
	case "year", "years":
		return when{fmt.Sprint(base.Year() - count), "YEAR", true}, true
	}
	return when{}, false
}

// laterAt reads "five days later" with the unit at token k: so long after the last event that has a day.
func (r *reading) laterAt(k int) (when, bool) {
	count := numberOf(r.norm(k - 1))
	if r.norm(k-1) == "a" {
		count = 1
	}
	if count == 0 || len(r.events) == 0 {
		return when{}, false
	}
	last := r.events[len(r.events)-1].date
	base, err := time.Parse(time.DateOnly, last.date)
	if err != nil {
		return when{}, false
	}
	if n := r.norm(k); n == "weeks" || n == "week" {
		count *= 7
	}
	return when{day(base.AddDate(0, 0, count)), "DAY", last.approximate}, true
}
