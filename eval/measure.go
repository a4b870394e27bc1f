package eval

// counts are what precision and recall are made of. What is right may count differently from both sides: two predictions can make
// up one gold item.
type counts struct {
	gold, found      int // to find; found of them
	predicted, right int // found in the text; right of them
}

func (c *counts) add(d counts) {
	c.gold += d.gold
	c.found += d.found
	c.predicted += d.predicted
	c.right += d.right
}

// precision is 1 where nothing was to be found and nothing was.
func (c counts) precision() float64 {
	if c.predicted == 0 {
		return b2f(c.gold == 0)
	}
	return float64(c.right) / float64(c.predicted)
}

func (c counts) recall() float64 {
	if c.gold == 0 {
		return 1
	}
	return float64(c.found) / float64(c.gold)
}

func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func (c counts) row(name string) Row {
	p, r := c.precision(), c.recall()
	f := f1(p, r)
	return Row{Name: name, Precision: &p, Recall: &r, F1: &f, Gold: c.gold, Predicted: c.predicted}
}

// rateRow is a share; of nothing it is nil.
func rateRow(name string, right, of int) Row {
	row := Row{Name: name, Gold: of}
	if of > 0 {
		v := float64(right) / float64(of)
		row.Rate = &v
	}
	return row
}

func b2f(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// labels counts, for classes, gold and predicted items: the means over classes.
type labels struct{ perClass map[string]*counts }

// add counts one item with its gold class and the predicted one, empty for none.
func (l *labels) add(gold, predicted string) {
	if l.perClass == nil {
		l.perClass = map[string]*counts{}
	}
	l.of(gold).gold++
	if predicted == "" {
		return
	}
	l.of(predicted).predicted++
	if gold == predicted {
		l.of(gold).found++
		l.of(gold).right++
	}
}

func (l *labels) of(class string) *counts {
	c := l.perClass[class]
	if c == nil {
		c = &counts{}
		l.perClass[class] = c
	}
	return c
}

// macroF1 is the mean of F1 over the classes that the gold has.
func (l *labels) macroF1() float64 {
	sum, n := 0.0, 0
	for _, c := range l.perClass {
		if c.gold == 0 {
			continue
		}
		n++
		if c.predicted > 0 {
			sum += f1(c.precision(), c.recall())
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}
