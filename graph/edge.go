package graph

import "cmp"

// Edge is one edge of the graph. Type, From, To and Record are its identity: two records between the same ends draw two edges.
type Edge struct {
	Type EdgeType
	From ID
	To   ID

	// Record is the node whose evidence the edge shares and with which it comes and goes: the record behind a HOLDS, a MEMBER_OF, a
	// tie or a role; the statement, claim, agreement or event itself for the edges that start or end there; the article for MENTIONS; the
	// evidence for FROM. Never empty, and always a node of the same contribution.
	Record ID

	Role      string   // MEMBER_OF, PARTY_TO, ACTS_IN
	Status    string   // HOLDS
	Modality  Modality // PARTY_TO and its shortcuts, ACTS_IN, ties
	Polarity  Polarity // ties
	Stance    Stance   // ABOUT
	Count     int      // MENTIONS
	ValidFrom Date     // HOLDS, MEMBER_OF, ties: property "from"
	ValidTo   Date     // the same: property "to"

	// Tally is what a store knows of a tie's reports; it is filled on reading a tie's plain edge and ignored on writing.
	Tally Tally
}

// Tally counts how often a tie is told.
type Tally struct {
	Reports   int  // passages; a correction is none
	Articles  int  // distinct articles among them
	FirstSeen Date // the earliest bound of these articles' publication dates; empty where none is dated
	LastSeen  Date // the latest
}

// EdgeKey is an edge's identity.
type EdgeKey struct {
	Type     EdgeType
	From, To ID
	Record   ID
}

// Key returns the edge's identity.
func (e Edge) Key() EdgeKey { return EdgeKey{e.Type, e.From, e.To, e.Record} }

// Compare orders edge keys by type, from, to and record, byte by byte.
func (k EdgeKey) Compare(o EdgeKey) int {
	return cmp.Or(cmp.Compare(k.Type, o.Type), cmp.Compare(k.From, o.From), cmp.Compare(k.To, o.To), cmp.Compare(k.Record, o.Record))
}

// MergeEdges combines what two contributions say of one edge, by the rules of Merge: the result does not depend on the order.
func MergeEdges(a, b Edge) Edge {
	out := Edge{Type: a.Type, From: a.From, To: a.To, Record: a.Record}
	out.Role = least(a.Role, b.Role)
	out.Status = least(a.Status, b.Status)
	out.Modality = least(a.Modality, b.Modality)
	out.Polarity = least(a.Polarity, b.Polarity)
	out.Stance = least(a.Stance, b.Stance)
	out.Count = max(a.Count, b.Count)
	out.ValidFrom = least(a.ValidFrom, b.ValidFrom)
	out.ValidTo = least(a.ValidTo, b.ValidTo)
	return out
}

// least returns the smaller of two strings, byte by byte, where the empty one says nothing.
func least[S ~string](a, b S) S {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}
