package eval_test

import (
	"io/fs"
	"testing"

	"entente/eval"
	"entente/eval/gold"
)

// The limits of the project's own gold of dates. Raise them when reading has become better.
var (
	tunedDates = figures{floors: map[string]floor{
		"dates: expressions":               {0.99, 0.99},
		"dates: expressions, exact bounds": {0.99, 0.99},
		"dates: expressions and value":     {0.98, 0.98},
	}, rateFloors: map[string]float64{"dates: precision of those with the right value": 0.99}}
	heldOutDates = figures{floors: map[string]floor{
		"dates: expressions":               {0.98, 0.99},
		"dates: expressions, exact bounds": {0.97, 0.98},
		"dates: expressions and value":     {0.95, 0.96},
	}, rateFloors: map[string]float64{"dates: precision of those with the right value": 0.99}}
)

func TestFloorsOfDates(t *testing.T) {
	t.Run("tuned", func(t *testing.T) { holdFloors(t, gold.Dates(), tunedDates) })
	t.Run("held-out", func(t *testing.T) { holdFloors(t, gold.DatesHeldOut(), heldOutDates) })
}

// TestGoldOfDates holds the size of the gold, which must not shrink unseen. Nothing is read for it.
func TestGoldOfDates(t *testing.T) {
	for name, c := range map[string]struct {
		files           fs.FS
		passages, dates int
	}{"tuned": {gold.Dates(), 37, 344}, "held-out": {gold.DatesHeldOut(), 36, 334}} {
		sets, err := eval.Find(c.files, name)
		if err != nil {
			t.Fatal(err)
		}
		report, err := eval.Evaluate(t.Context(), answers{}, sets, eval.Options{})
		if err != nil {
			t.Fatal(err)
		}
		row, _ := report.Sets[0].Row("dates: expressions")
		if got := report.Sets[0].Articles; got != c.passages || row.Gold != c.dates {
			t.Errorf("%s: %d passages with %d dates, want %d with %d", name, got, row.Gold, c.passages, c.dates)
		}
	}
}
