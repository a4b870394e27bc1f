package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"entente/graph"
	"entente/loader/text"
)

// looks are the flags of how an article is shown.
type looks struct {
	color string
	width int
}

func (l *looks) register(flags *pflag.FlagSet) {
	flags.StringVar(&l.color, "color", "auto", "`when` to underline and colour: auto (on a terminal), always, never")
	flags.IntVar(&l.width, "width", 0, "columns to fill (default: the terminal's, else $COLUMNS, else 80)")
}

// Bounds of the columns that text is broken at.
const (
	minWidth     = 40
	defaultWidth = 80
	maxWidth     = 1000
)

// page lays out articles for a terminal or a file.
type page struct {
	out     *bufio.Writer
	width   int
	colored bool
	shown   int // articles so far
}

// page makes the page that the flags and the terminal ask for.
func (a *app) page(l *looks) (*page, error) {
	p := &page{out: bufio.NewWriter(a.out), width: l.width}
	switch l.color {
	case "auto":
		p.colored = onTerminal(a.out) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	case "always":
		p.colored = true
	case "never":
	default:
		return nil, usagef("--color: %q is unknown; write auto, always or never", l.color)
	}
	if l.width < 0 || l.width > maxWidth {
		return nil, usagef("--width: %d is out of bounds; write a number up to %d", l.width, maxWidth)
	}
	if p.width == 0 {
		p.width = columns(a.out)
	}
	p.width = max(p.width, minWidth)
	return p, nil
}

// columns is how wide the terminal is.
func columns(out any) int {
	if f, ok := out.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			return w
		}
	}
	if w, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && w > 0 && w <= maxWidth {
		return w
	}
	return defaultWidth
}

// style is how a character looks, as parameters of SGR; empty: plain.
type style string

const (
	bold  style = "1"
	faint style = "2"
)

// styleOf is how the passages of a kind of fact look: underlined, in a colour for the kind.
func styleOf(l graph.Label) style {
	switch l {
	case graph.LabelStatement, graph.LabelClaim:
		return "4;32"
	case graph.LabelAgreement, graph.LabelProvision, graph.LabelParticipation:
		return "4;33"
	case graph.LabelEvent, graph.LabelConflict:
		return "4;36"
	case graph.LabelRelation:
		return "4;35"
	}
	return "4;34"
}

// kindName is what a kind of fact is called for people.
func kindName(l graph.Label) string {
	switch l {
	case graph.LabelRelation:
		return "tie"
	case graph.LabelOccupancy:
		return "office"
	case graph.LabelParticipation:
		return "role"
	}
	return strings.ToLower(string(l))
}

// run is some text in one style.
type run struct {
	text  string
	style style
}

// article shows an article with what its passages support. ids says whether to show the facts' ids.
func (p *page) article(a *graph.Article, list []support, ids bool) error {
	if p.shown++; p.shown > 1 {
		fmt.Fprintf(p.out, "\n%s\n\n", strings.Repeat("─", p.width))
	}
	if a.Text == "" {
		p.head(a, list, true)
		fmt.Fprint(p.out, "\nThe store keeps the passages of this article, not its text.\n\n")
		p.facts(list, 0, ids, true)
		return nil
	}
	src, err := text.FromString(a.Text)
	if err != nil {
		return fmt.Errorf("read %s: %w", a.ID, err)
	}
	doc := text.Parse(src)
	p.head(a, list, doc.TitleParagraph == text.NoIndex)
	runes := []rune(a.Text)
	done := 0
	for i, para := range doc.Paragraphs {
		end := len(runes)
		if i+1 < len(doc.Paragraphs) {
			end = doc.Paragraphs[i+1].Start
		}
		first := done
		for done < len(list) && list[done].evidence.Start < end {
			done++
		}
		fmt.Fprintln(p.out)
		words := p.marked(runes, para.Span, list, first, done)
		if i == doc.TitleParagraph {
			for k := range words {
				if words[k].style == "" {
					words[k].style = bold
				}
			}
		}
		p.wrap(words, "", "")
		p.facts(list[first:done], first, ids, false)
	}
	p.facts(list[done:], done, ids, true)
	return nil
}

// head shows what the article is, its title where the text has none.
func (p *page) head(a *graph.Article, list []support, titled bool) {
	if titled && a.Title != "" {
		p.wrap([]run{{a.Title, bold}}, "", "")
	}
	var known []string
	for _, s := range []string{a.Publisher, string(a.Published), a.URL, string(a.ID)} {
		if s != "" {
			known = append(known, s)
		}
	}
	p.wrap([]run{{strings.Join(known, " · "), faint}}, "", "")
	if a.PublishedBasis != "" {
		p.wrap([]run{{"dated by inference: " + a.PublishedBasis, faint}}, "", "")
	}
	facts := map[graph.ID]bool{}
	for _, s := range list {
		facts[s.fact] = true
	}
	p.wrap([]run{{fmt.Sprintf("%d facts from %d passages", len(facts), len(list)), faint}}, "", "")
}

