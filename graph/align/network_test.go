package align_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente/graph"
	"entente/graph/align"
)

// signed makes alignments of "a b 0.5" lines' parts.
func signed(pairs ...any) []align.Alignment {
	var out []align.Alignment
	for p := range slices.Chunk(pairs, 3) {
		a := align.Alignment{A: graph.ID(p[0].(string)), B: graph.ID(p[1].(string)), Net: p[2].(float64), Verdict: align.Mixed}
		if a.Net >= align.AlignedFrom {
			a.Verdict = align.Aligned
		}
		if a.Net <= align.OpposedFrom {
			a.Verdict = align.Opposed
		}
		out = append(out, a)
	}
	return out
}

func pairsOf(in []align.Alignment) []string {
	out := make([]string, 0, len(in))
	for _, a := range in {
		out = append(out, fmt.Sprint(a.A, "-", a.B))
	}
	return out
}

func TestDivide(t *testing.T) {
	for name, c := range map[string]struct {
		pairs       []align.Alignment
		blocs       []string // members, bonds, strains, opponents
		alone       []graph.ID
		bridges     []string
		frustration float64
	}{
		"nobody": {pairs: nil},
		"two camps": {
			pairs: signed("a", "b", .5, "b", "c", .5, "x", "y", .6, "a", "x", -.5, "c", "y", -.4),
			blocs: []string{"[a b c] [a-b b-c] [] [a-x c-y]", "[x y] [x-y] [] [a-x c-y]"},
		},
		"enemies alone": {pairs: signed("a", "b", -.5), alone: []graph.ID{"a", "b"}},
		"the mixed hold nobody together": {
			pairs: signed("a", "b", .29, "b", "c", -.29, "c", "d", .3),
			blocs: []string{"[c d] [c-d] [] []"},
		},
		"an ally of both camps goes with the closer": {
			pairs: signed("a", "b", .5, "x", "y", .5, "a", "x", -.9, "a", "m", .6, "m", "x", .4),
			blocs: []string{"[a b m] [a-m a-b] [] [a-x]", "[x y] [x-y] [] [a-x]"}, bridges: []string{"m-x"}, frustration: .4 / 2.9,
		},
		"a quarrel among friends strains the bloc": {
			pairs: signed("a", "b", .5, "b", "c", .5, "a", "c", -.3, "a", "d", .5, "c", "d", .5),
			blocs: []string{"[a b c d] [a-b a-d b-c c-d] [a-c] []"}, frustration: .3 / 2.3,
		},
	} {
		d := align.NewNetwork(c.pairs).Divide()
		var blocs []string
		for _, b := range d.Blocs {
			blocs = append(blocs, fmt.Sprint(b.Members, pairsOf(b.Bonds), pairsOf(b.Strains), pairsOf(b.Opponents)))
		}
		if !slices.Equal(blocs, c.blocs) || !slices.Equal(d.Alone, c.alone) || !slices.Equal(pairsOf(d.Bridges), append([]string{}, c.bridges...)) || !near(d.Frustration, c.frustration) {
			t.Errorf("%s: got %q, alone %v, bridges %v, frustration %v\nwant %q, %v, %v, %v", name, blocs, d.Alone, pairsOf(d.Bridges), d.Frustration, c.blocs, c.alone, c.bridges, c.frustration)
		}
	}
}

// aNetwork draws alignments among up to most actors.
func aNetwork(most int) *rapid.Generator[[]align.Alignment] {
	return rapid.Custom(func(t *rapid.T) []align.Alignment {
		n := rapid.IntRange(2, most).Draw(t, "actors")
		var out []align.Alignment
		for a := range n {
			for b := a + 1; b < n; b++ {
				if net := rapid.IntRange(-99, 99).Draw(t, "net"); net%3 != 0 {
					out = append(out, signed(fmt.Sprintf("n%02d", a), fmt.Sprintf("n%02d", b), float64(net)/100)...)
				}
			}
		}
		return out
	})
}

// held is what a partition keeps together less what it parts, the opposite of its frustration but for a constant.
func held(pairs []align.Alignment, part map[graph.ID]int) int {
	sum := 0
	for _, p := range pairs {
		if part[p.A] == part[p.B] {
			sum += int(math.Round(p.Net * 100))
		}
	}
	return sum
}

