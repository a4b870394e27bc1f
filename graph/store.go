package graph

import "context"

// Store keeps a graph and answers questions about it. All methods are safe for concurrent use. What Apply or Retract have returned
// from is seen by every later call on the same Store.
//
// Every method returns an *Error: CodeTimeout once ctx is done, CodeUnavailable after Close or while the store does not
// answer, CodeInvalid for a request that cannot be (see the Check methods of the queries, CheckPage and CheckKeys, which every store
// calls first), CodeLimit where a limit of limits.go is passed. A failed write changes nothing.
//
// A store keeps the last contribution of every source, article or correction, that was applied and not retracted. The graph that it shows
// is the merge (Merge, MergeEdges) of what the corrections among them leave of each (Ledger.Effective), in whatever order that came
// about. A node or edge is there as long as one source effectively contributes it. What a correction forgets (Ledger.Erase) is taken out of
// what is kept, and of whatever is applied as long as that correction stays; it does not come back when the correction is retracted.
type Store interface {
	// Apply replaces, for each contribution, what its source contributed before, all contributions or none. Contributions are
	// normalised and checked first (Batch.Prepare; the caller's are not written to). The same source twice in one batch: the last one
	// counts. A node whose id stands for a node of another label in what a remaining source effectively contributes is an error with CodeConflict.
	Apply(ctx context.Context, b Batch) (Receipt, error)

	// Retract removes what the sources contributed and the sources themselves; an id that is not there, or not that of an article or a
	// correction, is an error with CodeNotFound that names it, and nothing is removed. An id that stands twice counts once. What a retracted
	// correction had withheld is shown again; it is an error with CodeConflict if a node that comes back has an id that now stands for a node
	// of another label.
	Retract(ctx context.Context, sources []ID) (Receipt, error)

	// Get returns the nodes of the ids in their order, nil where there is none.
	Get(ctx context.Context, ids []ID) ([]Node, error)

	// Find returns the nodes that match the filter, in the order of SortKey and id.
	Find(ctx context.Context, f Filter, p Page) (Slice[Node], error)

	// Neighbours returns one page for each of the query's ids, in their order, of the edges at it and the nodes at their other ends, ordered by the
	// other node's SortKey, its id, and the edge's type, direction (out before in) and record. An unknown id has an empty page.
	Neighbours(ctx context.Context, q NeighbourQuery, p Page) ([]Slice[Neighbour], error)

	// Statements, Agreements, Events and Ties return what matches the filter, in the order of SortKey and id.
	Statements(ctx context.Context, f StatementFilter, p Page) (Slice[*Statement], error)
	Agreements(ctx context.Context, f AgreementFilter, p Page) (Slice[*Agreement], error)
	Events(ctx context.Context, f EventFilter, p Page) (Slice[*Event], error)
	Ties(ctx context.Context, f TieFilter, p Page) (Slice[Tie], error)

	// Timeline returns statements, agreements and events that have to do with the actors, in the order of SortKey and id.
	Timeline(ctx context.Context, f TimelineFilter, p Page) (Slice[Node], error)

	// Paths returns the shortest paths between two nodes, all of one length, over edges of q.Types in either direction: the first q.Limit in
	// the order of their nodes' ids from one end to the other; none where they are further apart than q.MaxHops or either is unknown.
	// From a node to itself there is one path, of no hops.
	Paths(ctx context.Context, q PathQuery) ([]Path, error)

	// Search returns the nodes in whose searchable text (package searchtext) every word of the query begins some word: first those
	// one of whose names is the query itself, each group in the order of SortKey and id.
	Search(ctx context.Context, q SearchQuery, p Page) (Slice[Node], error)

	// Count returns how many nodes and edges there are, by concrete label and by type.
	Count(ctx context.Context) (Counts, error)

	// Ready returns nil once a query has answered, and an error with CodeUnavailable otherwise.
	Ready(ctx context.Context) error

	// Close releases what the store holds and waits for calls under way. Every later call, a second Close too, returns CodeUnavailable, but
	// for that second Close, which does nothing and returns nil.
	Close(ctx context.Context) error
}

// Purger is a Store that can make sure that what was removed cannot be read out of its files any more. Other stores leave it to their own upkeep.
type Purger interface {
	Purge(ctx context.Context) error
}

// Page asks for a part of a list. Lists are ordered ascending, or descending as a whole if Reverse.
type Page struct {
	First   int    // how many, 1 to MaxPage
	After   Cursor // the place after which to go on; zero: from the beginning
	Reverse bool
}

// Cursor is a place in an ordered list: the sort key and identity of an entry. It stays valid when entries come and go.
type Cursor struct {
	Rank int    // searches: 0 for a name that is the query itself, 1 otherwise
	Key  string // the entry's SortKey
	ID   ID     // the entry's id; for neighbours the other node's
	Edge string // neighbours: the edge's type, direction and record, see Neighbour.EdgeKey
}

// IsZero reports whether the cursor is the beginning of the list.
func (c Cursor) IsZero() bool { return c == Cursor{} }

