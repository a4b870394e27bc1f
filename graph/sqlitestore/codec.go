package sqlitestore

import (
	"encoding/json"
	"fmt"

	"entente/graph"
	"entente/graph/searchtext"
)

// version is a node as one article tells it. Its properties are written the same way each time, so that equal strings mean equal nodes.
type version struct {
	label graph.Label
	props string
}

// told is a version with what the indexes need of it; looks is nil where that is yet to be worked out.
type told struct {
	version
	looks *looks
}

// looks is what the columns and indexes hold of a node.
type looks struct {
	sort        string
	first, last any // bounds; nil: none
	terms       []term
	text        string
}

func looksOf(n graph.Node) *looks {
	l := &looks{sort: graph.SortKey(n), terms: terms(n), text: searchtext.Text(n)}
	if d, ok := graph.DateOf(n); ok {
		if first, last := d.Bounds(); first != "" {
			l.first, l.last = first, last
		}
	}
	return l
}

// tell encodes a node with its looks.
func tell(n graph.Node) (told, error) {
	v, err := encodeNode(n)
	return told{v, looksOf(n)}, err
}

// view returns the looks, decoding the version if need be.
func (t told) view() (*looks, error) {
	if t.looks != nil {
		return t.looks, nil
	}
	n, err := t.node()
	if err != nil {
		return nil, err
	}
	return looksOf(n), nil
}

func encodeNode(n graph.Node) (version, error) {
	b, err := json.Marshal(graph.PropertiesOf(n))
	if err != nil {
		return version{}, fmt.Errorf("encode %s %q: %w", n.NodeLabel(), n.NodeID(), err)
	}
	return version{n.NodeLabel(), string(b)}, nil
}

func decodeNode(label graph.Label, props []byte) (graph.Node, error) {
	var p graph.Properties
	if err := json.Unmarshal(props, &p); err != nil {
		return nil, fmt.Errorf("decode a %s: %w", label, err)
	}
	return graph.NodeOf(label, p)
}

func (v version) node() (graph.Node, error) { return decodeNode(v.label, []byte(v.props)) }

// edgeProps are an edge's own values, apart from its identity.
type edgeProps struct {
	Role     string         `json:"role,omitempty"`
	Status   string         `json:"status,omitempty"`
	Modality graph.Modality `json:"modality,omitempty"`
	Polarity graph.Polarity `json:"polarity,omitempty"`
	Stance   graph.Stance   `json:"stance,omitempty"`
	Count    int            `json:"count,omitempty"`
	From     graph.Date     `json:"from,omitempty"`
	To       graph.Date     `json:"to,omitempty"`
}

func encodeEdge(e graph.Edge) string {
	p := edgeProps{e.Role, e.Status, e.Modality, e.Polarity, e.Stance, e.Count, e.ValidFrom, e.ValidTo}
	if p == (edgeProps{}) {
		return ""
	}
	return mustJSON(p)
}

func decodeEdge(k graph.EdgeKey, props []byte) (graph.Edge, error) {
	e := graph.Edge{Type: k.Type, From: k.From, To: k.To, Record: k.Record}
	if len(props) == 0 {
		return e, nil
	}
	var p edgeProps
	if err := json.Unmarshal(props, &p); err != nil {
		return e, fmt.Errorf("decode edge %s from %q to %q: %w", k.Type, k.From, k.To, err)
	}
	e.Role, e.Status, e.Modality, e.Polarity, e.Stance = p.Role, p.Status, p.Modality, p.Polarity, p.Stance
	e.Count, e.ValidFrom, e.ValidTo = p.Count, p.From, p.To
	return e, nil
}

// body is a contribution without its article, as the file keeps it.
type body struct {
	Nodes []bodyNode `json:"nodes"`
	Edges []bodyEdge `json:"edges"`
}

type bodyNode struct {
	ID    graph.ID        `json:"id"`
	Label graph.Label     `json:"label"`
	Props json.RawMessage `json:"props"`
}

// bodyEdge names its ends by their numbers in the list of nodes, the article being -1.
type bodyEdge struct {
	Type   graph.EdgeType `json:"type"`
	From   int            `json:"from"`
	To     int            `json:"to"`
	Record int            `json:"record"`
	Props  string         `json:"props,omitempty"`
}

// encoded is a contribution made ready for writing.
type encoded struct {
	article graph.ID
	digest  string
	self    told // the article
	ids     []graph.ID
	nodes   []told
	edges   []edgeVersion
	body    string

	told    *graph.Contribution // as the source told it, without who is forgotten
	before  string              // the body of that, where corrections leave something else
	decided []graph.ID          // the facts in it about which corrections decide
}

type edgeVersion struct {
	key   graph.EdgeKey
	props string
}

func encode(c *graph.Contribution) (*encoded, error) {
	out := &encoded{article: c.SourceID(), digest: c.Digest(), told: c}
	var err error
	if out.self, err = tell(c.Source()); err != nil {
		return nil, err
	}
	at := map[graph.ID]int{c.SourceID(): -1}
	b := body{Nodes: make([]bodyNode, len(c.Nodes)), Edges: make([]bodyEdge, len(c.Edges))}
	out.ids, out.nodes, out.edges = make([]graph.ID, len(c.Nodes)), make([]told, len(c.Nodes)), make([]edgeVersion, len(c.Edges))
	for i, n := range c.Nodes {
		v, err := tell(n)
		if err != nil {
			return nil, err
		}
		at[n.NodeID()] = i
		out.ids[i], out.nodes[i] = n.NodeID(), v
		b.Nodes[i] = bodyNode{n.NodeID(), v.label, json.RawMessage(v.props)}
	}
	for i, e := range c.Edges {
		props := encodeEdge(e)
		out.edges[i] = edgeVersion{e.Key(), props}
		b.Edges[i] = bodyEdge{e.Type, at[e.From], at[e.To], at[e.Record], props}
	}
	text, err := json.Marshal(b)
	if err != nil {
		return nil, fmt.Errorf("encode what %q contributes: %w", c.SourceID(), err)
	}
	out.body = string(text)
	return out, nil
}

// decode reads back what encode wrote, the article's own node apart.
func decode(article graph.ID, text string) (*encoded, error) {
	var b body
	if err := json.Unmarshal([]byte(text), &b); err != nil {
		return nil, fmt.Errorf("decode what %q contributed: %w", article, err)
	}
	out := &encoded{article: article}
	for _, n := range b.Nodes {
		out.ids = append(out.ids, n.ID)
		out.nodes = append(out.nodes, told{version: version{n.Label, string(n.Props)}})
	}
	id := func(i int) graph.ID {
		if i < 0 {
			return article
		}
		return out.ids[i]
	}
	for _, e := range b.Edges {
		out.edges = append(out.edges, edgeVersion{graph.EdgeKey{Type: e.Type, From: id(e.From), To: id(e.To), Record: id(e.Record)}, e.Props})
	}
	return out, nil
}
