package graph

import (
	"slices"
	"strings"
	"time"
)

// CorrectionTime is how Correction.At is written: UTC, always as long, so that times are in order where their strings are.
const CorrectionTime = "2006-01-02T15:04:05.000000Z"

// FactLabel returns the label of the facts whose ids begin like the given one, and whether there is one: what a correction may withdraw.
func FactLabel(id ID) (Label, bool) {
	prefix, _, ok := strings.Cut(string(id), ":")
	for _, l := range Labels() {
		if ok && l.NeedsEvidence() && strings.ToLower(string(l)) == prefix {
			return l, true
		}
	}
	return "", false
}

func (n *Correction) check() error {
	wrong := func(format string, args ...any) error {
		return Errorf(CodeInvalid, "check contribution", string(n.ID), format, args...)
	}
	gives := n.Action == ActionWithdraw || n.Action == ActionReplace
	switch _, timeErr := time.Parse(CorrectionTime, n.At); {
	case n.ID == "":
		return wrong("a correction has no id")
	case !slices.Contains(Actions(), n.Action):
		return wrong("the correction has the unknown action %q", n.Action)
	case strings.TrimSpace(n.By) == "" || strings.TrimSpace(n.Reason) == "":
		return wrong("the correction does not say who made it and why")
	case timeErr != nil:
		return wrong("the correction was made at %q, which is not a time like %s", n.At, CorrectionTime)
	case gives != (n.Fact != ""):
		return wrong("a correction names the fact that gives way where it withdraws or replaces one, and only there")
	case (n.Action == ActionForget) != (len(n.Names) > 0):
		return wrong("a correction has the hashes of names where it forgets somebody, and only there")
	}
	return nil
}

// Ledger is what the corrections of a graph decide about all that is told: which facts are not shown, and whom to forget. A nil Ledger
// decides nothing. It is not written to once it is made.
type Ledger struct {
	rulings   map[ID]ruling
	forgotten map[string]bool
	lengths   []int // how many words the forgotten names have, each number once
}

// ruling is the last decision to withdraw or replace a fact.
type ruling struct {
	at          string
	by          ID   // the correction
	replacement Node // under the same id; nil: none
}

func (r ruling) after(at string, by ID) bool { return r.at > at || r.at == at && r.by > by }

// NewLedger reads what corrections decide, in whatever order they are given; contributions of articles decide nothing.
func NewLedger(contributions ...*Contribution) *Ledger {
	l := &Ledger{rulings: map[ID]ruling{}, forgotten: map[string]bool{}}
	for _, c := range contributions {
		if c.Correction != nil {
			for _, name := range c.Correction.Names {
				l.forget(name)
			}
		}
	}
	slices.Sort(l.lengths)
	l.lengths = slices.Compact(l.lengths)
	for _, c := range contributions {
		k := c.Correction
		if k == nil || k.Fact == "" {
			continue
		}
		r := ruling{at: k.At, by: k.ID}
		for _, n := range l.Erase(c).Nodes { // a fact that is put in may name whom another correction forgets
			if n.NodeID() == k.Fact {
				r.replacement = n
			}
		}
		if have, ok := l.rulings[k.Fact]; !ok || r.after(have.at, have.by) {
			l.rulings[k.Fact] = r
		}
	}
	return l
}

// IsEmpty reports whether nothing is decided.
func (l *Ledger) IsEmpty() bool { return l == nil || len(l.rulings) == 0 && len(l.forgotten) == 0 }

