package main_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadme asks the README's first query of the samples and expects the README's answer.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	query, answer := block(t, string(readme), "graphql"), block(t, string(readme), "json")
	samples, err := filepath.Abs("../../samples/articles")
	if err != nil {
		t.Fatal(err)
	}
	p := newPlace(t)
	p.ok("load", samples)
	server := start(t, p, listening, "serve", "--addr", "127.0.0.1:0")
	var got, want any
	if err := json.Unmarshal([]byte(server.ask(query, nil)), &got); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(answer), &want); err != nil {
		t.Fatalf("the answer in the README is no JSON: %v", err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the README's answer differs (-README +program):\n%s", diff)
	}
}

// block is the content of the first fenced block of a language.
func block(t *testing.T, doc, language string) string {
	t.Helper()
	_, rest, ok := strings.Cut(doc, "```"+language+"\n")
	if !ok {
		t.Fatalf("the README has no %s block", language)
	}
	content, _, _ := strings.Cut(rest, "```")
	return content
}
