// Command entente reads news articles into a graph of political actors and answers questions about it.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	// The first signal asks for an orderly end; after it the signals work as usual, so that a second one ends the program at once.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	a := &app{in: os.Stdin, out: os.Stdout, err: os.Stderr, now: time.Now}
	os.Exit(a.run(ctx, os.Args[1:]))
}
