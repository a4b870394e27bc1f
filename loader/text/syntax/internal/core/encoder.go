package core

// Slot is one input of an encoder: the feature of a kind of the word at an offset.
type Slot struct {
	Kind   int
	Offset int
}

// Encoder turns the features of the words of a sentence into a vector for each word: a rectified
// sum over a window of words, and two gated averages that run forwards and backwards over the
// sentence. Its inputs are sparse, so that it costs sums of rows and no product of matrices.
type Encoder struct {
	Window    int // width of the first part of a vector
	Recurrent int // width of each of the two running parts
	Slots     []Slot
	Tables    []*Matrix // for each slot; the rows of offset 0 also feed the running parts
	Bias      *Matrix   // one row
}

// Out returns the width of the vectors.
func (e *Encoder) Out() int { return e.Window + 2*e.Recurrent }

// In returns the width of the sums that the vectors are made from.
func (e *Encoder) In() int { return e.Window + 4*e.Recurrent }

// Width returns the width of the rows of a slot.
func (e *Encoder) Width(s Slot) int {
	if s.Offset == 0 {
		return e.In()
	}
	return e.Window
}

// Encoded holds the vectors of a sentence and what training needs to go back.
type Encoded struct {
	Sums []float32 // In() for each word; the gates and candidates after their functions
	Out  []float32 // Out() for each word
}

// Features holds the identifiers of a sentence: FeatKinds for each word.
type Features []int32

// At returns the identifiers of the word.
func (f Features) At(i int) []int32 { return f[i*FeatKinds : (i+1)*FeatKinds] }

func grow(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n+n/4)[:n]
	}
	return s[:n]
}

// Encode computes the vectors of the n words of f.
func (e *Encoder) Encode(f Features, n int, out *Encoded) {
	in, width, rec := e.In(), e.Out(), e.Recurrent
	out.Sums = grow(out.Sums, n*in)
	out.Out = grow(out.Out, n*width)
	for i := range n {
		sum := out.Sums[i*in : (i+1)*in]
		copy(sum, e.Bias.Data)
		for k, s := range e.Slots {
			id := int32(IDOutside)
			if j := i + s.Offset; j >= 0 && j < n {
				id = f[j*FeatKinds+s.Kind]
			}
			Add(e.Tables[k].Row(int(id)), sum)
		}
		o := out.Out[i*width : (i+1)*width]
		for k := range e.Window {
			o[k] = max(0, sum[k])
		}
		gates := sum[e.Window:]
		for k := range rec {
			gates[k] = Sigmoid(gates[k])
			gates[rec+k] = Tanh(gates[rec+k])
			gates[2*rec+k] = Sigmoid(gates[2*rec+k])
			gates[3*rec+k] = Tanh(gates[3*rec+k])
		}
	}
	for i := range n {
		g := out.Sums[i*in+e.Window : i*in+e.Window+2*rec]
		h := out.Out[i*width+e.Window : i*width+e.Window+rec]
		if i == 0 {
			for k := range h {
				h[k] = float32(g[k] * g[rec+k])
			}
			continue
		}
		prev := out.Out[(i-1)*width+e.Window : (i-1)*width+e.Window+rec]
		for k := range h {
			h[k] = prev[k] + float32(g[k]*(g[rec+k]-prev[k]))
		}
	}
	for i := n - 1; i >= 0; i-- {
		g := out.Sums[i*in+e.Window+2*rec : i*in+e.Window+4*rec]
		h := out.Out[i*width+e.Window+rec : i*width+width]
		if i == n-1 {
			for k := range h {
				h[k] = float32(g[k] * g[rec+k])
			}
			continue
		}
		next := out.Out[(i+1)*width+e.Window+rec : (i+1)*width+width]
		for k := range h {
			h[k] = next[k] + float32(g[k]*(g[rec+k]-next[k]))
		}
	}
}
