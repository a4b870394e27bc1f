package train

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"entente/loader/text/syntax"
	"entente/loader/text/syntax/internal/core"
)

// Data is what the models learn from.
type Data struct {
	Trees []*Sentence // with tags, lemmas and trees; with names where Named
	// Names are further sentences of which only the names are learnt. They are dealt into folds, so
	// that names can be measured on each by a model that has not seen it.
	Names []*Sentence
}

// Options steer Fit.
type Options struct {
	Seed    uint64
	Threads int                              // at most so many networks are trained at a time; the result does not depend on it
	Log     func(format string, args ...any) // hears of progress; may be nil
	Quick   bool                             // one round each, for tests
	// Resume is a folder that keeps each network when it is done, so that a run that was cut short
	// goes on where it stopped. Empty it when the code of this package has changed. "" keeps nothing.
	Resume string
}

// Result is a set of trained models.
type Result struct {
	Files map[string][]byte // by the names that package syntax reads
	// HeldOut holds for each sentence of Data.Names the names that a model found which learnt from
	// the other folds.
	HeldOut [][]Span
}

const (
	tagFolds  = 2 // of the training trees, to tag each by a tagger that has not seen it
	nameFolds = 2
	foldRun   = 20 // sentences in a row that go into the same fold
)

func fold(i, folds int) int { return i / foldRun % folds }

// Fit trains all models. The same data and seed give the same bytes.
func Fit(data Data, opt Options) (*Result, error) {
	if len(data.Trees) == 0 {
		return nil, errors.New("train: no trees to learn from")
	}
	for _, s := range data.Trees {
		if err := checkSentence(s); err != nil {
			return nil, err
		}
	}
	f := &fitting{data: data, opt: opt}
	f.collect()
	f.tagFoldwise()
	f.fitRest()
	heldOut, err := f.findHeldOut()
	if err != nil {
		return nil, err
	}
	return &Result{Files: f.files(f.names), HeldOut: heldOut}, nil
}

// fitting is one run of Fit.
type fitting struct {
	data Data
	opt  Options
	mu   sync.Mutex

	print []byte // see fingerprint

	lex              *core.Lexicon
	tags, upos, rels *inventory
	uposOf           []int32
	trees, more      []*example       // more: of Data.Names
	donor            *core.Classifier // a tagger, whose knowledge of words the recogniser of names starts from
	tagger           *core.Classifier
	parser           *core.Parser
	names            *core.Classifier
	foldNames        []*core.Classifier // recognisers that have not seen a fold of more
}

func (f *fitting) logf(format string, args ...any) {
	if f.opt.Log != nil {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.opt.Log(format, args...)
	}
}

func (f *fitting) settings(s Settings) Settings {
	if f.opt.Quick {
		s.Epochs = 1
	}
	return s
}

// parallel runs the jobs, so many at a time as Threads allows.
func (f *fitting) parallel(jobs ...func()) {
	var all sync.WaitGroup
	slots := make(chan struct{}, max(1, f.opt.Threads))
	for _, job := range jobs {
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			job()
		})
	}
	all.Wait()
}

// collect makes the inventories and turns the sentences into numbers.
func (f *fitting) collect() {
	tags, upos, rels := map[string]int{}, map[string]int{}, map[string]int{}
	var pairs []core.LemmaPair
	for _, s := range f.data.Trees {
		for i := range s.Words {
			tags[tagName(s.UPOS[i], s.XPOS[i])]++
			upos[s.UPOS[i]]++
			rels[s.Rels[i]]++
		}
	}
	f.tags, f.upos, f.rels = newInventory(tags, 2), newInventory(upos, 1), newInventory(rels, 2)
	for _, t := range f.tags.names {
		u, _, _ := strings.Cut(t, "|")
		f.uposOf = append(f.uposOf, f.upos.index[u])
	}
	for _, s := range f.data.Trees {
		for i, w := range s.Words {
			if id, ok := f.tags.index[tagName(s.UPOS[i], s.XPOS[i])]; ok && s.Lemmas[i] != "_" {
				pairs = append(pairs, core.LemmaPair{Tag: id, Word: w, Lemma: s.Lemmas[i], Count: 1})
			}
		}
	}
	f.lex = &core.Lexicon{
		Dict: dictionary(f.data.Trees), Tags: f.tags.names, UPOS: f.upos.names, Labels: f.rels.names,
		Names: nameClassNames, Lemmas: core.LearnLemmas(pairs),
	}
	for _, s := range f.data.Trees {
		e := &example{Sentence: s, feats: formFeatures(f.lex.Dict, s.Words)}
		for i := range s.Words {
			e.gold = append(e.gold, idOr(f.tags.index, tagName(s.UPOS[i], s.XPOS[i])))
			e.rels = append(e.rels, idOr(f.rels.index, s.Rels[i]))
		}
		f.trees = append(f.trees, e)
	}
	for _, s := range f.data.Names {
		f.more = append(f.more, &example{Sentence: s, feats: formFeatures(f.lex.Dict, s.Words)})
	}
}

func idOr(index map[string]int32, name string) int32 {
	if id, ok := index[name]; ok {
		return id
	}
	return -1
}

