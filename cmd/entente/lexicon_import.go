package main

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente/loader/lexicon/importer"
)

// importing are the flags of lexicon import.
type importing struct {
	folders         lexiconFolders
	out, format     string
	countries       []string
	topics          []string
	replace, asJSON bool
	skipBad         bool
}

func (a *app) lexiconImportCommand() *cobra.Command {
	var i importing
	cmd := &cobra.Command{
		Use:   "import --out FOLDER FILE...",
		Short: "Bring lists of actors of your own into a folder that extends the lexicon",
		Long: `import reads lists of actors, joins them with what the lexicon knows and writes a folder of data files, which --lexicon FOLDER adds to the built-in lexicon.
A FILE may be, by its ending (or --format):

  .actors.txt  actors   a PETRARCH or TABARI dictionary of actors
  .agents.txt  agents   a PETRARCH dictionary of agents: words for offices
  .json        ftm      FollowTheMoney entities, one a line, as OpenSanctions publishes them (entities.ftm.json)
  .csv         csv      a header with the lexicon's own column names, and rows

each also with .gz behind it; - is standard input. What is known stays as it is: an entry of the same Wikidata id, or the only one of its kind with the name, gets
further names at most. A file with lines that are not of its form is refused, with the place of each and what to do, and nothing is written; --skip-bad leaves
such lines out.`,
		Example: `  entente lexicon import --out mine actors.csv tenures.csv
  entente lexicon import --out peps --topic role.pep --country GE entities.ftm.json
  entente lexicon import --out tabari old.actors.txt`,
		Args: atLeastOne("FILE: a dictionary, entities, CSV, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.importLexicon(cmd.Context(), &i, args) },
	}
	flags := cmd.Flags()
	i.folders.register(flags)
	flags.StringVar(&i.out, "out", "", "`folder` to write; it must not be there yet")
	flags.BoolVar(&i.replace, "replace", false, "replace a folder of data files that is there already")
	flags.StringVar(&i.format, "format", "", "`form` of all files: actors, agents, ftm or csv (default: by their endings)")
	flags.StringSliceVar(&i.countries, "country", nil, "only actors of the states with these ISO `codes` or ids")
	flags.StringSliceVar(&i.topics, "topic", nil, "of entities: only actors with one of these `topics`, such as role.pep")
	flags.BoolVar(&i.skipBad, "skip-bad", false, "leave out lines that are not of their file's form")
	flags.BoolVar(&i.asJSON, "json", false, "print the receipt as JSON")
	return cmd
}

func (a *app) importLexicon(ctx context.Context, i *importing, files []string) error {
	if i.out == "" {
		return usagef("--out is missing; name the folder to write")
	}
	lex, err := i.folders.load()
	if err != nil {
		return err
	}
	options := importer.Options{Topics: i.topics}
	for _, c := range i.countries {
		id, err := countryID(lex, c)
		if err != nil {
			return usagef("--country: %w", err)
		}
		options.Countries = append(options.Countries, id)
	}
	im := importer.New(lex, options)
	for _, name := range files {
		if err := a.importFile(ctx, im, name, i.format); err != nil {
			return err
		}
	}
	data, receipt := im.Result()
	if len(receipt.Bad) > 0 && !i.skipBad {
		return badLines(receipt.Bad)
	}
	if _, err := lex.Extend(data); err != nil {
		return fmt.Errorf("what was imported does not fit the lexicon, and nothing was written: %w", err)
	}
	if err := importer.WriteFolder(i.out, data.Files("imported"), i.replace); err != nil {
		return usageError{err}
	}
	if i.asJSON {
		return json.NewEncoder(a.out).Encode(receipt)
	}
	return tellImport(a.out, i.out, &receipt)
}

// importFile reads one file, unpacked where its name says that it is packed.
func (a *app) importFile(ctx context.Context, im *importer.Importer, name, format string) error {
	plain := strings.TrimSuffix(name, ".gz")
	form, known := importer.Format(format), slices.Contains(importer.Formats(), importer.Format(format))
	switch {
	case format == "":
		if form, known = importer.FormatOf(plain); !known {
			return usagef("%s: its ending does not tell its form; say --format actors, agents, ftm or csv", name)
		}
	case !known:
		return usagef("--format: %q is unknown; write actors, agents, ftm or csv", format)
	}
	in := a.in
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return usageError{err}
		}
		defer func() { _ = file.Close() }() // it is only read
		in = file
	}
	if plain != name {
		unpacked, err := gzip.NewReader(in)
		if err != nil {
			return usagef("%s: not packed by gzip: %w", name, err)
		}
		in = unpacked
	}
	if err := im.Read(ctx, name, form, in); err != nil {
		if ctx.Err() != nil || errors.Is(err, context.Canceled) {
			return err
		}
		return usageError{err}
	}
	return nil
}

// badLines is the error of a file with lines that are not of its form.
func badLines(bad []importer.Bad) error {
	const shown = 20
	lines := make([]string, 0, shown+1)
	for i, b := range bad {
		if i == shown {
			lines = append(lines, fmt.Sprintf("and %d more", len(bad)-shown))
			break
		}
		lines = append(lines, b.String())
	}
	return usagef("nothing was written, since %d lines are wrong; mend them, or leave them out with --skip-bad\n%s\n", len(bad), strings.Join(lines, "\n"))
}

// tellImport writes what an import did, for people.
func tellImport(out io.Writer, folder string, r *importer.Receipt) error {
	w := new(strings.Builder)
	fmt.Fprintf(w, "lines read      %d\n", r.Rows)
	counts := func(title string, m map[string]int) {
		fmt.Fprintln(w, title)
		for _, k := range sortedKeys(m) {
			fmt.Fprintf(w, "  %-14s%d\n", words(k), m[k])
		}
	}
	counts("imported", r.Imported)
	counts("known already", r.Merged)
	fmt.Fprintf(w, "  names added   %d\npassed over\n", r.Names)
	for _, p := range r.Passed {
		fmt.Fprintf(w, "  %d: %s (%s)\n", p.Count, p.Reason, p.Example)
	}
	for _, b := range r.Bad {
		fmt.Fprintf(w, "  wrong line: %s\n", b)
	}
	fmt.Fprintf(w, "written to %s; use it with --lexicon %s\n", folder, folder)
	_, err := io.WriteString(out, w.String())
	return err
}
