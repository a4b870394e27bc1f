package facts_test

import (
	"os"
	"strings"
	"testing"

	"entente/loader/facts"
)

// TestTheDocumentedExampleIsCorrect reads the example of docs/facts.md.
func TestTheDocumentedExampleIsCorrect(t *testing.T) {
	page, err := os.ReadFile("../../docs/facts.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(page), "```json\n")
	example, _, closed := strings.Cut(rest, "```")
	if !ok || !closed {
		t.Fatal("docs/facts.md has no example")
	}
	d, err := facts.Unmarshal([]byte(example))
	if err != nil {
		t.Fatal(err)
	}
	if d.Facts() != 1 {
		t.Errorf("the example has %d facts", d.Facts())
	}
}
