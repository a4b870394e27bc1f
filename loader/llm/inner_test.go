package llm

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"entente/loader/facts"
)

// TestSchemaIsStrict holds what structured output asks of a schema: every object is closed and requires all its fields, and no other keywords are used.
func TestSchemaIsStrict(t *testing.T) {
	s, err := answerSchema()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := compile(s); err != nil {
		t.Fatal(err)
	}
	objects := 0
	var walk func(path string, v any)
	walk = func(path string, v any) {
		o, ok := v.(map[string]any)
		if !ok {
			return
		}
		for keyword := range o {
			if !slices.Contains(kept, keyword) {
				t.Errorf("%s has the keyword %s", path, keyword)
			}
		}
		if properties, ok := o["properties"].(map[string]any); ok {
			objects++
			if o["additionalProperties"] != false || len(list(o["required"])) != len(properties) {
				t.Errorf("%s is open, or does not require all its fields", path)
			}
			for name, p := range properties {
				walk(path+"."+name, p)
			}
		}
		if defs, ok := o["$defs"].(map[string]any); ok {
			for name, d := range defs {
				walk("$defs."+name, d)
			}
		}
		walk(path+"[]", o["items"])
	}
	walk("", s)
	if objects < 15 {
		t.Errorf("only %d objects", objects)
	}
	raw, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{`"start"`, `"rule"`, `"sha256"`, `"wikidata"`, `"pattern"`} {
		if strings.Contains(string(raw), gone) {
			t.Errorf("the schema has %s", gone)
		}
	}
}

func TestFind(t *testing.T) {
	text := []rune("The “truce” holds.\nThe truce — signed on\n Monday — holds in Ärland’s north; Ärlanders doubt it.")
	f := newFinder(text)
	for _, c := range []struct {
		exact, context, want string
		nth                  int // of the places of want
	}{
		{`The "truce" holds`, "", "The “truce” holds", 0},
		{"signed on Monday - holds", "", "signed on\n Monday — holds", 0},
		{"holds", "", "", 0},                                  // twice, and no word which
		{"holds", "Monday — holds in", "holds", 1},            // within its context
		{"holds", "truce signed Monday it holds", "holds", 1}, // near what its context names
		{"holds", "and then it holds out", "", 0},
		{"Ärland", "", "Ärland", 0}, // not within Ärlanders
		{"rland", "", "", 0},
		{"", "", "", 0},
		{"  ", "", "", 0},
		{"peace", "", "", 0},
	} {
		at, ok := f.find(c.exact, c.context)
		if ok != (c.want != "") {
			t.Errorf("%q in %q: found %v", c.exact, c.context, ok)
			continue
		}
		if ok && string(text[at.start:at.end]) != c.want {
			t.Errorf("%q in %q: found %q, want %q", c.exact, c.context, string(text[at.start:at.end]), c.want)
		}
		if ok && strings.Count(string(text[:at.start]), c.want) != c.nth {
			t.Errorf("%q in %q: found at %d", c.exact, c.context, at.start)
		}
	}
	if at, ok := f.first("holds", ""); !ok || string(text[at.start:at.end]) != "holds" {
		t.Errorf("a name that stands twice: %v %v", at, ok)
	}
}

// TestPassagesAreFoundAgain finds any words of a text where they stand, or says that it cannot tell.
func TestPassagesAreFoundAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.SampledFrom([]rune("ab .\n“'é")), 1, 60).Draw(t, "text")
		from := rapid.IntRange(0, len(text)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(text)).Draw(t, "to")
		exact := string(text[from:to])
		at, ok := newFinder(text).find(exact, string(text[max(0, from-5):min(len(text), to+5)]))
		if !ok {
			return
		}
		if got, want := string(plainText(string(text[at.start:at.end]))), string(plainText(exact)); got != want {
			t.Fatalf("found %q for %q", got, want)
		}
	})
}

// TestCut holds that pieces are the whole text but for white space, in order, and none is longer than it may be.
func TestCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.SampledFrom([]rune("aé .\n")), 0, 300).Draw(t, "text")
		budget := rapid.IntRange(1, 100).Draw(t, "budget")
		last := 0
		for _, p := range cut(text, budget) {
			if p.start < last || p.end <= p.start || p.end-p.start > budget || !blank(text[last:p.start]) {
				t.Fatalf("%v after %d", p, last)
			}
			last = p.end
		}
		if !blank(text[last:]) {
			t.Fatalf("the text from %d on is lost", last)
		}
	})
	for _, c := range []struct {
		text   string
		budget int
		want   []string
	}{
		{"one two.\n\nthree four.\nfive six", 22, []string{"one two.\n\n", "three four.\nfive six"}},
		{"one two. three four. five", 12, []string{"one two. ", "three four. ", "five"}},
		{"one two three four", 8, []string{"one two ", "three ", "four"}},
		{"abcdefgh", 3, []string{"abc", "def", "gh"}},
	} {
		var got []string
		for _, p := range cut([]rune(c.text), c.budget) {
			got = append(got, string([]rune(c.text)[p.start:p.end]))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// TestRemoveEnds takes out of a document whatever path there is: each time it has less, so that pruning ends.
func TestRemoveEnds(t *testing.T) {
	place := "x"
	d := &facts.Document{
		Events:     []facts.Event{{Place: &place, Actors: []string{"a"}, Evidence: []facts.Evidence{{AttributedTo: &place}}}},
		Agreements: []facts.Agreement{{Roles: []facts.Role{{Entity: "a"}}, Evidence: []facts.Evidence{{}}}},
	}
	for _, c := range []struct {
		path string
		want bool
	}{
		{"events[0].place", true}, {"events[1].place", false}, {"article.sha256", false}, {"", false}, {"nothing[0]", false},
		{"agreements[0].roles[0].entity", true}, {"agreements[0].evidence[0].end", true}, {"events[0].evidence[0].attributedTo", true},
	} {
		if got := remove(d, c.path); got != c.want {
			t.Errorf("%q: removed %v", c.path, got)
		}
	}
	if len(d.Events) != 0 || len(d.Agreements) != 0 {
		t.Errorf("left are %+v", d)
	}
}
