package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
)

// Command starts a server of each version, runs a command whose environment tells Start where they are, and stops them when it ends. It
// returns the command's exit code. Where the environment names a server already, the command runs against that one and Command
// starts none. A signal that ends Command ends the command and the servers first.
func (c Config) Command(ctx context.Context, versions []Version, argv []string, stdout, stderr io.Writer) (code int, err error) {
	c = c.withDefaults()
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	env := os.Environ()
	for _, v := range versions {
		if given, _ := c.given(v); given != nil {
			continue
		}
		s, err := c.launch(ctx, v)
		if err != nil {
			return 1, fmt.Errorf("neo4jtest: start Neo4j %s: %w", v, err)
		}
		defer func() { err = errors.Join(err, s.Close()) }()
		env = append(env, v.variable()+"="+s.Address, v.variable()+"_USER="+s.User, v.variable()+"_PASSWORD="+s.Password)
	}
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = env, os.Stdin, stdout, stderr
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = closeTimeout
	err = cmd.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && exit.ExitCode() > 0 {
		return exit.ExitCode(), nil
	}
	if err != nil {
		return 1, fmt.Errorf("neo4jtest: run %s: %w", argv[0], err)
	}
	return 0, nil
}
