package neo4jstore

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"entente/graph"
	"entente/graph/searchtext"
)

// Properties that the store derives from a node, beside the vocabulary's. They serve order and look-up, for Cypher cannot compute them.
const (
	propSortKey         = "sortKey"         // place: graph.SortKey and the id
	propNormalNames     = "normalNames"     // graph.NamesOf, each by graph.NormalName
	propSearchNames     = "searchNames"     // searchtext.Names
	propSearchText      = "searchText"      // searchtext.Text
	propFirstDay        = "firstDay"        // graph.DateOf, the first day that it may mean
	propLastDay         = "lastDay"         // and the last
	propNormalPublisher = "normalPublisher" // an article's publisher by graph.NormalName
)

// How much of a string an index takes: Neo4j refuses to index more than about 8 kB, and an orderable string is up to three times as long as the
// original.
const (
	maxKeyBytes = 1500 // of a sort key or a name, the rest of which is left out
	maxIDBytes  = 1000 // of a property that is kept whole, or refused
)

// indexKey shortens a string to what an index takes. Two that differ only beyond have the same key, so that their order falls to the id.
func indexKey(s string) string { return cut(s, maxKeyBytes) }

// place is where a node stands in every list: its sort key and its id as one string, so that one index holds the order and one comparison
// finds what follows a cursor. NUL separates the two, for neither can hold it.
func place(sortKey string, id graph.ID) string {
	return orderable(indexKey(sortKey)) + "\x00" + orderable(string(id))
}

// lastPlain is the last character that every part of Neo4j puts at the same place. Its indexes compare bytes, which is the order of code
// points; elsewhere it compares UTF-16, where what lies beyond U+FFFF comes before what follows the surrogates.
const lastPlain = '\uD7FE'

// orderable writes a string so that both orders are the order of its bytes: characters beyond lastPlain become three that are not, of which the first
// is greater than all others.
func orderable(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r > lastPlain }) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r <= lastPlain {
			b.WriteRune(r)
			continue
		}
		const base = '\u0100' // plain, and not NUL
		b.WriteRune(lastPlain + 1)
		b.WriteRune(base + r>>12)
		b.WriteRune(base + r&0xFFF)
	}
	return b.String()
}

// cut shortens a string to so many bytes, never within a character.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

// labelsOf lists the labels that a node carries beside labelNode: its own and the super-labels.
func labelsOf(l graph.Label) []graph.Label {
	var out []graph.Label
	if l.IsActor() {
		out = append(out, graph.LabelActor)
	}
	if l.IsPlace() {
		out = append(out, graph.LabelPlace)
	}
	return append(out, l)
}

// nodeProperties are all properties of a node as Neo4j keeps them.
func nodeProperties(n graph.Node) map[string]any {
	p := map[string]any(graph.PropertiesOf(n))
	p[propSortKey] = place(graph.SortKey(n), n.NodeID())
	if names := graph.NamesOf(n); len(names) > 0 {
		normal := make([]string, len(names))
		for i, name := range names {
			normal[i] = indexKey(graph.NormalName(name))
		}
		p[propNormalNames] = normal
	}
	if names := searchtext.Names(n); len(names) > 0 {
		p[propSearchNames] = names
	}
	if text := searchtext.Text(n); text != "" {
		p[propSearchText] = text
	}
	if date, ok := graph.DateOf(n); ok {
		if first, last := date.Bounds(); first != "" {
			p[propFirstDay], p[propLastDay] = first, last
		}
	}
	if a, ok := n.(*graph.Article); ok && a.Publisher != "" {
		p[propNormalPublisher] = indexKey(graph.NormalName(a.Publisher))
	}
	return p
}

// checkIndexable refuses a node with an indexed property that is too long for an index.
func checkIndexable(n graph.Node) error {
	p := graph.PropertiesOf(n)
	for _, name := range []string{"id", "name", "iso3", "wikidata"} {
		if s, ok := p[name].(string); ok && len(s) > maxIDBytes {
			return graph.Errorf(graph.CodeLimit, "apply", cut(string(n.NodeID()), 80), "property %q of %s has %d bytes, at most %d can be indexed", name, n.NodeLabel(), len(s), maxIDBytes)
		}
	}
	return nil
}

// edgeProperties are all properties of an edge as Neo4j keeps them, but for a tie's tally. A tie names its record once more as "relation";
// a record whose id is not orderable as it stands is named once more as "recordKey".
func edgeProperties(e graph.Edge) map[string]any {
	p := map[string]any(e.Properties())
	if isTie(e.Type) {
		p["relation"] = string(e.Record)
	}
	if key := orderable(string(e.Record)); key != string(e.Record) {
		p["recordKey"] = key
	}
	return p
}

func isTie(t graph.EdgeType) bool { return slices.Contains(graph.TieTypes(), graph.TieType(t)) }

// nodeOf decodes a node.
func nodeOf(v any) (graph.Node, error) {
	n, ok := v.(dbtype.Node)
	if !ok {
		return nil, fmt.Errorf("a node was expected, not a %T", v)
	}
	return decodeNode(n.Labels, n.Props)
}

// nodeProps are a node's properties, the derived ones included.
func nodeProps(v any) map[string]any {
	n, _ := v.(dbtype.Node)
	return n.Props
}

func decodeNode(labels []string, props map[string]any) (graph.Node, error) {
	for _, l := range labels {
		if slices.Contains(concrete, graph.Label(l)) {
			return graph.NodeOf(graph.Label(l), props)
		}
	}
	return nil, fmt.Errorf("node %v has no label of the vocabulary, only %v", props["id"], labels)
}

// concrete is never written after the package is initialised.
var concrete = graph.Labels()

// edgeOf decodes an edge from the columns of edgeColumns.
func edgeOf(r row) (graph.Edge, error) {
	typ, err1 := column[string](r, "type")
	from, err2 := column[string](r, "from")
	to, err3 := column[string](r, "to")
	props, err4 := column[map[string]any](r, "props")
	if err := cmp.Or(err1, err2, err3, err4); err != nil {
		return graph.Edge{}, err
	}
	return decodeEdge(graph.EdgeType(typ), graph.ID(from), graph.ID(to), props), nil
}

func decodeEdge(typ graph.EdgeType, from, to graph.ID, props map[string]any) graph.Edge {
	text := func(name string) string { s, _ := props[name].(string); return s }
	e := graph.Edge{
		Type: typ, From: from, To: to,
		Record:    graph.ID(text("record")),
		Role:      text("role"),
		Status:    text("status"),
		Modality:  graph.Modality(text("modality")),
		Polarity:  graph.Polarity(text("polarity")),
		Stance:    graph.Stance(text("stance")),
		ValidFrom: graph.Date(text("from")),
		ValidTo:   graph.Date(text("to")),
	}
	if n, ok := props["count"].(int64); ok {
		e.Count = int(n)
	}
	if isTie(typ) {
		e.Tally = tallyOf(props)
	}
	return e
}

// tallyOf reads a tie's tally from the properties of its plain edge or of its record.
func tallyOf(props map[string]any) graph.Tally {
	reports, _ := props["reports"].(int64)
	articles, _ := props["articles"].(int64)
	first, _ := props["firstSeen"].(string)
	last, _ := props["lastSeen"].(string)
	return graph.Tally{Reports: int(reports), Articles: int(articles), FirstSeen: graph.Date(first), LastSeen: graph.Date(last)}
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
