package eval

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/loader/extract"
)

// sampleStep is the sample of a large set: every article whose place in the file, from 0, it divides.
const sampleStep = 4

// polnearArticle is one line of the data: an article with its attributions.
type polnearArticle struct {
	ID        string         `json:"id"`
	Publisher string         `json:"publisher"`
	Date      string         `json:"date"`
	Text      string         `json:"text"`
	Quotes    []polnearQuote `json:"quotes"`
}

type polnearQuote struct {
	polnearSpan
	Kind    string       `json:"kind"`
	Speaker *polnearSpan `json:"speaker"`
	Speech  bool         `json:"speech"`
}

type polnearSpan struct {
	span
	Text  string   `json:"text"`
	Parts [][2]int `json:"parts"`
}

func (s *polnearSpan) spans() []span {
	if len(s.Parts) == 0 {
		return []span{s.span}
	}
	out := make([]span, len(s.Parts))
	for i, p := range s.Parts {
		out[i] = span{p[0], p[1]}
	}
	return out
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// quoteCounts are what the measures of attributions are made of.
type quoteCounts struct {
	content, attributed counts
	sourced, rightly    int // found and with a source in the gold; of those, by the right speaker
}

func measurePolNeAR(ctx context.Context, r *runner, s Set) (*Table, error) {
	articles, err := readLines[polnearArticle](s)
	if err != nil {
		return nil, err
	}
	if !r.all {
		articles = every(articles, sampleStep)
	}
	var in []extract.Input
	var raw []string
	for _, a := range articles {
		in = append(in, extract.Input{ID: a.ID, Publisher: a.Publisher, Published: a.Date})
		raw = append(raw, a.Text)
	}
	read, refused, err := r.readAll(ctx, in, raw)
	if err != nil {
		return nil, err
	}
	var direct, speech quoteCounts
	for i, a := range articles {
		quotes := newQuotes(read[i], a.Quotes)
		quotes.count(&direct, func(q *polnearQuote) bool { return q.Kind == "direct" }, func(p *saying) bool { return p.kind == "DIRECT" })
		quotes.count(&speech, func(q *polnearQuote) bool { return q.Speech }, func(*saying) bool { return true })
	}
	t := &Table{Articles: len(articles), Refused: refused}
	t.Rows = append(t.Rows, direct.rows("direct")...)
	t.Rows = append(t.Rows, speech.rows("speech")...)
	return t, nil
}

func every[T any](list []T, step int) []T {
	var out []T
	for i := 0; i < len(list); i += step {
		out = append(out, list[i])
	}
	return out
}

func (c *quoteCounts) rows(name string) []Row {
	return []Row{c.content.row(name + ": content"), rateRow(name+": speaker of those found", c.rightly, c.sourced), c.attributed.row(name + ": content and speaker")}
}

// quotes are one article's attributions, gold and predicted, with their letters.
type quotes struct {
	text          []rune
	gold          []polnearQuote
	predicted     []saying
	goldLetters   []offsets
	foundLetters  []offsets
	speakerLetter []offsets // of the gold's sources
}

func newQuotes(r *reading, gold []polnearQuote) *quotes {
	q := &quotes{text: r.text, gold: gold, predicted: r.sayings()}
	for i := range gold {
		q.goldLetters = append(q.goldLetters, offsetsOf(r.text, gold[i].spans(), isLetter))
		var source offsets
		if gold[i].Speaker != nil {
			source = offsetsOf(r.text, gold[i].Speaker.spans(), isLetter)
		}
		q.speakerLetter = append(q.speakerLetter, source)
	}
	for i := range q.predicted {
		q.foundLetters = append(q.foundLetters, offsetsOf(r.text, q.predicted[i].parts, isLetter))
	}
	return q
}

// count counts the gold attributions that wanted accepts, and the predictions that counted accepts. A prediction is right where half of
// its letters are in gold attributions of any kind.
func (q *quotes) count(c *quoteCounts, wanted func(*polnearQuote) bool, counted func(*saying) bool) {
	for i := range q.gold {
		if len(q.goldLetters[i]) == 0 || !wanted(&q.gold[i]) {
			continue
		}
		c.content.gold++
		c.attributed.gold++
		covered, best := most(q.goldLetters[i], q.foundLetters)
		if 2*len(covered) < len(q.goldLetters[i]) {
			continue
		}
		c.content.found++
		if q.gold[i].Speaker == nil {
			continue
		}
		c.sourced++
		if q.sameSpeaker(i, best) {
			c.rightly++
			c.attributed.found++
		}
	}
	for j := range q.predicted {
		if len(q.foundLetters[j]) == 0 || !counted(&q.predicted[j]) {
			continue
		}
		c.content.predicted++
		c.attributed.predicted++
		covered, best := most(q.foundLetters[j], q.goldLetters)
		if 2*len(covered) < len(q.foundLetters[j]) {
			continue
		}
		c.content.right++
		if best >= 0 && q.gold[best].Speaker != nil && q.sameSpeaker(best, j) {
			c.attributed.right++
		}
	}
}

// most returns what the others cover of a set, and the first of those that cover most, -1 where none does.
func most(of offsets, others []offsets) (covered offsets, best int) {
	best = -1
	size := 0
	for j, o := range others {
		shared := of.common(o)
		if len(shared) == 0 {
			continue
		}
		covered = covered.with(shared)
		if len(shared) > size {
			best, size = j, len(shared)
		}
	}
	return covered, best
}

// sameSpeaker reports whether a prediction's speaker is a gold attribution's source: their passages overlap, or the last word of the
// predicted name, of more than three letters, is a word of the source.
func (q *quotes) sameSpeaker(gold, predicted int) bool {
	p := q.predicted[predicted].speaker
	if p == nil {
		return false
	}
	if p.at != nil && len(offsetsOf(q.text, []span{*p.at}, isLetter).common(q.speakerLetter[gold])) > 0 {
		return true
	}
	words := strings.Fields(p.name)
	if len(words) == 0 || utf8.RuneCountInString(words[len(words)-1]) <= 3 {
		return false
	}
	source := strings.NewReplacer("'s", "", "’s", "").Replace(q.gold[gold].Speaker.Text)
	return slices.ContainsFunc(strings.Fields(source), func(w string) bool {
		return strings.EqualFold(strings.Trim(w, ".,'’"), strings.Trim(words[len(words)-1], ".,"))
	})
}