// tagFoldwise trains a tagger for each fold, by which the trees of the fold get the tags that the
// networks after the tagger learn from: as faulty as those that they will meet.
func (f *fitting) tagFoldwise() {
	predicted := make([][]int32, len(f.trees))
	var jobs []func()
	taggers := make([]*core.Classifier, tagFolds)
	for k := range tagFolds {
		jobs = append(jobs, func() {
			var rest []*example
			for i, e := range f.trees {
				if fold(i, tagFolds) != k {
					rest = append(rest, e)
				}
			}
			counts := occurrences(f.lex.Dict, rest)
			c := f.fitTagger(fmt.Sprintf("tagger without fold %d", k+1), f.opt.Seed+uint64(k)+1, foldSettings, rest, counts)
			for i, e := range f.trees {
				if fold(i, tagFolds) == k {
					predicted[i] = classes(c, blank(e.feats, counts), len(e.Words))
				}
			}
			taggers[k] = c
		})
	}
	f.parallel(jobs...)
	for i, e := range f.trees {
		f.setTags(e, predicted[i])
	}
	for _, e := range f.more { // which no tagger has seen
		f.setTags(e, classes(taggers[0], e.feats, len(e.Words)))
	}
	f.donor = taggers[0]
}

func (f *fitting) fitTagger(name string, seed uint64, set Settings, all []*example, counts [core.FormFeatures][]int32) *core.Classifier {
	set = f.settings(set)
	return resume(f, name, []any{seed, set, tagSlots}, func() *core.Classifier {
		c := newClassifier(seed, set, tagSlots, f.lex.Size, len(f.tags.names))
		c.fit(all, counts, f.progress(name, set))
		return c.result()
	})
}

func (f *fitting) progress(name string, set Settings) func(int, float64) {
	return func(epoch int, loss float64) {
		f.logf("%s: round %d of %d, loss %.4f", name, epoch+1, set.Epochs, loss)
	}
}

func (f *fitting) setTags(e *example, tags []int32) {
	for i, t := range tags {
		at := e.feats.At(i)
		at[core.FeatTag], at[core.FeatUPOS] = core.TagID(t), core.TagID(f.uposOf[t])
	}
}

// classes returns the best class of each word.
func classes(c *core.Classifier, feats core.Features, n int) []int32 {
	var enc encoded
	encode(c.Enc, feats, n, &enc)
	scores := make([]float32, c.Weight.Rows)
	out := make([]int32, n)
	w := c.Enc.Out()
	for i := range out {
		scoreClasses(c, enc.out[i*w:(i+1)*w], scores)
		for k, v := range scores {
			if v > scores[out[i]] {
				out[i] = int32(k)
			}
		}
	}
	return out
}

// scoreClasses fills out with the score of each class for a word's vector.
func scoreClasses(c *core.Classifier, vector, out []float32) {
	for k := range out {
		out[k] = c.Bias.Data[k] + dot(c.Weight.Row(k), vector)
	}
}

// fitRest trains the shipped networks.
func (f *fitting) fitRest() {
	jobs := []func(){
		func() {
			set := f.settings(parseSettings)
			f.parser = resume(f, "parser", []any{f.opt.Seed, set, parseSlots, foldSettings, tagSlots}, func() *core.Parser {
				p := newParser(f.opt.Seed, set, parseSlots, f.lex.Size, len(f.rels.names))
				p.fit(f.trees, occurrences(f.lex.Dict, f.trees), f.progress("parser", set))
				return p.net
			})
		},
		func() {
			f.tagger = f.fitTagger("tagger", f.opt.Seed, tagSettings, f.trees, occurrences(f.lex.Dict, f.trees))
		},
		func() { f.names = f.fitNames("names", -1) },
	}
	if len(f.more) > 0 {
		f.foldNames = make([]*core.Classifier, nameFolds)
		for k := range nameFolds {
			jobs = append(jobs, func() { f.foldNames[k] = f.fitNames(fmt.Sprintf("names without fold %d", k+1), k) })
		}
	}
	f.parallel(jobs...)
}

// fitNames trains a recogniser of names without one of the folds, or with all for -1.
func (f *fitting) fitNames(name string, without int) *core.Classifier {
	index := map[string]int32{}
	for i, n := range nameClassNames {
		index[n] = int32(i)
	}
	var all []*example
	add := func(e *example) {
		c := *e
		c.gold = nameGold(len(e.Words), e.Names, index)
		all = append(all, &c)
	}
	for _, e := range f.trees {
		if e.Named {
			add(e)
		}
	}
	for i, e := range f.more {
		if fold(i, nameFolds) != without {
			add(e)
		}
	}
	set := f.settings(nameSettings)
	return resume(f, name, []any{f.opt.Seed, set, nameSlots, foldSettings, tagSlots}, func() *core.Classifier {
		c := newClassifier(f.opt.Seed, set, nameSlots, f.lex.Size, len(nameClassNames))
		c.enc.startFrom(f.donor.Enc)
		c.fit(all, occurrences(f.lex.Dict, all), f.progress(name, set))
		return c.result()
	})
}

// findHeldOut reads the names of each fold as the finished models would, with the recogniser that has
// not seen it.
func (f *fitting) findHeldOut() ([][]Span, error) {
	out := make([][]Span, len(f.more))
	for k, names := range f.foldNames {
		files := f.files(names)
		models, err := syntax.Read(func(name string) ([]byte, error) { return files[name], nil })
		if err != nil {
			return nil, fmt.Errorf("train: reading back what was trained: %w", err)
		}
		a := models.NewAnnotator()
		for i, e := range f.more {
			if fold(i, nameFolds) != k {
				continue
			}
			for _, n := range a.Names(e.Words, a.Tag(e.Words, nil), nil) {
				out[i] = append(out[i], Span{n.Start, n.End, n.Type})
			}
		}
	}
	return out, nil
}

// files packs the models, with a recogniser of names.
func (f *fitting) files(names *core.Classifier) map[string][]byte {
	return map[string][]byte{
		"lexicon.zst": f.lex.Pack(),
		"tagger.zst":  f.tagger.Quantise().Pack(),
		"parser.zst":  f.parser.Quantise().Pack(),
		"names.zst":   names.Quantise().Pack(),
	}
}
