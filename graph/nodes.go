package graph

// Node is one node of the graph. The concrete types are the structs of this file, always handled by pointer; the tag names the
// property under which a store and Cypher know a field, empty fields are absent. The part of a tag after the comma is the merge
// rule, see Merge.
type Node interface {
	// NodeID is the node's identity, unique over all labels.
	NodeID() ID
	// NodeLabel is the node's concrete label.
	NodeLabel() Label
}

// Actor is a person, a state, a region, an organisation or a group; a City, which never acts, has the same shape.
type Actor struct {
	ID        ID       `prop:"id"`
	Label     Label    `prop:"-"` // Person, State, Region, City, Organization or Group
	Name      string   `prop:"name"`
	Aliases   []string `prop:"aliases"` // sorted, without the name
	Wikidata  string   `prop:"wikidata"`
	Gender    string   `prop:"gender"`  // persons
	ISO3      string   `prop:"iso3"`    // states; the state a region or city lies in
	Capital   string   `prop:"capital"` // states
	Status    string   `prop:"status"`  // regions: see RegionStatuses
	OrgKind   string   `prop:"kind"`    // organisations: see OrganizationKinds
	Sector    string   `prop:"sector"`  // groups: a PLOVER sector
	Latitude  float64  `prop:"latitude"`
	Longitude float64  `prop:"longitude"`
}

// Position is an office, independent of who holds it.
type Position struct {
	ID       ID     `prop:"id"`
	Title    string `prop:"title"`
	Function string `prop:"function"` // HEAD_OF_STATE, FOREIGN_MINISTER, ...; empty where the words do not tell
}

// Statement is something that an actor communicated.
type Statement struct {
	ID     ID     `prop:"id"`
	Text   string `prop:"text"`
	Speech Speech `prop:"kind"`
	Verb   string `prop:"verb"`
	Act    string `prop:"act"` // SAY, DENY, DEMAND, PROMISE, ACCUSE, ...
	Date   Date   `prop:"date"`
}

// Claim is a proposition that somebody holds, not communicated as their words.
type Claim struct {
	ID        ID     `prop:"id"`
	Text      string `prop:"text"`
	Certainty string `prop:"certainty"` // see Certainties
	Date      Date   `prop:"date"`
}

// Agreement is a plan, treaty, accord, ceasefire or alliance, made or only proposed.
type Agreement struct {
	ID      ID       `prop:"id"`
	Name    string   `prop:"name"`
	Aliases []string `prop:"aliases"`
	Kind    string   `prop:"kind"` // see AgreementKinds
	Stage   Stage    `prop:"stage,furthest"`
	Binding *bool    `prop:"binding"`
	Date    Date     `prop:"date"`
}

// Provision is one point of an agreement, or an aim of it, which has no ordinal.
type Provision struct {
	ID      ID       `prop:"id"`
	Ordinal int      `prop:"ordinal"` // 0: none
	Topics  []string `prop:"topics"`  // sorted
	Text    string   `prop:"text"`
}

// Event is something that happened, is planned, imagined or denied.
type Event struct {
	ID          ID       `prop:"id"`
	Type        string   `prop:"type"` // one of PLOVER's 16
	Mode        string   `prop:"mode"`
	Contexts    []string `prop:"contexts"`
	CAMEO       string   `prop:"cameo"`
	Quad        int      `prop:"quad"` // 1 to 4
	Score       float64  `prop:"score"`
	Modality    Modality `prop:"modality"`
	Date        Date     `prop:"date"`
	Precision   string   `prop:"precision"` // see Precisions
	Approximate bool     `prop:"approximate"`
}

// Conflict is a war or a crisis that events belong to.
type Conflict struct {
	ID   ID     `prop:"id"`
	Name string `prop:"name"`
	From Date   `prop:"from"`
	To   Date   `prop:"to"`
}

// Relation is the record of a standing tie between two actors.
type Relation struct {
	ID       ID       `prop:"id"`
	Type     TieType  `prop:"type"`
	Polarity Polarity `prop:"polarity"`
	Modality Modality `prop:"modality"`
	From     Date     `prop:"from"`
	To       Date     `prop:"to"`
}

// Occupancy is the record of somebody holding an office.
type Occupancy struct {
	ID     ID     `prop:"id"`
	Status string `prop:"status"` // see OccupancyStatuses
	From   Date   `prop:"from"`
	To     Date   `prop:"to"`
}

// Membership is the record of an actor belonging to an organisation, of a body belonging to a state or region, or of a place lying in another.
type Membership struct {
	ID   ID     `prop:"id"`
	Role string `prop:"role"`
	From Date   `prop:"from"`
	To   Date   `prop:"to"`
}

// Participation is the record of an actor's role in an agreement or event.
type Participation struct {
	ID       ID       `prop:"id"`
	Role     Role     `prop:"role"`
	Modality Modality `prop:"modality"`
}

// Article is one news article.
type Article struct {
	ID             ID     `prop:"id"`
	Title          string `prop:"title"`
	Kicker         string `prop:"kicker"`
	Publisher      string `prop:"publisher"`
	Dateline       string `prop:"dateline"` // the place the article was filed from
	Published      Date   `prop:"published"`
	PublishedBasis string `prop:"publishedBasis"` // why the date is what it is, where it was inferred
	URL            string `prop:"url"`
	Language       string `prop:"language"`
	SHA256         string `prop:"sha256"` // hexadecimal, over the canonical text in UTF-8: the article's version
	Text           string `prop:"text"`   // empty where only passages are kept
}

