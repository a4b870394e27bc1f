package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/loader/facts"
	"entente/loader/resolve"
	"entente/loader/source"
)

func (a *app) readCommand() *cobra.Command {
	var look looks
	var read reading
	cmd := &cobra.Command{
		Use:   "read ARTICLE...",
		Short: "Show what is read in an article, passage by passage",
		Long: `read shows the text of articles with the passages that support facts, and under each paragraph these facts, with the rule that read them and how sure it
is. An ARTICLE is a file, a folder, - for standard input, or, where no file has that name, an article of the store by its id or address: then the facts are those that
the store shows, with their ids, by which entente correct withdraws them.

On a terminal passages are underlined and coloured. NO_COLOR and --color never switch that off; elsewhere it is off.`,
		Example: `  entente read story.txt
  entente read article:h7d2… | less
  curl -s https://example.org/story.txt | entente read -`,
		Args: atLeastOne("ARTICLE: a file, - for standard input, or an article of the store"),
		RunE: func(cmd *cobra.Command, args []string) error {
			p, err := a.page(&look)
			if err != nil {
				return err
			}
			var files, stored []string
			for _, arg := range args {
				if isFile(arg) {
					files = append(files, arg)
				} else {
					stored = append(stored, arg)
				}
			}
			if len(files) > 0 {
				err = a.readFiles(cmd.Context(), &read, p, files)
			}
			if len(stored) > 0 {
				err = errors.Join(err, a.readStored(cmd.Context(), p, stored))
			}
			return errors.Join(err, p.out.Flush())
		},
	}
	look.register(cmd.Flags())
	cmd.Flags().IntVar(&read.workers, "workers", 0, "how many articles are read at once (default: one for each processor)")
	return cmd
}

// isFile reports whether a name is that of a file, be it mistyped, rather than an article's id or address.
func isFile(name string) bool {
	if _, err := os.Stat(name); name == source.Stdin || !errors.Is(err, fs.ErrNotExist) {
		return true
	}
	return !strings.Contains(name, ":") && slices.Contains([]string{".txt", ".json", ".jsonl"}, filepath.Ext(name))
}

// readFiles reads articles and shows them. What cannot be read is reported and not kept.
func (a *app) readFiles(ctx context.Context, read *reading, p *page, files []string) error {
	set, err := a.sources(read, files)
	if err != nil {
		return err
	}
	pipeline, _, err := a.pipeline(read, set)
	if err != nil {
		return err
	}
	pipeline.Quarantine = nil
	receipt, err := pipeline.Extract(ctx, set.Items(ctx), func(doc *facts.Document) error {
		c, err := resolve.Contribution(doc)
		if err != nil {
			return fmt.Errorf("read %s: %w", doc.Article.ID, err)
		}
		return p.article(c.Article, supportOf(c), false)
	})
	for _, r := range receipt.Reasons {
		fmt.Fprintf(a.err, "%s: %s: %s\n", source.Place(r.Source, r.Line), r.Code, r.Reason)
	}
	if err != nil {
		return err
	}
	if receipt.Quarantined > 0 {
		return quarantinedError{receipt.Quarantined, ""}
	}
	return nil
}

func (a *app) readStored(ctx context.Context, p *page, names []string) (err error) {
	store, closeStore, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer closeStore(&err)
	for _, name := range names {
		id, err := findArticle(ctx, store, "read", name)
		if err != nil {
			return err
		}
		nodes, err := store.Get(ctx, []graph.ID{id})
		if err != nil {
			return err
		}
		article, ok := nodes[0].(*graph.Article)
		if !ok {
			return graph.Errorf(graph.CodeNotFound, "read", name, "the article has just been removed")
		}
		list, err := storedSupport(ctx, store, id)
		if err != nil {
			return err
		}
		if err := p.article(article, list, true); err != nil {
			return err
		}
	}
	return nil
}

// support is that a passage supports a fact.
type support struct {
	fact     graph.ID
	label    graph.Label
	text     string // the fact in words
	evidence *graph.Evidence
	claimed  string // who claims it, by name; empty: the article tells it
}

