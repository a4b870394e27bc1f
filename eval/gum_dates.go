package eval

import (
	"regexp"
	"strings"

	"entente/loader/text/timex"
)

// gumDate is an expression of time: a date, or the dates that it lies between.
type gumDate struct {
	gumPassage
	When      string `json:"when"`
	From      string `json:"from"`
	To        string `json:"to"`
	NotBefore string `json:"notBefore"`
	NotAfter  string `json:"notAfter"`
}

// iso is the date as the graph has dates, empty where the gold only bounds it.
func (d *gumDate) iso() string {
	if d.When == "" && d.From != "" && d.To != "" {
		return d.From + "/" + d.To
	}
	return d.When
}

// joiner is what stands between the two ends of one range.
var joiner = regexp.MustCompile(`^ ?(to|and|until|[-–—]) ?$`)

// goldDates are an article's expressions, in the order of the text. The two ends of a range, which the gold marks apart, are one expression, as in the graph.
func (a *gumArticle) goldDates() []goldDate {
	text := []rune(a.text)
	var out []goldDate
	for i := 0; i < len(a.gold.Dates); i++ {
		d := &a.gold.Dates[i]
		g := goldDate{span: d.span, optional: a.isDateline(text, d) || durationWord.MatchString(d.Text)}
		iso := d.iso()
		if i+1 < len(a.gold.Dates) && iso != "" {
			next := &a.gold.Dates[i+1]
			if len(next.iso()) == len(iso) && next.Start >= d.End && joiner.MatchString(string(text[d.End:next.Start])) {
				g.End, iso = next.End, iso+"/"+next.iso()
				i++
			}
		}
		if _, ok := daysOf(iso); ok {
			g.values = []timex.Date{{ISO: iso}}
		}
		out = append(out, g)
	}
	return out
}

// durationWord is a bare duration that the gold marks as a date: "an 11-year lull".
var durationWord = regexp.MustCompile(`^\d+-(day|week|month|year)$`)

// isDateline reports whether the expression is alone in its line: the article's own date, which the reader is given.
func (a *gumArticle) isDateline(text []rune, d *gumDate) bool {
	start, end := d.Start, d.End
	for start > 0 && text[start-1] != '\n' {
		start--
	}
	for end < len(text) && text[end] != '\n' {
		end++
	}
	return strings.TrimSpace(string(text[start:end])) == d.Text
}
