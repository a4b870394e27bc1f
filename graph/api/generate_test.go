package api_test

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestGeneratedCodeIsFresh generates anew in a copy of the module and compares: what is checked in must be what the schema yields.
func TestGeneratedCodeIsFresh(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	clone := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum", "gqlgen.yml", "schema.graphqls"} {
		copyFile(t, filepath.Join(root, name), filepath.Join(clone, name))
	}
	for path := range files(t, root, "graph") {
		if !generated(path) && !strings.HasSuffix(path, "_test.go") {
			copyFile(t, filepath.Join(root, path), filepath.Join(clone, path))
		}
	}
	copyFile(t, "schema.resolvers.go", filepath.Join(clone, "graph/api/schema.resolvers.go")) // holds our code too

	cmd := exec.CommandContext(t.Context(), "go", "generate", "./graph/api")
	cmd.Dir = clone
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go generate ./graph/api: %v\n%s", err, out)
	}
	want, got := files(t, clone, "graph/api"), files(t, root, "graph/api")
	for path, content := range want {
		if generated(path) && !bytes.Equal(content, got[path]) {
			t.Errorf("%s is not what the schema yields: run go generate ./graph/api", path)
		}
	}
	for path := range got {
		if _, ok := want[path]; generated(path) && !ok {
			t.Errorf("%s is left over: remove it", path)
		}
	}
}

func generated(path string) bool {
	return strings.HasPrefix(path, "graph/api/generated/") || strings.HasSuffix(path, ".resolvers.go")
}

// files reads the Go and schema files of two packages that generation looks at, by their paths from the root.
func files(t *testing.T, root, under string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	module := os.DirFS(root)
	for _, dir := range []string{under, "graph/align"} {
		err := fs.WalkDir(module, dir, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && (d.Name() == "testdata" || filepath.Dir(path) == "graph" && path != "graph/api" && path != "graph/align"):
				return fs.SkipDir
			case !strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, ".graphqls"):
				return nil
			}
			out[path], err = fs.ReadFile(module, path)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o600); err != nil { //nolint:gosec // a temporary folder
		t.Fatal(err)
	}
}
