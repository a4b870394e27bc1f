//go:build !linux

package neo4jtest

import "os/exec"

// bindToParent does nothing: these systems have no signal for a parent's death, and only Close ends the server.
func bindToParent(*exec.Cmd) {}

func killGroup(cmd *exec.Cmd) { _ = cmd.Process.Kill() }
