// Package neo4jstore keeps the graph in Neo4j, 5.26 or a calendar version, in a shape that analysts query with plain Cypher.
package neo4jstore

import (
	"context"
	"net/url"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"entente/graph"
)

// Config says which database a Store keeps its graph in, and how long it may take.
type Config struct {
	Address  string // neo4j://, neo4j+s://, neo4j+ssc://, bolt://, bolt+s:// or bolt+ssc://, without credentials
	User     string // default: neo4j
	Password string
	Database string // default: the server's

	ReadTimeout  time.Duration // of one read; default: DefaultReadTimeout
	WriteTimeout time.Duration // of one batch, the wait for other writers included; default: DefaultWriteTimeout
}

// Timeouts, for what a caller gave no earlier deadline.
const (
	DefaultReadTimeout  = 30 * time.Second
	DefaultWriteTimeout = 10 * time.Minute

	connectTimeout = 5 * time.Second  // of one attempt to reach the server
	acquireTimeout = 30 * time.Second // for a free connection
	retryTime      = 15 * time.Second // for which the driver retries what it calls retryable
)

// Store is a graph.Store in a Neo4j database. It is made by Open and owns its connections until Close.
type Store struct {
	config    Config
	driver    neo4j.DriverWithContext
	bookmarks neo4j.BookmarkManager
	writer    chan struct{} // holds the one token of writing

	mu     sync.Mutex
	closed bool
	calls  sync.WaitGroup // those under way
}

var _ graph.Store = (*Store)(nil)

// Open connects to the database and makes the constraints and indexes that are missing. It is an error with CodeInvalid if the address is
// none, CodeUnavailable if no server answers there, CodeUnauthorized if it refuses the credentials, and CodeConflict if a newer version of
// this package has written the database.
func Open(ctx context.Context, c Config) (*Store, error) {
	const op = "open store"
	if c.ReadTimeout == 0 {
		c.ReadTimeout = DefaultReadTimeout
	}
	if c.WriteTimeout == 0 {
		c.WriteTimeout = DefaultWriteTimeout
	}
	if c.User == "" {
		c.User = "neo4j"
	}
	subject, err := checkAddress(c.Address)
	if err != nil {
		return nil, err
	}
	driver, err := neo4j.NewDriverWithContext(c.Address, neo4j.BasicAuth(c.User, c.Password, ""), configure)
	if err != nil {
		return nil, graph.Errorf(graph.CodeInvalid, op, subject, "%w", err)
	}
	s := &Store{
		config:    c,
		driver:    driver,
		bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{}),
		writer:    make(chan struct{}, 1),
	}
	if err := s.prepare(ctx, subject); err != nil {
		_ = driver.Close(context.WithoutCancel(ctx))
		return nil, err
	}
	return s, nil
}

// configure sets what the driver may do by itself.
func configure(c *config.Config) {
	c.SocketConnectTimeout = connectTimeout
	c.ConnectionAcquisitionTimeout = acquireTimeout
	c.MaxTransactionRetryTime = retryTime
	c.TelemetryDisabled = true
	c.NotificationsMinSeverity = notifications.DisabledLevel
}

// checkAddress returns the address as errors may show it.
func checkAddress(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", graph.Errorf(graph.CodeInvalid, "open store", "", "the address cannot be read: it is like neo4j://localhost:7687")
	}
	if u.User != nil {
		return "", graph.Errorf(graph.CodeInvalid, "open store", u.Redacted(), "an address holds no credentials: user and password are given on their own")
	}
	switch u.Scheme {
	case "neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc":
	default:
		return "", graph.Errorf(graph.CodeInvalid, "open store", address, "an address begins with neo4j://, neo4j+s://, bolt:// or bolt+s://")
	}
	if u.Host == "" {
		return "", graph.Errorf(graph.CodeInvalid, "open store", address, "an address names a host")
	}
	return address, nil
}

// prepare reaches the server once and brings the schema up to date.
func (s *Store) prepare(ctx context.Context, subject string) error {
	const op = "open store"
	ctx, cancel := context.WithTimeout(ctx, s.config.WriteTimeout)
	defer cancel()
	if err := s.driver.VerifyConnectivity(ctx); err != nil {
		return fail(ctx, op, subject, err)
	}
	if err := s.migrate(ctx); err != nil {
		return fail(ctx, op, subject, err)
	}
	return nil
}

// begin opens a call: it refuses one after Close or with a context that is done. end must be called when err is nil.
func (s *Store) begin(ctx context.Context, op string) (end func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, graph.Errorf(graph.CodeTimeout, op, "", "%w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, graph.Errorf(graph.CodeUnavailable, op, "", "the store is closed")
	}
	s.calls.Add(1)
	return s.calls.Done, nil
}

// Ready implements graph.Store: a query has answered. It is asked once, for who asks whether the store is ready wants to know now.
func (s *Store) Ready(ctx context.Context) error {
	const op = "ready"
	end, err := s.begin(ctx, op)
	if err != nil {
		return err
	}
	defer end()
	ctx, cancel := context.WithTimeout(ctx, s.config.ReadTimeout)
	defer cancel()
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: s.config.Database, BookmarkManager: s.bookmarks})
	defer session.Close(context.WithoutCancel(ctx))
	res, err := session.Run(ctx, readyCypher, nil, neo4j.WithTxTimeout(s.config.ReadTimeout))
	if err == nil {
		_, err = res.Consume(ctx)
	}
	if err == nil {
		return nil
	}
	if code := codeOf(ctx, err); code != graph.CodeInternal {
		return &graph.Error{Code: code, Op: op, Err: err}
	}
	return &graph.Error{Code: graph.CodeUnavailable, Op: op, Err: err}
}

// Close implements graph.Store: it refuses new calls, waits for those under way until ctx is done, and closes the connections.
func (s *Store) Close(ctx context.Context) error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	s.mu.Unlock()
	idle := make(chan struct{})
	go func() { s.calls.Wait(); close(idle) }()
	select {
	case <-idle:
	case <-ctx.Done():
	}
	if err := s.driver.Close(ctx); err != nil {
		return fail(ctx, "close store", "", err)
	}
	return nil
}
