package train

import (
	"bytes"
	"strings"
	"testing"

	"entente/loader/text/syntax"
)

// toy makes sentences of one pattern: "[Name] sees the dog in [Place] ."
func toy() (all []*Sentence) {
	people := strings.Fields("Orla Petrin Marek Sunniva Dario Ilse")
	verbs := strings.Fields("sees finds loves paints")
	things := strings.Fields("dog house river letter garden")
	places := strings.Fields("Lommel Vantaa Sibiu Orsova")
	for i := range 120 {
		p, v, o, l := people[i%6], verbs[i%4], things[i%5], places[i/2%4]
		all = append(all, &Sentence{
			Words:  []string{p, v, "the", o, "in", l, "."},
			Lemmas: []string{p, strings.TrimSuffix(v, "s"), "the", o, "in", l, "."},
			UPOS:   []string{"PROPN", "VERB", "DET", "NOUN", "ADP", "PROPN", "PUNCT"},
			XPOS:   []string{"NNP", "VBZ", "DT", "NN", "IN", "NNP", "."},
			Heads:  []int32{2, 0, 4, 2, 6, 4, 2},
			Rels:   []string{"nsubj", "root", "det", "obj", "case", "nmod", "punct"},
			Named:  true,
			Names:  []Span{{0, 1, "PER"}, {5, 6, "LOC"}},
		})
	}
	return all
}

func TestFitGivesTheSameBytesWhateverTheThreads(t *testing.T) {
	all := toy()
	data := Data{Trees: all, Names: all[:40]}
	one, err := Fit(data, Options{Seed: 7, Threads: 1, Quick: true})
	if err != nil {
		t.Fatal(err)
	}
	three, err := Fit(data, Options{Seed: 7, Threads: 3, Quick: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range syntax.Files() {
		if len(one.Files[name]) == 0 || !bytes.Equal(one.Files[name], three.Files[name]) {
			t.Errorf("%s: %d bytes with one thread, %d other bytes with three", name, len(one.Files[name]), len(three.Files[name]))
		}
	}
	other, err := Fit(data, Options{Seed: 8, Threads: 3, Quick: true})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(one.Files["parser.zst"], other.Files["parser.zst"]) {
		t.Error("another seed gives the same parser")
	}
}

func TestFitLearnsAPattern(t *testing.T) {
	r, err := Fit(Data{Trees: toy()}, Options{Seed: 1, Threads: 2})
	if err != nil {
		t.Fatal(err)
	}
	m, err := syntax.Read(func(name string) ([]byte, error) { return r.Files[name], nil })
	if err != nil {
		t.Fatal(err)
	}
	want := toy()[0]
	a := m.NewAnnotator()
	notes := a.Annotate(want.Words, nil)
	for i, n := range notes {
		if n.UPOS != want.UPOS[i] || n.XPOS != want.XPOS[i] || n.Lemma != want.Lemmas[i] || n.Head != int(want.Heads[i]) || n.DepRel != want.Rels[i] {
			t.Errorf("%q is %+v, want %s %s %s %d %s", want.Words[i], n, want.UPOS[i], want.XPOS[i], want.Lemmas[i], want.Heads[i], want.Rels[i])
		}
	}
	names := a.Names(want.Words, notes, nil)
	if len(names) != 2 || names[0].Type != "PER" || names[1].Type != "LOC" || names[1].Start != 5 {
		t.Errorf("the names are %+v", names)
	}
}

func TestFitRefusesSentencesThatDoNotFit(t *testing.T) {
	if _, err := Fit(Data{}, Options{}); err == nil {
		t.Error("no error without sentences")
	}
	if _, err := Fit(Data{Trees: []*Sentence{{Words: []string{"a"}}}}, Options{}); err == nil {
		t.Error("no error without annotation")
	}
}
