package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"entente/graph"
	"entente/loader/correct"
	"entente/loader/facts"
)

func (a *app) correctCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "correct",
		Short: "Add, withdraw or replace facts by hand",
		Long: `correct changes the graph by hand. A correction says who made it, why and when, is the evidence of the facts that it adds, and stays when articles
are loaded again. What it withdraws is not shown any more, whoever tells it, and comes back when the correction is undone. Facts are written as in the
facts format, without passages; they refer to actors by name or id.`,
		Example: `  entente correct withdraw relation:h7d2… --by anna --reason "the article quotes a rumour"
  entente correct add Arland SUPPORTS Corvia --by anna --reason "communiqué of 3 May"
  entente correct list`,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.correctAddCommand(), a.correctWithdrawCommand(), a.correctReplaceCommand(), a.correctLoadCommand(), a.correctListCommand(), a.correctUndoCommand())
	return cmd
}

// signature is who corrects and why.
type signature struct {
	by, reason string
	dryRun     bool
}

func (s *signature) register(flags *pflag.FlagSet) {
	flags.StringVar(&s.by, "by", "", "`name` of who makes the correction (required)")
	flags.StringVar(&s.reason, "reason", "", "`why` (required)")
	flags.BoolVar(&s.dryRun, "dry-run", false, "show what would change, store nothing")
}

func (s *signature) check() error {
	switch {
	case strings.TrimSpace(s.by) == "":
		return usagef("--by: write who makes the correction")
	case strings.TrimSpace(s.reason) == "":
		return usagef("--reason: write why")
	}
	return nil
}

// correction begins a correction of now.
func (a *app) correction(s *signature, action graph.Action) *correct.Correction {
	return &correct.Correction{Format: correct.Format, Action: action, By: s.by, Reason: s.reason, At: a.now().UTC().Format(time.RFC3339Nano)}
}

func (a *app) correctAddCommand() *cobra.Command {
	var sign signature
	cmd := &cobra.Command{
		Use:   "add FACTS | SUBJECT TIE OBJECT",
		Short: "Add facts that somebody knows",
		Long: `add stores facts by hand. FACTS is a JSON object with lists as in the facts format ('{"ties": […]}'), a file that holds one, or - for standard input. A
standing tie can also be given in three words: SUBJECT and OBJECT by name or id, TIE one of SUPPORTS, OPPOSES, RECOGNISES and so on.`,
		Example: `  entente correct add Arland SUPPORTS Corvia --by anna --reason "communiqué of 3 May"
  entente correct add facts.json --by anna --reason "from the treaty's text"`,
		Args: cobra.MatchAll(atLeastOne("FACTS: JSON, a file, or - for standard input"), cobra.MaximumNArgs(3)),
		RunE: func(cmd *cobra.Command, args []string) error {
			c := a.correction(&sign, graph.ActionAdd)
			var err error
			if c.Facts, err = a.factsByHand(args); err != nil {
				return err
			}
			return a.correctWith(cmd.Context(), &sign, c)
		},
	}
	sign.register(cmd.Flags())
	return cmd
}

func (a *app) correctWithdrawCommand() *cobra.Command {
	var sign signature
	cmd := &cobra.Command{
		Use:   "withdraw FACT...",
		Short: "Withdraw facts, whoever tells them",
		Long: `withdraw takes facts out of what the graph shows. A FACT is its id (relation:…, statement:…), as entente read, the API and Cypher show it. With a fact
go the records that are nothing without it, such as roles in an event. What the articles told stays in the store, and is shown again when the correction is undone.`,
		Example: `  entente correct withdraw relation:h7d2… --by anna --reason "the article quotes a rumour"`,
		Args:    atLeastOne("FACT: its id"),
		RunE: func(cmd *cobra.Command, args []string) error {
			var list []*correct.Correction
			for _, id := range args {
				c := a.correction(&sign, graph.ActionWithdraw)
				c.Withdraws = graph.ID(id)
				list = append(list, c)
			}
			return a.correctWith(cmd.Context(), &sign, list...)
		},
	}
	sign.register(cmd.Flags())
	return cmd
}

