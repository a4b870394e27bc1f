package importer_test

import (
	"os"
	"path/filepath"
	"testing"

	"entente/loader/lexicon"
	"entente/loader/lexicon/importer"
)

func TestWriteFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mine")
	one := []lexicon.File{{Name: "entries/a.tsv", Content: []byte("id\tname\norg:a\tA\n")}}
	two := []lexicon.File{{Name: "senses.tsv", Content: []byte("name\tid\tnear\n")}}
	if err := importer.WriteFolder(dir, one, false); err != nil {
		t.Fatal(err)
	}
	if err := importer.WriteFolder(dir, two, false); err == nil {
		t.Error("a folder is replaced unasked")
	}
	if err := importer.WriteFolder(dir, two, true); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "entries")); err == nil {
		t.Error("what was in the folder is still there")
	}
	if err := os.WriteFile(filepath.Join(dir, "notes.tsv"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := importer.WriteFolder(dir, one, true); err == nil {
		t.Error("a folder with somebody's notes is replaced")
	}
	empty := filepath.Join(t.TempDir(), "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := importer.WriteFolder(empty, one, false); err != nil {
		t.Errorf("an empty folder is not filled: %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(dir), ".*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}
