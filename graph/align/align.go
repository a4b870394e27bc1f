// Package align derives who stands with whom and who against whom from facts, as pure functions: the same facts give the same figures
// whatever store they come from. What it derives is never itself a fact of the graph.
package align

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"entente/graph"
)

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

	Tau = 365.25 // days after which a fact counts 1/e
	K   = 5.0    // how much evidence it takes to be sure: net stays near zero below it

	AlignedFrom = 0.3  // net from which two actors are aligned
	OpposedFrom = -0.3 // net down from which they are opposed
)

// Verdict says how two actors stand.
type Verdict string

// The verdicts.
const (
	Aligned Verdict = "ALIGNED"
	Opposed Verdict = "OPPOSED"
	Mixed   Verdict = "MIXED"
)

// Basis says what kind of fact counts.
type Basis string

// The kinds of facts that count.
const (
	BasisAlliance Basis = "FORMAL_ALLIANCE"
	BasisEvent    Basis = "EVENT"
	BasisStance   Basis = "STANCE"
	BasisTie      Basis = "TIE"
)

// Passage is what a fact's weight needs of one evidence.
type Passage struct {
	Confidence float64 // 0 to 1
	Attributed bool    // somebody claims it, the article does not tell it itself
}

// Fact is one fact between two actors. Its two ends are interchangeable: alignment has no direction.
type Fact struct {
	ID       graph.ID // the statement, event, agreement or relation
	Basis    Basis
	A, B     graph.ID
	Score    float64 // -10 to 10
	Date     graph.Date
	Modality graph.Modality
	Passages []Passage
	Lasting  bool       // it does not fade with age
	Full     bool       // it counts fully, however sure its passages are
	Through  []graph.ID // persons whose act counts for A or B because of their office, sorted
}

// Share is what one fact adds to an alignment.
type Share struct {
	Fact         Fact
	Weight       float64 // 0 to 1
	Contribution float64 // score times weight
	Share        float64 // of cooperation and conflict together, 0 to 1
}

// Alignment is how two actors stand to each other. A sorts before B.
type Alignment struct {
	A, B        graph.ID
	Cooperation float64 // sum of the positive contributions
	Conflict    float64 // sum of the negative ones, as a positive number
	Net         float64 // (cooperation - conflict) / (cooperation + conflict + K)
	Verdict     Verdict
	Shares      []Share // of all facts that count something, the weightiest first, then by id
}

// Weight is how much of a fact's score counts on a day (YYYY-MM-DD): modality times the best passage's confidence, halved where somebody only claims
// it, times exp(-age/Tau). What is dated after the day counts nothing, nor does what is undated, unless it
// lasts.
func Weight(f Fact, asOf string) float64 {
	modality := modalityWeight(f.Modality)
	if f.Full {
		return modality * fading(f, asOf)
	}
	best := 0.0
	for _, p := range f.Passages {
		w := p.Confidence
		if p.Attributed {
			w *= AttributedWeight
		}
		best = max(best, w)
	}
	return modality * best * fading(f, asOf)
}

func modalityWeight(m graph.Modality) float64 {
	switch m {
	case graph.Hypothetical, graph.Negated:
		return 0
	case graph.Future:
		return FutureWeight
	}
	return 1
}

// fading is 1 for what is of the day or lasts, and less the older a fact is. The planned lies ahead and has not aged.
func fading(f Fact, asOf string) float64 {
	first, last := f.Date.Bounds()
	switch {
	case first == "":
		if f.Lasting {
			return 1
		}
		return 0
	case first > asOf:
		if f.Modality == graph.Future {
			return 1
		}
		return 0
	case f.Lasting:
		return 1
	}
	return math.Exp(-days(min(last, asOf), asOf) / Tau)
}

func days(from, to string) float64 {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil {
		return 0
	}
	return b.Sub(a).Hours() / 24
}

// Between computes the alignment of every two actors that some fact joins, in the order of their ids. A fact that is listed twice for
// the same two actors counts once; one that joins an actor with itself, or that weighs or scores nothing, does not count.
func Between(facts []Fact, asOf string) []Alignment {
	type pair struct{ a, b graph.ID }
	type key struct {
		pair
		id graph.ID
	}
	index := map[pair]*Alignment{}
	seen := map[key]*Share{}
	sums := map[pair][]*Share{}
	for _, f := range facts {
		if f.B < f.A {
			f.A, f.B = f.B, f.A
		}
		w := Weight(f, asOf)
		if f.A == f.B || w == 0 || f.Score == 0 {
			continue
		}
		p := pair{f.A, f.B}
		s := &Share{Fact: f, Weight: w, Contribution: f.Score * w}
		if old := seen[key{p, f.ID}]; old != nil {
			*old = stronger(*old, *s)
			continue
		}
		seen[key{p, f.ID}] = s
		sums[p] = append(sums[p], s)
		index[p] = &Alignment{A: f.A, B: f.B}
	}
	out := make([]Alignment, 0, len(index))
	for p, a := range index {
		for _, s := range sums[p] {
			a.Shares = append(a.Shares, *s)
		}
		a.sum()
		out = append(out, *a)
	}
	slices.SortFunc(out, func(x, y Alignment) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return out
}

// stronger picks, of two readings of one fact between the same actors, the one that weighs more, and of two equal ones the direct one.
func stronger(a, b Share) Share {
	if c := cmp.Or(
		-cmp.Compare(math.Abs(a.Contribution), math.Abs(b.Contribution)),
		cmp.Compare(len(a.Fact.Through), len(b.Fact.Through)),
		cmp.Compare(a.Contribution, b.Contribution),
		slices.Compare(a.Fact.Through, b.Fact.Through),
	); c <= 0 {
		return a
	}
	return b
}

// sum orders the shares first, so that the floating-point sums do not depend on the order in which the facts came.
func (a *Alignment) sum() {
	slices.SortFunc(a.Shares, func(x, y Share) int {
		return cmp.Or(-cmp.Compare(math.Abs(x.Contribution), math.Abs(y.Contribution)), strings.Compare(string(x.Fact.ID), string(y.Fact.ID)))
	})
	for _, s := range a.Shares {
		if s.Contribution > 0 {
			a.Cooperation += s.Contribution
		} else {
			a.Conflict -= s.Contribution
		}
	}
	all := a.Cooperation + a.Conflict
	for i := range a.Shares {
		a.Shares[i].Share = math.Abs(a.Shares[i].Contribution) / all
	}
	a.Net = (a.Cooperation - a.Conflict) / (all + K)
	switch {
	case a.Net >= AlignedFrom:
		a.Verdict = Aligned
	case a.Net <= OpposedFrom:
		a.Verdict = Opposed
	default:
		a.Verdict = Mixed
	}
}
