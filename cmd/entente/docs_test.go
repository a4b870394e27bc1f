package main_test

import (
	"os"
	"strings"
	"testing"
)

// TestTheLexiconsDocument runs the commands of docs/lexicon.md on the files that it shows, and expects what it prints.
func TestTheLexiconsDocument(t *testing.T) {
	doc, err := os.ReadFile("../../docs/lexicon.md")
	if err != nil {
		t.Fatal(err)
	}
	p := newPlace(t)
	ran := 0
	parts := strings.Split(string(doc), "```")
	for i := 1; i < len(parts); i += 2 {
		kind, content, _ := strings.Cut(parts[i], "\n")
		switch language, name, named := strings.Cut(kind, " "); {
		case named:
			p.write(name, content)
		case language == "console":
			for session := range strings.SplitSeq(strings.TrimSuffix(content, "\n"), "\n\n") {
				command, want, _ := strings.Cut(session, "\n")
				args, ok := strings.CutPrefix(command, "$ entente ")
				if !ok {
					t.Fatalf("%q is no command of ours", command)
				}
				ran++
				if got := strings.TrimSuffix(p.ok(fields(args)...), "\n"); got != want {
					t.Errorf("%s\nprints\n%s\nthe document says\n%s", command, got, want)
				}
			}
		}
	}
	if ran < 5 {
		t.Errorf("%d commands were run", ran)
	}
}

// fields splits a command at spaces that are not within quotes.
func fields(args string) []string {
	var out []string
	for i, part := range strings.Split(args, `"`) {
		if i%2 == 1 {
			out = append(out, part)
			continue
		}
		out = append(out, strings.Fields(part)...)
	}
	return out
}
