package export

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"entente/graph"
)

// The files that CSV writes.
const (
	NodesFile = "nodes.csv"
	EdgesFile = "edges.csv"
)

// listSeparator separates the elements of a list in a CSV field: a control character that no text holds. Neo4j's importer is told of it with
// --array-delimiter=U+001F.
const listSeparator = "\x1f"

// column is a property with its type as Neo4j's importer names it.
type column struct{ name, typ string }

func nodeColumns() []column {
	return []column{
		{"name", "string"}, {"aliases", "string[]"}, {"wikidata", "string"}, {"gender", "string"}, {"iso3", "string"}, {"capital", "string"},
		{"status", "string"}, {"kind", "string"}, {"sector", "string"}, {"latitude", "double"}, {"longitude", "double"}, {"title", "string"},
		{"function", "string"}, {"text", "string"}, {"verb", "string"}, {"act", "string"}, {"date", "string"}, {"certainty", "string"},
		{"stage", "string"}, {"binding", "boolean"}, {"ordinal", "long"}, {"topics", "string[]"}, {"type", "string"}, {"mode", "string"},
		{"contexts", "string[]"}, {"cameo", "string"}, {"quad", "long"}, {"score", "double"}, {"modality", "string"}, {"polarity", "string"},
		{"precision", "string"}, {"approximate", "boolean"}, {"from", "string"}, {"to", "string"}, {"role", "string"}, {"kicker", "string"},
		{"publisher", "string"}, {"dateline", "string"}, {"published", "string"}, {"publishedBasis", "string"}, {"url", "string"},
		{"language", "string"}, {"sha256", "string"}, {"start", "long"}, {"end", "long"}, {"exact", "string"}, {"prefix", "string"},
		{"suffix", "string"}, {"rule", "string"}, {"confidence", "double"}, {"attributedTo", "string"},
	}
}

func edgeColumns() []column {
	return []column{
		{"record", "string"}, {"role", "string"}, {"status", "string"}, {"modality", "string"}, {"polarity", "string"}, {"stance", "string"},
		{"from", "string"}, {"to", "string"}, {"count", "long"}, {"reports", "long"}, {"articles", "long"}, {"firstSeen", "string"}, {"lastSeen", "string"},
	}
}

// CSV writes the graph into a new folder, as two files with the headers of Neo4j's importer:
//
//	neo4j-admin database import full --nodes=nodes.csv --relationships=edges.csv --multiline-fields=true --array-delimiter=U+001F
//
// The folder must not exist or must be empty.
func CSV(ctx context.Context, s graph.Store, folder string) error {
	if err := emptyFolder(folder); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	nodes := append([]string{"id:ID"}, headers(nodeColumns())...)
	if err := writeCSV(filepath.Join(folder, NodesFile), append(nodes, ":LABEL"), func(w *csv.Writer) error {
		return Walk(ctx, s, func(n graph.Node) error { return writeNode(w, n) }, nil)
	}); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	edges := append([]string{":START_ID", ":END_ID", ":TYPE"}, headers(edgeColumns())...)
	if err := writeCSV(filepath.Join(folder, EdgesFile), edges, func(w *csv.Writer) error {
		return Walk(ctx, s, nil, func(e graph.Edge) error { return writeEdge(w, e) })
	}); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}

func emptyFolder(folder string) error {
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return err
	}
	entries, err := os.ReadDir(folder)
	if err == nil && len(entries) > 0 {
		err = &fs.PathError{Op: "write to", Path: folder, Err: errors.New("the folder is not empty; name a new one")}
	}
	return err
}

func headers(columns []column) []string {
	var out []string
	for _, c := range columns {
		out = append(out, c.name+":"+c.typ)
	}
	return out
}

func writeCSV(path string, header []string, rows func(*csv.Writer) error) (err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := csv.NewWriter(f)
	if err := w.Write(header); err != nil {
		return err
	}
	if err := rows(w); err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

func writeNode(w *csv.Writer, n graph.Node) error {
	p := graph.PropertiesOf(n)
	row := []string{string(n.NodeID())}
	delete(p, "id")
	row, err := fields(row, p, nodeColumns())
	if err != nil {
		return fmt.Errorf("%s %s: %w", n.NodeLabel(), n.NodeID(), err)
	}
	return w.Write(append(row, strings.Join(labelsOf(n), listSeparator)))
}

func writeEdge(w *csv.Writer, e graph.Edge) error {
	row, err := fields([]string{string(e.From), string(e.To), string(e.Type)}, edgeProperties(e), edgeColumns())
	if err != nil {
		return fmt.Errorf("%s from %s to %s: %w", e.Type, e.From, e.To, err)
	}
	return w.Write(row)
}

// fields appends the properties in the order of the columns. A property that has no column is an error, so that none is lost.
func fields(row []string, p graph.Properties, columns []column) ([]string, error) {
	for _, c := range columns {
		row = append(row, fieldOf(p[c.name]))
	}
	for name := range p {
		if !slices.ContainsFunc(columns, func(c column) bool { return c.name == name }) {
			return nil, fmt.Errorf("the property %q has no column", name)
		}
	}
	return row, nil
}

func fieldOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case []string:
		return strings.Join(v, listSeparator)
	}
	return ""
}
