package main

import (
	"encoding/json"
	"errors"

	"github.com/spf13/cobra"

	"entente/loader"
)

func (a *app) loadCommand() *cobra.Command {
	var (
		read           reading
		batch          int
		dryRun, noText bool
		asJSON         bool
	)
	cmd := &cobra.Command{
		Use:   "load SOURCE...",
		Short: "Read articles, or facts, into the store",
		Long: `load reads articles, finds the facts in them and stores them. A SOURCE is a file, a folder, or - for standard input: .txt is one article, .json one as an
object, .jsonl one on each line, .facts.jsonl facts. Loading the same articles again changes nothing; a changed article replaces its own earlier facts;
a load that was broken off is simply repeated. What cannot be read goes to the quarantine, and the others are loaded.`,
		Example: `  entente load articles/
  entente load --store neo4j://localhost:7687 wire.jsonl
  curl -s https://example.org/feed.jsonl | entente load -
  entente load --dry-run story.txt`,
		Args: atLeastOne("SOURCE: a file, a folder, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			ctx := cmd.Context()
			if batch < 1 || batch > 1000 {
				return usagef("--batch-size: %d is out of bounds; write a number from 1 to 1000", batch)
			}
			p, set, q, err := a.pipeline(&read, args)
			if err != nil {
				return err
			}
			p.BatchSize, p.OmitText = batch, noText
			if dryRun {
				p.Quarantine = nil
			} else {
				store, closeStore, err := a.makeStore(ctx)
				if err != nil {
					return err
				}
				defer closeStore(&err)
				p.Store = store
			}
			show := a.newProgress("loading", set)
			p.Progress = show.update
			receipt, err := p.Load(ctx, set.Items(ctx))
			show.end()
			if err = errors.Join(err, a.receipt(receipt, dryRun, asJSON), q.Close()); err != nil {
				return err
			}
			return rejected(receipt, q)
		},
	}
	flags := cmd.Flags()
	read.register(flags)
	flags.IntVar(&batch, "batch-size", loader.DefaultBatchSize, "how many articles are stored in one transaction")
	flags.BoolVar(&dryRun, "dry-run", false, "read everything, store nothing")
	flags.BoolVar(&noText, "no-text", false, "store passages only, not the articles' texts")
	flags.BoolVar(&asJSON, "json", false, "print the receipt as JSON")
	return cmd
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
