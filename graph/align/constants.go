package align

import "entente/graph"

// The constants of the definition.
const (
	StanceSupport = 5.0  // a statement in support, and the standing tie SUPPORTS: the score of PLOVER's SUPPORT
	StanceOppose  = -3.0 // a statement against: the score of PLOVER's ACCUSE

	ScoreSupports       = 5.0
	ScoreOpposes        = -3.0 // OPPOSES, OPPOSES_RECOGNITION_OF, and CLAIMED_BY against the will of the claimed
	ScoreAtWar          = -9.0
	ScoreFormalAlliance = 10.0 // ALLIED_WITH, and an agreement of kind ALLIANCE that is signed

	AttributedWeight = 0.5 // what somebody claims and the article does not tell itself
	FutureWeight     = 0.5 // what is only planned
	ClaimWeight      = 0.5 // what somebody holds of another and is not known to have said

	Tau = 365.25 // days after which a fact counts 1/e
	K   = 5.0    // how much evidence it takes to be sure: net stays near zero below it

	AlignedFrom = 0.3  // net from which two actors are aligned
	OpposedFrom = -0.3 // net down from which they are opposed
)

// The bounds of one computation. Where one is passed the newest facts, the first passages or the strongest pairs are kept, and the answer says that it is not
// complete; MostRivals, which leaves nothing but suggestions out, is not told.
const (
	MostFacts    = 5 * graph.MaxPage // facts of one kind, the newest of statements, agreements and events
	MostPassages = 100               // passages of one fact
	MostDated    = 20_000            // passages that date what has no date of its own by their articles
	MostSigned   = 5_000             // pairs of aligned or opposed actors that structure is sought in, those furthest from nought
	MostRivals   = 100               // adversaries of one actor among whom its enmity suggests ties, the most hostile
)
