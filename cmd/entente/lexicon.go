package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"entente/loader/lexicon"
)

// lexiconFolders are the folders of data files that extend the built-in lexicon. As a flag they may be given several times, or as a list
// as PATH has one.
type lexiconFolders []string

func (f *lexiconFolders) register(flags *pflag.FlagSet) {
	flags.Var(f, "lexicon", "`folder` of data files that extend the built-in lexicon; may be given several times")
}

// Set implements pflag.Value.
func (f *lexiconFolders) Set(list string) error {
	*f = append(*f, filepath.SplitList(list)...)
	return nil
}

// String implements pflag.Value.
func (f *lexiconFolders) String() string { return strings.Join(*f, string(filepath.ListSeparator)) }

// Type implements pflag.Value.
func (f *lexiconFolders) Type() string { return "folders" }

// load reads the built-in lexicon and extends it.
func (f *lexiconFolders) load() (*lexicon.Lexicon, error) {
	folders := make([]fs.FS, 0, len(*f))
	for _, name := range *f {
		info, err := os.Stat(name)
		switch {
		case err != nil:
			return nil, usagef("--lexicon: %w; name a folder of data files, such as `entente lexicon import` writes", err)
		case !info.IsDir():
			return nil, usagef("--lexicon: %s is no folder; name the folder that its data files lie in", name)
		}
		folders = append(folders, os.DirFS(name))
	}
	lex, err := lexicon.Load(folders...)
	if err != nil && len(folders) > 0 {
		return nil, usagef("--lexicon %s: %w", f, err)
	}
	if err != nil {
		return nil, fmt.Errorf("read the lexicon: %w", err)
	}
	return lex, nil
}

func (a *app) lexiconCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lexicon",
		Short: "Look into the lexicon, check it and bring your own",
		Long: `lexicon shows what is known before an article is read, and brings in lists of actors of your own, which load, extract and eval then use with --lexicon
FOLDER (or ENTENTE_LEXICON). docs/lexicon.md describes the data files.`,
		Example: `  entente lexicon explain Georgia --date 2008-08-12
  entente lexicon import --out mine actors.csv
  entente load --lexicon mine articles/`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.lexiconImportCommand(), a.lexiconCheckCommand(), a.lexiconListCommand(), a.lexiconExplainCommand())
	return cmd
}

