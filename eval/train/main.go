// Command train fits the models of package syntax to a folder of treebanks and prints how well they
// read the development parts.
//
//	go run ./eval/train --treebank DIR [--out loader/text/syntax/model] [--score]
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"entente/loader/text/syntax"
	"entente/loader/text/syntax/train"
)

// sources names what the models may be trained from.
const sources = `The treebanks, as gzipped CoNLL-U in one folder:
  en_ewt-train, en_ewt-dev    UD English EWT, https://github.com/UniversalDependencies/UD_English-EWT (CC BY-SA 4.0)
  en_gum-train, en_gum-dev,   GUM, https://github.com/amir-zeldes/gum (annotation CC BY 4.0, texts CC BY or CC BY-SA):
  en_gum-news                 train and dev without news, which is for measuring only
  en_ewt-dev.ner.iob2         names of EWT's development part, Universal NER, https://www.universalner.org (CC BY-SA 4.0)
`

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string, out, progress io.Writer) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	flags.SetOutput(progress)
	flags.Usage = func() {
		fmt.Fprint(progress, "Usage: train --treebank DIR [flags]\n\n"+sources+"\n")
		flags.PrintDefaults()
	}
	dir := flags.String("treebank", "", "folder of the treebanks")
	to := flags.String("out", "", "folder that the models are written to; none are written without it")
	seed := flags.Uint64("seed", 1, "seed of all randomness")
	threads := flags.Int("threads", 2, "how many networks are trained at a time; the models do not depend on it")
	resume := flags.String("resume", "", "folder that keeps each network when it is done, so that a run cut short can go on")
	scoreOnly := flags.Bool("score", false, "train nothing, measure the embedded models")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *dir == "" {
		return fmt.Errorf("name the folder of the treebanks by --treebank\n\n%s", sources)
	}
	if *scoreOnly {
		m, err := syntax.Load()
		if err != nil {
			return err
		}
		return report(out, *dir, m, nil)
	}
	data, err := readData(*dir)
	if err != nil {
		return err
	}
	start := time.Now()
	result, err := train.Fit(data, train.Options{
		Seed: *seed, Threads: *threads, Resume: *resume,
		Log: func(format string, args ...any) {
			fmt.Fprintf(progress, "%6.0fs  "+format+"\n", append([]any{time.Since(start).Seconds()}, args...)...)
		},
	})
	if err != nil {
		return err
	}
	if *to != "" {
		for name, content := range result.Files {
			if err := os.WriteFile(filepath.Join(*to, name), content, 0o644); err != nil {
				return fmt.Errorf("writing a model: %w", err)
			}
		}
	}
	m, err := syntax.Read(func(name string) ([]byte, error) { return result.Files[name], nil })
	if err != nil {
		return fmt.Errorf("reading back what was trained: %w", err)
	}
	total := 0
	for _, name := range syntax.Files() {
		fmt.Fprintf(out, "%-12s %9d bytes\n", name, len(result.Files[name]))
		total += len(result.Files[name])
	}
	fmt.Fprintf(out, "%-12s %9d bytes\n\n", "together", total)
	return report(out, *dir, m, &heldOut{gold: data.Names, found: result.HeldOut})
}

func readData(dir string) (train.Data, error) {
	var data train.Data
	for _, name := range []string{"en_ewt-train", "en_gum-train"} {
		trees, err := readTrees(dir, name)
		if err != nil {
			return data, err
		}
		data.Trees = append(data.Trees, trees...)
	}
	named, err := readIOB2(filepath.Join(dir, "en_ewt-dev.ner.iob2"))
	data.Names = named
	return data, err
}
