package core

import (
	"fmt"
	"math"
	"slices"
)

// DenseData is a matrix of products as it is stored: the rows stand for the inputs. An output is
// the sum of the activations times the cells, divided by Unit.
type DenseData struct {
	Table *Table
	Unit  float64 // of the products, per 1.0
}

// inputs tells how many units an activation has per 1.0, for each input of a vector.
func (d *EncoderData) inputs() []float64 {
	out := make([]float64, d.Out())
	for i := range out {
		out[i] = windowA
		if i >= d.Window {
			out[i] = unitGate / 256.0
		}
	}
	return out
}

// quantiseDense makes a matrix of products: as fine as the lanes and 8 bits allow, so that no
// activations whatever can overflow them.
func quantiseDense(m *Matrix, inputs []float64) *DenseData {
	scaled := slices.Clone(m.Data)
	columns := make([]float64, m.Cols)
	var top float64
	for r := range m.Rows {
		for c := range m.Cols {
			v := float64(m.Data[r*m.Cols+c]) / inputs[r]
			scaled[r*m.Cols+c] = float32(v)
			columns[c] += math.Abs(v)
			top = max(top, math.Abs(v))
		}
	}
	unit := 127 / max(top, 1e-9)
	half := float64(m.Rows) / 2 // what rounding may add to a column
	for _, sum := range columns {
		unit = min(unit, (mulLimit/actLimit-half)/max(sum, 1e-9))
	}
	t := quantise(&Matrix{Rows: m.Rows, Cols: m.Cols, Data: scaled}, unit)
	t.Step = 1
	return &DenseData{Table: t, Unit: unit}
}

func (d *DenseData) check(name string, rows, cols int) error {
	if err := d.Table.check(name, rows, cols); err != nil {
		return err
	}
	if d.Table.Step != 1 || !(d.Unit > 0) || math.IsInf(d.Unit, 0) {
		return fmt.Errorf("matrix %s has the step %d and the unit %g", name, d.Table.Step, d.Unit)
	}
	for c := range cols {
		sum := 0
		for r := range rows {
			v := d.Table.cell(r, c)
			sum += max(v, -v)
		}
		if sum*actLimit > mulLimit {
			return fmt.Errorf("column %d of matrix %s is too large for its lanes", c, name)
		}
	}
	return nil
}

// transpose returns the matrix with rows and columns exchanged.
func (m *Matrix) transpose() *Matrix {
	t := NewMatrix(m.Cols, m.Rows)
	for r := range m.Rows {
		for c := range m.Cols {
			t.Data[c*m.Rows+r] = m.Data[r*m.Cols+c]
		}
	}
	return t
}

// output is a last layer: classes from activations.
type output struct {
	weights products
	bias    []int32
	classes int
	unit    float64
}

// OutputData is a last layer as it is stored.
type OutputData struct {
	Weight *DenseData
	Bias   []int32 // in the units of the products
}

func quantiseOutput(weight, bias *Matrix, inputs []float64) *OutputData {
	d := &OutputData{Weight: quantiseDense(weight.transpose(), inputs)}
	for _, b := range bias.Data {
		d.Bias = append(d.Bias, int32(round(float64(b)*d.Weight.Unit)))
	}
	return d
}

func (d *OutputData) check(name string, rows, classes int) error {
	if len(d.Bias) != classes {
		return fmt.Errorf("output %s has %d biases for %d classes", name, len(d.Bias), classes)
	}
	return d.Weight.check(name, rows, classes)
}

func (d *OutputData) fast(vector bool) output {
	return output{weights: d.Weight.Table.products(vector), bias: d.Bias, classes: len(d.Bias), unit: d.Weight.Unit}
}

// scores returns those of each class. They are overwritten by the next products.
func (o *output) scores(f *factors, m *multiplied) []int32 {
	out := o.weights.multiply(f, m)
	for k, b := range o.bias {
		out[k] += b
	}
	return out
}

func best(scores []int32) int {
	top := 0
	for k, v := range scores {
		if v > scores[top] {
			top = k
		}
	}
	return top
}
