package main

import (
	"encoding/json"
	"io/fs"

	"github.com/spf13/cobra"

	"entente/eval"
	"entente/eval/gold"
)

// evaluation are the flags of eval.
type evaluation struct {
	folders []string
	options eval.Options
	lexicon lexiconFolders
	json    bool
}

func (a *app) evalCommand() *cobra.Command {
	var e evaluation
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Measure what is read against gold standards",
		Long: `eval reads the articles of gold standards and says how much of what they hold is found, and how much of what is found is right, in percent. Without
--gold it measures the project's own gold standard, which is part of the program. A folder of gold data, or the folders in it, may have the
project's own forms (article.txt and gold.json; NAME.dates.txt) or that of GUM's news, PolNeAR, PLV, Re-DocRED or Universal NER. docs/quality.md defines the measures.`,
		Example: `  entente eval
  entente eval --gold data/gum-dev --json
  entente eval --gold data --only polnear --all`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			sets, err := e.sets()
			if err != nil {
				return err
			}
			x, err := newReader(e.lexicon)
			if err != nil {
				return err
			}
			report, err := eval.Evaluate(cmd.Context(), x.Extractor, sets, e.options)
			if err := wrongInput(cmd, err); err != nil {
				return err
			}
			if !e.json {
				return report.WriteText(a.out)
			}
			out := json.NewEncoder(a.out)
			out.SetIndent("", "  ")
			return out.Encode(report)
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&e.folders, "gold", nil, "`folder` of gold data; may be given several times (default: the built-in one)")
	flags.StringVar(&e.options.Only, "only", "", "measure only the sets whose `name`, or form, begins so")
	flags.BoolVar(&e.options.All, "all", false, "read every article of a large set, not every fourth")
	flags.IntVar(&e.options.Workers, "workers", 0, "how many articles are read at once (default: one for each processor)")
	e.lexicon.register(flags)
	flags.BoolVar(&e.json, "json", false, "print JSON")
	return cmd
}

// sets are the sets of the folders, or the built-in one.
func (e *evaluation) sets() ([]eval.Set, error) {
	if e.options.Workers < 0 {
		return nil, usagef("--workers: %d is negative; write 1 or more, or 0 for one for each processor", e.options.Workers)
	}
	if len(e.folders) == 0 {
		return builtIn()
	}
	var sets []eval.Set
	for _, folder := range e.folders {
		found, err := eval.FindFolder(folder)
		if err != nil {
			return nil, usagef("--gold: %w", err)
		}
		sets = append(sets, found...)
	}
	return sets, nil
}

// builtIn are the project's own gold standards of facts and of dates: of each the one that rules are tuned on, and the one held out.
func builtIn() ([]eval.Set, error) {
	var out []eval.Set
	for _, own := range []struct {
		name  string
		files fs.FS
	}{{"entente", gold.FS()}, {"entente-held-out", gold.HeldOut()}, {"dates", gold.Dates()}, {"dates-held-out", gold.DatesHeldOut()}} {
		found, err := eval.Find(own.files, own.name)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// wrongInput makes an error of gold data one of input, unless the user ended the work.
func wrongInput(cmd *cobra.Command, err error) error {
	if err == nil || cmd.Context().Err() != nil {
		return err
	}
	return usageError{err}
}
