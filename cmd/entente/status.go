package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"entente/graph"
)

func (a *app) statusCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Say whether the store answers and what it holds",
		Example: `  entente status
  entente status --json --store sqlite:other.db`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			store, closeStore, err := a.openStore(cmd.Context())
			if err != nil {
				return err
			}
			defer closeStore(&err)
			if err := store.Ready(cmd.Context()); err != nil {
				return err
			}
			counts, err := store.Count(cmd.Context())
			if err != nil {
				return err
			}
			if asJSON {
				return json.NewEncoder(a.out).Encode(map[string]any{"store": a.settings.store.shown(), "nodes": counts.Nodes, "edges": counts.Edges})
			}
			return writeCounts(a.out, a.settings.store.shown(), counts)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print it as JSON")
	return cmd
}

func writeCounts(out io.Writer, store string, counts graph.Counts) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "store\t%s\n", store)
	var nodes, edges int64
	for _, n := range counts.Nodes {
		nodes += n
	}
	for _, n := range counts.Edges {
		edges += n
	}
	fmt.Fprintf(w, "nodes\t%d\n", nodes)
	for _, l := range graph.Labels() {
		if n := counts.Nodes[l]; n > 0 {
			fmt.Fprintf(w, "  %s\t%d\n", l, n)
		}
	}
	fmt.Fprintf(w, "edges\t%d\n", edges)
	for _, t := range graph.EdgeTypes() {
		if n := counts.Edges[t]; n > 0 {
			fmt.Fprintf(w, "  %s\t%d\n", t, n)
		}
	}
	return w.Flush()
}
