# Entente's commands. `make demo` needs Go alone; `make test` looks for, and as root on a Debian-like system installs, the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := build

GO ?= go
BIN ?= bin/entente
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -s -w -X main.version=$(VERSION)
GOLANGCI := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

.PHONY: build web demo test acceptance lint generate fresh eval clean

build: web
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o $(BIN) ./cmd/entente

web:
	sh web/build.sh

demo: build
	$(BIN) demo

# Everything, with the race detector, on real Neo4j servers of both lines and in a real browser.
test: web
	sh .ci/prerequisites
	$(GO) vet ./...
	$(GO) run ./graph/neo4jstore/neo4jtest/cmd/neo4jtest -- $(GO) test -race -timeout 20m ./...

# The acceptance case of the folder ENTENTE_SEED, on every store.
acceptance:
	@test -n "$${ENTENTE_SEED:-}" || { echo "make acceptance: set ENTENTE_SEED to a folder with article.txt and gold.json" >&2; exit 2; }
	sh .ci/prerequisites
	$(GO) run ./graph/neo4jstore/neo4jtest/cmd/neo4jtest -- $(GO) test -race -count=1 -timeout 15m -v -run 'TestAcceptance' ./acceptance

lint:
	test -z "$$(gofmt -l $$(git ls-files '*.go'))"
	$(GO) run $(GOLANGCI) run ./...

generate:
	$(GO) generate ./graph/api

# Generated code is what the schema says.
fresh: generate
	git diff --exit-code -- graph/api

# How well it reads the project's own gold; GOLD names a folder with more.
eval: build
	$(BIN) eval $(if $(GOLD),--gold $(GOLD))

clean:
	rm -rf bin dist web/node_modules
