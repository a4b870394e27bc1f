package main_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

// factID finds the first id of a kind in what the program printed.
func factID(t *testing.T, out, kind string) string {
	t.Helper()
	id := regexp.MustCompile(kind + ":[a-z2-7]{24}").FindString(out)
	if id == "" {
		t.Fatalf("there is no %s in:\n%s", kind, out)
	}
	return id
}

// graphOf is the whole graph as the program exports it.
func graphOf(p *place) string { return p.ok("export") }

func sign(args ...string) []string {
	return append(append([]string{"correct"}, args...), "--by", "anna", "--reason", "known better")
}

// TestCorrectionsStayOverReloads adds, withdraws and replaces, loads the articles again, and undoes it all.
func TestCorrectionsStayOverReloads(t *testing.T) {
	p := newPlace(t)
	p.write("full.facts.jsonl", factsLine(t))
	p.ok("load", "full.facts.jsonl")
	before := graphOf(p)

	if dry := p.ok(sign("add", "Karsk", "SUPPORTS", "Veldoria", "--dry-run")...); !strings.Contains(dry, "nothing was stored") || !strings.Contains(dry, "+ Karsk SUPPORTS Veldoria") {
		t.Errorf("the dry run says:\n%s", dry)
	}
	if graphOf(p) != before {
		t.Fatal("a dry run changed the graph")
	}
	added := p.ok(sign("add", "Karsk", "SUPPORTS", "Veldoria")...)
	tie := factID(t, added, "relation")
	tenure := factID(t, before, "occupancy")
	withdrawn := p.ok(sign("withdraw", tenure)...)
	replaced := p.ok(sign("replace", tie, "Karsk", "opposes", "Veldoria")...)
	if !strings.Contains(replaced, "- Karsk SUPPORTS Veldoria  "+tie) || !strings.Contains(replaced, "+ Karsk OPPOSES Veldoria") {
		t.Errorf("replace says:\n%s", replaced)
	}
	after := graphOf(p)
	if strings.Contains(after, `"`+tenure+`","label"`) || !strings.Contains(after, "Correction") {
		t.Errorf("the graph is\n%s", after)
	}
	if out := p.ok("load", "full.facts.jsonl"); !strings.Contains(out, "unchanged     1") {
		t.Errorf("the reload says:\n%s", out)
	}
	if graphOf(p) != after {
		t.Error("a reload undid corrections")
	}
	list := p.ok("correct", "list")
	for _, says := range []string{"by anna: known better", "- ", "+ Karsk OPPOSES Veldoria", "is foreign minister of Karsk"} {
		if !strings.Contains(list, says) {
			t.Errorf("the list lacks %q:\n%s", says, list)
		}
	}
	// The same corrections give the same graph elsewhere, in whatever order they and the articles come.
	q := newPlace(t)
	q.write("full.facts.jsonl", factsLine(t))
	q.input(p.ok("correct", "list", "--json")).ok("correct", "load", "-")
	q.ok("load", "full.facts.jsonl")
	if graphOf(q) != after {
		t.Error("corrections before articles give another graph")
	}
	p.ok("correct", "undo", factID(t, added, "correction"), factID(t, withdrawn, "correction"), factID(t, replaced, "correction"))
	if graphOf(p) != before {
		t.Error("undone, the graph is not what it was")
	}
}

func TestWrongCorrectionsStoreNothing(t *testing.T) {
	p := newPlace(t)
	p.write("full.facts.jsonl", factsLine(t))
	p.ok("load", "full.facts.jsonl")
	before := graphOf(p)
	good := `{"format":"entente.correction/1","action":"WITHDRAW","by":"anna","reason":"r","at":"2031-01-01T00:00:00Z","withdraws":"event:x"}`
	p.write("bad.jsonl", good+"\n"+strings.Replace(good, "event:x", "state:X", 1)+"\n")
	p.write("loose.jsonl", good+"\n"+strings.NewReplacer("WITHDRAW", "ADD", `"withdraws":"event:x"`, `"facts":{"ties":[{"subject":"A","type":"SUPPORTS","object":"B","polarity":"POSITIVE","modality":"ASSERTED"}]}`).Replace(good)+"\n")
	for _, c := range []struct {
		says string
		code int
		args []string
	}{
		{"bad.jsonl: line 2: withdraws: ", 2, []string{"correct", "load", "bad.jsonl"}},
		{`loose.jsonl: correction 2: facts.ties[0].subject: nothing has the id or the name "A"`, 2, []string{"correct", "load", "loose.jsonl"}},
		{"none.jsonl", 2, []string{"correct", "load", "none.jsonl"}},
		{"--by", 2, []string{"correct", "add", "A", "SUPPORTS", "B", "--reason", "r"}},
		{"--reason", 2, []string{"correct", "withdraw", "event:x", "--by", "anna"}},
		{"the store shows no such fact", 1, sign("withdraw", "event:x")},
		{"is unknown; write one of SUPPORTS", 2, sign("add", "Karsk", "LIKES", "Veldoria")},
		{"FACTS: facts.ties[0]", 2, sign("add", `{"ties":[7]}`)},
		{"no correction of the store has this id", 1, []string{"correct", "undo", "correction:x"}},
	} {
		r := p.code(c.code, c.args...)
		if !strings.Contains(r.errors, c.says) {
			t.Errorf("%v says %q, want %q", c.args, r.errors, c.says)
		}
	}
	if graphOf(p) != before {
		t.Error("wrong corrections changed the graph")
	}
}

// TestFactsByHand reads facts from a file, an argument and standard input.
func TestFactsByHand(t *testing.T) {
	p := newPlace(t)
	p.write("full.facts.jsonl", factsLine(t))
	p.ok("load", "full.facts.jsonl")
	const office = `{"entities":[{"id":"p","kind":"PERSON","name":"Iva Brandt"}],"offices":[{"person":"p","title":"envoy","of":"Karsk","status":"ACTING"}]}`
	p.write("office.json", office)
	for _, q := range []struct {
		p    *place
		from string
	}{{p, "office.json"}, {p, office}, {p.input(office), "-"}} {
		if out := q.p.ok(sign("add", q.from)...); !strings.Contains(out, "+ Iva Brandt is envoy of Karsk (ACTING)") {
			t.Errorf("%s says:\n%s", q.from, out)
		}
	}
	lines := strings.Split(strings.TrimSpace(p.ok("correct", "list", "--json")), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d corrections, want 3", len(lines))
	}
	var line struct{ By, Reason, At string }
	if err := json.Unmarshal([]byte(lines[0]), &line); err != nil || line.By != "anna" || line.Reason != "known better" || line.At == "" {
		t.Errorf("the line is %s: %v", lines[0], err)
	}
}
