// Package neo4jtest gives tests a real Neo4j: one that the environment names, one in a container, or one started from Maven Central's
// jars.
package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Version is a release of Neo4j that the project is tested against.
type Version string

// The tested releases: the newest patch of the long-term support line and the newest calendar version.
const (
	LTS      Version = "5.26.30"
	Calendar Version = "2026.08.1"
)

// Versions lists the tested releases.
func Versions() []Version { return []Version{LTS, Calendar} }

// ParseVersion finds the tested release that s names: its number, its line ("5", "5.26", "2026.08"), or "lts" or "calendar".
func ParseVersion(s string) (Version, error) {
	switch s {
	case string(LTS), "5.26", "5", "lts":
		return LTS, nil
	case string(Calendar), "2026.08", "calendar":
		return Calendar, nil
	}
	return "", fmt.Errorf("neo4jtest: unknown version %q: use 5.26 (lts) or calendar", s)
}

// variable is the name of the environment variable that tells a test binary of a server that Command started for it.
func (v Version) variable() string {
	if v == LTS {
		return "ENTENTE_TEST_NEO4J_5"
	}
	return "ENTENTE_TEST_NEO4J_CALENDAR"
}

// Environment variables. The user and the password of the address in variable V are in V_USER and V_PASSWORD.
const (
	EnvAddress       = "ENTENTE_TEST_NEO4J"                // an address to test against instead of starting a server
	EnvAllowNonEmpty = "ENTENTE_TEST_NEO4J_ALLOW_NONEMPTY" // "1": everything in the database at EnvAddress may be deleted
	EnvCache         = "ENTENTE_TEST_NEO4J_CACHE"          // the folder for jars; default: entente in the user's cache folder
	EnvJava          = "ENTENTE_TEST_JAVA"                 // a list of Java homes to look at first, separated as in PATH
	EnvNoDocker      = "ENTENTE_TEST_NO_DOCKER"            // "1": never ask for a container
)

// Server is a running Neo4j with an empty database, held by one user at a time. Close gives it back.
type Server struct {
	Version  Version // what was asked for; a server that the environment names may be another release
	Address  string  // a Bolt address: "bolt://127.0.0.1:41723"
	User     string
	Password string

	driver neo4j.DriverWithContext
	undo   []func() error // run last in, first out
}

// Config says where servers come from. The zero value reads the process's environment and installs nothing.
type Config struct {
	Getenv  func(string) string // default: os.Getenv
	Log     io.Writer           // progress for people; default: none
	Install bool                // install a missing Java or Maven where the process may, see Provision
}

// Start is Config{}.Start: it gives the caller a server of a version.
func Start(ctx context.Context, version Version) (*Server, error) {
	return Config{}.Start(ctx, version)
}

// Start finds or starts a server, in this order: the one that Command started for the process, the one that the environment names, a
// container where a Docker engine answers, a process from Maven Central's jars. The database is empty and belongs to the caller until
// Close: a server that others may use too is leased under a file lock, for which Start waits until ctx ends. A server that Start started
// ends with the process, even with one that is killed (on Linux and in containers).
func (c Config) Start(ctx context.Context, version Version) (*Server, error) {
	c = c.withDefaults()
	if given, name := c.given(version); given != nil {
		if err := given.lease(ctx, c, name); err != nil {
			return nil, errors.Join(fmt.Errorf("neo4jtest: use the server of %s: %w", name, err), given.Close())
		}
		return given, nil
	}
	s, err := c.launch(ctx, version)
	if err != nil {
		return nil, fmt.Errorf("neo4jtest: start Neo4j %s: %w", version, err)
	}
	return s, nil
}

func (c Config) withDefaults() Config {
	if c.Getenv == nil {
		c.Getenv = os.Getenv
	}
	if c.Log == nil {
		c.Log = io.Discard
	}
	return c
}

// launch starts a server of the caller's own and waits until it answers a query.
func (c Config) launch(ctx context.Context, version Version) (s *Server, err error) {
	began := time.Now()
	s = &Server{Version: version, User: "neo4j"}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.Close())
			s = nil
		}
	}()
	if s.Password, err = randomPassword(); err != nil {
		return s, err
	}
	how := "from jars"
	if c.docker(ctx) {
		how = "in a container"
		err = s.runContainer(ctx)
	} else {
		err = s.runJava(ctx, c)
	}
	if err != nil {
		return s, err
	}
	fmt.Fprintf(c.Log, "Neo4j %s %s answered after %.1f s at %s\n", version, how, time.Since(began).Seconds(), s.Address)
	return s, nil
}

// cache is the folder in which what servers need is kept between runs.
func (c Config) cache() (string, error) {
	if dir := c.Getenv(EnvCache); dir != "" {
		return dir, nil
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find a cache folder: %w; set %s", err, EnvCache)
	}
	return filepath.Join(dir, "entente"), nil
}

// Close gives the server back: one that was started for the caller ends and leaves nothing behind, a leased one is emptied and
// unlocked. It may be called more than once.
func (s *Server) Close() error {
	var errs []error
	for len(s.undo) > 0 {
		last := s.undo[len(s.undo)-1]
		s.undo = s.undo[:len(s.undo)-1]
		errs = append(errs, last())
	}
	return errors.Join(errs...)
}

func (s *Server) onClose(f func() error) { s.undo = append(s.undo, f) }