// supportOf lists what a contribution's passages support, in the order of the text.
func supportOf(c *graph.Contribution) []support {
	d := describeContribution(c)
	var out []support
	for _, e := range c.Edges {
		ev, ok := d.nodes[e.To].(*graph.Evidence)
		if ok && e.Type == graph.EdgeEvidencedBy && !d.inEvent(e.From) {
			out = append(out, d.support(e.From, ev))
		}
	}
	return sortedSupport(out)
}

// storedSupport lists what an article's passages support in a store.
func storedSupport(ctx context.Context, store graph.Store, article graph.ID) ([]support, error) {
	passages, err := everyNeighbour(ctx, store, []graph.ID{article}, graph.EdgePattern{Type: graph.EdgeFrom, Direction: graph.In})
	if err != nil {
		return nil, err
	}
	var ids, told []graph.ID
	byID := map[graph.ID]*graph.Evidence{}
	for _, n := range passages {
		if ev, ok := n.Node.(*graph.Evidence); ok {
			byID[ev.ID] = ev
			ids = append(ids, ev.ID)
			if ev.AttributedTo != "" {
				told = append(told, ev.AttributedTo)
			}
		}
	}
	facts, err := everyNeighbour(ctx, store, ids, graph.EdgePattern{Type: graph.EdgeEvidencedBy, Direction: graph.In})
	if err != nil {
		return nil, err
	}
	for _, n := range facts {
		told = append(told, n.Node.NodeID())
	}
	slices.Sort(told)
	d, err := describeStored(ctx, store, slices.Compact(told))
	if err != nil {
		return nil, err
	}
	var out []support
	for _, n := range facts {
		if !d.inEvent(n.Edge.From) {
			out = append(out, d.support(n.Edge.From, byID[n.Edge.To]))
		}
	}
	return sortedSupport(out), nil
}

// everyNeighbour reads all pages of the neighbours of some nodes.
func everyNeighbour(ctx context.Context, store graph.Store, ids []graph.ID, pattern graph.EdgePattern) ([]graph.Neighbour, error) {
	var out []graph.Neighbour
	for part := range slices.Chunk(ids, graph.MaxKeys) {
		q := graph.NeighbourQuery{IDs: part, Patterns: []graph.EdgePattern{pattern}}
		lists, err := store.Neighbours(ctx, q, graph.Page{First: graph.MaxPage})
		if err != nil {
			return nil, err
		}
		for i, l := range lists {
			out = append(out, l.Items...)
			for l.More {
				next := graph.Page{First: graph.MaxPage, After: l.Cursors[len(l.Cursors)-1]}
				again, err := store.Neighbours(ctx, graph.NeighbourQuery{IDs: part[i : i+1], Patterns: q.Patterns}, next)
				if err != nil {
					return nil, err
				}
				l = again[0]
				out = append(out, l.Items...)
			}
		}
	}
	return out, nil
}

func (d *describer) support(fact graph.ID, ev *graph.Evidence) support {
	s := support{fact: fact, text: d.fact(fact), evidence: ev}
	if n := d.nodes[fact]; n != nil {
		s.label = n.NodeLabel()
	}
	if ev.AttributedTo != "" {
		s.claimed = d.name(ev.AttributedTo)
	}
	return s
}

// sortedSupport puts them in the order of the text.
func sortedSupport(list []support) []support {
	slices.SortFunc(list, func(a, b support) int {
		return cmp.Or(cmp.Compare(a.evidence.Start, b.evidence.Start), cmp.Compare(a.evidence.End, b.evidence.End), cmp.Compare(a.label, b.label), cmp.Compare(a.fact, b.fact))
	})
	return list
}

// inEvent reports whether a fact is a role that the words of its event tell already.
func (d *describer) inEvent(fact graph.ID) bool {
	role, ok := d.nodes[fact].(*graph.Participation)
	if !ok || role.Role != graph.RoleActor && role.Role != graph.RoleRecipient {
		return false
	}
	return slices.ContainsFunc(d.around[fact], func(n graph.Neighbour) bool {
		return n.Edge.Type == graph.EdgeObject && n.Node.NodeLabel() == graph.LabelEvent
	})
}
