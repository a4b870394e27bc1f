package facts

import (
	"fmt"
	"math"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"entente/graph"
	"entente/loader/text"
)

// Limits of the format.
const (
	MaxTextBytes = 5_000_000 // an article's text
	MaxNameRunes = 1000      // an id, a name, a title: what stores keep an index of
)

// Check returns an *Error, the first that it finds, where a document breaks a rule of the format: a passage that is not what the text has at its offsets, an id
// that nothing has or that two things have, a value that its vocabulary does not know, a date that is none, a fact without evidence. Nil lists pass as empty
// ones. The document is not changed. O(n).
func Check(d *Document) error {
	c := checker{doc: d, kinds: map[string]string{}}
	c.format()
	c.article()
	c.ids()
	each(&c, "entities", d.Entities, c.entity)
	each(&c, "offices", d.Offices, c.office)
	each(&c, "memberships", d.Memberships, c.membership)
	each(&c, "places", d.Places, c.placement)
	each(&c, "statements", d.Statements, c.statement)
	each(&c, "claims", d.Claims, c.claim)
	each(&c, "agreements", d.Agreements, c.agreement)
	each(&c, "events", d.Events, c.event)
	each(&c, "ties", d.Ties, c.tie)
	each(&c, "conflicts", d.Conflicts, c.conflict)
	if c.err != nil {
		return c.err
	}
	return nil
}

// Kinds of things with an id that are no entities, for messages.
const (
	statementKind = "statement"
	claimKind     = "claim"
	agreementKind = "agreement"
	eventKind     = "event"
	conflictKind  = "conflict"
)

// What a reference may name.
var (
	actorKinds  = []string{Person, State, Region, Organization, Group}
	placeKinds  = []string{State, Region, City, Facility}
	entityKinds = []string{Person, State, Region, City, Facility, Organization, Group}
	holderKinds = []string{State, Region, Organization} // what an office is an office of
	topicKinds  = append(slices.Clone(actorKinds), agreementKind, eventKind)
	orgOnly     = []string{Organization}
	personOnly  = []string{Person}
)

var (
	upperWord = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)
	lowerHex  = regexp.MustCompile(`^[0-9a-f]{64}$`)
	iso3Form  = regexp.MustCompile(`^[A-Z]{3}$`)
	itemForm  = regexp.MustCompile(`^Q[1-9][0-9]*$`)
	cameoForm = regexp.MustCompile(`^[0-9]{2,4}$`)
	actorForm = regexp.MustCompile(`^[a-z]+:[A-Za-z0-9][A-Za-z0-9._-]*$`)
)

// actorPrefixes are the beginnings of known actors' ids by kind.
var actorPrefixes = map[string][]string{
	Person: {"person:"}, State: {"state:"}, Region: {"region:"}, City: {"city:"}, Organization: {"org:", "organization:"}, Group: {"group:"},
}

// checker walks a document, knows where it is, and keeps the first error.
type checker struct {
	doc   *Document
	src   *text.Source      // nil where the document has no text
	kinds map[string]string // of ids
	path  []byte
	err   *Error
}

func (c *checker) failf(field, remedy, format string, args ...any) {
	if c.err == nil {
		c.err = &Error{Path: string(c.join(field)), Problem: fmt.Sprintf(format, args...), Remedy: remedy}
	}
}

// join is the path of a field of the current object.
func (c *checker) join(field string) []byte {
	switch {
	case len(c.path) == 0:
		return []byte(field)
	case field == "":
		return c.path
	}
	return fmt.Appendf(nil, "%s.%s", c.path, field)
}

// within runs check with the path of a field; nothing is checked after the first error.
func (c *checker) within(field string, check func()) {
	if c.err != nil {
		return
	}
	outer := c.path
	c.path = c.join(field)
	check()
	c.path = outer
}

// each runs check for every element of a list.
func each[T any](c *checker, field string, list []T, check func(*T)) {
	if c.err != nil || len(list) == 0 {
		return
	}
	outer := c.path
	base := c.join(field)
	for i := range list {
		c.path = fmt.Appendf(base[:len(base):len(base)], "[%d]", i)
		check(&list[i])
		if c.err != nil {
			break
		}
	}
	c.path = outer
}

func (c *checker) format() {
	if c.doc.Format != Format {
		c.err = wrongFormat(c.doc.Format)
	}
}

