package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/eval/train/conllu"
	"entente/loader/text/syntax"
	"entente/loader/text/syntax/train"
)

// mention is one span of GUM's Entity annotation, over words from 0, end exclusive.
type mention struct {
	start, end int
	kind       string // person, organization, place …
	identity   string // title in Wikipedia, "" if unknown
}

// entityReader reads the brackets of Entity= in MISC.
type entityReader struct {
	open []openEntity
}

type openEntity struct {
	id string
	mention
}

// mentions returns the mentions that end in the sentence. Brackets do not go beyond a sentence.
func (r *entityReader) mentions(s *conllu.Sentence) (out []mention, err error) {
	r.open = r.open[:0]
	for i, w := range s.Words {
		for _, part := range strings.Split(w.Misc, "|") {
			value, ok := strings.CutPrefix(part, "Entity=")
			if !ok {
				continue
			}
			if out, err = r.word(i, value, out); err != nil {
				return nil, fmt.Errorf("line %d: %w", w.Line, err)
			}
		}
	}
	return out, nil
}

func (r *entityReader) word(i int, value string, out []mention) ([]mention, error) {
	for len(value) > 0 {
		opens := value[0] == '('
		value = strings.TrimPrefix(value, "(")
		n := strings.IndexAny(value, "()")
		body := value
		if n >= 0 {
			body = value[:n]
		}
		value = value[len(body):]
		closes := strings.HasPrefix(value, ")")
		value = strings.TrimPrefix(value, ")")
		fields := strings.SplitN(body, "-", 7)
		if !opens && !closes {
			return nil, fmt.Errorf("the entity %q neither opens nor closes", body)
		}
		if opens {
			if len(fields) < 2 {
				return nil, fmt.Errorf("the entity %q has no type", body)
			}
			e := openEntity{fields[0], mention{start: i, kind: fields[1]}}
			if len(fields) == 7 {
				e.identity = fields[len(fields)-1]
			}
			r.open = append(r.open, e)
		}
		if !closes {
			continue
		}
		k := len(r.open) - 1
		for k >= 0 && r.open[k].id != fields[0] {
			k--
		}
		if k < 0 {
			return nil, fmt.Errorf("the entity %q closes without having opened", body)
		}
		m := r.open[k].mention
		m.end = i + 1
		r.open = slices.Delete(r.open, k, k+1)
		out = append(out, m)
	}
	return out, nil
}

var nameTypes = map[string]string{
	"person": syntax.Person, "organization": syntax.Organisation, "place": syntax.Location,
}

// namer finds the names proper in mentions.
type namer struct {
	common map[string]bool // words that also occur as common nouns, in lower case
}

// newNamer collects the common nouns of the treebanks.
func newNamer(banks ...[]*conllu.Sentence) *namer {
	n := &namer{common: map[string]bool{}}
	for _, bank := range banks {
		for _, s := range bank {
			for _, w := range s.Words {
				if w.UPOS == "NOUN" && strings.ToLower(w.Form) == w.Form {
					n.common[w.Form] = true
				}
			}
		}
	}
	return n
}

// isCommon tells whether the word occurs as a common noun too.
func (n *namer) isCommon(w conllu.Word) bool { return n.common[strings.ToLower(w.Form)] }

// names returns the names among the mentions: of those with a proper noun at their head, the name
// without titles, determiners and what else is said about it. Of names in names only the outer one
// counts.
func (n *namer) names(s *conllu.Sentence, mentions []mention) (out []train.Span) {
	mentions = slices.Clone(mentions)
	slices.SortStableFunc(mentions, func(a, b mention) int { return (b.end - b.start) - (a.end - a.start) })
	for _, m := range mentions {
		kind, ok := nameTypes[m.kind]
		if !ok {
			continue
		}
		var start, end int
		if head := headOf(s, m); kind == syntax.Person {
			start, end = n.person(s, m, head)
		} else {
			start, end = n.body(s, m, head)
		}
		if start >= end || !startsUpper(s.Words[end-1].Form) && !startsUpper(s.Words[start].Form) {
			continue
		}
		taken := slices.ContainsFunc(out, func(o train.Span) bool { return o.Start < end && start < o.End })
		if !taken {
			out = append(out, train.Span{Start: start, End: end, Type: kind})
		}
	}
	slices.SortFunc(out, func(a, b train.Span) int { return a.Start - b.Start })
	return out
}

