package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"entente/loader/text/syntax"
	"entente/loader/text/syntax/train"
)

// heldOut is what models found that had not seen the sentences.
type heldOut struct {
	gold  []*train.Sentence
	found [][]train.Span
}

// treeScore counts words that are right. As in the CoNLL 2018 shared task, all words count,
// punctuation too, and LAS looks at the universal part of a relation; full LAS at its subtype also.
type treeScore struct {
	words, upos, xpos, lemma, uas, las, fullLAS int
}

func (s *treeScore) add(gold *train.Sentence, found []syntax.Annotation) {
	for i, a := range found {
		s.words++
		s.upos += one(a.UPOS == gold.UPOS[i])
		s.xpos += one(a.XPOS == gold.XPOS[i])
		s.lemma += one(a.Lemma == gold.Lemmas[i])
		if a.Head != int(gold.Heads[i]) {
			continue
		}
		s.uas++
		s.las += one(universal(a.DepRel) == universal(gold.Rels[i]))
		s.fullLAS += one(a.DepRel == gold.Rels[i])
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func universal(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

// nameScore counts names found exactly, with their type.
type nameScore struct {
	right, found, gold map[string]int
}

func newNameScore() *nameScore {
	return &nameScore{map[string]int{}, map[string]int{}, map[string]int{}}
}

const allTypes = "all"

func (s *nameScore) add(gold, found []train.Span) {
	want := map[train.Span]bool{}
	for _, g := range gold {
		want[g] = true
		s.gold[g.Type]++
		s.gold[allTypes]++
	}
	for _, f := range found {
		s.found[f.Type]++
		s.found[allTypes]++
		if want[f] {
			s.right[f.Type]++
			s.right[allTypes]++
		}
	}
}

// f1 returns precision, recall and F1 in percent.
func (s *nameScore) f1(kind string) (p, r, f float64) {
	p, r = percent(s.right[kind], s.found[kind]), percent(s.right[kind], s.gold[kind])
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

func percent(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return 100 * float64(a) / float64(b)
}

// report prints the tables of scores.
func report(out io.Writer, dir string, m *syntax.Models, held *heldOut) error {
	a := m.NewAnnotator()
	var notes []syntax.Annotation
	var spans []syntax.NameSpan
	trees := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(trees, "gold tokens, predicted tags\twords\tUPOS\tXPOS\tlemma\tUAS\tLAS\tLAS with subtypes\t")
	sets := map[string]*nameScore{}
	order := []string{"en_ewt-dev", "en_gum-dev", "en_gum-news"}
	for _, name := range order {
		all, err := readTrees(dir, name)
		if err != nil {
			return err
		}
		var s treeScore
		n := newNameScore()
		for _, gold := range all {
			notes = a.Annotate(gold.Words, notes[:0])
			s.add(gold, notes)
			if gold.Named {
				spans = a.Names(gold.Words, notes, spans[:0])
				n.add(gold.Names, plain(spans))
				sets[name] = n
			}
		}
		fmt.Fprintf(trees, "%s\t%d", name, s.words)
		for _, v := range []int{s.upos, s.xpos, s.lemma, s.uas, s.las, s.fullLAS} {
			fmt.Fprintf(trees, "\t%.2f", percent(v, s.words))
		}
		fmt.Fprintln(trees, "\t")
	}
	if err := trees.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(out)
	names := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(names, "names, exact and typed\tnames\tP\tR\tF1\tPER\tORG\tLOC\t")
	for _, name := range order {
		if sets[name] != nil {
			nameLine(names, name, sets[name])
		}
	}
	if held != nil {
		n := newNameScore()
		for i, s := range held.gold {
			n.add(s.Names, held.found[i])
		}
		nameLine(names, "en_ewt-dev.ner, cross-validated", n)
	} else if gold, err := readIOB2(filepath.Join(dir, "en_ewt-dev.ner.iob2")); err == nil {
		n := newNameScore()
		for _, s := range gold {
			notes = a.Annotate(s.Words, notes[:0])
			spans = a.Names(s.Words, notes, spans[:0])
			n.add(s.Names, plain(spans))
		}
		nameLine(names, "en_ewt-dev.ner, which the model learnt from", n)
	}
	return names.Flush()
}

func nameLine(out io.Writer, name string, n *nameScore) {
	p, r, f := n.f1(allTypes)
	fmt.Fprintf(out, "%s\t%d\t%.1f\t%.1f\t%.1f", name, n.gold[allTypes], p, r, f)
	for _, kind := range []string{syntax.Person, syntax.Organisation, syntax.Location} {
		_, _, f := n.f1(kind)
		fmt.Fprintf(out, "\t%.1f", f)
	}
	fmt.Fprintln(out, "\t")
}

func plain(spans []syntax.NameSpan) (out []train.Span) {
	for _, s := range spans {
		out = append(out, train.Span{Start: s.Start, End: s.End, Type: s.Type})
	}
	return out
}
