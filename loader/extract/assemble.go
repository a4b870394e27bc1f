package extract

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/loader/facts"
	"entente/loader/text"
)

// assembly numbers what was read and writes it down in the facts format.
type assembly struct {
	*reading
	out *facts.Document
	ids []string // of entities; empty where nothing refers to one yet

	written []int // the entities in the order of the document
}

func (r *reading) assemble() *facts.Document {
	a := &assembly{reading: r, out: &facts.Document{Format: facts.Format}, ids: make([]string, len(r.entities))}
	a.article()
	a.entities()
	for _, o := range r.offices {
		a.office(o)
	}
	for i := range r.memberships {
		a.membershipFact(&r.memberships[i])
	}
	for i := range r.placements {
		a.placementFact(&r.placements[i])
	}
	for i := range r.statements {
		a.statement(&r.statements[i])
	}
	for i := range r.claims {
		a.claim(&r.claims[i])
	}
	a.conflictFacts()
	a.agreementFacts()
	a.tieFacts()
	a.eventFacts()
	a.out.Normalise()
	return a.out
}

func (a *assembly) article() {
	d := &a.doc.Dateline
	art := &a.out.Article
	art.ID, art.SHA256 = string(a.articleID()), a.in.Source.SHA256
	art.Title, art.Kicker = optional(a.title()), optional(a.paragraphText(a.doc.KickerParagraph))
	art.Publisher, art.URL = optional(a.publisherName()), optional(a.in.URL)
	art.Language = ptr("en")
	if a.in.Language != "" {
		art.Language = ptr(a.in.Language)
	}
	if d.Found() {
		line := &facts.Dateline{Place: optional(a.datelinePlace())}
		if d.Month != 0 && d.Day != 0 {
			line.MonthDay = ptr(fmt.Sprintf("%02d-%02d", d.Month, d.Day))
		}
		if w, ok := a.leadWeekday(); ok {
			line.Weekday = ptr(w.String())
		}
		art.Dateline = line
	}
	art.Published = optional(a.published.date)
	if a.published.inferred {
		art.PublishedBasis = &facts.PublishedBasis{Inferred: true, Reason: a.published.reason}
	}
	art.Text = ptr(a.in.Source.Text)
}

// datelinePlace is the place's name as the lexicon writes it, else as written.
func (r *reading) datelinePlace() string {
	if m := r.mentionOf(r.doc.TokenAt(r.doc.Dateline.PlaceSpan.Start)); m != nil && r.doc.Dateline.Place != "" {
		return r.entities[m.ents[0]].name
	}
	return r.doc.Dateline.Place
}

// publisherName is the agency's name as the lexicon writes it, else as written.
func (r *reading) publisherName() string {
	if r.in.Publisher == "" && r.doc.Dateline.Agency != "" {
		if m := r.mentionOf(r.doc.TokenAt(r.doc.Dateline.AgencySpan.Start)); m != nil {
			return r.entities[m.ents[0]].name
		}
	}
	return r.publisher()
}

// entities writes down, in the order of the text, everyone who is mentioned or whom a fact needs.
func (a *assembly) entities() {
	mentions := map[int][]facts.Mention{}
	used := a.usedInFacts()
	for m := range a.inOrder() {
		for _, e := range m.ents {
			if m.latent && !used[e] {
				continue
			}
			mentions[e] = append(mentions[e], facts.Mention{Span: a.span(m.Range), Via: m.via})
			a.entity(e)
		}
	}
	for _, h := range slices.Sorted(maps.Keys(a.ownBodies.beside)) {
		if m := a.ownBodies.beside[h]; used[m.ents[0]] {
			mentions[m.ents[0]] = append(mentions[m.ents[0]], facts.Mention{Span: a.span(m.Range), Via: m.via})
			a.entity(m.ents[0])
		}
	}
	for _, o := range a.offices {
		a.entity(o.person)
		if o.of >= 0 {
			a.entity(o.of)
		}
	}
	for i := range a.out.Entities {
		e := a.written[i]
		a.out.Entities[i].Mentions = mentions[e]
		if a.out.Entities[i].Mentions == nil {
			a.out.Entities[i].Mentions = []facts.Mention{}
		}
		a.out.Entities[i].Aliases = a.aliases(e, mentions[e])
	}
}

