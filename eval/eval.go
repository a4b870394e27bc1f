// Package eval scores what is read from articles against gold standards: the project's own and those of public data sets, which stay
// where the user keeps them. The definitions of all measures are in docs/quality.md.
package eval

import (
	"context"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"entente/loader/extract"
	"entente/loader/facts"
)

// Extractor reads the facts of one article. It has to be safe for concurrent use.
type Extractor interface {
	Extract(ctx context.Context, in extract.Input) (*facts.Document, error)
}

// Options say what is measured.
type Options struct {
	Only    string // the beginning of a set's name or of its format's; empty: all
	All     bool   // read every article of a large set, not the fixed sample
	Workers int    // articles read at once; 0: one for each processor
}

// Report is what was measured, one table a set.
type Report struct {
	Sets []Table `json:"sets"`
}

// Table is the figures of one set.
type Table struct {
	Set      string `json:"set"`
	Format   string `json:"format"`
	Articles int    `json:"articles"`
	// Refused says, of each article that the program would quarantine, why. Such an article counts as read without a fact.
	Refused []string `json:"refused"`
	Rows    []Row    `json:"rows"`
}

// Row is one measure. A measure that does not apply is nil.
type Row struct {
	Name      string   `json:"name"`
	Precision *float64 `json:"precision,omitempty"`
	Recall    *float64 `json:"recall,omitempty"`
	F1        *float64 `json:"f1,omitempty"`
	Rate      *float64 `json:"rate,omitempty"` // a share, or a mean where the name says so
	Gold      int      `json:"gold"`           // how many there are to find, or of how many the rate is a share
	Predicted int      `json:"predicted,omitempty"`
}

// Row returns the row of a name.
func (t *Table) Row(name string) (Row, bool) {
	i := slices.IndexFunc(t.Rows, func(r Row) bool { return r.Name == name })
	if i < 0 {
		return Row{}, false
	}
	return t.Rows[i], true
}

// Set is a gold standard that was found.
type Set struct {
	Name   string // of the file or the folder
	Format string // one of Formats
	path   string
	files  fs.FS
}

// Evaluate measures all sets, in order. The error is ctx's, or one that names the file that cannot be read.
func Evaluate(ctx context.Context, x Extractor, sets []Set, o Options) (*Report, error) {
	report := &Report{Sets: []Table{}}
	for _, s := range sets {
		if !strings.HasPrefix(s.Name, o.Only) && !strings.HasPrefix(s.Format, o.Only) {
			continue
		}
		f, ok := formatNamed(s.Format)
		if !ok {
			return nil, fmt.Errorf("evaluate %s: there is no format %q", s.Name, s.Format)
		}
		t, err := f.measure(ctx, &runner{x: x, workers: o.Workers, all: o.All}, s)
		if err != nil {
			return nil, fmt.Errorf("evaluate %s: %w", s.Name, err)
		}
		t.Set, t.Format = s.Name, s.Format
		report.Sets = append(report.Sets, *t)
	}
	if len(report.Sets) == 0 && o.Only != "" {
		var names []string
		for _, s := range sets {
			names = append(names, s.Name)
		}
		return nil, fmt.Errorf("evaluate: no set is named %q; there are %s", o.Only, strings.Join(names, ", "))
	}
	return report, nil
}

// runner reads articles for a measure.
type runner struct {
	x       Extractor
	workers int
	all     bool
}

// readAll reads articles concurrently and returns them in order, with the reasons for which some were refused.
func (r *runner) readAll(ctx context.Context, in []extract.Input, raw []string) ([]*reading, []string, error) {
	out := make([]*reading, len(in))
	group, ctx := errgroup.WithContext(ctx)
	workers := r.workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	group.SetLimit(workers)
	for i := range in {
		group.Go(func() (err error) {
			out[i], err = readArticle(ctx, r.x, in[i], raw[i])
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, nil, err
	}
	refused := []string{}
	for i, a := range out {
		if a.refused != nil {
			refused = append(refused, fmt.Sprintf("%s: %v", in[i].ID, a.refused))
		}
	}
	return out, refused, nil
}
