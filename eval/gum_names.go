package eval

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"entente/loader/facts"
)

// nameKinds are the kinds of entities that a name of each type may be read as.
func nameKinds(gumType string) []string {
	switch gumType {
	case "person":
		return []string{facts.Person}
	case "organization":
		return []string{facts.Organization, facts.Group, facts.State}
	}
	return []string{facts.State, facts.Region, facts.City, facts.Facility}
}

// nameType is the type under which a name that is none counts.
func nameType(kind string) string {
	switch kind {
	case facts.Person:
		return "person"
	case facts.Organization, facts.Group:
		return "organization"
	}
	return "place"
}

// kindSpan is a name as it was read.
type kindSpan struct {
	span
	kind string
}

// variants are the passages that are as good for a name: the name alone, the whole mention, each with or without a determiner and a possessive ending.
func variants(text []rune, m *gumMention) []span {
	whole, name := m.span, m.Name.span
	start, end := whole.Start, whole.End
	if d := determiner.FindString(m.Text); d != "" {
		start += len([]rune(d))
	}
	switch tail := string(text[max(0, end-2):end]); {
	case tail == "'s" || tail == "’s":
		end -= 2
	case strings.HasSuffix(tail, "'") || strings.HasSuffix(tail, "’"):
		end--
	}
	out := []span{name, whole, {start, whole.End}, {whole.Start, end}, {start, end}, {start, name.End}}
	if name.Start >= 4 && strings.EqualFold(string(text[name.Start-4:name.Start]), "the ") {
		out = append(out, span{name.Start - 4, name.End})
	}
	return out
}

// namesRead are the different names of a reading, in order of entities.
func namesRead(r *reading) []kindSpan {
	var out []kindSpan
	seen := map[kindSpan]bool{}
	for _, e := range r.doc.Entities {
		for _, m := range e.Mentions {
			k := kindSpan{r.span(m.Span), e.Kind}
			if named(m) && !seen[k] {
				seen[k] = true
				out = append(out, k)
			}
		}
	}
	return out
}

// scoreGUMNames counts names by type: right are those with the right bounds and a kind that fits.
func scoreGUMNames(perType map[string]*counts, gold *gumGold, r *reading) {
	read := namesRead(r)
	used := make([]bool, len(read))
	z := neutralZones(gold, r.text)
	for _, m := range z.needed {
		c := at(perType, m.Type)
		c.gold++
		j := bestName(read, used, variants(r.text, m), nameKinds(m.Type))
		if j < 0 {
			continue
		}
		used[j] = true
		c.predicted++
		if slices.Contains(nameKinds(m.Type), read[j].kind) {
			c.found++
			c.right++
		}
	}
	for j, k := range read {
		if !used[j] && z.counts(k.span, r.text) {
			at(perType, nameType(k.kind)).predicted++
		}
	}
}

// bestName is the first unused name at one of the passages, one of a fitting kind before others, -1 where there is none.
func bestName(read []kindSpan, used []bool, at []span, kinds []string) int {
	var fit []int
	for j := range read {
		if !used[j] && slices.Contains(at, read[j].span) {
			fit = append(fit, j)
		}
	}
	if len(fit) == 0 {
		return -1
	}
	slices.SortStableFunc(fit, func(a, b int) int {
		return cmp.Compare(b2f(slices.Contains(kinds, read[b].kind)), b2f(slices.Contains(kinds, read[a].kind)))
	})
	return fit[0]
}

// zones are where names have to be found, and where finding one is neither right nor wrong.
type zones struct {
	needed  []*gumMention
	neutral []span
	exact   map[span]bool // passages that are mentions, but not names
}

func neutralZones(gold *gumGold, text []rune) *zones {
	z := &zones{neutral: slices.Clone(gold.NeutralNames), exact: map[span]bool{}}
	for i := range gold.Mentions {
		m := &gold.Mentions[i]
		switch {
		case !m.Named:
			z.exact[m.span] = true
		case m.realName() && !m.Inside && !m.Group:
			z.needed = append(z.needed, m)
		default:
			z.neutral = append(z.neutral, m.Name.span)
			for _, v := range variants(text, m) {
				z.exact[v] = true
			}
		}
	}
	return z
}

var (
	hasCapital = regexp.MustCompile(`(?:^|[\s\-"“(])[A-Z]`)
	reference  = regexp.MustCompile(`(?i)^(?:he|she|it|they|his|her|him|them|their|its|i|we|our|us|my|me|you|this|that|who|which|the \w+)$`)
)

// counts reports whether a name that matches nothing is a wrong one.
func (z *zones) counts(p span, text []rune) bool {
	words := string(text[p.Start:p.End])
	if z.exact[p] || !hasCapital.MatchString(words) || reference.MatchString(words) {
		return false
	}
	if !slices.ContainsFunc(z.neutral, p.overlaps) {
		return true
	}
	return slices.ContainsFunc(z.needed, func(m *gumMention) bool { return m.Name.overlaps(p) })
}
