package align

import (
	"slices"

	"entente/graph"
	"entente/graph/plover"
)

// A tie, an event, a stance or an alliance as facts between two actors each. Passages are left to the caller.

// Wills tells whose will a claim on them is against.
type Wills struct {
	Tenures map[graph.ID][]Tenure // a leader's ties tell the will of whom the leader leads
	States  map[graph.ID]bool     // regions that claim to be states themselves
}

// OfTies returns what affirmed standing ties say. CLAIMED_BY counts where the claimed is against it: where it claims to be a state itself, or one of the ties
// between it, or its officeholders, and the claimant is hostile.
func OfTies(ties []graph.Tie, w Wills) []Fact {
	unwilling := w.unwilling(ties)
	var out []Fact
	for _, t := range ties {
		score := tieScore(t.Relation.Type)
		if t.Relation.Type == graph.TieClaimedBy && !w.States[t.Subject] && !unwilling[pair{t.Subject, t.Object}] {
			score = 0
		}
		if score == 0 || !affirmed(t.Relation) {
			continue
		}
		f := Fact{
			ID: t.Relation.ID, Basis: BasisTie, A: t.Subject, B: t.Object, Score: score,
			Since: t.Relation.From, Until: t.Relation.To, Modality: t.Relation.Modality,
		}
		if t.Relation.Type == graph.TieAlliedWith {
			f.Basis, f.Lasting, f.Full = BasisAlliance, true, true
		}
		out = append(out, f)
	}
	return out
}

type pair struct{ a, b graph.ID }

// unwilling returns who is hostile to whom, for themselves or for whom they act.
func (w Wills) unwilling(ties []graph.Tie) map[pair]bool {
	out := map[pair]bool{}
	for _, t := range ties {
		if !affirmed(t.Relation) || modalityWeight(t.Relation.Modality) < 1 || !hostile(t.Relation.Type) {
			continue
		}
		for _, a := range bodies(t.Subject, t.Tally.LastSeen, w.Tenures) {
			for _, b := range bodies(t.Object, t.Tally.LastSeen, w.Tenures) {
				out[pair{a.actor, b.actor}] = true
				if t.Relation.Type.Symmetric() {
					out[pair{b.actor, a.actor}] = true
				}
			}
		}
	}
	return out
}

func hostile(t graph.TieType) bool {
	return t == graph.TieSeeksIndependence || t == graph.TieOpposes || t == graph.TieAtWarWith
}

func affirmed(r *graph.Relation) bool { return r.Polarity != graph.Negative }

func tieScore(t graph.TieType) float64 {
	switch t {
	case graph.TieSupports:
		return ScoreSupports
	case graph.TieOpposes, graph.TieOpposesRecognitionOf, graph.TieClaimedBy:
		return ScoreOpposes
	case graph.TieAtWarWith:
		return ScoreAtWar
	case graph.TieAlliedWith:
		return ScoreFormalAlliance
	}
	return 0
}

// Part is an actor's role in an event or an agreement.
type Part struct {
	Actor    graph.ID
	Role     graph.Role
	Modality graph.Modality
}

// consult is the type of events that say nothing of alignment: enemies meet too, and a broker is not an ally.
const consult = "CONSULT"

// countingTypes are PLOVER's types but for consult.
func countingTypes() []string {
	return slices.DeleteFunc(plover.TypeNames(), func(t string) bool { return t == consult })
}

// OfEvent returns what an event says: its score between each actor and each recipient, and, where cooperation has no recipient, between those who act
// together. Mediators and hosts take no side.
func OfEvent(e *graph.Event, parts []Part) []Fact {
	if e.Type == consult || e.Score == 0 {
		return nil
	}
	var actors, recipients []Part
	for _, p := range parts {
		switch p.Role {
		case graph.RoleActor:
			actors = append(actors, p)
		case graph.RoleRecipient:
			recipients = append(recipients, p)
		}
	}
	f := Fact{ID: e.ID, Basis: BasisEvent, Score: e.Score, Date: e.Date, Modality: e.Modality}
	if len(recipients) == 0 {
		if e.Score < 0 {
			return nil
		}
		return together(f, actors)
	}
	var out []Fact
	for _, a := range actors {
		for _, b := range recipients {
			out = append(out, f.between(a, b))
		}
	}
	return out
}

// between returns the fact between two that take part in it, as sure as the less certain part.
func (f Fact) between(a, b Part) Fact {
	f.A, f.B = a.Actor, b.Actor
	f.Modality = weaker(f.Modality, weaker(a.Modality, b.Modality))
	return f
}

// together returns the fact between every two of the actors.
func together(f Fact, actors []Part) []Fact {
	var out []Fact
	for i, a := range actors {
		for _, b := range actors[i+1:] {
			out = append(out, f.between(a, b))
		}
	}
	return out
}

// Target is what a statement is about, with its stance.
type Target struct {
	Actor  graph.ID
	Stance graph.Stance
}

// OfStatement returns what a statement's stances say: between each speaker and each actor that it is about.
func OfStatement(s *graph.Statement, speakers []graph.ID, about []Target) []Fact {
	out := make([]Fact, 0, len(speakers)*len(about))
	for _, t := range about {
		f := Fact{ID: s.ID, Basis: BasisStance, Date: s.Date, B: t.Actor}
		switch t.Stance {
		case graph.Support:
			f.Score = StanceSupport
		case graph.Oppose:
			f.Score = StanceOppose
		default:
			continue
		}
		for _, f.A = range speakers {
			out = append(out, f)
		}
	}
	return out
}

// OfAlliance returns what an agreement of kind ALLIANCE that is signed says: a formal alliance between every two who are bound by it. Whoever brokered,
// witnessed or rejected it is not.
func OfAlliance(a *graph.Agreement, parts []Part) []Fact {
	switch a.Stage {
	case graph.StageSigned, graph.StageRatified, graph.StageImplemented:
	default:
		return nil
	}
	var bound []Part
	for _, p := range parts {
		switch p.Role {
		case graph.RoleParty, graph.RoleSigned, graph.RoleAgreed:
			if modalityWeight(p.Modality) == 1 {
				bound = append(bound, p)
			}
		}
	}
	return together(Fact{ID: a.ID, Basis: BasisAlliance, Score: ScoreFormalAlliance, Date: a.Date, Lasting: true, Full: true}, bound)
}
