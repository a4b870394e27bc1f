package eval

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
)

// gumChains are an article's mentions by chain.
type gumChains map[string][]*gumMention

func chainsOf(gold *gumGold) gumChains {
	out := gumChains{}
	for i := range gold.Mentions {
		if m := &gold.Mentions[i]; m.Chain != nil {
			out[*m.Chain] = append(out[*m.Chain], m)
		}
	}
	return out
}

func (c gumChains) of(chain *string) []*gumMention {
	if chain == nil {
		return nil
	}
	return c[*chain]
}

var (
	determiner     = regexp.MustCompile(`(?i)^(?:the|a|an|this|that|these|those|some|both|one|his|her|its|their|our|my)\s+`)
	disambiguation = regexp.MustCompile(`_\(.*`)
)

// plainName is a name for comparing: case folded, without determiner, possessive ending and punctuation around it.
func plainName(s string) string {
	s = strings.NewReplacer("_", " ", "’", "'").Replace(s)
	s = strings.Trim(cases.Fold().String(s), ` .,;:"“”`)
	s = strings.TrimSuffix(s, "'s")
	s = determiner.ReplaceAllString(s, "")
	return strings.Join(strings.Fields(s), " ")
}

// speakerNames are all names of a speaker, plain, and the last words of those of persons.
func (c gumChains) speakerNames(s *gumSource) (names, surnames map[string]bool) {
	names, surnames = map[string]bool{}, map[string]bool{}
	for _, one := range append([]gumSource{*s}, s.Members...) {
		for _, alias := range append(slices.Clone(one.Aliases), one.Name) {
			names[plainName(alias)] = true
		}
		for _, m := range c.of(one.Chain) {
			if m.Named {
				names[plainName(m.Name.Text)] = true
			}
			if m.Named && m.Type == "person" {
				words := strings.Fields(plainName(m.Name.Text))
				if len(words) > 0 {
					surnames[words[len(words)-1]] = true
				}
			}
			if m.HeadPOS != "PRON" {
				names[plainName(m.Text)] = true
			}
		}
		if one.Chain == nil {
			names[plainName(one.Mention.Text)] = true
		}
		names[plainName(disambiguation.ReplaceAllString(one.Wikipedia, ""))] = true
	}
	delete(names, "")
	return names, surnames
}

// isSpeaker reports whether a predicted speaker is the gold's: by the passage, or by the name. Nobody is right where the gold has nobody.
func (c gumChains) isSpeaker(predicted *speaker, gold *gumSource) bool {
	if predicted == nil || gold == nil {
		return predicted == nil && gold == nil
	}
	return predicted.at != nil && c.isSpeakerAt(*predicted.at, gold) || c.isSpeakerNamed(plainName(predicted.name), gold)
}

// passageSlack is by how much a passage may be longer than any mention of the speaker, and passageFloor what is never too long.
const (
	passageSlack = 10
	passageFloor = 60
)

// isSpeakerAt reports whether a passage overlaps the name or the head of one of the speaker's mentions, or shares at least half with a whole one.
func (c gumChains) isSpeakerAt(p span, gold *gumSource) bool {
	var cores, wholes []span
	for _, one := range append([]gumSource{*gold}, gold.Members...) {
		wholes = append(wholes, one.Mention.span)
		for _, m := range c.of(one.Chain) {
			core := m.Head
			if m.Named {
				core = m.Name.span
			}
			cores, wholes = append(cores, core), append(wholes, m.span)
		}
	}
	longest := passageFloor
	for _, w := range slices.Concat(cores, wholes) {
		longest = max(longest, w.End-w.Start+passageSlack)
	}
	if p.End-p.Start > longest {
		return false
	}
	return slices.ContainsFunc(cores, p.overlaps) || slices.ContainsFunc(wholes, func(w span) bool {
		shared := p.overlap(w)
		return shared > 0 && 2*shared >= max(p.End, w.End)-min(p.Start, w.Start)
	})
}

// isSpeakerNamed reports whether a plain name is one of the speaker's, or ends in a person's surname with nothing before it that contradicts.
func (c gumChains) isSpeakerNamed(name string, gold *gumSource) bool {
	names, surnames := c.speakerNames(gold)
	if name == "" {
		return false
	}
	if names[name] {
		return true
	}
	words := strings.Fields(name)
	last := words[len(words)-1]
	if !surnames[last] {
		return false
	}
	if len(words) == 1 {
		return true
	}
	for n := range names {
		w := strings.Fields(n)
		if w[len(w)-1] != last {
			continue
		}
		if len(w) == 1 || initial(w[0]) == initial(words[0]) || shareTwo(w, words) {
			return true
		}
	}
	return false
}

func initial(word string) rune {
	r, _ := utf8.DecodeRuneInString(word)
	return r
}

// shareTwo reports whether two names have two different words in common.
func shareTwo(a, b []string) bool {
	shared := map[string]bool{}
	for _, w := range a {
		if slices.Contains(b, w) {
			shared[w] = true
		}
	}
	return len(shared) >= 2
}
