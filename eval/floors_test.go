package eval_test

import (
	"io/fs"
	"testing"

	"entente/eval"
	"entente/eval/gold"
)

// figures are what the figures on a gold standard must not fall below, or rise above.
type figures struct {
	floors       map[string]floor
	rateFloors   map[string]float64
	rateCeilings map[string]float64
}

type floor struct{ precision, recall float64 }

// tuned and heldOut are the limits of the project's own gold standard. Raise them when reading has become better.
var tuned = figures{floors: map[string]floor{
	"entities":                        {0.96, 0.96},
	"offices":                         {0.97, 0.92},
	"memberships":                     {0.74, 0.95},
	"statements: content":             {0.92, 0.93},
	"statements: content and speaker": {0.87, 0.90},
	"agreements":                      {0.92, 0.96},
	"roles":                           {0.98, 0.93},
	"events":                          {0.87, 0.68},
	"ties":                            {0.95, 0.49},
},
	rateFloors:   map[string]float64{"publication dates": 0.96},
	rateCeilings: map[string]float64{"ties of the wrong sign": 0, "events a sentence that tells of none": 0},
}

var heldOut = figures{floors: map[string]floor{
	"entities":                        {0.90, 0.91},
	"offices":                         {0.92, 0.86},
	"statements: content":             {0.96, 0.98},
	"statements: content and speaker": {0.87, 0.98},
	"agreements":                      {0.71, 0.62},
	"roles":                           {0.86, 0.59},
	"events":                          {0.44, 0.57},
},
	rateFloors:   map[string]float64{"publication dates": 1},
	rateCeilings: map[string]float64{"ties of the wrong sign": 0, "events a sentence that tells of none": 0.05},
}

func TestFloors(t *testing.T) {
	t.Run("tuned", func(t *testing.T) { holdFloors(t, gold.FS(), tuned) })
	t.Run("held-out", func(t *testing.T) { holdFloors(t, gold.HeldOut(), heldOut) })
}

func holdFloors(t *testing.T, files fs.FS, want figures) {
	t.Helper()
	sets, err := eval.Find(files, "entente")
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
	for name, floor := range want.floors {
		r := row(name)
		if p := deref(r.Precision); !(p >= floor.precision) {
			t.Errorf("%s: precision is %.3f, below %.3f", name, p, floor.precision)
		}
		if p := deref(r.Recall); !(p >= floor.recall) {
			t.Errorf("%s: recall is %.3f, below %.3f", name, p, floor.recall)
		}
	}
	for name, floor := range want.rateFloors {
		if v := deref(row(name).Rate); !(v >= floor) {
			t.Errorf("%s: the share is %.3f, below %.3f", name, v, floor)
		}
	}
	for name, ceiling := range want.rateCeilings {
		if r := row(name); r.Rate != nil && *r.Rate > ceiling {
			t.Errorf("%s: the share is %.3f, above %.3f", name, *r.Rate, ceiling)
		}
	}
}
