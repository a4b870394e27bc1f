package extract_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/loader/extract"
	"entente/loader/text"
)

const explained = `Envoy flies to Moscow

LONDON, March 3, 2003 (Courier) - Moscow condemned the plan on Monday. Foreign Minister Jonas Wirth, who had met Peter Brandt in London, flew to Moscow. He was received by nobody.

"We will wait," Wirth told reporters.
`

// TestExplain asks why mentions are whom they are.
func TestExplain(t *testing.T) {
	x := extractor(t)
	src, err := text.FromString(explained)
	if err != nil {
		t.Fatal(err)
	}
	doc, got, err := x.Explain(context.Background(), extract.Input{Source: src})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(read(t, x, explained), doc); d != "" {
		t.Errorf("explaining changes the facts: %s", d)
	}
	mentions := 0
	for _, e := range doc.Entities {
		mentions += len(e.Mentions)
	}
	sum := 0
	for _, d := range got.Mentions {
		sum += len(d.Entities)
		if d.Rule == "" || d.Score <= 0 || d.Score > 1 || d.Why == "" {
			t.Errorf("%q is not explained: %+v", d.Exact, d)
		}
	}
	if sum != mentions || !slices.IsSortedFunc(got.Mentions, func(a, b extract.Decision) int { return a.Start - b.Start }) {
		t.Errorf("%d of %d mentions are explained, or not in the order of the text", sum, mentions)
	}
	for _, c := range []struct {
		after, exact string
		is, why      string
		others       []string
	}{
		{"(Courier) - ", "Moscow", "Russia", "acts", []string{"Moscow (city)"}},
		{"flew to ", "Moscow", "Moscow", "so it is the place", []string{"Russia (state, by its seat)"}},
		{"flew to Moscow. ", "He", "Jonas Wirth", "called “Jonas Wirth” in the sentence before", []string{"Peter Brandt"}},
		{"“", "Wirth", "Jonas Wirth", "last word", nil},
	} {
		before, _, _ := strings.Cut(explained, c.after)
		start := len([]rune(before + c.after))
		if c.after == "“" {
			start = len([]rune(explained[:strings.LastIndex(explained, "Wirth")]))
		}
		i := slices.IndexFunc(got.Mentions, func(d extract.Decision) bool { return d.Start == start && d.Exact == c.exact })
		if i < 0 {
			t.Errorf("%s at %d is no mention", c.exact, start)
			continue
		}
		d := got.Mentions[i]
		name := ""
		for _, e := range doc.Entities {
			if slices.Contains(d.Entities, e.ID) {
				name = e.Name
			}
		}
		if name != c.is || !strings.Contains(d.Why, c.why) || !slices.Equal(d.Others, c.others) {
			t.Errorf("%s at %d is %s, because %q, not %q; want %s, %q, not %q", c.exact, start, name, d.Why, d.Others, c.is, c.why, c.others)
		}
	}
}

func TestReasons(t *testing.T) {
	for rule, want := range map[string]string{"coref.pronoun": "the pronoun fits", "coref.some-new-rule": "named elsewhere", "unheard.of": ""} {
		if got := extract.Reason(rule); !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%s: %q", rule, got)
		}
	}
}

// A body without a name is explained where its noun stands by itself and where another mention covers it.
func TestExplainUnnamedBody(t *testing.T) {
	src, err := text.FromString(lead + "Jane Doe, the head of the Kenyan delegation, met team member Mary Roe of the Kenyan team. Kenyan team captain Ann Poe spoke.")
	if err != nil {
		t.Fatal(err)
	}
	_, got, err := extractor(t).Explain(context.Background(), extract.Input{Source: src})
	if err != nil {
		t.Fatal(err)
	}
	for _, noun := range []string{"delegation", "team"} {
		if !slices.ContainsFunc(got.Mentions, func(d extract.Decision) bool { return d.Exact == noun && d.Rule == "nominal.body" && d.Why != "" }) {
			t.Errorf("no mention “%s” is explained as that of a body: %+v", noun, got.Mentions)
		}
	}
}
