package align

import "entente/graph"

// A tie, an event, a stance or an alliance as facts between two actors each. Passages are left to the caller.

// OfTies returns what affirmed standing ties say. CLAIMED_BY counts where the claimed is against it, which the ties between the same two must tell.
func OfTies(ties []graph.Tie) []Fact {
	type pair struct{ subject, object graph.ID }
	unwilling := map[pair]bool{}
	for _, t := range ties {
		if affirmed(t.Relation) && (t.Relation.Type == graph.TieSeeksIndependence || t.Relation.Type == graph.TieOpposes || t.Relation.Type == graph.TieAtWarWith) {
			unwilling[pair{t.Subject, t.Object}] = true
			if t.Relation.Type.Symmetric() {
				unwilling[pair{t.Object, t.Subject}] = true
			}
		}
	}
	var out []Fact
	for _, t := range ties {
		score := tieScore(t.Relation.Type)
		if t.Relation.Type == graph.TieClaimedBy && !unwilling[pair{t.Subject, t.Object}] {
			score = 0
		}
		if score == 0 || !affirmed(t.Relation) {
			continue
		}
		f := Fact{
			ID: t.Relation.ID, Basis: BasisTie, A: t.Subject, B: t.Object, Score: score,
			Date: tieDate(t), Modality: t.Relation.Modality,
		}
		if t.Relation.Type == graph.TieAlliedWith {
			f.Basis, f.Lasting = BasisAlliance, true
		}
		out = append(out, f)
	}
	return out
}

func affirmed(r *graph.Relation) bool { return r.Polarity != graph.Negative }

// tieDate is the day from which a tie ages: the end of a tie that has ended, else when it was last told.
func tieDate(t graph.Tie) graph.Date {
	if t.Relation.To != "" {
		return t.Relation.To
	}
	return t.Tally.LastSeen
}

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

// OfEvent returns what an event says: its score between each actor and each recipient, and, where cooperation has no recipient, between those who act
// together. Mediators and hosts take no side.
func OfEvent(e *graph.Event, parts []Part) []Fact {
	if e.Type == consult || e.Score == 0 {
		return nil
	}
	var actors, recipients []graph.ID
	for _, p := range parts {
		switch p.Role {
		case graph.RoleActor:
			actors = append(actors, p.Actor)
		case graph.RoleRecipient:
			recipients = append(recipients, p.Actor)
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
			f.A, f.B = a, b
			out = append(out, f)
		}
	}
	return out
}

// together returns the fact between every two of the actors.
func together(f Fact, actors []graph.ID) []Fact {
	var out []Fact
	for i, a := range actors {
		for _, b := range actors[i+1:] {
			f.A, f.B = a, b
			out = append(out, f)
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
	var bound []graph.ID
	for _, p := range parts {
		switch p.Role {
		case graph.RoleParty, graph.RoleSigned, graph.RoleAgreed:
			if modalityWeight(p.Modality) == 1 {
				bound = append(bound, p.Actor)
			}
		}
	}
	return together(Fact{ID: a.ID, Basis: BasisAlliance, Score: ScoreFormalAlliance, Date: a.Date, Lasting: true, Full: true}, bound)
}
