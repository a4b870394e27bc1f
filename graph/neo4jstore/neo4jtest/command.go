package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"sync"
	"syscall"
)

// Command starts a server of each version, runs a command whose environment tells Start where they are, and stops them when it ends. It
// returns the command's exit code. Where the environment names a server already, the command runs against that one and Command
// starts none. A signal that ends Command ends the command and the servers first.
func (c Config) Command(ctx context.Context, versions []Version, argv []string, stdout, stderr io.Writer) (code int, err error) {
	c = c.withDefaults()
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	servers, err := c.launchAll(ctx, versions)
	defer func() {
		for _, s := range servers {
			err = errors.Join(err, s.Close())
		}
	}()
	if err != nil {
		return 1, err
	}
	env := os.Environ()
	for _, s := range servers {
		name := s.Version.variable()
		env = append(env, name+"="+s.Address, name+"_USER="+s.User, name+"_PASSWORD="+s.Password)
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

// launchAll starts, at the same time, the servers that the environment does not name. It returns those that run even where one fails.
func (c Config) launchAll(ctx context.Context, versions []Version) ([]*Server, error) {
	if c.Install { // one after the other, for they use the same package manager
		for _, v := range versions {
			if given, _ := c.given(v); given == nil && !c.docker(ctx) {
				if err := c.Provision(ctx, v); err != nil {
					return nil, fmt.Errorf("neo4jtest: install what Neo4j %s needs: %w", v, err)
				}
			}
		}
		c.Install = false
	}
	servers := make([]*Server, len(versions))
	errs := make([]error, len(versions))
	var wg sync.WaitGroup
	for i, v := range versions {
		if given, _ := c.given(v); given != nil {
			continue
		}
		wg.Go(func() {
			s, err := c.launch(ctx, v)
			if err != nil {
				errs[i] = fmt.Errorf("neo4jtest: start Neo4j %s: %w", v, err)
				return
			}
			servers[i] = s
		})
	}
	wg.Wait()
	return slices.DeleteFunc(servers, func(s *Server) bool { return s == nil }), errors.Join(errs...)
}
