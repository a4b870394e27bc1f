package neo4jtest

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// dockerTimeout bounds the question whether an engine answers.
const dockerTimeout = 5 * time.Second

// docker reports whether servers run in containers.
func (c Config) docker(ctx context.Context) bool {
	return c.Getenv(EnvNoDocker) != "1" && dockerAnswers(ctx)
}

// dockerAnswers reports whether there is a Docker engine, not only its command.
func dockerAnswers(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, dockerTimeout)
	defer cancel()
	return exec.CommandContext(ctx, "docker", "info", "--format", "{{.ServerVersion}}").Run() == nil
}

// containerScript runs the image's own entry point until standard input ends, which it does when the test process does.
const containerScript = `/startup/docker-entrypoint.sh neo4j & server=$!; cat >/dev/null; kill "$server"; wait "$server"`

// containerArguments are those of docker for a server that listens on a port of the machine's own choice. The password comes with the
// environment.
func containerArguments(version Version, name string) []string {
	return []string{
		"run", "--rm", "--init", "--interactive", "--name", name, "--publish", "127.0.0.1::7687",
		"--env", "NEO4J_AUTH", "--env", "NEO4J_dbms_usage__report_enabled=false",
		"--env", "NEO4J_server_memory_heap_max__size=1g", "--env", "NEO4J_server_memory_pagecache_size=128m",
		"--entrypoint", "/bin/sh", "neo4j:" + string(version) + "-community", "-c", containerScript,
	}
}

// runContainer starts the server in a container and waits until it answers. The image may have to be fetched first.
func (s *Server) runContainer(ctx context.Context) error {
	suffix, err := randomPassword()
	if err != nil {
		return err
	}
	name := "entente-neo4j-" + suffix[:12]
	cmd := exec.Command("docker", containerArguments(s.Version, name)...)
	cmd.Env = append(os.Environ(), "NEO4J_AUTH="+s.User+"/"+s.Password)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	output := &bytes.Buffer{}
	p, err := startProcess(cmd, output)
	if err != nil {
		return fmt.Errorf("run docker: %w", err)
	}
	s.undo = append([]func() error{func() error {
		stdin.Close()
		select {
		case <-p.done:
		case <-time.After(closeTimeout):
			p.kill()
			<-p.done
			return fmt.Errorf("container %s did not end within %s", name, closeTimeout)
		}
		return nil
	}}, s.undo...)
	if s.Address, err = containerAddress(ctx, name, p.failed); err == nil {
		err = s.awaitReady(ctx, false, p.failed)
	}
	if err != nil {
		stdin.Close()
		<-p.done
		return fmt.Errorf("%w\n%s", err, tail(output.Bytes()))
	}
	return nil
}

// containerAddress waits until the container has a port and returns its Bolt address.
func containerAddress(ctx context.Context, name string, exited <-chan error) (string, error) {
	for {
		out, err := exec.CommandContext(ctx, "docker", "port", name, "7687/tcp").Output()
		if first, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n"); err == nil && first != "" {
			return "bolt://" + first, nil
		}
		select {
		case <-ctx.Done():
			return "", fmt.Errorf("container %s has no port: %w", name, ctx.Err())
		case died := <-exited:
			return "", fmt.Errorf("container %s ended: %w", name, died)
		case <-time.After(200 * time.Millisecond):
		}
	}
}
