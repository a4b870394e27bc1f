package train

import (
	"math"
	"math/rand/v2"
	"testing"

	"entente/loader/text/syntax/internal/core"
)

// The gradients that backward finds are the slopes of a loss that is measured at shifted weights.
func TestEncoderGradientsAreSlopes(t *testing.T) {
	for name, deep := range map[string]bool{"one layer": false, "two layers": true} {
		t.Run(name, func(t *testing.T) {
			tr := newTrainer(3)
			slots := []core.Slot{{Kind: core.FeatWord}, {Kind: core.FeatShape}, {Kind: core.FeatWord, Offset: -1}, {Kind: core.FeatWord, Offset: 2}}
			e := newEncoder(tr, 4, 4, deep, slots, func(int) int { return 9 })
			rng := rand.New(rand.NewPCG(5, 6))
			for _, p := range tr.params { // large weights, so that every function bends
				for i := range p.Data {
					p.Data[i] = rng.Float32()*2 - 1
				}
			}
			const n = 6
			f := make(core.Features, n*core.FeatKinds)
			for i := range f {
				f[i] = int32(rng.IntN(9))
			}
			pull := make([]float32, n*e.Out())
			for i := range pull {
				pull[i] = rng.Float32()*2 - 1
			}
			loss := func() (sum float64) {
				e.forward(f, n)
				for i, x := range e.acts.out {
					sum += float64(x) * float64(pull[i])
				}
				return sum
			}
			loss()
			copy(e.dOut, pull)
			e.backward(f, n)
			checked := 0
			for _, p := range tr.params {
				for i := range p.Data {
					const h = 1e-2
					old := p.Data[i]
					p.Data[i] = old + h
					up := loss()
					p.Data[i] = old - h
					down := loss()
					p.Data[i] = old
					slope := (up - down) / (2 * h)
					if got := float64(p.grad[i]); math.Abs(got-slope) > 0.02+0.03*math.Abs(slope) {
						t.Errorf("weight %d of a table of %d by %d: gradient %.4f, slope %.4f", i, p.Rows, p.Cols, got, slope)
					}
					if slope != 0 {
						checked++
					}
				}
			}
			if checked < 100 {
				t.Errorf("only %d slopes", checked)
			}
		})
	}
}

// One small step of Adam against the gradient lowers the loss of a parser and of a classifier.
func TestUpdatesLowerTheLoss(t *testing.T) {
	f := &fitting{data: Data{Trees: toy()}}
	f.collect()
	e := f.trees[0]
	f.setTags(e, e.gold)
	set := Settings{Window: 8, Recurrent: 8, Deep: true, Hidden: 16, Rate: 0.01}
	p := newParser(1, set, parseSlots, f.lex.Size, len(f.rels.names))
	c := newClassifier(1, set, tagSlots, f.lex.Size, len(f.tags.names))
	p.rate, c.rate = 0.01, 0.01
	first, last := p.learn(e, e.feats, false), 0.0
	cFirst, cLast := c.learn(e.feats, e.gold), 0.0
	for range 60 {
		p.update()
		c.update()
		last, cLast = p.learn(e, e.feats, false), c.learn(e.feats, e.gold)
	}
	if last > first/10 || cLast > cFirst/10 {
		t.Errorf("the parser's loss went from %.3f to %.3f, the classifier's from %.3f to %.3f", first, last, cFirst, cLast)
	}
}
