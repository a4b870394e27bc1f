package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"entente/eval/train/conllu"
	"entente/loader/text/syntax/train"
)

// readTrees reads a treebank of the folder.
func readTrees(dir, name string) ([]*train.Sentence, error) {
	all, err := conllu.ReadFile(filepath.Join(dir, name+".conllu.gz"))
	if err != nil {
		return nil, err
	}
	out := make([]*train.Sentence, 0, len(all))
	named := strings.HasPrefix(name, "en_gum")
	entities := &entityReader{}
	finder := newNamer(all)
	for _, s := range all {
		x := &train.Sentence{}
		for _, w := range s.Words {
			x.Words = append(x.Words, w.Form)
			x.Lemmas = append(x.Lemmas, w.Lemma)
			x.UPOS = append(x.UPOS, w.UPOS)
			x.XPOS = append(x.XPOS, w.XPOS)
			x.Heads = append(x.Heads, int32(w.Head))
			x.Rels = append(x.Rels, w.DepRel)
		}
		if named {
			mentions, err := entities.mentions(s)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			x.Named, x.Names = true, finder.names(s, mentions)
		}
		out = append(out, x)
	}
	return out, nil
}

// readIOB2 reads a file of words and names: position, word and tag, separated by tabs.
func readIOB2(path string) (out []*train.Sentence, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, conllu.MaxLine)
	s := &train.Sentence{Named: true}
	flush := func() {
		if len(s.Words) > 0 {
			out = append(out, s)
		}
		s = &train.Sentence{Named: true}
	}
	for line := 1; in.Scan(); line++ {
		text := in.Text()
		if text == "" {
			flush()
			continue
		}
		if text[0] == '#' {
			continue
		}
		cells := strings.Split(text, "\t")
		if len(cells) < 3 {
			return nil, fmt.Errorf("%s:%d: %d fields where at least 3 are due, separated by tabs", path, line, len(cells))
		}
		i := len(s.Words)
		s.Words = append(s.Words, cells[1])
		place, kind, _ := strings.Cut(cells[2], "-")
		switch place {
		case "B":
			s.Names = append(s.Names, train.Span{Start: i, End: i + 1, Type: kind})
		case "I":
			if k := len(s.Names) - 1; k < 0 || s.Names[k].End != i || s.Names[k].Type != kind {
				return nil, fmt.Errorf("%s:%d: the tag %s continues no name", path, line, cells[2])
			}
			s.Names[len(s.Names)-1].End++
		case "O":
		default:
			return nil, fmt.Errorf("%s:%d: the tag %q is none of B, I and O", path, line, cells[2])
		}
	}
	flush()
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return out, nil
}