func (c *checker) article() {
	a := &c.doc.Article
	c.within("article", func() {
		c.name("id", a.ID)
		if !lowerHex.MatchString(a.SHA256) {
			c.failf("sha256", "write the SHA-256 of the text in lower-case hexadecimal", "%s is no such hash", excerpt(a.SHA256))
		}
		c.optionalName("title", a.Title)
		c.optionalName("kicker", a.Kicker)
		c.optionalName("publisher", a.Publisher)
		c.url("url", a.URL)
		if a.Language != nil {
			if _, err := language.Parse(*a.Language); err != nil {
				c.failf("language", `write a BCP 47 tag, like "en"`, "%s is no language", excerpt(*a.Language))
			}
		}
		c.date("published", a.Published)
		c.dateline(a.Dateline)
		if a.PublishedBasis != nil {
			c.within("publishedBasis", func() { c.text("reason", a.PublishedBasis.Reason) })
		}
		c.articleText(a)
	})
}

func (c *checker) dateline(d *Dateline) {
	if d == nil {
		return
	}
	c.within("dateline", func() {
		c.optionalName("place", d.Place)
		if d.MonthDay != nil && graph.Date("--"+*d.MonthDay).Check() != nil {
			c.failf("monthDay", `write month and day, like "08-14"`, "%s is no day of a year", excerpt(*d.MonthDay))
		}
		c.optionalOneOf("weekday", d.Weekday, weekdays())
	})
}

func weekdays() []string {
	return []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
}

func (c *checker) articleText(a *Article) {
	if a.Text == nil || c.err != nil {
		return
	}
	if len(*a.Text) > MaxTextBytes {
		c.failf("text", "split it", "the text has %d bytes, more than the %d allowed", len(*a.Text), MaxTextBytes)
		return
	}
	src, err := text.FromString(*a.Text)
	switch {
	case err != nil:
		c.failf("text", "", "%v", err)
	case src.Text != *a.Text:
		c.failf("text", "write it without byte order mark, with \\n as line ends, in Unicode normal form C, and count offsets in that", "the text is not canonical")
	case src.SHA256 != a.SHA256:
		c.failf("sha256", fmt.Sprintf("the text's hash is %s; if that is the text that was read, write it", src.SHA256), "the hash is not that of the text")
	}
	c.src = src
}

// ids finds every id of the document, so that references can be checked whatever their order.
func (c *checker) ids() {
	each(c, "entities", c.doc.Entities, func(e *Entity) { c.id(e.ID, e.Kind) })
	each(c, "statements", c.doc.Statements, func(s *Statement) { c.optionalID(s.ID, statementKind) })
	each(c, "claims", c.doc.Claims, func(s *Claim) { c.optionalID(s.ID, claimKind) })
	each(c, "agreements", c.doc.Agreements, func(a *Agreement) { c.id(a.ID, agreementKind) })
	each(c, "events", c.doc.Events, func(e *Event) { c.id(e.ID, eventKind) })
	each(c, "conflicts", c.doc.Conflicts, func(k *Conflict) { c.id(k.ID, conflictKind) })
}

func (c *checker) optionalID(id *string, kind string) {
	if id != nil {
		c.id(*id, kind)
	}
}

func (c *checker) id(id, kind string) {
	c.name("id", id)
	if other, ok := c.kinds[id]; ok {
		c.failf("id", "give every entity, statement, claim, agreement, event and conflict of the line an id of its own", "%s is the id of another thing (%s) too", excerpt(id), other)
	}
	c.kinds[id] = kind
}

// ref checks that an id names something of one of the kinds.
func (c *checker) ref(field, id string, kinds []string) {
	switch got, ok := c.kinds[id]; {
	case !ok:
		c.failf(field, "write the id of something in this line", "nothing has the id %s", excerpt(id))
	case !slices.Contains(kinds, got):
		c.failf(field, "name "+oneOf(kinds), "%s is the id of a thing of the kind %s", excerpt(id), got)
	}
}

func (c *checker) optionalRef(field string, id *string, kinds []string) {
	if id != nil {
		c.ref(field, *id, kinds)
	}
}

func (c *checker) refs(field string, ids []string, kinds []string) {
	each(c, field, ids, func(id *string) { c.ref("", *id, kinds) })
}

