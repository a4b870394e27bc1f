package main

import (
	"bufio"
	"context"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"entente/graph"
	"entente/graph/neo4jstore"
	"entente/graph/sqlitestore"
)

const (
	passwordFileFlag = "store-password-file"
	sqliteScheme     = "sqlite:"
	closeTimeout     = 30 * time.Second
)

// storeAddress says which store to open, and as whom.
type storeAddress struct {
	address      string
	user         string
	database     string
	passwordFile string
}

func (s *storeAddress) register(flags *pflag.FlagSet) {
	flags.StringVar(&s.address, "store", "sqlite:entente.db", "`address` of the store: sqlite:PATH, neo4j://, neo4j+s://, bolt:// or bolt+s://HOST:PORT")
	flags.StringVar(&s.user, "store-user", "neo4j", "`name` of the user of a Neo4j store; the password comes from the environment or a file")
	flags.StringVar(&s.database, "store-database", "", "`name` of the database of a Neo4j store (default: the server's)")
	flags.StringVar(&s.passwordFile, passwordFileFlag, "", "`file` whose first line is the password of a Neo4j store")
}

// shown is the address as it may be shown: without what could be a secret.
func (s *storeAddress) shown() string {
	if _, ok := s.file(); ok {
		return s.address
	}
	u, err := url.Parse(s.address)
	if err != nil || u.Host == "" {
		return "the store"
	}
	return u.Scheme + "://" + u.Host
}

// openStore opens the store that the settings name, which must be there. The second result closes it and adds its error to that of the command.
func (a *app) openStore(ctx context.Context) (graph.Store, func(*error), error) {
	if path, ok := a.settings.store.file(); ok {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return nil, nil, graph.Errorf(graph.CodeNotFound, "open store", path, "there is no such file; load articles first, or name another store with --store")
		}
	}
	return a.makeStore(ctx)
}

// makeStore is openStore for a store that is made where there is none.
func (a *app) makeStore(ctx context.Context) (graph.Store, func(*error), error) {
	s, err := a.settings.store.open(ctx)
	if err != nil {
		return nil, nil, err
	}
	return s, func(failed *error) { closing(ctx, s, failed) }, nil
}

// closing closes a store, within its own time even if the command was interrupted, and adds its error to that of the command.
func closing(ctx context.Context, s graph.Store, failed *error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeTimeout)
	defer cancel()
	*failed = errors.Join(*failed, s.Close(ctx))
}

// file is the path of a store in a file.
func (s *storeAddress) file() (path string, ok bool) {
	return strings.CutPrefix(s.address, sqliteScheme)
}

func (s *storeAddress) open(ctx context.Context) (graph.Store, error) {
	if path, ok := s.file(); ok {
		if path == "" {
			return nil, usagef("--store: sqlite: is followed by a path, like sqlite:entente.db")
		}
		return sqlitestore.Open(ctx, path, sqlitestore.Options{})
	}
	if err := s.checkServer(); err != nil {
		return nil, err
	}
	password, err := s.password()
	if err != nil {
		return nil, err
	}
	return neo4jstore.Open(ctx, neo4jstore.Config{Address: s.address, User: s.user, Password: password, Database: s.database})
}

// checkServer checks the address of a server. Its errors do not repeat an address that may hold a password.
func (s *storeAddress) checkServer() error {
	const forms = "write sqlite:PATH, neo4j://HOST:PORT, neo4j+s://, bolt:// or bolt+s://"
	scheme, rest, ok := strings.Cut(s.address, "://")
	switch {
	case !ok:
		return usagef("--store: the address has no known form; %s", forms)
	case strings.Contains(rest, "@"):
		return usagef("--store: an address holds no user and no password; put them into %s and %s, or into a file that %s names",
			envName("store-user"), envName(passwordKey), envName(passwordFileFlag))
	}
	switch scheme {
	case "neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc":
	default:
		return usagef("--store: a store of the kind %q is unknown; %s", scheme, forms)
	}
	if u, err := url.Parse(s.address); err != nil || u.Host == "" {
		return usagef("--store: the address names no host; %s", forms)
	}
	return nil
}

// password is the password in the environment, or the first line of the file that is named for it.
func (s *storeAddress) password() (string, error) {
	name := envName(passwordKey)
	if p := os.Getenv(name); p != "" {
		if s.passwordFile != "" {
			return "", usagef("%s is set and --%s is given too; keep one of them", name, passwordFileFlag)
		}
		return p, nil
	}
	if s.passwordFile == "" {
		return "", usagef("the password for %s is missing; put it into %s, or into a file that %s names", s.shown(), name, envName(passwordFileFlag))
	}
	f, err := os.Open(s.passwordFile)
	if err != nil {
		return "", usagef("--%s: %w", passwordFileFlag, err)
	}
	defer func() { _ = f.Close() }() // it was only read
	lines := bufio.NewScanner(f)
	lines.Scan()
	if p := strings.TrimRight(lines.Text(), "\r"); p != "" && lines.Err() == nil {
		return p, nil
	}
	return "", usagef("--%s: the first line of %s is empty; write the password there", passwordFileFlag, s.passwordFile)
}
