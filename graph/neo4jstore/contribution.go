package neo4jstore

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"

	"entente/graph"
)

// A Contribution node keeps what one article told, compressed, and TELLS every node that it told of: {node: a hash of the article's version
// of the node, edges: a hash of the edges whose record the node is}. Taking an article back, the store asks who else tells of its nodes:
// where another article told the same, nothing changes; else the node is merged anew from one article for each different version.

// contributionFormat is the first byte of the data, should its form ever change.
const contributionFormat = 1

type storedNode struct {
	Label graph.Label      `json:"label"`
	Props graph.Properties `json:"props"`
}

type storedContribution struct {
	Nodes []storedNode `json:"nodes"` // without the article, which no other article tells of
	Edges []graph.Edge `json:"edges"`
}

// encodeContribution writes nodes and edges as compressed JSON.
func encodeContribution(c *graph.Contribution) ([]byte, error) {
	in := storedContribution{Nodes: make([]storedNode, len(c.Nodes)), Edges: c.Edges}
	for i, n := range c.Nodes {
		in.Nodes[i] = storedNode{n.NodeLabel(), graph.PropertiesOf(n)}
	}
	out := bytes.NewBuffer([]byte{contributionFormat})
	w, err := flate.NewWriter(out, flate.BestSpeed)
	if err != nil {
		return nil, err
	}
	if err := json.NewEncoder(w).Encode(in); err != nil {
		return nil, fmt.Errorf("encode what %s told: %w", c.SourceID(), err)
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// decodeContribution reads what encodeContribution wrote; the article itself is not in it.
func decodeContribution(article graph.ID, data []byte) (*graph.Contribution, error) {
	if len(data) == 0 || data[0] != contributionFormat {
		return nil, fmt.Errorf("what %s told is not in a form that this program knows", article)
	}
	r := flate.NewReader(bytes.NewReader(data[1:]))
	defer r.Close()
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("decompress what %s told: %w", article, err)
	}
	var in storedContribution
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, fmt.Errorf("decode what %s told: %w", article, err)
	}
	c := &graph.Contribution{Edges: in.Edges}
	for _, sn := range in.Nodes {
		n, err := graph.NodeOf(sn.Label, sn.Props)
		if err != nil {
			return nil, err
		}
		c.Nodes = append(c.Nodes, n)
	}
	return c, nil
}

// tell is what a TELLS edge carries.
type tell struct {
	id    graph.ID
	node  int64
	edges int64 // 0: the node is no edge's record
}

// tellsOf hashes a normalised contribution node by node, in the order of its nodes, the article last.
func tellsOf(c *graph.Contribution) ([]tell, error) {
	edges := map[graph.ID]*bytes.Buffer{}
	for _, e := range c.Edges {
		b := edges[e.Record]
		if b == nil {
			b = &bytes.Buffer{}
			edges[e.Record] = b
		}
		if err := json.NewEncoder(b).Encode(e); err != nil {
			return nil, err
		}
	}
	out := make([]tell, 0, len(c.Nodes)+1)
	for _, n := range append(c.Nodes[:len(c.Nodes):len(c.Nodes)], c.Source()) {
		props, err := json.Marshal(storedNode{n.NodeLabel(), graph.PropertiesOf(n)})
		if err != nil {
			return nil, err
		}
		t := tell{id: n.NodeID(), node: hash64(props)}
		if b := edges[n.NodeID()]; b != nil {
			t.edges = hash64(b.Bytes())
		}
		out = append(out, t)
	}
	return out, nil
}

func hash64(b []byte) int64 {
	sum := sha256.Sum256(b)
	return int64(binary.BigEndian.Uint64(sum[:8])) //nolint:gosec // any 64 bits will do
}
