package extract

import (
	"iter"
	"slices"
	"strings"

	"entente/loader/text"
)

// indexTree lists every token's dependents: firstChild and nextSibling chain them in the order of the text.
func (r *reading) indexTree() {
	n := len(r.toks)
	links := make([]int32, 2*n)
	r.firstChild, r.nextSibling = links[:n:n], links[n:]
	for i := range links {
		links[i] = none
	}
	for i := n - 1; i >= 0; i-- { // from the end, so that each list comes out in order
		if h := r.toks[i].Head; h >= 0 {
			r.nextSibling[i], r.firstChild[h] = r.firstChild[h], int32(i)
		}
	}
}

// children yields the dependents of token i in the order of the text; with relations, only those that bear one of them. A relation without subtype stands for all its subtypes.
func (r *reading) children(i int, rels ...text.DepRel) iter.Seq[int] {
	return func(yield func(int) bool) {
		if i < 0 || i >= len(r.firstChild) {
			return
		}
		for c := r.firstChild[i]; c != none; c = r.nextSibling[c] {
			if (len(rels) == 0 || r.isRel(int(c), rels...)) && !yield(int(c)) {
				return
			}
		}
	}
}

// child returns the first dependent of token i with one of the relations, -1 for none.
func (r *reading) child(i int, rels ...text.DepRel) int {
	for c := range r.children(i, rels...) {
		return c
	}
	return -1
}

// isRel reports whether token i depends on its head by one of the relations. A relation without subtype stands for all its subtypes.
func (r *reading) isRel(i int, rels ...text.DepRel) bool {
	if i < 0 {
		return false
	}
	have := r.toks[i].DepRel
	for _, want := range rels {
		if have == want || strings.HasPrefix(string(have), string(want)) && len(have) > len(want) && have[len(want)] == ':' {
			return true
		}
	}
	return false
}

// head is the token that token i depends on, -1 for a root.
func (r *reading) head(i int) int {
	if i < 0 || i >= len(r.toks) {
		return -1
	}
	return int(r.toks[i].Head)
}

// headOr is the token that token i depends on, i itself for a root.
func (r *reading) headOr(i int) int {
	if h := r.head(i); h >= 0 {
		return h
	}
	return i
}

// headOf is the token of a range that depends on none of the others: the head of a name or phrase. Where several do, it is the first.
func (r *reading) headOf(t text.Range) int {
	for i := t.First; i < t.End; i++ {
		if h := r.head(i); (h < t.First || h >= t.End) && !r.toks[i].Is(text.Punct) {
			return i
		}
	}
	return t.First
}

// subtree is the range from the first to the last token that depend on token i, directly or through others, i among them. Subtrees of a projective tree have no gaps.
func (r *reading) subtree(i int) text.Range {
	out := text.Range{First: i, End: i + 1}
	for first := i; ; { // the leftmost dependent of the leftmost, and so on
		c := r.child(first)
		if c < 0 || c >= first {
			break
		}
		out.First, first = c, c
	}
	r.extendRight(i, &out)
	return out
}

func (r *reading) extendRight(i int, out *text.Range) {
	for last := i; ; {
		c := -1
		for k := range r.children(last) {
			c = k
		}
		if c <= last {
			return
		}
		out.End, last = c+1, c
	}
}

// within reports whether token i is, or depends directly or through others on, token top.
func (r *reading) within(i, top int) bool {
	for i >= 0 && i != top {
		i = r.head(i)
	}
	return i == top
}

// predicateHead is the token that a clause's dependents hang from: of an auxiliary or copula the word that it helps, else the token itself.
func (r *reading) predicateHead(v int) int {
	if r.isRel(v, text.Aux, text.Cop) && r.head(v) >= 0 {
		return r.head(v)
	}
	return v
}

// isNegated reports whether the predicate at token v has a "not", "never" or "no longer" of its own.
func (r *reading) isNegated(v int) bool {
	for c := range r.children(v, text.Advmod, text.Det, text.Cc) {
		switch r.norm(c) {
		case "not", "n't", "never", "neither", "nor", "hardly", "scarcely":
			if n := r.norm(c + 1); n != "only" && n != "just" && n != "merely" && n != "simply" { // "not only are they"
				return true
			}
		case "longer":
			return r.norm(c-1) == "no"
		}
	}
	return false
}

