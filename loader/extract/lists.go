package extract

import (
	"slices"

	"entente/loader/facts"
)

// listFrom reads a list of mentions from token i: "A", "A and B", "A, B and the C"; titles before persons' names are passed over. A comma goes on with the list only where an "and" ends
// it: "brokered by A, the B said" names A alone. It returns the entities and the end of the last one.
func (r *reading) listFrom(i int, ok func(*mention) bool) (ents []int, end int) {
	if i >= len(r.toks) {
		return nil, 0
	}
	last := r.sentence(i).End
	var upToComma []int
	commaEnd := 0
	for i < last {
		for i < last && articles.has(r.norm(i)) {
			i++
		}
		m := r.personPhraseAt(i, last)
		if m == nil {
			m = r.mentionOf(i)
		}
		if m == nil || !ok(m) {
			break
		}
		ents, end = append(ents, m.ents...), r.peopleEnd(m)
		i = end
		switch {
		case r.norm(i) == "and" || r.norm(i) == "&" || r.norm(i) == "," && r.norm(i+1) == "and":
			if upToComma != nil && r.listGoesOn(i, ok) {
				upToComma = nil // the list that the comma began is complete with the next
			}
			i++
			if r.norm(i) == "and" {
				i++
			}
			continue
		case r.norm(i) == ",":
			if upToComma == nil {
				upToComma, commaEnd = slices.Clone(ents), end
			}
			i++
			continue
		}
		break
	}
	if upToComma != nil {
		return upToComma, commaEnd
	}
	return ents, end
}

// hasPeople reports whether a noun for people behind the mention means its own: "Ruritanian forces", "Freedom Front fighters".
func (r *reading) hasPeople(m *mention) bool {
	return m.via == facts.ViaDemonym || m.via == facts.ViaName && r.isKind(m, facts.Organization, facts.Group)
}

// peopleEnd is the end of a mention with the noun for its people behind it: "Ruritanian forces".
func (r *reading) peopleEnd(m *mention) int {
	end := m.End
	if r.norm(end) == "(" && r.norm(end+2) == ")" && r.beforeAcronym(end+3) == end {
		return end + 3
	}
	if !r.hasPeople(m) {
		return end
	}
	for k := end; peopleAdjectives.has(r.norm(k)) || peopleNouns.has(r.norm(k)); k++ {
		if peopleNouns.has(r.norm(k)) {
			end = k + 1
		}
	}
	return end
}

// listGoesOn reports whether a further member of a list follows the conjunction at token i.
func (r *reading) listGoesOn(i int, ok func(*mention) bool) bool {
	for r.norm(i) == "," || r.norm(i) == "and" || r.norm(i) == "&" || articles.has(r.norm(i)) {
		i++
	}
	m := r.mentionOf(i)
	return m != nil && ok(m)
}

// personPhraseAt returns the person in whose noun phrase, before or at the name, token i stands.
func (r *reading) personPhraseAt(i, last int) *mention {
	const reach = 8
	for k := i; k < min(i+reach, last); k++ {
		if m := r.mentionOf(k); m != nil && m.phrase.First <= i && m.First >= i && r.isKind(m, facts.Person) {
			return m
		}
	}
	return nil
}

// mentionEndingAt returns the mention that ends before token i, or whose people the noun before i names: "Ruritanian forces" act for Ruritania.
func (r *reading) mentionEndingAt(i int) *mention {
	if m := r.mentionOf(i - 1); m != nil {
		if m.End == i {
			return m
		}
		return nil
	}
	if !peopleNouns.has(r.norm(i - 1)) {
		return nil
	}
	k := i - 1
	for k > 0 && peopleAdjectives.has(r.norm(k-1)) {
		k--
	}
	if m := r.mentionOf(k - 1); m != nil && m.End == k && r.hasPeople(m) {
		return m
	}
	return nil
}

// beforeAcronym is where a name ends that the acronym in brackets before token i stands for: "the Freedom Front (FF)". It is i where there is none.
func (r *reading) beforeAcronym(i int) int {
	if i < 4 || r.norm(i-1) != ")" || r.norm(i-3) != "(" {
		return i
	}
	short, long := r.mentionOf(i-2), r.mentionOf(i-4)
	if short != nil && long != nil && !slices.Equal(short.ents, long.ents) || long == nil {
		return i
	}
	return i - 3
}

// listEndingAt reads a list of mentions backwards from the token before i. It returns their entities in the order of the text and the first token of the list's noun phrase.
func (r *reading) listEndingAt(i int, ok func(*mention) bool) (ents []int, first int) {
	if i < 1 {
		return nil, i
	}
	m := r.mentionEndingAt(r.beforeAcronym(i))
	if m == nil || !ok(m) {
		return nil, i
	}
	start := r.sentence(i - 1).First
	ents, first = slices.Clone(m.ents), m.phrase.First
	comma := true
	for first > start {
		k := first - 1
		if r.norm(k) == "the" {
			k--
		}
		switch {
		case r.norm(k) == "and" && r.norm(k-1) == ",":
			k -= 2
		case r.norm(k) == "and", r.norm(k) == "," && !comma:
			k--
		default:
			return ents, first
		}
		comma = false
		m := r.mentionEndingAt(r.beforeAcronym(k + 1))
		if k < start || m == nil || !ok(m) {
			return ents, first
		}
		ents, first = append(slices.Clone(m.ents), ents...), m.phrase.First
	}
	return ents, first
}
