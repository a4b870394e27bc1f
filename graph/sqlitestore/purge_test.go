package sqlitestore_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/sqlitestore"
)

// TestPurge forgets somebody and reads the file's bytes: no letter of the name is left in it or in its log, not even folded for search.
func TestPurge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := sqlitestore.Open(t.Context(), path, sqlitestore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}()
	who := graph.ActorID(graph.LabelPerson, "Dora Quillfeather", "")
	story := graphtest.NewStoryOf(graph.Article{ID: "article:one", Title: "Quillfeather speaks", SHA256: "v1", Text: "Dora Quillfeather speaks"})
	story.Actor(graph.Actor{ID: who, Label: graph.LabelPerson, Name: "Dora Quillfeather", Aliases: []string{"Quillfeather"}})
	said := story.Statement(graph.Statement{ID: "statement:one", Text: "Quillfeather is brave"})
	story.About(said, who, graph.Support)
	forget := graphtest.NewCorrection(graph.Correction{
		ID: "correction:one", Action: graph.ActionForget, At: "2031-01-01T00:00:00.000000Z", Names: graph.Forgotten(who, "Dora Quillfeather", "Quillfeather"),
	})
	holds := func() bool {
		files, err := filepath.Glob(path + "*")
		if err != nil || len(files) == 0 {
			t.Fatalf("the store's files: %v, %v", files, err)
		}
		for _, f := range files {
			content, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(bytes.ToLower(content), []byte("quillfeather")) {
				return true
			}
		}
		return false
	}
	for _, b := range []graph.Batch{append(graphtest.SyntheticBatch(0, 20), story.Contribution()), {forget.Contribution()}} {
		if _, err := s.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		if !holds() {
			t.Fatal("the name is not in the files yet, or not any more: the test shows nothing")
		}
	}
	if err := s.Purge(t.Context()); err != nil {
		t.Fatal(err)
	}
	if holds() {
		t.Error("the name can still be read out of the store's files")
	}
	if _, err := s.Apply(t.Context(), graphtest.SyntheticBatch(20, 5)); err != nil {
		t.Errorf("after a purge: %v", err)
	}
}
