package extract

import (
	"entente/loader/facts"
	"entente/loader/text"
)

// phrase is a noun phrase with those it stands for; ents is empty where nobody that is known.
type phrase struct {
	text.Range
	ents    []int
	partial []int // those of ents of whom only some are meant ("some in the West")
}

// actorKinds are the kinds of entities that say and do things.
var actorKinds = []string{facts.Person, facts.State, facts.Region, facts.Organization, facts.Group}

// subjectOf returns the subject of the finite verb at token v, with those it stands for: by the tree, and where the tree has nobody that is known, by the words before the verb. Negated
// tells that the verb is denied.
func (r *reading) subjectOf(v int) (p phrase, negated bool) {
	negated = r.isNegated(r.predicateHead(v))
	if s, _ := r.subjectToken(v); s >= 0 {
		if p = r.actorPhrase(s); len(p.ents) > 0 {
			return p, negated
		}
	}
	p, before := r.subjectBefore(v)
	return p, negated || before
}

// subjectBefore returns the noun phrase before the finite verb at token v, past adverbs, auxiliaries, times and what is set off by commas; the subject of the sentence's
// earlier verb where the verb is joined to that by "and" or "but"; what "who" and "which" refer to. The phrase is empty where there is none. Negated tells that "not" or "never" stands before
// the verb.
func (r *reading) subjectBefore(v int) (p phrase, negated bool) {
	start := r.clauseStart(v)
	i := v
	for i > start {
		n := r.norm(i - 1)
		switch {
		case n == "not" || n == "n't" || n == "never" || n == "neither":
			negated = true
			i--
		case adverbs.has(n), auxiliaries.has(n) && r.mentionOf(i-1) == nil:
			i--
		case timeWords.has(n):
			k := i - 2
			for k >= start && (articles.has(r.norm(k)) || r.norm(k) == "last" || r.norm(k) == "next" || r.norm(k) == "earlier" || r.norm(k) == "late" || r.norm(k) == "early") {
				k--
			}
			if k >= start && (r.norm(k) == "on" || r.norm(k) == "in") {
				k--
			}
			i = k + 1
		case n == ",":
			j := r.openingComma(i-1, start)
			if j < 0 {
				return phrase{}, negated
			}
			i = j
		case n == "and" || n == "but" || n == "or":
			return r.earlierSubject(i-1, start), negated
		case n == "who" || n == "which" || n == "that":
			k := i - 1
			if r.norm(k-1) == "," {
				k--
			}
			ents, first := r.listEndingAt(k, r.isActor)
			return phrase{text.Range{First: first, End: k}, ents, nil}, negated
		default:
			return r.phraseEndingAt(i), negated
		}
	}
	return phrase{}, negated
}

func (r *reading) isActor(m *mention) bool { return r.isKind(m, actorKinds...) }

// isNamedActor reports whether the mention is of actors and no common noun alone.
func (r *reading) isNamedActor(m *mention) bool { return r.isActor(m) && !m.latent }

// clauseStart is where the clause of token v may begin at the earliest: after the last quotation before it in its sentence.
func (r *reading) clauseStart(v int) int {
	start := r.sentence(v).First
	for k := v - 1; k >= start; k-- {
		if r.quoted(k) && !r.quoted(v) {
			return k + 1
		}
	}
	return start
}

// openingComma returns the comma that opens what the comma at token i closes, -1 where there is none near.
func (r *reading) openingComma(i, start int) int {
	const reach = 30
	for k := i - 1; k >= max(start, i-reach); k-- {
		if r.norm(k) == "," {
			if m := r.mentionOf(k - 1); m != nil && r.isActor(m) {
				return k
			}
		}
	}
	return -1
}

// earlierSubject returns the subject of the first finite verb between start and the conjunction at token i.
func (r *reading) earlierSubject(i, start int) phrase {
	for k := start; k < i; k++ {
		if r.finiteVerb(k) && r.mentionOf(k) == nil && !r.quoted(k) {
			if p, _ := r.subjectOf(k); len(p.ents) > 0 {
				return p
			}
			if _, ok := r.quotingVerb(k); ok {
				if p := r.phraseFrom(k + 1); len(p.ents) > 0 {
					return p // "...," said Doe but gave
				}
			}
		}
	}
	return phrase{}
}

// phraseEndingAt returns the noun phrase that ends before token i, with those it names: a list of actors, or some of a group ("some in the West").
func (r *reading) phraseEndingAt(i int) phrase {
	ents, first := r.listEndingAt(i, r.isActor)
	if len(ents) == 0 {
		return phrase{}
	}
	p := phrase{Range: text.Range{First: first, End: i}, ents: ents}
	if n := r.norm(first - 1); first > 1 && (n == "in" || n == "of" || n == "from") && quantifiers.has(r.norm(first-2)) {
		p.partial = ents
		p.First = first - 2
		if r.norm(p.First-1) == "and" {
			if more, f := r.listEndingAt(p.First-1, r.isActor); len(more) > 0 {
				p.ents, p.First = append(append([]int{}, more...), ents...), f
			}
		}
	} else if n == "of" || n == "in" || n == "for" || n == "with" || n == "to" || n == "from" || n == "by" || n == "between" || n == "against" || n == "on" || n == "at" {
		return phrase{} // the name belongs to another noun, which is the subject
	}
	return p
}

var quantifiers = words(`some many most several others few all part much officials people critics analysts leaders politicians diplomats`)

// phraseFrom returns the noun phrase that begins at token i, with those it names.
func (r *reading) phraseFrom(i int) phrase {
	if i >= len(r.toks) {
		return phrase{}
	}
	ents, end := r.listFrom(i, r.isActor)
	if len(ents) > 0 {
		return phrase{Range: text.Range{First: i, End: end}, ents: ents}
	}
	// a title before the name: "said Ruritanian Foreign Minister Jane Doe"
	last := r.sentence(i).End
	for k := i; k < min(i+10, last); k++ {
		if m := r.mentionOf(k); m != nil && m.First == k && r.isActor(m) {
			if m.phrase.First <= i {
				return phrase{Range: text.Range{First: i, End: m.End}, ents: m.ents}
			}
			if m.via == facts.ViaDemonym || r.titleAt[k+1] != none {
				continue
			}
			return phrase{}
		}
		if r.toks[k].Is(text.Punct) && r.norm(k) != "-" || r.finiteVerb(k) {
			return phrase{}
		}
	}
	return phrase{}
}