// Evidence is a passage of one article that supports a fact.
type Evidence struct {
	ID           ID      `prop:"id"`
	Start        int     `prop:"start"` // code points
	End          int     `prop:"end"`   // exclusive
	Exact        string  `prop:"exact"`
	Prefix       string  `prop:"prefix"` // up to PassageContext code points before
	Suffix       string  `prop:"suffix"` // and after
	Rule         string  `prop:"rule"`
	Confidence   float64 `prop:"confidence"`   // 0 to 1
	AttributedTo ID      `prop:"attributedTo"` // the actor who claims it; empty: the article itself tells it
}

// Correction is what somebody changed by hand: a source of facts beside articles, and the evidence of those that it adds.
type Correction struct {
	ID       ID       `prop:"id"`
	Action   Action   `prop:"action"`
	By       string   `prop:"by"`       // who
	Reason   string   `prop:"reason"`   // why
	At       string   `prop:"at"`       // when: see CorrectionTime
	Fact     ID       `prop:"fact"`     // WITHDRAW, REPLACE: what gives way
	Text     string   `prop:"text"`     // what it changes, in words, for people
	Names    []string `prop:"names"`    // FORGET: hashes of what is forgotten, see Forgotten
	Document string   `prop:"document"` // the line of a corrections file that says the same; empty where it would name somebody forgotten
}

// PassageContext is how many code points of an article Evidence keeps on each side of a passage, as TextQuoteSelector's prefix and
// suffix.
const PassageContext = 32

// NodeID implements Node.
func (n *Actor) NodeID() ID { return n.ID }

// NodeID implements Node.
func (n *Position) NodeID() ID { return n.ID }

// NodeID implements Node.
func (n *Statement) NodeID() ID { return n.ID }

// NodeID implements Node.
func (n *Claim) NodeID() ID { return n.ID }

// NodeID implements Node.
func (n *Agreement) NodeID() ID { return n.ID }

// NodeID implements Node.
func (n *Provision) NodeID() ID { return n.ID }

// NodeID implements Node.
func (n *Event) NodeID() ID { return n.ID }

// NodeID implements Node.
func (n *Conflict) NodeID() ID { return n.ID }

// NodeID implements Node.
func (n *Relation) NodeID() ID { return n.ID }

// NodeID implements Node.
func (n *Occupancy) NodeID() ID { return n.ID }

// NodeID implements Node.
func (n *Membership) NodeID() ID { return n.ID }

// NodeID implements Node.
func (n *Participation) NodeID() ID { return n.ID }

// NodeID implements Node.
func (n *Article) NodeID() ID { return n.ID }

// NodeID implements Node.
func (n *Evidence) NodeID() ID { return n.ID }

// NodeID implements Node.
func (n *Correction) NodeID() ID { return n.ID }

// NodeLabel implements Node.
func (n *Actor) NodeLabel() Label { return n.Label }

// NodeLabel implements Node.
func (n *Position) NodeLabel() Label { return LabelPosition }

// NodeLabel implements Node.
func (n *Statement) NodeLabel() Label { return LabelStatement }

// NodeLabel implements Node.
func (n *Claim) NodeLabel() Label { return LabelClaim }

// NodeLabel implements Node.
func (n *Agreement) NodeLabel() Label { return LabelAgreement }

// NodeLabel implements Node.
func (n *Provision) NodeLabel() Label { return LabelProvision }

// NodeLabel implements Node.
func (n *Event) NodeLabel() Label { return LabelEvent }

// NodeLabel implements Node.
func (n *Conflict) NodeLabel() Label { return LabelConflict }

// NodeLabel implements Node.
func (n *Relation) NodeLabel() Label { return LabelRelation }

// NodeLabel implements Node.
func (n *Occupancy) NodeLabel() Label { return LabelOccupancy }

// NodeLabel implements Node.
func (n *Membership) NodeLabel() Label { return LabelMembership }

// NodeLabel implements Node.
func (n *Participation) NodeLabel() Label { return LabelParticipation }

// NodeLabel implements Node.
func (n *Article) NodeLabel() Label { return LabelArticle }

// NodeLabel implements Node.
func (n *Evidence) NodeLabel() Label { return LabelEvidence }

// NodeLabel implements Node.
func (n *Correction) NodeLabel() Label { return LabelCorrection }

// newNode returns an empty node of a concrete label, nil for any other.
func newNode(l Label) Node {
	switch l {
	case LabelPerson, LabelState, LabelRegion, LabelCity, LabelFacility, LabelOrganization, LabelGroup:
		return &Actor{Label: l}
	case LabelPosition:
		return &Position{}
	case LabelStatement:
		return &Statement{}
	case LabelClaim:
		return &Claim{}
	case LabelAgreement:
		return &Agreement{}
	case LabelProvision:
		return &Provision{}
	case LabelEvent:
		return &Event{}
	case LabelConflict:
		return &Conflict{}
	case LabelRelation:
		return &Relation{}
	case LabelOccupancy:
		return &Occupancy{}
	case LabelMembership:
		return &Membership{}
	case LabelParticipation:
		return &Participation{}
	case LabelArticle:
		return &Article{}
	case LabelEvidence:
		return &Evidence{}
	case LabelCorrection:
		return &Correction{}
	}
	return nil
}