func partOf(d align.Division) map[graph.ID]int {
	out := map[graph.ID]int{}
	for i, b := range d.Blocs {
		for _, m := range b.Members {
			out[m] = i
		}
	}
	for i, id := range d.Alone {
		out[id] = len(d.Blocs) + i
	}
	return out
}

// TestDivisionCannotBeBettered moves every actor to every other part and to one of its own, and joins every two parts: none of it may better the division. Blocs
// hang together by alignments, and every actor is in one part.
func TestDivisionCannotBeBettered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := align.NewNetwork(aNetwork(9).Draw(t, "network"))
		part := partOf(n.Divide())
		if len(part) != len(n.Actors) {
			t.Fatalf("%d of %d actors are parted", len(part), len(n.Actors))
		}
		reached := held(n.Pairs, part)
		for _, a := range n.Actors {
			home := part[a]
			for p := range len(n.Actors) + 1 {
				part[a] = p
				if better := held(n.Pairs, part); better > reached {
					t.Fatalf("with %s in %d the division holds %d instead of %d", a, p, better, reached)
				}
			}
			part[a] = home
		}
		for p := range len(n.Actors) {
			for q := range p {
				joined := map[graph.ID]int{}
				for a, at := range part {
					if at == p {
						at = q
					}
					joined[a] = at
				}
				if better := held(n.Pairs, joined); better > reached {
					t.Fatalf("with %d and %d joined the division holds %d instead of %d", p, q, better, reached)
				}
			}
		}
		for _, b := range n.Divide().Blocs {
			if chained := chain(b); len(chained) != len(b.Members) {
				t.Fatalf("of the bloc %v only %v hang together", b.Members, chained)
			}
		}
	})
}

// chain returns who hangs together with a bloc's first member.
func chain(b align.Bloc) map[graph.ID]bool {
	out := map[graph.ID]bool{b.Members[0]: true}
	for range b.Members {
		for _, p := range b.Bonds {
			if out[p.A] || out[p.B] {
				out[p.A], out[p.B] = true, true
			}
		}
	}
	return out
}

// TestDivisionIsNearTheBest compares with the best of all partitions of small networks.
func TestDivisionIsNearTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // a test's networks
	sum, best := 0, 0
	for range 300 {
		var pairs []align.Alignment
		for a := range 7 {
			for b := a + 1; b < 7; b++ {
				pairs = append(pairs, signed(fmt.Sprint("n", a), fmt.Sprint("n", b), float64(r.IntN(199)-99)/100)...)
			}
		}
		n := align.NewNetwork(pairs)
		sum += held(n.Pairs, partOf(n.Divide()))
		best += bestOf(n, 0, map[graph.ID]int{})
	}
	if share := float64(sum) / float64(best); share < 0.98 || share > 1 {
		t.Errorf("the divisions hold %v of what the best hold", share)
	}
}

// bestOf tries every part for the actors from the at-th on.
func bestOf(n *align.Network, at int, part map[graph.ID]int) int {
	if at == len(n.Actors) {
		return held(n.Pairs, part)
	}
	parts := 0
	for _, p := range part {
		parts = max(parts, p+1)
	}
	best := math.MinInt
	for p := range parts + 1 {
		part[n.Actors[at]] = p
		best = max(best, bestOf(n, at+1, part))
	}
	delete(part, n.Actors[at])
	return best
}

// TestDivisionFindsCamps plants camps that are clear but for noise, and wants them found.
func TestDivisionFindsCamps(t *testing.T) {
	pairs := camps(400, 8, 24)
	d := align.NewNetwork(pairs).Divide()
	if len(d.Blocs) != 8 || len(d.Alone) > 0 {
		t.Fatalf("found %d blocs and %d alone, planted 8", len(d.Blocs), len(d.Alone))
	}
	for _, b := range d.Blocs {
		for _, m := range b.Members {
			if camp(m) != camp(b.Members[0]) {
				t.Errorf("%s is in a bloc with %s", m, b.Members[0])
			}
		}
	}
}

func camp(id graph.ID) string { return string(id[:1]) }

