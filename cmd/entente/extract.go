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
	cmd := &cobra.Command{
		Use:   "extract SOURCE...",
		Short: "Print the facts of articles and store nothing",
		Long: `extract reads articles and prints their facts to standard output, one article a line, in the format that load accepts as .facts.jsonl. Facts among
the sources are checked and printed again.`,
		Example: `  entente extract story.txt | jq .statements
  entente extract articles/ > articles.facts.jsonl`,
		Args: atLeastOne("SOURCE: a file, a folder, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
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
	return cmd
}
