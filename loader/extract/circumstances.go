package extract

import (
	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// circumstances reads from the words around a cue to whom, through which medium and where something was said.
func (r *reading) circumstances(s *statement, c cueVerb) {
	end := r.sentence(c.First).End
	if c.use.Takes(lexicon.TakesAudience) {
		r.audienceFrom(s, c.End, end)
	}
	for k := r.clauseStart(c.First); k < end; k++ {
		if r.quoted(k) || k > c.First && k-c.First > 12 {
			break
		}
		n := r.norm(k)
		m := r.mentionOf(k + 1)
		if m == nil {
			m = r.mentionOf(k + 2)
		}
		if m == nil || k > c.First && r.finiteVerb(k) {
			continue
		}
		switch {
		case (n == "at" || n == "in") && s.place < 0 && r.isKind(m, facts.City, facts.Facility) && m.First-k <= 2:
			s.place = m.ents[0]
		case (n == "with" || n == "to") && s.medium < 0 && r.isMedium(m) && m.First-k <= 2:
			s.medium = m.ents[0]
		}
	}
}

func (r *reading) isMedium(m *mention) bool {
	return r.isKind(m, facts.Organization) && r.entities[m.ents[0]].orgKind == "MEDIA"
}

// audienceFrom reads whom somebody "told" something from token i on.
func (r *reading) audienceFrom(s *statement, i, end int) (after int) {
	for k := i; k < min(i+8, end); k++ {
		n := r.norm(k)
		if m := r.mentionOf(k); m != nil && m.First == k {
			if r.possessive(m.End) || m.via == facts.ViaDemonym {
				k = m.End - 1
				continue
			}
			if r.isMedium(m) {
				s.medium = m.ents[0]
			} else if r.isActor(m) {
				s.audience = append(s.audience, m.ents...)
			}
			after = m.End
			if r.norm(after) != "and" {
				return r.mediumTail(after, end)
			}
			k = after
			continue
		}
		switch {
		case hearers.has(n):
			s.audience = append(s.audience, r.group(k))
			return k + 1
		case n == "the" || n == "a" || n == "an" || r.possessive(k) || n == "-" || r.capital(k) || n == "state" || n == "local" || n == "foreign" || n == "his" || n == "her" || n == "their" || n == "news" || n == "visiting" || mediumNouns.has(n):
		default:
			return i
		}
	}
	return i
}

// mediumTail passes over the words that say what kind of medium was named: "radio station", "newspaper".
func (r *reading) mediumTail(i, end int) int {
	for i < end && mediumNouns.has(r.norm(i)) {
		i++
	}
	return i
}

var mediumNouns = words(`radio television tv news agency newspaper station channel daily weekly magazine website broadcaster network service programme program`)

// group returns the group without a proper name that the noun at token i names: "reporters".
func (r *reading) group(i int) int {
	name := r.norm(i)
	if m := r.mentionOf(i); m != nil && len(m.ents) == 1 {
		return m.ents[0]
	}
	for e := range r.entities {
		if r.entities[e].kind == facts.Group && r.entities[e].name == name && r.entities[e].entry == nil {
			r.addMention(mention{Range: text.Range{First: i, End: i + 1}, ents: []int{e}, via: facts.ViaNominal, rule: "group.noun", score: 0.9})
			return e
		}
	}
	e := r.unknown(facts.Group, name)
	if name == "reporters" || name == "journalists" || name == "media" || name == "press" {
		r.entities[e].sector = "JRN"
	}
	r.addMention(mention{Range: text.Range{First: i, End: i + 1}, ents: []int{e}, via: facts.ViaNominal, rule: "group.noun", score: 0.9})
	return e
}
