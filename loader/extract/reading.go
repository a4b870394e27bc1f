package extract

import (
	"iter"
	"slices"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
)

// entity is an actor or place while its article is read.
type entity struct {
	kind    string
	name    string
	aliases []string
	entry   *lexicon.Entry // nil where the lexicon does not know it
	gender  lexicon.Gender
	sector  string
	orgKind string
	// anonymous marks those whom the article calls by common nouns alone: "the parties", but not "Ruritanian rebels".
	anonymous bool
	latent    bool // called by common nouns alone
}

// mention is a run of tokens that names one entity, or several ("the rebel leaders").
type mention struct {
	text.Range
	// phrase is the noun phrase around the name: with title, adjective and article before it.
	phrase text.Range
	ents   []int
	via    string
	rule   string
	score  float64
	latent bool // by a common noun: written down only where a fact needs the entity
}

// reading is the state of reading one article: filled step by step in the order of Extract, never shared.
type reading struct {
	*Extractor
	in    Input
	doc   *text.Document
	toks  []text.Token
	words []string // the tokens' texts

	firstChild, nextSibling []int32 // the dependents of each token; see indexTree

	entities  []entity
	byEntry   map[lexicon.ID]int
	mentions  []mention // as found, never overlapping; inOrder gives the order of the text
	mentionAt []int32   // by token, none where there is no mention

	persons, organisations map[string]int // unknown ones by name
	unknownRegions         map[string]int // by name
	facilities             map[string]int // by name
	byWord                 map[string][]*mention
	bySpelling             map[string][]int   // persons by the keys of their surnames
	written                map[string]writing // how it writes words; nil until it is asked
	shortNames             map[int]int        // how often persons have been called by a part of their name so far
	titled                 map[int]bool       // persons called by a surname after an honorific or a title
	nearby                 map[string]bool    // answers of near
	speaks                 map[string]bool    // capitalised words beside verbs of communication
	organised              map[string]bool    // names of organisations, by those who belong to them
	bodies                 map[string]string  // kinds of those that the words around a name show to be organisations, whatever the name looks like
	located                map[string]bool    // names that stand behind "in" or "near"
	towns                  map[string]int     // unknown ones by name
	things                 map[string]bool    // words that storms, ships and the like go by
	spelledOut             map[string]string  // names that acronyms in brackets behind them shorten, by the acronym
	partyOf                map[string]int     // by the word for its members
	acronyms               map[string]int     // of organisations, from brackets behind their names
	titles                 []title            // occurrences of office words, in order
	shouts                 map[int]bool       // by sentence, whether it is in capitals throughout
	titleAt                []int32
	offices                []office
	memberships            []membership
	membershipsOf          map[[2]int][]int // by member and organisation
	placements             []placement
	placed                 map[[2]int]bool  // the same, by place and larger place
	byTitle                map[string][]int // offices by title and by function, in the order of the text
	soleHolder             map[string]int   // by title, who alone holds it; -1 where several do
	published              published
	modelNames             map[int]modelName // by first token
	times                  []timeExpression  // in the order of the text

	given []given // mentions that the caller marked
	coref *coref  // of the pronouns

	statements []statement
	saidIn     []int32 // by token, the innermost statement that it lies in
	nominals   nominals
	ownBodies  unnamedBodies
	claims     []claim
	conflicts  []conflict
	agreements []agreement
	ties       []tie
	events     []event
	hits       []lexicon.PredicateHit // a buffer
	split      []string               // a buffer
}

const none = int32(-1)

func newReading(x *Extractor, in Input, doc *text.Document) *reading {
	r := &reading{
		Extractor:      x,
		in:             in,
		doc:            doc,
		toks:           doc.Tokens,
		byEntry:        map[lexicon.ID]int{},
		modelNames:     map[int]modelName{},
		persons:        map[string]int{},
		organisations:  map[string]int{},
		nearby:         map[string]bool{},
		acronyms:       map[string]int{},
		partyOf:        map[string]int{},
		towns:          map[string]int{},
		things:         map[string]bool{},
		spelledOut:     map[string]string{},
		located:        map[string]bool{},
		ownBodies:      unnamedBodies{ofOffice: map[int]int{}},
		nominals:       nominals{byKey: map[string]int{}, byLemma: map[string][]int{}, names: map[string]int{}},
		shouts:         map[int]bool{},
		bySpelling:     map[string][]int{},
		titled:         map[int]bool{},
		shortNames:     map[int]int{},
		unknownRegions: map[string]int{},
		facilities:     map[string]int{},
		membershipsOf:  map[[2]int][]int{},
		placed:         map[[2]int]bool{},
	}
	r.words = make([]string, len(r.toks))
	r.mentionAt = make([]int32, len(r.toks))
	r.titleAt = make([]int32, len(r.toks))
	for i := range r.toks {
		r.words[i] = r.toks[i].Text
		r.mentionAt[i], r.titleAt[i] = none, none
	}
	return r
}

// norm is the normal form of a token, empty outside the text.
func (r *reading) norm(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.toks[i].Norm
}

// sentence is the range of tokens of the sentence that token i belongs to.
func (r *reading) sentence(i int) text.Range { return r.doc.Sentences[r.toks[i].Sentence].Tokens }

// readable reports whether a part of an article is read for facts: not a credit, byline, kicker or editor's note.
func readable(p text.Part) bool {
	switch p {
	case text.Body, text.Title, text.Subtitle, text.Heading, text.Caption:
		return true
	}
	return false
}

