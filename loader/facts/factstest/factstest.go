// Package factstest makes documents for the tests of everything that reads facts: a full one, and random ones.
package factstest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf8"

	"entente/loader/facts"
)

// Ptr returns a pointer to a value.
func Ptr[T any](v T) *T { return &v }

// New returns a document with an article and no facts.
func New(id, text string) *facts.Document {
	sum := sha256.Sum256([]byte(text))
	d := &facts.Document{Format: facts.Format, Article: facts.Article{ID: id, SHA256: hex.EncodeToString(sum[:]), Text: &text}}
	d.Normalise()
	return d
}

// At is the first passage of the document's text that reads exact; the text must have it.
func At(d *facts.Document, exact string) facts.Span {
	before, _, ok := strings.Cut(*d.Article.Text, exact)
	if !ok {
		panic(fmt.Sprintf("the text does not have %q", exact))
	}
	start := utf8.RuneCountInString(before)
	return facts.Span{Start: start, End: start + utf8.RuneCountInString(exact), Exact: exact}
}

// Evidence is a list of one passage.
func Evidence(d *facts.Document, exact string) []facts.Evidence {
	return []facts.Evidence{{Span: At(d, exact), Rule: "test", Confidence: 0.9}}
}

// fullText tells of an invented world. It holds letters beyond ASCII, so that code points and bytes differ.
const fullText = `TRUCE

Veldoria and Karsk sign Alma truce

PORT ÁLMA, March 3 (Courier) - Veldorian President Mira Solåne flew to Port Álma on Monday and signed the Alma truce with Karsk.

“We keep the peace,” Solåne told reporters, “and we ask for no more.”

The League of Straits, which both belong to, brokered the seven-point truce. Its second point calls for a withdrawal from the Tarn valley.

Karsk's foreign minister Jonas Wirth denied that his country had attacked the valley. Veldoria suspects that Karsk armed the valley's rebels.

Veldoria does not recognise the Tarn valley, which Karsk supports in the Strait war. The truce replaces the Harbour pact.
`

// Full returns a document with at least one fact of every kind; each call makes a new one.
func Full() *facts.Document {
	d := New("courier-1", fullText)
	d.Article.Title = Ptr("Veldoria and Karsk sign Alma truce")
	d.Article.Kicker = Ptr("TRUCE")
	d.Article.Publisher = Ptr("Courier")
	d.Article.Language = Ptr("en")
	d.Article.Dateline = &facts.Dateline{Place: Ptr("Port Álma"), MonthDay: Ptr("03-03"), Weekday: Ptr("Monday")}
	d.Article.Published = Ptr("2031-03-03")
	d.Article.PublishedBasis = &facts.PublishedBasis{Inferred: true, Reason: "March 3 was a Monday in 2031"}
	fullEntities(d)
	fullStandings(d)
	fullSpeech(d)
	fullAgreements(d)
	fullEvents(d)
	d.Normalise()
	return d
}

func fullEntities(d *facts.Document) {
	entity := func(id, kind, name string, mentions ...string) {
		e := facts.Entity{ID: id, Kind: kind, Name: name}
		for _, m := range mentions {
			e.Mentions = append(e.Mentions, facts.Mention{Span: At(d, m), Via: facts.ViaName})
		}
		d.Entities = append(d.Entities, e)
	}
	entity("e1", facts.State, "Veldoria", "Veldoria", "Veldorian")
	entity("e2", facts.State, "Karsk", "Karsk")
	entity("e3", facts.Person, "Mira Solåne", "Mira Solåne")
	entity("e4", facts.City, "Port Álma", "PORT ÁLMA", "Port Álma")
	entity("e5", facts.Group, "reporters", "reporters")
	entity("e6", facts.Organization, "League of Straits", "League of Straits")
	entity("e7", facts.Region, "Tarn valley", "Tarn valley")
	entity("e8", facts.Person, "Jonas Wirth", "Jonas Wirth")
	entity("e9", facts.Organization, "Courier", "Courier")
	d.Entities[0].Actor = Ptr("state:VLD")
	d.Entities[0].ISO3 = Ptr("VLD")
	d.Entities[0].Aliases = []string{"Republic of Veldoria"}
	d.Entities[4].Mentions[0].Via = facts.ViaNominal
	d.Entities[4].Sector = Ptr("JRN")
	d.Entities[5].OrgKind = Ptr("IGO")
	d.Entities[6].Status = Ptr("DISPUTED")
}

func fullStandings(d *facts.Document) {
	d.Offices = []facts.Office{
		{Person: "e3", Title: "president", Function: Ptr("HEAD_OF_STATE"), Of: Ptr("e1"), Evidence: Evidence(d, "Veldorian President Mira Solåne")},
		{Person: "e8", Title: "foreign minister", Function: Ptr("FOREIGN_MINISTER"), Of: Ptr("e2"), From: Ptr("2030"), Status: Ptr("RECOGNISED"), Evidence: Evidence(d, "foreign minister Jonas Wirth")},
	}
	d.Memberships = []facts.Membership{{Member: "e1", Of: "e6", Role: Ptr("founder"), Evidence: Evidence(d, "which both belong to")}}
	d.Places = []facts.Placement{{Place: "e4", In: "e2", Evidence: Evidence(d, "Port Álma")}}
	d.Ties = []facts.Tie{
		{Subject: "e1", Type: "RECOGNISES", Object: "e7", Polarity: "NEGATIVE", Modality: "ASSERTED", Evidence: Evidence(d, "does not recognise the Tarn valley")},
		{Subject: "e2", Type: "AT_WAR_WITH", Object: "e1", Polarity: "POSITIVE", Modality: "HISTORICAL", From: Ptr("2029"), To: Ptr("2031-03-03"), Evidence: Evidence(d, "the Strait war")},
	}
	d.Conflicts = []facts.Conflict{{ID: "c1", Name: "Strait war", Parties: []string{"e1", "e2"}, From: Ptr("2029"), Evidence: Evidence(d, "the Strait war")}}
}

