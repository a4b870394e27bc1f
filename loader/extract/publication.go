package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"entente/loader/lexicon"
	"entente/loader/text"
	"entente/loader/text/timex"
)

// published is the article's date with how it is known.
type published struct {
	date     string // ISO, partial where the year is open; empty where nothing tells
	inferred bool
	reason   string
}

// firstYear is the earliest year that an article without one is looked for in: the lexicon's tenures begin there.
const firstYear = 1990

// horizon is the last year in which somebody whom the lexicon knows took or left an office.
func horizon(lex *lexicon.Lexicon) int {
	last := firstYear
	for _, p := range lex.Entries(lexicon.Person) {
		for _, t := range lex.Tenures(p.ID) {
			for _, d := range []lexicon.Date{t.From, t.To} {
				if len(d) >= len("2006") {
					if y, err := strconv.Atoi(string(d[:len("2006")])); err == nil {
						last = max(last, y)
					}
				}
			}
		}
	}
	return last
}

// datePublication takes the date that the source gives, or reads it from the dateline; a year that the dateline does not give is inferred from the weekday in the lead and
// from the days on which the persons named held the offices that the article gives them.
func (r *reading) datePublication() {
	if r.in.Published != "" {
		r.published = published{date: r.in.Published}
		return
	}
	d := r.doc.Dateline
	if !d.Found() || d.Month == 0 || d.Day == 0 {
		r.dateByOpening()
		return
	}
	if d.Year != 0 {
		r.published = published{date: fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)}
		return
	}
	r.published = published{date: r.datelineDate()}
	years, why := r.officeYears(d.Month, d.Day)
	if len(why) == 0 {
		return
	}
	weekday, named := r.leadWeekday()
	if named {
		years = slices.DeleteFunc(years, func(y int) bool {
			return time.Date(y, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Weekday() != weekday
		})
	}
	if len(years) != 1 {
		return
	}
	r.published.date = fmt.Sprintf("%04d-%02d-%02d", years[0], d.Month, d.Day)
	r.published.inferred = true
	day := fmt.Sprintf("%s %d", time.Month(d.Month), d.Day)
	reason := fmt.Sprintf("The text gives %s without a year.", day)
	if named {
		reason += fmt.Sprintf(" It calls the day a %s.", weekday)
	}
	r.published.reason = fmt.Sprintf("%s %s. Only %d fits all of this.", reason, strings.Join(why, "; "), years[0])
}

// dateByOpening takes the day from an opening that is no sentence and names one with its year: "Radio Halm, evening news, 26 June 1948." or "Communiqué of the ministers, 5 May 2025".
func (r *reading) dateByOpening() {
	for sent := range r.sentences() {
		for k := sent.First; k < sent.End; k++ {
			if r.finiteVerb(k) {
				return
			}
		}
		day := ""
		for _, e := range timex.Find(r.toks, sent) {
			d := e.Resolve(timex.Reference{}) // without a day to count from, only what names its year has a date
			if d.Precision != timex.Day || len(d.ISO) != len(time.DateOnly) || d.ISO[0] == '-' || day != "" {
				continue
			}
			day = d.ISO
		}
		if day != "" {
			r.published = published{date: day, inferred: true, reason: "The text opens with this date, in words that are no sentence."}
		}
		return
	}
}

// datelineDate is the day of the dateline, with its year where it gives one, else as --MM-DD; empty where there is none.
func (r *reading) datelineDate() string {
	d := r.doc.Dateline
	switch {
	case !d.Found() || d.Month == 0 || d.Day == 0:
		return ""
	case d.Year == 0:
		return fmt.Sprintf("--%02d-%02d", d.Month, d.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// leadWeekday is the weekday that the dateline gives, else the first one in the lead.
func (r *reading) leadWeekday() (time.Weekday, bool) {
	if w, ok := weekdayOf(r.doc.Dateline.Weekday); ok {
		return w, true
	}
	i := r.doc.TokenAt(r.doc.Dateline.End - 1)
	if i == text.NoIndex {
		return 0, false
	}
	lead := r.doc.Paragraphs[r.doc.ParagraphOf(i)].Tokens
	for k := i; k < lead.End; k++ {
		if w, ok := weekdayOf(r.words[k]); ok && r.norm(k-1) == "on" {
			return w, true
		}
	}
	return 0, false
}

func weekdayOf(s string) (time.Weekday, bool) {
	for w := time.Sunday; w <= time.Saturday; w++ {
		if w.String() == s {
			return w, true
		}
	}
	return 0, false
}

// officeYears returns the years in which all persons of the article whose tenures are known held, on that day, the offices that the article gives them, and says why.
func (r *reading) officeYears(month, day int) (years []int, why []string) {
	for y := firstYear; y <= r.lastYear; y++ {
		years = append(years, y)
	}
	seen := map[string]bool{}
	for i := range r.offices {
		o := &r.offices[i]
		e := r.entities[o.person].entry
		if e == nil || o.status == lexicon.Former || o.status == lexicon.Elect {
			continue
		}
		held := r.tenuresOf(o, e)
		if len(held) == 0 {
			continue
		}
		years = slices.DeleteFunc(years, func(y int) bool {
			on := lexicon.Date(fmt.Sprintf("%04d-%02d-%02d", y, month, day))
			return !slices.ContainsFunc(held, func(t lexicon.Tenure) bool { return touchesDate(t, on) })
		})
		if key := e.Name + string(held[0].Function); !seen[key] {
			seen[key] = true
			why = append(why, r.tenurePhrase(e, held))
		}
	}
	return years, why
}

// tenuresOf returns the tenures by which a person held the office that the article gives them: of the same function and place, or, where the words do not tell the function, of any office there.
func (r *reading) tenuresOf(o *office, e *lexicon.Entry) []lexicon.Tenure {
	var out []lexicon.Tenure
	for _, t := range r.lex.Tenures(e.ID) {
		if o.of >= 0 && (r.entities[o.of].entry == nil || r.entities[o.of].entry.ID != t.Of) {
			continue
		}
		if o.function == "" || o.function == t.Function || o.of < 0 && r.lex.FunctionOf(o.title, t.Of) == t.Function {
			out = append(out, t)
		}
	}
	return out
}

func (r *reading) tenurePhrase(e *lexicon.Entry, held []lexicon.Tenure) string {
	var spans []string
	for _, t := range held {
		to := "today"
		if t.To != "" {
			to = string(t.To)
		}
		of := string(t.Of)
		if entry, ok := r.lex.Entry(t.Of); ok {
			of = entry.Name
		}
		spans = append(spans, fmt.Sprintf("%s of %s from %s to %s", t.Title, of, t.From, to))
	}
	return e.Name + " was " + strings.Join(spans, ", ")
}

// title is the article's title: given, or read.
func (r *reading) title() string {
	if r.in.Title != "" {
		return r.in.Title
	}
	return r.paragraphText(r.doc.TitleParagraph)
}

func (r *reading) paragraphText(i int) string {
	if i == text.NoIndex {
		return ""
	}
	return strings.Join(strings.Fields(r.doc.Text(r.doc.Paragraphs[i].Span)), " ")
}

// publisher is the source's name: given, or the agency of the dateline.
func (r *reading) publisher() string {
	if r.in.Publisher != "" {
		return r.in.Publisher
	}
	return r.doc.Dateline.Agency
}
