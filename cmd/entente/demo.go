package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/graph/sqlitestore"
	"entente/samples"
	"entente/web"
)

// demoQueries is how many queries the demo proposes.
const demoQueries = 3

func (a *app) demoCommand() *cobra.Command {
	var addr string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Load the sample articles into a temporary store and serve them",
		Long: `demo loads the articles that come with the program into a SQLite file in a temporary folder, serves the graph like serve does, and prints its address
and some queries to try. The folder is removed at the end. It needs neither network nor configuration.`,
		Example: `  entente demo
  entente demo --addr 127.0.0.1:0`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			folder, err := os.MkdirTemp("", "entente-demo-")
			if err != nil {
				return fmt.Errorf("make a temporary folder: %w", err)
			}
			defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
			return a.demo(cmd.Context(), folder, addr)
		},
	}
	registerAddr(cmd.Flags(), &addr)
	return cmd
}

func (a *app) demo(ctx context.Context, folder, addr string) (err error) {
	articles := filepath.Join(folder, "articles")
	if err := os.CopyFS(articles, samples.FS()); err != nil {
		return fmt.Errorf("copy the samples: %w", err)
	}
	store, err := sqlitestore.Open(ctx, filepath.Join(folder, "demo.db"), sqlitestore.Options{})
	if err != nil {
		return err
	}
	defer closing(ctx, store, &err)
	if err := a.loadSamples(ctx, store, articles, filepath.Join(folder, "quarantine.jsonl")); err != nil {
		return err
	}
	return a.serve(ctx, store, addr, func(url string) error { return propose(a.out, url) })
}

func (a *app) loadSamples(ctx context.Context, store graph.Store, articles, quarantine string) (err error) {
	read := &reading{quarantine: quarantine}
	set, err := a.sources(read, []string{articles})
	if err != nil {
		return err
	}
	p, q, err := a.pipeline(read, set)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, q.Close()) }()
	p.Store = store
	receipt, err := p.Load(ctx, set.Items(ctx))
	if err != nil {
		return err
	}
	return tell(a.out, receipt, false)
}

// propose prints where the playground is, and queries to try there or with curl.
func propose(out io.Writer, url string) error {
	w := new(strings.Builder)
	fmt.Fprintf(w, "\nOpen %s in a browser and try the examples, or ask from a shell:\n", url)
	for _, e := range web.Examples()[:demoQueries] {
		fmt.Fprintf(w, "\n# %s\n%s\n", e.Title, curl(url, e))
	}
	fmt.Fprintln(w, "\nAn interrupt (Ctrl-C) ends the demo.")
	_, err := io.WriteString(out, w.String())
	return err
}

// curl is the shell command that asks a query.
func curl(url string, e web.Example) string {
	body := struct {
		Query     string          `json:"query"`
		Variables json.RawMessage `json:"variables,omitempty"`
	}{strings.Join(strings.Fields(withoutComments(e.Query)), " "), e.Variables}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(body); err != nil {
		return "# " + err.Error()
	}
	quoted := strings.ReplaceAll(strings.TrimSpace(buf.String()), "'", `'\''`)
	return fmt.Sprintf("curl -s %sgraphql -H 'content-type: application/json' -d '%s'", url, quoted)
}

func withoutComments(query string) string {
	var out []string
	for line := range strings.Lines(query) {
		if !strings.HasPrefix(strings.TrimSpace(line), "#") {
			out = append(out, line)
		}
	}
	return strings.Join(out, "")
}
