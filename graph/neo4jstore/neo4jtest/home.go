package neo4jtest

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// homePattern names the temporary homes of servers.
const homePattern = "entente-neo4j-home-"

// makeHome makes a server's home folder, with a lock beside it that lasts as long as the process: a home whose lock is free is
// nobody's any more. release removes both.
func makeHome(dir string) (home string, release func() error, err error) {
	home, err = os.MkdirTemp(dir, homePattern)
	if err != nil {
		return "", nil, fmt.Errorf("make a home for the server: %w", err)
	}
	lock := flock.New(home + ".lock")
	release = func() error { return errors.Join(os.RemoveAll(home), lock.Unlock(), os.Remove(lock.Path())) }
	if _, err := lock.TryLock(); err != nil {
		return "", nil, errors.Join(fmt.Errorf("lock the server's home: %w", err), os.RemoveAll(home))
	}
	if err := os.Mkdir(filepath.Join(home, "conf"), 0o700); err != nil {
		return "", nil, errors.Join(err, release())
	}
	return home, release, nil
}

// sweep removes the homes that killed tests left behind. What it cannot remove it leaves to the next sweep.
func sweep(dir string) {
	locks, _ := filepath.Glob(filepath.Join(dir, homePattern+"*.lock"))
	for _, path := range locks {
		lock := flock.New(path)
		if ok, err := lock.TryLock(); err != nil || !ok {
			continue
		}
		os.RemoveAll(path[:len(path)-len(".lock")])
		os.Remove(path)
		_ = lock.Unlock() // it ends with the process at the latest
	}
}

// freePort returns a port of 127.0.0.1 that nobody listens on now.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("find a free port: %w", err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
