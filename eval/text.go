package eval

import (
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"
)

// reasonsShown is how many reasons for refusing an article are told to people.
const reasonsShown = 5

// WriteText writes the report as tables for people.
func (r *Report) WriteText(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for i, t := range r.Sets {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s (%s): %d articles", t.Set, t.Format, t.Articles)
		if n := len(t.Refused); n > 0 {
			fmt.Fprintf(w, ", %d of them refused", n)
		}
		fmt.Fprintln(w, "\n\tprecision\trecall\tF1\trate\tgold\tpredicted")
		for _, row := range t.Rows {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%d\t%s\n", row.Name, percent(row.Precision), percent(row.Recall), percent(row.F1), percent(row.Rate), row.Gold, count(row))
		}
		for _, reason := range t.Refused[:min(len(t.Refused), reasonsShown)] {
			fmt.Fprintf(w, "refused: %s\n", reason)
		}
		if more := len(t.Refused) - reasonsShown; more > 0 {
			fmt.Fprintf(w, "refused: and %d more\n", more)
		}
	}
	return w.Flush()
}

// percent is a share in percent; of none it is a dash.
func percent(v *float64) string {
	if v == nil {
		return "-"
	}
	return strconv.FormatFloat(100*(*v), 'f', 1, 64)
}

func count(r Row) string {
	if r.Precision == nil {
		return "-"
	}
	return strconv.Itoa(r.Predicted)
}
