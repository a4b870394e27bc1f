package graph

// Label names a kind of node, as it stands in Cypher.
type Label string

// The labels. Every node has exactly one of them; Actor and Place are super-labels that a store derives (see Label.IsActor and
// Label.IsPlace) and that filters accept.
const (
	LabelPerson       Label = "Person"
	LabelState        Label = "State"
	LabelRegion       Label = "Region"
	LabelCity         Label = "City"
	LabelFacility     Label = "Facility"
	LabelOrganization Label = "Organization"
	LabelGroup        Label = "Group"

	LabelPosition  Label = "Position"
	LabelStatement Label = "Statement"
	LabelClaim     Label = "Claim"
	LabelAgreement Label = "Agreement"
	LabelProvision Label = "Provision"
	LabelEvent     Label = "Event"
	LabelConflict  Label = "Conflict"

	LabelRelation      Label = "Relation"
	LabelOccupancy     Label = "Occupancy"
	LabelMembership    Label = "Membership"
	LabelParticipation Label = "Participation"

	LabelArticle  Label = "Article"
	LabelEvidence Label = "Evidence"

	LabelCorrection Label = "Correction"

	LabelActor Label = "Actor"
	LabelPlace Label = "Place"
)

// Labels lists the concrete labels in a fixed order.
func Labels() []Label {
	return []Label{
		LabelPerson, LabelState, LabelRegion, LabelCity, LabelFacility, LabelOrganization, LabelGroup,
		LabelPosition, LabelStatement, LabelClaim, LabelAgreement, LabelProvision, LabelEvent, LabelConflict,
		LabelRelation, LabelOccupancy, LabelMembership, LabelParticipation,
		LabelArticle, LabelEvidence, LabelCorrection,
	}
}

// IsActor reports whether a node of this label can act: it also carries the super-label Actor.
func (l Label) IsActor() bool {
	switch l {
	case LabelPerson, LabelState, LabelRegion, LabelOrganization, LabelGroup:
		return true
	}
	return false
}

// IsPlace reports whether a node of this label can be a location: it also carries the super-label Place.
func (l Label) IsPlace() bool {
	switch l {
	case LabelState, LabelRegion, LabelCity, LabelFacility:
		return true
	}
	return false
}

// Expand returns the concrete labels that l stands for: the actors or places for a super-label, l itself otherwise.
func (l Label) Expand() []Label {
	if l != LabelActor && l != LabelPlace {
		return []Label{l}
	}
	var out []Label
	for _, c := range Labels() {
		if l == LabelActor && c.IsActor() || l == LabelPlace && c.IsPlace() {
			out = append(out, c)
		}
	}
	return out
}

// EdgeType names a kind of edge, as it stands in Cypher.
type EdgeType string

// The edge types, by what they connect.
const (
	EdgeHolds    EdgeType = "HOLDS"     // Person to Position
	EdgeOf       EdgeType = "OF"        // Position to State, Region or Organization
	EdgeMemberOf EdgeType = "MEMBER_OF" // Actor to Organization; Organization to the State or Region that it is a body of
	EdgePartOf   EdgeType = "PART_OF"   // Place to Place, Event to Conflict

	EdgeSaid        EdgeType = "SAID"         // Actor to Statement
	EdgeAbout       EdgeType = "ABOUT"        // Statement or Claim to Actor, Agreement or Event
	EdgeAddressedTo EdgeType = "ADDRESSED_TO" // Statement to Actor
	EdgeVia         EdgeType = "VIA"          // Statement to Organization
	EdgeAt          EdgeType = "AT"           // Statement or Event to Place
	EdgeHoldsClaim  EdgeType = "HOLDS_CLAIM"  // Actor to Claim

	EdgePartyTo    EdgeType = "PARTY_TO" // Actor to Agreement, any role
	EdgeSigned     EdgeType = "SIGNED"
	EdgeAgreed     EdgeType = "AGREED"
	EdgeProposed   EdgeType = "PROPOSED"
	EdgeBrokered   EdgeType = "BROKERED"
	EdgeGuarantees EdgeType = "GUARANTEES"
	EdgeAmended    EdgeType = "AMENDED"
	EdgeRejected   EdgeType = "REJECTED"
	EdgeViolated   EdgeType = "VIOLATED"
	EdgeWitnessed  EdgeType = "WITNESSED"

	EdgeHasProvision EdgeType = "HAS_PROVISION" // Agreement to Provision
	EdgeEnds         EdgeType = "ENDS"          // Agreement to Conflict
	EdgeSupersedes   EdgeType = "SUPERSEDES"    // Agreement to Agreement

	EdgeActsIn EdgeType = "ACTS_IN" // Actor to Event

	EdgeSubject EdgeType = "SUBJECT" // record to Actor
	EdgeObject  EdgeType = "OBJECT"  // record to Actor, Position, Organization, Agreement or Event

	EdgeEvidencedBy EdgeType = "EVIDENCED_BY" // fact or record to Evidence or Correction
	EdgeFrom        EdgeType = "FROM"         // Evidence to Article
	EdgeMentions    EdgeType = "MENTIONS"     // Article to Actor or Place
)

