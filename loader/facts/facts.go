// Package facts is the facts format, "entente.facts/1": what reading an article yields and what a store is loaded from, as plain data.
//
// One Document is one line of a JSON Lines file. Offsets are Unicode code points into the article's canonical text, end exclusive. Ids are local to
// the line and share one namespace. Lists are always written, empty if need be; unknown single values are null.
package facts

// Format is the value of every line's "format".
const Format = "entente.facts/1"

// Document is what one article says.
type Document struct {
	Format      string       `json:"format"`
	Article     Article      `json:"article"`
	Entities    []Entity     `json:"entities"`
	Offices     []Office     `json:"offices"`
	Memberships []Membership `json:"memberships"`
	Places      []Placement  `json:"places"`
	Statements  []Statement  `json:"statements"`
	Claims      []Claim      `json:"claims"`
	Agreements  []Agreement  `json:"agreements"`
	Events      []Event      `json:"events"`
	Ties        []Tie        `json:"ties"`
	Conflicts   []Conflict   `json:"conflicts"`
}

// Article is the article's own data.
type Article struct {
	ID             string          `json:"id"`
	SHA256         string          `json:"sha256"` // hexadecimal, of the canonical text in UTF-8
	Title          *string         `json:"title"`
	Kicker         *string         `json:"kicker"`
	Publisher      *string         `json:"publisher"`
	URL            *string         `json:"url"`
	Language       *string         `json:"language"` // BCP 47
	Dateline       *Dateline       `json:"dateline"`
	Published      *string         `json:"published"`
	PublishedBasis *PublishedBasis `json:"publishedBasis"`
	Text           *string         `json:"text"` // null where only passages are kept
}

// Dateline is what the line says that begins an agency's story.
type Dateline struct {
	Place    *string `json:"place"`
	MonthDay *string `json:"monthDay"` // "08-14"
	Weekday  *string `json:"weekday"`  // "Thursday"
}

// PublishedBasis tells how the publication date is known.
type PublishedBasis struct {
	Inferred bool   `json:"inferred"`
	Reason   string `json:"reason"`
}

// Span is a passage.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Exact string `json:"exact"`
}

// Evidence is a passage that supports a fact.
type Evidence struct {
	Span
	Rule         string  `json:"rule"`
	Confidence   float64 `json:"confidence"`
	AttributedTo *string `json:"attributedTo"` // the entity who claims it; null: the article tells it
}

// Kinds of entities.
const (
	Person       = "PERSON"
	State        = "STATE"
	Region       = "REGION"
	City         = "CITY"
	Facility     = "FACILITY" // a building, square, street, bridge, airport or base
	Organization = "ORGANIZATION"
	Group        = "GROUP"
)

// How a mention names its entity.
const (
	ViaName    = "NAME"
	ViaTitle   = "TITLE"
	ViaPronoun = "PRONOUN"
	ViaMetonym = "METONYM"
	ViaDemonym = "DEMONYM"
	ViaNominal = "NOMINAL"
)

// Entity is an actor or a place.
type Entity struct {
	ID       string    `json:"id"`
	Kind     string    `json:"kind"`
	Name     string    `json:"name"`
	Actor    *string   `json:"actor"` // the lexicon's id, where it knows the entity
	Aliases  []string  `json:"aliases"`
	Status   *string   `json:"status"`  // regions
	OrgKind  *string   `json:"orgKind"` // organisations
	Sector   *string   `json:"sector"`  // groups
	ISO3     *string   `json:"iso3"`
	Wikidata *string   `json:"wikidata"`
	Mentions []Mention `json:"mentions"`
}

// Mention is a passage that names an entity.
type Mention struct {
	Span
	Via string `json:"via"`
}

// Office is somebody holding a position.
type Office struct {
	Person   string     `json:"person"`
	Title    string     `json:"title"`
	Function *string    `json:"function"`
	Of       *string    `json:"of"`
	Status   *string    `json:"status"`
	From     *string    `json:"from"`
	To       *string    `json:"to"`
	Evidence []Evidence `json:"evidence"`
}

// Membership is an actor belonging to an organisation, or an organisation that is a body of a state or region.
type Membership struct {
	Member   string     `json:"member"`
	Of       string     `json:"of"`
	Role     *string    `json:"role"`
	From     *string    `json:"from"`
	To       *string    `json:"to"`
	Evidence []Evidence `json:"evidence"`
}

