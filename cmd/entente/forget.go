package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/user"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/loader/correct"
)

// forgetting are the flags of forget.
type forgetting struct {
	signature
	also  []string
	yes   bool
	ahead bool
}

func (a *app) forgetCommand() *cobra.Command {
	var f forgetting
	cmd := &cobra.Command{
		Use:   "forget PERSON",
		Short: "Remove a private person for good, and keep the person out",
		Long: `forget removes a person, given by name or id, from everything that the store keeps: the person, what only the person said or did, offices, memberships, ties and
roles, and what articles tell only as the person's claim. In what remains (statements, passages, titles, the articles' texts) the name is blotted out, at the
same length. Of the person only hashes of the id and the names stay, by which later loads leave the person out too. It cannot be taken back: what was
removed does not come back. Files outside the store (sources, exports, the quarantine, backups) are left to you; docs/correcting.md lists them.`,
		Example: `  entente forget "Dora Quill"
  entente forget person:h7d2… --also "D. M. Quill" --by anna --reason "request of 3 May" --yes`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("name one person; put a name of several words in quotation marks")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.forget(cmd.Context(), &f, args[0]) },
	}
	flags := cmd.Flags()
	f.register(flags)
	flags.Lookup("by").Usage = "`name` of who decides it (default: the user)"
	flags.Lookup("reason").Usage = "`why`; it is kept, so it should name nobody (default: on request)"
	flags.StringArrayVar(&f.also, "also", nil, "another `name` under which the person is to be kept out; may be repeated")
	flags.BoolVar(&f.yes, "yes", false, "do not ask")
	flags.BoolVar(&f.ahead, "ahead", false, "keep a person out who is not in the store yet")
	return cmd
}

func (a *app) forget(ctx context.Context, f *forgetting, ref string) (err error) {
	if f.by == "" {
		f.by = "somebody"
		if u, err := user.Current(); err == nil && u.Username != "" {
			f.by = u.Username
		}
	}
	if f.reason == "" {
		f.reason = "on request"
	}
	store, closeStore, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer closeStore(&err)
	person, err := findPerson(ctx, store, ref, f.ahead)
	if err != nil {
		return err
	}
	names := forgettableNames(person, append(f.also, ref))
	if err := a.announceForgetting(ctx, store, person, names); err != nil {
		return err
	}
	if f.dryRun {
		fmt.Fprintln(a.out, "dry run: nothing was removed")
		return nil
	}
	if !f.yes {
		if err := a.confirmForgetting(); err != nil {
			return err
		}
	}
	return a.applyForgetting(ctx, store, f, person, names)
}

// findPerson finds the one person of an id or a name, who must not be one of the lexicon's.
func findPerson(ctx context.Context, store graph.Store, ref string, ahead bool) (*graph.Actor, error) {
	nodes, err := store.Get(ctx, []graph.ID{graph.ID(ref)})
	if err != nil {
		return nil, err
	}
	found := []graph.Node{}
	if nodes[0] != nil {
		if nodes[0].NodeLabel() != graph.LabelPerson {
			return nil, usagef("forget %s: this is a %s; only persons are forgotten, other facts are withdrawn with entente correct", ref, nodes[0].NodeLabel())
		}
		found = nodes
	} else {
		list, err := store.Find(ctx, graph.Filter{Labels: []graph.Label{graph.LabelPerson}, Names: []string{ref}}, graph.Page{First: 100})
		if err != nil {
			return nil, err
		}
		found = append(found, list.Items...)
	}
	switch {
	case len(found) > 1:
		return nil, usagef("forget %q: several persons have this name; name one by id: %s", ref, correct.Candidates(found))
	case len(found) == 0 && !ahead:
		return nil, graph.Errorf(graph.CodeNotFound, "forget", ref, "no person of the store has this id or name; entente has removed nothing; to keep out somebody who is yet to come, write --ahead")
	case len(found) == 0:
		return &graph.Actor{ID: graph.ActorID(graph.LabelPerson, ref, ""), Label: graph.LabelPerson, Name: ref}, nil
	}
	person, ok := found[0].(*graph.Actor)
	if !ok || !graph.IsDerived(person.ID) {
		return nil, usagef("forget %q: %s is in the lexicon, as somebody in public office; forget is for private persons; take the person out of the lexicon first, or withdraw single facts with entente correct",
			ref, found[0].NodeID())
	}
	return person, nil
}

