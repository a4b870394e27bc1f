package model

import "entente/graph"

// New returns the value of a node of the graph, nil for nil. Records are made without their ends.
func New(n graph.Node) Node {
	switch n := n.(type) {
	case *graph.Actor:
		return newEntity(n)
	case *graph.Position:
		return &Position{n}
	case *graph.Article:
		return &Article{n}
	case *graph.Evidence:
		return &Evidence{n}
	case *graph.Correction:
		return &Correction{n}
	case nil:
		return nil
	}
	f := fact{n.NodeID(), n.NodeLabel()}
	switch n := n.(type) {
	case *graph.Statement:
		return &Statement{f, n}
	case *graph.Claim:
		return &Claim{f, n}
	case *graph.Agreement:
		return &Agreement{f, n}
	case *graph.Provision:
		return &Provision{f, n}
	case *graph.Event:
		return &Event{f, n}
	case *graph.Conflict:
		return &Conflict{f, n}
	case *graph.Relation:
		return &Relation{fact: f, node: n}
	case *graph.Occupancy:
		return &Occupancy{fact: f, node: n}
	case *graph.Membership:
		return &Membership{fact: f, node: n}
	case *graph.Participation:
		return &Participation{fact: f, node: n}
	}
	return nil
}

func newEntity(a *graph.Actor) Node {
	n := named{a}
	switch a.Label {
	case graph.LabelPerson:
		return &Person{n}
	case graph.LabelState:
		return &State{n}
	case graph.LabelRegion:
		return &Region{n}
	case graph.LabelCity:
		return &City{n}
	case graph.LabelFacility:
		return &Facility{n}
	case graph.LabelOrganization:
		return &Organization{n}
	case graph.LabelGroup:
		return &Group{n}
	}
	return nil
}

// NewTie returns a standing tie as a store lists it.
func NewTie(t graph.Tie) *Relation {
	r := New(t.Relation).(*Relation)
	r.Ends, r.Known = Ends{t.Subject, t.Object}, &t.Tally
	return r
}

// FromEdge returns the record behind an edge of a type that has one, nil for any other.
func FromEdge(e graph.Edge) Fact {
	ends := Ends{e.From, e.To}
	switch {
	case e.Type == graph.EdgeHolds:
		o := New(&graph.Occupancy{ID: e.Record, Status: e.Status, From: e.ValidFrom, To: e.ValidTo}).(*Occupancy)
		o.Ends = ends
		return o
	case e.Type == graph.EdgeMemberOf || e.Type == graph.EdgePartOf:
		m := New(&graph.Membership{ID: e.Record, Role: e.Role, From: e.ValidFrom, To: e.ValidTo}).(*Membership)
		m.Ends = ends
		return m
	case e.Type == graph.EdgePartyTo || e.Type == graph.EdgeActsIn:
		p := New(&graph.Participation{ID: e.Record, Role: graph.Role(e.Role), Modality: e.Modality}).(*Participation)
		p.Ends = ends
		return p
	case isTie(e.Type):
		tally := e.Tally
		r := New(&graph.Relation{ID: e.Record, Type: graph.TieType(e.Type), Polarity: e.Polarity, Modality: e.Modality, From: e.ValidFrom, To: e.ValidTo}).(*Relation)
		r.Ends, r.Known = ends, &tally
		return r
	}
	return nil
}

func isTie(t graph.EdgeType) bool {
	for _, tie := range graph.TieTypes() {
		if tie.Edge() == t {
			return true
		}
	}
	return false
}