// someRefs is refs for a list that cannot be empty.
func (c *checker) someRefs(field string, ids []string, kinds []string) {
	if len(ids) == 0 {
		c.failf(field, "name at least one entity", "the list is empty")
	}
	c.refs(field, ids, kinds)
}

// text checks a text that must say something.
func (c *checker) text(field, s string) {
	switch {
	case strings.TrimSpace(s) == "":
		c.failf(field, "write it", "is empty")
	case !utf8.ValidString(s) || strings.ContainsRune(s, 0):
		c.failf(field, "take it out", "holds a NUL character or is not UTF-8")
	case !norm.NFC.IsNormalString(s):
		c.failf(field, "write it in Unicode normal form C", "%s is not normalised", excerpt(s))
	}
}

// name checks a text by which something is found.
func (c *checker) name(field, s string) {
	c.text(field, s)
	if n := utf8.RuneCountInString(s); n > MaxNameRunes {
		c.failf(field, "shorten it", "has %d characters, more than the %d allowed", n, MaxNameRunes)
	}
}

func (c *checker) optionalName(field string, s *string) {
	if s != nil {
		c.name(field, *s)
	}
}

func (c *checker) oneOf(field, got string, list []string) {
	if !slices.Contains(list, got) {
		c.failf(field, "write "+oneOf(list), "%s is unknown", excerpt(got))
	}
}

func (c *checker) optionalOneOf(field string, got *string, list []string) {
	if got != nil {
		c.oneOf(field, *got, list)
	}
}

// form checks a value against a pattern, of which example is one.
func (c *checker) form(field string, got *string, re *regexp.Regexp, example string) {
	if got != nil && (!re.MatchString(*got) || len(*got) > MaxNameRunes) {
		c.failf(field, "write it like "+example, "%s has the wrong form", excerpt(*got))
	}
}

func (c *checker) date(field string, d *string) {
	if d == nil {
		return
	}
	if *d == "" {
		c.failf(field, "write null where the date is unknown", "is empty")
		return
	}
	if err := graph.Date(*d).Check(); err != nil {
		c.failf(field, "write an ISO 8601 date, or null where it is unknown", "%v", err)
	}
}

// period checks the two ends of a time.
func (c *checker) period(from, to *string) {
	c.date("from", from)
	c.date("to", to)
	if c.err != nil || from == nil || to == nil {
		return
	}
	first, _ := graph.Date(*from).Bounds()
	if _, last := graph.Date(*to).Bounds(); first != "" && last != "" && last < first {
		c.failf("to", "turn them round or correct one", "%s is before from, %s", *to, *from)
	}
}

func (c *checker) url(field string, s *string) {
	if s == nil {
		return
	}
	c.name(field, *s)
	if u, err := url.Parse(*s); err != nil || u.Scheme == "" || u.Host == "" {
		c.failf(field, "write an absolute address, like https://example.org/a", "%s is not an absolute address", excerpt(*s))
	}
}

// span checks a passage: its offsets lie within the text, and exact is what stands there.
func (c *checker) span(s *Span) {
	length := utf8.RuneCountInString(s.Exact)
	switch {
	case s.Start < 0:
		c.failf("start", "offsets count code points from 0", "%d is negative", s.Start)
	case s.End <= s.Start:
		c.failf("end", "a passage ends after its start; the end is exclusive", "%d is not after the start, %d", s.End, s.Start)
	case c.src != nil && s.End > c.src.Len():
		c.failf("end", "offsets count code points of article.text", "%d is beyond the text's %d code points", s.End, c.src.Len())
	case c.src != nil && c.src.Slice(text.Span{Start: s.Start, End: s.End}) != s.Exact:
		c.failf("exact", "correct start and end, which count code points, or exact",
			"is %s, but the text has %s from %d to %d", excerpt(s.Exact), excerpt(c.src.Slice(text.Span{Start: s.Start, End: s.End})), s.Start, s.End)
	case length != s.End-s.Start:
		c.failf("exact", "correct start and end, which count code points, or exact", "has %d code points, but start and end are %d apart", length, s.End-s.Start)
	}
	c.text("exact", s.Exact)
}

func (c *checker) confidence(x float64) {
	if math.IsNaN(x) || x < 0 || x > 1 {
		c.failf("confidence", "write a number from 0 to 1", "%v is out of bounds", x)
	}
}
