// Package entente_test holds what is true of the project as a whole: which package may know which, and that what it ships beside
// Go parses.
package entente_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

const module = "entente/"

// imports returns, for each package of ours, all packages of ours that it depends on.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", `{{.ImportPath}} {{join .Deps " "}}`, "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	deps := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		for _, d := range fields[1:] {
			if strings.HasPrefix(d, module) {
				deps[fields[0]] = append(deps[fields[0]], d)
			}
		}
		if deps[fields[0]] == nil {
			deps[fields[0]] = []string{}
		}
	}
	return deps
}

func TestArrows(t *testing.T) {
	deps := imports(t)
	stores := []string{module + "graph/sqlitestore", module + "graph/neo4jstore"}
	for _, rule := range []struct {
		name      string
		from      string // the package, and all below it with a trailing slash
		forbidden []string
	}{
		{"graph imports nothing of ours", module + "graph", []string{module}},
		{"the vocabulary of events imports nothing of ours", module + "graph/plover", []string{module}},
		{"stores do not know the API", module + "graph/sqlitestore", []string{module + "graph/api", module + "loader"}},
		{"stores do not know the API", module + "graph/neo4jstore", []string{module + "graph/api", module + "loader"}},
		{"the API knows no store", module + "graph/api", append(stores, module+"loader")},
		{"alignment knows no store", module + "graph/align", append(stores, module+"loader", module+"graph/api")},
		{"reading knows no store", module + "loader/extract", append(stores, module+"graph/api")},
		{"a second opinion knows no store", module + "loader/llm", append(stores, module+"graph/api", module+"loader/extract", module+"loader/lexicon")},
		{"text knows nothing beyond text", module + "loader/text", []string{module + "graph", module + "loader/extract", module + "loader/lexicon"}},
		{"the lexicon is data", module + "loader/lexicon", []string{module + "loader/extract", module + "loader/text"}},
		{"facts cross alone from reading to storing", module + "loader/resolve", append(stores, module+"loader/extract", module+"loader/lexicon")},
		{"corrections know neither stores nor reading", module + "loader/correct", append(stores, module+"loader/extract", module+"loader/lexicon", module+"graph/api")},
		{"the pipeline is wired by the command", module + "loader", append(stores, module+"loader/extract", module+"graph/api")},
	} {
		found, ok := deps[rule.from]
		if !ok {
			t.Errorf("%s: package %s is not there", rule.name, rule.from)
			continue
		}
		for _, d := range found {
			if slices.ContainsFunc(rule.forbidden, func(f string) bool {
				return d == f || f == module || strings.HasPrefix(d, f+"/") && f != module+"loader/text"
			}) {
				t.Errorf("%s: %s depends on %s", rule.name, rule.from, d)
			}
		}
	}
}

func TestOnlyTheCommandWires(t *testing.T) {
	for pkg, deps := range imports(t) {
		wired := slices.Contains(deps, module+"graph/sqlitestore") && slices.Contains(deps, module+"loader/extract")
		if wired && pkg != module+"cmd/entente" {
			t.Errorf("%s wires a store and the extractor together; that is cmd/entente's", pkg)
		}
	}
}

func TestComposeFile(t *testing.T) {
	t.Setenv("ENTENTE_STORE_PASSWORD", "not-a-real-password")
	options, err := cli.NewProjectOptions([]string{"docker-compose.yml"}, cli.WithOsEnv)
	if err != nil {
		t.Fatal(err)
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"neo4j", "server"} {
		s, err := project.GetService(name)
		if err != nil {
			t.Fatal(err)
		}
		if s.HealthCheck == nil {
			t.Errorf("service %s has no health check", name)
		}
		for _, p := range s.Ports {
			if p.HostIP != "127.0.0.1" {
				t.Errorf("service %s publishes port %s on %q, not on 127.0.0.1", name, p.Published, p.HostIP)
			}
		}
	}
	if _, ok := project.Volumes["neo4j-data"]; !ok {
		t.Error("the database has no named volume")
	}
}

func TestComposeFileAsksForThePassword(t *testing.T) {
	t.Setenv("ENTENTE_STORE_PASSWORD", "")
	options, err := cli.NewProjectOptions([]string{"docker-compose.yml"}, cli.WithOsEnv)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := options.LoadProject(context.Background()); err == nil || !strings.Contains(err.Error(), "ENTENTE_STORE_PASSWORD") {
		t.Errorf("without a password the file loads with error %v, want one that names ENTENTE_STORE_PASSWORD", err)
	}
}

func TestDockerfile(t *testing.T) {
	content, err := os.ReadFile("Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	ast, err := parser.Parse(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	warn := func(rule, _, _, message string, _ []parser.Range) { t.Errorf("%s: %s", rule, message) }
	stages, _, err := instructions.Parse(ast.AST, linter.New(&linter.Config{Warn: warn}))
	if err != nil {
		t.Fatal(err)
	}
	if len(stages) != 3 || stages[len(stages)-1].BaseName != "scratch" {
		t.Errorf("the image has %d stages and ends on %q, want 3 and scratch", len(stages), stages[len(stages)-1].BaseName)
	}
	for _, w := range ast.Warnings {
		t.Errorf("warning: %s", w.Short)
	}
}