// Differences lists the facts about which another ledger decides otherwise, sorted.
func (l *Ledger) Differences(o *Ledger) []ID {
	var out []ID
	for _, pair := range [][2]*Ledger{{l, o}, {o, l}} {
		if pair[0] == nil {
			continue
		}
		for id, r := range pair[0].rulings {
			if s, ok := pair[1].ruling(id); !ok || s.at != r.at || s.by != r.by || !sameNode(s.replacement, r.replacement) {
				out = append(out, id)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (l *Ledger) ruling(id ID) (ruling, bool) {
	if l == nil {
		return ruling{}, false
	}
	r, ok := l.rulings[id]
	return r, ok
}

func sameNode(a, b Node) bool {
	if a == nil || b == nil {
		return a == b
	}
	return slices.Equal(appendNode(nil, a), appendNode(nil, b))
}

// ForgetsMore reports whether somebody is to be forgotten whom another ledger does not forget.
func (l *Ledger) ForgetsMore(o *Ledger) bool {
	if l == nil {
		return false
	}
	for name := range l.forgotten {
		if o == nil || !o.forgotten[name] {
			return true
		}
	}
	return false
}

// Effective returns what the corrections leave of a normalised contribution, and the facts in it that they decide about. A fact gives way
// to the last correction that withdraws or replaces it, in every article and in every earlier correction. With it go its edges, and the
// records and provisions that are nothing without it; passages and offices that support nothing any more go as well. Where the fact is
// replaced under its own id, the new version stands in the place of the old one, so that what others say about it stays.
//
// The contribution is not written to; where nothing is decided about it, it is returned itself.
func (l *Ledger) Effective(c *Contribution) (*Contribution, []ID) {
	if l == nil || len(l.rulings) == 0 {
		return c, nil
	}
	var decided []ID
	out, replaced := map[ID]bool{}, map[ID]Node{}
	for _, n := range c.Nodes {
		r, ok := l.rulings[n.NodeID()]
		if !ok || c.Correction != nil && !r.after(c.Correction.At, c.Correction.ID) {
			continue
		}
		decided = append(decided, n.NodeID())
		if r.replacement != nil && r.replacement.NodeLabel() == n.NodeLabel() {
			replaced[n.NodeID()] = r.replacement
		} else {
			out[n.NodeID()] = true
		}
	}
	if len(decided) == 0 {
		return c, nil
	}
	return c.without(out, replaced), decided
}

// without takes nodes out of a contribution, with all that is nothing without them, and puts other versions in the place of some.
func (c *Contribution) without(gone map[ID]bool, replaced map[ID]Node) *Contribution {
	kept := &Contribution{Article: c.Article, Correction: c.Correction}
	labels := map[ID]Label{}
	for _, n := range c.Nodes {
		labels[n.NodeID()] = n.NodeLabel()
	}
	c.spread(gone, replaced, labels)
	linked := map[ID]bool{}    // ends of edges that stay
	supported := map[ID]bool{} // passages that support something, offices that somebody holds
	for _, e := range c.Edges {
		if gone[e.From] || gone[e.To] || gone[e.Record] || replaced[e.Record] != nil && e.Type != EdgeSubject && e.Type != EdgeObject {
			continue
		}
		if e.Type == EdgeEvidencedBy || e.Type == EdgeObject {
			supported[e.To] = true
		}
	}
	lost := func(id ID) bool {
		return (labels[id] == LabelEvidence || labels[id] == LabelPosition) && !supported[id]
	}
	for _, e := range c.Edges {
		if gone[e.From] || gone[e.To] || gone[e.Record] || lost(e.From) || lost(e.To) || replaced[e.Record] != nil && e.Type != EdgeSubject && e.Type != EdgeObject {
			continue
		}
		linked[e.From], linked[e.To] = true, true
		kept.Edges = append(kept.Edges, e)
	}
	for _, n := range c.Nodes {
		id := n.NodeID()
		switch r := replaced[id]; {
		case r != nil:
			kept.Nodes = append(kept.Nodes, r)
		case gone[id] || lost(id) || c.Correction != nil && !linked[id]:
		default:
			kept.Nodes = append(kept.Nodes, n)
		}
	}
	return kept
}

// spread adds to what goes all that is nothing without it: records that lose an end, provisions that lose their agreement.
func (c *Contribution) spread(gone map[ID]bool, replaced map[ID]Node, labels map[ID]Label) {
	for again := true; again; {
		again = false
		for _, e := range c.Edges {
			var dependent ID
			switch {
			case (e.Type == EdgeSubject || e.Type == EdgeObject) && (gone[e.To] || replaced[e.To] != nil) && labels[e.From].NeedsEvidence():
				dependent = e.From
			case e.Type == EdgeHasProvision && (gone[e.From] || replaced[e.From] != nil):
				dependent = e.To
			default:
				continue
			}
			if !gone[dependent] && replaced[dependent] == nil {
				gone[dependent], again = true, true
			}
		}
	}
}
