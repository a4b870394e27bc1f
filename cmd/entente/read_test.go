package main_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestRead shows an article from a file, standard input and the store, plain and in colour.
func TestRead(t *testing.T) {
	p := newPlace(t)
	p.write("talks.txt", talks(1))
	const passage = "We will stay until there is peace"
	plain := p.ok("read", "talks.txt", "--width", "60")
	for _, says := range []string{"Talks begin in Port Alma", `peace,"[`, "statement: Jonas Wirth1 SAY: “" + passage, "quote.", "95%", "office: Jonas Wirth1 is foreign minister"} {
		if !strings.Contains(strings.Join(strings.Fields(plain), " "), strings.Join(strings.Fields(says), " ")) {
			t.Errorf("read does not show %q:\n%s", says, plain)
		}
	}
	if strings.Contains(plain, "\x1b") {
		t.Errorf("what is no terminal gets colours:\n%q", plain)
	}
	for line := range strings.Lines(plain) {
		if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > 60 {
			t.Errorf("a line has %d columns: %s", n, line)
		}
	}
	if got := p.input(talks(1)).ok("read", "-", "--width", "60"); got != plain {
		t.Errorf("standard input reads otherwise:\n%s", got)
	}
	if got := p.with("COLUMNS=60").ok("read", "talks.txt"); got != plain {
		t.Errorf("$COLUMNS does not count:\n%s", got)
	}
	colored := p.ok("read", "talks.txt", "--width", "60", "--color", "always")
	if !strings.Contains(colored, "\x1b[4;32m\"We will stay") {
		t.Errorf("the passage is not underlined:\n%q", colored)
	}
	for line := range strings.Lines(colored) {
		if strings.Contains(line, "\x1b") && !strings.Contains(line, "\x1b[0m") {
			t.Errorf("a style runs over the end of the line: %q", line)
		}
	}

	p.ok("load", "talks.txt")
	id := factID(t, plain, "article")
	stored := p.ok("read", id, "--width", "100")
	statement := factID(t, stored, "statement")
	p.ok(sign("withdraw", statement)...)
	if again := p.ok("read", id); strings.Contains(again, statement) || !strings.Contains(again, passage) {
		t.Errorf("a withdrawn fact is shown, or its words are not:\n%s", again)
	}
	p.ok("load", "--no-text", "talks.txt")
	if bare := p.ok("read", id); !strings.Contains(bare, "not its text") || !strings.Contains(bare, "foreign minister") {
		t.Errorf("without the text it shows:\n%s", bare)
	}
}

func TestReadRefuses(t *testing.T) {
	p := newPlace(t)
	p.write("talks.txt", talks(1))
	p.ok("load", "talks.txt")
	p.write("german.txt", strings.Repeat("Der Minister sagte am Montag, dass die Gespräche gut begonnen hätten und weitergehen sollen. ", 5))
	p.write("escape.txt", talks(1)+"\n\x1b]0;evil\x07 The talks went on.\n")
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{2, "name at least one ARTICLE", []string{"read"}},
		{2, "missing.txt", []string{"read", "missing.txt"}},
		{1, "no article of the store has this id or address", []string{"read", "article:none"}},
		{2, "--color", []string{"read", "talks.txt", "--color", "sometimes"}},
		{2, "--width", []string{"read", "talks.txt", "--width", "-1"}},
		{3, "not English", []string{"read", "german.txt"}},
		{2, "it is for --explain", []string{"extract", "talks.txt", "--json"}},
	} {
		if r := p.code(c.code, c.args...); !strings.Contains(r.errors, c.says) {
			t.Errorf("%v says %q, want %q", c.args, r.errors, c.says)
		}
	}
	if r := p.run("read", "escape.txt"); strings.ContainsAny(r.out, "\x1b\x07") {
		t.Errorf("an article steers the terminal: %q", r.out)
	}
}

// TestExtractExplain prints the decisions of reading as text and as JSON Lines.
func TestExtractExplain(t *testing.T) {
	p := newPlace(t)
	p.write("talks.txt", talks(1))
	text := p.ok("extract", "--explain", "talks.txt")
	for _, says := range []string{"Who and what is named", "is Jonas Wirth1", "because: ", "What is read", "reads: “We will stay"} {
		if !strings.Contains(text, says) {
			t.Errorf("the explanation does not say %q:\n%s", says, text)
		}
	}
	kinds := map[string]int{}
	for line := range strings.Lines(p.ok("extract", "--explain", "--json", "talks.txt")) {
		var d struct {
			Article, Kind, Exact, Rule, Why, Fact string
			Start, End                            int
			Score                                 float64
			Names                                 []string
		}
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		kinds[d.Kind]++
		if d.Kind == "DATE" || d.Kind == "TIME" {
			continue
		}
		if d.Article == "" || d.Rule == "" || d.Why == "" || d.Score <= 0 || string([]rune(talks(1))[d.Start:d.End]) != d.Exact {
			t.Errorf("incomplete or misplaced: %s", line)
		}
		if d.Kind == "FACT" != regexp.MustCompile(`^[a-z]+:[a-z2-7]{24}$`).MatchString(d.Fact) || d.Kind == "MENTION" != (len(d.Names) > 0) {
			t.Errorf("neither a fact nor a mention: %s", line)
		}
	}
	if kinds["MENTION"] < 3 || kinds["FACT"] < 2 {
		t.Errorf("decisions: %v", kinds)
	}
}

// TestExtractExplainsTimes tells the date of each expression of time, or that it has none.
func TestExtractExplainsTimes(t *testing.T) {
	p := newPlace(t)
	p.write("rain.txt", "LISBON, August 14, 2008 - It rained on Tuesday for five days, as it does every Monday, and about a week ago. On the same year nobody agrees, nor on 1/9/1969.")
	text := p.ok("extract", "--explain", "rain.txt")
	for _, says := range []string{"When\n", "“Tuesday” is 2008-08-12, to the day", "“five days” is how long something lasts", "“every Monday” is how often something is", "“about a week ago” is 2008-08-07, to the day, roughly", "“1/9/1969” is a date that nothing here tells"} {
		if !strings.Contains(text, says) {
			t.Errorf("the explanation does not say %q:\n%s", says, text)
		}
	}
	if lines := p.ok("extract", "--explain", "--json", "rain.txt"); !strings.Contains(lines, `"kind":"TIME"`) || !strings.Contains(lines, `"time":"SET"`) {
		t.Errorf("no times:\n%s", lines)
	}
}