// forgettableNames are the aliases by which a person may be known again: forms of the name, and words that are names. A description
// ("the teacher") is anybody's.
func forgettableNames(p *graph.Actor, also []string) []string {
	own := strings.Fields(graph.NormalWords(p.Name))
	out := slices.DeleteFunc(slices.Clone(p.Aliases), func(alias string) bool {
		words := strings.Fields(graph.NormalWords(alias))
		shares := slices.ContainsFunc(words, func(w string) bool { return len([]rune(w)) > 1 && slices.Contains(own, w) })
		first, _ := firstRune(alias)
		return !unicode.IsUpper(first) || len(words) > 1 && !shares
	})
	for _, name := range also {
		if name != string(p.ID) && graph.NormalName(name) != graph.NormalName(p.Name) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}

// announceForgetting says what there is of the person.
func (a *app) announceForgetting(ctx context.Context, store graph.Store, p *graph.Actor, aliases []string) error {
	kinds := []struct {
		what    string
		pattern graph.EdgePattern
	}{
		{"articles that mention the person", graph.EdgePattern{Type: graph.EdgeMentions, Direction: graph.In}},
		{"statements by the person", graph.EdgePattern{Type: graph.EdgeSaid, Direction: graph.Out}},
		{"statements and claims about the person", graph.EdgePattern{Type: graph.EdgeAbout, Direction: graph.In}},
		{"claims of the person", graph.EdgePattern{Type: graph.EdgeHoldsClaim, Direction: graph.Out}},
		{"offices held", graph.EdgePattern{Type: graph.EdgeHolds, Direction: graph.Out}},
		{"memberships", graph.EdgePattern{Type: graph.EdgeMemberOf, Direction: graph.Out}},
		{"roles in agreements", graph.EdgePattern{Type: graph.EdgePartyTo, Direction: graph.Out}},
		{"roles in events", graph.EdgePattern{Type: graph.EdgeActsIn, Direction: graph.Out}},
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "person\t%s (%s)\n", p.Name, p.ID)
	if len(aliases) > 0 {
		fmt.Fprintf(w, "also\t%s\n", strings.Join(aliases, ", "))
	}
	for _, k := range kinds {
		lists, err := store.Neighbours(ctx, graph.NeighbourQuery{IDs: []graph.ID{p.ID}, Patterns: []graph.EdgePattern{k.pattern}}, graph.Page{First: graph.MaxPage})
		if err != nil {
			return err
		}
		n := fmt.Sprint(len(lists[0].Items))
		if lists[0].More {
			n = "more than " + n
		}
		fmt.Fprintf(w, "%s\t%s\n", k.what, n)
	}
	ties, err := store.Ties(ctx, graph.TieFilter{Ends: []graph.ID{p.ID}}, graph.Page{First: graph.MaxPage})
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "ties\t%d\n", len(ties.Items))
	return w.Flush()
}

// confirmForgetting asks on a terminal; elsewhere nobody can answer.
func (a *app) confirmForgetting() error {
	if !onTerminal(a.in) {
		return usagef("forget: nobody can be asked here; write --yes if this is the person")
	}
	fmt.Fprint(a.err, "Remove this person for good? Type yes: ")
	answer, _ := bufio.NewReader(a.in).ReadString('\n')
	if strings.TrimSpace(answer) != "yes" {
		return usagef("forget: not confirmed; nothing was removed")
	}
	return nil
}

func (a *app) applyForgetting(ctx context.Context, store graph.Store, f *forgetting, p *graph.Actor, aliases []string) error {
	before, err := store.Count(ctx)
	if err != nil {
		return err
	}
	hashes := graph.Forgotten(p.ID, p.Name, aliases...)
	when := a.now().UTC().Format(graph.CorrectionTime)
	k := &graph.Correction{
		ID:     graph.CorrectionID(graph.ActionForget, f.by, when, f.reason, "", strings.Join(hashes, " ")),
		Action: graph.ActionForget, By: f.by, Reason: f.reason, At: when, Names: hashes,
	}
	if _, err := store.Apply(ctx, graph.Batch{{Correction: k}}); err != nil {
		return fmt.Errorf("forget %s: %w", p.ID, err)
	}
	after, err := store.Count(ctx)
	if err != nil {
		return err
	}
	if purger, ok := store.(graph.Purger); ok {
		if err := purger.Purge(ctx); err != nil {
			return fmt.Errorf("the person is removed, but may still be read out of the store's file: %w; run entente forget with --ahead and the same name again", err)
		}
	}
	fmt.Fprintf(a.out, "forgotten; kept out by %s\n", k.ID)
	for _, l := range graph.Labels() {
		if n := before.Nodes[l] - after.Nodes[l]; n > 0 {
			fmt.Fprintf(a.out, "  %d %s removed\n", n, l)
		}
	}
	return a.afterForgetting(ctx, store, p, aliases)
}

// afterForgetting names what is left to people: others who may be the same, and a quarantine with the name in it.
func (a *app) afterForgetting(ctx context.Context, store graph.Store, p *graph.Actor, aliases []string) error {
	words := strings.Fields(graph.NormalWords(p.Name))
	if len(words) > 0 {
		found, err := store.Search(ctx, graph.SearchQuery{Text: words[len(words)-1], Labels: []graph.Label{graph.LabelPerson}}, graph.Page{First: 20})
		if err != nil {
			return err
		}
		if len(found.Items) > 0 {
			fmt.Fprintf(a.out, "left in the store, as others: %s\n", correct.Candidates(found.Items))
		}
	}
	const quarantine = "entente-quarantine.jsonl"
	content, err := os.ReadFile(quarantine)
	if err != nil {
		return nil //nolint:nilerr // there is none, or it is not ours to read
	}
	for _, name := range append([]string{p.Name}, aliases...) {
		if strings.Contains(graph.NormalWords(string(content)), graph.NormalWords(name)) {
			fmt.Fprintf(a.err, "entente: %s names the person too; delete those lines\n", quarantine)
			break
		}
	}
	return nil
}