// EdgeTypes lists every edge type in a fixed order, the standing ties' own types last.
func EdgeTypes() []EdgeType {
	out := []EdgeType{
		EdgeHolds, EdgeOf, EdgeMemberOf, EdgePartOf,
		EdgeSaid, EdgeAbout, EdgeAddressedTo, EdgeVia, EdgeAt, EdgeHoldsClaim,
		EdgePartyTo, EdgeSigned, EdgeAgreed, EdgeProposed, EdgeBrokered, EdgeGuarantees, EdgeAmended, EdgeRejected, EdgeViolated, EdgeWitnessed,
		EdgeHasProvision, EdgeEnds, EdgeSupersedes, EdgeActsIn,
		EdgeSubject, EdgeObject, EdgeEvidencedBy, EdgeFrom, EdgeMentions,
	}
	for _, t := range TieTypes() {
		out = append(out, t.Edge())
	}
	return out
}

// Connects reports whether an edge of this type says that its ends have to do with each other, so that a path may run over it.
// Edges of provenance (MENTIONS, FROM, EVIDENCED_BY) would join everything that one article names, and SUBJECT, OBJECT and PARTY_TO
// stand beside an edge that says the same.
func (t EdgeType) Connects() bool {
	switch t {
	case EdgeMentions, EdgeFrom, EdgeEvidencedBy, EdgeSubject, EdgeObject, EdgePartyTo, EdgeHasProvision:
		return false
	}
	return true
}

// TieType is the type of a standing tie between two actors.
type TieType string

// The standing ties.
const (
	TieSupports             TieType = "SUPPORTS"
	TieOpposes              TieType = "OPPOSES"
	TieRecognises           TieType = "RECOGNISES"
	TieOpposesRecognitionOf TieType = "OPPOSES_RECOGNITION_OF"
	TieSeeksIndependence    TieType = "SEEKS_INDEPENDENCE_FROM"
	TieClaimedBy            TieType = "CLAIMED_BY"
	TieControlledBy         TieType = "CONTROLLED_BY"
	TieAlliedWith           TieType = "ALLIED_WITH"
	TieAtWarWith            TieType = "AT_WAR_WITH"
	TieNegotiatesWith       TieType = "NEGOTIATES_WITH"
	TieRefusesTalksWith     TieType = "REFUSES_TALKS_WITH"
)

// TieTypes lists the standing ties in a fixed order.
func TieTypes() []TieType {
	return []TieType{
		TieSupports, TieOpposes, TieRecognises, TieOpposesRecognitionOf, TieSeeksIndependence, TieClaimedBy, TieControlledBy,
		TieAlliedWith, TieAtWarWith, TieNegotiatesWith, TieRefusesTalksWith,
	}
}

// Edge returns the type of the plain edge that stands beside a tie's record.
func (t TieType) Edge() EdgeType { return EdgeType(t) }

// Symmetric reports whether the tie says the same of both ends, so that its ends are stored in the order of their ids.
func (t TieType) Symmetric() bool {
	return t == TieAlliedWith || t == TieAtWarWith || t == TieNegotiatesWith
}

// Role is what an actor is to an agreement or an event.
type Role string

// Roles in an agreement, then roles in an event.
const (
	RoleParty     Role = "PARTY"
	RoleSigned    Role = "SIGNED"
	RoleAgreed    Role = "AGREED"
	RoleProposed  Role = "PROPOSED"
	RoleBrokered  Role = "BROKERED"
	RoleGuarantor Role = "GUARANTOR"
	RoleAmended   Role = "AMENDED"
	RoleRejected  Role = "REJECTED"
	RoleViolated  Role = "VIOLATED"
	RoleWitnessed Role = "WITNESSED"

	RoleActor     Role = "ACTOR"
	RoleRecipient Role = "RECIPIENT"
	RoleMediator  Role = "MEDIATOR"
	RoleHost      Role = "HOST"
)

