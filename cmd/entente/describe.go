package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/graph"
)

// describer says facts in words, from what lies around them.
type describer struct {
	nodes  map[graph.ID]graph.Node
	around map[graph.ID][]graph.Neighbour
}

// describing are the edges by which facts are told.
func describing() []graph.EdgePattern {
	var out []graph.EdgePattern
	for _, t := range []graph.EdgeType{graph.EdgeSubject, graph.EdgeObject, graph.EdgeOf} {
		out = append(out, graph.EdgePattern{Type: t, Direction: graph.Out})
	}
	for _, t := range []graph.EdgeType{graph.EdgeSaid, graph.EdgeHoldsClaim, graph.EdgeActsIn, graph.EdgeHasProvision} {
		out = append(out, graph.EdgePattern{Type: t, Direction: graph.In})
	}
	return out
}

// describeStored describes facts of a store.
func describeStored(ctx context.Context, s graph.Store, ids []graph.ID) (*describer, error) {
	d := &describer{nodes: map[graph.ID]graph.Node{}, around: map[graph.ID][]graph.Neighbour{}}
	for range 3 { // a role leads to its event, an office to its state, each a step further
		var next []graph.ID
		for part := range slices.Chunk(ids, graph.MaxKeys) {
			nodes, err := s.Get(ctx, part)
			if err != nil {
				return nil, err
			}
			for _, n := range nodes {
				if n != nil {
					d.nodes[n.NodeID()] = n
				}
			}
			lists, err := s.Neighbours(ctx, graph.NeighbourQuery{IDs: part, Patterns: describing()}, graph.Page{First: 50})
			if err != nil {
				return nil, err
			}
			for i, l := range lists {
				d.around[part[i]] = l.Items
				for _, n := range l.Items {
					if id := n.Node.NodeID(); d.around[id] == nil && !slices.Contains(next, id) {
						next = append(next, id)
					}
				}
			}
		}
		if ids = next; len(ids) == 0 {
			break
		}
	}
	return d, nil
}

// describeContribution describes the facts of a contribution.
func describeContribution(c *graph.Contribution) *describer {
	d := &describer{nodes: map[graph.ID]graph.Node{}, around: map[graph.ID][]graph.Neighbour{}}
	for _, n := range c.Nodes {
		d.nodes[n.NodeID()] = n
	}
	patterns := describing()
	for _, e := range c.Edges {
		if slices.ContainsFunc(patterns, func(p graph.EdgePattern) bool { return p.Type == e.Type && p.Direction == graph.Out }) {
			d.around[e.From] = append(d.around[e.From], graph.Neighbour{Edge: e, Direction: graph.Out, Node: d.nodes[e.To]})
		}
		if slices.ContainsFunc(patterns, func(p graph.EdgePattern) bool { return p.Type == e.Type && p.Direction == graph.In }) {
			d.around[e.To] = append(d.around[e.To], graph.Neighbour{Edge: e, Direction: graph.In, Node: d.nodes[e.From]})
		}
	}
	return d
}

// facts lists the facts that are described, in the order of their ids.
func (d *describer) facts() []graph.ID {
	var out []graph.ID
	for id, n := range d.nodes {
		if n.NodeLabel().NeedsEvidence() {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// ends names the nodes at edges of one type and, where it is given, role.
func (d *describer) ends(id graph.ID, t graph.EdgeType, role graph.Role) string {
	var out []string
	for _, n := range d.around[id] {
		if n.Edge.Type == t && (role == "" || n.Edge.Role == string(role)) {
			out = append(out, d.name(n.Node.NodeID()))
		}
	}
	return strings.Join(out, ", ")
}

// name is what a node is called, or what it says.
func (d *describer) name(id graph.ID) string {
	n := d.nodes[id]
	if n == nil {
		return string(id)
	}
	if p, ok := n.(*graph.Position); ok {
		if of := d.ends(id, graph.EdgeOf, ""); of != "" {
			return p.Title + " of " + of
		}
	}
	if names := graph.NamesOf(n); len(names) > 0 {
		return names[0]
	}
	return d.fact(id)
}

const wordsShown = 80 // of a statement, in characters

func quoted(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > wordsShown {
		s = strings.TrimSpace(string(r[:wordsShown])) + "…"
	}
	return "“" + strings.Trim(s, `“”"`) + "”"
}

// fact says a fact in words.
func (d *describer) fact(id graph.ID) string {
	switch n := d.nodes[id].(type) {
	case *graph.Relation:
		return d.ends(id, graph.EdgeSubject, "") + " " + string(n.Type) + " " + d.ends(id, graph.EdgeObject, "") + remarks(string(n.Modality), denied(n.Polarity), span(n.From, n.To))
	case *graph.Occupancy:
		return d.ends(id, graph.EdgeSubject, "") + " is " + d.ends(id, graph.EdgeObject, "") + remarks(n.Status, span(n.From, n.To))
	case *graph.Membership:
		return d.ends(id, graph.EdgeSubject, "") + " belongs to " + d.ends(id, graph.EdgeObject, "") + remarks(n.Role, span(n.From, n.To))
	case *graph.Participation:
		return d.ends(id, graph.EdgeSubject, "") + " " + roleVerb(n.Role) + " " + d.ends(id, graph.EdgeObject, "") + remarks(string(n.Modality))
	case *graph.Statement:
		return orNobody(d.ends(id, graph.EdgeSaid, "")) + " " + orElse(n.Act, "SAY") + ": " + quoted(n.Text) + remarks(string(n.Date))
	case *graph.Claim:
		return orNobody(d.ends(id, graph.EdgeHoldsClaim, "")) + " holds: " + quoted(n.Text) + remarks(n.Certainty)
	case *graph.Agreement:
		return n.Name + remarks(n.Kind, string(n.Stage), string(n.Date))
	case *graph.Provision:
		return "a point of " + orElse(d.ends(id, graph.EdgeHasProvision, ""), "an agreement") + ": " + quoted(n.Text)
	case *graph.Conflict:
		return n.Name + remarks(span(n.From, n.To))
	case *graph.Event:
		text := orNobody(d.ends(id, graph.EdgeActsIn, graph.RoleActor)) + " " + n.Type
		if to := d.ends(id, graph.EdgeActsIn, graph.RoleRecipient); to != "" {
			text += " " + to
		}
		return text + remarks(n.Mode, string(n.Modality), string(n.Date))
	}
	return string(id)
}

// roleVerb joins an actor with that in which it has the role.
func roleVerb(r graph.Role) string {
	switch _, isVerb := r.Shortcut(); {
	case r == graph.RoleParty:
		return "is PARTY to"
	case isVerb && r != graph.RoleGuarantor:
		return string(r)
	}
	return "is " + string(r) + " of"
}

func denied(p graph.Polarity) string {
	if p == graph.Negative {
		return "denied"
	}
	return ""
}

func span(from, to graph.Date) string {
	if from == "" && to == "" {
		return ""
	}
	return string(from) + "–" + string(to)
}

func orNobody(s string) string { return orElse(s, "somebody") }

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// remarks are what is to be known beside, in brackets; what goes without saying is left out.
func remarks(list ...string) string {
	list = slices.DeleteFunc(list, func(s string) bool { return s == "" || s == string(graph.Asserted) })
	if len(list) == 0 {
		return ""
	}
	return fmt.Sprintf(" (%s)", strings.Join(list, ", "))
}
