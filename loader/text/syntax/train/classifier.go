package train

import (
	"math"

	"entente/loader/text/syntax/internal/core"
)

// Settings are the sizes and rates of one network.
type Settings struct {
	Window, Recurrent, Hidden int
	Deep                      bool // a second layer of running averages
	Epochs                    int
	Rate                      float64
	Drop                      float64 // share of the units that an example leaves out
	WordDrop                  float64 // how readily words are made unknown
	Batch                     int     // words gathered before an update
	Explore                   float64 // parser: how often the model's own move is followed
}

// classifier trains a core.Classifier.
type classifier struct {
	*trainer
	enc    *encoder
	weight *param
	bias   *param
	set    Settings

	vector, probs []float32
	mask, slope   []float32
}

func newClassifier(seed uint64, set Settings, slots []core.Slot, size func(int) int, classes int) *classifier {
	t := newTrainer(seed)
	c := &classifier{trainer: t, set: set}
	c.enc = newEncoder(t, set.Window, set.Recurrent, set.Deep, slots, size)
	c.weight = t.matrix(classes, c.enc.Out(), math.Sqrt(3/float64(c.enc.Out())))
	c.bias = t.matrix(1, classes, 0)
	c.probs = make([]float32, classes)
	c.vector = make([]float32, c.enc.Out())
	c.mask = make([]float32, c.enc.Out())
	c.slope = make([]float32, c.enc.Out())
	return c
}

func (c *classifier) result() *core.Classifier {
	return &core.Classifier{Enc: c.enc.Encoder, Weight: c.weight.Matrix, Bias: c.bias.Matrix}
}

// dropMask fills the mask with 0 or 1/(1-share).
func (t *trainer) dropMask(mask []float32, share float64) {
	limit := uint32(share * (1 << 32))
	keep := float32(1 / (1 - share))
	for i := range mask {
		mask[i] = keep
		if t.rng.Uint32() < limit {
			mask[i] = 0
		}
	}
}

func (c *classifier) learn(f core.Features, gold []int32) (loss float64) {
	n := len(gold)
	c.enc.forward(f, n)
	for i, g := range gold {
		if g < 0 {
			continue
		}
		x := c.enc.vector(i)
		c.dropMask(c.mask, c.set.Drop)
		for k := range x {
			c.vector[k] = x[k] * c.mask[k]
		}
		for k := range c.probs {
			c.probs[k] = c.bias.Data[k] + dot(c.weight.Row(k), c.vector)
		}
		softmax(c.probs)
		loss -= math.Log(float64(c.probs[g]) + 1e-9)
		c.probs[g]--
		d := c.enc.gradient(i)
		add(c.probs, c.bias.g(0))
		dv := c.slope
		clear(dv)
		for k, p := range c.probs {
			if p > 1e-4 || p < -1e-4 {
				axpy(p, c.vector, c.weight.g(k))
				axpy(p, c.weight.Row(k), dv)
			}
		}
		for k := range d {
			d[k] += dv[k] * c.mask[k]
		}
	}
	c.enc.backward(f, n)
	return loss
}

// schedule gives the learning rate after a share of the training: steady, then falling to nothing.
func schedule(rate, done float64) float32 {
	const hold = 0.3
	if done < hold {
		return float32(rate)
	}
	return float32(rate * (1 - done) / (1 - hold))
}

// fit runs over the examples. The progress function hears of each round.
func (c *classifier) fit(all []*example, counts [core.FormFeatures][]int32, progress func(epoch int, loss float64)) {
	var f core.Features
	for epoch := range c.set.Epochs {
		var loss float64
		var words, pending int
		order := c.rng.Perm(len(all))
		for at, k := range order {
			e := all[k]
			c.rate = schedule(c.set.Rate, (float64(epoch)+float64(at)/float64(len(all)))/float64(c.set.Epochs))
			f = dropWords(c.rng, e.feats, counts, c.set.WordDrop, f)
			loss += c.learn(f, e.gold)
			words += len(e.Words)
			if pending += len(e.Words); pending >= c.set.Batch || at == len(order)-1 {
				c.update()
				pending = 0
			}
		}
		progress(epoch, loss/float64(words))
	}
}
