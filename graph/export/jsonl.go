package export

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"entente/graph"
)

// nodeLine and edgeLine are the lines of the JSON form.
type nodeLine struct {
	Kind       string           `json:"kind"`
	Labels     []string         `json:"labels"`
	Properties graph.Properties `json:"properties"` // names sorted
}

type edgeLine struct {
	Kind       string           `json:"kind"`
	Type       graph.EdgeType   `json:"type"`
	From       graph.ID         `json:"from"`
	To         graph.ID         `json:"to"`
	Properties graph.Properties `json:"properties"`
}

// JSONLines writes every node, then every edge, one JSON object on a line: {"kind":"node","labels":["State","Actor","Place"],"properties":{…}} and
// {"kind":"edge","type":"SAID","from":"…","to":"…","properties":{…}}. A node's id is among its properties.
func JSONLines(ctx context.Context, s graph.Store, w io.Writer) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	err := Walk(ctx, s,
		func(n graph.Node) error {
			return enc.Encode(nodeLine{Kind: "node", Labels: labelsOf(n), Properties: graph.PropertiesOf(n)})
		},
		func(e graph.Edge) error {
			return enc.Encode(edgeLine{Kind: "edge", Type: e.Type, From: e.From, To: e.To, Properties: edgeProperties(e)})
		})
	if err != nil {
		return fmt.Errorf("export: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("export: %w", err)
	}
	return nil
}