// AgreementRoles lists the roles in an agreement in a fixed order.
func AgreementRoles() []Role {
	return []Role{RoleParty, RoleSigned, RoleAgreed, RoleProposed, RoleBrokered, RoleGuarantor, RoleAmended, RoleRejected, RoleViolated, RoleWitnessed}
}

// EventRoles lists the roles in an event in a fixed order.
func EventRoles() []Role { return []Role{RoleActor, RoleRecipient, RoleMediator, RoleHost} }

// Shortcut returns the type of the edge that stands beside PARTY_TO for a role in an agreement; ok is false where PARTY_TO is all
// there is.
func (r Role) Shortcut() (t EdgeType, ok bool) {
	switch r {
	case RoleGuarantor:
		return EdgeGuarantees, true
	case RoleSigned, RoleAgreed, RoleProposed, RoleBrokered, RoleAmended, RoleRejected, RoleViolated, RoleWitnessed:
		return EdgeType(r), true
	}
	return "", false
}

// Modality tells what happened from what is planned, imagined or denied.
type Modality string

// The modalities.
const (
	Asserted     Modality = "ASSERTED"
	Future       Modality = "FUTURE"
	Hypothetical Modality = "HYPOTHETICAL"
	Negated      Modality = "NEGATED"
	Historical   Modality = "HISTORICAL"
)

// Polarity tells a tie that is affirmed from one that is denied.
type Polarity string

// The polarities.
const (
	Positive Polarity = "POSITIVE"
	Negative Polarity = "NEGATIVE"
)

// Stance is a statement's attitude toward what it is about.
type Stance string

// The stances.
const (
	Support Stance = "SUPPORT"
	Oppose  Stance = "OPPOSE"
	Neutral Stance = "NEUTRAL"
)

// Speech is how a statement is reported.
type Speech string

// The kinds of speech.
const (
	Direct   Speech = "DIRECT"
	Indirect Speech = "INDIRECT"
	Mixed    Speech = "MIXED"
)

// Stage is how far an agreement has come.
type Stage string

// The stages, each further than the one before.
const (
	StageProposed    Stage = "PROPOSED"
	StageAgreed      Stage = "AGREED"
	StageSigned      Stage = "SIGNED"
	StageRatified    Stage = "RATIFIED"
	StageImplemented Stage = "IMPLEMENTED"
)

// Stages lists the stages in the order in which an agreement passes them.
func Stages() []Stage {
	return []Stage{StageProposed, StageAgreed, StageSigned, StageRatified, StageImplemented}
}

// AgreementKinds, OccupancyStatuses and the like list the closed vocabularies that the facts format checks.

// AgreementKinds lists the kinds of agreements.
func AgreementKinds() []string {
	return []string{"CEASEFIRE", "PEACE", "ALLIANCE", "TRADE", "NON_AGGRESSION", "NON_USE_OF_FORCE", "MEMBERSHIP", "OTHER"}
}

// OccupancyStatuses lists how an office is held.
func OccupancyStatuses() []string {
	return []string{"RECOGNISED", "SELF_STYLED", "ACTING", "FORMER", "ELECT"}
}

// RegionStatuses lists what a territory that is not a sovereign state can be.
func RegionStatuses() []string { return []string{"SUBNATIONAL", "DE_FACTO_STATE", "DISPUTED", "MACRO"} }

// OrganizationKinds lists the kinds of organisations.
func OrganizationKinds() []string {
	return []string{"IGO", "GOVERNMENT_BODY", "PARTY", "ARMED_GROUP", "MEDIA", "NGO", "COMPANY"}
}

// Certainties lists how firmly a claim is held.
func Certainties() []string { return []string{"ASSERTED", "SUSPECTED", "ALLEGED", "DENIED"} }

// Precisions lists how exactly an event is dated.
func Precisions() []string { return []string{"DAY", "WEEK", "MONTH", "YEAR"} }

// Action is what a correction does.
type Action string

// The actions.
const (
	ActionAdd      Action = "ADD"      // a fact that somebody knows
	ActionWithdraw Action = "WITHDRAW" // a fact is not shown any more, whoever tells it
	ActionReplace  Action = "REPLACE"  // a fact gives way to others
	ActionForget   Action = "FORGET"   // a person is taken out of what is stored, and kept out
)

// Actions lists the actions in a fixed order.
func Actions() []Action { return []Action{ActionAdd, ActionWithdraw, ActionReplace, ActionForget} }