// Placement is a place lying in another.
type Placement struct {
	Place    string     `json:"place"`
	In       string     `json:"in"`
	Evidence []Evidence `json:"evidence"`
}

// About is what a statement or claim concerns, and its stance towards it.
type About struct {
	Target string  `json:"target"`
	Stance *string `json:"stance"`
}

// Statement is what somebody said.
type Statement struct {
	ID       *string    `json:"id"`       // null unless another fact refers to it
	Speakers []string   `json:"speakers"` // empty where nothing tells who speaks
	Kind     string     `json:"kind"`
	Act      *string    `json:"act"`
	Verb     *string    `json:"verb"` // lemma
	Content  Span       `json:"content"`
	Parts    []Span     `json:"parts"` // of a quotation that its cue interrupts; empty otherwise
	Cue      *Span      `json:"cue"`
	Negated  bool       `json:"negated"`
	Audience []string   `json:"audience"` // entities
	Medium   *string    `json:"medium"`
	Place    *string    `json:"place"`
	About    []About    `json:"about"`
	Date     *string    `json:"date"`
	Evidence []Evidence `json:"evidence"`
}

// Claim is what somebody holds to be so.
type Claim struct {
	ID        *string    `json:"id"`
	Holders   []string   `json:"holders"`
	Certainty string     `json:"certainty"`
	Content   Span       `json:"content"`
	Cue       *Span      `json:"cue"`
	About     []About    `json:"about"`
	Evidence  []Evidence `json:"evidence"`
}

// Agreement is a plan, treaty, accord, ceasefire or alliance.
type Agreement struct {
	ID         string      `json:"id"`
	Name       string      `json:"name"`
	Aliases    []string    `json:"aliases"`
	Kind       string      `json:"kind"`
	Stage      string      `json:"stage"`
	Binding    *bool       `json:"binding"`
	Date       *string     `json:"date"`
	Ends       *string     `json:"ends"`       // a conflict
	Supersedes *string     `json:"supersedes"` // an agreement
	Roles      []Role      `json:"roles"`
	Provisions []Provision `json:"provisions"`
	Evidence   []Evidence  `json:"evidence"`
}

// Role is what an entity is to an agreement.
type Role struct {
	Entity   string     `json:"entity"`
	Role     string     `json:"role"`
	Modality string     `json:"modality"`
	Evidence []Evidence `json:"evidence"`
}

// Provision is a point or an aim of an agreement.
type Provision struct {
	Ordinal  *int       `json:"ordinal"`
	Topics   []string   `json:"topics"`
	Text     string     `json:"text"`
	Evidence []Evidence `json:"evidence"`
}

// Event is something that happened, is planned, imagined or denied.
type Event struct {
	ID          string     `json:"id"`
	Type        string     `json:"type"`
	Mode        *string    `json:"mode"`
	Contexts    []string   `json:"contexts"`
	CAMEO       *string    `json:"cameo"`
	Modality    string     `json:"modality"`
	Actors      []string   `json:"actors"`
	Recipients  []string   `json:"recipients"`
	Mediators   []string   `json:"mediators"`
	Hosts       []string   `json:"hosts"`
	Place       *string    `json:"place"`
	Date        *string    `json:"date"`
	Precision   *string    `json:"precision"`
	Approximate bool       `json:"approximate"`
	Conflict    *string    `json:"conflict"`
	Evidence    []Evidence `json:"evidence"`
}

// Tie is a standing tie between two actors.
type Tie struct {
	Subject  string     `json:"subject"`
	Type     string     `json:"type"`
	Object   string     `json:"object"`
	Polarity string     `json:"polarity"`
	Modality string     `json:"modality"`
	From     *string    `json:"from"`
	To       *string    `json:"to"`
	Evidence []Evidence `json:"evidence"`
}

// Conflict is a war or a crisis.
type Conflict struct {
	ID       string     `json:"id"`
	Name     string     `json:"name"`
	Parties  []string   `json:"parties"`
	From     *string    `json:"from"`
	To       *string    `json:"to"`
	Evidence []Evidence `json:"evidence"`
}
