package acceptance

import (
	"math"
	"slices"
)

// alignment compares who stands with and against whom: in each actor's own figures, in the network of all, and in what follows from it; and wants every figure to
// list passages of the article.
func (r *report) alignment() {
	g := r.c.Gold.Alignment
	for _, pair := range g.Aligned {
		f := r.figure(pair)
		if f.Verdict != "ALIGNED" {
			r.differ("%s stands at %v to %s and is not aligned", pair[0], f.Net, pair[1])
		}
		if r.bloc(pair[0]) < 0 || r.bloc(pair[0]) != r.bloc(pair[1]) {
			r.differ("%s and %s are in no bloc together", pair[0], pair[1])
		}
		r.passages(pair, f)
	}
	for _, pair := range g.Opposed {
		f := r.figure(pair)
		if f.Verdict != "OPPOSED" {
			r.differ("%s stands at %v to %s and is not opposed", pair[0], f.Net, pair[1])
		}
		if at := r.bloc(pair[0]); at >= 0 && at == r.bloc(pair[1]) {
			r.differ("%s and %s are in one bloc", pair[0], pair[1])
		}
		r.passages(pair, f)
	}
	for _, pair := range g.Unsigned {
		if f := r.figure(pair); f.Verdict != "" && f.Verdict != "MIXED" {
			r.differ("%s and %s are %s, which the article does not tell", pair[0], pair[1], f.Verdict)
		}
	}
	r.triads()
}

// figure is how the first of a pair stands to the second; nothing where the graph does not compare them. The second's own figures and the network must agree.
func (r *report) figure(pair [2]string) Figure {
	found := r.ownFigure(pair)
	if _, asked := r.a.Alliances[pair[1]]; asked {
		if back := r.ownFigure([2]string{pair[1], pair[0]}); back.Net != found.Net || back.Verdict != found.Verdict {
			r.differ("%s stands at %v to %s, and that at %v to it", pair[0], found.Net, pair[1], back.Net)
		}
	}
	all := Figure{}
	for _, f := range r.a.Network.Alignments {
		if r.known.same(pair[0], f.Actor) && r.known.same(pair[1], f.Other) || r.known.same(pair[1], f.Actor) && r.known.same(pair[0], f.Other) {
			all = f
		}
	}
	if all.Net != found.Net || all.Verdict != found.Verdict {
		r.differ("%s stands at %v to %s, in the network of all at %v", pair[0], found.Net, pair[1], all.Net)
	}
	return found
}

func (r *report) ownFigure(pair [2]string) Figure {
	of := r.a.Alliances[pair[0]]
	for _, figures := range [][]Figure{of.Allies, of.Adversaries, of.Mixed} {
		for _, f := range figures {
			if r.known.same(pair[1], f.Other) {
				return f
			}
		}
	}
	return Figure{}
}

// bloc is the number of the bloc that an actor is in, below nought where it is in none.
func (r *report) bloc(name string) int {
	return slices.IndexFunc(r.a.Network.Blocs, func(b Bloc) bool {
		return slices.ContainsFunc(b.Members, func(m Named) bool { return r.known.same(name, m) })
	})
}

// passages wants a figure to list its facts, with shares that are the whole of it together, and each fact passages that are the article's.
func (r *report) passages(pair [2]string, f Figure) {
	const exactly = 1e-5 // shares are told to the millionth
	text, sum := []rune(r.c.Text), 0.0
	for _, s := range f.Basis {
		sum += s.Share
		if len(s.Evidence) == 0 {
			r.differ("%s and %s are compared by a fact of kind %s without a passage", pair[0], pair[1], s.Kind)
		}
		for _, p := range s.Evidence {
			if p.Start < 0 || p.End > len(text) || p.Start >= p.End || string(text[p.Start:p.End]) != p.Exact {
				r.differ("%s and %s are compared by %q, which the article does not say from %d to %d", pair[0], pair[1], p.Exact, p.Start, p.End)
			}
		}
	}
	if len(f.Basis) != f.Facts || f.Facts == 0 || math.Abs(sum-1) > exactly {
		r.differ("%s and %s are compared by %d facts, of which %d are listed, with shares of %v together", pair[0], pair[1], f.Facts, len(f.Basis), sum)
	}
}

// triads wants each triad's shape to be that of its sides.
func (r *report) triads() {
	for _, t := range r.a.Network.Triads {
		opposed := 0
		for _, s := range t.Sides {
			if s.Net < 0 {
				opposed++
			}
		}
		if shapes := []string{"FRIENDS", "TORN_FRIEND", "COMMON_ENEMY", "MUTUAL_ENEMIES"}; t.Shape != shapes[opposed] {
			r.differ("a triad with %d opposed sides is called %s", opposed, t.Shape)
		}
	}
}