func (a *app) correctReplaceCommand() *cobra.Command {
	var sign signature
	cmd := &cobra.Command{
		Use:   "replace FACT FACTS | FACT SUBJECT TIE OBJECT",
		Short: "Put facts in the place of another",
		Long: `replace withdraws a fact, given by its id, and adds others in its place, in one correction. Where an agreement or event comes back under the same id,
what else is said about it stays; its roles and provisions are those that are given here.`,
		Example: `  entente correct replace event:k2… better.json --by anna --reason "it was a Tuesday"
  entente correct replace relation:h7… Borland SUPPORTS Corvia --by anna --reason "subject and object were mixed up"`,
		Args: cobra.RangeArgs(2, 4),
		RunE: func(cmd *cobra.Command, args []string) error {
			c := a.correction(&sign, graph.ActionReplace)
			c.Withdraws = graph.ID(args[0])
			var err error
			if c.Facts, err = a.factsByHand(args[1:]); err != nil {
				return err
			}
			return a.correctWith(cmd.Context(), &sign, c)
		},
	}
	sign.register(cmd.Flags())
	return cmd
}

// factsByHand reads facts from the command line: a tie in three words, JSON, a file, or standard input.
func (a *app) factsByHand(args []string) (*facts.Document, error) {
	switch len(args) {
	case 1:
	case 3:
		return &facts.Document{Ties: []facts.Tie{{
			Subject: args[0], Type: strings.ToUpper(args[1]), Object: args[2], Polarity: string(graph.Positive), Modality: string(graph.Asserted),
		}}}, nil
	default:
		return nil, usagef("%s: write FACTS, or a tie as SUBJECT TIE OBJECT", strings.Join(args, " "))
	}
	data, place := []byte(args[0]), "FACTS"
	if !strings.HasPrefix(strings.TrimSpace(args[0]), "{") {
		var err error
		if data, place, err = a.readInput(args[0]); err != nil {
			return nil, err
		}
	}
	doc, err := correct.UnmarshalFacts(data)
	if err != nil {
		return nil, usagef("%s: %w", place, err)
	}
	return doc, nil
}

// maxInput is the most that is read of a file of corrections.
const maxInput = 64 << 20

// readInput reads a file, or standard input for -.
func (a *app) readInput(name string) (data []byte, place string, err error) {
	in, place := a.in, "standard input"
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, name, usagef("%w; name a file that is there, or - for standard input", err)
		}
		defer func() { _ = f.Close() }() // it is only read
		in, place = f, name
	}
	data, err = io.ReadAll(io.LimitReader(in, maxInput+1))
	switch {
	case err != nil:
		return nil, place, fmt.Errorf("read %s: %w", place, err)
	case len(data) > maxInput:
		return nil, place, usagef("%s is larger than %d bytes; split it", place, maxInput)
	}
	return data, place, nil
}

// correctWith applies corrections from the command line: what they withdraw must be there.
func (a *app) correctWith(ctx context.Context, sign *signature, list ...*correct.Correction) (err error) {
	if err := sign.check(); err != nil {
		return err
	}
	for _, c := range list {
		if err := c.Check(); err != nil {
			return usageError{err}
		}
	}
	store, closeStore, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer closeStore(&err)
	var ids []graph.ID
	for _, c := range list {
		if c.Withdraws != "" {
			ids = append(ids, c.Withdraws)
		}
	}
	d, err := describeStored(ctx, store, ids)
	if err != nil {
		return err
	}
	for _, c := range list {
		switch {
		case c.Withdraws == "":
		case d.nodes[c.Withdraws] == nil:
			return graph.Errorf(graph.CodeNotFound, "correct", string(c.Withdraws),
				"the store shows no such fact; entente read shows the ids, entente correct list what is withdrawn already; what is yet to come is withdrawn with entente correct load")
		default:
			c.Text = d.fact(c.Withdraws)
		}
	}
	return a.applyCorrections(ctx, store, sign.dryRun, list, func(int) string { return "FACTS" })
}

