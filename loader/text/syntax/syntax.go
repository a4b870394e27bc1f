// Package syntax reads the grammar of English sentences that are cut into words: it tags,
// lemmatises and parses them in the manner of Universal Dependencies, and finds names.
//
// The models are trained by package train from Universal Dependencies treebanks and embedded; see
// docs/syntax.md for what they are, and model/LICENSE.md for whose work they rest on. All
// arithmetic is in whole numbers: the same words give the same reading on every machine.
package syntax

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"entente/loader/text/syntax/internal/core"
)

//go:embed model/*.zst
var embedded embed.FS

// The files of a set of models, without their folder.
const (
	lexiconFile = "lexicon.zst"
	taggerFile  = "tagger.zst"
	parserFile  = "parser.zst"
	namesFile   = "names.zst"
)

// Files returns the names of the files that a set of models consists of.
func Files() []string { return []string{lexiconFile, taggerFile, parserFile, namesFile} }

// Models is a set of models. It is safe for concurrent use, and reads the same words always alike; it keeps what
// it knows of some thousand words.
type Models struct {
	lexicon *core.Lexicon
	lemmas  *core.Lemmatiser
	tagger  *core.FastClassifier
	parser  *core.FastParser
	names   *core.FastClassifier
	words   *wordCache
	uposOf  []int32  // UPOS of each tag
	xposOf  []string // XPOS of each tag
	order   nameOrder
}

var loadEmbedded = sync.OnceValues(func() (*Models, error) { return Read(Embedded) })

// Embedded returns one of the files of the embedded models.
func Embedded(name string) ([]byte, error) { return embedded.ReadFile("model/" + name) }

// Load returns the embedded models. It reads them on the first call, which takes some tenths of a
// second at most; later calls return the same set.
func Load() (*Models, error) { return loadEmbedded() }