// usedInFacts tells which entities some fact refers to.
func (r *reading) usedInFacts() []bool {
	used := make([]bool, len(r.entities))
	note := func(lists ...[]int) {
		for _, list := range lists {
			for _, e := range list {
				if e >= 0 {
					used[e] = true
				}
			}
		}
	}
	for i := range r.offices {
		note([]int{r.offices[i].person, r.offices[i].of})
	}
	for i := range r.memberships {
		note([]int{r.memberships[i].member, r.memberships[i].of})
	}
	for i := range r.placements {
		note([]int{r.placements[i].place, r.placements[i].in})
	}
	for i := range r.statements {
		s := &r.statements[i]
		note(s.speakers, s.audience, []int{s.medium, s.place})
	}
	for i := range r.claims {
		note(r.claims[i].holders)
	}
	for i := range r.conflicts {
		note(r.conflicts[i].parties)
	}
	for i := range r.agreements {
		for k := range r.agreements[i].roles {
			note([]int{r.agreements[i].roles[k].ent})
		}
	}
	for i := range r.ties {
		note([]int{r.ties[i].subject, r.ties[i].object})
	}
	for i := range r.events {
		e := &r.events[i]
		note(e.actors, e.recipients, []int{e.place})
	}
	return used
}

// entity returns the id of an entity in the document, writing it down at first.
func (a *assembly) entity(e int) string {
	if a.ids[e] != "" {
		return a.ids[e]
	}
	a.ids[e] = fmt.Sprintf("e%d", len(a.out.Entities)+1)
	a.written = append(a.written, e)
	x := &a.reading.entities[e]
	f := facts.Entity{ID: a.ids[e], Kind: x.kind, Name: x.name, Aliases: []string{}, OrgKind: optional(x.orgKind), Sector: optional(x.sector), Mentions: []facts.Mention{}}
	if x.entry != nil {
		f.Actor, f.Wikidata = ptr(string(x.entry.ID)), optional(x.entry.Wikidata)
		f.Status = optional(string(x.entry.Status))
		f.ISO3 = optional(x.entry.ISO3)
		if country, ok := a.lex.Entry(x.entry.Country); ok && f.ISO3 == nil && x.kind == facts.City {
			f.ISO3 = optional(country.ISO3)
		}
	} else if x.kind == facts.Organization && x.orgKind == "" {
		f.OrgKind = nil
	}
	a.out.Entities = append(a.out.Entities, f)
	return a.ids[e]
}