// subjectToken returns the token that heads the subject of the predicate at token v: its own, else the one that it shares with the clause that it is joined to, governed by or modifies. Passive tells
// that the subject is the one to whom the thing is done. -1 where there is none.
func (r *reading) subjectToken(v int) (subject int, passive bool) {
	const depth = 8 // clauses in clauses; deeper ones are slips of the parser
	v = r.predicateHead(v)
	for range depth {
		if s := r.ownSubject(v); s >= 0 {
			return r.relativeHead(s, v), r.isRel(s, text.NsubjPass, text.CsubjPass)
		}
		h := r.head(v)
		switch {
		case h < 0:
			return -1, false
		case r.isRel(v, text.Conj, text.Parataxis) && (r.toks[h].UPOS == text.VERB || r.child(h, text.Nsubj, text.Csubj) >= 0):
			v = h
		case r.isRel(v, text.Xcomp): // the object of "urged X to go", else the subject of "agreed to go"
			if o := r.child(h, text.Iobj, text.Obj); o >= 0 && o < v && !subjectControl.has(r.toks[h].Lemma) {
				return o, false
			}
			if r.child(h, text.AuxPass) >= 0 { // "was urged to go": its subject is who goes
				s, _ := r.subjectToken(h)
				return s, false
			}
			v = h
		case r.isRel(v, text.Acl): // "the man accused of", "troops leaving"
			return h, r.toks[v].XPOS == "VBN"
		case r.isRel(v, text.Advcl) && (r.toks[v].XPOS == "VBG" || r.toks[v].XPOS == "VBN" || r.toks[v].XPOS == "VB"):
			if r.toks[v].XPOS == "VBN" && r.child(v, text.Aux) < 0 {
				s, _ := r.subjectToken(h)
				return s, true
			}
			if o := r.blamedFor(h, v); o >= 0 {
				return o, false
			}
			v = h
		default:
			return -1, false
		}
	}
	return -1, false
}

// ownSubject is the dependent of token v that is its subject, -1 for none. Of several, as the parser may have it, the one before the verb and nearest to it.
func (r *reading) ownSubject(v int) int {
	best := -1
	for s := range r.children(v, text.Nsubj, text.Csubj) {
		if best < 0 || s < v && !r.dashBetween(best, s, v) {
			best = s
		}
	}
	return best
}

// dashBetween reports whether dashes set the word at token s off that stands between the subject and its verb: "insiders in two states - Ruritania and Borduria - said".
func (r *reading) dashBetween(subject, s, v int) bool {
	isDash := func(k int) bool {
		n := r.norm(k)
		return n == "—" || n == "–" || n == "--" || n == "-" && r.toks[k].Is(text.SpaceBefore)
	}
	opened, closed := false, false
	for k := subject + 1; k < v; k++ {
		opened = opened || k < s && isDash(k)
		closed = closed || k > s && isDash(k)
	}
	return opened && closed
}

// subjectControl are verbs with an object whose infinitive is done by the subject.
var subjectControl = words(`promise threaten vow pledge use`)

// relativeHead is the noun that a relative pronoun, the subject or object of the predicate at token v, comes back to; the token itself where it is no relative pronoun.
func (r *reading) relativeHead(s, v int) int {
	switch r.norm(s) {
	case "who", "which", "that", "whom":
	default:
		return s
	}
	for k, i := v, 0; k >= 0 && i < 6; k, i = r.head(k), i+1 {
		if r.isRel(k, text.AclRelcl) || r.isRel(k, text.Acl) && r.head(k) < k {
			return r.toldOf(r.agreeing(r.head(k), k))
		}
	}
	return s
}

// coordinated yields token i and the tokens that are joined to it by "and", "or" or commas.
func (r *reading) coordinated(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		if !yield(i) {
			return
		}
		for c := range r.children(i, text.Conj) {
			if !yield(c) {
				return
			}
		}
	}
}

// caseOf is the preposition or possessive ending of the phrase headed by token i, as its words joined by a blank ("because of"); empty where there is none.
func (r *reading) caseOf(i int) string {
	c := r.child(i, text.Case)
	if c < 0 {
		return ""
	}
	out := r.norm(c)
	for k := range r.children(c, text.Fixed) {
		out += " " + r.norm(k)
	}
	return out
}

// oblique yields the dependents of token i that a preposition of the list leads to ("with X", "against X").
func (r *reading) oblique(i int, prepositions ...string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for c := range r.children(i, text.Obl, text.Nmod) {
			if slices.Contains(prepositions, r.caseOf(c)) && !yield(c) {
				return
			}
		}
	}
}
