package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"entente/loader/lexicon"
)

func (a *app) lexiconExplainCommand() *cobra.Command {
	var folders lexiconFolders
	var date string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "explain NAME",
		Short: "Say what a name can stand for, and what is known about it",
		Long: `explain prints the entries that a name can stand for, the default one first, with the contexts that choose between them; who held which office,
what was a member of what, and who claimed and controlled it, on the date or at all. A surname leads to those who bear it, a title to its function. NAME may be an id.`,
		Example: `  entente lexicon explain "South Ossetia" --date 2008-08-12
  entente lexicon explain Moscow
  entente lexicon explain "secretary of state" --json`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			on, err := lexicon.ParseDate(date)
			if err != nil {
				return usagef("--date: %w", err)
			}
			lex, err := folders.load()
			if err != nil {
				return err
			}
			x := lex.Explain(args[0], on)
			switch {
			case asJSON:
				out := json.NewEncoder(a.out)
				out.SetIndent("", "  ")
				return out.Encode(x)
			case !x.Known():
				return fmt.Errorf("the lexicon knows nobody and nothing by the name of %q; letters count as they are written", args[0])
			}
			w := new(strings.Builder)
			tellExplanation(w, &x)
			_, err = io.WriteString(a.out, w.String())
			return err
		},
	}
	flags := cmd.Flags()
	folders.register(flags)
	flags.StringVar(&date, "date", "", "only what held on this `date`: YYYY, YYYY-MM or YYYY-MM-DD")
	flags.BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func tellExplanation(w io.Writer, x *lexicon.Explanation) {
	for _, r := range x.Readings {
		tellReading(w, &r)
	}
	for _, p := range x.Surname {
		fmt.Fprintf(w, "surname of %s (%s)\n", p.Name, p.ID)
	}
	if x.Office != nil {
		fmt.Fprintf(w, "title: %s, %s\n", x.Office.Title, functionWords(x.Office.Function))
		for _, of := range sortedKeys(x.Office.In) {
			fmt.Fprintf(w, "  of %s: %s\n", of, functionWords(x.Office.In[of]))
		}
	}
	if x.Given != nil {
		fmt.Fprintln(w, "given name, "+map[lexicon.Gender]string{lexicon.Female: "usually a woman's", lexicon.Male: "usually a man's", "": "a woman's or a man's"}[*x.Given])
	}
}

func functionWords(f lexicon.Function) string {
	if f == lexicon.NoFunction {
		return "whose function the words do not tell"
	}
	return words(string(f))
}

func tellReading(w io.Writer, r *lexicon.Reading) {
	what := words(string(r.Kind))
	for _, more := range []string{string(r.Status), string(r.OrgKind), r.Sector} {
		if more != "" {
			what += ", " + words(more)
		}
	}
	fmt.Fprintf(w, "%s (%s), %s, by %s\n", r.Name, r.ID, what, words(string(r.Via)))
	line := func(what, format string, args ...any) {
		fmt.Fprintf(w, "  %-12s"+format+"\n", append([]any{what}, args...)...)
	}
	if len(r.Near) > 0 {
		line("only near", "%s", strings.Join(r.Near, ", "))
	}
	for _, n := range []struct {
		what  string
		named *lexicon.Named
	}{{"country", r.Country}, {"part of", r.Parent}, {"capital", r.Capital}} {
		if n.named != nil {
			line(n.what, "%s (%s)", n.named.Name, n.named.ID)
		}
	}
	if r.Since != "" {
		line("since", "%s", r.Since)
	}
	if len(r.Aliases) > 0 {
		line("also", "%s", strings.Join(r.Aliases, "; "))
	}
	for _, g := range []struct {
		what string
		ties []lexicon.Tie
	}{{"claimed by", r.Claimants}, {"controlled", r.Controllers}, {"member of", r.Memberships}, {"member", r.Members}} {
		for _, t := range g.ties {
			line(g.what, "%s%s%s", t.Name, inBrackets(t.Role), times(t.From, t.To))
		}
	}
	for _, h := range r.Offices {
		line("office", "%s of %s%s%s", h.Title, h.Of.Name, inBrackets(words(string(h.Status))), times(h.From, h.To))
	}
	for _, h := range r.Holders {
		line("office", "%s: %s%s%s", h.Title, h.Person.Name, inBrackets(words(string(h.Status))), times(h.From, h.To))
	}
}

func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

// times tells a time, either end of which may be open.
func times(from, to lexicon.Date) string {
	switch {
	case from == "" && to == "":
		return ""
	case to == "":
		return ", since " + string(from)
	case from == "":
		return ", until " + string(to)
	}
	return fmt.Sprintf(", %s to %s", from, to)
}