// aliases are the names by which the article calls an entity, and the lexicon's acronym where it has one, without the name itself.
func (a *assembly) aliases(e int, mentions []facts.Mention) []string {
	x := &a.reading.entities[e]
	seen := map[string]bool{x.name: true}
	out := []string{}
	add := func(s string) {
		s = strings.Join(strings.Fields(s), " ")
		if s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	for _, m := range mentions {
		if m.Via == facts.ViaName && (len(m.Exact) < 4 || m.Exact != strings.ToUpper(m.Exact)) {
			add(m.Exact)
		}
	}
	if x.entry != nil && x.kind == facts.Organization {
		for _, alias := range x.entry.Aliases {
			if alias == strings.ToUpper(alias) && len(alias) <= 8 {
				add(alias)
			}
		}
	}
	slices.Sort(out)
	return out
}

func (a *assembly) office(o office) {
	f := facts.Office{Person: a.entity(o.person), Title: o.title, Function: optional(string(o.function)), Status: optional(string(o.status)),
		From: optional(o.from), To: optional(o.to), Evidence: []facts.Evidence{a.evidence(o.at, o.rule, o.score)}}
	if o.of >= 0 {
		f.Of = ptr(a.entity(o.of))
	}
	for i := range a.out.Offices { // told again: more evidence for one office
		p := &a.out.Offices[i]
		if p.Person == f.Person && p.Title == f.Title && equalPtr(p.Of, f.Of) && equalPtr(p.Status, f.Status) {
			if sameTime(p.From, f.From) && sameTime(p.To, f.To) {
				p.From, p.To = firstOf(p.From, f.From), firstOf(p.To, f.To)
				p.Evidence = append(p.Evidence, f.Evidence...)
				return
			}
		}
	}
	a.out.Offices = append(a.out.Offices, f)
}

// sameTime reports whether two ends of a period do not contradict each other.
func sameTime(a, b *string) bool { return a == nil || b == nil || *a == *b }

func firstOf(a, b *string) *string {
	if a != nil {
		return a
	}
	return b
}

func equalPtr(a, b *string) bool { return a == b || a != nil && b != nil && *a == *b }

func (a *assembly) refs(ents []int) []string {
	out := make([]string, 0, len(ents))
	for _, e := range ents {
		if id := a.entity(e); !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// content is the passage from the first part of a statement to its last.
func (a *assembly) content(parts []text.Span) (facts.Span, []facts.Span) {
	all := text.Span{Start: parts[0].Start, End: parts[len(parts)-1].End}
	var each []facts.Span
	if len(parts) > 1 {
		for _, p := range parts {
			each = append(each, facts.Span{Start: p.Start, End: p.End, Exact: a.doc.Text(p)})
		}
	}
	return facts.Span{Start: all.Start, End: all.End, Exact: a.doc.Text(all)}, each
}

func (a *assembly) statement(s *statement) {
	f := facts.Statement{Speakers: a.refs(s.speakers), Kind: s.kind, Act: ptr(s.act), Verb: optional(s.verb), Audience: a.refs(s.audience)}
	f.Content, f.Parts = a.content(s.parts)
	if s.cue.Len() > 0 {
		f.Cue = ptr(a.span(s.cue))
	}
	if s.medium >= 0 {
		f.Medium = ptr(a.entity(s.medium))
	}
	if s.place >= 0 {
		f.Place = ptr(a.entity(s.place))
	}
	stances := a.stancesOf(s)
	for _, e := range a.aboutOf(s.parts, nil) {
		f.About = append(f.About, facts.About{Target: a.entity(e), Stance: optional(string(stances.actors[e]))})
		delete(stances.actors, e)
	}
	for _, e := range slices.Sorted(maps.Keys(stances.actors)) { // told of by a pronoun or adjective alone
		if stance := stances.actors[e]; stance != "" && a.ids[e] != "" {
			f.About = append(f.About, facts.About{Target: a.entity(e), Stance: optional(string(stance))})
		}
	}
	for i := range a.agreements {
		if a.agreements[i].concerns(a.reading, s.parts) {
			f.About = append(f.About, facts.About{Target: agreementID(i), Stance: optional(string(stances.agreements[i]))})
		}
	}
	f.Date = optional(a.statementDate(statementVerb(s)))
	f.Evidence = []facts.Evidence{{Span: f.Content, Rule: s.rule, Confidence: s.score}}
	a.out.Statements = append(a.out.Statements, f)
}

// statementVerb is the token of the statement's verb, -1 where it has none.
func statementVerb(s *statement) int {
	if s.cue.Len() == 0 {
		return -1
	}
	return s.cue.First
}

func (a *assembly) claim(c *claim) {
	span := a.span(c.content)
	f := facts.Claim{Holders: a.refs(c.holders), Certainty: c.certainty, Content: span, Cue: ptr(a.span(text.Range{First: c.cue, End: c.cue + 1})),
		Evidence: []facts.Evidence{{Span: span, Rule: c.rule, Confidence: 0.8}}}
	about := a.aboutOf([]text.Span{a.doc.SpanOf(c.content)}, c.holders)
	for _, e := range about {
		x := facts.About{Target: a.entity(e)}
		if c.stance != "" && slices.Contains(c.of, e) {
			x.Stance = ptr(string(c.stance))
		}
		f.About = append(f.About, x)
	}
	a.out.Claims = append(a.out.Claims, f)
}