func fullSpeech(d *facts.Document) {
	cue := At(d, "told")
	d.Statements = []facts.Statement{
		{
			ID: Ptr("s1"), Speakers: []string{"e3"}, Kind: "DIRECT", Act: Ptr("PROMISE"), Verb: Ptr("tell"), Cue: &cue,
			Content:  At(d, "“We keep the peace,” Solåne told reporters, “and we ask for no more.”"),
			Parts:    []facts.Span{At(d, "“We keep the peace,”"), At(d, "“and we ask for no more.”")},
			Audience: []string{"e5"}, Medium: Ptr("e9"), Place: Ptr("e4"), About: []facts.About{{Target: "a1", Stance: Ptr("SUPPORT")}},
			Date: Ptr("2031-03-03"), Evidence: Evidence(d, "“We keep the peace,” Solåne told reporters, “and we ask for no more.”"),
		},
		{
			Speakers: []string{"e8"}, Kind: "INDIRECT", Act: Ptr("DENY"), Verb: Ptr("deny"), Content: At(d, "his country had attacked the valley"),
			About: []facts.About{{Target: "v2"}, {Target: "e7"}}, Evidence: Evidence(d, "denied that his country had attacked the valley"),
		},
		{
			Speakers: []string{"e2"}, Kind: "INDIRECT", Content: At(d, "Karsk supports"), Negated: true, Evidence: Evidence(d, "which Karsk supports"),
		},
	}
	d.Claims = []facts.Claim{{
		ID: Ptr("k1"), Holders: []string{"e1"}, Certainty: "SUSPECTED", Content: At(d, "Karsk armed the valley's rebels"),
		About: []facts.About{{Target: "e2", Stance: Ptr("OPPOSE")}}, Evidence: Evidence(d, "Veldoria suspects that Karsk armed the valley's rebels"),
	}}
}

func fullAgreements(d *facts.Document) {
	d.Agreements = []facts.Agreement{
		{
			ID: "a1", Name: "Alma truce", Aliases: []string{"seven-point truce"}, Kind: "CEASEFIRE", Stage: "SIGNED", Binding: Ptr(true), Date: Ptr("2031-03-03"),
			Ends: Ptr("c1"), Supersedes: Ptr("a2"), Evidence: Evidence(d, "signed the Alma truce with Karsk"),
			Roles: []facts.Role{
				{Entity: "e1", Role: "SIGNED", Modality: "ASSERTED", Evidence: Evidence(d, "signed the Alma truce")},
				{Entity: "e2", Role: "PARTY", Modality: "ASSERTED", Evidence: Evidence(d, "with Karsk")},
				{Entity: "e6", Role: "GUARANTOR", Modality: "HYPOTHETICAL", Evidence: Evidence(d, "brokered the seven-point truce")},
			},
			Provisions: []facts.Provision{
				{Ordinal: Ptr(2), Topics: []string{"WITHDRAWAL"}, Text: "a withdrawal from the Tarn valley", Evidence: Evidence(d, "Its second point calls for a withdrawal from the Tarn valley")},
				{Topics: []string{"CEASEFIRE"}, Text: "keep the peace", Evidence: Evidence(d, "keep the peace")},
			},
		},
		{ID: "a2", Name: "Harbour pact", Kind: "OTHER", Stage: "AGREED", Evidence: Evidence(d, "replaces the Harbour pact")},
	}
}

func fullEvents(d *facts.Document) {
	attack := Evidence(d, "his country had attacked the valley")
	attack[0].AttributedTo = Ptr("e8")
	d.Events = []facts.Event{
		{
			ID: "v1", Type: "CONSULT", Mode: Ptr("visit"), Contexts: []string{"diplomatic"}, CAMEO: Ptr("042"), Modality: "ASSERTED",
			Actors: []string{"e3"}, Recipients: []string{"e2"}, Mediators: []string{"e6"}, Hosts: []string{"e2"}, Place: Ptr("e4"),
			Date: Ptr("2031-03-03"), Precision: Ptr("DAY"), Conflict: Ptr("c1"), Evidence: Evidence(d, "flew to Port Álma on Monday"),
		},
		{
			ID: "v2", Type: "ASSAULT", Contexts: []string{"military", "territory"}, Modality: "NEGATED", Actors: []string{"e2"}, Recipients: []string{"e7"},
			Date: Ptr("2031-02"), Precision: Ptr("MONTH"), Approximate: true, Evidence: attack,
		},
	}
}
