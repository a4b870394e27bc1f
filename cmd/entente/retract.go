package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/loader/resolve"
)

func (a *app) retractCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "retract ARTICLE...",
		Short: "Take articles, and what only they say, out of the store",
		Long: `retract removes articles and every fact that no other article supports. An ARTICLE is its id in the graph (article:…), the id that its source gave
it, or its address. If one of them is not there, nothing is removed.`,
		Example: `  entente retract https://example.org/world/2008/08/14/talks
  entente retract article:h7d2…`,
		Args: atLeastOne("ARTICLE: its id or its address"),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			store, closeStore, err := a.openStore(cmd.Context())
			if err != nil {
				return err
			}
			defer closeStore(&err)
			ids := make([]graph.ID, len(args))
			for i, arg := range args {
				if ids[i], err = findArticle(cmd.Context(), store, "retract", arg); err != nil {
					return fmt.Errorf("%w; nothing was removed", err)
				}
			}
			done, err := store.Retract(cmd.Context(), ids)
			if err != nil {
				return err
			}
			for _, id := range done.Removed {
				fmt.Fprintf(a.out, "retracted %s\n", id)
			}
			return nil
		},
	}
}

// findArticle finds an article by whatever identifies it for people.
func findArticle(ctx context.Context, s graph.Store, op, name string) (graph.ID, error) {
	candidates := []graph.ID{
		graph.ID(name),
		graph.ArticleID(name, "", "", "", "", ""),
		graph.ArticleID("", resolve.CanonicalURL(name), "", "", "", ""),
	}
	nodes, err := s.Get(ctx, candidates)
	if err != nil {
		return "", err
	}
	for _, n := range nodes {
		if n != nil && n.NodeLabel() == graph.LabelArticle {
			return n.NodeID(), nil
		}
	}
	return "", graph.Errorf(graph.CodeNotFound, op, name, "no article of the store has this id or address")
}