// Read reads a set of models from files; the function gets each name of Files once, possibly at the
// same time as others. Damaged files give an error, and take no more memory than about four times
// core.MaxUnpacked each.
func Read(file func(name string) ([]byte, error)) (*Models, error) {
	packed, err := file(lexiconFile)
	if err != nil {
		return nil, fmt.Errorf("syntax: reading the model file %s: %w", lexiconFile, err)
	}
	m := &Models{words: newWordCache()}
	if m.lexicon, err = core.ReadLexicon(packed); err != nil {
		return nil, fmt.Errorf("syntax: the model file %s: %w", lexiconFile, err)
	}
	if err := m.index(); err != nil {
		return nil, fmt.Errorf("syntax: the model file %s: %w", lexiconFile, err)
	}
	m.lemmas = m.lexicon.Lemmas.Fast()
	parts := []struct {
		name string
		read func([]byte) error
	}{
		{parserFile, func(b []byte) error {
			d, err := core.ReadParser(b, m.lexicon)
			if err == nil {
				m.parser = d.Fast()
			}
			return err
		}},
		{taggerFile, func(b []byte) error { return classifier(b, m.lexicon, len(m.lexicon.Tags), &m.tagger) }},
		{namesFile, func(b []byte) error { return classifier(b, m.lexicon, len(m.lexicon.Names), &m.names) }},
	}
	errs := make([]error, len(parts))
	var all sync.WaitGroup
	for i, p := range parts {
		all.Go(func() {
			packed, err := file(p.name)
			if err == nil {
				err = p.read(packed)
			}
			if err != nil {
				errs[i] = fmt.Errorf("syntax: the model file %s: %w", p.name, err)
			}
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return m, nil
}

func classifier(packed []byte, l *core.Lexicon, classes int, to **core.FastClassifier) error {
	d, err := core.ReadClassifier(packed, l, classes)
	if err == nil {
		*to = d.Fast()
	}
	return err
}

// index splits the lexicon's tags and name classes.
func (m *Models) index() error {
	upos := map[string]int32{}
	for i, u := range m.lexicon.UPOS {
		upos[u] = int32(i)
	}
	for _, t := range m.lexicon.Tags {
		u, x, ok := strings.Cut(t, "|")
		id, known := upos[u]
		if !ok || !known {
			return fmt.Errorf("the tag %q has no known UPOS", t)
		}
		m.uposOf = append(m.uposOf, id)
		m.xposOf = append(m.xposOf, x)
	}
	classes, err := nameClasses(m.lexicon.Names)
	m.order = newNameOrder(classes)
	return err
}

// bestOf is the tag with the highest score among some Penn tags, otherwise where the models know none of them.
func (m *Models) bestOf(tags []string, scores []int32, otherwise int32) int32 {
	best := int32(-1)
	for i, x := range m.xposOf {
		if slices.Contains(tags, x) && (best < 0 || scores[i] > scores[best]) {
			best = int32(i)
		}
	}
	if best < 0 {
		return otherwise
	}
	return best
}

// Size returns about how many bytes of memory the models take, with the words that they keep.
func (m *Models) Size() int {
	prepared := 2 * (m.tagger.Prepared() + m.parser.Prepared() + m.names.Prepared())
	return m.lexicon.Bytes() + m.lemmas.Bytes() + m.tagger.Bytes() + m.parser.Bytes() + m.names.Bytes() + wordSets*wordWays*prepared
}

// NoHead is the Head of a word whose sentence was not parsed.
const NoHead = -1

// Annotation is what the models say of one word.
type Annotation struct {
	UPOS   string // universal part of speech
	XPOS   string // Penn tag
	Lemma  string
	Head   int    // position of the head in the sentence, from 1; 0 for the root; NoHead if not parsed
	DepRel string // UD v2 relation, with its subtype; "" if not parsed

	tag int32
}

// maxPart is the most words that are read in one piece, so that scratch memory stays bounded. Text
// that comes without sentence ends, such as a long table, is read in parts of this length.
const maxPart = 1024

// Annotator reads sentences with a set of models. It holds buffers, so that reading allocates
// nothing once they have grown, apart from what is kept of new words. It is for one goroutine at a
// time.
type Annotator struct {
	m        *Models
	keys     core.Scratch
	row      [core.FormFeatures]uint64
	feats    core.Features
	forms    []*formed
	prepared [networks][][]int16
	tags     core.ClassifyScratch
	parse    core.ParseScratch
	path     namePath
	nameWork core.ClassifyScratch
}

// NewAnnotator returns an annotator with buffers of its own.
func (m *Models) NewAnnotator() *Annotator { return &Annotator{m: m} }

// Annotate appends the annotations of the words of one sentence to out and returns it. The words
// should be cut as in the English treebanks of Universal Dependencies: "do" "n't", "the" "dog" "'s",
// "well" "-" "known". Heads count from the first of the words. It takes time linear in the length of
// the words; a sentence of more than 1,024 words is read in parts, whose roots hang from the first
// one's by the relation parataxis.
func (a *Annotator) Annotate(words []string, out []Annotation) []Annotation {
	return a.annotate(words, nothing(), out, true)
}

// AnnotateAs is Annotate for a caller who knows better than the tagger that the word at a place has one of some Penn tags: it gets the
// likeliest of them, and the sentence is parsed with that.
func (a *Annotator) AnnotateAs(words []string, place int, tags []string, out []Annotation) []Annotation {
	return a.annotate(words, told{place, tags}, out, true)
}

// told is what a caller knows of the tag of one word.
type told struct {
	place int // counted from the first of the words
	tags  []string
}

// nothing is told of a place before all words.
func nothing() told { return told{place: -1} }

// Tag is Annotate without the parser: heads are NoHead, relations empty.
func (a *Annotator) Tag(words []string, out []Annotation) []Annotation {
	return a.annotate(words, nothing(), out, false)
}

func (a *Annotator) annotate(words []string, known told, out []Annotation, parse bool) []Annotation {
	first := 0 // root of the first part
	for start := 0; start < len(words); start += maxPart {
		part := words[start:min(start+maxPart, len(words))]
		base := len(out)
		out = a.tagPart(part, start == 0, told{known.place - start, known.tags}, out)
		if !parse {
			continue
		}
		a.m.parser.Parse(a.feats, a.prepared[forParser], &a.parse)
		for i := range part {
			an := &out[base+i]
			an.Head = start + int(a.parse.State.Head[i+1])
			an.DepRel = a.m.lexicon.Labels[a.parse.State.Label[i+1]]
			if a.parse.State.Head[i+1] != 0 {
				continue
			}
			if start == 0 {
				an.Head, first = 0, i+1
			} else {
				an.Head, an.DepRel = first, "parataxis"
			}
		}
	}
	return out
}

// tagPart fills the features of the words, tags included, and appends their tags and lemmas. What is known of a word counts from the first of these.
func (a *Annotator) tagPart(words []string, opening bool, known told, out []Annotation) []Annotation {
	a.fillForms(words, opening)
	a.m.tagger.Classify(a.feats, a.prepared[forTagger], &a.tags, func(i int, scores []int32) {
		tag := int32(core.Best(scores))
		if i == known.place {
			tag = a.m.bestOf(known.tags, scores, tag)
		}
		u := a.m.uposOf[tag]
		out = append(out, Annotation{
			UPOS: a.m.lexicon.UPOS[u], XPOS: a.m.xposOf[tag], Lemma: a.lemma(a.forms[i], tag, words[i]), Head: NoHead, tag: tag,
		})
		f := a.feats.At(i)
		f[core.FeatTag], f[core.FeatUPOS] = core.TagID(tag), core.TagID(u)
	})
	return out
}

// fillForms fills what is known of the words' forms. Their tags are unknown.
func (a *Annotator) fillForms(words []string, opening bool) {
	n := len(words) * core.FeatKinds
	if cap(a.feats) < n {
		a.feats = make(core.Features, n+n/4)
	}
	a.feats, a.forms = a.feats[:n], a.forms[:0]
	for k := range a.prepared {
		a.prepared[k] = a.prepared[k][:0]
	}
	for i, w := range words {
		form := a.form(w, opening && i == 0)
		a.forms = append(a.forms, form)
		for k := range a.prepared {
			a.prepared[k] = append(a.prepared[k], form.prepared[k])
		}
		f := a.feats.At(i)
		copy(f, form.ids[:])
		f[core.FeatTag], f[core.FeatUPOS] = core.IDUnknown, core.IDUnknown
	}
}
