package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// app is the program: its streams, its clock and what all commands share.
type app struct {
	in       io.Reader
	out, err io.Writer // results; messages for people
	now      func() time.Time

	settings settings
	log      *slog.Logger
	started  bool // the command line and the configuration have been read
}

// run runs the command line and returns the exit code.
func (a *app) run(ctx context.Context, args []string) int {
	root := a.command() //nolint:contextcheck // commands take the context from cobra when they run
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	err := root.ExecuteContext(ctx)
	if err != nil && !a.started {
		err = usageError{err}
	}
	code := exitCode(err)
	if message := messageOf(err); message != "" {
		fmt.Fprintln(a.err, "entente: "+message)
	}
	return code
}

func (a *app) command() *cobra.Command {
	root := &cobra.Command{
		Use:   "entente",
		Short: "A knowledge graph of political actors, read from the news",
		Long: `entente reads news articles and keeps what they say as a graph: people, states, regions and organisations, the offices they hold, what they said,
what they agreed, what happened and how they stand to each other, each with the passage that says so.

Every flag can also be given in the environment (--store as ENTENTE_STORE) or in a YAML file (see --config); a flag wins over the environment, the
environment over the file. A password is read from ENTENTE_STORE_PASSWORD or from the file that ENTENTE_STORE_PASSWORD_FILE names, never from a flag.

Exit codes: 0 done; 1 failed; 2 the command line, the configuration or an input's form is wrong; 3 done, but some articles were quarantined;
4 the store cannot be reached, is busy or refused the credentials; 130 interrupted.`,
		Example: `  entente load articles/
  entente status
  entente serve`,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.configure(cmd); err != nil {
				return err
			}
			a.started = true
			return nil
		},
	}
	root.SetFlagErrorFunc(flagError)
	a.settings.register(root.PersistentFlags())
	root.AddCommand(a.loadCommand(), a.extractCommand(), a.readCommand(), a.retractCommand(), a.correctCommand(), a.forgetCommand(), a.statusCommand(), a.exportCommand(), a.serveCommand(), a.demoCommand(), a.evalCommand(), a.lexiconCommand(), a.versionCommand())
	return root
}

// onTerminal reports whether a stream is a person's.
func onTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
