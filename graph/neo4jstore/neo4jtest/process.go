package neo4jtest

import (
	"io"
	"os/exec"
	"runtime"
)

// process is a running server. done is closed when it has ended; failed has received its exit status by then.
type process struct {
	cmd    *exec.Cmd
	done   chan struct{}
	failed chan error
}

// startProcess starts a program that ends with this process. The thread that starts it stays its parent as the system sees it, which is
// why one goroutine keeps that thread for as long as the program runs.
func startProcess(cmd *exec.Cmd, output io.Writer) (*process, error) {
	cmd.Stdout, cmd.Stderr = output, output
	bindToParent(cmd)
	p := &process{cmd: cmd, done: make(chan struct{}), failed: make(chan error, 1)}
	started := make(chan error)
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		err := cmd.Start()
		started <- err
		if err != nil {
			return
		}
		p.failed <- cmd.Wait()
		close(p.done)
	}()
	return p, <-started
}

// kill ends the program at once: a test's data need not survive.
func (p *process) kill() { killGroup(p.cmd) }
