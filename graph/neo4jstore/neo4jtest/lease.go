package neo4jtest

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// errNotEmpty refuses a database that may be somebody's.
var errNotEmpty = errors.New("the database is not empty, and tests delete everything in it: empty it, or set " + EnvAllowNonEmpty + "=1 to let them")

// given returns the server that the environment names for a version, unleased, and the variable that names it.
func (c Config) given(version Version) (*Server, string) {
	for _, name := range []string{version.variable(), EnvAddress} {
		if address := c.Getenv(name); address != "" {
			return &Server{Version: version, Address: address, User: c.Getenv(name + "_USER"), Password: c.Getenv(name + "_PASSWORD")}, name
		}
	}
	return nil, ""
}

// lease makes the caller the only user of a given server, and its database empty. The lock is a file's, which the system releases
// with the process: a test that is killed leaves no lock behind. What a killed test left in a server that Command started is deleted; in
// any other server it is refused, for nobody can tell it from somebody's data.
func (s *Server) lease(ctx context.Context, c Config, name string) error {
	sum := sha256.Sum256([]byte(s.Address))
	lock := flock.New(filepath.Join(os.TempDir(), fmt.Sprintf("entente-neo4j-%x.lock", sum[:8])))
	if _, err := lock.TryLockContext(ctx, 100*time.Millisecond); err != nil {
		return fmt.Errorf("wait for another test to release %s: %w", lock.Path(), err)
	}
	s.onClose(lock.Unlock)
	if name == EnvAddress && c.Getenv(EnvAllowNonEmpty) != "1" {
		empty, err := s.empty(ctx)
		if err != nil {
			return fmt.Errorf("look into the database: %w", err)
		}
		if !empty {
			return errNotEmpty
		}
	}
	if err := s.Reset(ctx); err != nil {
		return err
	}
	s.onClose(func() error {
		ctx, cancel := context.WithTimeout(context.Background(), closeTimeout)
		defer cancel()
		return s.Reset(ctx)
	})
	return nil
}
