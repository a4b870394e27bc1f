package lexicon

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"entente/graph/plover"
)

// PredicateClass is the part of speech of a predicate.
type PredicateClass string

// The classes of predicates.
const (
	VerbPredicate PredicateClass = "VERB"
	NounPredicate PredicateClass = "NOUN"
)

// Role is where in the clause a participant of an event stands: one of the
// words below, or a preposition in lower case ("with", "into", "out of").
type Role string

// The roles that are no prepositions.
const (
	// RoleObject is the direct object of a verb.
	RoleObject Role = "object"
	// RolePossessive is who has what the predicate names or takes as its
	// object: "Ruritania's attack", "seized Ruritania's assets".
	RolePossessive Role = "possessive"
	// RoleModifier is an adjective or noun right before it: "the Ruritanian
	// attack", "expelled Ruritanian diplomats".
	RoleModifier Role = "modifier"
)

// roles lists every role that data may use.
func roles() []Role {
	return []Role{
		RoleObject, RolePossessive, RoleModifier,
		"about", "across", "against", "along", "among", "around", "at", "before", "behind", "between", "by", "for", "from", "in", "in front of", "in relation to", "inside", "into",
		"near", "of", "off", "on", "onto", "out of", "outside", "over", "through", "throughout", "to", "toward", "towards", "under", "upon", "with", "within",
	}
}

// Predicate is a verb or noun that tells of an event when it is used in the
// pattern that it describes. Predicates handed out by a Lexicon are shared and
// must not be changed.
type Predicate struct {
	Class PredicateClass
	// Lemma is one word or several in lower case: "attack", "pull out of". Of
	// several, a verb inflects the first and a noun the last before "of", "to",
	// "for", "in", "on", "from" or "with".
	Lemma string
	Type  string // PLOVER event type
	Mode  string // mode of that type, may be empty
	CAMEO string // CAMEO code, empty unless sure
	// Agents are the roles in which a noun's agent stands, the surest first.
	// The agent of a verb is its subject, or stands behind "by" in the passive.
	Agents []Role
	// Recipients are the roles in which the recipient stands, the surest first;
	// none when the event has no recipient.
	Recipients []Role
	// Objects, if any, are the singular nouns one of which must head the verb's
	// object for the predicate to hold. See MatchObject.
	Objects []string
	// Reciprocal: several subjects, or what a "between" joins, act together on one another.
	Reciprocal bool
	// Persons: only persons do this; tanks that arrive somewhere pay no visit.
	Persons  bool
	Contexts []string // PLOVER contexts that the words themselves tell

	objects []objectWords // for MatchObject
}

// objectWords is an object noun, the words before its last and the forms of the last.
type objectWords struct {
	before       []string
	last, plural string
}

// MatchObject returns how many words from words[i] on name an object that the
// predicate requires, in singular or plural and whatever the case; 0 for none,
// and for a predicate that requires none. It does not allocate.
func (p *Predicate) MatchObject(words []string, i int) int {
	best := 0
	for k := range p.objects {
		o := &p.objects[k]
		end := i + len(o.before)
		if i < 0 || end >= len(words) || len(o.before) < best {
			continue
		}
		if slices.EqualFunc(o.before, words[i:end], strings.EqualFold) && (strings.EqualFold(o.last, words[end]) || strings.EqualFold(o.plural, words[end])) {
			best = len(o.before) + 1
		}
	}
	return best
}

// Form says which forms of its lemma a word may be; it may be several.
type Form uint8

// The forms of verbs and nouns.
const (
	FormBase       Form = 1 << iota // "attack"
	FormThird                       // "attacks"
	FormPast                        // "attacked", "sent"
	FormParticiple                  // past participle
	FormGerund                      // "attacking"
	FormSingular                    // of a noun
	FormPlural
)

// PredicateHit is one predicate that a sequence of words may be.
type PredicateHit struct {
	Predicate *Predicate
	Form      Form
	N         int // words matched
}

// predicateReading is a PredicateHit before its length in tokens is known.
type predicateReading struct {
	predicate *Predicate
	form      Form
}

// MatchPredicate returns the predicates of the lemmas, in any of their forms,
// that start at words[i], nil when none does: those of the longest lemma first
// ("surrender to" before "surrender"), and of one lemma those that require an
// object, so that the first whose pattern is fulfilled is the right one. Words
// may be lemmas or stand as in the text; their case is ignored. The words of a
// hit should not be matched again: "open fire on" holds "fire on". A miss does
// not allocate.
func (lx *Lexicon) MatchPredicate(words []string, i int) []PredicateHit {
	return lx.AppendPredicates(nil, words, i)
}

