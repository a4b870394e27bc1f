package core

// Classifier gives each word of a sentence one of several classes, from its vector alone.
type Classifier struct {
	Enc    *Encoder
	Weight *Matrix // a row for each class
	Bias   *Matrix // one row
}

// Scores fills out with the score of each class for a word's vector.
func (c *Classifier) Scores(vector, out []float32) {
	for k := range out {
		out[k] = c.Bias.Data[k] + Dot(c.Weight.Row(k), vector)
	}
}