// sentences yields the tokens of each sentence that is read for facts, in the order of the text.
func (r *reading) sentences() iter.Seq[text.Range] {
	return func(yield func(text.Range) bool) {
		for s := range r.doc.Sentences {
			if sent := &r.doc.Sentences[s]; readable(sent.Part) && !yield(sent.Tokens) {
				return
			}
		}
	}
}

// span is the passage of a range of tokens.
func (r *reading) span(t text.Range) facts.Span {
	s := r.doc.SpanOf(t)
	return facts.Span{Start: s.Start, End: s.End, Exact: r.doc.Text(s)}
}

// passage is the text of a range of tokens.
func (r *reading) passage(t text.Range) string { return r.doc.Text(r.doc.SpanOf(t)) }

// evidence is the passage of a range of tokens as support for a fact.
func (r *reading) evidence(t text.Range, rule string, confidence float64) facts.Evidence {
	return facts.Evidence{Span: r.span(t), Rule: rule, Confidence: confidence}
}

// known returns the entity of a lexicon entry, made at its first mention.
func (r *reading) known(e *lexicon.Entry) int {
	if i, ok := r.byEntry[e.ID]; ok {
		return i
	}
	r.entities = append(r.entities, entity{kind: string(e.Kind), name: e.Name, entry: e, gender: e.Gender, orgKind: string(e.OrgKind), sector: e.Sector})
	r.byEntry[e.ID] = len(r.entities) - 1
	r.noteSpelling(len(r.entities) - 1)
	return len(r.entities) - 1
}

// unknown adds an entity that the lexicon does not know.
func (r *reading) unknown(kind, name string) int {
	r.entities = append(r.entities, entity{kind: kind, name: name})
	e := len(r.entities) - 1
	switch kind {
	case facts.Person:
		r.persons[name] = e
		r.noteSpelling(e)
	case facts.Organization:
		r.organisations[name] = e
	}
	return e
}

// addMention notes a mention, unless some of its tokens already belong to one.
func (r *reading) addMention(m mention) bool {
	for i := m.First; i < m.End; i++ {
		if r.mentionAt[i] != none {
			return false
		}
	}
	if m.phrase.Len() == 0 {
		m.phrase = m.Range
	}
	r.mentions = append(r.mentions, m)
	for i := m.First; i < m.End; i++ {
		r.mentionAt[i] = int32(len(r.mentions) - 1)
	}
	return true
}

// mentionsBefore yields the mentions that begin before token i, the nearest first.
func (r *reading) mentionsBefore(i int) iter.Seq[*mention] {
	return func(yield func(*mention) bool) {
		for k := min(i, len(r.toks)) - 1; k >= 0; k-- {
			m := r.mentionOf(k)
			if m == nil || m.First != k {
				continue
			}
			if !yield(m) {
				return
			}
		}
	}
}

// inOrder yields all mentions in the order of the text.
func (r *reading) inOrder() iter.Seq[*mention] {
	return func(yield func(*mention) bool) {
		for k := range r.toks {
			if m := r.mentionOf(k); m != nil && m.First == k && !yield(m) {
				return
			}
		}
	}
}

// mentionOf returns the mention that token i belongs to, nil for none.
func (r *reading) mentionOf(i int) *mention {
	if i < 0 || i >= len(r.mentionAt) || r.mentionAt[i] == none {
		return nil
	}
	return &r.mentions[r.mentionAt[i]]
}

// isKind reports whether all entities of the mention are of one of the kinds.
func (r *reading) isKind(m *mention, kinds ...string) bool {
	if m == nil || len(m.ents) == 0 {
		return false
	}
	for _, e := range m.ents {
		if !slices.Contains(kinds, r.entities[e].kind) {
			return false
		}
	}
	return true
}

// quoted reports whether the token lies in a quotation that is more than a few words held at arm's length.
func (r *reading) quoted(i int) bool {
	if r.toks[i].QuoteDepth == 0 {
		return false
	}
	q := r.doc.QuotationAt(r.toks[i].Start)
	for q != text.NoIndex && r.doc.Quotations[q].Parent != text.NoIndex {
		q = r.doc.Quotations[q].Parent
	}
	return q != text.NoIndex && !r.doc.Quotations[q].Short
}

// capital reports whether the token is a word written with a capital letter.
func (r *reading) capital(i int) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].Is(text.Capitalised) && !r.toks[i].Is(text.Punct)
}

// possessive reports whether token i is a possessive ending.
func (r *reading) possessive(i int) bool { n := r.norm(i); return n == "'s" || n == "'" }

// trimmed is the range without punctuation at its ends.
func (r *reading) trimmed(t text.Range) text.Range {
	for t.First < t.End && r.toks[t.First].Is(text.Punct) && !r.opensQuotation(t) {
		t.First++
	}
	for t.End > t.First && r.toks[t.End-1].Is(text.Punct) && !r.closesBracket(t) {
		t.End--
	}
	return t
}

// opensQuotation reports whether the range begins with the mark of a quotation that ends within it.
func (r *reading) opensQuotation(t text.Range) bool {
	if !r.toks[t.First].Is(text.OpenQuote) {
		return false
	}
	q := r.doc.QuotationAt(r.toks[t.First].Start)
	return q != text.NoIndex && r.doc.Quotations[q].Tokens.First == t.First && r.doc.Quotations[q].Tokens.End < t.End
}

// closesBracket reports whether the range ends in a bracket that it opened, which belongs to it.
func (r *reading) closesBracket(t text.Range) bool {
	if r.norm(t.End-1) != ")" {
		return false
	}
	for i := t.First; i < t.End; i++ {
		if r.norm(i) == "(" {
			return true
		}
	}
	return false
}

func ptr[T any](v T) *T { return &v }

// optional is nil for an empty string.
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
