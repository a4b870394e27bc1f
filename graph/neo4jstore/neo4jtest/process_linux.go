package neo4jtest

import (
	"os/exec"
	"syscall"
)

// bindToParent has the kernel kill the program when this process dies, however it dies, and puts it into a group of its own, so that
// an interrupt at the terminal reaches the test first.
func bindToParent(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

func killGroup(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