// camps plants n actors in k camps, each with some dozen pairs, of which every tenth belies the camps.
func camps(n, k, degree int) []align.Alignment {
	r := rand.New(rand.NewPCG(7, 8)) //nolint:gosec // a test's network
	seen := map[string]bool{}
	var out []align.Alignment
	for len(out) < n*degree/2 {
		a, b := r.IntN(n), r.IntN(n)
		if r.IntN(2) == 0 {
			b = b/k*k + a%k // within the camp
		}
		if b >= n || a == b {
			continue
		}
		if a > b {
			a, b = b, a
		}
		name := func(i int) string { return fmt.Sprintf("%c%05d", 'A'+i%k, i) }
		net := 0.3 + 0.6*r.Float64()
		if (a%k == b%k) == (r.IntN(10) == 0) {
			net = -net
		}
		if key := name(a) + name(b); !seen[key] {
			seen[key] = true
			x, y := name(a), name(b)
			out = append(out, signed(min(x, y), max(x, y), net)...)
		}
	}
	return out
}

// structure is everything that a network says.
func structure(n *align.Network) string {
	out := fmt.Sprint(n.Actors, pairsOf(n.Pairs), n.Complete)
	d := n.Divide()
	for _, b := range d.Blocs {
		out += fmt.Sprint(b.Members, pairsOf(b.Bonds), pairsOf(b.Strains), pairsOf(b.Opponents), b.Cohesion)
	}
	out += fmt.Sprint(d.Alone, pairsOf(d.Bridges), d.Frustration)
	for _, t := range n.Triads() {
		sides := n.Sides(t)
		out += fmt.Sprint(t.Actors, t.Shape, t.Strength, pairsOf(sides[:]))
	}
	for _, s := range n.EnemiesEnemies() {
		out += fmt.Sprint(s.A, s.B, s.Strength, n.Shared(s), n.Contrary(s))
	}
	return out
}

func TestNetworkIgnoresOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pairs := aNetwork(10).Draw(t, "network")
		want := structure(align.NewNetwork(pairs))
		if got := structure(align.NewNetwork(rapid.Permutation(pairs).Draw(t, "shuffled"))); got != want {
			t.Fatalf("(-want +got)\n%s", cmp.Diff(want, got))
		}
	})
}

// TestTriadsAndEnemiesAreAllThere compares with what three nested loops find.
func TestTriadsAndEnemiesAreAllThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pairs := aNetwork(8).Draw(t, "network")
		nets := map[[2]graph.ID]float64{}
		known := map[[2]graph.ID]bool{}
		for _, p := range pairs {
			known[[2]graph.ID{p.A, p.B}], known[[2]graph.ID{p.B, p.A}] = true, true
			if p.Verdict != align.Mixed {
				nets[[2]graph.ID{p.A, p.B}], nets[[2]graph.ID{p.B, p.A}] = p.Net, p.Net
			}
		}
		n := align.NewNetwork(pairs)
		balanced := map[[3]graph.ID]bool{}
		strength := map[[2]graph.ID]float64{}
		enemies := map[[2]graph.ID]int{}
		for i, a := range n.Actors {
			for _, b := range n.Actors[i+1:] {
				for _, c := range n.Actors {
					x, y := nets[[2]graph.ID{a, c}], nets[[2]graph.ID{b, c}]
					if z := nets[[2]graph.ID{a, b}]; x*y*z != 0 && c > b {
						balanced[[3]graph.ID{a, b, c}] = x*y*z > 0
					}
					if known[[2]graph.ID{a, b}] || x*y == 0 || x > 0 && y > 0 {
						continue
					}
					sign := -1.0
					if x < 0 && y < 0 {
						sign = 1
						enemies[[2]graph.ID{a, b}]++
					}
					strength[[2]graph.ID{a, b}] += sign * min(math.Abs(x), math.Abs(y))
				}
			}
		}
		got := n.Triads()
		for i, tr := range got {
			if want, ok := balanced[tr.Actors]; !ok || want != tr.Shape.Balanced() || i > 0 && got[i-1].Strength < tr.Strength {
				t.Fatalf("%+v: known %v, balanced %v", tr, ok, want)
			}
		}
		if len(got) != len(balanced) {
			t.Fatalf("found %d triads of %d", len(got), len(balanced))
		}
		found := 0
		for _, s := range n.EnemiesEnemies() {
			found++
			if want := strength[[2]graph.ID{s.A, s.B}]; math.Abs(want-s.Strength) > 1e-6 || len(n.Shared(s)) != enemies[[2]graph.ID{s.A, s.B}] || len(n.Shared(s)) == 0 {
				t.Fatalf("%+v: want %v by %d", s, want, enemies[[2]graph.ID{s.A, s.B}])
			}
			for _, third := range append(n.Shared(s), n.Contrary(s)...) {
				if third.Actor == s.A || third.Actor == s.B || nets[[2]graph.ID{s.A, third.Actor}] != third.ToA.Net || nets[[2]graph.ID{s.B, third.Actor}] != third.ToB.Net {
					t.Fatalf("%+v is no third of %s and %s", third, s.A, s.B)
				}
			}
		}
		for ends, want := range strength {
			if want > 1e-9 && enemies[ends] > 0 {
				found--
			}
		}
		if found != 0 {
			t.Fatalf("%d suggestions too many", found)
		}
	})
}

