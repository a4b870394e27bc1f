package main

import (
	"github.com/spf13/cobra"

	"entente/graph/export"
)

func (a *app) exportCommand() *cobra.Command {
	var format, folder string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the whole graph out",
		Long: `export writes every node, then every edge. As JSON Lines, to standard output, equal graphs give equal bytes, whatever store they are in. As CSV, into a
new folder, the two files are what Neo4j's importer reads:

  neo4j-admin database import full --nodes=nodes.csv --relationships=edges.csv --multiline-fields=true --array-delimiter=U+001F`,
		Example: `  entente export > graph.jsonl
  entente export --format csv --output graph/`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			switch {
			case format != "jsonl" && format != "csv":
				return usagef("--format: %q is unknown; write jsonl or csv", format)
			case format == "csv" && folder == "":
				return usagef("--format csv writes two files; name a folder for them with --output")
			case format == "jsonl" && folder != "":
				return usagef("--output is for --format csv; JSON Lines go to standard output")
			}
			store, closeStore, err := a.openStore(cmd.Context())
			if err != nil {
				return err
			}
			defer closeStore(&err)
			if format == "csv" {
				return export.CSV(cmd.Context(), store, folder)
			}
			return export.JSONLines(cmd.Context(), store, a.out)
		},
	}
	cmd.Flags().StringVar(&format, "format", "jsonl", "jsonl or csv")
	cmd.Flags().StringVar(&folder, "output", "", "a new `folder` for the files of --format csv")
	return cmd
}
