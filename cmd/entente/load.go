package main

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/loader"
	"entente/loader/source"
)

// loading are the flags of load.
type loading struct {
	reading
	batch                  int
	dryRun, noText, asJSON bool
}

func (a *app) loadCommand() *cobra.Command {
	var l loading
	cmd := &cobra.Command{
		Use:   "load SOURCE...",
		Short: "Read articles, or facts, into the store",
		Long: `load reads articles, finds the facts in them and stores them. A SOURCE is a file, a folder, or - for standard input: .txt is one article, .json one as an
object, .jsonl one on each line, .facts.jsonl facts. Loading the same articles again changes nothing; a changed article replaces its own earlier facts;
a load that was broken off is simply repeated. What cannot be read goes to the quarantine, and the others are loaded.`,
		Example: `  entente load articles/
  entente load --store neo4j://localhost:7687 wire.jsonl
  curl -s https://example.org/feed.jsonl | entente load -
  entente load --dry-run story.txt
  entente load --extractor llm --llm-url http://127.0.0.1:11434/v1 --llm-model llama3.1 story.txt`,
		Args: atLeastOne("SOURCE: a file, a folder, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if l.batch < 1 || l.batch > 1000 {
				return usagef("--batch-size: %d is out of bounds; write a number from 1 to 1000", l.batch)
			}
			set, err := a.sources(&l.reading, args)
			if err != nil {
				return err
			}
			if l.dryRun {
				return a.loadInto(cmd.Context(), nil, set, &l)
			}
			store, closeStore, err := a.makeStore(cmd.Context())
			if err != nil {
				return err
			}
			defer closeStore(&err)
			return a.loadInto(cmd.Context(), store, set, &l)
		},
	}
	flags := cmd.Flags()
	l.register(flags)
	flags.IntVar(&l.batch, "batch-size", loader.DefaultBatchSize, "how many articles are stored in one transaction")
	flags.BoolVar(&l.dryRun, "dry-run", false, "read everything, store nothing")
	flags.BoolVar(&l.noText, "no-text", false, "store passages only, not the articles' texts")
	flags.BoolVar(&l.asJSON, "json", false, "print the receipt as JSON")
	return cmd
}

// loadInto loads sources into a store; nil for a dry run, which writes no quarantine either.
func (a *app) loadInto(ctx context.Context, store graph.Store, set *source.Set, l *loading) error {
	p, q, err := a.pipeline(&l.reading, set)
	if err != nil {
		return err
	}
	p.Store, p.BatchSize, p.OmitText = store, l.batch, l.noText
	if store == nil {
		p.Quarantine = nil
	}
	show := a.newProgress("loading", set)
	p.Progress = show.update
	receipt, err := p.Load(ctx, set.Items(ctx))
	show.end()
	if l.asked != nil {
		receipt.Model = l.model.use(l.asked)
	}
	if err = errors.Join(err, a.receipt(receipt, l.dryRun, l.asJSON), q.Close()); err != nil {
		return err
	}
	return rejected(receipt, q)
}

// receipt prints what was done to standard output.
func (a *app) receipt(r *loader.Receipt, dryRun, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(a.out).Encode(r)
	}
	return tell(a.out, r, dryRun)
}

// rejected is the error of a load that some articles were kept out of.
func rejected(r *loader.Receipt, q *loader.QuarantineFile) error {
	if r.Quarantined == 0 {
		return nil
	}
	return quarantinedError{r.Quarantined, q.Path()}
}