func startsUpper(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

func proper(w conllu.Word) bool { return w.UPOS == "PROPN" || w.XPOS == "NNP" }

// headOf returns the word of the mention whose head lies outside it.
func headOf(s *conllu.Sentence, m mention) int {
	for i := m.start; i < m.end; i++ {
		if h := s.Words[i].Head - 1; h < m.start || h >= m.end {
			return i
		}
	}
	return m.start
}

// person returns the bounds of a person's name: the head and what is flat below it, or the proper
// noun that a title or an office before it carries.
func (n *namer) person(s *conllu.Sentence, m mention, head int) (start, end int) {
	in := grow(s, m, head, func(i, h int) bool {
		w := s.Words[i]
		switch w.DepRel {
		case "flat", "goeswith":
			return true
		case "punct":
			return w.XPOS == "HYPH"
		case "appos":
			return h == head && i == h+1 && !proper(s.Words[h]) && proper(w)
		case "compound":
			return i == h-1 && proper(w) && proper(s.Words[h]) && !n.isCommon(w) && !n.isCommon(s.Words[h])
		}
		return false
	})
	start, end = around(m, in, head)
	for k := start; k < end-1; k++ { // a title ends where a common noun does
		if n.isCommon(s.Words[k]) {
			start = k + 1
		}
	}
	for start < end && !proper(s.Words[start]) {
		start++
	}
	for end > start && s.Words[end-1].UPOS == "PUNCT" {
		end--
	}
	if end == start+1 && (s.Words[start].XPOS == "NNPS" || n.isCommon(s.Words[start])) {
		return 0, 0 // a group, or a title alone
	}
	return start, end
}

// body returns the bounds of the name of an organisation or a place.
func (n *namer) body(s *conllu.Sentence, m mention, head int) (start, end int) {
	if !proper(s.Words[head]) {
		return n.label(s, m, head)
	}
	in := grow(s, m, head, func(i, h int) bool { return belongs(s, i, h, head) })
	start, end = around(m, in, head)
	for start < end && edge(s.Words[start]) {
		start++
	}
	for end > start && edge(s.Words[end-1]) {
		end--
	}
	if end == start+1 && m.end-m.start > 1 && start > m.start && s.Words[start-1].UPOS == "DET" && n.isCommon(s.Words[start]) {
		return 0, 0 // "the State", "the Court"
	}
	return start, end
}

// label returns the proper nouns right before a common noun that stand for the whole, as in "the
// Meridian news agency": those that the mention's Wikipedia title has too.
func (n *namer) label(s *conllu.Sentence, m mention, head int) (start, end int) {
	in := grow(s, m, head, func(i, h int) bool { return i < h && s.Words[i].DepRel == "compound" })
	start, _ = around(m, in, head)
	for end = start; end < head && proper(s.Words[end]); end++ {
	}
	if start == end || !strings.Contains(m.identity, s.Words[start].Form) {
		return 0, 0
	}
	return start, end
}

// grow returns which words of the mention belong to its head, by the rule for a word and its head.
func grow(s *conllu.Sentence, m mention, head int, joins func(i, h int) bool) []bool {
	in := make([]bool, m.end-m.start)
	in[head-m.start] = true
	for changed := true; changed; {
		changed = false
		for i := m.start; i < m.end; i++ {
			h := s.Words[i].Head - 1
			if !in[i-m.start] && h >= m.start && h < m.end && in[h-m.start] && joins(i, h) {
				in[i-m.start], changed = true, true
			}
		}
	}
	return in
}

// around returns the bounds of the run of chosen words that holds the head.
func around(m mention, in []bool, head int) (start, end int) {
	start, end = head, head+1
	for start > m.start && in[start-1-m.start] {
		start--
	}
	for end < m.end && in[end-m.start] {
		end++
	}
	return start, end
}

// edge tells whether a word cannot be the first or last of a name.
func edge(w conllu.Word) bool {
	return w.UPOS == "DET" || w.UPOS == "PUNCT" || w.UPOS == "CCONJ" || w.XPOS == "POS" || w.UPOS == "ADP"
}

// belongs tells whether word i, which depends on h in the name, is part of the name of an
// organisation or a place.
func belongs(s *conllu.Sentence, i, h, head int) bool {
	w := s.Words[i]
	switch w.DepRel {
	case "flat", "goeswith", "fixed", "case", "det", "cc", "nummod":
		return true
	case "punct":
		return w.Form != "," && w.Form != "(" && w.Form != ")"
	case "nmod":
		return i > h && proper(w) && joinedBy(s, i, "of", "on", "for", "and", "de", "against")
	case "conj":
		return h != head && proper(w)
	case "amod", "compound":
		first, _ := utf8.DecodeRuneInString(w.Form)
		return unicode.IsUpper(first) || unicode.IsDigit(first)
	}
	return false
}

// joinedBy tells whether the word has one of the prepositions.
func joinedBy(s *conllu.Sentence, i int, forms ...string) bool {
	for _, w := range s.Words {
		if w.Head == i+1 && w.DepRel == "case" {
			return slices.Contains(forms, strings.ToLower(w.Form))
		}
	}
	return false
}
