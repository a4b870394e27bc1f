package graph

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Redacted stands in the place of each character of a name that is forgotten, so that offsets stay what they are.
const Redacted = '█'

// How Correction.Names says what a hash is of.
const (
	hashOfID    = "id"
	hashOfName  = "name"  // a whole name: whoever has it is forgotten, and it is blotted out in every text
	hashOfShort = "short" // one word of it: it is blotted out where the person was found, unless somebody else there has it
)

// Forgotten returns, sorted, the hashes by which a ledger knows a person again: of the id, of the name and of the aliases. A hash does not say
// whose it is, but whoever guesses a name can check it.
func Forgotten(id ID, name string, aliases ...string) []string {
	var out []string
	if id != "" {
		out = append(out, hashOfID+":0:"+hashed(string(id)))
	}
	for i, s := range append([]string{name}, aliases...) {
		words := wordsOf(s)
		switch {
		case len(words) == 0:
		case len(words) == 1 && i > 0:
			out = append(out, nameKey(hashOfShort, words))
		default:
			out = append(out, nameKey(hashOfName, words))
		}
		if len(words) > 1 {
			out = append(out, nameKey(hashOfShort, words[len(words)-1:]))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func hashed(s string) string {
	_, hash, _ := strings.Cut(string(NewID("forgotten", s)), ":")
	return hash
}

func wordsOf(name string) []string { return strings.Fields(NormalWords(name)) }

func nameKey(kind string, words []string) string {
	return kind + ":" + strconv.Itoa(len(words)) + ":" + hashed(strings.Join(words, " "))
}

func (l *Ledger) forget(name string) {
	l.forgotten[name] = true
	if parts := strings.Split(name, ":"); len(parts) == 3 {
		if n, err := strconv.Atoi(parts[1]); err == nil && n > 0 {
			l.lengths = append(l.lengths, n)
		}
	}
}

// Forgets reports whether a person is to be forgotten: by the id, or, where the id is not one that a lexicon gave, by a name that is a forgotten one or
// holds one of several words, such as one with a title before it.
func (l *Ledger) Forgets(a *Actor) bool {
	if l == nil || len(l.forgotten) == 0 || a.Label != LabelPerson {
		return false
	}
	if l.forgotten[hashOfID+":0:"+hashed(string(a.ID))] {
		return true
	}
	if !IsDerived(a.ID) {
		return false
	}
	if words := wordsOf(a.Name); len(words) == 1 && l.forgotten[nameKey(hashOfName, words)] {
		return true
	}
	return slices.ContainsFunc(NamesOf(a), func(name string) bool { return l.holdsName(wordsOf(name)) })
}

// holdsName reports whether a forgotten name of several words stands among some words.
func (l *Ledger) holdsName(words []string) bool {
	for _, n := range l.lengths {
		for i := 0; n > 1 && i+n <= len(words); i++ {
			if l.forgotten[nameKey(hashOfName, words[i:i+n])] {
				return true
			}
		}
	}
	return false
}

// IsDerived reports whether an id was hashed by NewID, and not given by a lexicon.
func IsDerived(id ID) bool {
	_, hash, ok := strings.Cut(string(id), ":")
	return ok && len(hash) == idEncoding.EncodedLen(idBytes) && strings.Trim(hash, "abcdefghijklmnopqrstuvwxyz234567") == ""
}

// Erase takes whoever is forgotten out of a normalised contribution: the person, what the person alone said or held, offices, memberships,
// ties and roles, and what the source only tells as the person's claim; and blots their names out in every text, the article's included. The
// contribution is not written to; where there is nobody to forget in it, it is returned itself.
func (l *Ledger) Erase(c *Contribution) *Contribution {
	if l == nil || len(l.forgotten) == 0 {
		return c
	}
	e := eraser{ledger: l, people: map[ID]bool{}, taken: map[string]bool{}}
	e.meet(c)
	out := c
	if len(e.people) > 0 {
		out = c.without(e.gone(c), nil)
	}
	return e.blot(out)
}

// eraser erases one contribution.
type eraser struct {
	ledger  *Ledger
	people  map[ID]bool
	taken   map[string]bool // keys of names and words of names that others in the contribution have, who are not forgotten
	changed bool
	anyCase bool // names may stand in lower case: in an address
}

// meet finds who is to be forgotten, and which of the names somebody else has.
func (e *eraser) meet(c *Contribution) {
	for _, n := range c.Nodes {
		a, ok := n.(*Actor)
		if !ok {
			continue
		}
		if e.ledger.Forgets(a) {
			e.people[a.ID] = true
			continue
		}
		known := !IsDerived(a.ID)
		if !known && a.Label != LabelPerson {
			continue
		}
		for _, name := range NamesOf(a) {
			e.take(wordsOf(name), known)
		}
	}
}

func (e *eraser) take(words []string, known bool) {
	for _, n := range e.ledger.lengths {
		for i := 0; i+n <= len(words); i++ {
			e.taken[nameKey(hashOfShort, words[i:i+n])] = true
			if known {
				e.taken[nameKey(hashOfName, words[i:i+n])] = true
			}
		}
	}
}

// gone are the people and what is told of them alone.
func (e *eraser) gone(c *Contribution) map[ID]bool {
	gone := map[ID]bool{}
	for id := range e.people {
		gone[id] = true
	}
	theirs, others := map[ID]bool{}, map[ID]bool{} // what has somebody forgotten, or somebody else, as speaker, holder or participant
	for _, x := range c.Edges {
		switch x.Type {
		case EdgeSaid, EdgeHoldsClaim, EdgeActsIn:
			if e.people[x.From] {
				theirs[x.To] = true
			} else {
				others[x.To] = true
			}
		}
	}
	for id := range theirs {
		if !others[id] {
			gone[id] = true
		}
	}
	for _, n := range c.Nodes {
		if v, ok := n.(*Evidence); ok && e.people[v.AttributedTo] {
			gone[v.ID] = true
		}
	}
	evidenced := map[ID]bool{}
	for _, x := range c.Edges {
		if x.Type == EdgeEvidencedBy && !gone[x.To] {
			evidenced[x.From] = true
		}
	}
	for _, n := range c.Nodes {
		if n.NodeLabel().NeedsEvidence() && !evidenced[n.NodeID()] {
			gone[n.NodeID()] = true
		}
	}
	return gone
}

// blot blots the names out.
func (e *eraser) blot(c *Contribution) *Contribution {
	out := &Contribution{Nodes: slices.Clone(c.Nodes), Edges: c.Edges}
	var text []rune // the article's, where it changes
	switch {
	case c.Article != nil:
		a := *c.Article
		before := a.Text
		for _, s := range []*string{&a.Title, &a.Kicker, &a.Text} {
			e.redact(s)
		}
		e.anyCase = true
		if url := a.URL; e.redact(&url) {
			a.URL = ""
		}
		e.anyCase = false
		if a.Text != before {
			text = []rune(a.Text)
		}
		out.Article = &a
	default:
		k := *c.Correction
		before := e.changed
		e.changed = false
		for _, s := range []*string{&k.By, &k.Reason, &k.Text} {
			e.redact(s)
		}
		if document := k.Document; len(e.people) > 0 || e.changed || e.redact(&document) {
			k.Document = "" // it would be no line of the format any more
		}
		e.changed = e.changed || before
		out.Correction = &k
	}
	for i, n := range out.Nodes {
		out.Nodes[i] = e.blotNode(n, text)
	}
	if !e.changed && len(e.people) == 0 {
		return c
	}
	return out
}

func (e *eraser) blotNode(n Node, text []rune) Node {
	switch n := n.(type) {
	case *Evidence:
		return e.blotPassage(*n, text)
	case *Statement:
		m := *n
		e.redact(&m.Text)
		return &m
	case *Claim:
		m := *n
		e.redact(&m.Text)
		return &m
	case *Provision:
		m := *n
		e.redact(&m.Text)
		return &m
	case *Position:
		m := *n
		e.redact(&m.Title)
		return &m
	case *Conflict:
		m := *n
		e.redact(&m.Name)
		return &m
	case *Agreement:
		m := *n
		m.Aliases = e.redactAll(m.Aliases)
		e.redact(&m.Name)
		return &m
	case *Actor:
		if !IsDerived(n.ID) {
			return n
		}
		m := *n
		m.Aliases = e.redactAll(m.Aliases)
		e.redact(&m.Name)
		return &m
	}
	return n
}

// blotPassage keeps a passage what the article's text has there. Where the text is not kept, the words that the context cuts are left out: they may
// be the rest of a name.
func (e *eraser) blotPassage(v Evidence, text []rune) Node {
	if text != nil && v.End <= len(text) {
		v.Exact = string(text[v.Start:v.End])
		v.Prefix = string(text[max(0, v.Start-PassageContext):v.Start])
		v.Suffix = string(text[v.End:min(len(text), v.End+PassageContext)])
		return &v
	}
	e.redact(&v.Exact)
	if e.redact(&v.Prefix) || len(e.people) > 0 {
		v.Prefix = strings.TrimLeftFunc(v.Prefix, isWord)
	}
	if e.redact(&v.Suffix) || len(e.people) > 0 {
		v.Suffix = strings.TrimRightFunc(v.Suffix, isWord)
	}
	return &v
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func (e *eraser) redactAll(list []string) []string {
	out := slices.Clone(list)
	for i := range out {
		e.redact(&out[i])
	}
	if slices.Equal(out, list) {
		return list
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// redact puts Redacted in the place of every character of the names in a text, and reports whether there were any.
func (e *eraser) redact(s *string) bool {
	runes := []rune(*s)
	words := spansOf(runes)
	found := false
	for i := range words {
		for _, n := range e.ledger.lengths {
			if i+n > len(words) || !e.named(runes, words[i:i+n]) {
				continue
			}
			for at := words[i].start; at < words[i+n-1].end; at++ {
				runes[at] = Redacted
			}
			found = true
		}
	}
	if found {
		*s = string(runes)
		e.changed = true
	}
	return found
}

// named reports whether words that follow each other are a name to blot out. A name has a capital somewhere: to ask no more than that of most words
// spares their hash.
func (e *eraser) named(runes []rune, words []wordSpan) bool {
	const gap = 3 // characters between two words of a name at most: ". ", "’s "
	capital := e.anyCase
	for i, w := range words {
		if i > 0 && w.start-words[i-1].end > gap {
			return false
		}
		capital = capital || !unicode.IsLower(runes[w.start])
	}
	if !capital {
		return false
	}
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = w.text
	}
	if key := nameKey(hashOfName, list); e.ledger.forgotten[key] && !e.taken[key] {
		return true
	}
	key := nameKey(hashOfShort, list)
	return len(e.people) > 0 && e.ledger.forgotten[key] && !e.taken[key]
}

// wordSpan is a word of a text, as names are compared.
type wordSpan struct {
	start, end int
	text       string
}

func spansOf(runes []rune) []wordSpan {
	var out []wordSpan
	for i := 0; i < len(runes); i++ {
		if !isWord(runes[i]) {
			continue
		}
		start := i
		for i < len(runes) && isWord(runes[i]) {
			i++
		}
		out = append(out, wordSpan{start, i, strings.ToLower(string(runes[start:i]))})
	}
	return out
}
