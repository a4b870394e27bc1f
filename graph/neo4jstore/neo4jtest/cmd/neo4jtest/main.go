// Command neo4jtest runs a command, such as go test, with Neo4j servers that the command's tests find through neo4jtest.Start.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"entente/graph/neo4jstore/neo4jtest"
)

const usage = `usage: neo4jtest [-version lts|calendar|all] [-install=false] COMMAND [ARGUMENT...]

Starts Neo4j, runs COMMAND, stops Neo4j, and ends with COMMAND's exit code. Example:

    go run ./graph/neo4jstore/neo4jtest/cmd/neo4jtest go test ./...

`

func main() {
	version := flag.String("version", "all", "the release to start: lts (5.26), calendar, or all")
	install := flag.Bool("install", true, "install a missing Java or Maven, as root on a Debian-like system")
	flag.Usage = func() { fmt.Fprint(flag.CommandLine.Output(), usage); flag.PrintDefaults() }
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	versions := neo4jtest.Versions()
	if *version != "all" {
		v, err := neo4jtest.ParseVersion(*version)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		versions = []neo4jtest.Version{v}
	}
	config := neo4jtest.Config{Log: os.Stderr, Install: *install}
	code, err := config.Command(context.Background(), versions, flag.Args(), os.Stdout, os.Stderr)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}
