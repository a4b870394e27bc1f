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

// Fact is one fact between two actors, or one telling of it: what has no date of its own is told on the days of its articles, and each telling is a
// Fact with the same id. Its two ends are interchangeable: alignment has no direction.
type Fact struct {
	ID           graph.ID // the statement, event, agreement or relation
	Basis        Basis
	A, B         graph.ID
	Score        float64    // -10 to 10
	Date         graph.Date // when it happened, or was told
	Since, Until graph.Date // from when to when a standing tie was in force, where that is known
	Modality     graph.Modality
	Passages     []Passage
	Lasting      bool       // it does not fade with age while it is in force
	Full         bool       // it counts fully, however sure its passages are
	Through      []graph.ID // persons whose act counts for A or B because of their office, sorted
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
// it, times exp(-age/Tau). What is dated after the day counts nothing, nor does what is undated, unless it lasts.
func Weight(f Fact, asOf string) float64 {
	return modalityWeight(f.Modality) * certainty(f) * fading(f, asOf)
}

// certainty is the best passage's confidence; a full fact counts fully, but what is only claimed is halved there too.
func certainty(f Fact) float64 {
	if f.Full && len(f.Passages) == 0 {
		return 1
	}
	best := 0.0
	for _, p := range f.Passages {
		w := p.Confidence
		if f.Full {
			w = 1
		}
		if p.Attributed {
			w *= AttributedWeight
		}
		best = max(best, w)
	}
	return best
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

// weaker returns the modality that counts less: an event that happened is none for whoever would only have taken part.
func weaker(a, b graph.Modality) graph.Modality {
	if modalityWeight(b) < modalityWeight(a) {
		return b
	}
	return a
}

// fading is 1 for what is of the day or lasts, and less the older a fact is. The planned lies ahead and has not aged. A tie that has ended ages from its
// end, a lasting one too; one that is known to have begun is in force on the day even if it was told later.
func fading(f Fact, asOf string) float64 {
	since, _ := f.Since.Bounds()
	_, until := f.Until.Bounds()
	first, last := f.Date.Bounds()
	switch {
	case since > asOf:
		return ahead(f)
	case until != "" && until < asOf:
		return math.Exp(-days(until, asOf) / Tau)
	case first == "" && since == "" && !f.Lasting:
		return 0
	case first > asOf && since == "":
		return ahead(f)
	case first == "" || first > asOf || f.Lasting:
		return 1
	}
	return math.Exp(-days(min(last, asOf), asOf) / Tau)
}

// ahead is what a fact counts that is dated after the day.
func ahead(f Fact) float64 {
	if f.Modality == graph.Future {
		return 1
	}
	return 0
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
