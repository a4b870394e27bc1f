package main

import (
	"bufio"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"entente/loader/facts"
	"entente/loader/source"
)

func (a *app) extractCommand() *cobra.Command {
	var read reading
	var explain, asJSON bool
	cmd := &cobra.Command{
		Use:   "extract SOURCE...",
		Short: "Print the facts of articles and store nothing",
		Long: `extract reads articles and prints their facts to standard output, one article a line, in the format that load accepts as .facts.jsonl. Facts among
the sources are checked and printed again.

With --explain it prints, instead of the facts, every decision behind them: who each mention is, by which rule or model, how sure that is, what it goes by and
what else it could have been; and each fact's passage, rule and certainty. With --json as well, one decision a line.`,
		Example: `  entente extract story.txt | jq .statements
  entente extract articles/ > articles.facts.jsonl
  entente extract --explain story.txt`,
		Args: atLeastOne("SOURCE: a file, a folder, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			switch {
			case explain:
				return a.explain(ctx, &read, args, asJSON)
			case asJSON:
				return usagef("--json: facts are JSON Lines already; it is for --explain")
			}
			set, err := a.sources(&read, args)
			if err != nil {
				return err
			}
			p, q, err := a.pipeline(&read, set)
			if err != nil {
				return err
			}
			out := bufio.NewWriter(a.out)
			w := facts.NewWriter(out)
			receipt, err := p.Extract(ctx, set.Items(ctx), w.Write)
			for _, r := range receipt.Reasons {
				fmt.Fprintf(a.err, "%s: %s: %s\n", source.Place(r.Source, r.Line), r.Code, r.Reason)
			}
			if read.asked != nil {
				fmt.Fprint(a.err, tellUse(read.model.use(read.asked)))
			}
			if err = errors.Join(err, out.Flush(), q.Close()); err != nil {
				return err
			}
			return rejected(receipt, q)
		},
	}
	read.register(cmd.Flags())
	cmd.Flags().BoolVar(&explain, "explain", false, "print every decision of reading, with its reason, instead of the facts")
	cmd.Flags().BoolVar(&asJSON, "json", false, "with --explain: print one decision a line, as JSON")
	return cmd
}
