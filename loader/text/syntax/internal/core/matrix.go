package core

import "math"

// Matrix is a table of rows.
type Matrix struct {
	Rows, Cols int
	Data       []float32
}

// NewMatrix returns a matrix of zeros.
func NewMatrix(rows, cols int) *Matrix {
	return &Matrix{Rows: rows, Cols: cols, Data: make([]float32, rows*cols)}
}

// Row returns the row, which shares its memory with the matrix.
func (m *Matrix) Row(i int) []float32 { return m.Data[i*m.Cols : (i+1)*m.Cols : (i+1)*m.Cols] }

// Add adds x to y.
func Add(x, y []float32) {
	y = y[:len(x)]
	for len(x) >= 4 && len(y) >= 4 {
		y[0] += x[0]
		y[1] += x[1]
		y[2] += x[2]
		y[3] += x[3]
		x, y = x[4:], y[4:]
	}
	for i := range x {
		y[i] += x[i]
	}
}

// Axpy adds a times x to y.
func Axpy(a float32, x, y []float32) {
	y = y[:len(x)]
	for len(x) >= 4 && len(y) >= 4 {
		y[0] += float32(a * x[0])
		y[1] += float32(a * x[1])
		y[2] += float32(a * x[2])
		y[3] += float32(a * x[3])
		x, y = x[4:], y[4:]
	}
	for i := range x {
		y[i] += float32(a * x[i])
	}
}

// Dot returns the inner product. The conversions keep compilers from fusing the operations, so
// that every architecture gives the same bits.
func Dot(x, y []float32) float32 {
	y = y[:len(x)]
	var a, b, c, d float32
	for len(x) >= 4 && len(y) >= 4 {
		a += float32(x[0] * y[0])
		b += float32(x[1] * y[1])
		c += float32(x[2] * y[2])
		d += float32(x[3] * y[3])
		x, y = x[4:], y[4:]
	}
	for i := range x {
		a += float32(x[i] * y[i])
	}
	return (a + b) + (c + d)
}

// Sigmoid and Tanh are the usual functions, by a rational approximation of tanh that is exact to
// about 1e-4, monotone, and the same on every architecture.
func Sigmoid(x float32) float32 { return 0.5 + float32(0.5*Tanh(float32(0.5*x))) }

// Tanh: see Sigmoid.
func Tanh(x float32) float32 {
	if x > 4.97 {
		return 1
	}
	if x < -4.97 {
		return -1
	}
	s := float32(x * x)
	num := 135135 + float32(s*(17325+float32(s*(378+s))))
	den := 135135 + float32(s*(62370+float32(s*(3150+float32(28*s)))))
	return float32(x*num) / den
}

// Softmax turns scores into probabilities in place.
func Softmax(x []float32) {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	var sum float32
	for i, v := range x {
		x[i] = float32(math.Exp(float64(v - top)))
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}
