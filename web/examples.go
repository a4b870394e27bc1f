package web

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"
)

//go:embed examples
var exampleFiles embed.FS

// Example is a query to try: a tab of GraphiQL, an entry of the simple page's list, a line of the
// demo's output.
type Example struct {
	// Name is the file's name without its number and ending, such as "relationship".
	Name string `json:"name"`
	// Title is the comment that the query begins with, without its number sign.
	Title string `json:"title"`
	// Query is the whole file, the title's comment included.
	Query string `json:"query"`
	// Variables is a JSON object, nil where the query takes none.
	Variables json.RawMessage `json:"variables,omitempty"`
}

// Examples returns the example queries in the order in which a newcomer should meet them. The
// caller owns the slice.
//
// They live in web/examples: NN-name.graphql, which begins with the line "# Title", and beside it
// NN-name.json with its variables where it has any.
func Examples() []Example {
	folder, err := fs.Sub(exampleFiles, "examples")
	if err != nil {
		panic(fmt.Sprintf("web: embedded examples: %v", err))
	}
	examples, err := readExamples(folder)
	if err != nil {
		// The files are part of the program, and a test reads them.
		panic(fmt.Sprintf("web: embedded examples: %v", err))
	}
	return examples
}

func readExamples(folder fs.FS) ([]Example, error) {
	names, err := fs.Glob(folder, "*.graphql") // sorted by name, and so by number
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, errors.New("there is none; add NN-name.graphql")
	}
	examples := make([]Example, 0, len(names))
	seen := make(map[string]string, len(names))
	for _, file := range names {
		example, err := readExample(folder, file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if earlier, ok := seen[example.Name]; ok {
			return nil, fmt.Errorf("%s: the name %q is taken by %s", file, example.Name, earlier)
		}
		seen[example.Name] = file
		examples = append(examples, example)
	}
	return examples, nil
}

func readExample(folder fs.FS, file string) (Example, error) {
	stem := strings.TrimSuffix(file, ".graphql")
	number, name, ok := strings.Cut(stem, "-")
	if !ok || name == "" || number == "" || strings.Trim(number, "0123456789") != "" {
		return Example{}, errors.New("the name is not of the form NN-name.graphql")
	}
	query, err := fs.ReadFile(folder, file)
	if err != nil {
		return Example{}, err
	}
	if !utf8.Valid(query) {
		return Example{}, errors.New("not UTF-8")
	}
	first, _, _ := strings.Cut(string(query), "\n")
	title, ok := strings.CutPrefix(first, "# ")
	if title = strings.TrimSpace(title); !ok || title == "" {
		return Example{}, errors.New(`the first line is not a title such as "# Who signed the treaty"`)
	}
	variables, err := readVariables(folder, stem+".json")
	if err != nil {
		return Example{}, err
	}
	return Example{Name: name, Title: title, Query: string(query), Variables: variables}, nil
}

// readVariables returns nil where there is no such file.
func readVariables(folder fs.FS, file string) (json.RawMessage, error) {
	content, err := fs.ReadFile(folder, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(content, &object); err != nil {
		return nil, fmt.Errorf("variables %s: %w", file, err)
	}
	if object == nil {
		return nil, fmt.Errorf("variables %s: null where an object is needed", file)
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, content); err != nil {
		return nil, fmt.Errorf("variables %s: %w", file, err)
	}
	return compact.Bytes(), nil
}
