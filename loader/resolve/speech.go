package resolve

import (
	"strings"

	"entente/graph"
	"entente/loader/facts"
)

func (b *builder) statements(list []facts.Statement) {
	for _, s := range list {
		if s.Negated {
			continue
		}
		speakers, words := b.refs(s.Speakers), wordsOf(&s)
		n := &graph.Statement{Text: words, Speech: graph.Speech(s.Kind), Verb: str(s.Verb), Act: str(s.Act), Date: graph.Date(str(s.Date))}
		if n.Speech == graph.Direct && len(speakers) > 0 { // equal words of unknown speakers may be two people's
			n.ID = graph.DirectStatementID(speakers, words)
		} else {
			n.ID = graph.ReportedStatementID(speakers, n.Speech, b.out.SourceID(), s.Content.Start, s.Content.End)
		}
		b.node(n)
		for _, speaker := range speakers {
			b.link(graph.EdgeSaid, speaker, n.ID, n.ID)
		}
		for _, listener := range b.refs(s.Audience) {
			b.link(graph.EdgeAddressedTo, n.ID, listener, n.ID)
		}
		if s.Medium != nil {
			b.link(graph.EdgeVia, n.ID, b.ref(*s.Medium), n.ID)
		}
		if s.Place != nil {
			b.link(graph.EdgeAt, n.ID, b.ref(*s.Place), n.ID)
		}
		b.about(n.ID, s.About)
		b.evidence(n.ID, s.Evidence)
	}
}

// wordsOf are the words of a statement, without the cue that interrupts them, so that papers that cut a quotation differently report the same one.
func wordsOf(s *facts.Statement) string {
	if len(s.Parts) == 0 {
		return s.Content.Exact
	}
	parts := make([]string, len(s.Parts))
	for i, p := range s.Parts {
		parts[i] = p.Exact
	}
	return strings.Join(parts, " ")
}

func (b *builder) claims(list []facts.Claim) {
	for _, c := range list {
		holders := b.refs(c.Holders)
		n := &graph.Claim{
			ID: graph.ClaimID(holders, b.out.SourceID(), c.Content.Start, c.Content.End), Text: c.Content.Exact, Certainty: c.Certainty,
		}
		b.node(n)
		for _, holder := range holders {
			b.link(graph.EdgeHoldsClaim, holder, n.ID, n.ID)
		}
		b.about(n.ID, c.About)
		b.evidence(n.ID, c.Evidence)
	}
}

func (b *builder) about(from graph.ID, list []facts.About) {
	for _, a := range list {
		b.edge(graph.Edge{Type: graph.EdgeAbout, From: from, To: b.ref(a.Target), Record: from, Stance: graph.Stance(str(a.Stance))})
	}
}
