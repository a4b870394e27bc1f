package eval_test

import (
	"testing"

	"entente/eval"
	"entente/eval/gold"
)

// floors are what the figures on the project's own gold standard must not fall below. Raise them when reading has become better.
var floors = map[string]struct{ precision, recall float64 }{
	"entities":                        {0.93, 0.85},
	"offices":                         {0.80, 0.65},
	"statements: content":             {0.95, 0.75},
	"statements: content and speaker": {0.90, 0.70},
	"agreements":                      {0.48, 0.64},
	"roles":                           {0.64, 0.55},
	"events":                          {0.80, 0.37},
	"ties":                            {0.95, 0.24},
}

// rateFloors and rateCeilings are the same for shares.
var (
	rateFloors   = map[string]float64{"publication dates": 1}
	rateCeilings = map[string]float64{"ties of the wrong sign": 0}
)

func TestFloors(t *testing.T) {
	sets, err := eval.Find(gold.FS(), "entente")
	if err != nil {
		t.Fatal(err)
	}
	report, err := eval.Evaluate(t.Context(), reader(t), sets, eval.Options{})
	if err != nil {
		t.Fatal(err)
	}
	table := &report.Sets[0]
	for _, reason := range table.Refused {
		t.Errorf("refused: %s", reason)
	}
	row := func(name string) eval.Row {
		r, ok := table.Row(name)
		if !ok {
			t.Errorf("there is no row %q", name)
		}
		return r
	}
	for name, floor := range floors {
		r := row(name)
		if p := deref(r.Precision); !(p >= floor.precision) {
			t.Errorf("%s: precision is %.3f, below %.3f", name, p, floor.precision)
		}
		if p := deref(r.Recall); !(p >= floor.recall) {
			t.Errorf("%s: recall is %.3f, below %.3f", name, p, floor.recall)
		}
	}
	for name, floor := range rateFloors {
		if v := deref(row(name).Rate); !(v >= floor) {
			t.Errorf("%s: the share is %.3f, below %.3f", name, v, floor)
		}
	}
	for name, ceiling := range rateCeilings {
		if r := row(name); r.Rate != nil && *r.Rate > ceiling {
			t.Errorf("%s: the share is %.3f, above %.3f", name, *r.Rate, ceiling)
		}
	}
}
