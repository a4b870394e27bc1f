package core

import "math"

// ClassifierData is a Classifier as it is stored.
type ClassifierData struct {
	Enc *EncoderData
	Out *OutputData
}

// Quantise returns the classifier in whole numbers.
func (c *Classifier) Quantise() *ClassifierData {
	d := &ClassifierData{Enc: c.Enc.Quantise()}
	d.Out = quantiseOutput(c.Weight, c.Bias, d.Enc.inputs())
	return d
}

// Check verifies the sizes of a classifier that was read.
func (d *ClassifierData) Check(size func(kind int) int, classes int) error {
	if err := d.Enc.check(size); err != nil {
		return err
	}
	return d.Out.check("classes", d.Enc.Out(), classes)
}

// FastClassifier classifies words in whole numbers. It is safe for concurrent use.
type FastClassifier struct {
	enc *fastEncoder
	out output
}

// Fast returns the classifier ready for use.
func (d *ClassifierData) Fast() *FastClassifier { return d.fast(hasVectors()) }

func (d *ClassifierData) fast(vector bool) *FastClassifier {
	return &FastClassifier{enc: d.Enc.fast(newCurves(), vector), out: d.Out.fast(vector)}
}

// ClassifyScratch holds the buffers of one goroutine.
type ClassifyScratch struct {
	enc  encoded
	by   factors
	prod multiplied
}

// Prepared returns the number of lanes that Prepare fills.
func (c *FastClassifier) Prepared() int { return c.enc.prepared() }

// Prepare fills out with all that Classify needs to know of the form of a word, whose identifiers it gets.
func (c *FastClassifier) Prepare(ids []int32, s *ClassifyScratch, out []int16) {
	c.enc.prepare(ids, &s.enc.sums, out)
}

// Classify calls found with the scores of each word in turn; the scores are overwritten by the next. The words' forms are as Prepare made
// them; of their features, only the tags are looked at.
func (c *FastClassifier) Classify(f Features, forms [][]int16, s *ClassifyScratch, found func(word int, scores []int32)) {
	c.enc.encode(f, forms, &s.enc)
	for i := range forms {
		s.by.set(c.enc.vector(i, &s.enc), c.out.weights.vector)
		found(i, c.out.scores(&s.by, &s.prod))
	}
}

// Bytes returns about how much memory the classifier takes.
func (c *FastClassifier) Bytes() int { return c.enc.bytes() + c.out.weights.bytes() }

// Unit is the size of the scores: a difference of Unit is a factor e in probability.
func (c *FastClassifier) Unit() float64 { return c.out.unit }

// Classes returns the number of classes.
func (c *FastClassifier) Classes() int { return c.out.classes }

// Best returns the class with the highest score.
func Best(scores []int32) int { return best(scores) }

// Probabilities turns scores into probabilities.
func (c *FastClassifier) Probabilities(scores []int32, out []float64) {
	top := scores[best(scores)]
	var sum float64
	for k, v := range scores {
		out[k] = math.Exp(float64(v-top) / c.out.unit)
		sum += out[k]
	}
	for k := range out {
		out[k] /= sum
	}
}