// marked is a paragraph with its passages in style, each followed by the numbers of what it supports. Of several passages over a character the shortest
// shows.
func (p *page) marked(runes []rune, para text.Span, list []support, first, end int) []run {
	styles := make([]style, para.End-para.Start)
	length := make([]int, len(styles))
	numbers := map[int][]int{} // by the end of the passage
	for i := range list[:end] {
		ev := list[i].evidence
		if ev.End <= para.Start || ev.Start >= para.End { // some passages run over several paragraphs
			continue
		}
		for at := max(ev.Start, para.Start); at < min(ev.End, para.End); at++ {
			if k := at - para.Start; length[k] == 0 || ev.End-ev.Start < length[k] {
				styles[k], length[k] = styleOf(list[i].label), ev.End-ev.Start
			}
		}
		if i >= first {
			numbers[min(ev.End, para.End)] = append(numbers[min(ev.End, para.End)], i+1)
		}
	}
	var out []run
	for at := para.Start; at < para.End; at++ {
		s := styles[at-para.Start]
		if n := len(out); n > 0 && out[n-1].style == s {
			out[n-1].text += string(runes[at])
		} else {
			out = append(out, run{string(runes[at]), s})
		}
		if list := numbers[at+1]; len(list) > 0 {
			out = append(out, run{"[" + numbered(list) + "]", faint})
		}
	}
	return out
}

// numbered writes numbers in ascending order, runs of three and more as from–to.
func numbered(list []int) string {
	var out []string
	for i := 0; i < len(list); {
		k := i
		for k+1 < len(list) && list[k+1] == list[k]+1 {
			k++
		}
		switch {
		case k-i >= 2:
			out = append(out, fmt.Sprintf("%d–%d", list[i], list[k]))
		case k > i:
			out = append(out, strconv.Itoa(list[i]), strconv.Itoa(list[k]))
		default:
			out = append(out, strconv.Itoa(list[i]))
		}
		i = k + 1
	}
	return strings.Join(out, ",")
}

// facts lists what passages support, numbered from first+1 on. Where the passages are not underlined above, they are quoted.
func (p *page) facts(list []support, first int, ids, quote bool) {
	for i, s := range list {
		mark := fmt.Sprintf("  [%d] ", first+i+1)
		runs := []run{{kindName(s.label), styleOf(s.label)[2:]}, {": " + s.text, ""}}
		if s.claimed != "" {
			runs = append(runs, run{", as claimed by " + s.claimed, ""})
		}
		remark := fmt.Sprintf(" · %s %.0f%%", s.evidence.Rule, 100*s.evidence.Confidence)
		if ids {
			remark += " · " + string(s.fact)
		}
		runs = append(runs, run{remark, faint})
		if quote || !p.colored {
			runs = append(runs, run{" · " + quoted(s.evidence.Exact), faint})
		}
		p.wrap(runs, mark, strings.Repeat(" ", len(mark)))
	}
}

// wrap breaks text at white space into lines that fill the width, the first after one indent, the others after another. Characters that could steer a
// terminal are replaced.
func (p *page) wrap(runs []run, first, indent string) {
	w := wrapper{page: p, indent: indent}
	w.begin(first)
	for _, r := range runs {
		for rest := r.text; rest != ""; {
			cut := strings.IndexFunc(rest, unicode.IsSpace)
			switch {
			case cut == 0:
				w.space(r.style)
				rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
			case cut < 0:
				w.word = append(w.word, run{safe(rest), r.style})
				rest = ""
			default:
				w.word = append(w.word, run{safe(rest[:cut]), r.style})
				rest = rest[cut:]
			}
		}
	}
	w.flush()
	w.end()
}

// safe replaces control characters.
func safe(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// wrapper fills lines.
type wrapper struct {
	*page
	indent string
	at     int   // columns of the line so far
	empty  bool  // no word stands in the line yet
	now    style // of what was written last
	word   []run // of which more may follow
	gap    style // of the space before the word
	spaced bool  // there is one
}

func (w *wrapper) begin(indent string) {
	_, _ = w.out.WriteString(indent) // the writer keeps its error to the end
	w.at, w.empty = uniseg.StringWidth(indent), true
}

// space ends a word.
func (w *wrapper) space(s style) {
	w.flush()
	w.gap, w.spaced = s, true
}

// flush writes the word, on a new line where it does not fit.
func (w *wrapper) flush() {
	if len(w.word) == 0 {
		return
	}
	width := 0
	for _, r := range w.word {
		width += uniseg.StringWidth(r.text)
	}
	gap := 0
	if w.spaced && !w.empty {
		gap = 1
	}
	switch {
	case !w.empty && w.at+gap+width > w.width:
		w.end()
		w.begin(w.indent)
	case gap > 0:
		w.write(run{" ", w.gap})
	}
	for _, r := range w.word {
		w.write(r)
	}
	w.word, w.spaced, w.empty = nil, false, false
}

func (w *wrapper) write(r run) {
	if w.colored && r.style != w.now {
		w.reset()
		if r.style != "" {
			_, _ = fmt.Fprintf(w.out, "\x1b[%sm", r.style)
		}
		w.now = r.style
	}
	_, _ = w.out.WriteString(r.text)
	w.at += uniseg.StringWidth(r.text)
}

func (w *wrapper) reset() {
	if w.now != "" {
		_, _ = w.out.WriteString("\x1b[0m")
		w.now = ""
	}
}

// end ends the line; no style runs over it.
func (w *wrapper) end() {
	w.reset()
	_, _ = w.out.WriteString("\n")
}