// Slice is one page of a list.
type Slice[T any] struct {
	Items   []T
	Cursors []Cursor // of each item
	More    bool     // whether entries follow
}

// Filter picks nodes. A list that is empty does not restrict; within a list one match is enough; all fields must match. A property that is
// absent matches no value, not even the empty one.
type Filter struct {
	Labels      []Label   // super-labels allowed; empty: every label
	Names       []string  // one of NamesOf, by NormalName; an empty name is none
	ISO3        []string  // Actor.ISO3
	Wikidata    []string  // Actor.Wikidata
	Kinds       []string  // organisations' and agreements' kind: Actor.OrgKind, Agreement.Kind, no other
	Statuses    []string  // regions: Actor.Status, no other
	Functions   []string  // positions
	Publishers  []string  // articles, by NormalName
	MentionedIn []ID      // articles: actors and places that one of them mentions
	Mentions    []ID      // actors or places: articles that mention one of them
	Dates       DateRange // articles: published; nodes without a date of their own never match a range that is not open
}

// Direction tells which edges at a node count.
type Direction int

// The directions.
const (
	Out Direction = iota + 1 // edges that start at the node
	In                       // edges that end at it
)

// EdgePattern picks edges by type and direction, and by the label at the other end (empty: any; super-labels allowed).
type EdgePattern struct {
	Type      EdgeType
	Direction Direction
	Label     Label
}

// NeighbourQuery asks for the edges at many nodes at once.
type NeighbourQuery struct {
	IDs      []ID          // at most MaxKeys; one id may stand twice
	Patterns []EdgePattern // at least one; an edge is listed once for each direction in which it matches
	Role     []string      // only edges that carry one of these roles (Edge.Role); empty: all
}

// Neighbour is an edge seen from one of its ends, with the node at the other.
type Neighbour struct {
	Edge      Edge
	Direction Direction
	Node      Node
}

// EdgeKey is the last part of a neighbour's place in its list: type, direction and record.
func (n Neighbour) EdgeKey() string {
	dir := "1"
	if n.Direction == In {
		dir = "2"
	}
	return string(n.Edge.Type) + "\x00" + dir + "\x00" + string(n.Edge.Record)
}

// StatementFilter picks statements; see Filter for how fields combine.
type StatementFilter struct {
	Speakers  []ID
	About     []ID
	Stances   []Stance // of the ABOUT edges that match About, of any where About is empty
	Audiences []ID
	Media     []ID
	Kinds     []Speech
	Acts      []string
	Articles  []ID // with evidence from one of them
	Dates     DateRange
}

// AgreementFilter picks agreements.
type AgreementFilter struct {
	Parties    []ID   // actors with a role in it
	Roles      []Role // roles that one of Parties (anyone where it is empty) has in it
	AllParties bool   // every one of Parties must have such a role; nothing where it is empty
	Kinds      []string
	Stages     []Stage
	Topics     []string // of its provisions
	Articles   []ID
	Dates      DateRange
}

// EventFilter picks events.
type EventFilter struct {
	Participants    []ID   // actors with a role in it
	Roles           []Role // roles that one of Participants (anyone where it is empty) has in it
	AllParticipants bool   // every one of Participants must have such a role; nothing where it is empty
	Types           []string
	Modes           []string
	Quads           []int
	Modalities      []Modality
	Places          []ID
	Articles        []ID
	Dates           DateRange
}

// TieFilter picks standing ties.
type TieFilter struct {
	Subjects   []ID
	Objects    []ID
	Ends       []ID // actors at either end
	AllEnds    bool // both ends must be among Ends; nothing where it is empty
	Types      []TieType
	Polarities []Polarity
	Modalities []Modality
	Articles   []ID
}

// Tie is a standing tie's record with its ends and its tally. Its SortKey is its record's.
type Tie struct {
	Relation *Relation
	Subject  ID
	Object   ID
	Tally    Tally
}

// TimelineFilter picks what has to do with actors: statements they made or that are about them, agreements and events they have a role in.
type TimelineFilter struct {
	Actors []ID    // at least one
	All    bool    // each of them must have to do with it
	Labels []Label // Statement, Agreement, Event; empty: all three
	Dates  DateRange
}

// PathQuery asks how two nodes hang together.
type PathQuery struct {
	From, To ID
	MaxHops  int        // 1 to MaxHops
	Limit    int        // 1 to MaxPaths
	Types    []EdgeType // edges to walk over, of any type; empty: all that Connect
}

// Path is a way from one node to another.
type Path struct {
	Nodes []Node   // from the one end to the other, both included
	Hops  [][]Edge // for each step all edges between its two nodes that may be walked, in the order of their keys
}

// SearchQuery asks for nodes by words.
type SearchQuery struct {
	Text   string
	Labels []Label // super-labels allowed; empty: every label
}

// Counts is the size of a graph.
type Counts struct {
	Nodes map[Label]int64 // concrete labels that occur
	Edges map[EdgeType]int64
}
