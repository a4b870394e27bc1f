package extract

import (
	"context"
	"slices"
	"strings"
	"testing"

	"entente/loader/facts"
	"entente/loader/lexicon"
	"entente/loader/text"
	"entente/loader/text/syntax"
)

func newExtractor(t *testing.T) *Extractor {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	models, err := syntax.Load()
	if err != nil {
		t.Fatal(err)
	}
	return New(lex, models, 0)
}

// readingFor reads a text up to where facts are looked for.
func readingFor(t *testing.T, article string) *reading {
	t.Helper()
	src, err := text.FromString(article)
	if err != nil {
		t.Fatal(err)
	}
	r := newReading(newExtractor(t), Input{Source: src}, text.Parse(src))
	r.annotate()
	r.findNames()
	r.findOffices()
	r.findNominals()
	r.findActorNouns()
	r.resolvePronouns()
	return r
}

func (r *reading) find(t *testing.T, word string) int {
	t.Helper()
	i := slices.Index(r.words, word)
	if i < 0 {
		t.Fatalf("no token is %q", word)
	}
	return i
}

func TestSubjects(t *testing.T) {
	tests := []struct {
		name, text, verb string
		want             string
		negated          bool
	}{
		{"active", "The police arrested two men in Lisbon.", "arrested", "police", false},
		{"passive", "The two men were arrested in Lisbon.", "arrested", "two men", false},
		{"joined verbs", "Portugal closed the border and sent soldiers there.", "sent", "Portugal", false},
		{"infinitive under its governor", "Portugal agreed to send soldiers.", "send", "Portugal", false},
		{"infinitive under an object", "Portugal urged Spain to send soldiers.", "send", "Spain", false},
		{"relative clause", "Maria Gruber, who leads the union, met Peter Holm.", "leads", "Maria Gruber", false},
		{"denied", "Portugal did not send soldiers.", "send", "Portugal", true},
		{"organ of a state", "Portuguese police arrested two men.", "arrested", "Portugal", false},
		{"title before a name", "Portuguese Prime Minister Ana Ruivo praised the plan.", "praised", "Ana Ruivo", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := readingFor(t, tt.text)
			p, negated := r.subjectOf(r.find(t, tt.verb))
			var names []string
			for _, e := range p.ents {
				names = append(names, r.entities[e].name)
			}
			if got := strings.Join(names, ", "); got != strings.TrimPrefix(tt.want, "two ") || negated != tt.negated {
				t.Errorf("subject of %q is %q, negated %t; want %q, %t", tt.verb, got, negated, tt.want, tt.negated)
			}
		})
	}
}

func TestSubtree(t *testing.T) {
	r := readingFor(t, "The minister met the old soldiers of the king.")
	if got := r.passage(r.subtree(r.find(t, "soldiers"))); got != "the old soldiers of the king" {
		t.Errorf("subtree is %q", got)
	}
}

func TestActorNounsAreWrittenDownOnlyWhereAFactNeedsThem(t *testing.T) {
	src, err := text.FromString("The court is old. A spokesman said the road was closed for the night.")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := newExtractor(t).Extract(context.Background(), Input{Source: src})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Entities) != 1 || doc.Entities[0].Kind != facts.Person || doc.Entities[0].Name != "spokesman" {
		t.Errorf("entities are %+v; want the spokesman alone", doc.Entities)
	}
}

func TestAdjectivesThatStandAsNouns(t *testing.T) {
	r := readingFor(t, "The executive said the road was closed.")
	p, _ := r.subjectOf(r.find(t, "said"))
	if len(p.ents) != 1 || r.entities[p.ents[0]].name != "executive" {
		t.Errorf("the subject of %q is %v, want the executive", "said", p.ents)
	}
}
