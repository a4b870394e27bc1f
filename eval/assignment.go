package eval

import "math"

// assign pairs rows with columns, each at most once, so that the sum of the weights is greatest; weights are not negative and a pair of
// weight 0 is none. It returns the column of each row, -1 for none. It is the Hungarian method by shortest augmenting paths, O(n²m) for n the
// smaller side.
func assign(weights [][]float64) []int {
	rows := len(weights)
	out := make([]int, rows)
	for i := range out {
		out[i] = -1
	}
	if rows == 0 || len(weights[0]) == 0 {
		return out
	}
	columns := len(weights[0])
	if rows > columns {
		for j, i := range assign(transposed(weights)) {
			if i >= 0 {
				out[i] = j
			}
		}
		return out
	}
	rowOf := newMatching(weights).solve()
	for j, i := range rowOf {
		if i >= 0 && weights[i][j] > 0 {
			out[i] = j
		}
	}
	return out
}

func transposed(w [][]float64) [][]float64 {
	out := make([][]float64, len(w[0]))
	for j := range out {
		out[j] = make([]float64, len(w))
		for i := range w {
			out[j][i] = w[i][j]
		}
	}
	return out
}

// matching is the state of the method: prices of rows and columns under which no pair costs less than nothing, and pairs that cost
// nothing. The last column is a start from which paths grow.
type matching struct {
	weights         [][]float64
	rowPrice, price []float64
	rowOf           []int
}

func newMatching(w [][]float64) *matching {
	n := len(w[0])
	m := &matching{weights: w, rowPrice: make([]float64, len(w)), price: make([]float64, n+1), rowOf: make([]int, n+1)}
	for j := range m.rowOf {
		m.rowOf[j] = -1
	}
	return m
}

// solve returns the row of each column, -1 for none.
func (m *matching) solve() []int {
	for row := range m.weights {
		m.admit(row)
	}
	return m.rowOf[:len(m.weights[0])]
}

// admit finds a column for one more row, moving others along the cheapest path.
func (m *matching) admit(row int) {
	n := len(m.weights[0])
	cheapest, from, seen := make([]float64, n), make([]int, n), make([]bool, n+1)
	for j := range cheapest {
		cheapest[j] = math.Inf(1)
	}
	m.rowOf[n] = row
	at := n
	for m.rowOf[at] >= 0 {
		seen[at] = true
		i, next, step := m.rowOf[at], -1, math.Inf(1)
		for j := range n {
			if seen[j] {
				continue
			}
			if cost := -m.weights[i][j] - m.rowPrice[i] - m.price[j]; cost < cheapest[j] {
				cheapest[j], from[j] = cost, at
			}
			if cheapest[j] < step {
				next, step = j, cheapest[j]
			}
		}
		for j := range n + 1 {
			if seen[j] {
				m.rowPrice[m.rowOf[j]] += step
				m.price[j] -= step
			} else if j < n {
				cheapest[j] -= step
			}
		}
		at = next
	}
	for at != n {
		m.rowOf[at] = m.rowOf[from[at]]
		at = from[at]
	}
	m.rowOf[n] = -1
}
