package syntax_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/loader/text/syntax"

	"pgregory.net/rapid"
)

func models(t testing.TB) *syntax.Models {
	t.Helper()
	m, err := syntax.Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// read annotates a sentence whose words stand between blanks.
func read(t testing.TB, sentence string) ([]string, []syntax.Annotation) {
	t.Helper()
	words := strings.Fields(sentence)
	return words, models(t).NewAnnotator().Annotate(words, nil)
}

// arcs writes the tree as "word<relation<head".
func arcs(words []string, notes []syntax.Annotation) (out []string) {
	for i, n := range notes {
		head := "ROOT"
		if n.Head > 0 {
			head = words[n.Head-1]
		}
		out = append(out, fmt.Sprintf("%s<%s<%s", words[i], n.DepRel, head))
	}
	return out
}

func TestAnnotateFindsTheGrammar(t *testing.T) {
	for _, c := range []struct {
		sentence string
		arcs     []string
	}{
		{"The minister signed the treaty .",
			[]string{"minister<nsubj<signed", "signed<root<ROOT", "treaty<obj<signed", "The<det<minister"}},
		{"On Friday the treaty was signed by the minister .",
			[]string{"treaty<nsubj:pass<signed", "was<aux:pass<signed", "minister<obl:agent<signed", "by<case<minister", "Friday<obl<signed"}},
		{"She said that the talks had failed .",
			[]string{"She<nsubj<said", "failed<ccomp<said", "talks<nsubj<failed", "that<mark<failed", "had<aux<failed"}},
		{"He did n't sell the old house to his brother .",
			[]string{"He<nsubj<sell", "n't<advmod<sell", "did<aux<sell", "old<amod<house", "house<obj<sell", "brother<obl<sell", "his<nmod:poss<brother"}},
		{"The mayor and the judge visited the prison .",
			[]string{"mayor<nsubj<visited", "judge<conj<mayor", "and<cc<judge", "prison<obj<visited"}},
		{"The woman who leads the party is a lawyer .",
			[]string{"leads<acl:relcl<woman", "who<nsubj<leads", "party<obj<leads", "is<cop<lawyer", "lawyer<root<ROOT"}},
	} {
		words, notes := read(t, c.sentence)
		got := arcs(words, notes)
		for _, want := range c.arcs {
			if !slices.Contains(got, want) {
				t.Errorf("%s\n  lacks %s among %v", c.sentence, want, got)
			}
		}
	}
}

func TestAnnotateTagsAndLemmatises(t *testing.T) {
	for _, c := range []struct{ sentence, tags string }{
		{"The soldiers were shooting", "The/DET/DT/the soldiers/NOUN/NNS/soldier were/AUX/VBD/be shooting/VERB/VBG/shoot"},
		{"It has the worst roads", "It/PRON/PRP/it has/VERB/VBZ/have the/DET/DT/the worst/ADJ/JJS/bad roads/NOUN/NNS/road"},
		{"They ca n't go", "They/PRON/PRP/they ca/AUX/MD/can n't/PART/RB/not go/VERB/VB/go"},
	} {
		words, notes := read(t, c.sentence)
		var got []string
		for i, n := range notes {
			got = append(got, strings.Join([]string{words[i], n.UPOS, n.XPOS, n.Lemma}, "/"))
		}
		if s := strings.Join(got, " "); s != c.tags {
			t.Errorf("got  %s\nwant %s", s, c.tags)
		}
	}
}

func TestNamesFindsTypedSpans(t *testing.T) {
	words, notes := read(t, "Yesterday Peter Hansen flew from London to Berlin , and Maria Fischer of the United Nations stayed in Paris .")
	var got []string
	for _, n := range models(t).NewAnnotator().Names(words, notes, nil) {
		got = append(got, n.Type+" "+strings.Join(words[n.Start:n.End], " "))
		if n.Score <= 0 || n.Score > 1 {
			t.Errorf("the score of %v is no probability", n)
		}
	}
	want := []string{"PER Peter Hansen", "LOC London", "LOC Berlin", "PER Maria Fischer", "ORG United Nations", "LOC Paris"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTagLeavesTheTreeOut(t *testing.T) {
	words := strings.Fields("The minister signed the treaty .")
	a := models(t).NewAnnotator()
	tags, full := a.Tag(words, nil), a.Annotate(words, nil)
	for i := range words {
		if tags[i].Head != syntax.NoHead || tags[i].DepRel != "" {
			t.Errorf("%q has the head %d and the relation %q", words[i], tags[i].Head, tags[i].DepRel)
		}
		if tags[i].UPOS != full[i].UPOS || tags[i].Lemma != full[i].Lemma {
			t.Errorf("%q is tagged %+v alone and %+v with the tree", words[i], tags[i], full[i])
		}
	}
}

// Whatever the words, the heads form one tree, names lie in order, and reading again gives the same.
func TestAnyWordsGiveATree(t *testing.T) {
	m := models(t)
	a := m.NewAnnotator()
	word := rapid.OneOf(rapid.SampledFrom(strings.Fields("the The dog . , said that 1999 Smith U.S. is n't 's — “ ” ( ) $ -LRB- zu Ünlü")), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(word, 0, 60).Draw(t, "words")
		if rapid.IntRange(0, 9).Draw(t, "long") == 0 {
			for len(words) > 0 && len(words) < 2500 {
				words = append(words, words...)
			}
		}
		notes := a.Annotate(words, nil)
		if len(notes) != len(words) {
			t.Fatalf("%d annotations of %d words", len(notes), len(words))
		}
		checkTree(t, notes)
		end := 0
		for _, n := range a.Names(words, notes, nil) {
			if n.Start < end || n.End <= n.Start || n.End > len(words) {
				t.Fatalf("the name %+v after the end %d", n, end)
			}
			end = n.End
		}
		if again := m.NewAnnotator().Annotate(words, nil); !slices.Equal(again, notes) {
			t.Fatal("a fresh annotator reads otherwise")
		}
	})
}

func checkTree(t *rapid.T, notes []syntax.Annotation) {
	roots := 0
	for i, n := range notes {
		if n.Head == 0 {
			roots++
		}
		at, hops := i+1, 0
		for at != 0 {
			if at = notes[at-1].Head; at < 0 || at > len(notes) {
				t.Fatalf("word %d leads to the head %d of %d words", i+1, at, len(notes))
			}
			if hops++; hops > len(notes) {
				t.Fatalf("word %d lies on a circle", i+1)
			}
		}
		if n.UPOS == "" || n.DepRel == "" {
			t.Fatalf("word %d is %+v", i+1, n)
		}
	}
	if len(notes) > 0 && roots != 1 {
		t.Fatalf("%d roots", roots)
	}
}

func TestSteadyReadingAllocatesNothing(t *testing.T) {
	words := strings.Fields(sample)
	a := models(t).NewAnnotator()
	var notes []syntax.Annotation
	var names []syntax.NameSpan
	got := testing.AllocsPerRun(20, func() {
		notes = a.Annotate(words, notes[:0])
		names = a.Names(words, notes, names[:0])
	})
	if got != 0 {
		t.Errorf("%v allocations a sentence", got)
	}
}

func TestModelsAreSafeForConcurrentUse(t *testing.T) {
	m := models(t)
	words := strings.Fields(sample)
	want := m.NewAnnotator().Annotate(words, nil)
	results := make(chan []syntax.Annotation)
	for range 4 {
		go func() { results <- m.NewAnnotator().Annotate(words, nil) }()
	}
	for range 4 {
		if got := <-results; !slices.Equal(got, want) {
			t.Error("a goroutine reads otherwise")
		}
	}
}

func TestReadNamesTheDamagedFile(t *testing.T) {
	for _, name := range syntax.Files() {
		_, err := syntax.Read(func(asked string) ([]byte, error) {
			content, err := syntax.Embedded(asked)
			if err == nil && asked == name {
				content = content[:len(content)/2]
			}
			return content, err
		})
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("half of %s gives the error %v", name, err)
		}
	}
}

// The bounds that the models keep to: 25 MB in the binary, 250 MB in memory.
func TestModelsKeepToTheirLimits(t *testing.T) {
	const packed = 25 << 20
	total := 0
	for _, name := range syntax.Files() {
		content, err := syntax.Embedded(name)
		if err != nil {
			t.Fatal(err)
		}
		total += len(content)
	}
	if total > packed {
		t.Errorf("the files take %d bytes, more than %d", total, packed)
	}
	const resident = 250 << 20
	if size := models(t).Size(); size > resident || size < total {
		t.Errorf("the models take %d bytes of memory, the limit being %d", size, resident)
	}
}

// sample is one invented sentence of a news story.
const sample = `The foreign minister of the island republic , Tomas Verlind , told reporters in Port Sorell on Tuesday that his government
would not sign the fisheries agreement until the neighbouring state had withdrawn the two patrol boats which it sent into the strait last month .`

// story is an invented news story, a sentence on each line.
const story = `The foreign minister of the island republic , Tomas Verlind , told reporters in Port Sorell on Tuesday that his government would not sign the fisheries agreement until the neighbouring state had withdrawn its boats .
" We have waited for three years , " he said .
Officials in the capital declined to comment .
The dispute began in March , when fishermen from both countries clashed near the Halvard Bank , a shallow stretch of sea that is rich in cod and , according to a survey by the University of Sorell , in natural gas .
A spokeswoman for the Northern Fisheries Council , Ada Lindqvist , called the statement " unhelpful " and urged both sides to return to the talks .
Analysts say the agreement , which took two years to negotiate , could collapse .
It would have let some 400 boats work in the strait , shared the revenue of the gas fields and set up a joint coast guard .
Mr Verlind , who became minister after the election of 2019 , has been accused by his opponents of being too soft .
Last week the opposition leader , Karin Osk , asked parliament to dismiss him , but the motion was rejected by 61 votes to 48 .
The president is expected to meet her counterpart on the sidelines of a summit in Geneva next month .`

func BenchmarkAnnotate(b *testing.B) { bench(b, false) }

func BenchmarkAnnotateAndNames(b *testing.B) { bench(b, true) }

// BenchmarkLongSentence reads the story as one sentence without an end.
func BenchmarkLongSentence(b *testing.B) {
	words := strings.Fields(strings.Repeat(story+" ", 50))
	a := models(b).NewAnnotator()
	notes := a.Annotate(words, nil)
	for b.Loop() {
		notes = a.Annotate(words, notes[:0])
	}
	b.ReportMetric(float64(len(words)*b.N)/b.Elapsed().Seconds(), "words/s")
}

func bench(b *testing.B, names bool) {
	var sentences [][]string
	count := 0
	for _, line := range strings.Split(story, "\n") {
		words := strings.Fields(line)
		sentences = append(sentences, words)
		count += len(words)
	}
	a := models(b).NewAnnotator()
	var notes []syntax.Annotation
	var spans []syntax.NameSpan
	b.ReportAllocs()
	for b.Loop() {
		for _, words := range sentences {
			notes = a.Annotate(words, notes[:0])
			if names {
				spans = a.Names(words, notes, spans[:0])
			}
		}
	}
	b.ReportMetric(float64(count*b.N)/b.Elapsed().Seconds(), "words/s")
}

// BenchmarkRead unpacks the embedded models.
func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		if _, err := syntax.Read(syntax.Embedded); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleAnnotator_Annotate() {
	m, err := syntax.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	words := []string{"The", "minister", "signed", "the", "treaty", "."}
	for i, n := range m.NewAnnotator().Annotate(words, nil) {
		fmt.Println(words[i], n.UPOS, n.Lemma, n.Head, n.DepRel)
	}
	// Output:
	// The DET the 2 det
	// minister NOUN minister 3 nsubj
	// signed VERB sign 0 root
	// the DET the 5 det
	// treaty NOUN treaty 3 obj
	// . PUNCT . 3 punct
}

// TestAnnotateAsKeepsToWhatItIsTold reads a sentence with a tag that the caller knows of.
func TestAnnotateAsKeepsToWhatItIsTold(t *testing.T) {
	words := strings.Fields("The council eased restrictions on fishermen .")
	notes := models(t).NewAnnotator().AnnotateAs(words, 2, []string{"VBD", "VBZ"}, nil)
	if n := notes[2]; n.UPOS != "VERB" || n.XPOS != "VBD" || n.Lemma != "ease" || n.Head != 0 {
		t.Errorf("got %+v, want a finite verb at the root", n)
	}
	if n := notes[3]; n.Head != 3 || n.DepRel != "obj" {
		t.Errorf("got %+v, want its object", n)
	}
	if a, b := models(t).NewAnnotator().AnnotateAs(words, 2, []string{"no tag"}, nil), models(t).NewAnnotator().Annotate(words, nil); !slices.Equal(a, b) {
		t.Errorf("an unknown tag changes the reading: %v, %v", a, b)
	}
}
