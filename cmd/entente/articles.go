package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/sync/errgroup"

	"entente/loader"
	"entente/loader/extract"
	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/llm"
	"entente/loader/resolve"
	"entente/loader/source"
	"entente/loader/text/syntax"
)

// reader reads facts out of articles.
type reader struct{ *extract.Extractor }

// newReader makes a reader with the built-in models, and at the same time reads the lexicon, which the folders extend. The same article gives the same facts on any day.
func newReader(more lexiconFolders) (reader, error) {
	var lex *lexicon.Lexicon
	var models *syntax.Models
	var both errgroup.Group
	both.Go(func() (err error) {
		lex, err = more.load()
		return err
	})
	both.Go(func() (err error) {
		if models, err = syntax.Load(); err != nil {
			return fmt.Errorf("read the models: %w", err)
		}
		return nil
	})
	if err := both.Wait(); err != nil {
		return reader{}, err //nolint:wrapcheck // wrapped above
	}
	return reader{extract.New(lex, models, 0)}, nil
}

// Extract implements loader.Extractor.
func (r reader) Extract(ctx context.Context, a *source.Article) (*facts.Document, error) {
	return r.Extractor.Extract(ctx, inputOf(a))
}

// inputOf is an article as the extractor takes it.
func inputOf(a *source.Article) extract.Input {
	in := extract.Input{ID: a.ID, Title: a.Title, Publisher: a.Publisher, Published: a.Published, Language: a.Language, Source: a.Text}
	if a.URL != "" {
		in.URL = resolve.CanonicalURL(a.URL)
	}
	return in
}

// reading are the flags of commands that read articles.
type reading struct {
	workers    int
	quarantine string
	lexicon    lexiconFolders
	model      modelSettings
	asked      *llm.Extractor // where a language model reads
}

func (r *reading) register(flags *pflag.FlagSet) {
	flags.IntVar(&r.workers, "workers", 0, "how many articles are read at once (default: one for each processor)")
	flags.StringVar(&r.quarantine, "quarantine", "entente-quarantine.jsonl", "`file` to which articles go that cannot be read")
	r.lexicon.register(flags)
	r.model.register(flags)
}

// sources checks the flags and opens the sources that a command line names.
func (a *app) sources(r *reading, names []string) (*source.Set, error) {
	if r.workers < 0 {
		return nil, usagef("--workers: %d is negative; write 1 or more, or 0 for one for each processor", r.workers)
	}
	if err := r.model.check(); err != nil {
		return nil, err
	}
	set, err := source.Open(a.in, names...)
	if err != nil {
		return nil, usageError{err}
	}
	return set, nil
}

// pipeline makes a pipeline without a store, and its quarantine, which the caller closes.
func (a *app) pipeline(r *reading, set *source.Set) (*loader.Pipeline, *loader.QuarantineFile, error) {
	q := loader.NewQuarantineFile(r.quarantine, a.now)
	p := &loader.Pipeline{
		Workers: r.workers, Quarantine: q, Now: a.now,
		Recovered: func(v any, stack []byte) { a.log.Error("the extractor panicked", "value", v, "stack", string(stack)) },
	}
	if !set.OnlyFacts() { // facts need neither lexicon nor models, which take a moment to read
		rules, err := newReader(r.lexicon)
		if err != nil {
			return nil, nil, err
		}
		p.Extractor = rules
		if r.model.extractor == byModel {
			if r.asked, err = r.model.open(rules); err != nil {
				return nil, nil, err
			}
			p.Extractor = r.asked
		}
	}
	return p, q, nil
}

// tell writes what a load did, for people.
func tell(out io.Writer, r *loader.Receipt, dryRun bool) error {
	w := new(strings.Builder)
	fmt.Fprintf(w, "articles read   %d\n", r.Articles)
	if dryRun {
		fmt.Fprintln(w, "dry run: nothing was stored")
	} else {
		fmt.Fprintf(w, "  new           %d\n  changed       %d\n  unchanged     %d\n", r.New, r.Changed, r.Unchanged)
	}
	fmt.Fprintf(w, "  quarantined   %d\n", r.Quarantined)
	for _, reason := range r.Reasons {
		fmt.Fprintf(w, "    %s: %s: %s\n", source.Place(reason.Source, reason.Line), reason.Code, reason.Reason)
	}
	if more := r.Quarantined - len(r.Reasons); more > 0 {
		fmt.Fprintf(w, "    and %d more\n", more)
	}
	fmt.Fprintf(w, "facts           %d\nnodes           %d\nedges           %d\n", r.Facts, r.Nodes, r.Edges)
	if r.Graph != nil {
		fmt.Fprintf(w, "graph           %d nodes, %d edges\n", r.Graph.Nodes, r.Graph.Edges)
	}
	if r.Model != nil {
		w.WriteString(tellUse(r.Model))
	}
	fmt.Fprintf(w, "seconds         %.2f\n", r.Seconds)
	_, err := io.WriteString(out, w.String())
	return err
}