func TestShapes(t *testing.T) {
	for shape, nets := range map[align.Shape][3]float64{
		align.Friends: {.4, .5, .6}, align.CommonEnemy: {.4, -.5, -.6}, align.TornFriend: {-.4, .5, .6}, align.MutualEnemies: {-.4, -.5, -.6},
	} {
		n := align.NewNetwork(signed("a", "b", nets[0], "a", "c", nets[1], "b", "c", nets[2]))
		got := n.Triads()
		if len(got) != 1 || got[0].Shape != shape || got[0].Strength != .4 {
			t.Errorf("%v: got %+v, want %s", nets, got, shape)
		}
		if sides := n.Sides(got[0]); sides[0].Net != nets[0] || sides[1].Net != nets[1] || sides[2].Net != nets[2] {
			t.Errorf("%v: the sides are %v", nets, sides)
		}
	}
}

// TestMostSigned holds the bound on pairs at and above it: the weakest go first.
func TestMostSigned(t *testing.T) {
	var pairs []align.Alignment
	for i := range align.MostSigned + 1 {
		pairs = append(pairs, signed(fmt.Sprintf("a%d", i), fmt.Sprintf("b%d", i), 0.4+float64(i)/1e5)...)
	}
	if n := align.NewNetwork(pairs[1:]); len(n.Pairs) != align.MostSigned || !n.Complete {
		t.Errorf("of %d pairs there are %d, complete %v", align.MostSigned, len(n.Pairs), n.Complete)
	}
	n := align.NewNetwork(pairs)
	if len(n.Pairs) != align.MostSigned || n.Complete || slices.Contains(n.Actors, "a0") {
		t.Errorf("of %d pairs there are %d, complete %v, the weakest among them %v", len(pairs), len(n.Pairs), n.Complete, slices.Contains(n.Actors, "a0"))
	}
}

// TestMostRivals holds the bound on adversaries at and above it: the least hostile suggests nothing.
func TestMostRivals(t *testing.T) {
	var pairs []align.Alignment
	for i := range align.MostRivals + 1 {
		pairs = append(pairs, signed("hub", fmt.Sprintf("n%04d", i), -0.4-float64(i)/1e4)...)
	}
	for n, want := range map[int]int{align.MostRivals: align.MostRivals * (align.MostRivals - 1) / 2, align.MostRivals + 1: align.MostRivals * (align.MostRivals - 1) / 2} {
		got := align.NewNetwork(pairs[len(pairs)-n:]).EnemiesEnemies()
		if len(got) != want {
			t.Errorf("%d adversaries suggest %d pairs, want %d", n, len(got), want)
		}
		for _, s := range got {
			if n > align.MostRivals && s.A == "n0000" {
				t.Fatalf("the least hostile is suggested to %s", s.B)
			}
		}
	}
}

func BenchmarkDivide(b *testing.B) {
	n := align.NewNetwork(camps(1000, 8, 10))
	b.ReportMetric(float64(len(n.Pairs)), "pairs")
	for b.Loop() {
		n.Divide()
	}
}

func BenchmarkTriads(b *testing.B) {
	n := align.NewNetwork(camps(1000, 8, 10))
	for b.Loop() {
		n.Triads()
	}
}

func BenchmarkEnemiesEnemies(b *testing.B) {
	n := align.NewNetwork(camps(1000, 8, 10))
	for b.Loop() {
		n.EnemiesEnemies()
	}
}
