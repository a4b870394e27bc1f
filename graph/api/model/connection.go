package model

// PageInfo tells where a page stands in its list.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// Connection is one page of a list.
type Connection[T any] struct {
	Edges    []*Edge[T]
	PageInfo *PageInfo
}

// Edge is an entry of a list with its cursor.
type Edge[T any] struct {
	Cursor string
	Node   T
}

// NewConnection makes a page of entries; more tells whether others follow, resumed whether it was asked for with a cursor.
func NewConnection[T any](edges []*Edge[T], more, resumed bool) *Connection[T] {
	info := &PageInfo{HasNextPage: more, HasPreviousPage: resumed}
	if n := len(edges); n > 0 {
		info.StartCursor, info.EndCursor = &edges[0].Cursor, &edges[n-1].Cursor
	}
	return &Connection[T]{Edges: edges, PageInfo: info}
}

// Nodes returns the entries without their cursors.
func (c *Connection[T]) Nodes() []T {
	out := make([]T, len(c.Edges))
	for i, e := range c.Edges {
		out[i] = e.Node
	}
	return out
}

// Children implements Container.
func (c *Connection[T]) Children(field string) []Object {
	if field == "pageInfo" {
		return nil
	}
	out := make([]Object, 0, len(c.Edges))
	for _, e := range c.Edges {
		if field == "edges" {
			out = append(out, e)
		} else if o, ok := any(e.Node).(Object); ok {
			out = append(out, o)
		}
	}
	return out
}

// Children implements Container.
func (e *Edge[T]) Children(field string) []Object {
	if o, ok := any(e.Node).(Object); ok && field == "node" {
		return []Object{o}
	}
	return nil
}

// Key implements Object; nothing is loaded by a connection itself.
func (c *Connection[T]) Key() string { return "" }

// Key implements Object; nothing is loaded by an edge itself.
func (e *Edge[T]) Key() string { return "" }

//nolint:revive // the connections and edges of the schema, each named after its type
type (
	ActorConnection           = Connection[Actor]
	ActorEdge                 = Edge[Actor]
	NodeConnection            = Connection[Node]
	NodeEdge                  = Edge[Node]
	StatementConnection       = Connection[*Statement]
	StatementEdge             = Edge[*Statement]
	ClaimConnection           = Connection[*Claim]
	ClaimEdge                 = Edge[*Claim]
	AgreementConnection       = Connection[*Agreement]
	AgreementEdge             = Edge[*Agreement]
	EventConnection           = Connection[*Event]
	EventEdge                 = Edge[*Event]
	ArticleConnection         = Connection[*Article]
	ArticleEdge               = Edge[*Article]
	RelationConnection        = Connection[*Relation]
	RelationEdge              = Edge[*Relation]
	ParticipationConnection   = Connection[*Participation]
	ParticipationEdge         = Edge[*Participation]
	OccupancyConnection       = Connection[*Occupancy]
	OccupancyEdge             = Edge[*Occupancy]
	MembershipConnection      = Connection[*Membership]
	MembershipEdge            = Edge[*Membership]
	PositionConnection        = Connection[*Position]
	PositionEdge              = Edge[*Position]
	ProvisionConnection       = Connection[*Provision]
	ProvisionEdge             = Edge[*Provision]
	EvidenceConnection        = Connection[*Evidence]
	EvidenceEdge              = Edge[*Evidence]
	CorrectionConnection      = Connection[*Correction]
	CorrectionEdge            = Edge[*Correction]
	FactConnection            = Connection[Fact]
	FactEdge                  = Edge[Fact]
	MentionConnection         = Connection[*Mention]
	MentionEdge               = Edge[*Mention]
	TimelineConnection        = Connection[TimelineItem]
	TimelineEdge              = Edge[TimelineItem]
	SharedAgreementConnection = Connection[*SharedAgreement]
	SharedAgreementEdge       = Edge[*SharedAgreement]
	SharedEventConnection     = Connection[*SharedEvent]
	SharedEventEdge           = Edge[*SharedEvent]
	AlignmentConnection       = Connection[*Alignment]
	AlignmentEdge             = Edge[*Alignment]
	AlignmentShareConnection  = Connection[*AlignmentShare]
	BlocConnection            = Connection[*Bloc]
	BlocEdge                  = Edge[*Bloc]
	TriadConnection           = Connection[*Triad]
	TriadEdge                 = Edge[*Triad]
	EnemysEnemyConnection     = Connection[*EnemysEnemy]
	EnemysEnemyEdge           = Edge[*EnemysEnemy]
	CommonStandingConnection  = Connection[*CommonStanding]
	CommonStandingEdge        = Edge[*CommonStanding]
	AlignmentShareEdge        = Edge[*AlignmentShare]
)
