package eval

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/loader/extract"
	"entente/loader/text"
)

// stranger is a pair of actors of two sentences that have nothing to do with each other, which are joined to one.
type stranger struct {
	id, text string
	at       [2]span
}

// strangersJoin parts the two sentences of strangers.
const strangersJoin = ", while "

// strangers pairs, of each two sentences that follow each other in the data, the source of the one with the target of the other, and the target with the source. The sentences come from different
// articles, so that nothing passes between the two; pairs that have a name in common with the other's sentence are left out, as they may be the same.
func strangers(sentences []plvSentence) []stranger {
	var out []stranger
	for i := range len(sentences) - 1 {
		x, y := &sentences[i], &sentences[i+1]
		first, ended := strings.CutSuffix(strings.TrimSpace(x.Text), ".")
		if !ended || strings.TrimLeftFunc(x.Text, unicode.IsSpace) != x.Text {
			continue
		}
		whole := first + strangersJoin + y.Text
		shift := utf8.RuneCountInString(first + strangersJoin)
		sourceX, targetX := marks(x.Marked)
		sourceY, targetY := marks(y.Marked)
		for _, pair := range [][2][]span{{sourceX, targetY}, {targetX, sourceY}} {
			if len(pair[0]) == 0 || len(pair[1]) == 0 {
				continue
			}
			a, b := pair[0][0], pair[1][0]
			if sharesNames(a.of(x.Text), y.Text) || sharesNames(b.of(y.Text), x.Text) {
				continue
			}
			out = append(out, stranger{x.ID + "+" + y.ID, whole, [2]span{a, {b.Start + shift, b.End + shift}}})
		}
	}
	return out
}

// of is the words of a passage of a text.
func (s span) of(text string) string {
	runes := []rune(text)
	return string(runes[s.Start:min(s.End, len(runes))])
}

// sharesNames reports whether two texts have a word with a capital in common.
func sharesNames(a, b string) bool {
	names := capitalised(b)
	return slices.ContainsFunc(capitalised(a), func(w string) bool { return slices.Contains(names, w) })
}

func capitalised(s string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(s, func(r rune) bool { return !isLetter(r) }), func(w string) bool {
		first, _ := utf8.DecodeRuneInString(w)
		return !unicode.IsUpper(first)
	})
}

// measureStrangers counts the events that are read between strangers.
func measureStrangers(ctx context.Context, r *runner, sentences []plvSentence) (falseEvents, []string, error) {
	var f falseEvents
	pairs := strangers(sentences)
	in, raw := make([]extract.Input, len(pairs)), make([]string, len(pairs))
	for i, p := range pairs {
		in[i].ID, raw[i] = p.id, p.text
		for _, s := range p.at {
			in[i].Actors = append(in[i].Actors, text.Span{Start: s.Start, End: s.End})
		}
	}
	read, refused, err := r.readAll(ctx, in, raw)
	if err != nil {
		return f, nil, err
	}
	f.sentences = len(pairs)
	for i, p := range pairs {
		f.events += eventsBetween(read[i], p.at[0], p.at[1])
	}
	return f, refused, nil
}

// eventsBetween counts the events that lead from one passage to another, or that both take part in, in any direction.
func eventsBetween(r *reading, a, b span) int {
	touches := func(ids []string, at span) bool {
		return slices.ContainsFunc(ids, func(id string) bool { return r.mentionsOverlap(id, at) })
	}
	n := 0
	for i := range r.doc.Events {
		e := &r.doc.Events[i]
		if touches(e.Actors, a) && touches(e.Recipients, b) || touches(e.Actors, b) && touches(e.Recipients, a) || symmetric(e.Type) && touches(e.Actors, a) && touches(e.Actors, b) {
			n++
		}
	}
	return n
}
