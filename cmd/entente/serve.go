package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"entente/graph"
	"entente/graph/api"
	"entente/web"
)

// The limits of the server. What a query may cost is package api's.
const (
	readTimeout   = 30 * time.Second // of a request with its body
	headerTimeout = 5 * time.Second
	idleTimeout   = 2 * time.Minute
	writeTimeout  = time.Minute // of an answer, reading included
	maxHeader     = 64 << 10
	drainTimeout  = 20 * time.Second // for requests under way when the server ends
)

const defaultAddr = "127.0.0.1:8080"

func registerAddr(flags *pflag.FlagSet, addr *string) {
	flags.StringVar(addr, "addr", defaultAddr, "`address` to listen on, HOST:PORT; port 0 takes a free one")
}

func (a *app) serveCommand() *cobra.Command {
	var addr string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Answer GraphQL queries over HTTP",
		Long: `serve answers GraphQL queries at /graphql and shows a playground at /. /healthz answers while the process runs, /readyz while the store answers.
It ends on an interrupt, once the requests under way are answered. Whoever reaches the address may read the whole graph: it listens on this
machine alone unless --addr says otherwise.`,
		Example: `  entente serve
  entente serve --addr 127.0.0.1:0 --store neo4j://localhost:7687`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			store, closeStore, err := a.openStore(cmd.Context())
			if err != nil {
				return err
			}
			defer closeStore(&err)
			return a.serve(cmd.Context(), store, addr, nil)
		},
	}
	registerAddr(cmd.Flags(), &addr)
	return cmd
}

// serve answers requests until ctx is done, which is its regular end, then lets those under way finish. ready is called with the server's address
// once it listens; it may be nil.
func (a *app) serve(ctx context.Context, store graph.Store, addr string, ready func(url string) error) error {
	listener, err := listen(ctx, addr)
	if err != nil {
		return err
	}
	url := "http://" + listener.Addr().String() + "/"
	if tcp, ok := listener.Addr().(*net.TCPAddr); ok && !tcp.IP.IsLoopback() {
		a.log.Warn("the server can be reached from other machines, and there is no login", "address", listener.Addr().String())
	}
	var draining atomic.Bool
	server := &http.Server{
		Handler: a.handler(store, &draining), ReadTimeout: readTimeout, ReadHeaderTimeout: headerTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	if err := a.announce(url, ready); err != nil {
		return errors.Join(err, server.Close())
	}
	select {
	case err := <-failed:
		return fmt.Errorf("serve %s: %w", addr, err)
	case <-ctx.Done():
	}
	draining.Store(true)
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
	defer cancel()
	if err := server.Shutdown(drain); err != nil {
		return errors.Join(fmt.Errorf("end the server: requests under way were cut off: %w", err), server.Close())
	}
	return nil
}

// announce tells the server's address, first of all to whoever reads standard output.
func (a *app) announce(url string, ready func(url string) error) error {
	if _, err := fmt.Fprintf(a.out, "listening on %s\n", url); err != nil {
		return err
	}
	if ready == nil {
		return nil
	}
	return ready(url)
}

func listen(ctx context.Context, addr string) (net.Listener, error) {
	if _, _, err := net.SplitHostPort(addr); err != nil {
		return nil, usagef("--addr: %q is not HOST:PORT, like %s", addr, defaultAddr)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w; choose another address with --addr, port 0 takes a free one", addr, withoutOp(err))
	}
	return listener, nil
}

// withoutOp leaves out the operation and the address, which the caller names itself.
func withoutOp(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		return op.Err
	}
	return err
}

// handler puts the program's pages together. Once the server drains it is no longer ready, so that nobody sends it more.
func (a *app) handler(store graph.Store, draining *atomic.Bool) http.Handler {
	options := api.Options{Logger: a.log, Clock: a.now}
	ready := api.Readyz(store, options)
	mux := http.NewServeMux()
	mux.Handle(web.DefaultEndpoint, api.NewHandler(store, options))
	mux.Handle("/healthz", api.Healthz())
	mux.HandleFunc("/readyz", func(w http.ResponseWriter, r *http.Request) {
		if draining.Load() {
			http.Error(w, "the server is ending", http.StatusServiceUnavailable)
			return
		}
		ready.ServeHTTP(w, r)
	})
	mux.Handle("/", web.Handler(web.Config{}))
	return mux
}
