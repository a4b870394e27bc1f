package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/loader/text/syntax"
)

// bank writes a treebank of one pattern, and returns its folder.
func bank(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	var trees, names strings.Builder
	for i := range 24 {
		who := strings.Fields("Orla Petrin Marek")[i%3]
		where := strings.Fields("Lommel Vantaa")[i%2]
		for k, line := range []string{
			who + "\t" + who + "\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-person-new-x)",
			"lives\tlive\tVERB\tVBZ\t_\t0\troot\t_\t_",
			"in\tin\tADP\tIN\t_\t4\tcase\t_\t_",
			where + "\t" + where + "\tPROPN\tNNP\t_\t2\tobl\t_\tEntity=(2-place-new-x)",
		} {
			fmt.Fprintf(&trees, "%d\t%s\n", k+1, line)
		}
		trees.WriteString("\n")
		fmt.Fprintf(&names, "1\t%s\tB-PER\n2\tlives\tO\n3\tin\tO\n4\t%s\tB-LOC\n\n", who, where)
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := io.WriteString(z, trees.String()); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"en_ewt-train", "en_gum-train", "en_ewt-dev", "en_gum-dev", "en_gum-news"} {
		if err := os.WriteFile(filepath.Join(dir, name+".conllu.gz"), packed.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "en_ewt-dev.ner.iob2"), []byte(names.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestRunTrainsAndReports(t *testing.T) {
	to := t.TempDir()
	var out, progress bytes.Buffer
	if err := run([]string{"--treebank", bank(t), "--out", to}, &out, &progress); err != nil {
		t.Fatal(err)
	}
	m, err := syntax.Read(func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(to, name)) })
	if err != nil {
		t.Fatal(err)
	}
	notes := m.NewAnnotator().Annotate([]string{"Marek", "lives", "in", "Vantaa"}, nil)
	if notes[1].DepRel != "root" || notes[0].Head != 2 || notes[3].UPOS != "PROPN" {
		t.Errorf("the models read %+v", notes)
	}
	for _, want := range []string{"en_gum-news", "cross-validated", "UAS", "100.00"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report lacks %q:\n%s", want, out.String())
		}
	}
}

func TestRunSaysWhatIsMissing(t *testing.T) {
	err := run(nil, io.Discard, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "--treebank") || !strings.Contains(err.Error(), "UD_English-EWT") {
		t.Errorf("without a folder: %v", err)
	}
	err = run([]string{"--treebank", t.TempDir()}, io.Discard, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "en_ewt-train.conllu.gz") {
		t.Errorf("with an empty folder: %v", err)
	}
}

func TestReadIOB2RefusesTagsThatDoNotFit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.iob2")
	for in, want := range map[string]string{
		"1\ta\n":         "x.iob2:1: 2 fields",
		"1\ta\tI-PER\n":  "x.iob2:1: the tag I-PER continues no name",
		"# c\n1\ta\tE\n": `x.iob2:2: the tag "E" is none`,
	} {
		if err := os.WriteFile(path, []byte(in), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := readIOB2(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives the error %v, want %q", in, err, want)
		}
	}
}
