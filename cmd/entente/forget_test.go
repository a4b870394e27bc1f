package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const march = `Villagers march in Tarn

PORT ALMA, March 3, 2003 (Courier) - Teacher Dora Quill led a march to the town hall on Monday. "We want our school back," Quill said.

Mayor Jonas Wirth met Dora Quill and said that Quill's demands were fair.

"Dora Quill is a brave woman," Wirth told reporters.
`

// TestForget removes a person, loads the article again, and looks for the name in everything that the program keeps and shows.
func TestForget(t *testing.T) {
	p := newPlace(t)
	p.write("march.txt", march)
	p.ok("load", "march.txt")
	before := graphOf(p)
	if !strings.Contains(before, "Dora Quill") {
		t.Fatalf("the person was not found:\n%s", before)
	}
	if r := p.code(2, "forget", "Dora Quill"); !strings.Contains(r.errors, "--yes") {
		t.Errorf("without --yes it says %q", r.errors)
	}
	p.ok("forget", "dora quill", "--dry-run")
	if graphOf(p) != before {
		t.Fatal("what was not confirmed changed the graph")
	}
	out := p.ok("forget", "Dora Quill", "--yes", "--by", "anna", "--reason", "Dora Quill asked for it")
	for _, says := range []string{"articles that mention the person", "Person removed", "kept out by correction:"} {
		if !strings.Contains(out, says) {
			t.Errorf("forget does not say %q:\n%s", says, out)
		}
	}
	forgotten := func(when string) {
		t.Helper()
		if strings.Contains(graphOf(p), "Quill") || !strings.Contains(graphOf(p), "Jonas Wirth") || !strings.Contains(graphOf(p), "██████████ is a brave woman") {
			t.Errorf("%s, the graph is\n%s", when, graphOf(p))
		}
		content, err := os.ReadFile(filepath.Join(p.dir, "entente.db"))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(strings.ToLower(string(content)), "quill") {
			t.Errorf("%s, the name is in the store's file", when)
		}
	}
	forgotten("at once")
	if out := p.ok("load", "march.txt"); !strings.Contains(out, "unchanged     1") {
		t.Errorf("the reload says:\n%s", out)
	}
	forgotten("after a reload")
	list := p.ok("correct", "list")
	if !strings.Contains(list, "FORGET") || !strings.Contains(list, "██████████ asked for it") {
		t.Errorf("the list says:\n%s", list)
	}
	if list := p.ok("correct", "list", "--json"); list != "" {
		t.Errorf("what forgets somebody is printed: %s", list)
	}
	id := factID(t, list, "correction")
	if r := p.code(2, "correct", "undo", id); !strings.Contains(r.errors, "--lift") {
		t.Errorf("undo says %q", r.errors)
	}
	p.ok("correct", "undo", id, "--lift")
	forgotten("after the correction was lifted")
	p.ok("load", "march.txt")
	if graphOf(p) != before {
		t.Error("lifted and loaded again, the graph is not what it was")
	}
}

func TestForgetRefuses(t *testing.T) {
	p := newPlace(t)
	p.write("full.facts.jsonl", factsLine(t))
	p.write("lavrov.txt", "Talks in Moscow\n\nMOSCOW, March 3, 2010 (Courier) - Foreign Minister Sergei Lavrov arrived on Monday.\n")
	p.ok("load", "full.facts.jsonl", "lavrov.txt")
	p.ok(append([]string{"correct", "add", `{"entities":[{"id":"a","kind":"PERSON","name":"Wirth"},{"id":"b","kind":"PERSON","name":"Nora Wirth","aliases":["Wirth"]}],` +
		`"memberships":[{"member":"a","of":"League of Straits"},{"member":"b","of":"League of Straits"}]}`}, "--by", "anna", "--reason", "x")...)
	before := graphOf(p)
	for _, c := range []struct {
		code int
		name string
		says []string
	}{
		{1, "Nobody Here", []string{"no person of the store has this id or name", "--ahead"}},
		{2, "Sergei Lavrov", []string{"is in the lexicon", "private persons"}},
		{2, "Wirth", []string{"several persons have this name", "(Wirth, Person)", "(Nora Wirth, Person)"}},
		{2, "state:RUS", []string{"this is a State"}},
	} {
		r := p.code(c.code, "forget", c.name, "--yes")
		for _, says := range c.says {
			if !strings.Contains(r.errors, says) {
				t.Errorf("forget %s says %q, want %q", c.name, r.errors, says)
			}
		}
	}
	if graphOf(p) != before {
		t.Error("what was refused changed the graph")
	}
}

// TestForgetAhead keeps somebody out whom no article has named yet.
func TestForgetAhead(t *testing.T) {
	p := newPlace(t)
	p.write("march.txt", march)
	p.write("full.facts.jsonl", factsLine(t))
	p.ok("load", "full.facts.jsonl")
	p.ok("forget", "Dora Quill", "--ahead", "--yes")
	p.ok("load", "march.txt")
	if g := graphOf(p); strings.Contains(g, "Quill") {
		t.Errorf("the person came in:\n%s", g)
	}
}
