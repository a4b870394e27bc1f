// Package resolve turns the facts of one article into its contribution to the graph: names become actors, facts become nodes with their
// identities, records and edges, passages become evidence.
//
// It is a pure function of the facts. Entities are merged on ids alone: two that the lexicon knows by one id are one actor, and so are two of one kind
// and normal name.
package resolve

import (
	"strings"

	"entente/graph"
	"entente/loader/facts"
	"entente/loader/text"
)

// Contribution maps a document that has passed facts.Check. Statements that are negated, that is, not made, are left out. The result is
// normalised and has passed its own check; it does not refer to the document. An error has graph.CodeInvalid.
func Contribution(doc *facts.Document) (*graph.Contribution, error) {
	b := newBuilder(&graph.Contribution{Article: article(&doc.Article)})
	if t := doc.Article.Text; t != nil {
		src, err := text.FromString(*t)
		if err != nil {
			return nil, graph.Errorf(graph.CodeInvalid, "resolve", doc.Article.ID, "%w", err)
		}
		b.src = src
	}
	return b.build(doc)
}

// Correction maps the facts of a correction, which have passed facts.Check as a document without text. Their evidence is the correction: the
// document's passages only tell apart what is known by its passage. Otherwise it is like Contribution.
func Correction(c *graph.Correction, doc *facts.Document) (*graph.Contribution, error) {
	return newBuilder(&graph.Contribution{Correction: c}).build(doc)
}

func newBuilder(out *graph.Contribution) *builder {
	return &builder{out: out, ids: map[string]graph.ID{}, mentions: map[graph.ID]int{}}
}

func (b *builder) build(doc *facts.Document) (*graph.Contribution, error) {
	b.identify(doc)
	b.entities(doc)
	b.offices(doc.Offices)
	b.memberships(doc)
	b.statements(doc.Statements)
	b.claims(doc.Claims)
	b.conflicts(doc.Conflicts)
	b.agreements(doc.Agreements)
	b.events(doc.Events)
	b.ties(doc.Ties)
	if err := b.out.Normalise(); err != nil {
		return nil, err
	}
	if err := b.out.Check(); err != nil {
		return nil, err
	}
	return b.out, nil
}

func article(a *facts.Article) *graph.Article {
	out := &graph.Article{
		ID: IdentifyArticle(a.ID, a), Title: str(a.Title), Kicker: str(a.Kicker), Publisher: str(a.Publisher), Published: graph.Date(str(a.Published)),
		URL: str(a.URL), Language: str(a.Language), SHA256: a.SHA256, Text: str(a.Text),
	}
	if a.Dateline != nil {
		out.Dateline = str(a.Dateline.Place)
	}
	if a.PublishedBasis != nil && a.PublishedBasis.Inferred {
		out.PublishedBasis = a.PublishedBasis.Reason
	}
	return out
}

// builder collects a contribution.
type builder struct {
	out      *graph.Contribution
	src      *text.Source        // nil where the document has no text
	ids      map[string]graph.ID // of the document's ids
	mentions map[graph.ID]int
}

func (b *builder) node(n graph.Node) { b.out.Nodes = append(b.out.Nodes, n) }

func (b *builder) edge(e graph.Edge) { b.out.Edges = append(b.out.Edges, e) }

// link adds an edge that carries nothing but its record.
func (b *builder) link(t graph.EdgeType, from, to, record graph.ID) {
	b.edge(graph.Edge{Type: t, From: from, To: to, Record: record})
}

// record adds a record node with its ends and its evidence.
func (b *builder) record(n graph.Node, subject, object graph.ID, evidence []facts.Evidence) {
	id := n.NodeID()
	b.node(n)
	b.link(graph.EdgeSubject, id, subject, id)
	b.link(graph.EdgeObject, id, object, id)
	b.evidence(id, evidence)
}

// ref is the graph's id of a document's id.
func (b *builder) ref(id string) graph.ID { return b.ids[id] }

// refOf is ref for a reference that may be missing.
func (b *builder) refOf(id *string) graph.ID {
	if id == nil {
		return ""
	}
	return b.ids[*id]
}

func (b *builder) refs(ids []string) []graph.ID {
	out := make([]graph.ID, len(ids))
	for i, id := range ids {
		out[i] = b.ids[id]
	}
	return out
}

// evidence adds the passages that support a fact.
func (b *builder) evidence(fact graph.ID, list []facts.Evidence) {
	article := b.out.SourceID()
	if b.out.Correction != nil {
		b.link(graph.EdgeEvidencedBy, fact, article, fact)
		return
	}
	for _, e := range list {
		n := &graph.Evidence{
			ID: graph.EvidenceID(article, e.Start, e.End, e.Rule), Start: e.Start, End: e.End, Exact: e.Exact, Rule: e.Rule, Confidence: e.Confidence,
			AttributedTo: b.refOf(e.AttributedTo),
		}
		if b.src != nil {
			n.Prefix = b.src.Slice(text.Span{Start: max(0, e.Start-graph.PassageContext), End: e.Start})
			n.Suffix = b.src.Slice(text.Span{Start: e.End, End: min(b.src.Len(), e.End+graph.PassageContext)})
		}
		b.node(n)
		b.link(graph.EdgeFrom, n.ID, article, n.ID)
		b.link(graph.EdgeEvidencedBy, fact, n.ID, fact)
	}
}

// identify finds the graph's ids of everything that facts refer to, so that they may stand in any order.
func (b *builder) identify(doc *facts.Document) {
	for i := range doc.Entities {
		b.ids[doc.Entities[i].ID] = b.actorID(&doc.Entities[i])
	}
	b.identifyFacilities(doc)
	for _, k := range doc.Conflicts {
		b.ids[k.ID] = graph.ConflictID(k.Name, yearOf(k.From))
	}
	for _, a := range doc.Agreements {
		b.ids[a.ID] = b.agreementID(&a, doc.Entities, doc.Article.Published)
	}
	for i := range doc.Events {
		b.ids[doc.Events[i].ID] = b.eventID(&doc.Events[i])
	}
}

// yearOf is the year in which a date begins, empty where it has none.
func yearOf(d *string) string {
	first, _ := graph.Date(str(d)).Bounds()
	year, _, _ := strings.Cut(first, "-")
	return year
}