// AppendPredicates is MatchPredicate that appends to dst, for callers that
// reuse a buffer.
func (lx *Lexicon) AppendPredicates(dst []PredicateHit, words []string, i int) []PredicateHit {
	for {
		readings, _, n := lx.predicates.longest(words, i, nil)
		if n == 0 {
			return dst
		}
		dst = slices.Grow(dst, len(readings))
		for _, r := range readings {
			dst = append(dst, PredicateHit{r.predicate, r.form, n})
		}
		words = words[:i+n-1]
	}
}

// predicateKey is the use of a word that a predicate describes.
func predicateKey(p Predicate) string {
	return fmt.Sprint(p.Class, p.Lemma, p.Recipients, p.Objects)
}

// Predicates returns all predicates, in the order of the data.
func (lx *Lexicon) Predicates() []*Predicate {
	out := make([]*Predicate, len(lx.data.Predicates))
	for i := range out {
		out[i] = &lx.data.Predicates[i]
	}
	return out
}

// buildPredicates makes every form of every predicate findable.
func (lx *Lexicon) buildPredicates(f *folder) error {
	var errs []error
	types := make(map[string]plover.Type, 16)
	for _, t := range plover.Types() {
		types[t.Name] = t
	}
	all := lx.data.Predicates
	in := newInflector(lx.data.Inflections)
	b := newTrieBuilder[predicateReading](f, 2*len(all))
	heads := make(map[string]uint32, 2048)
	for _, demanding := range []bool{true, false} {
		for i := range all {
			p := &all[i]
			if (len(p.Objects) > 0) != demanding {
				continue
			}
			if err := checkPredicate(p, types); err != nil {
				errs = append(errs, err)
				continue
			}
			p.objects = in.objects(p.Objects)
			in.each(p, func(head, rest string, form Form) {
				node, known := heads[head]
				if !known {
					node = b.walk(0, head)
					heads[head] = node
				}
				b.put(b.walk(node, rest), predicateReading{p, form})
			})
		}
	}
	lx.predicates = b.build()
	for _, g := range lx.data.Governors {
		head, _, _ := strings.Cut(g.Lemma, " ")
		in.verb(head)
	}
	lx.verbs = in.lemmas()
	return errors.Join(errs...)
}

// checkPredicate finds what would make events that the graph has no words for.
func checkPredicate(p *Predicate, types map[string]plover.Type) error {
	t, known := types[p.Type]
	switch {
	case p.Lemma == "" || p.Lemma != strings.ToLower(strings.TrimSpace(p.Lemma)):
		return fmt.Errorf("predicate %q: lemmas are lower case and not empty", p.Lemma)
	case p.Class != VerbPredicate && p.Class != NounPredicate:
		return fmt.Errorf("predicate %q: class %q is neither %s nor %s", p.Lemma, p.Class, VerbPredicate, NounPredicate)
	case !known:
		return fmt.Errorf("predicate %q: %q is no PLOVER event type; known are %s", p.Lemma, p.Type, strings.Join(plover.TypeNames(), ", "))
	case !t.HasMode(p.Mode):
		return fmt.Errorf("predicate %q: %q is no mode of %s; known are %s", p.Lemma, p.Mode, p.Type, strings.Join(t.ModeNames(), ", "))
	}
	return nil
}

// checkPredicates wants one meaning for each use of a word: two predicates of
// one lemma that are of different types must differ in the objects they require
// or in where the recipient stands.
func (lx *Lexicon) checkPredicates() []error {
	type lemma struct {
		class PredicateClass
		text  string
	}
	byLemma := make(map[lemma][]*Predicate)
	var errs []error
	for i := range lx.data.Predicates {
		p := &lx.data.Predicates[i]
		key := lemma{p.Class, p.Lemma}
		for _, o := range byLemma[key] {
			if p.Type == o.Type || !sharesOne(p.Objects, o.Objects) || !sharesOne(p.Recipients, o.Recipients) {
				continue
			}
			what := "has two meanings in one pattern"
			if friendly(p.Type) != friendly(o.Type) {
				what = "is friendly and hostile in one pattern"
			}
			errs = append(errs, fmt.Errorf("predicate %q %s: %s with objects %q and recipient %q, %s with %q and %q; give them other objects or recipients",
				p.Lemma, what, o.Type, o.Objects, o.Recipients, p.Type, p.Objects, p.Recipients))
		}
		byLemma[key] = append(byLemma[key], p)
	}
	return errs
}

// sharesOne reports whether two lists have an item in common or are both empty.
func sharesOne[T comparable](a, b []T) bool {
	return len(a) == 0 && len(b) == 0 || slices.ContainsFunc(a, func(x T) bool { return slices.Contains(b, x) })
}

// friendly reports whether events of a type are cooperation.
func friendly(typ string) bool {
	t, _ := plover.Lookup(typ)
	return t.Quad == plover.VerbalCooperation || t.Quad == plover.MaterialCooperation
}