// applyCorrections applies all corrections or none and says what they change. place names one for errors.
func (a *app) applyCorrections(ctx context.Context, store graph.Store, dryRun bool, list []*correct.Correction, place func(i int) string) error {
	batch := make(graph.Batch, len(list))
	for i, c := range list {
		var err error
		if c.Facts != nil {
			err = correct.Link(ctx, store, c.Facts)
		}
		if err == nil {
			batch[i], err = c.Contribution()
		}
		var wrong *correct.Error
		switch {
		case errors.As(err, &wrong):
			return usagef("%s: %w", place(i), err)
		case err != nil:
			return fmt.Errorf("%s: %w", place(i), err)
		}
	}
	changes, err := changesOf(ctx, store, batch)
	if err != nil {
		return err
	}
	if dryRun {
		fmt.Fprintln(a.out, "dry run: nothing was stored")
	} else if _, err := store.Apply(ctx, batch); err != nil {
		return fmt.Errorf("store %d corrections: %w", len(batch), err)
	}
	_, err = io.WriteString(a.out, changes)
	return err
}

// changesOf says what corrections change in a store.
func changesOf(ctx context.Context, store graph.Store, batch graph.Batch) (string, error) {
	var ids []graph.ID
	for _, c := range batch {
		if c.Correction.Fact != "" {
			ids = append(ids, c.Correction.Fact)
		}
		for _, n := range c.Nodes {
			ids = append(ids, n.NodeID())
		}
	}
	slices.Sort(ids)
	stored, err := describeStored(ctx, store, slices.Compact(ids))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, c := range batch {
		k := c.Correction
		fmt.Fprintf(&b, "%s  %s  by %s: %s\n", k.ID, k.Action, k.By, k.Reason)
		if k.Fact != "" {
			text := "not in the store yet; what articles bring of it will not be shown"
			if stored.nodes[k.Fact] != nil {
				text = stored.fact(k.Fact)
			}
			fmt.Fprintf(&b, "  - %s  %s\n", text, k.Fact)
		}
		d := describeContribution(c)
		for _, id := range d.facts() {
			note := ""
			if stored.nodes[id] != nil && id != k.Fact {
				note = " (the store has it already; now it is known by hand too)"
			}
			fmt.Fprintf(&b, "  + %s  %s%s\n", d.fact(id), id, note)
		}
	}
	return b.String(), nil
}

func (a *app) correctLoadCommand() *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "load FILE...",
		Short: "Apply corrections from JSON Lines",
		Long: `load applies files of corrections, one a line as docs/correcting.md describes them and correct list --json prints them; - is standard input. If one line
is wrong, nothing is stored. Corrections may come before the articles that they correct, and loading them again changes nothing.`,
		Example: `  entente correct load corrections.jsonl
  entente correct list --json --store sqlite:old.db | entente correct load -`,
		Args: atLeastOne("FILE, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			var list []*correct.Correction
			var places []string
			for _, name := range args {
				data, place, err := a.readInput(name)
				if err != nil {
					return err
				}
				part, err := correct.Read(strings.NewReader(string(data)))
				if err != nil {
					return usagef("%s: %w", place, err)
				}
				for i := range part {
					places = append(places, fmt.Sprintf("%s: correction %d", place, i+1))
				}
				list = append(list, part...)
			}
			store, closeStore, err := a.makeStore(cmd.Context())
			if err != nil {
				return err
			}
			defer closeStore(&err)
			return a.applyCorrections(cmd.Context(), store, dryRun, list, func(i int) string { return places[i] })
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "show what would change, store nothing")
	return cmd
}