func (a *app) lexiconCheckCommand() *cobra.Command {
	var folders lexiconFolders
	var coverage, asJSON bool
	cmd := &cobra.Command{
		Use:   "check [FOLDER...]",
		Short: "Find what is wrong with the lexicon and folders that extend it",
		Long: `check reads the built-in lexicon and folders that extend it, and reports what makes its answers doubtful: names of several entries without a context that
tells them apart, tenures of one office that overlap, dates in the wrong order, states that lack something. It counts what there is. With --coverage it measures
for how much of the time from 1990 to 2025 the heads of state and of government and the foreign ministers of each state are known, and lists the gaps.`,
		Example: `  entente lexicon check
  entente lexicon check mine/
  entente lexicon check --coverage`,
		RunE: func(_ *cobra.Command, args []string) error {
			folders = append(folders, args...)
			lex, err := folders.load()
			if err != nil {
				return err
			}
			if coverage {
				return a.coverage(lex, asJSON)
			}
			return a.checkLexicon(lex, asJSON)
		},
	}
	folders.register(cmd.Flags())
	cmd.Flags().BoolVar(&coverage, "coverage", false, "measure how much of the time the holders of the highest offices are known")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// checkLexicon prints the faults and the counts; faults make the program fail.
func (a *app) checkLexicon(lex *lexicon.Lexicon, asJSON bool) error {
	faults := make([]string, 0)
	for _, err := range lex.Check() {
		faults = append(faults, err.Error())
	}
	slices.Sort(faults)
	counts := lex.Counts()
	if asJSON {
		if err := json.NewEncoder(a.out).Encode(map[string]any{"counts": counts, "faults": faults}); err != nil {
			return err
		}
	} else {
		for _, f := range faults {
			fmt.Fprintln(a.out, f)
		}
		w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
		for _, what := range sortedKeys(counts) {
			fmt.Fprintf(w, "%s\t%d\n", strings.ToLower(what), counts[what])
		}
		if err := w.Flush(); err != nil {
			return err
		}
	}
	if len(faults) > 0 {
		return fmt.Errorf("the lexicon has %d faults", len(faults))
	}
	return nil
}

// The offices and the time that coverage is measured for.
const coverageFrom, coverageTo = lexicon.Date("1990"), lexicon.Date("2025")

func (a *app) coverage(lex *lexicon.Lexicon, asJSON bool) error {
	functions := []lexicon.Function{lexicon.HeadOfState, lexicon.HeadOfGovernment, lexicon.ForeignMinister}
	found := lex.Coverage(coverageFrom, coverageTo, functions...)
	if asJSON {
		out := json.NewEncoder(a.out)
		out.SetIndent("", "  ")
		return out.Encode(found)
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "office\tknown at all\tat least half of the time\tat least 95 %%\n")
	for _, f := range functions {
		var some, half, most int
		for _, c := range found {
			if c.Function != f || c.Known == 0 {
				continue
			}
			some++
			if c.Share() >= .5 {
				half++
			}
			if c.Share() >= .95 {
				most++
			}
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\n", words(string(f)), some, half, most)
	}
	fmt.Fprintln(w, "\t\t\t\nof\toffice\tknown\tgaps")
	for _, c := range found {
		gaps := make([]string, 0, len(c.Gaps))
		for _, g := range c.Gaps {
			gaps = append(gaps, string(g.From)+" to "+string(g.To))
		}
		text := strings.Join(gaps, ", ")
		if c.Known == 0 {
			text = "no holder is known; some states have no such office"
		}
		fmt.Fprintf(w, "%s\t%s\t%.0f %%\t%s\n", c.Of, words(string(c.Function)), 100*c.Share(), text)
	}
	return w.Flush()
}

// words writes a constant of the vocabulary for people: "HEAD_OF_STATE" is "head of state".
func words(constant string) string { return strings.ToLower(strings.ReplaceAll(constant, "_", " ")) }

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (a *app) lexiconListCommand() *cobra.Command {
	var folders lexiconFolders
	var kinds []string
	var country string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "Print the entries of the lexicon",
		Long:  `list prints an entry a line: its id, its name, the country that it belongs to, and its further names.`,
		Example: `  entente lexicon list --kind region
  entente lexicon list --kind person --country GEO --json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			lex, err := folders.load()
			if err != nil {
				return err
			}
			entries, err := chosen(lex, kinds, country)
			if err != nil {
				return err
			}
			return a.list(entries, asJSON)
		},
	}
	flags := cmd.Flags()
	folders.register(flags)
	flags.StringSliceVar(&kinds, "kind", nil, "only entries of these `kinds`: person, state, region, city, organization, group")
	flags.StringVar(&country, "country", "", "only entries of the state with this ISO `code` or id")
	flags.BoolVar(&asJSON, "json", false, "print JSON, one entry a line")
	return cmd
}

// chosen returns the entries of the kinds and the country that are asked for.
func chosen(lex *lexicon.Lexicon, kinds []string, country string) ([]*lexicon.Entry, error) {
	known := []lexicon.Kind{lexicon.Person, lexicon.State, lexicon.Region, lexicon.City, lexicon.Organization, lexicon.Group}
	var want []lexicon.Kind
	for _, k := range kinds {
		kind := lexicon.Kind(strings.ToUpper(k))
		if !slices.Contains(known, kind) {
			return nil, usagef("--kind: %q is unknown; write person, state, region, city, organization or group", k)
		}
		want = append(want, kind)
	}
	entries := lex.Entries(want...)
	if country == "" {
		return entries, nil
	}
	id, err := countryID(lex, country)
	if err != nil {
		return nil, usagef("--country: %w", err)
	}
	return slices.DeleteFunc(entries, func(e *lexicon.Entry) bool { return e.ID != id && e.Country != id && e.Parent != id }), nil
}

// countryID returns the state of an ISO code, or the state or region of an id.
func countryID(lex *lexicon.Lexicon, text string) (lexicon.ID, error) {
	if e, ok := lex.StateByISO(strings.ToUpper(text)); ok {
		return e.ID, nil
	}
	if e, ok := lex.Entry(lexicon.ID(text)); ok && (e.Kind == lexicon.State || e.Kind == lexicon.Region) {
		return e.ID, nil
	}
	return "", fmt.Errorf("%q is neither the ISO code of a state nor the id of a state or region", text)
}

// listed is an entry as list prints it.
type listed struct {
	ID      lexicon.ID   `json:"id"`
	Kind    lexicon.Kind `json:"kind"`
	Name    string       `json:"name"`
	Country lexicon.ID   `json:"country,omitempty"`
	Aliases []string     `json:"aliases,omitempty"`
}

func (a *app) list(entries []*lexicon.Entry, asJSON bool) error {
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	out := json.NewEncoder(a.out)
	var errs []error
	for _, e := range entries {
		home := e.Country
		if home == "" {
			home = e.Parent
		}
		if asJSON {
			errs = append(errs, out.Encode(listed{e.ID, e.Kind, e.Name, home, e.Aliases}))
			continue
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", e.ID, e.Name, home, strings.Join(e.Aliases, "; "))
	}
	return errors.Join(append(errs, w.Flush())...)
}