func (a *app) correctListCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the corrections, the oldest first",
		Long: `list prints every correction of the store: what it does, who made it, when and why. With --json it prints them in the form that correct load accepts;
what forgets a person has no such form, and is left out.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			store, closeStore, err := a.openStore(cmd.Context())
			if err != nil {
				return err
			}
			defer closeStore(&err)
			page := graph.Page{First: graph.MaxPage}
			for more := true; more; {
				list, err := store.Find(cmd.Context(), graph.Filter{Labels: []graph.Label{graph.LabelCorrection}}, page)
				if err != nil {
					return err
				}
				if err := a.listCorrections(cmd.Context(), store, list.Items, asJSON); err != nil {
					return err
				}
				if more = list.More; more {
					page.After = list.Cursors[len(list.Cursors)-1]
				}
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print them in the form that correct load accepts")
	return cmd
}

func (a *app) listCorrections(ctx context.Context, store graph.Store, list []graph.Node, asJSON bool) error {
	var b strings.Builder
	added, d, err := addedBy(ctx, store, list)
	if err != nil {
		return err
	}
	for _, n := range list {
		k, ok := n.(*graph.Correction)
		switch {
		case !ok || asJSON && k.Document == "":
			continue
		case asJSON:
			fmt.Fprintln(&b, k.Document)
			continue
		}
		second, _, _ := strings.Cut(k.At, ".")
		fmt.Fprintf(&b, "%s  %s  %sZ  by %s: %s\n", k.ID, k.Action, second, k.By, k.Reason)
		switch {
		case k.Fact != "":
			fmt.Fprintf(&b, "  - %s  %s\n", orElse(k.Text, "a fact"), k.Fact)
		case k.Text != "":
			fmt.Fprintf(&b, "  %s\n", k.Text)
		}
		for _, id := range added[k.ID] {
			fmt.Fprintf(&b, "  + %s  %s\n", d.fact(id), id)
		}
	}
	_, err = io.WriteString(a.out, b.String())
	return err
}

// addedBy finds the facts that corrections added and that the store shows.
func addedBy(ctx context.Context, store graph.Store, corrections []graph.Node) (map[graph.ID][]graph.ID, *describer, error) {
	var ids, facts []graph.ID
	for _, n := range corrections {
		ids = append(ids, n.NodeID())
	}
	q := graph.NeighbourQuery{IDs: ids, Patterns: []graph.EdgePattern{{Type: graph.EdgeEvidencedBy, Direction: graph.In}}}
	lists, err := store.Neighbours(ctx, q, graph.Page{First: graph.MaxPage})
	if err != nil {
		return nil, nil, err
	}
	added := map[graph.ID][]graph.ID{}
	for i, l := range lists {
		for _, n := range l.Items {
			added[ids[i]] = append(added[ids[i]], n.Node.NodeID())
			facts = append(facts, n.Node.NodeID())
		}
	}
	slices.Sort(facts)
	d, err := describeStored(ctx, store, slices.Compact(facts))
	return added, d, err
}

func (a *app) correctUndoCommand() *cobra.Command {
	var lift bool
	cmd := &cobra.Command{
		Use:   "undo CORRECTION...",
		Short: "Undo corrections",
		Long: `undo takes corrections back: what they added goes, what they withdrew is shown again. If one of them is not there, nothing is undone. What forgets a
person is undone with --lift only: the person may then come back with the next load; what was removed does not come back by itself.`,
		Example: `  entente correct undo correction:h7d2…`,
		Args:    atLeastOne("CORRECTION: its id; entente correct list shows them"),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			store, closeStore, err := a.openStore(cmd.Context())
			if err != nil {
				return err
			}
			defer closeStore(&err)
			ids := make([]graph.ID, len(args))
			for i, id := range args {
				ids[i] = graph.ID(id)
			}
			nodes, err := store.Get(cmd.Context(), ids)
			if err != nil {
				return err
			}
			for i, n := range nodes {
				k, ok := n.(*graph.Correction)
				switch {
				case !ok:
					return graph.Errorf(graph.CodeNotFound, "undo", args[i], "no correction of the store has this id; entente correct list shows them; nothing was undone")
				case k.Action == graph.ActionForget && !lift:
					return usagef("%s keeps a forgotten person out; write --lift if the person may come back; nothing was undone", k.ID)
				}
			}
			done, err := store.Retract(cmd.Context(), ids)
			if err != nil {
				return err
			}
			for _, id := range done.Removed {
				fmt.Fprintf(a.out, "undone %s\n", id)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&lift, "lift", false, "let a forgotten person come back with the next load")
	return cmd
}
